"""Power ISA 3.1 in 64-bit mode as mappings use it, with symbolic registers [books I and II].

The tags are those of `rustrata.architecture.power`. There is one field of the condition register: the
operands of the last comparison. A store-conditional compares its failure with 0, so *equal* means that it
stored; a branch on that does not depend on the store. ``bne- .+4``, a branch to the next instruction, goes
on either way and makes what follows depend on the comparison.

Left out: other fields, and what `rustrata.architecture.power` leaves out.
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from rustrata.architecture.instruction import ExpressionTemplates, Form, InstructionSet, Semantics
from rustrata.architecture.operands import (
    Computed,
    Immediate,
    LabelReference,
    MachineRegister,
    Memory,
    Operand,
    StackSlot,
    SymbolicRegister,
    Word,
    ZeroRegister,
)
from rustrata.architecture.power import TAGS
from rustrata.architecture.semantics import (
    LEFT,
    RIGHT,
    ConditionCodes,
    binary,
    branch_when,
    compare,
    convert,
    fence,
    flags,
    jump,
    load,
    move,
    nothing,
    select,
    sized,
    store,
    unary,
)
from rustrata.executions.actions import Assign, Code, WriteExclusive
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)

_WIDTHS = {"b": (8,), "h": (16,), "w": (32,), "d": (64,)}
_STATUS = "%status"
_REGISTER = 64
_CONDITIONS: Mapping[str, tuple[BinaryOperator, bool]] = {
    "eq": (BinaryOperator.EQUAL, True),
    "lt": (BinaryOperator.LESS, True),
    "gt": (BinaryOperator.GREATER, True),
}
"""The bits of a field; a comparison of logical integers is ``l`` in its mnemonic."""
_UNSIGNED: ConditionCodes = {code: (operator, False) for code, (operator, _) in _CONDITIONS.items()}
_BRANCHES = {"beq": ("eq", True), "bne": ("eq", False), "blt": ("lt", True), "bge": ("lt", False),
             "bgt": ("gt", True), "ble": ("gt", False)}  # fmt: skip


def store_conditional(bits: tuple[int, ...]) -> Semantics:
    """STWCX. and its kin: *equal* when it was done."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        sized(form, bits)
        stored = WriteExclusive(
            form.location(1), form.wrapped(0), _STATUS, frozenset({"EX"}), bits=form.bits, span=form.span
        )
        failed = Assign(LEFT, Register(_STATUS), form.span)
        return (stored, failed, Assign(RIGHT, Constant(0), form.span))

    return semantics


def branch(bit: str, *, taken_when_set: bool) -> Semantics:
    """BEQ and its kin."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        holds = flags(form, _CONDITIONS, bit)
        return branch_when(form, holds if taken_when_set else Unary(UnaryOperator.NOT, holds), 0)

    return semantics


def choose(form: Form) -> Code:
    """ISEL destination, when set, otherwise, bit; ``logical`` comparisons are written ``lgt`` and ``llt``."""
    form.takes(4)
    word = form.word(3)
    logical = word.startswith("l") and word[1:] in _UNSIGNED
    condition = flags(form, _UNSIGNED if logical else _CONDITIONS, word[1:] if logical else word)
    return (Assign(form.register(0), select(condition, form.wrapped(1), form.wrapped(2)), form.span),)


def set_bit(*, inverted: bool) -> Semantics:
    """SETBC and SETBCR destination, bit: 1 when the bit is set, or is not, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        holds = flags(form, _CONDITIONS, form.word(1))
        value = Unary(UnaryOperator.NOT, holds) if inverted else holds
        return (Assign(form.register(0), value, form.span),)

    return semantics


def subtract_from(form: Form) -> Code:
    """SUBF destination, subtrahend, minuend."""
    form.takes(3)
    difference = Binary(BinaryOperator.SUBTRACT, form.value(2), form.value(1))
    return (Assign(form.register(0), form.wrap(difference), form.span),)


def nand(form: Form) -> Code:
    """NAND destination, left, right."""
    form.takes(3)
    both = Binary(BinaryOperator.AND, form.value(1), form.value(2))
    return (Assign(form.register(0), form.wrap(Unary(UnaryOperator.COMPLEMENT, both)), form.span),)


def clear_left(form: Form) -> Code:
    """CLRLDI destination, value, count: the highest bits of 64 are cleared."""
    form.takes(3)
    match form.operands[2]:
        case Immediate(count) if 0 <= count < _REGISTER:
            kept = IntegerType(_REGISTER - count, False)
            return (Assign(form.register(0), Wrap(kept, form.value(1)), form.span),)
        case _:
            raise form.refuse("operand 3 must be an integer from 0 to 63")


def _accesses() -> Iterator[tuple[str, Semantics]]:
    for size, bits in _WIDTHS.items():
        yield f"l{size}z" if size != "d" else "ld", load(bits)
        yield f"st{size}", store(bits)
        yield f"l{size}arx", load(bits, "EX", exclusive=True)
        yield f"st{size}cx.", store_conditional(bits)


def _branches() -> Iterator[tuple[str, Semantics]]:
    for name, (bit, taken_when_set) in _BRANCHES.items():
        for hint in ("", "-", "+"):
            yield name + hint, branch(bit, taken_when_set=taken_when_set)


_CONVERSIONS = {
    "extsb": IntegerType(8, True),
    "extsh": IntegerType(16, True),
    "extsw": IntegerType(32, True),
}
_ARITHMETIC = {
    "add": BinaryOperator.ADD,
    "mulld": BinaryOperator.MULTIPLY,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}

SEMANTICS: Mapping[str, Semantics] = {
    **dict(_accesses()),
    **dict(_branches()),
    "b": jump,
    "sync": fence("SYNC"),
    "lwsync": fence("LWSYNC"),
    "isync": fence("ISYNC"),
    "nop": nothing,
    "mr": move,
    "li": move,
    "not": unary(UnaryOperator.COMPLEMENT),
    "neg": unary(UnaryOperator.NEGATE),
    **{name: binary(operator) for name, operator in _ARITHMETIC.items()},
    "addi": binary(BinaryOperator.ADD),
    "subf": subtract_from,
    "nand": nand,
    **{name: convert(type_) for name, type_ in _CONVERSIONS.items()},
    "clrldi": clear_left,
    **{f"cmp{word}{immediate}": compare for word in ("w", "d") for immediate in ("", "i")},
    "isel": choose,
    "setbc": set_bit(inverted=False),
    "setbcr": set_bit(inverted=True),
}


def spell(operand: Operand, type_: IntegerType | None) -> str:
    """An operand in the syntax of the Power assembler."""
    match operand:
        case SymbolicRegister(name) | LabelReference(name) | Word(name):
            return name
        case Immediate(value):
            return str(value)
        case Memory(location):
            return f"0({location})"
        case ZeroRegister() | MachineRegister() | StackSlot() | Computed():
            raise AssertionError("the templates of Power name no zero register and no stack slots")
        case _:
            assert_never(operand)


def type_words(type_: IntegerType) -> Mapping[str, str]:
    """``{size}``: b, h, w or d; ``{zero}``: z in loads of less than 64 bits; ``{word}``: the width of a
    comparison; ``{greater}``, ``{less}``: bits for ISEL."""
    logical = "" if type_.signed else "l"
    return {
        "size": {8: "b", 16: "h", 32: "w", 64: "d"}[type_.bits],
        "zero": "" if type_.bits == _REGISTER else "z",
        "word": "d" if type_.bits == _REGISTER else "w",
        "greater": f"{logical}gt",
        "less": f"{logical}lt",
    }


def _conversion(type_: IntegerType) -> str:
    if type_.signed or type_.bits == _REGISTER:
        name = next((name for name, to in _CONVERSIONS.items() if to == type_), "mr")
        return f"{name} {{result}}, {{value}}"
    return f"clrldi {{result}}, {{value}}, {_REGISTER - type_.bits}"


def _set(instruction: str, bit: str) -> str:
    return f"cmpd {{left}}, {{right}}\n{instruction} {{result}}, {bit}"


def _choose(bit: str) -> str:
    return f"cmpd {{left}}, {{right}}\nisel {{result}}, {{left}}, {{right}}, {bit}"


def _unless(mnemonic: str) -> str:
    return f"cmpd {{left}}, {{right}}\n{mnemonic} {{label}}"


_TRUTH = "cmpdi {left}, 0\nsetbcr {result}, eq\ncmpdi {right}, 0\nsetbcr {scratch}, eq\n"

POWERPC64 = InstructionSet(
    name="powerpc64",
    tags=TAGS,
    semantics=SEMANTICS,
    literals={},
    type_words=type_words,
    spell=spell,
    immediates=range(-(1 << 15), 1 << 15),
    zero=False,
    atomic_bits=frozenset({8, 16, 32, 64}),
    expressions=ExpressionTemplates(
        move="mr {result}, {value}",
        constant="li {result}, {value:any}",
        binary={
            **{operator: f"{name} {{result}}, {{left}}, {{right}}" for name, operator in _ARITHMETIC.items()},
            BinaryOperator.SUBTRACT: "subf {result}, {right}, {left}",
            BinaryOperator.EQUAL: _set("setbc", "eq"),
            BinaryOperator.NOT_EQUAL: _set("setbcr", "eq"),
            BinaryOperator.LESS: _set("setbc", "lt"),
            BinaryOperator.LESS_EQUAL: _set("setbcr", "gt"),
            BinaryOperator.GREATER: _set("setbc", "gt"),
            BinaryOperator.GREATER_EQUAL: _set("setbcr", "lt"),
            BinaryOperator.MAXIMUM: _choose("gt"),
            BinaryOperator.MINIMUM: _choose("lt"),
            BinaryOperator.LOGICAL_AND: _TRUTH + "and {result}, {result}, {scratch}",
            BinaryOperator.LOGICAL_OR: _TRUTH + "or {result}, {result}, {scratch}",
        },
        unary={
            UnaryOperator.NEGATE: "neg {result}, {value}",
            UnaryOperator.COMPLEMENT: "not {result}, {value}",
            UnaryOperator.NOT: "cmpdi {value}, 0\nsetbc {result}, eq",
        },
        convert=_conversion,
        unless={
            BinaryOperator.EQUAL: _unless("bne"),
            BinaryOperator.NOT_EQUAL: _unless("beq"),
            BinaryOperator.LESS: _unless("bge"),
            BinaryOperator.LESS_EQUAL: _unless("bgt"),
            BinaryOperator.GREATER: _unless("ble"),
            BinaryOperator.GREATER_EQUAL: _unless("blt"),
        },
        if_zero="cmpdi {value}, 0\nbeq {label}",
        if_nonzero="cmpdi {value}, 0\nbne {label}",
        jump="b {label}",
    ),
)
