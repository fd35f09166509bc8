"""Stacked Borrows and its definition byte by byte agree on random stories, with and without collection."""

from dataclasses import replace
from itertools import product

import pytest
from naive_stacks import NaiveStacks, shown
from stacked_stories import INSERTED_BELOW, stories

from rustrata.abstract.aliasing.events import WILDCARD, CallBegin, CallEnd, Deallocate, Event, Retag, Tag
from rustrata.abstract.aliasing.model import Change, tell
from rustrata.abstract.aliasing.stack import permission_of, tag_of
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import (
    MIRI,
    THESIS,
    Deallocation,
    RawTags,
    Root,
    StackedProfile,
    Wildcard,
    ZeroSize,
)

MIXED = tuple(
    replace(MIRI, raw_tags=raw, heap_root=root, wildcard=wild, dealloc_rule=free, zst_retag=zero)
    for raw, root, wild, free, zero in product(RawTags, Root, Wildcard, Deallocation, ZeroSize)
)
VERSIONS = (THESIS, MIRI)


def check(profile: StackedProfile, events: list[Event]) -> None:
    fast, naive = StackedBorrows(profile), NaiveStacks(profile)
    for number, event in enumerate(events):
        violation = tell(fast, event)
        assert (violation is None) is naive.tell(event), f"{number}: {event}: {violation}"
        if violation is not None:
            return
        for allocation in naive.memory:
            assert shown(fast, allocation) == naive.shown(allocation), f"{number}: {event}"


@pytest.mark.parametrize("profile", VERSIONS, ids=lambda profile: profile.name)
def test_both_definitions_agree(profile: StackedProfile):
    for events in stories(range(500), VERSIONS):
        check(profile, events)


def test_both_definitions_agree_when_only_one_version_has_drawn_the_story():
    for number, events in enumerate(stories(range(1000, 1300), (MIRI,))):
        check(VERSIONS[number % 2], events)


def test_both_definitions_agree_on_mixed_switches():
    for number, events in enumerate(stories(range(2000, 2300), VERSIONS)):
        check(MIXED[number % len(MIXED)], events)


def later_tags(events: list[Event]) -> list[set[Tag]]:
    """For each event, the tags that it or a later one names."""
    found: list[set[Tag]] = [set() for _ in events]
    named: set[Tag] = set()
    for number in reversed(range(len(events))):
        event = events[number]
        match event:
            case Retag():
                named.add(event.parent)
            case _ if hasattr(event, "tag"):
                named.add(event.tag)
        found[number] = set(named)
    return found


@pytest.mark.parametrize("profile", VERSIONS, ids=lambda profile: profile.name)
def test_collection_changes_no_verdict(profile: StackedProfile):
    removed = 0
    for events in stories(range(3000, 3400), VERSIONS):
        live = later_tags(events)
        plain, thinned = StackedBorrows(profile), StackedBorrows(profile)
        for number, event in enumerate(events):
            assert (tell(plain, event) is None) is (tell(thinned, event) is None), f"{number}: {event}"
            if number + 1 < len(events):
                thinned.collect(live[number + 1])
        last = events[-1]
        if not isinstance(last, Deallocate):
            removed += len(str(plain.key())) - len(str(thinned.key()))
    assert removed > 0


@pytest.mark.parametrize("every", [1, 2, 3, 4, 5, 9])
def test_a_reference_that_died_still_keeps_raw_pointers_apart(every: int):
    """[Miri, `Stack::retain`] forgets it, and permits the last write."""
    state = StackedBorrows(MIRI)
    live = later_tags(INSERTED_BELOW)
    for number, event in enumerate(INSERTED_BELOW[:-1], 1):
        assert tell(state, event) is None
        if number % every == 0:
            state.collect(live[number])
    violation = tell(state, INSERTED_BELOW[-1])
    assert violation is not None
    assert violation.rule == "write-not-granted"


class Replay:
    """Keeps the permissions that an observer is told of."""

    def __init__(self) -> None:
        self.words: dict[tuple[int, Tag, int], str] = {}

    def changed(self, change: Change) -> None:
        for offset in range(change.start, change.end):
            place = change.allocation, change.tag, offset
            assert self.words.get(place) == change.before, change
            assert change.before != change.after, change
            if change.after is None:
                del self.words[place]
            else:
                self.words[place] = change.after


@pytest.mark.parametrize("profile", VERSIONS, ids=lambda profile: profile.name)
def test_the_changes_told_add_up_to_the_stacks(profile: StackedProfile):
    for events in stories(range(4000, 4150), VERSIONS):
        if any(getattr(event, "tag", None) == WILDCARD for event in events):
            continue
        replay = Replay()
        state = StackedBorrows(profile, replay)
        for event in events:
            if tell(state, event) is not None:
                break
        else:
            told = {place: word for place, word in replay.words.items() if word != "unknown"}
            kept = {}
            for allocation in {place[0] for place in told}:
                for start, end, stack in state.stacks(allocation):
                    for offset in range(start, end):
                        for item in stack.items:
                            kept[allocation, tag_of(item), offset] = permission_of(item).word
            assert told == kept


@pytest.mark.parametrize("profile", VERSIONS, ids=lambda profile: profile.name)
def test_states_with_equal_keys_go_on_alike(profile: StackedProfile):
    for events in stories(range(5000, 5100), VERSIONS):
        state = StackedBorrows(profile)
        for event in events:
            twin = state.fork()
            assert twin.key() == state.key()
            first, second = tell(state, event), tell(twin, event)
            assert first == second
            if first is not None:
                break
            assert twin.key() == state.key()


@pytest.mark.parametrize("profile", VERSIONS, ids=lambda profile: profile.name)
def test_only_shared_read_only_items_are_above_one(profile: StackedProfile):
    """The invariant of section 15.5; what calls protect is never Disabled [Miri, `verify_stack`]."""
    above = 0
    for events in stories(range(7000, 7300), VERSIONS):
        state = StackedBorrows(profile)
        for event in events:
            if tell(state, event) is not None:
                break
            if isinstance(event, Deallocate | CallBegin | CallEnd):
                continue
            for _, _, stack in state.stacks(event.allocation):
                words = [permission_of(item).word for item in stack.items]
                if "SharedRO" in words:
                    rest = words[words.index("SharedRO") :]
                    assert set(rest) == {"SharedRO"}
                    above += len(rest) - 1
                disabled = [item for item in stack.items if permission_of(item).word == "Disabled"]
                assert not any(map(state.protects, disabled))
    assert above > 0
