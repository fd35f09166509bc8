"""The coherence invariants on copies of one line, over a small domain, exhaustively."""

from itertools import product

from rustrata.hardware.invariants import (
    DATA_VALUE,
    NO_UNEXPECTED_MESSAGE,
    SINGLE_WRITER,
    Copy,
    CoreView,
    DirectoryView,
    data_value,
    first_broken,
    single_writer_multiple_reader,
)

COPIES = [Copy(*fields) for fields in product((False, True), (False, True), (0, 1))]


def test_single_writer_by_the_definition_for_pairs() -> None:
    """For all pairs of distinct cores: not both a writer and another reader or writer."""
    for copies in product(COPIES, repeat=3):
        conflict = any(
            copies[a].may_store and (copies[b].may_load or copies[b].may_store)
            for a, b in product(range(3), repeat=2)
            if a != b
        )
        assert single_writer_multiple_reader(copies) == (not conflict)


def test_data_value_looks_at_loadable_copies_only() -> None:
    assert data_value([Copy(False, False, 9), Copy(True, False, 1)], 1)
    assert not data_value([Copy(True, True, 0)], 1)
    assert data_value([], 1)


def test_the_first_broken_invariant_is_named() -> None:
    reader, writer = Copy(True, False, 0), Copy(True, True, 0)
    cores = [CoreView((reader, reader), False), CoreView((reader, writer), False)]
    fine, new = DirectoryView(0, False), DirectoryView(1, False)
    assert first_broken(cores, [fine, fine]) == SINGLE_WRITER
    assert first_broken(cores[:1], [fine, fine]) is None
    assert first_broken(cores[:1], [fine, new]) == DATA_VALUE
    assert first_broken([CoreView((reader, reader), True)], [fine, fine]) == NO_UNEXPECTED_MESSAGE
    assert first_broken(cores[:1], [fine, DirectoryView(0, True)]) == NO_UNEXPECTED_MESSAGE
