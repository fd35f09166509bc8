"""The two machines of Tree Borrows against the table of the literature, and the laws they obey.

The table is Miri's form: one machine, whose states know whether the node was accessed and is protected.
"""

from itertools import product

import pytest
from tree_states import MOVES, PERMISSIONS, PROTECTED, Move

from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.aliasing.tree_permissions import (
    Permission,
    Protected,
    ProtectedCell,
    ProtectedDisabled,
    ProtectedFrozen,
    ProtectedReserved,
    ProtectedUnique,
    Relation,
    Stuck,
    Unprotected,
    protected_foreign_write,
    release,
    transition,
    word,
)

READS = [(Access.READ, relation) for relation in Relation]
ORDER = ("Reserved", "Reserved, conflicted", "Unique", "Frozen", "Disabled")

# state, then local read, local write, foreign read, foreign write. UB: undefined behaviour. ?: undefined
# behaviour if it was accessed, else what follows. Rows with P are those of protected nodes.
TABLE = """
Cell                          Cell     Cell     Cell     Cell
Reserved                      Reserved Unique   Reserved Disabled
Reserved, interior mutable    same     Unique   same     same
Unique                        Unique   Unique   Frozen   Disabled
Frozen                        Frozen   UB       Frozen   Disabled
Disabled                      UB       UB       Disabled Disabled
P Cell                        Cell     Cell     Cell     Cell
P Reserved                    Reserved Unique   ResC     ?Disabled
P Reserved, conflicted        same     UB       same     ?Disabled
P Unique                      Unique   Unique   UB       UB
P Frozen                      Frozen   UB       Frozen   ?Disabled
P Disabled                    UB       UB       Disabled Disabled
"""


def name(permission: Permission) -> str:
    """The state of Miri's machine, without its accessed bit."""
    return word(permission).replace(", not used", "")


def used(permission: Permission) -> bool:
    """Miri's accessed bit, where it means something."""
    return ", not used" not in word(permission) and not isinstance(
        permission, ProtectedCell | ProtectedDisabled
    )


def table_rows() -> list[tuple[bool, str, list[str]]]:
    rows = []
    for line in TABLE.strip().splitlines():
        state, cells = line[:30].strip(), line[30:].split()
        protected = state.startswith("P ")
        rows.append((protected, state.removeprefix("P "), cells))
    return rows


@pytest.mark.parametrize(("protected", "state", "cells"), table_rows())
def test_the_machines_are_the_table(protected: bool, state: str, cells: list[str]):
    candidates = [
        permission
        for permission in PERMISSIONS
        if isinstance(permission, Unprotected) is not protected and name(permission) == state
    ]
    assert candidates
    moves = [(access, relation) for relation in Relation for access in Access]
    for permission, (cell, (access, relation)) in product(candidates, zip(cells, moves, strict=True)):
        after = transition(permission, access, relation)
        expected = cell.removeprefix("?").replace("same", state).replace("ResC", "Reserved, conflicted")
        if cell == "UB" or (cell.startswith("?") and used(permission)):
            assert isinstance(after, Stuck)
        else:
            assert not isinstance(after, Stuck)
            assert name(after) == expected
            if relation is Relation.LOCAL and protected:
                assert used(after) or isinstance(after, ProtectedCell)


def test_a_protected_node_that_is_interior_mutable_is_reserved_until_its_call_ends():
    for local, foreign in product((False, True), repeat=2):
        plain, interior = (ProtectedReserved(local, foreign, flag) for flag in (False, True))
        for move in MOVES:
            one, other = transition(plain, *move), transition(interior, *move)
            if isinstance(one, ProtectedReserved):
                assert other == ProtectedReserved(one.local_read, one.foreign_read, True)
            else:
                assert one == other
        assert release(interior) == (Unprotected.RESERVED_IM, release(plain)[1])


@pytest.mark.parametrize("permission", PERMISSIONS, ids=str)
@pytest.mark.parametrize("move", MOVES, ids=str)
def test_transitions_are_idempotent(permission: Permission, move: Move):
    once = transition(permission, *move)
    if not isinstance(once, Stuck):
        assert transition(once, *move) == once


@pytest.mark.parametrize("permission", PROTECTED, ids=str)
@pytest.mark.parametrize("move", MOVES, ids=str)
def test_transitions_are_idempotent_though_the_protector_ended_in_between(permission: Protected, move: Move):
    once = transition(permission, *move)
    if isinstance(once, Stuck):
        return
    assert not isinstance(once, Unprotected)
    unprotected, _ = release(once)
    assert transition(unprotected, *move) == unprotected


@pytest.mark.parametrize("permission", PERMISSIONS, ids=str)
def test_a_foreign_read_after_a_foreign_write_does_nothing(permission: Permission):
    after = transition(permission, Access.WRITE, Relation.FOREIGN)
    if not isinstance(after, Stuck):
        assert transition(after, Access.READ, Relation.FOREIGN) == after


@pytest.mark.parametrize("permission", PERMISSIONS, ids=str)
@pytest.mark.parametrize(("one", "other"), list(product(READS, READS)), ids=str)
def test_two_reads_commute(permission: Permission, one: Move, other: Move):
    """Tree Borrows' headline. Both visit all nodes, and a node does not see another: one is enough."""

    def both(first: Move, second: Move) -> Permission | None:
        between = transition(permission, *first)
        after = between if isinstance(between, Stuck) else transition(between, *second)
        return None if isinstance(after, Stuck) else after

    assert both(one, other) == both(other, one)


def test_the_order_is_reachability():
    """Reserved < Unique < Frozen < Disabled is what accesses can lead to; a conflicted Reserved waits for the
    end of its call, and a Cell leads and is led to by nothing."""
    by_name = {permission: name(permission) for permission in PERMISSIONS}
    reached = {state: {state} for state in by_name.values()}
    edges = set()
    for permission, move in product(PERMISSIONS, MOVES):
        after = transition(permission, *move)
        if not isinstance(after, Stuck) and not (
            isinstance(permission, ProtectedReserved) and permission.interior_mutable
        ):
            edges.add((by_name[permission], name(after)))
    for _ in ORDER:
        for before, after in edges:
            for known in reached.values():
                if before in known:
                    known.add(after)
    for state, known in reached.items():
        if state in ORDER:
            expected = set(ORDER[ORDER.index(state) :])
            assert known == expected if state != "Reserved, conflicted" else known == {state, "Disabled"}
    assert reached["Cell"] == {"Cell"}
    assert reached["Reserved, interior mutable"] == {
        "Reserved, interior mutable",
        "Unique",
        "Frozen",
        "Disabled",
    }


def sequences(length: int) -> list[tuple[Move, ...]]:
    return [moves for count in range(length + 1) for moves in product(MOVES, repeat=count)]


@pytest.mark.parametrize(
    "fresh", [ProtectedReserved(True), ProtectedFrozen(True), ProtectedUnique()], ids=str
)
def test_a_protected_node_enforces_noalias(fresh: Protected):
    """LLVM's noalias: if a byte is written during the call, all accesses to it go through the argument, or
    none does. Retagging has used it, so the machine admits no other sequence of accesses."""
    for moves in sequences(5):
        state: Permission | Stuck = fresh
        for move in moves:
            if not isinstance(state, Stuck):
                state = transition(state, *move)
        relations = {relation for _, relation in moves} | {Relation.LOCAL}
        written = any(access is Access.WRITE for access, _ in moves)
        if not isinstance(state, Stuck) and len(relations) == 2:
            assert not written, moves


@pytest.mark.parametrize("permission", PROTECTED, ids=str)
def test_the_access_at_the_end_of_a_call_changes_nothing_at_the_node_itself(permission: Protected):
    unprotected, access = release(permission)
    if access is not None:
        assert transition(permission, access, Relation.LOCAL) == permission
        assert transition(unprotected, access, Relation.LOCAL) == unprotected
    forbids_writes = isinstance(protected_foreign_write(permission), Stuck)
    assert (access is not None) == forbids_writes


def test_reserved_and_conflicted_cannot_be_told_apart_by_foreign_accesses_and_reads():
    """Miri: what conflicts with a protected Reserved shows in local writes only."""
    for local, interior in product((False, True), repeat=2):
        pair = [ProtectedReserved(local, foreign, interior) for foreign in (False, True)]
        for move in MOVES:
            if move != (Access.WRITE, Relation.LOCAL):
                stuck = {isinstance(transition(permission, *move), Stuck) for permission in pair}
                assert len(stuck) == 1


STRICTNESS = ("Cell", "Reserved, interior mutable", "Reserved", "Unique", "Frozen", "Disabled")


def strictness(permission: Permission) -> int:
    return STRICTNESS.index(name(permission).replace(", conflicted", ""))


def test_an_unprotected_node_whose_only_child_is_as_strict_forbids_nothing():
    """Miri: such a node gives its place to its child. Its accesses are the child's, or foreign to both.
    Whatever happens, also the end of the child's protection, the node is stuck only if the child is, and is
    no stricter afterwards."""
    for parent, child in product(Unprotected, PERMISSIONS):
        if strictness(parent) > strictness(child):
            continue
        for move in MOVES:
            after, below = transition(parent, *move), transition(child, *move)
            if not isinstance(below, Stuck):
                assert not isinstance(after, Stuck), (parent, child, move)
                assert strictness(after) <= strictness(below), (parent, child, move)
        if not isinstance(child, Unprotected):
            assert strictness(parent) <= strictness(release(child)[0])


def test_a_stricter_node_forbids_more_than_its_child():
    """For each such pair there are accesses that only the node forbids: none of them could be left out."""
    for parent, child in product(Unprotected, Unprotected):
        if strictness(parent) <= strictness(child):
            continue
        alone = False
        for moves in sequences(3):
            states: list[Permission | Stuck] = [parent, child]
            for move in moves:
                states = [state if isinstance(state, Stuck) else transition(state, *move) for state in states]
            alone |= isinstance(states[0], Stuck) and not isinstance(states[1], Stuck)
        assert alone, (parent, child)
