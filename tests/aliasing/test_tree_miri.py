"""Miri's own tests of Tree Borrows, as events: those that fail do so at their last event, no other does."""

import pytest
from borrow_stories import allocate, run
from tree_miri_cases import MUST_FAIL
from tree_miri_pass_cases import MUST_PASS

from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_definition import TreeDefinition


@pytest.mark.parametrize("name", MUST_FAIL)
def test_what_must_fail_fails_at_its_last_event(name: str):
    profile, (size, events) = MUST_FAIL[name]
    violation = run(TreeBorrows(profile), [allocate(size), *events])
    assert violation is not None
    assert violation == run(TreeDefinition(profile), [allocate(size), *events])


@pytest.mark.parametrize("name", MUST_PASS)
def test_what_must_pass_passes(name: str):
    profile, (size, events) = MUST_PASS[name]
    for model in (TreeBorrows(profile), TreeDefinition(profile)):
        assert run(model, [allocate(size), *events]) is None
