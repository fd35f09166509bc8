"""Every rule of Tree Borrows by minimal cases, and the proof that none is left out."""

from itertools import product

import pytest
from borrow_stories import Listener, run
from tree_cases import Case, Forbidden
from tree_checks import fault
from tree_event_cases import CASES
from tree_states import MOVES, PERMISSIONS

from rustrata.abstract.aliasing import tree_definition
from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.aliasing.model import Violation
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_definition import TreeDefinition
from rustrata.abstract.aliasing.tree_permissions import Permission, Relation, Stuck, transition

CODES = {f"TB{number:03}" for number in range(1, 9)}
"""All but the refusal of pointers cast from integers."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whole_trees_at_once(case: Case):
    assert fault(case, TreeBorrows(case.profile)) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_observed(case: Case):
    assert fault(case, TreeBorrows(case.profile, Listener())) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_node_by_node(case: Case):
    assert fault(case, TreeDefinition(case.profile)) is None


def test_every_transition_of_both_machines_takes_place(monkeypatch: pytest.MonkeyPatch):
    """Rule coverage: each state with each access and relation occurs in some case, and each in which a
    machine is stuck forbids the last event of one."""
    made: set[tuple[Permission, Access, Relation]] = set()
    stuck: set[tuple[Permission, Access, Relation]] = set()

    def recorded(permission: Permission, access: Access, relation: Relation) -> Permission | Stuck:
        after = transition(permission, access, relation)
        (stuck if isinstance(after, Stuck) else made).add((permission, access, relation))
        return after

    monkeypatch.setattr(tree_definition, "transition", recorded)
    for case in CASES:
        run(TreeDefinition(case.profile), case.all_events)
    cells = {(permission, *move) for permission, move in product(PERMISSIONS, MOVES)}
    expected = {cell for cell in cells if isinstance(transition(*cell), Stuck)}
    assert expected - stuck == set()
    assert cells - expected - made == set()


def test_every_violation_and_every_rule_of_change_occurs():
    violations: list[Violation] = []
    listener = Listener()
    for case in CASES:
        violation = run(TreeBorrows(case.profile, listener), case.all_events)
        if violation is not None:
            violations.append(violation)
    assert {violation.code for violation in violations} == CODES
    machines = {
        f"{protected}{relation.value}-{access.value}"
        for protected in ("", "protected-")
        for access, relation in MOVES
    }
    silent = {"local-read"}
    others = {"allocation", "retag", "protector-end", "deallocation"}
    assert {change.rule for change in listener.changes} == (machines - silent) | others
    unfailing = {"foreign-read", "foreign-write"}
    assert {violation.rule for violation in violations} == (machines - unfailing) | {
        "deallocation",
        "wildcard",
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reasons_name_who_is_in_the_way(case: Case):
    if isinstance(case.expected, Forbidden):
        violation = run(TreeBorrows(case.profile), case.all_events)
        assert violation is not None
        assert " is forbidden: " in violation.reason
        if violation.other is not None:
            assert f"tag {violation.other}" in violation.reason.partition(" is forbidden: ")[2]
