"""What A64 instructions compute in registers [Arm ARM, C6.2]: moves, arithmetic, bit fields, selection.

``Form.type`` is the unsigned type of the destination's width; results are wrapped into it.
"""

from collections.abc import Callable, Mapping

from rustrata.architecture.flags import ARM_CONDITIONS, flags_of_difference, flags_of_result, flags_of_sum
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate
from rustrata.architecture.semantics import convert, move
from rustrata.executions.actions import Assign, Code, Select
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

_LEFT, _RIGHT = "%left", "%right"


def _type(form: Form) -> IntegerType:
    assert form.type is not None, "the reader of operands gives every computation a width"
    return form.type


def _immediate(form: Form, index: int) -> int:
    if index < len(form.operands):
        match form.operands[index]:
            case Immediate(value):
                return value
            case _:
                pass
    raise form.refuse(f"operand {index + 1} must be an integer")


def _not(value: Expression) -> Expression:
    return Unary(UnaryOperator.COMPLEMENT, value)


_Combine = Callable[[Expression, Expression], Expression]


def _by(operator: BinaryOperator, *, inverted: bool = False) -> _Combine:
    return lambda left, right: Binary(operator, left, _not(right) if inverted else right)


_COMBINED: Mapping[str, _Combine] = {
    "add": _by(BinaryOperator.ADD),
    "sub": _by(BinaryOperator.SUBTRACT),
    "mul": _by(BinaryOperator.MULTIPLY),
    "and": _by(BinaryOperator.AND),
    "orr": _by(BinaryOperator.OR),
    "eor": _by(BinaryOperator.XOR),
    "bic": _by(BinaryOperator.AND, inverted=True),
    "orn": _by(BinaryOperator.OR, inverted=True),
    "eon": _by(BinaryOperator.XOR, inverted=True),
    "mneg": lambda left, right: Unary(UnaryOperator.NEGATE, Binary(BinaryOperator.MULTIPLY, left, right)),
}


def computed(name: str) -> Semantics:
    """``op destination, left, right``."""
    combine = _COMBINED[name]

    def semantics(form: Form) -> Code:
        form.takes(3)
        return (Assign(form.register(0), form.wrap(combine(form.value(1), form.value(2))), form.span),)

    return semantics


def _flags(name: str, left: Expression, right: Expression, form: Form) -> Code:
    match name:
        case "add":
            return flags_of_sum(left, right, _type(form), form.span)
        case "sub":
            return flags_of_difference(left, right, _type(form), form.span)
        case _:
            return flags_of_result(_COMBINED[name](left, right), _type(form), form.span)


def flagged(name: str) -> Semantics:
    """``ops destination, left, right``: with flags."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        left, right = Register(_LEFT), Register(_RIGHT)
        result = form.wrap(_COMBINED[name](left, right))
        return (
            Assign(_LEFT, form.value(1), form.span),
            Assign(_RIGHT, form.value(2), form.span),
            Assign(form.register(0), result, form.span),
            *_flags(name, left, right, form),
        )

    return semantics


def compared(name: str) -> Semantics:
    """CMP, CMN and TST: the flags alone."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return _flags(name, form.value(0), form.value(1), form)

    return semantics


def unary(operation: Callable[[Form, Expression], Expression]) -> Semantics:
    """``op destination, value``."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return (Assign(form.register(0), form.wrap(operation(form, form.value(1))), form.span),)

    return semantics


def _negated(form: Form, value: Expression) -> Expression:
    return Unary(UnaryOperator.NEGATE, value)


def _complemented(form: Form, value: Expression) -> Expression:
    return _not(value)


def _absolute(form: Form, value: Expression) -> Expression:
    signed = Wrap(IntegerType(_type(form).bits, True), value)
    return Binary(BinaryOperator.MAXIMUM, signed, Unary(UnaryOperator.NEGATE, signed))


def _bits_at(form: Form, value: Expression, places: Callable[[int], int]) -> Expression:
    """Bit ``i`` of the result is bit ``places(i)`` of the value."""
    word = Wrap(_type(form), value)
    result: Expression = Constant(0)
    for place in range(_type(form).bits):
        shifted = Binary(BinaryOperator.SHIFT_RIGHT, word, Constant(places(place)))
        bit = Binary(BinaryOperator.AND, shifted, Constant(1))
        moved = Binary(BinaryOperator.SHIFT_LEFT, bit, Constant(place))
        result = Binary(BinaryOperator.OR, result, moved)
    return result


def _bits_reversed(form: Form, value: Expression) -> Expression:
    last = _type(form).bits - 1
    return _bits_at(form, value, lambda place: last - place)


def _bytes_reversed(size: int | None) -> Callable[[Form, Expression], Expression]:
    """The bytes of each group of ``size`` bits in reverse order; None: of the whole register."""

    def operation(form: Form, value: Expression) -> Expression:
        group = size or _type(form).bits
        return _bits_at(form, value, lambda i: i - i % group + (group - 8 - i % group // 8 * 8) + i % 8)

    return operation


def multiplied(operator: BinaryOperator, extension: IntegerType | None, *, accumulates: bool) -> Semantics:
    """MADD and MSUB, SMADDL, UMULL and their kin: ``accumulator ± left * right``."""

    def semantics(form: Form) -> Code:
        form.takes(4 if accumulates else 3)
        left, right = form.value(1), form.value(2)
        if extension is not None:
            left, right = Wrap(extension, left), Wrap(extension, right)
        start = form.value(3) if accumulates else Constant(0)
        result = Binary(operator, start, Binary(BinaryOperator.MULTIPLY, left, right))
        return (Assign(form.register(0), form.wrap(result), form.span),)

    return semantics


def shifted_by(name: str) -> Semantics:
    """LSL, LSR, ASR and ROR, by a constant or by a register modulo the width."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        type_ = _type(form)
        by = Binary(BinaryOperator.AND, form.value(2), Constant(type_.bits - 1))
        signed = IntegerType(type_.bits, name == "asr")
        word = Wrap(signed, form.value(1))
        right = Binary(BinaryOperator.SHIFT_RIGHT, word, by)
        if name == "lsl":
            result: Expression = Binary(BinaryOperator.SHIFT_LEFT, word, by)
        elif name == "ror":
            back = Binary(BinaryOperator.SUBTRACT, Constant(type_.bits), by)
            result = Binary(BinaryOperator.OR, right, Binary(BinaryOperator.SHIFT_LEFT, word, back))
        else:
            result = right
        return (Assign(form.register(0), form.wrap(result), form.span),)

    return semantics


def bit_field(signed: bool) -> Semantics:
    """UBFM and SBFM destination, source, rotation, top bit."""

    def semantics(form: Form) -> Code:
        form.takes(4)
        bits = _type(form).bits
        rotation, top = _immediate(form, 2) % bits, _immediate(form, 3) % bits
        if top >= rotation:
            moved = Binary(BinaryOperator.SHIFT_RIGHT, Wrap(_type(form), form.value(1)), Constant(rotation))
            result: Expression = Wrap(IntegerType(top - rotation + 1, signed), moved)
        else:
            field = Wrap(IntegerType(top + 1, signed), form.value(1))
            result = Binary(BinaryOperator.SHIFT_LEFT, field, Constant(bits - rotation))
        return (Assign(form.register(0), form.wrap(result), form.span),)

    return semantics


def move_wide(form: Form) -> Code:
    """MOVZ: the reader has shifted the immediate."""
    return move(form)


def move_wide_not(form: Form) -> Code:
    """MOVN."""
    form.takes(2)
    return (Assign(form.register(0), form.wrap(_not(form.value(1))), form.span),)


def move_keeping(form: Form) -> Code:
    """MOVK destination, immediate, shift: the other bits stay."""
    value, at = _immediate(form, 1), _immediate(form, 2) if len(form.operands) > 2 else 0
    kept = Binary(BinaryOperator.AND, form.value(0), Constant(_type(form).wrap(~(0xFFFF << at))))
    return (Assign(form.register(0), Binary(BinaryOperator.OR, kept, Constant(value << at)), form.span),)


def _condition(form: Form, index: int) -> Expression:
    code = form.word(index)
    if code not in ARM_CONDITIONS:
        raise form.refuse(f"unknown condition `{code}`; the conditions are {', '.join(ARM_CONDITIONS)}")
    return ARM_CONDITIONS[code]


_Change = Callable[[Expression], Expression]


def _plus_one(value: Expression) -> Expression:
    return Binary(BinaryOperator.ADD, value, Constant(1))


def _negative(value: Expression) -> Expression:
    return Unary(UnaryOperator.NEGATE, value)


def selected(change: _Change) -> Semantics:
    """CSEL, CSINC, CSINV, CSNEG destination, chosen, otherwise, condition."""

    def semantics(form: Form) -> Code:
        form.takes(4)
        otherwise = form.wrap(change(form.value(2)))
        return (Select(form.register(0), _condition(form, 3), form.wrapped(1), otherwise, form.span),)

    return semantics


def changed_when(change: _Change) -> Semantics:
    """CINC, CINV, CNEG destination, value, condition."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        changed = form.wrap(change(form.value(1)))
        return (Select(form.register(0), _condition(form, 2), changed, form.wrapped(1), form.span),)

    return semantics


def set_when(value: int) -> Semantics:
    """CSET and CSETM destination, condition: ``value`` when it holds, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        held = Constant(_type(form).wrap(value))
        return (Select(form.register(0), _condition(form, 1), held, Constant(0), form.span),)

    return semantics


_EXTENDED = {
    f"{sign}xt{name}": convert(IntegerType(bits, sign == "s"))
    for sign in "su"
    for name, bits in (("b", 8), ("h", 16), ("w", 32))
}


def extended(semantics: Semantics) -> Semantics:
    """SXTB and its kin, in the width of the destination."""

    def wrapped(form: Form) -> Code:
        target = form.register(0)
        return (*semantics(form), Assign(target, form.wrap(Register(target)), form.span))

    return wrapped


_S32, _U32 = IntegerType(32, True), IntegerType(32, False)
ARITHMETIC: Mapping[str, Semantics] = {
    "mov": move,
    "movz": move_wide,
    "movn": move_wide_not,
    "movk": move_keeping,
    **{name: computed(name) for name in _COMBINED},
    **{f"{name}s": flagged(name) for name in ("add", "sub", "and", "bic")},
    "cmp": compared("sub"),
    "cmn": compared("add"),
    "tst": compared("and"),
    "neg": unary(_negated),
    "mvn": unary(_complemented),
    "abs": unary(_absolute),
    "rbit": unary(_bits_reversed),
    "rev": unary(_bytes_reversed(None)),
    "rev16": unary(_bytes_reversed(16)),
    "rev32": unary(_bytes_reversed(32)),
    "rev64": unary(_bytes_reversed(64)),
    "madd": multiplied(BinaryOperator.ADD, None, accumulates=True),
    "msub": multiplied(BinaryOperator.SUBTRACT, None, accumulates=True),
    "smaddl": multiplied(BinaryOperator.ADD, _S32, accumulates=True),
    "umaddl": multiplied(BinaryOperator.ADD, _U32, accumulates=True),
    "smsubl": multiplied(BinaryOperator.SUBTRACT, _S32, accumulates=True),
    "umsubl": multiplied(BinaryOperator.SUBTRACT, _U32, accumulates=True),
    "smull": multiplied(BinaryOperator.ADD, _S32, accumulates=False),
    "umull": multiplied(BinaryOperator.ADD, _U32, accumulates=False),
    "smnegl": multiplied(BinaryOperator.SUBTRACT, _S32, accumulates=False),
    "umnegl": multiplied(BinaryOperator.SUBTRACT, _U32, accumulates=False),
    **{name: shifted_by(name) for name in ("lsl", "lsr", "asr", "ror")},
    "ubfm": bit_field(signed=False),
    "sbfm": bit_field(signed=True),
    "csel": selected(lambda value: value),
    "csinc": selected(_plus_one),
    "csinv": selected(_not),
    "csneg": selected(_negative),
    "cinc": changed_when(_plus_one),
    "cinv": changed_when(_not),
    "cneg": changed_when(_negative),
    "cset": set_when(1),
    "csetm": set_when(-1),
    **{name: extended(semantics) for name, semantics in _EXTENDED.items()},
}
