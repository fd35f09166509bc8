"""Data races are undefined behaviour: two accesses of different threads to one location, one of them a
write, one of them not atomic, neither before the other [intro.races]/21; std::sync::atomic, "Memory model
for atomic accesses". Races of different sizes cannot be written down: every location has one type.
"""

import pytest
from atomic_shapes import MODELS, RACES, SHAPES, Shape

from rustrata.executions.outcomes import satisfies
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget

HAPPENS_BEFORE = ("rc11", "c20", "rust")


def race(shape: Shape, model: str):
    return Question(shape.program, load_model(model)).undefined(Budget(100_000))


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("shape", RACES, ids=str)
def test_race(shape: Shape, model: str):
    """``sc`` has no happens-before and so raises no flag."""
    found = race(shape, model)
    assert (found is not None) == (shape.verdict(model) == "!")
    if found is not None:
        assert found.flag == "data-race"


@pytest.mark.parametrize("shape", RACES, ids=str)
def test_the_condition_is_reached(shape: Shape):
    """The shapes are not race-free for want of the guarded access."""
    outcomes = Question(shape.program, load_model("rust")).outcomes(Budget(100_000)).outcomes
    assert any(satisfies(outcome, shape.test.condition) for outcome in outcomes)


@pytest.mark.parametrize("model", HAPPENS_BEFORE)
def test_what_races_is_shown(model: str):
    for shape in RACES:
        found = race(shape, model)
        if found is None:
            continue
        events = found.candidate.structure.events
        assert found.pairs
        for a, b in found.pairs:
            assert events[a].location == events[b].location
            assert events[a].thread != events[b].thread
            assert events[a].writes or events[b].writes
            assert "NA" in events[a].tags | events[b].tags
            assert (b, a) in found.pairs


@pytest.mark.parametrize("model", HAPPENS_BEFORE)
def test_atomic_accesses_never_race(model: str):
    assert [shape.name for shape in SHAPES if race(shape, model) is not None] == []


def test_a_race_makes_no_outcome_disappear():
    shape = next(shape for shape in RACES if shape.name == "MP-plain+rlx")
    assert len(Question(shape.program, load_model("rust")).outcomes(Budget(1000)).outcomes) > 1
