"""Random runs of a machine, each from a seed and its own number, for what is too large to search."""

from collections.abc import Callable, Hashable
from random import Random
from typing import Generic, TypeVar

from rustrata.exploration.explorer import Run, Violation
from rustrata.exploration.machine import Machine
from rustrata.records import record

S = TypeVar("S", bound=Hashable)
C = TypeVar("C")


@record
class Sampled(Generic[S, C]):
    """What random runs found. They stop at the first that breaks an invariant.

    ``ended`` has a run to each final state that was met, in the order of their discovery, ``deadlocked``
    one to each deadlock; ``cut`` counts the runs that were stopped at their bound.
    """

    runs: int
    transitions: int
    cut: int
    ended: tuple[Run[S, C], ...]
    deadlocked: tuple[Run[S, C], ...]
    violation: Violation[S, C] | None


def sample(
    machine: Machine[S, C],
    violated: Callable[[S], str | None],
    runs: int,
    seed: int,
    longest: int,
    should_stop: Callable[[], bool] = lambda: False,
) -> Sampled[S, C]:
    """Make up to ``runs`` runs of at most ``longest`` steps; a step is drawn from those enabled.

    Eager choices are taken at once. Run number n depends on the seed and n alone. ``should_stop`` is asked
    between runs.
    """
    ended: dict[S, Run[S, C]] = {}
    deadlocked: dict[S, Run[S, C]] = {}
    transitions = cut = done = 0
    violation: Violation[S, C] | None = None
    while done < runs and violation is None and not should_stop():
        run, violation = _one_run(machine, violated, Random(f"{seed} {done}"), longest)
        done += 1
        transitions += len(run.choices)
        last = run.states[-1]
        if violation is None and machine.choices(last):
            cut += 1
        elif violation is None:
            (ended if machine.is_final(last) else deadlocked).setdefault(last, run)
    return Sampled(done, transitions, cut, tuple(ended.values()), tuple(deadlocked.values()), violation)


def _one_run(
    machine: Machine[S, C], violated: Callable[[S], str | None], random: Random, longest: int
) -> tuple[Run[S, C], Violation[S, C] | None]:
    state = random.choice(machine.initial_states())
    states: list[S] = [state]
    choices: list[C] = []
    while True:
        name = violated(state)
        if name is not None:
            run = Run(tuple(states), tuple(choices))
            return run, Violation(name, run)
        enabled = machine.choices(state)
        if not enabled or len(choices) == longest:
            return Run(tuple(states), tuple(choices)), None
        choice = machine.eager(state)
        if choice is None:
            choice = random.choice(enabled)
        choices.append(choice)
        state = machine.step(state, choice)
        states.append(state)
