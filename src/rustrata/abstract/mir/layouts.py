"""The layouts of types, as rustc's."""

from collections.abc import Iterable
from dataclasses import replace

from rustrata.abstract.mir.definitions import Definitions, Unknown
from rustrata.abstract.mir.enum_layout import EnumLayout
from rustrata.abstract.mir.layout import (
    NICHES,
    POINTER,
    SIZES,
    Layout,
    Niche,
    _hidden,
    niche_of,
    round_up,
    scalar_layout,
    struct,
    word_of,
)
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

    def look_alike(self, first: Type, second: Type) -> bool:
        """Have two types the same size, alignment and free values?"""
        one, other = self.of(first), self.of(second)
        niches = [found.available if found is not None else 0 for found in (one.niche, other.niche)]
        return (one.size, one.align, niches[0]) == (other.size, other.align, niches[1])

    def _layout(self, type_: Type) -> Layout:  # noqa: C901 -- one case for each form
        match type_:
            case Primitive.NEVER:
                return Layout(0, 1, inhabited=False)
            case Primitive.STR:
                return Layout(0, 1, tail=type_)
            case Primitive():
                return scalar_layout(SIZES[type_], *NICHES.get(type_, (0, (1 << 8 * SIZES[type_]) - 1)))
            case Reference(_, target):
                return self._pointer(target, 1)
            case RawPointer(_, target):
                return self._pointer(target, 0)
            case FnPointer():
                return scalar_layout(POINTER, 1, (1 << 64) - 1)
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
        thin = scalar_layout(POINTER, lowest, (1 << 64) - 1)
        if self.metadata(target) is None:
            return thin
        niche = thin.niche
        if niche is None and isinstance(self.metadata(target), Dynamic):
            niche = Niche(POINTER, POINTER, 1, (1 << 64) - 1)
        return Layout(2 * POINTER, POINTER, ((0, POINTER),), niche=niche)

    def metadata(self, target: Type) -> Type | None:
        """The part of an unsized type that its pointers have metadata for: a slice, ``str`` or ``dyn``; None
        for sized types. Does not lay out the type, which may be recursive."""
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
        return replace(layout, niche=niche_of(0, layout.size, low, high))

    def _adt(self, type_: Path) -> Layout:
        adt, _ = self.definitions.adt(type_)
        if type_.bare == BOX:
            return self._box(type_)
        if adt.kind is ItemKind.ENUM:
            return EnumLayout(self, adt, type_).layout()
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
        size = round_up(max((found.size for found in layouts), default=0), align)
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
