"""Layouts: sizes, alignments, offsets and the encoding of variants, as rustc lays types out [rustc_abi::layout].

rustc promises little of this, but evaluates constants by it: bytes that it prints must mean the same here. A test
compares with ``rustc -Zprint-type-sizes``. All targets have pointers of 64 bits.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from rustrata.abstract.mir.definitions import Definitions, Unknown
from rustrata.abstract.mir.place_types import BOX, pointee
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.program import Adt
from rustrata.programs.rust.types import (
    Array,
    Closure,
    ConstArgument,
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

POINTER = 8
"""Bytes of a pointer."""


@dataclass(frozen=True, slots=True)
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

    @property
    def available(self) -> int:
        """How many patterns are free."""
        return (self.start - self.end - 1) & self._mask

    def reserve(self, count: int) -> "tuple[int, Niche] | None":
        """Takes ``count`` free patterns: the first of them, and the niche that is left; None if there are too
        few. As rustc does, so that ``None`` is 0 where it can be."""
        if count > self.available:
            return None
        mask = self._mask
        low = (self.start - count) & mask
        high = (self.end + count) & mask
        before, after = (low, replace(self, start=low)), ((self.end + 1) & mask, replace(self, end=high))
        if self.start > self.end:
            return after
        if self.start <= mask - self.end:
            return before if count <= self.start else after
        return before if 1 <= high <= self.end else after


@dataclass(frozen=True, slots=True)
class Untagged:
    """One variant, the only one that can be: no tag."""

    variant: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """The discriminant stands in a tag of ``size`` bytes at ``offset``."""

    offset: int
    size: int
    discriminants: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Niched:
    """The variants ``first..last`` are in the niche, from the value ``start`` on; any other value is ``untagged``."""

    offset: int
    size: int
    start: int
    first: int
    last: int
    untagged: int


Encoding: TypeAlias = Untagged | Tagged | Niched


@dataclass(frozen=True, slots=True)
class Layout:
    """A type in memory. ``variants`` has the offsets of the fields of each variant (one for what is no enum);
    ``encoding`` is None for what is no enum. ``tail`` is the type that the size of an unsized one depends on:
    ``size`` is then that of the part before it. ``inhabited`` is False where no value exists."""

    size: int
    align: int
    variants: tuple[tuple[int, ...], ...] = ((),)
    encoding: Encoding | None = None
    niche: Niche | None = None
    tail: Type | None = None
    inhabited: bool = True

    @property
    def is_zero_sized(self) -> bool:
        """Does it take no bytes?"""
        return self.size == 0 and self.tail is None


_SIZES = {
    Primitive.BOOL: 1, Primitive.CHAR: 4, Primitive.I8: 1, Primitive.U8: 1, Primitive.I16: 2, Primitive.U16: 2,
    Primitive.I32: 4, Primitive.U32: 4, Primitive.I64: 8, Primitive.U64: 8, Primitive.I128: 16,
    Primitive.U128: 16, Primitive.ISIZE: 8, Primitive.USIZE: 8, Primitive.F16: 2, Primitive.F32: 4,
    Primitive.F64: 8, Primitive.F128: 16,
}  # fmt: skip
_NICHES = {Primitive.BOOL: (0, 1), Primitive.CHAR: (0, 0x10FFFF)}


def _up(offset: int, align: int) -> int:
    return (offset + align - 1) & -align


class Layouts:
    """The layouts of types without parameters; remembered."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self._known: dict[Type, Layout] = {}

    def of(self, type_: Type) -> Layout:
        """The layout of a type; `Unknown` where a definition is."""
        found = self._known.get(type_)
        if found is None:
            found = self._known[type_] = self._layout(self.definitions.normal(type_))
        return found

    def _layout(self, type_: Type) -> Layout:
        match type_:
            case Primitive.NEVER:
                return Layout(0, 1, inhabited=False)
            case Primitive.STR:
                return Layout(0, 1, tail=type_)
            case Primitive():
                return _scalar(_SIZES[type_], *_NICHES.get(type_, (0, (1 << 8 * _SIZES[type_]) - 1)))
            case Reference(_, target):
                return self._pointer(target, 1)
            case RawPointer(_, target):
                return self._pointer(target, 0)
            case FnPointer():
                return _scalar(POINTER, 1, (1 << 64) - 1)
            case FnItem():
                return Layout(0, 1)
            case Tuple(items):
                return self._struct(items, last_may_be_unsized=True)
            case Array(item, length):
                return self._array(item, length)
            case Slice(item):
                return Layout(0, self.of(item).align, tail=type_)
            case Dynamic():
                return Layout(0, 1, tail=type_)
            case Closure():
                if type_.kind != "closure":
                    raise Unknown(f"the type {type_}")
                return self._struct(self.definitions.captures(type_))
            case Pattern(underlying, pattern):
                return self._pattern(underlying, pattern)
            case Path():
                return self._adt(type_)
            case _:
                raise Unknown(f"the type {type_}")

    def _pointer(self, target: Type, lowest: int) -> Layout:
        thin = _scalar(POINTER, lowest, (1 << 64) - 1)
        if self.metadata(target) is None:
            return thin
        niche = thin.niche
        if niche is None and isinstance(self.metadata(target), Dynamic):
            niche = Niche(POINTER, POINTER, 1, (1 << 64) - 1)
        return Layout(2 * POINTER, POINTER, ((0, POINTER),), niche=niche)

    def metadata(self, target: Type) -> Type | None:
        """The part of an unsized type that its pointers have metadata for: a slice, ``str`` or ``dyn``; None for
        sized types. Does not lay out the type, which may be recursive."""
        target = self.definitions.normal(target)
        match target:
            case Slice() | Dynamic() | Primitive.STR:
                return target
            case Tuple(items) if items:
                return self.metadata(items[-1])
            case Path():
                adt, _ = self.definitions.adt(target)
                if adt.kind is not ItemKind.STRUCT or not adt.variants[0].fields:
                    return None
                if not any(
                    isinstance(a, Slice | Dynamic | Path) or a is Primitive.STR for a in target.arguments
                ):
                    last = adt.variants[0].fields[-1].type
                    return (
                        self.metadata(last)
                        if isinstance(last, Slice | Dynamic) or last is Primitive.STR
                        else None
                    )
                return self.metadata(self.definitions.field_types(target, 0)[-1])
            case _:
                return None

    def _array(self, item: Type, length: ConstArgument) -> Layout:
        each = self.of(item)
        count = length.value
        if count is None:
            raise Unknown(f"the length {length}")
        niche = each.niche if count else None
        return Layout(each.size * count, each.align, niche=niche, inhabited=each.inhabited or not count)

    def _pattern(self, underlying: Type, pattern: str) -> Layout:
        layout = self.of(underlying)
        if pattern == "!null":
            return replace(layout, niche=Niche(0, POINTER, 1, (1 << 64) - 1))
        start, dots, end = pattern.partition("..")
        if not dots:
            raise Unknown(f"the pattern {pattern}")
        mask = (1 << 8 * layout.size) - 1
        low = int(start or 0) & mask
        high = int(end.removeprefix("=")) & mask if end else mask
        return replace(layout, niche=_niche(0, layout.size, low, high))

    def _adt(self, type_: Path) -> Layout:
        adt, _ = self.definitions.adt(type_)
        if type_.bare == BOX:
            return self._box(type_)
        if adt.kind is ItemKind.ENUM:
            return _Enum(self, adt, type_).layout()
        fields = self.definitions.field_types(type_, 0)
        if adt.kind is ItemKind.UNION:
            return self._union(adt, fields)
        relaxed = adt.relaxed or (bool(fields) and self.of(fields[-1]).tail is not None)
        layout = self._struct(fields, adt.representation, last_may_be_unsized=relaxed)
        return _hidden(adt, layout, self.of(fields[0]) if fields else None)

    def _box(self, type_: Path) -> Layout:
        pointer = self._pointer(pointee(type_), 1)
        allocator = self.of(self.definitions.field_types(type_, 0)[1])
        if allocator.size:
            raise Unknown(f"a box with an allocator that has data: {type_}")
        return replace(pointer, variants=((0, 0),))

    def _union(self, adt: Adt, fields: Iterable[Type]) -> Layout:
        layouts = [self.of(field) for field in fields]
        packed = word_of(adt.representation, "packed")
        align = max((min(found.align, packed) if packed else found.align for found in layouts), default=1)
        align = max(align, word_of(adt.representation, "align") or 1)
        size = _up(max((found.size for found in layouts), default=0), align)
        return Layout(size, align, (tuple(0 for _ in layouts),))

    def _struct(
        self,
        fields: Iterable[Type],
        representation: tuple[str, ...] = (),
        *,
        last_may_be_unsized: bool = False,
    ) -> Layout:
        layouts = [self.of(field) for field in fields]
        return struct(layouts, representation, sized=not last_may_be_unsized)


def word_of(representation: tuple[str, ...], name: str) -> int | None:
    """The number of ``packed(2)`` or ``align(8)``; 1 for ``packed`` alone."""
    found = [word for word in representation if word == name or word.startswith(f"{name}(")]
    numbers = [int(word[len(name) + 1 : -1]) if "(" in word else 1 for word in found]
    return max(numbers, default=None)


def _niche(offset: int, size: int, start: int, end: int) -> Niche | None:
    niche = Niche(offset, size, start, end)
    return niche if niche.available else None


def _scalar(size: int, start: int, end: int) -> Layout:
    return Layout(size, size, niche=_niche(0, size, start, end))


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
            return replace(layout, niche=_niche(0, size, int(start) & mask, int(end) & mask if end else mask))
    return layout


def _available(layout: Layout) -> int:
    return layout.niche.available if layout.niche is not None else 0


Key: TypeAlias = tuple[int, ...]


def struct(
    fields: list[Layout], representation: tuple[str, ...] = (), *, sized: bool = True, prefix: int = 0
) -> Layout:
    """A struct or variant [LayoutCalculator::univariant]: fields in rustc's order, its niche preferably at an edge.
    ``prefix`` bytes are kept free for a tag."""
    layout = _univariant(fields, representation, sized=sized, prefix=prefix, at_end=False)
    niche = layout.niche
    reorders = "C" not in representation and not word_of(representation, "packed")
    if niche is None or layout.tail is not None or not reorders or len(fields) < 2:
        return layout
    if not sized and prefix == 0 and any(f.tail for f in fields):
        return layout
    head, tail = niche.offset, layout.size - niche.offset - niche.size
    if sized and head and tail:
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
        offset = _up(offset, each)
        offsets[number] = offset
        tail = tail or field.tail
        if field.niche is not None:
            better = niche is None or _is_better(field.niche.available, niche.available, at_end)
            if better:
                niche = replace(field.niche, offset=field.niche.offset + offset)
        offset += field.size
    align = max(align, word_of(representation, "align") or 1)
    size = offset if tail is not None else _up(offset, align)
    inhabited = all(field.inhabited for field in fields)
    return Layout(size, align, (tuple(offsets),), niche=niche, tail=tail, inhabited=inhabited)


def _is_better(new: int, old: int, at_end: bool) -> bool:
    return new >= old if at_end else new > old


def _order(
    fields: list[Layout], movable: list[int], packed: int | None, *, prefixed: bool, at_end: bool
) -> Callable[[int], Key]:
    largest_align = max((fields[i].align for i in movable), default=1)
    largest_niche = max((_available(fields[i]) for i in movable), default=0)

    def group(field: Layout) -> int:
        if packed:
            return min(field.align, packed)
        size = max(field.align, field.size)
        as_align = (size & -size).bit_length() - 1
        log = field.align.bit_length() - 1
        if not largest_niche:
            return as_align
        if at_end:
            return log if _available(field) == largest_niche else as_align
        return min(largest_align.bit_length() - 1, as_align)

    def key(number: int) -> Key:
        field = fields[number]
        available = _available(field)
        if prefixed:
            return (group(field), available)
        niche = field.niche
        if at_end:
            inner = 0 if niche is None else -(field.size - niche.size - niche.offset) - 1 + (1 << 64)
            return (int(not field.is_zero_sized), -group(field), available, inner)
        return (int(not field.is_zero_sized), -group(field), -available, niche.offset if niche else 0)

    return key


class _Enum:
    """Lays out one enum [LayoutCalculator::layout_of_enum]."""

    def __init__(self, layouts: Layouts, adt: Adt, type_: Path) -> None:
        self.adt = adt
        self.fields = [
            [layouts.of(field) for field in layouts.definitions.field_types(type_, number)]
            for number in range(len(adt.variants))
        ]
        words = set(adt.representation)
        self.integers = sorted(words & {p.value for p in _SIZES})
        self.is_c = "C" in words
        self.absent = [
            not all(f.inhabited for f in fields) and all(f.size == 0 for f in fields)
            for fields in self.fields
        ]

    def layout(self) -> Layout:
        """The layout."""
        explicit = bool(self.integers) or self.is_c
        present = [i for i, absent in enumerate(self.absent) if not absent]
        if not explicit and not present:
            return Layout(0, 1, tuple(() for _ in self.fields), inhabited=False)
        if not explicit and len(present) == 1:
            only = present[0]
            found = struct(self.fields[only])
            variants = tuple(
                found.variants[0] if i == only else tuple(0 for _ in fields)
                for i, fields in enumerate(self.fields)
            )
            return replace(found, variants=variants, encoding=Untagged(only))
        tagged = self._tagged(present)
        niched = None if explicit else self._niched(present)
        if niched is None:
            return tagged
        if (niched.size, -_available(niched)) < (tagged.size, -_available(tagged)):
            return niched
        return tagged

    def _niched(self, present: list[int]) -> Layout | None:
        if len(self.fields) < 2:
            return None
        variants = [struct(fields) for fields in self.fields]
        sizes = [variant.size for variant in variants]
        largest = max(range(len(variants)), key=lambda i: (sizes[i], i))
        if sum(size == sizes[largest] for size in sizes) > 1 and sizes[largest] == 0:
            return None
        others = [i for i in present if i != largest]
        if not others:
            return None
        first, last = others[0], others[-1]
        niche = variants[largest].niche
        reserved = niche.reserve(last - first + 1) if niche is not None else None
        if niche is None or reserved is None:
            return None
        start, left = reserved
        size = sizes[largest]
        align = max(variant.align for variant in variants)
        placed = []
        for number, variant in enumerate(variants):
            offsets = self._placed(variant, niche, size, is_largest=number == largest)
            if offsets is None:
                return None
            placed.append(offsets)
        left_niche = left if left.available else None
        encoding = Niched(niche.offset, niche.size, start, first, last, largest)
        inhabited = any(variant.inhabited for variant in variants)
        return Layout(_up(size, align), align, tuple(placed), encoding, left_niche, None, inhabited)

    def _placed(
        self, variant: Layout, niche: Niche, size: int, *, is_largest: bool
    ) -> tuple[int, ...] | None:
        """The offsets of a variant beside the niche; None where it does not fit."""
        offsets = variant.variants[0]
        if is_largest or variant.size == 0 or variant.size <= niche.offset:
            return offsets
        shift = _up(niche.offset + niche.size, variant.align)
        if shift + variant.size > size:
            return None
        return tuple(offset + shift for offset in offsets)

    def _tagged(self, present: list[int]) -> Layout:
        discriminants = tuple(variant.discriminant for variant in self.adt.variants)
        least = self._least_size([discriminants[i] for i in present])
        first = min((self._first_align(fields) for fields in self.fields), default=256)
        size_of_tag = least
        if not self.integers and not self.is_c:
            while size_of_tag * 2 <= min(first, 8) and first != 256:
                size_of_tag *= 2
        variants = [struct(fields, self._words(), prefix=least) for fields in self.fields]
        align = max([least, *(variant.align for variant in variants)])
        if self.is_c or self.integers:
            content = max((max((f.align for f in fields), default=1) for fields in self.fields), default=1)
            prefix = _up(least, content) if self.is_c and self.integers else least
            variants = [
                struct(fields, ("C",), prefix=prefix) if fields else struct([], prefix=least)
                for fields in self.fields
            ]
            align = max([least, *(variant.align for variant in variants)])
        size = _up(max([least, *(variant.size for variant in variants)]), align)
        size = _up(max(size, size_of_tag), align)
        mask = (1 << 8 * size_of_tag) - 1
        known = [discriminants[i] & mask for i in present]
        niche = _niche(0, size_of_tag, *_range([discriminants[i] for i in present], mask)) if known else None
        encoding = Tagged(0, size_of_tag, tuple(d & mask for d in discriminants))
        inhabited = any(variant.inhabited for variant in variants)
        return Layout(size, align, tuple(v.variants[0] for v in variants), encoding, niche, None, inhabited)

    def _words(self) -> tuple[str, ...]:
        return ("C",) if self.is_c else ()

    def _least_size(self, discriminants: list[int]) -> int:
        if self.integers:
            return _SIZES[Primitive(self.integers[0])]
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


def _range(discriminants: list[int], mask: int) -> tuple[int, int]:
    low, high = min(discriminants), max(discriminants)
    return low & mask, high & mask
