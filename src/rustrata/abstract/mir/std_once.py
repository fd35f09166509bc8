"""Models of what happens once [std::sync::Once, OnceLock, LazyLock, std::cell::OnceCell, LazyCell].

The state of a `Once` is the word of std's futex implementation, read and written by atomic accesses as
there. A thread that needs a `Once` that it runs itself waits forever: a deadlock.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.frames import Work
from rustrata.abstract.mir.memory import Allocation, Pointer
from rustrata.abstract.mir.models import destructor, model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.abstract.mir.std_closures import lazy_types
from rustrata.abstract.mir.visible import updating
from rustrata.programs.rust.types import Dynamic, Path, Primitive, Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_COMPLETE, _RUNNING, _POISONED, _INCOMPLETE = range(4)
_STATE = named("std::sync::OnceState")
_ONCE = named("std::sync::Once")
_U32 = Primitive.U32


@model("std::sync::Once::new")
def new_once(site: "Site") -> Value | None:
    """Nothing has happened."""
    return site.machine.values.from_bytes(_INCOMPLETE.to_bytes(4, "little"), site.returned)


@model("std::sync::OnceLock::new")
def new_lock(site: "Site") -> Value | None:
    """A cell without a value."""
    machine = site.machine
    types = machine.values.field_types(site.returned, 0)
    once = machine.values.from_bytes(_INCOMPLETE.to_bytes(4, "little"), types[0])
    (maybe,) = machine.values.field_types(types[1], 0)
    cell = machine.values.aggregate(types[1], 0, [machine.values.union(maybe, 0, EMPTY)])
    return machine.values.aggregate(site.returned, 0, [once, cell, EMPTY])


@model("std::sync::LazyLock::new")
def new_lazy(site: "Site") -> Value | None:
    """A cell with the function that makes its value."""
    machine = site.machine
    types = machine.values.field_types(site.returned, 0)
    once = machine.values.from_bytes(_INCOMPLETE.to_bytes(4, "little"), types[0])
    (union,) = machine.values.field_types(types[1], 0)
    function = machine.values.field_types(union, 0)[1]
    kept = machine.values.transmuted(site.values[0], site.types[0], function)
    data = machine.values.aggregate(types[1], 0, [machine.values.union(union, 1, kept)])
    return machine.values.aggregate(site.returned, 0, [once, data])


class Running(Work):
    """The boundary of what happens once: if it panics, that is remembered."""

    def __init__(
        self, thread: "Thread", once: Pointer, finished: Callable[[], None], failed: Callable[[], None]
    ) -> None:
        self.thread = thread
        self.once = once
        self.finished = finished
        self.failed = failed

    def advance(self) -> None:
        """It is done."""
        popped = self.thread.frames.pop()
        assert popped is self, "the boundary is at the top"
        self.thread.act(lambda: updating("ending what happens once", self.once, 4), self.finished)

    def unwound(self) -> bool:
        """It has panicked."""
        self.thread.frames.pop()
        if self.thread.machine.schedule is not None:
            raise Unsupported("a panic within what happens once, on other schedules")
        self.failed()
        return False


def run_once(
    site: "Site",
    once: Pointer,
    action: Callable[[Pointer, Callable[[Value], None]], None],
    finish: Callable[[], None],
    *,
    force: bool,
) -> None:
    """Does something once: ``action`` gets the place of a ``OnceState`` and says when it is done; ``finish``
    comes after that, or at once if it has been done already. ``force``: also after a panic."""
    machine, thread = site.machine, site.thread
    races = machine.races
    state = races.load(once, _U32, "Acquire")
    if state == _COMPLETE:
        finish()
        return
    if state == _POISONED and not force:
        thread.panic("Once instance has previously been poisoned")
        return
    if state == _RUNNING:
        found, offset = machine.memory.find(once, 4, "Once")
        shape = machine.shapes.of(_U32)
        thread.wait(
            lambda: shape.load(found, offset) != _RUNNING, f"the running initialisation of {found.what}"
        )
        return
    races.compare_exchange(once, _U32, state, _RUNNING, "Acquire", "Acquire")
    memory, place = _new_state(machine, poisoned=state == _POISONED)

    def finished() -> None:
        after = std_fields.load(machine, *_field_of_state(machine, place, "set_state_to"))
        machine.deallocate(memory, memory.tag)
        races.update(once, _U32, "AcqRel", lambda _: after)
        finish()

    def failed() -> None:
        machine.deallocate(memory, memory.tag)
        races.update(once, _U32, "AcqRel", lambda _: _POISONED)

    thread.frames.append(Running(thread, once, finished, failed))
    action(place, lambda _: None)


def _new_state(machine: "Machine", *, poisoned: bool) -> tuple[Allocation, Pointer]:
    """A ``OnceState`` for the closure: complete unless it says otherwise."""
    layout = machine.layouts.of(_STATE)
    memory = machine.allocate(layout.size, layout.align, Storage.STACK, "a OnceState")
    place = machine.memory.pointer_to(memory)
    std_fields.store(machine, *_field_of_state(machine, place, "poisoned"), int(poisoned))
    std_fields.store(machine, *_field_of_state(machine, place, "set_state_to"), _COMPLETE)
    return memory, place


def _field_of_state(machine: "Machine", place: Pointer, name: str) -> tuple[Type, Pointer]:
    inside = ("value", "value") if name == "set_state_to" else ()
    return std_fields.field(machine, _STATE, place, "inner", name, *inside)


@model("std::sys::sync::once::futex::Once::call")
def once_call(site: "Site") -> Value | None:
    """``Once::call_once`` and ``call_once_force``, beyond the check whether it has happened."""
    machine, closure = site.machine, site.values[2]
    assert isinstance(closure, Wide) and isinstance(closure.metadata, Pointer), "a trait object"
    subject = machine.shapes.vtable_type(closure.metadata)
    callee = closure.pointer
    assert not isinstance(subject, Dynamic), "a vtable is of a sized type"

    def action(state: Pointer, done: Callable[[Value], None]) -> None:
        arguments = machine.values.aggregate(machine.read_type("(&std::sync::OnceState,)"), 0, [state])
        machine.calls.call_callable(site.frame, subject, "call_mut", [callee, arguments], done)

    run_once(site, site.pointer(0), action, lambda: site.done(EMPTY), force=bool(site.values[1]))
    return None


@model("std::sync::OnceLock::initialize")
def initialize(site: "Site") -> Value | None:
    """Calls what makes the value, unless another thread has: its error, or nothing."""
    machine, lock = site.machine, site.machine.definitions.normal(pointee(site.types[0]))
    function, returned = site.types[1], site.returned
    assert isinstance(lock, Path) and isinstance(returned, Path), "a OnceLock, and a Result"
    type_ = machine.definitions.normal(lock.arguments[0])  # type: ignore[arg-type]
    _, once = std_fields.field(machine, lock, site.pointer(0), "once")
    _, slot = std_fields.field(machine, lock, site.pointer(0), "value")
    _need_infallible(site, returned)

    def action(state: Pointer, done: Callable[[Value], None]) -> None:
        def made(value: Value) -> None:
            std_fields.store(machine, type_, slot, value)
            done(EMPTY)

        machine.calls.call_callable(site.frame, function, "call_once", [site.values[1], EMPTY], made)

    run_once(
        site, once, action, lambda: site.done(machine.values.aggregate(returned, 0, [EMPTY])), force=True
    )
    return None


def _need_infallible(site: "Site", returned: Path) -> None:
    """``get_or_try_init`` is not stable: what is called cannot fail, and its model gives the value itself."""
    if site.machine.definitions.normal(returned.arguments[1]) is not Primitive.NEVER:  # type: ignore[arg-type]
        raise Unsupported(f"a call of `{site.path}`")


@model("std::cell::OnceCell::get_or_try_init")
def get_or_try_init(site: "Site") -> Value | None:
    """A reference to the value, which is made first if there is none."""
    machine, cell = site.machine, site.machine.definitions.normal(pointee(site.types[0]))
    returned = site.returned
    assert isinstance(cell, Path) and isinstance(returned, Path), "a OnceCell, and a Result"
    _need_infallible(site, returned)
    option, at = std_fields.field(machine, cell, site.pointer(0), "inner", "value")
    assert isinstance(option, Path), "an option"
    _, slot = std_fields.payload(machine, option, 1, at)
    found = machine.values.aggregate(returned, 0, [slot])
    if std_fields.variant_at(machine, option, at):
        return found

    def made(value: Value) -> None:
        if std_fields.variant_at(machine, option, at):
            site.thread.panic("reentrant init")
            return
        std_fields.store(machine, option, at, machine.values.aggregate(option, 1, [value]))
        site.done(found)

    machine.calls.call_callable(site.frame, site.types[1], "call_once", [site.values[1], EMPTY], made)
    return None


@model("std::cell::LazyCell::really_init")
def really_init(site: "Site") -> Value | None:
    """Calls the function in the cell, and puts its value in its place; poisoned if it panics."""
    machine, cell = site.machine, site.machine.definitions.normal(pointee(site.types[0]))
    state, at = std_fields.field(machine, cell, site.pointer(0), "state", "value")
    assert isinstance(state, Path), "an enum"
    function, place = std_fields.payload(machine, state, 0, at)
    _, slot = std_fields.payload(machine, state, 1, at)
    value = std_fields.load(machine, function, place)
    std_fields.store(machine, state, at, machine.values.aggregate(state, 2, []))

    def made(result: Value) -> None:
        std_fields.store(machine, state, at, machine.values.aggregate(state, 1, [result]))
        site.done(slot)

    machine.calls.call_callable(site.frame, function, "call_once", [value, EMPTY], made)
    return None


@destructor("std::sync::OnceLock")
def drop_lock(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """Drops the value if there is one."""
    _, at = std_fields.field(machine, type_, pointer, "once")
    if std_fields.load(machine, _U32, at) == _COMPLETE:
        _, slot = std_fields.field(machine, type_, pointer, "value")
        machine.glue.drop(thread, machine.definitions.normal(type_.arguments[0]), slot, None)  # type: ignore[arg-type]


@destructor("std::sync::LazyLock")
def drop_lazy(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """Drops the value, or the function if it has not been called."""
    _, at = std_fields.field(machine, type_, pointer, "once")
    state = std_fields.load(machine, _U32, at)
    _, slot = std_fields.field(machine, type_, pointer, "data")
    if state in (_COMPLETE, _INCOMPLETE):
        value, function = lazy_types(machine, type_)
        machine.glue.drop(thread, value if state == _COMPLETE else function, slot, None)


@model("std::sync::lazy_lock::panic_poisoned")
def poisoned(site: "Site") -> Value | None:
    """The panic of a cell whose function has panicked."""
    site.thread.panic("LazyLock instance has previously been poisoned")
    return None
