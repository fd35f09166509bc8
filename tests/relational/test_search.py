"""The search against brute force: the same outcomes and the same number of executions.

The other side enumerates every path, source, order and value and asks a naive reading of the model's text.
Under ``sc`` there is a third definition, threads that take turns.
"""

import pytest
from drawn_programs import DOMAIN, programs
from hypothesis import HealthCheck, assume, given, settings
from interleavings import interleaved
from naive_enumeration import executions, judged, parsed

from rustrata.abstract.atomics import TAGS
from rustrata.executions.actions import Program
from rustrata.refinement.models import MODELS
from rustrata.relational.engine import Question
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget
from rustrata.relational.unfold import unfold
from rustrata.source import SourceFile

STEPS = 1_000_000
MOST_CANDIDATES = 400
UNFORCED = {
    "causality": '"no coherence" acyclic po | rf as causality',
    "atomic-only": '"atomicity without coherence" empty rmw & (fre ; coe) as atomicity',
    "between": '"of all writes" empty rmw & (fr ; co) as atomicity acyclic po-loc | rf | co | fr as c',
    "negated": '"something is read from another thread" ~empty rfe as talk irreflexive po ; fr as order',
    "overwritten": '"a write is overwritten from afar" ~empty coe \\ (IW * _) as demand',
    "flags": '"flags only" flag ~empty coe \\ (IW * _) as overwritten flag ~empty fre ; rf as stale',
    "fixpoint": '"recursive" let rec b = po | rfe | b ; b irreflexive b ; (co | fr)? as causality',
}
ATOMIC_EVENTS = ("sc", "rc11", "c20", "rust")
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def shipped_file(name: str) -> SourceFile:
    return SourceFile(name, MODELS[name.removesuffix(".cat")].path.read_text(encoding="utf-8"))


def text_of(name: str) -> str:
    return UNFORCED[name] if name in UNFORCED else shipped_file(name).text


def model_of(name: str) -> Model:
    return parse_model(SourceFile("model.cat", text_of(name)), name, TAGS, shipped_file)


def parsed_file(name: str):
    return parsed(shipped_file(name).text)


def agree(program: Program, name: str) -> None:
    assume(unfold(program).candidate_estimate() <= MOST_CANDIDATES)
    text = text_of(name)
    naive = [e for e in executions(program, DOMAIN) if not judged(e, text, parsed_file).broken]
    question = Question(program, model_of(name), DOMAIN, engine="bitset")
    found = question.outcomes(Budget(STEPS))
    assert not found.incomplete
    assert set(found.outcomes) == {e.outcome for e in naive}
    assert question.count(Budget(STEPS)) == len(naive)
    raced = any(judged(e, text, parsed_file).raised for e in naive)
    assert (question.undefined(Budget(STEPS)) is not None) == raced


@pytest.mark.parametrize("name", ATOMIC_EVENTS + tuple(UNFORCED))
@QUICK
@given(program=programs())
def test_one_event_updates(name: str, program: Program):
    agree(program, name)


@pytest.mark.parametrize("name", ["sc", "rc11", "atomic-only", "between"])
@QUICK
@given(program=programs(one_event=False, exclusives=True))
def test_two_event_updates_and_exclusives(name: str, program: Program):
    agree(program, name)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(program=programs(one_event=False, exclusives=True))
def test_sc_is_interleaving(program: Program):
    assume(unfold(program).combinations <= 64)
    found = Question(program, model_of("sc")).outcomes(Budget(STEPS))
    assert set(found.outcomes) == interleaved(program)
