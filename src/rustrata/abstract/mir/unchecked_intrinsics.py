"""Models of more intrinsics that promise something of their arguments [core::intrinsics]."""

import math
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import (
    Unsupported,
    bits_of,
    float_operation,
    is_signed,
    to_float,
    wrapped,
)
from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import Primitive
from rustrata.programs.rust.values import BinaryOperator

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site

_FAST = {
    "fadd_fast": BinaryOperator.ADD,
    "fsub_fast": BinaryOperator.SUB,
    "fmul_fast": BinaryOperator.MUL,
    "fdiv_fast": BinaryOperator.DIV,
    "frem_fast": BinaryOperator.REM,
}


def _primitive(site: "Site", at: int) -> Primitive:
    found = site.type(at)
    if not isinstance(found, Primitive):
        raise Unsupported(f"`{site.path}`, as `{found}` is no type of numbers")
    return found


@model("std::intrinsics::float_to_int_unchecked")
def float_to_int(site: "Site") -> Value | None:
    """``to_int_unchecked``: a float that is finite and, without its fraction, in the integer's range."""
    source, target = _primitive(site, 0), _primitive(site, 1)
    value = to_float(site.integer(0), source)
    bits = bits_of(target)
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(target) else (0, (1 << bits) - 1)
    if not math.isfinite(value) or not low <= math.trunc(value) <= high:
        raise Undefined("RUB009", f"`float_to_int_unchecked`: {value} has no value of type `{target}`")
    return math.trunc(value)


@model(*(f"std::intrinsics::{name}" for name in _FAST))
def fast(site: "Site") -> Value | None:
    """Operations of floats that promise that neither they nor their result are infinite or NaN."""
    type_ = _primitive(site, 0)
    result = float_operation(_FAST[site.path.name], type_)(site.integer(0), site.integer(1))
    for what, bits in (
        ("an argument", site.integer(0)),
        ("an argument", site.integer(1)),
        ("a result", result),
    ):
        if not math.isfinite(to_float(bits, type_)):
            raise Undefined("RUB009", f"`{site.path.name}` with {what} that is not finite")
    return result


@model("std::intrinsics::unchecked_funnel_shl", "std::intrinsics::unchecked_funnel_shr")
def funnel_shift(site: "Site") -> Value | None:
    """Shifts two numbers as one of twice the width; by less than the width."""
    type_ = _primitive(site, 0)
    bits, count = bits_of(type_), site.integer(2)
    if not 0 <= count < bits:
        raise Undefined("RUB009", f"`{site.path.name}` by {count}, of {bits} bits")
    both = (site.integer(0) & ((1 << bits) - 1)) << bits | site.integer(1) & ((1 << bits) - 1)
    left = site.path.name.endswith("shl")
    return wrapped(both << count >> bits if left else both >> count, type_)


@model("std::intrinsics::breakpoint")
def breakpoint_trap(site: "Site") -> Value | None:
    """Nobody debugs the program: it ends."""
    site.machine.abort("a breakpoint, and no debugger")
    return None
