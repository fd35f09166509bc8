"""Closures within the standard library. rustc prints what they capture, and not what they do: some of them
here.

A closure is named by the path of the function that it stands in. Where its model needs what it captures, the
captured values are read as the closure's own code would read them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.arithmetic import Unsupported, wrapped
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import STD_CLOSURES, std_closure_of
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.programs.rust.compiled import STANDARD_INPUT
from rustrata.programs.rust.types import Closure, Named, Path, Primitive, Type
from rustrata.records import record

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Done, Frame
    from rustrata.abstract.mir.machine import Machine

_GENERICS = re.compile(r"(?<=\w)(?:::)?<[^<>]*>")


_OF_REFERENCES = re.compile(r"\b(Sum|Product)<&[^<>]*>")
"""These traits are told apart by what they are of."""


@lru_cache(maxsize=1000)
def closure_path(closure: Closure) -> str:
    """The path of a closure of the standard library, without generic arguments; empty for others."""
    if not closure.name.startswith("@"):
        return ""
    text = _OF_REFERENCES.sub(r"\1References", closure.name[1:])
    text = text.replace("->", "").replace(STANDARD_INPUT, "")
    while (shorter := _GENERICS.sub("", text)) != text:
        text = shorter
    return text


@dataclass(slots=True)
class ClosureCall:
    """A call of such a closure: where its captures stand, its arguments, and how to go on."""

    machine: "Machine"
    frame: "Frame"
    closure: Closure
    captured: tuple[tuple[Type, Pointer], ...]
    arguments: list[Value]
    done: "Done"

    def capture(self, at: int) -> Value:
        """What is captured."""
        return std_fields.load(self.machine, *self.captured[at])


ClosureModel = Callable[[ClosureCall], None]


@record
class StdClosure:
    """A model, with the types of the closure's parameters."""

    parameters: tuple[str, ...]
    call: ClosureModel


def std_closure(*names: str, parameters: tuple[str, ...] = ()) -> Callable[[ClosureModel], ClosureModel]:
    """Registers a model of closures."""

    def register(function: ClosureModel) -> ClosureModel:
        for name in names:
            assert name not in STD_CLOSURES, f"{name} has a model already"
            STD_CLOSURES[name] = StdClosure(parameters, function)
        return function

    return register


def call_std_closure(
    machine: "Machine", frame: "Frame", closure: Closure, name: str, values: list[Value], done: "Done"
) -> None:
    """Calls a closure that is not the program's: ``values`` are itself or a pointer to it, and a tuple of
    arguments."""
    model = std_closure_of(closure_path(closure))
    instance = None if model else machine.definitions.closure_function(closure)
    if model is None and instance is None:
        raise Unsupported(f"a call of the closure `{closure}`")
    at = values[0]
    finish = done
    if name == "call_once":
        layout = machine.layouts.of(closure)
        memory = machine.allocate(layout.size, layout.align, Storage.STACK, f"the closure `{closure}`")
        if layout.size:
            machine.shapes.of(closure).store(memory, 0, at)
        at = machine.memory.pointer_to(memory)

        def finish(value: Value) -> None:
            machine.deallocate(memory, memory.tag)
            done(value)

    assert isinstance(at, Pointer), "a reference to a closure"
    offsets = machine.layouts.of(closure).variants[0]
    types = machine.definitions.captures(closure)
    captured = tuple((type_, at.moved(offset)) for type_, offset in zip(types, offsets, strict=True))
    if instance is not None:
        passed = [place for _, place in captured] or [at]
        own = tuple(machine.code(instance).types[len(passed) + 1 : instance.body.argument_count + 1])
        machine.push(frame.thread, instance, [*passed, *machine.calls.untupled(values[1], own)], finish)
    elif model is not None:
        arguments = machine.calls.untupled(values[1], tuple(map(machine.read_type, model.parameters)))
        model.call(ClosureCall(machine, frame, closure, captured, arguments, finish))


def call_wrapped(
    machine: "Machine", frame: "Frame", subject: Path, name: str, values: list[Value], done: "Done"
) -> None:
    """Calls a ``Wrapped``, with which std makes arrays: the function in it, whose result cannot be a
    failure."""
    item, _, function = (machine.definitions.normal(found) for found in subject.arguments)  # type: ignore[arg-type]
    residual = Path((*subject.segments[:-1], Named("NeverShortCircuit", (item,))))
    value = machine.values.apart(subject, values[0])[1][0] if name == "call_once" else values[0]
    machine.calls.call_callable(
        frame,
        function,
        name,
        [value, values[1]],
        lambda result: done(machine.values.aggregate(residual, 0, [result])),
    )


def _taken(call: ClosureCall, at: int) -> tuple[Type, Value]:
    """``f.take().unwrap()`` of a captured ``&mut Option<F>``: the content and its type."""
    machine = call.machine
    reference = call.capture(at)
    option = machine.definitions.normal(pointee(call.captured[at][0]))
    assert isinstance(reference, Pointer) and isinstance(option, Path), "a reference to an option"
    if std_fields.variant_at(machine, option, reference) == 0:
        raise Unsupported(f"a second call of the closure `{call.closure}`")
    type_, place = std_fields.payload(machine, option, 1, reference)
    value = std_fields.load(machine, type_, place)
    std_fields.store(machine, option, reference, machine.values.aggregate(option, 0, []))
    return type_, value


@std_closure("std::sync::Once::call_once::{closure#0}", parameters=("&std::sync::OnceState",))
def call_once(call: ClosureCall) -> None:
    """``|_| f.take().unwrap()()``."""
    type_, value = _taken(call, 0)
    call.machine.calls.call_callable(call.frame, type_, "call_once", [value, EMPTY], call.done)


@std_closure("std::sync::Once::call_once_force::{closure#0}", parameters=("&std::sync::OnceState",))
def call_once_force(call: ClosureCall) -> None:
    """``|state| f.take().unwrap()(state)``."""
    type_, value = _taken(call, 0)
    state = call.machine.read_type("(&std::sync::OnceState,)")
    arguments = call.machine.values.aggregate(state, 0, call.arguments)
    call.machine.calls.call_callable(call.frame, type_, "call_once", [value, arguments], call.done)


@std_closure(
    "std::sync::OnceLock::try_insert::{closure#0}",
    "std::cell::OnceCell::try_insert::{closure#0}",
)
def taken(call: ClosureCall) -> None:
    """``|| value.take().unwrap()``."""
    call.done(_taken(call, 0)[1])


@std_closure("std::sync::OnceLock::get_or_init::{closure#0}", "std::cell::OnceCell::get_or_init::{closure#0}")
def infallible(call: ClosureCall) -> None:
    """``|| Ok(f())``: a result that cannot be an error stands as its value does."""
    type_, _ = call.captured[0]
    call.machine.calls.call_callable(call.frame, type_, "call_once", [call.capture(0), EMPTY], call.done)


def lazy_types(machine: "Machine", lock: Type) -> tuple[Type, Type]:
    """The types of a ``LazyLock``'s value, and of what makes it."""
    assert isinstance(lock, Path), "a LazyLock"
    _, arguments = machine.definitions.adt(lock)
    value, function = (machine.definitions.normal(arguments[name]) for name in "TF")  # type: ignore[arg-type]
    return value, function


@std_closure("std::sync::LazyLock::force::{closure#0}", parameters=("&std::sync::OnceState",))
def force(call: ClosureCall) -> None:
    """Calls the function in the cell, and puts its value in its place; panics if that has failed before."""
    machine = call.machine
    this = call.capture(0)
    assert isinstance(this, Pointer), "a reference"
    lock = machine.definitions.normal(pointee(call.captured[0][0]))
    state_type, at = machine.read_type("std::sync::OnceState"), call.arguments[0]
    assert isinstance(at, Pointer), "a reference"
    type_, place = std_fields.field(machine, state_type, at, "inner", "poisoned")
    if std_fields.load(machine, type_, place):
        call.frame.thread.panic("LazyLock instance has previously been poisoned")
        return
    value_type, function = lazy_types(machine, lock)
    _, slot = std_fields.field(machine, lock, this, "data")
    value = std_fields.load(machine, function, slot)

    def made(result: Value) -> None:
        std_fields.store(machine, value_type, slot, result)
        call.done(EMPTY)

    machine.calls.call_callable(call.frame, function, "call_once", [value, EMPTY], made)


@std_closure(
    "std::slice::sort_by::{closure#0}",
    "core::slice::sort_unstable_by::{closure#0}",
    parameters=("&u8", "&u8"),
)
def is_less(call: ClosureCall) -> None:
    """``|a, b| compare(a, b) == Less``: the references are passed on as they are."""
    machine = call.machine
    type_, _ = call.captured[0]
    arguments = machine.values.aggregate(machine.read_type("(&u8, &u8)"), 0, call.arguments)
    ordering = machine.read_type("std::cmp::Ordering")

    def compared(result: Value) -> None:
        call.done(int(machine.values.apart(ordering, result)[0] == 0))

    machine.calls.call_callable(call.frame, type_, "call_once", [call.capture(0), arguments], compared)


def _folded(name: str, integer: Primitive, *, by_reference: bool) -> None:
    """The closure of a sum or product of integers."""

    def fold(call: ClosureCall) -> None:
        total, item = call.arguments
        if by_reference:
            assert isinstance(item, Pointer), "a reference"
            item = std_fields.load(call.machine, integer, item)
        assert isinstance(total, int) and isinstance(item, int), "integers"
        result = total + item if name == "sum" else total * item
        if result != wrapped(result, integer):
            operation = "add" if name == "sum" else "multiply"
            call.frame.thread.panic(f"attempt to {operation} with overflow")
            return
        call.done(result)

    trait = name.capitalize() + ("References" if by_reference else "")
    path = f"<{integer} as std::iter::{trait}>::{name}::{{closure#0}}"
    std_closure(path, parameters=(str(integer), f"&{integer}" if by_reference else str(integer)))(fold)


for _integer in (kind for kind in Primitive if str(kind)[0] in "iu"):
    for _trait in ("sum", "product"):
        _folded(_trait, _integer, by_reference=False)
        _folded(_trait, _integer, by_reference=True)
