"""The code of operands: copies, moves and constants."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.code import Code, Read
from rustrata.abstract.mir.place_types import constant_type
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import (
    Primitive,
    Type,
)
from rustrata.programs.rust.values import (
    Constant,
    Copy,
    Item,
    Move,
    Operand,
    RuntimeCheck,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame


def operand_code(code: Code, operand: Operand) -> tuple[Read, Type]:
    """The code of an operand, and its type."""
    match operand:
        case Copy(place) | Move(place):
            located = code.place(place)
            return code.load(located), located.type
        case RuntimeCheck():
            return lambda frame: 0, Primitive.BOOL
        case Constant():
            return _constant(code, operand)


def _constant(code: Code, constant: Constant) -> tuple[Read, Type]:
    machine = code.machine
    type_ = constant_type(constant)
    if isinstance(constant.value, Item) and constant.type is None:
        type_ = machine.type_of_item(constant.value.path, code)
    type_ = code.type(type_)
    environment = code.environment
    if isinstance(constant.value, Item):
        known: list[Value] = []

        def item(frame: "Frame") -> Value:
            if not known:
                known.append(machine.constants.value(constant, type_, environment))
            return known[0]

        return item, type_
    value = machine.constants.value(constant, type_, environment)
    return lambda frame: value, type_
