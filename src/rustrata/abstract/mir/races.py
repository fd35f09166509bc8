"""Data races by vector clocks, and atomic accesses [C++20 memory model, as Rust adopts it; FastTrack,
PLDI'09].

An access races with an earlier one of another thread to the same byte if one of them writes, not both are
atomic, and the earlier does not happen before the later. Atomic accesses here see the latest write: every
interleaving, no weaker behaviour.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.mir.memory import Allocation, Blob, Pointer, Undefined
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.bodies import Origin
from rustrata.programs.rust.types import Type
from rustrata.records import record

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine

Clock: TypeAlias = dict[int, int]
_ACQUIRES = frozenset(("Acquire", "AcqRel", "SeqCst"))
_RELEASES = frozenset(("Release", "AcqRel", "SeqCst"))


def join(into: Clock, other: Clock) -> None:
    """The later of two clocks, thread by thread."""
    for thread, time in other.items():
        if time > into.get(thread, 0):
            into[thread] = time


@dataclass(slots=True)
class Touch:
    """The last access of one kind by a thread: when, how it was made, and where."""

    time: int
    what: str
    origin: Origin | None


@dataclass(slots=True)
class Byte:
    """What happened last to a byte: writes and reads, atomic and not, by thread."""

    writes: dict[int, Touch] = field(default_factory=dict)
    reads: dict[int, Touch] = field(default_factory=dict)
    atomic_writes: dict[int, Touch] = field(default_factory=dict)
    atomic_reads: dict[int, Touch] = field(default_factory=dict)
    atomic_size: int = 0
    """Of the atomic accesses since the last that all others happen before; -1: of several sizes, all of them
    reads."""


@record
class Race:
    """Two accesses to a byte that nothing orders: the earlier one with its thread, the later one, and up to
    which of the earlier thread's times the later thread knows of it."""

    allocation: int
    offset: int
    first: int
    earlier: Touch
    second: int
    later: Touch
    known: int


class Watcher(Protocol):
    """Who wants to know of what may race."""

    def accessed(self, allocation: int, offset: int, size: int, thread: int, touch: Touch) -> None:
        """An access by a thread."""

    def released(self, thread: int, time: int) -> None:
        """What a thread did up to this time may become known to others."""


class Races:
    """The clocks of threads, of atomic locations, and of locks; and the last accesses of each byte."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self.clocks: dict[int, Clock] = {0: {0: 1}}
        self.released: dict[tuple[int, int], Clock] = {}
        self.fences_released: dict[int, Clock] = {}
        self.fences_waiting: dict[int, Clock] = {}
        self.bytes: dict[int, dict[int, Byte]] = {}
        self.final: dict[int, Clock] = {}
        self.found: Race | None = None
        self.watcher: Watcher | None = None
        self.exchanged = True
        """Did the last compare-and-exchange write?"""

    # Clocks

    @property
    def _me(self) -> int:
        current = self.machine.current
        return current.number if current is not None else 0

    def clock(self, thread: int) -> Clock:
        """A thread's clock."""
        return self.clocks.setdefault(thread, {thread: 1})

    def _tick(self, thread: int) -> None:
        clock = self.clock(thread)
        if self.watcher is not None:
            self.watcher.released(thread, clock.get(thread, 0))
        clock[thread] = clock.get(thread, 0) + 1

    def spawned(self, child: int) -> None:
        """A thread starts: all before happens before it."""
        self.clocks[child] = {**self.clock(self._me), child: 1}
        self._tick(self._me)

    def ended(self, thread: "Thread") -> None:
        """A thread ends."""
        self.final[thread.number] = dict(self.clock(thread.number))

    def joined(self, child: int) -> None:
        """A thread is joined: it happens before what follows."""
        join(self.clock(self._me), self.final.get(child, self.clock(child)))

    def _synchronises(self) -> None:
        if self.machine.schedule is not None:
            self.machine.schedule.synchronises()

    def acquire(self, key: tuple[int, int]) -> None:
        """What was released here happens before what follows."""
        self._synchronises()
        join(self.clock(self._me), self.released.get(key, {}))

    def release(self, key: tuple[int, int]) -> None:
        """All before is released here."""
        self._synchronises()
        join(self.released.setdefault(key, {}), self.clock(self._me))
        self._tick(self._me)

    def acquire_release(self, found: Allocation, offset: int) -> None:
        """Both, for reference counts."""
        self.acquire((found.id, offset))
        self.release((found.id, offset))

    # Plain accesses

    def allocated(self, found: Allocation) -> None:
        """New memory: its creation is a write."""
        if found.size and found.size <= 4096:
            self.access(found, 0, found.size, Access.WRITE, False, "allocation")

    def access(
        self, found: Allocation, offset: int, size: int, access: Access, atomic: bool, what: str = ""
    ) -> None:
        """An access to some bytes; `Undefined` if it races."""
        me = self._me
        clock = self.clock(me)
        words = what or f"{'atomic' if atomic else 'non-atomic'} {access.value}"
        touch = Touch(clock.get(me, 0), words, self.machine.origin())
        if self.watcher is not None:
            self.watcher.accessed(found.id, offset, size, me, touch)
        cells = self.bytes.setdefault(found.id, {})
        for at in range(offset, offset + size):
            cell = cells.get(at)
            if cell is None:
                cell = cells[at] = Byte()
            self._check(cell, me, clock, access, atomic, touch, found, at)
            if atomic:
                self._check_size(cell, me, clock, size, access, touch, found, at)
            if access is Access.WRITE:
                (cell.atomic_writes if atomic else cell.writes)[me] = touch
            else:
                (cell.atomic_reads if atomic else cell.reads)[me] = touch

    def _check(
        self,
        cell: Byte,
        me: int,
        clock: Clock,
        access: Access,
        atomic: bool,
        touch: Touch,
        found: Allocation,
        at: int,
    ) -> None:
        against = [cell.writes]
        if not atomic:
            against.append(cell.atomic_writes)
        if access is Access.WRITE:
            against.append(cell.reads)
            if not atomic:
                against.append(cell.atomic_reads)
        for touches in against:
            for thread, earlier in touches.items():
                if thread != me and earlier.time > clock.get(thread, 0):
                    self._race(me, touch, thread, earlier, found, at)

    def _check_size(
        self,
        cell: Byte,
        me: int,
        clock: Clock,
        size: int,
        access: Access,
        touch: Touch,
        found: Allocation,
        at: int,
    ) -> None:
        """Atomic accesses of different sizes race, unless both read [Miri, data races]."""
        if cell.atomic_size in (0, size):
            cell.atomic_size = size
            return
        touches = [*cell.atomic_writes.items(), *cell.atomic_reads.items()]
        unordered = [(t, e) for t, e in touches if t != me and e.time > clock.get(t, 0)]
        if not unordered:
            cell.atomic_size = size
            return
        written = any(e is cell.atomic_writes.get(t) for t, e in unordered)
        if access is Access.READ and not written:
            cell.atomic_size = -1
            return
        thread, earlier = unordered[0]
        touch.what += ", of another size"
        self._race(me, touch, thread, earlier, found, at)

    def _race(self, me: int, touch: Touch, thread: int, earlier: Touch, found: Allocation, at: int) -> None:
        first = f"{earlier.what} by {self._name(thread)}"
        if earlier.origin is not None and earlier.origin.location is not None:
            first += f" at {earlier.origin.location}"
        second = f"{touch.what} by {self._name(me)}"
        known = self.clock(me).get(thread, 0)
        self.found = Race(found.id, at, thread, earlier, me, touch, known)
        raise Undefined(
            "RUB016",
            f"data race on byte {at} of {found.what}: {first}, and {second};"
            " neither happens before the other",
        )

    def _name(self, thread: int) -> str:
        return f"thread `{self.machine.threads[thread].name}`"

    # Atomic accesses

    def _place(self, pointer: Pointer, type_: Type, access: Access) -> tuple[Allocation, int]:
        self._synchronises()
        shape = self.machine.shapes.of(type_)
        memory = self.machine.memory
        touch = memory.read if access is Access.READ else memory.write
        return touch(pointer, shape.size, shape.size, atomic=True)

    def load(self, pointer: Pointer, type_: Type, ordering: str) -> Value:
        """An atomic read."""
        self.machine.calls.budget -= 1
        found, offset = self._place(pointer, type_, Access.READ)
        if not found.writable and (ordering != "Relaxed" or self.machine.layouts.of(type_).size > 8):
            raise Undefined("RUB005", f"atomic {ordering} load of {found.what}, which is read-only")
        self._read(found, offset, ordering)
        return self.machine.shapes.of(type_).load(found, offset)

    def _read(self, found: Allocation, offset: int, ordering: str) -> None:
        key = (found.id, offset)
        if ordering in _ACQUIRES:
            self.acquire(key)
        else:
            join(self.fences_waiting.setdefault(self._me, {}), self.released.get(key, {}))

    def _written(self, found: Allocation, offset: int, ordering: str, *, update: bool) -> None:
        """A write: it starts a release sequence, or goes on in one if it is an update."""
        key = (found.id, offset)
        if not update:
            self.released.pop(key, None)
        if ordering in _RELEASES:
            self.release(key)
        elif self._me in self.fences_released:
            join(self.released.setdefault(key, {}), self.fences_released[self._me])

    def store(self, pointer: Pointer, value: Value, type_: Type, ordering: str) -> None:
        """An atomic write."""
        self.machine.calls.budget -= 1
        found, offset = self._place(pointer, type_, Access.WRITE)
        self.machine.shapes.of(type_).store(found, offset, value)
        self._written(found, offset, ordering, update=False)

    def update(self, pointer: Pointer, type_: Type, ordering: str, change: Callable[[Value], Value]) -> Value:
        """An atomic read-modify-write: the old value."""
        self.machine.calls.budget -= 1
        shape = self.machine.shapes.of(type_)
        found, offset = self._place(pointer, type_, Access.READ)
        found, offset = self._place(pointer, type_, Access.WRITE)
        self._read(found, offset, ordering)
        old = shape.load(found, offset)
        shape.store(found, offset, change(old))
        self._written(found, offset, ordering, update=True)
        return old

    def compare_exchange(
        self, pointer: Pointer, type_: Type, expected: Value, new: Value, success: str, failure: str
    ) -> tuple[Value, bool]:
        """An atomic compare-and-exchange: the old value, and whether the new one was written."""
        self.machine.calls.budget -= 1
        shape = self.machine.shapes.of(type_)
        found, offset = self._place(pointer, type_, Access.READ)
        if not found.writable:
            raise Undefined("RUB005", f"atomic update of {found.what}, which is read-only")
        old = shape.load(found, offset)
        self.exchanged = _same(old, expected)
        if not self.exchanged:
            self._read(found, offset, failure)
            return old, False
        found, offset = self._place(pointer, type_, Access.WRITE)
        self._read(found, offset, success)
        shape.store(found, offset, new)
        self._written(found, offset, success, update=True)
        return old, True

    def fence(self, ordering: str) -> None:
        """A fence."""
        self.machine.calls.budget -= 1
        me = self._me
        if ordering in _ACQUIRES:
            join(self.clock(me), self.fences_waiting.pop(me, {}))
        if ordering in _RELEASES:
            self.fences_released[me] = dict(self.clock(me))
            self._tick(me)


def _same(a: Value, b: Value) -> bool:
    if isinstance(a, Pointer) and isinstance(b, Pointer):
        return a.address == b.address
    if isinstance(a, Blob) and isinstance(b, Blob):
        return a.data == b.data
    return a == b
