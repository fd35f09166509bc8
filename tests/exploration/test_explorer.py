"""The explorer on machines whose state spaces are known.

The counts of states and fired rules are those that CMurphi 5.4.9.1 and Rumur report, without symmetry
reduction, for the examples ``pingpong`` and ``2_peterson`` of the Murphi distribution.
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from rustrata.exploration.explorer import Limits, Progress, StopReason, explore, first_violated
from rustrata.exploration.replay import NotEnabled, replay


class PingPong:
    """Two players and one ball: who has it gets, keeps or passes it. A state: (player, received?)."""

    def initial_states(self):
        return ((0, False), (1, False))

    def choices(self, state):
        return ("get",) if state[1] else ("keep", "pass")

    def step(self, state, choice):
        player, _ = state
        return (1 - player, True) if choice == "pass" else (player, False)

    def is_final(self, state):
        return False

    def eager(self, state):
        return None


class PetersonState(NamedTuple):
    at: tuple[int, int] = (0, 0)
    wants: tuple[bool, bool] = (False, False)
    turn: int = 0


@dataclass(frozen=True)
class Peterson:
    """Peterson's mutual exclusion as in the Murphi example: one rule is enabled for each process always.

    0 announce, 1 yield the turn, 2 wait, 3 critical section, 4 leave.
    """

    yields: bool = True

    def initial_states(self):
        return (PetersonState(turn=0), PetersonState(turn=1))

    def choices(self, state):
        return (0, 1)

    def step(self, state, process):
        at, wants, turn = list(state.at), list(state.wants), state.turn
        match at[process]:
            case 0:
                wants[process] = True
            case 1:
                turn = process if self.yields else turn
            case 2 if wants[1 - process] and turn == process:
                return state
            case 4:
                wants[process] = False
        at[process] = (at[process] + 1) % 5
        return PetersonState((at[0], at[1]), (wants[0], wants[1]), turn)

    def is_final(self, state):
        return False

    def eager(self, state):
        return None


EXCLUSION = first_violated(
    {"exclusion": lambda state: state.at != (3, 3), "turn": lambda state: state.turn in (0, 1)}
)


@dataclass(frozen=True)
class Philosophers:
    """Each takes the left fork, then the right one, then leaves. A state: forks held, who has eaten."""

    count: int

    def initial_states(self):
        return (((0,) * self.count, (False,) * self.count),)

    def choices(self, state):
        return tuple(p for p in range(self.count) if self._may_move(state, p))

    def _may_move(self, state, p):
        held, eaten = state
        left, right = (p - 1) % self.count, (p + 1) % self.count
        if eaten[p]:
            return False
        return {0: held[left] < 2, 1: held[right] == 0, 2: True}[held[p]]

    def step(self, state, p):
        held, eaten = map(list, state)
        held[p] = (held[p] + 1) % 3
        eaten[p] = held[p] == 0
        return tuple(held), tuple(eaten)

    def is_final(self, state):
        return all(state[1])

    def eager(self, state):
        return None


def test_ping_pong_has_four_states_and_six_rules() -> None:
    found = explore(PingPong())
    assert (found.states, found.transitions) == (4, 6)
    assert found.stop is StopReason.EXHAUSTED
    assert found.complete
    assert found.final_states == found.deadlocks == ()


def test_peterson_has_26_states_and_52_rules_and_excludes() -> None:
    found = explore(Peterson(), EXCLUSION)
    assert (found.states, found.transitions) == (26, 52)
    assert found.violation is None
    assert found.complete


def test_peterson_without_yielding_the_turn_is_refuted_with_a_shortest_run() -> None:
    found = explore(Peterson(yields=False), EXCLUSION)
    assert found.stop is StopReason.VIOLATION
    assert not found.complete
    assert found.violation is not None
    assert found.violation.invariant == "exclusion"
    # Each process takes its three steps to the critical section; no shorter run is possible.
    assert Counter(found.violation.run.choices) == {0: 3, 1: 3}
    assert found.violation.run.states[-1].at == (3, 3)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_philosophers_deadlock_when_each_has_a_left_fork(count: int) -> None:
    found = explore(Philosophers(count))
    assert found.deadlocks == (((1,) * count, (False,) * count),)
    run = found.run_to(found.deadlocks[0])
    assert sorted(run.choices) == list(range(count))
    assert found.final_states == (((0,) * count, (True,) * count),)
    assert len(found.run_to(found.final_states[0]).choices) == found.depth == 3 * count


def test_a_limit_of_states_is_kept_and_reported() -> None:
    found = explore(Peterson(), limits=Limits(states=10))
    assert found.stop is StopReason.STATE_LIMIT
    assert not found.complete
    assert found.states == 10


def test_a_limit_that_suffices_changes_nothing() -> None:
    assert explore(Peterson(), limits=Limits(states=26, transitions=52)).complete


def test_a_limit_of_transitions_is_reported() -> None:
    found = explore(Peterson(), limits=Limits(transitions=20))
    assert found.stop is StopReason.TRANSITION_LIMIT
    assert 20 < found.transitions <= 22


def test_the_caller_may_stop_and_is_told_the_progress() -> None:
    seen: list[Progress] = []
    found = explore(Philosophers(7), should_stop=lambda: len(seen) == 2, on_progress=seen.append)
    assert found.stop is StopReason.STOPPED
    assert [progress.transitions // 4096 for progress in seen] == [1, 2]
    assert seen[0].states < seen[1].states < found.states


def test_the_initial_state_may_break_the_invariant() -> None:
    found = explore(PingPong(), lambda state: None if state[0] == 0 else "player 0 serves")
    assert found.violation is not None
    assert found.violation.run.states == ((1, False),)
    assert found.violation.run.choices == ()


def test_a_witness_replays() -> None:
    machine = Peterson(yields=False)
    found = explore(machine, EXCLUSION)
    assert found.violation is not None
    run = found.violation.run
    start = machine.initial_states().index(run.states[0])
    assert replay(machine, run.choices, start) == run


def test_a_witness_that_does_not_fit_is_refused_at_its_step() -> None:
    found = replay(PingPong(), ["pass", "get", "get", "keep"])
    assert found == NotEnabled(2, "get", (1, False))


def test_the_same_search_gives_the_same_answer() -> None:
    first, second = (explore(Philosophers(4)) for _ in range(2))
    assert first == second
