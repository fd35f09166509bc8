"""Pairs about pointers as concurrent pairs: plain reads and writes of what their parameters point to.

Other threads hold pointers to the same bytes. What a memory model of the language says of such a pair is
about data races alone: that references are unique is for aliasing models to say. Two parameters may point to
the same byte, unless one of them is a mutable reference or a box; then they do not.
"""

from typing import assert_never

from rustrata.executions.expressions import Constant, Expression, IntegerType, Register
from rustrata.programs import litmus
from rustrata.programs.optimisation import (
    Assign,
    Body,
    Borrow,
    Call,
    ConcurrentPair,
    Drop,
    ExposePointer,
    Pair,
    PointerKind,
    Read,
    Return,
    Statement,
    Value,
    Variable,
    Write,
)
from rustrata.records import record

_BYTE = IntegerType(8, False)
_RESULT = "result"
_UNIQUE = (PointerKind.UNIQUE, PointerKind.BOX)


@record
class NotPlain:
    """A pair does more than to read and write what its parameters point to: what it does."""

    reason: str


def concurrent_forms(pair: Pair) -> tuple[ConcurrentPair, ...] | NotPlain:
    """The pair for different locations, and where its parameters may point to one, for that too."""
    for body in (pair.source, pair.target):
        for statement in body.statements:
            reason = _refusal(statement)
            if reason:
                return NotPlain(reason)
        if any(parameter.pointee.size != 1 for parameter in body.parameters):
            return NotPlain("it is about several bytes, of which other threads may write one")
    apart = _form(pair, merged=False)
    kinds = [parameter.kind for parameter in pair.source.parameters]
    if len(kinds) == 1 or any(kind in _UNIQUE for kind in kinds):
        return (apart,)
    return apart, _form(pair, merged=True)


def _refusal(statement: Statement) -> str:
    match statement:
        case Read() | Write() | Assign() | Return():
            return ""
        case Call():
            return "it calls unknown code, which may synchronise"
        case Borrow():
            return "it makes pointers, which only aliasing models know"
        case Drop():
            return "it frees memory"
        case ExposePointer():
            return "it casts pointers, which only aliasing models know"
        case _:
            assert_never(statement)


def _form(pair: Pair, *, merged: bool) -> ConcurrentPair:
    places = [parameter.name for parameter in pair.source.parameters]
    used = places[:1] if merged else places
    declarations = tuple(
        litmus.Declaration(parameter.name, _BYTE, False, 0, parameter.span)
        for parameter in pair.source.parameters
        if parameter.name in used
    )
    named = tuple(place if place in used else used[0] for place in places)
    source, target = (
        tuple(_statement(statement, _names(body, named)) for statement in body.statements)
        for body in (pair.source, pair.target)
    )
    returns = any(isinstance(statement, Return) for statement in pair.source.statements)
    observed = (_RESULT,) if returns else ()
    return ConcurrentPair(
        pair.name, pair.title, pair.origin, pair.source_file, declarations, source, target, observed
    )


def _names(body: Body, named: tuple[str, ...]) -> dict[str, str]:
    return {parameter.name: name for parameter, name in zip(body.parameters, named, strict=True)}


def _statement(statement: Statement, names: dict[str, str]) -> litmus.Statement:
    plain = litmus.Ordering.NON_ATOMIC
    match statement:
        case Read(variable, place, span):
            return litmus.Load(_register(variable), names[place.variable], plain, span)
        case Write(place, value, span):
            return litmus.Store(names[place.variable], _value(value), plain, span)
        case Assign(variable, value, span):
            return litmus.Let(_register(variable), _value(value), span)
        case Return(value, span):
            return litmus.Let(_RESULT, _value(value), span)
        case _:
            raise AssertionError("what is not plain was refused")


def _value(value: Value) -> Expression:
    return Register(_register(value.name)) if isinstance(value, Variable) else Constant(value.number)


def _register(variable: str) -> str:
    """A variable's register; that of a result which is returned at once has no name in the program."""
    return variable if variable.isidentifier() else "%0"
