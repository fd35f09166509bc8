"""Permissions as planes of bits are the machines: in every state of a node, and of two nodes side by side."""

from itertools import product

import pytest
from tree_states import MOVES, PERMISSIONS, moved, planes_of, protected

from rustrata.abstract.aliasing import tree_planes
from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.aliasing.tree_permissions import (
    Permission,
    ProtectedCell,
    Relation,
    Stuck,
    Unprotected,
    release,
    transition,
    word,
)
from rustrata.abstract.aliasing.tree_planes import Defaults

ALL_DEFAULTS = tuple(Defaults(*flags) for flags in [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)])
"""Of one node: Reserved, Frozen, Cell, or interior mutable by default."""


@pytest.mark.parametrize("defaults", ALL_DEFAULTS, ids=str)
@pytest.mark.parametrize("permission", PERMISSIONS, ids=str)
def test_one_node(permission: Permission, defaults: Defaults):
    for access, relation in MOVES:
        after = transition(permission, access, relation)
        result = moved((permission,), access, (relation,), defaults)
        assert result == (None if isinstance(after, Stuck) else planes_of((after,), defaults))


def test_two_nodes_do_not_see_each_other():
    for one, other in product(PERMISSIONS, repeat=2):
        for access, *relations in product(Access, Relation, Relation):
            after = [
                transition(state, access, where) for state, where in zip((one, other), relations, strict=True)
            ]
            result = moved((one, other), access, tuple(relations), Defaults())
            possible = tuple(state for state in after if not isinstance(state, Stuck))
            assert result == (planes_of(possible, Defaults()) if len(possible) == 2 else None)


@pytest.mark.parametrize("permission", PERMISSIONS, ids=str)
def test_the_same_object_says_that_nothing_changed(permission: Permission):
    planes = planes_of((permission,), Defaults())
    for access, relation in MOVES:
        step = tree_planes.read if access is Access.READ else tree_planes.write
        local = int(relation is Relation.LOCAL)
        result = step(planes, Defaults(), local, 1 - local, protected((permission,)))
        assert (result is planes) == (transition(permission, access, relation) == permission)


@pytest.mark.parametrize("defaults", ALL_DEFAULTS, ids=str)
@pytest.mark.parametrize("permission", PERMISSIONS, ids=str)
def test_words_and_release(permission: Permission, defaults: Defaults):
    planes = planes_of((permission,), defaults)
    is_protected = not isinstance(permission, Unprotected)
    name = tree_planes.word(planes, defaults, 0, is_protected)
    assert name == word(permission)
    if not isinstance(permission, Unprotected):
        unprotected, _ = release(permission)
        assert tree_planes.release(planes, 1) == planes_of((unprotected,), defaults)


def test_a_cell_has_no_use_to_remember():
    planes = planes_of((ProtectedCell(),), Defaults())
    assert tree_planes.write(planes, Defaults(), 1, 0, 1) is planes


def test_forgotten_nodes_leave_nothing_behind():
    for permissions in product(PERMISSIONS, repeat=2):
        planes = planes_of(permissions, Defaults())
        assert tree_planes.forget(planes, 2) == planes_of(permissions[:1], Defaults())
