"""What a retag makes in Stacked Borrows: the tag, the permission at each byte, the access, the protector.

[R. Jung, thesis, Figure 17.3; Miri, stacked_borrows/mod.rs, `NewPermission`.]
"""

from enum import Enum
from typing import NamedTuple, assert_never

from rustrata.abstract.aliasing.events import Access, Pointee, Pointer, Retag
from rustrata.abstract.aliasing.stack import Permission
from rustrata.abstract.aliasing.stacked_profile import (
    BoxProtector,
    Fields,
    RawTags,
    StackedProfile,
    TwoPhase,
    ZeroSize,
)
from rustrata.records import record


class Protector(Enum):
    """``WEAK``, a box's: its memory may be deallocated by the call, through the box itself."""

    STRONG = "strong"
    WEAK = "weak"


class Part(NamedTuple):
    """Bytes ``start`` to ``end`` of the allocation: the item they get, by which access and rule."""

    start: int
    end: int
    permission: Permission
    access: Access | None
    guarded: bool
    rule: str

    def moved(self, offset: int) -> "Part":
        """The same, so many bytes on."""
        return Part(
            self.start + offset, self.end + offset, self.permission, self.access, self.guarded, self.rule
        )


@record
class Reborrow:
    """A new pointer: its items, its protector, and whether it has the tag of all raw pointers."""

    parts: tuple[Part, ...]
    protector: Protector | None
    untagged: bool


def reborrow(profile: StackedProfile, event: Retag) -> Reborrow | None:
    """What a retag makes; None if the new pointer is the old one."""
    if event.inside and profile.retag_fields is Fields.BARE:
        return None
    if event.pointee.size == 0 and profile.zst_retag is ZeroSize.KEEP:
        return None
    protector = _protector(profile, event)
    parts = tuple(
        _part(profile, event, event.offset + start, event.offset + end, in_cell, protector)
        for start, end, in_cell in _ranges(event.pointee)
    )
    is_raw = event.pointer in (Pointer.RAW_CONST, Pointer.RAW_MUT)
    return Reborrow(parts, protector, is_raw and profile.raw_tags is RawTags.UNTAGGED)


def _like_raw(profile: StackedProfile, event: Retag) -> str | None:
    """The rule by which a mutable reference is treated as a raw pointer, if one does."""
    if event.two_phase and profile.two_phase is TwoPhase.AS_RAW:
        return "new-two-phase"
    return "new-pinned" if profile.unpin_exception and not event.pointee.unpin else None


def _protector(profile: StackedProfile, event: Retag) -> Protector | None:
    if event.frame is None:
        return None
    match event.pointer:
        case Pointer.SHARED:
            return Protector.STRONG
        case Pointer.UNIQUE:
            return None if _like_raw(profile, event) else Protector.STRONG
        case Pointer.BOX:
            weak = profile.box_protector is BoxProtector.WEAK and not _like_raw(profile, event)
            return Protector.WEAK if weak else None
        case Pointer.RAW_CONST | Pointer.RAW_MUT:
            return None
        case _:
            assert_never(event.pointer)


def _part(
    profile: StackedProfile, event: Retag, start: int, end: int, in_cell: bool, protector: Protector | None
) -> Part:
    guarded = protector is not None
    shared_rw = Permission.SHARED_RW
    match event.pointer:
        case Pointer.UNIQUE | Pointer.BOX:
            like_raw = _like_raw(profile, event)
            if like_raw is not None:
                return Part(start, end, shared_rw, None, False, like_raw)
            rule = "new-mutable-ref" if event.pointer is Pointer.UNIQUE else "new-box"
            return Part(start, end, Permission.UNIQUE, Access.WRITE, guarded, rule)
        case Pointer.SHARED:
            if in_cell:
                guarded = guarded and profile.protect_shared_rw
                return Part(start, end, shared_rw, None, guarded, "new-shared-ref-cell")
            return Part(start, end, Permission.SHARED_RO, Access.READ, guarded, "new-shared-ref")
        case Pointer.RAW_CONST:
            if in_cell:
                return Part(start, end, shared_rw, None, False, "new-const-raw-cell")
            return Part(start, end, Permission.SHARED_RO, Access.READ, False, "new-const-raw")
        case Pointer.RAW_MUT:
            return Part(start, end, shared_rw, None, False, "new-mutable-raw")
        case _:
            assert_never(event.pointer)


def _ranges(pointee: Pointee) -> list[tuple[int, int, bool]]:
    """The bytes of the pointee in ranges: start, end, and whether they are in an ``UnsafeCell``."""
    parts: list[tuple[int, int, bool]] = []
    position = 0
    for start, end in pointee.cells:
        parts += [(position, start, False), (start, end, True)]
        position = end
    parts.append((position, pointee.size, False))
    return [part for part in parts if part[0] < part[1]]
