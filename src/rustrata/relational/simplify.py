"""Expressions of thread code over the values of reads, made as small as syntax allows.

Registers are replaced by what they hold, constants are folded, and the identities apply by which programs
make false dependencies (``a ^ a``, ``a - a``, ``a & 0``, ``a + 0``): the value loses its reads here. The
dependency is not lost: `rustrata.relational.paths` keeps the events that a register was computed from
beside the value.
"""

from collections.abc import Callable
from typing import assert_never

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
    substitute,
)

_ZERO = Constant(0)
_COMMUTES = {
    BinaryOperator.ADD,
    BinaryOperator.MULTIPLY,
    BinaryOperator.AND,
    BinaryOperator.OR,
    BinaryOperator.XOR,
}
_ZERO_IS_NEUTRAL = {
    BinaryOperator.ADD,
    BinaryOperator.SUBTRACT,
    BinaryOperator.OR,
    BinaryOperator.XOR,
    BinaryOperator.SHIFT_LEFT,
    BinaryOperator.SHIFT_RIGHT,
}
_SAME_GIVES_ZERO = {BinaryOperator.SUBTRACT, BinaryOperator.XOR}
_SAME_GIVES_SAME = {BinaryOperator.AND, BinaryOperator.OR, BinaryOperator.MAXIMUM, BinaryOperator.MINIMUM}
_ZERO_ABSORBS = {BinaryOperator.AND, BinaryOperator.MULTIPLY}
_ZERO_OR_ONE = {
    BinaryOperator.EQUAL,
    BinaryOperator.NOT_EQUAL,
    BinaryOperator.LESS,
    BinaryOperator.LESS_EQUAL,
    BinaryOperator.GREATER,
    BinaryOperator.GREATER_EQUAL,
    BinaryOperator.LOGICAL_AND,
    BinaryOperator.LOGICAL_OR,
}


def simplified(
    expression: Expression,
    value_of: Callable[[Leaf], Expression],
    type_of: Callable[[int], IntegerType | None],
) -> Expression:
    """``expression`` with its leaves replaced by ``value_of`` them, which are simple already.

    ``type_of`` says which type the value of a read has, None when any integer can be read.
    """
    match expression:
        case Constant():
            return expression
        case Register() | ReadBy():
            return value_of(expression)
        case Unary(operator, operand):
            return _unary(operator, simplified(operand, value_of, type_of))
        case Wrap(type_, operand):
            return _wrap(type_, simplified(operand, value_of, type_of), type_of)
        case Binary(operator, left, right):
            return _binary(
                operator, simplified(left, value_of, type_of), simplified(right, value_of, type_of)
            )
        case _:
            assert_never(expression)


def wrapped(
    type_: IntegerType, expression: Expression, type_of: Callable[[int], IntegerType | None]
) -> Expression:
    """``Wrap(type_, expression)`` made small, where ``expression`` was simple when it was made: more reads
    may have a known type by now."""
    if isinstance(expression, Constant):
        return _wrap(type_, expression, type_of)
    return _wrap(type_, simplified(expression, _itself, type_of), type_of)


def _itself(leaf: Leaf) -> Expression:
    return leaf


def _folded(expression: Expression) -> Expression:
    return substitute(expression, _itself)


def _unary(operator: UnaryOperator, operand: Expression) -> Expression:
    result = Unary(operator, operand)
    return _folded(result) if isinstance(operand, Constant) else result


def _wrap(
    type_: IntegerType, operand: Expression, type_of: Callable[[int], IntegerType | None]
) -> Expression:
    match operand:
        case Constant(value):
            fitting = type_.wrap(value)
            return operand if fitting == value else Constant(fitting)
        case Wrap(inner, within) if type_.bits <= inner.bits:
            return _wrap(type_, within, type_of)
        case Wrap(inner, _) if _covers(type_, inner):
            return operand
        case ReadBy(event):
            read = type_of(event)
            return operand if read is not None and _covers(type_, read) else Wrap(type_, operand)
        case Binary(operator, _, _) if operator in _ZERO_OR_ONE and type_.bits > 1:
            return operand
        case _:
            return Wrap(type_, operand)


def _covers(type_: IntegerType, inner: IntegerType) -> bool:
    """Is every value of ``inner`` one of ``type_``?"""
    if type_.signed == inner.signed:
        return type_.bits >= inner.bits
    return type_.signed and type_.bits > inner.bits


def _binary(operator: BinaryOperator, left: Expression, right: Expression) -> Expression:
    if isinstance(left, Constant) and isinstance(right, Constant):
        return _folded(Binary(operator, left, right))
    if left == right and operator in _SAME_GIVES_ZERO:
        return _ZERO
    if left == right and operator in _SAME_GIVES_SAME:
        return left
    if isinstance(right, Constant):
        return _with_constant(operator, left, right)
    if isinstance(left, Constant):
        return _after_constant(operator, left, right)
    return Binary(operator, left, right)


def _with_constant(operator: BinaryOperator, left: Expression, right: Constant) -> Expression:
    """The constant is on the right."""
    if right.value == 0 and operator in _ZERO_IS_NEUTRAL:
        return left
    if right.value == 0 and operator in _ZERO_ABSORBS:
        return _ZERO
    if right.value == 1 and operator is BinaryOperator.MULTIPLY:
        return left
    match left:
        case Binary(BinaryOperator.ADD, inner, Constant(first)) if operator is BinaryOperator.ADD:
            return _with_constant(operator, inner, Constant(first + right.value))
        case _:
            return Binary(operator, left, right)


def _after_constant(operator: BinaryOperator, left: Constant, right: Expression) -> Expression:
    """The constant is on the left."""
    if operator in _COMMUTES:
        return _with_constant(operator, right, left)
    return Binary(operator, left, right)
