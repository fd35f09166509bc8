"""The runs of a program with few preemptions, those with the fewest first.

A preemption is a turn away from a thread that could go on [Musuvathi and Qadeer, PLDI'07]. Two turns of
equal traces before them and the same thread running have the same continuations, so the second is not
followed, unless it has cost less; no other reduction is made, as partial orders and bounds do not mix
[Coons, Musuvathi and McKinley, OOPSLA'13].
"""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from rustrata.exploration.happens_before import Trace, Traces
from rustrata.exploration.operations import Choose, Operation, Pick, Point, Program, Turn
from rustrata.exploration.schedules import Searched, Stop
from rustrata.later import Later
from rustrata.records import record

if TYPE_CHECKING:
    import random
else:
    random = Later("random")

R = TypeVar("R")


@record
class _Start:
    """The answers with which a run is to begin."""

    answers: tuple[int, ...] = ()


def search_by_preemptions(
    program: Program[R],
    most: int,
    wanted: Callable[[R], bool] = lambda outcome: False,
    most_runs: int | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: Callable[[int], None] = lambda runs: None,
) -> Searched[R]:
    """Run ``program`` on all schedules with at most ``most`` preemptions, until an outcome is
    ``wanted``: it is then one with the fewest."""
    waiting: list[deque[_Start]] = [deque() for _ in range(most + 1)]
    waiting[0].append(_Start())
    seen: dict[object, int] = {}
    traces = Traces()
    runs = redundant = 0
    for cost in range(most + 1):
        while waiting[cost]:
            if should_stop():
                return Searched(Stop.STOPPED, runs, redundant)
            if most_runs is not None and runs + redundant >= most_runs:
                return Searched(Stop.RUN_LIMIT, runs, redundant)
            on_progress(runs)
            attempt = _Run(waiting[cost].popleft().answers, cost, waiting, seen, Trace(traces))
            outcome = program.run(attempt.choose)
            if attempt.given_up:
                redundant += 1
                continue
            runs += 1
            if wanted(outcome):
                return Searched(Stop.FOUND, runs, redundant, outcome, tuple(attempt.answers))
    return Searched(Stop.EXHAUSTED, runs, redundant)


class _Run:
    """One run: with the answers given, then without preemption. Other answers are left for later runs."""

    def __init__(
        self,
        start: tuple[int, ...],
        cost: int,
        waiting: list[deque[_Start]],
        seen: dict[object, int],
        trace: Trace,
    ) -> None:
        self.start = start
        self.cost = cost
        self.waiting = waiting
        self.seen = seen
        self.trace = trace
        self.answers: list[int] = []
        self.running: tuple[int, Operation] | None = None
        self.picks: list[int] = []
        self.given_up = False

    def choose(self, point: Point) -> int | None:
        """The answer at a point."""
        if isinstance(point, Pick):
            answer = self._given()
            if answer is None:
                answer = 0
                for other in range(1, point.count):
                    self.waiting[self.cost].append(_Start((*self.answers, other)))
            self.picks.append(answer)
            self.answers.append(answer)
            return answer
        before = self._finish(point)
        able = [each.thread for each in point.enabled]
        if not able:
            return None
        answer = self._given()
        if answer is None:
            key = (self.trace.key, before)
            if self.seen.get(key, self.cost + 1) <= self.cost:
                self.given_up = True
                return None
            self.seen[key] = self.cost
            answer = before if before in able else able[0]
            later = self.cost + (before in able)
            if later < len(self.waiting):
                rest = (thread for thread in able if thread != answer)
                self.waiting[later].extend(_Start((*self.answers, thread)) for thread in rest)
        self.answers.append(answer)
        self.running = (answer, point.of(answer).operation)
        return answer

    def _given(self) -> int | None:
        at = len(self.answers)
        return self.start[at] if at < len(self.start) else None

    def _finish(self, turn: Turn) -> int:
        if self.running is None:
            return -1
        thread, announced = self.running
        self.trace.add(thread, turn.done or announced, tuple(self.picks))
        self.picks.clear()
        return thread


def preemptions(turns: list[Turn], answers: list[int]) -> int:
    """How many of the answers to these turns, the first of a run, preempt."""
    count, before = 0, -1
    for turn, answer in zip(turns, answers, strict=True):
        count += answer != before and any(each.thread == before for each in turn.enabled)
        before = answer
    return count


def random_choices(seed: int, number: int) -> Choose:
    """Answers at random, for run ``number`` of those of a seed."""
    generator = random.Random(f"{seed} {number}")

    def choose(point: Point) -> int | None:
        if isinstance(point, Pick):
            return generator.randrange(point.count)
        able = point.enabled
        return generator.choice(able).thread if able else None

    return choose


def given_choices(answers: tuple[int, ...]) -> Choose:
    """The answers of a run that is run again; after the last, and where one does not fit, the run ends."""
    left = iter(answers)

    def choose(point: Point) -> int | None:
        answer = next(left, None)
        if answer is None:
            return None
        if isinstance(point, Pick):
            return answer if answer < point.count else None
        return answer if any(each.thread == answer for each in point.enabled) else None

    return choose
