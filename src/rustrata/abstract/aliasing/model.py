"""The interface of aliasing models.

A `Borrows` is the state of one model in one run: it changes in place, and `fork` copies it for a search. It
does not remember how it came to its state: whoever wants the history of a tag gives an `Observer` and runs
the events again.
"""

from collections.abc import Callable, Hashable, Iterable, Set
from typing import Protocol, assert_never

from rustrata.abstract.aliasing.events import (
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Retag,
    Tag,
)
from rustrata.records import record


@record
class Violation:
    """An event that the model forbids: the error code, the rule that forbids it (its name in the model's
    source), the first byte concerned, the tag that was used, the tag that stands in the way (None when the
    used one itself lacks the permission), and the reason in words."""

    code: str
    rule: str
    allocation: int
    offset: int
    tag: Tag
    other: Tag | None
    reason: str


@record
class Change:
    """A tag's permission on the bytes ``start`` to ``end`` changed, by this rule; permissions are words of
    the model; None before the tag's creation and after its end."""

    allocation: int
    start: int
    end: int
    tag: Tag
    before: str | None
    after: str | None
    rule: str


class Observer(Protocol):
    """Who wants to know of every change, in order."""

    def changed(self, change: Change) -> None:
        """A permission changed, within the event that is being told."""


Reborrower = Callable[[int, int, Tag, Tag, "int | None"], Violation | None]
"""Tells of a retag whose kind is known: its allocation, offset, parent, new tag and frame."""


class Borrows(Protocol):
    """The state of an aliasing model in one run. Each event gives None or the violation; after a violation
    the state is unspecified. Bounds and liveness of memory are the machine's to check, before the event is
    told."""

    def allocate(self, event: Allocate) -> None:
        """New memory."""

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        """An access; not an object, as it is by far the most frequent event."""

    def retag(self, event: Retag) -> Violation | None:
        """A new pointer."""

    def reborrower(self, like: Retag) -> Reborrower:
        """``retag`` for events that differ from this one in allocation, offset, tags and frame only, and that
        have a frame if this one has: what they have in common is decided once."""

    def deallocate(self, event: Deallocate) -> Violation | None:
        """The end of an allocation."""

    def begin_call(self, frame: int) -> None:
        """A call begins."""

    def end_call(self, frame: int) -> Violation | None:
        """A call ends."""

    def expose(self, event: Expose) -> None:
        """A pointer is cast to an integer."""

    def collect(self, live: Set[Tag]) -> None:
        """Forgets all tags that are not in ``live``: no event names them any more. No later verdict
        changes."""

    def collect_in(self, allocation: int, live: Set[Tag], dead: Iterable[Tag]) -> None:
        """The same for the tags of one allocation: ``dead`` are those that no event names from now on, and
        ``live`` all that may be named."""

    def fork(self) -> "Borrows":
        """A copy that goes its own way."""

    def key(self) -> Hashable:
        """Equal for equal states: all that may matter later."""


def tell(borrows: Borrows, event: Event) -> Violation | None:
    """Tells a model one event."""
    match event:
        case Accessed(allocation, offset, size, tag, access):
            return borrows.access(allocation, offset, size, tag, access)
        case Retag():
            return borrows.retag(event)
        case Allocate():
            borrows.allocate(event)
            return None
        case Deallocate():
            return borrows.deallocate(event)
        case CallBegin(frame):
            borrows.begin_call(frame)
            return None
        case CallEnd(frame):
            return borrows.end_call(frame)
        case Expose():
            borrows.expose(event)
            return None
        case _:
            assert_never(event)
