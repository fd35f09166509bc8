"""What the shipped models of the language say of the classic programs."""

import pytest
from atomic_shapes import MODELS, SHAPES, Shape

from rustrata.executions.outcomes import satisfies, values_in
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget


def question(shape: Shape, model: str) -> Question:
    return Question(shape.program, load_model(model), values_in(shape.test.condition))


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_verdict(shape: Shape, model: str):
    asked = question(shape, model)
    outcomes = asked.outcomes(Budget(100_000)).outcomes
    allowed = any(satisfies(outcome, shape.test.condition) for outcome in outcomes)
    assert "-+"[allowed] == shape.verdict(model)
    witness = asked.witness(shape.test.condition, Budget(100_000))
    assert (witness is not None) == allowed


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_models_are_ordered(shape: Shape):
    """sc allows least, c20 most: sc in rc11, sc in rust in c20. rc11 and rust are not comparable."""
    found = {model: set(question(shape, model).outcomes(Budget(100_000)).outcomes) for model in MODELS}
    assert found["sc"] <= found["rc11"]
    assert found["sc"] <= found["rust"] <= found["c20"]


# Executions that GenMC 0.11 and an enumerator of the model as published agree on.
@pytest.mark.parametrize(
    ("name", "model", "executions"),
    [
        ("SB+rlx", "rc11", 4),
        ("SB+sc", "rc11", 3),
        ("IRIW+rlx", "rc11", 16),
        ("IRIW+sc", "rc11", 15),
        ("three-updates", "rc11", 6),
        ("Z6.U", "rc11", 24),
        ("CoRR", "rc11", 3),
        ("2+2W+rlx", "rc11", 4),
    ],
)
def test_number_of_executions(name: str, model: str, executions: int):
    shape = next(shape for shape in SHAPES if shape.name == name)
    assert question(shape, model).count(Budget(100_000)) == executions
