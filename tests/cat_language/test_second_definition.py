"""Models compiled and models interpreted: two definitions of what cat means, on all executions of drawn
programs."""

import pytest
from drawn_programs import programs
from hypothesis import HealthCheck, assume, given, settings
from interpreted_model import branches

from rustrata.executions.actions import Program
from rustrata.refinement.models import MODELS, load_model
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget, Search
from rustrata.relational.unfold import unfold
from rustrata.relational.vocabulary import Vocabulary
from rustrata.source import SourceFile

MOST_CANDIDATES = 60
EVERYTHING = """
enum strength = 'weak || 'strong
let of s = match s with || 'strong -> A || 'weak -> M \\ A end
let rec union S = match S with {} -> 0 || e ++ rest -> e | union rest end
procedure ordered(r, s) = acyclic r | s as ordered irreflexive r ; s as after end
let rec before = po & (of 'strong * W) | rf & ext | before ; before
let sides = union {before, co, fr & ext}
call ordered(sides, po-loc)
forall S in classes-loc W do acyclic sides & (S * S) | po & (S * S) as each end
with S from linearisations(A & W, po & (W * W))
empty (rf ; [A]) & (S^-1 ; po) as late
let dup = fun r -> (r, r)
let one, other = dup (S \\ co)
flag ~empty one & other as disagreement
undefined_unless empty rf & ext \\ (try nowhere with co ; rf) as unread
assert acyclic S as total
"""


def source_of(name: str) -> SourceFile:
    return SourceFile(f"{name}.cat", MODELS[name].path.read_text(encoding="utf-8"))


def included(name: str) -> SourceFile | None:
    return source_of(name.removesuffix(".cat"))


def agrees(model: Model, source: SourceFile, tags: frozenset[str]) -> None:
    """On each candidate execution the same branches are allowed, with the same flags."""

    @settings(max_examples=35, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(programs(tags))
    def agree(program: Program) -> None:
        unfolding = unfold(program)
        assume(unfolding.candidate_estimate() <= MOST_CANDIDATES)
        allowed = 0
        for choice in unfolding.choices():
            structure = unfolding.structure(choice)
            evaluator = Evaluator(model, structure)
            for candidate in Search(structure, None, Budget(10**5), lax=True).executions():
                words = Vocabulary(tags)
                interpreted = [sorted(set(f)) for f in branches(source, candidate, words, included)]
                assert _compiled(evaluator, candidate) == sorted(interpreted)
                allowed += len(interpreted)
        assert Question(program, model).count(Budget(10**6)) == allowed

    agree()


def _compiled(evaluator: Evaluator, candidate) -> list[list[str]]:
    rf, co, fr = candidate.reads_from, candidate.coherence, candidate.from_reads
    if evaluator.violated(rf, co, fr) is not None:
        return []
    always = [
        flag.name
        for flag in evaluator.model.flags
        if not flag.deferred and not evaluator.breaks(flag, evaluator.value(flag.node, rf, co, fr))
    ]
    found = evaluator.branches(rf, co, fr, lambda: None)
    return sorted(sorted({*always, *raised}) for raised in found)


@pytest.mark.parametrize("name", MODELS)
def test_shipped_models(name: str):
    agrees(load_model(name), source_of(name), MODELS[name].vocabulary or frozenset(("A",)))


def test_a_model_that_uses_the_whole_language():
    source = SourceFile("everything.cat", EVERYTHING)
    agrees(parse_model(source, "everything", frozenset(("A",))), source, frozenset(("A",)))
