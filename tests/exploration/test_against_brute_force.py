"""The explorer against definitions: distances by Floyd and Warshall, and the search without reduction."""

from dataclasses import dataclass
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from rustrata.exploration.explorer import StopReason, explore
from rustrata.exploration.replay import replay


@dataclass(frozen=True)
class Graph:
    """A machine given by its successors; a choice is an edge's position."""

    successors: tuple[tuple[int, ...], ...]
    starts: tuple[int, ...] = (0,)

    def initial_states(self):
        return self.starts

    def choices(self, state):
        return tuple(range(len(self.successors[state])))

    def step(self, state, choice):
        return self.successors[state][choice]

    def is_final(self, state):
        return state % 2 == 0

    def eager(self, state):
        return None


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    size = draw(st.integers(1, 9))
    node = st.integers(0, size - 1)
    successors = draw(st.lists(st.lists(node, max_size=3).map(tuple), min_size=size, max_size=size))
    return Graph(tuple(successors), tuple(draw(st.lists(node, min_size=1, max_size=2))))


def distances(graph: Graph) -> dict[int, int]:
    """The length of a shortest run to each reachable state [Floyd 1962]."""
    nodes = range(len(graph.successors))
    far = len(nodes) + 1
    d = {(a, b): 0 if a == b else 1 if b in graph.successors[a] else far for a, b in product(nodes, nodes)}
    for via, a, b in product(nodes, nodes, nodes):
        d[a, b] = min(d[a, b], d[a, via] + d[via, b])
    nearest = {node: min(d[start, node] for start in graph.starts) for node in nodes}
    return {node: distance for node, distance in nearest.items() if distance < far}


@given(graphs(), st.sets(st.integers(0, 8)))
def test_violations_are_found_at_the_shortest_distance(graph: Graph, bad: set[int]) -> None:
    reachable = distances(graph)
    found = explore(graph, lambda state: "bad" if state in bad else None)
    wrong = [distance for node, distance in reachable.items() if node in bad]
    if not wrong:
        assert found.stop is StopReason.EXHAUSTED
        return
    assert found.violation is not None
    run = found.violation.run
    assert len(run.choices) == min(wrong)
    assert replay(graph, run.choices, graph.starts.index(run.states[0])) == run


@given(graphs())
def test_every_reachable_state_is_counted_once(graph: Graph) -> None:
    reachable = distances(graph)
    found = explore(graph)
    ends = {node for node in reachable if not graph.successors[node]}
    assert found.states == len(reachable)
    assert found.transitions == sum(len(graph.successors[node]) for node in reachable)
    assert found.depth == max(reachable.values())
    assert set(found.final_states) == {node for node in ends if node % 2 == 0}
    assert set(found.deadlocks) == {node for node in ends if node % 2 == 1}
    assert all(len(found.run_to(node).choices) == distance for node, distance in reachable.items())


@dataclass(frozen=True)
class Pair:
    """Two automata side by side. A state of ``quiet`` with one successor steps eagerly: nothing that
    ``loud`` does touches it, and the invariants look at ``loud`` alone. Its eager steps may go in circles."""

    quiet: Graph
    loud: Graph

    def initial_states(self):
        return tuple(product(self.quiet.starts, self.loud.starts))

    def choices(self, state):
        sides = zip((self.quiet, self.loud), state, strict=True)
        return tuple((side, c) for side, (graph, s) in enumerate(sides) for c in graph.choices(s))

    def step(self, state, choice):
        side, edge = choice
        quiet, loud = state
        return (self.quiet.step(quiet, edge), loud) if side == 0 else (quiet, self.loud.step(loud, edge))

    def is_final(self, state):
        return self.quiet.is_final(state[0]) and self.loud.is_final(state[1])

    def eager(self, state):
        return (0, 0) if len(self.quiet.successors[state[0]]) == 1 else None


@given(graphs(), graphs(), st.sets(st.integers(0, 8)))
def test_eager_choices_change_no_answer(quiet: Graph, loud: Graph, bad: set[int]) -> None:
    machine = Pair(quiet, loud)

    def violated(state):
        return "bad" if state[1] in bad else None

    reduced, full = explore(machine), explore(machine, reduce=False)
    assert set(reduced.final_states) == set(full.final_states)
    assert set(reduced.deadlocks) == set(full.deadlocks)
    assert reduced.states <= full.states
    verdicts = [explore(machine, violated, reduce=reduce).stop for reduce in (True, False)]
    assert verdicts[0] is verdicts[1]


def test_a_circle_of_eager_steps_puts_nothing_off() -> None:
    circle = Graph(((1,), (2,), (0,)))
    machine = Pair(circle, Graph(((1,), ())))
    found = explore(machine, lambda state: "moved" if state[1] == 1 else None)
    assert found.stop is StopReason.VIOLATION


def test_eager_steps_shrink_the_search() -> None:
    chain = Graph((*((number + 1,) for number in range(9)), ()))
    machine = Pair(chain, chain)
    assert explore(machine, reduce=False).states == 100
    assert explore(machine).states == 19
