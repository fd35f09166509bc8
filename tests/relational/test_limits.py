"""Bounds: an answer that is cut short says so, and nothing hangs."""

import pytest
from atomic_shapes import SHAPES
from neutral_notation import read_program

from rustrata.abstract.atomics import lower
from rustrata.executions.actions import Program, Read, Write
from rustrata.executions.expressions import Constant
from rustrata.executions.outcomes import Equals, MemoryAt
from rustrata.refinement.models import load_model
from rustrata.relational.engine import MOST_EVENTS, Question
from rustrata.relational.search import Budget, Stopped

RUST = load_model("rust")
X_IS_ZERO = Equals(MemoryAt("x"), 0)


def many_threads(threads: int, accesses: int = 3) -> Program:
    code = tuple(
        tuple(Read("r", "x") if i % 2 else Write("x", Constant(t)) for i in range(accesses))
        for t in range(threads)
    )
    return Program("many", (("x", 0),), code, tuple((t, "r") for t in range(threads)), ("x",))


def test_a_budget_that_runs_out_is_an_incomplete_answer():
    sb = next(shape for shape in SHAPES if shape.name == "IRIW+rlx")
    question = Question(sb.program, RUST)
    whole = question.outcomes(Budget(10_000))
    assert whole.incomplete == ""
    part = question.outcomes(Budget(whole.steps - 1))
    assert part.incomplete == f"stopped after {whole.steps} search steps; about 10^1 candidate executions"
    assert 0 < len(part.outcomes) < len(whole.outcomes)
    assert set(part.outcomes) < set(whole.outcomes)
    assert list(part.outcomes) == [outcome for outcome in whole.outcomes if outcome in part.outcomes]


def test_the_outside_can_stop_a_search():
    question = Question(many_threads(8, 2), RUST, engine="bitset")
    found = question.outcomes(Budget(1_000_000, should_stop=lambda: True))
    assert found.incomplete.startswith("stopped after 256 search steps")


def test_two_hundred_threads_are_refused_with_an_estimate():
    question = Question(many_threads(200), RUST)
    found = question.outcomes(Budget(1_000_000))
    assert found.outcomes == {}
    assert found.incomplete == (
        "601 events, and the bitset engine takes 64; the solver does not take 601 events; "
        "about 10^1389 candidate executions"
    )


def test_the_estimate_may_be_beyond_what_python_prints():
    question = Question(many_threads(200, 10), RUST, engine="bitset")
    assert question.too_large.endswith("candidate executions")


@pytest.mark.parametrize("ask", ["witness", "count", "undefined", "why_not"])
def test_other_questions_stop_too(ask: str):
    for question, budget in (
        (Question(many_threads(200), RUST), Budget(1_000_000)),
        (Question(many_threads(4), RUST), Budget(3)),
    ):
        asked = {
            "witness": lambda q=question, b=budget: q.witness(X_IS_ZERO, b),
            "count": lambda q=question, b=budget: q.count(b),
            "undefined": lambda q=question, b=budget: q.undefined(b),
            "why_not": lambda q=question, b=budget: q.why_not(lambda _: True, b),
        }
        with pytest.raises(Stopped):
            asked[ask]()


def test_the_largest_program_that_is_searched():
    chain = tuple(Write("x", Constant(i)) for i in range(MOST_EVENTS - 1))
    exactly = Question(Program("chain", (("x", 0),), (chain,), (), ("x",)), RUST)
    assert [str(outcome) for outcome in exactly.outcomes(Budget(1000)).outcomes] == [f"[x]={MOST_EVENTS - 2}"]
    larger = Program("chain", (("x", 0),), ((*chain, chain[0]),), (), ("x",))
    assert Question(larger, RUST, engine="bitset").too_large.startswith("65 events")
    over = Question(larger, RUST)
    assert [str(outcome) for outcome in over.outcomes(Budget(1000)).outcomes] == ["[x]=0"]
    assert over.engine == "axiomatic, SAT"


def test_many_combinations_of_paths_are_searched_as_far_as_the_budget_goes():
    guarded = "; ".join(f"a{i}=Rrlx x; if a{i}==1: Wrlx x 2" for i in range(7))
    program = lower(
        read_program("guarded", " || ".join(guarded.replace("a", "ab"[t]) for t in (0, 1)), "[x]==0")
    )
    question = Question(program, RUST)
    assert question.unfolding.combinations == 2**14
    assert question.outcomes(Budget(200)).incomplete.startswith("stopped after 201 search steps")


def test_an_answer_is_the_same_each_time_it_is_asked():
    question = Question(many_threads(3), RUST)
    first, second = (question.outcomes(Budget(100_000)) for _ in range(2))
    assert list(first.outcomes) == list(second.outcomes)
    assert first.steps == second.steps
    assert [c.sources for c in first.outcomes.values()] == [c.sources for c in second.outcomes.values()]


def test_outcomes_are_in_the_order_of_threads_also_beyond_ten():
    loads = tuple((Read("r", "x"),) for _ in range(11))
    program = Program("eleven", (("x", 0),), loads, tuple((t, "r") for t in range(11)), ("x",))
    (outcome,) = Question(program, RUST).outcomes(Budget(1000)).outcomes
    assert [str(observable) for observable, _ in outcome.values] == [*(f"{t}:r" for t in range(11)), "[x]"]


@pytest.mark.parametrize("engine", ["bitset", "auto"])
def test_more_outcomes_than_can_be_listed_are_an_incomplete_answer(engine: str, monkeypatch):
    for room in ("backend", "native"):
        monkeypatch.setattr(f"rustrata.relational.{room}.MOST_OUTCOMES", 5)
        monkeypatch.setattr(f"rustrata.relational.{room}.MOST_OF_INCOMPLETE", 3)
    monkeypatch.setattr("rustrata.relational.engine.MOST_OF_INCOMPLETE", 3)
    question = Question(many_threads(4), RUST, engine=engine)
    found = question.outcomes(Budget(1_000_000))
    assert found.incomplete.startswith("stopped after")
    assert 3 <= len(found.outcomes) < 100
