"""Values of types that have parts: made of them, taken apart, and made of bytes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.casts import unsize
from rustrata.abstract.mir.layout import Layout, Niched, Tagged
from rustrata.abstract.mir.memory import (
    Allocation,
    Blob,
    Pointer,
    Undefined,
    bytes_at,
    put_bytes,
)
from rustrata.abstract.mir.retags import kind_of
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide, store_pointer
from rustrata.abstract.mir.shapes import principal
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import (
    Array,
    Closure,
    Path,
    Tuple,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine


class Composition:
    """Makes the values of tuples, structs, enums, closures, arrays and unions."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self.definitions = machine.definitions
        self.layouts = machine.layouts
        self.memory = machine.memory
        self.shapes = machine.shapes
        self.retags = machine.retags
        self._makers: dict[tuple[Type, int], Callable[[list[Value]], Value]] = {}

    def aggregate(self, type_: Type, variant: int, values: list[Value]) -> Value:
        """The value of a tuple, struct, variant, closure or array of these parts."""
        if isinstance(type_, Array):
            layout = self.layouts.of(type_)
            made = scratch(layout)
            shape = self.shapes.of(type_.item)
            for at, value in enumerate(values):
                if shape.size:
                    shape.store(made, at * shape.size, value)
            return self._finished(type_, made, layout)
        maker = self._makers.get((type_, variant))
        if maker is None:
            maker = self._makers[type_, variant] = self._maker(type_, variant)
        return maker(values)

    def _maker(self, type_: Type, variant: int) -> Callable[[list[Value]], Value]:
        """Makes values of a tuple, struct, variant or closure."""
        layout = self.layouts.of(type_)
        shapes = [self.shapes.of(part) for part in self.field_types(type_, variant)]
        parts = list(zip(shapes, layout.variants[variant], strict=True))

        def make(values: list[Value]) -> Value:
            made = scratch(layout)
            for (shape, offset), value in zip(parts, values, strict=True):
                if shape.size:
                    shape.store(made, offset, value)
            if layout.encoding is not None:
                self.shapes.set_variant(type_, variant, made, 0)  # type: ignore[arg-type]
            return self._finished(type_, made, layout)

        return make

    def union(self, type_: Type, at: int, value: Value) -> Value:
        """The value of a union of which one field is written."""
        layout = self.layouts.of(type_)
        made = scratch(layout)
        shape = self.shapes.of(self.field_types(type_, 0)[at])
        if shape.size:
            shape.store(made, 0, value)
        return self._finished(type_, made, layout)

    def _finished(self, type_: Type, made: Allocation, layout: Layout) -> Value:
        scalar = self.shapes.scalar(type_)
        if scalar is not None:
            return scalar.load(made, 0)
        return bytes_at(made, 0, layout.size)

    def apart(self, type_: Type, value: Value) -> tuple[int, list[Value]]:
        """A value taken apart: its variant (0 for what is no enum), and its parts."""
        layout = self.layouts.of(type_)
        made = scratch(layout)
        if layout.size:
            self.shapes.of(type_).store(made, 0, value)
        variant = self.shapes.variant(type_, made, 0) if self.is_enum(type_) else 0
        shapes = [self.shapes.of(part) for part in self.field_types(type_, variant)]
        return variant, [
            shape.load(made, offset) if shape.size else EMPTY
            for shape, offset in zip(shapes, layout.variants[variant], strict=True)
        ]

    def from_bytes(self, content: bytes, type_: Type) -> Value:
        """The value with these bytes."""
        layout = self.layouts.of(type_)
        made = scratch(layout)
        made.data[:] = content
        made.initialised[:] = b"\x01" * layout.size
        return self._finished(type_, made, layout)

    def transmuted(self, value: Value, source: Type, target: Type) -> Value:
        """The value of another type with the same bytes."""
        layout = self.layouts.of(source)
        if not layout.size:
            return self._empty(target)
        made = scratch(layout)
        self.shapes.of(source).store(made, 0, value)
        return self.shapes.of(target).load(made, 0)

    def _empty(self, type_: Type) -> Value:
        if not self.layouts.of(type_).inhabited:
            raise Undefined("RUB007", f"an invalid value: `{type_}` has no values")
        return EMPTY

    def field_types(self, type_: Type, variant: int) -> tuple[Type, ...]:
        """The types of the fields of a struct, tuple, closure, or variant."""
        match type_:
            case Tuple(items):
                return tuple(self.definitions.normal(item) for item in items)
            case Closure():
                return self.definitions.captures(type_)
            case Path():
                return self.definitions.field_types(type_, variant)
            case _:
                raise Unsupported(f"a field of `{type_}`")

    def is_enum(self, type_: Type) -> bool:
        """Is it an enum?"""
        return isinstance(type_, Path) and self.definitions.adt(type_)[0].kind is ItemKind.ENUM

    def variant_named(self, type_: Path, name: str) -> int:
        """The number of a variant; 0 for what is no enum."""
        adt, _ = self.definitions.adt(type_)
        if adt.kind is not ItemKind.ENUM:
            return 0
        return next(i for i, variant in enumerate(adt.variants) if variant.name == name)

    def discriminant_of(self, value: Value, type_: Path) -> int:
        """The discriminant of an enum's value."""
        layout = self.layouts.of(type_)
        made = scratch(layout)
        if layout.size:
            self.shapes.of(type_).store(made, 0, value)
        return self.shapes.discriminant(type_, self.shapes.variant(type_, made, 0))

    def tag_access(self, pointer: Pointer, layout: Layout, align: int) -> tuple[Allocation, int]:
        """A read of an enum's tag: where the enum is."""
        match layout.encoding:
            case Tagged(at, size, _) | Niched(at, size):
                self.memory.check_aligned(pointer.address, align, "read")
                found, offset = self.memory.read(pointer.moved(at), size, 1)
                return found, offset - at
            case _:
                return self.machine.nowhere, 0

    def retag_parts(self, pointer: Pointer, type_: Type, frame: int | None) -> None:
        """New tags for the references and boxes within a value."""
        layout = self.layouts.of(type_)
        if not layout.size:
            return
        found, offset = self.memory.find(pointer, layout.size, "retag")
        self._retag_within(type_, found, offset, frame)

    def _retag_within(self, type_: Type, found: Allocation, offset: int, frame: int | None) -> None:
        type_ = self.definitions.normal(type_)
        kind = kind_of(type_)
        if kind is not None:
            shape = self.shapes.of(type_)
            shape.store(found, offset, self.retags.value(shape.load(found, offset), type_, kind, frame))
            return
        if isinstance(type_, Array):
            each = self.layouts.of(type_.item).size
            if each and self.retags.may_contain(type_.item):
                for at in range(0, self.layouts.of(type_).size, each):
                    self._retag_within(type_.item, found, offset + at, frame)
            return
        for part, at in self.shapes.parts(type_, found, offset):
            if self.retags.may_contain(part):
                self._retag_within(part, found, offset + at, frame)

    def upcast(self, value: Value, target: Type) -> Value:
        """A trait object seen as another trait."""
        metadata = self.layouts.metadata(target)
        if not isinstance(value, Wide) or not isinstance(value.metadata, Pointer) or metadata is None:
            return value
        concrete = self.shapes.vtable_type(value.metadata)
        return Wide(
            value.pointer, self.memory.pointer_to(self.machine.vtable_of(concrete, principal(metadata)))
        )

    def unsize_inside(self, value: Value, source: Path, target: Path) -> Value:
        """A smart pointer to a sized type made one to an unsized type: the one field that differs is."""
        first, second = self.field_types(source, 0), self.field_types(target, 0)
        layout = self.layouts.of(source)
        made = scratch(layout)
        self.shapes.of(source).store(made, 0, value)
        values: list[Value] = []
        for a, b, offset in zip(first, second, layout.variants[0], strict=True):
            shape = self.shapes.of(a)
            part = shape.load(made, offset) if shape.size else EMPTY
            if a != b and shape.size:
                part = unsize(self.machine, lambda _, part=part: part, a, b)(None)  # type: ignore[misc,arg-type]
            values.append(part)
        return self.aggregate(target, 0, values)

    def as_metadata(self, value: Value) -> "int | Pointer":
        """Metadata from the value of its type: a length, or what ``DynMetadata`` has."""
        if isinstance(value, Blob):
            made = scratch(Layout(8, 8))
            put_bytes(made, 0, value)
            return Pointer(int.from_bytes(value.data, "little"), made.pointers.get(0))
        assert isinstance(value, int | Pointer), "metadata is a length or a vtable"
        return value

    def metadata_value(self, metadata: "int | Pointer") -> Value:
        """The value of the type of metadata."""
        if isinstance(metadata, Pointer):
            made = scratch(Layout(8, 8))
            store_pointer(made, 0, metadata)
            return bytes_at(made, 0, 8)
        return metadata


def scratch(layout: Layout) -> Allocation:
    """Memory that nobody has a pointer to, to make a value in."""
    size = layout.size
    return Allocation(
        0, 0, size, layout.align, bytearray(size), bytearray(size), Storage.STACK, 0, "a value", private=True
    )
