"""Random λRust programs that are well-typed by construction, with every coercion written out.

A program has some functions and a `main` without arguments. A body is written forwards: from its contexts
an instruction or coercion is drawn whose premises hold, and its effect on the contexts is written down
again; the type checker is not asked. Loops run once, and at most one thread is started, so that every
schedule can be explored.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from drawn_bodies import Body, Drawing, Goal, Held, entered, flat
from drawn_types import LISTS, STATIC, boxed, copyable, draw_fn, draw_type, equivalent, has_library, wider
from library_calls import a_library_function, call, libraries_in, library_function_value, open_for_call, taken

from rustrata.typing.interfaces import INTERFACES
from rustrata.typing.sizes import size
from rustrata.typing.types import (
    UNIT,
    Bool,
    Fn,
    Int,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    Var,
    instantiate,
    lifetimes_of,
    same,
    show,
)

Action = Callable[[Body], bool]
"""Writes something if its premises can hold; says whether it did."""


def well_typed(seed: int, *, fuel: int = 20) -> tuple[str, str]:
    """The text of a program, and the profile that it is typed under."""
    rng = random.Random(seed)
    brands = rng.random() < 0.5
    drawing = Drawing(rng, brands)
    drawing.function = function_value
    items = []
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        fn, name = signature(rng), drawing.fresh("helper")
        items.append(function(drawing, fn, name, rng.randrange(2, 9)) + ";")
        drawing.globals_.append((name, fn))
    result = rng.choice((Int(), Bool(), draw_type(rng, (), 1)))
    drawing.threads = 1
    items.append(function(drawing, Fn((), (), (), result), "main", fuel) + ";")
    return "\n\n".join(items) + "\n", "ghostcell-2021" if brands else "thesis-2020"


def signature(rng: random.Random) -> Fn:
    """A function type, with lifetimes and bounds."""
    lifetimes = ("'a", "'b")[: rng.choice((0, 1, 1, 2))]
    arguments = tuple(draw_type(rng, lifetimes) for _ in range(rng.choice((0, 1, 1, 2))))
    if lifetimes and rng.random() < 0.2:
        inner = Ref(lifetimes[-1], True, Int())
        arguments = (*arguments, Ref(lifetimes[0], rng.random() < 0.7, inner))
    result = draw_type(rng, lifetimes if rng.random() < 0.5 else ())
    bounds = (("'a", "'b"),) if len(lifetimes) == 2 and rng.random() < 0.5 else ()
    return Fn(lifetimes, bounds, arguments, result)


def function(drawing: Drawing, fn: Fn, name: str, fuel: int, captured: tuple[Held, ...] = ()) -> str:
    """A function as text."""
    parameters = [drawing.fresh("a") for _ in fn.arguments]
    ret = drawing.fresh("ret")
    names = tuple(drawing.fresh("'r") for _ in fn.lifetimes)
    opened = instantiate(fn, names)
    renamed = replace(opened, lifetimes=names)
    # A result of a library is an argument that is given back at once.
    fuel = 0 if has_library(fn.result) else fuel
    body = entered(drawing, renamed, parameters, ret, fuel, captured)
    body.straight = name == "main"
    plan(body)
    head = f"fn {name}({', '.join(parameters)}) ret {ret} : {show(renamed)} =\n"
    return head + write(body)


def function_value(body: Body, fn: Fn, name: str, fuel: int) -> str:
    """A function in a body: it knows the values of the body that are copy, send and of no lifetime."""
    captured = tuple(
        Held(held.place, held.type_)
        for held in body.here()
        if isinstance(held.type_, Int | Bool | Fn) and not held.place[1] and not lifetimes_of(held.type_)
    )
    threads, body.drawing.threads = body.drawing.threads, 0
    text = function(body.drawing, fn, name, fuel, captured)
    body.drawing.threads = threads
    return text


PLANS = (
    "cell_new cell_get cell_replace end cell_into_inner",
    "refcell_new refcell_try_borrow case take ref_clone ref_deref end ref_drop",
    "refcell_new refcell_try_borrow case take ref_map ref_drop end end refcell_into_inner",
    "refcell_new refcell_try_borrow_mut case take refmut_deref refmut_deref_mut end refmut_drop",
    "refcell_new refcell_try_borrow_mut case take refmut_map refcell_try_borrow",
    "mutex_new mutex_lock mutexguard_deref_mut mutexguard_deref end mutexguard_drop mutex_lock end",
    "mutex_new arc_new arc_clone end spawn arc_deref mutex_lock mutexguard_deref_mut end mutexguard_drop join",
    "mutex_new arc_new arc_clone end join_both",
    "rwlock_new rwlock_try_read case take rwlockreadguard_clone rwlockreadguard_deref end rwlockreadguard_drop",
    "rwlock_new rwlock_try_write case take rwlockwriteguard_deref rwlockwriteguard_deref_mut end "
    "rwlockwriteguard_drop rwlock_try_read",
    "rwlock_new arc_new arc_clone end spawn arc_deref rwlock_try_write case take rwlockwriteguard_deref_mut "
    "end rwlockwriteguard_drop join",
    "rc_new rc_clone rc_deref rc_downgrade weak_clone weak_upgrade case take rc_get_mut end rc_drop weak_drop",
    "rc_new rc_downgrade rc_make_mut rc_strong_count rc_weak_count end rc_try_unwrap",
    "arc_new arc_clone arc_downgrade end spawn arcweak_upgrade case take arc_drop arc_get_mut join",
    "arc_new arc_downgrade arcweak_clone end spawn arc_get_mut arc_make_mut arc_try_unwrap join",
    "arc_new arc_clone end spawn arc_strong_count arc_weak_count end arc_drop join",
    "ghosttoken_new",
)
"""Library functions that go together, with ``case`` and ``take`` of what they give, and ``end`` of lifetimes."""
WITH_TOKEN = (
    "ghostcell_new ghostcell_borrow_mut end ghostcell_borrow end ghostcell_as_mut ghostcell_into_inner"
)


def plan(body: Body) -> None:
    """What a function may try first: for a library type that it is given, what can be done with it."""
    if not body.fuel:
        return
    threads = [chosen for chosen in PLANS if "spawn" in chosen or "join_both" in chosen]
    names = body.rng.choice(threads if body.rng.random() < 0.3 else PLANS).split()
    there = {library.name for library in libraries_in(body)}
    if "ghosttoken" in there:
        body.plan, body.fuel = WITH_TOKEN.split(), body.fuel + 4
    elif there:
        plans = [chosen.split() for chosen in body.rng.sample(PLANS, len(PLANS))]
        starts = ((each, name) for each in plans for name in each if name in INTERFACES)
        fitting = next(((each, name) for each, name in starts if taken(name) and taken(name) <= there), None)
        body.plan = [] if fitting is None else fitting[0][fitting[0].index(fitting[1]) :]
        body.fuel += 4 if fitting is not None else 0
    elif body.straight and body.rng.random() < 0.7:
        body.plan = names


def next_action(body: Body) -> Action:
    """What the plan says, or any."""
    if not body.plan or body.rng.random() < 0.25:
        return body.rng.choices(list(ACTIONS), list(ACTIONS.values()))[0]
    name = body.plan.pop(0)
    named: dict[str, Action] = {"case": case_of_library, "take": take, "end": unblock}
    return named.get(name) or (lambda there: library_call(there, name))


def write(body: Body) -> str:
    """Draw until the fuel is used up or a branch has written the rest."""
    while body.fuel > 0:
        body.fuel -= 1
        for _ in range(8):
            if next_action(body)(body):
                break
        if body.lines and body.lines[-1].startswith("\0"):
            body.lines[-1] = body.lines[-1][1:]
            return body.text()
    return body.finish()


def leave(body: Body, text: str) -> bool:
    """What was written ends the body."""
    body.emit("\0" + text)
    return True


def pick(body: Body, held: list[Held]) -> Held | None:
    return body.rng.choice(held) if held else None


# Values


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


# Memory


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


# Parts


def split(body: Body) -> bool:
    held = pick(
        body,
        [
            h
            for h in body.free()
            if isinstance(h.type_, Own | Ref) and isinstance(h.type_.content, Product | Uninit)
        ],
    )
    if held is None:
        return False
    pointer = held.type_
    assert isinstance(pointer, Own | Ref), "a pointer"
    parts = flat(pointer.content)
    if isinstance(pointer.content, Uninit):
        if pointer.content.size < 2:
            return False
        parts = [Uninit(1), Uninit(pointer.content.size - 1)]
    parts = [part for part in parts if size(part)]
    if not parts or has_library(Product(tuple(parts))):
        return False
    if not same(pointer.content, Product(tuple(parts))):
        body.subsume(held, replace(pointer, content=Product(tuple(parts))))
    body.split(held)
    return True


def merge(body: Body) -> bool:
    first = pick(body, [h for h in body.free() if isinstance(h.type_, Own | Ref) and size(h.type_.content)])
    if first is None:
        return False
    pieces = [first]
    while True:
        last = pieces[-1]
        assert isinstance(last.type_, Own | Ref), "a pointer"
        place = (last.place[0], last.place[1] + size(last.type_.content))
        following = [h for h in body.free() if h.place == place and _alike(h.type_, first.type_)]
        if not following or len(pieces) == 4:
            break
        pieces.append(following[0])
    if len(pieces) == 1:
        return False
    body.merge(pieces)
    return True


def _alike(type_: Type, first: Type) -> bool:
    """Pointers into one block, or references of one lifetime and kind."""
    match type_, first:
        case Own(n, content), Own(m, _):
            return n == m and size(content) > 0
        case Ref(k, m, content), Ref(j, n, _):
            return (k, m) == (j, n) and size(content) > 0
    return False


def subsume(body: Body) -> bool:
    held = pick(body, body.free())
    if held is None:
        return False
    used = [k for k in body.facts.usable() if k in lifetimes_of(held.type_) and k != STATIC]
    if used and body.rng.random() < 0.3:
        body.open((body.rng.choice(used),))
    type_ = wider(body.rng, held.type_, body.facts)
    if body.rng.random() < 0.3 and body.alive(held):
        type_ = equivalent(body.rng, type_)
    if same(type_, held.type_) and body.rng.random() < 0.9:
        return False
    body.subsume(held, type_)
    return True


# Borrows and lifetimes


def borrow(body: Body) -> bool:
    held = pick(body, [h for h in body.free() if isinstance(h.type_, Own)])
    if held is None:
        return False
    lifetime = STATIC if body.rng.random() < 0.08 else body.a_lifetime()
    body.lend(held, lifetime, mutable=body.rng.random() < 0.7)
    return True


def reborrow(body: Body) -> bool:
    held = pick(
        body, [h for h in body.free() if isinstance(h.type_, Ref) and h.type_.mutable and body.alive(h)]
    )
    if held is None:
        return False
    pointer = held.type_
    assert isinstance(pointer, Ref), "a reference"
    fixed = {name for name, _ in body.goal.locals_}
    inside = [k for k in body.facts.locals_ if body.facts.includes(k, pointer.lifetime) and k not in fixed]
    lifetime = (
        body.rng.choice(inside) if inside and body.rng.random() < 0.5 else body.open((pointer.lifetime,))
    )
    body.remove(held)
    body.entries.append(Held(held.place, pointer, lifetime))
    body.emit(f"@reborrow {held.path} {lifetime};")
    body.add(held.place, replace(pointer, lifetime=lifetime))
    return True


def share(body: Body) -> bool:
    held = pick(
        body, [h for h in body.free() if isinstance(h.type_, Ref) and h.type_.mutable and body.alive(h)]
    )
    if held is None or body.rng.random() < 0.5:
        return False
    body.share(held)
    return True


def open_lifetime(body: Body) -> bool:
    usable = [*body.facts.usable(), "'fn"]
    body.open(body.rng.sample(usable, min(len(usable), body.rng.choice((0, 1, 1, 2)))))
    return True


def end_lifetime(body: Body) -> bool:
    fixed = {name for name, _ in body.goal.locals_}
    ending = [k for k in body.facts.locals_ if k not in fixed]
    if not ending:
        return False
    body.end(body.rng.choice(ending))
    return True


def unblock(body: Body) -> bool:
    """End the lifetimes that keep libraries' values from being moved."""
    fixed = {name for name, _ in body.goal.locals_}
    blocking = dict.fromkeys(held.blocked for held in body.entries if has_library(held.type_))
    ending = [k for k in blocking if k is not None and k in body.facts.locals_ and k not in fixed]
    values = [
        held.type_ for held in body.entries if has_library(held.type_) and not isinstance(held.type_, Ref)
    ]
    needed = {k for type_ in values for k in lifetimes_of(type_)}
    for lifetime in [k for k in ending if k not in needed] or ending:
        if lifetime in body.facts.locals_:
            body.end(lifetime)
    return bool(ending)


def equalize(body: Body) -> bool:
    fixed = {name for name, _ in body.goal.locals_}
    branded = {"ghosttoken", "ghostcell"}
    if any(name in show(held.type_) for held in body.entries for name in branded):
        return False
    blocking = {held.blocked for held in body.entries if held.kept}
    good = [k for k, above in body.facts.locals_.items() if len(above) == 1 and k not in fixed | blocking]
    if not good or "'fn" in good:
        return False
    small = body.rng.choice(good)
    (large,) = body.facts.locals_.pop(small)
    body.emit(f"@eqlft {small} {large};")
    body.facts.externals += [(small, large), (large, small)]
    return True


# Branches


def join(body: Body) -> tuple[Goal, str, Body]:
    """A continuation in which branches meet; some lifetimes end before it."""
    fixed = {name for name, _ in body.goal.locals_}
    locals_ = {k: v for k, v in body.facts.locals_.items() if k in fixed or body.rng.random() < 0.7}
    after_end = body.facts.copy()
    after_end.locals_ = locals_
    lifetimes = [k for k in after_end.usable() if k in body.facts.alive()]
    drawn = [draw_type(body.rng, lifetimes, 1) for _ in range(body.rng.choice((0, 0, 1)))]
    parameters = [boxed(type_) for type_ in drawn if body.can_make(boxed(type_))]
    goal, head, after = body.continuation("k", parameters, locals_)
    after.fuel = body.fuel * 2 // 3
    return goal, head, after


def if_(body: Body) -> bool:
    condition = body.make(Bool())
    condition.kept = True
    goal, head, after = join(body)
    parts = [write(body.branch(goal, body.fuel // 4)) for _ in range(2)]
    text = f"{head}\n{write(after)}\nin if {condition.path} then\n{parts[0]}\nelse\n{parts[1]}"
    return leave(body, text)


def case_of_library(body: Body) -> bool:
    """A case of a sum with a value of a library in it; its branches go on with the plan."""
    sums = [h for h in body.free() if isinstance(h.type_, Own) and isinstance(h.type_.content, Sum)]
    held = pick(body, [held for held in sums if has_library(held.type_)])
    return held is not None and case_of(body, held, planned=True)


def case(body: Body) -> bool:
    held = pick(
        body,
        [
            h
            for h in body.here()
            if isinstance(h.type_, Own | Ref) and isinstance(h.type_.content, Sum) and body.alive(h)
        ],
    )
    if held is None:
        return False
    return case_of(body, held, planned=False)


def case_of(body: Body, held: Held, *, planned: bool) -> bool:
    """A case of a pointer to a sum."""
    pointer = held.type_
    assert isinstance(pointer, Own | Ref), "a pointer"
    assert isinstance(pointer.content, Sum), "to a sum"
    opened = not held.kept and (planned or body.rng.random() < 0.6)
    if opened:
        body.remove(held)
    goal, head, after = join(body)
    if opened:
        body.entries.append(held)
    after.plan = [] if planned else after.plan
    parts = []
    for variant in pointer.content.variants:
        branch = body.branch(goal, 8 if planned else body.fuel // 4)
        branch.plan = list(body.plan) if planned else []
        scrutinee = branch.entries[body.entries.index(held)]
        if not opened or (not planned and body.rng.random() < 0.2):
            branch.emit(f"@whole {held.path};")
        else:
            refine(branch, scrutinee, pointer, variant)
        parts.append(write(branch))
    branches = "\n".join(f"| {part}" for part in parts)
    return leave(body, f"{head}\n{write(after)}\nin case *{held.path} of {{\n{branches}\n}}")


def refine(body: Body, held: Held, pointer: Own | Ref, variant: Type) -> None:
    """What a branch knows."""
    variable, offset = held.place
    body.remove(held)
    if size(variant):
        body.add((variable, offset + 1), replace(pointer, content=variant))
    if isinstance(pointer, Own):
        body.add(held.place, replace(pointer, content=Uninit(1)))
        padding = size(pointer.content) - 1 - size(variant)
        if padding:
            body.add((variable, offset + 1 + size(variant)), replace(pointer, content=Uninit(padding)))


def loop(body: Body) -> bool:
    """A continuation that calls itself once."""
    straight, body.straight = body.straight, False
    flag = body.make(boxed(Bool()))
    flag.kept = True
    goal, head, inside = body.continuation("again", (), dict(body.facts.locals_))
    condition = inside.let(f"*{flag.path}", Bool())
    repeat = inside.branch(goal, body.fuel // 3)
    for held in repeat.entries:
        held.kept = held is not repeat.entries[-1]
    no = repeat.let("false", Bool())
    repeat.emit(f"{flag.path} := {no.path};")
    repeat.remove(no)
    rest = inside.branch(body.goal, body.fuel // 2)
    rest.straight = straight
    for held in rest.entries:
        held.kept = held.kept and held.place != flag.place
    text = f"{head}\n{inside.text()}\nif {condition.path} then\n{write(repeat)}\nelse\n{write(rest)}"
    return leave(body, f"{text}\nin jump {goal.name}()")


def call_something(body: Body) -> bool:
    """A call of a function that is known here."""
    known = [(held.path, held.type_) for held in body.here() if isinstance(held.type_, Fn)]
    known += body.drawing.globals_
    if not known:
        return False
    path, fn = body.rng.choice(known)
    assert isinstance(fn, Fn), "chosen so"
    if fn.lifetimes and body.rng.random() < 0.5:
        open_for_call(body)
    return call(body, path, fn, write, leave)


def call_library(body: Body) -> bool:
    name = a_library_function(body)
    return name is not None and library_call(body, name)


def library_call(body: Body, name: str) -> bool:
    """A call of a function of a library; some types are tried."""
    if "for<" in INTERFACES[name].type_ and body.rng.random() < 0.7:
        open_for_call(body)
    found = next((found for _ in range(5) if (found := library_function_value(body, name))), None)
    return found is not None and call(body, *found, write, leave)


ACTIONS: dict[Action, int] = {
    literal: 2,
    arithmetic: 3,
    compare_pointers: 1,
    move: 2,
    duplicate: 1,
    forget: 1,
    a_function: 1,
    new: 1,
    box: 3,
    reference: 6,
    list_of_references: 1,
    delete: 2,
    store: 5,
    load: 8,
    copy_cells: 4,
    inject: 3,
    split: 4,
    merge: 3,
    subsume: 5,
    borrow: 6,
    reborrow: 4,
    share: 2,
    open_lifetime: 1,
    end_lifetime: 3,
    equalize: 1,
    if_: 2,
    case: 4,
    loop: 1,
    call_something: 4,
    call_library: 6,
}
"""What is drawn from, with weights."""
