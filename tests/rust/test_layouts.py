"""Layouts as rustc's: of types that were drawn and compiled, whose sizes and offsets the compiled program
printed."""

from random import Random

import pytest
from drawn_layouts import KEPT, LAYOUTS, agrees, draw, lines_of, source_of
from hypothesis import given
from hypothesis import strategies as st

from rustrata.abstract.mir.enum_layout import discriminant_range
from rustrata.abstract.mir.layout import Niche
from rustrata.programs.rust.dialects import DIALECTS
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile


@pytest.mark.parametrize("form", DIALECTS)
def test_layouts_are_those_of_rustc(form: str):
    path = LAYOUTS / f"types-{form}.mir"
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    drawn = draw(Random("kept"), 0, KEPT)
    assert stored.original == source_of(drawn), "run `python tests/conformance/layouts.py --keep`"
    told = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    for one, line, own in zip(drawn, told, lines_of(read_program(stored.compiled), drawn), strict=True):
        assert agrees(line, own), one.text


def test_a_line_that_differs_is_told():
    assert agrees("8 4 0 option 8 [0, 1, 4, 7]", "8 4 0 option 8 [4, 7]")
    assert not agrees("8 4 0 option 8 [0, 1, 4, 7]", "8 4 0 option 8 [4, 6]")
    assert not agrees("8 4 0 option 8 []", "8 4 4 option 8 []")


@pytest.mark.parametrize(
    ("values", "size", "signed", "valid"),
    [
        ([27, 88, 185, 241], 1, False, (185, 88)),
        ([10, 130], 1, False, (10, 130)),
        ([-100, 100], 1, True, (-100, 100)),
        ([1, 120], 1, True, (120, 1)),
        ([-2, -120], 8, True, (-120, -2)),
        ([7], 8, False, (7, 7)),
    ],
)
def test_the_valid_range_of_a_tag_is_that_of_rustc(values, size, signed, valid):
    """As rustc 1.95 prints ``None`` of such enums."""
    assert discriminant_range(values, size, signed=signed) == valid


@given(st.lists(st.integers(0, 255), min_size=1, max_size=6), st.integers(1, 8))
def test_every_discriminant_is_in_the_valid_range(values: list[int], size: int):
    start, end = discriminant_range(values, size, signed=False)
    assert all(start <= v <= end if start <= end else v >= start or v <= end for v in values)


@pytest.mark.parametrize(
    ("start", "end", "before", "after"),
    [(0, 1, 2, 2), (0, 3, 4, 255), (1, 2, 0, 0), (100, 120, 99, 99), (200, 210, 211, 211), (253, 5, 6, 252)],
)
def test_none_stands_where_the_compiler_puts_it(start: int, end: int, before: int, after: int):
    """Up to 1.96, and from 1.97 on, as they print ``None`` of enums of these discriminants."""
    for near_zero, wanted in ((False, before), (True, after)):
        reserved = Niche(0, 1, start, end).reserve(1, near_zero=near_zero)
        assert reserved is not None
        assert reserved[0] == wanted
