"""What the statements of a thread set and mention, whatever they mean."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from rustrata.executions.expressions import Expression, Register, leaves
from rustrata.programs.litmus.syntax import (
    Break,
    CompareExchange,
    Continue,
    Fence,
    FetchUpdate,
    If,
    Let,
    Load,
    Loop,
    Statement,
    Store,
    Thread,
)


def source_registers(thread: Thread) -> tuple[str, ...]:
    """The registers of a thread that its author named, in order of first assignment."""
    names = dict.fromkeys(name for statement in every_statement(thread.body) for name in _targets(statement))
    return tuple(name for name in names if not name.startswith("%"))


def every_statement(body: Sequence[Statement]) -> Iterator[Statement]:
    """The statements and those inside them, in the order of the text."""
    for statement in body:
        yield statement
        match statement:
            case If(_, then, otherwise, _):
                yield from every_statement(then)
                yield from every_statement(otherwise)
            case Loop(inner, _):
                yield from every_statement(inner)
            case _:
                pass


def _targets(statement: Statement) -> tuple[str, ...]:
    match statement:
        case Load() | FetchUpdate():
            return () if statement.target is None else (statement.target,)
        case CompareExchange():
            return tuple(name for name in (statement.target, statement.succeeded) if name is not None)
        case Let():
            return (statement.target,)
        case Store() | Fence() | If() | Loop() | Break() | Continue():
            return ()
        case _:
            assert_never(statement)


def expressions_of(statement: Statement) -> tuple[Expression, ...]:
    """The expressions of a statement itself, not of those inside it."""
    match statement:
        case Load():
            found: tuple[Expression, ...] = ()
        case Let():
            return (statement.value,)
        case Store():
            found = (statement.value,)
        case FetchUpdate():
            found = (statement.operand,)
        case CompareExchange():
            found = (statement.expected, statement.desired)
        case If():
            return (statement.condition,)
        case Fence() | Loop() | Break() | Continue():
            return ()
        case _:
            assert_never(statement)
    return found if statement.index is None else (*found, statement.index)


def mentioned_registers(thread: Thread) -> frozenset[str]:
    """Every register name that a thread's source uses; temporaries avoid them."""
    found: set[str] = set()
    for statement in every_statement(thread.body):
        found.update(_targets(statement))
        for expression in expressions_of(statement):
            found.update(leaf.name for leaf in leaves(expression) if isinstance(leaf, Register))
    return frozenset(found)
