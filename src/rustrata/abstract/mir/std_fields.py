"""Fields of the standard library's types, read and written in place as its own code does: with accesses that
the aliasing models and the race detector see.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.programs.rust.types import Path, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine


def field(machine: "Machine", type_: Type, pointer: Pointer, *names: str) -> tuple[Type, Pointer]:
    """The type and place of a field of a struct that stands at a pointer; of a field of it, and so on."""
    for name in names:
        assert isinstance(type_, Path), "fields are of structs"
        adt, _ = machine.definitions.adt(type_)
        at = next(i for i, found in enumerate(adt.variants[0].fields) if found.name == name)
        pointer = pointer.moved(machine.layouts.of(type_).variants[0][at])
        type_ = machine.values.field_types(type_, 0)[at]
    return type_, pointer


def load(machine: "Machine", type_: Type, pointer: Pointer) -> Value:
    """A typed read."""
    shape = machine.shapes.of(type_)
    if not shape.size:
        return EMPTY
    found, offset = machine.memory.read(pointer, shape.size, shape.align)
    return shape.load(found, offset)


def store(machine: "Machine", type_: Type, pointer: Pointer, value: Value) -> None:
    """A typed write."""
    shape = machine.shapes.of(type_)
    if shape.size:
        found, offset = machine.memory.write(pointer, shape.size, shape.align)
        shape.store(found, offset, value)


def variant_at(machine: "Machine", type_: Path, pointer: Pointer) -> int:
    """The variant of an enum that stands at a pointer: a read of its tag."""
    layout = machine.layouts.of(type_)
    found, offset = machine.values.tag_access(pointer, layout, layout.align)
    return machine.shapes.variant(type_, found, offset)


def payload(
    machine: "Machine", type_: Path, variant: int, pointer: Pointer, at: int = 0
) -> tuple[Type, Pointer]:
    """The type and place of a field of a variant."""
    offset = machine.layouts.of(type_).variants[variant][at]
    return machine.values.field_types(type_, variant)[at], pointer.moved(offset)


def drop_value(
    machine: "Machine", thread: "Thread", type_: Type, value: Value, finish: Callable[[], None]
) -> None:
    """Drops a value that stands nowhere."""
    if not machine.glue.needs_drop(type_):
        finish()
        return
    layout = machine.layouts.of(type_)
    memory = machine.allocate(layout.size, layout.align, Storage.STACK, "a value that nobody owns")
    machine.shapes.of(type_).store(memory, 0, value)

    def freed() -> None:
        machine.deallocate(memory, memory.tag)
        finish()

    machine.glue.drop(thread, type_, machine.memory.pointer_to(memory), None, freed)
