"""The search finds what trying all contexts finds, with as few steps."""

import pytest
from naive_contexts import naive_steps

from rustrata.programs.optimisation import LIBRARY, Extra, Pair, parse, read_shipped
from rustrata.refinement.optimisation.judge import Judge
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Sound, Stopped, Unsound, Verdict
from rustrata.source import SourceFile

JUDGES = {name: Judge(model) for name, model in OPTIMISATION_MODELS.items()}
PLAIN = [name for name in LIBRARY if Extra.WILDCARDS not in parse(read_shipped(name)).extras]

# One pair whose contexts are few enough for each way in which two steps can matter.
TWO_STEPS = (
    ("ex1-down", "noalias"),
    ("ex1-down", "stacked-borrows-thesis"),
    ("ex3-down", "tree-borrows-miri-2026-08-implicit-writes"),
    ("outline-shared", "noalias"),
    ("read-read", "tree-borrows-miri-2026-08"),
    ("free-down", "stacked-borrows-miri-2026-08"),
    ("dead-store", "tree-borrows-pldi25"),
)


def shipped(name: str) -> Pair:
    return parse(read_shipped(name))


def steps(verdict: Verdict) -> int | None:
    return verdict.counterexample.steps if isinstance(verdict, Unsound) else None


@pytest.mark.parametrize("model", OPTIMISATION_MODELS)
def test_with_one_step_it_finds_what_all_contexts_with_one_step_find(model: str):
    for name in PLAIN:
        pair = shipped(name)
        found = steps(JUDGES[model].judge(pair, 1).verdict)
        assert found == naive_steps(pair, OPTIMISATION_MODELS[model], 1), name


@pytest.mark.parametrize(("name", "model"), TWO_STEPS)
def test_and_with_two(name: str, model: str):
    pair = shipped(name)
    found = steps(JUDGES[model].judge(pair, 2).verdict)
    assert found == naive_steps(pair, OPTIMISATION_MODELS[model], 2)


def test_the_answer_does_not_depend_on_what_was_asked_before():
    model = OPTIMISATION_MODELS["stacked-borrows-miri-2026-08"]
    once = [Judge(model).judge(shipped(name), 1).verdict for name in LIBRARY]
    judge = Judge(model)
    assert [judge.judge(shipped(name), 1).verdict for name in reversed(LIBRARY)] == once[::-1]


def test_a_search_can_be_stopped():
    verdict = Judge(OPTIMISATION_MODELS["noalias"]).judge(shipped("ex1"), 2, lambda: True).verdict
    assert verdict == Stopped(-1, 0, for_time=True)


def test_a_search_stops_when_there_are_too_many_states(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rustrata.refinement.optimisation.arena.MOST_STATES", 200)
    judge = Judge(OPTIMISATION_MODELS["tree-borrows-pldi25"])
    verdict = judge.judge(shipped("ex2"), 2).verdict
    assert isinstance(verdict, Stopped)
    assert (verdict.bound, verdict.for_time) == (1, False)


def test_a_bound_without_steps_is_the_body_alone():
    text = '"dead"\nfn source(p: *mut u8) { *p = 1; }\nfn target(p: *mut u8) { drop(p); *p = 1; }\n'
    pair = parse(SourceFile("dead.pair", text))
    verdict = JUDGES["noalias"].judge(pair, 1).verdict
    assert isinstance(verdict, Unsound)
    assert verdict.counterexample.steps == 0


def test_an_optimisation_that_changes_nothing_is_sound_at_any_bound_at_once():
    text = '"same"\nfn source(x: &mut u8) { *x = 1; f(x); }\nfn target(y: &mut u8) { *y = 1; f(y); }\n'
    pair = parse(SourceFile("same.pair", text))
    for judge in JUDGES.values():
        assert isinstance(judge.judge(pair, 2).verdict, Sound)


def test_calls_that_overlap_are_tried_only_where_there_is_a_second_thread():
    text = read_shipped("ex2-down").text
    alone = parse(SourceFile("ex2-down.pair", text.replace("\n\nfn source", "\nthreads 1;\n\nfn source", 1)))
    judge = JUDGES["tree-borrows-miri-2026-08"]
    assert judge.judge(alone, 2).verdict.states < judge.judge(shipped("ex2-down"), 2).verdict.states
