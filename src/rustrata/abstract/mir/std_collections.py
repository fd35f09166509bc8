"""Destructors of std's iterators and guards over what they own in part [std::array, std::vec], what texts say
[std::str::FromStr], and what locks contain."""

import re
from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.known_constants import float_bits
from rustrata.abstract.mir.memory import Pointer, Undefined
from rustrata.abstract.mir.models import destructor, model
from rustrata.abstract.mir.panics import text_of
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.programs.rust.types import Array, Named, Path, Primitive, Slice

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site


@destructor("std::array::IntoIter")
def drop_array_iterator(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """Drops what is left in it."""
    inner, at = std_fields.field(machine, type_, pointer, "inner", "value", "value")
    bounds = [
        std_fields.load(machine, *std_fields.field(machine, inner, at, "alive", name))
        for name in ("start", "end")
    ]
    array, data = std_fields.field(machine, inner, at, "data")
    start, end = bounds
    assert isinstance(start, int) and isinstance(end, int) and isinstance(array, Array), "a range of an array"
    item = machine.definitions.normal(type_.arguments[0])  # type: ignore[arg-type]
    machine.glue.drop(thread, Slice(item), data.moved(start * machine.layouts.of(item).size), end - start)


@destructor("std::array::Guard")
def drop_array_guard(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """Drops what has been made of an array."""
    count = std_fields.load(machine, *std_fields.field(machine, type_, pointer, "initialized"))
    array = std_fields.load(machine, *std_fields.field(machine, type_, pointer, "array_mut"))
    assert isinstance(count, int) and isinstance(array, Wide), "a slice and a number"
    item = machine.definitions.normal(type_.arguments[0])  # type: ignore[arg-type]
    machine.glue.drop(thread, Slice(item), array.pointer, count)


@destructor("std::vec::Drain")
def drop_drain(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """Drops what has not been taken out, and moves the rest of the vector up."""
    item = machine.definitions.normal(type_.arguments[0])  # type: ignore[arg-type]
    size = machine.layouts.of(item).size
    first = std_fields.load(machine, *std_fields.field(machine, type_, pointer, "iter", "ptr", "pointer"))
    end = std_fields.load(machine, *std_fields.field(machine, type_, pointer, "iter", "end_or_len"))
    assert isinstance(first, Pointer) and isinstance(end, Pointer), "an iterator has two pointers"
    count = (end.address - first.address) // size if size else end.address
    tail_start, tail_length = (
        std_fields.load(machine, *std_fields.field(machine, type_, pointer, name))
        for name in ("tail_start", "tail_len")
    )
    vector = std_fields.load(machine, *std_fields.field(machine, type_, pointer, "vec", "pointer"))
    assert isinstance(vector, Pointer) and isinstance(tail_start, int) and isinstance(tail_length, int), (
        "a vector"
    )
    kind = Path((*type_.segments[:-1], Named("Vec", type_.segments[-1].arguments)))  # type: ignore[union-attr]

    def moved() -> None:
        length_type, length_at = std_fields.field(machine, kind, vector, "len")
        length = std_fields.load(machine, length_type, length_at)
        start = std_fields.load(
            machine, *std_fields.field(machine, kind, vector, "buf", "inner", "ptr", "pointer", "pointer")
        )
        assert isinstance(length, int) and isinstance(start, Pointer), "a vector"
        if size and tail_length and tail_start != length:
            align = machine.layouts.of(item).align
            source, target = start.moved(tail_start * size), start.moved(length * size)
            machine.copy(source, target, tail_length * size, align, overlapping=True)
        std_fields.store(machine, length_type, length_at, length + tail_length)

    machine.glue.drop(thread, Slice(item), first, count, moved)


_FLOAT = re.compile(
    r"[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf|infinity|nan)", re.IGNORECASE
)


@model("<f64 as std::str::FromStr>::from_str", "<f32 as std::str::FromStr>::from_str")
def parse_float(site: "Site") -> Value | None:
    """A float from a text."""
    machine, text = site.machine, text_of(site, site.values[0])
    if _FLOAT.fullmatch(text):
        kind = site.type(0)
        assert isinstance(kind, Primitive), "a float"
        return machine.values.aggregate(site.returned, 0, [float_bits(kind, float(text))])
    error = machine.values.field_types(site.returned, 1)[0]
    (reason,) = machine.values.field_types(error, 0)
    made = machine.values.aggregate(error, 0, [machine.values.aggregate(reason, int(bool(text)), [])])
    return machine.values.aggregate(site.returned, 1, [made])


@model("std::sync::Mutex::get_mut", "std::sync::RwLock::get_mut")
def get_mut(site: "Site") -> Value | None:
    """What a lock contains, by a reference to the lock; within an error if it is poisoned."""
    machine, returned = site.machine, site.returned
    lock = machine.definitions.normal(pointee(site.types[0]))
    assert isinstance(returned, Path), "a Result"
    _, content = std_fields.field(machine, lock, site.pointer(0), "data")
    value = site.values[0]
    made: Value = Wide(content, value.metadata) if isinstance(value, Wide) else content
    poisoned = std_fields.load(
        machine, *std_fields.field(machine, lock, site.pointer(0), "poison", "failed", "v", "value")
    )
    if not poisoned:
        return machine.values.aggregate(returned, 0, [made])
    error = machine.definitions.normal(returned.arguments[1])  # type: ignore[arg-type]
    return machine.values.aggregate(returned, 1, [machine.values.aggregate(error, 0, [made])])


@model("core::slice::memchr::memchr_aligned", "core::slice::memchr::memrchr")
def find_byte(site: "Site") -> Value | None:
    """The first place of a byte in a slice, or the last: all of it is read."""
    machine, text = site.machine, site.values[1]
    assert isinstance(text, Wide) and isinstance(text.metadata, int), "a slice"
    at = -1
    if text.metadata:
        found, start = machine.memory.read(text.pointer, text.metadata, 1)
        if 0 in found.initialised[start : start + text.metadata]:
            raise Undefined(
                "RUB006", f"reading uninitialised memory of {found.what}, where bytes are searched"
            )
        content = bytes(found.data[start : start + text.metadata])
        wanted = bytes((site.integer(0),))
        at = content.rfind(wanted) if site.path.name == "memrchr" else content.find(wanted)
    return machine.values.aggregate(site.returned, int(at >= 0), [at] if at >= 0 else [])
