"""A test that is printed is read back as the same test."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from litmus_trees import litmus_tests

from rustrata.executions.expressions import I32, Constant, Register
from rustrata.executions.outcomes import Equals, MemoryAt, Quantifier
from rustrata.programs.litmus import (
    CompareExchange,
    Declaration,
    Dialect,
    If,
    LitmusTest,
    Load,
    Ordering,
    Thread,
    parse,
    read,
    show,
)
from rustrata.source import SourceFile, Span

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "examples").rglob("*.litmus"))
EXAMPLES = [path for path in TESTS if path.read_text(encoding="utf-8").startswith(("C ", "Rust "))]
SPAN = Span(SourceFile("", ""), 0, 0)

quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def again(test: LitmusTest) -> LitmusTest:
    return parse(SourceFile("shown.litmus", show(test)))


@quick
@given(litmus_tests(Dialect.RUST))
def test_rust(test: LitmusTest):
    assert again(test) == test


@quick
@given(litmus_tests(Dialect.C))
def test_c(test: LitmusTest):
    assert again(test) == test


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path):
    test = read(path)
    assert again(test) == test


def one_thread(dialect: Dialect, *body: If | CompareExchange | Load) -> LitmusTest:
    return LitmusTest(
        "T",
        dialect,
        SPAN.source,
        (Declaration("x", I32, True, 0, SPAN),),
        (Thread(0, tuple(body), SPAN),),
        (),
        Quantifier.EXISTS,
        Equals(MemoryAt("x"), 1),
        SPAN,
    )


def test_c_takes_the_expected_value_from_a_variable():
    exchange = CompareExchange(
        "r0", "ok", "x", Constant(0), Constant(1), Ordering.ACQ_REL, Ordering.RELAXED, False, SPAN
    )
    assert show(one_thread(Dialect.C, exchange)) == (
        "C T\n\n{ x = 0; }\n\nP0(atomic_int* x) {\n"
        "    int r0;\n"
        "    int _2 = 0;\n"
        "    int ok = atomic_compare_exchange_strong_explicit"
        "(x, &_2, 1, memory_order_acq_rel, memory_order_relaxed);\n"
        "    r0 = _2;\n"
        "}\n\nexists ([x]=1)\n"
    )


def test_rust_compares_an_integer_with_0():
    load = Load("r0", "x", Ordering.RELAXED, SPAN)
    shown = show(one_thread(Dialect.RUST, load, If(Register("r0"), (load,), (), SPAN)))
    assert "    if r0 != 0 {\n        r0 = x.load(Relaxed);\n    }\n" in shown
