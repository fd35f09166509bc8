"""The native engine gives the answers, the witnesses and the step counts of the engine in Python."""

from pathlib import Path

import pytest
from drawn_threads import programs
from every_execution import is_execution
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import compile_test
from rustrata.architecture.mapping import shipped_mapping
from rustrata.executions.actions import Program, Write
from rustrata.executions.expressions import leaves
from rustrata.executions.outcomes import And, Equals, Not, Outcome
from rustrata.programs.litmus import parse
from rustrata.refinement.models import LANGUAGE_MODELS, MODELS, load_model
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.model import parse_model
from rustrata.relational.native import installed
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.source import SourceFile

pytestmark = pytest.mark.skipif(
    not installed(), reason="the native engine is not built: `pip install --editable .` builds it"
)
SHAPES = sorted((Path(__file__).parents[2] / "examples" / "shapes").glob("*.litmus"))
STEPS = 1_500
NO_CONDITION = And(())
NATIVE = tuple(name for name in MODELS if not load_model(name).waiting.actions)
"""The models that make no choices; the kernel takes no others."""
RECURSIVE = """"recursive"
let rec before = po | rf | (before ; before) | (after ; [W] ; before)
and after = co | (before & ext ; co)
let rec static = po | static ; po
acyclic before | static as hb
irreflexive after ; fr as order
empty rmw & (fre ; coe) as atomicity
flag ~empty static & loc as repeated
"""


def read_test(path: Path):
    return parse(SourceFile(path.name, path.read_text(encoding="utf-8")))


def same(one: Candidate | None, other: Candidate | None) -> bool:
    if one is None or other is None:
        return one is other
    parts = [(each.sources, each.coherence, each.values) for each in (one, other)]
    return parts[0] == parts[1]


def exactly(outcome: Outcome) -> And:
    return And(tuple(Equals(observable, value) for observable, value in outcome.values))


def too_wide(program: Program) -> bool:
    """Can values that justify each other grow beyond what the native engine takes?"""
    return any(
        tuple(leaves(action.value))
        for code in program.threads
        for action in code
        if isinstance(action, Write)
    )


def stopped_or(ask):
    try:
        return ask()
    except Stopped:
        return None


def assert_agreement(program: Program, model, steps: int = STEPS) -> None:
    """Ask both engines everything and compare."""
    bitset, native = (Question(program, model, engine=engine) for engine in ("bitset", "native"))
    expected, found = bitset.outcomes(Budget(steps)), native.outcomes(Budget(steps))
    assert native.engine == "axiomatic, native" or too_wide(program)
    assert list(found.outcomes) == list(expected.outcomes)
    assert all(same(found.outcomes[o], expected.outcomes[o]) for o in expected.outcomes)
    assert (found.steps, found.incomplete) == (expected.steps, expected.incomplete)
    for candidate in found.outcomes.values():
        assert is_execution(candidate, Evaluator(model, candidate.structure))
    tallies = [question.tally(NO_CONDITION, Budget(steps)) for question in (bitset, native)]
    assert tallies[0].executions == tallies[1].executions
    assert tallies[0].incomplete == tallies[1].incomplete
    for outcome in list(expected.outcomes)[-1:]:
        for condition in (exactly(outcome), Not(exactly(outcome))):
            first, second = (
                stopped_or(lambda q=question, c=condition: q.witness(c, Budget(steps)))
                for question in (bitset, native)
            )
            assert same(first, second)
    for flag in model.flags:
        raised = [
            stopped_or(lambda q=question, f=flag: q.raised(f, Budget(steps))) for question in (bitset, native)
        ]
        assert [each is None for each in raised] in ([True, True], [False, False])
        if raised[0] is not None:
            assert raised[0].pairs == raised[1].pairs
            assert same(raised[0].candidate, raised[1].candidate)


@pytest.mark.parametrize("name", NATIVE)
def test_on_drawn_programs(name: str):
    model = load_model(name)
    vocabulary = MODELS[name].vocabulary or frozenset(("A",))

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(programs(vocabulary))
    def agree(program: Program) -> None:
        assume(not Question(program, model).too_large)
        assert_agreement(program, model)

    agree()


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(programs(frozenset(("A",))))
def test_on_a_recursive_model(program: Program):
    model = parse_model(SourceFile("recursive.cat", RECURSIVE), "recursive", frozenset(("A",)))
    assert_agreement(program, model)


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", sorted(set(LANGUAGE_MODELS) & set(NATIVE)))
def test_on_the_shapes(path: Path, name: str):
    assert_agreement(lower(read_test(path)), load_model(name))


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("mapping", "model"), [("x86_64", "x86tso"), ("aarch64", "aarch64"), ("riscv64", "riscv")]
)
def test_on_the_compiled_shapes(path: Path, mapping: str, model: str):
    test = read_test(path)
    compiled = compile_test(test, (shipped_mapping(mapping),) * len(test.threads))
    assert_agreement(compiled.program, load_model(model))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(programs(MODELS["c20"].vocabulary), st.integers(0, 60))
def test_a_budget_means_the_same(program: Program, steps: int):
    assert_agreement(program, load_model("c20"), steps)
