"""The layouts of enums: with a niche, or with a tag."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rustrata.abstract.mir.layout import (
    SIZES,
    Layout,
    Niche,
    Niched,
    Tagged,
    Untagged,
    niche_of,
    niche_values,
    round_up,
    struct,
)
from rustrata.programs.rust.program import Adt
from rustrata.programs.rust.types import (
    Path,
    Primitive,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.layouts import Layouts


class EnumLayout:
    """Lays out one enum [LayoutCalculator::layout_of_enum]."""

    def __init__(self, layouts: "Layouts", adt: Adt, type_: Path) -> None:
        self.adt = adt
        self.fields = [
            [layouts.of(field) for field in layouts.definitions.field_types(type_, number)]
            for number in range(len(adt.variants))
        ]
        self.near_zero = layouts.definitions.reserves_near_zero
        words = set(adt.representation)
        self.integers = sorted(words & {p.value for p in SIZES})
        self.is_c = "C" in words
        self.aligns = tuple(word for word in adt.representation if word.startswith("align"))
        self.absent = [
            not all(f.inhabited for f in fields) and all(f.size == 0 for f in fields)
            for fields in self.fields
        ]

    def layout(self) -> Layout:
        """The layout."""
        without = [i for i, fields in enumerate(self.fields) if not all(f.inhabited for f in fields)]
        return replace(self._layout(), uninhabited=frozenset(without))

    def _layout(self) -> Layout:
        explicit = bool(self.integers) or self.is_c
        present = [i for i, absent in enumerate(self.absent) if not absent]
        if not explicit and not present:
            nowhere = tuple(tuple(0 for _ in fields) for fields in self.fields)
            return Layout(0, 1, nowhere, Untagged(0) if nowhere else None, inhabited=False)
        if not explicit and len(present) == 1:
            only = present[0]
            found = struct(self.fields[only], self.aligns)
            variants = tuple(
                found.variants[0] if i == only else tuple(0 for _ in fields)
                for i, fields in enumerate(self.fields)
            )
            return replace(found, variants=variants, encoding=Untagged(only))
        tagged = self._tagged()
        niched = None if explicit else self._niched(present)
        if niched is None:
            return tagged
        if (niched.size, -niche_values(niched)) < (tagged.size, -niche_values(tagged)):
            return niched
        return tagged

    def _niched(self, present: list[int]) -> Layout | None:
        if len(self.fields) < 2:
            return None
        variants = [struct(fields, self.aligns) for fields in self.fields]
        sizes = [variant.size for variant in variants]
        largest = max(range(len(variants)), key=lambda i: (sizes[i], i))
        if sum(size == sizes[largest] for size in sizes) > 1 and sizes[largest] == 0:
            return None
        others = [i for i in present if i != largest]
        if not others:
            return None
        first, last = others[0], others[-1]
        niche = variants[largest].niche
        near = self.near_zero
        reserved = niche.reserve(last - first + 1, near_zero=near) if niche is not None else None
        if niche is None or reserved is None:
            return None
        start, left = reserved
        align = max(variant.align for variant in variants)
        size = round_up(sizes[largest], align)
        placed = []
        for number, variant in enumerate(variants):
            offsets = self._placed(variant, niche, size, is_largest=number == largest)
            if offsets is None:
                return None
            placed.append(offsets)
        left_niche = left if left.available else None
        encoding = Niched(niche.offset, niche.size, start, first, last, largest)
        inhabited = any(variant.inhabited for variant in variants)
        return Layout(size, align, tuple(placed), encoding, left_niche, None, inhabited)

    def _placed(
        self, variant: Layout, niche: Niche, size: int, *, is_largest: bool
    ) -> tuple[int, ...] | None:
        """The offsets of a variant beside the niche; None where it does not fit."""
        offsets = variant.variants[0]
        if is_largest or variant.size == 0 or variant.size <= niche.offset:
            return offsets
        shift = round_up(niche.offset + niche.size, variant.align)
        if shift + variant.size > size:
            return None
        return tuple(offset + shift for offset in offsets)

    def _tagged(self) -> Layout:
        discriminants = tuple(variant.discriminant for variant in self.adt.variants)
        possible = [
            discriminants[i]
            for i, fields in enumerate(self.fields)
            if self.is_c or all(field.inhabited for field in fields)
        ] or [0]
        least = self._least_size(possible)
        first = min((self._first_align(fields) for fields in self.fields), default=256)
        size_of_tag = least
        if not self.integers and not self.is_c:
            while size_of_tag * 2 <= min(first, 8) and first != 256:
                size_of_tag *= 2
        variants = [struct(fields, self._words(), prefix=least) for fields in self.fields]
        align = max([least, *(variant.align for variant in variants)])
        if self.is_c or self.integers:
            content = max((max((f.align for f in fields), default=1) for fields in self.fields), default=1)
            prefix = round_up(least, content) if self.is_c else least
            variants = [
                struct(fields, ("C", *self.aligns), prefix=prefix if fields else least)
                for fields in self.fields
            ]
            align = max([least, *(variant.align for variant in variants)])
        size = round_up(max([least, *(variant.size for variant in variants)]), align)
        size = round_up(max(size, size_of_tag), align)
        mask = (1 << 8 * size_of_tag) - 1
        signed = not self.integers or self.integers[0].startswith("i")
        first_valid, last_valid = discriminant_range(possible, least if self.integers else 8, signed=signed)
        niche = niche_of(0, size_of_tag, first_valid & mask, last_valid & mask)
        if size_of_tag > least:  # fields at the old end of the tag are moved to the new one
            moved = [
                tuple(size_of_tag if offset == least else offset for offset in variant.variants[0])
                for variant in variants
            ]
            variants = [replace(v, variants=(offsets,)) for v, offsets in zip(variants, moved, strict=True)]
        encoding = Tagged(0, size_of_tag, tuple(d & mask for d in discriminants))
        inhabited = any(variant.inhabited for variant in variants)
        return Layout(size, align, tuple(v.variants[0] for v in variants), encoding, niche, None, inhabited)

    def _words(self) -> tuple[str, ...]:
        return ("C", *self.aligns) if self.is_c else self.aligns

    def _least_size(self, discriminants: list[int]) -> int:
        if self.integers:
            return SIZES[Primitive(self.integers[0])]
        if self.is_c:
            return 4
        low, high = min(discriminants, default=0), max(discriminants, default=0)
        for size in (1, 2, 4, 8, 16):
            bits = 8 * size
            if (low >= 0 and high < 1 << bits) or (low >= -(1 << bits - 1) and high < 1 << bits - 1):
                return size
        raise AssertionError("discriminants have at most 128 bits")

    def _first_align(self, fields: list[Layout]) -> int:
        """The alignment of the field that stands first in memory, of those that take room."""
        least = 1
        if not fields:
            return 256
        found = struct(fields, prefix=least)
        for number in sorted(range(len(fields)), key=lambda i: found.variants[0][i]):
            field = fields[number]
            if not (field.size == 0 and field.align == 1):
                return field.align
        return 256


def discriminant_range(discriminants: list[int], size: int, *, signed: bool) -> tuple[int, int]:
    """The range that covers these discriminants, which may wrap around: all but the largest gap between two
    of them in a tag of ``size`` bytes, as rustc counts it [rust#144577]: the gap from the greatest to the
    least of signed ones counts from the greatest signed value, and as the largest where that is negative."""
    values = sorted(set(discriminants))
    greatest = (1 << 8 * size - signed) - 1
    best, largest = (values[0], values[-1]), -1
    for start, end in zip(values, [*values[1:], values[0]], strict=True):
        distance = end - start if start <= end else (greatest - (start - end)) % (1 << 128)
        if distance >= largest:
            best, largest = (end, start), distance
    return best
