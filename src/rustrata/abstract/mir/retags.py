"""New tags for pointers: what the aliasing models are told when a reference is made or copied.

Which pointers are retagged is MIR's business (`Retag` statements, or typed copies); here is how: what the
pointer points to, in bytes, and whether a call protects it [rustc_const_eval::interpret,
Machine::retag_ptr_value].
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Pointee, Tag
from rustrata.abstract.aliasing.model import Borrows, Reborrower
from rustrata.abstract.mir.layout import Untagged
from rustrata.abstract.mir.memory import IMMATERIAL, Allocation, Memory, Pointer, Provenance, Undefined
from rustrata.abstract.mir.place_types import BOX, pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.shapes import Shapes
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import (
    Array,
    Closure,
    Dynamic,
    Path,
    RawPointer,
    Reference,
    Slice,
    Tuple,
    Type,
)

_REMEMBERED = 64
"""Of a pointer with metadata, the last so many lengths are remembered."""
_CELL = "std::cell::UnsafeCell"
_PINNED = frozenset(("std::marker::PhantomPinned", "std::pin::UnsafePinned"))
_REFERENCES = frozenset((events.Pointer.SHARED, events.Pointer.UNIQUE, events.Pointer.BOX))
Ranges = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Borrow:
    """What retags of one kind have in common: the pointer's kind, what it points to, and what the models
    make of it, by name: without a call that protects it, and with one."""

    kind: events.Pointer
    pointee: Pointee
    two_phase: bool
    size: int
    made: "dict[str, tuple[Reborrower, Reborrower]]"


class Tell(Protocol):
    """Who is told of retags."""

    models: dict[str, Borrows]
    """Who keeps track of tags. If there is none, they stay as they are."""

    def reborrow(
        self, found: Allocation, offset: int, parent: Tag, tag: Tag, borrow: Borrow, frame: int | None
    ) -> None:
        """A pointer with the tag ``tag`` is made from one with the tag ``parent``."""

    def collect(self, found: Allocation) -> None:
        """An allocation has had many tags: those that are not in use may be forgotten."""


class Retagger:
    """Retags pointers of one type in one way. Called with a pointer and the frame that protects it, it
    gives the pointer with its new tag."""

    __slots__ = ("kind", "known", "memory", "retags", "target", "tell", "two_phase")

    def __init__(self, retags: "Retags", target: Type, kind: events.Pointer, two_phase: bool) -> None:
        self.retags = retags
        self.memory = retags.memory
        self.tell = retags.tell
        self.target = target
        self.kind = kind
        self.two_phase = two_phase
        self.known: dict[int | Pointer | None, Borrow] = {}

    def __call__(self, value: Value, frame: int | None) -> Value:
        """The pointer with a new tag, which the call ``frame`` protects."""
        pointer: Pointer
        metadata: int | Pointer | None = None
        if isinstance(value, Wide):
            pointer, metadata = value
        else:
            pointer = value  # type: ignore[assignment]
        address, provenance = pointer
        borrow = self.borrow(metadata)
        memory = self.memory
        found = None
        if provenance is not None:
            found = memory.allocations[provenance[0]] if provenance[0] >= 0 else memory.owner(pointer)
        if provenance is None or found is None or not found.live or found.kind in IMMATERIAL:
            self._need_memory(pointer, borrow.size)
            return value
        offset = address - found.base
        if offset < 0 or offset + borrow.size > found.size:
            self._need_memory(pointer, borrow.size)
            borrow = self._described(metadata, 0)
        if not self.tell.models:
            return value
        retagged = Pointer(address, self.retags.made(found, offset, provenance[1], borrow, frame))
        return retagged if metadata is None else Wide(retagged, metadata)

    def _need_memory(self, pointer: Pointer, size: int) -> None:
        """A reference is made to memory that is there: the models need it, even where nobody checks validity
        [Stacked Borrows, section 3; Tree Borrows, section 3]."""
        if size and self.kind in _REFERENCES and self.tell.models:
            try:
                self.memory.find(pointer, size, f"a reborrow as `{self.kind.value}`")
            except Undefined as found:
                raise Undefined("RUB008", found.message, found.notes) from None

    def borrow(self, metadata: int | Pointer | None) -> Borrow:
        """What retags of pointers with this metadata have in common."""
        found = self.known.get(metadata)
        if found is None:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            size, _ = self.retags.shapes.size_and_align(self.target, metadata)
            found = self.known[metadata] = self._described(metadata, size)
        return found

    def _described(self, metadata: int | Pointer | None, size: int) -> Borrow:
        retags = self.retags
        pointee = Pointee(
            size, retags.ranges(self.target, metadata, size), retags.unpin(self.target, metadata)
        )
        return Borrow(self.kind, pointee, self.two_phase, size, {})


class Retags:
    """Makes new tags. ``tell`` has the models told."""

    def __init__(self, shapes: Shapes, memory: Memory, tell: Tell) -> None:
        self.shapes = shapes
        self.memory = memory
        self.tell = tell
        self._cells: dict[Type, Ranges] = {}
        self._pinned: dict[Type, bool] = {}
        self._may_contain: dict[Type, bool] = {}
        self._retaggers: dict[tuple[Type, events.Pointer, bool], Retagger] = {}

    def of(self, type_: Type, kind: events.Pointer, *, two_phase: bool = False) -> Retagger:
        """What retags pointers of a type."""
        found = self._retaggers.get((type_, kind, two_phase))
        if found is None:
            found = Retagger(self, pointee(type_), kind, two_phase)
            self._retaggers[type_, kind, two_phase] = found
        return found

    def value(
        self, value: Value, type_: Type, kind: events.Pointer, frame: int | None, *, two_phase: bool = False
    ) -> Value:
        """The pointer with a new tag; ``type_`` is a pointer type."""
        return self.of(type_, kind, two_phase=two_phase)(value, frame)

    def made(
        self, found: Allocation, offset: int, parent: Tag, borrow: Borrow, frame: int | None
    ) -> Provenance:
        """A new tag, made from another one; the models are told."""
        fresh = Provenance(found.id, self.memory.fresh_tag())
        self.tell.reborrow(found, offset, parent, fresh[1], borrow, frame)
        given = found.given
        given.append(fresh)
        if len(given) >= found.limit:
            self.tell.collect(found)
        return fresh

    def _concrete(self, type_: Type, metadata: int | Pointer | None) -> Type:
        if isinstance(metadata, Pointer) and isinstance(type_, Dynamic):
            return self.shapes.vtable_type(metadata)
        return type_

    def ranges(self, target: Type, metadata: int | Pointer | None, size: int) -> Ranges:
        """The bytes of what a pointer points to that are inside an ``UnsafeCell``."""
        target = self._concrete(target, metadata)
        if isinstance(target, Slice) and isinstance(metadata, int):
            each = self.shapes.layouts.of(target.item).size
            inner = self.cells(target.item)
            return _merged(
                (at * each + start, at * each + end)
                for at in range(metadata if inner else 0)
                for start, end in inner
            )
        if self.shapes.layouts.of(target).tail is not None:
            return ((0, size),) if self._unsized_cells(target, metadata) else ()
        return self.cells(target)

    def _unsized_cells(self, target: Type, metadata: int | Pointer | None) -> bool:
        return any(
            self.cells(part)
            if self.shapes.layouts.of(part).tail is None
            else self._unsized_tail(part, metadata)
            for part in self._fields(target)
        )

    def _unsized_tail(self, part: Type, metadata: int | Pointer | None) -> bool:
        part = self._concrete(part, metadata)
        if isinstance(part, Slice):
            return bool(self.cells(part.item))
        if self.shapes.layouts.of(part).tail is None:
            return bool(self.cells(part))
        return isinstance(part, Path) and (part.bare == _CELL or self._unsized_cells(part, metadata))

    def _fields(self, type_: Type) -> tuple[Type, ...]:
        match type_:
            case Tuple(items):
                return items
            case Path():
                return self.shapes.layouts.definitions.field_types(type_, 0)
            case _:
                return ()

    def cells(self, type_: Type) -> Ranges:
        """The bytes of a sized type that are inside an ``UnsafeCell``. All of an enum's or union's if any
        variant has some."""
        known = self._cells.get(type_)
        if known is None:
            known = self._cells[type_] = _merged(self._find_cells(type_))
        return known

    def _find_cells(self, type_: Type) -> Iterator[tuple[int, int]]:
        layouts = self.shapes.layouts
        type_ = layouts.definitions.normal(type_)
        match type_:
            case Tuple(items):
                yield from self._shifted(items, layouts.of(type_).variants[0])
            case Closure():
                yield from self._shifted(layouts.definitions.captures(type_), layouts.of(type_).variants[0])
            case Array(item, _):
                each, inner = layouts.of(item).size, self.cells(item)
                if inner:
                    for at in range(0, layouts.of(type_).size, each):
                        yield from ((at + start, at + end) for start, end in inner)
            case Path() if type_.bare == _CELL:
                yield (0, layouts.of(type_).size)
            case Path() if type_.bare != BOX:
                yield from self._adt_cells(type_)
            case _:
                return

    def _adt_cells(self, type_: Path) -> Iterator[tuple[int, int]]:
        layouts = self.shapes.layouts
        adt, _ = layouts.definitions.adt(type_)
        layout = layouts.of(type_)
        if adt.kind is ItemKind.STRUCT:
            yield from self._shifted(layouts.definitions.field_types(type_, 0), layout.variants[0])
            return
        variants = range(len(adt.variants))
        if isinstance(layout.encoding, Untagged):
            variants = range(layout.encoding.variant, layout.encoding.variant + 1)
        for variant in variants:
            if any(self.cells(field) for field in layouts.definitions.field_types(type_, variant)):
                yield (0, layout.size)
                return

    def _shifted(self, types: tuple[Type, ...], offsets: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        for type_, offset in zip(types, offsets, strict=True):
            for start, end in self.cells(type_):
                yield (offset + start, offset + end)

    def unpin(self, target: Type, metadata: int | Pointer | None) -> bool:
        """Is what a pointer points to ``Unpin``?"""
        return not self.pinned(self._concrete(target, metadata))

    def pinned(self, type_: Type) -> bool:
        """Is the type not ``Unpin``?"""
        known = self._pinned.get(type_)
        if known is None:
            self._pinned[type_] = False  # what contains itself, does so behind a pointer
            known = self._pinned[type_] = self._find_pinned(self.shapes.layouts.definitions.normal(type_))
        return known

    def _find_pinned(self, type_: Type) -> bool:
        definitions = self.shapes.layouts.definitions
        match type_:
            case Tuple(items):
                return any(map(self.pinned, items))
            case Array(item, _) | Slice(item):
                return self.pinned(item)
            case Closure():
                return any(map(self.pinned, definitions.captures(type_)))
            case Path() if type_.bare == BOX:
                return False
            case Path():
                if type_.bare in _PINNED:
                    return True
                adt, _ = definitions.adt(type_)
                return any(
                    self.pinned(field)
                    for variant in range(len(adt.variants))
                    for field in definitions.field_types(type_, variant)
                )
            case _:
                return False

    def may_contain(self, type_: Type) -> bool:
        """May a value of the type contain a reference or box, not behind a pointer?"""
        known = self._may_contain.get(type_)
        if known is None:
            self._may_contain[type_] = False
            known = self._may_contain[type_] = self._find(self.shapes.layouts.definitions.normal(type_))
        return known

    def _find(self, type_: Type) -> bool:
        definitions = self.shapes.layouts.definitions
        match type_:
            case Reference():
                return True
            case RawPointer():
                return False
            case Tuple(items):
                return any(map(self.may_contain, items))
            case Array(item, _):
                return self.may_contain(item)
            case Closure():
                return any(map(self.may_contain, definitions.captures(type_)))
            case Path() if type_.bare == BOX:
                return True
            case Path():
                adt, _ = definitions.adt(type_)
                return adt.kind is not ItemKind.UNION and any(
                    self.may_contain(field)
                    for variant in range(len(adt.variants))
                    for field in definitions.field_types(type_, variant)
                )
            case _:
                return False


def kind_of(type_: Type) -> events.Pointer | None:
    """How models call a pointer type; None for raw pointers and what is no pointer."""
    match type_:
        case Reference(True, _):
            return events.Pointer.UNIQUE
        case Reference(False, _):
            return events.Pointer.SHARED
        case Path() if type_.bare == BOX:
            return events.Pointer.BOX
        case _:
            return None


def _merged(ranges: "Iterator[tuple[int, int]]") -> Ranges:
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
