"""Reads and writes of scalars, as functions of the address and provenance of a pointer.

Each is made for one type, one offset from the pointer and one alignment. It does what `Memory.read` or
`Memory.write` and the type's shape do where all is as usual, and leaves the rest to them.
"""

from collections.abc import Callable
from dataclasses import replace
from struct import Struct
from typing import TypeAlias

from rustrata.abstract.mir.hot.lone_scalars import LoneScalar
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import Allocation, Pointer, Provenance, Undefined
from rustrata.abstract.mir.scalar_shapes import (
    IntegerShape,
    PointerShape,
    RangedShape,
    Shape,
    Value,
)
from rustrata.abstract.mir.validity import FunctionValidity, Validity

From: TypeAlias = "Provenance | None"
Touch: TypeAlias = Callable[[int, int, int, int, bool], int]
"""Tells the aliasing models of an access, by allocation, offset, size, tag and whether it is a write; not 0
where one of them may forbid it."""
ReadInteger: TypeAlias = Callable[[int, From], int]
ReadThin: TypeAlias = Callable[[int, From], tuple[int, From]]
Read: TypeAlias = Callable[[int, From], Value]
Reach: TypeAlias = Callable[[int, From], tuple[Allocation, int]]

_MOST = (1 << 64) - 1
UNDECIDED = "this may be undefined"
_WHOLE = {1: Struct("<B"), 2: Struct("<H"), 4: Struct("<I"), 8: Struct("<Q")}
_SIGNED = {1: Struct("<b"), 2: Struct("<h"), 4: Struct("<i"), 8: Struct("<q")}
_ONES = {size: int.from_bytes(b"\x01" * size, "little") for size in _WHOLE}


def untouched(number: int, offset: int, size: int, tag: int, writes: bool) -> int:
    """No model is told of anything."""
    return 0


def undecided() -> Undefined:
    """What ends a quick run that may not be clean."""
    return Undefined("", UNDECIDED)


class Accesses:
    """Makes the reads and writes of one machine."""

    def __init__(self, machine: Machine, touch: Touch) -> None:
        self.machine = machine
        self.memory = machine.memory
        self.touch = touch

    def read_integer(self, scalar: LoneScalar, offset: int, align: int, *, behind: bool) -> ReadInteger:
        """Reads an integer ``offset`` bytes after the pointer."""
        shape, find, touch = scalar.shape, self.memory.allocations.get, self.touch
        assert isinstance(shape, IntegerShape | RangedShape), "an integer"
        slow, size, mask = self._slowly(shape, offset, align, behind=behind), shape.size, align - 1
        if size not in _WHOLE or scalar.ranges:
            return self._within_ranges(slow, scalar)
        valid, signed = _valid(shape), _plain(shape).signed
        whole, ones = _WHOLE[size].unpack_from, _ONES[size]
        value_of = (_SIGNED if signed else _WHOLE)[size].unpack_from
        end = offset + size

        def read(address: int, provenance: From) -> int:
            if provenance is not None:
                found = find(provenance[0])
                if found is not None and found.live and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - end and not address + offset & mask:
                        at += offset
                        if not found.private and touch(found.id, at, size, provenance[1], False):
                            raise undecided()
                        if whole(found.initialised, at)[0] == ones:
                            (value,) = value_of(found.data, at)
                            if valid is None or valid(value):
                                return value  # type: ignore[no-any-return]
            return slow(address, provenance)  # type: ignore[return-value]

        return read

    def read_thin(
        self, scalar: LoneScalar, offset: int, align: int, *, behind: bool, checked: bool = True
    ) -> ReadThin:
        """Reads a thin pointer: its address and provenance; not ``checked``, it need not be valid."""
        shape, find, touch = scalar.shape, self.memory.allocations.get, self.touch
        assert isinstance(shape, PointerShape), "a thin pointer"
        # what may be null is read as a raw pointer, and looked at here
        raw = replace(shape, check=None) if scalar.nullable or not checked else shape
        slow, mask, end = self._slowly(raw, offset, align, behind=behind), align - 1, offset + 8
        unpack, ones = _WHOLE[8].unpack_from, _ONES[8]
        low, high = _limits(scalar) if checked else (0, _MOST)
        check = self.check_thin(shape.check) if checked else None
        null = 0 if scalar.nullable else -1

        def read(address: int, provenance: From) -> tuple[int, From]:
            if provenance is not None:
                found = find(provenance[0])
                if found is not None and found.live and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - end and not address + offset & mask:
                        at += offset
                        if not found.private and touch(found.id, at, 8, provenance[1], False):
                            raise undecided()
                        if unpack(found.initialised, at)[0] == ones:
                            (value,) = unpack(found.data, at)
                            held = found.pointers.get(at)
                            if value == null:
                                return value, held
                            if check is not None:
                                check(value, held)
                            if low <= value <= high:
                                return value, held
                            raise undecided()
            value, held = slow(address, provenance)  # type: ignore[misc]
            if value == null:
                return value, held
            if scalar.nullable and check is not None:
                check(value, held)
            if low <= value <= high:
                return value, held
            raise undecided()

        return read

    def read_wide(
        self, scalar: LoneScalar, offset: int, align: int, *, behind: bool
    ) -> Callable[[int, From], "tuple[int, From, int | Pointer]"]:
        """Reads a wide pointer: its address, provenance and metadata."""
        slow = self._slowly(scalar.shape, offset, align, behind=behind)
        low, high = _limits(scalar)

        def read(address: int, provenance: From) -> "tuple[int, From, int | Pointer]":
            pointer, metadata = slow(address, provenance)  # type: ignore[misc]
            if low <= pointer[0] <= high:
                return pointer[0], pointer[1], metadata
            raise undecided()

        return read

    def read(self, shape: Shape, offset: int, align: int, *, behind: bool) -> Read:
        """Reads a value of any type with bytes, as the machine holds it."""
        return self._slowly(shape, offset, align, behind=behind)

    def _slowly(self, shape: Shape, offset: int, align: int, *, behind: bool) -> Read:
        """The definition of a read, once the bytes are reached."""
        reach, load = self.reach(shape.size, offset, align, behind=behind, writes=False), shape.load

        def read(address: int, provenance: From) -> Value:
            found, at = reach(address, provenance)
            return load(found, at)

        return read

    def reach(self, size: int, offset: int, align: int, *, behind: bool, writes: bool) -> Reach:
        """An access: its checks, and where the bytes are."""
        find, touch, mask, end = self.memory.allocations.get, self.touch, align - 1, offset + size
        memory, moved = self.memory, self.moved(offset, behind=behind)

        def reach(address: int, provenance: From) -> tuple[Allocation, int]:
            if provenance is not None:
                found = find(provenance[0])
                if found is not None and found.live and not found.kind and (found.writable or not writes):
                    at = address - found.base
                    if 0 <= at <= found.size - end and not address + offset & mask:
                        at += offset
                        if not found.private and touch(found.id, at, size, provenance[1], writes):
                            raise undecided()
                        return found, at
            pointer = moved(address, provenance)
            memory.accesses -= 1  # the region counts it
            return memory.write(pointer, size, align) if writes else memory.read(pointer, size, align)

        return reach

    def _within_ranges(self, read: Read, scalar: LoneScalar) -> ReadInteger:
        """Reads an integer that structs around it restrict."""
        pattern = (1 << 8 * scalar.shape.size) - 1

        def restricted(address: int, provenance: From) -> int:
            value = read(address, provenance)
            assert isinstance(value, int), "an integer"
            bits = value & pattern
            for low, high in scalar.ranges:
                if not (low <= bits <= high if low <= high else not high < bits < low):
                    raise undecided()
            return value

        return restricted

    def moved(self, offset: int, *, behind: bool) -> Callable[[int, From], Pointer]:
        """The pointer to a field: in bounds, if it is behind a pointer of the program."""
        move = self.machine.offset
        if behind and offset:
            return lambda address, provenance: move(Pointer(address, provenance), offset)
        return lambda address, provenance: Pointer(address, provenance).moved(offset)

    def inside(self, offset: int) -> Callable[[int, From], int]:
        """The address of a field behind a pointer, which must be within the allocation."""
        slow, find = self.moved(offset, behind=True), self.memory.allocations.get

        def field(address: int, provenance: From) -> int:
            found = None if provenance is None else find(provenance[0])
            if found is not None and found.live and 0 <= address - found.base <= found.size - offset:
                return address + offset
            return slow(address, provenance).address

        return field

    def offset(self, size: int) -> Callable[[int, From, int], int]:
        """The address so many items of ``size`` bytes on, within the allocation [ptr::offset]."""
        slow, find = self.machine.offset, self.memory.allocations.get

        def offset(address: int, provenance: From, count: int) -> int:
            moved = address + count * size
            found = None if provenance is None else find(provenance[0])
            if found is not None and found.live:
                base = found.base
                end = base + found.size
                if base <= address <= end and base <= moved <= end:
                    return moved
            return slow(Pointer(address, provenance), count * size).address

        return offset

    def write_integer(
        self, shape: IntegerShape | RangedShape, offset: int, align: int, *, behind: bool
    ) -> Callable[[int, From, int], None]:
        """Writes an integer."""
        find, touch, size, mask = self.memory.allocations.get, self.touch, shape.size, align - 1
        slow = self.write(shape, offset, align, behind=behind)
        if size not in _WHOLE:
            return slow
        put = (_SIGNED if _plain(shape).signed else _WHOLE)[size].pack_into
        put_whole, ones, end = _WHOLE[size].pack_into, _ONES[size], offset + size

        def write(address: int, provenance: From, value: int) -> None:
            if provenance is not None:
                found = find(provenance[0])
                if found is not None and found.live and found.writable and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - end and not address + offset & mask:
                        at += offset
                        if not found.private and touch(found.id, at, size, provenance[1], True):
                            raise undecided()
                        put(found.data, at, value)
                        put_whole(found.initialised, at, ones)
                        if found.pointers or found.fragments:
                            found.clear_pointers(at, size)
                        return
            slow(address, provenance, value)

        return write

    def write_thin(
        self, shape: PointerShape, offset: int, align: int, *, behind: bool
    ) -> Callable[[int, From, int, From], None]:
        """Writes a thin pointer."""
        slow = self.write(shape, offset, align, behind=behind)
        find, touch, mask, end = self.memory.allocations.get, self.touch, align - 1, offset + 8
        put, ones = _WHOLE[8].pack_into, _ONES[8]

        def write(address: int, provenance: From, value: int, held: From) -> None:
            if provenance is not None:
                found = find(provenance[0])
                if found is not None and found.live and found.writable and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - end and not address + offset & mask:
                        at += offset
                        if not found.private and touch(found.id, at, 8, provenance[1], True):
                            raise undecided()
                        if found.pointers or found.fragments:
                            found.clear_pointers(at, 8)
                        put(found.data, at, value)
                        put(found.initialised, at, ones)
                        if held is not None:
                            found.pointers[at] = held
                        return
            slow(address, provenance, Pointer(value, held))

        return write

    def write(
        self, shape: Shape, offset: int, align: int, *, behind: bool
    ) -> Callable[[int, From, Value], None]:
        """Writes a value of any type with bytes: the definition."""
        reach, store = self.reach(shape.size, offset, align, behind=behind, writes=True), shape.store

        def write(address: int, provenance: From, value: Value) -> None:
            found, at = reach(address, provenance)
            store(found, at, value)

        return write

    def check(self, scalar: LoneScalar) -> Callable[[Allocation, int], None]:
        """Are the bytes at an offset a value of the scalar?"""
        shape, nullable, size = scalar.shape, scalar.nullable, scalar.shape.size
        ones, ranges = b"\x01" * size, scalar.ranges
        plain = isinstance(shape, IntegerShape) and not ranges

        def check(found: Allocation, at: int) -> None:
            if found.initialised[at : at + size] != ones:
                raise undecided()
            if plain:
                return
            bits = int.from_bytes(found.data[at : at + size], "little")
            if nullable and not bits:
                return
            shape.load(found, at)
            for low, high in ranges:
                if not (low <= bits <= high if low <= high else not high < bits < low):
                    raise undecided()

        return check

    def check_thin(self, check: Validity | None) -> Callable[[int, From], None] | None:
        """Is a thin pointer valid? Where it is not, the validity says why."""
        if check is None:
            return None
        if isinstance(check, FunctionValidity):
            return lambda address, provenance: check.of(Pointer(address, provenance), None)
        size, mask = check.extent()
        find = self.memory.allocations.get

        def checked(address: int, provenance: From) -> None:
            if provenance is not None and address and not address & mask:
                found = find(provenance[0])
                if found is not None and found.live and 0 <= address - found.base <= found.size - size:
                    return
            check.of(Pointer(address, provenance), None)

        return checked


def _limits(scalar: LoneScalar) -> tuple[int, int]:
    """The addresses that structs allow a pointer."""
    low, high = scalar.ranges[0] if scalar.ranges else (0, _MOST)
    assert len(scalar.ranges) < 2 and low <= high, "a pointer is restricted to not being null"
    return low, high


def _plain(shape: IntegerShape | RangedShape) -> IntegerShape:
    return shape if isinstance(shape, IntegerShape) else shape.plain


def _valid(shape: IntegerShape | RangedShape) -> Callable[[int], bool] | None:
    """What says at once that an integer is valid; None where each one is."""
    if isinstance(shape, IntegerShape):
        return None
    low, high = shape.low, shape.high
    if low > high:
        return lambda value: not high < value < low
    if shape.name == "char":
        return lambda value: value < 0xD800 or 0xDFFF < value <= high
    return lambda value: low <= value <= high
