"""What makes a value invalid [Rust reference: behaviour considered undefined, invalid values]."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.layout import Niched, Tagged
from rustrata.abstract.mir.memory import (
    POINTER_SIZE,
    Allocation,
    Pointer,
    Undefined,
)
from rustrata.abstract.mir.scalar_shapes import Kept, PointerShape, WideShape, uninitialised
from rustrata.programs.rust.types import (
    Array,
    Path,
    Primitive,
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
        if self._sized is None:
            self._sized = self._when_sized()
        size, mask = self._sized
        address, provenance = pointer
        if provenance is None or not address or address & mask:
            return False
        found = self.shapes.memory.allocations.get(provenance[0])
        return found is not None and found.live and 0 <= address - found.base <= found.size - size

    def _when_sized(self) -> tuple[int, int]:
        """The size and alignment mask of the target; of one that is not there or not sized, what no pointer fits."""
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


class Validator:
    """Checks the parts of a type: its scalars by their shapes, its variants by their tag."""

    def __init__(self, shapes: "Shapes", type_: Type) -> None:
        self.shapes = shapes
        self.type = type_

    def check(self, found: Allocation, offset: int, kept: Kept) -> None:
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
                    raise uninitialised(found, offset, layout.size, f"a value of type `{type_}`")
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
            raise uninitialised(found, at, niche.size, f"a value of type `{type_}`")
        value = int.from_bytes(found.data[at : at + niche.size], "little")
        inside = (
            niche.start <= value <= niche.end
            if niche.start <= niche.end
            else not niche.end < value < niche.start
        )
        if not inside:
            raise Undefined("RUB007", f"an invalid value: {value:#x} is no `{type_}`")
