"""The machine on schedules that a search chooses: runs stop before each operation that other threads can see.

What threads do between such operations is done at once: nobody can tell when. A data race between plain
accesses is found in any run of its trace, as happens-before is made by the operations that are seen, and
is the same in each run of a trace; so plain accesses are no points of choice [Flanagan and Godefroid,
POPL'05, section 6]. The main thread's end ends the program; it comes when no other thread can go on, as
runs that end before are parts of that run. Condition variables wake nobody without cause, and time
passes when no thread can go on.

Each run is of a new machine: the same answers lead to the same addresses and tags.
"""

from collections.abc import Callable

from rustrata.abstract.aliasing.model import Borrows
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.definitions import Definitions
from rustrata.abstract.mir.ending import Ended, end_of
from rustrata.abstract.mir.frames import Pending, Seen, State, Thread
from rustrata.abstract.mir.idle_rounds import Rounds, Versions
from rustrata.abstract.mir.layouts import Layouts
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.std_locals import run_destructor
from rustrata.abstract.mir.std_time import pass_time
from rustrata.abstract.mir.visible import ending
from rustrata.exploration.operations import Choose, Next, Operation, Pick, Turn
from rustrata.programs.rust.program import Program
from rustrata.records import record

MOST_ALONE = 1000
"""Rounds that a thread makes when nobody else can go on, before it is taken to go round for ever."""


@record
class Run:
    """A run that has ended. ``fair``: a thread was made to wait that went round and round. ``timed``: time
    passed as no thread could go on."""

    machine: Machine
    ended: Ended
    fair: bool
    timed: bool


class ScheduledProgram:
    """A program whose runs a search makes."""

    def __init__(
        self,
        program: Program,
        models: Callable[[], dict[str, Borrows]],
        arguments: tuple[str, ...],
        steps: int,
        *,
        should_stop: Callable[[], bool] = lambda: False,
        kind: type[Machine] = Machine,
        made: Callable[[Machine], None] = lambda machine: None,
    ) -> None:
        self.program = program
        self.models = models
        self.arguments = arguments
        self.steps = steps
        self.should_stop = should_stop
        self.kind = kind
        self.made = made
        self._layouts = Layouts(Definitions(program))

    def run(self, choose: Choose) -> Run:
        """One run, of a new machine."""
        machine = self.kind(self.program, self.models(), arguments=self.arguments, layouts=self._layouts)
        machine.limit = self.steps
        self.made(machine)
        scheduler = Scheduler(machine, choose, self.should_stop)
        ended = end_of(machine, scheduler.run)
        if scheduler.endless is not None:
            ended = Ended("bound", scheduler.endless, origin=machine.origin())
        return Run(machine, ended, scheduler.fair, scheduler.timed)


class Scheduler:
    """One run: it asks which thread goes on, and lets it go on until its next operation that others see."""

    def __init__(self, machine: Machine, choose: Choose, should_stop: Callable[[], bool]) -> None:
        self.machine = machine
        self.choose = choose
        self.should_stop = should_stop
        self.fair = False
        """Has a thread been made to wait that went round and round?"""
        self.endless: str | None = None
        """Who goes round for ever, as far as can be seen."""
        self.timed = False
        """Has time passed because no thread could go on?"""
        self._acting = False
        self._versions = Versions()
        self._rounds: dict[int, Rounds] = {}

    # What the machine asks

    def pick(self, count: int, name: str) -> int:
        """One of several possible answers."""
        return self.choose(Pick(count, name)) or 0 if count > 1 else 0

    def yielded(self) -> None:
        """The thread that runs lets others go first."""
        if self.machine.current is not None:
            self._of(self.machine.current).yielded()

    def synchronises(self) -> None:
        """Only announced operations may order threads."""
        machine = self.machine
        inside = machine.current is None or machine.current.number < 0
        if not self._acting and not inside:
            raise Unsupported("other schedules of what happens here")

    # The run

    def run(self) -> None:
        """All of it."""
        machine = self.machine
        machine.schedule = self
        machine.start()
        known = 0
        done: Operation | None = None
        while machine.steps <= machine.limit:
            while known < len(machine.threads):
                known += 1
                self._go_on(machine.threads[known - 1])
            if machine.threads[0].panicked:
                return
            turn = self._turn(done)
            if not turn.enabled and pass_time(machine):
                self.timed = True
                continue
            machine.stopped = self.should_stop()
            chosen = self.choose(turn)
            if chosen is None or machine.stopped or self.endless is not None:
                return
            done = self._do(machine.threads[chosen])

    def _turn(self, done: Operation | None) -> Turn:
        waiting = [(thread, thread.pending) for thread in self.machine.threads if thread.pending is not None]
        able = [self._able(thread, pending) for thread, pending in waiting]
        idle = [self._of(thread).idle() for thread, _ in waiting]
        if any(a and not i for a, i in zip(able, idle, strict=True)):
            self.fair = self.fair or any(a and i for a, i in zip(able, idle, strict=True))
            able = [a and not i for a, i in zip(able, idle, strict=True)]
        else:
            self._alone([thread for (thread, _), a in zip(waiting, able, strict=True) if a])
        if any(a and not pending.seen.last for (_, pending), a in zip(waiting, able, strict=True)):
            able = [a and not pending.seen.last for (_, pending), a in zip(waiting, able, strict=True)]
        return Turn(
            tuple(
                Next(thread.number, self._announced(thread, pending), enabled)
                for (thread, pending), enabled in zip(waiting, able, strict=True)
            ),
            done,
        )

    def _announced(self, thread: Thread, pending: Pending) -> Operation:
        """A thread that waits for a change reads all that it waits for."""
        operation, rounds = pending.seen.operation, self._of(thread)
        if not rounds.idle():
            return operation
        return Operation(operation.name, operation.reads | rounds.reads, operation.writes)

    def _able(self, thread: Thread, pending: Pending) -> bool:
        if not pending.seen.ready():
            thread.waits_for = pending.seen.waits_for
            thread.state = State.WAITS
            return False
        if thread.state is State.WAITS and thread.ready is not None and not thread.ready():
            return False
        thread.state, thread.ready = State.RUNS, None
        return True

    def _alone(self, threads: list[Thread]) -> None:
        for thread in threads:
            rounds = self._of(thread)
            rounds.alone += rounds.idle()
            if rounds.alone > MOST_ALONE:
                self.endless = f"thread `{thread.name}` goes round without end, as far as can be seen"
                self.machine.current = thread

    def _of(self, thread: Thread) -> Rounds:
        return self._rounds.setdefault(thread.number, Rounds(self._versions))

    def _do(self, thread: Thread) -> Operation | None:
        """Does a thread's pending operation, and goes on to the next."""
        machine, pending = self.machine, thread.pending
        assert pending is not None, "a thread that goes on has something to do"
        machine.current, thread.pending = thread, None
        operation = pending.seen.operation
        machine.races.exchanged = True
        self._acting = True
        pending.perform()
        self._acting = False
        done = None
        if pending.seen.exchanges and not machine.races.exchanged:
            operation = done = Operation(operation.name, reads=operation.reads)
        self._versions.written(operation)
        self._of(thread).does(operation)
        if thread.state is State.WAITS and thread.pending is None:
            self._wait(thread, pending)
        elif thread.state is not State.ENDED:
            self._go_on(thread)
        return done

    def _wait(self, thread: Thread, pending: Pending) -> None:
        """An operation that waits is to be done again."""
        seen = pending.describe()
        assert seen is not None, "what waits is seen"
        words = Seen(seen.operation, seen.ready, thread.waits_for, seen.exchanges)
        thread.pending = Pending(words, pending.describe, pending.perform)

    def _go_on(self, thread: Thread) -> None:
        """Goes on to the next operation that others see: the end, if there is no other."""
        machine = self.machine
        machine.current = thread
        frames = thread.frames
        while (
            (frames or run_destructor(machine, thread))
            and thread.pending is None
            and machine.steps <= machine.limit
        ):
            frames[-1].advance()
            if thread.state is State.WAITS and thread.pending is None:
                raise Unsupported(f"other schedules of waiting for {thread.waits_for}")
        if frames or thread.pending is not None:
            if thread.pending is not None:
                self._of(thread).arrives(thread, thread.pending)
            return
        if thread.number == 0:
            self._end(thread)
        elif thread.state is not State.ENDED:
            thread.pending = Pending(ending(thread), lambda: ending(thread), lambda: self._end(thread))

    def _end(self, thread: Thread) -> None:
        thread.state = State.ENDED
        self.machine.races.ended(thread)
