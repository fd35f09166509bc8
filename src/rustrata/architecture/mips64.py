"""MIPS64 release 6 as mappings use it, with symbolic registers [MIPS64 Architecture for Programmers, volume
II].

The tags are those of `rustrata.architecture.mips`. SC leaves 1 in its register when it stored, else 0; a
branch on that does not depend on the store.

Left out: read-modify-writes of 8 and 16 bits, which compilers do on the word around the cell, and what
`rustrata.architecture.mips` leaves out.
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from rustrata.architecture.instruction import ExpressionTemplates, Form, InstructionSet, Semantics
from rustrata.architecture.mips import TAGS
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
    binary,
    branch_on_zero,
    branch_when,
    convert,
    fence,
    jump,
    load,
    move,
    nothing,
    relation,
    relation_to_zero,
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


def store_conditional(bits: tuple[int, ...]) -> Semantics:
    """SC value, memory: 1 in the value's register when it was done, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        sized(form, bits)
        stored = WriteExclusive(
            form.location(1), form.wrapped(0), _STATUS, frozenset({"EX"}), bits=form.bits, span=form.span
        )
        done = Unary(UnaryOperator.NOT, Register(_STATUS))
        return (stored, Assign(form.register(0), done, form.span))

    return semantics


def branch(operator: BinaryOperator) -> Semantics:
    """BEQ and BNE left, right, label."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        return branch_when(form, Binary(operator, form.wrapped(0), form.wrapped(1)), 2)

    return semantics


def nor(form: Form) -> Code:
    """NOR destination, left, right."""
    form.takes(3)
    either = Binary(BinaryOperator.OR, form.value(1), form.value(2))
    return (Assign(form.register(0), form.wrap(Unary(UnaryOperator.COMPLEMENT, either)), form.span),)


def select_when(operator: BinaryOperator) -> Semantics:
    """SELEQZ and SELNEZ destination, value, condition: 0 unless the condition is, or is not, 0."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        holds = Binary(operator, form.value(2), Constant(0))
        return (Assign(form.register(0), select(holds, form.value(1), Constant(0)), form.span),)

    return semantics


def _accesses() -> Iterator[tuple[str, Semantics]]:
    for size, bits in _WIDTHS.items():
        yield f"l{size}", load(bits)
        yield f"s{size}", store(bits)
    for suffix, size in {"": "w", "d": "d"}.items():
        yield f"ll{suffix}", load(_WIDTHS[size], "EX", exclusive=True)
        yield f"sc{suffix}", store_conditional(_WIDTHS[size])


def sign_of_word(form: Form) -> Code:
    """SLL destination, value, 0: the low 32 bits, extended with their sign."""
    form.takes(3)
    if form.operands[2] != Immediate(0):
        raise form.refuse("unsupported: a shift by another amount than 0, which extends the sign")
    return (Assign(form.register(0), Wrap(IntegerType(32, True), form.value(1)), form.span),)


def extract(form: Form) -> Code:
    """DEXT destination, value, 0, size: the low bits, extended with zeros."""
    form.takes(4)
    match form.operands[2:]:
        case (Immediate(0), Immediate(size)) if 0 < size <= _REGISTER:
            return (Assign(form.register(0), Wrap(IntegerType(size, False), form.value(1)), form.span),)
        case _:
            raise form.refuse("operand 3 must be 0 and operand 4 an integer from 1 to 64")


_ARITHMETIC = {
    "daddu": BinaryOperator.ADD,
    "dsubu": BinaryOperator.SUBTRACT,
    "dmul": BinaryOperator.MULTIPLY,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}

SEMANTICS: Mapping[str, Semantics] = {
    **dict(_accesses()),
    "sync": fence("SYNC"),
    "nop": nothing,
    "move": move,
    "li": move,
    "not": unary(UnaryOperator.COMPLEMENT),
    "dnegu": unary(UnaryOperator.NEGATE),
    **{name: binary(operator) for name, operator in _ARITHMETIC.items()},
    "daddiu": binary(BinaryOperator.ADD),
    "nor": nor,
    "seb": convert(IntegerType(8, True)),
    "seh": convert(IntegerType(16, True)),
    "sll": sign_of_word,
    "dext": extract,
    "slt": relation(BinaryOperator.LESS),
    "sltu": relation(BinaryOperator.LESS, signed=False),
    "seqz": relation_to_zero(BinaryOperator.EQUAL),
    "snez": relation_to_zero(BinaryOperator.NOT_EQUAL),
    "seleqz": select_when(BinaryOperator.EQUAL),
    "selnez": select_when(BinaryOperator.NOT_EQUAL),
    "beq": branch(BinaryOperator.EQUAL),
    "bne": branch(BinaryOperator.NOT_EQUAL),
    "beqz": branch_on_zero(BinaryOperator.EQUAL),
    "bnez": branch_on_zero(BinaryOperator.NOT_EQUAL),
    "b": jump,
}


def spell(operand: Operand, type_: IntegerType | None) -> str:
    """An operand in the syntax of the MIPS assembler."""
    match operand:
        case SymbolicRegister(name) | LabelReference(name) | Word(name):
            return name
        case ZeroRegister():
            return "$zero"
        case Immediate(value):
            return str(value)
        case Memory(location):
            return f"0({location})"
        case MachineRegister() | StackSlot() | Computed():
            raise AssertionError("the templates of MIPS name neither machine registers nor stack slots")
        case _:
            assert_never(operand)


def type_words(type_: IntegerType) -> Mapping[str, str]:
    """``{size}``: b, h, w or d; ``{double}``: d after LL and SC of 64 bits, else nothing; ``{unsigned}``: u
    for an unsigned type, else nothing."""
    return {
        "size": {8: "b", 16: "h", 32: "w", 64: "d"}[type_.bits],
        "double": "d" if type_.bits == _REGISTER else "",
        "unsigned": "" if type_.signed else "u",
    }


def _conversion(type_: IntegerType) -> str:
    if type_.bits == _REGISTER:
        return "move {result}, {value}"
    if not type_.signed:
        return f"dext {{result}}, {{value}}, 0, {type_.bits}"
    return {8: "seb {result}, {value}", 16: "seh {result}, {value}"}.get(
        type_.bits, "sll {result}, {value}, 0"
    )


def _compute(mnemonic: str) -> str:
    return f"{mnemonic} {{result}}, {{left}}, {{right}}"


def _choose(first: str, second: str) -> str:
    """The operand that the comparison left < right picks: ``first`` when it holds, ``second`` when not."""
    return (
        "slt {scratch}, {left}, {right}\n"
        f"selnez {{result}}, {{{first}}}, {{scratch}}\n"
        f"seleqz {{scratch}}, {{{second}}}, {{scratch}}\n"
        "or {result}, {result}, {scratch}"
    )


def _unless(mnemonic: str, left: str, right: str) -> str:
    return f"slt {{scratch}}, {{{left}}}, {{{right}}}\n{mnemonic} {{scratch}}, {{label}}"


_DIFFERENCE = "xor {result}, {left}, {right}\n"
_TRUTH = "snez {result}, {left}\nsnez {scratch}, {right}\n"

MIPS64 = InstructionSet(
    name="mips64",
    tags=TAGS,
    semantics=SEMANTICS,
    literals={"$zero": ZeroRegister()},
    type_words=type_words,
    spell=spell,
    immediates=range(-(1 << 15), 1 << 15),
    zero=True,
    atomic_bits=frozenset({32, 64}),
    expressions=ExpressionTemplates(
        move="move {result}, {value}",
        constant="li {result}, {value:any}",
        binary={
            **{operator: _compute(name) for name, operator in _ARITHMETIC.items()},
            BinaryOperator.EQUAL: _DIFFERENCE + "seqz {result}, {result}",
            BinaryOperator.NOT_EQUAL: _DIFFERENCE + "snez {result}, {result}",
            BinaryOperator.LESS: _compute("slt"),
            BinaryOperator.GREATER: "slt {result}, {right}, {left}",
            BinaryOperator.LESS_EQUAL: "slt {result}, {right}, {left}\nseqz {result}, {result}",
            BinaryOperator.GREATER_EQUAL: "slt {result}, {left}, {right}\nseqz {result}, {result}",
            BinaryOperator.MAXIMUM: _choose("right", "left"),
            BinaryOperator.MINIMUM: _choose("left", "right"),
            BinaryOperator.LOGICAL_AND: _TRUTH + "and {result}, {result}, {scratch}",
            BinaryOperator.LOGICAL_OR: _TRUTH + "or {result}, {result}, {scratch}",
        },
        unary={
            UnaryOperator.NEGATE: "dnegu {result}, {value}",
            UnaryOperator.COMPLEMENT: "not {result}, {value}",
            UnaryOperator.NOT: "seqz {result}, {value}",
        },
        convert=_conversion,
        unless={
            BinaryOperator.EQUAL: "bne {left}, {right}, {label}",
            BinaryOperator.NOT_EQUAL: "beq {left}, {right}, {label}",
            BinaryOperator.LESS: _unless("beqz", "left", "right"),
            BinaryOperator.LESS_EQUAL: _unless("bnez", "right", "left"),
            BinaryOperator.GREATER: _unless("beqz", "right", "left"),
            BinaryOperator.GREATER_EQUAL: _unless("bnez", "left", "right"),
        },
        if_zero="beqz {value}, {label}",
        if_nonzero="bnez {value}, {label}",
        jump="b {label}",
    ),
)
