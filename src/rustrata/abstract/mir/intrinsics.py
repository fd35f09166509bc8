"""Models of intrinsics [core::intrinsics]."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import (
    Unsupported,
    bits_of,
    from_float,
    integer_operation,
    is_signed,
    to_float,
    wrapped,
)
from rustrata.abstract.mir.call_stack import within
from rustrata.abstract.mir.memory import OPAQUE, Blob, Pointer, Undefined, put_bytes
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.programs.rust.types import Path, Primitive, RawPointer, Tuple, named
from rustrata.programs.rust.values import BinaryOperator

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site


@model(
    "std::intrinsics::cold_path",
    "std::intrinsics::assert_inhabited",
    "std::intrinsics::assert_zero_valid",
    "std::intrinsics::assert_mem_uninitialized_valid",
    "core::core_arch::x86::sse2::pause",
    "alloc::alloc::__rust_no_alloc_shim_is_unstable_v2",
    "std::hint::spin_loop",
)
def nothing(site: "Site") -> Value | None:
    """Asks for, or promises, nothing that the machine does not check itself."""
    if site.path.name == "pause" or site.path.name == "spin_loop":
        site.machine.calls.budget = 0
        if site.machine.schedule is not None:
            site.machine.schedule.yielded()
    return EMPTY


@model("std::intrinsics::black_box", "std::hint::black_box")
def black_box(site: "Site") -> Value | None:
    """The identity."""
    return site.values[0]


@model("std::intrinsics::abort", "std::process::abort")
def abort(site: "Site") -> Value | None:
    """The end of the program."""
    site.machine.abort("the program aborts")
    return None


@model("std::intrinsics::unreachable")
def unreachable(site: "Site") -> Value | None:
    """Undefined behaviour."""
    raise Undefined("RUB011", "code that says it is unreachable is reached")


@model("std::intrinsics::arith_offset")
def arith_offset(site: "Site") -> Value | None:
    """``wrapping_offset``: no bounds."""
    size = site.machine.layouts.of(site.type(0)).size
    return site.pointer(0).moved(site.integer(1) * size)


@model("std::intrinsics::offset")
def offset(site: "Site") -> Value | None:
    """``offset``: within the allocation."""
    kind = site.type(0)
    assert isinstance(kind, RawPointer), "the type of the pointer"
    size = site.machine.layouts.of(kind.target).size
    return site.machine.offset(site.pointer(0), site.integer(1) * size)


@model("std::intrinsics::ptr_offset_from", "std::intrinsics::ptr_offset_from_unsigned")
def offset_from(site: "Site") -> Value | None:
    """The distance of two pointers into one allocation, in elements."""
    size = site.machine.layouts.of(site.type(0)).size
    first, second = site.pointer(0), site.pointer(1)
    distance = first.address - second.address
    name = site.path.name
    if distance:
        memory = site.machine.memory
        a, b = memory.owner(first), memory.owner(second)
        if a is not b or a is None:
            raise Undefined("RUB003", f"`{name}` of pointers into different allocations")
        low = min(first.address, second.address)
        site.machine.memory.find(Pointer(low, first.provenance), abs(distance), name)
    if size == 0:
        raise Undefined("RUB003", f"`{name}` of a type without bytes")
    if distance % size:
        raise Undefined("RUB003", f"`{name}`: the distance of {distance} bytes is no multiple of {size}")
    if name.endswith("unsigned") and distance < 0:
        raise Undefined("RUB003", f"`{name}`: the first pointer is before the second")
    return distance // size


@model(
    "std::intrinsics::copy_nonoverlapping",
    "std::intrinsics::copy",
    "std::ptr::copy",
    "std::ptr::copy_nonoverlapping",
)
def copy(site: "Site") -> Value | None:
    """Copies elements."""
    layout = site.machine.layouts.of(site.type(0))
    overlapping = site.path.name == "copy"
    size = site.integer(2) * layout.size
    if size >= 1 << 63:
        raise Undefined("RUB003", f"`{site.path.name}` of more bytes than there are addresses")
    site.machine.copy(site.values[0], site.values[1], size, layout.align, overlapping=overlapping)
    return EMPTY


@model("std::intrinsics::write_bytes", "std::intrinsics::volatile_set_memory")
def write_bytes(site: "Site") -> Value | None:
    """Fills elements with one byte."""
    layout = site.machine.layouts.of(site.type(0))
    size = site.integer(2) * layout.size
    if size >= 1 << 63:
        raise Undefined("RUB003", "`write_bytes` of more bytes than there are addresses")
    site.machine.memory.check_aligned(site.pointer(0).address, layout.align, "write_bytes")
    if size and not _gives_no_value(site):
        found, at = site.machine.memory.write(site.pointer(0), size, layout.align)
        put_bytes(found, at, Blob(bytes([site.integer(1)]) * size, b"\x01" * size, {}, {}))
    return EMPTY


def _gives_no_value(site: "Site") -> bool:
    """Is it within ``mem::uninitialized``? That fills memory so that its misuse does less harm."""
    inside = within(site.frame.code.body, site.frame.origin)
    return any(call.function.startswith("std::mem::uninitialized") for call in inside)


@model("std::intrinsics::compare_bytes")
def compare_bytes(site: "Site") -> Value | None:
    """``memcmp``."""
    count = site.integer(2)
    first, second = (_read(site, site.pointer(at), count) for at in (0, 1))
    return (first > second) - (first < second)


def _read(site: "Site", pointer: Pointer, count: int) -> bytes:
    if not count:
        return b""
    found, at = site.machine.memory.read(pointer, count, 1)
    if 0 in found.initialised[at : at + count]:
        raise Undefined("RUB006", f"reading uninitialised memory of {found.what}")
    return bytes(found.data[at : at + count])


@model("std::intrinsics::raw_eq")
def raw_eq(site: "Site") -> Value | None:
    """Are the bytes of two values equal?"""
    size = site.machine.layouts.of(site.type(0)).size
    return int(_read(site, site.pointer(0), size) == _read(site, site.pointer(1), size))


@model("std::intrinsics::typed_swap_nonoverlapping")
def typed_swap(site: "Site") -> Value | None:
    """Exchanges two values."""
    machine = site.machine
    shape = machine.shapes.of(site.type(0))
    if not shape.size:
        return EMPTY
    if abs(site.pointer(0).address - site.pointer(1).address) < shape.size:
        raise Undefined("RUB012", "`typed_swap_nonoverlapping` of ranges that overlap")
    first, a = machine.memory.read(site.pointer(0), shape.size, shape.align)
    one = shape.load(first, a)
    second, b = machine.memory.read(site.pointer(1), shape.size, shape.align)
    other = shape.load(second, b)
    first, a = machine.memory.write(site.pointer(0), shape.size, shape.align)
    shape.store(first, a, other)
    second, b = machine.memory.write(site.pointer(1), shape.size, shape.align)
    shape.store(second, b, one)
    return EMPTY


@model(
    "std::intrinsics::volatile_load",
    "std::intrinsics::unaligned_volatile_load",
    "std::intrinsics::read_via_copy",
    "std::ptr::read",
    "std::ptr::read_unaligned",
)
def read(site: "Site") -> Value | None:
    """A typed read."""
    machine = site.machine
    shape = machine.shapes.of(site.type(0))
    align = 1 if "unaligned" in site.path.name else shape.align
    machine.memory.check_aligned(site.pointer(0).address, align, "read")
    if not shape.size:
        return EMPTY
    found, at = machine.memory.read(site.pointer(0), shape.size, align)
    return shape.load(found, at)


@model(
    "std::intrinsics::volatile_store",
    "std::intrinsics::unaligned_volatile_store",
    "std::intrinsics::write_via_move",
    "std::ptr::write",
    "std::ptr::write_unaligned",
)
def write(site: "Site") -> Value | None:
    """A typed write."""
    machine = site.machine
    shape = machine.shapes.of(site.type(0))
    align = 1 if "unaligned" in site.path.name else shape.align
    machine.memory.check_aligned(site.pointer(0).address, align, "write")
    if shape.size:
        found, at = machine.memory.write(site.pointer(0), shape.size, align)
        shape.store(found, at, site.values[1])
    return EMPTY


@model("std::intrinsics::size_of", "std::mem::size_of")
def size_of(site: "Site") -> Value | None:
    """A type's size."""
    return site.machine.layouts.of(site.type(0)).size


@model("std::intrinsics::min_align_of", "std::intrinsics::align_of", "std::mem::align_of")
def align_of(site: "Site") -> Value | None:
    """A type's alignment."""
    return site.machine.layouts.of(site.type(0)).align


@model("std::intrinsics::size_of_val", "std::intrinsics::min_align_of_val", "std::intrinsics::align_of_val")
def size_of_val(site: "Site") -> Value | None:
    """A value's size or alignment."""
    value = site.values[0]
    metadata = value.metadata if isinstance(value, Wide) else None
    size, align = site.machine.shapes.size_and_align(site.type(0), metadata)
    return size if site.path.name == "size_of_val" else align


@model("std::intrinsics::needs_drop", "std::mem::needs_drop")
def needs_drop(site: "Site") -> Value | None:
    """Does dropping do anything?"""
    return int(site.machine.glue.needs_drop(site.type(0)))


@model("std::intrinsics::vtable_size", "std::intrinsics::vtable_align")
def vtable_size(site: "Site") -> Value | None:
    """The size or alignment in a vtable."""
    layout = site.machine.layouts.of(site.machine.shapes.vtable_type(site.pointer(0)))
    return layout.size if site.path.name == "vtable_size" else layout.align


@model("std::ptr::drop_in_place", "std::intrinsics::drop_in_place")
def drop_in_place(site: "Site") -> Value | None:
    """Drops a value through a pointer. It is protected while it is dropped."""
    machine = site.machine
    value = site.values[0]
    target = site.type(0)
    machine.memory.check_aligned(site.pointer(0).address, machine.layouts.of(target).align, "drop_in_place")
    number = machine.next_frame()
    pointer_type = RawPointer(True, target)
    tagged = machine.retags.value(value, pointer_type, events.Pointer.UNIQUE, number)
    pointer, metadata = (tagged.pointer, tagged.metadata) if isinstance(tagged, Wide) else (tagged, None)
    assert isinstance(pointer, Pointer), "a pointer is dropped through"
    done = site.done

    machine.glue.drop(site.thread, target, pointer, metadata, lambda: done(EMPTY), number)
    return None


def _integer_type(site: "Site") -> Primitive:
    found = site.type(0)
    if not isinstance(found, Primitive):
        raise Unsupported(f"`{site.path}`, as `{found}` is no type of integers")
    return found


@model(
    "std::intrinsics::ctpop",
    "std::intrinsics::ctlz",
    "std::intrinsics::ctlz_nonzero",
    "std::intrinsics::cttz",
    "std::intrinsics::cttz_nonzero",
    "std::intrinsics::bswap",
    "std::intrinsics::bitreverse",
)
def bit_operation(site: "Site") -> Value | None:
    """Counts or reorders bits."""
    type_ = _integer_type(site)
    bits = bits_of(type_)
    value = site.integer(0) & ((1 << bits) - 1)
    name = site.path.name
    if name.endswith("_nonzero") and value == 0:
        raise Undefined("RUB009", f"`{name}` of 0")
    match name.removesuffix("_nonzero"):
        case "ctpop":
            return value.bit_count()
        case "ctlz":
            return bits - value.bit_length()
        case "cttz":
            return (value & -value).bit_length() - 1 if value else bits
        case "bswap":
            return wrapped(int.from_bytes(value.to_bytes(bits // 8, "little"), "big"), type_)
        case _:
            return wrapped(int(f"{value:0{bits}b}"[::-1], 2), type_)


@model("std::intrinsics::rotate_left", "std::intrinsics::rotate_right")
def rotate(site: "Site") -> Value | None:
    """Rotates bits."""
    type_ = _integer_type(site)
    bits = bits_of(type_)
    value = site.integer(0) & ((1 << bits) - 1)
    count = site.integer(1) % bits
    if site.path.name == "rotate_right":
        count = (bits - count) % bits
    return wrapped(value << count | value >> bits - count, type_)


@model(
    "std::intrinsics::wrapping_add",
    "std::intrinsics::wrapping_sub",
    "std::intrinsics::wrapping_mul",
    "std::intrinsics::saturating_add",
    "std::intrinsics::saturating_sub",
)
def arithmetic(site: "Site") -> Value | None:
    """Addition and its kin that wrap around or saturate."""
    type_ = _integer_type(site)
    kind, _, operation = site.path.name.partition("_")
    a, b = site.integer(0), site.integer(1)
    exact = {"add": a + b, "sub": a - b, "mul": a * b}[operation]
    if kind == "wrapping":
        return wrapped(exact, type_)
    bits = bits_of(type_)
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(type_) else (0, (1 << bits) - 1)
    return max(low, min(high, exact))


@model(
    "std::intrinsics::unchecked_div",
    "std::intrinsics::unchecked_rem",
    "std::intrinsics::exact_div",
    "std::intrinsics::disjoint_bitor",
)
def unchecked(site: "Site") -> Value | None:
    """Operations whose misuse is undefined behaviour."""
    type_, name = _integer_type(site), site.path.name
    a, b = site.integer(0), site.integer(1)
    if name == "disjoint_bitor":
        if a & b:
            raise Undefined("RUB009", f"`{name}` of {a} and {b}, which share bits")
        return a | b
    if name == "unchecked_rem":
        return integer_operation(BinaryOperator.REM, type_)(a, b)
    quotient = integer_operation(BinaryOperator.DIV, type_)(a, b)
    if name == "exact_div" and quotient * b != a:
        raise Undefined("RUB009", f"`{name}`: {a} is no multiple of {b}")
    return quotient


@model("std::intrinsics::assume", "std::hint::assert_unchecked")
def assume(site: "Site") -> Value | None:
    """A promise."""
    if not site.integer(0):
        raise Undefined("RUB010", "an assumption does not hold")
    return EMPTY


@model("std::intrinsics::transmute", "std::intrinsics::transmute_unchecked")
def transmute(site: "Site") -> Value | None:
    """A value seen as another type."""
    if site.machine.layouts.of(site.types[0]).size != site.machine.layouts.of(site.returned).size:
        raise Undefined(
            "RUB015", f"transmuting from `{site.types[0]}` to `{site.returned}`, whose sizes differ"
        )
    return site.machine.values.transmuted(site.values[0], site.types[0], site.returned)


@model("std::intrinsics::discriminant_value")
def discriminant_value(site: "Site") -> Value | None:
    """The discriminant of a value."""
    machine, type_ = site.machine, site.type(0)
    if not machine.values.is_enum(type_):
        return 0
    assert isinstance(type_, Path), "enums have paths"
    layout = machine.layouts.of(type_)
    found, at = (
        machine.values.tag_access(site.pointer(0), layout, layout.align)
        if layout.size
        else (machine.nowhere, 0)
    )
    value = machine.shapes.discriminant(type_, machine.shapes.variant(type_, found, at))
    return wrapped(value, site.returned) if isinstance(site.returned, Primitive) else value


@model(
    "std::intrinsics::sqrtf64",
    "std::intrinsics::sqrtf32",
    "std::intrinsics::fabsf64",
    "std::intrinsics::fabsf32",
    "std::intrinsics::floorf64",
    "std::intrinsics::ceilf64",
    "std::intrinsics::truncf64",
)
def float_function(site: "Site") -> Value | None:
    """Functions of one float that are exact, or correctly rounded."""
    name = site.path.name
    type_ = Primitive.F64 if name.endswith("64") else Primitive.F32
    value = to_float(site.integer(0), type_)
    functions: dict[str, Callable[[float], float]] = {
        "sqrt": math.sqrt,
        "fabs": math.fabs,
        "floor": math.floor,
        "ceil": math.ceil,
        "trunc": math.trunc,
    }
    if not math.isfinite(value) or (name.startswith("sqrt") and value < 0):
        return from_float(
            abs(value) if name.startswith("fabs") else math.sqrt(value) if value > 0 else math.nan, type_
        )
    return from_float(float(functions[name[:-3]](value)), type_)


@model("std::intrinsics::caller_location", "std::panic::Location::caller")
def caller_location(site: "Site") -> Value | None:
    """The place of a call, which depends on the attributes of all callers: it may not be looked into."""
    machine = site.machine
    layout = machine.layouts.of(named("std::panic::Location"))
    found = machine.allocate(layout.size, layout.align, Storage.STATIC, "the location of a caller")
    found.kind = OPAQUE
    return machine.memory.pointer_to(found)


@model("std::intrinsics::const_eval_select")
def const_eval_select(site: "Site") -> Value | None:
    """At run time, the second function."""
    types = site.types[0]
    assert isinstance(types, Tuple), "the arguments are a tuple"
    site.machine.calls.call_callable(
        site.frame, site.types[2], "call_once", [site.values[2], site.values[0]], site.done
    )
    return None
