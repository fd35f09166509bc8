"""What happened in a run: the run once more, with a look at each operation, at a race, and at who waits.

The machine is deterministic: the same answers lead to the same run.
"""

from collections.abc import Hashable

from rustrata.abstract.aliasing.model import Borrows
from rustrata.abstract.mir.call_stack import Call, call_stack
from rustrata.abstract.mir.history import Again, user_location
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.races import Race, Touch
from rustrata.abstract.mir.scheduled import Run, ScheduledProgram
from rustrata.exploration.operations import NOTHING, Choose, Operation, Point, Turn
from rustrata.exploration.preemptions import given_choices, preemptions
from rustrata.programs.rust.location import Location
from rustrata.records import record


@record
class Step:
    """An operation that others see: by which thread, what, and where in the user's program."""

    thread: int
    operation: Operation
    location: Location | None


@record
class Waits:
    """A thread that waits at the end: for what, where, and, of a lock, who has locked it. ``lost`` is the
    notification that came before the thread waited, when nobody did."""

    thread: int
    what: str
    location: Location | None
    holder: Step | None = None
    lost: Step | None = None


@record
class Story:
    """A run told: its steps, how many turns were preemptions, and who waits at its end. ``fits``: each
    answer was one that there was."""

    run: Run
    steps: tuple[Step, ...]
    preemptions: int
    waiting: tuple[Waits, ...]
    fits: bool = True


def tell(program: ScheduledProgram, choices: tuple[int, ...]) -> Story:
    """The story of the run with these answers."""
    teller = _Teller(program, given_choices(choices))
    run = program.run(teller.choose)
    count = preemptions(teller.turns, teller.answers)
    return Story(run, tuple(teller.steps), count, _waiting(run, teller), teller.fits)


class _Teller:
    """Looks on while answers are given."""

    def __init__(self, program: ScheduledProgram, choose: Choose) -> None:
        self._choose = choose
        self.turns: list[Turn] = []
        self.answers: list[int] = []
        self.steps: list[Step] = []
        self.fits = True
        self.last: Turn | None = None
        self.machine: Machine | None = None
        made = program.made

        def see(machine: Machine) -> None:
            self.machine = machine
            made(machine)

        program.made = see

    def choose(self, point: Point) -> int | None:
        """The answer, written down."""
        answer = self._choose(point)
        if answer is None and (not isinstance(point, Turn) or point.enabled):
            self.fits = False
        if isinstance(point, Turn):
            self.last = point
            if answer is not None:
                self.turns.append(point)
                self.answers.append(answer)
                self.steps.append(Step(answer, point.of(answer).operation, self.location(answer)))
        return answer

    def location(self, thread: int) -> Location | None:
        """Where a thread stands in the user's program."""
        assert self.machine is not None, "a run has a machine"
        before, self.machine.current = self.machine.current, self.machine.threads[thread]
        found = user_location(self.machine)
        self.machine.current = before
        return found


def _waiting(run: Run, teller: _Teller) -> tuple[Waits, ...]:
    if run.ended.kind != "deadlock" or teller.last is None:
        return ()
    threads = run.machine.threads
    return tuple(
        Waits(
            each.thread,
            threads[each.thread].waits_for,
            teller.location(each.thread),
            _holder(teller.steps, each.operation),
            _lost(teller.steps, each.thread, each.operation),
        )
        for each in teller.last.next
    )


_UNLOCKING = ("unlock", "Condvar::wait")


def _holder(steps: list[Step], operation: Operation) -> Step | None:
    """Who has locked what an operation would lock."""
    if not operation.name.startswith(("Mutex::", "RwLock::")):
        return None
    took = (s for s in reversed(steps) if s.operation.writes & operation.writes)
    return next((step for step in took if step.operation.name not in _UNLOCKING), None)


def _lost(steps: list[Step], thread: int, operation: Operation) -> Step | None:
    """The last notification of a condition variable before a thread waits at it, if nobody waited then."""
    woken = frozenset(item for item in operation.reads if isinstance(item, tuple) and item[0] == "woken")
    if not woken:
        return None
    waiting: set[int] = set()
    lost = found = None
    for step in steps:
        if step.operation.name == "Condvar::wait" and step.operation.writes & _same(woken):
            if step.thread == thread:
                found = lost
            waiting.add(step.thread)
        elif step.operation.reads & woken:
            waiting.discard(step.thread)
        elif step.operation.writes & woken and not waiting:
            lost = step
    return found


def _same(woken: frozenset[Hashable]) -> frozenset[Hashable]:
    """Who waits at a condition variable, as an object, by who is woken."""
    return frozenset(("waiting", item[1]) for item in woken if isinstance(item, tuple)) or NOTHING


@record
class ToldRace:
    """A race with the calls under way at its earlier access, and the place up to which the later thread
    knows of the earlier one; None where it knows nothing of it."""

    race: Race
    calls: tuple[Call, ...]
    known: Location | None


def tell_race(again: Again, models: dict[str, Borrows], race: Race) -> ToldRace:
    """A race, by the run once more."""
    watcher = _RaceWatcher(race)
    again(Machine, models, watcher.watch)
    return ToldRace(race, watcher.calls, watcher.known)


class _RaceWatcher:
    """Waits for the earlier access of a race."""

    def __init__(self, race: Race) -> None:
        self.race = race
        self.calls: tuple[Call, ...] = ()
        self.known: Location | None = None
        self._machine: Machine | None = None

    def watch(self, machine: Machine) -> None:
        """Watches a machine."""
        self._machine = machine
        machine.races.watcher = self

    def accessed(self, allocation: int, offset: int, size: int, thread: int, touch: Touch) -> None:
        """Keeps the calls, if it is the access."""
        race = self.race
        same = (allocation, thread, touch.time, touch.what)
        if same != (race.allocation, race.first, race.earlier.time, race.earlier.what):
            return
        if offset <= race.offset < offset + size and self._machine is not None:
            assert self._machine.current is not None, "a thread runs"
            self.calls = tuple(call_stack(self._machine.current))

    def released(self, thread: int, time: int) -> None:
        """Keeps the place, if it is the last that the other thread knows of."""
        if (thread, time) == (self.race.first, self.race.known) and self._machine is not None:
            self.known = user_location(self._machine)
