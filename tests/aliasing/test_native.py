"""The compiled models allow what their definitions allow: in random stories, in all short ones, in Miri's."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from borrow_stories import Choice, Story, allocate, choices
from hypothesis import given, settings
from hypothesis import strategies as st
from miri_permitted import PERMITTED
from miri_traces import BOTH
from miri_traces import STACKED as STACKED_TRACES
from native_events import CHOICES, STACKED, TREE, Native, Together
from native_stories import disagreement, judged_otherwise, tape
from stacked_stories import INSERTED_BELOW, stories
from tree_cases import Case, Forbidden
from tree_event_cases import CASES
from tree_miri_cases import MUST_FAIL
from tree_miri_pass_cases import MUST_PASS

from rustrata.abstract.aliasing.events import WILDCARD, Event
from rustrata.abstract.aliasing.judging import judge
from rustrata.abstract.aliasing.native import installed
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import (
    MIRI as STACKED_MIRI,
)
from rustrata.abstract.aliasing.stacked_profile import (
    BoxProtector,
    Deallocation,
    RawTags,
    Root,
    StackedProfile,
    TwoPhase,
)
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_profile import MIRI as TREE_MIRI
from rustrata.abstract.aliasing.tree_profile import Cells, TreeProfile
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile

pytestmark = pytest.mark.skipif(
    not installed(), reason="the native models are not built: `pip install --editable .` builds them"
)
SEEDS = 1500
STORIES = 300


def test_random_stories_with_collection():
    """Every event that is drawn, and some accesses at the end, whether the definitions allow it or not."""
    for seed in range(SEEDS):
        told = tape(seed, CHOICES[seed % len(CHOICES)])
        assert disagreement(told) is None, f"seed {seed}, {told.models}"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CHOICES), st.integers(1, 4), choices)
def test_stories_that_shrink(models: tuple[str, ...], size: int, chosen: list[Choice]):
    native, together, story = Native(models), Together.named(models), Story(size)
    for model in (native, together):
        model.tell(allocate(size))
    for choice in chosen:
        event = story.event(choice)
        if event is None or story.over:
            continue
        allowed = together.tell(event)
        assert native.tell(event) is allowed, event
        if not allowed:
            return
        story.accept(event)


def test_every_short_story_about_one_byte():
    """Exhaustively: two retags of any kind, a call around, and two accesses by any of the pointers."""
    kinds = [(50, 0, 0, 1, how) for how in (0, 1, 6, 7, 8, 9, 17)]
    uses = [(0, which, 0, 0, how) for which in range(3) for how in (0, 1)]
    ends = [(90, 0, 0, 0, 0), (99, 0, 0, 0, 1), (99, 2, 0, 0, 1)]
    forbidden = 0
    for models, *chosen in product(CHOICES, [(80, 0, 0, 0, 0)], kinds, kinds, uses, [*uses, *ends]):
        native, together, story = Native(models), Together.named(models), Story(1)
        for model in (native, together):
            model.tell(allocate(1))
        for choice in chosen:
            event = story.event(choice)
            assert event is not None
            allowed = together.tell(event)
            assert native.tell(event) is allowed, event
            if not allowed:
                forbidden += 1
                break
            story.accept(event)
    assert forbidden > 1000


def without_wildcards(events: list[Event]) -> list[Event]:
    """The events before the first by a pointer that was cast from an integer."""
    found: list[Event] = []
    for event in events:
        if WILDCARD in (getattr(event, "tag", None), getattr(event, "parent", None)):
            break
        found.append(event)
    return found


def test_the_stories_of_stacked_borrows():
    """Those are drawn by a model of Stacked Borrows, with allocations and calls in any order."""
    for events in stories(range(7000, 7200), (STACKED_MIRI,)):
        for models in CHOICES:
            native, together = Native(models), Together.named(models)
            for event in without_wildcards(events):
                allowed = together.tell(event)
                assert native.tell(event) is allowed, event
                if not allowed:
                    break


def miri_stories() -> Iterator[tuple[str, str, str]]:
    """Name, text, model."""
    for name, text in {**BOTH, **PERMITTED}.items():
        yield name, text, STACKED
        yield name, text, TREE
    for name, text in STACKED_TRACES.items():
        yield name, text, STACKED


@pytest.mark.parametrize(("name", "text", "model"), [*miri_stories()])
def test_the_traces_of_miri_end_at_the_same_step(name: str, text: str, model: str):
    story = events_of(parse(SourceFile(f"{name}.borrows", text)))
    native, first = Native((model,)), None
    for number, step in enumerate(story.steps):
        if not native.tell(step.event):
            first = number
            break
    expected = judge(story, model).step
    casts = [number for number, step in enumerate(story.steps) if not without_wildcards([step.event])]
    assert first == min([number for number in (expected, *casts[:1]) if number is not None], default=None)


@pytest.mark.parametrize("passes", [False, True])
def test_the_event_cases_of_miri(passes: bool):
    judged = 0
    for profile, (size, events) in (MUST_PASS if passes else MUST_FAIL).values():
        if profile is not TREE_MIRI or len(without_wildcards(list(events))) < len(events):
            continue
        native = Native((TREE,))
        assert all([native.tell(event) for event in (allocate(size), *events)]) is passes
        judged += 1
    assert judged > 5


DECIDED = [
    case
    for case in CASES
    if case.profile is TREE_MIRI and len(without_wildcards(list(case.all_events))) == len(case.all_events)
]


@pytest.mark.parametrize("case", DECIDED, ids=lambda case: case.name)
def test_the_cases_of_tree_borrows(case: Case):
    """Only the last event may be forbidden."""
    native = Native((TREE,))
    *before, last = case.all_events
    assert all([native.tell(event) for event in before])
    assert native.tell(last) is not isinstance(case.expected, Forbidden)


@pytest.mark.parametrize("collected_after", range(3, len(INSERTED_BELOW)))
def test_a_reference_that_died_still_keeps_raw_pointers_apart(collected_after: int):
    native = Native((STACKED,))
    for number, event in enumerate(INSERTED_BELOW[:-1], 1):
        assert native.tell(event)
        if number == collected_after:
            native.state.collect_in(1, [1, 3, 4], [2])
    assert not native.tell(INSERTED_BELOW[-1])


OTHER_TREES = (
    replace(TREE_MIRI, cells=Cells.WHOLE),
    replace(TREE_MIRI, cells=Cells.RAW),
    replace(TREE_MIRI, protected_reserved_im=True),
    replace(TREE_MIRI, lazy_protectors=False),
    replace(TREE_MIRI, protector_end_access=False),
    replace(TREE_MIRI, implicit_writes=True),
)
OTHER_STACKS = (
    replace(STACKED_MIRI, raw_tags=RawTags.UNTAGGED),
    replace(STACKED_MIRI, heap_root=Root.UNIQUE),
    replace(STACKED_MIRI, protect_shared_rw=True),
    replace(STACKED_MIRI, box_protector=BoxProtector.NONE),
    replace(STACKED_MIRI, two_phase=TwoPhase.AS_UNIQUE),
    replace(STACKED_MIRI, unpin_exception=False),
    replace(STACKED_MIRI, dealloc_rule=Deallocation.GRANTED),
)


@pytest.mark.parametrize("other", OTHER_TREES, ids=repr)
def test_the_stories_notice_another_tree_borrows(other: TreeProfile):
    """What the stories do not tell apart, no comparison with them would notice."""
    assert any(
        judged_otherwise(tape(seed, (TREE,)), Together([TreeBorrows(other)])) for seed in range(STORIES)
    )


@pytest.mark.parametrize("other", OTHER_STACKS, ids=repr)
def test_the_stories_notice_another_stacked_borrows(other: StackedProfile):
    assert any(
        judged_otherwise(tape(seed, (STACKED,)), Together([StackedBorrows(other)])) for seed in range(STORIES)
    )


def test_the_stories_notice_a_model_that_is_left_out():
    both = CHOICES[2]
    for name in both:
        assert any(judged_otherwise(tape(seed, both), Together([borrows(name)])) for seed in range(50))
