"""Models of constructors that constants call: rustc does not paste std's bodies into what it evaluates
itself."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.abstract.mir.std_time import SECOND, duration
from rustrata.abstract.mir.std_values import vector

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site

_ATOMICS = ("Bool", *(f"{sign}{bits}" for sign in "IU" for bits in (8, 16, 32, 64, "size")), "Ptr")


@model(
    "std::cell::Cell::new",
    "std::cell::UnsafeCell::new",
    "std::mem::ManuallyDrop::new",
    "std::mem::MaybeUninit::new",
    "std::sync::atomic::Atomic::new",
    "std::num::Wrapping",
    "std::cell::SyncUnsafeCell::new",
    *(f"std::sync::atomic::Atomic{name}::new" for name in _ATOMICS),
)
def wrapped(site: "Site") -> Value | None:
    """A value within a type that has the same bytes."""
    return site.machine.values.transmuted(site.values[0], site.types[0], site.returned)


@model(
    "std::cell::RefCell::new", "std::sync::Mutex::new", "std::sync::RwLock::new", "std::cell::OnceCell::new"
)
def with_flags(site: "Site") -> Value | None:
    """A value with flags that are all 0; or none yet."""
    machine = site.machine
    *flags, cell = machine.values.field_types(site.returned, 0)
    zeros = [machine.values.from_bytes(bytes(machine.layouts.of(flag).size), flag) for flag in flags]
    if site.values:
        content = machine.values.transmuted(site.values[0], site.types[0], cell)
    else:
        (option,) = machine.values.field_types(cell, 0)
        content = machine.values.aggregate(cell, 0, [machine.values.aggregate(option, 0, [])])
    return machine.values.aggregate(site.returned, 0, [*zeros, content])


@model("std::sync::Condvar::new")
def condvar(site: "Site") -> Value | None:
    """A condition variable that nobody waits at."""
    return site.machine.values.from_bytes(bytes(site.machine.layouts.of(site.returned).size), site.returned)


@model("std::vec::Vec::new", "std::string::String::new")
def empty(site: "Site") -> Value | None:
    """An empty vector or string."""
    machine = site.machine
    if site.path.bare.startswith("std::string"):
        (type_,) = machine.values.field_types(site.returned, 0)
        return machine.values.aggregate(site.returned, 0, [vector(machine, type_, Pointer(1, None), 0)])
    align = machine.layouts.of(site.type(0)).align
    return vector(machine, site.returned, Pointer(align, None), 0)


_UNITS = {"from_secs": SECOND, "from_millis": SECOND // 1000, "from_micros": 1000, "from_nanos": 1}


@model(*(f"std::time::Duration::{name}" for name in _UNITS))
def from_units(site: "Site") -> Value | None:
    """A duration."""
    return duration(site.machine, site.integer(0) * _UNITS[site.path.name])
