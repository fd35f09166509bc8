"""States from which no run ever ends, and what goes round there for ever."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from rustrata.exploration.explorer import Exploration, Run
from rustrata.records import record

S = TypeVar("S", bound=Hashable)
C = TypeVar("C")


@record
class Endless(Generic[S, C]):
    """Where a run goes round for ever: a shortest run to it, and all the steps there.

    It is a strongly connected component of states with no way out. A step is the state before it and the
    choice.
    """

    run: Run[S, C]
    steps: tuple[tuple[S, C], ...]


def endless(exploration: Exploration[S, C]) -> Endless[S, C] | None:
    """What the nearest state leads to from which no run ends, or None. The search must be complete, and
    have kept its edges."""
    assert exploration.complete, "states that were not visited might be an end"
    # In the order of discovery; numbers are compared faster than states.
    states = list(exploration.edges)
    numbers = {state: number for number, state in enumerate(states)}
    after = [[numbers[successor] for _, successor in steps] for steps in exploration.edges.values()]
    ends = [numbers[state] for state in (*exploration.final_states, *exploration.deadlocks)]
    first = next((number for number, ending in enumerate(_ending(after, ends)) if not ending), None)
    if first is None:
        return None
    inside = sorted(_trap(after, first))
    cycle = tuple(
        (states[number], choice) for number in inside for choice, _ in exploration.edges[states[number]]
    )
    return Endless(exploration.run_to(states[inside[0]]), cycle)


def _ending(after: Sequence[Sequence[int]], ends: Sequence[int]) -> list[bool]:
    """From which states can an end be reached?"""
    before: list[list[int]] = [[] for _ in after]
    for number, successors in enumerate(after):
        for successor in successors:
            before[successor].append(number)
    ending = [False] * len(after)
    pending = list(ends)
    while pending:
        number = pending.pop()
        if not ending[number]:
            ending[number] = True
            pending.extend(before[number])
    return ending


def _trap(after: Sequence[Sequence[int]], start: int) -> list[int]:
    """The strongly connected component without a way out that a search in depth first comes back from.

    It is the first component of Tarjan's algorithm.
    """
    order: dict[int, int] = {start: 0}
    lowest = {start: 0}
    entered = [start]
    path = [(start, iter(after[start]))]
    while True:
        state, successors = path[-1]
        successor = next(successors, None)
        if successor is None:
            path.pop()
            if lowest[state] == order[state]:
                return entered[order[state] :]
            outer = path[-1][0]
            lowest[outer] = min(lowest[outer], lowest[state])
        elif successor in order:
            lowest[state] = min(lowest[state], order[successor])
        else:
            order[successor] = lowest[successor] = len(entered)
            entered.append(successor)
            path.append((successor, iter(after[successor])))
