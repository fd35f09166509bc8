"""Values, and how those of one type are read from bytes and written to them: integers, pointers, wide
pointers, and the rest as bytes."""

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from rustrata.abstract.mir.memory import (
    POINTER_SIZE,
    Allocation,
    Blob,
    Pointer,
    Undefined,
    bytes_at,
    put_bytes,
)
from rustrata.records import record

if TYPE_CHECKING:
    from rustrata.abstract.mir.shapes import Shapes
    from rustrata.abstract.mir.validity import Validator, Validity


class Wide(NamedTuple):
    """A pointer with metadata: a length, or a pointer to a vtable."""

    pointer: Pointer
    metadata: "int | Pointer"


Value: TypeAlias = int | Pointer | Wide | Blob


EMPTY = Blob(b"", b"", {}, {})


"""The value of types without bytes."""


class Shape(Protocol):
    """How values of one type stand in memory. Neither function is an access: the memory's checks come
    first."""

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


def uninitialised(found: Allocation, offset: int, size: int, what: str) -> Undefined:
    """The finding: a value with bytes that are not initialised."""
    missing = [i for i in range(offset, offset + size) if not found.initialised[i]]
    return Undefined(
        "RUB006", f"reading uninitialised memory: byte {missing[0]} of {found.what}, where {what} is expected"
    )


@record
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
            raise uninitialised(found, offset, self.size, f"a value of type `{self.name}`")
        return int.from_bytes(found.data[offset:end], "little", signed=self.signed)

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts an integer down."""
        assert isinstance(value, int), "an integer's value is an int"
        end = offset + self.size
        found.data[offset:end] = value.to_bytes(self.size, "little", signed=self.signed)
        found.initialised[offset:end] = b"\x01" * self.size
        if found.pointers or found.fragments:
            found.clear_pointers(offset, self.size)


@record
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
        raise uninitialised(found, offset, POINTER_SIZE, f"a value of type `{name}`")
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


@record
class PointerShape:
    """Thin pointers. ``check`` is the validity of references, boxes and function pointers; None for raw
    ones."""

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


@record
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


@record
class BlobShape:
    """Everything that is no scalar: its bytes. ``parts`` are those whose validity a typed copy checks."""

    size: int
    align: int
    validator: "Validator"

    def load(self, found: Allocation, offset: int) -> Blob:
        """The bytes, valid for the type."""
        if not self.size:
            return EMPTY
        kept = Kept(self.size)
        self.validator.check(found, offset, kept)
        return kept.of(bytes_at(found, offset, self.size))

    def store(self, found: Allocation, offset: int, value: Value) -> None:
        """Puts bytes down."""
        assert isinstance(value, Blob), "a value of this type is bytes"
        if value.data:
            put_bytes(found, offset, value)


class Kept:
    """What a typed copy keeps: the bytes that are no padding, and the provenance that is not an integer's.
    Sets of bytes, as bits."""

    __slots__ = ("data", "provenance", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = 0
        self.provenance = 0

    def keep(self, start: int, size: int, *, provenance: bool) -> None:
        """These bytes are kept."""
        kept = ((1 << size) - 1) << start
        self.data |= kept
        if provenance:
            self.provenance |= kept

    def of(self, blob: Blob) -> Blob:
        """The bytes, without what is not kept."""
        data, initialised, pointers, fragments = blob
        if self.data != (1 << self.size) - 1:
            initialised = bytes(one & self.data >> at for at, one in enumerate(initialised))
        if pointers or fragments:
            pointers = {at: p for at, p in pointers.items() if self.provenance >> at & 1}
            fragments = {at: f for at, f in fragments.items() if self.provenance >> at & 1}
        return Blob(data, initialised, pointers, fragments)
