"""The versions of Tree Borrows differ by their switches, and each switch makes the difference it should."""

from dataclasses import fields, replace

import pytest
from borrow_stories import allocate, box, expose, free, mutable, read, run, shared, write

from rustrata.abstract.aliasing.events import WILDCARD, CallBegin, CallEnd, Event, Pointee, Pointer, Retag
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_definition import TreeDefinition
from rustrata.abstract.aliasing.tree_profile import (
    MIRI,
    MIRI_IMPLICIT_WRITES,
    PLDI25,
    TREE_PROFILES,
    Cells,
    TreeProfile,
)
from rustrata.abstract.aliasing.tree_retag import Fresh, Protector, Reborrow, reborrow
from rustrata.diagnostics.diagnostic import RustrataError

CELL = ((0, 1),)

DIFFERENCES: dict[str, tuple[TreeProfile, list[Event]]] = {
    "cells": (replace(MIRI, cells=Cells.WHOLE), [shared(0, 1, (0, 2), cells=CELL), write(0, 1), read(1, 1)]),
    "protected_reserved_im": (
        replace(MIRI, protected_reserved_im=True),
        [CallBegin(1), mutable(0, 1, cells=CELL, frame=1), CallEnd(1), write(0), read(1)],
    ),
    "lazy_protectors": (
        replace(MIRI, lazy_protectors=False),
        [CallBegin(1), mutable(0, 1, (0, 0), frame=1), free(0)],
    ),
    "protector_end_access": (
        replace(MIRI, protector_end_access=False),
        [CallBegin(1), mutable(0, 1, frame=1), write(1), mutable(0, 2, (0, 0)), CallEnd(1), read(2)],
    ),
    "implicit_writes": (MIRI_IMPLICIT_WRITES, [shared(0, 1), CallBegin(2), mutable(0, 2, frame=2), read(1)]),
}


@pytest.mark.parametrize("switch", DIFFERENCES)
def test_a_switch_alone_changes_the_verdict(switch: str):
    profile, events = DIFFERENCES[switch]
    changed = {
        field.name
        for field in fields(TreeProfile)
        if getattr(profile, field.name) != getattr(MIRI, field.name)
    }
    assert changed - {"name"} == {switch}
    story = [allocate(2), *events]
    verdicts = {run(TreeBorrows(each), story) is None for each in (profile, MIRI)}
    assert verdicts == {True, False}


def test_every_switch_has_a_story_on_which_it_matters():
    switches = {field.name for field in fields(TreeProfile)} - {"name"}
    assert switches == {*DIFFERENCES, "wildcards"}


@pytest.mark.parametrize("model", [TreeBorrows, TreeDefinition])
def test_the_paper_refuses_pointers_cast_from_integers(model: type[TreeBorrows] | type[TreeDefinition]):
    for event in (read(WILDCARD), mutable(WILDCARD, 2), free(WILDCARD)):
        with pytest.raises(RustrataError, match=r"^unsupported: a pointer cast from an integer"):
            run(model(PLDI25), [allocate(), expose(0), event])


def test_profiles_are_found_by_name():
    assert list(TREE_PROFILES) == [
        "tree-borrows-pldi25",
        "tree-borrows-miri-2026-08",
        "tree-borrows-miri-2026-08-implicit-writes",
    ]
    assert all(profile.name == name for name, profile in TREE_PROFILES.items())


# Of a pointee with a frozen byte and a cell's byte: the permission of each, and outside; then outside of a
# pointee without cells.
RETAGS = {
    (Pointer.SHARED, False, MIRI): ("Frozen", "Cell", "Cell", "Frozen"),
    (Pointer.SHARED, True, MIRI): ("Frozen", "Cell", "Cell", "Frozen"),
    (Pointer.UNIQUE, False, MIRI): ("Reserved", "Reserved_IM", "Reserved_IM", "Reserved"),
    (Pointer.UNIQUE, True, MIRI): ("Reserved", "Reserved", "Reserved", "Reserved"),
    (Pointer.BOX, False, MIRI): ("Reserved", "Reserved_IM", "Reserved_IM", "Reserved"),
    (Pointer.BOX, True, MIRI): ("Reserved", "Reserved", "Reserved", "Reserved"),
    (Pointer.SHARED, True, MIRI_IMPLICIT_WRITES): ("Frozen", "Cell", "Cell", "Frozen"),
    (Pointer.UNIQUE, False, MIRI_IMPLICIT_WRITES): ("Reserved", "Reserved_IM", "Reserved_IM", "Reserved"),
    (Pointer.UNIQUE, True, MIRI_IMPLICIT_WRITES): ("Unique", "Unique", "Reserved", "Reserved"),
    (Pointer.BOX, True, MIRI_IMPLICIT_WRITES): ("Unique", "Unique", "Reserved", "Reserved"),
    (Pointer.UNIQUE, False, PLDI25): ("Reserved_IM", "Reserved_IM", "Reserved_IM", "Reserved"),
    (Pointer.UNIQUE, True, PLDI25): ("Reserved_IM", "Reserved_IM", "Reserved_IM", "Reserved"),
    (Pointer.BOX, True, PLDI25): ("Reserved_IM", "Reserved_IM", "Reserved_IM", "Reserved"),
}


@pytest.mark.parametrize(("pointer", "protected", "profile"), RETAGS, ids=str)
def test_the_permissions_of_a_retag(pointer: Pointer, protected: bool, profile: TreeProfile):
    frozen, cell, outside, outside_frozen = (
        Fresh[name.upper()] for name in RETAGS[pointer, protected, profile]
    )
    frame = 1 if protected else None
    protector = None if not protected else Protector.WEAK if pointer is Pointer.BOX else Protector.STRONG
    with_cell = Retag(1, 3, 0, 1, pointer, Pointee(2, ((1, 2),)), frame)
    new = reborrow(profile, with_cell)
    assert new is not None
    assert (new.outside, new.protector) == (outside, protector)
    bytes_of = {byte: fresh for start, end, fresh in new.inside for byte in range(start, end)}
    assert bytes_of == {3: frozen, 4: cell}
    without = reborrow(profile, Retag(1, 3, 0, 1, pointer, Pointee(2), frame))
    assert without is not None
    inside = Fresh.FROZEN if pointer is Pointer.SHARED else Fresh.RESERVED
    if protected and profile.implicit_writes and pointer is not Pointer.SHARED:
        inside = Fresh.UNIQUE
    assert without == Reborrow(((3, 5, inside),), outside_frozen, protector)


@pytest.mark.parametrize("profile", TREE_PROFILES.values(), ids=lambda profile: profile.name)
def test_what_is_no_new_node(profile: TreeProfile):
    for pointer in (Pointer.RAW_CONST, Pointer.RAW_MUT):
        assert reborrow(profile, Retag(1, 0, 0, 1, pointer, Pointee(2))) is None
    for pointer in (Pointer.UNIQUE, Pointer.BOX):
        assert reborrow(profile, Retag(1, 0, 0, 1, pointer, Pointee(2, unpin=False))) is None
    assert (reborrow(profile, shared(0, 1, cells=CELL)) is None) == (profile.cells is Cells.RAW)


def test_a_box_and_a_reference_differ_in_their_protectors_only():
    unprotected = [reborrow(MIRI, make(0, 1)) for make in (box, mutable)]
    assert unprotected[0] == unprotected[1]
    protected = [reborrow(MIRI, make(0, 1, frame=1)) for make in (box, mutable)]
    assert [new and new.protector for new in protected] == [Protector.WEAK, Protector.STRONG]
