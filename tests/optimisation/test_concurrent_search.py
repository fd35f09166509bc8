"""The search for contexts decides what trying every context one by one does."""

from dataclasses import replace

import pytest
from every_ordering import differs, every_shape, question, shipped, told_apart
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.optimisation import CONCURRENT_LIBRARY, parse_concurrent
from rustrata.refinement.concurrent.contexts import Act, Place, Shape, Slot, shapes
from rustrata.refinement.concurrent.models import CONCURRENT_MODELS
from rustrata.refinement.concurrent.orderings import dials, strongest, weakest
from rustrata.refinement.concurrent.programs import Surroundings
from rustrata.refinement.concurrent.search import Search, search
from rustrata.refinement.concurrent.verdict import Sound, Unsound
from rustrata.refinement.models import load_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

BUDGET = 10**6


def fits(name: str, model: str) -> bool:
    return CONCURRENT_MODELS[model].plain or not shipped(name).plain


def running(name: str, model: str) -> Search:
    return Search(shipped(name), CONCURRENT_MODELS[model], load_model(model), lambda: False)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_halving_the_orderings_finds_what_trying_each_does(data: st.DataObject):
    model = data.draw(st.sampled_from(["rust", "c20", "rc11", "c11-partial", "imm"]))
    name = data.draw(st.sampled_from([name for name in CONCURRENT_LIBRARY if fits(name, model)]))
    halving = running(name, model)
    shape = data.draw(st.sampled_from(shapes(halving.around.places, data.draw(st.integers(1, 2)))))
    expected = told_apart(halving.around, shape, load_model(model))
    assert (halving.decide(shape) is not None) == expected, (name, model, shape)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_stronger_orderings_only_take_behaviours_away(data: st.DataObject):
    """That is what halving relies on."""
    model = data.draw(st.sampled_from(list(CONCURRENT_MODELS)))
    name = data.draw(st.sampled_from([name for name in CONCURRENT_LIBRARY if fits(name, model)]))
    around = Surroundings(shipped(name))
    shape = data.draw(st.sampled_from(shapes(around.places, data.draw(st.integers(1, 2)))))
    some = tuple(
        tuple(data.draw(st.sets(st.sampled_from(dial.choices), min_size=1))) for dial in dials(shape)
    )
    weak, strong = (
        question(around, around.pair.source, shape, bound(some), load_model(model))
        for bound in (weakest, strongest)
    )
    above, below = weak.outcomes(Budget(BUDGET)).outcomes, strong.outcomes(Budget(BUDGET)).outcomes
    assert below.keys() <= above.keys()
    if strong.undefined(Budget(BUDGET)) is not None:
        assert weak.undefined(Budget(BUDGET)) is not None


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("reorder:Wrlx,Wrel", "rc11"),
        ("second-read:Rrlx,Rrlx", "rc11"),
        ("reorder:Wna,Wrel", "c20"),
        ("register-spill", "sc"),
        ("new-read:Rna", "rust"),
    ],
)
def test_contexts_that_are_left_out_are_no_smaller_counterexamples(name: str, model: str):
    around = Surroundings(shipped(name))
    verdict = search(around.pair, CONCURRENT_MODELS[model], load_model(model), 1)
    every = [shape for size in (0, 1) for shape in every_shape(around, size)]
    expected = any(told_apart(around, shape, load_model(model)) for shape in every)
    assert isinstance(verdict, Unsound) == expected


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_context_that_is_left_out_does_what_a_smaller_one_does(data: st.DataObject):
    """So a sound optimisation stays sound in it."""
    name = data.draw(st.sampled_from(["second-read:Rrlx,Rrlx", "strengthen:Wrlx,Wsc", "new-read:Racq"]))
    around = Surroundings(shipped(name))
    left_out = set(every_shape(around, 2)) - {
        Shape(*(tuple(map(unmarked, part)) for part in (shape.before, shape.after)),
              tuple(tuple(map(unmarked, other)) for other in shape.others))
        for shape in shapes(around.places, 2)
    }  # fmt: skip
    shape = data.draw(st.sampled_from(sorted(left_out, key=repr)))
    setting = tuple(data.draw(st.sampled_from(dial.choices)) for dial in dials(shape))
    assert not differs(around, shape, setting, load_model("rc11"))


def unmarked(slot: Slot) -> Slot:
    place = replace(slot.place, known=True, written=True)
    return Slot(slot.act, place, slot.value, slot.guards)


def test_counterexamples_have_the_fewest_accesses_and_the_weakest_orderings():
    pair = shipped("reorder:Wrlx,Wrel")
    verdict = search(pair, CONCURRENT_MODELS["rc11"], load_model("rc11"), 3)
    assert isinstance(verdict, Unsound)
    assert verdict.counterexample.accesses == 2
    assert isinstance(search(pair, CONCURRENT_MODELS["rc11"], load_model("rc11"), 1), Sound)
    assert [statement.ordering.value for statement in verdict.counterexample.target.threads[1].body] == [
        "Acquire",
        "Relaxed",
    ]


def test_contexts_have_every_position_once():
    """One location, two accesses that are loads or stores: before, after, in one thread, in two."""
    place = Place("x", atomic=True)
    found = shapes((place,), 2)
    assert len(found) == len(set(found))
    plain = [s for s in found if all(slot.act is not Act.SWAP for slot in s.slots)]
    own, mixed, others = 3 * 4, 2 * 4, 4 + 3
    assert len(plain) == own + mixed + others


def test_a_bool_is_given_both_values_and_no_other():
    text = (
        '"x"\nfn source(x: &AtomicBool) { x.store(true, Relaxed); }\n'
        "fn target(x: &AtomicBool) { x.store(false, Relaxed); }"
    )
    around = Surroundings(parse_concurrent(SourceFile("bool.pair", text)))
    of_the_flag = {
        slot.value
        for shape in shapes(around.places, 1)
        for slot in shape.slots
        if slot.place.name == "x" and slot.act is not Act.LOAD
    }
    assert of_the_flag == {0, 1}


def test_values_of_contexts_fit():
    text = (
        '"x"\nfn source(x: &AtomicU8) { x.fetch_add(200, Relaxed); }\n'
        "fn target(x: &AtomicU8) { x.fetch_add(200, AcqRel); }"
    )
    pair = parse_concurrent(SourceFile("wide.pair", text))
    with pytest.raises(RustrataError) as caught:
        search(pair, CONCURRENT_MODELS["rc11"], load_model("rc11"), 2)
    assert caught.value.diagnostic.code == "OPT006"
