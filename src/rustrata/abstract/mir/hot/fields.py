"""Writing a struct or variant field by field, and new tags for the pointers in one, in the source of a region."""

from collections.abc import Callable, Iterator
from struct import Struct
from typing import TypeAlias

from rustrata.abstract.aliasing import events
from rustrata.abstract.mir.hot.accesses import Accesses, From, undecided
from rustrata.abstract.mir.hot.borrows import Renew
from rustrata.abstract.mir.hot.lone_scalars import Kind, LoneScalar
from rustrata.abstract.mir.hot.places import Spot, spot_of
from rustrata.abstract.mir.hot.values import operand, variant_of
from rustrata.abstract.mir.hot.writer import Refused, Writer
from rustrata.abstract.mir.layout import Niched, Tagged
from rustrata.abstract.mir.retags import kind_of
from rustrata.abstract.mir.scalar_shapes import IntegerShape, PointerShape, Shape, Value
from rustrata.programs.rust.types import Closure, Path, Tuple, Type
from rustrata.programs.rust.values import AdtAggregate, ClosureAggregate, Place, TupleAggregate

Aggregate: TypeAlias = AdtAggregate | TupleAggregate | ClosureAggregate
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
    moved, memory = accesses.moved(spot.offset, behind=spot.behind), accesses.memory
    align, nothing = spot.align, bytes(size)
    whole = sum(shape.size for _, shape in parts) == size
    stores = tuple((offset, shape.store) for offset, shape in parts)

    def write(address: int, provenance: From, *values: Value) -> None:
        found, at = memory.write(moved(address, provenance), size, align)
        memory.accesses -= 1  # the region counts it
        if not whole:
            found.clear_pointers(at, size)
            found.initialised[at : at + size] = nothing
        for (offset, store), value in zip(stores, values, strict=True):
            store(found, at + offset, value)

    return write


def retag_fields(writer: Writer, spot: Spot, frame: str) -> None:
    """New tags for the references and boxes in a value in memory."""
    for offset, scalar, own in _pointers(writer, spot.type, 0):
        renew = writer.renewals.renew(writer.machine.retags.of(scalar.type, own), None, 0)
        function = writer.name(_retag(writer.accesses, scalar, spot.offset + offset, renew), "retag")
        writer.line(f"{function}({spot.address}, {spot.provenance}, {frame})")


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
    accesses: Accesses, scalar: LoneScalar, offset: int, renew: Renew
) -> Callable[[int, From, "int | None"], None]:
    find, nullable, shape = accesses.memory.allocations.get, scalar.nullable, scalar.shape
    assert isinstance(shape, PointerShape), "a thin pointer"
    check = accesses.check_thin(shape.check)

    def retag(address: int, provenance: From, frame: int | None) -> None:
        found = None if provenance is None else find(provenance[0])
        if found is None or not found.live:
            raise undecided()
        at = address - found.base + offset
        if not 0 <= at <= found.size - 8 or found.initialised[at : at + 8] != _POINTER:
            raise undecided()
        (value,) = _ADDRESS(found.data, at)
        if value or not nullable:
            held = found.pointers.get(at)
            if check is not None:
                check(value, held)
            fresh = renew(value, held, None, frame)
            if fresh is not None:
                found.pointers[at] = fresh

    return retag
