"""The compiled aliasing models as one model of a machine.

It says that something is forbidden, and no more: `rustrata.abstract.aliasing.native`.
"""

from collections.abc import Hashable, Iterable, Set

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Access, Storage, Tag
from rustrata.abstract.aliasing.model import Borrows, Reborrower, Violation
from rustrata.abstract.aliasing.native import NativeBorrows
from rustrata.abstract.mir.memory import MOST_GIVEN, Allocation
from rustrata.abstract.mir.provenances import in_use

_POINTERS = {pointer: number for number, pointer in enumerate(events.Pointer)}
_FORBIDDEN = Violation("", "", 0, 0, 0, None, "one of the models may forbid it")
_NO_CALL = -1


class CompiledModels:
    """One or both models."""

    def __init__(self, native: NativeBorrows) -> None:
        self.native = native

    def pointee(self, pointer: events.Pointer, pointee: events.Pointee, *, two_phase: bool) -> int:
        """The number of what retags have in common."""
        cells = pointee.cells
        return self.native.pointee(_POINTERS[pointer], pointee.size, cells, pointee.unpin, two_phase)

    def allocate(self, event: events.Allocate) -> None:
        """New memory."""
        heap = event.storage is not Storage.STACK
        self.native.allocate(event.allocation, event.size, event.tag, heap)

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        """An access."""
        return _said(self.native.access(allocation, offset, size, tag, access is Access.WRITE))

    def retag(self, event: events.Retag) -> Violation | None:
        """A new pointer."""
        make = self.reborrower(event)
        return make(event.allocation, event.offset, event.parent, event.new, event.frame)

    def reborrower(self, like: events.Retag) -> Reborrower:
        """``retag`` for events that differ from this one in allocation, offset, tags and frame only."""
        number = self.pointee(like.pointer, like.pointee, two_phase=like.two_phase)
        retag = self.native.retag

        def make(allocation: int, offset: int, parent: Tag, new: Tag, frame: int | None) -> Violation | None:
            call = _NO_CALL if frame is None else frame
            return _said(retag(number, allocation, offset, parent, new, call))

        return make

    def deallocate(self, event: events.Deallocate) -> Violation | None:
        """The end of an allocation."""
        return _said(self.native.deallocate(event.allocation, event.tag))

    def begin_call(self, frame: int) -> None:
        """A call begins."""
        self.native.begin_call(frame)

    def end_call(self, frame: int) -> Violation | None:
        """A call ends."""
        return _said(self.native.end_call(frame))

    def expose(self, event: events.Expose) -> None:
        """A pointer is cast to an integer."""
        self.native.expose(event.allocation, event.tag)

    def collect(self, live: Set[Tag]) -> None:
        """A machine collects allocation by allocation."""
        raise AssertionError("tags are collected by allocation")

    def collect_in(self, allocation: int, live: Set[Tag], dead: Iterable[Tag]) -> None:
        """Forgets tags of one allocation."""
        self.native.collect_in(allocation, live, dead)

    def forget(self, found: Allocation) -> None:
        """Forgets the tags of an allocation that no pointer has: what `Telling.collect` has models do."""
        kept = in_use(found.given)
        self.native.collect_in(found.id, [found.tag, *(provenance[1] for provenance in kept)], ())
        found.given = kept
        found.limit = max(MOST_GIVEN, 2 * len(kept))

    def fork(self) -> Borrows:
        """Runs of a machine do not part."""
        raise AssertionError("compiled models have no copies")

    def key(self) -> Hashable:
        """States of a machine are not compared."""
        raise AssertionError("compiled models are not compared")


def _said(answer: int) -> Violation | None:
    return _FORBIDDEN if answer else None
