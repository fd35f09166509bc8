"""ARMv7-A in the A32 state as mappings use it, with symbolic registers [Arm Architecture Reference Manual
ARMv7-A and ARMv7-R, A8].

The tags are those of `rustrata.architecture.arm`. What an instruction under a condition gives a register was
picked by the flags; a branch on the status of STREX does not depend on the store. ``beq .+4``, a branch to
the next instruction, makes what follows depend on the flags.

Left out: accesses of 64 bits (LDREXD, LDRD), and what `rustrata.architecture.arm` leaves out.
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from rustrata.architecture.arm import TAGS, barrier, isb
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
from rustrata.architecture.semantics import (
    ConditionCodes,
    binary,
    branch_on_zero,
    branch_when,
    compare,
    convert,
    flags,
    jump,
    load,
    move,
    nothing,
    store,
    store_conditional,
    unary,
)
from rustrata.executions.actions import Code, Select
from rustrata.executions.expressions import BinaryOperator, IntegerType, Register, UnaryOperator

_WIDTHS = {"": (32,), "b": (8,), "h": (16,)}
_CONDITIONS: ConditionCodes = {
    "eq": (BinaryOperator.EQUAL, True),
    "ne": (BinaryOperator.NOT_EQUAL, True),
    "lt": (BinaryOperator.LESS, True),
    "le": (BinaryOperator.LESS_EQUAL, True),
    "gt": (BinaryOperator.GREATER, True),
    "ge": (BinaryOperator.GREATER_EQUAL, True),
    "lo": (BinaryOperator.LESS, False),
    "hi": (BinaryOperator.GREATER, False),
}


def move_when(code: str) -> Semantics:
    """MOV under a condition: the register keeps what it held when that fails."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        target = form.register(0)
        condition = flags(form, _CONDITIONS, code)
        return (Select(target, condition, form.wrapped(1), Register(target), form.span),)

    return semantics


def branch(code: str) -> Semantics:
    """B under a condition."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return branch_when(form, flags(form, _CONDITIONS, code), 0)

    return semantics


def _accesses() -> Iterator[tuple[str, Semantics]]:
    exclusive = ("EX", "X")
    for size, bits in _WIDTHS.items():
        yield f"ldr{size}", load(bits)
        yield f"str{size}", store(bits)
        yield f"ldrex{size}", load(bits, *exclusive, exclusive=True)
        yield f"strex{size}", store_conditional(bits, *exclusive, status_orders=False)


_CONVERSIONS = {
    "sxtb": IntegerType(8, True),
    "sxth": IntegerType(16, True),
    "uxtb": IntegerType(8, False),
    "uxth": IntegerType(16, False),
}
_ARITHMETIC = {
    "add": BinaryOperator.ADD,
    "sub": BinaryOperator.SUBTRACT,
    "mul": BinaryOperator.MULTIPLY,
    "and": BinaryOperator.AND,
    "orr": BinaryOperator.OR,
    "eor": BinaryOperator.XOR,
}

SEMANTICS: Mapping[str, Semantics] = {
    **dict(_accesses()),
    "dmb": barrier("DMB"),
    "isb": isb,
    "nop": nothing,
    "mov": move,
    "mvn": unary(UnaryOperator.COMPLEMENT),
    "neg": unary(UnaryOperator.NEGATE),
    **{name: binary(operator) for name, operator in _ARITHMETIC.items()},
    **{name: convert(type_) for name, type_ in _CONVERSIONS.items()},
    "cmp": compare,
    "teq": compare,
    **{f"mov{code}": move_when(code) for code in _CONDITIONS},
    "cbz": branch_on_zero(BinaryOperator.EQUAL),
    "cbnz": branch_on_zero(BinaryOperator.NOT_EQUAL),
    "b": jump,
    **{f"b{code}": branch(code) for code in _CONDITIONS},
}


def spell(operand: Operand, type_: IntegerType | None) -> str:
    """An operand in the syntax of A32."""
    match operand:
        case SymbolicRegister(name) | LabelReference(name) | Word(name):
            return name
        case Immediate(value):
            return f"#{value}"
        case Memory(location):
            return f"[{location}]"
        case ZeroRegister() | MachineRegister() | StackSlot() | Computed():
            raise AssertionError("the templates of ARMv7 name no zero register and no stack slots")
        case _:
            assert_never(operand)


def type_words(type_: IntegerType) -> Mapping[str, str]:
    """``{size}``: suffix of a narrow access; ``{greater}``, ``{less}``: conditions."""
    return {
        "size": {8: "b", 16: "h"}.get(type_.bits, ""),
        "greater": "gt" if type_.signed else "hi",
        "less": "lt" if type_.signed else "lo",
    }


def _conversion(type_: IntegerType) -> str:
    name = next((name for name, to in _CONVERSIONS.items() if to == type_), "mov")
    return f"{name} {{result}}, {{value}}"


def _set(code: str) -> str:
    return f"mov {{result}}, #0\ncmp {{left}}, {{right:imm}}\nmov{code} {{result}}, #1"


def _choose(code: str) -> str:
    return f"mov {{result}}, {{right}}\ncmp {{left}}, {{right}}\nmov{code} {{result}}, {{left}}"


def _unless(code: str) -> str:
    return f"cmp {{left}}, {{right:imm}}\nb{code} {{label}}"


_TRUTH = (
    "mov {result}, #0\ncmp {left}, #0\nmovne {result}, #1\n"
    "mov {scratch}, #0\ncmp {right}, #0\nmovne {scratch}, #1\n"
)

ARMV7 = InstructionSet(
    name="armv7",
    tags=TAGS,
    semantics=SEMANTICS,
    literals={},
    type_words=type_words,
    spell=spell,
    immediates=range(256),
    zero=False,
    atomic_bits=frozenset({8, 16, 32}),
    access_bits=frozenset({8, 16, 32}),
    expressions=ExpressionTemplates(
        move="mov {result}, {value:imm}",
        constant="mov {result}, {value:any}",
        binary={
            **{operator: f"{name} {{result}}, {{left}}, {{right}}" for name, operator in _ARITHMETIC.items()},
            BinaryOperator.EQUAL: _set("eq"),
            BinaryOperator.NOT_EQUAL: _set("ne"),
            BinaryOperator.LESS: _set("lt"),
            BinaryOperator.LESS_EQUAL: _set("le"),
            BinaryOperator.GREATER: _set("gt"),
            BinaryOperator.GREATER_EQUAL: _set("ge"),
            BinaryOperator.MAXIMUM: _choose("gt"),
            BinaryOperator.MINIMUM: _choose("lt"),
            BinaryOperator.LOGICAL_AND: _TRUTH + "and {result}, {result}, {scratch}",
            BinaryOperator.LOGICAL_OR: _TRUTH + "orr {result}, {result}, {scratch}",
        },
        unary={
            UnaryOperator.NEGATE: "neg {result}, {value}",
            UnaryOperator.COMPLEMENT: "mvn {result}, {value}",
            UnaryOperator.NOT: "mov {result}, #0\ncmp {value}, #0\nmoveq {result}, #1",
        },
        convert=_conversion,
        unless={
            BinaryOperator.EQUAL: _unless("ne"),
            BinaryOperator.NOT_EQUAL: _unless("eq"),
            BinaryOperator.LESS: _unless("ge"),
            BinaryOperator.LESS_EQUAL: _unless("gt"),
            BinaryOperator.GREATER: _unless("le"),
            BinaryOperator.GREATER_EQUAL: _unless("lt"),
        },
        if_zero="cmp {value}, #0\nbeq {label}",
        if_nonzero="cmp {value}, #0\nbne {label}",
        jump="b {label}",
    ),
)
