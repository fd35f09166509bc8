"""Maps that do not suit a program: each mistake at its position in the map; and the records' examples."""

import pytest

from rustrata.diagnostics.catalogue.address_map import RECORDS
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.actions import Program
from rustrata.executions.expressions import I32, IntegerType
from rustrata.source import SourceFile
from rustrata.virtual.address_map import AddressMap, Place, Placement, default_map
from rustrata.virtual.lowering import place
from rustrata.virtual.map_reader import parse_map

I64 = IntegerType(64, signed=True)
U32 = IntegerType(32, signed=False)

PAGES = """\
[[page]]
virtual = 0x1000
physical = 0x8000
[[page]]
virtual = 0x2000
physical = 0x9000
"""
X = "[location.x]\naddress = 0x1000\n"
Y = "[location.y]\naddress = 0x2000\n"


MISTAKES = [
    # text, code, line:column, text at the span, part of the message, part of the help
    (
        PAGES + X + "[location.y]\naddress = 0x2002",
        "MAP011",
        "10:11",
        "0x2002",
        "`y` has 4",
        "0x2000 and 0x2004",
    ),
    (PAGES + X, "MAP012", "1:1", "", "does not place location `y`", "`[location.y]`"),
    (PAGES + X + Y + "[location.yy]\nP0 = 0", "MAP013", "11:1", "[location.yy]", "`yy`", "did you mean `y`?"),
    (PAGES + X + Y + "[location.q]\nP0 = 0", "MAP013", "11:1", "[location.q]", "`q`", "locations: `x`, `y`"),
    (PAGES + X + Y + "P2 = 0x2000", "MAP014", "11:6", "0x2000", "thread P2", "P0 to P1"),
    (
        PAGES + X + "[location.y]\nP0 = 0x2000",
        "MAP015",
        "9:1",
        "[location.y]",
        "P1 accesses `y`",
        "`P1 = 0x...`",
    ),
    (
        PAGES + X + "[location.y]\naddress = 0x3000",
        "MAP016",
        "10:11",
        "0x3000",
        "0x3000, where `y`",
        "0x3000",
    ),
    (PAGES + X + "[location.y]\nP0=0x2000\nP1=0x0ff8", "MAP016", "11:4", "0x0ff8", "0xff8", "virtual = 0x0`"),
]


@pytest.mark.parametrize(("text", "code", "position", "at", "message", "help_"), MISTAKES)
def test_a_map_that_does_not_suit_is_refused_at_its_place(
    message_passing: Program,
    types: dict[str, IntegerType],
    text: str,
    code: str,
    position: str,
    at: str,
    message: str,
    help_: str,
) -> None:
    with pytest.raises(RustrataError) as caught:
        place(message_passing, parse_map(SourceFile("map.toml", text)), types)
    diagnostic = caught.value.diagnostic
    assert diagnostic.code == code
    assert diagnostic.span is not None
    assert str(diagnostic.span) == f"map.toml:{position}"
    assert diagnostic.span.text == at
    assert message in diagnostic.message
    assert help_ in (diagnostic.help or "")


def test_an_address_is_needed_only_by_threads_that_access(
    message_passing: Program, types: dict[str, IntegerType]
) -> None:
    """P0 touches nothing here, so it needs no address."""
    reader_only = Program("R", message_passing.initial, ((), message_passing.threads[1]))
    text = f"{PAGES}[location.x]\nP1 = 0x1000\n[location.y]\nP1 = 0x2000\n"
    placed = place(reader_only, parse_map(SourceFile("map.toml", text)), types)
    assert placed.program == reader_only


@pytest.mark.parametrize(
    ("x", "y", "y_at", "phrase"),
    [
        (I64, I32, 0x1004, "share some of their bytes"),
        (I64, I32, 0x1000, "share some of their bytes"),
        (I32, U32, 0x1000, "share a cell but not a type"),
    ],
)
def test_overlap_in_part_or_in_type_is_unsupported(
    message_passing: Program, x: IntegerType, y: IntegerType, y_at: int, phrase: str
) -> None:
    text = f"{PAGES}{X}[location.y]\naddress = {y_at:#x}\n"
    with pytest.raises(RustrataError, match=r"^unsupported: `x` and `y`") as caught:
        place(message_passing, parse_map(SourceFile("map.toml", text)), {"x": x, "y": y})
    assert phrase in caught.value.diagnostic.message
    assert str(caught.value.diagnostic.span) == "map.toml:10:11"


def test_neighbours_on_one_page_do_not_overlap(message_passing: Program) -> None:
    text = f"{PAGES}{X}[location.y]\naddress = 0x1008\n"
    placed = place(message_passing, parse_map(SourceFile("map.toml", text)), {"x": I64, "y": I64})
    assert placed.program == message_passing


def test_a_map_without_a_text_is_refused_without_a_position(
    message_passing: Program, types: dict[str, IntegerType]
) -> None:
    only_x = default_map(["x"])
    with pytest.raises(RustrataError) as caught:
        place(message_passing, only_x, types)
    assert (caught.value.diagnostic.code, caught.value.diagnostic.span) == ("MAP012", None)
    misplaced = AddressMap(
        only_x.page_size, only_x.pages, (*only_x.placements, Placement("y", (Place(None, 0),)))
    )
    with pytest.raises(RustrataError, match="unmapped address"):
        place(message_passing, misplaced, types)


RECORD_TYPES = {"x": I32, "y": I64}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.code)
def test_the_failing_example_of_a_record_produces_its_code(message_passing: Program, record) -> None:
    with pytest.raises(RustrataError) as caught:
        place(message_passing, parse_map(SourceFile("map.toml", record.failing)), RECORD_TYPES)
    assert caught.value.diagnostic.code == record.code
    assert caught.value.diagnostic.span is not None


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.code)
def test_the_fixed_example_of_a_record_suits(message_passing: Program, record) -> None:
    placed = place(message_passing, parse_map(SourceFile("map.toml", record.fixed)), RECORD_TYPES)
    assert placed.program == message_passing


def test_codes_are_consecutive() -> None:
    assert [record.code for record in RECORDS] == [f"MAP{n:03}" for n in range(1, len(RECORDS) + 1)]
