"""A body of an optimisation pair as steps of a machine, for one choice of arguments.

Bodies have no branches, so that every tag is known beforehand. A pointer variable has the same tag in the
source and in the target; so states of the two sides that differ in nothing are equal.
"""

from collections.abc import Iterable
from dataclasses import replace
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
from rustrata.records import record
from rustrata.refinement.optimisation.context import BODY_FRAME
from rustrata.refinement.optimisation.machine import Effect, Operation

STRETCH: Tag = 128
"""Tags grow with time: the context's begin with a multiple of this, and those of the body's next stretch, up
to a call of unknown code or the end, lie between the last of them and the next multiple."""

_SECOND_HALF = STRETCH // 2

Bytes: TypeAlias = tuple[int, ...]


@record
class Argument:
    """Where a pointer that is passed to a body points to, and its tag."""

    tag: Tag
    allocation: int
    offset: int


@record
class Does:
    """An operation, and the statement or the parameter that it is for; None for the end of the call."""

    operation: Operation
    statement: Statement | Parameter | None


@record
class Loads:
    """An operation that reads into a variable."""

    operation: Operation
    variable: str
    statement: Statement


@record
class Stores:
    """A write of a variable's value."""

    place: Argument
    size: int
    variable: str
    statement: Statement

    def operation(self, value: Bytes) -> Operation:
        """The write, once the value is known."""
        return _write(self.place, self.size, widened(value, self.size))


@record
class Sets:
    """A variable gets a constant or another variable's value."""

    variable: str
    value: Bytes | str
    statement: Statement


@record
class Gives:
    """The result."""

    value: Bytes | str
    statement: Statement


@record
class Escapes:
    """Unknown code runs, and knows these pointers."""

    pointers: tuple[Argument, ...]
    statement: Call


Step: TypeAlias = Does | Loads | Stores | Sets | Gives | Escapes


def widened(value: Bytes, size: int) -> Bytes:
    """A value for ``size`` bytes; one number is repeated."""
    return value * size if len(value) == 1 else value


def body_tags(pair: Pair, *, by_age: bool) -> tuple[dict[str, Tag], dict[str, Tag]]:
    """The tags of the pointer variables of the source and of the target: the same where both are made in the
    same stretch, and, if tags are to tell the age, in the same order."""
    source, target = _made(pair.source), _made(pair.target)
    order = {name: number for number, name in enumerate(dict.fromkeys((*source, *target)))}
    assert 2 * len(order) <= _SECOND_HALF, "a body has at most a dozen pointers"
    found = []
    for made in (source, target):
        tags: dict[str, Tag] = {}
        last = 0
        for name, stretch in made.items():
            tag = (stretch + 1) * STRETCH - STRETCH + _SECOND_HALF + order[name]
            last = tags[name] = tag if tag > last or not by_age else last + len(order)
        found.append(tags)
    return found[0], found[1]


def _made(body: Body) -> dict[str, int]:
    """The pointer variables that get a tag of their own, in order, each with the stretch that makes it."""
    made = {parameter.name: 0 for parameter in body.parameters if parameter.kind.retags}
    stretch = 0
    for statement in body.statements:
        if isinstance(statement, Borrow):
            made[statement.variable] = stretch
        stretch += isinstance(statement, Call)
    return made


def lowered(body: Body, arguments: Iterable[Argument], tags: dict[str, Tag]) -> tuple[Step, ...]:
    """The steps of a body, from the beginning of its call to the end; what protects nothing is no call."""
    lowering = _Lowering(tags)
    for parameter, argument in zip(body.parameters, arguments, strict=True):
        lowering.enter(parameter, argument)
    for statement in body.statements:
        lowering.lower(statement)
    if lowering.protects:
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
        self.protects = False
        self.steps: list[Step] = []
        self.pointers: dict[str, Argument] = {}

    def enter(self, parameter: Parameter, argument: Argument) -> None:
        """A reference is retagged and protected, a raw pointer is passed as it is."""
        self.pointers[parameter.name] = argument
        if parameter.kind.retags:
            operation = self._retag(
                parameter.name, argument, parameter.kind, parameter.pointee, frame=BODY_FRAME
            )
            if not self.protects:
                operation = replace(operation, events=(CallBegin(BODY_FRAME), *operation.events))
            self.protects = True
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
