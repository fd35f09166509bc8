"""Structs and variants in the source of a region: written and copied field by field, and new tags for the
pointers in them."""

from collections.abc import Callable, Iterator
from struct import Struct
from typing import TypeAlias

from rustrata.abstract.aliasing import events
from rustrata.abstract.mir.hot.accesses import Accesses, From, undecided
from rustrata.abstract.mir.hot.borrows import RenewThin
from rustrata.abstract.mir.hot.lone_scalars import Kind, LoneScalar
from rustrata.abstract.mir.hot.places import spot_of
from rustrata.abstract.mir.hot.spots import Spot
from rustrata.abstract.mir.hot.values import is_behind, operand, variant_of
from rustrata.abstract.mir.hot.writer import Refused, Writer
from rustrata.abstract.mir.layout import Niched, Tagged
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.retags import kind_of
from rustrata.abstract.mir.scalar_shapes import IntegerShape, PointerShape, Shape, Value, WideShape
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import Closure, Path, Tuple, Type
from rustrata.programs.rust.values import AdtAggregate, ClosureAggregate, Place, TupleAggregate

Aggregate: TypeAlias = AdtAggregate | TupleAggregate | ClosureAggregate
MOST_PARTS = 16
"""Scalars of a struct that is copied part by part."""
_ADDRESS = Struct("<Q").unpack_from
_POINTER = b"\x01" * 8


def store_fields(writer: Writer, place: Place, type_: Type, value: Aggregate) -> None:
    """Writes a value whose fields are scalars, or have no bytes."""
    variant = variant_of(writer, value, type_)
    layouts = writer.machine.layouts
    layout = layouts.of(type_)
    types = writer.machine.values.field_types(type_, variant)
    parts: list[tuple[int, Shape]] = []
    values = []
    for part, offset, item in zip(types, layout.variants[variant], value.items, strict=True):
        if layouts.of(part).size:
            parts.append((offset, writer.scalar(part).shape))
            values.append(writer.packed(operand(writer, item)[0]))
        elif is_behind(item):
            raise Refused
    for offset, size, tag in _tag(layout.encoding, variant):
        parts.append((offset, IntegerShape(size, size, False, "tag")))
        values.append(str(tag))
    if not parts:
        raise Refused
    spot = spot_of(writer, place)
    writer.touched += 1
    function = writer.name(_write(writer.accesses, spot, layout.size, tuple(parts)), "store")
    writer.line(f"{function}({spot.address}, {spot.provenance}, {', '.join(values)})")


def _tag(encoding: object, variant: int) -> Iterator[tuple[int, int, int]]:
    """What a variant writes besides its fields: offset, size and pattern."""
    match encoding:
        case Tagged(at, size, discriminants):
            yield at, size, discriminants[variant] & ((1 << 8 * size) - 1)
        case Niched(at, size, start, first, _, untagged) if variant != untagged:
            yield at, size, (start + variant - first) & ((1 << 8 * size) - 1)
        case _:
            return


def _write(
    accesses: Accesses, spot: Spot, size: int, parts: tuple[tuple[int, Shape], ...]
) -> Callable[..., None]:
    reach = accesses.reach(size, spot.offset, spot.align, behind=spot.behind, writes=True)
    nothing = bytes(size)
    whole = sum(shape.size for _, shape in parts) == size
    stores = tuple((offset, shape.store) for offset, shape in parts)

    def write(address: int, provenance: From, *values: Value) -> None:
        found, at = reach(address, provenance)
        if not whole:
            found.clear_pointers(at, size)
            found.initialised[at : at + size] = nothing
        for (offset, store), value in zip(stores, values, strict=True):
            store(found, at + offset, value)

    return write


def copy_fields(writer: Writer, source: Spot, target: Spot) -> None:
    """A typed copy from one place in memory to another, of a struct of scalars."""
    parts = tuple(_scalars(writer, source.type, 0))
    if not 0 < len(parts) <= MOST_PARTS:
        raise Refused
    size = writer.machine.layouts.of(source.type).size
    writer.touched += 2
    copy = writer.name(_copy(writer.accesses, source, target, size, parts), "copy")
    ends = f"{source.address}, {source.provenance}, {target.address}, {target.provenance}"
    writer.line(f"{copy}({ends})")


def _scalars(writer: Writer, type_: Type, offset: int) -> Iterator[tuple[int, LoneScalar]]:
    """All scalars of a type with their offsets, if each value has the same."""
    machine = writer.machine
    scalar = writer.scalars.of(type_)
    if scalar is not None:
        yield offset, scalar
        return
    layout = machine.layouts.of(type_)
    struct = isinstance(type_, Tuple | Closure) or (
        isinstance(type_, Path) and machine.definitions.adt(type_)[0].kind is ItemKind.STRUCT
    )
    if not struct or layout.tail is not None or not layout.inhabited:
        raise Refused
    if isinstance(type_, Path) and writer.scalars.ranges_of(type_):
        raise Refused
    for part, at in zip(machine.values.field_types(type_, 0), layout.variants[0], strict=True):
        if machine.layouts.of(part).size:
            yield from _scalars(writer, part, offset + at)


def _copy(
    accesses: Accesses, source: Spot, target: Spot, size: int, parts: tuple[tuple[int, LoneScalar], ...]
) -> Callable[[int, From, int, From], None]:
    read = accesses.reach(size, source.offset, source.align, behind=source.behind, writes=False)
    write = accesses.reach(size, target.offset, target.align, behind=target.behind, writes=True)
    initialised = bytearray(size)
    for offset, scalar in parts:
        initialised[offset : offset + scalar.shape.size] = b"\x01" * scalar.shape.size
    made = bytes(initialised)
    checks = tuple((offset, accesses.check(scalar)) for offset, scalar in parts)
    pointers = tuple(at for offset, scalar in parts for at in _provenances(offset, scalar))

    def copy(start: int, provenance: From, end: int, into: From) -> None:
        found, at = read(start, provenance)
        for offset, check in checks:
            check(found, at + offset)
        data = found.data[at : at + size]
        held = [(offset, found.pointers.get(at + offset)) for offset in pointers]
        found, at = write(end, into)
        if found.pointers or found.fragments:
            found.clear_pointers(at, size)
        found.data[at : at + size] = data
        found.initialised[at : at + size] = made
        for offset, kept in held:
            if kept is not None:
                found.pointers[at + offset] = kept

    return copy


def _provenances(offset: int, scalar: LoneScalar) -> tuple[int, ...]:
    """Where a scalar may keep provenance."""
    match scalar.kind:
        case Kind.INTEGER:
            return ()
        case Kind.THIN:
            return (offset,)
        case Kind.WIDE:
            wide = scalar.shape
            assert isinstance(wide, WideShape), "a wide pointer"
            return (offset,) if wide.trait is None else (offset, offset + 8)


def retag_fields(writer: Writer, spot: Spot, frame: str) -> None:
    """New tags for the references and boxes in a value in memory."""
    for offset, scalar, own in _pointers(writer, spot.type, 0):
        retag = writer.machine.retags.of(scalar.type, own)
        if frame != "None":
            raise Refused
        renew = writer.renewals.renew_thin(retag, None, 0)
        function = writer.name(_retag(writer.accesses, scalar, spot.offset + offset, renew), "retag")
        writer.line(f"{function}({spot.address}, {spot.provenance})")


def _pointers(writer: Writer, type_: Type, offset: int) -> Iterator[tuple[int, LoneScalar, events.Pointer]]:
    """The references and boxes of a type, with their offsets, if each value has the same."""
    machine = writer.machine
    if not machine.retags.may_contain(type_):
        return
    scalar = writer.scalars.of(type_)
    if scalar is not None:
        own = kind_of(scalar.type)
        if scalar.kind is not Kind.THIN:
            raise Refused
        if own is not None:
            yield offset, scalar, own
        return
    if not isinstance(type_, Path | Tuple | Closure) or machine.values.is_enum(type_):
        raise Refused
    types = machine.values.field_types(type_, 0)
    for part, at in zip(types, machine.layouts.of(type_).variants[0], strict=True):
        yield from _pointers(writer, part, offset + at)


def _retag(
    accesses: Accesses, scalar: LoneScalar, offset: int, renew: RenewThin
) -> Callable[[int, From], None]:
    find, nullable, shape = accesses.memory.allocations.get, scalar.nullable, scalar.shape
    assert isinstance(shape, PointerShape), "a thin pointer"

    def retag(address: int, provenance: From) -> None:
        found = None if provenance is None else find(provenance[0])
        if found is None or not found.live:
            raise undecided()
        at = address - found.base + offset
        if not 0 <= at <= found.size - 8 or found.initialised[at : at + 8] != _POINTER:
            raise undecided()
        (value,) = _ADDRESS(found.data, at)
        if value or not nullable:
            held = found.pointers.get(at)
            if shape.check is not None:
                shape.check.of(Pointer(value, held), None)
            fresh = renew(value, held)
            if fresh is not None:
                found.pointers[at] = fresh

    return retag
