"""The definitions of the thesis, chapter 17, one by one, and what it says that is not so (any more)."""

import pytest

from rustrata.abstract.aliasing.events import Access, Pointee, Pointer, Retag
from rustrata.abstract.aliasing.judging import judge
from rustrata.abstract.aliasing.stack import (
    UNKNOWN,
    UNTAGGED,
    Permission,
    Refused,
    Stack,
    access_stack,
    find_first_write_incompatible,
    find_granting,
    find_guarded,
    insert,
    item_of,
    permission_of,
    push,
    read_2,
    tag_of,
    write_1,
)
from rustrata.abstract.aliasing.stacked_profile import MIRI, THESIS
from rustrata.abstract.aliasing.stacked_retag import Protector, reborrow
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile

READ, WRITE = Access.READ, Access.WRITE
STACKED, MIRIS, TREES = "stacked-borrows-thesis", "stacked-borrows-miri-2026-08", "tree-borrows-miri-2026-08"
NONE: frozenset[int] = frozenset()


def stack(text: str) -> Stack:
    """``U0 RW1 RO2! D3``: permissions and tags; ``!`` for a protected item; ``RW`` for a raw pointer's."""
    words = {
        "U": Permission.UNIQUE,
        "RW": Permission.SHARED_RW,
        "RO": Permission.SHARED_RO,
        "D": Permission.DISABLED,
    }
    items = []
    for word in text.split():
        letters = word.rstrip("!0123456789")
        number = word.strip("URWOD!")
        items.append(item_of(int(number) if number else UNTAGGED, words[letters], word.endswith("!")))
    return Stack(tuple(items))


def shown(value: Stack | Refused) -> str:
    if isinstance(value, Refused):
        return value.rule
    letters = {"Unique": "U", "SharedRW": "RW", "SharedRO": "RO", "Disabled": "D"}
    return " ".join(
        letters[permission_of(item).word]
        + ("" if tag_of(item) == UNTAGGED else str(tag_of(item)))
        + "!" * bool(item & 4)
        for item in value.items
    )


def verdict(text: str, model: str = STACKED) -> str:
    """The code of the violation, or an empty text."""
    violation = judge(events_of(parse(SourceFile("claim.borrows", text))), model).violation
    return "" if violation is None else violation.code


@pytest.mark.parametrize(
    ("permission", "grants"), [("U0", {READ, WRITE}), ("RW0", {READ, WRITE}), ("RO0", {READ}), ("D0", set())]
)
def test_grants(permission: str, grants: set[Access]):
    assert {a for a in Access if find_granting(stack(permission), 0, a, NONE) is not None} == grants


@pytest.mark.parametrize(
    ("text", "tag", "access", "index"),
    [
        ("U0 U1 U2", 1, READ, 1),
        ("U0 RW U1 RW", UNTAGGED, WRITE, 3),
        ("U0 RO1 RO2", 1, WRITE, None),
        ("U0 RO1 RO2", 0, WRITE, 0),
        ("U0 D1 RW", 1, READ, None),
        ("U0", 7, READ, None),
    ],
)
def test_find_granting(text: str, tag: int, access: Access, index: int | None):
    assert find_granting(stack(text), tag, access, NONE) == index


def test_find_granting_below_an_unknown_bottom():
    forgotten = Stack((), 5)
    assert find_granting(forgotten, 4, WRITE, NONE) == UNKNOWN
    assert find_granting(forgotten, 5, WRITE, NONE) is None


@pytest.mark.parametrize(
    ("text", "granting", "cut"),
    [
        ("U0 U1 U2", 0, 1),
        ("U0 RW1 RW2 U3", 1, 3),
        ("U0 RW1 RW2 U3", 2, 3),
        ("U0 RW1 RW2", 1, 3),
        ("U0 RW1 RO2 RW3", 1, 2),
    ],
)
def test_find_first_write_incompatible(text: str, granting: int, cut: int):
    assert find_first_write_incompatible(stack(text).items, granting) == cut


@pytest.mark.parametrize(
    ("before", "tag", "access", "after"),
    [
        ("U0 U1 U2", 0, WRITE, "U0"),
        ("U0 U1 U2", 0, READ, "U0 D1 D2"),
        ("U0 U1 RW2 RO3", 1, READ, "U0 U1 RW2 RO3"),
        ("U0 RW1 RW2 U3 RO4", 1, WRITE, "U0 RW1 RW2"),
        ("U0 RW1 U2 RW3", 1, READ, "U0 RW1 D2 RW3"),
        ("U0 U1!", 0, WRITE, "write-protected"),
        ("U0 U1!", 0, READ, "read-protected"),
        ("U0 RO1!", 0, READ, "U0 RO1!"),
        ("U0 RO1!", 0, WRITE, "write-protected"),
        ("U0 D1", 1, READ, "read-not-granted"),
        ("U0 RO1", 1, WRITE, "write-not-granted"),
    ],
)
def test_access(before: str, tag: int, access: Access, after: str):
    protected = {tag_of(item) for item in stack(before).items if item & 4}
    assert shown(access_stack(stack(before), tag, access, protected, NONE)) == after


def test_a_stale_protector_protects_nothing():
    assert shown(write_1(stack("U0 U1!"), 0, NONE)) == "U0"
    assert shown(read_2(stack("U0 U1!"), 0, NONE)) == "U0 D1!"
    assert find_guarded(stack("U0 U1!"), NONE) is None
    assert find_guarded(stack("U0 U1!"), {1}) == stack("U1!").items[0]


@pytest.mark.parametrize(
    ("before", "parent", "after"),
    [
        ("U0", 0, "U0 RW"),
        ("U0 U1", 0, "U0 RW U1"),
        ("U0 RW U1", UNTAGGED, "U0 RW U1"),
        ("U0 RW5 RO1", 5, "U0 RW5 RW RO1"),
        ("U0 RO1", 1, "retag-not-granted"),
    ],
)
def test_a_raw_pointer_is_inserted(before: str, parent: int, after: str):
    raw = item_of(UNTAGGED, Permission.SHARED_RW, False)
    assert shown(insert(stack(before), parent, raw, NONE, 9)) == after


def test_an_item_is_not_pushed_twice():
    before = stack("U0 RW")
    assert push(before, before.items[-1]) is before


PAIR = Pointee(8, ((4, 8),))


@pytest.mark.parametrize(
    ("kind", "frozen", "cell"),
    [
        (Pointer.UNIQUE, ("Unique", WRITE), ("Unique", WRITE)),
        (Pointer.BOX, ("Unique", WRITE), ("Unique", WRITE)),
        (Pointer.SHARED, ("SharedRO", READ), ("SharedRW", None)),
        (Pointer.RAW_MUT, ("SharedRW", None), ("SharedRW", None)),
        (Pointer.RAW_CONST, ("SharedRO", READ), ("SharedRW", None)),
    ],
)
def test_new_permission(kind: Pointer, frozen: tuple[str, Access | None], cell: tuple[str, Access | None]):
    """`NewPerm`, over the bytes that `FrozenIter` gives."""
    made = reborrow(THESIS, Retag(0, 10, 0, 1, kind, PAIR))
    assert made is not None
    parts = [(part.start, part.end, (part.permission.word, part.access)) for part in made.parts]
    assert parts == [(10, 14, frozen), (14, 18, cell)]


@pytest.mark.parametrize(
    ("kind", "frame", "thesis", "miri"),
    [
        (Pointer.UNIQUE, 3, Protector.STRONG, Protector.STRONG),
        (Pointer.SHARED, 3, Protector.STRONG, Protector.STRONG),
        (Pointer.BOX, 3, None, Protector.WEAK),
        (Pointer.RAW_MUT, 3, None, None),
        (Pointer.UNIQUE, None, None, None),
    ],
)
def test_new_tag_and_protector(
    kind: Pointer, frame: int | None, thesis: Protector | None, miri: Protector | None
):
    event = Retag(0, 0, 0, 1, kind, Pointee(4), frame)
    for profile, protector in ((THESIS, thesis), (MIRI, miri)):
        made = reborrow(profile, event)
        assert made is not None
        assert made.protector is protector
        assert made.untagged is (kind is Pointer.RAW_MUT and profile is THESIS)


def test_15_4_a_retag_is_a_mutable_reborrow_of_mutable_references_only():
    """Refuted: `retag x` is `x = &mut *x`. Of a shared reference it is `x = &*x`."""
    shared = "let a: i32;\nlet x = &a;\nlet y = &a;\nretag x;\nread *x;\nread *y;\n"
    assert verdict(shared) == ""
    assert verdict("let a: i32;\nlet x = &a;\nlet p = transmute::<*mut i32>(x);\nlet z = &mut *p;") == "SB003"


def test_15_3_raw_pointers_are_told_apart():
    """Refuted for Miri: raw pointers carry no tag."""
    text = "let a: i32;\nlet p = &mut a as *mut i32;\nlet q = &mut a as *mut i32;\nwrite *p;"
    assert verdict(text) == ""
    assert verdict(text, MIRIS) == "SB002"


def test_15_5_a_shared_reference_is_used_before_the_next_mutable_use():
    """Refuted: after it."""
    head = "let a: i32;\nlet x = &mut a;\nlet s = &*x;\n"
    assert verdict(head + "read *s;\n*x = 1;") == ""
    assert verdict(head + "*x = 1;\nread *s;") == "SB001"


def test_15_5_making_a_raw_pointer_is_no_write():
    """Refuted: it is one, and so SharedRO stay on top."""
    text = "let a: i32;\nlet x = &mut a;\nlet s = &*x;\nlet p = x as *mut i32;\nread *s;\nread *p;\nread *s;"
    assert verdict(text) == ""


def test_16_4_what_is_illegal_under_the_old_rule_is_a_read():
    """Refuted: the write of `bad_pattern` becomes illegal. It has none; with a write it is legal too."""
    head = "let a: i32;\nlet x = &mut a;\nlet y = &mut *x;\nlet p = y as *mut i32;\nread *x;\n"
    assert verdict(head + "read *p;") == ""
    assert verdict(head + "write *p;") == ""


def test_16_4_unions_and_sums_are_cells_altogether_or_not_at_all():
    for type_ in ("Option<(u8, Cell<u8>)>", "union<u16, Cell<u8>>"):
        made = f"let a: {type_};\nlet x = &a;\nlet y = &a;\n*x = 1;\nread *y;\n*y = 1;"
        assert verdict(made) == ""


def test_16_4_shared_references_to_cells_are_protected_in_the_thesis_only():
    """Refuted for Miri: they are protected."""
    text = "let a: Cell<i32>;\nlet x = &mut a;\ncall f(c: &Cell<i32> = transmute(x)) {\n *x = 1;\n a = 1;\n}"
    assert verdict(text) == "SB004"
    assert verdict(text, MIRIS) == ""


def test_17_1_calls_of_threads_do_not_nest():
    """Refuted: the calls that run are one stack."""
    text = "let a: i32;\nlet p = &raw mut a;\nbegin f(x: &i32 = &*p);\nbegin g();\nend f;\n*p = 1;\nend g;"
    assert verdict(text) == verdict(text, MIRIS) == ""


def test_17_1_the_heap_begins_as_shared():
    """Refuted for Miri: every allocation starts Unique."""
    static = "static S: i32;\nlet p = &raw mut S;\nS = 1;\nwrite *p;"
    assert verdict(static) == "SB002"
    assert verdict(static, MIRIS) == ""


def test_17_3_a_raw_pointer_is_not_retagged():
    """Refuted: it keeps its tag and its protector. It has none."""
    text = "let a: i32;\nlet p = &raw mut a;\ncall f(q: *mut i32 = p) {\n a = 1;\n}"
    assert verdict(text) == verdict(text, MIRIS) == ""


def test_17_3_boxes_are_protected_weakly():
    """Refuted for Miri: boxes have no protector."""
    text = "let h = alloc(i32);\ncall f(b: Box<i32> = h) {\n write *h;\n}"
    assert verdict(text) == ""
    assert verdict(text, MIRIS) == "SB004"


CASES_OF_THE_STANDARD_LIBRARY = {
    "1 and 2, a shared reference turned into a mutable one": (
        "let a: i32;\nlet x = &a;\nlet p = transmute::<*mut i32>(x);\nlet m = &mut *p;",
        "SB003",
        "",
    ),
    "3 to 5, conflicting mutable references that are not used": (
        "let a: [i32; 2];\nlet p = &raw mut a;\nlet all = &mut *p;\nlet other = &mut *p;\nread all[0];",
        "SB001",
        "",
    ),
    "6, the same in a client of Vec": (
        "let v = alloc([i32; 2]);\nlet first = &mut v[0];\nlet all = &mut *v;\nwrite all[1];\nwrite *first;",
        "SB002",
        "",
    ),
}


@pytest.mark.parametrize("name", CASES_OF_THE_STANDARD_LIBRARY)
def test_18_1_what_was_found_in_the_standard_library(name: str):
    """Stacked Borrows forbids it; Tree Borrows permits it."""
    text, stacked, tree = CASES_OF_THE_STANDARD_LIBRARY[name]
    assert (verdict(text), verdict(text, MIRIS), verdict(text, TREES)) == (stacked, stacked, tree)


def test_18_1_case_7_references_in_structures():
    """The thesis retags bare references only, as this was found; since 2022 Miri retags fields too."""
    text = "let a: i32;\nlet p = &raw mut a;\ncall f(guard: (&mut i32,) = &mut *p) {\n *p = 1;\n}"
    assert verdict(text) == ""
    assert verdict(text, MIRIS) == "SB004"


def test_20_1_two_phase_borrows():
    """The receiver of `v.push(v.len())`: the thesis has no two-phase borrows, and forbids it."""
    text = "let v: u64;\nlet receiver = &two_phase mut v;\nread v;\nwrite *receiver;"
    assert verdict(text) == "SB002"
    assert verdict(text, MIRIS) == verdict(text, TREES) == ""
