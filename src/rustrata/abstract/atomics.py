"""Rust's and C's atomics as memory events: the lowering of a litmus test to thread code.

Every access carries the tag of its ordering, named as in herd's C models: NA, RLX, ACQ, REL, ACQ_REL, SC. A
read-modify-write is one event with the tag RMW. A failed compare-exchange is a load with the failure
ordering [std::sync::atomic; C++20 atomics.types.operations].
"""

from collections.abc import Iterator
from itertools import count
from typing import assert_never

from rustrata.executions.actions import (
    OLD,
    Action,
    Assign,
    Branch,
    Jump,
    Label,
    Program,
    Read,
    Tags,
    Update,
    Write,
)
from rustrata.executions.actions import CompareExchange as CompareExchangeAction
from rustrata.executions.actions import Fence as FenceAction
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
from rustrata.programs.litmus.statements import source_registers
from rustrata.programs.litmus.syntax import (
    Break,
    CompareExchange,
    Continue,
    Fence,
    FetchUpdate,
    If,
    Let,
    LitmusTest,
    Load,
    Loop,
    Ordering,
    Statement,
    Store,
    UpdateOperation,
)

ORDERING_TAGS: dict[Ordering, str] = {
    Ordering.NON_ATOMIC: "NA",
    Ordering.RELAXED: "RLX",
    Ordering.ACQUIRE: "ACQ",
    Ordering.RELEASE: "REL",
    Ordering.ACQ_REL: "ACQ_REL",
    Ordering.SEQ_CST: "SC",
}
TAGS: frozenset[str] = frozenset((*ORDERING_TAGS.values(), "RMW"))
"""The vocabulary of the models of this layer."""

_ARRAYS_APART = 0x1000

_UPDATES: dict[UpdateOperation, BinaryOperator] = {
    UpdateOperation.FETCH_ADD: BinaryOperator.ADD,
    UpdateOperation.FETCH_SUB: BinaryOperator.SUBTRACT,
    UpdateOperation.FETCH_AND: BinaryOperator.AND,
    UpdateOperation.FETCH_OR: BinaryOperator.OR,
    UpdateOperation.FETCH_XOR: BinaryOperator.XOR,
    UpdateOperation.FETCH_MAX: BinaryOperator.MAXIMUM,
    UpdateOperation.FETCH_MIN: BinaryOperator.MINIMUM,
}


def updated(operation: UpdateOperation, operand: Expression, type_: IntegerType) -> Expression:
    """The value that a read-modify-write stores, in terms of the register `OLD`; it wraps around."""
    old = Register(OLD)
    operand = Wrap(type_, operand)
    match operation:
        case UpdateOperation.SWAP:
            return operand
        case UpdateOperation.FETCH_NAND:
            both = Binary(BinaryOperator.AND, old, operand)
            return Wrap(type_, Unary(UnaryOperator.COMPLEMENT, both))
        case _:
            return Wrap(type_, Binary(_UPDATES[operation], old, operand))


def lower(test: LitmusTest) -> Program:
    """The program of the abstract layer, observing every named register and every location."""
    addresses = _addresses(test)
    threads = tuple(tuple(_Lowering(test, addresses).block(thread.body)) for thread in test.threads)
    locations = tuple(d.name for d in test.declarations)
    initial = tuple((d.name, d.initial) for d in test.declarations)
    registers = tuple((thread.index, name) for thread in test.threads for name in source_registers(thread))
    types = tuple((d.name, d.type) for d in test.declarations if d.name in addresses)
    return Program(test.name, initial, threads, registers, locations, tuple(addresses.items()), types)


def _addresses(test: LitmusTest) -> dict[str, int]:
    """An address for each element of each array: arrays are apart, and elements side by side."""
    found: dict[str, int] = {}
    for number, declaration in enumerate(test.declarations):
        if declaration.name.endswith("[0]"):
            start = _ARRAYS_APART * (number + 1)
        if declaration.name.endswith("]"):
            found[declaration.name] = start
            start += declaration.type.bits // 8
    return found


class _Lowering:
    def __init__(self, test: LitmusTest, addresses: dict[str, int]) -> None:
        self._test = test
        self._addresses = addresses
        self._labels = count()
        self._loops: list[int] = []
        """The numbers of the loops around what is lowered, the innermost last."""

    def block(self, body: tuple[Statement, ...]) -> Iterator[Action]:
        for statement in body:
            yield from self.statement(statement)

    def statement(self, statement: Statement) -> Iterator[Action]:
        match statement:
            case Load(target, location, ordering, span, index):
                location, address = self._place(location, index)
                yield Read(target, location, tags(ordering), address=address, span=span)
            case Store(location, value, ordering, span, index):
                wrapped = Wrap(self._test.declaration(location).type, value)
                location, address = self._place(location, index)
                yield Write(location, wrapped, tags(ordering), address=address, span=span)
            case FetchUpdate(target, operation, location, operand, ordering, span, index):
                value = updated(operation, operand, self._test.declaration(location).type)
                location, address = self._place(location, index)
                both = tags(ordering, "RMW")
                yield Update(target, location, value, both, both, one_event=True, address=address, span=span)
            case CompareExchange():
                yield self._compare_exchange(statement)
            case Fence(ordering, span):
                yield FenceAction(tags(ordering), span=span)
            case Let(target, value, span):
                yield Assign(target, value, span)
            case If() | Loop() | Break() | Continue():
                yield from self._control(statement)
            case _:
                assert_never(statement)

    def _control(self, statement: If | Loop | Break | Continue) -> Iterator[Action]:
        match statement:
            case If():
                yield from self._if(statement)
            case Loop():
                yield from self._loop(statement)
            case Break():
                yield Jump(f"end{self._loops[-1]}")
            case Continue():
                yield Jump(f"loop{self._loops[-1]}")
            case _:
                assert_never(statement)

    def _compare_exchange(self, statement: CompareExchange) -> Action:
        type_ = self._test.declaration(statement.location).type
        both = tags(statement.success, "RMW")
        location, address = self._place(statement.location, statement.index)
        return CompareExchangeAction(
            statement.target,
            statement.succeeded,
            location,
            Wrap(type_, statement.expected),
            Wrap(type_, statement.desired),
            both,
            both,
            tags(statement.failure),
            spurious=statement.weak,
            one_event=True,
            address=address,
            span=statement.span,
        )

    def _place(self, location: str, index: Expression | None) -> tuple[str, Expression | None]:
        """The location of an access, or the address of the element of an array that it names."""
        if index is None:
            return location, None
        size = self._test.declaration(location).type.bits // 8
        first = Constant(self._addresses[f"{location}[0]"])
        return "", Binary(BinaryOperator.ADD, first, Binary(BinaryOperator.MULTIPLY, index, Constant(size)))

    def _if(self, statement: If) -> Iterator[Action]:
        number = next(self._labels)
        negated = Unary(UnaryOperator.NOT, statement.condition)
        yield Branch(negated, f"else{number}", statement.span)
        yield from self.block(statement.then)
        yield Jump(f"end{number}")
        yield Label(f"else{number}")
        yield from self.block(statement.otherwise)
        yield Label(f"end{number}")

    def _loop(self, statement: Loop) -> Iterator[Action]:
        number = next(self._labels)
        self._loops.append(number)
        yield Label(f"loop{number}")
        yield from self.block(statement.body)
        yield Jump(f"loop{number}")
        yield Label(f"end{number}")
        self._loops.pop()


def tags(ordering: Ordering, *more: str) -> Tags:
    """The tags of an access with this ordering."""
    return frozenset((ORDERING_TAGS[ordering], *more))
