"""The trees that the two dialects are read into."""

import pytest

from rustrata.abstract.atomics import lower
from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.executions.outcomes import And, Equals, MemoryAt, Not, Or, Quantifier, RegisterAt
from rustrata.programs.litmus import (
    CompareExchange,
    Fence,
    FetchUpdate,
    If,
    Let,
    LitmusTest,
    Load,
    Ordering,
    Statement,
    Store,
    UpdateOperation,
    parse,
    show,
)
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile, Span

SPAN = Span(SourceFile("", ""), 0, 0)
NA, RLX, ACQ, REL, ACQ_REL, SC = Ordering
U8 = IntegerType(8, False)


def tree(text: str, **options: Ordering) -> LitmusTest:
    return parse(SourceFile("t.litmus", text), **options)


def c(body: str, parameters: str = "atomic_int* x, int* y", **options: Ordering) -> tuple[Statement, ...]:
    return tree(f"C T\n{{}}\nP0({parameters}) {{ {body} }}\nexists (true)", **options).threads[0].body


def rust(body: str, parameters: str = "x: &AtomicI32, d: &UnsafeCell<i32>") -> tuple[Statement, ...]:
    return tree(f"Rust T\n{{}}\nfn P0({parameters}) {{ {body} }}\nexists (true)").threads[0].body


def load(target: str | None, location: str, ordering: Ordering) -> Load:
    return Load(target, location, ordering, SPAN)


def store(location: str, value: int, ordering: Ordering) -> Store:
    return Store(location, Constant(value), ordering, SPAN)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("int r = atomic_load_explicit(x, memory_order_acquire);", load("r", "x", ACQ)),
        ("int r; r = atomic_load(x);", load("r", "x", SC)),
        ("atomic_load(x);", load(None, "x", SC)),
        ("(void)atomic_load(x);", load(None, "x", SC)),
        ("int r = *y;", load("r", "y", NA)),
        ("int r = *(y);", load("r", "y", NA)),
        ("int r = READ_ONCE(*x);", load("r", "x", RLX)),
        ("WRITE_ONCE(*x, 1);", store("x", 1, RLX)),
        ("*y = 0x10;", store("y", 16, NA)),
        ("atomic_store_explicit(x, 2, memory_order_release);", store("x", 2, REL)),
        ("atomic_thread_fence(memory_order_acq_rel);", Fence(ACQ_REL, SPAN)),
        (
            "atomic_exchange_explicit(x, 1, memory_order_relaxed);",
            FetchUpdate(None, UpdateOperation.SWAP, "x", Constant(1), RLX, SPAN),
        ),
        (
            "int r = atomic_fetch_max(x, 3);",
            FetchUpdate("r", UpdateOperation.FETCH_MAX, "x", Constant(3), SC, SPAN),
        ),
    ],
)
def test_c_statements(body: str, expected: Statement):
    assert c(body) == (expected,)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("let r = x.load(Ordering::Acquire);", load("r", "x", ACQ)),
        ("let r: i32 = x.load(std::sync::atomic::Ordering::SeqCst);", load("r", "x", SC)),
        ("x.load(Relaxed);", load(None, "x", RLX)),
        ("let _ = x.load(Relaxed);", load(None, "x", RLX)),
        ("let r = unsafe { *d.get() };", load("r", "d", NA)),
        ("let r = unsafe { d.get().read() };", load("r", "d", NA)),
        ("let r = unsafe { *x.as_ptr() };", load("r", "x", NA)),
        ("unsafe { *d.get() = 1 }", store("d", 1, NA)),
        ("d.get().write(1);", store("d", 1, NA)),
        ("x.store(-1, Release)", store("x", -1, REL)),
        ("std::sync::atomic::fence(SeqCst);", Fence(SC, SPAN)),
        (
            "let r = x.fetch_nand(6, AcqRel);",
            FetchUpdate("r", UpdateOperation.FETCH_NAND, "x", Constant(6), ACQ_REL, SPAN),
        ),
        (
            "let ok = x.compare_exchange_weak(0, 1, AcqRel, Acquire).is_ok();",
            CompareExchange(None, "ok", "x", Constant(0), Constant(1), ACQ_REL, ACQ, True, SPAN),
        ),
        (
            "let _ = x.compare_exchange(0, 1, Release, Relaxed);",
            CompareExchange(None, None, "x", Constant(0), Constant(1), REL, RLX, False, SPAN),
        ),
        (
            "let old = x.compare_exchange(0, 1, Release, Relaxed).unwrap_or_else(|v| v);",
            CompareExchange("old", None, "x", Constant(0), Constant(1), REL, RLX, False, SPAN),
        ),
    ],
)
def test_rust_statements(body: str, expected: Statement):
    assert rust(body) == (expected,)


def test_plain_accesses_of_c_follow_the_threads_own_declaration():
    assert c("int r = *x;", "atomic_int* x") == (load("r", "x", SC),)
    assert c("int r = *x;", "atomic_int* x", plain_atomic=NA) == (load("r", "x", NA),)
    assert c("int r = *x;", "volatile int* x") == (load("r", "x", NA),)
    both = "C T\n{}\nP0(volatile int* x) { *x = 1; }\nP1(atomic_int* x) { *x = 2; }\nexists (x=1)"
    test = tree(both)
    assert [thread.body for thread in test.threads] == [(store("x", 1, NA),), (store("x", 2, SC),)]
    assert test.declaration("x").atomic


def test_a_relaxed_fence_of_c_does_nothing():
    assert c("atomic_thread_fence(memory_order_relaxed);") == ()


@pytest.mark.parametrize(
    ("written", "type_", "atomic"),
    [
        ("_Atomic(long)", IntegerType(64, True), True),
        ("_Atomic unsigned", IntegerType(32, False), True),
        ("const volatile uint8_t", U8, False),
        ("unsigned long long int", IntegerType(64, False), False),
        ("atomic_uintptr_t", IntegerType(64, False), True),
        ("signed char", IntegerType(8, True), False),
        ("atomic_bool", U8, True),
    ],
)
def test_types_of_c(written: str, type_: IntegerType, atomic: bool):
    declaration = tree(f"C T\n{{}}\nP0({written} *x) {{}}\nexists (true)").declaration("x")
    assert (declaration.type, declaration.atomic) == (type_, atomic)


@pytest.mark.parametrize(
    ("written", "type_", "atomic"),
    [
        ("&AtomicUsize", IntegerType(64, False), True),
        ("&'static std::sync::atomic::AtomicI8", IntegerType(8, True), True),
        ("&AtomicBool", U8, True),
        ("&UnsafeCell<bool>", U8, False),
        ("*mut u16", IntegerType(16, False), False),
    ],
)
def test_types_of_rust(written: str, type_: IntegerType, atomic: bool):
    declaration = tree(f"Rust T\n{{}}\nfn P0(x: {written}) {{}}\nexists (true)").declaration("x")
    assert (declaration.type, declaration.atomic) == (type_, atomic)


def test_accesses_in_expressions_are_hoisted_from_left_to_right():
    total = Wrap(I32, Binary(BinaryOperator.ADD, Register("%0"), Register("%1")))
    assert c("int r = atomic_load(x) + *y;") == (
        load("%0", "x", SC),
        load("%1", "y", NA),
        Let("r", total, SPAN),
    )


def test_a_hoisted_access_never_takes_a_name_of_the_program():
    assert c("int _3 = *y; if (*y) {}")[1] == load("%4", "y", NA)


def test_what_short_circuit_skips_is_in_a_branch():
    def not_zero(name: str) -> Let:
        return Let("%1", Binary(BinaryOperator.NOT_EQUAL, Register(name), Constant(0)), SPAN)

    body = c("int r = *y; if (r || *y) {}")
    skipped = (load("%0", "y", NA), not_zero("%0"))
    assert body[1:3] == (not_zero("r"), If(Register("%1"), (), skipped, SPAN))


def test_logic_without_accesses_stays_an_expression():
    both = Binary(BinaryOperator.LOGICAL_AND, Register("r"), Unary(UnaryOperator.NOT, Register("r")))
    assert c("int r = *y; *y = r && !r;")[1] == Store("y", both, NA, SPAN)


def test_expected_value_in_a_shared_location():
    exchange = CompareExchange("%0", "%1", "x", Register("%0"), Constant(2), SC, SC, False, SPAN)
    put_back = If(Unary(UnaryOperator.NOT, Register("%1")), (Store("y", Register("%0"), NA, SPAN),), (), SPAN)
    assert c("atomic_compare_exchange_strong(x, y, 2);") == (load("%0", "y", NA), exchange, put_back)


def test_initial_state():
    test = tree(
        'C T\n"described"\nGenerator=diyone7 (version 7.57)\nOrig=PodWW Rfe\n'
        "{ int z = -1; [x] = 5; y = 0x10; 0:r0 = 3; atomic_long u; }\n"
        "P0(atomic_int* x, uint8_t* y) { *y = r0; }\nexists (true)"
    )
    assert [(d.name, d.type.bits, d.atomic, d.initial) for d in test.declarations] == [
        ("z", 32, False, -1),
        ("x", 32, True, 5),
        ("y", 8, False, 16),
        ("u", 64, True, 0),
    ]
    stored = Store("y", Wrap(U8, Register("r0")), NA, SPAN)
    assert test.threads[0].body == (Let("r0", Constant(3), SPAN), stored)


def test_conditions():
    text = (
        "C T\n{ x = 0; y = 0; }\n"
        "P0(atomic_int* x, int* y) { int r0 = *y; }\nP1(int* y) { int r0 = *y; }\n"
        "locations [x; 1:r0; [y]]\n"
        "~exists (0:r0=1 /\\ (P1:r0==-2 \\/ not [x]=3) || y != 4 => !true && false)\n"
    )
    test = tree(text)
    assert test.shown == (MemoryAt("x"), RegisterAt(1, "r0"), MemoryAt("y"))
    assert test.quantifier is Quantifier.NOT_EXISTS
    inner = Or((Equals(RegisterAt(1, "r0"), -2), Not(Equals(MemoryAt("x"), 3))))
    left = Or((And((Equals(RegisterAt(0, "r0"), 1), inner)), Not(Equals(MemoryAt("y"), 4))))
    assert test.condition == Or((Not(left), And((Not(And(())), Or(())))))


@pytest.mark.parametrize(
    ("written", "quantifier"),
    [
        ("exists x=1", Quantifier.EXISTS),
        ("~ exists x=1", Quantifier.NOT_EXISTS),
        ("not exists (x=1)", Quantifier.NOT_EXISTS),
        ("forall (x=1)", Quantifier.FORALL),
    ],
)
def test_quantifiers(written: str, quantifier: Quantifier):
    test = tree(f"C T\n{{}}\nP0(int* x) {{}}\n{written}")
    assert (test.quantifier, test.condition) == (quantifier, Equals(MemoryAt("x"), 1))


def test_comments_and_dereferences_in_parentheses():
    test = tree(
        "// first\n(* a (* nested *) one *)\nC T (* here *)\n{ (* x *) x = 1; /* y */ }\n"
        "P0(int* x, int* y) { if (*x) { *y = 1; } /* (* */ }\n(* between *)\nexists (x=1) // last"
    )
    assert test.threads[0].body[1] == If(Register("%0"), (store("y", 1, NA),), (), SPAN)


def test_line_ends_and_a_byte_order_mark():
    text = "\ufeffC T\r\n{ x = 0; }\r\nP0(int* x) {\r\n  *x = 1;\r\n}\r\nexists (x=1)\r\n"
    assert tree(text).threads[0].body == (store("x", 1, NA),)


def test_every_statement_points_to_its_text():
    body = "    let r = x.load(Relaxed);\n    x.store(r + 1, Release);\n"
    test = tree(f"Rust T\n{{}}\nfn P0(x: &AtomicI32) {{\n{body}}}\nexists (x=1)")
    assert [s.span.text for s in test.threads[0].body] == ["x.load(Relaxed)", "x.store(r + 1, Release)"]
    assert test.threads[0].span.text == "fn P0"
    assert test.condition_span.text == "(x=1)"
    assert test.declarations[0].span.position == (3, 7)


def test_booleans_have_8_bits_of_which_one_is_used():
    test = tree("Rust T\n{ b = true; }\nfn P0(b: &AtomicBool, u: &AtomicU8) {}\nexists (b=1)")
    assert [(d.type, d.initial, d.boolean) for d in test.declarations] == [(U8, 1, True), (U8, 0, False)]


def test_nand_of_booleans_keeps_them_0_or_1():
    def update(target: str | None, operation: UpdateOperation) -> FetchUpdate:
        return FetchUpdate(target, operation, "b", Constant(1), RLX, SPAN)

    negate, raise_ = UpdateOperation.FETCH_XOR, UpdateOperation.SWAP
    assert rust("b.fetch_nand(true, Relaxed);", "b: &AtomicBool") == (update(None, negate),)
    assert rust("let r = b.fetch_nand(false, Relaxed);", "b: &AtomicBool") == (update("r", raise_),)
    either = If(Register("q"), (update("%0", negate),), (update("%0", raise_),), SPAN)
    assert rust("let q = b.load(Relaxed); b.fetch_nand(q, Relaxed);", "b: &AtomicBool")[1] == either


def test_a_test_without_a_condition_asks_nothing():
    test = tree("C T\n{}\nP0(int* x) {}\n")
    assert (test.quantifier, test.condition) == (Quantifier.FORALL, And(()))


ARRAY = """C T
{ int a[3] = { 0, 7 }; atomic_int b[2]; }
P0(int* a, atomic_int* b) {
  int i = a[1] - 6;
  a[i] = *a;
  atomic_store_explicit(&b[i + 0], 1, memory_order_release);
  int e = 0, ok = atomic_compare_exchange_strong(&b[0], &e, atomic_load(b));
}
exists (a[1]=0 /\\ [b[1]]=1)
"""


def test_arrays_are_a_location_for_each_element():
    test = tree(ARRAY)
    assert [(d.name, d.atomic, d.initial) for d in test.declarations] == [
        ("a[0]", False, 0),
        ("a[1]", False, 7),
        ("a[2]", False, 0),
        ("b[0]", True, 0),
        ("b[1]", True, 0),
    ]
    body = test.threads[0].body
    places = [(each.location, each.index is not None) for each in body if hasattr(each, "index")]
    assert places == [
        ("a[1]", False),
        ("a[0]", False),
        ("a", True),
        ("b", True),
        ("b[0]", False),
        ("b[0]", False),
    ]
    assert parse(SourceFile("again", show(test))) == test


def test_an_index_reaches_the_element_and_depends_on_what_it_was_read_from():
    test = tree(
        "C T\n{ int a[2] = {4, 5}; }\nP0(int* a, atomic_int* x) { int i = atomic_load(x); int r = a[i]; }\n"
        "P1(atomic_int* x) { atomic_store(x, 1); }\nexists (true)"
    )
    question = Question(lower(test), load_model("c20"))
    found = {(o[RegisterAt(0, "i")], o[RegisterAt(0, "r")]) for o in question.outcomes(Budget(1000)).outcomes}
    assert found == {(0, 4), (1, 5)}
    structure = next(iter(question.unfolding))
    read, access = (e.index for e in structure.events if e.thread == 0)
    assert list(structure.algebra.pairs(structure.address)) == [(read, access)]


def test_integers_of_128_bits():
    test = tree("C T\nVariant=S128\n{ __int128_t x = -1; }\nP0(__int128_t* x, __uint128_t* y) { *y = 1; }\n")
    assert [d.type for d in test.declarations] == [IntegerType(128, True), IntegerType(128, False)]
