"""What makes a value invalid [Rust reference: behaviour considered undefined, invalid values]."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.layout import Layout, Niched, Tagged
from rustrata.abstract.mir.memory import (
    POINTER_SIZE,
    Allocation,
    Pointer,
    Undefined,
)
from rustrata.abstract.mir.scalar_shapes import Kept, PointerShape, Shape, WideShape, uninitialised
from rustrata.programs.rust.types import (
    Array,
    Path,
    Primitive,
    Slice,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.shapes import Shapes


class Validity:
    """The validity of references and boxes to one type: not null, aligned, and to memory that is there."""

    def __init__(self, shapes: "Shapes", kind: str, target: Type) -> None:
        self.shapes = shapes
        self.kind = kind
        self.target = target
        self._sized: tuple[int, int] | None = None

    def holds(self, pointer: Pointer) -> bool:
        """Is a thin pointer valid, as can be told at once? Where not, `of` says why, or finds that it is."""
        size, mask = self.extent()
        address, provenance = pointer
        if provenance is None or not address or address & mask:
            return False
        found = self.shapes.memory.allocations.get(provenance[0])
        return found is not None and found.live and 0 <= address - found.base <= found.size - size

    def extent(self) -> tuple[int, int]:
        """The size and alignment mask of the target; of one that is not there or not sized, what no
        pointer fits."""
        if self._sized is None:
            self._sized = self._when_sized()
        return self._sized

    def mask(self) -> int | None:
        """The bits that the address of a valid pointer does not have, whatever its metadata; None where
        that depends on it, or no pointer is valid."""
        target = self.target
        if isinstance(target, Slice):
            item = self.shapes.layouts.of(target.item)
            return item.align - 1 if item.inhabited else None
        if target is Primitive.STR:
            return 0
        size, mask = self.extent()
        return mask if size < 1 << 63 else None

    def _when_sized(self) -> tuple[int, int]:
        layout = None if self.target is Primitive.NEVER else self.shapes.layouts.of(self.target)
        if layout is None or not layout.inhabited or layout.tail is not None:
            return 1 << 64, 0
        return layout.size, layout.align - 1

    def of(self, pointer: Pointer, metadata: int | Pointer | None) -> None:
        """`Undefined` where the pointer is not valid."""
        if not self.shapes.memory.validity or (metadata is None and self.holds(pointer)):
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
    """The validity of function pointers: not null. Whether there is a function is a matter of calling it."""

    def of(self, pointer: Pointer, metadata: int | Pointer | None) -> None:
        """`Undefined` where the pointer is null."""
        if self.shapes.memory.validity and pointer.address == 0:
            raise Undefined("RUB008", "an invalid value: a null function pointer")


Check = Callable[[Allocation, int], None]
"""`Undefined` where the bytes at an offset are no value."""


class Validator:
    """Checks the parts of a type: its scalars by their shapes, its variants by their tag. How, is decided
    once for each type."""

    def __init__(self, shapes: "Shapes", type_: Type) -> None:
        self.shapes = shapes
        self.type = type_
        self.kept = Kept(0)
        self.start = 0
        self._checks: dict[Type, Check] = {}
        self._whole: Check | None = None

    def check(self, found: Allocation, offset: int, kept: Kept) -> None:
        """`Undefined` where the bytes are no value of the type."""
        self.kept = kept
        self.start = offset
        if self._whole is None:
            self._whole = self._of(self.type)
        self._whole(found, offset)

    def _of(self, type_: Type) -> Check:
        check = self._checks.get(type_)
        if check is None:
            check = self._checks[type_] = self._decided(self.shapes.layouts.definitions.normal(type_))
        return check

    def _decided(self, type_: Type) -> Check:
        shape = self.shapes.scalar(type_)
        if shape is not None:
            return self._scalar(shape)
        match type_:
            case Path() if self.shapes.is_union(type_):
                return self._union(type_)
            case Array(item, _):
                return self._array(type_, item)
            case _:
                return self._composed(type_)

    def _keep_pointer(self, found: Allocation, offset: int) -> None:
        """A whole pointer keeps its provenance; parts of one do not."""
        if offset in found.pointers:
            self.kept.keep(offset - self.start, POINTER_SIZE, provenance=True)

    def _scalar(self, shape: Shape) -> Check:
        load, size = shape.load, shape.size
        pointer = isinstance(shape, PointerShape | WideShape)
        vtable = isinstance(shape, WideShape) and shape.trait is not None

        def check(found: Allocation, offset: int) -> None:
            load(found, offset)
            self.kept.keep(offset - self.start, size, provenance=False)
            if pointer:
                self._keep_pointer(found, offset)
            if vtable:
                self._keep_pointer(found, offset + POINTER_SIZE)

        return check

    def _union(self, type_: Path) -> Check:
        ranges = self.shapes.data_ranges(type_)

        def check(found: Allocation, offset: int) -> None:
            for start, end in ranges:
                self.kept.keep(offset + start - self.start, end - start, provenance=True)

        return check

    def _array(self, type_: Array, item: Type) -> Check:
        shapes = self.shapes
        size, each = shapes.layouts.of(type_).size, shapes.layouts.of(item).size
        if not size:
            return lambda found, offset: None
        if not shapes.is_plain(item):

            def check(found: Allocation, offset: int) -> None:
                for at in range(0, size, each):
                    self._of(item)(found, offset + at)

            return check

        def plain(found: Allocation, offset: int) -> None:
            self.kept.keep(offset - self.start, size, provenance=False)
            if 0 in found.initialised[offset : offset + size]:
                raise uninitialised(found, offset, size, f"a value of type `{type_}`")

        return plain

    def _composed(self, type_: Type) -> Check:
        shapes = self.shapes
        layout = shapes.layouts.of(type_)
        if not layout.inhabited:

            def absent(found: Allocation, offset: int) -> None:
                raise Undefined("RUB007", f"an invalid value: `{type_}` has no values")

            return absent
        tag, ranged = self._tag(layout), self._ranged(type_)
        variant = shapes.variant_reader(type_)
        parts: dict[int, list[tuple[Check, int]]] = {}

        def check(found: Allocation, offset: int) -> None:
            if tag is not None:
                tag(found, offset)
            if ranged is not None:
                ranged(found, offset)
            number = variant(found, offset)
            checks = parts.get(number)
            if checks is None:
                fields = shapes.parts(type_, found, offset)
                checks = parts[number] = [(self._of(part), at) for part, at in fields]
            for part, at in checks:
                part(found, offset + at)

        return check

    def _tag(self, layout: Layout) -> Check | None:
        """The tag of an enum is kept."""
        encoding = layout.encoding
        if not isinstance(encoding, Tagged | Niched):
            return None
        at, size = encoding.offset, encoding.size
        pointer = isinstance(encoding, Niched) and size == POINTER_SIZE

        def keep(found: Allocation, offset: int) -> None:
            self.kept.keep(offset + at - self.start, size, provenance=False)
            if pointer:
                self._keep_pointer(found, offset + at)

        return keep

    def _ranged(self, type_: Type) -> Check | None:
        """Types that have a range of their own."""
        if not isinstance(type_, Path):
            return None
        adt, _ = self.shapes.layouts.definitions.adt(type_)
        niche = self.shapes.layouts.of(type_).niche
        if niche is None or not any(word.startswith("valid ") for word in adt.representation):
            return None
        low, high, size, where = niche.start, niche.end, niche.size, niche.offset

        def check(found: Allocation, offset: int) -> None:
            at = offset + where
            if 0 in found.initialised[at : at + size]:
                raise uninitialised(found, at, size, f"a value of type `{type_}`")
            value = int.from_bytes(found.data[at : at + size], "little")
            if not (low <= value <= high if low <= high else not high < value < low):
                raise Undefined("RUB007", f"an invalid value: {value:#x} is no `{type_}`")

        return check
