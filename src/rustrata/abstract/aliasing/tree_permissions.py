"""The two state machines of Tree Borrows: what an access does to the permission of one node at one byte.

A node whose reference no call protects obeys the unprotected machine, a protected one the other; the end of
the protection leads from the second to the first [MiniRust, mem/tree_borrows/state_machine_*; Villani et al.,
PLDI'25]. An access is *local* to a node if it goes through the node or a descendant, and *foreign*
otherwise. Where a machine is stuck, the program has undefined behaviour; the answer is then `Stuck`, with the
code of what forbids it. All names are those of Miri and the paper; older texts call Unique "Active".

This is the form to read. The one to run is `tree_planes`; the tests hold them equal in every state.
"""

from enum import Enum
from typing import TypeAlias, assert_never

from rustrata.abstract.aliasing.events import Access
from rustrata.records import record


class Relation(Enum):
    """Where an access takes place, seen from a node."""

    LOCAL = "local"
    FOREIGN = "foreign"


@record
class Stuck:
    """No transition: undefined behaviour, with its code and the rule that has none."""

    code: str
    rule: str


class Unprotected(Enum):
    """The permission of a node that no call protects."""

    CELL = "Cell"
    RESERVED = "Reserved"
    RESERVED_IM = "Reserved, interior mutable"
    UNIQUE = "Unique"
    FROZEN = "Frozen"
    DISABLED = "Disabled"


@record
class ProtectedCell:
    """A shared reference to a byte of an ``UnsafeCell``; protection means nothing to it."""


@record
class ProtectedReserved:
    """A mutable reference, not written through yet: was it read through, did others read, and is it to be
    `Unprotected.RESERVED_IM` when the call has ended?"""

    local_read: bool = False
    foreign_read: bool = False
    interior_mutable: bool = False


@record
class ProtectedUnique:
    """A mutable reference that was written through."""


@record
class ProtectedFrozen:
    """A shared reference: was it read through?"""

    local_read: bool = False


@record
class ProtectedDisabled:
    """A reference never used here, and no longer usable, as others wrote."""


Protected: TypeAlias = (
    ProtectedCell | ProtectedReserved | ProtectedUnique | ProtectedFrozen | ProtectedDisabled
)
Permission: TypeAlias = Unprotected | Protected


def local_read(permission: Unprotected) -> Unprotected | Stuck:
    """Local read, unprotected: all but Disabled permit it."""
    if permission is Unprotected.DISABLED:
        return Stuck("TB001", "local-read")
    return permission


def local_write(permission: Unprotected) -> Unprotected | Stuck:
    """Local write, unprotected: it claims the byte, unless that is frozen or lost."""
    match permission:
        case Unprotected.CELL:
            return Unprotected.CELL
        case Unprotected.RESERVED | Unprotected.RESERVED_IM | Unprotected.UNIQUE:
            return Unprotected.UNIQUE
        case Unprotected.FROZEN:
            return Stuck("TB002", "local-write")
        case Unprotected.DISABLED:
            return Stuck("TB003", "local-write")
        case _:
            assert_never(permission)


def foreign_read(permission: Unprotected) -> Unprotected:
    """Foreign read, unprotected: what was unique is shared from now on."""
    return Unprotected.FROZEN if permission is Unprotected.UNIQUE else permission


def foreign_write(permission: Unprotected) -> Unprotected:
    """Foreign write, unprotected: only cells survive, and references to cells not written through yet."""
    match permission:
        case Unprotected.CELL | Unprotected.RESERVED_IM:
            return permission
        case Unprotected.RESERVED | Unprotected.UNIQUE | Unprotected.FROZEN | Unprotected.DISABLED:
            return Unprotected.DISABLED
        case _:
            assert_never(permission)


def protected_local_read(permission: Protected) -> Protected | Stuck:
    """Local read, protected: from now on no one else may write here before the call ends."""
    match permission:
        case ProtectedCell() | ProtectedUnique():
            return permission
        case ProtectedReserved(_, foreign, interior):
            return ProtectedReserved(True, foreign, interior)
        case ProtectedFrozen():
            return ProtectedFrozen(True)
        case ProtectedDisabled():
            return Stuck("TB001", "protected-local-read")
        case _:
            assert_never(permission)


def protected_local_write(permission: Protected) -> Protected | Stuck:
    """Local write, protected: forbidden also after a foreign read, which LLVM's noalias does not expect."""
    match permission:
        case ProtectedCell() | ProtectedUnique():
            return permission
        case ProtectedReserved(foreign_read=False):
            return ProtectedUnique()
        case ProtectedReserved():
            return Stuck("TB004", "protected-local-write")
        case ProtectedFrozen():
            return Stuck("TB002", "protected-local-write")
        case ProtectedDisabled():
            return Stuck("TB003", "protected-local-write")
        case _:
            assert_never(permission)


def protected_foreign_read(permission: Protected) -> Protected | Stuck:
    """Foreign read, protected: forbidden after a local write, and it forbids one."""
    match permission:
        case ProtectedCell() | ProtectedFrozen() | ProtectedDisabled():
            return permission
        case ProtectedReserved(local, _, interior):
            return ProtectedReserved(local, True, interior)
        case ProtectedUnique():
            return Stuck("TB005", "protected-foreign-read")
        case _:
            assert_never(permission)


def protected_foreign_write(permission: Protected) -> Protected | Stuck:
    """Foreign write, protected: forbidden where the reference was used; elsewhere its use is now."""
    match permission:
        case ProtectedCell():
            return permission
        case ProtectedReserved(local_read=False) | ProtectedFrozen(local_read=False) | ProtectedDisabled():
            return ProtectedDisabled()
        case ProtectedReserved() | ProtectedFrozen() | ProtectedUnique():
            return Stuck("TB006", "protected-foreign-write")
        case _:
            assert_never(permission)


def release(permission: Protected) -> tuple[Unprotected, Access | None]:
    """Protector end: the unprotected permission, and the access that the end of the call makes here, for
    those who did not notice the protected one [MiniRust, `unprotect`]."""
    match permission:
        case ProtectedCell():
            return Unprotected.CELL, None
        case ProtectedReserved(local, _, interior):
            unprotected = Unprotected.RESERVED_IM if interior else Unprotected.RESERVED
            return unprotected, Access.READ if local else None
        case ProtectedUnique():
            return Unprotected.UNIQUE, Access.WRITE
        case ProtectedFrozen(local):
            return Unprotected.FROZEN, Access.READ if local else None
        case ProtectedDisabled():
            return Unprotected.DISABLED, None
        case _:
            assert_never(permission)


def transition(permission: Permission, access: Access, relation: Relation) -> Permission | Stuck:
    """The rule for this machine, access and relation."""
    if isinstance(permission, Unprotected):
        match access, relation:
            case Access.READ, Relation.LOCAL:
                return local_read(permission)
            case Access.WRITE, Relation.LOCAL:
                return local_write(permission)
            case Access.READ, Relation.FOREIGN:
                return foreign_read(permission)
            case _:
                return foreign_write(permission)
    match access, relation:
        case Access.READ, Relation.LOCAL:
            return protected_local_read(permission)
        case Access.WRITE, Relation.LOCAL:
            return protected_local_write(permission)
        case Access.READ, Relation.FOREIGN:
            return protected_foreign_read(permission)
        case _:
            return protected_foreign_write(permission)


def word(permission: Permission) -> str:
    """The name of a permission. "not used" is what protection does not guard yet."""
    match permission:
        case Unprotected():
            return permission.value
        case ProtectedCell():
            return "Cell"
        case ProtectedReserved(local, foreign, interior):
            kind = "Reserved" + ", interior mutable" * interior + ", conflicted" * foreign
            return kind if local else f"{kind}, not used"
        case ProtectedUnique():
            return "Unique"
        case ProtectedFrozen(local):
            return "Frozen" if local else "Frozen, not used"
        case ProtectedDisabled():
            return "Disabled"
        case _:
            assert_never(permission)
