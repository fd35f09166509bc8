"""Minimal cases of Tree Borrows: what happens besides accesses, and in which profiles."""

from borrow_stories import box, expose, free, mutable, raw, read, shared, write
from tree_cases import CELL, OUTSIDE, PROTECTED, UNPROTECTED, Case, Forbidden, call

from rustrata.abstract.aliasing.events import WILDCARD, CallBegin, CallEnd
from rustrata.abstract.aliasing.tree_profile import MIRI_IMPLICIT_WRITES, PLDI25

BEFORE = mutable(0, 9, (0, 0))
"""A mutable reference to no byte, which may be used everywhere; nothing was done by it yet."""

CALL_ENDS = (
    Case(
        "the end of a call writes where its argument was written",
        [*call(1, mutable(0, 1, frame=1), write(1), BEFORE), CallEnd(1)],
        {1: "Unique", 9: "Disabled"},
    ),
    Case(
        "and reads where it was read",
        [*call(1, shared(0, 1, frame=1), CallBegin(2), mutable(0, 2, (0, 0), frame=2)), CallEnd(1)],
        {1: "Frozen", 2: "Reserved, conflicted, not used"},
    ),
    Case(
        "which is a conflict",
        [*call(1, shared(0, 1, frame=1), CallBegin(2), mutable(0, 2, (0, 0), frame=2)), CallEnd(1), write(2)],
        Forbidden("TB004", "protected-local-write", 2),
    ),
    Case(
        "its children do not see it",
        [*call(1, mutable(0, 1, frame=1), mutable(1, 2), write(2)), CallEnd(1), write(2)],
        {1: "Unique", 2: "Unique"},
    ),
    Case(
        "where it was not used, it does nothing",
        [*call(1, mutable(0, 1, (0, 1), frame=1), BEFORE), CallEnd(1), write(9, 1)],
        {1: ["Reserved", "Disabled"], 9: ["Reserved", "Unique"]},
        size=2,
    ),
    Case(
        "nor where only others read",
        [
            *call(1, mutable(0, 1, (0, 1), frame=1), read(0, 1)),
            *call(2, mutable(0, 2, (0, 0), frame=2)),
            CallEnd(1),
        ],
        {2: ["Reserved, conflicted, not used", "Reserved, not used"]},
        size=2,
    ),
    Case(
        "a cell ends without access",
        [
            *call(
                1, shared(0, 1, cells=CELL, frame=1), write(1), CallBegin(2), mutable(0, 2, (0, 0), frame=2)
            ),
            CallEnd(1),
        ],
        {1: "Cell", 2: "Reserved, not used"},
    ),
    Case(
        "calls of two threads end in any order",
        [*call(1, mutable(0, 1, frame=1)), *call(2, shared(1, 2, frame=2)), CallEnd(1), write(2)],
        Forbidden("TB002", "protected-local-write", 2),
    ),
    Case(
        "what was protected is not any more",
        [*call(1, mutable(0, 1, frame=1), write(1)), CallEnd(1), read(0), write(0)],
        {1: "Disabled"},
    ),
    Case(
        "an argument outlives its memory",
        [*call(1, box(0, 1, frame=1), free(1)), CallEnd(1)],
        {},
    ),
)

DEALLOCATIONS = (
    Case("memory is freed", [mutable(0, 1), free(1)], {}),
    Case("freeing writes", [shared(0, 1), free(1)], Forbidden("TB002", "local-write", 1)),
    Case(
        "freeing writes every byte",
        [mutable(0, 1, (0, 2)), write(0, 1), free(1)],
        Forbidden("TB003", "local-write", 1, offset=1),
        size=2,
    ),
    Case(
        "a reference that is an argument keeps its memory",
        call(1, mutable(0, 1, frame=1), free(1)),
        Forbidden("TB007", "deallocation", 1),
    ),
    Case(
        "also from its children",
        call(1, mutable(0, 1, frame=1), mutable(1, 2), free(2)),
        Forbidden("TB007", "deallocation", 2, 1),
    ),
    Case("a box frees its memory", call(1, box(0, 1, frame=1), free(1)), {}),
    Case(
        "no one else does while it is an argument",
        call(1, box(0, 1, frame=1), free(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
    ),
    Case(
        "whoever else is an argument and was not used",
        call(1, box(0, 1, frame=1), mutable(0, 2, (0, 0), frame=1), free(1)),
        {},
    ),
    Case("a shared cell keeps nothing", call(1, shared(0, 1, cells=CELL, frame=1), free(0)), {}),
    Case(
        "even if it was used",
        call(1, shared(0, 1, cells=CELL, frame=1), read(1), write(1), free(0)),
        {},
    ),
    Case("nor does a reference to no byte", call(1, mutable(0, 1, (0, 0), frame=1), free(0)), {}),
)

WILDCARDS = (
    Case("nothing was exposed", [mutable(0, 1), read(WILDCARD)], Forbidden("TB008", "wildcard", WILDCARD)),
    Case(
        "what was exposed does not permit it",
        [shared(0, 1), expose(1), write(WILDCARD)],
        Forbidden("TB008", "wildcard", WILDCARD),
    ),
    Case("one exposed node is surely meant", [mutable(0, 1), expose(1), write(WILDCARD)], {1: "Unique"}),
    Case(
        "what is not above it sees a foreign access",
        [shared(0, 2), mutable(0, 1), expose(1), write(WILDCARD)],
        {1: "Unique", 2: "Disabled"},
    ),
    Case(
        "of two exposed nodes either may be meant",
        [mutable(0, 1), mutable(0, 2), expose(1), expose(2), write(WILDCARD)],
        {0: "Unique", 1: "Reserved", 2: "Reserved"},
    ),
    Case(
        "of two exposed nodes the one that permits it",
        [mutable(0, 1), shared(0, 2), expose(1), expose(2), write(WILDCARD)],
        {1: "Unique", 2: "Disabled"},
    ),
    Case(
        "what is above both is surely meant",
        [mutable(0, 1), mutable(1, 2), mutable(1, 3), expose(2), expose(3), write(WILDCARD)],
        {1: "Unique", 2: "Reserved", 3: "Reserved"},
    ),
    Case(
        "a protected node may forbid it",
        [mutable(0, 1), expose(1), *call(2, shared(0, 2, frame=2)), write(WILDCARD)],
        Forbidden("TB006", "protected-foreign-write", WILDCARD, 2),
    ),
    Case(
        "a conflict takes the permission to write",
        [*call(1, mutable(0, 1, frame=1), expose(1), read(0)), write(WILDCARD)],
        Forbidden("TB008", "wildcard", WILDCARD),
    ),
    Case(
        "until the call ends",
        [*call(1, mutable(0, 1, frame=1), expose(1), read(0)), CallEnd(1), write(WILDCARD)],
        {1: "Unique"},
    ),
    Case(
        "a reborrow of a wildcard is below some exposed node",
        [mutable(0, 1), expose(1), mutable(WILDCARD, 2), write(2)],
        {1: "Unique", 2: "Unique"},
    ),
    Case(
        "or of two, and either may be meant",
        [mutable(0, 1), mutable(0, 2), expose(1), expose(2), mutable(WILDCARD, 3), write(3)],
        {0: "Unique", 1: "Reserved", 2: "Reserved", 3: "Unique"},
    ),
    Case(
        "accesses elsewhere are foreign to it",
        [mutable(0, 1), expose(1), mutable(WILDCARD, 2), write(0), write(2)],
        Forbidden("TB003", "local-write", 2),
    ),
    Case(
        "and it needs an exposed node that permits its accesses",
        [shared(0, 1), expose(1), mutable(WILDCARD, 2), write(2)],
        Forbidden("TB008", "wildcard", 2),
    ),
    Case(
        "a younger node is not above it",
        [mutable(0, 1), expose(1), mutable(WILDCARD, 2), mutable(0, 3), expose(3), write(2)],
        {2: "Unique", 3: "Disabled"},
    ),
    Case(
        "freeing by a wildcard",
        [mutable(0, 1), expose(1), free(WILDCARD)],
        {},
    ),
    Case(
        "exposing a wildcard says nothing",
        [expose(WILDCARD), read(WILDCARD)],
        Forbidden("TB008", "wildcard", WILDCARD),
    ),
    Case(
        "the end of a call is not seen by trees that may be below its argument",
        [*call(1, mutable(0, 1, frame=1), expose(1), mutable(WILDCARD, 2), write(2)), CallEnd(1)],
        {1: "Unique", 2: "Unique"},
    ),
    Case(
        "but by older ones",
        [
            *[mutable(0, 9), expose(9), mutable(WILDCARD, 2, (0, 0))],
            *call(1, mutable(9, 1, frame=1), write(1), mutable(WILDCARD, 3, (0, 0))),
            *[expose(1), CallEnd(1)],
        ],
        {1: "Unique", 2: "Disabled", 3: "Reserved"},
    ),
    Case(
        "nodes that are all too young do not permit it",
        [
            *[mutable(0, 1), expose(1), shared(WILDCARD, 2, cells=CELL), write(0)],
            *[mutable(0, 3), mutable(0, 4), expose(3), expose(4), read(2)],
        ],
        Forbidden("TB008", "wildcard", 2),
    ),
)

NAMES = (
    Case(
        "a raw pointer is the pointer that it comes from",
        [mutable(0, 1), raw(1, 2), write(2)],
        {1: "Unique", 2: "Unique"},
    ),
    Case(
        "and lives and dies with it",
        [mutable(0, 1), raw(1, 2), write(0), read(2)],
        Forbidden("TB001", "local-read", 2),
    ),
    Case(
        "as does a reference to what is not Unpin",
        [mutable(0, 1, unpin=False), write(0), write(1)],
        {1: "Unique"},
    ),
    Case("a shared one to it is a node", [shared(0, 1, unpin=False), write(0)], {1: "Disabled"}),
)

PAPER = (
    Case(
        "the paper: a shared reference to a cell is a raw pointer",
        [mutable(0, 1), shared(1, 2, (0, 2), cells=CELL), write(2, 1)],
        {1: ["Reserved", "Unique"], 2: ["Reserved", "Unique"]},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: a mutable one has cells everywhere",
        [mutable(0, 1, (0, 2), cells=CELL), write(0, 1)],
        {1: "Reserved, interior mutable"},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: and tolerates foreign writes after its call",
        [*call(1, mutable(0, 1, cells=CELL, frame=1)), CallEnd(1), write(0)],
        {1: "Reserved, interior mutable"},
        profile=PLDI25,
    ),
    Case(
        "the paper: but not within",
        call(1, mutable(0, 1, cells=CELL, frame=1), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
        profile=PLDI25,
    ),
    Case(
        "the paper: within, it is Reserved",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), read(1), read(0), read(0), read(1)),
        {1: ["Reserved, interior mutable, conflicted", "Reserved, interior mutable, not used"]},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: within, a conflict forbids writes",
        call(1, mutable(0, 1, cells=CELL, frame=1), read(0), write(1)),
        Forbidden("TB004", "protected-local-write", 1),
        profile=PLDI25,
    ),
    Case(
        "the paper: within, a conflict permits no foreign writes",
        call(1, mutable(0, 1, cells=CELL, frame=1), read(0), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
        profile=PLDI25,
    ),
    Case(
        "the paper: within, a write claims",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), write(1, 0, 2)),
        {1: "Unique"},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: outside, a conflict forbids writes",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), read(0, 1), read(0, 1), write(1, 1)),
        Forbidden("TB004", "protected-local-write", 1, offset=1),
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: outside, a conflict permits reads",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), read(0, 1), read(1, 1)),
        {1: ["Reserved, interior mutable", "Reserved, interior mutable, conflicted"]},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: outside, a read uses",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), read(1, 1)),
        {1: "Reserved, interior mutable"},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: outside, others may write",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), write(0, 1)),
        {1: ["Reserved, interior mutable", "Disabled"]},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: outside, others may read and write",
        call(1, mutable(0, 1, (0, 1), cells=CELL, frame=1), read(0, 1), write(0, 1)),
        {1: ["Reserved, interior mutable", "Disabled"]},
        size=2,
        profile=PLDI25,
    ),
    Case(
        "the paper: a reference keeps memory that it does not use",
        call(1, mutable(0, 1, (0, 0), frame=1), free(0)),
        Forbidden("TB007", "deallocation", 0, 1),
        profile=PLDI25,
    ),
)

IMPLICIT_WRITES = (
    Case(
        "an argument writes as it is made",
        [shared(0, 1), *call(2, mutable(0, 2, (0, 1), frame=2))],
        {1: ["Disabled", "Frozen"], 2: ["Unique", "Reserved, not used"]},
        size=2,
        profile=MIRI_IMPLICIT_WRITES,
    ),
    Case(
        "a box too",
        call(1, box(0, 1, frame=1), read(0)),
        Forbidden("TB005", "protected-foreign-read", 0, 1),
        profile=MIRI_IMPLICIT_WRITES,
    ),
    Case(
        "a shared one does not, nor does one that is no argument",
        [*call(1, shared(0, 1, frame=1)), mutable(0, 2)],
        {1: "Frozen", 2: "Reserved"},
        profile=MIRI_IMPLICIT_WRITES,
    ),
    Case(
        "so it may not come from a shared one",
        [shared(0, 1), *call(2, mutable(1, 2, frame=2))],
        Forbidden("TB002", "local-write", 1),
        profile=MIRI_IMPLICIT_WRITES,
    ),
)

CASES = (
    *UNPROTECTED,
    *PROTECTED,
    *OUTSIDE,
    *CALL_ENDS,
    *DEALLOCATIONS,
    *WILDCARDS,
    *NAMES,
    *PAPER,
    *IMPLICIT_WRITES,
)
