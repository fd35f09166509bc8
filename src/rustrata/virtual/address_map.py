"""Address maps: a page table, and the virtual address at which each thread finds each object.

The map is static: no entry changes while the program runs, so there is no translation look-aside
buffer, no invalidation and no accessed or dirty bit. One page table serves all threads; a thread of
another process is written by giving it virtual addresses of its own. An address is a byte number.

Addresses are bounded so that one map suits the three architectures: virtual ones below 2**47, the
lower canonical half of x86-64 with four levels and of RISC-V Sv48 (inside AArch64's 48 bits), and
physical ones below 2**52. RISC-V Sv39 has less: its user half ends at 2**38.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from rustrata.records import apart, record
from rustrata.source import SourceFile, Span
from rustrata.virtual.memory_types import MemoryType
from rustrata.virtual.permissions import READ_WRITE, Permission

PAGE_SIZES = (1 << 12, 1 << 14, 1 << 16, 1 << 21, 1 << 30)
"""Bytes: 4 KiB (all), 16 and 64 KiB (AArch64 granules), 2 MiB and 1 GiB (x86-64, RISC-V, AArch64)."""

VIRTUAL_END = 1 << 47
PHYSICAL_END = 1 << 52

DEFAULT_VIRTUAL_BASE = 0x10_0000
DEFAULT_PHYSICAL_BASE = 0x8000_0000


@record
class PageTableEntry:
    """One page: the addresses of its first bytes, and what may be done with it.

    ``physical_page`` is None only when the page is not present; hardware ignores it then.
    """

    virtual_page: int
    physical_page: int | None
    permission: Permission = READ_WRITE
    memory_type: MemoryType = MemoryType.WRITE_BACK
    present: bool = True
    span: Span | None = apart(default=None)

    def __post_init__(self) -> None:
        assert self.physical_page is not None or not self.present, "a present page has a physical page"


@record
class Place:
    """A virtual address of an object, for one thread or (None) for all that have none of their own."""

    thread: int | None
    virtual: int
    span: Span | None = apart(default=None)


@record
class Placement:
    """Where an object is: its name and its places, in the order of the text."""

    location: str
    places: tuple[Place, ...]
    span: Span | None = apart(default=None)

    def place_for(self, thread: int) -> Place | None:
        """The place that the thread uses: its own, else the one for all threads."""
        own = next((place for place in self.places if place.thread == thread), None)
        return own or next((place for place in self.places if place.thread is None), None)


@record
class AddressMap:
    """A page table (``pages``, sorted by virtual page, each once) and the placements of objects."""

    page_size: int
    pages: tuple[PageTableEntry, ...]
    placements: tuple[Placement, ...]
    source: SourceFile | None = apart(default=None)

    def __post_init__(self) -> None:
        assert self.page_size in PAGE_SIZES, "the page size is one that an architecture has"
        assert all(page.virtual_page % self.page_size == 0 for page in self.pages), "pages are aligned"
        assert all(a.virtual_page < b.virtual_page for a, b in pairwise(self.pages)), (
            "pages are sorted and no virtual page is mapped twice"
        )

    def page_at(self, virtual: int) -> PageTableEntry | None:
        """The entry of the page that holds a virtual address, or None when the table has none."""
        index = bisect_right(self.pages, virtual, key=lambda page: page.virtual_page) - 1
        if index < 0 or virtual >= self.pages[index].virtual_page + self.page_size:
            return None
        return self.pages[index]

    def placement(self, location: str) -> Placement | None:
        """Where an object is, or None when the map does not say."""
        return next((p for p in self.placements if p.location == location), None)


def physical_address(address_map: AddressMap, virtual: int) -> int | None:
    """The physical address behind a virtual one, permissions aside; None when no present page has it."""
    page = address_map.page_at(virtual)
    if page is None or not page.present:
        return None
    assert page.physical_page is not None, "a present page has a physical page"
    return page.physical_page + virtual - page.virtual_page


def default_map(locations: Iterable[str]) -> AddressMap:
    """Each location at the start of a 4 KiB page of its own, read-write, write-back, in the given order.

    Bases are fixed and differ, so that no location's virtual address is its physical one.
    """
    page_size = PAGE_SIZES[0]
    offsets = [(location, index * page_size) for index, location in enumerate(locations)]
    return AddressMap(
        page_size,
        tuple(
            PageTableEntry(DEFAULT_VIRTUAL_BASE + offset, DEFAULT_PHYSICAL_BASE + offset)
            for _, offset in offsets
        ),
        tuple(
            Placement(location, (Place(None, DEFAULT_VIRTUAL_BASE + offset),)) for location, offset in offsets
        ),
    )
