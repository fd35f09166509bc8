"""What an alphabet leaves out is another of its moves, or none: the states say so, after up to two moves."""

from collections.abc import Iterator

import pytest

from rustrata.abstract.aliasing.events import (
    Access,
    Accessed,
    Allocate,
    CallBegin,
    Pointee,
    Pointer,
    Retag,
    Storage,
)
from rustrata.abstract.aliasing.model import Borrows, tell
from rustrata.programs.optimisation import Extra
from rustrata.refinement.optimisation.context import (
    BODY_FRAME,
    Borrowing,
    ContextFree,
    Known,
    Side,
    Surroundings,
    operation_of,
)
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS

THESIS, MIRI = "stacked-borrows-thesis", "stacked-borrows-miri-2026-08"
PAPER, TREES = "tree-borrows-pldi25", "tree-borrows-miri-2026-08"
IMPLICIT = "tree-borrows-miri-2026-08-implicit-writes"
TWO_PHASE = Borrowing(Pointer.UNIQUE, two_phase=True)
UNIQUE, RAW = Borrowing(Pointer.UNIQUE), Borrowing(Pointer.RAW_MUT)
CELL = Borrowing(Pointer.SHARED, cell=True)
LAZY = Borrowing(Pointer.SHARED, lazy=True)
BOX = Borrowing(Pointer.BOX, protected=True)


def states(model: str) -> Iterator[tuple[Borrows, Surroundings]]:
    """Everything that a context gets to with at most two moves, from memory of the heap and of the stack."""
    for storage in (Storage.HEAP, Storage.STACK):
        state = OPTIMISATION_MODELS[model].new()
        tell(state, Allocate(0, 1, 0, storage))
        yield from after(model, state, Surroundings((Known(0, 0, 0),), (), 1, BODY_FRAME + 1), 2)


def after(
    model: str, state: Borrows, surroundings: Surroundings, left: int
) -> Iterator[tuple[Borrows, Surroundings]]:
    yield state, surroundings
    if not left:
        return
    extras = (Extra.CELLS, Extra.BOXES)
    for move in OPTIMISATION_MODELS[model].alphabet(extras).moves(surroundings, (1,), 300):
        if not isinstance(move, ContextFree):
            twin = state.fork()
            operation = operation_of(move, surroundings, Side.SOURCE)
            if all(tell(twin, event) is None for event in operation.events):
                yield from after(model, twin, surroundings.after(move), left - 1)


def made(state: Borrows, surroundings: Surroundings, parent: int, how: Borrowing) -> Borrows | None:
    """The state with one more pointer, None if it is forbidden."""
    twin = state.fork()
    frame = surroundings.next_frame if how.protected else None
    if frame is not None:
        tell(twin, CallBegin(frame))
    pointee = how.pointee(1)
    new = surroundings.next_tag
    retag = Retag(0, 0, parent, new, how.pointer, pointee, frame, how.two_phase)
    return twin if tell(twin, retag) is None else None


@pytest.mark.parametrize(
    ("model", "left_out", "offered"),
    [
        (THESIS, TWO_PHASE, UNIQUE),
        (MIRI, TWO_PHASE, RAW),
        (MIRI, CELL, RAW),
        (PAPER, TWO_PHASE, UNIQUE),
        (TREES, TWO_PHASE, UNIQUE),
        (IMPLICIT, TWO_PHASE, UNIQUE),
    ],
    ids=lambda word: word if isinstance(word, str) else "",
)
def test_a_move_that_is_left_out_leads_where_another_leads(
    model: str, left_out: Borrowing, offered: Borrowing
):
    for state, surroundings in states(model):
        for known in surroundings.pointers:
            one = made(state, surroundings, known.source, left_out)
            other = made(state, surroundings, known.source, offered)
            assert (one and one.key()) == (other and other.key())


@pytest.mark.parametrize(
    ("model", "left_out"),
    [
        (THESIS, LAZY),
        (PAPER, RAW),
        (PAPER, CELL),
        (TREES, RAW),
        (IMPLICIT, RAW),
        ("noalias", UNIQUE),
        ("noalias", RAW),
    ],
    ids=lambda word: word if isinstance(word, str) else "",
)
@pytest.mark.parametrize("access", list(Access))
def test_a_pointer_that_is_left_out_is_the_one_it_comes_from(model: str, left_out: Borrowing, access: Access):
    for state, surroundings in states(model):
        for known in surroundings.pointers:
            twin = made(state, surroundings, known.source, left_out)
            assert twin is not None
            other = twin.fork()
            through_new = tell(twin, Accessed(0, 0, 1, surroundings.next_tag, access))
            through_old = tell(other, Accessed(0, 0, 1, known.source, access))
            assert (through_new is None) == (through_old is None)
            assert through_new is not None or twin.key() == other.key()


@pytest.mark.parametrize("access", list(Access))
def test_a_reference_to_no_byte_is_of_no_use_in_miris_stacked_borrows(access: Access):
    for state, surroundings in states(MIRI):
        for known in surroundings.pointers:
            twin = made(state, surroundings, known.source, LAZY)
            assert twin is not None
            assert tell(twin, Accessed(0, 0, 1, surroundings.next_tag, access)) is not None


def test_a_box_is_a_mutable_reference_without_protector_in_the_thesis():
    for state, surroundings in states(THESIS):
        for known in surroundings.pointers:
            one = made(state, surroundings, known.source, BOX)
            other = made(state, surroundings, known.source, UNIQUE)
            assert (one is None) == (other is None)
            if one is not None and other is not None:
                tell(other, CallBegin(surroundings.next_frame))
                assert one.key() == other.key()


def test_a_pointee_that_is_a_cell_is_one_cell():
    assert CELL.pointee(2) == Pointee(2, ((0, 2),))
