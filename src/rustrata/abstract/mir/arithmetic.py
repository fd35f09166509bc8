"""Operations on integers and floats [rustc_const_eval::interpret::operator, cast].

Integers are Python ints in the range of their type; floats are their bits, computed with as the target does
for 32 and 64 bits. Other widths are refused by name.
"""

import math
import struct
from collections.abc import Callable

from rustrata.abstract.mir.memory import Undefined
from rustrata.programs.rust.types import Primitive
from rustrata.programs.rust.values import BinaryOperator

_BITS = {
    Primitive.ISIZE: 64,
    Primitive.USIZE: 64,
    Primitive.BOOL: 8,
    Primitive.CHAR: 32,
    Primitive.I8: 8,
    Primitive.U8: 8,
    Primitive.I16: 16,
    Primitive.U16: 16,
    Primitive.I32: 32,
    Primitive.U32: 32,
    Primitive.I64: 64,
    Primitive.U64: 64,
    Primitive.I128: 128,
    Primitive.U128: 128,
}
_SIGNED = frozenset(
    (Primitive.I8, Primitive.I16, Primitive.I32, Primitive.I64, Primitive.I128, Primitive.ISIZE)
)
FLOATS = {Primitive.F32: ("<I", "<f"), Primitive.F64: ("<Q", "<d")}


def bits_of(type_: Primitive) -> int:
    """The width of an integer type."""
    return _BITS[type_]


def is_signed(type_: Primitive) -> bool:
    """Is it a signed integer type?"""
    return type_ in _SIGNED


def is_float(type_: Primitive) -> bool:
    """Is it a float type?"""
    return type_.value.startswith("f")


def wrapped(value: int, type_: Primitive) -> int:
    """The value of the type with the same low bits."""
    bits = _BITS[type_]
    value &= (1 << bits) - 1
    if type_ in _SIGNED and value >> bits - 1:
        value -= 1 << bits
    return value


def to_float(bits: int, type_: Primitive) -> float:
    """The float with these bits."""
    integer, real = _codes(type_)
    found: float = struct.unpack(real, struct.pack(integer, bits))[0]
    return found


def from_float(value: float, type_: Primitive) -> int:
    """The bits of a float, rounded to the type."""
    integer, real = _codes(type_)
    try:
        packed = struct.pack(real, value)
    except OverflowError:
        packed = struct.pack(real, math.copysign(math.inf, value))
    found: int = struct.unpack(integer, packed)[0]
    return found


class Unsupported(Exception):
    """Something that the machine cannot do: in words."""


def _codes(type_: Primitive) -> tuple[str, str]:
    if type_ not in FLOATS:
        raise Unsupported(f"arithmetic of `{type_}`")
    return FLOATS[type_]


def _divide(a: int, b: int) -> int:
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def _remainder(a: int, b: int) -> int:
    return a - b * _divide(a, b)


Integers = Callable[[int, int], int]

_PLAIN: dict[BinaryOperator, Integers] = {
    BinaryOperator.ADD: lambda a, b: a + b,
    BinaryOperator.SUB: lambda a, b: a - b,
    BinaryOperator.MUL: lambda a, b: a * b,
    BinaryOperator.BIT_AND: lambda a, b: a & b,
    BinaryOperator.BIT_OR: lambda a, b: a | b,
    BinaryOperator.BIT_XOR: lambda a, b: a ^ b,
}
_UNCHECKED = {
    BinaryOperator.ADD_UNCHECKED: BinaryOperator.ADD,
    BinaryOperator.SUB_UNCHECKED: BinaryOperator.SUB,
    BinaryOperator.MUL_UNCHECKED: BinaryOperator.MUL,
}
_WITH_OVERFLOW = {
    BinaryOperator.ADD_WITH_OVERFLOW: BinaryOperator.ADD,
    BinaryOperator.SUB_WITH_OVERFLOW: BinaryOperator.SUB,
    BinaryOperator.MUL_WITH_OVERFLOW: BinaryOperator.MUL,
}
COMPARISONS: dict[BinaryOperator, Integers] = {
    BinaryOperator.EQ: lambda a, b: int(a == b),
    BinaryOperator.NE: lambda a, b: int(a != b),
    BinaryOperator.LT: lambda a, b: int(a < b),
    BinaryOperator.LE: lambda a, b: int(a <= b),
    BinaryOperator.GT: lambda a, b: int(a > b),
    BinaryOperator.GE: lambda a, b: int(a >= b),
    BinaryOperator.CMP: lambda a, b: (a > b) - (a < b),
}


def with_overflow(operator: BinaryOperator) -> BinaryOperator | None:
    """The plain operator of one that also says whether it overflowed; None for others."""
    return _WITH_OVERFLOW.get(operator)


def integer_operation(operator: BinaryOperator, type_: Primitive) -> Integers:
    """The operation on integers of the type; shifts take any integer on the right."""
    if operator in COMPARISONS:
        return COMPARISONS[operator]
    if operator in _PLAIN:
        plain = _PLAIN[operator]
        return lambda a, b: wrapped(plain(a, b), type_)
    if operator in _UNCHECKED:
        return _unchecked(_PLAIN[_UNCHECKED[operator]], operator, type_)
    if operator in (BinaryOperator.DIV, BinaryOperator.REM):
        return _division(operator, type_)
    return _shift(operator, type_)


def overflowing(operator: BinaryOperator, type_: Primitive) -> Callable[[int, int], tuple[int, int]]:
    """The operation, and whether its result was wrapped."""
    plain = _PLAIN[operator]

    def compute(a: int, b: int) -> tuple[int, int]:
        exact = plain(a, b)
        result = wrapped(exact, type_)
        return result, int(result != exact)

    return compute


def _unchecked(plain: Integers, operator: BinaryOperator, type_: Primitive) -> Integers:
    def compute(a: int, b: int) -> int:
        exact = plain(a, b)
        if wrapped(exact, type_) != exact:
            raise Undefined("RUB009", f"{operator.value} overflows: {a}, {b} of type `{type_}`")
        return exact

    return compute


def _division(operator: BinaryOperator, type_: Primitive) -> Integers:
    divide = _divide if operator is BinaryOperator.DIV else _remainder

    def compute(a: int, b: int) -> int:
        if b == 0:
            raise Undefined("RUB009", "division by zero")
        if b == -1 and wrapped(-a, type_) != -a:
            raise Undefined("RUB009", "division that overflows")
        return divide(a, b)

    return compute


def _shift(operator: BinaryOperator, type_: Primitive) -> Integers:
    bits = bits_of(type_)
    left = operator in (BinaryOperator.SHL, BinaryOperator.SHL_UNCHECKED)
    unchecked = operator in (BinaryOperator.SHL_UNCHECKED, BinaryOperator.SHR_UNCHECKED)

    def compute(a: int, b: int) -> int:
        if unchecked and not 0 <= b < bits:
            raise Undefined("RUB009", f"a shift by {b} of {bits} bits")
        b &= bits - 1
        return wrapped(a << b, type_) if left else a >> b

    return compute


def float_operation(operator: BinaryOperator, type_: Primitive) -> Integers:
    """The operation on floats, as bits; comparisons give 0 or 1."""
    if operator in COMPARISONS:
        compare = COMPARISONS[operator]
        return lambda a, b: compare(to_float(a, type_), to_float(b, type_))  # type: ignore[arg-type]

    def compute(a: int, b: int) -> int:
        return from_float(_float(operator, to_float(a, type_), to_float(b, type_)), type_)

    return compute


def _float(operator: BinaryOperator, a: float, b: float) -> float:
    match operator:
        case BinaryOperator.ADD:
            return a + b
        case BinaryOperator.SUB:
            return a - b
        case BinaryOperator.MUL:
            return a * b
        case BinaryOperator.DIV if b == 0:
            return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)
        case BinaryOperator.DIV:
            return a / b
        case BinaryOperator.REM:
            return math.nan if b == 0 or math.isinf(a) else math.fmod(a, b)
        case _:
            raise AssertionError(f"floats have no {operator.value}")


def float_to_int(bits: int, source: Primitive, target: Primitive) -> int:
    """A saturating cast; NaN is 0."""
    value = to_float(bits, source)
    if math.isnan(value):
        return 0
    width = bits_of(target)
    low, high = (-(1 << width - 1), (1 << width - 1) - 1) if is_signed(target) else (0, (1 << width) - 1)
    if math.isinf(value):
        return high if value > 0 else low
    return max(low, min(high, math.trunc(value)))
