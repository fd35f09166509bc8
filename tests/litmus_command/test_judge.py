"""Judgements: states, counts, observations and reasons of tests whose answers are known by hand."""

import pytest
from litmus_texts import MP_ORDERED, MP_RELAXED, RACE, THREE_WRITERS
from run_rustrata import ROOT

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import And
from rustrata.programs.litmus import parse, read
from rustrata.refinement.dialects import DEFAULT_MODELS, fitting_models, lower_test
from rustrata.refinement.judge import NOT_ASKED, Counting, Judgement, JudgeOptions, Seen, Verdict, judge
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

SHAPES = sorted((ROOT / "examples" / "shapes").glob("*.litmus"))


def judged(text: str, model: str = "c20", **options) -> Judgement:
    return judge(parse(SourceFile("test.litmus", text)), model, JudgeOptions(**options))


def counts(judgement: Judgement) -> tuple[int | None, int | None, int]:
    return judgement.positive, judgement.negative, len(judgement.states)


def test_message_passing_holds_with_release_and_acquire():
    found = judged(MP_ORDERED)
    assert (found.seen, found.verdict) == (Seen.NEVER, Verdict.OK)
    assert counts(found) == (0, 3, 3)
    assert found.telling is None


def test_message_passing_fails_relaxed_and_has_an_execution_that_shows_it():
    found = judged(MP_RELAXED)
    assert (found.seen, found.verdict) == (Seen.SOMETIMES, Verdict.NO)
    assert counts(found) == (1, 3, 4)
    assert found.telling is not None
    assert found.telling.key[0] == (1, 0)


def test_the_reason_is_an_axiom_and_a_cycle_through_both_threads():
    reason = judged(MP_ORDERED, explain=True).forbidden
    assert reason is not None
    assert reason.axiom == "coherence"
    assert [step.relation for step in reason.cycle] == ["po", "sw", "po", "fr"]
    assert reason.cycle[0].source == reason.cycle[-1].target


def test_no_reason_is_sought_unless_asked():
    assert judged(MP_ORDERED).forbidden is None


@pytest.mark.parametrize(
    ("question", "expected", "verdict"),
    [
        # 3! orders of the writes; the last one is each of them twice.
        ("exists (x=1)", (2, 4, 3), Verdict.OK),
        ("~exists (x=1)", (2, 4, 3), Verdict.NO),
        ("forall (x=1 \\/ x=2 \\/ x=3)", (6, 0, 3), Verdict.OK),
        ("forall (~(x=2))", (4, 2, 3), Verdict.NO),
        ("exists (x=4)", (0, 6, 3), Verdict.NO),
        ("forall (true)", (6, 0, 1), Verdict.OK),
        ("locations [x;] forall (true)", (6, 0, 3), Verdict.OK),
    ],
)
def test_executions_are_counted_by_their_state(
    question: str, expected: tuple[int, int, int], verdict: Verdict
):
    found = judged(THREE_WRITERS.replace("QUESTION", question))
    assert counts(found) == expected
    assert found.verdict is verdict


def test_only_what_is_named_tells_states_apart():
    one = MP_RELAXED.replace("~exists (1:r0=1 /\\ 1:r1=0)", "exists (1:r0=1)")
    assert len(judged(one).states) == 2
    shown = one.replace("exists", "locations [1:r1;]\nexists")
    assert len(judged(shown).states) == 4


@pytest.mark.parametrize("model", ["c20", "rc11", "sc", "rust"])
@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_counting_and_listing_find_the_same_states(path, model: str):
    test = read(path)
    question = Question(lower_test(test), load_model(model))
    tally = question.tally(test.condition, Budget(1_000_000))
    assert list(tally.executions) == list(question.outcomes(Budget(1_000_000)).outcomes)
    assert tally.positive + tally.negative == sum(tally.executions.values())
    assert tally.positive + tally.negative == question.count(Budget(1_000_000))


def test_every_execution_is_positive_under_the_empty_conjunction():
    test = parse(SourceFile("test.litmus", MP_RELAXED))
    tally = Question(lower_test(test), load_model("c20")).tally(And(()), Budget(1000))
    assert (tally.positive, tally.negative) == (4, 0)


def test_a_race_is_undefined_behaviour():
    found = judged(RACE)
    assert found.undefined
    assert [flag.flag for flag in found.flagged] == ["data-race"]


def test_what_is_not_seen_decides_nothing_when_the_search_is_cut():
    found = judged(MP_ORDERED, steps=1)
    assert found.verdict is Verdict.UNKNOWN
    assert found.seen is None
    assert found.incomplete
    assert found.positive is None


def test_one_execution_decides_even_when_the_search_is_cut():
    text = THREE_WRITERS.replace("QUESTION", "exists (~(x=7))")
    answers = (judged(text, steps=steps, counting=Counting.ALWAYS) for steps in range(1, 100))
    cut = [found for found in answers if found.unlisted]
    assert cut
    assert {(found.verdict, found.seen, found.positive) for found in cut} == {(Verdict.OK, Seen.ALWAYS, None)}
    assert not any(found.incomplete for found in cut)


def test_the_verdict_alone():
    options = {"listing": False}
    found = judged(MP_ORDERED, **options)
    assert (found.verdict, found.seen, found.positive) == (Verdict.OK, Seen.NEVER, None)
    assert (len(found.states), found.unlisted, found.incomplete) == (1, NOT_ASKED, "")
    both = judged(THREE_WRITERS.replace("QUESTION", "exists (x=1)"), **options)
    assert (both.verdict, both.seen, len(both.states)) == (Verdict.OK, Seen.SOMETIMES, 2)


def ring(size: int) -> str:
    threads = "".join(
        f"P{i}(atomic_int* x{i}, atomic_int* x{(i + 1) % size}) "
        f"{{ atomic_store_explicit(x{i}, 1, memory_order_relaxed); "
        f"int r = atomic_load_explicit(x{(i + 1) % size}, memory_order_relaxed); }}\n"
        for i in range(size)
    )
    condition = " /\\ ".join(f"{i}:r=0" for i in range(size))
    return f"C SB-{size}\n{{}}\n{threads}exists ({condition})\n"


def test_a_test_too_large_to_be_listed_has_a_verdict():
    found = judged(ring(40))
    assert (found.verdict, found.seen, found.engine) == (Verdict.OK, Seen.SOMETIMES, "axiomatic, SAT")
    assert found.unlisted.startswith("stopped after")
    assert judged(ring(40), "sc").verdict is Verdict.NO


@pytest.mark.parametrize("engine", ["bitset", "sat"])
def test_the_engine_that_is_asked_for_answers(engine: str):
    found = judged(MP_ORDERED, engine=engine)
    assert found.engine == {"bitset": "axiomatic, bitset", "sat": "axiomatic, SAT"}[engine]
    assert (len(found.states), found.seen) == (3, Seen.NEVER)


def test_a_deadline_is_not_silent():
    found = judge(read(SHAPES[0]), "c20", JudgeOptions(should_stop=lambda: True, steps=10))
    assert found.incomplete or found.seen is not None


def test_the_default_models_of_the_languages():
    assert DEFAULT_MODELS["C"] == DEFAULT_MODELS["Rust"] == "c20"


def test_a_model_of_an_instruction_set_does_not_judge_a_language():
    test = parse(SourceFile("test.litmus", MP_ORDERED))
    with pytest.raises(RustrataError, match="`x86tso` does not judge tests of C") as raised:
        fitting_models(("x86tso",), test)
    assert raised.value.diagnostic.code == "JDG004"
    assert fitting_models(("x86tso", "sc"), test) == ("sc",)
    assert fitting_models((), test) == ("c20",)


def test_a_value_out_of_thin_air_may_be_one_that_the_condition_does_not_name():
    threads = "".join(
        f"P{i}(atomic_int* x, atomic_int* y) {{ int r = atomic_load_explicit({a}, memory_order_relaxed); "
        f"atomic_store_explicit({b}, r, memory_order_relaxed); }}\n"
        for i, (a, b) in enumerate(("xy", "yx"))
    )
    text = f"C LB\n{{ x = 0; y = 0; }}\n{threads}exists (0:r != 0)\n"
    assert judged(text, "c11-2011").seen is Seen.SOMETIMES
    assert judged(text, "rc11").seen is Seen.NEVER
