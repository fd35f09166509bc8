"""Instructions of random λRust programs: values, reads, writes, copies, injections.

Each writes something if its premises can hold, and says whether it did.
"""

from dataclasses import replace

from drawn_bodies import Body, Held
from drawn_types import LISTS, boxed, copyable, draw_fn, draw_type, has_library

from rustrata.typing.sizes import size
from rustrata.typing.types import UNIT, Bool, Int, Own, Product, Rec, Ref, Sum, Uninit, Var, same


def pick(body: Body, held: list[Held]) -> Held | None:
    return body.rng.choice(held) if held else None


def literal(body: Body) -> bool:
    body.make(body.rng.choice((Int(), Bool())))
    return True


def arithmetic(body: Body) -> bool:
    left, right = body.make(Int()), None
    left.kept = True
    right = body.make(Int())
    left.kept = False
    operator = body.rng.choice(("+", "-", "<=", "=="))
    if operator != "==":
        body.remove(left)
        body.remove(right)
    body.let(f"{left.path} {operator} {right.path}", Int() if operator in "+-" else Bool())
    return True


def compare_pointers(body: Body) -> bool:
    pointers = [held for held in body.here() if isinstance(held.type_, Own | Ref)]
    if not pointers:
        return False
    left, right = body.rng.choice(pointers), body.rng.choice(pointers)
    body.let(f"{left.path} == {right.path}", Bool())
    return True


def move(body: Body) -> bool:
    held = pick(body, body.free())
    if held is None:
        return False
    body.remove(held)
    body.let(held.path, held.type_)
    return True


def duplicate(body: Body) -> bool:
    held = pick(body, [held for held in body.here() if copyable(held.type_)])
    return held is not None and bool(body.duplicate(held))


def forget(body: Body) -> bool:
    held = pick(body, body.free())
    if held is None or body.rng.random() < 0.7:
        return False
    body.drop(held)
    return True


def a_function(body: Body) -> bool:
    body.make_fn(draw_fn(body.rng))
    return True


def new(body: Body) -> bool:
    cells = body.rng.randrange(4)
    body.let(f"new({cells})", Own(cells, Uninit(cells)))
    return True


def box(body: Body) -> bool:
    """A block with something in it, often references."""
    type_ = draw_type(body.rng, body.facts.usable())
    if body.can_make(boxed(type_)):
        body.make(boxed(type_))
        return True
    return False


def reference(body: Body) -> bool:
    """A reference to something that is worth one: a pointer, a product, a sum."""
    usable = body.facts.usable()
    outer = body.a_lifetime() if body.rng.random() < 0.8 else body.rng.choice(usable)
    inside = draw_type(body.rng, (), 1, empty=False)
    above = [k for k in body.facts.usable() if body.facts.includes(outer, k)]
    content = body.rng.choice(
        (
            inside,
            boxed(inside),
            Ref(body.rng.choice(above), True, inside),
            Product((Int(), inside)),
            Sum((UNIT, inside)),
            Sum((Int(), boxed(inside))),
            body.rng.choice(LISTS),
            Rec("T", Sum((Ref(body.rng.choice(above), False, Int()), Own(2, Var("T"))))),
        )
    )
    type_ = Ref(outer, body.rng.random() < 0.7, content)
    if not body.can_make(type_):
        return False
    body.make(type_)
    return True


def list_of_references(body: Body) -> bool:
    """A recursive type of references, then the same of a shorter lifetime."""
    long = body.a_lifetime()
    short = body.open((long,))
    lists = [Rec("T", Sum((Ref(k, False, Int()), Own(2, Var("T"))))) for k in (long, short)]
    held = body.make(boxed(lists[0]))
    body.subsume(held, boxed(lists[1]))
    return True


def delete(body: Body) -> bool:
    held = pick(
        body, [h for h in body.free() if isinstance(h.type_, Own) and h.type_.block == size(h.type_.content)]
    )
    return held is not None and body.rng.random() < 0.4 and body.delete(held)


def writable(body: Body, cells: int) -> list[Held]:
    """Pointers through which a value of so many cells may be written."""
    return [
        held
        for held in body.here()
        if (isinstance(held.type_, Own) and not held.kept and size(held.type_.content) == cells)
        or (
            isinstance(held.type_, Ref)
            and held.type_.mutable
            and body.alive(held)
            and size(held.type_.content) == cells
        )
    ]


def store(body: Body) -> bool:
    target = pick(body, writable(body, 1))
    if target is None:
        return False
    pointer = target.type_
    assert isinstance(pointer, Own | Ref), "a pointer"
    usable = body.facts.usable()
    value = (
        pointer.content
        if isinstance(pointer, Ref)
        else body.rng.choice((pointer.content, draw_type(body.rng, usable)))
    )
    if isinstance(value, Product | Sum | Uninit) or not body.can_make(value) or size(value) != 1:
        return False
    kept, target.kept = target.kept, True
    source = body.make(value)
    target.kept = kept
    body.emit(f"{target.path} := {source.path};")
    body.remove(source)
    if isinstance(pointer, Own):
        target.type_ = replace(pointer, content=value)
    return True


def load(body: Body) -> bool:
    cells = [h for h in body.here() if isinstance(h.type_, Own | Ref) and size(h.type_.content) == 1]
    cells = [h for h in cells if body.alive(h)]
    lent = [h for h in cells if isinstance(h.type_, Ref)]
    held = pick(body, lent if lent and body.rng.random() < 0.6 else cells)
    if held is None:
        return False
    pointer = held.type_
    match pointer:
        case Ref(lifetime, mutable, Own(_, inner)):
            return deref(body, held, Ref(lifetime, mutable, inner))
        case Ref(lifetime, mutable, Ref(other, True, inner)):
            return body.facts.includes(lifetime, other) and deref(body, held, Ref(lifetime, mutable, inner))
        case Own(block, content) if not copyable(content):
            if held.kept:
                return False
            held.type_ = Own(block, Uninit(1))
            body.let(f"*{held.path}", content)
            return True
        case Own(_, content) | Ref(_, _, content) if copyable(content):
            body.let(f"*{held.path}", content)
            return True
    return False


def deref(body: Body, held: Held, result: Ref) -> bool:
    """A load that uses up the reference."""
    if held.kept and not copyable(held.type_):
        return False
    if copyable(held.type_) and (held.kept or body.rng.random() < 0.5):
        held = body.duplicate(held)
    body.remove(held)
    body.let(f"*{held.path}", result)
    return True


def copy_cells(body: Body) -> bool:
    sources = [h for h in body.here() if isinstance(h.type_, Own | Ref) and body.alive(h)]
    stuck = [held for held in sources if is_inside(held)]
    source = pick(body, stuck if stuck and body.rng.random() < 0.7 else sources)
    return source is not None and copy_from(body, source)


def is_inside(held: Held) -> bool:
    """Is it a library's value that is a part of a block?"""
    return bool(held.place[1]) and isinstance(held.type_, Own) and has_library(held.type_) and not held.kept


def take(body: Body) -> bool:
    """A library's value out of the block that it is a part of."""
    source = pick(body, [held for held in body.here() if is_inside(held)])
    return source is not None and copy_from(body, source, new_block=True)


def copy_from(body: Body, source: Held, *, new_block: bool = False) -> bool:
    """A copy of all that a pointer points to, or a move."""
    pointer = source.type_
    assert isinstance(pointer, Own | Ref), "a pointer"
    value = pointer.content
    moves = not copyable(value)
    if moves and (source.kept or isinstance(pointer, Ref)):
        return False
    places = [
        held
        for held in writable(body, size(value))
        if held is not source
        and (isinstance(held.type_, Own) or (isinstance(held.type_, Ref) and same(held.type_.content, value)))
    ]
    target = pick(body, [] if new_block else places) or body.let(
        f"new({size(value)})", Own(size(value), Uninit(size(value)))
    )
    if isinstance(target.type_, Own):
        target.type_ = replace(target.type_, content=value)
    if moves:
        source.type_ = replace(pointer, content=Uninit(size(value)))
    body.emit(f"{target.path} :=[{size(value)}] *{source.path};")
    return True


def inject(body: Body) -> bool:
    targets = [
        h
        for h in writable(body, 2) + writable(body, 3)
        if isinstance(h.type_, Ref) and isinstance(h.type_.content, Sum)
    ]
    target = pick(body, targets) if body.rng.random() < 0.6 else None
    if target is not None:
        assert isinstance(target.type_, Ref), "chosen so"
        sum_ = target.type_.content
    else:
        sum_ = Sum(tuple(draw_type(body.rng, body.facts.usable(), 1) for _ in range(body.rng.choice((1, 2)))))
        target = body.let(f"new({size(sum_)})", Own(size(sum_), Uninit(size(sum_))))
    assert isinstance(sum_, Sum), "chosen so"
    good = [index for index, one in enumerate(sum_.variants) if body.can_fill(one, 1)]
    if not good:
        return False
    kept, target.kept = target.kept, True
    body.inject(target, sum_, body.rng.choice(good))
    target.kept = kept
    return True
