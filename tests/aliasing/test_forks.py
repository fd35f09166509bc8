"""A fork of a model's state goes its own way: neither does the other's past matter to it, nor its future."""

import pytest

from rustrata.abstract.aliasing.events import (
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Event,
    Pointee,
    Pointer,
    Retag,
)
from rustrata.abstract.aliasing.model import Borrows, tell
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows

BYTE = Pointee(1)
MODELS = sorted(ALIASING_MODELS)


def told(model: str, *events: Event) -> Borrows:
    """The state after events, all of them allowed."""
    state = borrows(model)
    for event in events:
        assert tell(state, event) is None
    return state


def access(tag: int, kind: Access) -> Accessed:
    return Accessed(0, 0, 1, tag, kind)


@pytest.mark.parametrize("kind", list(Access))
@pytest.mark.parametrize("model", MODELS)
def test_what_a_fork_did_after_the_end_of_a_call_is_not_allowed_during_it(model: str, kind: Access):
    begun = told(
        model,
        Allocate(0, 1, 0),
        CallBegin(1),
        Retag(0, 0, 0, 1, Pointer.UNIQUE, BYTE, 1),
        access(1, Access.WRITE),
    )
    ended = begun.fork()
    assert tell(ended, CallEnd(1)) is None
    assert tell(ended, access(0, kind)) is None
    assert tell(begun, access(0, kind)) is not None


@pytest.mark.parametrize("kind", list(Access))
@pytest.mark.parametrize("model", MODELS)
def test_nor_when_another_pointer_was_made_in_between(model: str, kind: Access):
    begun = told(
        model,
        Allocate(0, 1, 0),
        CallBegin(1),
        Retag(0, 0, 0, 1, Pointer.UNIQUE, BYTE, 1),
        access(1, Access.WRITE),
        Retag(0, 0, 1, 2, Pointer.UNIQUE, BYTE),
        access(2, Access.WRITE),
    )
    ended = begun.fork()
    assert tell(ended, CallEnd(1)) is None
    assert tell(ended, access(0, kind)) is None
    assert tell(begun, access(0, kind)) is not None


def test_under_noalias_the_end_of_a_call_leaves_other_arguments_as_they_are():
    state = told(
        "noalias",
        Allocate(0, 1, 0),
        CallBegin(1),
        Retag(0, 0, 0, 1, Pointer.UNIQUE, BYTE, 1),
        CallBegin(2),
        Retag(0, 0, 1, 2, Pointer.UNIQUE, BYTE, 2),
        CallEnd(2),
        CallBegin(3),
        Retag(0, 0, 1, 3, Pointer.UNIQUE, BYTE, 3),
        access(1, Access.READ),
    )
    assert tell(state, access(3, Access.WRITE)) is not None
