"""A body of an optimisation pair as steps of a machine, for one choice of arguments.

Bodies have no branches, so that every tag is known beforehand. A pointer variable has the same tag in the
source and in the target; so states of the two sides that differ in nothing are equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from rustrata.abstract.aliasing.events import (
    Access,
    Accessed,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
    Tag,
)
from rustrata.programs.optimisation import (
    Assign,
    Body,
    Borrow,
    Call,
    Constant,
    Drop,
    ExposePointer,
    Pair,
    Parameter,
    Place,
    PointerKind,
    Read,
    Return,
    Statement,
    Type,
    Value,
    Variable,
    Write,
)
from rustrata.refinement.optimisation.context import BODY_FRAME
from rustrata.refinement.optimisation.machine import Effect, Operation

BODY_TAGS: Tag = 64
"""The first tag of the variables of bodies; those of the context are below."""

Bytes: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """Where a pointer that is passed to a body points to, and its tag."""

    tag: Tag
    allocation: int
    offset: int


@dataclass(frozen=True, slots=True)
class Does:
    """An operation; its span is that of ``statement``, or of the parameter that it retags."""

    operation: Operation
    statement: Statement | Parameter | None


@dataclass(frozen=True, slots=True)
class Loads:
    """An operation that reads into a variable."""

    operation: Operation
    variable: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Stores:
    """A write of a variable's value."""

    place: Argument
    size: int
    variable: str
    statement: Statement

    def operation(self, value: Bytes) -> Operation:
        """The write, once the value is known."""
        return _write(self.place, self.size, widened(value, self.size))


@dataclass(frozen=True, slots=True)
class Sets:
    """A variable gets a constant or another variable's value."""

    variable: str
    value: Bytes | str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Gives:
    """The result."""

    value: Bytes | str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Escapes:
    """Unknown code runs, and knows these pointers."""

    pointers: tuple[Argument, ...]
    statement: Call


Step: TypeAlias = Does | Loads | Stores | Sets | Gives | Escapes


def widened(value: Bytes, size: int) -> Bytes:
    """A value for ``size`` bytes; one number is repeated."""
    return value * size if len(value) == 1 else value


def body_tags(pair: Pair) -> dict[str, Tag]:
    """The tag of each pointer variable of the two bodies."""
    names = dict.fromkeys(name for body in (pair.source, pair.target) for name, _ in body.pointers)
    return {name: BODY_TAGS + number for number, name in enumerate(names)}


def lowered(body: Body, arguments: Iterable[Argument], tags: dict[str, Tag]) -> tuple[Step, ...]:
    """The steps of a body, from the beginning of its call to the end."""
    lowering = _Lowering(tags)
    lowering.steps.append(Does(Operation((CallBegin(BODY_FRAME),)), None))
    for parameter, argument in zip(body.parameters, arguments, strict=True):
        lowering.enter(parameter, argument)
    for statement in body.statements:
        lowering.lower(statement)
    lowering.steps.append(Does(Operation((CallEnd(BODY_FRAME),)), None))
    return tuple(lowering.steps)


def _event(place: Argument, size: int, access: Access) -> Event:
    return Accessed(place.allocation, place.offset, size, place.tag, access)


def _write(place: Argument, size: int, values: Bytes) -> Operation:
    event = _event(place, size, Access.WRITE)
    return Operation((event,), place.allocation, place.offset, place.offset + size, Effect.WRITE, values)


def _value(value: Value) -> Bytes | str:
    match value:
        case Constant(number):
            return (number,)
        case Variable(name):
            return name
        case _:
            assert_never(value)


class _Lowering:
    """The steps so far, and where each pointer variable points to."""

    def __init__(self, tags: dict[str, Tag]) -> None:
        self.tags = tags
        self.steps: list[Step] = []
        self.pointers: dict[str, Argument] = {}

    def enter(self, parameter: Parameter, argument: Argument) -> None:
        """A reference is retagged and protected, a raw pointer is passed as it is."""
        self.pointers[parameter.name] = argument
        if parameter.kind.retags:
            operation = self._retag(
                parameter.name, argument, parameter.kind, parameter.pointee, frame=BODY_FRAME
            )
            self.steps.append(Does(operation, parameter))

    def lower(self, statement: Statement) -> None:
        match statement:
            case Read(variable, place, _):
                there, size = self._at(place), place.type.size
                event = _event(there, size, Access.READ)
                operation = Operation(
                    (event,), there.allocation, there.offset, there.offset + size, Effect.READ
                )
                self.steps.append(Loads(operation, variable, statement))
            case Write(place, value, _):
                there, size, source = self._at(place), place.type.size, _value(value)
                if isinstance(source, str):
                    self.steps.append(Stores(there, size, source, statement))
                else:
                    self.steps.append(Does(_write(there, size, widened(source, size)), statement))
            case Borrow(variable, kind, two_phase, place, _):
                operation = self._retag(variable, self._at(place), kind, place.type, two_phase=two_phase)
                self.steps.append(Does(operation, statement))
            case Assign(variable, value, _):
                self.steps.append(Sets(variable, _value(value), statement))
            case Call(_, arguments, _):
                pointers = tuple(self.pointers[argument] for argument in arguments)
                self.steps.append(Escapes(pointers, statement))
            case Drop(variable, _):
                pointer = self.pointers[variable]
                event = Deallocate(pointer.allocation, pointer.tag)
                free = Operation((event,), pointer.allocation, effect=Effect.FREE)
                self.steps.append(Does(free, statement))
            case ExposePointer(variable, _):
                pointer = self.pointers[variable]
                expose = Operation((Expose(pointer.allocation, pointer.tag),), pointer.allocation)
                self.steps.append(Does(expose, statement))
            case Return(value, _):
                self.steps.append(Gives(_value(value), statement))
            case _:
                assert_never(statement)

    def _at(self, place: Place) -> Argument:
        pointer = self.pointers[place.variable]
        return Argument(pointer.tag, pointer.allocation, pointer.offset + place.offset)

    def _retag(
        self,
        variable: str,
        place: Argument,
        kind: PointerKind,
        pointee: Type,
        *,
        frame: int | None = None,
        two_phase: bool = False,
    ) -> Operation:
        new = self.tags[variable]
        self.pointers[variable] = Argument(new, place.allocation, place.offset)
        event = Retag(
            place.allocation,
            place.offset,
            place.tag,
            new,
            Pointer(kind.value),
            Pointee(pointee.size, pointee.cells),
            frame,
            two_phase,
        )
        return Operation((event,), place.allocation, place.offset, place.offset + pointee.size)
