"""The readers of MIR text, of Rust's items, and the probes: small texts of our own."""

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.allocation_reader import read_allocation
from rustrata.programs.rust.bodies import Allocation, Assign, BodyKind, Return
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.items import ItemKind, items
from rustrata.programs.rust.probes import PREFIX, probed
from rustrata.programs.rust.reader import read_mir
from rustrata.programs.rust.type_reader import read_type
from rustrata.programs.rust.value_reader import read_place
from rustrata.programs.rust.values import Deref, Field
from rustrata.source import SourceFile

TYPES = [
    "u8",
    "()",
    "(u8, &str)",
    "(u8,)",
    "!",
    "[u32; 4]",
    "&[u8]",
    "&mut Vec<u8>",
    "*const T",
    "*mut [u8]",
    "fn(u8) -> u16",
    'unsafe extern "C" fn(*const i8, ...) -> i32',
    "std::option::Option<&'static str>",
    "std::vec::Vec<std::boxed::Box<dyn Shape>>",
    "<T as std::iter::Iterator>::Item",
    "{closure@src/main.rs:3:5: 3:7}",
    "dyn std::fmt::Debug",
]

BODY = """\
fn add(_1: &mut u32, _2: u32) -> () {
    debug x => _1;                       // in scope 0 at <anon>:1:8: 1:9
    let mut _0: ();                      // return place in scope 0 at <anon>:1:29: 1:29

    bb0: {
        (*_1) = copy _2;                 // scope 0 at <anon>:2:5: 2:11
        return;                          // scope 0 at <anon>:3:2: 3:2
    }
}
"""


def cursor(text: str) -> Cursor:
    """A cursor at the start of a text."""
    return Cursor(SourceFile("text", text))


@pytest.mark.parametrize("text", TYPES)
def test_a_type_is_written_as_it_is_read(text: str):
    written = str(read_type(cursor(text)))
    assert str(read_type(cursor(written))) == written
    assert written == text.replace("'static ", "")


def test_a_place_is_a_local_with_steps():
    place = read_place(cursor("((*_3).1: u16)"))
    assert place.local == 3
    assert [type(step) for step in place.projections] == [Deref, Field]


def test_a_body_has_its_blocks_and_their_places_in_the_source():
    (body,) = read_mir(SourceFile("add", BODY)).bodies
    assert str(body.path) == "add"
    assert body.kind is BodyKind.FUNCTION
    assert body.argument_count == 2
    (block,) = body.blocks
    (statement,) = block.statements
    assert isinstance(statement, Assign)
    assert statement.origin.location is not None
    assert (statement.origin.location.line, statement.origin.location.column) == (2, 5)
    assert isinstance(block.terminator, Return)


@pytest.mark.parametrize(
    ("right", "wrong"), [("return;", "goback;"), ("copy _2", "copied _2"), ("bb0: {", "bb0: [")]
)
def test_what_is_not_known_is_refused_at_its_place(right: str, wrong: str):
    with pytest.raises(RustrataError) as refused:
        read_mir(SourceFile("add", BODY.replace(right, wrong)))
    diagnostic = refused.value.diagnostic
    assert diagnostic.code == "MIR001"
    assert diagnostic.span is not None
    line = BODY.splitlines().index(next(line for line in BODY.splitlines() if right in line)) + 1
    assert diagnostic.span.position[0] == line


def test_an_allocation_has_bytes_some_of_them_not_initialised():
    text = "alloc1 (size: 4, align: 2) {\n    01 02 __ __                                     │ ..░░\n}\n"
    found = read_allocation(cursor(text))
    assert isinstance(found, Allocation)
    assert (found.size, found.align) == (4, 2)
    assert found.content[:2] == b"\x01\x02"
    assert list(found.initialised) == [1, 1, 0, 0]


def test_an_allocation_has_pointers_to_others():
    text = "alloc2 (size: 8, align: 8) {\n    ╾───────alloc7+0x2────╼                         │ ╾──────╼\n}\n"
    found = read_allocation(cursor(text))
    assert isinstance(found, Allocation)
    (relocation,) = found.relocations
    assert relocation.target == 7


ITEMS = """\
// struct Commented { x: u8 }
struct Pair<T: Copy> { first: T, second: u8 }
enum Either { Left(u8), Right { x: u16 }, None }
impl<T: Copy> Iterator for Pair<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { let s = "struct Text { x: u8 }"; None }
}
"""


def test_items_are_found_and_comments_and_texts_are_none():
    found = items(ITEMS)
    assert [(item.kind, item.name) for item in found if item.kind is not ItemKind.IMPL] == [
        (ItemKind.STRUCT, "Pair"),
        (ItemKind.ENUM, "Either"),
        (ItemKind.FUNCTION, "next"),
    ]
    either = next(item for item in found if item.kind is ItemKind.ENUM)
    assert [(variant.name, variant.fields) for variant in either.variants] == [
        ("Left", ("0",)),
        ("Right", ("x",)),
        ("None", ()),
    ]


def test_probes_leave_every_line_where_it_is():
    text, probes = probed(ITEMS)
    assert len(text.splitlines()) == len(ITEMS.splitlines())
    assert [probe.item.name or probe.associated for probe in probes] == ["Pair", "Either", "Item"]
    assert text.count(PREFIX) == 3
    for before, after in zip(ITEMS.splitlines(), text.splitlines(), strict=True):
        assert after.startswith(before)
