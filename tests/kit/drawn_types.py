"""Random types of λRust, and types that they are subtypes of, by construction.

Nothing here asks the type checker: what a type may be replaced by is written down once more.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from rustrata.typing.sizes import size
from rustrata.typing.types import (
    UNIT,
    Bool,
    Fn,
    Int,
    Library,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    Var,
    children,
    lifetimes_of,
    substitute_lifetimes,
    unfold,
    with_children,
)

STATIC = "'static"


def boxed(type_: Type) -> Own:
    """own τ, a block of its own size."""
    return Own(size(type_), type_)


@dataclass(slots=True)
class Lifetimes:
    """E and L of a point, and what follows from them."""

    locals_: dict[str, tuple[str, ...]] = field(default_factory=dict)
    externals: list[tuple[str, str]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """The lifetimes that a function binds."""

    def copy(self) -> "Lifetimes":
        return Lifetimes(dict(self.locals_), list(self.externals), list(self.named))

    def edges(self) -> list[tuple[str, str]]:
        """κ ⊑ κ' as it stands in E and L."""
        return [(k, above) for k, all_ in self.locals_.items() for above in all_] + self.externals

    def above(self, start: set[str]) -> set[str]:
        """All that one of ``start`` is included in, with ``start`` and static."""
        found = start | {STATIC}
        edges = self.edges()
        while new := {large for small, large in edges if small in found} - found:
            found |= new
        return found

    def includes(self, small: str, large: str) -> bool:
        return large in self.above({small})

    def alive(self) -> set[str]:
        """The lifetimes that are alive."""
        found = {STATIC}
        while True:
            local = {k for k, above in self.locals_.items() if set(above) <= found}
            wider = self.above(found | local)
            if wider == found:
                return found
            found = wider

    def usable(self) -> list[str]:
        """Those alive, in an order that does not change."""
        alive = self.alive()
        return [k for k in (STATIC, *self.named, *self.locals_) if k in alive and k != "'fn"]


def copyable(type_: Type) -> bool:
    """τ copy."""
    match type_:
        case Bool() | Int() | Uninit() | Fn() | Ref(_, False, _):
            return True
        case Product(parts) | Sum(parts):
            return all(map(copyable, parts))
        case Library("cell", _, (content,)):
            return copyable(content)
        case _:
            return False


def has_library(type_: Type) -> bool:
    """Is there a library type in it, outside of functions, so that no one can make it up?"""
    if isinstance(type_, Fn):
        return False
    return isinstance(type_, Library) or any(map(has_library, children(type_)))


# Blocks have the size of what is in them.
LISTS = (
    Rec("T", Sum((UNIT, Own(2, Var("T"))))),
    Rec("T", Own(2, Sum((UNIT, Var("T"))))),
    Rec("T", Sum((Int(), Own(2, Var("T"))))),
)


def draw_type(rng: random.Random, lifetimes: Sequence[str], depth: int = 2, *, empty: bool = True) -> Type:
    """A type that a program can make values of; of no cells only if ``empty``."""
    if depth == 0 or rng.random() < 0.35:
        return rng.choice([Int(), Int(), Bool(), *([UNIT] if empty else [])])

    def inner(*, empty: bool = True) -> Type:
        return draw_type(rng, lifetimes, depth - 1, empty=empty)

    def reference() -> Type:
        if not lifetimes:
            return inner()
        return Ref(rng.choice(list(lifetimes)), rng.random() < 0.6, inner(empty=False))

    kinds: tuple[Callable[[], Type], ...] = (
        *(lambda: boxed(inner()), reference) * 2,
        *(lambda: Product(tuple(inner(empty=False) for _ in range(rng.choice((2, 2, 3))))),) * 2,
        *(lambda: Sum(tuple(inner() for _ in range(rng.choice((1, 2, 2, 3))))),) * 2,
        lambda: draw_fn(rng),
        lambda: rng.choice(LISTS),
        lambda: Uninit(rng.choice((1, 2))),
    )
    return rng.choice(kinds)()


def draw_fn(rng: random.Random) -> Fn:
    """A small function type."""
    kind = rng.randrange(4)
    if kind == 0:
        return Fn(("'p",), (), (Ref("'p", rng.random() < 0.5, Int()),), rng.choice([Int(), UNIT]))
    if kind == 1:
        return Fn(("'p",), (), (Ref("'p", True, Product((Int(), Bool()))),), Ref("'p", True, Int()))
    arguments = tuple(draw_type(rng, (), 1) for _ in range(rng.randrange(3)))
    return Fn((), (), arguments, draw_type(rng, (), 1))


def equivalent(rng: random.Random, type_: Type) -> Type:
    """A type τ' with τ ⇔ τ', often another one."""
    match type_:
        case Product(parts) if rng.random() < 0.6:
            return _regrouped(rng, list(parts))
        case Uninit(cells) if cells > 1 and rng.random() < 0.7:
            first = rng.randrange(1, cells)
            return Product((Uninit(first), Uninit(cells - first)))
        case Rec() if rng.random() < 0.5:
            return unfold(type_)
        case Bool() | Int() | Uninit() | Rec() | Var() | Fn() | Library():
            return type_
        case _:
            return with_children(type_, tuple(equivalent(rng, part) for part in children(type_)))


def _regrouped(rng: random.Random, parts: list[Type]) -> Product:
    """The parts with units between them, some of them in an inner product."""
    if rng.random() < 0.5:
        parts.insert(rng.randrange(len(parts) + 1), UNIT)
    start = rng.randrange(len(parts) + 1)
    end = rng.randrange(start, len(parts) + 1)
    return Product((*parts[:start], Product(tuple(parts[start:end])), *parts[end:]))


def wider(rng: random.Random, type_: Type, facts: Lifetimes) -> Type:
    """A type τ' with τ ⇒ τ' under E and L."""

    def inner(part: Type) -> Type:
        return wider(rng, part, facts)

    match type_:
        case Ref(lifetime, mutable, content):
            shorter = [k for k in facts.usable() if facts.includes(k, lifetime)] or [lifetime]
            changed = equivalent(rng, content) if mutable else inner(content)
            return Ref(rng.choice(shorter), mutable, changed)
        case Own(block, content):
            return Own(block, inner(content))
        case Product(parts):
            changed = Product(tuple(map(inner, parts)))
            return equivalent(rng, changed)
        case Sum(parts):
            return Sum(tuple(map(inner, parts)))
        case Rec(variable, body) if lifetimes_of(body):
            return Rec(variable, inner(body))
        case Fn():
            return _wider_fn(rng, type_, facts)
        case Library(name, lifetimes, arguments) if name in {"rc", "arc", "weak", "arcweak", "join_handle"}:
            return Library(name, lifetimes, tuple(map(inner, arguments)))
        case Uninit() | Rec():
            return equivalent(rng, type_)
        case _:
            return type_


def _wider_fn(rng: random.Random, fn: Fn, facts: Lifetimes) -> Fn:
    """Arguments by equivalent ones, a wider result, or one lifetime for a bound one."""
    if fn.lifetimes and not fn.bounds and rng.random() < 0.5:
        chosen = rng.choice(facts.usable())
        by = {fn.lifetimes[0]: chosen}
        return Fn(
            fn.lifetimes[1:],
            (),
            tuple(substitute_lifetimes(argument, by) for argument in fn.arguments),
            substitute_lifetimes(fn.result, by),
        )
    arguments = tuple(equivalent(rng, argument) for argument in fn.arguments)
    return replace(fn, arguments=arguments, result=equivalent(rng, fn.result))
