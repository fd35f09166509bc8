"""MIPS64 [MIPS64 Architecture for Programmers, volume II: Instruction Set]: what its instructions do.

Tags: ``EX`` on LL and SC, ``SYNC`` on SYNC. SC leaves 1 in its register when it stored, 0 when it did not;
a branch on that does not depend on the store.

Branches have no delay slot, as in assembly that the assembler may reorder. An addition that overflows wraps:
the trap of ADD, ADDI and SUB is left out. So are calls (JAL), the SYNCs of a type other than 0, division,
unaligned accesses, floating point and vectors.
"""

from collections.abc import Iterator, Mapping

from rustrata.architecture.extended_words import (
    branch,
    branch_on_zero,
    computed,
    constant,
    converted,
    extended,
    inverted,
    load,
    set_when,
    shifted,
    with_immediate,
)
from rustrata.architecture.indirect_jump import jump_register
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate
from rustrata.architecture.semantics import jump, nothing, select, store
from rustrata.executions.actions import Assign, Code, Fence, WriteExclusive
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

SIGNED = range(-(1 << 15), 1 << 15)
UNSIGNED = range(1 << 16)
"""Immediates of 16 bits, and (signed) displacements."""

TAGS = frozenset({"EX", "X", "SYNC"})
"""The event sets that the model may name; nothing has ``X``, for MIPS has no single-instruction atomics."""

_STATUS = "%status"


def store_conditional(bits: int) -> Semantics:
    """SC value, memory: 1 in the value's register when it was done, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        stored = WriteExclusive(
            form.location(1),
            form.wrapped(0),
            _STATUS,
            frozenset({"EX"}),
            address=form.address(1),
            bits=bits,
            span=form.span,
        )
        done = Unary(UnaryOperator.NOT, Register(_STATUS))
        return (stored, Assign(form.register(0), done, form.span))

    return semantics


def sync(form: Form) -> Code:
    """SYNC, of type 0 (the default): the completion barrier."""
    if form.operands:
        form.takes(1)
        if form.operands[0] != Immediate(0):
            raise form.refuse("unsupported: a SYNC of another type than 0")
    return (Fence(frozenset({"SYNC"}), form.span),)


def _immediate(form: Form, index: int, allowed: range) -> int:
    match form.operands[index : index + 1]:
        case (Immediate(value),) if value in allowed:
            return value
        case _:
            raise form.refuse(f"operand {index + 1} must be an integer from {allowed[0]} to {allowed[-1]}")


def extract(bits: int) -> Semantics:
    """EXT and DEXT destination, source, position, size: a bit field, extended with zeros."""

    def semantics(form: Form) -> Code:
        form.takes(4)
        position = _immediate(form, 2, range(bits))
        size = _immediate(form, 3, range(1, bits - position + 1))
        moved = Binary(BinaryOperator.SHIFT_RIGHT, form.value(1), Constant(position))
        field = Wrap(IntegerType(size, False), moved)
        return (Assign(form.register(0), extended(field, bits), form.span),)

    return semantics


def move_when(operator: BinaryOperator) -> Semantics:
    """MOVZ and MOVN destination, source, condition: move when the condition is, or is not, 0."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        target = form.register(0)
        condition = Binary(operator, form.value(2), Constant(0))
        return (Assign(target, select(condition, form.value(1), Register(target)), form.span),)

    return semantics


def accesses() -> Iterator[tuple[str, Semantics, int]]:
    """Every access with its width in bits."""
    for size, bits in {"b": 8, "h": 16, "w": 32, "d": 64}.items():
        yield f"l{size}", load(bits), bits
        yield f"s{size}", store((bits,)), bits
        if bits < 64:
            yield f"l{size}u", load(bits, signed=False), bits
    for suffix, bits in {"": 32, "d": 64}.items():
        yield f"ll{suffix}", load(bits, "EX", exclusive=True), bits
        yield f"sc{suffix}", store_conditional(bits), bits


WIDTHS: Mapping[str, int] = {name: bits for name, _, bits in accesses()}
"""The width of each access, by mnemonic."""

_SHIFTS = {
    "sll": (BinaryOperator.SHIFT_LEFT, False),
    "srl": (BinaryOperator.SHIFT_RIGHT, False),
    "sra": (BinaryOperator.SHIFT_RIGHT, True),
}


def _arithmetic() -> Iterator[tuple[str, Semantics]]:
    """Operations on registers and immediates; ``d`` before the name makes them of 64 bits."""
    for prefix, bits in {"": 32, "d": 64}.items():
        for name, operator in (("add", BinaryOperator.ADD), ("sub", BinaryOperator.SUBTRACT)):
            for unsigned in ("", "u"):
                yield f"{prefix}{name}{unsigned}", computed(operator, bits)
                immediate = with_immediate(computed(operator, bits), 2, SIGNED)
                yield f"{prefix}{name}i{unsigned}", immediate
        for name, (operator, signed) in _SHIFTS.items():
            fixed = with_immediate(shifted(operator, bits, signed=signed), 2, range(bits))
            yield f"{prefix}{name}", fixed
            yield f"{prefix}{name}v", shifted(operator, bits, signed=signed)
        for unsigned in ("", "u"):
            yield f"{prefix}neg{unsigned}", inverted(UnaryOperator.NEGATE, bits)
        yield f"{prefix}ext", extract(bits)
    for name, (operator, signed) in _SHIFTS.items():
        far = shifted(operator, 64, signed=signed, more=32)
        yield f"d{name}32", with_immediate(far, 2, range(32))
    for name, operator in (
        ("and", BinaryOperator.AND), ("or", BinaryOperator.OR), ("xor", BinaryOperator.XOR)
    ):  # fmt: skip
        yield name, computed(operator)
        yield f"{name}i", with_immediate(computed(operator), 2, UNSIGNED)
    for unsigned, signed in {"": True, "u": False}.items():
        yield f"slt{unsigned}", set_when(BinaryOperator.LESS, signed)
        yield f"slti{unsigned}", with_immediate(set_when(BinaryOperator.LESS, signed), 2, SIGNED)


BRANCHES: Mapping[str, Semantics] = {
    "b": jump,
    "j": jump,
    "beq": branch(BinaryOperator.EQUAL),
    "bne": branch(BinaryOperator.NOT_EQUAL),
    "beqz": branch_on_zero(BinaryOperator.EQUAL),
    "bnez": branch_on_zero(BinaryOperator.NOT_EQUAL),
    "blez": branch_on_zero(BinaryOperator.LESS_EQUAL),
    "bgtz": branch_on_zero(BinaryOperator.GREATER),
    "bltz": branch_on_zero(BinaryOperator.LESS),
    "bgez": branch_on_zero(BinaryOperator.GREATER_EQUAL),
}
SEMANTICS: Mapping[str, Semantics] = {
    **{name: semantics for name, semantics, _ in accesses()},
    **dict(_arithmetic()),
    **BRANCHES,
    "nor": computed(BinaryOperator.OR, result=True),
    "not": inverted(UnaryOperator.COMPLEMENT),
    "mul": computed(BinaryOperator.MULTIPLY, 32),
    **{f"se{size}": converted(bits) for size, bits in {"b": 8, "h": 16}.items()},
    "move": converted(64),
    "movz": move_when(BinaryOperator.EQUAL),
    "movn": move_when(BinaryOperator.NOT_EQUAL),
    "li": with_immediate(constant(32), 1, range(-(1 << 31), 1 << 32)),
    "dli": with_immediate(constant(), 1, range(-(1 << 63), 1 << 64)),
    "lui": with_immediate(constant(32, 16), 1, UNSIGNED),
    "nop": nothing,
    "ssnop": nothing,
    "sync": sync,
    "jr": jump_register,
}
