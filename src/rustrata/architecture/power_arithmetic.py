"""What Power instructions compute in general registers [Power ISA 3.1, book I, 3.3]: arithmetic, logic,
rotation under a mask. Names that the manual gives to special cases (LI, SLWI, CLRLDI) are here too.

Bits of a register are numbered from the highest, 0, to the lowest, 63.
"""

from collections.abc import Callable, Iterator, Mapping

from rustrata.architecture.extended_words import (
    REGISTER,
    computed,
    constant,
    converted,
    extended,
    inverted,
    with_immediate,
)
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate
from rustrata.architecture.power import recorded
from rustrata.executions.actions import Assign, Code
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    UnaryOperator,
    Wrap,
)

SIGNED, UNSIGNED = range(-(1 << 15), 1 << 15), range(1 << 16)
"""Immediates of 16 bits."""
EITHER = range(-(1 << 15), 1 << 16)
"""Signed immediates that assemblers also take as the 16 bits that they are."""


def subtract_from(form: Form) -> Code:
    """SUBF destination, subtrahend, minuend."""
    form.takes(3)
    difference = Binary(BinaryOperator.SUBTRACT, form.value(2), form.value(1))
    return (Assign(form.register(0), extended(difference, REGISTER.bits), form.span),)


def multiply_words(form: Form) -> Code:
    """MULLW: the product, of 64 bits, of two signed words."""
    form.takes(3)
    word = IntegerType(32, signed=True)
    product = Binary(BinaryOperator.MULTIPLY, Wrap(word, form.value(1)), Wrap(word, form.value(2)))
    return (Assign(form.register(0), Wrap(REGISTER, product), form.span),)


def with_constant(
    operator: BinaryOperator, allowed: range, *, shift: int = 0, negated: bool = False
) -> Semantics:
    """ADDI and ADDIS, which read r0 as 0, ORI, XORIS, .. and SUBI: ``op destination, value, integer``."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        value = form.value(2)
        assert isinstance(value, Constant), "the range has been checked"
        by = value.value if allowed is UNSIGNED else IntegerType(16, signed=True).wrap(value.value)
        by = (-by if negated else by) << shift
        left = form.value(1)
        if operator is BinaryOperator.ADD and left == Register("r0"):
            left = Constant(0)
        result = Binary(operator, left, Constant(by))
        return (Assign(form.register(0), extended(result, REGISTER.bits), form.span),)

    return with_immediate(semantics, 2, allowed)


def load_shifted(form: Form) -> Code:
    """LIS destination, integer: the integer in the upper half of a word, extended with its sign."""
    form.takes(2)
    value = form.value(1)
    assert isinstance(value, Constant), "the range has been checked"
    by = IntegerType(16, signed=True).wrap(value.value) << 16
    return (Assign(form.register(0), Constant(REGISTER.wrap(by)), form.span),)


def shifted(operator: BinaryOperator, bits: int, *, signed: bool = False) -> Semantics:
    """SLW, SRAD, ..: ``shift destination, value, amount`` by the amount modulo twice the width, so that a
    shift by at least the width leaves zeros or signs."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        amount = Binary(BinaryOperator.AND, form.value(2), Constant(2 * bits - 1))
        result = Binary(operator, Wrap(IntegerType(bits, signed), form.value(1)), amount)
        return (Assign(form.register(0), extended(result, bits, signed), form.span),)

    return semantics


def mask(first: int, last: int) -> int:
    """Ones from bit ``first`` to bit ``last``, round the end of the register when the last is before it."""
    whole = (1 << 64) - 1
    ones = (whole >> first) ^ (whole >> (last + 1))
    return ones if first <= last else ones ^ whole


def rotated(value: Expression, by: int, bits: int) -> Expression:
    """A doubleword rotated to the left; a word (``bits`` 32) rotated and then doubled."""
    word = Wrap(IntegerType(bits, signed=False), value)
    by %= bits
    left = Wrap(IntegerType(bits, signed=False), Binary(BinaryOperator.SHIFT_LEFT, word, Constant(by)))
    right = Binary(BinaryOperator.SHIFT_RIGHT, word, Constant(bits - by))
    turned = Binary(BinaryOperator.OR, left, right) if by else word
    if bits == REGISTER.bits:
        return turned
    return Binary(BinaryOperator.OR, turned, Binary(BinaryOperator.SHIFT_LEFT, turned, Constant(32)))


def _masked(value: Expression, ones: int) -> Expression:
    return Binary(BinaryOperator.AND, value, Constant(ones))


_Places = Callable[[tuple[int, ...]], tuple[int, int, int]]
"""From the integers that are written to the rotation, and the first and last bit of the mask."""


def rotate(bits: int, count: int, places: _Places, *, insert: bool = False) -> Semantics:
    """RLWINM and its kin: rotate ``source`` and take the bits under a mask; ``insert`` keeps the others of
    the destination. ``count`` integers follow ``destination, source``, each the number of a bit."""

    def semantics(form: Form) -> Code:
        form.takes(2 + count)
        numbers: list[int] = []
        for place, operand in enumerate(form.operands[2:], 3):
            match operand:
                case Immediate(value) if 0 <= value < bits:
                    numbers.append(value)
                case _:
                    raise form.refuse(f"operand {place} must be an integer from 0 to {bits - 1}")
        by, first, last = places(tuple(numbers))
        ones = mask(first, last)
        result = _masked(rotated(form.value(1), by, bits), ones)
        if insert:
            kept = _masked(form.value(0), ones ^ ((1 << 64) - 1))
            result = Binary(BinaryOperator.OR, result, kept)
        return (Assign(form.register(0), result, form.span),)

    return semantics


_ROTATIONS: Mapping[str, Semantics] = {
    "rlwinm": rotate(32, 3, lambda n: (n[0], n[1] + 32, n[2] + 32)),
    "rlwimi": rotate(32, 3, lambda n: (n[0], n[1] + 32, n[2] + 32), insert=True),
    "rldicl": rotate(64, 2, lambda n: (n[0], n[1], 63)),
    "rldicr": rotate(64, 2, lambda n: (n[0], 0, n[1])),
    "rldic": rotate(64, 2, lambda n: (n[0], n[1], 63 - n[0])),
    "rldimi": rotate(64, 2, lambda n: (n[0], n[1], 63 - n[0]), insert=True),
    "rotlwi": rotate(32, 1, lambda n: (n[0], 32, 63)),
    "rotldi": rotate(64, 1, lambda n: (n[0], 0, 63)),
    "slwi": rotate(32, 1, lambda n: (n[0], 32, 63 - n[0])),
    "srwi": rotate(32, 1, lambda n: (32 - n[0], 32 + n[0], 63)),
    "sldi": rotate(64, 1, lambda n: (n[0], 0, 63 - n[0])),
    "srdi": rotate(64, 1, lambda n: (64 - n[0], n[0], 63)),
    "clrlwi": rotate(32, 1, lambda n: (0, 32 + n[0], 63)),
    "clrrwi": rotate(32, 1, lambda n: (0, 32, 63 - n[0])),
    "clrldi": rotate(64, 1, lambda n: (0, n[0], 63)),
    "clrrdi": rotate(64, 1, lambda n: (0, 0, 63 - n[0])),
}


def _with_record() -> Iterator[tuple[str, Semantics]]:
    """Instructions that may end in a dot, and then set ``cr0``."""
    operators = {"and": BinaryOperator.AND, "or": BinaryOperator.OR, "xor": BinaryOperator.XOR}
    yield from {name: computed(operator) for name, operator in operators.items()}.items()
    yield "nand", computed(BinaryOperator.AND, result=True)
    yield "nor", computed(BinaryOperator.OR, result=True)
    yield "eqv", computed(BinaryOperator.XOR, result=True)
    yield "andc", computed(BinaryOperator.AND, right=True)
    yield "orc", computed(BinaryOperator.OR, right=True)
    yield "add", computed(BinaryOperator.ADD)
    yield "sub", computed(BinaryOperator.SUBTRACT)
    yield "subf", subtract_from
    yield "neg", inverted(UnaryOperator.NEGATE)
    yield "not", inverted(UnaryOperator.COMPLEMENT)
    yield "mr", converted(64)
    yield "mullw", multiply_words
    yield "mulld", computed(BinaryOperator.MULTIPLY)
    for size, bits in {"b": 8, "h": 16, "w": 32}.items():
        yield f"exts{size}", converted(bits)
    for size, bits in {"w": 32, "d": 64}.items():
        yield f"sl{size}", shifted(BinaryOperator.SHIFT_LEFT, bits)
        yield f"sr{size}", shifted(BinaryOperator.SHIFT_RIGHT, bits)
        arithmetic = shifted(BinaryOperator.SHIFT_RIGHT, bits, signed=True)
        yield f"sra{size}", arithmetic
        yield f"sra{size}i", with_immediate(arithmetic, 2, range(bits))
    yield from _ROTATIONS.items()


ARITHMETIC: Mapping[str, Semantics] = {
    **dict(_with_record()),
    **{f"{name}.": recorded(semantics) for name, semantics in _with_record()},
    "li": with_immediate(constant(), 1, SIGNED),
    "lis": with_immediate(load_shifted, 1, EITHER),
    "addi": with_constant(BinaryOperator.ADD, SIGNED),
    "addis": with_constant(BinaryOperator.ADD, EITHER, shift=16),
    "subi": with_constant(BinaryOperator.ADD, SIGNED, negated=True),
    "subis": with_constant(BinaryOperator.ADD, SIGNED, shift=16, negated=True),
    "mulli": with_constant(BinaryOperator.MULTIPLY, SIGNED),
    "ori": with_constant(BinaryOperator.OR, UNSIGNED),
    "oris": with_constant(BinaryOperator.OR, UNSIGNED, shift=16),
    "xori": with_constant(BinaryOperator.XOR, UNSIGNED),
    "xoris": with_constant(BinaryOperator.XOR, UNSIGNED, shift=16),
    "andi.": recorded(with_constant(BinaryOperator.AND, UNSIGNED)),
    "andis.": recorded(with_constant(BinaryOperator.AND, UNSIGNED, shift=16)),
}
