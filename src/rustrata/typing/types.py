"""Types of λRust, without positions: what the rules of the type system compare.

Source: Jung's thesis, Figure 9.1 and section 9.3; the mechanised development for the library types.
Two types that differ only in the names of bound lifetimes and bound type variables are one type: compare
them with `same`. Lifetimes are their names, with the tick: ``'a``, ``'static``; ``'fn`` is ϝ, the lifetime
of a function's body. In the bounds of a function type ``'fn`` is bound by that type.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias, assert_never

from rustrata.records import record

STATIC = "'static"
FUNCTION_LIFETIME = "'fn"

Inclusion: TypeAlias = tuple[str, str]
"""``(κ, κ')`` says κ ⊑ κ': κ' outlives κ."""


@record
class Bool:
    """``bool``, one cell."""


@record
class Int:
    """``int``, one cell."""


@record
class Uninit:
    """↯ₙ: ``size`` cells that may hold anything."""

    size: int


@record
class Own:
    """ownₙ τ: an owned pointer into a block of ``block`` cells, to a ``content``."""

    block: int
    content: "Type"


@record
class Ref:
    """&κ mut τ, or &κ shr τ."""

    lifetime: str
    mutable: bool
    content: "Type"


@record
class Product:
    """Π τ̄: the parts one after the other."""

    parts: tuple["Type", ...]


@record
class Sum:
    """Σ τ̄: a tag, then the variant of that number, then padding."""

    variants: tuple["Type", ...]


@record
class Fn:
    """∀ᾱ. fn(ϝ : E; τ̄) → τ; ``bounds`` is E as written, without the bounds that the types imply."""

    lifetimes: tuple[str, ...]
    bounds: tuple[Inclusion, ...]
    arguments: tuple["Type", ...]
    result: "Type"


@record
class Rec:
    """μT. τ."""

    variable: str
    body: "Type"


@record
class Var:
    """A type variable, bound by a `Rec`."""

    name: str


@record
class Library:
    """A type of a library, such as ``cell<int>``; `rustrata.typing.library_types` says what it is."""

    name: str
    lifetimes: tuple[str, ...]
    arguments: tuple["Type", ...]


Type: TypeAlias = Bool | Int | Uninit | Own | Ref | Product | Sum | Fn | Rec | Var | Library

UNIT = Product(())


def children(type_: Type) -> tuple[Type, ...]:
    """The types directly inside a type."""
    match type_:
        case Bool() | Int() | Uninit() | Var():
            return ()
        case Own(_, content) | Ref(_, _, content):
            return (content,)
        case Product(parts) | Sum(parts) | Library(_, _, parts):
            return parts
        case Fn(_, _, arguments, result):
            return (*arguments, result)
        case Rec(_, body):
            return (body,)
        case _:
            assert_never(type_)


def with_children(type_: Type, parts: tuple[Type, ...]) -> Type:
    """The same constructor around other types."""
    match type_:
        case Bool() | Int() | Uninit() | Var():
            return type_
        case Own(block, _):
            return Own(block, parts[0])
        case Ref(lifetime, mutable, _):
            return Ref(lifetime, mutable, parts[0])
        case Product():
            return Product(parts)
        case Sum():
            return Sum(parts)
        case Library(name, lifetimes, _):
            return Library(name, lifetimes, parts)
        case Fn(lifetimes, bounds, _, _):
            return Fn(lifetimes, bounds, parts[:-1], parts[-1])
        case Rec(variable, _):
            return Rec(variable, parts[0])
        case _:
            assert_never(type_)


@lru_cache(maxsize=65536)
def lifetimes_of(type_: Type) -> frozenset[str]:
    """The lifetimes that occur free in a type. ``'fn`` in the bounds of a function type is bound there."""
    inner = frozenset[str]().union(*map(lifetimes_of, children(type_)))
    match type_:
        case Ref(lifetime, _, _):
            return inner | {lifetime}
        case Library(_, lifetimes, _):
            return inner | set(lifetimes)
        case Fn(lifetimes, bounds, _, _):
            bound = {*lifetimes, FUNCTION_LIFETIME}
            in_bounds = {lifetime for inclusion in bounds for lifetime in inclusion} - bound
            return (inner - set(lifetimes)) | in_bounds
        case _:
            return inner


def substitute_lifetimes(type_: Type, by: Mapping[str, str]) -> Type:
    """``type_`` with other lifetimes for free ones; bound lifetimes are renamed where they would capture."""
    by = {old: new for old, new in by.items() if old != new}
    if not by or by.keys().isdisjoint(lifetimes_of(type_)):
        return type_

    def inside(part: Type) -> Type:
        return substitute_lifetimes(part, by)

    match type_:
        case Ref(lifetime, mutable, content):
            return Ref(by.get(lifetime, lifetime), mutable, inside(content))
        case Library(name, lifetimes, arguments):
            renamed = tuple(by.get(lifetime, lifetime) for lifetime in lifetimes)
            return Library(name, renamed, tuple(map(inside, arguments)))
        case Fn():
            return _substitute_in_fn(type_, by)
        case _:
            return with_children(type_, tuple(map(inside, children(type_))))


def _substitute_in_fn(fn: Fn, by: Mapping[str, str]) -> Fn:
    used = set(by.values()) | lifetimes_of(fn)
    names: dict[str, str] = {}
    for lifetime in fn.lifetimes:
        name = lifetime
        while name in used:
            name += "'"
        names[lifetime] = name
        used.add(name)
    outer = {old: new for old, new in by.items() if old not in names}
    everywhere = {**outer, **names}
    in_bounds = {old: new for old, new in everywhere.items() if old != FUNCTION_LIFETIME}
    return Fn(
        tuple(names.values()),
        tuple((in_bounds.get(a, a), in_bounds.get(b, b)) for a, b in fn.bounds),
        tuple(substitute_lifetimes(argument, everywhere) for argument in fn.arguments),
        substitute_lifetimes(fn.result, everywhere),
    )


@lru_cache(maxsize=65536)
def free_type_variables(type_: Type) -> frozenset[str]:
    """The type variables that no `Rec` of the type binds."""
    if isinstance(type_, Var):
        return frozenset({type_.name})
    inner = frozenset[str]().union(*map(free_type_variables, children(type_)))
    return inner - {type_.variable} if isinstance(type_, Rec) else inner


def substitute_type(type_: Type, variable: str, by: Type) -> Type:
    """τ[by/variable], for a ``by`` whose bound names clash with nothing of τ that could capture."""
    if variable not in free_type_variables(type_):
        return type_
    match type_:
        case Var():
            return by
        case Rec(bound, body) if bound in free_type_variables(by):
            other = _fresh(bound, free_type_variables(by) | free_type_variables(body))
            return Rec(other, substitute_type(substitute_type(body, bound, Var(other)), variable, by))
        case Fn(lifetimes, _, _, _) if not lifetimes_of(by).isdisjoint(lifetimes):
            apart = {old: _fresh(old, lifetimes_of(by) | lifetimes_of(type_)) for old in lifetimes}
            renamed = Fn(
                tuple(apart.values()),
                tuple((apart.get(a, a), apart.get(b, b)) for a, b in type_.bounds),
                tuple(substitute_lifetimes(argument, apart) for argument in type_.arguments),
                substitute_lifetimes(type_.result, apart),
            )
            return substitute_type(renamed, variable, by)
        case _:
            return with_children(
                type_, tuple(substitute_type(part, variable, by) for part in children(type_))
            )


def _fresh(name: str, used: frozenset[str]) -> str:
    while name in used:
        name += "'"
    return name


def unfold(type_: Rec) -> Type:
    """τ[μT. τ/T], the right side of T-rec-unfold."""
    return substitute_type(type_.body, type_.variable, type_)


def instantiate(fn: Fn, lifetimes: tuple[str, ...]) -> Fn:
    """The function type with lifetimes for those that it binds."""
    by = dict(zip(fn.lifetimes, lifetimes, strict=True))
    bounds = tuple((by.get(small, small), by.get(large, large)) for small, large in fn.bounds)
    arguments = tuple(substitute_lifetimes(argument, by) for argument in fn.arguments)
    return Fn((), bounds, arguments, substitute_lifetimes(fn.result, by))


@lru_cache(maxsize=65536)
def canonical(type_: Type) -> Type:
    """The type with bound names replaced by their depth: two types are the same iff these are equal."""
    return _canonical(type_, 0)


def same(left: Type, right: Type) -> bool:
    """Are the types equal up to the names of what they bind?"""
    return left is right or left == right or canonical(left) == canonical(right)


def _canonical(type_: Type, depth: int) -> Type:
    def deeper(part: Type) -> Type:
        return _canonical(part, depth + 1)

    match type_:
        case Rec(variable, body):
            name = f"#{depth}"
            return Rec(name, deeper(substitute_type(body, variable, Var(name))))
        case Fn(lifetimes, bounds, arguments, result):
            names = {lifetime: f"'#{depth}.{index}" for index, lifetime in enumerate(lifetimes)}
            return Fn(
                tuple(names.values()),
                tuple(sorted({(names.get(a, a), names.get(b, b)) for a, b in bounds})),
                tuple(deeper(substitute_lifetimes(argument, names)) for argument in arguments),
                deeper(substitute_lifetimes(result, names)),
            )
        case _:
            return with_children(type_, tuple(_canonical(part, depth) for part in children(type_)))


def show(type_: Type) -> str:
    """The type as it is written in an ``.lr`` file."""
    return _SHOWN[type(type_)](type_)


def _show_own(type_: Own) -> str:
    from rustrata.typing.sizes import size_if_known

    whole = size_if_known(type_.content) == type_.block
    return f"own {show(type_.content)}" if whole else f"own[{type_.block}] {show(type_.content)}"


def _show_ref(type_: Ref) -> str:
    return f"&{type_.lifetime} {'mut ' if type_.mutable else ''}{show(type_.content)}"


def _show_fn(type_: Fn) -> str:
    quantified = f"for<{', '.join(type_.lifetimes)}> " if type_.lifetimes else ""
    bounds = ", ".join(f"{small} <= {large}" for small, large in type_.bounds)
    where = f"where {bounds}; " if bounds else "; "
    return f"{quantified}fn({where}{', '.join(map(show, type_.arguments))}) -> {show(type_.result)}".replace(
        "(; )", "(;)"
    )


def _show_library(type_: Library) -> str:
    inside = [*type_.lifetimes, *map(show, type_.arguments)]
    return f"{type_.name}<{', '.join(inside)}>" if inside else type_.name


def _show_sum(type_: Sum) -> str:
    return f"<{'|'.join(map(show, type_.variants))}>" if type_.variants else "!"


def _show_product(type_: Product) -> str:
    return f"({', '.join(map(show, type_.parts))}{',' if len(type_.parts) == 1 else ''})"


_SHOWN: Mapping[type, Callable[..., str]] = {
    Bool: lambda type_: "bool",
    Int: lambda type_: "int",
    Uninit: lambda type_: f"?{type_.size}",
    Own: _show_own,
    Ref: _show_ref,
    Product: _show_product,
    Sum: _show_sum,
    Fn: _show_fn,
    Rec: lambda type_: f"rec {type_.variable}. {show(type_.body)}",
    Var: lambda type_: type_.name,
    Library: _show_library,
}
