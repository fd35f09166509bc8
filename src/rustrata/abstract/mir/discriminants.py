"""Reading and writing the discriminant of an enum [MIR, Discriminant and SetDiscriminant]."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported, wrapped
from rustrata.abstract.mir.layout import Niched
from rustrata.abstract.mir.memory import Pointer, Undefined
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import Path, Primitive, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.code import Code, Located
    from rustrata.abstract.mir.frames import Frame
    from rustrata.abstract.mir.machine import Machine

Read = Callable[["Frame"], Value]
Step = Callable[["Frame"], None]


def discriminant(code: "Code", located: "Located", target: Type) -> Read:
    """The code that reads a discriminant: of the variant that the tag says."""
    machine = code.machine
    type_ = located.type
    assert isinstance(target, Primitive), "a discriminant is an integer"
    if not machine.values.is_enum(type_):
        return lambda frame: 0
    assert isinstance(type_, Path), "enums have paths"
    if located.register is not None:
        raise Unsupported("the discriminant of a register")
    locate, read = located.locate, discriminant_reader(machine, type_, located.align, target)
    return lambda frame: read(locate(frame)[0])


def discriminant_reader(
    machine: "Machine", type_: Path, align: int, target: Primitive
) -> Callable[[Pointer], int]:
    """Reads the discriminant of the enum that a pointer points to, as an integer of the type ``target``."""
    shapes, layout = machine.shapes, machine.layouts.of(type_)

    def read(pointer: Pointer) -> int:
        if not layout.size:
            return wrapped(shapes.discriminant(type_, shapes.variant(type_, machine.nowhere, 0)), target)
        found, offset = machine.values.tag_access(pointer, layout, align)
        variant = shapes.variant(type_, found, offset)
        return wrapped(shapes.discriminant(type_, variant), target)

    return read


def set_discriminant(code: "Code", located: "Located", variant: int) -> Step:
    """The code that writes a tag."""
    machine = code.machine
    type_ = located.type
    assert isinstance(type_, Path), "enums have paths"
    layout = machine.layouts.of(type_)

    def write(frame: "Frame") -> None:
        if variant in layout.uninhabited:
            raise Undefined("RUB007", f"an invalid value: that variant of `{type_}` has no values")
        if layout.size:
            found, offset = machine.memory.write(located.locate(frame)[0], layout.size, located.align)
            machine.shapes.set_variant(type_, variant, found, offset)
            if (
                isinstance(layout.encoding, Niched)
                and machine.shapes.variant(type_, found, offset) != variant
            ):
                what = f"that variant of `{type_}` has no tag, and its field is not written yet"
                raise Undefined("RUB007", f"an invalid value: {what}")

    return write
