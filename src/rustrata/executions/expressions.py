"""Integer expressions over registers and over the values that read events return.

They are what a thread computes between its memory accesses, in any language or instruction set.
A comparison is 1 or 0. Division is left out: no litmus dialect that we read has it.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeAlias, assert_never

from rustrata.records import record


@record
class IntegerType:
    """A machine integer: ``bits`` wide, two's complement when ``signed``."""

    bits: int
    signed: bool

    def wrap(self, value: int) -> int:
        """``value`` modulo 2**bits, in the type's range."""
        value &= (1 << self.bits) - 1
        return value - (1 << self.bits) if self.signed and value >> (self.bits - 1) else value


I32 = IntegerType(32, True)


class UnaryOperator(Enum):
    """Operators of one operand."""

    NEGATE = "-"
    COMPLEMENT = "~"
    NOT = "!"


class BinaryOperator(Enum):
    """Operators of two operands, spelled as in C."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    AND = "&"
    OR = "|"
    XOR = "^"
    EQUAL = "=="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_EQUAL = "<="
    GREATER = ">"
    GREATER_EQUAL = ">="
    MAXIMUM = "max"
    MINIMUM = "min"
    LOGICAL_AND = "&&"
    LOGICAL_OR = "||"
    SHIFT_LEFT = "<<"
    SHIFT_RIGHT = ">>"


@record
class Constant:
    """An integer literal."""

    value: int


@record
class Register:
    """A thread-local variable, by name."""

    name: str


@record
class ReadBy:
    """The value that the read event number ``event`` returned (after unfolding)."""

    event: int


@record
class Unary:
    """An operator applied to one operand."""

    operator: UnaryOperator
    operand: "Expression"


@record
class Binary:
    """An operator applied to two operands."""

    operator: BinaryOperator
    left: "Expression"
    right: "Expression"


@record
class Wrap:
    """``operand`` wrapped into an integer type."""

    type: IntegerType
    operand: "Expression"


Expression: TypeAlias = Constant | Register | ReadBy | Unary | Binary | Wrap

MOST_SHIFT = 127
"""Shifts are by the right operand modulo this plus one; `>>` keeps the sign."""

_UNARY: dict[UnaryOperator, Callable[[int], int]] = {
    UnaryOperator.NEGATE: lambda a: -a,
    UnaryOperator.COMPLEMENT: lambda a: ~a,
    UnaryOperator.NOT: lambda a: int(a == 0),
}
_BINARY: dict[BinaryOperator, Callable[[int, int], int]] = {
    BinaryOperator.ADD: lambda a, b: a + b,
    BinaryOperator.SUBTRACT: lambda a, b: a - b,
    BinaryOperator.MULTIPLY: lambda a, b: a * b,
    BinaryOperator.AND: lambda a, b: a & b,
    BinaryOperator.OR: lambda a, b: a | b,
    BinaryOperator.XOR: lambda a, b: a ^ b,
    BinaryOperator.EQUAL: lambda a, b: int(a == b),
    BinaryOperator.NOT_EQUAL: lambda a, b: int(a != b),
    BinaryOperator.LESS: lambda a, b: int(a < b),
    BinaryOperator.LESS_EQUAL: lambda a, b: int(a <= b),
    BinaryOperator.GREATER: lambda a, b: int(a > b),
    BinaryOperator.GREATER_EQUAL: lambda a, b: int(a >= b),
    BinaryOperator.MAXIMUM: max,
    BinaryOperator.MINIMUM: min,
    BinaryOperator.LOGICAL_AND: lambda a, b: int(a != 0 and b != 0),
    BinaryOperator.LOGICAL_OR: lambda a, b: int(a != 0 or b != 0),
    BinaryOperator.SHIFT_LEFT: lambda a, b: a << (b & MOST_SHIFT),
    BinaryOperator.SHIFT_RIGHT: lambda a, b: a >> (b & MOST_SHIFT),
}

Leaf: TypeAlias = Register | ReadBy


def leaves(expression: Expression) -> Iterator[Leaf]:
    """The registers and reads that occur in an expression, left to right, with repetitions.

    Occurrence is syntactic: ``a * 0`` mentions ``a``. Dependencies of processors are syntactic too.
    """
    match expression:
        case Constant():
            return
        case Register() | ReadBy():
            yield expression
        case Unary(_, operand) | Wrap(_, operand):
            yield from leaves(operand)
        case Binary(_, left, right):
            yield from leaves(left)
            yield from leaves(right)
        case _:
            assert_never(expression)


def substitute(expression: Expression, value_of: Callable[[Leaf], Expression]) -> Expression:
    """Replace every register and read by ``value_of`` it, folding what becomes constant."""
    match expression:
        case Constant():
            return expression
        case Register() | ReadBy():
            return value_of(expression)
        case Unary(operator, operand):
            inner = substitute(operand, value_of)
            if isinstance(inner, Constant):
                return Constant(_UNARY[operator](inner.value))
            return Unary(operator, inner)
        case Wrap(type_, operand):
            inner = substitute(operand, value_of)
            return Constant(type_.wrap(inner.value)) if isinstance(inner, Constant) else Wrap(type_, inner)
        case Binary(operator, left, right):
            a, b = substitute(left, value_of), substitute(right, value_of)
            if isinstance(a, Constant) and isinstance(b, Constant):
                return Constant(_BINARY[operator](a.value, b.value))
            return Binary(operator, a, b)
        case _:
            assert_never(expression)


def evaluate(expression: Expression, value_of: Callable[[Leaf], int]) -> int:
    """The integer that an expression denotes, given the value of each leaf."""
    match expression:
        case Constant(value):
            return value
        case Register() | ReadBy():
            return value_of(expression)
        case Unary(operator, operand):
            return _UNARY[operator](evaluate(operand, value_of))
        case Wrap(type_, operand):
            return type_.wrap(evaluate(operand, value_of))
        case Binary(operator, left, right):
            return _BINARY[operator](evaluate(left, value_of), evaluate(right, value_of))
        case _:
            assert_never(expression)


def show(expression: Expression) -> str:
    """The expression in C's notation, fully parenthesised below the top level."""
    match expression:
        case Constant(value):
            return str(value)
        case Register(name):
            return name
        case ReadBy(event):
            return f"read({event})"
        case Unary(operator, operand):
            return f"{operator.value}{_parenthesised(operand)}"
        case Wrap(_, operand):
            return show(operand)
        case Binary(BinaryOperator.MAXIMUM | BinaryOperator.MINIMUM as operator, left, right):
            return f"{operator.value}({show(left)}, {show(right)})"
        case Binary(operator, left, right):
            return f"{_parenthesised(left)} {operator.value} {_parenthesised(right)}"
        case _:
            assert_never(expression)


def _parenthesised(expression: Expression) -> str:
    text = show(expression)
    return f"({text})" if " " in text and not text.startswith(("max", "min")) else text
