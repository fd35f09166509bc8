"""Models of constructors and collections of the standard library: vectors that grow, counted pointers,
strings, what locks contain, comparisons of numbers."""

from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported, is_float
from rustrata.abstract.mir.composition import scratch
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.abstract.mir.std_memory import allocate, raw_vec_inner, reserve_room
from rustrata.programs.rust.types import (
    Named,
    Path,
    Primitive,
    QualifiedSelf,
    RawPointer,
    Reference,
    Type,
    named,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_POINTER = RawPointer(True, Primitive.U8)


def vector(machine: "Machine", type_: Type, pointer: Pointer, length: int) -> Value:
    """A vector of ``length`` elements that stand at a pointer, with no more room."""
    raw_type, _ = machine.values.field_types(type_, 0)
    inner_type, _ = machine.values.field_types(raw_type, 0)
    raw = machine.values.aggregate(
        raw_type, 0, [raw_vec_inner(machine, inner_type, pointer, length, EMPTY), EMPTY]
    )
    return machine.values.aggregate(type_, 0, [raw, length])


@model("std::vec::Vec::reserve", "std::vec::Vec::reserve_exact")
def reserve(site: "Site") -> Value | None:
    """Room for more elements."""
    machine = site.machine
    type_ = machine.definitions.normal(pointee(site.types[0]))
    assert isinstance(type_, Path), "a vector"
    buffer, length = machine.layouts.of(type_).variants[0]
    item = machine.layouts.of(site.type(0))
    at = site.pointer(0)
    found, offset = machine.memory.read(at.moved(length), 8, 8)
    used = machine.shapes.of(Primitive.USIZE).load(found, offset)
    assert isinstance(used, int), "a length is an integer"
    wanted = used + site.integer(1)
    least = 0 if site.path.name.endswith("exact") else 8 if item.size == 1 else 4 if item.size <= 1024 else 1
    reserve_room(machine, at.moved(buffer), item.size, item.align, wanted, least)
    return EMPTY


@model("std::rc::Rc::new", "std::sync::Arc::new")
def counted(site: "Site") -> Value | None:
    """A value with one reference to it."""
    machine = site.machine
    content = site.type(0)
    atomic = site.path.bare.startswith("std::sync")
    module, name = ("sync", "ArcInner") if atomic else ("rc", "RcInner")
    inner = Path((Named("alloc"), Named(module), Named(name, (content,))))
    layout = machine.layouts.of(inner)
    pointer = allocate(machine, layout.size, layout.align)
    found, at = machine.memory.write(pointer, layout.size, layout.align)
    strong, weak, value = layout.variants[0]
    count = machine.shapes.of(Primitive.USIZE)
    count.store(found, at + strong, 1)
    count.store(found, at + weak, 1)
    if machine.layouts.of(content).size:
        machine.shapes.of(content).store(found, at + value, site.values[0])
    return machine.values.transmuted(pointer, _POINTER, site.returned)


@model("std::boxed::Box::new_uninit_in")
def new_uninit_in(site: "Site") -> Value | None:
    """Memory for a box of the global allocator."""
    layout = site.machine.layouts.of(site.type(0))
    return allocate(site.machine, layout.size, layout.align) if layout.size else Pointer(layout.align, None)


@model("std::sync::Mutex::into_inner", "std::sync::RwLock::into_inner")
def into_inner(site: "Site") -> Value | None:
    """What a lock contains; within an error if it is poisoned."""
    machine, returned = site.machine, site.returned
    type_ = site.types[0]
    layout = machine.layouts.of(type_)
    made = scratch(layout)
    machine.shapes.of(type_).store(made, 0, site.values[0])
    _, flag, data = layout.variants[0]
    shape = machine.shapes.of(site.type(0))
    content = shape.load(made, data) if shape.size else EMPTY
    assert isinstance(returned, Path), "a Result"
    if not made.data[flag]:
        return machine.values.aggregate(returned, 0, [content])
    error = machine.definitions.normal(returned.arguments[1])  # type: ignore[arg-type]
    return machine.values.aggregate(returned, 1, [machine.values.aggregate(error, 0, [content])])


def panic_payload(machine: "Machine", text: str) -> Wide:
    """What a panic carries: a box with a ``&'static str``."""
    words = text.encode()
    literal = machine.allocate(len(words), 1, Storage.STATIC, "a panic's text")
    literal.data[:] = words
    literal.initialised[:] = b"\x01" * len(words)
    type_ = Reference(False, Primitive.STR)
    pointer = allocate(machine, 16, 8)
    found, at = machine.memory.write(pointer, 16, 8)
    machine.shapes.of(type_).store(found, at, Wide(machine.memory.pointer_to(literal), len(words)))
    return Wide(pointer, machine.memory.pointer_to(machine.vtable_of(type_, "std::any::Any")))


@model("std::panicking::catch_unwind::do_call")
def do_call(site: "Site") -> Value | None:
    """Moves a closure out of memory, calls it, and puts its result there."""
    machine = site.machine
    closure, result = site.type(0), site.type(1)
    data = site.pointer(0)
    shape = machine.shapes.of(closure)
    value: Value = EMPTY
    if shape.size:
        found, at = machine.memory.read(data, shape.size, shape.align)
        value = shape.load(found, at)
    if isinstance(closure, Path) and closure.name == "AssertUnwindSafe":
        inner = machine.values.field_types(closure, 0)[0]
        value = machine.values.transmuted(value, closure, inner) if shape.size else EMPTY
        closure = inner
    target = machine.shapes.of(result) if machine.layouts.of(result).size else None

    def called(returned: Value) -> None:
        if target is not None:
            into, offset = machine.memory.write(data, target.size, target.align)
            target.store(into, offset, returned)
        site.done(EMPTY)

    machine.calls.call_callable(site.frame, closure, "call_once", [value, EMPTY], called)
    return None


@model("std::panicking::catch_unwind::do_catch")
def do_catch(site: "Site") -> Value | None:
    """Puts the payload of a panic where the result would have been."""
    machine = site.machine
    made = panic_payload(machine, site.thread.payload)
    found, at = machine.memory.write(site.pointer(0), 16, 8)
    machine.shapes.of(_any_box(machine)).store(found, at, made)
    return EMPTY


def _any_box(machine: "Machine") -> Type:
    return machine.read_type("*mut dyn std::any::Any")


@model("<as std::cmp::PartialEq>::eq", "<as std::cmp::PartialEq>::ne")
def equal(site: "Site") -> Value | None:
    """Comparisons of integers behind references."""
    type_ = site.type(0)
    if isinstance(type_, Reference) and site.machine.layouts.metadata(type_.target) is None:
        raw = site.machine.shapes.of(type_)
        inner = [raw.load(*site.machine.memory.read(site.pointer(at), raw.size, raw.align)) for at in (0, 1)]
        _compare(site, type_.target, inner)
        return None
    if isinstance(type_, Path) and type_.bare == "std::option::Option":
        return _options(site, type_)
    if not isinstance(type_, Primitive) or type_ is Primitive.STR or is_float(type_):
        raise Unsupported(f"a call of `{site.path}`")
    shape = site.machine.shapes.of(type_)
    first, second = (
        shape.load(*site.machine.memory.read(site.pointer(at), shape.size, shape.align)) for at in (0, 1)
    )
    return int((first == second) == (site.path.name == "eq"))


def _compare(site: "Site", type_: Type, values: list[Value]) -> None:
    """Compares two values by references to them, with their own comparison."""
    trait = named("std::cmp::PartialEq")
    path = Path((QualifiedSelf(site.machine.definitions.normal(type_), trait), site.path.segments[-1]))
    types = (Reference(False, type_), Reference(False, type_))
    site.machine.callee(path, types, Primitive.BOOL)(site.frame, values, site.done)


def _options(site: "Site", type_: Path) -> Value | None:
    """Options: by which variant they are, then by their content."""
    machine = site.machine
    layout = machine.layouts.of(type_)
    variants = []
    for at in (0, 1):
        found, offset = machine.values.tag_access(site.pointer(at), layout, layout.align)
        variants.append(machine.shapes.variant(type_, found, offset))
    if variants[0] != variants[1] or variants[0] == 0:
        return int((variants[0] == variants[1]) == (site.path.name == "eq"))
    offset = layout.variants[1][0]
    content = machine.values.field_types(type_, 1)[0]
    _compare(site, content, [site.pointer(0).moved(offset), site.pointer(1).moved(offset)])
    return None


@model("std::intrinsics::ptr_guaranteed_cmp")
def guaranteed(site: "Site") -> Value | None:
    """At run time, whether the addresses are equal."""
    return int(site.pointer(0).address == site.pointer(1).address)


@model(
    "std::intrinsics::prefetch_read_data",
    "std::intrinsics::prefetch_write_data",
    "std::intrinsics::prefetch_read_instruction",
    "std::intrinsics::prefetch_write_instruction",
)
def prefetch(site: "Site") -> Value | None:
    """Does nothing that a program can see."""
    return EMPTY
