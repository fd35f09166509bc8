"""An aliasing model with its compiled twin beside it: both are told everything, and have to agree."""

from collections.abc import Hashable, Iterable, Set
from dataclasses import dataclass

from native_events import KINDS

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Allocate,
    Deallocate,
    Expose,
    Retag,
    Storage,
    Tag,
)
from rustrata.abstract.aliasing.model import Borrows, Reborrower, Violation
from rustrata.abstract.aliasing.native import native_borrows
from rustrata.abstract.aliasing.profiles import borrows


@dataclass
class Tally:
    """How many answers were compared, how many of them were refusals, and how many twins were left behind
    by a pointer cast from an integer."""

    compared: int = 0
    refused: int = 0
    cast: int = 0


class Shadowed:
    """A `Borrows`; what it says is what the model in Python says."""

    def __init__(self, name: str, tally: Tally) -> None:
        twin = native_borrows((name,))
        assert twin is not None, "tests that need the extension are skipped without it"
        self.model, self.twin, self.tally, self.over = borrows(name), twin, tally, False

    def compare(self, violation: Violation | None, answer: int, tag: Tag = 0) -> Violation | None:
        if self.over:
            assert answer == 1
        elif tag == WILDCARD:
            self.over = answer == 1
            self.tally.cast += self.over
        else:
            assert answer == (violation is not None), violation
            self.over = violation is not None
            self.tally.compared += 1
            self.tally.refused += answer
        return violation

    def allocate(self, event: Allocate) -> None:
        self.model.allocate(event)
        self.twin.allocate(event.allocation, event.size, event.tag, event.storage is not Storage.STACK)

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        answer = self.twin.access(allocation, offset, size, tag, access is Access.WRITE)
        return self.compare(self.model.access(allocation, offset, size, tag, access), answer, tag)

    def retag(self, event: Retag) -> Violation | None:
        return self.reborrower(event)(event.allocation, event.offset, event.parent, event.new, event.frame)

    def reborrower(self, like: Retag) -> Reborrower:
        pointee, made = like.pointee, self.model.reborrower(like)
        number = self.twin.pointee(
            KINDS.index(like.pointer), pointee.size, pointee.cells, pointee.unpin, like.two_phase
        )

        def make(allocation: int, offset: int, parent: Tag, tag: Tag, frame: int | None) -> Violation | None:
            guard = -1 if frame is None else frame
            answer = self.twin.retag(number, allocation, offset, parent, tag, guard)
            return self.compare(made(allocation, offset, parent, tag, frame), answer, parent)

        return make

    def deallocate(self, event: Deallocate) -> Violation | None:
        answer = self.twin.deallocate(event.allocation, event.tag)
        return self.compare(self.model.deallocate(event), answer, event.tag)

    def begin_call(self, frame: int) -> None:
        self.model.begin_call(frame)
        self.twin.begin_call(frame)

    def end_call(self, frame: int) -> Violation | None:
        return self.compare(self.model.end_call(frame), self.twin.end_call(frame))

    def expose(self, event: Expose) -> None:
        self.model.expose(event)
        self.twin.expose(event.allocation, event.tag)

    def collect(self, live: Set[Tag]) -> None:
        self.model.collect(live)

    def collect_in(self, allocation: int, live: Set[Tag], dead: Iterable[Tag]) -> None:
        self.model.collect_in(allocation, live, dead)
        self.twin.collect_in(allocation, live, dead)

    def fork(self) -> Borrows:
        return self.model.fork()

    def key(self) -> Hashable:
        return self.model.key()
