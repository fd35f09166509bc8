"""The condition flags of AArch64, AArch32 and x86, as four registers of thread code.

`N` negative, `Z` zero, `C` carry and `V` signed overflow hold 0 or 1. On subtraction `C` is 1 when nothing
is borrowed, as in the Arm ARM; x86 keeps the borrow instead [Arm ARM, AddWithCarry; Intel SDM volume 1,
3.4.3.1].
"""

from collections.abc import Mapping

from rustrata.executions.actions import Assign, Code
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.source import Span

N, Z, C, V = "%n", "%z", "%c", "%v"
_ZERO = Constant(0)


def _not(flag: Expression) -> Expression:
    return Unary(UnaryOperator.NOT, flag)


def _both(left: Expression, right: Expression) -> Expression:
    return Binary(BinaryOperator.AND, left, right)


def _either(left: Expression, right: Expression) -> Expression:
    return Binary(BinaryOperator.OR, left, right)


_N, _Z, _C, _V = Register(N), Register(Z), Register(C), Register(V)
_LESS = Binary(BinaryOperator.NOT_EQUAL, _N, _V)
_NOT_LESS = Binary(BinaryOperator.EQUAL, _N, _V)

ARM_CONDITIONS: Mapping[str, Expression] = {
    "eq": _Z,
    "ne": _not(_Z),
    "cs": _C,
    "hs": _C,
    "cc": _not(_C),
    "lo": _not(_C),
    "mi": _N,
    "pl": _not(_N),
    "vs": _V,
    "vc": _not(_V),
    "hi": _both(_C, _not(_Z)),
    "ls": _either(_not(_C), _Z),
    "ge": _NOT_LESS,
    "lt": _LESS,
    "gt": _both(_not(_Z), _NOT_LESS),
    "le": _either(_Z, _LESS),
    "al": Constant(1),
}
"""Condition codes of the Arm instruction sets [Arm ARM, C1.2.4], with `C` as they keep it."""

X86_CONDITIONS: Mapping[str, Expression] = {
    **dict.fromkeys(("e", "z"), _Z),
    **dict.fromkeys(("ne", "nz"), _not(_Z)),
    **dict.fromkeys(("b", "c", "nae"), _C),
    **dict.fromkeys(("ae", "nc", "nb"), _not(_C)),
    **dict.fromkeys(("a", "nbe"), _both(_not(_C), _not(_Z))),
    **dict.fromkeys(("be", "na"), _either(_C, _Z)),
    "s": _N,
    "ns": _not(_N),
    "o": _V,
    "no": _not(_V),
    **dict.fromkeys(("l", "nge"), _LESS),
    **dict.fromkeys(("ge", "nl"), _NOT_LESS),
    **dict.fromkeys(("g", "nle"), _both(_not(_Z), _NOT_LESS)),
    **dict.fromkeys(("le", "ng"), _either(_Z, _LESS)),
}
"""Condition codes of x86 [Intel SDM volume 1, appendix B], with the borrow in `C`."""


def _types(type_: IntegerType) -> tuple[IntegerType, IntegerType]:
    return IntegerType(type_.bits, False), IntegerType(type_.bits, True)


def _assigned(n: Expression, z: Expression, c: Expression, v: Expression, span: Span | None) -> Code:
    return (Assign(N, n, span), Assign(Z, z, span), Assign(C, c, span), Assign(V, v, span))


def flags_of_difference(
    left: Expression, right: Expression, type_: IntegerType, span: Span | None, *, borrow: bool = False
) -> Code:
    """The flags of ``left - right`` in the width of ``type_``; ``borrow`` keeps the borrow in `C`."""
    unsigned, signed = _types(type_)
    difference = Wrap(signed, Binary(BinaryOperator.SUBTRACT, left, right))
    exact = Binary(BinaryOperator.SUBTRACT, Wrap(signed, left), Wrap(signed, right))
    a, b = Wrap(unsigned, left), Wrap(unsigned, right)
    order = BinaryOperator.LESS if borrow else BinaryOperator.GREATER_EQUAL
    return _assigned(
        Binary(BinaryOperator.LESS, difference, _ZERO),
        Binary(BinaryOperator.EQUAL, a, b),
        Binary(order, a, b),
        Binary(BinaryOperator.NOT_EQUAL, difference, exact),
        span,
    )


def flags_of_sum(left: Expression, right: Expression, type_: IntegerType, span: Span | None) -> Code:
    """The flags of ``left + right`` in the width of ``type_``."""
    unsigned, signed = _types(type_)
    total = Wrap(signed, Binary(BinaryOperator.ADD, left, right))
    exact = Binary(BinaryOperator.ADD, Wrap(signed, left), Wrap(signed, right))
    whole = Binary(BinaryOperator.ADD, Wrap(unsigned, left), Wrap(unsigned, right))
    return _assigned(
        Binary(BinaryOperator.LESS, total, _ZERO),
        Binary(BinaryOperator.EQUAL, total, _ZERO),
        Binary(BinaryOperator.GREATER_EQUAL, whole, Constant(1 << type_.bits)),
        Binary(BinaryOperator.NOT_EQUAL, total, exact),
        span,
    )


def flags_of_result(result: Expression, type_: IntegerType, span: Span | None) -> Code:
    """The flags of a bitwise operation: no carry, no overflow."""
    _, signed = _types(type_)
    value = Wrap(signed, result)
    return _assigned(
        Binary(BinaryOperator.LESS, value, _ZERO),
        Binary(BinaryOperator.EQUAL, value, _ZERO),
        _ZERO,
        _ZERO,
        span,
    )
