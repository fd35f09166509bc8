"""Constants of the standard library."""

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
from rustrata.programs.rust.types import (
    ImplOf,
    Numbered,
    Path,
    Primitive,
    QualifiedSelf,
    Type,
    named,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine


def _limit(type_: Type, name: str) -> int | None:
    """``MIN``, ``MAX`` and ``BITS`` of an integer type."""
    if not isinstance(type_, Primitive) or is_float(type_) or name not in ("MIN", "MAX", "BITS"):
        return None
    bits = bits_of(type_)
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if is_signed(type_) else (0, (1 << bits) - 1)
    return {"MIN": low, "MAX": high, "BITS": bits}[name]


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


def type_of_constant(machine: "Machine", path: Path, code: Code) -> Type:
    """The type of a named constant for which rustc prints none: of a plain type."""
    path = substitute_path(path, code.environment)
    if path.name in _SIZES or path.name == "BITS":
        return Primitive.USIZE if path.name in _SIZES else Primitive.U32
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
    finder = type_of_finder(machine, path)
    if finder is not None:
        return finder
    located = machine.definitions.constant(path)
    if located is not None:
        found = located[0]
        return found.type if isinstance(found, FixedConstant) else found.locals[0].type
    raise Unsupported(f"the constant `{path}`")


def known_constant(machine: "Machine", path: Path, type_: Type) -> Value | None:
    """Constants of the standard library that depend on a type; parameters that are constants."""
    head = path.segments[0]
    if path.bare in _DURATIONS:
        return duration(machine, _DURATIONS[path.bare])
    if isinstance(head, QualifiedSelf) and path.name in _SIZES:
        layout = machine.layouts.of(machine.definitions.normal(head.type))
        return _SIZES[path.name](machine, layout, type_)
    if len(path.segments) > 1 and isinstance(path.segments[-2], ImplOf):
        return _limit(path.segments[-2].type, path.name)
    if isinstance(path.segments[-1], Numbered):
        return finder_of_key(machine, path, type_)
    if machine.values.is_enum(type_):
        assert isinstance(type_, Path), "enums have paths"
        names = [variant.name for variant in machine.definitions.adt(type_)[0].variants]
        if path.name in names:
            return machine.values.aggregate(type_, names.index(path.name), [])
    return None
