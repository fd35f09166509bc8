"""The solver gives the outcomes, counts and flags of the search, and executions that are executions."""

from pathlib import Path

import drawn_programs
import drawn_threads
import pytest
from every_execution import is_execution
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rustrata.abstract.atomics import lower
from rustrata.executions.actions import Program
from rustrata.executions.outcomes import And, Equals, Not, Outcome
from rustrata.programs.litmus import parse
from rustrata.refinement.models import MODELS, load_model
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget
from rustrata.relational.unfold import unfold
from rustrata.relational.valuation import mentioned
from rustrata.source import SourceFile

SHAPES = sorted((Path(__file__).parents[2] / "examples" / "shapes").glob("*.litmus"))
NO_CONDITION = And(())
STEPS = 100_000
MOST_CANDIDATES = 3_000
TAKEN = tuple(
    name
    for name in MODELS
    if not (load_model(name).waiting.actions or load_model(name).registers or load_model(name).ordered)
)
"""The models that the solver takes: those that make no choices."""
SETTINGS = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def exactly(outcome: Outcome) -> And:
    return And(tuple(Equals(observable, value) for observable, value in outcome.values))


def agree(program: Program, model: Model) -> bool:
    """Ask both engines everything and compare. False when one of them does not answer."""
    # Out of thin air the search tries what the paths of one choice mention, the solver what all do.
    every = {value for structure in unfold(program) for value in mentioned(structure)}
    constants = (*drawn_programs.DOMAIN, *sorted(every))
    search, solver = (Question(program, model, constants, engine=engine) for engine in ("bitset", "sat"))
    if search.unfolding.candidate_estimate() > MOST_CANDIDATES:
        return False
    expected = search.tally(NO_CONDITION, Budget(STEPS))
    found = solver.tally(NO_CONDITION, Budget(STEPS))
    if expected.incomplete or solver.engine != "axiomatic, SAT":
        return False
    assert found.executions == expected.executions
    listed = solver.outcomes(Budget(STEPS))
    assert list(listed.outcomes) == list(expected.executions)
    for outcome, candidate in (*listed.outcomes.items(), *found.outcomes.items()):
        assert is_execution(candidate, Evaluator(model, candidate.structure))
        assert candidate.key == expected.outcomes[outcome].key
    for outcome in list(expected.outcomes)[-2:]:
        assert solver.witness(exactly(outcome), Budget(STEPS)) is not None
        another = solver.witness(Not(exactly(outcome)), Budget(STEPS))
        assert (another is not None) == (len(expected.outcomes) > 1)
    for flag in model.flags:
        one, other = (question.raised(flag, Budget(STEPS)) for question in (search, solver))
        assert (one is None) == (other is None), flag.name
        if other is not None:
            candidate, evaluator = other.candidate, Evaluator(model, other.candidate.structure)
            assert is_execution(candidate, evaluator)
            rf, co, fr = candidate.reads_from, candidate.coherence, candidate.from_reads
            assert not evaluator.breaks(flag, evaluator.value(flag.node, rf, co, fr))
    return True


@pytest.mark.parametrize("name", TAKEN)
def test_on_drawn_programs(name: str):
    model = load_model(name)

    @SETTINGS
    @given(
        st.one_of(
            drawn_threads.programs(MODELS[name].vocabulary or frozenset(("A",))),
            drawn_programs.programs(),
            drawn_programs.programs(one_event=False, exclusives=True),
        )
    )
    def drawn(program: Program) -> None:
        assume(agree(program, model))

    drawn()


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_on_the_shapes(path: Path):
    program = lower(parse(SourceFile(path.name, path.read_text(encoding="utf-8"))))
    for name in ("rust", "rc11", "sc"):
        assert agree(program, load_model(name))


RELATIONS = ("rf", "co", "fr", "po", "loc", "ext", "rmw", "po-loc", "rfe")
SETS = ("R", "W", "A", "IW", "_")


@st.composite
def terms(draw, depth: int, names: tuple[str, ...]) -> str:
    """An expression in cat that denotes a relation."""
    if not depth:
        return draw(st.sampled_from((*RELATIONS, *names)))
    inner = terms(depth - 1, names)
    match draw(st.sampled_from("|&;;\\+-[*d")):
        case "|" | "&" | ";" as operator:
            return f"({draw(inner)} {operator} {draw(inner)})"
        case "\\":
            # what is taken away does not grow with a recursive definition
            return f"({draw(inner)} \\ {draw(terms(depth - 1, ()))})"
        case "+":
            return f"({draw(inner)})+"
        case "-":
            return f"({draw(inner)})^-1"
        case "[":
            return f"([{draw(st.sampled_from(SETS))}] ; {draw(inner)})"
        case "*":
            return f"({draw(st.sampled_from(SETS))} * range({draw(inner)}))"
        case _:
            return f"[domain({draw(inner)})]"


@st.composite
def models(draw) -> str:
    """A model of two checks and a flag; with a recursive definition, or coherent."""
    lines = ['"drawn"']
    names: tuple[str, ...] = ()
    if draw(st.booleans()):
        first, second = draw(terms(1, ("a", "b"))), draw(terms(1, ("a", "b")))
        lines.append(f"let rec a = {draw(terms(1, ()))} | {first}\nand b = {second} | {draw(terms(1, ()))}")
        names = ("a", "b")
    if draw(st.booleans()):
        lines.append("acyclic po-loc | rf | co | fr as coherence")
    checks = st.sampled_from(("acyclic", "irreflexive", "empty", "~acyclic", "~irreflexive", "~empty"))
    for number in range(draw(st.integers(0, 2))):
        lines.append(f"{draw(checks)} {draw(terms(2, names))} as check{number}")
    lines.append(f"flag {draw(checks)} {draw(terms(2, names))} as raised")
    return "\n".join(lines)


def test_on_drawn_models():
    @settings(SETTINGS, max_examples=400)
    @given(models(), drawn_threads.programs(frozenset(("A",))))
    def drawn(text: str, program: Program) -> None:
        assume(agree(program, parse_model(SourceFile("drawn.cat", text), "drawn", frozenset(("A",)))))

    drawn()
