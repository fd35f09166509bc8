"""What a program does, over all its schedules or some: undefined behaviour, a leak, a deadlock, or none.

Undefined behaviour is a thread that is stuck. A leak is a block that is allocated when all threads have
ended and that the value of the first thread does not reach. From some states no run ever ends. It is a
deadlock when threads go on looking at memory and none changes it, apart from what is allocated and freed
meanwhile: they wait for what will not come. A program may also run for ever on purpose.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.abstract.lambda_rust.state import Choice, State
from rustrata.abstract.lambda_rust.stuck import Cause, Stuck, why_stuck
from rustrata.abstract.lambda_rust.values import Location
from rustrata.exploration.endless import Endless, endless
from rustrata.exploration.explorer import Exploration, Limits, Progress, Run, StopReason, explore
from rustrata.exploration.sampling import Sampled, sample
from rustrata.programs.lambda_rust import core
from rustrata.records import record

POLL_INTERVAL: Final = 64
"""Steps of the machine, each of which may be many head steps, between two looks at the clock."""

Schedule: TypeAlias = Run[State, Choice]


@record
class EverySchedule:
    """Search all schedules, up to a number of steps of the machine."""

    steps: int


@record
class RandomSchedules:
    """Try some schedules, drawn from a seed, each up to a number of steps of the machine."""

    runs: int
    seed: int
    steps: int


Schedules: TypeAlias = EverySchedule | RandomSchedules


@record
class UndefinedBehaviour:
    """A run to a state with a stuck thread, and why it is stuck."""

    schedule: Schedule
    thread: str
    expression: core.Expression
    stuck: Stuck


@record
class Leak:
    """A run that ends with blocks that nothing frees."""

    schedule: Schedule
    blocks: tuple[str, ...]


@record
class Deadlock:
    """A run to a state from which threads wait for ever."""

    schedule: Schedule
    threads: tuple[str, ...]


@record
class Diverges:
    """A run to a state from which no run ends, though it is not a deadlock."""

    schedule: Schedule


@record
class Findings:
    """What was found, and how far the search went.

    ``stopped`` says why not every schedule was seen, and is None when all were. ``states`` is None for
    random schedules, which do not compare states. Leaks and what follows are only looked for where there is
    no undefined behaviour, and the last two only when every schedule was seen.
    """

    undefined: UndefinedBehaviour | None
    leak: Leak | None
    deadlock: Deadlock | None
    diverges: Diverges | None
    results: int
    states: int | None
    transitions: int
    runs: int | None
    stopped: str | None


def check(
    machine: LambdaRustMachine,
    schedules: Schedules,
    should_stop: Callable[[], bool] = lambda: False,
    causes: frozenset[Cause] = frozenset(Cause),
    on_progress: Callable[[Progress], None] | None = None,
) -> Findings:
    """Search a program for undefined behaviour of some causes, leaks and deadlocks.

    ``should_stop`` is asked, and ``on_progress`` of a search called, every `POLL_INTERVAL` steps.
    """

    def violated(state: State) -> str | None:
        if not machine.is_stuck(state):
            return None
        return "stuck" if undefined_behaviour(machine, Run((state,), ()), causes) else None

    match schedules:
        case EverySchedule(steps):
            limits = Limits(transitions=steps)
            found = explore(
                machine,
                violated,
                limits,
                should_stop,
                on_progress,
                keep_edges=True,
                poll_interval=POLL_INTERVAL,
            )
            return _all(machine, found, causes)
        case RandomSchedules(runs, seed, steps):
            return _some(machine, sample(machine, violated, runs, seed, steps, should_stop), causes)


def _all(machine: LambdaRustMachine, found: Exploration[State, Choice], causes: frozenset[Cause]) -> Findings:
    broken = found.violation
    undefined = None if broken is None else undefined_behaviour(machine, broken.run, causes)
    leak: Leak | None = None
    without_end: Endless[State, Choice] | None = None
    if undefined is None:
        ends = ((state, leaked(machine, state)) for state in found.final_states)
        leak = next((Leak(found.run_to(state), blocks) for state, blocks in ends if blocks), None)
        without_end = endless(found) if found.complete else None
    waiting = () if without_end is None else _waiting(machine, without_end)
    return Findings(
        undefined,
        leak,
        Deadlock(without_end.run, waiting) if without_end is not None and waiting else None,
        Diverges(without_end.run) if without_end is not None and not waiting else None,
        len(found.final_states),
        found.states,
        found.transitions,
        None,
        None if found.stop in {StopReason.EXHAUSTED, StopReason.VIOLATION} else found.stop.value,
    )


def _some(machine: LambdaRustMachine, found: Sampled[State, Choice], causes: frozenset[Cause]) -> Findings:
    broken = found.violation
    undefined = None if broken is None else undefined_behaviour(machine, broken.run, causes)
    leaks = ((run, leaked(machine, run.states[-1])) for run in found.ended)
    leak = next((Leak(run, blocks) for run, blocks in leaks if blocks), None)
    cut = f", {found.cut} of them cut short" if found.cut else ""
    return Findings(
        undefined,
        leak if undefined is None else None,
        None,
        None,
        len(found.ended),
        None,
        found.transitions,
        found.runs,
        f"some schedules only{cut}",
    )


def undefined_behaviour(
    machine: LambdaRustMachine, schedule: Schedule, causes: frozenset[Cause] = frozenset(Cause)
) -> UndefinedBehaviour | None:
    """The first thread of the last state of a run that is stuck for one of some causes, if there is one."""
    state = schedule.states[-1]
    for thread, steps in machine.next_steps(state):
        if not steps:
            redex = machine.redex(thread)
            stuck = why_stuck(redex, dict(state.heap))
            if stuck.cause in causes:
                return UndefinedBehaviour(schedule, thread.name, redex.expression, stuck)
    return None


def leaked(machine: LambdaRustMachine, state: State) -> tuple[str, ...]:
    """The blocks of a state at the end that its value does not reach."""
    kept: frozenset[str] = frozenset()
    for thread in state.threads:
        kept |= machine.blocks(thread)
    reached = machine.reach(state).from_blocks(kept)
    return tuple(block for block, _ in state.heap if block not in reached)


def _waiting(machine: LambdaRustMachine, found: Endless[State, Choice]) -> tuple[str, ...]:
    """The threads that look at memory in a cycle in which no lasting block changes.

    A block is lasting when it is there in every state of the cycle.
    """
    lasting = frozenset.intersection(*(frozenset(dict(state.heap)) for state, _ in found.steps))
    looking: set[str] = set()
    for state, choice in found.steps:
        for event in machine.observed(state, choice)[1]:
            place = event.redex.values[0] if event.redex.values else None
            if not isinstance(place, Location) or place.block not in lasting:
                continue
            match event.redex.expression:
                case core.Read():
                    looking.add(choice.thread)
                case core.Cas() if event.step.change is None:
                    looking.add(choice.thread)
                case core.Cas() | core.Write():
                    return ()
                case _:
                    continue
    return tuple(sorted(looking))
