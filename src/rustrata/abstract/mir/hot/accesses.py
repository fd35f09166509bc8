"""Accesses, pointer arithmetic and validity, as functions of the address and provenance of a pointer.

Each is made for one type, one offset from the pointer and one alignment. It does what the machine does where
all is as usual, and leaves the rest to the machine.
"""

from collections.abc import Callable
from typing import TypeAlias

from rustrata.abstract.mir.hot.lone_scalars import LoneScalar
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import Allocation, Pointer, Provenance, Undefined
from rustrata.abstract.mir.scalar_shapes import (
    IntegerShape,
    Shape,
    Value,
)
from rustrata.abstract.mir.validity import Validity

From: TypeAlias = "Provenance | None"
Touch: TypeAlias = Callable[[int, int, int, int, bool], int]
"""Tells the aliasing models of an access, by allocation, offset, size, tag and whether it is a write; not 0
where one of them may forbid it."""
Read: TypeAlias = Callable[[int, From], Value]
Reach: TypeAlias = Callable[[int, From], tuple[Allocation, int]]

UNDECIDED = "this may be undefined"


def untouched(number: int, offset: int, size: int, tag: int, writes: bool) -> int:
    """No model is told of anything."""
    return 0


def undecided() -> Undefined:
    """What ends a quick run that may not be clean."""
    return Undefined("", UNDECIDED)


class Accesses:
    """Makes the reads and writes of one machine, whose models are told by ``touch``."""

    def __init__(self, machine: Machine, touch: Touch) -> None:
        self.machine = machine
        self.memory = machine.memory
        self.touch = touch

    def reach(self, size: int, offset: int, align: int, *, behind: bool, writes: bool) -> Reach:
        """An access to ``size`` bytes: its checks, and where the bytes are."""
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

    def read(self, shape: Shape, offset: int, align: int, *, behind: bool) -> Read:
        """Reads a value of any type with bytes, as the machine holds it."""
        reach, load = self.reach(shape.size, offset, align, behind=behind, writes=False), shape.load

        def read(address: int, provenance: From) -> Value:
            found, at = reach(address, provenance)
            return load(found, at)

        return read

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

    def check_thin(self, check: Validity) -> Callable[[int, From], None]:
        """`Undefined` where a thin pointer is not valid."""
        return lambda address, provenance: check.of(Pointer(address, provenance), None)
