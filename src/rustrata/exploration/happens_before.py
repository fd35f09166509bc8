"""The order that a run's operations must keep: happens-before of Mazurkiewicz traces.

Two runs that differ only in the order of neighbours that do not depend on each other are one trace: each
of its runs has the same states and the same end [Mazurkiewicz, LNCS 255; Godefroid, LNCS 1032]. Sets of
events are integers, event number n being bit n.
"""

from collections.abc import Hashable, Iterator

from rustrata.exploration.operations import Operation


class Order:
    """The events of a run so far: each an operation of a thread, with all that happens before it."""

    def __init__(self) -> None:
        self.threads: list[int] = []
        self.operations: list[Operation] = []
        self.pasts: list[int] = []
        """Of each event, the events that happen before it, and itself."""
        self._written: dict[Hashable, int] = {}
        self._read: dict[Hashable, int] = {}
        self._of_thread: dict[int, int] = {}
        self._of_all = 0

    def past_of(self, thread: int) -> int:
        """What happens before the next operation of a thread, whichever that is."""
        return self._of_thread.get(thread, 0)

    def knows(self, thread: int) -> bool:
        """Has the thread appeared?"""
        return thread in self._of_thread

    def appears(self, thread: int) -> None:
        """A thread appears: the event before has started it."""
        self._of_thread[thread] = self.pasts[-1] if self.pasts else 0

    def related(self, operation: Operation) -> int:
        """The events on which an operation depends."""
        if operation.everything:
            return (1 << len(self.threads)) - 1
        found = self._of_all
        for item in operation.writes:
            found |= self._written.get(item, 0) | self._read.get(item, 0)
        for item in operation.reads:
            found |= self._written.get(item, 0)
        return found

    def add(self, thread: int, operation: Operation) -> int:
        """One more event: its number."""
        number = len(self.threads)
        past = self._of_thread.get(thread, 0) | 1 << number
        for event in bits(self.related(operation) & ~past):
            past |= self.pasts[event]
        self.threads.append(thread)
        self.operations.append(operation)
        self.pasts.append(past)
        for item in operation.writes:
            self._written[item] = self._written.get(item, 0) | 1 << number
        for item in operation.reads:
            self._read[item] = self._read.get(item, 0) | 1 << number
        if operation.everything:
            self._of_all |= 1 << number
        self._of_thread[thread] = past
        return number

    def reversible(self, thread: int, operation: Operation) -> list[int]:
        """The events that race with what a thread does next, the latest first: it depends on them,
        nothing orders them, and both orders may be possible. Of those that happen before each other, the
        last."""
        left = self.related(operation) & ~self.past_of(thread)
        for event in bits(left):
            if self.operations[event].excludes(operation):
                left &= ~(1 << event)
        found = []
        while left:
            event = left.bit_length() - 1
            found.append(event)
            left &= ~self.pasts[event]
        return found

    def initials(self, event: int, thread: int, operation: Operation) -> set[int]:
        """Who may begin a run in which the next operation of a thread comes before ``event``: the
        threads whose first step among those that do not happen after the event, that operation at the
        end, can be the first of all [Abdulla et al., POPL'14, section 4, I(notdep(e, E).p)]."""
        later = 0
        firsts: dict[int, int] = {}
        for number in range(event + 1, len(self.threads)):
            if not self.pasts[number] >> event & 1:
                later |= 1 << number
                firsts.setdefault(self.threads[number], number)
        found = {who for who, number in firsts.items() if self.pasts[number] & later == 1 << number}
        if thread not in firsts and not (self.past_of(thread) | self.related(operation)) & later:
            found.add(thread)
        return found


def bits(events: int) -> Iterator[int]:
    """The numbers of the events in a set, the lowest first."""
    while events:
        lowest = events & -events
        yield lowest.bit_length() - 1
        events ^= lowest


class Traces:
    """Numbers for traces: runs of one trace get the same number, others another."""

    def __init__(self) -> None:
        self._events: dict[tuple[int, tuple[int, ...], tuple[int, ...]], int] = {}

    def event(self, thread: int, before: set[int], picks: tuple[int, ...]) -> int:
        """The number of an event: by its thread, its picks, and the events that it depends on."""
        return self._events.setdefault((thread, tuple(sorted(before)), picks), len(self._events))


class Trace:
    """The trace of a run so far, as a key that is equal for the runs of one trace."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces
        self._last: dict[int, int] = {}
        self._of_all: set[int] = set()
        self._written: dict[Hashable, int] = {}
        self._read: dict[Hashable, set[int]] = {}

    def add(self, thread: int, operation: Operation, picks: tuple[int, ...] = ()) -> None:
        """One more event."""
        before = {self._last[thread]} if thread in self._last else set()
        before |= self._of_all
        if operation.everything:
            before |= set(self._last.values())
        for item in operation.writes | operation.reads:
            if item in self._written:
                before.add(self._written[item])
        for item in operation.writes:
            before |= self._read.get(item, set())
        number = self.traces.event(thread, before, picks)
        self._last[thread] = number
        if operation.everything:
            self._of_all = {number}
        for item in operation.writes:
            self._written[item] = number
            self._read.pop(item, None)
        for item in operation.reads - operation.writes:
            self._read.setdefault(item, set()).add(number)

    @property
    def key(self) -> tuple[tuple[int, int], ...]:
        """The last event of each thread, which has all the others before it."""
        return tuple(sorted(self._last.items()))
