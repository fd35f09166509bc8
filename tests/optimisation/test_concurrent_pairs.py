"""The text of concurrent pairs, and pairs about pointers that models of atomics judge too."""

import pytest
from every_ordering import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from refused_texts import refusal_of
from run_rustrata import rustrata

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import LitmusTest, Load, Ordering, Store, show
from rustrata.programs.litmus import parse as parse_litmus
from rustrata.programs.optimisation import (
    CONCURRENT_LIBRARY,
    LIBRARY,
    WRITTEN,
    ConcurrentPair,
    is_concurrent,
    parse,
    parse_concurrent,
    read_shipped,
)
from rustrata.refinement.concurrent.judge import judge_concurrent
from rustrata.refinement.concurrent.models import CONCURRENT_MODELS
from rustrata.refinement.concurrent.verdict import Sound, Unsound, Unsupported
from rustrata.source import SourceFile


def read(text: str) -> ConcurrentPair:
    return parse_concurrent(SourceFile("folder/example.pair", text))


def test_what_a_pair_says():
    pair = read(
        '"a title" "an origin"\n'
        "fn source(x: &AtomicI32, d: &UnsafeCell<i32>) { let a = x.load(Acquire); *d.get() = a; }\n"
        "fn target(x: &AtomicI32, d: &UnsafeCell<i32>) { let a = x.load(Relaxed); *d.get() = 1; }\n"
    )
    assert (pair.name, pair.title, pair.origin) == ("example", "a title", "an origin")
    assert [(each.name, each.atomic) for each in pair.declarations] == [("x", True), ("d", False)]
    assert pair.plain
    load, store = pair.source
    assert isinstance(load, Load)
    assert load.ordering is Ordering.ACQUIRE
    assert isinstance(store, Store)
    assert store.ordering is Ordering.NON_ATOMIC
    assert pair.observed == ("a",)


def test_types_of_parameters_tell_the_kinds_of_pairs_apart():
    assert not any(is_concurrent(read_shipped(name)) for name in LIBRARY)
    assert all(is_concurrent(read_shipped(name)) for name in CONCURRENT_LIBRARY)


SOURCE = "fn source(x: &AtomicI32) { let a = x.load(Relaxed); }"


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        (f'"x"\n{SOURCE}', "OPT001", "}"),
        (f'"x"\n{SOURCE}\nfn goal(x: &AtomicI32) {{ }}', "OPT002", "goal"),
        (f'"x"\n{SOURCE}\nfn target(x: &AtomicI32) {{ }}', "OPT005", "fn target"),
        (f'"x"\n{SOURCE}\nfn target(x: &AtomicI32) {{ loop {{ }} }}', "OPT006", "loop { }"),
        (f'"x"\n{SOURCE}\nfn target(x: &AtomicI32) {{ let a = y.load(Relaxed); }}', "LIT010", "y"),
        (f'"x"\n{SOURCE}\nfn target(x: &AtomicU8) {{ let a = x.load(Relaxed); }}', "LIT012", "x"),
        (f'"x"\n{SOURCE}\n{SOURCE.replace("source", "target")} more', "OPT002", "more"),
    ],
)
def test_mistakes_are_refused_where_they_are(text: str, code: str, where: str):
    with pytest.raises(RustrataError) as caught:
        read(text)
    diagnostic = caught.value.diagnostic
    assert diagnostic.span is not None
    assert (diagnostic.code, diagnostic.span.text) == (code, where)


TEXTS = [read_shipped(name).text for name in (*WRITTEN, "reorder:Rna,Uar", "second-read:Racq,Rrlx")]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.data())
def test_a_text_is_read_or_refused_with_a_position(text: str, other: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    begin = data.draw(st.integers(0, len(other)))
    piece = other[begin : begin + data.draw(st.integers(0, 20))]
    refusal = refusal_of(read, text[:start] + piece + text[end:])
    assert refusal is None or (refusal.span is not None and refusal.code[:3] in ("OPT", "LIT"))


@pytest.mark.parametrize(
    "name", ["reorder:Wrlx,Wrel", "strong-to-weak", "roach-motel-out-below", "split-update"]
)
def test_a_counterexample_is_a_litmus_test(name: str):
    """Of the target, with a condition that the model allows there and not in the source."""
    verdict = judge_concurrent(shipped(name), "rc11", 2).verdict
    assert isinstance(verdict, Unsound)
    for test in (verdict.counterexample.target, verdict.counterexample.source):
        read_back = parse_litmus(SourceFile("shown.litmus", show(test)))
        assert isinstance(read_back, LitmusTest)
        assert show(read_back) == show(test)


@pytest.mark.parametrize(
    "name",
    ["dead-store", "delete-read", "read-read", "redundant-load", "store-to-load", "two-swap-writes-mut"],
)
def test_pairs_of_plain_accesses_are_judged_by_both_kinds_of_models(name: str):
    verdict = judge_concurrent(parse(read_shipped(name)), "rc11", 2).verdict
    assert isinstance(verdict, Sound)


def test_two_raw_pointers_may_be_one():
    verdict = judge_concurrent(parse(read_shipped("two-swap-writes")), "rc11", 2).verdict
    assert isinstance(verdict, Unsound)
    assert verdict.counterexample.accesses == 0
    assert len(verdict.counterexample.target.declarations) == 2
    assert {statement.location for statement in verdict.counterexample.target.threads[0].body} == {"p"}


@pytest.mark.parametrize("name", LIBRARY)
def test_what_memory_models_do_not_know_is_named(name: str):
    pair = parse(read_shipped(name))
    verdict = judge_concurrent(pair, "sc", 1).verdict
    assert isinstance(verdict, Unsupported)
    if pair.source.calls:
        verdict = judge_concurrent(pair, "rc11", 1).verdict
        assert isinstance(verdict, Unsupported)
        assert verdict.reason.startswith("it ")


def test_a_model_without_data_races_refuses_plain_accesses():
    for model, record in CONCURRENT_MODELS.items():
        verdict = judge_concurrent(shipped("reorder:Wna,Rna"), model, 1).verdict
        assert isinstance(verdict, Sound if record.plain else Unsupported), model


def test_one_table_has_both_kinds():
    shown = rustrata("optimise --all --model tree-borrows-miri-2026-08,rc11 --bound 1").out
    rows = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if line}
    assert rows["read-read"] == ["ok", "ok"]
    assert rows["ex1-down-unprotected"] == ["no/1", "-"]
    assert rows["split-update"] == ["-", "no/1"]
    assert "not a question to this model" in shown
