"""Which provenances are still in use: a tag that no pointer has can be forgotten by the aliasing models.

Every pointer of the machine, wherever it stands (registers, bytes of memory, what the model of a function
keeps for later), refers to its provenance, an object that is made once, when the tag is. So a provenance
is in use as long as anything but its owner refers to it, and that is what CPython counts: exact, and no
place can be forgotten.
"""

from sys import getrefcount
from typing import Protocol, TypeVar

Counted = TypeVar("Counted")


class Owner(Protocol):
    """What keeps one provenance for itself."""

    @property
    def root(self) -> object:
        """That of its first pointer."""


class _Sample:
    """Owns something that nothing else refers to."""

    __slots__ = ("root",)

    def __init__(self) -> None:
        self.root: object = object()


def _listed(owned: list[Counted]) -> list[int]:
    return list(map(getrefcount, owned))


def _rooted(owner: Owner) -> int:
    return getrefcount(owner.root)


_IN_A_LIST = _listed([_Sample()])[0]
_IN_AN_OWNER = _rooted(_Sample())
"""The counts of what nothing else refers to, in this version of Python."""


def in_use(owned: list[Counted]) -> list[Counted]:
    """Those that something else than this list refers to."""
    return [found for found, count in zip(owned, _listed(owned), strict=True) if count > _IN_A_LIST]


def root_in_use(owner: Owner) -> bool:
    """Does anything but the owner refer to its root?"""
    return _rooted(owner) > _IN_AN_OWNER
