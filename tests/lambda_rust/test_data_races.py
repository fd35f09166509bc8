"""The theorem `safe_nonracing` [races.v]: a program that is stuck on no schedule races on no schedule.

Tested on every state of random programs of two threads, without any reduction. The definition of a race is
not used by the rules, so this tests both; and without O-cas-stuck it is false.
"""

from random import Random

import pytest
from core_machines import machine_of
from drawn_core import two_threads

from rustrata.abstract.lambda_rust import Detail, LambdaRustMachine, State, rules
from rustrata.abstract.lambda_rust.races import racing
from rustrata.abstract.lambda_rust.rules import Step, Steps, Then
from rustrata.abstract.lambda_rust.values import Heap, Redex
from rustrata.exploration.explorer import Limits, explore
from rustrata.programs.lambda_rust import core

PROGRAMS = 2_000
MINIMAL = (
    "core main = let x = alloc(1) in let y = alloc(1) in let z = alloc(1) in x <-na z; free(1, z); "
    "fork { !na x }; cas(x, y, 0);"
)
"""The comparison of a freed pointer may fail, so without O-cas-stuck it always goes on."""


def stuck_and_racing(machine: LambdaRustMachine) -> tuple[bool, bool]:
    stuck, races = False, False

    def look(state: State) -> None:
        nonlocal stuck, races
        redexes = [(machine.redex(thread), steps) for thread, steps in machine.next_steps(state)]
        stuck = stuck or not all(steps for _, steps in redexes)
        races = races or racing([redex for redex, _ in redexes], dict(state.heap))

    found = explore(machine, look, Limits(states=20_000), reduce=False)
    assert found.complete
    return stuck, races


def counted() -> dict[tuple[bool, bool], int]:
    counts: dict[tuple[bool, bool], int] = {}
    for seed in range(PROGRAMS):
        text = two_threads(Random(f"races {seed}"), longest=2)
        kind = stuck_and_racing(machine_of(text, Detail.HEAD_STEP))
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def cas_without_stuck(redex: Redex, heap: Heap) -> Steps:
    return tuple(step for step in rules.cas(redex, heap) if step.then is not Then.STUCK_TERM)


def test_no_program_races_without_a_stuck_schedule():
    counts = counted()
    assert counts.get((False, True), 0) == 0
    assert min(counts[True, True], counts[False, False], counts[True, False]) > PROGRAMS // 20


def test_without_o_cas_stuck_some_program_does(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(rules.RULES, core.Cas, cas_without_stuck)
    assert counted().get((False, True), 0) > 0


def test_the_smallest_such_program(monkeypatch: pytest.MonkeyPatch):
    assert stuck_and_racing(machine_of(MINIMAL, Detail.HEAD_STEP)) == (True, True)
    monkeypatch.setitem(rules.RULES, core.Cas, cas_without_stuck)
    assert stuck_and_racing(machine_of(MINIMAL, Detail.HEAD_STEP)) == (False, True)


def test_the_rule_is_the_only_one_that_is_left_out():
    machine = machine_of(MINIMAL, Detail.HEAD_STEP)
    outcomes: set[Step] = set()

    def look(state: State) -> None:
        for thread, steps in machine.next_steps(state):
            if isinstance(machine.redex(thread).expression, core.Cas):
                outcomes.update(steps)

    explore(machine, look, reduce=False)
    assert {step.rule for step in outcomes} == {"O-cas-suc", "O-cas-fail", "O-cas-stuck"}
