"""Values of the MIR machine, and how each type's values are read from bytes, checked, and written.

Integers are ints in the range of their type; ``bool`` is 0 or 1, ``char`` a code point, floats are their
bits. Thin pointers are `Pointer`, wide ones `Wide`. Everything else is a `Blob`. Reading a value by a type is
a typed copy: an invalid value is undefined behaviour [reference, behaviour considered undefined].
"""

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.layout import Layout, Niched, Tagged, Untagged, word_of
from rustrata.abstract.mir.layouts import Layouts
from rustrata.abstract.mir.memory import (
    Allocation,
    Memory,
    Pointer,
    Undefined,
)
from rustrata.abstract.mir.place_types import BOX, pointee
from rustrata.abstract.mir.scalar_shapes import (
    BlobShape,
    IntegerShape,
    PointerShape,
    RangedShape,
    Shape,
    WideShape,
    uninitialised,
)
from rustrata.abstract.mir.validity import FunctionValidity, Validator, Validity
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import (
    Array,
    Closure,
    Dynamic,
    FnItem,
    FnPointer,
    Path,
    Pattern,
    Primitive,
    RawPointer,
    Reference,
    Slice,
    Tuple,
    Type,
)


class Shapes:
    """The shapes of types without parameters; remembered."""

    def __init__(self, layouts: Layouts, memory: Memory) -> None:
        self.layouts = layouts
        self.memory = memory
        self._known: dict[Type, Shape] = {}
        self._scalars: dict[Type, Shape | None] = {}
        self.vtables: dict[int, tuple[Type, str]] = {}

    def of(self, type_: Type) -> Shape:
        """The shape of a sized type."""
        known = self._known.get(type_)
        if known is None:
            normal = self.layouts.definitions.normal(type_)
            scalar = self.scalar(normal)
            if scalar is None:
                layout = self.layouts.of(normal)
                if layout.tail is not None:
                    raise Unsupported(f"a value of the unsized type `{type_}`")
                scalar = BlobShape(layout.size, layout.align, Validator(self, normal))
            known = self._known[type_] = scalar
        return known

    def scalar(self, type_: Type) -> Shape | None:
        """The shape of integers and pointers; None for other types."""
        if type_ not in self._scalars:
            self._scalars[type_] = self._scalar(type_)
        return self._scalars[type_]

    def _scalar(self, type_: Type) -> Shape | None:
        match type_:
            case Primitive.NEVER | Primitive.STR:
                return None
            case Primitive():
                return _primitive(type_, self.layouts.of(type_).size, self.layouts.of(type_).align)
            case Reference(_, target):
                return self._pointer(type_, target, Validity(self, "reference", target))
            case RawPointer(_, target):
                return self._pointer(type_, target, None)
            case FnPointer():
                return PointerShape(str(type_), FunctionValidity(self, "function", type_))
            case Path() if type_.bare == BOX:
                return self._pointer(type_, pointee(type_), Validity(self, "box", pointee(type_)))
            case Pattern(RawPointer(_, target), _):
                return self._pointer(type_, target, None)
            case Pattern(underlying, _) if isinstance(underlying, Primitive):
                return self._ranged(type_, underlying)
            case _:
                return None

    def validity(self, type_: Type) -> "Validity | None":
        """What makes a reference of this type valid."""
        shape = self.of(type_)
        return shape.check if isinstance(shape, PointerShape | WideShape) else None

    def _ranged(self, type_: Pattern, underlying: Primitive) -> Shape | None:
        plain = _primitive(underlying, self.layouts.of(underlying).size, self.layouts.of(underlying).align)
        niche = self.layouts.of(type_).niche
        assert isinstance(plain, IntegerShape), "patterns are of integers"
        return plain if niche is None else RangedShape(plain, niche.start, niche.end, str(type_))

    def _pointer(self, type_: Type, target: Type, check: Validity | None) -> Shape:
        metadata = self.layouts.metadata(target)
        if metadata is None:
            return PointerShape(str(type_), check)
        trait = principal(metadata) if isinstance(metadata, Dynamic) else None
        return WideShape(str(type_), trait, check, self)

    def is_plain(self, type_: Type) -> bool:
        """Is every pattern of initialised bytes a value?"""
        return isinstance(self.scalar(self.layouts.definitions.normal(type_)), IntegerShape)

    def is_union(self, type_: Path) -> bool:
        """Is it a union?"""
        return self.layouts.definitions.adt(type_)[0].kind is ItemKind.UNION

    def data_ranges(self, type_: Type) -> list[tuple[int, int]]:
        """The bytes of a type that are no padding in every variant."""
        type_ = self.layouts.definitions.normal(type_)
        layout = self.layouts.of(type_)
        if self.scalar(type_) is not None:
            return [(0, layout.size)]
        found: list[tuple[int, int]] = []
        match type_:
            case Array(item, _):
                each = self.layouts.of(item).size
                inner = self.data_ranges(item)
                if inner == [(0, each)]:
                    return [(0, layout.size)]
                found = [(at + a, at + b) for at in range(0, layout.size, each or 1) for a, b in inner]
            case Tuple() | Closure() | Path():
                for variant, offsets in enumerate(layout.variants):
                    for part, offset in zip(self._field_types(type_, variant), offsets, strict=True):
                        found += [(offset + a, offset + b) for a, b in self.data_ranges(part)]
                if isinstance(layout.encoding, Tagged | Niched):
                    found.append((layout.encoding.offset, layout.encoding.offset + layout.encoding.size))
            case _:
                pass
        return found

    def _field_types(self, type_: Type, variant: int) -> tuple[Type, ...]:
        match type_:
            case Tuple(items):
                return items
            case Closure():
                return self.layouts.definitions.captures(type_)
            case Path():
                return self.layouts.definitions.field_types(type_, variant)
            case _:
                return ()

    def size_and_align(self, type_: Type, metadata: int | Pointer | None) -> tuple[int, int]:
        """The size and alignment of a value, by the metadata of its pointer where it is unsized."""
        layout = self.layouts.of(type_)
        if layout.tail is None:
            return layout.size, layout.align
        type_ = self.layouts.definitions.normal(type_)
        if isinstance(type_, Slice | Dynamic) or type_ is Primitive.STR:
            return self._bare_size_and_align(type_, metadata)
        last = self._field_types(type_, 0)[-1]
        size, align = self.size_and_align(last, metadata)
        start = self.tail_offset(type_, metadata)
        align = max(min(align, self.packed(type_)), layout.align)
        return (start + size + align - 1) & -align, align

    def _bare_size_and_align(self, type_: Type, metadata: int | Pointer | None) -> tuple[int, int]:
        if isinstance(metadata, Pointer):
            concrete = self.layouts.of(self.vtable_type(metadata))
            return concrete.size, concrete.align
        assert isinstance(metadata, int), "an unsized value's pointer has metadata"
        each = self.layouts.of(type_.item) if isinstance(type_, Slice) else None
        return (metadata, 1) if each is None else (metadata * each.size, each.align)

    def packed(self, type_: Type) -> int:
        """The most that the fields of a type are aligned to."""
        if not isinstance(type_, Path):
            return 1 << 29
        adt, _ = self.layouts.definitions.adt(type_)
        return word_of(adt.representation, "packed") or 1 << 29

    def tail_offset(self, type_: Type, metadata: int | Pointer | None) -> int:
        """The offset of the last field of an unsized type: it depends on the alignment of what is in it."""
        type_ = self.layouts.definitions.normal(type_)
        last = self._field_types(type_, 0)[-1]
        offset = self.layouts.of(type_).variants[0][-1]
        if not isinstance(metadata, Pointer):
            return offset
        _, align = self.size_and_align(last, metadata)
        align = min(align, self.packed(type_))
        return (offset + align - 1) & -align

    def vtable_type(self, vtable: Pointer, trait: str | None = None) -> Type:
        """The type whose vtable it is; `Undefined` where it is none, or for another trait than ``trait``."""
        number = vtable.provenance.allocation if vtable.provenance is not None else -1
        found = self.vtables.get(number)
        if found is None or vtable.address != self.memory.allocations[number].base:
            raise Undefined("RUB008", f"an invalid value: {vtable.address:#x} is no pointer to a vtable")
        if trait is not None and found[1] != trait:
            raise Undefined(
                "RUB008", f"an invalid value: a vtable for `{found[1]}` where one for `{trait}` is expected"
            )
        return found[0]

    def parts(self, type_: Type, found: Allocation, offset: int) -> list[tuple[Type, int]]:
        """The fields of a value with their offsets; of an enum, those of the variant that it is."""
        layout = self.layouts.of(type_)
        match type_:
            case Tuple(items):
                return list(zip(items, layout.variants[0], strict=True))
            case Closure():
                return list(zip(self.layouts.definitions.captures(type_), layout.variants[0], strict=True))
            case FnItem():
                return []
            case Path():
                adt, _ = self.layouts.definitions.adt(type_)
                if adt.kind is ItemKind.UNION:
                    return []
                variant = self.variant(type_, found, offset) if adt.kind is ItemKind.ENUM else 0
                fields = self.layouts.definitions.field_types(type_, variant)
                return list(zip(fields, layout.variants[variant], strict=True))
            case _:
                return []

    def variant(self, type_: Path, found: Allocation, offset: int) -> int:
        """The number of the variant that an enum is; `Undefined` where its tag is none, or that of a variant
        that no value is."""
        layout = self.layouts.of(type_)
        number = self._variant(type_, layout, found, offset)
        if number in layout.uninhabited:
            name = self.layouts.definitions.adt(type_)[0].variants[number].name
            raise Undefined("RUB007", f"an invalid value: the variant `{name}` of `{type_}` has no values")
        return number

    def _variant(self, type_: Path, layout: Layout, found: Allocation, offset: int) -> int:
        match layout.encoding:
            case Tagged(at, size, discriminants):
                tag = self._tag(type_, found, offset + at, size)
                if tag not in discriminants:
                    raise Undefined("RUB007", f"an invalid value: {tag:#x} is no tag of `{type_}`")
                return discriminants.index(tag)
            case Niched(at, size, start, first, last, untagged):
                tag = self._tag(type_, found, offset + at, size)
                number = (tag - start) & ((1 << 8 * size) - 1)
                if number > last - first:
                    return untagged
                if first + number == untagged:
                    raise Undefined("RUB007", f"an invalid value: {tag:#x} is no tag of `{type_}`")
                return first + number
            case Untagged(only):
                return only
            case None:
                raise Undefined("RUB007", f"an invalid value: `{type_}` has no values")

    def _tag(self, type_: Path, found: Allocation, offset: int, size: int) -> int:
        if 0 in found.initialised[offset : offset + size]:
            raise uninitialised(found, offset, size, f"the tag of `{type_}`")
        return int.from_bytes(found.data[offset : offset + size], "little")

    def set_variant(self, type_: Path, variant: int, found: Allocation, offset: int) -> None:
        """Writes the tag of a variant. That of the one without a tag is not written: a field is."""
        encoding = self.layouts.of(type_).encoding
        match encoding:
            case Tagged(at, size, discriminants):
                IntegerShape(size, size, False, "tag").store(found, offset + at, discriminants[variant])
            case Niched(at, size, start, first, _, untagged):
                if variant != untagged:
                    tag = (start + variant - first) & ((1 << 8 * size) - 1)
                    IntegerShape(size, size, False, "tag").store(found, offset + at, tag)
            case _:
                pass

    def discriminant(self, type_: Path, variant: int) -> int:
        """The discriminant of a variant."""
        return self.layouts.definitions.adt(type_)[0].variants[variant].discriminant


_AUTO = frozenset(("Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"))


def principal(type_: Type) -> str:
    """The trait of a trait object that has methods; empty where only markers are asked for."""
    assert isinstance(type_, Dynamic), "a trait object"
    return next((str(bound) for bound in type_.bounds if bound.name not in _AUTO), "")


def _primitive(type_: Primitive, size: int, align: int) -> Shape:
    word = type_.value
    if type_ is Primitive.BOOL:
        return RangedShape(IntegerShape(1, 1, False, word), 0, 1, word)
    if type_ is Primitive.CHAR:
        return RangedShape(IntegerShape(4, 4, False, word), 0, 0x10FFFF, word)
    return IntegerShape(size, align, word.startswith("i"), word)
