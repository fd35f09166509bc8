"""Models of counted pointers beyond what std's own bodies do [std::sync::Arc, std::rc::Rc, and their
Weak]."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.programs.rust.types import Path, Primitive, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_DANGLING = (1 << 64) - 1


def _counter(machine: "Machine", type_: Type, at: Pointer) -> tuple[Pointer, Value]:
    """Of the counted pointer that stands at a pointer: where its counts are, and the pointer itself as std
    keeps it."""
    raw_type, place = std_fields.field(machine, type_, at, "ptr", "pointer")
    raw = std_fields.load(machine, raw_type, place)
    start = raw.pointer if isinstance(raw, Wide) else raw
    assert isinstance(start, Pointer), "a counted pointer points"
    return start, std_fields.load(machine, type_, at)


def _own(site: "Site") -> Path:
    found = site.machine.definitions.normal(pointee(site.types[0]))
    assert isinstance(found, Path), "a counted pointer"
    return found


@model("std::sync::Arc::downgrade", "std::rc::Rc::downgrade")
def downgrade(site: "Site") -> Value | None:
    """One more weak pointer."""
    type_ = _own(site)
    start, value = _counter(site.machine, type_, site.pointer(0))
    _add(site, start.moved(8), atomic=type_.bare == "std::sync::Arc")
    return site.machine.values.transmuted(value, type_, site.returned)


def _add(site: "Site", counter: Pointer, *, atomic: bool) -> None:
    machine = site.machine
    if atomic:
        machine.races.update(counter, Primitive.USIZE, "Acquire", lambda old: old + 1)  # type: ignore[operator]
        return
    count = std_fields.load(machine, Primitive.USIZE, counter)
    assert isinstance(count, int), "a count"
    std_fields.store(machine, Primitive.USIZE, counter, count + 1)


@model("std::sync::Weak::upgrade", "std::rc::Weak::upgrade")
def upgrade(site: "Site") -> Value | None:
    """One more strong pointer, if the value is still there."""
    machine, type_ = site.machine, _own(site)
    start, value = _counter(machine, type_, site.pointer(0))
    if start.address == _DANGLING:
        return machine.values.aggregate(site.returned, 0, [])
    atomic = type_.bare == "std::sync::Weak"
    count = (
        machine.races.load(start, Primitive.USIZE, "Relaxed")
        if atomic
        else std_fields.load(machine, Primitive.USIZE, start)
    )
    if not count:
        return machine.values.aggregate(site.returned, 0, [])
    _add(site, start, atomic=atomic)
    strong = machine.values.field_types(site.returned, 1)[0]
    return machine.values.aggregate(site.returned, 1, [machine.values.transmuted(value, type_, strong)])
