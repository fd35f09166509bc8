"""Unfolding: the paths of a thread, the events on each, and the dependencies between them."""

from dataclasses import dataclass

import pytest

from rustrata.executions.actions import (
    OLD,
    Action,
    Assign,
    Assume,
    Branch,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    show,
)
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.paths import MOST_PATHS
from rustrata.relational.search import Budget
from rustrata.relational.structure import INITIAL, EventStructure
from rustrata.relational.unfold import unfold

A, B = Register("a"), Register("b")
OTHER = (Write("x", Constant(1)), Write("x", Constant(2)))


@dataclass(frozen=True)
class Shown:
    """A structure of one thread: its events without the initial ones, and relations between them."""

    events: tuple[str, ...]
    po: set
    addr: set
    data: set
    ctrl: set
    amo: set
    lxsx: set
    conditions: tuple[str, ...]
    registers: tuple[str, ...]


def structures(*actions: Action, registers: str = "") -> list[EventStructure]:
    names = tuple((0, name) for name in registers.split())
    return list(unfold(Program("test", (("x", 0), ("y", 0)), (tuple(actions),), names, ("x", "y"))))


def paths(*actions: Action, registers: str = "") -> list[Shown]:
    return [as_shown(structure) for structure in structures(*actions, registers=registers)]


def as_shown(structure: EventStructure) -> Shown:
    def pairs(relation: int) -> set:
        return {(a - 2, b - 2) for a, b in structure.algebra.pairs(relation)}

    def text(expression: Expression) -> str:
        shifted = show(expression)
        for event in reversed(range(2, len(structure.events))):
            shifted = shifted.replace(f"read({event})", f"v{event - 2}")
        return shifted

    def event(e) -> str:
        kind = {(True, True): "U", (True, False): "R", (False, True): "W", (False, False): "F"}[
            e.reads, e.writes
        ]
        value = "" if e.value is None else f"={text(e.value)}"
        return f"{kind}{e.location or ''}{value}{''.join(sorted(e.tags))}"

    return Shown(
        tuple(event(e) for e in structure.events[2:]),
        *(
            pairs(relation)
            for relation in (
                structure.program_order,
                structure.address,
                structure.data,
                structure.control,
                structure.amo,
                structure.lxsx,
            )
        ),
        tuple(text(condition) for condition in structure.path_conditions),
        tuple(f"{name}={text(value)}" for _, name, value in structure.registers),
    )


def equal(left: Expression, right: int) -> Expression:
    return Binary(BinaryOperator.EQUAL, left, Constant(right))


def plus(left: Expression, right: Expression) -> Expression:
    return Binary(BinaryOperator.ADD, left, right)


def test_initial_writes_come_first_and_belong_to_no_thread():
    (structure,) = structures(Write("y", Constant(3)))
    assert [(e.thread, e.location, e.value) for e in structure.events] == [
        (INITIAL, "x", Constant(0)),
        (INITIAL, "y", Constant(0)),
        (0, "y", Constant(3)),
    ]
    assert structure.program_order == 0
    assert structure.writes_to == {"x": (0,), "y": (1, 2)}


def test_data_dependencies_pass_through_registers():
    (shown,) = paths(
        Read("a", "x"), Assign("b", plus(A, Constant(1))), Write("y", plus(B, A)), Write("x", Constant(1))
    )
    assert shown.events == ("Rx", "Wy=(v0 + 1) + v0", "Wx=1")
    assert shown.data == {(0, 1)}
    assert shown.po == {(0, 1), (0, 2), (1, 2)}
    assert shown.addr == shown.ctrl == shown.amo == shown.lxsx == set()


def test_a_dependency_is_syntactic():
    (shown,) = paths(Read("a", "x"), Write("y", Binary(BinaryOperator.XOR, A, A)))
    assert shown.data == {(0, 1)}


def test_a_register_that_is_set_again_depends_no_more():
    (shown,) = paths(Read("a", "x"), Assign("a", Constant(4)), Write("y", A))
    assert shown.events == ("Rx", "Wy=4")
    assert shown.data == set()


def test_address_dependencies():
    (shown,) = paths(
        Read("a", "x"), Read("b", "y", address_registers=("a",)), Write("x", B, address_registers=("a",))
    )
    assert shown.addr == {(0, 1), (0, 2)}
    assert shown.data == {(1, 2)}


def test_a_branch_forks_the_path_and_controls_what_follows():
    taken, fallen = paths(
        Read("a", "x"),
        Branch(equal(A, 1), "end"),
        Write("y", Constant(1)),
        Label("end"),
        Fence(frozenset(("SC",))),
        Write("x", Constant(2)),
        registers="a",
    )
    assert (taken.events, fallen.events) == (("Rx", "FSC", "Wx=2"), ("Rx", "Wy=1", "FSC", "Wx=2"))
    assert (taken.conditions, fallen.conditions) == (("v0 == 1",), ("!(v0 == 1)",))
    assert taken.ctrl == {(0, 1), (0, 2)}
    assert fallen.ctrl == {(0, 1), (0, 2), (0, 3)}
    assert taken.registers == ("a=v0",)


def test_a_branch_on_a_constant_has_one_path():
    (shown,) = paths(
        Assign("a", Constant(1)),
        Branch(A, "else"),
        Write("x", Constant(1)),
        Jump("end"),
        Label("else"),
        Write("y", Constant(1)),
        Label("end"),
    )
    assert shown.events == ("Wy=1",)
    assert shown.conditions == ()


def test_assume_leaves_a_condition_and_controls():
    (shown,) = paths(Read("a", "x"), Assume(equal(A, 1)), Write("y", Constant(1)))
    assert shown.conditions == ("v0 == 1",)
    assert shown.ctrl == {(0, 1)}
    assert paths(Assume(Constant(0)), Write("y", Constant(1))) == []


def test_an_update_is_one_event_or_two():
    value = plus(Register(OLD), Constant(1))
    tags = frozenset(("ACQ",)), frozenset(("REL",))
    (one,) = paths(Update("a", "x", value, *tags, one_event=True), Write("y", A), registers="a")
    assert one.events == ("Ux=v0 + 1ACQREL", "Wy=v0")
    assert (one.amo, one.data, one.po) == ({(0, 0)}, {(0, 1)}, {(0, 1)})
    (two,) = paths(Update("a", "x", value, *tags), Write("y", A), registers="a")
    assert two.events == ("RxACQ", "Wx=v0 + 1REL", "Wy=v0")
    assert (two.amo, two.data, two.po) == ({(0, 1)}, {(0, 1), (0, 2)}, {(0, 1), (0, 2), (1, 2)})
    assert one.registers == two.registers == ("a=v0",)


@pytest.mark.parametrize("one_event", [True, False])
def test_a_compare_exchange_succeeds_or_only_reads(one_event: bool):
    tags = frozenset(("SC",)), frozenset(("SC",)), frozenset(("RLX",))
    action = CompareExchange("a", "b", "x", Constant(0), Constant(5), *tags, one_event=one_event)
    done, failed = paths(action, Write("y", B), registers="a b")
    assert done.events == (("Ux=5SC",) if one_event else ("RxSC", "Wx=5SC")) + ("Wy=1",)
    assert failed.events == ("RxRLX", "Wy=0")
    assert (done.conditions, failed.conditions) == (("v0 == 0",), ("!(v0 == 0)",))
    assert (done.registers, failed.registers) == (("a=v0", "b=1"), ("a=v0", "b=0"))
    assert failed.amo == set()
    # Success is known from the value read, so what uses it depends on the read.
    assert failed.data == {(0, 1)}


def test_a_weak_compare_exchange_may_fail_whatever_it_reads():
    weak = CompareExchange("a", "b", "x", Constant(0), Constant(5), spurious=True, one_event=True)
    done, failed = paths(weak)
    assert (done.conditions, failed.conditions) == (("v0 == 0",), ())
    program = Program("weak", (("x", 0),), ((weak,),), ((0, "a"), (0, "b")), ("x",))
    outcomes = Question(program, load_model("rust")).outcomes(Budget(1000)).outcomes
    assert sorted(map(str, outcomes)) == ["0:a=0; 0:b=0; [x]=0", "0:a=0; 0:b=1; [x]=5"]


def test_exclusives_are_a_pair_or_fail():
    load = Read("a", "x", exclusive=True)
    store = WriteExclusive("x", plus(A, Constant(1)), "s", status_orders=True)
    failed, done = paths(load, store, Write("y", Register("s")), registers="s")
    assert failed.events == ("Rx", "Wy=1")
    assert (failed.lxsx, failed.data) == (set(), set())
    assert done.events == ("Rx", "Wx=v0 + 1", "Wy=0")
    assert (done.lxsx, done.data) == ({(0, 1)}, {(0, 1), (1, 2)})


@pytest.mark.parametrize(
    ("before", "pairs"),
    [
        ((), 0),
        ((Read("a", "x"),), 0),
        ((Read("a", "y", exclusive=True),), 0),
        ((Read("a", "x", exclusive=True), Read("b", "y", exclusive=True)), 0),
        ((Read("a", "x", exclusive=True), Read("b", "y")), 1),
        ((Read("a", "x", exclusive=True), WriteExclusive("x", Constant(2), "t")), 1),
    ],
)
def test_a_store_exclusive_needs_the_last_reservation(before: tuple[Action, ...], pairs: int):
    found = paths(*before, WriteExclusive("x", Constant(1), "s"))
    assert max(len(shown.lxsx) for shown in found) == pairs


def test_the_own_store_between_exclusives_is_no_intruder():
    thread = (
        Read("a", "x", exclusive=True),
        Write("x", Constant(7)),
        WriteExclusive("x", Constant(1), "s"),
        Assume(equal(Register("s"), 0)),
    )
    program = Program("own store", (("x", 0),), (thread,), ((0, "a"),), ("x",))
    for model in ("sc", "x86tso", "aarch64", "riscv"):
        outcomes = Question(program, load_model(model)).outcomes(Budget(1000)).outcomes
        assert list(map(str, outcomes)) == ["0:a=0; [x]=1"]


def test_threads_are_combined():
    branch = (Read("a", "x"), Branch(A, "end"), Write("y", A), Label("end"))
    unfolding = unfold(Program("two", (("x", 0), ("y", 0)), (branch, branch, OTHER)))
    assert unfolding.combinations == len(list(unfolding)) == 4
    assert unfolding.largest == 2 + 2 + 2 + 2
    last = list(unfolding)[-1]
    assert [e.thread for e in last.events] == [INITIAL, INITIAL, 0, 0, 1, 1, 2, 2]
    assert [show(c) for c in last.path_conditions] == ["!read(2)", "!read(4)"]
    assert last.events[5].value == ReadBy(4)


def test_the_estimate_is_what_naive_enumeration_tries():
    reads = (Read("a", "x"), Read("b", "x"))
    unfolding = unfold(Program("four", (("x", 0),), (OTHER, reads)))
    assert unfolding.candidate_estimate() == 3**2 * 2


def test_paths_are_not_followed_without_end():
    code: list[Action] = [Read("a", "x")]
    for number in range(40):
        code += [Branch(equal(A, number), f"l{number}"), Assign("b", Constant(number)), Label(f"l{number}")]
    unfolding = unfold(Program("many", (("x", 0),), (OTHER, tuple(code), OTHER)))
    assert unfolding.cut == 1
    assert len(unfolding.paths[1]) == MOST_PATHS + 1
    question = Question(Program("many", (("x", 0),), (tuple(code),)), load_model("rust"))
    found = question.outcomes(Budget(1000))
    assert found.incomplete == f"P0 has more than {MOST_PATHS} control-flow paths"
    assert found.outcomes == {}


def test_negation():
    (shown, _) = paths(Read("a", "x"), Branch(Unary(UnaryOperator.NOT, A), "end"), Label("end"))
    assert shown.conditions == ("!v0",)


def test_a_loop_that_constants_decide_is_followed_to_its_end():
    """Whatever the bound: five rounds of ``while (a < 5) { x = a; a = a + 1; }``."""
    more = Assign("a", Binary(BinaryOperator.ADD, A, Constant(1)))
    loop = (Label("again"), Branch(equal(A, 5), "end"), Write("x", A), more, Jump("again"), Label("end"))
    program = Program("rounds", (("x", 0),), ((Assign("a", Constant(0)), *loop),), unroll=1)
    unfolding = unfold(program)
    assert unfolding.loops == ""
    (structure,) = unfolding
    assert len(structure.events) == 1 + 5


def test_a_loop_that_reads_decide_is_cut_at_the_bound():
    loop = (Label("again"), Read("a", "x"), Branch(equal(A, 0), "again"))
    unfolding = unfold(Program("spin", (("x", 0),), (loop, OTHER), unroll=3))
    assert "`again` is unrolled 3 times" in unfolding.loops
    assert max(len(structure.events) for structure in unfolding) == 1 + 4 + 2


@pytest.mark.parametrize("body", [(), (Write("x", Constant(1)),)])
def test_a_loop_without_end_is_cut(body: tuple[Action, ...]):
    loop = (Label("again"), *body, Jump("again"))
    assert "`again` is unrolled 2 times" in unfold(Program("ever", (("x", 0),), (loop,))).loops
