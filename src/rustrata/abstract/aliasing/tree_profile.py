"""Which Tree Borrows: the switches in which its dated versions differ.

Sources: N. Villani et al., "Tree Borrows", PLDI'25; Miri's borrow tracker of August 2026; MiniRust,
``mem/tree_borrows``. Left out: the attribute ``rustc_no_writable``, which exempts a function from implicit
writes, and memory that is read-only, which is the machine's to check.
"""

from enum import Enum

from rustrata.records import record


class Cells(Enum):
    """What a retag makes of ``UnsafeCell``: ``RAW``, a shared reference to a type with a cell is no borrow
    at all, and a mutable one has cells everywhere; ``WHOLE``, a type with a cell is one cell; ``BYTES``,
    only the bytes of the cell are."""

    RAW = "raw"
    WHOLE = "whole"
    BYTES = "bytes"


@record
class TreeProfile:
    """One version of Tree Borrows.

    ``protected_reserved_im``: a protected ``&mut`` to a cell tolerates foreign writes when its call has
    ended, which lets a function be told from its copy with a write more (ucg#501). ``lazy_protectors``: a
    strong protector forbids deallocation only if one of its bytes was used through it.
    ``protector_end_access``: when a call ends, what was used through a protected reference is accessed once
    more. ``implicit_writes``: a protected ``&mut`` or ``Box`` writes as it is made. ``wildcards``: pointers
    cast from integers have a meaning.
    """

    name: str
    cells: Cells
    protected_reserved_im: bool
    lazy_protectors: bool
    protector_end_access: bool
    implicit_writes: bool
    wildcards: bool


PLDI25 = TreeProfile(
    "tree-borrows-pldi25",
    Cells.RAW,
    protected_reserved_im=True,
    lazy_protectors=False,
    protector_end_access=True,
    implicit_writes=False,
    wildcards=False,
)

MIRI = TreeProfile(
    "tree-borrows-miri-2026-08",
    Cells.BYTES,
    protected_reserved_im=False,
    lazy_protectors=True,
    protector_end_access=True,
    implicit_writes=False,
    wildcards=True,
)

MIRI_IMPLICIT_WRITES = TreeProfile(
    "tree-borrows-miri-2026-08-implicit-writes",
    Cells.BYTES,
    protected_reserved_im=False,
    lazy_protectors=True,
    protector_end_access=True,
    implicit_writes=True,
    wildcards=True,
)

TREE_PROFILES: dict[str, TreeProfile] = {
    profile.name: profile for profile in (PLDI25, MIRI, MIRI_IMPLICIT_WRITES)
}
"""The versions that have a name."""
