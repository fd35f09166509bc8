"""The weakest orderings of algorithms are those that the literature gives.

Dekker: Alglave, Maranget, Tautschnig, TOPLAS'14, SB. Message passing: Boehm, Adve, PLDI'08. The reader of a
sequence lock: Boehm, MSPC'12, figures 4 and 6. Spin lock: C17 7.17.3. Treiber's push: who publishes releases.
"""

from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.abstract.atomics import lower
from rustrata.architecture.targets import TARGETS, parse_mapping_choice
from rustrata.executions.outcomes import Quantifier, values_to_try
from rustrata.programs.litmus import LitmusTest, Ordering, parse, read, show
from rustrata.refinement.advice import Advice, AdviceOptions, advise
from rustrata.refinement.minimal_sets import minimal_sets
from rustrata.refinement.models import load_model
from rustrata.refinement.strengths import (
    Strength,
    ordered_statements,
    possible,
    strengths_of,
    with_fences,
    with_strengths,
)
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

EXAMPLES = Path(__file__).parents[2] / "examples" / "advice"


def example(name: str) -> LitmusTest:
    test = read(EXAMPLES / f"{name}.litmus")
    assert isinstance(test, LitmusTest)
    return test


def advised(test: LitmusTest, *targets: str, **options: bool) -> Advice:
    pairs = [
        (TARGETS[name], parse_mapping_choice(TARGETS[name].default, TARGETS[name], len(test.threads)))
        for name in targets
    ]
    return advise(test, pairs, AdviceOptions(**options))


def orderings(test: LitmusTest) -> list[str]:
    """The orderings of each statement, as Rust writes them."""
    found = []
    for place in ordered_statements(test):
        text = place.statement.span.text
        names = [o.value for o in Ordering]
        words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
        found.append(" ".join(word for word in words if word in names))
    return found


@pytest.mark.parametrize(
    ("name", "weakest"),
    [
        ("dekker", ["SeqCst", "SeqCst", "SeqCst", "SeqCst"]),
        ("message", ["Release", "Acquire"]),
        ("spin", ["Acquire Relaxed", "Release", "Acquire Relaxed", "Release"]),
        ("treiber", ["Relaxed", "Release Relaxed", "Acquire"]),
    ],
)
def test_the_one_weakest_choice(name: str, weakest: list[str]):
    advice = advised(example(name))
    assert advice.kept
    assert [orderings(choice.test) for choice in advice.choices] == [weakest]


def test_the_reader_of_a_sequence_lock_has_a_fence_or_acquires_its_data():
    reader = [orderings(choice.test)[-5:] for choice in advised(example("seqlock")).choices]
    assert ["Acquire", "Relaxed", "Relaxed", "Acquire", "Relaxed"] in reader
    assert ["Acquire", "Acquire", "Acquire", "Relaxed"] in [each[-4:] for each in reader]
    assert len(reader) == 4


@pytest.mark.parametrize("target", list(TARGETS))
def test_what_keeps_the_claim_above_keeps_it_on_every_machine(target: str):
    for name in ("dekker", "message", "seqlock", "spin", "treiber"):
        for choice in advised(example(name), target).choices:
            assert all(each.keeps for each in choice.on)


def test_a_failing_test_is_repaired_by_strengthening():
    advice = advised(example("dekker-relaxed"), "aarch64")
    assert not advice.kept
    assert [orderings(choice.test) for choice in advice.choices] == [["SeqCst"] * 4]
    assert not advice.on[0].keeps


def test_two_fences_are_cheaper_than_four_accesses_where_accesses_are_made_of_fences():
    advice = advised(example("dekker-relaxed"), "aarch64", "riscv64", fences=True)
    cheapest = [advice.cheapest(each.target) for each in advice.on]
    assert [sum("fence" in change.new for change in choice.changes) for choice in cheapest] == [0, 2]


def test_a_strengthening_weakens_nothing():
    text = (
        (EXAMPLES / "message.litmus").read_text(encoding="utf-8").replace("f.load(SeqCst)", "f.load(Relaxed)")
    )
    test = parse(SourceFile("message.litmus", text))
    (choice,) = advised(test).choices
    assert orderings(choice.test) == ["SeqCst", "Acquire"]
    assert [(change.old, change.new) for change in choice.changes] == [("f.load(Relaxed)", "f.load(Acquire)")]


def test_no_ordering_repairs_an_interleaving():
    text = (EXAMPLES / "dekker.litmus").read_text(encoding="utf-8").replace("a=0 /\\ 1:b=0", "a=1 /\\ 1:b=0")
    advice = advised(parse(SourceFile("dekker.litmus", text)), fences=True)
    assert advice.against is not None
    assert advice.choices == ()


def test_a_test_without_orderings_has_nothing_to_weaken():
    text = "Rust t\n{ x = 0; }\nfn P0(x: &UnsafeCell<i32>) {\n unsafe { *x.get() = 1 };\n}\nforall (x=1)\n"
    (choice,) = advised(parse(SourceFile("t.litmus", text))).choices
    assert choice.changes == ()


def test_a_bound_is_no_answer():
    advice = advise(example("seqlock"), [], AdviceOptions(steps=3))
    assert advice.incomplete
    assert advice.choices == ()


@pytest.mark.parametrize("name", ["dekker", "seqlock", "spin", "treiber"])
def test_a_test_is_its_own_strengths(name: str):
    test = example(name)
    own = [place.own for place in ordered_statements(test)]
    assert with_strengths(test, own) == test
    roomy = with_fences(test)
    places = ordered_statements(roomy)
    assert with_strengths(roomy, [place.own for place in places]) == test
    full = with_strengths(roomy, [strengths_of(p.statement) | p.own for p in places])
    assert parse(SourceFile("again.litmus", show(full))) == full


@settings(max_examples=60)
@given(
    st.integers(1, 6),
    st.lists(st.frozensets(st.integers(0, 5)), max_size=5),
    st.frozensets(st.integers(0, 5)),
)
def test_minimal_sets_are_those_that_listing_finds(
    number: int, enough: list[frozenset[int]], given_: frozenset
):
    """The property: to contain one of ``enough``. The second of each pair needs the first."""
    requires = [(one, one - 1) for one in range(1, number, 2)]
    every = [frozenset(c) for size in range(number + 1) for c in combinations(range(number), size)]
    closed = [s for s in every if all(n in s for o, n in requires if o in s)]
    start = min((s for s in closed if s >= given_ & frozenset(range(number))), key=len)

    def has(chosen: frozenset[int]) -> bool:
        return any(each <= chosen for each in enough)

    good = [s for s in closed if s >= start and has(s)]
    least = {s for s in good if not any(other < s for other in good)}
    assert set(minimal_sets(number, requires, start, has, Budget(100_000))) == least


SHAPES = Path(__file__).parents[2] / "examples" / "shapes"


@pytest.mark.parametrize("model", ["c20", "rc11"])
@pytest.mark.parametrize("name", ["sb", "mp", "lb", "s", "r", "2+2w"])
def test_listing_every_choice_finds_the_same(name: str, model: str):
    """And no stronger choice loses what a weaker one keeps."""
    test = replace(read(SHAPES / f"{name}+sc.litmus"), quantifier=Quantifier.NOT_EXISTS)
    places = ordered_statements(test)
    choices = [
        [frozenset(c) for n in range(3) for c in combinations(possible(place.statement), n)]
        for place in places
    ]
    every = [each for each in product(*choices) if all(complete(own) for own in each)]
    kept = {each for each in every if keeps(with_strengths(test, each), model)}
    assert len(every) == 3 ** len(places)
    assert {each for each in every if any(weaker(other, each) for other in kept)} <= kept
    least = {each for each in kept if not any(other != each and weaker(other, each) for other in kept)}
    found = {
        tuple(place.own for place in ordered_statements(choice.test))
        for choice in advise(test, [], AdviceOptions(model)).choices
    }
    assert found == least


def complete(own: frozenset[Strength]) -> bool:
    return Strength.SEQ_CST not in own or len(own) == 2


def weaker(one: tuple, other: tuple) -> bool:
    return all(first <= second for first, second in zip(one, other, strict=True))


def keeps(test: LitmusTest, model: str) -> bool:
    question = Question(lower(test), load_model(model), values_to_try(test.condition))
    return question.witness(test.condition, Budget(100_000)) is None


def test_changes_are_in_the_words_of_the_test():
    text = (
        "C mp\n{ int d = 0; int f = 0; }\n"
        "P0(int* d, atomic_int* f) {\n  *d = 1;\n  atomic_store_explicit(f, 1, memory_order_seq_cst);\n}\n"
        "P1(int* d, atomic_int* f) {\n  int a = atomic_load_explicit(f, memory_order_seq_cst);\n"
        "  if (a) {\n    int b = *d;\n  }\n}\n~exists (1:a=1 /\\ 1:b=0)\n"
    )
    (choice,) = advised(parse(SourceFile("mp.litmus", text))).choices
    assert [change.new for change in choice.changes] == [
        "atomic_store_explicit(f, 1, memory_order_release)",
        "atomic_load_explicit(f, memory_order_acquire)",
    ]
