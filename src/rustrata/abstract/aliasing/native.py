"""The default profiles of Tree Borrows and Stacked Borrows compiled, where the extension module is installed.

They say only whether an event is allowed: who wants to know why runs the events again with `tree.TreeBorrows`
or `stacked.StackedBorrows`, which are the definition. Every answer is 0, allowed, or 1: not allowed by one of
the models, or not decided here, which is the use of a pointer cast from an integer, and a tree of more than
a gigabyte. After an answer of 1 every later one is 1.

As arguments, a pointer's kind is its place in `events.Pointer`, ``heap`` is true for all memory but the
stack's, and a retag that no call protects has the frame -1.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from rustrata.abstract.aliasing.stacked_profile import MIRI as STACKED
from rustrata.abstract.aliasing.tree_profile import MIRI as TREE

NativeBorrows: TypeAlias = "borrows.Borrows"
"""The state of one or both models in one run; its methods are those of `model.Borrows`, without objects."""

_make: Callable[[bool, bool], NativeBorrows] | None
try:
    from rustrata.native import borrows
except ImportError:
    _make = None
else:
    _make = borrows.Borrows

NATIVE_PROFILES = (TREE.name, STACKED.name)
"""The versions that are compiled."""


def installed() -> bool:
    """Was the extension module built when the package was installed?"""
    return _make is not None


def native_borrows(models: Iterable[str]) -> "NativeBorrows | None":
    """The state of these models, by name, before the first event; None where one is not compiled."""
    names = set(models)
    if _make is None or not names or not names.issubset(NATIVE_PROFILES):
        return None
    return _make(TREE.name in names, STACKED.name in names)
