"""Places in the source of a region: an address, a provenance and an offset, as expressions."""

from dataclasses import replace

from rustrata.abstract.mir.hot.lone_scalars import Kind
from rustrata.abstract.mir.hot.spots import Spot, load
from rustrata.abstract.mir.hot.writer import Refused, Value, Writer
from rustrata.abstract.mir.place_types import pointee
from rustrata.programs.rust.types import Array, Path, Slice, Type
from rustrata.programs.rust.values import Deref, Downcast, Field, Index, OpaqueCast, Place, Projection


def spot_of(writer: Writer, place: Place) -> Spot:
    """Where a place is that is not held as a scalar."""
    code = writer.code
    steps = place.projections
    if writer.is_variable(place.local):
        value, type_, steps = variable_of(writer, place)
        if not steps:
            raise Refused
        spot = _behind(writer, value, type_)
        steps = steps[1:]
    else:
        if place.local in writer.locals.pairs:
            raise Refused
        at = writer.frame_pointer(place.local)
        type_ = code.types[place.local]
        align = code.machine.layouts.of(type_).align
        private = place.local not in code.addressed
        spot = Spot(at.address, at.provenance, 0, None, type_, align, local=at.memory, private=private)
    for step in steps:
        spot = _step(writer, spot, step)
    return spot


def variable_of(writer: Writer, place: Place) -> tuple[Value, Type, tuple[Projection, ...]]:
    """The value of a local that is held as a scalar, seen as the part of it that is that scalar too, the type
    of that part, and the steps that are left: none, or those through a pointer."""
    type_ = writer.code.types[place.local]
    value = writer.read_local(place.local)
    steps = place.projections
    variant = 0
    while steps and not isinstance(steps[0], Deref):
        step, steps = steps[0], steps[1:]
        if isinstance(step, Downcast):
            variant = variant_number(writer, type_, step.variant)
            if variant != writer.scalar(type_).present:
                raise Refused
            continue
        if writer.scalar(type_).nullable and writer.machine.values.is_enum(type_):
            writer.line(f"if not {value.parts[0]}: raise undecided()")
        type_, variant = _same_scalar(writer, type_, step, variant), 0
    return value, type_, steps


def variant_number(writer: Writer, type_: Type, name: str) -> int:
    """The number of a variant."""
    assert isinstance(type_, Path), "enums have paths"
    adt, _ = writer.machine.definitions.adt(type_)
    return next(i for i, variant in enumerate(adt.variants) if variant.name == name)


def _same_scalar(writer: Writer, type_: Type, step: Projection, variant: int) -> Type:
    """The type of a field that has all bytes of a struct."""
    if isinstance(step, Field):
        part = writer.machine.values.field_types(type_, variant)[step.index]
        if writer.machine.layouts.of(part).size == writer.machine.layouts.of(type_).size:
            return part
    raise Refused


def _behind(writer: Writer, value: Value, type_: Type) -> Spot:
    """What a pointer points to."""
    if value.kind is Kind.INTEGER:
        raise Refused
    target = writer.machine.definitions.normal(pointee(type_))
    align = writer.machine.layouts.of(target).align
    address, provenance, *metadata = value.parts
    return Spot(address, provenance, 0, metadata[0] if metadata else None, target, align)


def _step(writer: Writer, spot: Spot, step: Projection) -> Spot:
    match step:
        case Deref():
            return _behind(writer, load(writer, spot), spot.type)
        case Field(index):
            return _field(writer, spot, index)
        case Downcast(name):
            return replace(spot, variant=variant_number(writer, spot.type, name))
        case Index(local):
            return _indexed(writer, spot, local)
        case OpaqueCast(type_):
            return replace(spot, type=writer.code.type(type_))
        case _:
            raise Refused


def _field(writer: Writer, spot: Spot, index: int) -> Spot:
    layout = writer.machine.layouts.of(spot.type)
    types = writer.code.field_types(spot.type, spot.variant)
    if layout.tail is not None and index == len(types) - 1:
        raise Refused
    offset = layout.variants[spot.variant][index]
    align = min(spot.align, offset & -offset) if offset else spot.align
    return replace(
        spot, offset=spot.offset + offset, metadata=None, type=types[index], align=align, variant=0
    )


def _indexed(writer: Writer, spot: Spot, local: int) -> Spot:
    """An item; rustc has compared the index with the length before."""
    assert isinstance(spot.type, Array | Slice), "arrays and slices are indexed"
    if not writer.is_variable(local):
        raise Refused
    size = writer.machine.layouts.of(spot.type.item).size
    align = min(spot.align, size & -size) if size else spot.align
    at = writer.held(writer.read_local(local).parts[0], "index")
    base = address_of(writer, spot)
    address = writer.fresh("item")
    writer.line(f"{address} = {base} + {at}" + (f" * {size}" if size != 1 else ""))
    return replace(
        spot, address=address, offset=0, metadata=None, type=spot.type.item, align=align, indexed=True
    )


def address_of(writer: Writer, spot: Spot) -> str:
    """The address of a place, which is in bounds if it is a field behind a pointer."""
    if not spot.offset:
        return spot.address
    if not spot.behind:
        return f"{spot.address} + {spot.offset}"
    inside = writer.name(writer.accesses.inside(spot.offset), "inside")
    return f"{inside}({spot.address}, {spot.provenance})"
