"""Models of the allocator, and of functions of the standard library about memory that rustc leaves as
calls."""

from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.memory import Blob, Pointer, Undefined, bytes_at, put_bytes
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.programs.rust.types import Array, Path, Primitive, RawPointer, Tuple, Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

NULL = Pointer(0, None)
_POINTER = RawPointer(True, Primitive.U8)
_LAYOUT = named("std::alloc::Layout")


def _layout(site: "Site", at: int) -> tuple[int, int]:
    """The size and alignment in a ``Layout``; or two integers in its place."""
    value = site.values[at]
    if isinstance(value, int):
        return value, _align(site.values[at + 1])
    assert isinstance(value, Blob), "a Layout"
    layout = site.machine.layouts.of(_LAYOUT)
    size, align = layout.variants[0]
    return (
        int.from_bytes(value.data[size : size + 8], "little"),
        int.from_bytes(value.data[align : align + 8], "little"),
    )


def _align(value: Value) -> int:
    if isinstance(value, Blob):
        return int.from_bytes(value.data, "little")
    assert isinstance(value, int), "an alignment"
    return value


def allocate(machine: "Machine", size: int, align: int, *, zeroed: bool = False, kind: str = "") -> Pointer:
    """Heap memory; a null pointer if it is too much."""
    if align & (align - 1) or not align:
        raise Undefined("RUB014", f"an allocation with the alignment {align}, which is no power of two")
    if not size:
        raise Undefined("RUB014", "an allocation of 0 bytes")
    if size >= 1 << 63:
        raise Undefined("RUB014", f"an allocation of {size} bytes, more than half the address space")
    if align > 1 << 29:
        raise Unsupported(f"an allocation with the alignment {align}")
    if size > MOST:
        return NULL
    found = machine.allocate(
        size, align, Storage.HEAP, f"the heap allocation of {size} bytes", machine.origin()
    )
    found.kind = kind
    if zeroed:
        found.initialised[:] = b"\x01" * size
    return machine.memory.pointer_to(found)


C_HEAP = "C heap"
"""The kind of what C's allocator has allocated."""
MOST = 1 << 32
"""The largest allocation that succeeds."""


@model(
    "alloc::alloc::__rust_alloc", "__rust_alloc", "alloc::alloc::__rust_alloc_zeroed", "__rust_alloc_zeroed"
)
def rust_alloc(site: "Site") -> Value | None:
    """The global allocator."""
    size, align = site.integer(0), _align(site.values[1])
    return allocate(site.machine, size, align, zeroed=site.path.name.endswith("zeroed"))


@model("std::boxed::box_new_uninit", "alloc::alloc::exchange_malloc")
def box_new_uninit(site: "Site") -> Value | None:
    """Memory for a box; dangling for no bytes."""
    size, align = _layout(site, 0)
    if not size:
        return Pointer(align, None)
    return allocate(site.machine, size, align)


@model("alloc::alloc::__rust_dealloc", "__rust_dealloc")
def rust_dealloc(site: "Site") -> Value | None:
    """The global allocator."""
    pointer = site.pointer(0)
    if pointer.address == 0:
        raise Undefined("RUB002", "deallocation of a null pointer")
    site.machine.calls.free(pointer, site.integer(1), _align(site.values[2]))
    return EMPTY


@model("alloc::alloc::__rust_realloc", "__rust_realloc")
def rust_realloc(site: "Site") -> Value | None:
    """New memory with the old content; the old is freed."""
    machine = site.machine
    old, size, align, new = site.pointer(0), site.integer(1), _align(site.values[2]), site.integer(3)
    made = allocate(machine, new, align)
    if not made.address:
        return made
    common = min(size, new)
    found, at = machine.memory.read(old, common, 1)
    blob = bytes_at(found, at, common)
    found, at = machine.memory.write(made, common, 1)
    put_bytes(found, at, blob)
    machine.calls.free(old, size, align)
    return made


@model("alloc::raw_vec::RawVecInner::try_allocate_in")
def try_allocate_in(site: "Site") -> Value | None:
    """Memory for a vector: ``Result<RawVecInner, TryReserveError>``; only success is modelled."""
    machine = site.machine
    returned = site.returned
    assert isinstance(returned, Path), "a Result"
    inner = machine.definitions.normal(returned.arguments[0])  # type: ignore[arg-type]
    capacity = site.integer(0)
    zeroed = _is_zeroed(site.values[1])
    size, align = _layout(site, 3)
    total = capacity * size
    pointer = allocate(machine, total, align, zeroed=zeroed) if total else Pointer(align, None)
    value = raw_vec_inner(machine, inner, pointer, capacity if size else 0, site.values[2])
    return machine.values.aggregate(returned, 0, [value])


def _is_zeroed(value: Value) -> bool:
    return value == 1 or (isinstance(value, Blob) and value.data[:1] == b"\x01")


def raw_vec_inner(
    machine: "Machine", type_: Type, pointer: Pointer, capacity: int, allocator: Value
) -> Value:
    """The value of a vector's buffer."""
    types = machine.values.field_types(type_, 0)
    unique = machine.values.transmuted(pointer, _POINTER, types[0])
    limited = machine.values.transmuted(capacity, Primitive.USIZE, types[1])
    return machine.values.aggregate(type_, 0, [unique, limited, allocator])


@model(
    "alloc::raw_vec::RawVec::grow_one",
    "alloc::raw_vec::RawVec::grow_amortized",
    "alloc::raw_vec::RawVecInner::reserve::do_reserve_and_handle",
)
def grow(site: "Site") -> Value | None:
    """More room in a vector: twice as much, at least 4 elements."""
    machine = site.machine
    if site.path.name == "do_reserve_and_handle":
        length, additional = site.integer(1), site.integer(2)
        size, align = _layout(site, 3)
    else:
        item = machine.layouts.of(site.type(0))
        size, align = item.size, item.align
        length = additional = 0
    least = 8 if size == 1 else 4 if size <= 1024 else 1
    reserve_room(machine, site.pointer(0), size, align, length + additional, least, grows=True)
    return EMPTY


def reserve_room(
    machine: "Machine",
    vector: Pointer,
    size: int,
    align: int,
    needed: int,
    least: int,
    *,
    grows: bool = False,
) -> None:
    """Room for ``needed`` elements in a vector's buffer, if it has less or ``grows``: twice as much as
    before, and ``least`` elements. Nothing more than needed if ``least`` is 0."""
    ptr, cap = machine.layouts.of(_inner_type(machine)).variants[0][:2]
    word, raw = machine.shapes.of(Primitive.USIZE), machine.shapes.of(_POINTER)
    capacity = word.load(*machine.memory.read(vector.moved(cap), 8, 8))
    assert isinstance(capacity, int), "a capacity is an integer"
    if not size or (not grows and needed <= capacity):
        return
    wanted = max(capacity * 2, capacity + 1, needed, least) if least else needed
    old = raw.load(*machine.memory.read(vector.moved(ptr), 8, 8))
    assert isinstance(old, Pointer), "a buffer"
    made = allocate(machine, wanted * size, align)
    if capacity:
        machine.copy(old, made, capacity * size, align, overlapping=False)
        machine.calls.free(old, capacity * size, align)
    found, at = machine.memory.write(vector.moved(ptr), 8, 8)
    raw.store(found, at, made)
    found, at = machine.memory.write(vector.moved(cap), 8, 8)
    word.store(found, at, wanted)


def _inner_type(machine: "Machine") -> Type:
    return machine.definitions.normal(named("alloc::raw_vec::RawVecInner"))


@model("std::ptr::null_mut", "std::ptr::null")
def null(site: "Site") -> Value | None:
    """The null pointer."""
    return NULL


@model("malloc", "libc::malloc", "libc::unix::malloc")
def malloc(site: "Site") -> Value | None:
    """C's allocator."""
    size = site.integer(0)
    return allocate(site.machine, size, 16, kind=C_HEAP) if size else NULL


@model("calloc", "libc::calloc", "libc::unix::calloc")
def calloc(site: "Site") -> Value | None:
    """C's allocator, with zeros."""
    size = site.integer(0) * site.integer(1)
    return allocate(site.machine, size, 16, zeroed=True, kind=C_HEAP) if size else NULL


@model("free", "libc::free", "libc::unix::free")
def free(site: "Site") -> Value | None:
    """C's allocator."""
    pointer = site.pointer(0)
    if pointer.address:
        found, _ = site.machine.memory.find(pointer, 0, "free")
        site.machine.calls.free(pointer, found.size, found.align, kind=C_HEAP)
    return EMPTY


@model("<as std::default::Default>::default")
def default(site: "Site") -> Value | None:
    """``Default`` of integers, and of arrays and tuples of them: zeros."""
    layout = site.machine.layouts.of(site.returned)
    return (
        site.machine.values.from_bytes(bytes(layout.size), site.returned)
        if _is_plain(site.returned)
        else _unknown(site)
    )


def _is_plain(type_: Type) -> bool:
    match type_:
        case Array(item, _):
            return _is_plain(item)
        case Tuple(items):
            return all(map(_is_plain, items))
        case Primitive():
            return type_ is not Primitive.STR
        case _:
            return False


def _unknown(site: "Site") -> Value | None:
    raise Unsupported(f"a call of `{site.path}`")


@model("<std::boxed::Box as std::ops::Drop>::drop")
def drop_emptied_box(site: "Site") -> Value | None:
    """The end of a box whose content was moved out or dropped before."""
    type_ = site.type(0)
    assert isinstance(type_, Path), "a box"
    site.machine.glue.free_box(type_, site.pointer(0))
    return EMPTY


@model("std::intrinsics::is_val_statically_known")
def is_statically_known(site: "Site") -> Value | None:
    """What an optimiser knows of a value: here nothing."""
    return 0
