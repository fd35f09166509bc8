"""A64 arithmetic and conditions against their definitions in Python integers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.architecture.flags import (
    ARM_CONDITIONS,
    X86_CONDITIONS,
    flags_of_difference,
    flags_of_result,
    flags_of_sum,
)
from rustrata.executions.actions import Assign, Code
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Leaf,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
    evaluate,
)
from rustrata.relational.simplify import simplified

EDGES = (0, 1, 2, 0x7FFFFFFF, 0x80000000, 0x80000001, 0xFFFFFFFE, 0xFFFFFFFF)
U32, S32 = IntegerType(32, False), IntegerType(32, True)
ORDERS = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "hs": lambda a, b: a >= b,
    "lo": lambda a, b: a < b,
    "hi": lambda a, b: a > b,
    "ls": lambda a, b: a <= b,
    "ge": lambda a, b: S32.wrap(a) >= S32.wrap(b),
    "lt": lambda a, b: S32.wrap(a) < S32.wrap(b),
    "gt": lambda a, b: S32.wrap(a) > S32.wrap(b),
    "le": lambda a, b: S32.wrap(a) <= S32.wrap(b),
}
SAME_IN_X86 = {**{name: name for name in ("ne", "ge", "le")}, "eq": "e", "hs": "ae", "lo": "b", "hi": "a"}
SAME_IN_X86 |= {"ls": "be", "lt": "l", "gt": "g"}


def flags_after(code: Code) -> dict[str, int]:
    found: dict[str, int] = {}
    for action in code:
        assert isinstance(action, Assign)
        found[action.target] = evaluate(action.value, lambda leaf: 0)
    return found


def holds(condition: Expression, flags: dict[str, int]) -> bool:
    def value_of(leaf: Leaf) -> int:
        assert isinstance(leaf, Register)
        return flags[leaf.name]

    return evaluate(condition, value_of) != 0


@pytest.mark.parametrize("name", ORDERS)
def test_conditions_after_a_comparison(name: str):
    for a in EDGES:
        for b in EDGES:
            arm = flags_after(flags_of_difference(Constant(a), Constant(b), U32, None))
            x86 = flags_after(flags_of_difference(Constant(a), Constant(b), U32, None, borrow=True))
            assert holds(ARM_CONDITIONS[name], arm) is ORDERS[name](a, b)
            assert holds(X86_CONDITIONS[SAME_IN_X86[name]], x86) is ORDERS[name](a, b)


def test_flags_of_a_sum():
    for a in EDGES:
        for b in EDGES:
            flags = flags_after(flags_of_sum(Constant(a), Constant(b), U32, None))
            total, signed = U32.wrap(a + b), S32.wrap(a) + S32.wrap(b)
            assert flags == {"%n": total >> 31, "%z": int(total == 0), "%c": (a + b) >> 32,
                             "%v": int(S32.wrap(total) != signed)}  # fmt: skip


def test_a_bitwise_result_has_neither_carry_nor_overflow():
    assert flags_after(flags_of_result(Constant(0x80000000), U32, None)) == {
        "%n": 1,
        "%z": 0,
        "%c": 0,
        "%v": 0,
    }


@pytest.mark.parametrize(
    ("instruction", "left", "right", "result"),
    [
        ("ROR X2,X0,X1", 0x10F, 4, 0xF000000000000010),
        ("LSL W2,W0,W1", 0x80000001, 33, 2),
        ("ASR W2,W0,#4", 0x80000000, 0, 0xF8000000),
        ("UBFM W2,W0,#4,#31", 0x55667788, 0, 0x5566778),
        ("UBFM W2,W0,#24,#7", 0x55667788, 0, 0x8800),
        ("SBFM W2,W0,#24,#7", 0xAA998878, 0, 0x7800),
        ("REV W2,W0", 0x11223344, 0, 0x44332211),
        ("REV16 W2,W0", 0x11223344, 0, 0x22114433),
        ("RBIT W2,W0", 1, 0, 0x80000000),
        ("MSUB X2,X0,X1,X0", 7, 3, 2**64 - 14),
        ("SMULL X2,W0,W1", 0xFFFFFFFF, 5, 2**64 - 5),
        ("MOVN X2,#5", 0, 0, 2**64 - 6),
        ("BIC W2,W0,W1", 0b1111, 0b0101, 0b1010),
        ("ORN W2,WZR,W0", 0, 0, 0xFFFFFFFF),
        ("ABS W2,W0", 0xFFFFFFFD, 0, 3),
        ("CSINV W2,W0,W1,NE", 1, 0, 0xFFFFFFFF),
        ("ADD X2,X0,X1,LSL #3", 1, 2, 17),
        ("SUB X2,X0,W1,SXTW", 1, 0xFFFFFFFF, 2),
    ],
)
def test_instructions_by_example(instruction: str, left: int, right: int, result: int, run):
    found = run(
        f"AArch64 T\n{{ uint64_t 0:X0={left}; uint64_t 0:X1={right}; uint64_t 0:X2; }}\n"
        f"P0 ;\n CMP WZR,WZR ;\n {instruction} ;\nforall (0:X2={result})"
    )
    assert (found.positive, found.negative) == (1, 0), found.states


leaves_ = st.one_of(st.integers(-4, 4).map(Constant), st.integers(0, 2).map(ReadBy))
types = st.sampled_from([U32, S32, IntegerType(8, True), IntegerType(64, False)])
expressions = st.recursive(
    leaves_,
    lambda inner: st.one_of(
        st.builds(Binary, st.sampled_from(list(BinaryOperator)), inner, inner),
        st.builds(Unary, st.sampled_from(list(UnaryOperator)), inner),
        st.builds(Wrap, types, inner),
    ),
    max_leaves=8,
)


@given(expressions, st.tuples(*[st.integers(-(2**31), 2**31 - 1)] * 3))
@settings(max_examples=300)
def test_a_simplified_expression_has_the_same_value(expression: Expression, values: tuple[int, int, int]):
    """The reads hold values of `int`, as the simplifier is told."""

    def read(leaf: Leaf) -> int:
        assert isinstance(leaf, ReadBy)
        return values[leaf.event]

    small = simplified(expression, lambda leaf: leaf, lambda event: S32)
    assert evaluate(small, read) == evaluate(expression, read)
