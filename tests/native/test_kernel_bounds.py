"""What the native engine refuses, and how it is stopped."""

from array import array
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.executions.actions import OLD, Program, Read, Update, Write
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Register
from rustrata.executions.outcomes import And
from rustrata.refinement.models import load_model
from rustrata.relational.cases import Cases
from rustrata.relational.engine import Question
from rustrata.relational.native import installed
from rustrata.relational.native_request import OUTCOMES, case_words, question_words
from rustrata.relational.search import Budget
from rustrata.relational.symmetry import symmetry_of
from rustrata.relational.unfold import unfold

needs_kernel = pytest.mark.skipif(
    not installed(), reason="the native engine is not built: `pip install --editable .` builds it"
)
RELAXED = frozenset(("RLX",))


def incrementing(threads: int, each: int) -> Program:
    """Threads that add to one counter by plain loads and stores: more executions than anyone counts."""
    add = (
        Read("r", "x", RELAXED),
        Write("x", Binary(BinaryOperator.ADD, Register("r"), Constant(1)), RELAXED),
    )
    return Program("count", (("x", 0),), (add * each,) * threads, (), ("x",))


def request_of(program: Program) -> "array[int]":
    model = load_model("rc11")
    (case,) = Cases(program, model, unfold(program)).representatives()
    words = question_words(model, 1000, mode=OUTCOMES, symmetry=symmetry_of(program), shape=(0, 1), known=())
    words.append(1)
    words.extend(case_words(case, ()))
    return words


def test_an_engine_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="the engines are auto, bitset, native, sat, not quick"):
        Question(incrementing(1, 1), load_model("sc"), engine="quick")


@needs_kernel
def test_values_wider_than_128_bits_are_left_to_the_other_engine():
    square = Update("r", "x", Binary(BinaryOperator.MULTIPLY, Register(OLD), Register(OLD)), one_event=True)
    program = Program("wide", (("x", 1 << 40),), ((square,) * 2,), ((0, "r"),), ("x",))
    question = Question(program, load_model("sc"))
    (outcome,) = question.outcomes(Budget(1000)).outcomes
    assert question.engine == "axiomatic, bitset"
    assert str(outcome) == f"0:r={1 << 80}; [x]={1 << 160}"


@needs_kernel
@pytest.mark.parametrize("value", [(1 << 64) - 1, -(1 << 63), 0, -1])
def test_values_of_64_bits_are_exact(value: int):
    code = (Write("x", Constant(value), RELAXED), Read("r", "x", RELAXED))
    question = Question(Program("wide", (("x", 1),), (code,), ((0, "r"),), ("x",)), load_model("sc"))
    (outcome,) = question.outcomes(Budget(1000)).outcomes
    assert [each for _, each in outcome.values] == [value, value]
    assert question.engine == "axiomatic, native"


@needs_kernel
def test_it_is_polled_and_stops():
    polled = iter([False, False, True])
    budget = Budget(10**9, lambda: next(polled))
    found = Question(incrementing(4, 3), load_model("rc11")).tally(And(()), budget)
    assert budget.used == 3 * 4096
    assert found.incomplete.startswith("stopped after 12288 search steps")


@needs_kernel
def test_an_exception_of_the_poll_passes_through():
    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Question(incrementing(4, 3), load_model("rc11")).tally(And(()), Budget(10**9, interrupted))


@needs_kernel
def test_a_request_that_ends_early_is_refused():
    from rustrata.native.kernel import run

    words = request_of(incrementing(2, 1))
    for length in range(len(words)):
        with pytest.raises(ValueError, match="does not follow the format"):
            run(words[:length].tobytes(), lambda: False)


@needs_kernel
@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.data())
def test_a_request_that_does_not_follow_the_format_is_refused_or_answered(data: st.DataObject):
    from rustrata.native.kernel import run

    words = request_of(incrementing(2, 1))
    at = data.draw(st.integers(0, len(words) - 1))
    words[at] = data.draw(st.integers(-(1 << 63), (1 << 63) - 1) | st.integers(-2, 70))
    with suppress(ValueError):
        assert len(run(words.tobytes(), lambda: False)) % 8 == 0
