"""size(τ), in cells; copy, send and sync; the bounds that a type implies.

Source: Jung's thesis, Figure 9.2 (size, copy) and section 9.3; the mechanised development, ``TyWf`` and
``FP_wf``, for implied bounds.
"""

from functools import lru_cache
from typing import assert_never

from rustrata.typing.library_types import LIBRARY_TYPES, Trait
from rustrata.typing.types import (
    FUNCTION_LIFETIME,
    UNIT,
    Bool,
    Fn,
    Inclusion,
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
    canonical,
    instantiate,
    substitute_type,
    unfold,
)


def size_if_known(type_: Type) -> int | None:
    """size(τ), or None where a type variable stands outside of every pointer."""
    match type_:
        case Bool() | Int() | Own() | Ref() | Fn():
            return 1
        case Uninit(size):
            return size
        case Var():
            return None
        case Rec(_, body):
            return size_if_known(body)
        case Product(parts):
            sizes = [size_if_known(part) for part in parts]
            known = [size for size in sizes if size is not None]
            return sum(known) if len(known) == len(sizes) else None
        case Sum(variants):
            sizes = [size_if_known(variant) for variant in variants]
            known = [size for size in sizes if size is not None]
            return 1 + max(known, default=0) if len(known) == len(sizes) else None
        case Library(name, _, arguments):
            library = LIBRARY_TYPES[name]
            inside = size_if_known(arguments[0]) if library.inline else 0
            return None if inside is None else library.cells + inside
        case _:
            assert_never(type_)


@lru_cache(maxsize=65536)
def size(type_: Type) -> int:
    """size(τ) of a well-formed closed type."""
    known = size_if_known(type_)
    assert known is not None, "a well-formed type has a size"
    return known


def has(trait: Trait, type_: Type, assumed: frozenset[tuple[Trait, Type]] = frozenset()) -> bool:
    """⊢ τ copy, send or sync. μT. τ has a trait if its unfolding has, assuming that it has itself."""
    match type_:
        case Bool() | Int() | Uninit() | Fn():
            return True
        case Own(_, content) | Ref(_, True, content):
            return trait is not Trait.COPY and has(trait, content, assumed)
        case Ref(_, _, content):
            return trait is Trait.COPY or has(Trait.SYNC, content, assumed)
        case Product(parts) | Sum(parts):
            return all(has(trait, part, assumed) for part in parts)
        case Rec():
            claim = (trait, canonical(type_))
            return claim in assumed or has(trait, unfold(type_), assumed | {claim})
        case Library(name, _, arguments):
            needed = LIBRARY_TYPES[name].traits.get(trait)
            return needed is not None and all(has(t, part, assumed) for t in needed for part in arguments)
        case Var():
            raise AssertionError("only closed types have traits")
        case _:
            assert_never(type_)


@lru_cache(maxsize=65536)
def outlived(type_: Type) -> tuple[str, ...]:
    """``lfts(τ)``: the lifetimes that must be alive for a value of τ to be used."""
    match type_:
        case Bool() | Int() | Uninit() | Fn() | Var():
            return ()
        case Ref(lifetime, _, _):
            return (lifetime,)
        case Own(_, content):
            return outlived(content)
        case Rec(_, body):
            return outlived(body)
        case Product(parts) | Sum(parts):
            return tuple(dict.fromkeys(lifetime for part in parts for lifetime in outlived(part)))
        case Library(_, lifetimes, arguments):
            inside = (lifetime for part in arguments for lifetime in outlived(part))
            return tuple(dict.fromkeys([*lifetimes, *inside]))
        case _:
            assert_never(type_)


@lru_cache(maxsize=65536)
def implied(type_: Type) -> tuple[Inclusion, ...]:
    """``wfE(τ)``: what holds because a value of τ exists; of ``&'a &'b τ``, that ``'a <= 'b``."""
    match type_:
        case Bool() | Int() | Uninit() | Fn() | Var():
            return ()
        case Ref(lifetime, _, content):
            here = ((lifetime, other) for other in outlived(content))
            return tuple(dict.fromkeys([*implied(content), *here]))
        case Own(_, content):
            return implied(content)
        case Rec():
            # In two passes: inside, the type's variable stands for what the first pass finds.
            stand_in = Product(tuple(Ref(lifetime, False, UNIT) for lifetime in outlived(type_)))
            return implied(substitute_type(type_.body, type_.variable, stand_in))
        case Product(parts) | Sum(parts):
            return tuple(dict.fromkeys(inclusion for part in parts for inclusion in implied(part)))
        case Library(_, lifetimes, arguments):
            inner = [inclusion for part in arguments for inclusion in implied(part)]
            outer = [(own, other) for own in lifetimes for part in arguments for other in outlived(part)]
            return tuple(dict.fromkeys([*inner, *outer]))
        case _:
            assert_never(type_)


@lru_cache(maxsize=65536)
def bounds_of(fn: Fn) -> tuple[Inclusion, ...]:
    """E(ϝ) of a function type: the bounds written, and those that its types imply [``FP_wf``]."""
    types = (*fn.arguments, fn.result)
    inside = (inclusion for type_ in types for inclusion in implied(type_))
    alive = ((FUNCTION_LIFETIME, lifetime) for type_ in types for lifetime in outlived(type_))
    return tuple(dict.fromkeys([*fn.bounds, *inside, *alive]))


def bounds_in_body(bounds: tuple[Inclusion, ...], name: str) -> list[Inclusion]:
    """Bounds with a name for ϝ."""

    def renamed(lifetime: str) -> str:
        return name if lifetime == FUNCTION_LIFETIME else lifetime

    return [(renamed(small), renamed(large)) for small, large in bounds]


def called_bounds(fn: Fn, instance: tuple[str, ...], name: str) -> list[Inclusion]:
    """E'(ϝ)[κ̄/ᾱ], with ``name`` for the callee's ϝ."""
    return bounds_in_body(bounds_of(instantiate(fn, instance)), name)


def normal_parts(type_: Type) -> tuple[Type, ...]:
    """The parts of a type as a flat product: [`prod_flatten`, T-uninit-prod, the units]."""
    if isinstance(type_, Uninit):
        return (type_,) if type_.size else ()
    if not isinstance(type_, Product):
        return (type_,)
    parts: list[Type] = []
    for part in (inner for outer in type_.parts for inner in normal_parts(outer)):
        last = parts[-1] if parts else None
        if isinstance(part, Uninit) and isinstance(last, Uninit):
            parts[-1] = Uninit(last.size + part.size)
        else:
            parts.append(part)
    return tuple(parts)
