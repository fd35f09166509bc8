"""Stacked Borrows keeps no more than the tags that live need, if it is told which."""

from random import Random

import pytest

from rustrata.abstract.aliasing.events import Access, Allocate, Pointee, Pointer, Retag
from rustrata.abstract.aliasing.runs import Runs
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import MIRI, THESIS, StackedProfile

SIZE, LIVE, ROUNDS = 32, 10, 1000


@pytest.mark.parametrize("kind", [Pointer.SHARED, Pointer.UNIQUE, Pointer.RAW_MUT])
@pytest.mark.parametrize("profile", [THESIS, MIRI], ids=lambda profile: profile.name)
def test_items_are_bounded_by_the_tags_that_live(profile: StackedProfile, kind: Pointer):
    """One pointer after the other is made and forgotten; without collection there would be hundreds."""
    state = StackedBorrows(profile)
    random = Random(1)
    state.allocate(Allocate(0, SIZE, 0))
    assert state.retag(Retag(0, 0, 0, 1, Pointer.UNIQUE, Pointee(SIZE))) is None
    most = 0
    for new in range(2, ROUNDS):
        start = random.randrange(SIZE)
        size = random.randrange(SIZE - start) + 1
        assert state.retag(Retag(0, start, 1, new, kind, Pointee(size))) is None
        if kind is not Pointer.UNIQUE:
            assert state.access(0, start, size, new, Access.READ) is None
        if new % 50 == 0:
            state.collect({0, 1, *range(new - LIVE, new)})
            assert len(state._same) <= LIVE + 4
            most = max(most, *(len(stack.items) for _, _, stack in state.stacks(0)))
    assert most <= LIVE + 4


def test_runs_are_one_again_where_they_are_equal():
    state = StackedBorrows(MIRI)
    state.allocate(Allocate(0, SIZE, 0))
    for new in range(1, SIZE):
        assert state.retag(Retag(0, new, 0, new, Pointer.UNIQUE, Pointee(1))) is None
    assert len(state.stacks(0)) == SIZE
    assert state.access(0, 0, SIZE, 0, Access.WRITE) is None
    assert len(state.stacks(0)) == 1


def test_runs_are_cut_and_merged():
    runs = Runs(10, "a")
    first, end = runs.cut(3), runs.cut(7)
    assert (first, end) == (1, 2)
    runs.values[1] = "b"
    runs.merge(first, end)
    assert list(runs.over(0, 10)) == [(0, 3, "a"), (3, 7, "b"), (7, 10, "a")]
    assert list(runs.over(2, 5)) == [(2, 3, "a"), (3, 5, "b")]
    twin = runs.copy()
    runs.values[1] = "a"
    runs.merge(1, 2)
    assert list(runs.over(0, 10)) == [(0, 10, "a")]
    assert len(twin.values) == 3
    assert runs.cut(10) == 1
    assert list(Runs(0, "a").over(0, 0)) == []
