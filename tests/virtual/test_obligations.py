"""The obligations of the virtual layer, decided: on shipped, documented and random maps."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.actions import Program, Read
from rustrata.executions.expressions import I32, IntegerType
from rustrata.source import SourceFile
from rustrata.virtual.address_map import AddressMap, PageTableEntry, Place, Placement, default_map
from rustrata.virtual.lowering import place
from rustrata.virtual.map_reader import parse_map
from rustrata.virtual.memory_types import MemoryType
from rustrata.virtual.obligations import Obligations, describe, obligations, unknown_reason

ROOT = Path(__file__).parents[2]
MAPS = ROOT / "examples" / "maps"


def read(name: str) -> AddressMap:
    return parse_map(SourceFile(name, (MAPS / name).read_text(encoding="utf-8")))


EXPECTED = {
    "one-page-each.toml": (),
    "two-addresses-of-one-cell.toml": (
        "`y` has 2 virtual addresses of one cell (0x20040, 0x30040): harmless",
    ),
    "read-only.toml": ("P0, `y`: store at 0x20000 faults: the page is write-protected",),
    "not-present.toml": (
        "P0, `x`: store at 0x10000 faults: the page is not present",
        "P1, `x`: load at 0x10000 faults: the page is not present",
    ),
    "aliased-objects.toml": ("`x` and `y` share the physical cell 0x80000",),
    "split-object.toml": ("`y` is in 2 physical cells (0x90000, 0xa0000): its final value is not observed",),
    "write-combining.toml": (
        "the memory models describe write-back memory only, and these pages are not: "
        "0x10000 (write-combining)",
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_shipped_maps(message_passing: Program, types: dict[str, IntegerType], name: str) -> None:
    found = obligations(place(message_passing, read(name), types))
    assert describe(found) == EXPECTED[name]
    assert found.renaming_only == (name in ("one-page-each.toml", "two-addresses-of-one-cell.toml"))
    assert (unknown_reason(found) is None) == (name != "write-combining.toml")


def test_every_shipped_map_is_tested() -> None:
    assert sorted(path.name for path in MAPS.glob("*.toml")) == sorted([*EXPECTED, "unmapped-address.toml"])


def test_unmapped_address_example(message_passing: Program, types: dict[str, IntegerType]) -> None:
    with pytest.raises(RustrataError, match="unmapped address") as caught:
        place(message_passing, read("unmapped-address.toml"), types)
    assert str(caught.value.diagnostic.span) == "unmapped-address.toml:11:11"


def test_the_shipped_default_is_the_default_map() -> None:
    assert read("one-page-each.toml") == default_map(["x", "y"])


def documented_maps() -> list[str]:
    text = (ROOT / "docs" / "address-maps.md").read_text(encoding="utf-8")
    return re.findall(r"```toml\n(.*?)```", text, re.DOTALL)


def test_documented_maps_are_the_shipped_ones() -> None:
    documented = [parse_map(SourceFile("address-maps.md", text)) for text in documented_maps()]
    assert documented == [
        read(name)
        for name in (
            "one-page-each.toml",
            "two-addresses-of-one-cell.toml",
            "read-only.toml",
            "not-present.toml",
            "aliased-objects.toml",
            "split-object.toml",
            "write-combining.toml",
        )
    ]


def test_a_page_that_nobody_accesses_owes_nothing(types: dict[str, IntegerType]) -> None:
    """x is write-combining and not accessed; y is write-back."""
    reader = Program("R", (("x", 0), ("y", 0)), ((Read("a", "y"),),), ((0, "a"),), ("x", "y"))
    assert obligations(place(reader, read("write-combining.toml"), types)).renaming_only


def test_two_memory_types_of_one_physical_page(
    message_passing: Program, types: dict[str, IntegerType]
) -> None:
    """A write-combining window on the page of x, which no access goes through, is enough."""
    good = default_map(["x", "y"])
    window = PageTableEntry(0x20_0000, good.pages[0].physical_page, memory_type=MemoryType.WRITE_COMBINING)
    address_map = AddressMap(good.page_size, (*good.pages, window), good.placements)
    found = obligations(place(message_passing, address_map, types))
    assert not found.not_write_back
    assert [(m.first, m.second) for m in found.mismatches] == [(good.pages[0], window)]
    assert unknown_reason(found) == (
        "virtual pages of one physical page differ in memory type: "
        "0x100000 (write-back) and 0x200000 (write-combining)"
    )


def test_a_page_that_is_not_present_mismatches_nothing(
    message_passing: Program, types: dict[str, IntegerType]
) -> None:
    good = default_map(["x", "y"])
    absent = PageTableEntry(
        0x20_0000, good.pages[0].physical_page, memory_type=MemoryType.WRITE_COMBINING, present=False
    )
    address_map = AddressMap(good.page_size, (*good.pages, absent), good.placements)
    assert obligations(place(message_passing, address_map, types)).renaming_only


NAMES = ("x", "y", "z")


@st.composite
def maps(draw: st.DrawFn) -> AddressMap:
    """Four pages onto three physical ones; two places for each of three objects."""
    pages = tuple(
        PageTableEntry(
            index * 4096,
            draw(st.integers(0, 2)) * 4096,
            memory_type=draw(st.sampled_from([*[MemoryType.WRITE_BACK] * 4, MemoryType.UNCACHEABLE])),
            present=draw(st.integers(0, 5)) > 0,
        )
        for index in range(4)
    )
    slots = st.builds(lambda page, slot: page * 4096 + slot * 4, st.integers(0, 3), st.integers(0, 3))
    return AddressMap(
        4096, pages, tuple(Placement(n, (Place(0, draw(slots)), Place(1, draw(slots)))) for n in NAMES)
    )


EACH_READS_ALL = Program(
    "all", tuple((n, 0) for n in NAMES), (tuple(Read(n, n) for n in NAMES),) * 2, (), NAMES
)


def by_definition(address_map: AddressMap) -> tuple[bool, bool, bool]:
    """Total, injective, all accessed pages write-back: from the relation object -> physical address."""
    reached = []
    pages = []
    for placement in address_map.placements:
        for at in placement.places:
            page = address_map.pages[at.virtual // 4096]
            if page.present:
                reached.append((placement.location, page.physical_page + at.virtual % 4096))
                pages.append(page)
    total = len(reached) == len(NAMES) * 2
    pairs = set(reached)
    injective = len(pairs) == len({o for o, _ in pairs}) == len({p for _, p in pairs})
    return total, injective, all(page.memory_type is MemoryType.WRITE_BACK for page in pages)


@given(maps())
def test_obligations_are_those_of_the_relation(address_map: AddressMap) -> None:
    placed = place(EACH_READS_ALL, address_map, dict.fromkeys(NAMES, I32))
    found = obligations(placed)
    assert (found.total, found.injective, not found.not_write_back) == by_definition(address_map)


@given(maps())
def test_when_all_are_met_the_program_over_cells_is_the_source(address_map: AddressMap) -> None:
    placed = place(EACH_READS_ALL, address_map, dict.fromkeys(NAMES, I32))
    found = obligations(placed)
    assert (placed.program == EACH_READS_ALL) == (found.total and found.injective)
    assert found.renaming_only <= (placed.program == EACH_READS_ALL)


def test_nothing_found_is_nothing_said() -> None:
    assert describe(Obligations((), (), (), (), (), ())) == ()
