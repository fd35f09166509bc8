"""Types whose values are one scalar: scalars, structs of one, as ``NonNull<T>`` is, and enums that are a
pointer or null, as ``Option<&T>`` is."""

from dataclasses import replace
from enum import Enum

from rustrata.abstract.mir.composition import Composition
from rustrata.abstract.mir.definitions import Unknown
from rustrata.abstract.mir.layout import Niched
from rustrata.abstract.mir.scalar_shapes import IntegerShape, PointerShape, RangedShape, Shape, WideShape
from rustrata.abstract.mir.shapes import Shapes
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import Array, Closure, Path, Tuple, Type
from rustrata.records import record


class Kind(Enum):
    """How a scalar's value is held: an int; address and provenance; these and metadata."""

    INTEGER = 1
    THIN = 2
    WIDE = 3


@record
class LoneScalar:
    """The scalar of a type: its own type and shape, and the ranges that the structs around it restrict its
    bit pattern to, which may wrap around. ``nullable``: it is an enum, and null its variant ``absent``, while
    ``present`` is the one of the scalar."""

    type: Type
    shape: IntegerShape | RangedShape | PointerShape | WideShape
    kind: Kind
    ranges: tuple[tuple[int, int], ...] = ()
    nullable: bool = False
    absent: int = 0
    present: int = 0


class LoneScalars:
    """The scalars of types, remembered."""

    def __init__(self, shapes: Shapes, values: Composition) -> None:
        self.shapes = shapes
        self.values = values
        self._known: dict[Type, LoneScalar | None] = {}
        self._unions: dict[Type, bool] = {}

    def of(self, type_: Type) -> LoneScalar | None:
        """The scalar that values of a type are; None for all other types."""
        if type_ not in self._known:
            try:
                self._known[type_] = self._find(self.shapes.layouts.definitions.normal(type_))
            except Unknown:
                self._known[type_] = None
        return self._known[type_]

    def has_union(self, type_: Type) -> bool:
        """Is a union in a type, not behind a pointer? True of types that are not known here."""
        if type_ not in self._unions:
            try:
                self._unions[type_] = self._find_union(self.shapes.layouts.definitions.normal(type_))
            except Unknown:
                self._unions[type_] = True
        return self._unions[type_]

    def _find_union(self, type_: Type) -> bool:
        definitions = self.shapes.layouts.definitions
        if self.shapes.scalar(type_) is not None:
            return False
        match type_:
            case Array(item, _):
                return self.has_union(item)
            case Tuple() | Closure():
                return any(map(self.has_union, self.values.field_types(type_, 0)))
            case Path():
                adt, _ = definitions.adt(type_)
                return adt.kind is ItemKind.UNION or any(
                    self.has_union(part)
                    for number in range(len(adt.variants))
                    for part in definitions.field_types(type_, number)
                )
            case _:
                return False

    def _find(self, type_: Type) -> LoneScalar | None:
        shape = self.shapes.scalar(type_)
        if shape is not None:
            return _scalar(type_, shape)
        if self.values.is_enum(type_):
            return self._enum(type_)
        if not self._is_struct(type_):
            return None
        layouts = self.shapes.layouts
        layout = layouts.of(type_)
        if layout.tail is not None or not layout.inhabited:
            return None
        sized = [part for part in self.values.field_types(type_, 0) if layouts.of(part).size]
        found = self.of(sized[0]) if len(sized) == 1 else None
        if found is None or found.shape.size != layout.size:
            return None
        if found.nullable and self.ranges_of(type_):
            return None
        return replace(found, ranges=(*found.ranges, *self.ranges_of(type_)))

    def _enum(self, type_: Type) -> LoneScalar | None:
        """A pointer or null: of two variants, one with a thin pointer and one without a field with bytes."""
        layouts = self.shapes.layouts
        layout = layouts.of(type_)
        encoding = layout.encoding
        niche = isinstance(encoding, Niched) and (encoding.offset, encoding.size, encoding.start) == (0, 8, 0)
        if not niche or not isinstance(encoding, Niched) or len(layout.variants) != 2 or layout.uninhabited:
            return None
        present = encoding.untagged
        parts = [[t for t in self.values.field_types(type_, n) if layouts.of(t).size] for n in (0, 1)]
        if len(parts[present]) != 1 or parts[1 - present] or layout.size != 8:
            return None
        found = self.of(parts[present][0])
        if found is None or found.kind is not Kind.THIN or found.nullable:
            return None
        return replace(found, nullable=True, absent=1 - present, present=present)

    def _is_struct(self, type_: Type) -> bool:
        if isinstance(type_, Path):
            return self.shapes.layouts.definitions.adt(type_)[0].kind is ItemKind.STRUCT
        return isinstance(type_, Tuple | Closure)

    def ranges_of(self, type_: Type) -> tuple[tuple[int, int], ...]:
        """The range that a struct has of its own [rustc_layout_scalar_valid_range]."""
        if not isinstance(type_, Path):
            return ()
        adt, _ = self.shapes.layouts.definitions.adt(type_)
        niche = self.shapes.layouts.of(type_).niche
        if niche is None or not any(word.startswith("valid ") for word in adt.representation):
            return ()
        return ((niche.start, niche.end),)


def _scalar(type_: Type, shape: Shape) -> LoneScalar | None:
    match shape:
        case IntegerShape() | RangedShape():
            return LoneScalar(type_, shape, Kind.INTEGER)
        case PointerShape():
            return LoneScalar(type_, shape, Kind.THIN)
        case WideShape():
            return LoneScalar(type_, shape, Kind.WIDE)
        case _:
            return None
