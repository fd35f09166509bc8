"""Why not: the axiom, and a cycle that can be checked edge by edge."""

import pytest
from atomic_shapes import MODELS, SHAPES, Shape
from neutral_notation import read_program

from rustrata.abstract.atomics import TAGS, lower
from rustrata.executions.actions import Program, Write
from rustrata.executions.expressions import Constant
from rustrata.executions.outcomes import satisfies, values_in
from rustrata.refinement.models import load_model
from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.explain import Forbidden, Step, meets
from rustrata.relational.ir import Kind
from rustrata.relational.model import parse_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

FORBIDDEN = [(s, m) for s in SHAPES for m in MODELS if s.verdict(m) == "-"]
NAMED = {shape.name: shape for shape in SHAPES}


def explained(shape: Shape, model: str) -> Forbidden | None:
    question = Question(shape.program, load_model(model), values_in(shape.test.condition))
    return question.why_not(lambda outcome: satisfies(outcome, shape.test.condition), Budget(1_000_000))


def edges(model: str, found: Forbidden, name: str) -> set[tuple[int, int]]:
    """The edges of a relation of the model in the candidate that was shown."""
    base, *inverted = name.split("^-1")
    candidate = found.candidate
    node = load_model(model).definitions[base]
    evaluator = Evaluator(load_model(model), candidate.structure)
    value = evaluator.value(node, candidate.reads_from, candidate.coherence, candidate.from_reads)
    pairs = set(candidate.structure.algebra.pairs(value))
    return {(b, a) for a, b in pairs} if inverted else pairs


def joined(cycle: tuple[Step, ...]) -> bool:
    return all(a.target == b.source for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


@pytest.mark.parametrize(("shape", "model"), FORBIDDEN, ids=str)
def test_the_explanation_is_true(shape: Shape, model: str):
    found = explained(shape, model)
    assert found is not None
    whole = load_model(model)
    axiom = next(axiom for axiom in whole.axioms if axiom.name == found.axiom)
    assert found.kind is axiom.kind
    candidate = found.candidate
    evaluator = Evaluator(whole, candidate.structure)
    assert not meets(evaluator, candidate, axiom)
    assert found.cycle
    assert len(found.cycle) <= 8
    assert found.kind is CheckKind.EMPTY or joined(found.cycle)
    for step in found.cycle:
        assert (step.source, step.target) in edges(model, found, step.relation), step
    less = whole.without(found.axiom)
    relations = candidate.reads_from, candidate.coherence, candidate.from_reads
    still = Evaluator(less, candidate.structure).violated(*relations)
    assert still is None or still.name != found.axiom


CLASSIC = [
    ("SB+sc", "sc", "sequential-consistency", "po fr po fr"),
    ("SB+sc", "c20", "SC", "po fr po fr"),
    ("SB+sc", "rc11", "SC", "po fr po fr"),
    ("SB-fences+sc", "c20", "SC", "po fr po po fr po"),
    ("MP+ra", "c20", "coherence", "po sw po fr"),
    ("MP+ra", "rc11", "coherence", "po sw po fr"),
    ("MP+ra", "sc", "sequential-consistency", "po rf po fr"),
    ("MP-fences+ra", "rust", "coherence", "po sw po fr"),
    ("LB+rlx", "rust", "no-thin-air", "rf po rf po"),
    ("LB+rlx", "rc11", "no-thin-air", "rf po rf po"),
    ("LB+ra", "c20", "happens-before", "po sw po sw"),
    ("S+ra", "c20", "coherence", "po sw po co"),
    ("2+2W+sc", "c20", "SC", "po co po co"),
    ("IRIW+sc", "c20", "SC", "sw po fr sw po fr"),
    ("CoRR", "c20", "sc-per-location", "rf po-loc fr"),
    ("CoWW", "rust", "sc-per-location", "po-loc co"),
    ("updates-atomic", "rust", "atomicity", "fre coe"),
    ("update-and-store", "c20", "atomicity", "fre coe"),
    ("W+RWC+sc", "c20", "SC", "po sw po fr po fr"),
    ("W+RWC", "rc11", "SC", "po fr po fr po sw"),
]


@pytest.mark.parametrize(("name", "model", "axiom", "relations"), CLASSIC)
def test_the_axiom_is_the_one_that_a_reader_expects(name: str, model: str, axiom: str, relations: str):
    found = explained(NAMED[name], model)
    assert found is not None
    assert found.axiom == axiom
    shown, expected = [step.relation for step in found.cycle], relations.split()
    assert shown in [expected[i:] + expected[:i] for i in range(len(expected))]


def test_an_allowed_outcome_needs_no_explanation():
    for shape in SHAPES:
        for model in MODELS:
            if shape.verdict(model) == "+":
                assert explained(shape, model) is None


def test_an_outcome_that_no_path_gives_has_no_explanation():
    shape = NAMED["SB+rlx"]
    question = Question(shape.program, load_model("c20"))
    assert question.why_not(lambda outcome: False, Budget(1000)) is None


def test_a_coherent_near_miss_does_not_hide_that_an_incoherent_execution_is_allowed():
    lax = parse_model(SourceFile("m.cat", "irreflexive co ; po as backwards"), "m", TAGS)
    two = Program(
        "two", (("x", 0), ("y", 0)), ((Write("x", Constant(1)), Write("x", Constant(2))),), (), ("x",)
    )
    question = Question(two, lax)
    assert [str(outcome) for outcome in question.outcomes(Budget(1000)).outcomes] == ["[x]=2"]
    found = question.why_not(lambda outcome: str(outcome) == "[x]=1", Budget(1000))
    assert found is not None
    assert found.axiom == "backwards"


@pytest.mark.parametrize(
    ("cat", "cycle"),
    [
        ("empty rmw & (fre ; coe) as a", ["fre", "coe"]),
        ("empty [domain(fr) & RMW] as a", []),
        ("empty domain(fr) & RMW as a", ["&"]),
        ("~empty 0 as a", []),
        ("~acyclic po as a", []),
        ("let bad = fr ; co irreflexive bad as a", ["fr", "co"]),
        ("let rec ob = com | ob ; ob acyclic ob as a", ["fr", "co"]),
        ("irreflexive (co^-1 ; fr^-1) as a", ["co^-1", "fr^-1"]),
        ("irreflexive (fr \\ rf) ; co as a", ["fr", "co"]),
    ],
)
def test_each_kind_of_axiom_has_its_form(cat: str, cycle: list[str]):
    program = lower(read_program("updates", "a=Urlx x 1 || b=Urlx x 1", "a==0"))
    found = Question(program, parse_model(SourceFile("m.cat", cat), "m", TAGS)).why_not(
        lambda outcome: str(outcome).startswith("0:a=0; 1:b=0"), Budget(10_000)
    )
    assert found is not None
    assert [step.relation for step in found.cycle] == cycle


def test_sets_are_shown_by_a_member():
    program = lower(read_program("store", "Wsc x 1", "[x]==1"))
    model = parse_model(SourceFile("m.cat", "let no-SC = SC & W empty no-SC as a"), "m", TAGS)
    assert model.axioms[0].node.kind is Kind.SET
    found = Question(program, model).why_not(lambda _: True, Budget(100))
    assert found is not None
    assert found.cycle == (Step(1, "no-SC", 1),)
