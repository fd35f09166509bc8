"""All runs of a program that cannot be copied, one for each Mazurkiewicz trace: a stateless search.

The search is a dynamic partial-order reduction: where two operations race, the other order is tried too,
and sleep sets keep it from making runs of a trace that it has seen [Flanagan and Godefroid, POPL'05,
figure 3; who is tried as by the source sets of Abdulla, Aronis, Jonsson and Sagonas, POPL'14]. The next
operations of threads that wait are looked at in each state, as in the former, so that waiting needs no
care of its own. A `Pick` is answered in each of its ways.

Left out: states that are met again by other traces; endless runs, which the program itself must cut.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Generic, TypeVar

from rustrata.exploration.happens_before import Order
from rustrata.exploration.operations import Operation, Pick, Point, Program, Turn
from rustrata.records import record

R = TypeVar("R")


class Stop(Enum):
    """Why a search of runs ended."""

    EXHAUSTED = "every trace was run"
    FOUND = "what was looked for was found"
    RUN_LIMIT = "limit of runs"
    STOPPED = "stopped by the caller"


@record
class Searched(Generic[R]):
    """What a search came to. ``runs`` were complete; ``redundant`` ones were given up as they could only
    repeat others. ``found`` and ``choices`` are the outcome that was looked for and all answers of its
    run."""

    stop: Stop
    runs: int
    redundant: int
    found: R | None = None
    choices: tuple[int, ...] = ()

    @property
    def complete(self) -> bool:
        """Was every trace run?"""
        return self.stop is Stop.EXHAUSTED


@dataclass(slots=True)
class _Choice:
    """An entry of the path: a point, its answer, and, of a turn, who else is to be tried and who is not.

    ``asleep`` are threads whose next operation was tried before: nothing since depends on it.
    """

    point: Point
    answer: int
    asleep: dict[int, Operation] = field(default_factory=dict)
    tried: dict[int, Operation] = field(default_factory=dict)
    to_try: set[int] = field(default_factory=set)
    does: Operation | None = None


def search(
    program: Program[R],
    wanted: Callable[[R], bool] = lambda outcome: False,
    most_runs: int | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: Callable[[int], None] = lambda runs: None,
) -> Searched[R]:
    """Run ``program`` once for each trace, until an outcome is ``wanted``.

    ``should_stop`` is asked, and ``on_progress`` told the number of runs, before each run.
    """
    path: list[_Choice] = []
    runs = redundant = 0
    while True:
        if should_stop():
            return Searched(Stop.STOPPED, runs, redundant)
        if most_runs is not None and runs + redundant >= most_runs:
            return Searched(Stop.RUN_LIMIT, runs, redundant)
        on_progress(runs)
        attempt = _Run(path)
        outcome = program.run(attempt.choose)
        attempt.ended()
        if attempt.given_up:
            redundant += 1
        else:
            runs += 1
            if wanted(outcome):
                return Searched(Stop.FOUND, runs, redundant, outcome, tuple(c.answer for c in path))
        if not _turn_back(path):
            return Searched(Stop.EXHAUSTED, runs, redundant)


def _turn_back(path: list[_Choice]) -> bool:
    """Changes the last answer that has another one to try; False if none has."""
    while path:
        last = path[-1]
        if isinstance(last.point, Pick):
            if last.answer + 1 < last.point.count:
                last.answer += 1
                return True
        else:
            last.tried[last.answer] = last.does or last.point.of(last.answer).operation
            last.does = None
            left = last.to_try - last.tried.keys() - last.asleep.keys()
            if left:
                last.answer = min(left)
                return True
        path.pop()
    return False


class _Run:
    """One run: along the path as far as it goes, then on."""

    def __init__(self, path: list[_Choice]) -> None:
        self.path = path
        self.known = len(path)
        self.at = 0
        self.order = Order()
        self.running: _Choice | None = None
        self.picked = False
        self.asleep: dict[int, Operation] = {}
        self.given_up = False
        self.closed = False

    def choose(self, point: Point) -> int | None:
        """The answer at a point."""
        assert not self.given_up and not self.closed, "a run that has ended asks no more"
        if isinstance(point, Turn):
            self._arrive(point)
            if not point.enabled:
                self.closed = True
                return None
        if self.at == self.known:
            new = self._new_turn(point) if isinstance(point, Turn) else _Choice(point, 0)
            if new is None:
                self.given_up = True
                return None
            self.path.append(new)
            self.known += 1
        choice = self.path[self.at]
        assert choice.point == point, "the same answers lead to the same points"
        self.at += 1
        if isinstance(point, Turn):
            self.running = choice
        else:
            self.picked = True
        return choice.answer

    def _new_turn(self, turn: Turn) -> _Choice | None:
        able = {each.thread for each in turn.enabled}
        awake = able - self.asleep.keys()
        if not awake:
            return None
        before = self.order.threads[-1] if self.order.threads else -1
        answer = before if before in awake else min(awake)
        return _Choice(turn, answer, dict(self.asleep), to_try={answer})

    def _arrive(self, turn: Turn) -> None:
        """The state after an operation: what it was, who sleeps on, and which races there are now."""
        # The states within the path have been looked at, when they were new.
        new = self.at == self.known
        self._finish(turn.done, new=new)
        for each in turn.next:
            if not self.order.knows(each.thread):
                self.order.appears(each.thread)
            if new and not each.enabled:
                self._races(each.thread, each.operation)

    def _finish(self, done: Operation | None, *, new: bool) -> None:
        """The operation that was chosen last has been done."""
        choice = self.running
        if choice is None:
            return
        assert isinstance(choice.point, Turn), "operations are chosen by turns"
        self.running = None
        thread = choice.answer
        announced = choice.point.of(thread).operation
        # What an operation does may hang on its picks; what it may do does not.
        choice.does = announced if self.picked else done or announced
        self.picked = False
        operation = done or announced
        if new:
            self._races(thread, operation)
        self.order.add(thread, operation)
        slept = {**choice.asleep, **choice.tried}
        self.asleep = {
            who: does for who, does in slept.items() if who != thread and not does.depends(operation)
        }

    def ended(self) -> None:
        """The run has ended. An operation that ended it, rather than a last turn, depends on all others."""
        choice = self.running
        if choice is None or self.given_up or self.closed:
            return
        assert isinstance(choice.point, Turn), "operations are chosen by turns"
        last = replace(choice.point.of(choice.answer).operation, everything=True)
        choice.does = last
        choice.to_try |= {each.thread for each in choice.point.enabled}
        self._races(choice.answer, last)

    def _races(self, thread: int, operation: Operation) -> None:
        """A thread's next operation is to be tried before each event that it races with."""
        events = self.order.reversible(thread, operation)
        if not events:
            return
        turns = [choice for choice in self.path[: self.at] if isinstance(choice.point, Turn)]
        for event in events:
            choice = turns[event]
            assert isinstance(choice.point, Turn), "events are of turns"
            able = {each.thread for each in choice.point.enabled}
            wanted = self.order.initials(event, thread, operation) & able
            if not wanted:
                choice.to_try |= able
            elif not wanted & (choice.to_try | choice.tried.keys() | choice.asleep.keys()):
                choice.to_try.add(thread if thread in wanted else min(wanted))
