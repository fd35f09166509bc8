"""The tests of Miri for Tree Borrows, told as events; ``u32`` and the like are one byte.

Names are those of the files in ``tests/fail/tree_borrows`` and ``tests/pass/tree_borrows``. A reference that
is an argument is retagged twice: by the caller, and protected by the callee. Left out are tests of the
compiler, of printing and of data races, and those that differ from another one here in types only.
"""

from collections.abc import Sequence

from borrow_stories import box, expose, free, mutable, read, shared, write

from rustrata.abstract.aliasing.events import WILDCARD, CallBegin, CallEnd, Event
from rustrata.abstract.aliasing.tree_profile import MIRI, MIRI_IMPLICIT_WRITES, TreeProfile

CELL = ((0, 1),)
NOTHING = ((0, 0),)
"""The cells of ``Cell<()>``: there is one, of no bytes."""

Told = tuple[int, Sequence[Event]]
"""The size of the memory, and what happens."""

FAIL: dict[str, Told] = {
    "alternate-read-write": (
        1,
        [mutable(0, 1), mutable(1, 2), read(1), read(2), write(2), read(1), read(2), write(2)],
    ),
    "cell-inside-struct": (2, [shared(0, 1, (0, 2), cells=((1, 2),)), write(1, 1), write(1, 0)]),
    "error-range": (
        16,
        [
            *[mutable(0, 1, (0, 16)), mutable(1, 2, (0, 6)), write(2, 3), write(2, 4), write(2, 5)],
            *[read(1, 3), read(1, 4), read(1, 5), write(1, 4), write(1, 5), read(2, 5)],
        ],
    ),
    "fnentry_invalidation": (
        1,
        [
            *[mutable(0, 1), write(1), CallBegin(1), mutable(0, 2), mutable(2, 3, frame=1), CallEnd(1)],
            write(1),
        ],
    ),
    "frozen-lazy-write-to-surrounding": (1, [shared(0, 1, (0, 0)), write(1)]),
    "outside-range": (
        4,
        [
            *[mutable(0, 1, (0, 4)), CallBegin(1), mutable(1, 2), mutable(2, 3, frame=1), write(1, 1)],
            *[read(3, 2), read(3, 3), write(1, 3)],
        ],
    ),
    "parent_read_freezes_raw_mut": (1, [mutable(0, 1), write(1), read(0), write(1)]),
    "pass_invalid_mut": (
        1,
        [mutable(0, 1), mutable(1, 2), write(2), read(1), CallBegin(1), mutable(2, 3, frame=1), write(3)],
    ),
    "protector-write-lazy": (
        2,
        [
            *[mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), write(2), write(2)],
            *[mutable(0, 3, (1, 2)), CallEnd(1), shared(3, 4)],
        ],
    ),
    "repeated_foreign_read_lazy_conflicted": (
        2,
        [
            *[mutable(0, 1), read(0), CallBegin(1), mutable(1, 2, (1, 2)), mutable(2, 3, (1, 2), frame=1)],
            *[read(0), write(3)],
        ],
    ),
    "reserved/cell-protected-write": (
        1,
        [
            *[mutable(0, 1, cells=CELL), mutable(1, 2, cells=CELL), mutable(1, 3, cells=CELL)],
            *[CallBegin(1), mutable(2, 4, cells=CELL, frame=1), write(3)],
        ],
    ),
    "reserved/int-protected-write": (
        1,
        [mutable(0, 1), mutable(1, 2), mutable(1, 3), CallBegin(1), mutable(2, 4, frame=1), write(3)],
    ),
    "reservedim_spurious_write": (
        1,
        [
            *[mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), write(2)],
            *[mutable(0, 3, (0, 0), cells=NOTHING), CallBegin(2)],
            *[mutable(3, 4, (0, 0), cells=NOTHING, frame=2), CallEnd(2), CallEnd(1), write(4)],
        ],
    ),
    "return_invalid_mut": (
        2,
        [
            *[mutable(0, 1, (0, 2)), CallBegin(1), mutable(1, 2, (0, 2), frame=1), mutable(2, 3, (1, 2))],
            *[read(3, 1), write(3, 1), read(2, 0, 2), mutable(3, 4, (1, 2)), CallEnd(1), write(4, 1)],
        ],
    ),
    "spurious_read": (
        1,
        [
            *[CallBegin(1), mutable(0, 1), mutable(1, 2, frame=1), CallBegin(2), mutable(0, 3)],
            *[mutable(3, 4, frame=2), CallEnd(1), write(4)],
        ],
    ),
    "strongly-protected": (
        1,
        [mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), box(2, 3), free(3)],
    ),
    "subtree_traversal_skipping_diagnostics": (
        1,
        [shared(0, 1), mutable(1, 2), CallBegin(1), mutable(2, 3, frame=1), read(0), write(3)],
    ),
    "write-during-2phase": (
        1,
        [mutable(0, 1), mutable(0, 2), write(1), CallBegin(1), mutable(2, 3, frame=1)],
    ),
}

FAIL_IMPLICIT: dict[str, Told] = {
    "implicit_writes/as_mut_ptr": (
        3,
        [
            *[mutable(0, 1, (0, 3)), mutable(1, 2, (0, 3)), mutable(1, 3, (0, 3)), CallBegin(1)],
            *[mutable(2, 4, (0, 3), frame=1), CallEnd(1), shared(3, 5, (0, 3))],
        ],
    ),
    "implicit_writes/fnentry_invalidation": (
        1,
        [mutable(0, 1), CallBegin(1), mutable(0, 2), mutable(2, 3, frame=1), CallEnd(1), read(1)],
    ),
    "implicit_writes/ptr_write": (1, [mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), read(0)]),
    "implicit_writes/ptr_write_box": (1, [box(0, 1), CallBegin(1), box(1, 2, frame=1), read(0)]),
    "implicit_writes/ptr_write_unsafe_cell": (
        1,
        [mutable(0, 1, cells=CELL), CallBegin(1), mutable(1, 2, cells=CELL, frame=1), read(0)],
    ),
}

THREE = [mutable(0, 1), mutable(1, 2), mutable(1, 3)]
"""A base, and two references made of it."""

TWO_TREES = [mutable(0, 1), expose(1), mutable(WILDCARD, 2), mutable(WILDCARD, 3)]
"""Two reborrows of a pointer cast from an integer."""

FAIL_WILDCARD: dict[str, Told] = {
    "wildcard/cross_tree_from_main": (1, [*THREE, expose(2), mutable(WILDCARD, 4), write(3), read(4)]),
    "wildcard/cross_tree_update_main": (1, [*THREE, expose(2), mutable(WILDCARD, 4), write(4), read(3)]),
    "wildcard/cross_tree_update_main_invalid_exposed": (
        1,
        [
            *[mutable(0, 1), mutable(1, 2), write(2), expose(2), mutable(WILDCARD, 3)],
            *[mutable(1, 4), expose(4), write(3)],
        ],
    ),
    "wildcard/cross_tree_update_main_invalid_exposed2": (
        1,
        [
            *[mutable(0, 1), mutable(1, 2), expose(2), write(2), mutable(WILDCARD, 3)],
            *[mutable(1, 4, cells=CELL), expose(4), mutable(1, 5, cells=CELL), expose(5), write(3)],
        ],
    ),
    "wildcard/cross_tree_update_newer": (1, [*TWO_TREES, mutable(2, 4), expose(4), write(4), read(3)]),
    "wildcard/cross_tree_update_newer_exposed": (
        1,
        [*TWO_TREES, expose(3), mutable(2, 4), expose(4), write(4), read(3)],
    ),
    "wildcard/cross_tree_update_older": (1, [*TWO_TREES, mutable(3, 4), expose(4), write(4), read(2)]),
    "wildcard/cross_tree_update_older_invalid_exposed": (
        1,
        [*TWO_TREES, mutable(2, 4), expose(4), mutable(3, 5), expose(5), write(5), read(4)],
    ),
    "wildcard/cross_tree_update_older_invalid_exposed2": (
        1,
        [*TWO_TREES, mutable(2, 4), expose(4), mutable(3, 5), expose(5), write(5), read(2)],
    ),
    "wildcard/dealloc": (1, [mutable(0, 1), mutable(0, 2), expose(1), write(2), free(WILDCARD)]),
    "wildcard/gc": (1, [shared(0, 1), expose(1), write(0), read(WILDCARD)]),
    "wildcard/multi_exposed_child": (
        1,
        [
            *[mutable(0, 1), expose(1), mutable(1, 2), mutable(2, 3), expose(3), write(3)],
            *[write(WILDCARD), read(2), write(WILDCARD), read(2)],
        ],
    ),
    "wildcard/multi_exposed_child_unique_writer": (
        1,
        [mutable(0, 1), expose(1), mutable(1, 2), shared(2, 3), expose(3), write(WILDCARD), read(2)],
    ),
    "wildcard/multi_exposed_siblings_disable": (
        1,
        [*THREE, mutable(1, 4), expose(2), expose(3), write(4), read(WILDCARD)],
    ),
    "wildcard/multi_exposed_siblings_foreign": (
        1,
        [*THREE, mutable(1, 4), expose(2), expose(3), write(WILDCARD), read(4)],
    ),
    "wildcard/multi_exposed_siblings_local": (
        1,
        [*THREE, expose(2), expose(3), write(WILDCARD), read(0), write(WILDCARD)],
    ),
    "wildcard/multi_exposed_siblings_unique_writer": (
        1,
        [mutable(0, 1), mutable(1, 2), shared(1, 3), expose(2), expose(3), write(WILDCARD), read(3)],
    ),
    "wildcard/protected_wildcard": (
        1,
        [
            *[mutable(0, 1), mutable(1, 2), expose(2), mutable(WILDCARD, 3), CallBegin(1)],
            *[mutable(3, 4, frame=1), write(1)],
        ],
    ),
    "wildcard/protector_conflicted": (
        1,
        [*THREE, CallBegin(1), mutable(2, 4, frame=1), expose(4), read(3), write(WILDCARD)],
    ),
    "wildcard/protector_release": (
        2,
        [
            *[mutable(0, 1, (0, 2), cells=((0, 2),)), shared(1, 2, (0, 2), cells=((0, 2),)), expose(1)],
            *[mutable(2, 3), mutable(WILDCARD, 4, (1, 2), cells=CELL), CallBegin(1)],
            *[mutable(3, 5, frame=1), write(5), mutable(5, 6), expose(6), mutable(4, 7, (1, 2))],
            *[CallEnd(1), read(7)],
        ],
    ),
    "wildcard/protector_release2": (
        2,
        [
            *[mutable(0, 1, (0, 2), cells=((0, 2),)), shared(1, 2, (0, 2), cells=((0, 2),)), expose(1)],
            *[mutable(2, 3), CallBegin(1), mutable(3, 4, frame=1)],
            *[mutable(WILDCARD, 5, (1, 2), cells=CELL), write(4), mutable(4, 6), expose(6)],
            *[mutable(5, 7, (1, 2)), CallEnd(1), read(7)],
        ],
    ),
    "wildcard/single_exposed_disable": (1, [*THREE, expose(2), write(3), read(WILDCARD)]),
    "wildcard/single_exposed_foreign": (1, [*THREE, expose(2), write(WILDCARD), read(3)]),
    "wildcard/single_exposed_local": (
        1,
        [mutable(0, 1), expose(1), write(WILDCARD), read(0), write(WILDCARD)],
    ),
    "wildcard/single_exposed_only_ro": (1, [mutable(0, 1), shared(0, 2), expose(2), write(WILDCARD)]),
    "wildcard/strongly_protected_wildcard": (
        1,
        [mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), expose(2), box(WILDCARD, 3), free(3)],
    ),
    "wildcard/subtree_internal_relatedness": (
        1,
        [*TWO_TREES[:3], mutable(2, 3), mutable(2, 4), write(3), read(4)],
    ),
    "wildcard/subtree_internal_relatedness_wildcard": (
        1,
        [*TWO_TREES[:3], mutable(2, 3), expose(3), mutable(2, 4), write(WILDCARD), read(3), read(4)],
    ),
}

MUST_FAIL: dict[str, tuple[TreeProfile, Told]] = {
    **{name: (MIRI, told) for name, told in {**FAIL, **FAIL_WILDCARD}.items()},
    **{name: (MIRI_IMPLICIT_WRITES, told) for name, told in FAIL_IMPLICIT.items()},
}
