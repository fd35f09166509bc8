"""The types of places and constants, in terms of the parameters of their body."""

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.programs.rust.bodies import Body
from rustrata.programs.rust.types import (
    UNIT,
    Array,
    Binding,
    ConstArgument,
    Path,
    Pattern,
    Primitive,
    RawPointer,
    Reference,
    Slice,
    Tuple,
    Type,
    named,
)
from rustrata.programs.rust.values import (
    Address,
    ArrayValue,
    Boolean,
    Bytes,
    Character,
    Constant,
    ConstantIndex,
    ConstantValue,
    Deref,
    Downcast,
    Field,
    Float,
    Index,
    Integer,
    OpaqueCast,
    Place,
    Pointer,
    SlicePointer,
    Subslice,
    Text,
    Transmuted,
    TupleValue,
    Unwritten,
)

BOX = "std::boxed::Box"


def pointee(pointer: Type) -> Type:
    """What a pointer type points to; boxes are pointers."""
    match pointer:
        case Reference(_, target) | RawPointer(_, target):
            return target
        case Path() if pointer.bare == BOX:
            content = pointer.arguments[0]
            assert not isinstance(content, ConstArgument | Binding), "a box is of a type"
            return content
        case Pattern(underlying, _):
            return pointee(underlying)
        case _:
            raise Unsupported(f"`{pointer}` where there should be a pointer")


def place_type(place: Place, body: Body) -> Type:
    """The type of a place."""
    type_ = body.locals[place.local].type
    for step in place.projections:
        match step:
            case Deref():
                type_ = pointee(type_)
            case Field(_, field):
                type_ = field
            case OpaqueCast(cast):
                type_ = cast
            case Index() | ConstantIndex():
                assert isinstance(type_, Array | Slice), "arrays and slices are indexed"
                type_ = type_.item
            case Subslice(start, end, from_end):
                if isinstance(type_, Array):
                    length = (type_.length.value or 0) - start - end if from_end else end - start
                    type_ = Array(type_.item, ConstArgument(str(length)))
            case Downcast():
                pass
    return type_


def constant_type(constant: Constant) -> Type:
    """The type of a constant: what rustc says, or what its value says itself. Named constants of plain types
    say neither."""
    return constant.type if constant.type is not None else value_type(constant.value)


def value_type(value: ConstantValue) -> Type:
    """The type that a value says itself."""
    match value:
        case Integer(_, type_) | Float(_, type_):
            return type_
        case Boolean():
            return Primitive.BOOL
        case Character():
            return Primitive.CHAR
        case Text():
            return Reference(False, Primitive.STR)
        case Bytes(content, by_value):
            array = Array(Primitive.U8, ConstArgument(str(len(content))))
            return array if by_value else Reference(False, array)
        case Pointer() | SlicePointer() | Address() | Transmuted():
            return value.type
        case TupleValue(items):
            return Tuple(tuple(map(value_type, items))) if items else UNIT
        case ArrayValue(items):
            item = value_type(items[0]) if items else UNIT
            return Array(item, ConstArgument(str(len(items))))
        case Unwritten(_, type_) if type_ is not None:
            return type_
        case _:
            return named("_")
