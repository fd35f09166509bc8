"""Reading address maps: what is read, and each mistake at its position with its suggestion."""

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.source import SourceFile
from rustrata.virtual.address_map import AddressMap, PageTableEntry, Place, Placement
from rustrata.virtual.map_reader import parse_map
from rustrata.virtual.memory_types import MEMORY_TYPES, MemoryType
from rustrata.virtual.permissions import NO_ACCESS, PERMISSIONS, READ_ONLY, READ_WRITE


def read(text: str) -> AddressMap:
    return parse_map(SourceFile("map.toml", text))


def test_every_key_is_read() -> None:
    address_map = read(
        """\
page_size = 65536
[[page]]
virtual = 0x2_0000
physical = 0x9_0000
permissions = "r"
memory_type = "Write-Combining"
[[page]]
virtual = 0x10000
present = false
[location.x]
P1 = 0x10000
address = 0x20000
[location."a b"]
P0 = 0x20008
"""
    )
    assert address_map == AddressMap(
        65536,
        (
            PageTableEntry(0x10000, None, READ_WRITE, MemoryType.WRITE_BACK, present=False),
            PageTableEntry(0x20000, 0x90000, READ_ONLY, MemoryType.WRITE_COMBINING),
        ),
        (
            Placement("x", (Place(1, 0x10000), Place(None, 0x20000))),
            Placement("a b", (Place(0, 0x20008),)),
        ),
    )


def test_the_same_map_in_inline_tables() -> None:
    inline = read(
        'page = [{virtual = 0x1000, physical = 0x8000, permissions = "r"}]\nlocation.x.address = 0x1000\n'
    )
    headers = read(
        '[location.x]\naddress = 0x1000\n[[page]]\nvirtual = 0x1000\nphysical = 0x8000\npermissions = "r"\n'
    )
    assert inline == headers
    assert inline.placements[0].places[0].span.position == (2, 22)


def test_an_empty_text_is_a_map_without_pages() -> None:
    assert read("") == AddressMap(4096, (), ())


@pytest.mark.parametrize("name", PERMISSIONS)
def test_a_page_without_access_is_not_present(name: str) -> None:
    (page,) = read(f"[[page]]\nvirtual = 0\nphysical = 0x1000\npermissions = '{name}'\n").pages
    assert page.permission == PERMISSIONS[name]
    assert page.present == (page.permission != NO_ACCESS)


@pytest.mark.parametrize("name", MEMORY_TYPES)
def test_every_name_of_a_memory_type_is_read(name: str) -> None:
    (page,) = read(f"[[page]]\nvirtual = 0\nphysical = 0x1000\nmemory_type = '{name}'\n").pages
    assert page.memory_type is MEMORY_TYPES[name]


PAGE = "[[page]]\nvirtual = 0x1000\nphysical = 0x8000\n"

MISTAKES = [
    # text, code, line:column, text at the span, part of the message, part of the help
    ("[[page]\n", "MAP001", "1:7", "]", "not TOML", None),
    ("a = ", "MAP001", "1:5", "", "invalid value", None),
    ("page_size = 1\npage_size = 1", "MAP001", "2:14", "", "overwrite", None),
    ("a = " + "1" * 5000, "MAP001", "1:5005", "", "not TOML", None),
    ("a = " + "[" * 5000, "MAP001", "1:1", "a", "nested too deeply", None),
    ("[[pages]]\n", "MAP002", "1:1", "[[pages]]", "`pages`", "did you mean `page`?"),
    (f'{PAGE}permission = "r"', "MAP002", "4:1", "permission", "`permission`", "`permissions`?"),
    (f"{PAGE}colour = 1", "MAP002", "4:1", "colour", "`colour`", "the keys here are `virtual`"),
    ("[location.x]\nadress = 1", "MAP002", "2:1", "adress", "`adress`", "did you mean `address`?"),
    ("[location.x]\np0 = 1", "MAP002", "2:1", "p0", "`p0`", "`P0`"),
    ("[location.x]\nP01 = 1", "MAP002", "2:1", "P01", "`P01`", "`P0`"),
    ("page_size = '4096'", "MAP003", "1:13", "'4096'", "an integer, found a string", None),
    ("page_size = true", "MAP003", "1:13", "true", "an integer, found a boolean", None),
    ("[page]\nvirtual = 0", "MAP003", "1:1", "[page]", "`[[page]]`, found a table", None),
    ("page = [1]", "MAP003", "1:9", "1", "must be a table, found an integer", None),
    ("[[location]]\nx = 1", "MAP003", "1:1", "[[location]]", "a table, found an array", None),
    ("[location]\nx = 0x1000", "MAP003", "2:5", "0x1000", "a table, found an integer", None),
    (f"{PAGE}present = 0", "MAP003", "4:11", "0", "`true` or `false`, found an integer", None),
    (f"{PAGE}permissions = 4", "MAP003", "4:15", "4", "a string, found an integer", None),
    ("[[page]]\nvirtual = 1979-05-27", "MAP003", "2:11", "1979-05-27", "found a date", None),
    ("[[page]]\nvirtual = 1.0", "MAP003", "2:11", "1.0", "found a number with a fraction", None),
    ("[[page]]\nphysical = 0", "MAP004", "1:1", "[[page]]", "no `virtual`", "add `virtual = 0x...`"),
    ("[[page]]\nvirtual = 0", "MAP004", "1:1", "[[page]]", "no `physical`", "`present = false`"),
    ("[location.x]", "MAP004", "1:1", "[location.x]", "`x` has no address", "add `address = 0x...`"),
    (f'{PAGE}permissions = "wr"', "MAP005", "4:15", '"wr"', "`wr`", "did you mean `rw`?"),
    (f'{PAGE}permissions = "RW"', "MAP005", "4:15", '"RW"', "`RW`", "did you mean `rw`?"),
    (f'{PAGE}permissions = "w"', "MAP005", "4:15", '"w"', "do not exist", "write `rw`"),
    (f'{PAGE}permissions = "7"', "MAP005", "4:15", '"7"', "`7`", "permissions are `none`"),
    (f'{PAGE}memory_type = "writeback"', "MAP006", "4:15", '"writeback"', "`writeback`", "`write-back`?"),
    (f'{PAGE}memory_type = "?"', "MAP006", "4:15", '"?"', "`?`", "memory types are `write-back`"),
    ("page_size = 8192", "MAP007", "1:13", "8192", "8192 bytes", "4096, 16384"),
    (PAGE.replace("0x1000", "0x1001"), "MAP008", "2:11", "0x1001", "virtual address", "begins at 0x1000"),
    (PAGE.replace("0x8000", "0x8800"), "MAP008", "3:12", "0x8800", "physical address", "begins at 0x8000"),
    (f"{PAGE}{PAGE}", "MAP009", "4:1", "[[page]]", "0x1000 is mapped twice", None),
    (PAGE.replace("0x1000", "-4096"), "MAP010", "2:11", "-4096", "-0x1000", "at least 0"),
    (
        PAGE.replace("0x1000", "0x800000000000"),
        "MAP010",
        "2:11",
        "0x800000000000",
        "virtual",
        "0x800000000000",
    ),
    (PAGE.replace("0x8000", "0x10000000000000"), "MAP010", "3:12", "0x10000000000000", "physical", "below"),
    ("[location.x]\nP0 = -4", "MAP010", "2:6", "-4", "virtual address -0x4", "at least 0"),
]


@pytest.mark.parametrize(("text", "code", "place", "at", "message", "help_"), MISTAKES)
def test_a_mistake_is_refused_at_its_place(
    text: str, code: str, place: str, at: str, message: str, help_: str | None
) -> None:
    with pytest.raises(RustrataError) as caught:
        read(text)
    diagnostic = caught.value.diagnostic
    assert diagnostic.code == code
    assert diagnostic.span is not None
    assert str(diagnostic.span) == f"map.toml:{place}"
    assert diagnostic.span.text == at
    assert message in diagnostic.message
    assert (help_ or "") in (diagnostic.help or "")


def test_a_page_mapped_twice_shows_the_first_mapping() -> None:
    with pytest.raises(RustrataError) as caught:
        read(f"{PAGE}\n{PAGE}")
    (label,) = caught.value.diagnostic.labels
    assert label.span.position == (1, 1)
    assert caught.value.diagnostic.span.position == (5, 1)
