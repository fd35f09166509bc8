"""What the solver is for: many branches, many events, single executions where a search would be long."""

import pytest
from every_execution import is_execution

from rustrata.executions.actions import Branch, Label, Program, Read, Write
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, IntegerType, Register
from rustrata.executions.outcomes import And, Equals, MemoryAt, Not, RegisterAt
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.search import Budget

RELAXED = frozenset(("RLX",))
I64 = IntegerType(64, True)


def relays(size: int) -> Program:
    """Each thread hands a 1 on to the next location, when it reads one."""
    threads = tuple(
        (
            Read("r", f"x{i}", RELAXED),
            Branch(Binary(BinaryOperator.EQUAL, Register("r"), Constant(0)), "end"),
            Write(f"x{i + 1}", Register("r"), RELAXED),
            Label("end"),
        )
        for i in range(size)
    )
    start = (Write("x0", Constant(1), RELAXED),)
    places = tuple((f"x{i}", 0) for i in range(size + 1))
    registers = tuple((i, "r") for i in range(size))
    return Program("relays", places, (*threads, start), registers, (f"x{size}",))


def test_two_to_the_fortieth_choices_of_paths_are_one_formula():
    program, model = relays(40), load_model("rc11")
    question = Question(program, model)
    assert question.unfolding.combinations == 2**40
    budget = Budget(100_000)
    found = question.witness(Equals(MemoryAt("x40"), 1), budget)
    assert found is not None
    assert is_execution(found, Evaluator(model, found.structure))
    assert question.engine == "axiomatic, SAT"
    missed = And((Equals(MemoryAt("x40"), 1), Not(Equals(RegisterAt(20, "r"), 1))))
    assert question.witness(missed, budget) is None


def test_the_search_is_relieved_where_it_is_long(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rustrata.relational.engine.QUICK_STEPS", 20)
    program = relays(12)
    question = Question(program, load_model("sc"))
    impossible = And((Equals(MemoryAt("x12"), 1), Equals(RegisterAt(3, "r"), 0)))
    assert question.witness(impossible, Budget(1_000_000)) is None
    assert question.engine.endswith("SAT")
    assert len(question.outcomes(Budget(1_000_000)).outcomes) == 13
    assert not question.engine.endswith("SAT")


@pytest.mark.parametrize("written", [100, 108, 105])
def test_an_access_at_no_location_is_found_by_both(written: int):
    pointer = (Read("p", "q", RELAXED), Read("r", "", RELAXED, address=Register("p"), bits=64))
    program = Program(
        "pointer",
        (("x", 7), ("y", 8), ("q", 100)),
        ((Write("q", Constant(written), RELAXED),), pointer),
        ((1, "r"),),
        (),
        (("x", 100), ("y", 108)),
        (("x", I64), ("y", I64)),
    )
    answers = [
        Question(program, load_model("sc"), engine=engine).outcomes(Budget(10_000))
        for engine in ("bitset", "sat")
    ]
    assert list(answers[0].outcomes) == list(answers[1].outcomes)
    assert answers[0].incomplete == answers[1].incomplete
    assert bool(answers[0].incomplete) == (written == 105)
