"""Borrow traces: what is read, how types are laid out, and which events statements make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
    Storage,
)
from rustrata.abstract.aliasing.trace_events import Story, events_of
from rustrata.programs.borrow_trace import parse
from rustrata.programs.borrow_trace.syntax import Object
from rustrata.source import SourceFile

LOCAL = Allocate(0, 4, 0, Storage.STACK)
I32 = Pointee(4)


def story(text: str) -> Story:
    return events_of(parse(SourceFile("trace.borrows", text)))


def events(text: str) -> list[Event]:
    return [step.event for step in story(text).steps]


def layout(text: str) -> tuple[int, tuple[tuple[int, int], ...], bool]:
    """Size, cells and Unpin of a type."""
    statement = parse(SourceFile("type.borrows", f"let a: {text};")).statements[0]
    assert isinstance(statement, Object)
    return statement.type.size, statement.type.cells, statement.type.unpin


@pytest.mark.parametrize(
    ("text", "size", "cells"),
    [
        ("u8", 1, ()),
        ("i128", 16, ()),
        ("()", 0, ()),
        ("(u8, u32)", 5, ()),
        ("(u8,)", 1, ()),
        ("[u16; 3]", 6, ()),
        ("[u16; 0]", 0, ()),
        ("Cell<i32>", 4, ((0, 4),)),
        ("UnsafeCell<(u8, u8)>", 2, ((0, 2),)),
        ("(i32, Cell<i32>)", 8, ((4, 8),)),
        ("(Cell<u8>, Cell<u8>)", 2, ((0, 2),)),
        ("[(u8, Cell<u8>); 2]", 4, ((1, 2), (3, 4))),
        ("[Cell<u8>; 4]", 4, ((0, 4),)),
        ("RefCell<i32>", 12, ((0, 12),)),
        ("Option<u32>", 5, ()),
        ("Option<(u8, Cell<u8>)>", 3, ((0, 3),)),
        ("union<u32, (u8, Cell<u8>)>", 4, ((0, 4),)),
        ("union<u32, u64>", 8, ()),
        ("Cell<()>", 0, ()),
    ],
)
def test_types_have_no_padding(text: str, size: int, cells: tuple[tuple[int, int], ...]):
    assert layout(text) == (size, cells, True)


@pytest.mark.parametrize("text", ["Pinned<i32>", "(u8, Pinned<u8>)", "[Pinned<u8>; 2]", "Option<Pinned<u8>>"])
def test_what_has_a_pinned_part_is_pinned(text: str):
    assert not layout(text)[2]


@pytest.mark.parametrize(
    ("statement", "event"),
    [
        ("read a;", Accessed(0, 0, 4, 0, Access.READ)),
        ("let v = a;", Accessed(0, 0, 4, 0, Access.READ)),
        ("return a;", Accessed(0, 0, 4, 0, Access.READ)),
        ("write a;", Accessed(0, 0, 4, 0, Access.WRITE)),
        ("a = 1;", Accessed(0, 0, 4, 0, Access.WRITE)),
        ("drop(a);", Deallocate(0, 0)),
        ("let x = &a;", Retag(0, 0, 0, 1, Pointer.SHARED, I32)),
        ("let x = &mut a;", Retag(0, 0, 0, 1, Pointer.UNIQUE, I32)),
        ("let x = &two_phase mut a;", Retag(0, 0, 0, 1, Pointer.UNIQUE, I32, None, True)),
        ("let x = &raw mut a;", Retag(0, 0, 0, 1, Pointer.RAW_MUT, I32)),
        ("let x = &raw const a;", Retag(0, 0, 0, 1, Pointer.RAW_CONST, I32)),
    ],
)
def test_a_statement_is_an_event(statement: str, event: Event):
    assert events(f"let a: i32;\n{statement}") == [LOCAL, event]


def test_an_assignment_with_an_operator_reads_and_writes():
    read, write = Accessed(0, 0, 4, 0, Access.READ), Accessed(0, 0, 4, 0, Access.WRITE)
    assert events("let a: i32;\na += 1;") == [LOCAL, read, write]
    assert events("let a: i32;\nlet b: i32;\nb = a / 3 + a;")[2:] == [
        read,
        read,
        Accessed(1, 0, 4, 1, Access.WRITE),
    ]


@pytest.mark.parametrize(
    ("place", "start", "size"),
    [
        ("a.0", 0, 1),
        ("a.1", 1, 8),
        ("a.1[2]", 5, 2),
        ("a.1[1..3]", 3, 4),
        ("a.1[4..4]", 9, 0),
        ("x.1[0]", 1, 2),
    ],
)
def test_parts_are_bytes(place: str, start: int, size: int):
    last = events(f"let a: (u8, [u16; 4]);\nlet x = &mut a;\nread {place};")[-1]
    assert last == Accessed(0, start, size, int("x" in place), Access.READ)


def test_a_raw_pointer_from_a_raw_pointer_is_the_same():
    text = "let a: [u8; 4];\nlet p = &raw mut a;\nlet q = &raw const p[1];\n"
    text += "let r = q as *const [u8; 2];\nread *r;"
    assert events(text)[2:] == [Accessed(0, 1, 2, 1, Access.READ)]


def test_a_reference_cast_to_a_raw_pointer_is_a_new_one():
    text = "let a: i32;\nlet x = &mut a;\nlet p = x as *mut u8;\nread *p;"
    assert events(text)[2:] == [Retag(0, 0, 1, 2, Pointer.RAW_MUT, I32), Accessed(0, 0, 1, 2, Access.READ)]


def test_copies_transmutes_and_offsets_are_no_events():
    text = (
        "let a: [u8; 4];\nlet p = &raw mut a[0];\nlet q = p;\nlet r = transmute::<*mut u16>(q);\n"
        "let s = r.add(1);\nlet t = s.byte_sub(1);\nread *t;"
    )
    assert events(text)[2:] == [Accessed(0, 1, 2, 1, Access.READ)]


def test_a_type_makes_it_a_new_pointer():
    assert events("let a: i32;\nlet x = &mut a;\nlet y: &i32 = x;")[2:] == [
        Retag(0, 0, 1, 2, Pointer.SHARED, I32)
    ]
    assert events("let p = alloc(i32);\nlet b: Box<i32> = p;")[1:] == [Retag(0, 0, 0, 1, Pointer.BOX, I32)]


def test_a_call_protects_parameters_that_have_a_type():
    text = "let a: i32;\nlet x = &mut a;\ncall f(y: &mut i32 = x, z = x) {\n retag z;\n retag[fn] z;\n}"
    assert events(text)[2:] == [
        CallBegin(0),
        Retag(0, 0, 1, 2, Pointer.UNIQUE, I32, 0),
        Retag(0, 0, 1, 3, Pointer.UNIQUE, I32),
        Retag(0, 0, 3, 4, Pointer.UNIQUE, I32, 0),
        CallEnd(0),
    ]


def test_a_reference_in_a_field_says_so():
    retag = events("let a: i32;\ncall f(x: (&mut i32,) = &mut a) {\n}")[3]
    assert retag == Retag(0, 0, 1, 2, Pointer.UNIQUE, I32, 0, inside=True)


def test_calls_may_overlap():
    text = "let a: i32;\nbegin f();\nbegin g();\nend f;\nend g;\ncall h() {\n}"
    assert events(text)[1:] == [
        CallBegin(0),
        CallBegin(1),
        CallEnd(0),
        CallEnd(1),
        CallBegin(2),
        CallEnd(2),
    ]


def test_integers():
    text = "let a: i32;\nlet p = &raw mut a;\np.expose_provenance();\n"
    text += "let w = with_exposed_provenance_mut(p);\nwrite *w;"
    assert events(text)[2:] == [Expose(0, 1), Accessed(0, 0, 4, WILDCARD, Access.WRITE)]


def test_statics_and_the_heap():
    assert events("static S: i32;\nlet p = alloc(3);") == [
        Allocate(0, 4, 0, Storage.STATIC),
        Allocate(1, 3, 1, Storage.HEAP),
    ]


def test_tags_have_the_names_of_the_variables():
    text = "let a: i32;\nlet x = &mut a;\nlet y = &mut *x as *mut i32;\nretag x;\ncall f(z: &i32 = &*x) {\n}"
    names = story(text).tags
    del names[WILDCARD]
    assert list(names.values()) == ["a", "x", "&mut *x", "y", "x#2", "&*x", "z"]


def test_a_call_sees_what_is_outside_and_hides_what_is_inside():
    text = "let a: i32;\nlet x = &mut a;\ncall f() {\n let x = &*x;\n read *x;\n}\nwrite *x;"
    assert [event.tag for event in events(text) if isinstance(event, Accessed)] == [2, 1]


def test_spans_are_those_of_the_statements():
    text = "let a: i32; // an object\n/* two */ let x = &mut a;\n  *x   = 1;\n"
    spans = [step.span for step in story('"title" "origin"\n' + text).steps]
    assert [span.text for span in spans] == ["let a: i32", "&mut a", "*x   = 1"]
    assert [span.position for span in spans] == [(2, 1), (3, 19), (4, 3)]


SCALARS = st.sampled_from(["u8", "i32", "u64", "()"])
TYPES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({', '.join(parts)},)"),
        st.tuples(inner, st.integers(0, 3)).map(lambda array: f"[{array[0]}; {array[1]}]"),
        inner.map("Cell<{}>".format),
        inner.map("Option<{}>".format),
        inner.map("Pinned<{}>".format),
    ),
    max_leaves=6,
)


@given(TYPES)
def test_cells_lie_in_their_type_and_apart(text: str):
    size, cells, _ = layout(text)
    ends = [0]
    for start, end in cells:
        assert ends == [0] or start > ends[-1]
        assert start < end <= size
        ends.append(end)


@given(TYPES, st.integers(0, 2))
def test_a_parsed_type_is_written_as_it_was(text: str, blanks: int):
    spaced = text.replace(",", "," + " " * blanks)
    statement = parse(SourceFile("type.borrows", f"let a: {spaced};")).statements[0]
    assert isinstance(statement, Object)
    assert statement.type.text == spaced
