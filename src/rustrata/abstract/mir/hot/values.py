"""Operands and right-hand sides in the source of a region."""

from typing import TypeAlias

from rustrata.abstract.mir import arithmetic
from rustrata.abstract.mir.casts import unsized_metadata
from rustrata.abstract.mir.code import places
from rustrata.abstract.mir.discriminants import discriminant_reader
from rustrata.abstract.mir.hot.lone_scalars import Kind, LoneScalar
from rustrata.abstract.mir.hot.places import address_of, spot_of, variable_of
from rustrata.abstract.mir.hot.spots import Spot, check, load, load_whole
from rustrata.abstract.mir.hot.writer import Refused, Value, Writer, unpacked
from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.place_types import constant_type, pointee
from rustrata.abstract.mir.retags import Retagger
from rustrata.abstract.mir.scalar_shapes import IntegerShape, PointerShape, Wide, WideShape
from rustrata.abstract.mir.statements import borrowing
from rustrata.abstract.mir.validity import Validity
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import Array, FnPointer, Path, Primitive, RawPointer, Reference, Slice, Type
from rustrata.programs.rust.values import (
    AdtAggregate,
    ArrayAggregate,
    Binary,
    BinaryOperator,
    Borrow,
    Cast,
    CastKind,
    ClosureAggregate,
    Constant,
    Copy,
    Deref,
    Discriminant,
    Field,
    Item,
    Length,
    Move,
    Operand,
    Place,
    PointerAggregate,
    RawBorrow,
    Rvalue,
    TupleAggregate,
    Unary,
    UnaryOperator,
    Use,
)

Aggregate: TypeAlias = AdtAggregate | TupleAggregate | ArrayAggregate | ClosureAggregate
_SIGNS = {
    BinaryOperator.EQ: "==",
    BinaryOperator.NE: "!=",
    BinaryOperator.LT: "<",
    BinaryOperator.LE: "<=",
    BinaryOperator.GT: ">",
    BinaryOperator.GE: ">=",
}
_WRAPPING = {BinaryOperator.ADD: "+", BinaryOperator.SUB: "-", BinaryOperator.MUL: "*"}
_BITWISE = {BinaryOperator.BIT_AND: "&", BinaryOperator.BIT_OR: "|", BinaryOperator.BIT_XOR: "^"}
_ADDRESSES = (1 << 64) - 1


def operand(writer: Writer, term: Operand) -> tuple[Value, Type]:
    """An operand that is a scalar, and its type."""
    match term:
        case Copy(place) | Move(place):
            return _copied(writer, place)
        case Constant():
            return _constant(writer, term)
        case _:
            return Value(Kind.INTEGER, ("0",), "0"), Primitive.BOOL


def _copied(writer: Writer, place: Place) -> tuple[Value, Type]:
    if place.local in writer.locals.pairs:
        return _half(writer, place)
    if writer.is_variable(place.local):
        value, type_, steps = variable_of(writer, place)
        if not steps:
            return value, type_
    spot = spot_of(writer, place)
    return load(writer, spot), spot.type


def _half(writer: Writer, place: Place) -> tuple[Value, Type]:
    """The integer of a checked operation, or its overflow flag."""
    match place.projections:
        case (Field(0),):
            name, type_ = f"x{place.local}v", writer.machine.values.field_types(_type(writer, place), 0)[0]
            return Value(Kind.INTEGER, (name,), name), type_
        case (Field(1),):
            name = f"x{place.local}o"
            return Value(Kind.INTEGER, (f"(+{name})",), truth=name), Primitive.BOOL
        case _:
            raise Refused


def _type(writer: Writer, place: Place) -> Type:
    return writer.code.types[place.local]


def _constant(writer: Writer, term: Constant) -> tuple[Value, Type]:
    code, machine = writer.code, writer.machine
    type_ = constant_type(term)
    if isinstance(term.value, Item) and term.type is None:
        type_ = machine.type_of_item(term.value.path, code)
    type_ = code.type(type_)
    scalar = writer.scalar(type_)
    found = machine.constants.value(term, type_, code.environment)
    if isinstance(found, Blob):
        found = _scalar_of(scalar, found)
    if isinstance(found, int):
        text = str(found) if found >= 0 else f"({found})"
        truth = None if type_ is not Primitive.BOOL else str(bool(found))
        return Value(scalar.kind, (text,), text, truth), type_
    whole = writer.name(found, "constant")
    if isinstance(found, Wide):
        return unpacked(Kind.WIDE, whole), type_
    if isinstance(found, Pointer):
        provenance = writer.name(found.provenance, "root") if found.provenance is not None else "None"
        return Value(Kind.THIN, (str(found.address), provenance), whole), type_
    raise Refused


def _scalar_of(scalar: LoneScalar, value: Blob) -> int | Pointer:
    """The scalar that bytes are."""
    if 0 in value.initialised or scalar.kind is Kind.WIDE:
        raise Refused
    if isinstance(scalar.shape, PointerShape):
        return Pointer(int.from_bytes(value.data, "little"), value.pointers.get(0))
    plain = scalar.shape if isinstance(scalar.shape, IntegerShape) else None
    if plain is None:
        raise Refused
    return int.from_bytes(value.data, "little", signed=plain.signed)


def whole_operand(writer: Writer, term: Operand) -> str:
    """An operand of any type, as the machine holds it."""
    machine = writer.machine
    if isinstance(term, Copy | Move):
        type_ = writer.code.place(term.place).type
        if machine.shapes.scalar(type_) is not None:
            return writer.packed(operand(writer, term)[0])
        return load_whole(writer, spot_of(writer, term.place))
    if not isinstance(term, Constant):
        return "0"
    type_ = writer.code.type(constant_type(term))
    if isinstance(term.value, Item) and term.type is None:
        raise Refused
    return writer.name(machine.constants.value(term, type_, writer.code.environment), "constant")


def right_hand_side(writer: Writer, value: Rvalue, target: Type, into: Place) -> Value:
    """A right-hand side that is a scalar, for a place of this type."""
    match value:
        case Use(term):
            return operand(writer, term)[0]
        case Borrow() | RawBorrow():
            return _borrow(writer, value, target, into)
        case Binary():
            return _binary(writer, value)
        case Unary():
            return _unary(writer, value)
        case Cast():
            return _cast(writer, value)
        case Discriminant(place):
            return _discriminant(writer, place, target)
        case Length(place):
            return _length(spot_of(writer, place))
        case PointerAggregate(_, address, metadata):
            return _pointer(writer, target, operand(writer, address)[0], metadata)
        case AdtAggregate(items=items) | TupleAggregate(items) | ClosureAggregate(_, _, items):
            return _struct_of_one(writer, value, target, items)
        case _:
            raise Refused


def variant_of(writer: Writer, value: Rvalue, target: Type) -> int:
    """The variant of an aggregate; 0 for what is no enum. Unions are refused."""
    if not isinstance(value, AdtAggregate) or not isinstance(target, Path):
        return 0
    kind = writer.machine.definitions.adt(target)[0].kind
    if kind is ItemKind.UNION:
        raise Refused
    return writer.machine.values.variant_named(target, value.path.name) if kind is ItemKind.ENUM else 0


def aggregate(writer: Writer, value: Aggregate, target: Type) -> str:
    """A tuple, struct, variant, closure or array, as the machine holds it."""
    variant = variant_of(writer, value, target)
    parts = ", ".join([whole_operand(writer, item) for item in value.items])
    made = writer.name(writer.machine.values.aggregate, "aggregate")
    name = writer.fresh("made")
    writer.line(f"{name} = {made}({writer.name(target, 'type')}, {variant}, [{parts}])")
    return name


def _struct_of_one(writer: Writer, value: Rvalue, target: Type, items: tuple[Operand, ...]) -> Value:
    """A struct or enum that is one scalar: the field with bytes, if no struct restricts it, or null."""
    scalar, layouts = writer.scalar(target), writer.machine.layouts
    variant = 0
    if writer.machine.values.is_enum(target):
        assert isinstance(value, AdtAggregate), "an enum's value has a variant"
        variant = variant_of(writer, value, target)
        if variant == scalar.absent:
            return Value(Kind.THIN, ("0", "None"))
    elif scalar.ranges or writer.machine.shapes.scalar(target) is not None:
        raise Refused
    types = writer.machine.values.field_types(target, variant)
    sized = [bool(layouts.of(type_).size) for type_ in types]
    if any(is_behind(item) for item, has_bytes in zip(items, sized, strict=True) if not has_bytes):
        raise Refused
    return operand(writer, items[sized.index(True)])[0]


def is_behind(term: object) -> bool:
    """Is a place in it behind a pointer, which must be aligned even where there are no bytes to read?"""
    return any(isinstance(step, Deref) for place in places(term) for step in place.projections)


def _borrow(writer: Writer, value: Borrow | RawBorrow, target: Type, into: Place) -> Value:
    check, retag = borrowing(writer.code, value, target, into)
    spot = spot_of(writer, value.place)
    kind = Kind.THIN if spot.metadata is None else Kind.WIDE
    rest = () if spot.metadata is None else (spot.metadata,)
    if check is None and retag is None:
        return Value(kind, (f"{address_of(writer, spot)} & {_ADDRESSES}", spot.provenance, *rest))
    start = writer.held(spot.address, "start")
    renewed = renew(writer, (retag, check, spot.offset), (start, spot.provenance), spot.metadata)
    address = f"{start} + {spot.offset}" if spot.offset else start
    if isinstance(value, RawBorrow):
        address = f"{address} & {_ADDRESSES}"
    return Value(kind, (address, renewed, *rest))


def renew(
    writer: Writer,
    how: tuple[Retagger | None, Validity | None, int],
    pointer: tuple[str, str],
    metadata: str | None,
    frame: str = "None",
) -> str:
    """A new tag: the provenance, by name. ``how`` it is made: the retag, what is valid, and the offset."""
    name = writer.fresh("tag")
    address, provenance = pointer
    if metadata is None and frame == "None":
        function = writer.name(writer.renewals.renew_thin(*how), "renew")
        writer.line(f"{name} = {function}({address}, {provenance})")
    else:
        function = writer.name(writer.renewals.renew(*how), "renew")
        writer.line(f"{name} = {function}({address}, {provenance}, {metadata}, {frame})")
    return name


def _binary(writer: Writer, value: Binary) -> Value:
    (left, type_), (right, _) = operand(writer, value.left), operand(writer, value.right)
    operator = value.operator
    if operator is BinaryOperator.OFFSET:
        return _offset(writer, left, right, type_)
    if operator is BinaryOperator.CMP:
        raise Refused
    if not isinstance(type_, Primitive):
        return _compared_pointers(operator, left, right, type_)
    a, b = left.parts[0], right.parts[0]
    if arithmetic.is_float(type_):
        return _computed(writer, arithmetic.float_operation(operator, type_), a, b)
    if operator in _SIGNS:
        return truth(f"{a} {_SIGNS[operator]} {b}")
    if operator in _WRAPPING:
        return integer(wrapped(f"{a} {_WRAPPING[operator]} {b}", type_))
    if operator in _BITWISE:
        return integer(f"{a} {_BITWISE[operator]} {b}")
    return _computed(writer, arithmetic.integer_operation(operator, type_), a, b)


def _computed(writer: Writer, function: object, a: str, b: str) -> Value:
    return integer(f"{writer.name(function, 'compute')}({a}, {b})")


def integer(expression: str) -> Value:
    """The value of an expression, an integer."""
    return Value(Kind.INTEGER, (f"({expression})",), f"({expression})")


def truth(condition: str) -> Value:
    """The value of a condition, a ``bool``."""
    return Value(Kind.INTEGER, (f"(+({condition}))",), f"(+({condition}))", truth=f"({condition})")


def wrapped(expression: str, type_: Primitive) -> str:
    """The value of the type with the same low bits."""
    bits = arithmetic.bits_of(type_)
    if not arithmetic.is_signed(type_):
        return f"({expression}) & {(1 << bits) - 1}"
    half = 1 << bits - 1
    return f"(({expression}) + {half} & {(1 << bits) - 1}) - {half}"


def checked(writer: Writer, local: int, value: Binary) -> None:
    """An operation with its overflow flag, in two variables."""
    (left, type_), (right, _) = operand(writer, value.left), operand(writer, value.right)
    plain = arithmetic.with_overflow(value.operator)
    assert plain is not None and isinstance(type_, Primitive), "integers have operations with overflow"
    sign = _WRAPPING[plain]
    bits, signed = arithmetic.bits_of(type_), arithmetic.is_signed(type_)
    least, most = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    result, flag = f"x{local}v", f"x{local}o"
    writer.line(f"{result} = {left.parts[0]} {sign} {right.parts[0]}")
    outside = f"not {least} <= {result} <= {most}"
    if not signed:
        outside = f"{result} < 0" if sign == "-" else f"{result} > {most}"
    writer.line(f"{flag} = {outside}")
    writer.line(f"if {flag}: {result} = {wrapped(result, type_)}")


def _offset(writer: Writer, pointer: Value, count: Value, type_: Type) -> Value:
    size = writer.machine.layouts.of(pointee(type_)).size
    move = writer.name(writer.accesses.offset(size), "offset")
    address, provenance = pointer.parts[:2]
    name = writer.fresh("moved")
    writer.line(f"{name} = {move}({address}, {provenance}, {count.parts[0]})")
    return Value(Kind.THIN, (name, provenance))


def _compared_pointers(operator: BinaryOperator, left: Value, right: Value, type_: Type) -> Value:
    thin = left.kind is Kind.THIN and right.kind is Kind.THIN
    if operator not in _SIGNS or not thin or not isinstance(type_, RawPointer | FnPointer | Reference):
        raise Refused
    return truth(f"{left.parts[0]} {_SIGNS[operator]} {right.parts[0]}")


def _unary(writer: Writer, value: Unary) -> Value:
    found, type_ = operand(writer, value.operand)
    match value.operator:
        case UnaryOperator.PTR_METADATA:
            if found.kind is not Kind.WIDE or not isinstance(
                writer.machine.definitions.normal(pointee(type_)), Slice
            ):
                raise Refused
            return integer(found.parts[2])
        case UnaryOperator.NOT if type_ is Primitive.BOOL:
            return truth(f"not {found.truth or found.parts[0]}")
        case UnaryOperator.NOT if isinstance(type_, Primitive):
            return integer(wrapped(f"~{found.parts[0]}", type_))
        case UnaryOperator.NEG if isinstance(type_, Primitive) and not arithmetic.is_float(type_):
            return integer(wrapped(f"-{found.parts[0]}", type_))
        case _:
            raise Refused


def _cast(writer: Writer, value: Cast) -> Value:
    found, source = operand(writer, value.operand)
    target = writer.code.type(value.type)
    match value.kind:
        case CastKind.INT_TO_INT if isinstance(source, Primitive) and isinstance(target, Primitive):
            if _fits(source, target):
                return Value(Kind.INTEGER, found.parts, found.packed)
            return integer(wrapped(found.parts[0], target))
        case CastKind.PTR_TO_PTR:
            thin = writer.scalar(target).kind is Kind.THIN
            return Value(Kind.THIN, found.parts[:2]) if thin else found
        case CastKind.TRANSMUTE | CastKind.SUBTYPE:
            return _transmuted(writer, found, source, target)
        case CastKind.MUT_TO_CONST_POINTER | CastKind.ARRAY_TO_POINTER:
            return found
        case CastKind.UNSIZE if found.kind is Kind.THIN and isinstance(source, Reference | RawPointer):
            metadata = unsized_metadata(writer.machine, pointee(source), pointee(target))
            if isinstance(metadata, int):
                return Value(Kind.WIDE, (*found.parts, str(metadata)))
            raise Refused
        case _:
            raise Refused


def _fits(source: Primitive, target: Primitive) -> bool:
    """Is each value of one integer type one of the other?"""
    least, most = _span(source)
    low, high = _span(target)
    return low <= least and most <= high


def _span(type_: Primitive) -> tuple[int, int]:
    bits = arithmetic.bits_of(type_)
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if arithmetic.is_signed(type_) else (0, (1 << bits) - 1)


def _transmuted(writer: Writer, found: Value, source: Type, target: Type) -> Value:
    """A scalar seen as another, if it need not be looked at, or is a pointer."""
    first, second = writer.scalar(source), writer.scalar(target)
    if writer.machine.layouts.of(source).size != writer.machine.layouts.of(target).size:
        raise Refused
    if first == second:
        return found
    if first.kind is Kind.THIN and second.kind is Kind.THIN:
        return _check(writer, found, second)
    if isinstance(first.shape, WideShape) and isinstance(second.shape, WideShape):
        if first.shape.trait != second.shape.trait or second.shape.check is not None:
            raise Refused
        for low, high in second.ranges:
            writer.line(f"if not {low} <= {found.parts[0]} <= {high}: raise undecided()")
        return found
    if isinstance(first.shape, IntegerShape) and isinstance(second.shape, IntegerShape):
        number = isinstance(second.type, Primitive) and not arithmetic.is_float(second.type)
        if number and isinstance(second.type, Primitive) and not second.ranges:
            return integer(wrapped(found.parts[0], second.type))
    raise Refused


def _check(writer: Writer, found: Value, scalar: LoneScalar) -> Value:
    """A pointer must be valid as this scalar."""
    address = writer.held(found.parts[0], "address")
    provenance = writer.held(found.parts[1], "from")
    check(writer, scalar, address, provenance)
    return Value(found.kind, (address, provenance))


def _discriminant(writer: Writer, place: Place, target: Type) -> Value:
    if writer.is_variable(place.local) and not any(isinstance(step, Deref) for step in place.projections):
        found, type_, _ = variable_of(writer, place)
        return _variant(writer, found, type_)
    spot = spot_of(writer, place)
    if writer.machine.values.is_enum(spot.type) and writer.scalars.of(spot.type) is not None:
        return _variant(writer, load(writer, spot, checked=False), spot.type)
    if not writer.machine.values.is_enum(spot.type):
        return integer("0")
    assert isinstance(spot.type, Path) and isinstance(target, Primitive), "an enum has integers"
    read = discriminant_reader(writer.machine, spot.type, spot.align, target)
    moved = writer.accesses.moved(spot.offset, behind=spot.behind)
    name, function, pointer = (
        writer.fresh("variant"),
        writer.name(read, "discriminant"),
        writer.name(moved, "at"),
    )
    writer.line(f"{name} = {function}({pointer}({spot.address}, {spot.provenance}))")
    return integer(name)


def _variant(writer: Writer, found: Value, type_: Type) -> Value:
    """The discriminant of a pointer or null."""
    scalar, shapes = writer.scalar(type_), writer.machine.shapes
    if not isinstance(type_, Path) or not scalar.nullable or not writer.machine.values.is_enum(type_):
        raise Refused
    present, absent = (shapes.discriminant(type_, number) for number in (scalar.present, scalar.absent))
    return integer(f"{present} if {found.parts[0]} else {absent}")


def _length(spot: Spot) -> Value:
    if isinstance(spot.type, Array):
        return integer(str(spot.type.length.value or 0))
    assert spot.metadata is not None, "a slice has a length"
    return integer(spot.metadata)


def _pointer(writer: Writer, target: Type, address: Value, metadata: Operand) -> Value:
    scalar = writer.scalar(target)
    if scalar.kind is not Kind.WIDE or scalar.ranges:
        raise Refused
    found, type_ = operand(writer, metadata)
    if found.kind is not Kind.INTEGER or type_ is not Primitive.USIZE:
        raise Refused
    return Value(Kind.WIDE, (*address.parts[:2], found.parts[0]))
