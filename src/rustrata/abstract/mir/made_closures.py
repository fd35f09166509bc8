"""The closures that bodies make, and what they capture: rustc prints it where they are made."""

from collections.abc import Iterable, Iterator

from rustrata.abstract.mir.place_types import constant_type, place_type
from rustrata.programs.rust.bodies import Assign, Body, Origin
from rustrata.programs.rust.types import Closure, Primitive, Reference, Type
from rustrata.programs.rust.values import (
    ClosureAggregate,
    Constant,
    Copy,
    Deref,
    Field,
    Move,
    Operand,
    Place,
    RuntimeCheck,
    Unwritten,
)
from rustrata.records import parts
from rustrata.source import Span


def made_closures(body: Body) -> Iterator[tuple[Closure, tuple[Type, ...]]]:
    """The closures that a body makes, and what they capture."""
    for block in body.blocks:
        for statement in block.statements:
            if isinstance(statement, Assign) and isinstance(statement.value, ClosureAggregate):
                made = statement.value
                declared = body.locals[statement.place.local].type
                for type_ in (made.type, declared):
                    if isinstance(type_, Closure):
                        yield type_, tuple(_operand_type(item, body) for item in made.items)
            yield from ((type_, ()) for type_ in _empty_closures(statement))
        yield from ((type_, ()) for type_ in _empty_closures(block.terminator))


def _empty_closures(term: object) -> Iterator[Closure]:
    """The closures without captures that are constants in a statement."""
    if isinstance(term, Constant):
        if isinstance(term.value, Unwritten) and isinstance(term.value.type, Closure):
            yield term.value.type
    elif isinstance(term, tuple):
        for item in term:
            yield from _empty_closures(item)
    elif not isinstance(term, Span | Origin | Place):
        for part in parts(term):
            yield from _empty_closures(part)


def pasted_captures(bodies: Iterable[Body], closure: Closure) -> tuple[Type, ...]:
    """The captures of a closure that is made as a constant, as far as pasted code names them: values without
    a size, such as functions."""
    found: dict[int, Type] = {}
    for body in bodies:
        numbers = {
            number
            for number, local in enumerate(body.locals)
            if local.type == closure or (isinstance(local.type, Reference) and local.type.target == closure)
        }
        if numbers:
            for block in body.blocks:
                for place in _places((block.statements, block.terminator)):
                    steps = [step for step in place.projections if not isinstance(step, Deref)]
                    if place.local in numbers and steps and isinstance(steps[0], Field):
                        found[steps[0].index] = steps[0].type
    return tuple(found[at] for at in sorted(found)) if sorted(found) == list(range(len(found))) else ()


def _places(term: object) -> Iterator[Place]:
    """The places in a statement."""
    if isinstance(term, Place):
        yield term
    elif isinstance(term, tuple):
        for item in term:
            yield from _places(item)
    elif not isinstance(term, Span | Origin):
        for part in parts(term):
            yield from _places(part)


def _operand_type(operand: Operand, body: Body) -> Type:
    match operand:
        case Copy(place) | Move(place):
            return place_type(place, body)
        case Constant():
            return constant_type(operand)
        case RuntimeCheck():
            return Primitive.BOOL
