"""Events told to the compiled aliasing models, and stories that both families of models know."""

from collections.abc import Iterator, Sequence
from random import Random

from rustrata.abstract.aliasing.events import (
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
from rustrata.abstract.aliasing.model import Borrows, tell
from rustrata.abstract.aliasing.native import NATIVE_PROFILES, native_borrows
from rustrata.abstract.aliasing.profiles import borrows

TREE, STACKED = NATIVE_PROFILES
CHOICES = ((TREE,), (STACKED,), (TREE, STACKED))
KINDS = tuple(Pointer)
SIZES = (1, 3, 8, 24)
CELLS = ((), (), (), ((0, 1),), ((1, 2),), ((0, 2),), ((0, 1), (2, 3)))


class Native:
    """The compiled models, told as the others are."""

    def __init__(self, models: Sequence[str]) -> None:
        state = native_borrows(models)
        assert state is not None, "tests that need the extension are skipped without it"
        self.state = state

    def tell(self, event: Event) -> bool:
        """Is the event allowed?"""
        state = self.state
        match event:
            case Accessed(allocation, offset, size, tag, access):
                return not state.access(allocation, offset, size, tag, access is Access.WRITE)
            case Retag(allocation, offset, parent, new, pointer, pointee, frame, two_phase):
                kind = state.pointee(
                    KINDS.index(pointer), pointee.size, pointee.cells, pointee.unpin, two_phase
                )
                guard = -1 if frame is None else frame
                return not state.retag(kind, allocation, offset, parent, new, guard)
            case Allocate(allocation, size, tag, storage):
                state.allocate(allocation, size, tag, storage is not Storage.STACK)
                return True
            case Deallocate(allocation, tag):
                return not state.deallocate(allocation, tag)
            case CallBegin(frame):
                state.begin_call(frame)
                return True
            case CallEnd(frame):
                return not state.end_call(frame)
            case Expose(allocation, tag):
                state.expose(allocation, tag)
                return True


class Together:
    """Models of the definition, all told of each event: an event is allowed if all allow it."""

    def __init__(self, models: Sequence[Borrows]) -> None:
        self.models = models

    @classmethod
    def named(cls, names: Sequence[str]) -> "Together":
        return cls([borrows(name) for name in names])

    def tell(self, event: Event) -> bool:
        return all([tell(model, event) is None for model in self.models])

    def fork(self) -> "Together":
        return Together([model.fork() for model in self.models])


class Drawer:
    """Draws events that fit together: calls that nest, allocations of some sizes, retags of all kinds."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.sizes: dict[int, int] = {}
        self.tags: dict[int, list[Tag]] = {}
        self.frames: list[int] = []
        self.count = 0

    def fresh(self) -> int:
        self.count += 1
        return self.count

    def event(self) -> Event:
        random, choice = self.random, self.random.random()
        if not self.sizes or (choice < 0.03 and len(self.sizes) < 3):
            return Allocate(self.fresh(), random.choice(SIZES), self.fresh(), random.choice(list(Storage)))
        allocation = random.choice(sorted(self.sizes))
        tag = random.choice(self.tags[allocation][-8:] if choice < 0.9 else self.tags[allocation])
        start, end = self._bytes(self.sizes[allocation])
        if choice < 0.45:
            return Accessed(allocation, start, end - start, tag, random.choice(list(Access)))
        if choice < 0.85:
            return self._retag(allocation, tag, start, end)
        if choice < 0.91:
            return CallBegin(self.fresh())
        if choice < 0.97 and self.frames:
            return CallEnd(random.choice(self.frames[-2:]))
        if choice < 0.98:
            return Deallocate(allocation, tag)
        return Expose(allocation, tag)

    def _bytes(self, size: int) -> tuple[int, int]:
        random = self.random
        if random.random() < 0.3:
            return 0, size
        start = random.randint(0, size)
        return start, min(size, start + random.choice((0, 1, 1, 2, 2, 4, 8, 20)))

    def _retag(self, allocation: int, parent: Tag, start: int, end: int) -> Retag:
        random = self.random
        kind = random.choice((*KINDS, Pointer.SHARED, Pointer.UNIQUE))
        cells = tuple((a, b) for a, b in random.choice(CELLS) if b <= end - start)
        pointee = Pointee(end - start, cells, random.random() > 0.1)
        frame = random.choice(self.frames[-3:]) if self.frames and random.random() < 0.5 else None
        two_phase = random.random() < 0.15
        return Retag(allocation, start, parent, self.fresh(), kind, pointee, frame, two_phase)

    def accept(self, event: Event) -> None:
        """The event has happened."""
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
            case Expose() | Accessed():
                pass

    def forget(self, allocation: int) -> tuple[set[Tag], set[Tag]]:
        """Some tags of an allocation are named no more: those that live, and those that died."""
        known = self.tags[allocation]
        kept = [tag for tag in known if tag == known[0] or self.random.random() < 0.6]
        self.tags[allocation] = kept
        return set(kept), set(known) - set(kept)


def endings(drawer: Drawer) -> Iterator[Event]:
    """What may happen now: accesses to one byte and to all bytes by every tag that lives, and the ends of
    memory and of calls."""
    for allocation, size in drawer.sizes.items():
        places = [(byte, 1) for byte in range(size)] + [(0, size)]
        for tag in drawer.tags[allocation]:
            yield from [Deallocate(allocation, tag)] * 3
            for start, length in places:
                for access in Access:
                    yield Accessed(allocation, start, length, tag, access)
    yield from [CallEnd(frame) for frame in drawer.frames] * 3
