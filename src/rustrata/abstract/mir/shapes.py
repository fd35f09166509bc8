"""Values of the MIR machine, and how each type's values are read from bytes, checked, and written.

Integers are ints in the range of their type; ``bool`` is 0 or 1, ``char`` a code point, floats are their bits. Thin
pointers are `Pointer`, wide ones `Wide`. Everything else is a `Blob`. Reading a value by a type is a typed copy:
an invalid value is undefined behaviour [reference, behaviour considered undefined].
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.layout import Layouts, Niched, Tagged, word_of
from rustrata.abstract.mir.memory import (
    POINTER_SIZE,
    Allocation,
    Blob,
    Memory,
    Pointer,
    Undefined,
    bytes_at,
    put_bytes,
)
from rustrata.abstract.mir.place_types import BOX, pointee
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


class Wide(NamedTuple):
    """A pointer with metadata: a length, or a pointer to a vtable."""

    pointer: Pointer
    metadata: "int | Pointer"


Value: TypeAlias = int | Pointer | Wide | Blob

EMPTY = Blob(b"", b"", {}, {})
"""The value of types without bytes."""


class Shape(Protocol):
    """How values of one type stand in memory. Neither function is an access: the memory's checks come first."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def align(self) -> int:
        """Bytes."""

    def load(self, found: Allocation, offset: int) -> Value:
        """The value of these bytes; `Undefined` where they are none."""

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts a value down."""


def _uninitialised(found: Allocation, offset: int, size: int, what: str) -> Undefined:
    missing = [i for i in range(offset, offset + size) if not found.initialised[i]]
    return Undefined(
        "RUB006", f"reading uninitialised memory: byte {missing[0]} of {found.what}, where {what} is expected"
    )


@dataclass(frozen=True, slots=True)
class IntegerShape:
    """Integers, and floats by their bits."""

    size: int
    align: int
    signed: bool
    name: str

    def load(self, found: Allocation, offset: int) -> int:
        """The integer. Of a pointer's bytes only the address is left."""
        end = offset + self.size
        if 0 in found.initialised[offset:end]:
            raise _uninitialised(found, offset, self.size, f"a value of type `{self.name}`")
        return int.from_bytes(found.data[offset:end], "little", signed=self.signed)

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts an integer down."""
        assert isinstance(value, int), "an integer's value is an int"
        end = offset + self.size
        found.data[offset:end] = value.to_bytes(self.size, "little", signed=self.signed)
        found.initialised[offset:end] = b"\x01" * self.size
        if found.pointers or found.fragments:
            found.clear_pointers(offset, self.size)


@dataclass(frozen=True, slots=True)
class RangedShape:
    """Integers with a range: ``bool``, ``char``, and pattern types. The range may wrap around."""

    plain: IntegerShape
    low: int
    high: int
    name: str

    @property
    def size(self) -> int:
        """Bytes."""
        return self.plain.size

    @property
    def align(self) -> int:
        """Bytes."""
        return self.plain.align

    def load(self, found: Allocation, offset: int) -> int:
        """The integer, which must be in the range."""
        value = self.plain.load(found, offset)
        self.check(value)
        return value

    def check(self, value: int) -> None:
        """`Undefined` for a value out of the range."""
        inside = self.low <= value <= self.high if self.low <= self.high else not self.high < value < self.low
        if not inside or (self.name == "char" and 0xD800 <= value <= 0xDFFF):
            raise Undefined("RUB007", f"an invalid value: {value:#x} is no `{self.name}`")

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts an integer down."""
        self.plain.store(found, offset, value)


def load_pointer(found: Allocation, offset: int, name: str) -> Pointer:
    """The pointer that stands here; one whose bytes are a mixture has no provenance."""
    end = offset + POINTER_SIZE
    if 0 in found.initialised[offset:end]:
        raise _uninitialised(found, offset, POINTER_SIZE, f"a value of type `{name}`")
    address = int.from_bytes(found.data[offset:end], "little")
    return Pointer(address, found.pointers.get(offset))


def store_pointer(found: Allocation, offset: int, pointer: Pointer) -> None:
    """Puts a pointer down."""
    end = offset + POINTER_SIZE
    if found.pointers or found.fragments:
        found.clear_pointers(offset, POINTER_SIZE)
    found.data[offset:end] = pointer.address.to_bytes(POINTER_SIZE, "little")
    found.initialised[offset:end] = b"\x01" * POINTER_SIZE
    if pointer.provenance is not None:
        found.pointers[offset] = pointer.provenance


@dataclass(frozen=True, slots=True)
class PointerShape:
    """Thin pointers. ``check`` is the validity of references, boxes and function pointers; None for raw ones."""

    name: str
    check: "Validity | None"
    size: int = POINTER_SIZE
    align: int = POINTER_SIZE

    def load(self, found: Allocation, offset: int) -> Pointer:
        """The pointer, which must be valid."""
        pointer = load_pointer(found, offset, self.name)
        if self.check is not None:
            self.check.of(pointer, None)
        return pointer

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts a pointer down."""
        assert isinstance(value, Pointer), "a pointer's value is a Pointer"
        store_pointer(found, offset, value)


@dataclass(frozen=True, slots=True)
class WideShape:
    """Pointers to unsized types."""

    name: str
    trait: str | None
    check: "Validity | None"
    shapes: "Shapes"
    size: int = 2 * POINTER_SIZE
    align: int = POINTER_SIZE

    def load(self, found: Allocation, offset: int) -> Wide:
        """The pointer, which must be valid."""
        pointer = load_pointer(found, offset, self.name)
        metadata: int | Pointer = load_pointer(found, offset + POINTER_SIZE, self.name)
        if self.trait is None:
            metadata = metadata.address  # type: ignore[union-attr]
        else:
            self.shapes.vtable_type(metadata, self.trait)  # type: ignore[arg-type]
        if self.check is not None:
            self.check.of(pointer, metadata)
        return Wide(pointer, metadata)

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts a pointer down."""
        assert isinstance(value, Wide), "a wide pointer's value is Wide"
        store_pointer(found, offset, value.pointer)
        metadata = value.metadata
        if isinstance(metadata, Pointer):
            store_pointer(found, offset + POINTER_SIZE, metadata)
        else:
            store_pointer(found, offset + POINTER_SIZE, Pointer(metadata, None))


class Validity:
    """The validity of references and boxes to one type: not null, aligned, and to memory that is there."""

    def __init__(self, shapes: "Shapes", kind: str, target: Type) -> None:
        self.shapes = shapes
        self.kind = kind
        self.target = target

    def of(self, pointer: Pointer, metadata: int | Pointer | None) -> None:
        """`Undefined` where the pointer is not valid."""
        if not self.shapes.memory.validity:
            return
        if pointer.address == 0:
            raise Undefined("RUB008", f"an invalid value: a null {self.kind}")
        if self.target is Primitive.NEVER or not self.shapes.layouts.of(self.target).inhabited:
            raise Undefined(
                "RUB008", f"an invalid value: a {self.kind} to `{self.target}`, which has no values"
            )
        size, align = self.shapes.size_and_align(self.target, metadata)
        if pointer.address & (align - 1):
            raise Undefined(
                "RUB008",
                f"an invalid value: a {self.kind} that is not aligned to {align} bytes: {pointer.address:#x}",
            )
        if size >= 1 << 63:
            raise Undefined("RUB008", f"an invalid value: a {self.kind} to more than half the address space")
        if size:
            self._dereferenceable(pointer, size)

    def _dereferenceable(self, pointer: Pointer, size: int) -> None:
        try:
            self.shapes.memory.find(pointer, size, f"a dangling {self.kind}")
        except Undefined as found:
            raise Undefined("RUB008", f"an invalid value: {found.message}", found.notes) from None


class FunctionValidity(Validity):
    """The validity of function pointers: to a function."""

    def of(self, pointer: Pointer, metadata: int | Pointer | None) -> None:
        """`Undefined` where the pointer is none to a function."""
        if not self.shapes.memory.validity:
            return
        found = self.shapes.memory.owner(pointer)
        if pointer.address == 0:
            raise Undefined("RUB008", "an invalid value: a null function pointer")
        if found is None or found.kind != "function" or found.base != pointer.address:
            raise Undefined("RUB008", f"an invalid value: {pointer.address:#x} is no pointer to a function")


@dataclass(frozen=True, slots=True)
class BlobShape:
    """Everything that is no scalar: its bytes. ``parts`` are those whose validity a typed copy checks."""

    size: int
    align: int
    validator: "Validator"

    def load(self, found: Allocation, offset: int) -> Blob:
        """The bytes, valid for the type."""
        if not self.size:
            return EMPTY
        kept = _Kept(self.size)
        self.validator.check(found, offset, kept)
        return kept.of(bytes_at(found, offset, self.size), offset)

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts bytes down."""
        assert isinstance(value, Blob), "a value of this type is bytes"
        if value.data:
            put_bytes(found, offset, value)


class _Kept:
    """What a typed copy keeps: the bytes that are no padding, and the provenance that is not an integer's."""

    def __init__(self, size: int) -> None:
        self.data = bytearray(size)
        self.provenance = bytearray(size)

    def keep(self, start: int, end: int, *, provenance: bool) -> None:
        """These bytes are kept."""
        self.data[start:end] = b"\x01" * (end - start)
        if provenance:
            self.provenance[start:end] = b"\x01" * (end - start)

    def of(self, blob: Blob, offset: int) -> Blob:
        """The bytes, without what is not kept."""
        initialised = blob.initialised
        if 0 in self.data:
            initialised = bytes(a & b for a, b in zip(initialised, self.data, strict=True))
        if 0 not in self.provenance:
            return Blob(blob.data, initialised, blob.pointers, blob.fragments)
        pointers = {at: p for at, p in blob.pointers.items() if self.provenance[at]}
        fragments = {at: f for at, f in blob.fragments.items() if self.provenance[at]}
        return Blob(blob.data, initialised, pointers, fragments)


class Validator:
    """Checks the parts of a type: its scalars by their shapes, its variants by their tag."""

    def __init__(self, shapes: "Shapes", type_: Type) -> None:
        self.shapes = shapes
        self.type = type_

    def check(self, found: Allocation, offset: int, kept: _Kept) -> None:
        """`Undefined` where the bytes are no value of the type."""
        self.kept = kept
        self.start = offset
        self._check(self.type, found, offset)

    def _keep(self, offset: int, size: int, *, provenance: bool) -> None:
        self.kept.keep(offset - self.start, offset - self.start + size, provenance=provenance)

    def _keep_pointer(self, found: Allocation, offset: int) -> None:
        """A whole pointer keeps its provenance; parts of one do not."""
        if offset in found.pointers:
            self._keep(offset, POINTER_SIZE, provenance=True)

    def _check(self, type_: Type, found: Allocation, offset: int) -> None:
        shapes = self.shapes
        type_ = shapes.layouts.definitions.normal(type_)
        shape = shapes.scalar(type_)
        if shape is not None:
            shape.load(found, offset)
            self._keep(offset, shape.size, provenance=False)
            if isinstance(shape, PointerShape | WideShape):
                self._keep_pointer(found, offset)
            if isinstance(shape, WideShape) and shape.trait is not None:
                self._keep_pointer(found, offset + POINTER_SIZE)
            return
        match type_:
            case Path() if shapes.is_union(type_):
                for start, end in shapes.data_ranges(type_):
                    self._keep(offset + start, end - start, provenance=True)
            case Array(item, _):
                layout, each = shapes.layouts.of(type_), shapes.layouts.of(item)
                if not layout.size:
                    return
                if shapes.is_plain(item):
                    self._keep(offset, layout.size, provenance=False)
                if each.size and not shapes.is_plain(item):
                    for at in range(0, layout.size, each.size):
                        self._check(item, found, offset + at)
                elif each.size and 0 in found.initialised[offset : offset + layout.size]:
                    raise _uninitialised(found, offset, layout.size, f"a value of type `{type_}`")
            case _:
                layout = shapes.layouts.of(type_)
                if not layout.inhabited:
                    raise Undefined("RUB007", f"an invalid value: `{type_}` has no values")
                if isinstance(layout.encoding, Tagged | Niched):
                    self._keep(offset + layout.encoding.offset, layout.encoding.size, provenance=False)
                    if isinstance(layout.encoding, Niched) and layout.encoding.size == POINTER_SIZE:
                        self._keep_pointer(found, offset + layout.encoding.offset)
                self._range(type_, found, offset)
                for part, at in shapes.parts(type_, found, offset):
                    self._check(part, found, offset + at)

    def _range(self, type_: Type, found: Allocation, offset: int) -> None:
        """Types that have a range of their own."""
        if not isinstance(type_, Path):
            return
        adt, _ = self.shapes.layouts.definitions.adt(type_)
        niche = self.shapes.layouts.of(type_).niche
        if niche is None or not any(word.startswith("valid ") for word in adt.representation):
            return
        at = offset + niche.offset
        if 0 in found.initialised[at : at + niche.size]:
            raise _uninitialised(found, at, niche.size, f"a value of type `{type_}`")
        value = int.from_bytes(found.data[at : at + niche.size], "little")
        inside = (
            niche.start <= value <= niche.end
            if niche.start <= niche.end
            else not niche.end < value < niche.start
        )
        if not inside:
            raise Undefined("RUB007", f"an invalid value: {value:#x} is no `{type_}`")


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
        """The number of the variant that an enum is; `Undefined` where its tag is none."""
        encoding = self.layouts.of(type_).encoding
        match encoding:
            case Tagged(at, size, discriminants):
                tag = self._tag(type_, found, offset + at, size)
                if tag not in discriminants:
                    raise Undefined("RUB007", f"an invalid value: {tag:#x} is no tag of `{type_}`")
                return discriminants.index(tag)
            case Niched(at, size, start, first, last, untagged):
                tag = self._tag(type_, found, offset + at, size)
                number = (tag - start) & ((1 << 8 * size) - 1)
                return first + number if number <= last - first else untagged
            case None:
                raise AssertionError(f"{type_} is no enum")
            case _:
                return encoding.variant

    def _tag(self, type_: Path, found: Allocation, offset: int, size: int) -> int:
        if 0 in found.initialised[offset : offset + size]:
            raise _uninitialised(found, offset, size, f"the tag of `{type_}`")
        return int.from_bytes(found.data[offset : offset + size], "little")

    def set_variant(self, type_: Path, variant: int, found: Allocation, offset: int) -> None:
        """Writes the tag of a variant."""
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
