"""Power ISA 3.1 in 64-bit mode [books I and II]: accesses, condition register, branches and barriers.

Tags: ``EX`` on load-and-reserve and store-conditional, ``SYNC``, ``LWSYNC``, ``EIEIO``, ``ISYNC``. A branch
on the result of a store-conditional does not depend on the store.

A field of the condition register, ``cr0`` to ``cr7``, is an integer of four bits in the manual's order: 8
when less, 4 when greater, 2 when equal. The lowest, a copy of XER's summary overflow, is always 0.

Left out: instructions on carry and overflow, division, branches to registers and branches that count, bits of
the condition register by themselves (CRAND, MTCRF, ISEL), LQ, LMW, string and vector instructions, cache
control, PTESYNC and the SYNCs of other kinds. What computes is in `rustrata.architecture.power_arithmetic`.
"""

from collections.abc import Iterator, Mapping

from rustrata.architecture.extended_words import REGISTER, load
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate, Memory, SymbolicRegister
from rustrata.architecture.semantics import jump, nothing, store
from rustrata.executions.actions import Assign, Branch, Code, Fence, WriteExclusive
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

TAGS = frozenset({"EX", "X", "SYNC", "LWSYNC", "EIEIO", "ISYNC"})
"""The event sets that the model may name; nothing has ``X``, for Power's atomics are pairs here."""

FIELDS = tuple(f"cr{place}" for place in range(8))
"""The fields of the condition register."""
LESS, GREATER, EQUAL = 8, 4, 2
"""Bits of a field."""

_STATUS, _ADDRESS = "%status", "%address"


def field_of(left: Expression, right: Expression, type_: IntegerType) -> Expression:
    """The field that comparing two values of a type gives."""
    a, b = Wrap(type_, left), Wrap(type_, right)
    bits = [
        Binary(BinaryOperator.MULTIPLY, Binary(operator, a, b), Constant(bit))
        for operator, bit in (
            (BinaryOperator.LESS, LESS),
            (BinaryOperator.GREATER, GREATER),
            (BinaryOperator.EQUAL, EQUAL),
        )
    ]
    return Binary(BinaryOperator.ADD, Binary(BinaryOperator.ADD, bits[0], bits[1]), bits[2])


def recorded(semantics: Semantics) -> Semantics:
    """An instruction that ends in a dot: it also compares its result, in operand 1, with 0."""

    def with_field(form: Form) -> Code:
        code = semantics(form)
        result = Register(form.register(0))
        field = field_of(result, Constant(0), IntegerType(REGISTER.bits, signed=True))
        return (*code, Assign("cr0", field, form.span))

    return with_field


def _field(form: Form, index: int) -> str:
    match form.operands[index : index + 1]:
        case (SymbolicRegister(name),) if name in FIELDS:
            return name
        case _:
            raise form.refuse(f"operand {index + 1} must be a field of the condition register, cr0 to cr7")


def compare(type_: IntegerType, allowed: range | None = None) -> Semantics:
    """CMPW and its kin: ``compare [field,] left, right``; the right operand is an integer of a range when
    one is given, else a register."""

    def semantics(form: Form) -> Code:
        written = len(form.operands) == 3
        form.takes(3 if written else 2)
        target = _field(form, 0) if written else "cr0"
        left = form.register(int(written))
        match form.operands[-1]:
            case Immediate(value) if allowed is not None and value in allowed:
                right: Expression = Constant(value)
            case Immediate() if allowed is not None:
                raise form.refuse(f"the integer is not between {allowed[0]} and {allowed[-1]}")
            case SymbolicRegister(name) if allowed is None:
                right = Register(name)
            case _:
                raise form.refuse(f"the last operand must be {'an integer' if allowed else 'a register'}")
        return (Assign(target, field_of(Register(left), right, type_), form.span),)

    return semantics


def branch(bit: int, *, taken_when_set: bool) -> Semantics:
    """BEQ and its kin: ``branch [field,] label``."""
    operator = BinaryOperator.NOT_EQUAL if taken_when_set else BinaryOperator.EQUAL

    def semantics(form: Form) -> Code:
        written = len(form.operands) == 2
        form.takes(2 if written else 1)
        field = _field(form, 0) if written else "cr0"
        tested = Binary(BinaryOperator.AND, Register(field), Constant(bit))
        target = form.label(int(written))
        return (Branch(Binary(operator, tested, Constant(0)), target.name, form.span),)

    return semantics


def move_from_fields(form: Form) -> Code:
    """MFCR: all fields, the first one highest."""
    form.takes(1)
    whole: Expression = Constant(0)
    for place, name in enumerate(FIELDS):
        moved = Binary(BinaryOperator.SHIFT_LEFT, Register(name), Constant(28 - 4 * place))
        whole = Binary(BinaryOperator.OR, whole, moved)
    return (Assign(form.register(0), whole, form.span),)


def updating(semantics: Semantics) -> Semantics:
    """LWZU, STWU and their kin, with the base as a third operand: it becomes the address of the access."""

    def with_base(form: Form) -> Code:
        form.takes(3)
        address = form.address(1)
        assert address is not None, "the reader gives every memory operand an address"
        target, base = form.register(0), form.register(2)
        if form.mnemonic.startswith("l") and target == base:
            raise form.refuse("the register that is loaded must not be the base")
        access = Form(
            form.mnemonic,
            (form.operands[0], Memory("", Register(_ADDRESS))),
            form.type,
            form.span,
            form.place,
            form.fresh_label,
            form.machine,
        )
        moved = Assign(base, Register(_ADDRESS), form.span)
        return (Assign(_ADDRESS, address, form.span), *semantics(access), moved)

    return with_base


def reserve(bits: int) -> Semantics:
    """LWARX and its kin, whose hint EH, a third operand, means nothing here."""
    without_hint = load(bits, "EX", signed=False, exclusive=True)

    def semantics(form: Form) -> Code:
        if len(form.operands) == 3:
            if form.operands[2] not in (Immediate(0), Immediate(1)):
                raise form.refuse("operand 4, the hint, must be 0 or 1")
            form = Form(
                form.mnemonic,
                form.operands[:2],
                form.type,
                form.span,
                form.place,
                form.fresh_label,
                form.machine,
            )
        return without_hint(form)

    return semantics


def store_conditional(bits: int) -> Semantics:
    """STWCX. and its kin: ``cr0`` is *equal* when it was done."""

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
        return (stored, Assign("cr0", Binary(BinaryOperator.MULTIPLY, done, Constant(EQUAL)), form.span))

    return semantics


def sync(form: Form) -> Code:
    """SYNC and SYNC 0, the full barrier, and SYNC 1, another name of LWSYNC."""
    match form.operands:
        case () | (Immediate(0),):
            return (Fence(frozenset({"SYNC"}), form.span),)
        case (Immediate(1),):
            return (Fence(frozenset({"LWSYNC"}), form.span),)
        case _:
            raise form.refuse("unsupported: a SYNC of another kind than 0 and 1")


def barrier(tag: str) -> Semantics:
    """LWSYNC, EIEIO and ISYNC."""

    def semantics(form: Form) -> Code:
        form.takes(0)
        return (Fence(frozenset({tag}), form.span),)

    return semantics


def _plain() -> Iterator[tuple[str, Semantics, int]]:
    """Loads and stores: a name, what it does, and the width in bits."""
    for name, bits in {"b": 8, "h": 16, "w": 32}.items():
        yield f"l{name}z", load(bits, signed=False), bits
        yield f"st{name}", store((bits,)), bits
    yield "ld", load(64), 64
    yield "std", store((64,)), 64
    yield "lha", load(16), 16
    yield "lwa", load(32), 32


def _exclusives() -> Iterator[tuple[str, Semantics, int]]:
    for name, bits in {"b": 8, "h": 16, "w": 32, "d": 64}.items():
        yield f"l{name}arx", reserve(bits), bits
        yield f"st{name}cx.", store_conditional(bits), bits


def _accesses() -> Iterator[tuple[str, Semantics, int]]:
    """Every access: by displacement, indexed (``x``), and those that update their base (``u``, ``ux``)."""
    for name, semantics, bits in _plain():
        yield name, semantics, bits
        yield f"{name}x", semantics, bits
        if name != "lwa":
            yield f"{name}u", updating(semantics), bits
        yield f"{name}ux", updating(semantics), bits
    yield from _exclusives()


WIDTHS: Mapping[str, int] = {name: bits for name, _, bits in _accesses()}
"""The width of each access, by mnemonic."""
INDEXED = frozenset({name for name in WIDTHS if name.endswith("x")} | {name for name, _, _ in _exclusives()})
"""Accesses whose address is the sum of two registers."""
UPDATING = frozenset(name for name in WIDTHS if name.endswith(("u", "ux")))
"""Accesses that leave their address in the base."""
OF_WORDS = frozenset({"ld", "ldu", "lwa", "std", "stdu"})
"""Accesses whose displacement is a multiple of 4."""

BRANCHES: Mapping[str, Semantics] = {
    "b": jump,
    "beq": branch(EQUAL, taken_when_set=True),
    "bne": branch(EQUAL, taken_when_set=False),
    "blt": branch(LESS, taken_when_set=True),
    "bge": branch(LESS, taken_when_set=False),
    "bnl": branch(LESS, taken_when_set=False),
    "bgt": branch(GREATER, taken_when_set=True),
    "ble": branch(GREATER, taken_when_set=False),
    "bng": branch(GREATER, taken_when_set=False),
}
_SIGNED, _UNSIGNED = range(-(1 << 15), 1 << 15), range(1 << 16)
ORDERING: Mapping[str, Semantics] = {
    **{name: semantics for name, semantics, _ in _accesses()},
    **BRANCHES,
    **{f"cmp{name}": compare(IntegerType(bits, True)) for name, bits in (("w", 32), ("d", 64))},
    **{f"cmpl{name}": compare(IntegerType(bits, False)) for name, bits in (("w", 32), ("d", 64))},
    **{f"cmp{name}i": compare(IntegerType(bits, True), _SIGNED) for name, bits in (("w", 32), ("d", 64))},
    **{f"cmpl{name}i": compare(IntegerType(bits, False), _UNSIGNED) for name, bits in (("w", 32), ("d", 64))},
    "mfcr": move_from_fields,
    "sync": sync,
    "hwsync": barrier("SYNC"),
    "lwsync": barrier("LWSYNC"),
    "eieio": barrier("EIEIO"),
    "isync": barrier("ISYNC"),
    "nop": nothing,
}
"""Everything but what computes in general registers."""
