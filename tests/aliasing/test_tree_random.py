"""Tree Borrows on random events: whole trees at once are the definition node by node; what the collection of
nodes leaves is enough; what an observer is told is what happened."""

from collections.abc import Hashable
from itertools import product

import pytest
from borrow_stories import ROOT, Choice, Listener, Story, allocate, choices, mentioned
from hypothesis import given, settings
from hypothesis import strategies as st
from tree_checks import PROFILES

from rustrata.abstract.aliasing.events import Access, Deallocate, Event, Retag, Tag
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.noalias import NoAlias
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_definition import TreeDefinition
from rustrata.abstract.aliasing.tree_profile import MIRI, TREE_PROFILES, TreeProfile

stories = st.tuples(st.sampled_from(PROFILES), st.booleans(), st.integers(1, 4), choices)
Drawn = tuple[TreeProfile, bool, int, list[Choice]]


@settings(max_examples=300, deadline=None)
@given(stories)
def test_whole_trees_at_once_are_the_definition(drawn: Drawn):
    """The same violations with the same blame, and the same permission of every node at every byte."""
    profile, wildcards, size, chosen = drawn
    fast, slow = TreeBorrows(profile), TreeDefinition(profile)
    story = Story(size, wildcards and profile.wildcards)
    for model in (fast, slow):
        tell(model, allocate(size))
    for choice in chosen:
        event = story.event(choice)
        if event is None or story.over:
            continue
        after = fast.fork(), slow.fork()
        violation = tell(after[0], event)
        assert violation == tell(after[1], event)
        if violation is None:
            fast, slow = after
            story.accept(event)
            if not story.over:
                assert fast.words(1) == slow.words(1)


@settings(max_examples=200, deadline=None)
@given(stories)
def test_a_state_and_its_fork_have_equal_keys_until_they_part(drawn: Drawn):
    profile, wildcards, size, chosen = drawn
    model, twin = TreeBorrows(profile), TreeBorrows(profile)
    story = Story(size, wildcards and profile.wildcards)
    tell(model, allocate(size))
    tell(twin, allocate(size))
    for choice in chosen:
        event = story.event(choice)
        if event is None or story.over:
            continue
        after = model.fork()
        before = model.key()
        violation = tell(after, event)
        assert model.key() == before
        if violation is None:
            model = after
            assert tell(twin, event) is None
            assert twin.key() == model.key()
            story.accept(event)


def accepted_events(profile: TreeProfile, wildcards: bool, size: int, chosen: list[Choice]) -> list[Event]:
    """A story that the model allows up to its last event, which it may forbid."""
    model = TreeBorrows(profile)
    story = Story(size, wildcards and profile.wildcards)
    tell(model, allocate(size))
    events: list[Event] = [allocate(size)]
    forbidden: Event | None = None
    for choice in chosen:
        event = story.event(choice)
        if event is None or story.over:
            continue
        after = model.fork()
        if tell(after, event) is None:
            model = after
            story.accept(event)
            events.append(event)
        else:
            forbidden = event
    return events if forbidden is None or story.over or isinstance(forbidden, Retag) else [*events, forbidden]


def test_states_with_equal_keys_permit_the_same():
    """What searches rely on: states that many stories lead to, half of them with nodes collected, are told
    apart by their keys if any pointer may do more in one than in the other."""
    first = [(50, 0, 0, 1, how) for how in (0, 1, 6, 7, 8, 9, 17)]
    second = [*((50, which, 0, 1, how) for which in (0, 1) for how in (0, 1, 7, 9)), (90, 0, 0, 0, 0)]
    accesses = [(0, which, 0, 0, how) for which in range(3) for how in (0, 1)]
    seen: dict[Hashable, list[bool]] = {}
    repeated = 0
    for chosen in product([(80, 0, 0, 0, 0)], first, second, accesses, accesses):
        story, model = Story(1), TreeBorrows(MIRI)
        tell(model, allocate(1))
        for choice in chosen:
            event = story.event(choice)
            after = model.fork()
            if event is not None and tell(after, event) is None:
                model = after
                story.accept(event)
        if chosen[3][4]:
            model.collect(set(story.tags))
        allowed = [
            model.fork().access(1, 0, 1, tag, access) is None for tag in story.tags for access in Access
        ]
        repeated += model.key() in seen
        assert seen.setdefault(model.key(), allowed) == allowed
    assert repeated > len(seen) > 20


@settings(max_examples=200, deadline=None)
@given(stories)
def test_two_reads_commute(drawn: Drawn):
    """Whatever came before, two reads by pointers that are known lead to the same state in either order."""
    profile, _, size, chosen = drawn
    model, tags = TreeBorrows(profile), {ROOT}
    for event in accepted_events(profile, False, size, chosen):
        if tell(model, event) is not None or isinstance(event, Deallocate):
            return
        tags |= {event.new} if isinstance(event, Retag) else set()
    reads = [(tag, byte) for tag in sorted(tags)[-4:] for byte in range(size)]
    for one, other in product(reads, reads):
        keys = []
        for order in ((one, other), (other, one)):
            state = model.fork()
            allowed = all(state.access(1, byte, 1, tag, Access.READ) is None for tag, byte in order)
            keys.append(state.key() if allowed else None)
        assert keys[0] == keys[1]


@settings(max_examples=300, deadline=None)
@given(stories, st.integers(1, 5))
def test_the_collection_of_nodes_changes_no_verdict(drawn: Drawn, every: int):
    """Nodes are collected while the events run; those named later live."""
    profile, wildcards, size, chosen = drawn
    events = accepted_events(profile, wildcards, size, chosen)
    plain, collected = TreeBorrows(profile), TreeBorrows(profile)
    later: list[set[Tag]] = [set()]
    for event in reversed(events):
        later.append(later[-1] | mentioned(event))
    later.reverse()
    for number, event in enumerate(events):
        one, other = tell(plain, event), tell(collected, event)
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert (one.code, one.offset, one.tag) == (other.code, other.offset, other.tag)
        elif number % every == 0:
            collected.collect(later[number + 1] | {ROOT})


@settings(max_examples=200, deadline=None)
@given(stories)
def test_what_an_observer_is_told_adds_up_to_the_state(drawn: Drawn):
    profile, wildcards, size, chosen = drawn
    listener = Listener()
    model = TreeBorrows(profile, listener)
    known: dict[tuple[Tag, int], str | None] = {}
    for event in accepted_events(profile, wildcards, size, chosen):
        listener.changes.clear()
        if tell(model, event) is not None:
            return
        for change in listener.changes:
            assert change.before != change.after
            for byte in range(change.start, change.end):
                assert known.get((change.tag, byte)) == change.before
                known[change.tag, byte] = change.after
        alive = {key: name for key, name in known.items() if name is not None}
        if not alive:
            continue
        words = {(tag, byte): name for tag, row in model.words(1).items() for byte, name in enumerate(row)}
        assert alive.items() <= words.items()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(TREE_PROFILES)), st.integers(1, 3), choices)
def test_what_tree_borrows_permits_noalias_permits(name: str, size: int, chosen: list[Choice]):
    """The compiler tells LLVM that arguments are ``noalias``; undefined behaviour there must be so here."""
    events = accepted_events(TREE_PROFILES[name], False, size, chosen)
    compiled = NoAlias()
    model = TreeBorrows(TREE_PROFILES[name])
    for event in events:
        if tell(model, event) is not None:
            return
        assert tell(compiled, event) is None


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_every_short_story_about_one_byte(profile: TreeProfile):
    """Exhaustively: two retags of any kind, a call around, and two accesses by any of the pointers."""
    kinds = [(50, 0, 0, 1, how) for how in (0, 1, 6, 8, 9, 17)]
    accesses = [(0, which, 0, 0, how) for which in range(3) for how in (0, 1)]
    ends = [(90, 0, 0, 0, 0), (99, 0, 0, 0, 1), (99, 2, 0, 0, 1)]
    for chosen in product([(80, 0, 0, 0, 0)], kinds, kinds, accesses, [*accesses, *ends]):
        fast, slow = TreeBorrows(profile), TreeDefinition(profile)
        story = Story(1)
        for model in (fast, slow):
            tell(model, allocate(1))
        for choice in chosen:
            event = story.event(choice)
            assert event is not None
            violation = tell(fast, event)
            assert violation == tell(slow, event)
            if violation is not None:
                break
            story.accept(event)
            if not story.over:
                assert fast.words(1) == slow.words(1)
