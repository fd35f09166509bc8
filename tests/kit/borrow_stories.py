"""Events for aliasing models in tests: short names for single ones, and random ones that fit together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
    Tag,
)
from rustrata.abstract.aliasing.model import Borrows, Change, Violation, tell

ROOT = 0
"""The tag of the allocation's first pointer."""


def allocate(size: int = 1) -> Allocate:
    return Allocate(1, size, ROOT)


def read(tag: Tag, offset: int = 0, size: int = 1) -> Accessed:
    return Accessed(1, offset, size, tag, Access.READ)


def write(tag: Tag, offset: int = 0, size: int = 1) -> Accessed:
    return Accessed(1, offset, size, tag, Access.WRITE)


def free(tag: Tag = ROOT) -> Deallocate:
    return Deallocate(1, tag)


def expose(tag: Tag) -> Expose:
    return Expose(1, tag)


@dataclass(frozen=True)
class _Retags:
    pointer: Pointer

    def __call__(
        self,
        parent: Tag,
        new: Tag,
        at: tuple[int, int] = (0, 1),
        *,
        cells: tuple[tuple[int, int], ...] = (),
        unpin: bool = True,
        frame: int | None = None,
    ) -> Retag:
        """A retag of the bytes ``at[0]`` to ``at[1]``; cells are counted from the pointer."""
        start, end = at
        return Retag(1, start, parent, new, self.pointer, Pointee(end - start, cells, unpin), frame)


shared, mutable, box, raw = map(_Retags, (Pointer.SHARED, Pointer.UNIQUE, Pointer.BOX, Pointer.RAW_MUT))


@dataclass
class Listener:
    """An observer that keeps what it is told."""

    changes: list[Change] = field(default_factory=list)

    def changed(self, change: Change) -> None:
        self.changes.append(change)


def run(borrows: Borrows, events: Sequence[Event]) -> Violation | None:
    """Tells all events; only the last may be forbidden."""
    for event in events[:-1]:
        violation = tell(borrows, event)
        assert violation is None, f"{event}: {violation}"
    return tell(borrows, events[-1])


def mentioned(event: Event) -> set[Tag]:
    """The tags that an event names."""
    match event:
        case Retag(parent=parent, new=new):
            return {parent, new}
        case Accessed(tag=tag) | Deallocate(tag=tag) | Expose(tag=tag):
            return {tag}
        case _:
            return set()


Choice = tuple[int, int, int, int, int]
choices = st.lists(st.tuples(*(st.integers(0, 99) for _ in range(5))), min_size=1, max_size=40)
"""What `Story.event` makes events of."""


@dataclass
class Story:
    """Events about one allocation that fit together. An event becomes part of the story by `accept`; what is
    forbidden should not."""

    size: int
    wildcards: bool = False
    tags: list[Tag] = field(default_factory=lambda: [ROOT])
    frames: list[int] = field(default_factory=list)
    names: int = 0
    over: bool = False

    def event(self, choice: Choice) -> Event | None:
        """The event of a choice, if it has one now."""
        kind, which, one, two, three = choice
        wild = self.wildcards and which % 10 == 0
        tag = WILDCARD if wild else self.tags[-1 - which % min(len(self.tags), 7)]
        start = one % self.size
        end = start + 1 + two % (self.size - start)
        if kind < 45:
            return Accessed(1, start, end - start, tag, Access.WRITE if three % 3 == 0 else Access.READ)
        if kind < 78:
            return self._retag(tag, start, end if two % 8 else start, three)
        if kind < 85:
            return CallBegin(self.names + 1)
        if kind < 93:
            return CallEnd(self.frames[which % len(self.frames)]) if self.frames else None
        if kind < 98:
            return Expose(1, tag) if self.wildcards else None
        return Deallocate(1, tag) if three % 2 else None

    def _retag(self, tag: Tag, start: int, end: int, how: int) -> Retag:
        pointer = (*(Pointer.SHARED, Pointer.UNIQUE) * 3, Pointer.BOX, Pointer.RAW_MUT)[how % 8]
        frame = self.frames[-1 - how % len(self.frames)] if self.frames and how % 5 < 3 else None
        first = how // 8 % (end - start) if end > start else 0
        cells = ((first, max(first + 1, end - start - how % 2)),) if end > start and how % 3 == 0 else ()
        return Retag(1, start, tag, self.names + 1, pointer, Pointee(end - start, cells, how % 17 > 0), frame)

    def accept(self, event: Event) -> None:
        """The event has happened."""
        match event:
            case Retag(new=new):
                self.names = new
                self.tags.append(new)
            case CallBegin(frame):
                self.names = frame
                self.frames.append(frame)
            case CallEnd(frame):
                self.frames.remove(frame)
            case Deallocate():
                self.over = True
            case _:
                pass
