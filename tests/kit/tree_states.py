"""All states of a node of Tree Borrows at a byte, and all moves."""

from itertools import product

from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.aliasing.tree_permissions import (
    Permission,
    Protected,
    ProtectedCell,
    ProtectedDisabled,
    ProtectedFrozen,
    ProtectedReserved,
    ProtectedUnique,
    Relation,
    Unprotected,
)

Move = tuple[Access, Relation]

PROTECTED: tuple[Protected, ...] = (
    ProtectedCell(),
    *(ProtectedReserved(*flags) for flags in product((False, True), repeat=3)),
    ProtectedUnique(),
    ProtectedFrozen(False),
    ProtectedFrozen(True),
    ProtectedDisabled(),
)
PERMISSIONS: tuple[Permission, ...] = (*Unprotected, *PROTECTED)
MOVES: tuple[Move, ...] = tuple(product(Access, Relation))
