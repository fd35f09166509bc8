"""Coercions of random λRust programs: parts, subtyping, borrows, and what begins and ends lifetimes.

Each writes something if its premises can hold, and says whether it did.
"""

from dataclasses import replace

from drawn_bodies import Body, Held, flat
from drawn_memory import pick
from drawn_types import STATIC, equivalent, has_library, wider

from rustrata.typing.sizes import size
from rustrata.typing.types import Own, Product, Ref, Type, Uninit, lifetimes_of, same, show


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
