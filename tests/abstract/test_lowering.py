"""From a litmus test to thread code: tags, failures, wrapping, branches, what is observed."""

import pytest
from atomic_shapes import Shape

from rustrata.abstract.atomics import ORDERING_TAGS, TAGS, lower, tags, updated
from rustrata.executions.actions import OLD, Branch, CompareExchange, Fence, Jump, Label, Read, Update, Write
from rustrata.executions.expressions import IntegerType, Register, evaluate
from rustrata.executions.outcomes import MemoryAt, RegisterAt, satisfies
from rustrata.programs.litmus import Ordering, UpdateOperation, parse
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

U8, I8, I32, U64 = IntegerType(8, False), IntegerType(8, True), IntegerType(32, True), IntegerType(64, False)


def code(*statements: str):
    body = "\n".join(f"    {statement}" for statement in statements)
    arguments = "x: &AtomicI32, y: &AtomicU8, d: &UnsafeCell<i32>"
    text = f"Rust t\n{{ x = 0; y = 0; d = 0; }}\n\nfn P0({arguments}) {{\n{body}\n}}\n\nexists (x=0)\n"
    return lower(parse(SourceFile("t.litmus", text)))


def only(*statements: str):
    (action,) = code(*statements).threads[0]
    return action


def test_every_ordering_has_a_tag_of_its_own():
    assert set(ORDERING_TAGS) == set(Ordering)
    assert len(set(ORDERING_TAGS.values())) == len(Ordering)
    assert {*ORDERING_TAGS.values(), "RMW"} == TAGS
    assert tags(Ordering.ACQ_REL, "RMW") == {"ACQ_REL", "RMW"}


@pytest.mark.parametrize(("ordering", "tag"), [("Relaxed", "RLX"), ("Acquire", "ACQ"), ("SeqCst", "SC")])
def test_a_load_is_a_read(ordering: str, tag: str):
    assert only(f"let a = x.load({ordering});") == Read("a", "x", frozenset((tag,)))


@pytest.mark.parametrize(("ordering", "tag"), [("Relaxed", "RLX"), ("Release", "REL"), ("SeqCst", "SC")])
def test_a_store_is_a_write(ordering: str, tag: str):
    action = only(f"x.store(5, {ordering});")
    assert isinstance(action, Write)
    assert (action.location, action.tags) == ("x", {tag})
    assert evaluate(action.value, lambda _: 0) == 5


@pytest.mark.parametrize("ordering", ["Acquire", "Release", "AcqRel", "SeqCst"])
def test_a_fence_is_a_fence(ordering: str):
    tag = {"Acquire": "ACQ", "Release": "REL", "AcqRel": "ACQ_REL", "SeqCst": "SC"}[ordering]
    assert only(f"fence({ordering});") == Fence(frozenset((tag,)))


def test_plain_accesses_are_not_atomic():
    program = code("unsafe { *d.get() = 1 };", "let a = unsafe { *d.get() };")
    assert [action.tags for action in program.threads[0]] == [{"NA"}, {"NA"}]


def test_an_update_is_one_event_that_reads_and_writes():
    action = only("let a = x.fetch_add(1, AcqRel);")
    assert isinstance(action, Update)
    assert action.one_event
    assert action.read_tags == action.write_tags == {"ACQ_REL", "RMW"}


def test_a_failed_compare_exchange_is_a_load_with_the_failure_ordering():
    program = code("let a = x.compare_exchange(0, 1, AcqRel, Relaxed);")
    action = next(a for a in program.threads[0] if isinstance(a, CompareExchange))
    assert action.one_event
    assert not action.spurious
    assert (action.read_tags, action.failure_tags) == ({"ACQ_REL", "RMW"}, {"RLX"})
    weak = code("let a = x.compare_exchange_weak(0, 1, SeqCst, Acquire);")
    action = next(a for a in weak.threads[0] if isinstance(a, CompareExchange))
    assert action.spurious
    assert (action.read_tags, action.failure_tags) == ({"SC", "RMW"}, {"ACQ"})


@pytest.mark.parametrize(
    ("operation", "type_", "old", "operand", "new"),
    [
        (UpdateOperation.SWAP, U8, 7, 300, 44),
        (UpdateOperation.FETCH_ADD, U8, 255, 1, 0),
        (UpdateOperation.FETCH_ADD, I8, 127, 1, -128),
        (UpdateOperation.FETCH_ADD, I32, 2**31 - 1, 1, -(2**31)),
        (UpdateOperation.FETCH_SUB, U64, 0, 1, 2**64 - 1),
        (UpdateOperation.FETCH_AND, I32, 0b1100, 0b1010, 0b1000),
        (UpdateOperation.FETCH_OR, I32, 0b1100, 0b1010, 0b1110),
        (UpdateOperation.FETCH_XOR, I32, 0b1100, 0b1010, 0b0110),
        (UpdateOperation.FETCH_NAND, U8, 0b1100, 0b1010, 0b11110111),
        (UpdateOperation.FETCH_NAND, I8, 0b1100, 0b1010, -9),
        (UpdateOperation.FETCH_MAX, I8, -3, 2, 2),
        (UpdateOperation.FETCH_MIN, I8, -3, 2, -3),
        (UpdateOperation.FETCH_MAX, U8, 100, 300, 100),
        (UpdateOperation.FETCH_MIN, U8, 100, 300, 44),
        (UpdateOperation.FETCH_MAX, I8, 100, 200, 100),
    ],
)
def test_updates_wrap_at_the_type(
    operation: UpdateOperation, type_: IntegerType, old: int, operand: int, new: int
):
    """The operand has the location's type: it wraps before it is compared."""
    found = updated(operation, Register("r"), type_)
    assert evaluate(found, lambda leaf: old if leaf.name == OLD else operand) == new


def outcomes(program) -> list[str]:
    return list(map(str, Question(program, load_model("rust")).outcomes(Budget(10_000)).outcomes))


def test_stores_and_updates_wrap_at_the_location():
    program = code("y.store(255, Relaxed);", "let a = y.fetch_add(1, Relaxed);", "let b = y.load(Relaxed);")
    assert outcomes(program) == ["0:a=255; 0:b=0; [d]=0; [x]=0; [y]=0"]


def test_an_if_is_a_branch_around_each_arm():
    program = code(
        "let a = x.load(Relaxed);",
        "if a == 1 {",
        "    x.store(2, Relaxed);",
        "} else {",
        "    x.store(3, Relaxed);",
        "}",
    )
    _, *rest = program.threads[0]
    assert [type(action) for action in rest] == [Branch, Write, Jump, Label, Write, Label]
    branch, _, jump, otherwise, _, end = rest
    assert (branch.label, jump.label) == (otherwise.name, end.name)
    assert evaluate(branch.condition, lambda _: 1) == 0
    assert outcomes(program) == ["0:a=0; [d]=0; [x]=3; [y]=0"]


def test_nested_ifs_have_labels_of_their_own():
    program = code(
        "let a = x.load(Relaxed);",
        "if a == 0 {",
        "    if a == 1 {",
        "        x.store(2, Relaxed);",
        "    }",
        "    if a == 0 {",
        "        x.store(3, Relaxed);",
        "    }",
        "}",
    )
    labels = [action.name for action in program.threads[0] if isinstance(action, Label)]
    assert len(set(labels)) == len(labels) == 6
    assert outcomes(program) == ["0:a=0; [d]=0; [x]=3; [y]=0"]


def test_every_named_register_and_every_location_is_observed():
    program = code("let a = x.load(Relaxed);", "let b = a + 1;", "let _ = x.load(Relaxed);")
    assert program.registers == ((0, "a"), (0, "b"))
    assert program.locations == ("x", "y", "d")
    assert program.initial == (("x", 0), ("y", 0), ("d", 0))


def test_a_weak_compare_exchange_may_fail_and_write_nothing():
    """Err(0) although x is 0 [std::sync::atomic, compare_exchange_weak]."""
    program = code("let a = x.compare_exchange_weak(0, 1, SeqCst, SeqCst);")
    question = Question(program, load_model("rust"))
    found = question.outcomes(Budget(1000)).outcomes
    assert {outcome[MemoryAt("x")] for outcome in found} == {0, 1}
    strong = code("let a = x.compare_exchange(0, 1, SeqCst, SeqCst);")
    assert {
        o[MemoryAt("x")] for o in Question(strong, load_model("rust")).outcomes(Budget(1000)).outcomes
    } == {1}


def test_a_failed_compare_exchange_does_not_release():
    """The reader gets no synchronisation from it: there is no write to read from."""
    shape = Shape("", "Wrlx d 1; b=Car x 9 1 || a=Racq x; c=Rrlx d", "a==0 and c==0", "")
    found = Question(shape.program, load_model("rust")).outcomes(Budget(1000)).outcomes
    assert any(satisfies(outcome, shape.test.condition) for outcome in found)
    assert {outcome[RegisterAt(0, "b")] for outcome in found} == {0}
