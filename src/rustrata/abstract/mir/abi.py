"""Which types a caller and a function may disagree on [core, primitive `fn`: ABI compatibility].

A call by a pointer of another type is defined where each argument, and the result, is passed in the same
way: all thin pointers are; wide ones with the same kind of metadata; integers of one size and sign, and
``char`` and ``u32``; types without bytes and with alignment 1; a ``repr(transparent)`` type and its content;
``Option`` and what it holds, if that is never null or zero. ``i32`` and ``f32`` are not, nor a struct and an
array of the same bytes.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import is_float, is_signed
from rustrata.abstract.mir.layout import Niched
from rustrata.abstract.mir.memory import POINTER_SIZE
from rustrata.abstract.mir.place_types import BOX, pointee
from rustrata.abstract.mir.shapes import principal
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import (
    Dynamic,
    FnPointer,
    Path,
    Pattern,
    Primitive,
    RawPointer,
    Reference,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine

_NEVER_NULL = ("std::ptr::NonNull", "std::num::NonZero", BOX)
_SAME = {"system": "C", "sysv64": "C", "cdecl": "C"}
"""Conventions that are the same on the one target there is."""


def same_convention(first: str, second: str) -> bool:
    """Do two calling conventions agree? Whether panics may leave a function is no part of it."""
    plain = [
        _SAME.get(name.removesuffix("-unwind"), name.removesuffix("-unwind")) for name in (first, second)
    ]
    return plain[0] == plain[1]


def compatible(machine: "Machine", first: Type, second: Type) -> bool:
    """Are values of two types passed in the same way?"""
    if first == second:
        return True
    without = [_is_nothing(machine, type_) for type_ in (first, second)]
    if any(without):
        return all(without)
    a, b = _unfolded(machine, first), _unfolded(machine, second)
    if a == b or (_is_thin(machine, a) and _is_thin(machine, b)):
        return True
    if isinstance(a, Primitive) and isinstance(b, Primitive):
        return _as_integer(machine, a) is not None and _as_integer(machine, a) == _as_integer(machine, b)
    return _is_pointer(a) and _is_pointer(b) and _metadata(machine, a) == _metadata(machine, b)


def _is_nothing(machine: "Machine", type_: Type) -> bool:
    layout = machine.layouts.of(type_)
    return layout.is_zero_sized and layout.align == 1


def _as_integer(machine: "Machine", type_: Primitive) -> tuple[int, bool] | None:
    """The size and sign of an integer; None for ``bool``, floats and what is no scalar."""
    if type_ is Primitive.CHAR:
        return 4, False
    if type_ in (Primitive.BOOL, Primitive.STR, Primitive.NEVER) or is_float(type_):
        return None
    return machine.layouts.of(type_).size, is_signed(type_)


def _unfolded(machine: "Machine", type_: Type) -> Type:
    """What a type is passed as: its content where it is transparent, or an option of what is never null."""
    type_ = machine.definitions.normal(type_)
    while True:
        inner = _content(machine, type_)
        if inner is None:
            return type_
        type_ = machine.definitions.normal(inner)


def _content(machine: "Machine", type_: Type) -> Type | None:
    if isinstance(type_, Pattern):
        return type_.underlying
    if not isinstance(type_, Path) or type_.bare == BOX:
        return None
    adt, _ = machine.definitions.adt(type_)
    if adt.kind is ItemKind.ENUM and isinstance(machine.layouts.of(type_).encoding, Niched):
        only = _only_content(machine, type_)
        return only if only is not None and _is_never_null(machine, only) else None
    if "transparent" not in adt.representation:
        return None
    return next((f for f in machine.values.field_types(type_, 0) if not _is_nothing(machine, f)), None)


def _only_content(machine: "Machine", type_: Path) -> Type | None:
    """The field of an enum of two variants, one of them empty, that has only one."""
    adt, _ = machine.definitions.adt(type_)
    fields = [
        [field for field in machine.values.field_types(type_, number) if not _is_nothing(machine, field)]
        for number in range(len(adt.variants))
    ]
    counts = sorted(map(len, fields))
    return next(part[0] for part in fields if part) if counts == [0, 1] else None


def _is_never_null(machine: "Machine", type_: Type) -> bool:
    """May an option of it be left out [core::option, representation]?"""
    type_ = machine.definitions.normal(type_)
    match type_:
        case Reference() | FnPointer():
            return True
        case Path() if type_.bare in _NEVER_NULL:
            return True
        case Path() if "transparent" in machine.definitions.adt(type_)[0].representation:
            inner = _content(machine, type_)
            return inner is not None and _is_never_null(machine, inner)
        case _:
            return False


def _is_pointer(type_: Type) -> bool:
    return isinstance(type_, Reference | RawPointer) or (isinstance(type_, Path) and type_.bare == BOX)


def _is_thin(machine: "Machine", type_: Type) -> bool:
    """Is it one thin pointer and no more, such as ``Rc<i32>``? Methods of trait objects take it."""
    type_ = machine.definitions.normal(type_)
    if isinstance(type_, FnPointer):
        return True
    if _is_pointer(type_):
        return machine.layouts.metadata(pointee(type_)) is None
    if isinstance(type_, Pattern):
        return _is_thin(machine, type_.underlying)
    if not isinstance(type_, Path) or machine.layouts.of(type_).size != POINTER_SIZE:
        return False
    adt, _ = machine.definitions.adt(type_)
    if adt.kind is ItemKind.ENUM and isinstance(machine.layouts.of(type_).encoding, Niched):
        only = _only_content(machine, type_)
        return only is not None and _is_thin(machine, only)
    if adt.kind is not ItemKind.STRUCT:
        return False
    parts = [f for f in machine.values.field_types(type_, 0) if machine.layouts.of(f).size]
    return len(parts) == 1 and _is_thin(machine, parts[0])


def _metadata(machine: "Machine", type_: Type) -> str:
    """The kind of metadata: none, a length, or a vtable for a trait."""
    found = machine.layouts.metadata(pointee(type_))
    if found is None:
        return "none"
    return f"dyn {principal(found)}" if isinstance(found, Dynamic) else "length"
