"""What a retag makes in Tree Borrows: the permission of the new node at each byte, and its protector.

[Villani et al., PLDI'25; Miri, `NewPermission::new`; MiniRust, `ReborrowSettings`.] A raw pointer is no new
node, nor is a mutable reference or a box to data that is not ``Unpin``: they are other names of the pointer
that they come from. A two-phase borrow is a mutable one like any other, as Reserved tolerates reads. Pointers
inside of values are retagged like others, and boxes with an allocator of their own are boxes.
"""

from enum import Enum
from typing import assert_never

from rustrata.abstract.aliasing.events import Access, Pointee, Pointer, Retag
from rustrata.abstract.aliasing.tree_profile import Cells, TreeProfile
from rustrata.records import record


class Fresh(Enum):
    """The permissions of a new node."""

    FROZEN = "Frozen"
    CELL = "Cell"
    RESERVED = "Reserved"
    RESERVED_IM = "Reserved, interior mutable"
    UNIQUE = "Unique"

    @property
    def access(self) -> Access | None:
        """The access to the parent by which it comes to be; a Cell comes by none."""
        match self:
            case Fresh.CELL:
                return None
            case Fresh.UNIQUE:
                return Access.WRITE
            case Fresh.FROZEN | Fresh.RESERVED | Fresh.RESERVED_IM:
                return Access.READ
            case _:
                assert_never(self)


class Protector(Enum):
    """``WEAK``, a box's: its memory may be deallocated by the call, through the box itself."""

    STRONG = "strong"
    WEAK = "weak"


@record
class Reborrow:
    """A new node: its permission in ranges ``(start, end)`` of the allocation, elsewhere, its protector."""

    inside: tuple[tuple[int, int, Fresh], ...]
    outside: Fresh
    protector: Protector | None

    def accesses(self) -> list[tuple[int, int, Access]]:
        """The accesses to the parent by which it comes to be."""
        found = ((start, end, fresh.access) for start, end, fresh in self.inside)
        return [(start, end, access) for start, end, access in found if access is not None]

    def moved(self, offset: int) -> "Reborrow":
        """The same, so many bytes on."""
        if not offset:
            return self
        inside = tuple((start + offset, end + offset, fresh) for start, end, fresh in self.inside)
        return Reborrow(inside, self.outside, self.protector)


def reborrow(profile: TreeProfile, event: Retag) -> Reborrow | None:
    """The node that a retag makes; None if the new pointer is the old one."""
    pointee = event.pointee
    match event.pointer:
        case Pointer.RAW_CONST | Pointer.RAW_MUT:
            return None
        case Pointer.SHARED:
            if profile.cells is Cells.RAW and not pointee.frozen:
                return None
        case Pointer.UNIQUE | Pointer.BOX:
            if not pointee.unpin:
                return None
        case _:
            assert_never(event.pointer)
    protected = event.frame is not None
    frozen, cell, outside = _permissions(profile, event.pointer is Pointer.SHARED, protected, pointee.frozen)
    inside = tuple(
        (event.offset + start, event.offset + end, cell if in_cell else frozen)
        for start, end, in_cell in _parts(pointee, profile.cells)
    )
    strength = Protector.WEAK if event.pointer is Pointer.BOX else Protector.STRONG
    return Reborrow(inside, outside, strength if protected else None)


def _permissions(
    profile: TreeProfile, shared: bool, protected: bool, all_frozen: bool
) -> tuple[Fresh, Fresh, Fresh]:
    """Outside every cell, inside one, and outside the pointee."""
    if shared:
        return Fresh.FROZEN, Fresh.CELL, Fresh.FROZEN if all_frozen else Fresh.CELL
    interior = Fresh.RESERVED if protected and not profile.protected_reserved_im else Fresh.RESERVED_IM
    outside = Fresh.RESERVED if all_frozen else interior
    if protected and profile.implicit_writes:
        return Fresh.UNIQUE, Fresh.UNIQUE, outside
    return Fresh.RESERVED, interior, outside


def _parts(pointee: Pointee, cells: Cells) -> list[tuple[int, int, bool]]:
    """The bytes of the pointee in ranges: start, end, and whether they are a cell's."""
    if pointee.frozen or cells is not Cells.BYTES:
        return [(0, pointee.size, not pointee.frozen)] if pointee.size else []
    parts: list[tuple[int, int, bool]] = []
    position = 0
    for start, end in pointee.cells:
        parts += [(position, start, False), (start, end, True)]
        position = end
    parts.append((position, pointee.size, False))
    return [part for part in parts if part[0] < part[1]]
