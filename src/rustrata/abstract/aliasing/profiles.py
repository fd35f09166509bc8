"""Aliasing models by name.

The dated profiles of Stacked Borrows and Tree Borrows, and LLVM's ``noalias``. C's ``restrict`` and Fortran's
rule for dummy arguments are left out: both are ``noalias`` for a scope other than Rust's calls.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.model import Borrows, Observer
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import STACKED_PROFILES, StackedProfile
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_profile import TREE_PROFILES, TreeProfile
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.later import Later

if TYPE_CHECKING:
    from rustrata.abstract.aliasing import noalias
else:
    noalias = Later("rustrata.abstract.aliasing.noalias")


def _stacked(profile: StackedProfile) -> Callable[[Observer | None], Borrows]:
    return lambda observer: StackedBorrows(profile, observer)


def _tree(profile: TreeProfile) -> Callable[[Observer | None], Borrows]:
    return lambda observer: TreeBorrows(profile, observer)


ALIASING_MODELS: dict[str, Callable[[Observer | None], Borrows]] = {
    **{name: _stacked(profile) for name, profile in STACKED_PROFILES.items()},
    **{name: _tree(profile) for name, profile in TREE_PROFILES.items()},
    "noalias": lambda observer: noalias.NoAlias(observer),
}
"""How to make each model; None is for no observer."""


def borrows(name: str, observer: Observer | None = None) -> Borrows:
    """The state of a model before the first event. Raises RustrataError BOR001 for a name that is none."""
    if name not in ALIASING_MODELS:
        known = ", ".join(ALIASING_MODELS)
        near = did_you_mean(name, ALIASING_MODELS)
        help_ = f"{near} (one of {known})" if near else f"one of {known}"
        raise RustrataError(Diagnostic("BOR001", f"there is no aliasing model `{name}`", help=help_))
    return ALIASING_MODELS[name](observer)
