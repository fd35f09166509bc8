"""Which Stacked Borrows: the switches in which its dated versions differ.

Sources: R. Jung, "Understanding and Evolving the Rust Programming Language", chapter 17; R. Jung et al.,
"Stacked Borrows", POPL'20; Miri's borrow tracker of August 2026. Two more differences are not the model's but
those of who makes the events: whether retags are statements or belong to every typed copy, and whether a
retag takes part in data races.
"""

from enum import Enum

from rustrata.records import record


class RawTags(Enum):
    """The tag of a raw pointer: ``UNTAGGED``, one for all; ``FRESH``, its own."""

    UNTAGGED = "untagged"
    FRESH = "fresh"


class Root(Enum):
    """The permission of the first pointer to memory that is not the stack's."""

    UNIQUE = "Unique"
    SHARED_RW = "SharedRW"


class BoxProtector(Enum):
    """What protects a box that is an argument: ``WEAK`` permits deallocation through it."""

    NONE = "none"
    WEAK = "weak"


class Fields(Enum):
    """Which pointers a copy retags: ``BARE``, those that are the whole value; ``RECURSIVE``, fields too."""

    BARE = "bare"
    RECURSIVE = "recursive"


class TwoPhase(Enum):
    """A two-phase borrow is ``AS_RAW``, or a mutable reference like any other."""

    AS_RAW = "as raw"
    AS_UNIQUE = "as Unique"


class ZeroSize(Enum):
    """The tag of a reference to no bytes: ``KEEP``, its parent's; ``FRESH``, one that permits nothing."""

    KEEP = "keep"
    FRESH = "fresh"


class Deallocation(Enum):
    """``GRANTED``: some item grants a write, and no protector is active in the stack. ``WRITE``: a write, and
    after it no strong protector."""

    GRANTED = "granted"
    WRITE = "write"


class Wildcard(Enum):
    """A pointer cast from an integer is ``UNTAGGED``; some ``EXPOSED`` one; or ``FORBIDDEN`` to use."""

    UNTAGGED = "untagged"
    EXPOSED = "exposed"
    FORBIDDEN = "forbidden"


@record
class StackedProfile:
    """One version of Stacked Borrows. ``protect_shared_rw``: shared references to cells are protected as
    arguments; ``unpin_exception``: mutable references to what is not ``Unpin`` are like raw pointers."""

    name: str
    raw_tags: RawTags
    heap_root: Root
    protect_shared_rw: bool
    box_protector: BoxProtector
    retag_fields: Fields
    two_phase: TwoPhase
    unpin_exception: bool
    zst_retag: ZeroSize
    dealloc_rule: Deallocation
    wildcard: Wildcard


THESIS = StackedProfile(
    "stacked-borrows-thesis",
    raw_tags=RawTags.UNTAGGED,
    heap_root=Root.UNIQUE,
    protect_shared_rw=True,
    box_protector=BoxProtector.NONE,
    retag_fields=Fields.BARE,
    two_phase=TwoPhase.AS_UNIQUE,
    unpin_exception=False,
    zst_retag=ZeroSize.KEEP,
    dealloc_rule=Deallocation.GRANTED,
    wildcard=Wildcard.UNTAGGED,
)

MIRI = StackedProfile(
    "stacked-borrows-miri-2026-08",
    raw_tags=RawTags.FRESH,
    heap_root=Root.SHARED_RW,
    protect_shared_rw=False,
    box_protector=BoxProtector.WEAK,
    retag_fields=Fields.RECURSIVE,
    two_phase=TwoPhase.AS_RAW,
    unpin_exception=True,
    zst_retag=ZeroSize.FRESH,
    dealloc_rule=Deallocation.WRITE,
    wildcard=Wildcard.EXPOSED,
)

STACKED_PROFILES: dict[str, StackedProfile] = {profile.name: profile for profile in (THESIS, MIRI)}
"""The versions that have a name."""
