"""All states of a node of Tree Borrows at a byte, all moves, and states as planes of bits."""

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
    word,
)
from rustrata.abstract.aliasing.tree_planes import Defaults, Planes, read, write

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


def used(permission: Permission) -> bool:
    match permission:
        case ProtectedReserved(local_read=local) | ProtectedFrozen(local):
            return local
        case ProtectedUnique():
            return True
        case _:
            return False


def planes_of(permissions: tuple[Permission, ...], defaults: Defaults) -> Planes:
    """Node n has the n-th permission."""
    sets = [0] * 7
    for number, permission in enumerate(permissions):
        name = word(permission).replace(", not used", "")
        flags = (
            name == "Disabled",
            name == "Unique",
            name == "Frozen",
            name == "Cell",
            "interior mutable" in name,
            "conflicted" in name,
            used(permission),
        )
        for plane, flag in enumerate(flags):
            sets[plane] |= flag << number
    disabled, unique, frozen, cells, interior, conflicted, accessed = sets
    return (
        disabled,
        unique,
        frozen ^ defaults.frozen,
        cells ^ defaults.cells,
        interior ^ defaults.interior,
        conflicted,
        accessed,
    )


def protected(permissions: tuple[Permission, ...]) -> int:
    return sum(
        (not isinstance(permission, Unprotected)) << number for number, permission in enumerate(permissions)
    )


def moved(
    permissions: tuple[Permission, ...], access: Access, relations: tuple[Relation, ...], defaults: Defaults
) -> Planes | None:
    local = sum((relation is Relation.LOCAL) << number for number, relation in enumerate(relations))
    everyone = (1 << len(permissions)) - 1
    step = read if access is Access.READ else write
    return step(planes_of(permissions, defaults), defaults, local, everyone ^ local, protected(permissions))
