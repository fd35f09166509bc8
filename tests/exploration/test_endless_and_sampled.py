"""Runs that never end, and random runs, on graphs that are given outright."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from rustrata.exploration.endless import endless
from rustrata.exploration.explorer import explore
from rustrata.exploration.replay import replay
from rustrata.exploration.sampling import sample


@dataclass(frozen=True)
class Graph:
    """States are numbers, from 0 on; a choice is the successor."""

    successors: Mapping[int, tuple[int, ...]]

    def initial_states(self) -> Sequence[int]:
        return (0,)

    def choices(self, state: int) -> Sequence[int]:
        return self.successors[state]

    def step(self, state: int, choice: int) -> int:
        return choice

    def is_final(self, state: int) -> bool:
        return True

    def eager(self, state: int) -> int | None:
        return None


graphs = st.integers(1, 8).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=3, unique=True).map(tuple), min_size=size, max_size=size
    ).map(lambda rows: Graph(dict(enumerate(rows))))
)


def ahead(graph: Graph, state: int) -> set[int]:
    found, pending = {state}, [state]
    while pending:
        for successor in set(graph.successors[pending.pop()]) - found:
            found.add(successor)
            pending.append(successor)
    return found


@given(graphs)
def test_what_is_endless(graph: Graph):
    reached = ahead(graph, 0)
    lost = {state for state in reached if all(graph.successors[other] for other in ahead(graph, state))}
    found = endless(explore(graph, keep_edges=True))
    assert (found is not None) == bool(lost)
    if found is not None:
        inside = {state for state, _ in found.steps}
        assert all(ahead(graph, state) == inside for state in inside), "strongly connected, with no way out"
        assert set(found.steps) == {(state, choice) for state in inside for choice in graph.successors[state]}
        assert found.run.states[-1] in inside
        assert replay(graph, found.run.choices) == found.run
        nearest = [run for run in map(explore(graph).run_to, sorted(inside))]
        assert len(found.run.choices) == min(len(run.choices) for run in nearest)


@given(graphs, st.integers(0, 3))
def test_random_runs(graph: Graph, seed: int):
    found = sample(graph, lambda state: None, runs=20, seed=seed, longest=10)
    assert found.runs == 20
    assert found == sample(graph, lambda state: None, runs=20, seed=seed, longest=10)
    assert found.cut + len(found.ended) <= 20
    for run in found.ended:
        assert replay(graph, run.choices) == run
        assert graph.successors[run.states[-1]] == ()


def test_random_runs_stop_at_what_breaks_an_invariant():
    graph = Graph({0: (0, 1), 1: (2,), 2: ()})
    found = sample(graph, lambda state: "two" if state == 2 else None, runs=100, seed=1, longest=50)
    assert found.violation is not None
    assert found.violation.run.states[-1] == 2
    assert found.ended == ()


def test_random_runs_that_are_cut_short():
    found = sample(Graph({0: (0,)}), lambda state: None, runs=3, seed=1, longest=5)
    assert (found.cut, found.transitions) == (3, 15)
    assert sample(Graph({0: ()}), lambda s: None, 3, 1, 5, should_stop=lambda: True).runs == 0
