"""The bitset machine against the naive interpreter: random terms and every shipped model."""

from dataclasses import replace
from itertools import islice

import pytest
from drawn_programs import DOMAIN, programs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from naive_cat import RELATION, SET, NaiveCat, base_scope
from naive_enumeration import NaiveExecution, executions, parsed

from rustrata.refinement.models import MODELS, load_model
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.ir import Kind
from rustrata.relational.model import Model, parse_model, prelude
from rustrata.relational.relation import members
from rustrata.source import SourceFile

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
SETS = ("R", "W", "M", "F", "IW", "ACQ", "REL", "SC", "_")
TAGS = frozenset(("ACQ", "REL", "SC"))


@st.composite
def drawn_executions(draw, vocabulary: frozenset[str]) -> NaiveExecution:
    """A candidate execution of a random program whose events carry random tags of a vocabulary."""
    program = draw(programs(one_event=draw(st.booleans()), exclusives=True))
    candidates = list(islice(executions(program, DOMAIN), 60))
    assume(candidates)
    execution = draw(st.sampled_from(candidates))
    tags = st.frozensets(st.sampled_from(sorted(vocabulary)), max_size=3)
    events = tuple(replace(event, tags=draw(tags)) for event in execution.structure.events)
    return replace(execution, structure=replace(execution.structure, events=events))


def sets() -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(SETS),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("|&\\"), inner).map(lambda t: f"({' '.join(t)})"),
            inner.map(lambda t: f"(~{t})"),
        ),
        max_leaves=3,
    )


def terms(*more: str) -> st.SearchStrategy[str]:
    leaves = ("id", "loc", "int", "ext", "po", "addr", "data", "ctrl", "amo", "lxsx", "rf", "co", "fr", "0")
    return st.recursive(
        st.one_of(
            st.sampled_from((*leaves, "po-loc", "rfe", "coi", "rf", "co", "fr", *more, *more)),
            sets().map(lambda t: f"[{t}]"),
            st.tuples(sets(), sets()).map(lambda t: f"({t[0]} * {t[1]})"),
        ),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from("|;&;"), inner).map(lambda t: f"({' '.join(t)})"),
            st.tuples(inner, st.sampled_from(("^+", "^*", "?", "^-1"))).map(lambda t: f"({t[0]}{t[1]})"),
            inner.map(lambda t: f"[domain({t})]"),
            inner.map(lambda t: f"[range({t})]"),
            *((st.tuples(inner, inner).map(lambda t: f"({t[0]} \\ {t[1]})"),) if not more else ()),
            *((inner.map(lambda t: f"(~{t})"),) if not more else ()),
        ),
        max_leaves=8,
    )


def relations_of(execution: NaiveExecution) -> tuple[int, int, int]:
    algebra = execution.structure.algebra
    sources = {r: w for w, r in execution.rf}
    fr = {(r, w) for r, v in sources.items() for u, w in execution.co if u == v and r != w}
    return tuple(map(algebra.relation, (execution.rf, execution.co, fr)))


def same(model: Model, text: str, execution: NaiveExecution, tags: frozenset[str], library=lambda _: None):
    """Every definition, axiom and flag means the same to both."""
    structure = execution.structure
    scope = base_scope(structure, execution.rf, execution.co, tags)
    naive = NaiveCat(scope, len(structure.events), library).run(prelude()).run(parsed(text))
    evaluator, relations = Evaluator(model, structure), relations_of(execution)
    for name, node in model.definitions.items():
        value = evaluator.value(node, *relations)
        found = set(members(value) if node.kind is Kind.SET else structure.algebra.pairs(value))
        assert found == naive.scope[name].members, name
        assert naive.scope[name].kind != (RELATION if node.kind is Kind.SET else SET)
    broken = [a.name for a in model.axioms if evaluator.breaks(a, evaluator.value(a.node, *relations))]
    raised = [f.name for f in model.flags if not evaluator.breaks(f, evaluator.value(f.node, *relations))]
    assert (broken, raised) == (naive.broken, naive.raised)
    first = evaluator.violated(*relations)
    assert (first is None) == (not broken)
    assert first is None or first.name in broken
    partial = evaluator.violated(*relations, complete=False)
    assert partial is None or partial.name in broken
    assert partial is not None or not any(a.name in broken for a in model.axioms if a.monotone)


@QUICK
@given(execution=drawn_executions(TAGS), text=st.lists(terms(), min_size=1, max_size=4))
def test_random_terms(execution: NaiveExecution, text: list[str]):
    lines = [f"let t{i} = {term}" for i, term in enumerate(text)]
    lines += [f"{kind} t0 as is-{kind}" for kind in ("acyclic", "irreflexive", "empty")]
    lines += [f"~{kind} t{len(text) - 1} as not-{kind}" for kind in ("acyclic", "irreflexive", "empty")]
    cat = "\n".join(lines)
    same(parse_model(SourceFile("m.cat", cat), "m", TAGS), cat, execution, TAGS)


@QUICK
@given(execution=drawn_executions(TAGS), one=terms("a", "b"), two=terms("a", "b"), after=terms())
def test_random_recursive_definitions(execution: NaiveExecution, one: str, two: str, after: str):
    cat = f"let before = {after} let rec a = po | ({one}) and b = ({two}) | a ; before let last = a ; b"
    same(parse_model(SourceFile("m.cat", cat), "m", TAGS), cat, execution, TAGS)


def included(name: str):
    return parsed(MODELS[name.removesuffix(".cat")].path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name", sorted(set(MODELS) - {"c11-2011"})
)  # what makes choices has a test of its own
@QUICK
@given(data=st.data())
def test_shipped_models(name: str, data):
    vocabulary = MODELS[name].vocabulary
    text = MODELS[name].path.read_text(encoding="utf-8")
    same(load_model(name), text, data.draw(drawn_executions(vocabulary)), vocabulary, included)


@QUICK
@given(execution=drawn_executions(TAGS), term=terms())
def test_a_monotone_term_grows_with_rf_and_co(execution: NaiveExecution, term: str):
    model = parse_model(SourceFile("m.cat", f"let t = {term}"), "m", TAGS)
    node = model.definitions["t"]
    assume(node.monotone)
    rf, co, fr = relations_of(execution)
    evaluator, algebra = Evaluator(model, execution.structure), execution.structure.algebra
    less = algebra.relation(list(algebra.pairs(rf))[1:]), algebra.relation(list(algebra.pairs(co))[1:])
    smaller = evaluator.value(node, *less, fr & (fr - 1))
    assert smaller & ~evaluator.value(node, rf, co, fr) == 0
