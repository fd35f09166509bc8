"""The operational x86-TSO machine against the axioms of x86-TSO: two definitions, the same outcomes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tso_axioms import tso_outcomes
from x86_shapes import (
    ATOMIC,
    MFENCE,
    PLAIN,
    SHAPES,
    cmpxchg,
    load,
    program,
    store,
    xadd,
    xchg,
)

from rustrata.executions.actions import Program
from rustrata.executions.outcomes import MemoryAt, RegisterAt
from rustrata.hardware import x86
from rustrata.hardware.coherence.registry import PROTOCOLS


def values(shape: str) -> set[tuple[int, ...]]:
    """The final values of the registers, in the order of their names."""
    outcomes = x86.run(SHAPES[shape]).outcomes
    return {tuple(v for o, v in out.values if isinstance(o, RegisterAt)) for out in outcomes}


@pytest.mark.parametrize("shape", [*PLAIN, *ATOMIC], ids=lambda shape: shape.name)
def test_the_outcomes_are_those_of_the_axioms(shape: Program) -> None:
    found = x86.run(shape)
    assert found.violation is None
    assert found.deadlock is None
    assert found.complete
    assert found.outcomes == tso_outcomes(shape)
    assert len(found.starts) == 2 + len(shape.threads)


@pytest.mark.parametrize("shape", [s for s in (*PLAIN, *ATOMIC) if s.name != "IRIW"], ids=lambda s: s.name)
def test_every_start_alone_shows_every_outcome(shape: Program) -> None:
    found = x86.run(shape)
    for start in found.starts:
        assert {outcome for _, outcome in start.finals()} == found.outcomes, start.start


def test_store_buffering_is_seen_and_mfence_or_xchg_forbids_it() -> None:
    assert (0, 0) in values("SB")
    assert (0, 0) not in values("SB+mfences")
    assert (0, 0, 0, 0) not in values("SB+xchgs")


def test_a_failing_locked_cmpxchg_is_a_barrier_too() -> None:
    # a, aok, b | c, cok, d
    assert values("SB, failing cmpxchgs") == {(0, 0, 0, 0, 0, 1), (0, 0, 1, 0, 0, 0), (0, 0, 1, 0, 0, 1)}


def test_a_core_sees_its_own_store_first() -> None:
    assert (1, 0, 1, 0) in values("SB+forwards")


def test_a_core_may_see_a_later_store_of_another_core_instead_of_its_own() -> None:
    """A forwarded load is not taken eagerly: the buffer may drain first."""
    assert (2,) in values("CoWR")


def test_two_increments_add_up() -> None:
    final = {outcome[MemoryAt("x")] for outcome in x86.run(SHAPES["three xadds"]).outcomes}
    assert final == {3}


def test_one_compare_exchange_wins() -> None:
    # a, aok | b, bok
    assert values("cmpxchg race") == {(0, 1, 1, 0), (2, 0, 0, 1)}


@pytest.mark.parametrize("shape", [s for s in (*PLAIN, *ATOMIC) if s.name != "IRIW"], ids=lambda s: s.name)
def test_local_steps_first_changes_no_answer(shape: Program) -> None:
    reduced, full = x86.run(shape), x86.run(shape, reduce=False)
    assert reduced.outcomes == full.outcomes
    assert (reduced.violation, reduced.deadlock) == (full.violation, full.deadlock) == (None, None)
    assert reduced.states <= full.states
    assert reduced.states < full.states or shape in ATOMIC


@pytest.mark.parametrize("protocol", [p.name for p in PROTOCOLS.values() if not p.correct])
@pytest.mark.parametrize("shape", ["MP", "SB+mfences", "2+2W", "CoRW", "three xadds", "WRC"])
def test_local_steps_first_changes_no_verdict_on_a_wrong_protocol(protocol: str, shape: str) -> None:
    reduced, full = (x86.run(SHAPES[shape], protocol, reduce=reduce) for reduce in (True, False))
    assert (reduced.violation is None) == (full.violation is None)
    assert (reduced.deadlock is None) == (full.deadlock is None)
    if reduced.violation is None:
        assert reduced.outcomes == full.outcomes


LOCATION = st.sampled_from("xy")
VALUE = st.integers(1, 2)
PLAIN_ACTION = st.one_of(
    st.builds(store, LOCATION, VALUE),
    st.builds(load, st.sampled_from("ab"), LOCATION),
    st.just(MFENCE),
)
LOCKED_ACTION = st.one_of(
    st.builds(xchg, st.just("c"), LOCATION, VALUE),
    st.builds(xadd, st.just("c"), LOCATION, VALUE),
    st.builds(cmpxchg, st.just("c"), LOCATION, st.integers(0, 1), VALUE),
)


@st.composite
def threads(draw: st.DrawFn) -> list:
    """Up to three actions, at most one of them locked: the axioms are checked by brute force."""
    code = draw(st.lists(PLAIN_ACTION, min_size=1, max_size=3))
    if draw(st.booleans()):
        code[draw(st.integers(0, len(code) - 1))] = draw(LOCKED_ACTION)
    return code


@settings(max_examples=60, deadline=None)
@given(threads(), threads())
def test_any_two_threads_agree_with_the_axioms(first: list, second: list) -> None:
    test = program("generated", first, second)
    cold = x86.run(test, starts=("cold",))
    assert cold.violation is None
    assert cold.deadlock is None
    assert cold.outcomes == tso_outcomes(test)
    assert x86.run(test, starts=("cold",), reduce=False).outcomes == cold.outcomes
