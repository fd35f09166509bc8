"""Expressions of λRust-core from syntax to text, with no more brackets than the reader needs.

Any applied λ is printed as ``let`` or ``;``, and ``if`` as the ``case`` that it is. What is still to be
printed stands on a stack, because expressions can be nested ten thousand deep.
"""

from enum import IntEnum
from typing import TypeAlias

from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Expression, Operator


class Level(IntEnum):
    """What may stand in a place without brackets; the first takes all."""

    SEQUENCE = 0
    ALONE = 1
    FIRST = 2
    COMPARED = 3
    ADDED = 4
    PREFIXED = 5
    APPLIED = 6
    ATOM = 7


Piece: TypeAlias = "str | tuple[Expression, Level]"


def print_expression(expression: Expression) -> str:
    """The text of an expression, for a place that takes all."""
    written: list[str] = []
    pending: list[Piece] = [(expression, Level.SEQUENCE)]
    while pending:
        piece = pending.pop()
        if isinstance(piece, str):
            written.append(piece)
        else:
            pending.extend(reversed(_pieces(*piece)))
    return "".join(written)


def _pieces(expression: Expression, place: Level) -> list[Piece]:
    level, pieces = _written(expression, place)
    if level >= place:
        return pieces
    return ["(", *_written(expression, Level.SEQUENCE)[1], ")"]


def _written(expression: Expression, place: Level) -> tuple[Level, list[Piece]]:
    """The least bracket-free place of an expression, and its pieces in ``place``."""
    match expression:
        case core.Variable():
            return Level.ATOM, [expression.name]
        case core.Literal():
            return Level.ATOM, [_literal(expression.value)]
        case core.Apply(core.Recursive(None, (binder,)) as function, (value,)):
            return _bound(binder, value, function.body, place)
        case core.Recursive():
            parameters = ", ".join(parameter or "_" for parameter in expression.parameters)
            inside = Level.SEQUENCE if place is Level.SEQUENCE else Level.ALONE
            return Level.ALONE, [f"rec {expression.name or '_'}({parameters}) := ", (expression.body, inside)]
        case core.Write():
            arrow = f" <-{expression.order.value} "
            return Level.FIRST, [(expression.place, Level.COMPARED), arrow, (expression.value, Level.ALONE)]
        case core.Binary():
            return _binary(expression)
        case core.Read():
            return Level.PREFIXED, [f"!{expression.order.value} ", (expression.place, Level.PREFIXED)]
        case core.Apply():
            return Level.APPLIED, [(expression.function, Level.APPLIED), *_listed(expression.arguments, ", ")]
        case _:
            return Level.ATOM, _enclosed(expression)


def _enclosed(
    expression: core.Cas | core.Allocate | core.Free | core.Fork | core.Case,
) -> list[Piece]:
    """A form that has brackets of its own."""
    match expression:
        case core.Cas():
            return ["cas", *_listed((expression.place, expression.expected, expression.new), ", ")]
        case core.Allocate():
            return ["alloc", *_listed((expression.size,), ", ")]
        case core.Free():
            return ["free", *_listed((expression.size, expression.place), ", ")]
        case core.Fork():
            return ["fork { ", (expression.body, Level.SEQUENCE), " }"]
        case core.Case():
            branches = _listed(expression.branches, "; ")[1:-1]
            return ["case ", (expression.scrutinee, Level.ALONE), " of [", *branches, "]"]


def _bound(
    binder: str | None, value: Expression, rest: Expression, place: Level
) -> tuple[Level, list[Piece]]:
    """``let x = e in e`` or ``e; e``."""
    if binder is None:
        return Level.SEQUENCE, [(value, Level.FIRST), ";\n  ", (rest, Level.SEQUENCE)]
    inside = Level.SEQUENCE if place is Level.SEQUENCE else Level.ALONE
    return Level.ALONE, [f"let {binder} = ", (value, Level.ALONE), " in\n  ", (rest, inside)]


def _binary(expression: core.Binary) -> tuple[Level, list[Piece]]:
    operator = f" {expression.operator.value} "
    if expression.operator in {Operator.AT_MOST, Operator.EQUAL}:
        return Level.COMPARED, [(expression.left, Level.ADDED), operator, (expression.right, Level.ADDED)]
    return Level.ADDED, [(expression.left, Level.ADDED), operator, (expression.right, Level.PREFIXED)]


def _listed(expressions: tuple[Expression, ...], separator: str) -> list[Piece]:
    pieces: list[Piece] = ["("]
    for number, expression in enumerate(expressions):
        if number:
            pieces.append(separator)
        pieces.append((expression, Level.ALONE))
    return [*pieces, ")"]


def _literal(value: int | core.Poison | core.Address) -> str:
    match value:
        case core.Poison():
            return "poison"
        case core.Address(block, cells):
            return f"#{block}.{cells}"
        case number:
            return str(number)
