"""Minimal cases of Tree Borrows: events, and the permissions after them or the violation of the last.

Here are accesses; calls' ends, deallocation, wildcards, other names and profiles are in `tree_event_cases`.
Together they make every transition of both machines and are stuck wherever a machine can be stuck; the tests
count that. Tag 0 is the root, frames are numbered like the tags they protect.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from borrow_stories import allocate, mutable, read, shared, write

from rustrata.abstract.aliasing.events import CallBegin, CallEnd, Event, Tag
from rustrata.abstract.aliasing.tree_profile import MIRI, TreeProfile

CELL = ((0, 1),)


@dataclass(frozen=True)
class Forbidden:
    """The last event is undefined behaviour: code, rule, the tag used, the tag in the way, the first byte."""

    code: str
    rule: str
    tag: Tag
    other: Tag | None = None
    offset: int = 0


@dataclass(frozen=True)
class Case:
    """Events of one allocation of ``size`` bytes, and what comes of them: permissions by tag, a word for all
    bytes or a list of words, or a violation."""

    name: str
    events: Sequence[Event]
    expected: Mapping[Tag, str | list[str]] | Forbidden
    size: int = 1
    profile: TreeProfile = MIRI

    @property
    def all_events(self) -> list[Event]:
        return [allocate(self.size), *self.events]


def call(frame: int, *events: Event) -> list[Event]:
    """A call begins, and what happens in it."""
    return [CallBegin(frame), *events]


UNPROTECTED = (
    Case("reads change no Reserved", [mutable(0, 1), read(1), read(0)], {0: "Unique", 1: "Reserved"}),
    Case("a first write claims", [mutable(0, 1), write(1), read(1), write(1)], {0: "Unique", 1: "Unique"}),
    Case("a foreign read freezes what is Unique", [mutable(0, 1), write(1), read(0)], {1: "Frozen"}),
    Case("a foreign write disables", [mutable(0, 1), write(0)], {1: "Disabled"}),
    Case("a foreign write disables what is Unique", [mutable(0, 1), write(1), write(0)], {1: "Disabled"}),
    Case(
        "a foreign write disables what is Frozen", [shared(0, 1), read(1), read(0), write(0)], {1: "Disabled"}
    ),
    Case(
        "nothing revives what is Disabled",
        [mutable(0, 1), write(0), read(0), write(0)],
        {1: "Disabled"},
    ),
    Case(
        "no write through a shared reference", [shared(0, 1), write(1)], Forbidden("TB002", "local-write", 1)
    ),
    Case(
        "no write after someone else has read",
        [mutable(0, 1), write(1), read(0), write(1)],
        Forbidden("TB002", "local-write", 1),
    ),
    Case(
        "no write through a mutable reborrow of a shared reference",
        [shared(0, 1), mutable(1, 2), write(2)],
        Forbidden("TB002", "local-write", 2, 1),
    ),
    Case(
        "no read after someone else has written",
        [shared(0, 1), write(0), read(1)],
        Forbidden("TB001", "local-read", 1),
    ),
    Case(
        "no write after someone else has written",
        [mutable(0, 1), write(0), write(1)],
        Forbidden("TB003", "local-write", 1),
    ),
    Case(
        "no reborrow after someone else has written",
        [mutable(0, 1), write(0), shared(1, 2)],
        Forbidden("TB001", "local-read", 1),
    ),
    Case(
        "the nearest ancestor is blamed first",
        [mutable(0, 1), mutable(1, 2), mutable(2, 3), write(0), read(3)],
        Forbidden("TB001", "local-read", 3),
    ),
    Case(
        "a two-phase borrow tolerates reads until it writes",
        [mutable(0, 1), shared(0, 2), read(2), write(1)],
        {1: "Unique", 2: "Disabled"},
    ),
    Case(
        "a parent's write disables, a child's does not",
        [mutable(0, 1), mutable(1, 2), write(2)],
        {1: "Unique"},
    ),
    Case(
        "a mutable reference to a cell tolerates writes until it writes",
        [mutable(0, 1, cells=CELL), read(0), write(0), read(1)],
        {1: "Reserved, interior mutable"},
    ),
    Case(
        "then it is Unique like any other",
        [mutable(0, 1, cells=CELL), write(1), write(0)],
        {1: "Disabled"},
    ),
    Case(
        "a shared reference to a cell tolerates and may do everything",
        [shared(0, 1, cells=CELL), write(1), write(0), read(1), read(0)],
        {1: "Cell"},
    ),
)

PROTECTED = (
    Case("a retag uses", call(1, mutable(0, 1, frame=1), read(1)), {1: "Reserved"}),
    Case(
        "a first write claims, protected", call(1, mutable(0, 1, frame=1), write(1), read(1)), {1: "Unique"}
    ),
    Case("more writes, protected", call(1, mutable(0, 1, frame=1), write(1), write(1)), {1: "Unique"}),
    Case("a foreign read conflicts", call(1, mutable(0, 1, frame=1), read(0)), {1: "Reserved, conflicted"}),
    Case(
        "reads of all kinds after a conflict",
        call(1, mutable(0, 1, frame=1), read(0), read(0), read(1)),
        {1: "Reserved, conflicted"},
    ),
    Case(
        "no write after a conflict",
        call(1, mutable(0, 1, frame=1), read(0), write(1)),
        Forbidden("TB004", "protected-local-write", 1),
    ),
    Case(
        "no write after a conflict, by a child",
        call(1, mutable(0, 1, frame=1), mutable(1, 2), read(0), write(2)),
        Forbidden("TB004", "protected-local-write", 2, 1),
    ),
    Case(
        "the conflict ends with the call",
        [*call(1, mutable(0, 1, frame=1), read(0)), CallEnd(1), write(1)],
        {1: "Unique"},
    ),
    Case(
        "no foreign read of what was written",
        call(1, mutable(0, 1, frame=1), write(1), read(0)),
        Forbidden("TB005", "protected-foreign-read", 0, 1),
    ),
    Case(
        "no foreign write of what was written",
        call(1, mutable(0, 1, frame=1), write(1), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
    ),
    Case(
        "no foreign write of what was retagged",
        call(1, mutable(0, 1, frame=1), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
    ),
    Case(
        "no foreign write after a conflict",
        call(1, mutable(0, 1, frame=1), read(0), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
    ),
    Case(
        "no foreign write of what is shared",
        call(1, shared(0, 1, frame=1), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
    ),
    Case(
        "the reborrow of someone else is an access",
        call(1, mutable(0, 1, frame=1), write(1), shared(0, 2)),
        Forbidden("TB005", "protected-foreign-read", 0, 1),
    ),
    Case("reads of what is shared", call(1, shared(0, 1, frame=1), read(0), read(1)), {1: "Frozen"}),
    Case(
        "no write through a shared argument",
        call(1, shared(0, 1, frame=1), write(1)),
        Forbidden("TB002", "protected-local-write", 1),
    ),
    Case(
        "a cell is not protected",
        call(1, shared(0, 1, cells=CELL, frame=1), read(0), write(0), read(1), write(1)),
        {1: "Cell"},
    ),
    Case(
        "retagging a cell is no access",
        [mutable(0, 1), write(1), shared(0, 2, cells=CELL)],
        {1: "Unique", 2: "Cell"},
    ),
    Case(
        "a mutable reference to a cell that was protected tolerates no writes",
        [*call(1, mutable(0, 1, cells=CELL, frame=1)), CallEnd(1), write(0)],
        {1: "Disabled"},
    ),
    Case(
        "protection makes a mutable reference to a cell an ordinary one",
        call(1, mutable(0, 1, cells=CELL, frame=1), write(0)),
        Forbidden("TB006", "protected-foreign-write", 0, 1),
    ),
)

OUTSIDE = (
    Case(
        "outside its bytes a reference is not used yet",
        [shared(0, 1, (0, 1)), *call(2, mutable(0, 2, (0, 1), frame=2))],
        {1: ["Frozen", "Frozen"], 2: ["Reserved", "Reserved, not used"]},
        size=2,
    ),
    Case(
        "there its protection holds once it is used",
        call(1, mutable(0, 1, (0, 1), frame=1), read(1, 1), write(0, 1)),
        Forbidden("TB006", "protected-foreign-write", 0, 1, offset=1),
        size=2,
    ),
    Case(
        "and before it is, others may write",
        call(1, mutable(0, 1, (0, 1), frame=1), write(0, 1), write(0, 1), read(0, 1)),
        {1: ["Reserved", "Disabled"]},
        size=2,
    ),
    Case(
        "which is the end of it",
        call(1, mutable(0, 1, (0, 1), frame=1), write(0, 1), read(1, 0, 2)),
        Forbidden("TB001", "protected-local-read", 1, offset=1),
        size=2,
    ),
    Case(
        "for writes too",
        call(1, mutable(0, 1, (0, 1), frame=1), write(0, 1), write(1, 1)),
        Forbidden("TB003", "protected-local-write", 1, offset=1),
        size=2,
    ),
    Case(
        "others may read, which conflicts",
        call(1, mutable(0, 1, (0, 1), frame=1), read(0, 1), read(0, 1)),
        {1: ["Reserved", "Reserved, conflicted, not used"]},
        size=2,
    ),
    Case(
        "after a conflict one may read",
        call(1, mutable(0, 1, (0, 1), frame=1), read(0, 1), read(1, 1)),
        {1: ["Reserved", "Reserved, conflicted"]},
        size=2,
    ),
    Case(
        "but not write",
        call(1, mutable(0, 1, (0, 1), frame=1), read(0, 1), write(1, 1)),
        Forbidden("TB004", "protected-local-write", 1, offset=1),
        size=2,
    ),
    Case(
        "a conflict does not keep others from writing",
        call(1, mutable(0, 1, (0, 1), frame=1), read(0, 1), write(0, 1)),
        {1: ["Reserved", "Disabled"]},
        size=2,
    ),
    Case(
        "a first write outside claims",
        call(1, mutable(0, 1, (0, 1), frame=1), write(1, 1)),
        {1: ["Reserved", "Unique"]},
        size=2,
    ),
    Case(
        "and is protected from then on",
        call(1, mutable(0, 1, (0, 1), frame=1), write(1, 1), write(0, 1)),
        Forbidden("TB006", "protected-foreign-write", 0, 1, offset=1),
        size=2,
    ),
    Case(
        "a shared argument outside its bytes",
        call(1, shared(0, 1, (0, 1), frame=1), read(0, 1), write(0, 1)),
        {1: ["Frozen", "Disabled"]},
        size=2,
    ),
    Case(
        "is protected once it is read",
        call(1, shared(0, 1, (0, 1), frame=1), read(1, 1)),
        {1: ["Frozen", "Frozen"]},
        size=2,
    ),
    Case(
        "and is never written",
        call(1, shared(0, 1, (0, 1), frame=1), write(1, 1)),
        Forbidden("TB002", "protected-local-write", 1, offset=1),
        size=2,
    ),
    Case(
        "bytes of a cell and bytes beside it",
        [shared(0, 1, (0, 2), cells=CELL), write(0, 0), write(0, 1)],
        {1: ["Cell", "Disabled", "Cell"]},
        size=3,
    ),
    Case(
        "a mutable reference to a cell and more",
        [mutable(0, 1, (0, 2), cells=CELL)],
        {1: ["Reserved, interior mutable", "Reserved", "Reserved, interior mutable"]},
        size=3,
    ),
    Case(
        "a reference to no byte may be used on any",
        [mutable(0, 1, (0, 0)), write(1, 0, 2)],
        {1: "Unique"},
        size=2,
    ),
    Case(
        "two accesses meet in one byte",
        [mutable(0, 1, (0, 3)), write(1, 0, 2), read(0, 1, 2)],
        {1: ["Unique", "Frozen", "Reserved"]},
        size=3,
    ),
)
