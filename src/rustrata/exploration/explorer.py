"""Exhaustive breadth-first search over the states of a machine, with a visited set.

It counts states and transitions, collects final states and deadlocks, and stops at the first state
that breaks an invariant, with a shortest run to it. Local-step priority follows the machine's `eager`
choices; the proviso is exact: only a state whose eager choices lead back to itself is expanded in full.

With ``keep_edges`` the successors of each state are kept, for `rustrata.exploration.endless`.

Left out: symmetry and partial-order reduction beyond eager choices; search without a visited set.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from rustrata.exploration.machine import Machine

S = TypeVar("S", bound=Hashable)
C = TypeVar("C")

POLL_INTERVAL = 4096
"""Transitions between two questions to ``should_stop`` and two calls of ``on_progress``, unless told."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of a search: distinct states, and transitions. None: no bound.

    The search may overstep ``transitions`` by the choices of one state.
    """

    states: int | None = None
    transitions: int | None = None


class StopReason(Enum):
    """Why a search ended."""

    EXHAUSTED = "every reachable state was visited"
    STATE_LIMIT = "limit of states"
    TRANSITION_LIMIT = "limit of transitions"
    STOPPED = "stopped by the caller"
    VIOLATION = "an invariant is broken"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come."""

    states: int
    transitions: int
    depth: int


@dataclass(frozen=True, slots=True)
class Run(Generic[S, C]):
    """A run: ``states[k + 1]`` follows from ``states[k]`` by ``choices[k]``."""

    states: tuple[S, ...]
    choices: tuple[C, ...]


@dataclass(frozen=True, slots=True)
class Violation(Generic[S, C]):
    """A broken invariant, and a shortest run to a state that breaks it."""

    invariant: str
    run: Run[S, C]


Parents: TypeAlias = dict[S, tuple[S, C] | None]
Edges: TypeAlias = dict[S, list[tuple[C, S]]]


@dataclass(frozen=True, slots=True)
class Exploration(Generic[S, C]):
    """What a search found.

    ``depth`` is the length of the longest shortest run. ``final_states`` and ``deadlocks`` are in
    the order of discovery, so nearest first. ``edges`` has the steps that were taken from each state, in
    the order of its choices, when they were asked for.
    """

    stop: StopReason
    states: int
    transitions: int
    depth: int
    final_states: tuple[S, ...]
    deadlocks: tuple[S, ...]
    violation: Violation[S, C] | None
    edges: Edges[S, C] = field(repr=False)
    _parents: Parents[S, C] = field(repr=False)

    @property
    def complete(self) -> bool:
        """Was every reachable state visited?"""
        return self.stop is StopReason.EXHAUSTED

    def run_to(self, state: S) -> Run[S, C]:
        """A shortest run, among those explored, to a visited state."""
        return _run_to(self._parents, state)


def first_violated(invariants: Mapping[str, Callable[[S], bool]]) -> Callable[[S], str | None]:
    """One function for several named invariants: the name of the first that a state breaks, or None."""

    def violated(state: S) -> str | None:
        return next((name for name, holds in invariants.items() if not holds(state)), None)

    return violated


def explore(
    machine: Machine[S, C],
    violated: Callable[[S], str | None] = lambda state: None,
    limits: Limits = Limits(),
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: Callable[[Progress], None] | None = None,
    reduce: bool = True,
    keep_edges: bool = False,
    poll_interval: int = POLL_INTERVAL,
) -> Exploration[S, C]:
    """Visit every state that ``machine`` can reach, nearest first.

    ``violated`` names the invariant that a state breaks, or returns None. ``should_stop`` is asked
    every ``poll_interval`` transitions; the search itself reads no clock. With ``reduce`` eager choices
    are taken alone; runs are then shortest among the runs that do so.
    """
    search = _Search(machine, violated, limits, keep_edges)
    transitions, polled, depth = 0, poll_interval, -1
    stop = search.enter_all(machine.initial_states())
    while search.frontier and stop is None:
        depth += 1
        frontier, search.frontier = search.frontier, []
        for state in frontier:
            eager = search.eager_choice(state) if reduce else None
            choices = machine.choices(state) if eager is None else (eager,)
            if not choices:
                (search.final_states if machine.is_final(state) else search.deadlocks).append(state)
            transitions += len(choices)
            stop = search.expand(state, choices)
            if stop is None and limits.transitions is not None and transitions > limits.transitions:
                stop = StopReason.TRANSITION_LIMIT
            if stop is None and transitions >= polled:
                polled = transitions + poll_interval
                if should_stop():
                    stop = StopReason.STOPPED
                elif on_progress is not None:
                    on_progress(Progress(len(search.parents), transitions, depth))
            if stop is not None:
                break
    return search.result(stop or StopReason.EXHAUSTED, transitions, max(depth, 0))


class _Search(Generic[S, C]):
    """The visited set and the open states of one search."""

    def __init__(
        self, machine: Machine[S, C], violated: Callable[[S], str | None], limits: Limits, keep_edges: bool
    ) -> None:
        self.machine = machine
        self.violated = violated
        self.bound = limits.states
        self.keep_edges = keep_edges
        self.edges: Edges[S, C] = {}
        self.parents: Parents[S, C] = {}
        self.frontier: list[S] = []
        self.final_states: list[S] = []
        self.deadlocks: list[S] = []
        self.violation: Violation[S, C] | None = None

    def enter_all(self, states: Sequence[S]) -> StopReason | None:
        """Visit the initial states."""
        for state in states:
            if state not in self.parents and (stop := self._enter(state, None)) is not None:
                return stop
        return None

    def expand(self, state: S, choices: Sequence[C]) -> StopReason | None:
        """Visit the successors of ``state``. This is the hot loop of every search."""
        parents, step = self.parents, self.machine.step
        edges = self.edges.setdefault(state, []) if self.keep_edges else None
        for choice in choices:
            successor = step(state, choice)
            if edges is not None:
                edges.append((choice, successor))
            if successor not in parents:
                stop = self._enter(successor, (state, choice))
                if stop is not None:
                    return stop
        return None

    def _enter(self, state: S, parent: tuple[S, C] | None) -> StopReason | None:
        if self.bound is not None and len(self.parents) >= self.bound:
            return StopReason.STATE_LIMIT
        self.parents[state] = parent
        self.frontier.append(state)
        name = self.violated(state)
        if name is None:
            return None
        self.violation = Violation(name, _run_to(self.parents, state))
        return StopReason.VIOLATION

    def eager_choice(self, state: S) -> C | None:
        """The machine's eager choice, unless the cycle proviso asks for all choices.

        A cycle of eager steps alone would put off the other choices of its states for ever. The last of
        its states to be expanded finds all the others visited; following the eager steps through
        visited states leads it back to itself.
        """
        machine, parents = self.machine, self.parents
        first = choice = machine.eager(state)
        passed: set[S] = set()
        here = state
        while choice is not None:
            here = machine.step(here, choice)
            if here == state:
                return None
            if here not in parents or here in passed:
                break
            passed.add(here)
            choice = machine.eager(here)
        return first

    def result(self, stop: StopReason, transitions: int, depth: int) -> Exploration[S, C]:
        """The findings of a search that has ended."""
        return Exploration(
            stop,
            len(self.parents),
            transitions,
            depth,
            tuple(self.final_states),
            tuple(self.deadlocks),
            self.violation,
            self.edges,
            self.parents,
        )


def _run_to(parents: Parents[S, C], state: S) -> Run[S, C]:
    states, choices = [state], []
    while (parent := parents[state]) is not None:
        state, choice = parent
        states.append(state)
        choices.append(choice)
    return Run(tuple(reversed(states)), tuple(reversed(choices)))
