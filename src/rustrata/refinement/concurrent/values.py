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


def own_values(pair: ConcurrentPair, count: int) -> tuple[int, ...]:
    """The smallest values that no body of the pair mentions, and where it computes with what it reads, that
    none of its sums can be."""
    mentioned = {n for s in _statements(pair) for e in expressions_of(s) for n in numbers(e)}
    swap = UpdateOperation.SWAP
    adds = any(isinstance(s, FetchUpdate) and s.operation is not swap for s in _statements(pair))
    apart = 4 * (max(mentioned, default=0) + 1) if adds else 1
    values = (apart * number for number in range(1, count + len(mentioned) + 1))
    return tuple(value for value in values if value not in mentioned)[:count]


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
