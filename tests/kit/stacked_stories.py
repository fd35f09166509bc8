"""Random stories for Stacked Borrows: events that fit together, most of them permitted.

A story is drawn with some states at hand: an event that any of them forbids is mostly drawn again, and ends
the story otherwise. So stories are long, and end where the states part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

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
    Storage,
    Tag,
)
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import StackedProfile

LONGEST = 24
FIRST_STORAGE = (Storage.STACK, Storage.HEAP, Storage.STATIC)
CELLS = ((), (), (), ((0, 1),), ((1, 2),), ((0, 2),), ((0, 1), (2, 3)))
KINDS = tuple(Pointer)
INSERTED_BELOW: list[Event] = [
    Allocate(1, 1, 1, Storage.STACK),
    Retag(1, 0, 1, 2, Pointer.UNIQUE, Pointee(1)),
    Retag(1, 0, 2, 3, Pointer.RAW_MUT, Pointee(1)),
    Retag(1, 0, 1, 4, Pointer.RAW_MUT, Pointee(1)),
    Accessed(1, 0, 1, 4, Access.WRITE),
    Accessed(1, 0, 1, 3, Access.WRITE),
]
"""Between two raw pointers, of which the second is inserted below the first, is a reference that is not used
any more: still the write by one ends the other."""


@dataclass
class _Drawer:
    random: Random
    sizes: dict[int, int] = field(default_factory=dict)
    tags: dict[int, list[Tag]] = field(default_factory=dict)
    exposed: bool = False
    frames: list[int] = field(default_factory=list)
    count: int = 0

    def fresh(self) -> int:
        self.count += 1
        return self.count

    def event(self) -> Event:
        random = self.random
        choice = random.random()
        if not self.sizes or (choice < 0.03 and len(self.sizes) < 2):
            tag = self.fresh()
            storage = random.choice(FIRST_STORAGE)
            return Allocate(tag, random.randint(1, 4), tag, storage)
        allocation = random.choice(sorted(self.sizes))
        size = self.sizes[allocation]
        wild = self.exposed and random.random() < 0.15
        tag = WILDCARD if wild else random.choice(self.tags[allocation][-6:])
        start = random.randrange(size)
        end = random.randint(start + 1, size)
        if choice < 0.45:
            access = Access.WRITE if random.random() < 0.35 else Access.READ
            return Accessed(allocation, start, end - start, tag, access)
        if choice < 0.80:
            return self._retag(allocation, tag, start, start if random.random() < 0.06 else end)
        if choice < 0.87:
            return CallBegin(self.fresh())
        if choice < 0.92 and self.frames:
            return CallEnd(random.choice(self.frames))
        if choice < 0.96 and tag != WILDCARD:
            return Expose(allocation, tag)
        return Deallocate(allocation, tag)

    def _retag(self, allocation: int, parent: Tag, start: int, end: int) -> Retag:
        random = self.random
        kind = random.choice(KINDS)
        size = end - start
        cells = tuple((a, b) for a, b in random.choice(CELLS) if b <= size)
        pointee = Pointee(size, cells, random.random() > 0.12)
        argument = kind not in (Pointer.RAW_CONST, Pointer.RAW_MUT) and bool(self.frames)
        frame = random.choice(self.frames) if argument and random.random() < 0.6 else None
        inside = kind not in (Pointer.RAW_CONST, Pointer.RAW_MUT) and random.random() < 0.1
        two_phase = kind is Pointer.UNIQUE and frame is None and random.random() < 0.2
        return Retag(allocation, start, parent, self.fresh(), kind, pointee, frame, two_phase, inside)

    def accept(self, event: Event) -> None:
        match event:
            case Allocate(allocation, size, tag, _):
                self.sizes[allocation], self.tags[allocation] = size, [tag]
            case Retag():
                self.tags[event.allocation].append(event.new)
            case Deallocate(allocation, _):
                del self.sizes[allocation], self.tags[allocation]
            case CallBegin(frame):
                self.frames.append(frame)
            case CallEnd(frame):
                self.frames.remove(frame)
            case Expose():
                self.exposed = True
            case Accessed():
                pass


def story(seed: int, profiles: Sequence[StackedProfile]) -> list[Event]:
    """A story that all these versions permit, but perhaps for its last event."""
    drawer = _Drawer(Random(seed))
    states = [StackedBorrows(profile) for profile in profiles]
    events: list[Event] = []
    while len(events) < LONGEST:
        event = drawer.event()
        if all(tell(state.fork(), event) is None for state in states):
            for state in states:
                tell(state, event)
            drawer.accept(event)
            events.append(event)
        elif drawer.random.random() < 0.35:
            return [*events, event]
    return events


def stories(seeds: range, profiles: Sequence[StackedProfile]) -> Iterator[list[Event]]:
    """A story for each seed."""
    for seed in seeds:
        yield story(seed, profiles)
