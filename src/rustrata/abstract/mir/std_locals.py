"""Models of thread-local values [std::thread::LocalKey, std::sys::thread_local::native].

rustc prints the function that finds a key's value, as `thread_local!` makes it; it calls what is here when
the value is made. Values with destructors are dropped when their thread ends, the last made first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.frames import Thread, Work
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.abstract.mir.std_fields import drop_value
from rustrata.programs.rust.types import FnPointer, Numbered, Path, Reference, Tuple, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_KEY = "std::thread::LocalKey::"
_LAZY = "std::thread::local_impl::LazyStorage::"
_EAGER = "std::thread::local_impl::EagerStorage::"
_ALIGNED = "rustc_align_static"
_UNINITIALISED, _ALIVE, _DESTROYED = range(3)
"""Variants of the state of both kinds of storage."""


def finders(machine: "Machine", path: Path) -> tuple[Path, Path] | None:
    """The two functions that find the value of a key, whose constant ``KEY::{constant#0}`` is one of them."""
    first, second = (Path((*path.segments, Numbered("closure", number))) for number in (0, 1))
    functions = machine.program.functions
    return (first, second) if first.bare in functions and second.bare in functions else None


def type_of_finder(machine: "Machine", path: Path) -> Type | None:
    """The type of such a constant."""
    both = finders(machine, path)
    if both is None:
        return None
    body = machine.program.functions[both[0].bare]
    return FnPointer((body.locals[2].type,), body.locals[0].type)


def finder_of_key(machine: "Machine", path: Path, type_: Type) -> Value | None:
    """The value of such a constant: one closure of `thread_local!` for values that have to be dropped, the
    other for those that have not."""
    both = finders(machine, path)
    if both is None or not isinstance(type_, FnPointer):
        return None
    needed = machine.glue.needs_drop(pointee(machine.definitions.normal(type_.result)))
    return machine.memory.pointer_to(machine.constants.function(both[0 if needed else 1]))


@model(_KEY + "new")
def new_key(site: "Site") -> Value | None:
    """A key."""
    return site.machine.values.aggregate(site.returned, 0, [site.values[0]])


@model(_LAZY + "new")
def new_lazy(site: "Site") -> Value | None:
    """A place for a value that has not been made."""
    machine, storage = site.machine, site.returned
    cell, state = machine.values.field_types(storage, 0)
    (maybe,) = machine.values.field_types(cell, 0)
    (inner,) = machine.values.field_types(state, 0)
    (kind,) = machine.values.field_types(inner, 0)
    empty = machine.values.aggregate(cell, 0, [machine.values.union(maybe, 0, EMPTY)])
    flag = machine.values.aggregate(inner, 0, [machine.values.aggregate(kind, _UNINITIALISED, [])])
    return machine.values.aggregate(storage, 0, [empty, machine.values.aggregate(state, 0, [flag])])


@model(_EAGER + "new")
def new_eager(site: "Site") -> Value | None:
    """A place for a value that is there from the start."""
    machine, storage = site.machine, site.returned
    cell, state = machine.values.field_types(storage, 0)
    (inner,) = machine.values.field_types(state, 0)
    (kind,) = machine.values.field_types(inner, 0)
    flag = machine.values.aggregate(inner, 0, [machine.values.aggregate(kind, _UNINITIALISED, [])])
    value = machine.values.aggregate(cell, 0, [site.values[0]])
    return machine.values.aggregate(storage, 0, [value, machine.values.aggregate(state, 0, [flag])])


def _place(machine: "Machine", storage: Type, at: Pointer) -> tuple[Path, Pointer, Type, Pointer]:
    """Of a thread-local storage: the type and place of its state, and of its value."""
    assert isinstance(storage, Path), "a storage"
    lazy = storage.name == "LazyStorage"
    kind, state = std_fields.field(machine, storage, at, "state", "value", "value")
    _, value = std_fields.field(machine, storage, at, "value" if lazy else "val")
    assert isinstance(kind, Path), "an enum"
    return kind, state, machine.definitions.normal(storage.arguments[0]), value  # type: ignore[arg-type]


def _set(machine: "Machine", kind: Path, state: Pointer, variant: int) -> None:
    payload = [EMPTY] * len(machine.values.field_types(kind, variant))
    std_fields.store(machine, kind, state, machine.values.aggregate(kind, variant, list(payload)))


@model(_LAZY + "get_or_init_slow")
def get_or_init_slow(site: "Site") -> Value | None:
    """Makes a thread's value, and has it dropped when the thread ends; null if that has happened."""
    machine, storage = site.machine, site.machine.definitions.normal(pointee(site.types[0]))
    kind, state, type_, place = _place(machine, storage, site.pointer(0))
    before = std_fields.variant_at(machine, kind, state)
    if before == _DESTROYED:
        return Pointer(0, None)
    variant, given = machine.values.apart(site.types[1], site.values[1])

    def made(value: Value) -> None:
        if std_fields.variant_at(machine, kind, state) == _ALIVE:
            raise Unsupported("a thread-local value that is made while it is made")
        _set(machine, kind, state, _ALIVE)
        std_fields.store(machine, type_, place, value)
        if machine.glue.needs_drop(type_):
            site.thread.destructors.append((storage, site.pointer(0)))
        site.done(place)

    if variant:
        option = machine.definitions.normal(pointee(machine.values.field_types(site.types[1], 1)[0]))
        assert isinstance(given[0], Pointer) and isinstance(option, Path), "a reference to an option"
        if std_fields.variant_at(machine, option, given[0]):
            content = std_fields.load(machine, *std_fields.payload(machine, option, 1, given[0]))
            std_fields.store(machine, option, given[0], machine.values.aggregate(option, 0, []))
            made(content)
            return None
    machine.calls.call_callable(site.frame, site.types[2], "call_once", [site.values[2], EMPTY], made)
    return None


@model(_EAGER + "initialize")
def initialize(site: "Site") -> Value | None:
    """Has a thread's value dropped when the thread ends."""
    machine, storage = site.machine, site.machine.definitions.normal(pointee(site.types[0]))
    kind, state, _, place = _place(machine, storage, site.pointer(0))
    _set(machine, kind, state, _ALIVE)
    site.thread.destructors.append((storage, site.pointer(0)))
    return place


def run_destructor(machine: "Machine", thread: Thread) -> bool:
    """A thread ends: the destructor of the thread-local value that was made last. False if there is none
    left."""
    if not thread.destructors:
        return False
    storage, at = thread.destructors.pop()
    kind, state, type_, place = _place(machine, storage, at)
    _set(machine, kind, state, _DESTROYED)
    thread.frames.append(_WithoutPanics(thread))
    machine.glue.drop(thread, type_, place, None)
    return True


@dataclass(slots=True)
class _WithoutPanics(Work):
    """The boundary at which a panic of a destructor aborts [std::sys::thread_local::abort_on_dtor_unwind]."""

    thread: Thread

    def advance(self) -> None:
        """The destructor has returned."""
        self.thread.frames.pop()

    def unwound(self) -> bool:
        """It has panicked."""
        self.thread.machine.abort("thread local panicked on drop")
        return False


# Access


def _find(site: "Site", initial: Value | None, found: Callable[[Pointer], None]) -> None:
    """Calls the function in a key; ``found`` gets the place of the value, or a null pointer. ``initial`` is
    a reference to an option of a value, to be used if there is none yet."""
    machine = site.machine
    if _ALIGNED in machine.program.compiled.text:
        raise Unsupported(f"thread-local values with `{_ALIGNED}`")
    key = machine.definitions.normal(pointee(site.types[0]))
    function_type, at = std_fields.field(machine, key, site.pointer(0), "inner")
    pointer = std_fields.load(machine, function_type, at)
    assert isinstance(pointer, Pointer) and pointer.provenance is not None, "a function"
    path = machine.functions.get(pointer.provenance.allocation)
    instance = machine.definitions.function(path) if path is not None else None
    if instance is None:
        raise Unsupported(f"a call of `{site.path}`")
    option = machine.code(instance).types[2]
    given = machine.values.aggregate(
        option, int(initial is not None), [initial] if initial is not None else []
    )

    def returned(value: Value) -> None:
        assert isinstance(value, Pointer), "a pointer to the value"
        found(value)

    machine.push(site.thread, instance, [Pointer(1, None), given], returned)


_GONE = "cannot access a Thread Local Storage value during or after destruction: AccessError"


def _call(site: "Site", argument: Type, value: Value, done: Callable[[Value], None]) -> None:
    """Calls the closure that is the second argument."""
    arguments = site.machine.values.aggregate(Tuple((argument,)), 0, [value])
    site.machine.calls.call_callable(
        site.frame, site.types[1], "call_once", [site.values[1], arguments], done
    )


def _content(site: "Site") -> Type:
    return site.machine.definitions.normal(pointee(site.types[0]).arguments[0])  # type: ignore[union-attr,arg-type]


@model(_KEY + "with", _KEY + "try_with")
def with_key(site: "Site") -> Value | None:
    """Calls a closure with a reference to this thread's value."""
    machine = site.machine
    may_fail = site.path.name == "try_with"

    def done(value: Value) -> None:
        site.done(machine.values.aggregate(site.returned, 0, [value]) if may_fail else value)

    def found(place: Pointer) -> None:
        if place.address:
            _call(site, Reference(False, _content(site)), place, done)
        elif may_fail:
            error = machine.values.field_types(site.returned, 1)[0]
            site.done(machine.values.aggregate(site.returned, 1, [machine.values.aggregate(error, 0, [])]))
        else:
            site.thread.panic(_GONE)

    _find(site, None, found)
    return None


class Borrowed(Work):
    """A borrow of a `RefCell` that lasts as long as a call: it is given back at its end, or by a panic."""

    def __init__(self, thread: Thread, give_back: Callable[[], None]) -> None:
        self.thread = thread
        self.give_back = give_back

    def advance(self) -> None:
        """The call is over."""
        popped = self.thread.frames.pop()
        assert popped is self, "the boundary is at the top"
        self.give_back()

    def unwound(self) -> bool:
        """The call has panicked."""
        self.thread.frames.pop()
        self.give_back()
        return False


@model(_KEY + "with_borrow", _KEY + "with_borrow_mut")
def with_borrow(site: "Site") -> Value | None:
    """Calls a closure with a reference to the content of a `RefCell`, which is borrowed as long."""
    machine, cell = site.machine, _content(site)
    mutable = site.path.name == "with_borrow_mut"

    def found(place: Pointer) -> None:
        if not place.address:
            site.thread.panic(_GONE)
            return
        flag_type, flag = std_fields.field(machine, cell, place, "borrow", "value", "value")
        count = std_fields.load(machine, flag_type, flag)
        assert isinstance(count, int), "a flag"
        if count < 0 or (mutable and count):
            site.thread.panic(
                "already borrowed: BorrowMutError" if mutable else "already mutably borrowed: BorrowError"
            )
            return
        std_fields.store(machine, flag_type, flag, -1 if mutable else count + 1)
        type_, content = std_fields.field(machine, cell, place, "value", "value")
        results: list[Value] = []

        def give_back() -> None:
            now = std_fields.load(machine, flag_type, flag)
            assert isinstance(now, int), "a flag"
            std_fields.store(machine, flag_type, flag, now + 1 if mutable else now - 1)
            if results:
                site.done(results[0])

        site.thread.frames.append(Borrowed(site.thread, give_back))
        _call(site, Reference(mutable, type_), content, results.append)

    _find(site, None, found)
    return None


@model(_KEY + "set", _KEY + "get", _KEY + "take", _KEY + "replace")
def cell_access(site: "Site") -> Value | None:
    """Reads or writes the content of a `Cell` that is a thread's own."""
    machine, cell = site.machine, _content(site)
    name = site.path.name
    if not isinstance(cell, Path) or cell.name != "Cell" or name == "take":
        raise Unsupported(f"a call of `{site.path}`")

    def found(place: Pointer) -> None:
        if not place.address:
            site.thread.panic(_GONE)
            return
        type_, at = std_fields.field(machine, cell, place, "value", "value")
        old = std_fields.load(machine, type_, at)
        if name == "get":
            site.done(old)
            return
        std_fields.store(machine, type_, at, site.values[1])
        if name == "replace":
            site.done(old)
            return
        drop_value(machine, site.thread, type_, old, lambda: site.done(EMPTY))

    _find(site, None, found)
    return None
