"""LLVM's noalias: what it forbids, and that Stacked Borrows forbids that too."""

import pytest
from stacked_stories import stories

from rustrata.abstract.aliasing.events import WILDCARD, Event
from rustrata.abstract.aliasing.judging import judge, record
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.noalias import NoAlias
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import MIRI
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile

HEAD = "let a: [u8; 4];\nlet p = &raw mut a;\n"


def rule(text: str) -> str | None:
    """The rule that forbids the last statement."""
    story = events_of(parse(SourceFile("noalias.borrows", HEAD + text)))
    judgement = judge(story, "noalias")
    if judgement.violation is None:
        return None
    assert judgement.step == len(story.steps) - 1 - text.count("}"), "the last statement of the call"
    return judgement.violation.rule


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("call f(x: &mut [u8; 4] = &mut *p) { write *x; read p[0]; }", "access-by-others"),
        ("call f(x: &mut [u8; 4] = &mut *p) { read *x; write p[0]; }", "access-by-others"),
        ("call f(x: &mut [u8; 4] = &mut *p) { write p[0]; read *x; }", "access-through"),
        ("call f(x: &mut [u8; 4] = &mut *p) { read p[0]; write *x; }", "access-through"),
        ("call f(x: &[u8; 4] = &*p) { read *x; write p[0]; }", "access-by-others"),
        ("call f(x: Box<[u8; 4]> = p) { write *x; read p[0]; }", "access-by-others"),
        ("call f(x: &mut [u8; 4] = &mut *p) { write *x; drop(a); }", "access-by-others"),
        (
            "call f(x: &mut [u8; 4] = &mut *p, y: &mut [u8; 4] = &mut *p) { write *x; write *y; }",
            "access-through",
        ),
    ],
)
def test_forbidden(text: str, forbidden: str):
    found = rule(text)
    assert found in ("access-by-others", "access-through")
    if "y:" not in text:
        assert found == forbidden


@pytest.mark.parametrize(
    "text",
    [
        "call f(x: &mut [u8; 4] = &mut *p) { read *x; read p[0]; read *x; }",
        "call f(x: &mut [u8; 4] = &mut *p) { write x[0]; write p[1]; write x[2]; }",
        "call f(x: &mut [u8; 4] = &mut *p) { write *x; } write *p;",
        "call f(x: &mut [u8; 4] = &mut *p) { let y = &mut *x; let q = &raw mut *y; write *q; write *x; }",
        "call f(x: &mut [u8; 4] = &mut *p) { write *p; read *p; }",
        "call f(x: &[u8; 4] = &*p, y: &[u8; 4] = &*p) { read *x; read *y; }",
        "call f(x: *mut [u8; 4] = p) { write *x; write *p; }",
        "call f(x: (&mut [u8; 4],) = &mut *p) { write *x; write *p; }",
        "let x = &mut *p; write *x; write *p; read *x;",
    ],
)
def test_permitted(text: str):
    assert rule(text) is None


def test_shared_references_to_cells_and_pinned_data_are_not_noalias():
    cell = "let c: Cell<u8>;\nlet q = &raw mut c;\ncall f(x: &Cell<u8> = &*q) { write *x; write *q; }"
    pinned = "let c: Pinned<u8>;\nlet q = &raw mut c;\ncall f(x: &mut Pinned<u8> = q) { write *x; write *q; }"
    assert rule(cell) is None
    assert rule(pinned) is None


def test_pointers_cast_from_integers_are_not_held_against_anybody():
    text = "p.expose_provenance();\nlet w = with_exposed_provenance_mut(p);\n"
    assert rule(text + "call f(x: &mut [u8; 4] = &mut *p) { write *x; write *w; }") is None


def test_the_end_of_an_outer_call_does_not_end_an_inner_one():
    text = (
        "begin f(x: &mut [u8; 4] = &mut *p);\nbegin g(y: &mut [u8; 4] = x);\nend f;\nwrite *y;\nwrite p[0];"
    )
    assert rule(text) == "access-by-others"


def test_an_observer_is_told_of_each_argument():
    text = "call f(x: &mut [u8; 4] = &mut *p) { read x[0]; write x[0]; write p[1]; }"
    story = events_of(parse(SourceFile("noalias.borrows", HEAD + text)))
    told = record(story, judge(story, "noalias"))
    changes = [(c.start, c.end, c.after) for step in told.told for c in step.changes]
    assert changes == [
        (0, 4, "not accessed"),
        (0, 1, "read through it"),
        (0, 1, "its own"),
        (1, 2, "written by others"),
        (0, 1, None),
        (1, 2, None),
        (2, 4, None),
    ]


def uses_wildcards(events: list[Event]) -> bool:
    """Where a pointer cast from an integer is used, Stacked Borrows forgets what protectors need."""
    return any(WILDCARD in (getattr(event, "tag", None), getattr(event, "parent", None)) for event in events)


def test_what_stacked_borrows_permits_noalias_permits():
    judged = 0
    for events in stories(range(6000, 7000), (MIRI,)):
        stacked, noalias = StackedBorrows(MIRI), NoAlias()
        if uses_wildcards(events):
            continue
        for event in events:
            if tell(stacked, event) is not None:
                break
            judged += 1
            assert tell(noalias, event) is None, event
    assert judged > 5000
