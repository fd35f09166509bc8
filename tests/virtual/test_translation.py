"""Translation of addresses, against an independent walk of a four-level radix tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.virtual.address_map import (
    AddressMap,
    PageTableEntry,
    Place,
    Placement,
    default_map,
    physical_address,
)
from rustrata.virtual.permissions import PERMISSIONS, READ_ONLY, READ_WRITE, FaultKind, Operation
from rustrata.virtual.translation import Fault, Translation, objects_at, translate, translate_address

PAGE = 4096


def radix_tree(pages: list[PageTableEntry]) -> dict:
    """The page table as hardware has it: four levels of nine bits, above twelve bits of offset."""
    root: dict = {}
    for page in pages:
        node = root
        for level in (39, 30, 21):
            node = node.setdefault(page.virtual_page >> level & 0x1FF, {})
        node[page.virtual_page >> 12 & 0x1FF] = page
    return root


def walk(root: dict, virtual: int) -> PageTableEntry | None:
    """Four look-ups; a missing or not-present entry at any level is a page fault."""
    node = root
    for level in (39, 30, 21, 12):
        node = node.get(virtual >> level & 0x1FF)
        if node is None:
            return None
    return node if node.present else None


# Page numbers that differ in any one of the four levels, and their neighbours.
page_numbers = st.builds(
    lambda levels: sum(index << shift for index, shift in zip(levels, (27, 18, 9, 0), strict=True)),
    st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(510, 511), st.integers(0, 3)),
)
entries = st.builds(
    lambda virtual, physical, permission, present: PageTableEntry(
        virtual * PAGE, physical * PAGE, permission, present=present
    ),
    page_numbers,
    st.integers(0, 40),
    st.sampled_from(list(PERMISSIONS.values())),
    st.sampled_from([True, True, True, False]),
)
page_tables = st.lists(entries, max_size=8, unique_by=lambda page: page.virtual_page)
addresses = st.builds(
    lambda page, offset: page * PAGE + offset, page_numbers, st.sampled_from([0, 4, 64, PAGE - 4])
)


@given(page_tables, addresses, st.sampled_from(list(Operation)))
def test_translation_is_the_walk_of_a_radix_tree(
    pages: list[PageTableEntry], virtual: int, operation: Operation
) -> None:
    address_map = AddressMap(PAGE, tuple(sorted(pages, key=lambda page: page.virtual_page)), ())
    page = walk(radix_tree(pages), virtual)
    reads = operation not in (Operation.STORE, Operation.STORE_CONDITIONAL, Operation.FENCE)
    writes = operation not in (Operation.LOAD, Operation.FENCE)
    match translate_address(address_map, virtual, operation):
        case Translation(_, physical, used):
            assert page is used
            assert physical == page.physical_page + virtual % PAGE
            assert page.permission.readable or not reads
            assert page.permission.writable or not writes
        case Fault(FaultKind.NOT_PRESENT):
            assert page is None
        case Fault(FaultKind.READ_PROTECTED):
            assert page is not None
            assert reads
            assert not page.permission.readable
        case Fault(FaultKind.WRITE_PROTECTED):
            assert page is not None
            assert writes
            assert not page.permission.writable
        case other:
            pytest.fail(f"no such result: {other}")


@st.composite
def injective_maps(draw: st.DrawFn) -> tuple[AddressMap, tuple[str, ...]]:
    """One or two virtual addresses for each object, and different physical addresses for different ones.

    Objects may share a page: cells are given out four bytes apart, over few pages.
    """
    names = tuple("vwxyz"[: draw(st.integers(1, 5))])
    physical_pages = draw(st.permutations(range(4)))
    cells = draw(st.lists(st.integers(0, 4 * 8 - 1), min_size=len(names), max_size=len(names), unique=True))
    # Two virtual windows on the same four physical pages.
    pages = [
        PageTableEntry((window * 16 + index) * PAGE, physical * PAGE)
        for window in (1, 2)
        for index, physical in enumerate(physical_pages)
    ]
    placements = []
    for name, cell in zip(names, cells, strict=True):
        places = [
            Place(thread, (draw(st.sampled_from((1, 2))) * 16 + cell // 8) * PAGE + cell % 8 * 4)
            for thread in (0, 1)
        ]
        placements.append(Placement(name, tuple(places)))
    return AddressMap(PAGE, tuple(pages), tuple(placements)), names


@given(injective_maps())
def test_abs_of_translation_is_the_object(maps: tuple[AddressMap, tuple[str, ...]]) -> None:
    """abs(translate(x)) = x, for every thread, on every injective map."""
    address_map, names = maps
    for thread in (0, 1):
        for name in names:
            translated = translate(address_map, thread, name, Operation.READ_MODIFY_WRITE)
            assert isinstance(translated, Translation)
            assert objects_at(address_map, thread, translated.virtual, names) == (name,)


def test_abs_of_a_shared_cell_is_every_object_in_it() -> None:
    pages = (PageTableEntry(0x1000, 0x8000), PageTableEntry(0x2000, 0x8000))
    placements = (Placement("x", (Place(None, 0x1000),)), Placement("y", (Place(None, 0x2000),)))
    address_map = AddressMap(PAGE, pages, placements)
    assert objects_at(address_map, 0, 0x1000, ("x", "y")) == ("x", "y")
    assert objects_at(address_map, 0, 0x1004, ("x", "y")) == ()
    assert objects_at(address_map, 0, 0x9000, ("x", "y")) == ()


def test_a_threads_own_address_goes_before_the_one_for_all() -> None:
    placement = Placement("x", (Place(None, 0x1000), Place(1, 0x2000)))
    assert [placement.place_for(thread).virtual for thread in (0, 1, 2)] == [0x1000, 0x2000, 0x1000]
    assert Placement("x", (Place(1, 0x2000),)).place_for(0) is None


def test_the_entry_is_present_before_its_permission_is_asked() -> None:
    pages = (PageTableEntry(0x1000, None, READ_ONLY, present=False), PageTableEntry(0x2000, 0, READ_ONLY))
    address_map = AddressMap(PAGE, pages, ())
    absent = translate_address(address_map, 0x1000, Operation.STORE)
    assert absent == Fault(FaultKind.NOT_PRESENT, 0x1000, Operation.STORE, pages[0])
    protected = translate_address(address_map, 0x2004, Operation.STORE)
    assert protected == Fault(FaultKind.WRITE_PROTECTED, 0x2004, Operation.STORE, pages[1])
    assert str(protected) == "store at 0x2004 faults: the page is write-protected"


def test_default_map_gives_each_location_a_page_and_is_not_the_identity() -> None:
    names = [f"l{index}" for index in range(200)]
    address_map = default_map(names)
    virtual = [place.virtual for placement in address_map.placements for place in placement.places]
    physical = [physical_address(address_map, address) for address in virtual]
    assert len(set(virtual)) == len(set(physical)) == len(names)
    assert all(a != b for a, b in zip(virtual, physical, strict=True))
    assert all(page.permission == READ_WRITE for page in address_map.pages)
    assert [p.location for p in address_map.placements] == names
