"""Machines whose registers have 64 bits and hold narrower values extended: RISC-V and MIPS.

An operation of 32 bits, and a load of less than 64, extends its result with the sign unless the mnemonic says
otherwise [RISC-V Unprivileged ISA, RV64I; MIPS64 Architecture for Programmers, volume II]. In thread code a
register is the unsigned integer of its 64 bits.
"""

from rustrata.architecture.assembler import MACHINE_TYPES
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate
from rustrata.architecture.semantics import branch_when
from rustrata.executions.actions import Assign, Code, Read
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

REGISTER = MACHINE_TYPES[64]


def extended(value: Expression, bits: int, signed: bool = True) -> Expression:
    """The register that holds the low ``bits`` of a value, extended with their sign or with zeros."""
    if isinstance(value, Constant):
        return Constant(REGISTER.wrap(IntegerType(bits, signed).wrap(value.value)))
    return Wrap(REGISTER, value if bits == REGISTER.bits else Wrap(IntegerType(bits, signed), value))


def load(bits: int, *tags: str, signed: bool = True, exclusive: bool = False) -> Semantics:
    """``load destination, memory``; ``exclusive`` begins a load-linked pair."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        target, location, address = form.register(0), form.location(1), form.address(1)
        return (
            Read(
                target, location, frozenset(tags), exclusive, address=address, bits=bits, span=form.span
            ),
            Assign(target, extended(Register(target), bits, signed), form.span),
        )  # fmt: skip

    return semantics


def extending(bits: int, semantics: Semantics) -> Semantics:
    """An instruction whose result, in the register of operand 1, has ``bits`` that are then extended."""

    def with_sign(form: Form) -> Code:
        code, target = semantics(form), form.register(0)
        return (*code, Assign(target, extended(Register(target), bits), form.span))

    return with_sign


def with_immediate(semantics: Semantics, place: int, allowed: range) -> Semantics:
    """An instruction whose operand ``place`` must be an integer of a range."""

    def checked(form: Form) -> Code:
        match form.operands[place : place + 1]:
            case (Immediate(value),) if value in allowed:
                return semantics(form)
            case (Immediate(value),):
                least, most = allowed[0], allowed[-1]
                raise form.refuse(f"the immediate {value} is not between {least} and {most}")
            case _:
                raise form.refuse(f"operand {place + 1} must be an integer")

    return checked


def constant(bits: int = 64, shift: int = 0) -> Semantics:
    """``op destination, value``: the constant, shifted to the left and then extended."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        value = Binary(BinaryOperator.SHIFT_LEFT, form.value(1), Constant(shift))
        return (Assign(form.register(0), extended(value, bits), form.span),)

    return semantics


def converted(bits: int, signed: bool = True) -> Semantics:
    """``op destination, value``: extend the low bits of a register; 64 of them are a move."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return (Assign(form.register(0), extended(form.value(1), bits, signed), form.span),)

    return semantics


def inverted(operator: UnaryOperator, bits: int = 64) -> Semantics:
    """``op destination, value``: negation or complement."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        result = extended(Unary(operator, form.value(1)), bits)
        return (Assign(form.register(0), result, form.span),)

    return semantics


def computed(
    operator: BinaryOperator, bits: int = 64, *, right: bool = False, result: bool = False
) -> Semantics:
    """``op destination, left, right``. The complement is taken of the ``right`` operand, or of the
    ``result``."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        other = form.value(2)
        value: Expression = Binary(operator, form.value(1), _complement(other) if right else other)
        return (Assign(form.register(0), extended(_complement(value) if result else value, bits), form.span),)

    return semantics


def _complement(value: Expression) -> Expression:
    return Unary(UnaryOperator.COMPLEMENT, value)


def chosen(operator: BinaryOperator, signed: bool) -> Semantics:
    """``op destination, left, right``: the maximum or minimum of two registers."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        type_ = IntegerType(REGISTER.bits, signed)
        value = Binary(operator, Wrap(type_, form.value(1)), Wrap(type_, form.value(2)))
        return (Assign(form.register(0), Wrap(REGISTER, value), form.span),)

    return semantics


def shifted(operator: BinaryOperator, bits: int = 64, *, signed: bool = False, more: int = 0) -> Semantics:
    """``shift destination, value, amount``: the amount modulo ``bits``, and ``more`` on top."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        value = Wrap(IntegerType(bits, signed), form.value(1))
        amount: Expression = Binary(BinaryOperator.AND, form.value(2), Constant(bits - 1))
        if more:
            amount = Binary(BinaryOperator.ADD, amount, Constant(more))
        result = extended(Binary(operator, value, amount), bits)
        return (Assign(form.register(0), result, form.span),)

    return semantics


def _comparison(operator: BinaryOperator, left: Expression, right: Expression, signed: bool) -> Expression:
    type_ = IntegerType(REGISTER.bits, signed)
    return Binary(operator, Wrap(type_, left), Wrap(type_, right))


def set_when(operator: BinaryOperator, signed: bool = True) -> Semantics:
    """``set destination, left, right``: 1 when the comparison holds, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        holds = _comparison(operator, form.value(1), form.value(2), signed)
        return (Assign(form.register(0), holds, form.span),)

    return semantics


def set_when_zero(operator: BinaryOperator) -> Semantics:
    """``set destination, value``: 1 when the comparison with 0 holds, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        holds = _comparison(operator, form.value(1), Constant(0), signed=True)
        return (Assign(form.register(0), holds, form.span),)

    return semantics


def branch(operator: BinaryOperator, signed: bool = True) -> Semantics:
    """``branch left, right, label``."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        return branch_when(form, _comparison(operator, form.value(0), form.value(1), signed), 2)

    return semantics


def branch_on_zero(operator: BinaryOperator) -> Semantics:
    """``branch value, label`` on the signed comparison with 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return branch_when(form, _comparison(operator, form.value(0), Constant(0), signed=True), 1)

    return semantics
