"""The reader of address maps: TOML text to `AddressMap`, with a position in every error.

The format is described in ``docs/address-maps.md``. What can be said without knowing the program is
checked here; whether the map suits a program is checked by ``map_fit``.
"""

import re
import tomllib
from itertools import pairwise
from typing import NoReturn

from rustrata.diagnostics.diagnostic import Diagnostic, Label, RustrataError, did_you_mean
from rustrata.records import record
from rustrata.source import SourceFile, Span
from rustrata.virtual.address_map import (
    PAGE_SIZES,
    PHYSICAL_END,
    VIRTUAL_END,
    AddressMap,
    PageTableEntry,
    Place,
    Placement,
)
from rustrata.virtual.memory_types import MEMORY_TYPES, MemoryType
from rustrata.virtual.permissions import NO_ACCESS, PERMISSIONS, READ_WRITE, Permission
from rustrata.virtual.toml_positions import KeyAndValue, Path, toml_positions

_TOP_KEYS = ("page_size", "page", "location")
_PAGE_KEYS = ("virtual", "physical", "permissions", "memory_type", "present")
_THREAD_KEY = re.compile(r"P(0|[1-9][0-9]{0,3})")
_TOML_PLACE = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")


def parse_map(source: SourceFile) -> AddressMap:
    """Read an address map. Raises `RustrataError` with a code MAP001 to MAP010."""
    document, positions = _read_toml(source)
    top = _Table((), document, positions, source)
    top.only(_TOP_KEYS)
    page_size = _page_size(top)
    pages = sorted((_page(table, page_size) for table in _pages(top)), key=lambda page: page.virtual_page)
    _each_page_once(pages)
    locations = top.table("location")
    placements = tuple(_placement(locations.table(name), name) for name in locations.entries)
    return AddressMap(page_size, tuple(pages), placements, source)


def _fail(code: str, message: str, span: Span, help_: str | None = None, *labels: Label) -> NoReturn:
    raise RustrataError(Diagnostic(code, message, span, labels=labels, help=help_))


def _read_toml(source: SourceFile) -> tuple[dict[str, object], dict[Path, KeyAndValue]]:
    """The document and its positions. `MAP001` when it is not TOML."""
    try:
        return tomllib.loads(source.text), toml_positions(source)
    # An integer of thousands of digits is a plain ValueError; TOMLDecodeError is a kind of it.
    except ValueError as error:
        place = _TOML_PLACE.search(str(error))
        message = _TOML_PLACE.sub("", str(error))
        at = len(source.text)
        if place and place[1]:
            at = source.line_starts[int(place[1]) - 1] + int(place[2]) - 1
    except RecursionError:
        message, at = "Values are nested too deeply", 0
    message = f"the address map is not TOML: {message[:1].lower()}{message[1:]}"
    _fail("MAP001", message, Span(source, at, min(at + 1, len(source.text))))


@record
class _Table:
    """A table of the document, with where it and its entries stand."""

    path: Path
    entries: dict[str, object]
    positions: dict[Path, KeyAndValue]
    source: SourceFile

    def header(self) -> Span:
        """Where the table is named."""
        return self.positions[self.path].key if self.path else Span(self.source, 0, 0)

    def key(self, name: str) -> Span:
        """Where a key of it stands."""
        return self.positions[(*self.path, name)].key

    def value(self, name: str) -> Span:
        """Where the value of a key of it stands."""
        return self.positions[(*self.path, name)].value

    def only(self, known: tuple[str, ...]) -> None:
        """Refuse keys that mean nothing here (`MAP002`)."""
        for name in self.entries:
            if name not in known:
                help_ = did_you_mean(name, known) or f"the keys here are {_listed(known)}"
                _fail("MAP002", f"unknown key `{name}` in the address map", self.key(name), help_)

    def of_kind(self, name: str, kind: type, wanted: str) -> bool:
        """Is the key there? When it is, its value must be of the kind (`MAP003`)."""
        if name not in self.entries:
            return False
        # bool is a subclass of int, and `virtual = true` is a mistake.
        if type(self.entries[name]) is not kind:
            found = _kind_name(self.entries[name])
            _fail("MAP003", f"`{name}` must be {wanted}, found {found}", self.value(name))
        return True

    def integer(self, name: str) -> int | None:
        """An integer, or None when the key is absent."""
        value = self.entries[name] if self.of_kind(name, int, "an integer") else None
        assert value is None or isinstance(value, int), "the kind was checked"
        return value

    def string(self, name: str, default: str) -> str:
        """A string."""
        value = self.entries[name] if self.of_kind(name, str, "a string") else default
        assert isinstance(value, str), "the kind was checked"
        return value

    def boolean(self, name: str, default: bool) -> bool:
        """``true`` or ``false``."""
        value = self.entries[name] if self.of_kind(name, bool, "`true` or `false`") else default
        assert isinstance(value, bool), "the kind was checked"
        return value

    def table(self, name: str) -> "_Table":
        """A table, empty when the key is absent."""
        value = self.entries[name] if self.of_kind(name, dict, "a table") else {}
        assert isinstance(value, dict), "the kind was checked"
        return _Table((*self.path, name), value, self.positions, self.source)


def _listed(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _kind_name(value: object) -> str:
    names: dict[type, str] = {
        bool: "a boolean",
        int: "an integer",
        float: "a number with a fraction",
        str: "a string",
        list: "an array",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")


def _page_size(top: _Table) -> int:
    size = top.integer("page_size")
    if size is None:
        return PAGE_SIZES[0]
    if size not in PAGE_SIZES:
        known = ", ".join(map(str, PAGE_SIZES))
        help_ = f"the sizes that the architectures have are {known} bytes"
        _fail("MAP007", f"no architecture has pages of {size} bytes", top.value("page_size"), help_)
    return size


def _pages(top: _Table) -> list[_Table]:
    """The ``[[page]]`` tables, in the order of the text."""
    if not top.of_kind("page", list, "an array of tables, each written `[[page]]`"):
        return []
    pages = top.entries["page"]
    assert isinstance(pages, list), "the kind was checked"
    tables = []
    for index, entries in enumerate(pages):
        path: Path = ("page", index)
        if not isinstance(entries, dict):
            span = top.positions[path].value
            _fail("MAP003", f"a page must be a table, found {_kind_name(entries)}", span)
        tables.append(_Table(path, entries, top.positions, top.source))
    return tables


def _page(table: _Table, page_size: int) -> PageTableEntry:
    table.only(_PAGE_KEYS)
    permission = _permission(table)
    # No entry of the three architectures is present and allows nothing to a user program.
    present = table.boolean("present", default=True) and permission != NO_ACCESS
    virtual = _page_address(table, "virtual", VIRTUAL_END, page_size)
    physical = _page_address(table, "physical", PHYSICAL_END, page_size)
    if virtual is None or (physical is None and present):
        missing = "virtual" if virtual is None else "physical"
        help_ = f"add `{missing} = 0x...`, the address of the page's first byte"
        if virtual is not None:
            help_ += ", or `present = false`"
        _fail("MAP004", f"this page has no `{missing}` address", table.header(), help_)
    return PageTableEntry(virtual, physical, permission, _memory_type(table), present, table.header())


def _page_address(table: _Table, name: str, end: int, page_size: int) -> int | None:
    address = table.integer(name)
    if address is None:
        return None
    _in_range(address, end, name, table.value(name))
    if address % page_size:
        down = address // page_size * page_size
        message = f"the {name} address {address:#x} is not a multiple of the page size {page_size:#x}"
        _fail("MAP008", message, table.value(name), f"the page that holds it begins at {down:#x}")
    return address


def _in_range(address: int, end: int, kind: str, span: Span) -> None:
    if not 0 <= address < end:
        message = f"the {kind} address {address:#x} is out of range"
        _fail("MAP010", message, span, f"{kind} addresses are at least 0 and below {end:#x}")


def _permission(table: _Table) -> Permission:
    word = table.string("permissions", str(READ_WRITE))
    if word in ("w", "wx"):
        message = f"permissions `{word}` do not exist: a writable page is readable too"
        _fail("MAP005", message, table.value("permissions"), f"write `r{word}`")
    if word not in PERMISSIONS:
        in_order = "".join(letter for letter in "rwx" if letter in word)
        anagram = len(in_order) == len(word) and in_order in PERMISSIONS
        known = f"permissions are {_listed(list(PERMISSIONS))}"
        help_ = f"did you mean `{in_order}`?" if anagram else did_you_mean(word, PERMISSIONS) or known
        _fail("MAP005", f"unknown permissions `{word}`", table.value("permissions"), help_)
    return PERMISSIONS[word]


def _memory_type(table: _Table) -> MemoryType:
    word = table.string("memory_type", MemoryType.WRITE_BACK.value)
    if word.lower() not in MEMORY_TYPES:
        known = f"memory types are {_listed([memory_type.value for memory_type in MemoryType])}"
        help_ = did_you_mean(word, MEMORY_TYPES) or known
        _fail("MAP006", f"unknown memory type `{word}`", table.value("memory_type"), help_)
    return MEMORY_TYPES[word.lower()]


def _each_page_once(pages: list[PageTableEntry]) -> None:
    """One entry for one virtual page: ``pages`` is sorted, and the sort keeps the order of the text."""
    for first, second in pairwise(pages):
        if first.virtual_page == second.virtual_page:
            assert first.span is not None, "pages that were read have spans"
            assert second.span is not None, "pages that were read have spans"
            message = f"the virtual page {second.virtual_page:#x} is mapped twice"
            _fail("MAP009", message, second.span, None, Label(first.span, "it is mapped here already"))


def _placement(table: _Table, name: str) -> Placement:
    places = []
    for key in table.entries:
        thread = _THREAD_KEY.fullmatch(key)
        if not thread and key != "address":
            threads = [other for other in table.entries if _THREAD_KEY.fullmatch(other)]
            help_ = did_you_mean(key, ["address", *threads])
            help_ = help_ or "give `address` for every thread, or `P0`, `P1`, ... for one"
            _fail("MAP002", f"unknown key `{key}` for location `{name}`", table.key(key), help_)
        virtual = table.integer(key)
        assert virtual is not None, "the key is there"
        _in_range(virtual, VIRTUAL_END, "virtual", table.value(key))
        places.append(Place(int(thread[1]) if thread else None, virtual, table.value(key)))
    if not places:
        help_ = "add `address = 0x...`, its virtual address"
        _fail("MAP004", f"location `{name}` has no address", table.header(), help_)
    return Placement(name, tuple(places), table.header())
