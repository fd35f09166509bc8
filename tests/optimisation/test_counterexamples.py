"""A counterexample shows what it claims: its events, told to the model anew, are allowed in the source and
not in the target; and it is small, printed as a program and as two behaviours."""

import pytest
from shipped_verdicts import judgements_under

from rustrata.abstract.aliasing.model import tell
from rustrata.diagnostics.styled import plain_text
from rustrata.programs.optimisation import parse, read_shipped
from rustrata.refinement.optimisation.judge import Judge, Judgement
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.replay import FREED, Replay, replay
from rustrata.refinement.optimisation.verdict import Ending, Unsound
from rustrata.views.optimisation_program import program
from rustrata.views.optimisation_report import behaviours, report
from rustrata.views.optimisation_words import words_of


def found(model: str) -> list[tuple[Judgement, Replay]]:
    return [
        (judgement, replay(judgement.pair, judgement.model, judgement.verdict.counterexample))
        for judgement in judgements_under(model).values()
        if isinstance(judgement.verdict, Unsound)
    ]


@pytest.mark.parametrize("model", OPTIMISATION_MODELS)
def test_its_events_are_allowed_in_the_source_and_forbidden_in_the_target(model: str):
    for judgement, run in found(model):
        fresh = OPTIMISATION_MODELS[model].new()
        assert [tell(fresh, event) for event in run.source.events] == [None] * len(run.source.events)
        fresh = OPTIMISATION_MODELS[model].new()
        answers = [tell(fresh, event) for event in run.target.events]
        freed = any(row.target is not None and row.target.undefined == FREED for row in run.rows)
        undefined = run.counterexample.ending is Ending.TARGET_UNDEFINED
        assert (answers[-1] is not None) == (undefined and not freed), judgement.pair.name
        assert all(answer is None for answer in answers[:-1]), judgement.pair.name


@pytest.mark.parametrize("model", OPTIMISATION_MODELS)
def test_it_has_at_most_two_steps_and_a_program(model: str):
    for judgement, run in found(model):
        assert run.counterexample.steps <= 2
        lines = program(run)
        assert lines[0] == "fn main() {"
        assert sum("optimised(" in line for line in lines) == 1
        assert sum("loop {}" in line for line in lines) == 1
        text = "\n".join(lines)
        assert text.count("{") == text.count("}"), text
        assert behaviours(run, words_of(run))
        assert judgement.pair.name in plain_text(report([judgement]))


def test_the_best_known_loss_of_tree_borrows_is_a_read_in_a_call_that_never_returns():
    pair = parse(read_shipped("write-up-first"))
    judgement = Judge(OPTIMISATION_MODELS["tree-borrows-miri-2026-08"]).judge(pair, 2)
    assert isinstance(judgement.verdict, Unsound)
    run = replay(pair, judgement.model, judgement.verdict.counterexample)
    assert program(run) == (
        "fn main() {",
        "    let p0 = Box::into_raw(Box::new(0u8));",
        "    optimised(p0);",
        "}",
        "",
        "fn f() {",
        "    let r = *p0;",
        "    loop {}   // the target has undefined behaviour, and the source has none",
        "}",
    )


def test_two_reads_change_places_at_the_cost_of_a_pointer_that_is_passed_with_its_parent():
    pair = parse(read_shipped("read-read"))
    judgement = Judge(OPTIMISATION_MODELS["stacked-borrows-miri-2026-08"]).judge(pair, 2)
    assert isinstance(judgement.verdict, Unsound)
    run = replay(pair, judgement.model, judgement.verdict.counterexample)
    assert "    let p1 = &mut *p0;" in program(run)
    assert "    optimised(p1, p0);" in program(run)
