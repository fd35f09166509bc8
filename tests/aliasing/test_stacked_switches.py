"""The thesis's and Miri's Stacked Borrows differ by the listed switches only."""

from switch_differences import SWITCHES, differences, explanation, forbidden_at, turned

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    Allocate,
    CallBegin,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
    Storage,
)
from rustrata.abstract.aliasing.stacked_profile import MIRI, THESIS

STACK = Allocate(0, 1, 0, Storage.STACK)
HEAP = Allocate(0, 1, 0)
BYTE, CELL = Pointee(1), Pointee(1, ((0, 1),))


def access(tag: int, kind: Access = Access.WRITE) -> Accessed:
    return Accessed(0, 0, 1, tag, kind)


def retag(parent: int, new: int, kind: Pointer, pointee: Pointee = BYTE, **more: object) -> Retag:
    return Retag(0, 0, parent, new, kind, pointee, **more)


# One story for each switch, which that switch alone explains.
CASES: dict[str, list[Event]] = {
    "raw_tags": [
        STACK,
        retag(0, 1, Pointer.RAW_MUT),
        retag(0, 2, Pointer.UNIQUE),
        retag(2, 3, Pointer.RAW_MUT),
        access(1),
        access(3),
    ],
    "heap_root": [HEAP, retag(0, 1, Pointer.RAW_MUT), access(0), access(1)],
    "protect_shared_rw": [
        STACK,
        CallBegin(1),
        retag(0, 1, Pointer.SHARED, CELL, frame=1),
        access(0),
    ],
    "box_protector": [STACK, CallBegin(1), retag(0, 1, Pointer.BOX, frame=1), access(0)],
    "retag_fields": [
        STACK,
        retag(0, 1, Pointer.UNIQUE),
        retag(1, 2, Pointer.UNIQUE, inside=True),
        access(1),
        access(2),
    ],
    "two_phase": [
        STACK,
        retag(0, 1, Pointer.UNIQUE, two_phase=True),
        retag(0, 2, Pointer.UNIQUE, two_phase=True),
        access(0, Access.READ),
        access(1),
    ],
    "unpin_exception": [
        STACK,
        retag(0, 1, Pointer.UNIQUE, Pointee(1, (), False)),
        access(0, Access.READ),
        access(1),
    ],
    "zst_retag": [STACK, retag(0, 1, Pointer.UNIQUE, Pointee(0)), access(1)],
    "dealloc_rule": [STACK, CallBegin(1), retag(0, 1, Pointer.SHARED, frame=1), Deallocate(0, 0)],
    "wildcard": [STACK, Expose(0, 0), access(WILDCARD)],
}


def test_every_switch_explains_a_story_alone():
    assert set(CASES) == set(SWITCHES)
    alone = {name: explanation(events) for name, events in CASES.items()}
    assert alone.pop("dealloc_rule") == (), "both forbid it: see the next test"
    assert alone == {name: (name,) for name in alone}


def test_the_rule_of_deallocation_matters_with_weak_protectors_only():
    freed = [HEAP, CallBegin(1), retag(0, 1, Pointer.BOX, frame=1), Deallocate(0, 1)]
    assert forbidden_at(THESIS, freed) is None
    assert forbidden_at(MIRI, freed) is None
    assert forbidden_at(turned(MIRI, THESIS, ["dealloc_rule"]), freed) == 3
    assert forbidden_at(turned(THESIS, MIRI, ["box_protector"]), freed) == 3


def test_every_difference_on_random_stories_is_explained():
    found = differences(range(1500))
    assert not found.unexplained
    assert found.agree < found.stories
    assert set(found.alone) >= {"raw_tags", "heap_root", "retag_fields", "two_phase", "unpin_exception"}
    assert sum(found.alone.values()) > 0.9 * (found.stories - found.agree)
