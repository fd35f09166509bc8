"""Semantics that instruction sets share: arithmetic, comparisons, branches, loads and stores.

Flags are two registers, `LEFT` and `RIGHT`: the operands of the last comparison. A conditional branch
*backwards* ends a retry loop and becomes `Assume`: only the last, successful round is kept. The earlier
rounds are reads alone, for a failed store-exclusive or compare-and-exchange writes nothing, and the last
round reads anew. Taking reads away from a consistent execution adds no edge to any relation of the
models, so the execution stays consistent and its final state is the same; and an execution of one round
is one of the program's. `rustrata.architecture.retry` refuses loops of any other kind.
"""

from collections.abc import Mapping

from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Word
from rustrata.executions.actions import Assign, Assume, Branch, Code, Fence, Jump, Read, Write, WriteExclusive
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

LEFT = "%left"
RIGHT = "%right"


def nothing(form: Form) -> Code:
    """An instruction that does nothing to memory or registers."""
    form.takes(0)
    return ()


def move(form: Form) -> Code:
    """``move destination, value``."""
    form.takes(2)
    return (Assign(form.register(0), form.wrapped(1), form.span),)


def convert(type_: IntegerType) -> Semantics:
    """``extend destination, value``: wrap into a type."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return (Assign(form.register(0), Wrap(type_, form.value(1)), form.span),)

    return semantics


def unary(operator: UnaryOperator) -> Semantics:
    """``op destination, value``."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return (Assign(form.register(0), form.wrap(Unary(operator, form.value(1))), form.span),)

    return semantics


def binary(operator: BinaryOperator) -> Semantics:
    """``op destination, left, right``."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        result = form.wrap(Binary(operator, form.value(1), form.value(2)))
        return (Assign(form.register(0), result, form.span),)

    return semantics


def signed_as(form: Form, value: Expression, signed: bool) -> Expression:
    """``value`` read as a signed or unsigned integer of the width of the access."""
    if form.type is None:
        return value
    return Wrap(IntegerType(form.type.bits, signed), value)


def relation(operator: BinaryOperator, signed: bool = True) -> Semantics:
    """``set destination, left, right``: 1 when the comparison holds, else 0."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        holds = Binary(
            operator, signed_as(form, form.value(1), signed), signed_as(form, form.value(2), signed)
        )
        return (Assign(form.register(0), holds, form.span),)

    return semantics


def relation_to_zero(operator: BinaryOperator) -> Semantics:
    """``set destination, value``: compare with 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return (Assign(form.register(0), Binary(operator, form.wrapped(1), Constant(0)), form.span),)

    return semantics


def compare(form: Form) -> Code:
    """``cmp left, right``: set the flags."""
    form.takes(2)
    return (Assign(LEFT, form.wrapped(0), form.span), Assign(RIGHT, form.wrapped(1), form.span))


ConditionCodes = Mapping[str, tuple[BinaryOperator, bool]]
"""Condition codes of an instruction set: the comparison, and whether it is signed."""


def flags(form: Form, codes: ConditionCodes, code: str) -> Expression:
    """The truth of a condition code after the last comparison."""
    if code not in codes:
        raise form.refuse(f"unknown condition `{code}`; the conditions are {', '.join(codes)}")
    operator, signed = codes[code]
    if operator in (BinaryOperator.EQUAL, BinaryOperator.NOT_EQUAL):
        return Binary(operator, Register(LEFT), Register(RIGHT))
    return Binary(operator, signed_as(form, Register(LEFT), signed), signed_as(form, Register(RIGHT), signed))


def select(condition: Expression, chosen: Expression, otherwise: Expression) -> Expression:
    """``chosen`` when the condition is 1, ``otherwise`` when it is 0; it depends on all three."""
    return Binary(
        BinaryOperator.ADD,
        Binary(BinaryOperator.MULTIPLY, condition, chosen),
        Binary(BinaryOperator.MULTIPLY, Unary(UnaryOperator.NOT, condition), otherwise),
    )


NEXT = Word(".+4")
"""The next instruction, as the target of a branch: it goes on either way."""


def branch_when(form: Form, condition: Expression, label: int) -> Code:
    """Branch to the label operand when the condition holds; backwards, go on only when it does not. To the
    next instruction, go on in both cases: what follows depends by control on the condition."""
    if form.operands[label : label + 1] == (NEXT,):
        either = Binary(BinaryOperator.LOGICAL_OR, condition, Unary(UnaryOperator.NOT, condition))
        return (Assume(either, form.span),)
    target = form.label(label)
    if target.backward:
        return (Assume(Unary(UnaryOperator.NOT, condition), form.span),)
    return (Branch(condition, target.name, form.span),)


def branch_on_zero(operator: BinaryOperator) -> Semantics:
    """``branch value, label`` on the comparison of ``value`` with 0."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return branch_when(form, Binary(operator, form.wrapped(0), Constant(0)), 1)

    return semantics


def jump(form: Form) -> Code:
    """``jump label``, forwards."""
    form.takes(1)
    target = form.label(0)
    if target.backward:
        raise form.refuse("unsupported: a jump backwards that does not depend on a condition")
    return (Jump(target.name),)


def fence(*tags: str) -> Semantics:
    """A barrier without operands."""

    def semantics(form: Form) -> Code:
        form.takes(0)
        return (Fence(frozenset(tags), form.span),)

    return semantics


def sized(form: Form, bits: tuple[int, ...]) -> IntegerType:
    """The type of an access by an instruction that accesses ``bits``; other widths are refused."""
    if form.type is None and form.machine:
        raise form.refuse("neither it nor an operand says how wide the access is")
    assert form.type is not None, "an access is compiled for a location, which has a type"
    if form.type.bits not in bits and form.machine:
        raise form.refuse(f"unsupported: an access of {form.type.bits} bits")
    if form.type.bits not in bits:
        width = " or ".join(map(str, bits))
        raise form.refuse(
            f"unsupported: it accesses {width} bits of a location of {form.type.bits} bits; write `{{size}}`"
        )
    return form.type


def load(bits: tuple[int, ...], *tags: str, exclusive: bool = False) -> Semantics:
    """``load destination, {memory}``; ``exclusive`` begins a load-linked pair."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        sized(form, bits)
        target = form.register(0)
        read = Read(
            target,
            form.location(1),
            frozenset(tags),
            exclusive,
            address=form.address(1),
            bits=form.bits,
            span=form.span,
        )
        return (read, *form.loaded(target))

    return semantics


def store(bits: tuple[int, ...], *tags: str) -> Semantics:
    """``store value, {memory}``."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        sized(form, bits)
        location, address = form.location(1), form.address(1)
        value = form.wrapped(0)
        return (Write(location, value, frozenset(tags), address=address, bits=form.bits, span=form.span),)

    return semantics


def store_conditional(bits: tuple[int, ...], *tags: str, status_orders: bool) -> Semantics:
    """``store status, value, {memory}``: 0 in ``status`` when it was done, else 1."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        sized(form, bits)
        return (
            WriteExclusive(
                form.location(2),
                form.wrapped(1),
                form.register(0),
                frozenset(tags),
                status_orders=status_orders,
                address=form.address(2),
                bits=form.bits,
                span=form.span,
            ),
        )

    return semantics
