"""States from which no run ever ends, and what goes round there for ever."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rustrata.exploration.explorer import Edges, Exploration, Run

S = TypeVar("S", bound=Hashable)
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
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
    edges = exploration.edges
    before: dict[S, list[S]] = {}
    for state, steps in edges.items():
        for _, successor in steps:
            before.setdefault(successor, []).append(state)
    ending = set(exploration.final_states) | set(exploration.deadlocks)
    pending = list(ending)
    while pending:
        for state in before.get(pending.pop(), ()):
            if state not in ending:
                ending.add(state)
                pending.append(state)
    # The states are in the order of discovery.
    first = next((state for state in edges if state not in ending), None)
    if first is None:
        return None
    inside = _trap(edges, first)
    nearest = next(state for state in edges if state in inside)
    cycle = tuple((state, choice) for state in edges if state in inside for choice, _ in edges[state])
    return Endless(exploration.run_to(nearest), cycle)


def _trap(edges: Edges[S, C], start: S) -> set[S]:
    """The strongly connected component without a way out that a search in depth first comes back from.

    It is the first component of Tarjan's algorithm.
    """
    number: dict[S, int] = {start: 0}
    lowest = {start: 0}
    entered = [start]
    path = [(start, iter(edges[start]))]
    while True:
        state, steps = path[-1]
        successor = next((successor for _, successor in steps), None)
        if successor is None:
            path.pop()
            if lowest[state] == number[state]:
                return set(entered[number[state] :])
            outer = path[-1][0]
            lowest[outer] = min(lowest[outer], lowest[state])
        elif successor in number:
            lowest[state] = min(lowest[state], number[successor])
        else:
            number[successor] = lowest[successor] = len(entered)
            entered.append(successor)
            path.append((successor, iter(edges[successor])))
