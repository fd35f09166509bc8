"""What the machine takes, what it refuses, and how it reports a search that did not end."""

import pytest
from x86_shapes import LOCKED, MFENCE, SHAPES, load, program, store, xadd

from rustrata.executions.actions import (
    Assign,
    Assume,
    Branch,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Register
from rustrata.executions.outcomes import MemoryAt, RegisterAt
from rustrata.exploration.explorer import Limits, Run, StopReason, explore
from rustrata.exploration.replay import replay
from rustrata.hardware import x86

ONE = Constant(1)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Read("a", "x", exclusive=True), "load-linked"),
        (WriteExclusive("x", ONE, "s"), "store-conditional"),
        (Read("a", "x", frozenset({"ACQ"})), "no memory access tagged ACQ"),
        (Write("x", ONE, frozenset({"REL", "NT"})), "no memory access tagged NT, REL"),
        (Update("a", "x", ONE, LOCKED, LOCKED, one_event=True), "not lowered"),
        (Update("a", "x", ONE), "without LOCK"),
        (CompareExchange("a", "s", "x", ONE, ONE, LOCKED, LOCKED, LOCKED, spurious=True), "spuriously"),
    ],
)
def test_what_x86_does_not_have_is_refused(action, words: str) -> None:
    reason = x86.supports(Program("t", (("x", 0),), ((action,),)))
    assert reason is not None
    assert reason.startswith("unsupported: ")
    assert words in reason


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: shape.name)
def test_the_shapes_are_supported(shape: Program) -> None:
    assert x86.supports(shape) is None


def test_registers_branches_and_fences_without_effect() -> None:
    doubled = Binary(BinaryOperator.MULTIPLY, Register("a"), Constant(2))
    code = (
        Read("a", "x"),
        Branch(Register("a"), "seen"),
        Assign("b", Constant(7)),
        Jump("end"),
        Label("seen"),
        Assign("b", doubled),
        Label("end"),
        Fence(frozenset({"LFENCE"})),
        Write("y", Register("b")),
    )
    test = Program("t", (("x", 0), ("y", 0)), (code, (Write("x", ONE),)), ((0, "b"),), ("y",))
    found = x86.run(test)
    assert {(o[RegisterAt(0, "b")], o[MemoryAt("y")]) for o in found.outcomes} == {(7, 7), (2, 2)}


def test_a_run_that_fails_an_assumption_has_no_outcome_and_is_no_deadlock() -> None:
    reader = (Read("a", "y"), Assume(Register("a")), Read("b", "x"))
    writer = (Write("x", ONE), Write("y", ONE))
    test = Program("t", (("x", 0), ("y", 0)), (writer, reader), ((1, "a"), (1, "b")))
    found = x86.run(test)
    assert found.complete
    assert found.deadlock is None
    assert {tuple(value for _, value in o.values) for o in found.outcomes} == {(1, 1)}
    assert len(found.starts[0].exploration.final_states) > len(list(found.starts[0].finals()))


def test_a_loop_that_waits_is_explored_to_its_end() -> None:
    wait = (
        Label("again"),
        Read("a", "x"),
        Branch(Binary(BinaryOperator.EQUAL, Register("a"), Constant(0)), "again"),
    )
    found = x86.run(Program("t", (("x", 0),), (wait, (Write("x", ONE),)), ((0, "a"),)))
    assert found.complete
    assert {o[RegisterAt(0, "a")] for o in found.outcomes} == {1}


def test_an_idle_loop_does_not_hide_the_other_core() -> None:
    """The cycle proviso at work: the jump is a local step for ever."""
    idle = (Label("again"), Jump("again"))
    test = Program("t", (("x", 0),), (idle, (Write("x", ONE),)), (), ("x",))
    found = x86.run(test, starts=("cold",))
    assert found.complete
    assert found.outcomes == frozenset()
    assert found.deadlock is None
    machine = found.starts[0].machine
    written = explore(machine, lambda state: "written" if machine.entry(state, 0).last_written else None)
    assert written.stop is StopReason.VIOLATION


def test_an_endless_loop_of_stores_ends_at_the_limit_and_says_so() -> None:
    forever = (Label("again"), Write("x", ONE), Jump("again"))
    found = x86.run(Program("t", (("x", 0),), (forever,)), limits=Limits(states=500))
    assert not found.complete
    assert found.stop is StopReason.STATE_LIMIT
    assert found.states == 500


def test_limits_bound_the_sum_over_the_starts() -> None:
    whole = x86.run(SHAPES["MP"])
    cold = whole.starts[0].states
    found = x86.run(SHAPES["MP"], limits=Limits(states=cold + 10))
    assert [start.states for start in found.starts] == [cold, 10]
    assert not found.complete
    assert x86.run(SHAPES["MP"], limits=Limits(states=whole.states, transitions=whole.transitions)).complete


def test_the_caller_may_stop_a_run() -> None:
    found = x86.run(SHAPES["IRIW"], should_stop=lambda: True)
    assert found.stop is StopReason.STOPPED
    assert not found.complete
    assert found.states < 5000


def test_initial_values_and_final_memory_of_unwritten_lines() -> None:
    test = Program("t", (("x", 5), ("y", 6)), ((Read("a", "x"),), ()), ((0, "a"),), ("x", "y"))
    found = x86.run(test)
    assert [str(outcome) for outcome in found.outcomes] == ["0:a=5; [x]=5; [y]=6"]


def test_a_program_without_threads_ends_at_once() -> None:
    found = x86.run(Program("t", (("x", 5),), (), (), ("x",)))
    assert [str(outcome) for outcome in found.outcomes] == ["[x]=5"]


@pytest.mark.parametrize("shape", ["SB", "WRC", "cmpxchg race"])
def test_the_trace_to_an_outcome_replays_and_ends_there(shape: str) -> None:
    found = x86.run(SHAPES[shape])
    for outcome in found.outcomes:
        steps = found.trace_to(outcome).choices
        ends = []
        for start in found.starts:
            again = replay(start.machine, steps)
            if isinstance(again, Run):
                ends.append(start.machine.outcome(again.states[-1]))
        assert outcome in ends


def test_message_counts_bound_the_counts_of_the_shortest_trace() -> None:
    found = x86.run(program("t", [xadd("a", "x", 1)], [xadd("b", "x", 1)]))
    for outcome in found.outcomes:
        counts = found.trace_to(outcome).counts
        for kind, (least, greatest) in found.message_counts(outcome).items():
            assert least <= counts.get(kind, 0) <= greatest


def test_one_miss_costs_one_request_and_one_answer() -> None:
    found = x86.run(program("t", [store("x", 1), MFENCE, load("a", "x")]), starts=("cold",))
    (outcome,) = found.outcomes
    sent = {str(kind): bounds for kind, bounds in found.message_counts(outcome).items() if bounds != (0, 0)}
    assert sent == {"GetM": (1, 1), "Data": (1, 1)}
