"""Assignments whose two sides must not overlap [MIR, Assign; MiniRust, assignments].

What is copied from one place to another goes byte by byte: the two places share no memory, unless the value
is a scalar or two, which is read as a whole first. Most assignments are of places that cannot overlap, and
are not looked at when they run.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rustrata.abstract.mir.memory import Undefined
from rustrata.programs.rust.bodies import Assign
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import Array, Closure, Path, Tuple, Type
from rustrata.programs.rust.values import (
    AdtAggregate,
    ArrayAggregate,
    ClosureAggregate,
    Copy,
    Deref,
    Field,
    Move,
    Operand,
    Place,
    Rvalue,
    TupleAggregate,
    Use,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.code import Code, Located
    from rustrata.abstract.mir.frames import Frame
    from rustrata.abstract.mir.machine import Machine

_PAIR = 2
"""The scalars that are read as a whole."""


def overlaps(code: "Code", statement: Assign) -> "list[tuple[Located, int]]":
    """The places that an assignment copies byte by byte, with their sizes, if they may overlap its target."""
    found = []
    for operand in _operands(statement.value):
        if isinstance(operand, Copy | Move) and _may_overlap(code, statement.place, operand.place):
            source = code.place(operand.place)
            size = code.machine.layouts.of(source.type).size
            if size and source.register is None and not is_immediate(code.machine, source.type):
                found.append((source, size))
    return found


def apart(
    sources: "list[tuple[Located, int]]", target: "Located", size: int, assign: "Callable[[Frame], None]"
) -> "Callable[[Frame], None]":
    """The assignment to ``size`` bytes, if its target overlaps none of the places."""

    def checked(frame: "Frame") -> None:
        into = target.locate(frame)[0].address
        for source, count in sources:
            start = source.locate(frame)[0].address
            if start < into + size and into < start + count:
                raise Undefined("RUB012", "an assignment of a place to one that overlaps it")
        assign(frame)

    return checked


def _operands(value: Rvalue) -> Iterator[Operand]:
    match value:
        case Use(operand):
            yield operand
        case TupleAggregate(items) | ArrayAggregate(items) | ClosureAggregate(_, _, items):
            yield from items
        case AdtAggregate():
            yield from value.items
        case _:
            return


def _may_overlap(code: "Code", first: Place, second: Place) -> bool:
    """Can two places share memory? Not if one is in a local that has no pointer to it."""
    if not (_is_behind(first) or _is_behind(second)):
        return first.local == second.local and not _differ(first, second)
    return all(_is_behind(place) or place.local in code.addressed for place in (first, second))


def _is_behind(place: Place) -> bool:
    return any(isinstance(step, Deref) for step in place.projections)


def _differ(first: Place, second: Place) -> bool:
    """Do two parts of one local go to different fields?"""
    for a, b in zip(first.projections, second.projections, strict=False):
        if isinstance(a, Field) and isinstance(b, Field) and a.index != b.index:
            return True
        if a != b:
            return False
    return False


def is_immediate(machine: "Machine", type_: Type) -> bool:
    """Is a value at most two scalars, and read as a whole? Where rustc's rule is not known here (unions and
    enums), what is small is."""
    return _scalars(machine, machine.definitions.normal(type_)) <= _PAIR


def _scalars(machine: "Machine", type_: Type) -> int:
    """The number of scalars in a type; more than two for what is memory in any case."""
    size = machine.layouts.of(type_).size
    if not size:
        return 0
    if machine.shapes.scalar(type_) is not None:
        return 1
    match type_:
        case Array():
            return _PAIR + 1
        case Tuple() | Closure():
            return sum(_scalars(machine, part) for part in machine.values.field_types(type_, 0))
        case Path() if machine.definitions.adt(type_)[0].kind is ItemKind.STRUCT:
            return sum(_scalars(machine, part) for part in machine.values.field_types(type_, 0))
        case _:
            return 1 if size <= 16 else _PAIR + 1
