"""The tests of Miri for Tree Borrows that pass, told as events; see `tree_miri_cases`."""

from dataclasses import replace

from borrow_stories import box, expose, free, mutable, read, shared, write
from tree_miri_cases import CELL, NOTHING, THREE, TWO_TREES, Told

from rustrata.abstract.aliasing.events import WILDCARD, CallBegin, CallEnd
from rustrata.abstract.aliasing.tree_profile import MIRI, Cells, TreeProfile

PASS: dict[str, Told] = {
    "cell-alternate-writes": (
        1,
        [
            *[mutable(0, 1, cells=CELL), shared(1, 2, cells=CELL), shared(1, 3, cells=CELL)],
            *[write(3), write(2), write(3), write(2)],
        ],
    ),
    "cell-inside-box": (
        1,
        [
            *[box(0, 1, cells=CELL), box(1, 2, cells=CELL), shared(1, 3, cells=CELL), write(3)],
            *[shared(2, 4, cells=CELL), read(4)],
        ],
    ),
    "cell-lazy-write-to-surrounding, an array": (
        2,
        [shared(0, 1, cells=CELL), CallBegin(1), shared(1, 2, cells=CELL, frame=1), write(2, 1), CallEnd(1)],
    ),
    "cell-lazy-write-to-surrounding, a cell of nothing": (
        1,
        [shared(0, 1, (0, 0), cells=NOTHING), write(1)],
    ),
    "end-of-protector": (
        1,
        [
            *[mutable(0, 1), mutable(1, 2), CallBegin(1), mutable(2, 3), mutable(3, 4, frame=1), CallEnd(1)],
            *[mutable(1, 5), write(5)],
        ],
    ),
    "no_implicit_writes, normal": (
        1,
        [mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), read(0), CallEnd(1), read(2)],
    ),
    "no_implicit_writes, unsafe_cell": (
        1,
        [
            *[mutable(0, 1, cells=CELL), CallBegin(1), mutable(1, 2, cells=CELL, frame=1), read(0)],
            *[CallEnd(1), read(2)],
        ],
    ),
    "no_implicit_writes, box": (
        1,
        [box(0, 1), CallBegin(1), box(1, 2, frame=1), read(0), CallEnd(1), read(2)],
    ),
    "no_implicit_writes, as_mut_ptr": (
        3,
        [
            *[mutable(0, 1, (0, 3)), mutable(1, 2, (0, 3)), mutable(1, 3, (0, 3)), CallBegin(1)],
            *[mutable(2, 4, (0, 3), frame=1), CallEnd(1), shared(3, 5, (0, 3))],
        ],
    ),
    "reborrow-is-read": (1, [mutable(0, 1), mutable(1, 2), write(2), mutable(1, 3), read(2)]),
    "reserved, cell_protected_read": (
        1,
        [
            *[mutable(0, 1, cells=CELL), mutable(1, 2, cells=CELL), mutable(1, 3, cells=CELL)],
            *[CallBegin(1), mutable(2, 4, cells=CELL, frame=1), read(3), CallEnd(1)],
        ],
    ),
    "reserved, cell_unprotected_write": (
        1,
        [
            *[mutable(0, 1, cells=CELL), mutable(1, 2, cells=CELL), mutable(1, 3, cells=CELL)],
            *[read(3), write(3), read(2)],
        ],
    ),
    "reserved, int_protected_read": (
        1,
        [*THREE, CallBegin(1), mutable(2, 4, frame=1), read(3), CallEnd(1)],
    ),
    "reserved, int_unprotected_write": (1, [*THREE, read(3), write(3)]),
    "spurious_read": (
        1,
        [
            *[CallBegin(1), mutable(0, 1), mutable(1, 2, frame=1), CallBegin(2), mutable(0, 3)],
            *[mutable(3, 4, frame=2), read(2), CallEnd(1), CallEnd(2), write(4)],
        ],
    ),
    "tree-borrows, local_addr_of_mut": (1, [write(0), write(0), write(0), write(0)]),
    "tree-borrows, aliasing_read_only_mutable_refs": (1, [*THREE, read(2), read(3)]),
    "tree-borrows, two_mut_protected_same_alloc": (
        2,
        [
            *[mutable(0, 1, (0, 1)), mutable(0, 2, (1, 2)), CallBegin(1), mutable(1, 3, (0, 1), frame=1)],
            *[mutable(2, 4, (1, 2), frame=1), write(4, 1), CallEnd(1)],
        ],
    ),
    "tree-borrows, returned_mut_is_usable": (
        1,
        [
            *[mutable(0, 1), CallBegin(1), mutable(1, 2), mutable(2, 3, frame=1), mutable(3, 4)],
            *[read(4), write(4), mutable(4, 5), CallEnd(1), write(5)],
        ],
    ),
    "tree-borrows, direct_mut_to_const_raw": (1, [mutable(0, 1), write(1), read(1)]),
    "tree-borrows, array_pointer_access": (
        11,
        [
            *[mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1)],
            *[read((2, 0)[place % 2 == 0], place) for place in range(1, 11)],
            *[read((0, 2)[place % 2 == 0], place) for place in range(1, 11)],
            CallEnd(1),
        ],
    ),
}

PASS_WILDCARD: dict[str, Told] = {
    "wildcard/reborrow, multiple_exposed_siblings1": (
        1,
        [*THREE, expose(2), expose(3), mutable(WILDCARD, 4), write(4), read(3), read(2)],
    ),
    "wildcard/reborrow, multiple_exposed_siblings2": (
        1,
        [
            *[*TWO_TREES[:3], mutable(2, 3), expose(3), mutable(2, 4), expose(4)],
            *[write(WILDCARD), read(4), read(3)],
        ],
    ),
    "wildcard/reborrow, reborrow3": (
        1,
        [*TWO_TREES[:3], mutable(2, 3), expose(3), mutable(WILDCARD, 4), write(4), write(3), write(2)],
    ),
    "wildcard/reborrow, returned_mut_is_usable": (
        1,
        [
            *[mutable(0, 1), CallBegin(1), mutable(1, 2, frame=1), expose(2), mutable(WILDCARD, 3)],
            *[write(3), mutable(3, 4), CallEnd(1), write(4)],
        ],
    ),
    "wildcard/reborrow, only_foreign_is_temporary": (
        1,
        [
            *[*TWO_TREES, mutable(2, 4), expose(4), mutable(WILDCARD, 5)],
            *[read(3), write(5), write(4)],
        ],
    ),
    "wildcard/undetected_ub, uncertain_provenance": (
        1,
        [*THREE, expose(2), expose(3), write(WILDCARD), read(2), read(3)],
    ),
    "wildcard/undetected_ub, protected_exposed": (
        1,
        [
            *[*THREE, expose(3), CallBegin(1), mutable(2, 4, frame=1), expose(4)],
            *[write(WILDCARD), CallEnd(1), read(3)],
        ],
    ),
    "wildcard/undetected_ub, cross_tree_update_older_invalid_exposed": (
        2,
        [
            *[mutable(0, 1, (0, 2)), expose(1), mutable(WILDCARD, 2), write(2)],
            *[mutable(WILDCARD, 3, (1, 2)), mutable(2, 4), expose(4), read(3), write(2)],
        ],
    ),
    "wildcard/wildcard, multiple_exposed_siblings": (
        1,
        [*THREE, expose(2), expose(3), write(WILDCARD), read(3)],
    ),
    "wildcard/wildcard, multiple_exposed_child": (
        1,
        [
            *[mutable(0, 1), expose(1), mutable(1, 2), mutable(2, 3), expose(3)],
            *[write(WILDCARD), read(2), write(WILDCARD)],
        ],
    ),
    "wildcard/wildcard, dealloc": (1, [mutable(0, 1), expose(1), free(WILDCARD)]),
    "wildcard/wildcard, protector": (
        1,
        [*TWO_TREES[:3], CallBegin(1), mutable(2, 3, frame=1), write(3), CallEnd(1), read(1)],
    ),
    "wildcard/wildcard, protector_conflicted_release": (
        1,
        [
            *[*THREE, CallBegin(1), mutable(2, 4, frame=1), expose(4), read(3), CallEnd(1)],
            write(WILDCARD),
        ],
    ),
    "wildcard/wildcard, returned_mut_is_usable": (
        1,
        [
            *[*TWO_TREES[:3], CallBegin(1), mutable(2, 3, frame=1), mutable(3, 4), read(4), write(4)],
            *[CallEnd(1), write(4)],
        ],
    ),
}

MUST_PASS: dict[str, tuple[TreeProfile, Told]] = {
    **{name: (MIRI, told) for name, told in {**PASS, **PASS_WILDCARD}.items()},
    "cell-inside-struct, not precise": (
        replace(MIRI, cells=Cells.WHOLE),
        (2, [shared(0, 1, (0, 2), cells=((1, 2),)), write(1, 1), write(1, 0)]),
    ),
}
