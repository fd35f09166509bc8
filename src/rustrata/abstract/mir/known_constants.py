"""Constants of the standard library."""

import math
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported, bits_of, is_float, is_signed
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.layout import Layout
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.abstract.mir.std_any import type_id
from rustrata.abstract.mir.std_hashing import empty_table, table_layout
from rustrata.abstract.mir.std_locals import finder_of_key, type_of_finder
from rustrata.abstract.mir.std_time import SECOND, duration
from rustrata.abstract.mir.substitution import substitute_path
from rustrata.programs.rust.bodies import Body, FixedConstant
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


_NEEDS_DROP = "std::mem::needs_drop::{constant#0}"
_EMPTY_TABLE = "hashbrown::raw::RawTableInner::NEW"
_TABLE_LAYOUT = "hashbrown::raw::RawTable::TABLE_LAYOUT"
_TYPES_OF_OTHERS: dict[str, Type] = {
    _EMPTY_TABLE: named("hashbrown::raw::RawTableInner"),
    _TABLE_LAYOUT: named("hashbrown::raw::TableLayout"),
    _NEEDS_DROP: Primitive.BOOL,
}
_NUMBERS = {"PI": math.pi, "E": math.e, "TAU": math.tau, "SQRT_2": math.sqrt(2), "LN_2": math.log(2)}


def float_bits(type_: Primitive, value: float) -> int:
    """The bits of a float."""
    return int.from_bytes(struct.pack("<f" if type_ is Primitive.F32 else "<d", value), "little")


def _limit(type_: Type, name: str) -> int | None:
    """``MIN``, ``MAX`` and ``BITS`` of an integer type; ``char::MAX``."""
    if type_ is Primitive.CHAR and name == "MAX":
        return 0x10FFFF
    if not isinstance(type_, Primitive) or is_float(type_) or name not in ("MIN", "MAX", "BITS"):
        return None
    bits = bits_of(type_)
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(type_) else (0, (1 << bits) - 1)
    return {"MIN": low, "MAX": high, "BITS": bits}[name]


_FLOATS = {
    Primitive.F32: {
        "NAN": 0x7FC0_0000, "INFINITY": 0x7F80_0000, "NEG_INFINITY": 0xFF80_0000, "MAX": 0x7F7F_FFFF,
        "MIN": 0xFF7F_FFFF, "MIN_POSITIVE": 0x0080_0000, "EPSILON": 0x3400_0000,
    },
    Primitive.F64: {
        "NAN": 0x7FF8 << 48, "INFINITY": 0x7FF0 << 48, "NEG_INFINITY": 0xFFF0 << 48,
        "MAX": (0x7FF0 << 48) - 1, "MIN": (0xFFF0 << 48) - 1, "MIN_POSITIVE": 0x0010 << 48,
        "EPSILON": 0x3CB0 << 48,
    },
}  # fmt: skip
"""Constants of floats, by their bits."""
_COUNTS = {
    Primitive.F32: {"MANTISSA_DIGITS": 24, "DIGITS": 6, "RADIX": 2},
    Primitive.F64: {"MANTISSA_DIGITS": 53, "DIGITS": 15, "RADIX": 2},
}
"""Constants of type ``u32`` of floats."""
_EXPONENTS = {
    Primitive.F32: {"MIN_EXP": -125, "MAX_EXP": 128, "MIN_10_EXP": -37, "MAX_10_EXP": 38},
    Primitive.F64: {"MIN_EXP": -1021, "MAX_EXP": 1024, "MIN_10_EXP": -307, "MAX_10_EXP": 308},
}
"""Constants of type ``i32`` of floats."""


def _of_float(type_: Type, name: str) -> int | None:
    tables = (_FLOATS, _COUNTS, _EXPONENTS)
    found = (table[type_].get(name) for table in tables if isinstance(type_, Primitive) and type_ in table)
    return next((value for value in found if value is not None), None)


def _layout_value(machine: "Machine", layout: Layout, type_: Type) -> Value:
    _, field = machine.definitions.field_types(named("std::alloc::Layout"), 0)
    alignment = machine.values.from_bytes(layout.align.to_bytes(8, "little"), field)
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
    "IS_ZERO_SIZED": lambda machine, layout, type_: int(layout.size == 0),
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
    "IS_ZERO_SIZED": Primitive.BOOL,
    "NEEDS_DROP": Primitive.BOOL,
    "LAYOUT": named("std::alloc::Layout"),
    "ALIGNMENT": named("std::ptr::Alignment"),
}


def _of_unit_type(machine: "Machine", path: Path) -> Type | None:
    """The type of a variant or struct without fields of the standard library, by its name."""
    enum = Path(path.segments[:-1])
    if enum.segments and machine.definitions.is_of_library(enum):
        variants = machine.definitions.adt(enum)[0].variants
        return enum if any(variant.name == path.name for variant in variants) else None
    if machine.definitions.is_of_library(path) and not machine.definitions.adt(path)[0].variants[0].fields:
        return path
    return None


_TYPE_ID = "std::any::TypeId::of::{constant#0}"
_ARRAY_MAKER = "std::array::try_from_fn::{constant#"
"""The items of an array that is to be made, uninitialised."""


def _array_item(path: Path) -> Type:
    residual = path.segments[2].arguments[0]  # type: ignore[union-attr]
    return Path((Named("std"), Named("mem"), Named("MaybeUninit", residual.arguments)))  # type: ignore[union-attr]


def _of_type(machine: "Machine", subject: Type, name: str, type_: Type) -> Value:
    """What the traits with the sizes of types say of a type."""
    if name == "NEEDS_DROP":
        return int(machine.glue.needs_drop(subject))
    return _SIZES[name](machine, machine.layouts.of(subject), type_)


def _needs_drop(machine: "Machine", path: Path, _type: Type) -> Value:
    return int(machine.glue.needs_drop(machine.definitions.normal(path.arguments[0])))  # type: ignore[arg-type]


def _type_id(machine: "Machine", path: Path, _type: Type) -> Value:
    return type_id(machine, machine.definitions.normal(path.segments[-2].arguments[0]))  # type: ignore[union-attr,arg-type]


_MADE: dict[str, Callable[["Machine", Path, Type], Value]] = {
    _EMPTY_TABLE: empty_table,
    _TABLE_LAYOUT: table_layout,
    _NEEDS_DROP: _needs_drop,
    _TYPE_ID: _type_id,
}


def type_of_constant(  # noqa: C901 -- one case for each kind of name
    machine: "Machine", path: Path, code: Code
) -> Type:
    """The type of a named constant for which rustc prints none: of a plain type."""
    path = substitute_path(path, code.environment)
    if path.name in _SIZES or path.name in _TYPES_OF_SIZES:
        return _TYPES_OF_SIZES.get(path.name, Primitive.USIZE)
    if len(path.segments) > 1 and isinstance(path.segments[-2], ImplOf):
        if path.name in _COUNTS[Primitive.F32]:
            return Primitive.U32
        return Primitive.I32 if path.name in _EXPONENTS[Primitive.F32] else path.segments[-2].type
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
    if path.bare == _TYPE_ID:
        return named("std::any::TypeId")
    if path.bare in _TYPES_OF_OTHERS:
        return _TYPES_OF_OTHERS[path.bare]
    if path.bare.startswith(_ARRAY_MAKER):
        return _array_item(path)
    own = _of_unit_type(machine, path)
    if own is not None:
        return own
    finder = type_of_finder(machine, path)
    if finder is not None:
        return finder
    located = machine.definitions.constant(path)
    if located is not None:
        definition = located[0]
        return definition.type if isinstance(definition, FixedConstant) else definition.locals[0].type
    raise Unsupported(f"the constant `{path}`")


def known_constant(machine: "Machine", path: Path, type_: Type) -> Value | None:
    """Constants of the standard library that depend on a type; parameters that are constants."""
    head = path.segments[0]
    if path.bare in _DURATIONS:
        return duration(machine, _DURATIONS[path.bare])
    if ".".join(str(path.bare).split("::")[1:-1]) in ("f32.consts", "f64.consts") and path.name in _NUMBERS:
        kind = Primitive.F32 if "f32" in path.bare else Primitive.F64
        return float_bits(kind, _NUMBERS[path.name])
    if isinstance(head, QualifiedSelf) and path.name in (*_SIZES, "NEEDS_DROP"):
        return _of_type(machine, machine.definitions.normal(head.type), path.name, type_)
    if len(path.segments) > 1 and isinstance(path.segments[-2], ImplOf):
        limit = _limit(path.segments[-2].type, path.name)
        return limit if limit is not None else _of_float(path.segments[-2].type, path.name)
    if path.bare.startswith(_ARRAY_MAKER):
        return machine.values.union(type_, 0, machine.unit)
    if path.bare in _MADE:
        return _MADE[path.bare](machine, path, type_)
    if isinstance(path.segments[-1], Numbered):
        return finder_of_key(machine, path, type_)
    if machine.values.is_enum(type_):
        assert isinstance(type_, Path), "enums have paths"
        names = [variant.name for variant in machine.definitions.adt(type_)[0].variants]
        if path.name in names:
            return machine.values.aggregate(type_, names.index(path.name), [])
    return None
