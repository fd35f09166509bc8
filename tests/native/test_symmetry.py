"""Thread symmetry and the search led by what is observed leave nothing out: counted by definition."""

import pytest
from drawn_programs import programs
from every_execution import counted
from hypothesis import HealthCheck, assume, given, settings

from rustrata.executions.actions import OLD, Program, Read, Update, Write
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Register
from rustrata.executions.outcomes import And
from rustrata.refinement.models import MODELS, load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.relational.symmetry import symmetry_of

RELAXED = frozenset(("RLX",))
NO_CONDITION = And(())
INCREMENT = Update(
    "r", "x", Binary(BinaryOperator.ADD, Register(OLD), Constant(1)), RELAXED, RELAXED, one_event=True
)


@pytest.mark.parametrize("name", MODELS)
def test_outcomes_and_counts_are_those_of_the_definition(name: str):
    model = load_model(name)

    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(programs(MODELS[name].vocabulary or frozenset(("A",))))
    def agree(program: Program) -> None:
        question = Question(program, model)
        assume(not question.too_large and question.unfolding.candidate_estimate() <= 1500)
        found = question.tally(NO_CONDITION, Budget(10**6))
        expected = counted(program, model)
        assert sorted(found.executions.values()) == sorted(expected.values())
        assert sum(expected.values()) == question.count(Budget(10**6))
        keys = {tuple(value for _, value in outcome.values) for outcome in found.executions}
        assert len(keys) == len(expected)
        assert list(question.outcomes(Budget(10**6)).outcomes) == list(found.executions)
        for outcome, candidate in found.outcomes.items():
            assert sorted(value for _, value in outcome.values) == sorted(
                (*candidate.key[0], *candidate.key[1])
            )

    agree()


def test_threads_are_alike_when_code_and_observed_registers_are():
    code = (INCREMENT,)
    other = (Write("x", Constant(2), RELAXED),)
    program = Program("t", (("x", 0),), (code, other, code, code), ((0, "r"), (2, "r")), ("x",))
    assert symmetry_of(program).groups == ((0, 2), (1,), (3,))


def test_identical_increments_are_searched_in_one_order():
    """8 threads have 8! orders; one is searched, and counted for all."""
    program = Program("inc", (("x", 0),), ((INCREMENT,),) * 8, (), ("x",))
    question, budget = Question(program, load_model("rc11")), Budget(1000)
    (outcome,) = question.outcomes(budget).outcomes
    assert str(outcome) == "[x]=8"
    assert budget.used < 20
    assert question.count(Budget(1000)) == 40320


def test_the_images_of_an_outcome_are_outcomes():
    """Each of 4 increments sees another number; which thread sees which is free."""
    shown = tuple((thread, "r") for thread in range(4))
    program = Program("inc", (("x", 0),), ((INCREMENT,),) * 4, shown, ())
    budget = Budget(1000)
    found = Question(program, load_model("rc11")).tally(NO_CONDITION, budget)
    assert list(found.executions.values()) == [1] * 24
    for outcome, candidate in found.outcomes.items():
        assert {name.thread: value for name, value in outcome.values} == dict(enumerate(candidate.key[0]))


def test_readers_that_nobody_observes_do_not_multiply_the_work():
    """IRIW with ever more readers: the states stay 16, and the steps grow with the readers only."""
    steps = []
    for readers in (2, 4, 8):
        writers = tuple((Write(location, Constant(1), RELAXED),) for location in ("x", "y"))
        there, back = (
            (Read("r0", first, RELAXED), Read("r1", second, RELAXED))
            for first, second in (("x", "y"), ("y", "x"))
        )
        code = (*writers, *((there, back) * (readers // 2)))
        shown = tuple((thread, name) for thread in (2, 3) for name in ("r0", "r1"))
        program = Program("iriw", (("x", 0), ("y", 0)), code, shown, ())
        found = Question(program, load_model("rc11")).outcomes(Budget(10**6))
        assert len(found.outcomes) == 16
        steps.append(found.steps)
    assert steps[2] - steps[1] <= 4 * 16 * 2 * 2
