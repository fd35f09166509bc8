"""Models of the program's arguments [std::env::args]: the program's file, and what the user has given.

Environment variables are left out.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.abstract.mir.std_display import string
from rustrata.abstract.mir.std_memory import allocate
from rustrata.programs.rust.types import Primitive, RawPointer, Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_ARGS = named("std::env::Args")
_INNER = ("inner", "inner", "iter")
_FIRST, _END = ("ptr", "pointer"), "end"
_BYTES = RawPointer(False, Primitive.U8)
_STRING = named("std::string::String")
"""An ``OsString`` has the same bytes."""


@model("std::env::args")
def args(site: "Site") -> Value | None:
    """An iterator over all arguments."""
    machine = site.machine
    size, count = machine.layouts.of(_STRING).size, len(machine.arguments)
    buffer = allocate(machine, size * count, 8) if count else Pointer(8, None)
    for number, text in enumerate(machine.arguments):
        std_fields.store(machine, _STRING, buffer.moved(size * number), string(machine, _STRING, text))
    types: list[Type] = [_ARGS]
    for _ in _INNER:
        (inner,) = machine.values.field_types(types[-1], 0)
        types.append(inner)
    start, *_ = machine.values.field_types(types[-1], 0)
    buffer_start = machine.values.transmuted(buffer, _BYTES, start)
    end = buffer.moved(size * count)
    value = machine.values.aggregate(types[-1], 0, [buffer_start, EMPTY, count, EMPTY, buffer_start, end])
    for type_ in reversed(types[:-1]):
        value = machine.values.aggregate(type_, 0, [value])
    return value


@model("<std::env::Args as std::iter::Iterator>::next")
def next_argument(site: "Site") -> Value | None:
    """The next argument."""
    return _taken(site, 0)


@model("<std::env::Args as std::iter::DoubleEndedIterator>::next_back")
def last_argument(site: "Site") -> Value | None:
    """The last argument."""
    return _taken(site, -1)


def _taken(site: "Site", step: int) -> Value:
    """The argument at the front (0) or before the end (-1) of what is left."""
    machine, at = site.machine, site.pointer(0)
    size = machine.layouts.of(_STRING).size
    start, end = _edge(machine, at, *_FIRST), _edge(machine, at, _END)
    if start.address == end.address:
        return machine.values.aggregate(site.returned, 0, [])
    text = std_fields.load(machine, _STRING, end.moved(-size) if step else start)
    if step:
        type_, place = std_fields.field(machine, _ARGS, at, *_INNER, _END)
        std_fields.store(machine, type_, place, end.moved(-size))
    else:
        type_, place = std_fields.field(machine, _ARGS, at, *_INNER, *_FIRST)
        std_fields.store(machine, type_, place, start.moved(size))
    return machine.values.aggregate(site.returned, 1, [text])


def _edge(machine: "Machine", at: Pointer, *names: str) -> Pointer:
    type_, place = std_fields.field(machine, _ARGS, at, *_INNER, *names)
    found = std_fields.load(machine, type_, place)
    assert isinstance(found, Pointer), "an iterator has two pointers"
    return found
