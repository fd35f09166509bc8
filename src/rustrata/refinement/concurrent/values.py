"""The numbers in the bodies of a pair, and those that a context should write."""

from collections.abc import Iterator
from typing import assert_never

from rustrata.executions.expressions import (
    Binary,
    Constant,
    Expression,
    ReadBy,
    Register,
    Unary,
    Wrap,
)
from rustrata.programs.litmus import CompareExchange, FetchUpdate, If, Statement, Store, UpdateOperation
from rustrata.programs.litmus.statements import every_statement, expressions_of
from rustrata.programs.optimisation import ConcurrentPair


def compared(pair: ConcurrentPair, location: str) -> tuple[int, ...]:
    """The numbers other than 0 that a pair compares what a location holds with, as far as the text tells:
    what a compare-exchange of it expects, and whatever a branch mentions."""
    found: set[int] = set()
    for statement in _statements(pair):
        match statement:
            case CompareExchange(location=place, expected=expected) if place == location:
                found.update(numbers(expected))
            case If(condition=condition):
                found.update(numbers(condition))
            case _:
                pass
    return tuple(sorted(found - {0}))


def written_by(pair: ConcurrentPair) -> frozenset[str]:
    """The locations that a body of the pair may write."""
    writing = (Store, FetchUpdate, CompareExchange)
    return frozenset(each.location for each in _statements(pair) if isinstance(each, writing))


def spacing(pair: ConcurrentPair) -> int:
    """How far apart the values of a context are: sums with what the pair adds differ from all of them."""
    largest = max((n for s in _statements(pair) for e in expressions_of(s) for n in numbers(e)), default=0)
    if any(
        isinstance(statement, FetchUpdate) and statement.operation is not UpdateOperation.SWAP
        for statement in _statements(pair)
    ):
        return 4 * (largest + 1)
    return 1


def first_value(pair: ConcurrentPair) -> int:
    """The first value that is a context's own."""
    largest = max((n for s in _statements(pair) for e in expressions_of(s) for n in numbers(e)), default=0)
    return max(largest + 1, spacing(pair))


def numbers(expression: Expression) -> Iterator[int]:
    """The numbers in an expression, without signs."""
    match expression:
        case Constant(value):
            yield abs(value)
        case Unary(_, operand) | Wrap(_, operand):
            yield from numbers(operand)
        case Binary(_, left, right):
            yield from numbers(left)
            yield from numbers(right)
        case Register() | ReadBy():
            return
        case _:
            assert_never(expression)


def _statements(pair: ConcurrentPair) -> Iterator[Statement]:
    yield from every_statement(pair.source)
    yield from every_statement(pair.target)
