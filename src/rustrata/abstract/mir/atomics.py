"""Atomic accesses and fences [std::intrinsics]."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import wrapped
from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.programs.rust.types import Path, Primitive, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site


_ORDERINGS = ("Relaxed", "Release", "Acquire", "AcqRel", "SeqCst")


def _ordering(site: "Site", at: int) -> str:
    """An ordering among the generic arguments; of the functions that are no intrinsics, the last argument."""
    if at >= len(site.generics):
        value = site.values[-1]
        assert isinstance(value, Blob) and len(value.data) == 1, "an ordering"
        return _ORDERINGS[value.data[0]]
    found = site.generics[at]
    return found.name if isinstance(found, Path) else str(found).rpartition("::")[2].strip("{} ")


def _scalar(site: "Site") -> Type:
    return site.type(0)


@model("std::intrinsics::atomic_load", "std::sync::atomic::atomic_load")
def atomic_load(site: "Site") -> Value | None:
    """An atomic read."""
    return site.machine.races.load(site.pointer(0), _scalar(site), _ordering(site, 1))


@model("std::intrinsics::atomic_store", "std::sync::atomic::atomic_store")
def atomic_store(site: "Site") -> Value | None:
    """An atomic write."""
    site.machine.races.store(site.pointer(0), site.values[1], _scalar(site), _ordering(site, 1))
    return EMPTY


@model(
    "std::intrinsics::atomic_xchg",
    "std::intrinsics::atomic_xadd",
    "std::intrinsics::atomic_xsub",
    "std::intrinsics::atomic_and",
    "std::intrinsics::atomic_nand",
    "std::intrinsics::atomic_or",
    "std::intrinsics::atomic_xor",
    "std::intrinsics::atomic_max",
    "std::intrinsics::atomic_min",
    "std::intrinsics::atomic_umax",
    "std::intrinsics::atomic_umin",
)
def atomic_update(site: "Site") -> Value | None:
    """An atomic read-modify-write."""
    type_ = _scalar(site)
    operation = site.path.name.removeprefix("atomic_")
    operand = site.values[1]
    ordering = _ordering(site, len(site.generics) - 1)

    def update(old: Value) -> Value:
        if operation == "xchg":
            return operand
        a = old.address if isinstance(old, Pointer) else old
        b = operand.address if isinstance(operand, Pointer) else operand
        assert isinstance(a, int) and isinstance(b, int), "numbers are updated"
        result = _UPDATES[operation](a, b)
        if isinstance(old, Pointer):
            return Pointer(result & 0xFFFF_FFFF_FFFF_FFFF, old.provenance)
        assert isinstance(type_, Primitive), "atomics are of integers"
        return result & 1 if type_ is Primitive.BOOL else wrapped(result, type_)

    return site.machine.races.update(site.pointer(0), type_, ordering, update)


_UPDATES: dict[str, Callable[[int, int], int]] = {
    "xadd": lambda a, b: a + b,
    "xsub": lambda a, b: a - b,
    "and": lambda a, b: a & b,
    "nand": lambda a, b: ~(a & b),
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "max": max,
    "min": min,
    "umax": max,
    "umin": min,
}


@model("std::intrinsics::atomic_cxchg", "std::intrinsics::atomic_cxchgweak")
def atomic_compare_exchange(site: "Site") -> Value | None:
    """An atomic compare-and-exchange: the old value, and whether it was exchanged."""
    type_ = _scalar(site)
    success, failure = _ordering(site, 1), _ordering(site, 2)
    old, exchanged = site.machine.races.compare_exchange(
        site.pointer(0), type_, site.values[1], site.values[2], success, failure
    )
    return site.machine.values.aggregate(site.returned, 0, [old, int(exchanged)])


@model("std::intrinsics::atomic_fence", "std::intrinsics::atomic_singlethreadfence")
def atomic_fence(site: "Site") -> Value | None:
    """A fence."""
    if not site.path.name.endswith("singlethreadfence"):
        site.machine.races.fence(_ordering(site, 0))
    return EMPTY
