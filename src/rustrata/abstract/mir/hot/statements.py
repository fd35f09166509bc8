"""Statements in the source of a region."""

from rustrata.abstract.aliasing import events
from rustrata.abstract.mir import arithmetic
from rustrata.abstract.mir.hot.fields import copy_fields, retag_fields, store_fields
from rustrata.abstract.mir.hot.places import address_of, spot_of
from rustrata.abstract.mir.hot.spots import Spot, load, store, store_whole
from rustrata.abstract.mir.hot.values import (
    Aggregate,
    aggregate,
    checked,
    is_behind,
    operand,
    renew,
    right_hand_side,
    whole_operand,
)
from rustrata.abstract.mir.hot.writer import Refused, Value, Writer
from rustrata.abstract.mir.overlaps import overlaps
from rustrata.abstract.mir.retags import Retagger, kind_of
from rustrata.programs.rust.bodies import (
    Assign,
    Assume,
    PlaceMention,
    Retag,
    RetagKind,
    Statement,
    StorageDead,
    StorageLive,
)
from rustrata.programs.rust.types import Type
from rustrata.programs.rust.values import (
    ArrayAggregate,
    Binary,
    Copy,
    Deref,
    Move,
    Operand,
    Place,
    Rvalue,
    Use,
)


def write_statement(writer: Writer, statement: Statement) -> None:
    """The lines of a statement. Raises Refused where it is left to its step."""
    match statement:
        case Assign():
            _assign(writer, statement)
        case StorageLive(local) | StorageDead(local):
            _storage(writer, local)
        case Retag(kind, place):
            _retag(writer, kind, place)
        case Assume(term):
            found, _ = operand(writer, term)
            writer.line(f"if not {found.truth or found.parts[0]}: raise undecided()")
        case PlaceMention(place):
            _mention(writer, place)
        case _:
            raise Refused


def _storage(writer: Writer, local: int) -> None:
    """Where no pointer leads, the end of storage is not seen: rustc sees to it that a local is written before
    it is read again. Of a union it sees to one field only."""
    code = writer.code
    held = writer.is_variable(local) or local in writer.locals.pairs
    if local in code.addressed or (not held and writer.scalars.has_union(code.types[local])):
        writer.line(f"if locals_[{local}] is not None: frame.end_local({local})")
        writer.at_hand.pop(local, None)


def _mention(writer: Writer, place: Place) -> None:
    """The place is gone to: nothing is seen of that, unless a pointer is read from memory."""
    derefs = sum(isinstance(step, Deref) for step in place.projections)
    variable = writer.is_variable(place.local)
    if derefs > variable:
        raise Refused
    if not variable and place.local in writer.code.addressed:
        writer.frame_pointer(place.local)


def _assign(writer: Writer, statement: Assign) -> None:
    place, value = statement.place, statement.value
    if isinstance(value, Binary) and arithmetic.with_overflow(value.operator) is not None:
        if place.local not in writer.locals.pairs:
            raise Refused
        checked(writer, place.local, value)
        return
    if not place.projections and writer.is_variable(place.local):
        target = writer.code.types[place.local]
        writer.write_local(place.local, right_hand_side(writer, value, target, place))
        return
    located = writer.code.place(place)
    if not writer.machine.layouts.of(located.type).size:
        _assign_nothing(writer, statement)
        return
    if overlaps(writer.code, statement):
        raise Refused
    if writer.scalars.of(located.type) is not None and not _is_restricted(writer, located.type, value):
        found = right_hand_side(writer, value, located.type, place)
        store(writer, spot_of(writer, place), found)
    elif isinstance(value, Use):
        _copy(writer, place, value.operand)
    elif isinstance(value, Aggregate):
        _assign_parts(writer, place, located.type, value)
    else:
        raise Refused


def _copy(writer: Writer, place: Place, term: Operand) -> None:
    """A value that is no scalar: part by part, if it is a struct of scalars in memory, else as a whole."""
    if isinstance(term, Copy | Move):
        try:
            with writer.attempt():
                copy_fields(writer, spot_of(writer, term.place), spot_of(writer, place))
        except Refused:
            pass
        else:
            return
    whole = whole_operand(writer, term)
    store_whole(writer, spot_of(writer, place), whole)


def _is_restricted(writer: Writer, type_: Type, value: Rvalue) -> bool:
    """Is it a struct that is made, and whose scalar may not have all values?"""
    scalar = writer.scalar(type_)
    return isinstance(value, Aggregate) and bool(scalar.ranges) and not scalar.nullable


def _assign_parts(writer: Writer, place: Place, type_: Type, value: Aggregate) -> None:
    """A value made of several: field by field, if each is a scalar, else as a whole."""
    if not isinstance(value, ArrayAggregate):
        try:
            with writer.attempt():
                store_fields(writer, place, type_, value)
        except Refused:
            pass
        else:
            return
    whole = aggregate(writer, value, type_)
    store_whole(writer, spot_of(writer, place), whole)


def _assign_nothing(writer: Writer, statement: Assign) -> None:
    """A value without bytes, given to a local that nothing points to: nothing is done, unless a pointer must
    be looked at."""
    place, value = statement.place, statement.value
    known = isinstance(value, Use | Aggregate) and not is_behind(value)
    if not known or place.projections or place.local in writer.code.addressed:
        raise Refused


def _retag(writer: Writer, kind: RetagKind, place: Place) -> None:
    machine = writer.machine
    type_ = writer.code.place(place).type
    if not machine.retags.may_contain(type_) and kind is not RetagKind.RAW:
        return
    frame = "frame.number" if kind is RetagKind.FN_ENTRY else "None"
    own = events.Pointer.RAW_MUT if kind is RetagKind.RAW else kind_of(type_)
    if own is None:
        _retag_within(writer, place, type_, frame)
        return
    retag = machine.retags.of(type_, own)
    if writer.is_variable(place.local) and not place.projections:
        found = writer.read_local(place.local)
        writer.write_local(place.local, _renewed(writer, retag, found, frame))
        return
    spot = spot_of(writer, place)
    store(writer, spot, _renewed(writer, retag, load(writer, spot), frame))


def _renewed(writer: Writer, retag: Retagger, found: Value, frame: str) -> Value:
    address, provenance, *metadata = found.parts
    tag = renew(writer, (retag, None, 0), (address, provenance), metadata[0] if metadata else None, frame)
    return Value(found.kind, (address, tag, *metadata))


def _retag_within(writer: Writer, place: Place, type_: Type, frame: str) -> None:
    """The references and boxes within a value."""
    if place.projections or not writer.is_variable(place.local):
        _retag_parts(writer, spot_of(writer, place), frame)
        return
    scalar, retags = writer.scalar(type_), writer.machine.retags
    own = kind_of(scalar.type)
    if own is None:
        return
    found = writer.read_local(place.local)
    retag = retags.of(scalar.type, own)
    if not scalar.nullable:
        writer.write_local(place.local, _renewed(writer, retag, found, frame))
        return
    writer.line(f"if {found.parts[0]}:")
    with writer.indented():
        writer.write_local(place.local, _renewed(writer, retag, found, frame))


def _retag_parts(writer: Writer, spot: Spot, frame: str) -> None:
    try:
        with writer.attempt():
            retag_fields(writer, spot, frame)
    except Refused:
        parts = writer.name(writer.machine.values.retag_parts, "retag_parts")
        address, type_ = address_of(writer, spot), writer.name(spot.type, "type")
        writer.line(f"{parts}(new(Pointer, ({address}, {spot.provenance})), {type_}, {frame})")
