"""Constants of the standard library."""

import math
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported, bits_of, is_float, is_signed
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.layout import Layout
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.abstract.mir.std_locals import finder_of_key, type_of_finder
from rustrata.abstract.mir.std_time import SECOND, duration
from rustrata.abstract.mir.substitution import substitute_path
from rustrata.programs.rust.bodies import Body, FixedConstant
from rustrata.programs.rust.std_types import std_types
from rustrata.programs.rust.types import (
    ImplOf,
    Named,
    Numbered,
    Path,
    Primitive,
    QualifiedSelf,
    Type,
    named,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine


_FLOATS = {
    "NAN": "nan",
    "INFINITY": "inf",
    "NEG_INFINITY": "-inf",
    "MAX": {Primitive.F32: "0x1.fffffep127", Primitive.F64: "0x1.fffffffffffffp1023"},
    "MIN": {Primitive.F32: "-0x1.fffffep127", Primitive.F64: "-0x1.fffffffffffffp1023"},
    "MIN_POSITIVE": {Primitive.F32: "0x1p-126", Primitive.F64: "0x1p-1022"},
    "EPSILON": {Primitive.F32: "0x1p-23", Primitive.F64: "0x1p-52"},
}
_NUMBERS = {"PI": math.pi, "E": math.e, "TAU": math.tau, "SQRT_2": math.sqrt(2), "LN_2": math.log(2)}


def float_bits(type_: Primitive, value: float) -> int:
    """The bits of a float."""
    return int.from_bytes(struct.pack("<f" if type_ is Primitive.F32 else "<d", value), "little")


def _limit(type_: Type, name: str) -> int | None:
    """``MIN``, ``MAX`` and ``BITS`` of an integer type; the like of floats, by their bits."""
    if isinstance(type_, Primitive) and type_ in (Primitive.F32, Primitive.F64) and name in _FLOATS:
        text = _FLOATS[name]
        return float_bits(type_, float.fromhex(text if isinstance(text, str) else text[type_]))
    if type_ is Primitive.CHAR and name == "MAX":
        return 0x10FFFF
    if not isinstance(type_, Primitive) or is_float(type_) or name not in ("MIN", "MAX", "BITS"):
        return None
    bits = bits_of(type_)
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(type_) else (0, (1 << bits) - 1)
    return {"MIN": low, "MAX": high, "BITS": bits}[name]


def _layout_value(machine: "Machine", layout: Layout, type_: Type) -> Value:
    alignment = machine.values.from_bytes(layout.align.to_bytes(8, "little"), named("std::ptr::Alignment"))
    return machine.values.aggregate(type_, 0, [layout.size, alignment])


def _most(machine: "Machine", layout: Layout, type_: Type) -> Value:
    return ((1 << 63) - 1) // layout.size if layout.size else (1 << 64) - 1


_SIZES: dict[str, Callable[["Machine", Layout, Type], Value]] = {
    "SIZE": lambda machine, layout, type_: layout.size,
    "ALIGN": lambda machine, layout, type_: layout.align,
    "LAYOUT": _layout_value,
    "ALIGNMENT": lambda machine, layout, type_: machine.values.from_bytes(
        layout.align.to_bytes(8, "little"), type_
    ),
    "IS_ZST": lambda machine, layout, type_: int(layout.size == 0),
    "MAX_SLICE_LEN": _most,
}


_DURATIONS = {
    "std::time::Duration::ZERO": 0,
    "std::time::Duration::MAX": (1 << 64) * SECOND - 1,
    "std::time::Duration::SECOND": SECOND,
    "std::time::Duration::MILLISECOND": SECOND // 1000,
    "std::time::Duration::MICROSECOND": 1000,
    "std::time::Duration::NANOSECOND": 1,
}


_TYPES_OF_SIZES: dict[str, Type] = {
    "BITS": Primitive.U32,
    "IS_ZST": Primitive.BOOL,
    "LAYOUT": named("std::alloc::Layout"),
    "ALIGNMENT": named("std::ptr::Alignment"),
}
_ARRAY_MAKER = "std::array::try_from_fn::{constant#"
"""The items of an array that is to be made, uninitialised."""


def _array_item(path: Path) -> Type:
    residual = path.segments[2].arguments[0]  # type: ignore[union-attr]
    return Path((Named("std"), Named("mem"), Named("MaybeUninit", residual.arguments)))  # type: ignore[union-attr]


def type_of_constant(machine: "Machine", path: Path, code: Code) -> Type:
    """The type of a named constant for which rustc prints none: of a plain type."""
    path = substitute_path(path, code.environment)
    if path.name in _SIZES or path.name == "BITS":
        return _TYPES_OF_SIZES.get(path.name, Primitive.USIZE)
    if len(path.segments) > 1 and isinstance(path.segments[-2], ImplOf):
        return path.segments[-2].type
    found = machine.program.constants.get(str(path)) or machine.program.constants.get(path.bare)
    if isinstance(found, FixedConstant):
        return found.type
    if isinstance(found, Body):
        return found.locals[0].type
    if len(path.segments) == 1:
        known = code.environment.get(path.name)
        if known is not None:
            return Primitive.USIZE
    if path.bare in _DURATIONS:
        return named("std::time::Duration")
    if "::consts::" in path.bare and path.name in _NUMBERS:
        return Primitive.F32 if "f32" in path.bare else Primitive.F64
    if path.bare.startswith(_ARRAY_MAKER):
        return _array_item(path)
    enum = std_types().get(Path(path.segments[:-1]).bare)
    if enum is not None and any(variant.name == path.name for variant in enum.variants):
        return Path(path.segments[:-1])
    if path.bare in std_types() and not std_types()[path.bare].variants[0].fields:
        return path
    finder = type_of_finder(machine, path)
    if finder is not None:
        return finder
    located = machine.definitions.constant(path)
    if located is not None:
        return located[0].locals[0].type
    raise Unsupported(f"the constant `{path}`")


def known_constant(machine: "Machine", path: Path, type_: Type) -> Value | None:
    """Constants of the standard library that depend on a type; parameters that are constants."""
    head = path.segments[0]
    if path.bare in _DURATIONS:
        return duration(machine, _DURATIONS[path.bare])
    if ".".join(str(path.bare).split("::")[1:-1]) in ("f32.consts", "f64.consts") and path.name in _NUMBERS:
        kind = Primitive.F32 if "f32" in path.bare else Primitive.F64
        return float_bits(kind, _NUMBERS[path.name])
    if isinstance(head, QualifiedSelf) and path.name in _SIZES:
        layout = machine.layouts.of(machine.definitions.normal(head.type))
        return _SIZES[path.name](machine, layout, type_)
    if len(path.segments) > 1 and isinstance(path.segments[-2], ImplOf):
        return _limit(path.segments[-2].type, path.name)
    if path.bare.startswith(_ARRAY_MAKER):
        return machine.values.union(type_, 0, machine.unit)
    if isinstance(path.segments[-1], Numbered):
        return finder_of_key(machine, path, type_)
    if machine.values.is_enum(type_):
        assert isinstance(type_, Path), "enums have paths"
        names = [variant.name for variant in machine.definitions.adt(type_)[0].variants]
        if path.name in names:
            return machine.values.aggregate(type_, names.index(path.name), [])
    return None
