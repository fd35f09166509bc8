"""Layouts: sizes, alignments, offsets and the encoding of variants, as rustc lays types out
[rustc_abi::layout].

rustc promises little of this, but evaluates constants by it: bytes that it prints must mean the same here. A
test compares with ``rustc -Zprint-type-sizes``. All targets have pointers of 64 bits.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from rustrata.programs.rust.program import Adt
from rustrata.programs.rust.types import (
    Primitive,
    Type,
)
from rustrata.records import record

POINTER = 8
"""Bytes of a pointer."""


@record
class Niche:
    """Bit patterns that a scalar never has: it is ``size`` bytes at ``offset``, and its values are those from
    ``start`` to ``end``, wrapping around."""

    offset: int
    size: int
    start: int
    end: int

    @property
    def _mask(self) -> int:
        return (1 << 8 * self.size) - 1

    def _magnitude(self, pattern: int) -> int:
        """The distance of a pattern from 0, as a signed number."""
        return min(pattern, self._mask + 1 - pattern)

    @property
    def available(self) -> int:
        """How many patterns are free."""
        return (self.start - self.end - 1) & self._mask

    def reserve(self, count: int, *, near_zero: bool = False) -> "tuple[int, Niche] | None":
        """Takes ``count`` free patterns: the first of them, and the niche that is left; None if there are too
        few. As rustc does, so that ``None`` is 0 where it can be. From 1.97 on a single one is that whose
        signed value is nearer to 0, except beside a ``bool``'s (``near_zero``) [rust#155473]."""
        if count > self.available:
            return None
        mask = self._mask
        low = (self.start - count) & mask
        high = (self.end + count) & mask
        before, after = (low, replace(self, start=low)), ((self.end + 1) & mask, replace(self, end=high))
        if near_zero and count == 1 and (self.size, self.start, self.end) != (1, 0, 1):
            return before if self._magnitude(low) <= self._magnitude(high) else after
        if self.start > self.end:
            return after
        if self.start <= mask - self.end:
            return before if count <= self.start else after
        return before if 1 <= high <= self.end else after


@record
class Untagged:
    """One variant, the only one that can be: no tag."""

    variant: int


@record
class Tagged:
    """The discriminant stands in a tag of ``size`` bytes at ``offset``."""

    offset: int
    size: int
    discriminants: tuple[int, ...]


@record
class Niched:
    """The variants ``first..last`` are in the niche, from the value ``start`` on; any other value is
    ``untagged``."""

    offset: int
    size: int
    start: int
    first: int
    last: int
    untagged: int


Encoding: TypeAlias = Untagged | Tagged | Niched


@record
class Layout:
    """A type in memory. ``variants`` has the offsets of the fields of each variant (one for what is no enum);
    ``encoding`` is None for what is no enum. ``tail`` is the type that the size of an unsized one depends on:
    ``size`` is then that of the part before it. ``inhabited`` is False where no value exists; ``uninhabited``
    are the variants that no value is."""

    size: int
    align: int
    variants: tuple[tuple[int, ...], ...] = ((),)
    encoding: Encoding | None = None
    niche: Niche | None = None
    tail: Type | None = None
    inhabited: bool = True
    uninhabited: frozenset[int] = frozenset()

    @property
    def is_zero_sized(self) -> bool:
        """Does it take no bytes?"""
        return self.size == 0 and self.tail is None


SIZES = {
    Primitive.BOOL: 1,
    Primitive.CHAR: 4,
    Primitive.I8: 1,
    Primitive.U8: 1,
    Primitive.I16: 2,
    Primitive.U16: 2,
    Primitive.I32: 4,
    Primitive.U32: 4,
    Primitive.I64: 8,
    Primitive.U64: 8,
    Primitive.I128: 16,
    Primitive.U128: 16,
    Primitive.ISIZE: 8,
    Primitive.USIZE: 8,
    Primitive.F16: 2,
    Primitive.F32: 4,
    Primitive.F64: 8,
    Primitive.F128: 16,
}
NICHES = {Primitive.BOOL: (0, 1), Primitive.CHAR: (0, 0x10FFFF)}


def round_up(offset: int, align: int) -> int:
    """The next multiple of an alignment."""
    return (offset + align - 1) & -align


def word_of(representation: tuple[str, ...], name: str) -> int | None:
    """The number of ``packed(2)`` or ``align(8)``; 1 for ``packed`` alone."""
    found = [word for word in representation if word == name or word.startswith(f"{name}(")]
    numbers = [int(word[len(name) + 1 : -1]) if "(" in word else 1 for word in found]
    return max(numbers, default=None)


def niche_of(offset: int, size: int, start: int, end: int) -> Niche | None:
    """A niche, if there are values that are not valid."""
    niche = Niche(offset, size, start, end)
    return niche if niche.available else None


def scalar_layout(size: int, start: int, end: int) -> Layout:
    """The layout of a scalar whose valid values are a range."""
    return Layout(size, size, niche=niche_of(0, size, start, end))


def _hidden(adt: Adt, layout: Layout, first: Layout | None) -> Layout:
    """The niche of types that have one of their own, or hide that of their content."""
    if adt.path == "std::cell::UnsafeCell":
        return replace(layout, niche=None)
    for word in adt.representation:
        if word.startswith("valid ") and first is not None:
            start, _, end = word.removeprefix("valid ").partition("..")
            size = min(first.size, 16) if first.size <= POINTER or first.niche is None else POINTER
            size = POINTER if adt.path == "std::ptr::NonNull" else first.size
            mask = (1 << 8 * size) - 1
            return replace(
                layout, niche=niche_of(0, size, int(start) & mask, int(end) & mask if end else mask)
            )
    return layout


def niche_values(layout: Layout) -> int:
    """How many values the largest niche has."""
    return layout.niche.available if layout.niche is not None else 0


Key: TypeAlias = tuple[int, ...]


def struct(
    fields: list[Layout], representation: tuple[str, ...] = (), *, sized: bool = True, prefix: int = 0
) -> Layout:
    """A struct or variant [LayoutCalculator::univariant]: fields in rustc's order, its niche preferably at an
    edge, unless ``prefix`` bytes are kept free for a tag."""
    layout = _univariant(fields, representation, sized=sized, prefix=prefix, at_end=False)
    niche = layout.niche
    if niche is None or layout.tail is not None or len(fields) < 2:
        return layout
    if not sized and prefix == 0 and any(f.tail for f in fields):
        return layout
    head, tail = niche.offset, layout.size - niche.offset - niche.size
    if sized and not prefix and head and tail:
        other = _univariant(fields, representation, sized=sized, prefix=prefix, at_end=True)
        assert other.niche is not None, "the same fields have a niche in any order"
        best = min(other.niche.offset, other.size - other.niche.offset - other.niche.size)
        if min(head, tail) > best:
            return other
    return layout


def _univariant(
    fields: list[Layout], representation: tuple[str, ...], *, sized: bool, prefix: int, at_end: bool
) -> Layout:
    packed = word_of(representation, "packed")
    order = list(range(len(fields)))
    if "C" not in representation and len(fields) > 1:
        movable = order if sized or prefix else order[:-1]
        rest = [] if sized or prefix else order[-1:]
        key = _order(fields, movable, packed, prefixed=bool(prefix), at_end=at_end)
        order = sorted(movable, key=key) + rest
    offsets = [0] * len(fields)
    align, offset, niche, tail = packed or 1, prefix, None, None
    align = 1
    if prefix:
        offset = prefix
    for number in order:
        field = fields[number]
        each = min(field.align, packed) if packed else field.align
        align = max(align, each)
        offset = round_up(offset, each)
        offsets[number] = offset
        tail = tail or field.tail
        if field.niche is not None:
            better = niche is None or _is_better(field.niche.available, niche.available, at_end)
            if better:
                niche = replace(field.niche, offset=field.niche.offset + offset)
        offset += field.size
    align = max(align, word_of(representation, "align") or 1)
    size = offset if tail is not None else round_up(offset, align)
    inhabited = all(field.inhabited for field in fields)
    return Layout(size, align, (tuple(offsets),), niche=niche, tail=tail, inhabited=inhabited)


def _is_better(new: int, old: int, at_end: bool) -> bool:
    return new >= old if at_end else new > old


def _order(
    fields: list[Layout], movable: list[int], packed: int | None, *, prefixed: bool, at_end: bool
) -> Callable[[int], Key]:
    largest_align = max((fields[i].align for i in movable), default=1)
    largest_niche = max((niche_values(fields[i]) for i in movable), default=0)

    def group(field: Layout) -> int:
        if packed:
            return min(field.align, packed)
        size = max(field.align, field.size)
        as_align = (size & -size).bit_length() - 1
        log = field.align.bit_length() - 1
        if not largest_niche:
            return as_align
        if at_end:
            return log if niche_values(field) == largest_niche else as_align
        return min(largest_align.bit_length() - 1, as_align)

    def key(number: int) -> Key:
        field = fields[number]
        available = niche_values(field)
        if prefixed:
            return (group(field), available)
        niche = field.niche
        if at_end:
            inner = 0 if niche is None else -(field.size - niche.size - niche.offset) - 1 + (1 << 64)
            return (-group(field), available, inner)
        return (-group(field), -available, niche.offset if niche else 0)

    return key
