"""Models of handles of threads [std::thread::Thread, JoinHandle, Builder, park].

A `Thread` points to an `ArcInner` of std's own layout, which the machine keeps alive: std code that is
pasted into the program reads identifiers, counts references, and unparks there.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.frames import State, Thread
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.panics import text_at
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.abstract.mir.std_time import nanoseconds
from rustrata.programs.rust.types import Path, Primitive, RawPointer, Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_INNER = "alloc::sync::ArcInner<std::thread::thread::Inner>"
_RAW = RawPointer(True, Primitive.U8)
_THREAD = named("std::thread::Thread")
NOTIFIED = 1
UNNAMED = "<unnamed"
"""How the machine's names for threads without a name start."""


def handle_of(machine: "Machine", thread: Thread) -> Value:
    """A ``Thread``."""
    if thread.handle is None:
        inner = machine.read_type(_INNER)
        layout = machine.layouts.of(inner)
        what = f"the handle of thread `{thread.name}`"
        thread.handle = machine.allocate(layout.size, layout.align, Storage.STATIC, what)
        start = machine.memory.pointer_to(thread.handle)
        for names, value in (
            (("strong",), 1),
            (("weak",), 1),
            (("data", "id"), thread.number + 1),
            (("data", "parker"), 0),
        ):
            type_, at = std_fields.field(machine, inner, start, *names)
            size = machine.layouts.of(type_).size
            content = machine.values.from_bytes(value.to_bytes(size, "little"), type_)
            machine.shapes.of(type_).store(thread.handle, at.address - start.address, content)
    return machine.values.transmuted(machine.memory.pointer_to(thread.handle), _RAW, _THREAD)


def thread_of(machine: "Machine", value: Value, type_: Type) -> Thread:
    """The thread of a ``Thread``."""
    pointer = machine.values.transmuted(value, type_, _RAW)
    assert isinstance(pointer, Pointer) and pointer.provenance is not None, "a handle"
    number = pointer.provenance.allocation
    return next(thread for thread in machine.threads if thread.handle and thread.handle.id == number)


def join_handle(machine: "Machine", thread: Thread, type_: Type) -> Value:
    """A ``JoinHandle`` or ``ScopedJoinHandle``."""
    (inner,) = machine.values.field_types(type_, 0)
    native, _, packet = machine.values.field_types(inner, 0)
    parts = [
        machine.values.aggregate(native, 0, [thread.number]),
        handle_of(machine, thread),
        machine.values.from_bytes(bytes(8), packet),
    ]
    return machine.values.aggregate(type_, 0, [machine.values.aggregate(inner, 0, parts)])


def joined_thread(machine: "Machine", type_: Type, value: Value) -> Thread:
    """The thread of a ``JoinHandle`` or ``ScopedJoinHandle``."""
    (inner,) = machine.values.field_types(type_, 0)
    native, _, _ = machine.values.field_types(inner, 0)
    _, (whole,) = machine.values.apart(type_, value)
    _, parts = machine.values.apart(inner, whole)
    _, (number,) = machine.values.apart(native, parts[0])
    assert isinstance(number, int), "a thread's number"
    return machine.threads[number]


@model("std::thread::current")
def current(site: "Site") -> Value | None:
    """A handle of the thread that runs."""
    return handle_of(site.machine, site.thread)


@model("std::thread::Thread::name")
def name(site: "Site") -> Value | None:
    """The name that the thread was given."""
    machine = site.machine
    value = std_fields.load(machine, _THREAD, site.pointer(0))
    thread = thread_of(machine, value, _THREAD)
    if thread.name.startswith(UNNAMED):
        return machine.values.aggregate(site.returned, 0, [])
    return machine.values.aggregate(site.returned, 1, [literal(machine, thread.name)])


def literal(machine: "Machine", text: str) -> Value:
    """A ``&'static str``."""
    words = text.encode()
    if not words:
        return Wide(Pointer(1, None), 0)
    found = machine.allocate(len(words), 1, Storage.STATIC, "a text")
    found.data[:] = words
    found.initialised[:] = b"\x01" * len(words)
    return Wide(machine.memory.pointer_to(found), len(words))


@model("std::thread::JoinHandle::is_finished", "std::thread::ScopedJoinHandle::is_finished")
def is_finished(site: "Site") -> Value | None:
    """Has the thread ended?"""
    machine = site.machine
    machine.calls.budget -= 1
    return int(thread_of_handle(site).state is State.ENDED)


def thread_of_handle(site: "Site") -> Thread:
    """The thread that the first argument refers to the handle of."""
    machine = site.machine
    handle = machine.definitions.normal(site.types[0].target)  # type: ignore[union-attr]
    return joined_thread(machine, handle, std_fields.load(machine, handle, site.pointer(0)))


# Builders


@model("std::thread::Builder::name")
def with_name(site: "Site") -> Value | None:
    """A builder with a name."""
    machine, builder = site.machine, site.types[0]
    _, parts = machine.values.apart(builder, site.values[0])
    adt, _ = machine.definitions.adt(builder)  # type: ignore[arg-type]
    at = next(i for i, field in enumerate(adt.variants[0].fields) if field.name == "name")
    option = machine.values.field_types(builder, 0)[at]
    parts[at] = machine.values.aggregate(option, 1, [site.values[1]])
    return machine.values.aggregate(builder, 0, parts)


def builder_name(machine: "Machine", builder: Type, value: Value) -> tuple[str | None, Value, Type]:
    """The name in a builder; the option of a string that it is in, and its type."""
    _, parts = machine.values.apart(builder, value)
    adt, _ = machine.definitions.adt(builder)  # type: ignore[arg-type]
    at = next(i for i, field in enumerate(adt.variants[0].fields) if field.name == "name")
    option = machine.values.field_types(builder, 0)[at]
    variant, content = machine.values.apart(option, parts[at])
    if not variant:
        return None, parts[at], option
    assert isinstance(option, Path), "an option"
    string = machine.values.field_types(option, 1)[0]
    (vector_type,) = machine.values.field_types(string, 0)
    _, (vector,) = machine.values.apart(string, content[0])
    raw_type, _ = machine.values.field_types(vector_type, 0)
    _, (raw, length) = machine.values.apart(vector_type, vector)
    (inner_type, _) = machine.values.field_types(raw_type, 0)
    _, (inner, _) = machine.values.apart(raw_type, raw)
    unique = machine.values.field_types(inner_type, 0)[0]
    start = machine.values.transmuted(machine.values.apart(inner_type, inner)[1][0], unique, _RAW)
    assert isinstance(start, Pointer) and isinstance(length, int), "a string"
    return text_at(machine, start, length), parts[at], option


# Parking


def parker(machine: "Machine", thread: Thread) -> Pointer:
    """The place of the word that says whether a thread has been unparked."""
    handle_of(machine, thread)
    assert thread.handle is not None, "it has been made"
    start = machine.memory.pointer_to(thread.handle)
    return std_fields.field(machine, machine.read_type(_INNER), start, "data", "parker")[1]


@model("std::thread::park", "std::thread::park_timeout")
def park(site: "Site") -> Value | None:
    """Waits for a token, or for a time."""
    machine, thread, frame = site.machine, site.thread, site.frame
    place = parker(machine, thread)
    if site.values and frame.scope is None:
        frame.scope = machine.clock + nanoseconds(machine, site.values[0])
    until: int | None = frame.scope
    token = machine.races.update(place, Primitive.U32, "Acquire", lambda _: 0)
    if token == NOTIFIED or (until is not None and machine.clock >= until):
        frame.scope = None
        return EMPTY
    found, offset = machine.memory.find(place, 4, "park")
    shape = machine.shapes.of(Primitive.U32)
    thread.wait(
        lambda: shape.load(found, offset) == NOTIFIED or (until is not None and machine.clock >= until),
        "to be unparked",
        until,
    )
    return None


def thread_to_unpark(site: "Site") -> Thread:
    """The thread that the first argument is a handle of."""
    return thread_of(site.machine, std_fields.load(site.machine, _THREAD, site.pointer(0)), _THREAD)


@model("std::thread::Thread::unpark")
def unpark(site: "Site") -> Value | None:
    """Gives a thread the token."""
    machine = site.machine
    place = parker(machine, thread_to_unpark(site))
    machine.races.update(place, Primitive.U32, "Release", lambda _: NOTIFIED)
    return EMPTY


@model("std::sys::pal::unix::futex::futex_wake", "std::sys::pal::unix::futex::futex_wake_all")
def futex_wake(site: "Site") -> Value | None:
    """Nobody waits at a futex here: what waits looks at its word."""
    return 0 if site.path.name == "futex_wake" else EMPTY
