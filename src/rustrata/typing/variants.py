"""What the branches of a case know, and the brands that a type mentions.

Source: Jung's thesis, Figure 9.6 (F-case-own, F-case-bor).
"""

from collections.abc import Sequence

from rustrata.programs.lambda_rust import syntax
from rustrata.typing.judgements import Entry, Place
from rustrata.typing.library_types import LIBRARY_TYPES, Variance
from rustrata.typing.sizes import size
from rustrata.typing.types import Library, Own, Ref, Type, Uninit, children


def refined(place: Place, pointer: Own | Ref, variants: Sequence[Type], index: int) -> tuple[Entry, ...]:
    """The entries for a sum of a known variant; padding of no cells is dropped at once."""
    variable, offset = place
    payload = (variable, offset + 1)
    if isinstance(pointer, Ref):
        return (Entry(payload, Ref(pointer.lifetime, pointer.mutable, variants[index])),)
    cells = size(variants[index])
    padding = max(map(size, variants)) - cells
    known = (Entry(place, Own(pointer.block, Uninit(1))), Entry(payload, Own(pointer.block, variants[index])))
    if padding == 0:
        return known
    return (*known, Entry((variable, offset + 1 + cells), Own(pointer.block, Uninit(padding))))


def brands(type_: Type) -> frozenset[str]:
    """The lifetimes that a type has as brands."""
    inner = frozenset[str]().union(*map(brands, children(type_)))
    if not isinstance(type_, Library):
        return inner
    variances = LIBRARY_TYPES[type_.name].lifetimes
    here = zip(variances, type_.lifetimes, strict=True)
    return inner | {name for variance, name in here if variance is Variance.BRAND}


def is_whole(branch: syntax.Body, scrutinee: syntax.Path) -> bool:
    """Does a branch of ``case *p`` begin with ``@whole p``?"""
    return (
        isinstance(branch, syntax.GhostStep)
        and isinstance(branch.ghost, syntax.Whole)
        and branch.ghost.path.key == scrutinee.key
    )
