"""Threads that go round and round without doing anything: fair schedules let them wait.

A thread that comes to the same operation again, has written nothing since, and has seen no change of
what it read, would read the same once more. After `MOST_ROUNDS` such rounds, or `MOST_YIELDING` if it
has asked to let others go first, it waits until another thread has written something that it reads; if
nobody else can go on, it goes on. Locking and unlocking are no writes here. Runs in which a thread spins
longer while others could go on are not looked at: they are unfair, and a verdict says so.
"""

from collections.abc import Hashable

from rustrata.abstract.mir.frames import Frame, Pending, Thread
from rustrata.exploration.operations import NOTHING, Operation

MOST_ROUNDS = 16
MOST_YIELDING = 2
_NO_PROGRESS = ("Mutex::", "RwLock::", "unlock", "Condvar::wait, woken")


class Versions:
    """How often each object has been written."""

    def __init__(self) -> None:
        self._writes: dict[Hashable, int] = {}

    def written(self, operation: Operation) -> None:
        """An operation has been done."""
        for item in operation.writes:
            self._writes[item] = self._writes.get(item, 0) + 1

    def of(self, items: frozenset[Hashable]) -> int:
        """The number of writes to any of these objects."""
        return sum(self._writes.get(item, 0) for item in items)


class Rounds:
    """The rounds of one thread since it last wrote something."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._read: frozenset[Hashable] = NOTHING
        self._seen = 0
        self._visits: dict[tuple[Hashable, ...], int] = {}
        self._yielded = False
        self.alone = 0
        """Rounds made as nobody else could go on."""

    def yielded(self) -> None:
        """The thread lets others go first."""
        self._yielded = True

    def arrives(self, thread: Thread, pending: Pending) -> None:
        """The thread comes to an operation."""
        operation = pending.seen.operation
        place = (id(frame.block) for frame in thread.frames if isinstance(frame, Frame))
        key = (*place, operation)
        self._visits[key] = self._visits.get(key, 0) + 1

    def does(self, operation: Operation) -> None:
        """The thread has done an operation, which `Versions` knows already."""
        progress = bool(operation.writes) and not operation.name.startswith(_NO_PROGRESS)
        if progress or operation.everything:
            self._restart()
            return
        items = operation.reads | operation.writes
        if self._versions.of(self._read) - len(operation.writes & self._read) != self._seen:
            self._restart()
        self._read |= items
        self._seen = self._versions.of(self._read)

    def _restart(self) -> None:
        self._visits.clear()
        self._read = NOTHING
        self._seen = 0
        self._yielded = False
        self.alone = 0

    @property
    def reads(self) -> frozenset[Hashable]:
        """What it has read in its rounds."""
        return self._read

    def idle(self) -> bool:
        """Is the thread to wait for a change of what it reads?"""
        most = MOST_YIELDING if self._yielded else MOST_ROUNDS
        rounds = max(self._visits.values(), default=0)
        return rounds > most and self._versions.of(self._read) == self._seen
