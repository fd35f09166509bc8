"""The weakest orderings of algorithms are those that the literature gives.

Dekker: Alglave, Maranget, Tautschnig, TOPLAS'14, SB. Message passing: Boehm, Adve, PLDI'08. The reader of a
sequence lock: Boehm, MSPC'12, figures 4 and 6. Spin lock: C17 7.17.3. Treiber's push: who publishes releases.
"""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.architecture.targets import TARGETS, parse_mapping_choice
from rustrata.programs.litmus import LitmusTest, Ordering, parse, read, show
from rustrata.refinement.advice import Advice, AdviceOptions, advise
from rustrata.refinement.minimal_sets import minimal_sets
from rustrata.refinement.strengths import ordered_statements, strengths_of, with_fences, with_strengths
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
