"""Paths that change as they are run, beside paths that are copied at every step."""

import copied_paths
import pytest
from drawn_threads import REGISTERS, expressions
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rustrata.executions.actions import (
    NO_TAGS,
    OLD,
    Action,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Read,
    Select,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    IntegerType,
    Register,
)
from rustrata.relational import paths
from rustrata.relational.path import Layout, Path
from rustrata.relational.paths import paths_of

TAGS = st.sampled_from((frozenset(("T",)), frozenset[str]()))
TARGETS = st.sampled_from(REGISTERS)
PLACES = {0: "x", 1: "y", 2: "b"}
BYTE, WORD = IntegerType(8, False), IntegerType(32, True)
LAYOUTS = (
    Layout(),
    Layout(PLACES, {"x": WORD, "y": WORD, "b": BYTE}, 1),
    Layout(PLACES, {"x": BYTE, "y": WORD, "b": BYTE}, 2),
)
EDGES = {
    "addr": "address_edges",
    "data": "data_edges",
    "ctrl": "control_edges",
    "pick-addr": "picked_address_edges",
    "pick-data": "picked_data_edges",
    "pick-ctrl": "picked_control_edges",
    "amo": "amo",
    "lxsx": "lxsx",
}


def places(*, computed: bool) -> st.SearchStrategy[dict[str, object]]:
    """Where an access is: at a named location, or at a computed address."""
    registers = st.sampled_from(((), ("r0",)))
    named = st.fixed_dictionaries({"location": st.sampled_from("xy"), "address_registers": registers})
    at_address = {"location": st.just(""), "address": expressions(depth=1), "bits": st.just(32)}
    return st.one_of(named, st.fixed_dictionaries(at_address)) if computed else named


def accesses(*, computed: bool) -> st.SearchStrategy[Action]:
    """Any access."""
    value, flag = expressions(depth=1), st.booleans()
    new = st.builds(Binary, st.just(BinaryOperator.ADD), st.just(Register(OLD)), value)
    settings: dict[type, dict[str, object]] = {
        Read: {"target": TARGETS, "tags": TAGS, "exclusive": flag},
        Write: {"value": value, "tags": TAGS},
        WriteExclusive: {"value": value, "status": TARGETS, "status_orders": flag},
        Update: {"target": TARGETS, "value": new, "one_event": flag},
        CompareExchange: {
            "target": TARGETS,
            "success": TARGETS,
            "expected": value,
            "desired": value,
            **dict.fromkeys(("spurious", "writes_back", "forwards", "one_event"), flag),
        },
    }
    return st.one_of(
        st.tuples(st.just(kind), st.fixed_dictionaries(fields), places(computed=computed)).map(
            lambda drawn: drawn[0](**drawn[1], **drawn[2])
        )
        for kind, fields in settings.items()
    )


def steps(*, computed: bool) -> st.SearchStrategy[Action]:
    """Any action but a label."""
    value, label = expressions(depth=1), st.sampled_from("abc")
    return st.one_of(
        accesses(computed=computed),
        st.builds(Fence, TAGS),
        st.builds(Assign, TARGETS, expressions()),
        st.builds(Select, TARGETS, value, value, value),
        st.builds(Branch, value, label),
        st.builds(Assume, value),
        st.builds(Jump, label),
    )


@st.composite
def codes(draw: DrawFn, *, computed: bool) -> Code:
    """Two reads, so that values are known seldom, and up to six steps, with three labels among them."""
    code: list[Action] = [*map(Read, REGISTERS, "xy"), *draw(st.lists(steps(computed=computed), max_size=6))]
    for label in "abc":
        code.insert(draw(st.integers(0, len(code))), Label(label))
    return tuple(code)


def shown(path: Path) -> tuple[object, ...]:
    """All that a path says, with its events numbered from 0."""
    return (
        path.events,
        path.conditions,
        {name: value.expression for name, value in path.registers.items()},
        {name: set(path.edges.get(name, ())) for name in EDGES},
        path.stray,
    )


def shown_copied(path: copied_paths.Path) -> tuple[object, ...]:
    """The same of a path that was made by copying."""
    return (
        list(path.events),
        list(path.conditions),
        {name: value.expression for name, value in path.registers.items()},
        {name: set(getattr(path, edges)) for name, edges in EDGES.items()},
        path.stray,
    )


def agree(code: Code, layout: Layout) -> None:
    """Both definitions give the same paths in the same order."""
    fast, slow = paths_of(code, layout), copied_paths.paths_of(code, layout)
    assert fast.cut == slow.cut
    assert [shown(path) for path in fast.paths] == [shown_copied(path) for path in slow.paths]
    assert [shown(path) for path in fast.strays] == [shown_copied(path) for path in slow.strays]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_definitions_give_the_same_paths(layout: Layout, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(paths, "MOST_STEPS", 100)
    monkeypatch.setattr(copied_paths, "MOST_STEPS", 100)

    @settings(max_examples=200, deadline=None)
    @given(codes(computed=bool(layout.locations)))
    def same(code: Code) -> None:
        agree(code, layout)

    same()


def test_events_are_numbered_from_where_the_thread_starts():
    code = (
        Read("r0", "x"),
        Write("y", Register("r0")),
        Branch(Register("r0"), "a"),
        Fence(NO_TAGS),
        Label("a"),
    )
    for low, high in zip(paths_of(code, Layout()).paths, paths_of(code, Layout(), 3, 7).paths, strict=True):
        assert [event.index for event in high.events] == [event.index + 7 for event in low.events]
        assert {event.thread for event in high.events} == {3}
        assert high.edges == {name: [(a + 7, b + 7) for a, b in pairs] for name, pairs in low.edges.items()}
