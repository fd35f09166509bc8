"""The code of operations on values: unary and binary ones."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir import arithmetic
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.code import Code, Read
from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.operands import operand_code
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.programs.rust.types import (
    FnPointer,
    Primitive,
    RawPointer,
    Reference,
    Type,
)
from rustrata.programs.rust.values import (
    Binary,
    BinaryOperator,
    Unary,
    UnaryOperator,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame


def binary(code: Code, value: Binary) -> Read:
    """The code of a binary operation."""
    left, type_ = operand_code(code, value.left)
    right, _ = operand_code(code, value.right)
    operator = value.operator
    if operator is BinaryOperator.OFFSET:
        return _offset(code, left, right, type_)
    if not isinstance(type_, Primitive):
        return _compare_pointers(operator, left, right, type_)
    if operator is BinaryOperator.CMP:
        return _three_way(left, right)
    if arithmetic.is_float(type_):
        compute = arithmetic.float_operation(operator, type_)
    else:
        compute = arithmetic.integer_operation(operator, type_)
    return lambda frame: compute(left(frame), right(frame))  # type: ignore[arg-type]


def _three_way(left: Read, right: Read) -> Read:
    def compare(frame: "Frame") -> Value:
        a, b = left(frame), right(frame)

        order = (a > b) - (a < b)  # type: ignore[operator]
        return Blob(order.to_bytes(1, "little", signed=True), b"\x01", {}, {})

    return compare


def _offset(code: Code, left: Read, right: Read, type_: Type) -> Read:
    machine = code.machine
    size = machine.layouts.of(pointee(type_)).size

    def offset(frame: "Frame") -> Value:
        pointer, count = left(frame), right(frame)
        assert isinstance(pointer, Pointer) and isinstance(count, int), "a pointer is moved by an integer"
        return machine.offset(pointer, count * size)

    return offset


def _compare_pointers(operator: BinaryOperator, left: Read, right: Read, type_: Type) -> Read:
    if operator not in arithmetic.COMPARISONS or not isinstance(type_, RawPointer | FnPointer | Reference):
        raise Unsupported(f"{operator.value} of `{type_}`")
    compare = arithmetic.COMPARISONS[operator]

    def compute(frame: "Frame") -> Value:
        return compare(_key(left(frame)), _key(right(frame)))  # type: ignore[arg-type]

    return compute


def _key(value: Value) -> object:
    if isinstance(value, Wide):
        metadata = value.metadata
        return value.pointer.address, metadata.address if isinstance(metadata, Pointer) else metadata
    assert isinstance(value, Pointer), "pointers are compared"
    return (value.address,)


def unary(code: Code, value: Unary) -> Read:
    """The code of a unary operation."""
    read, type_ = operand_code(code, value.operand)
    match value.operator:
        case UnaryOperator.PTR_METADATA:
            return _metadata(code, read, type_)
        case UnaryOperator.NOT if type_ is Primitive.BOOL:
            return lambda frame: 1 - read(frame)  # type: ignore[operator]
        case UnaryOperator.NOT:
            assert isinstance(type_, Primitive), "integers are inverted"
            return lambda frame: arithmetic.wrapped(~read(frame), type_)  # type: ignore[operator]
        case UnaryOperator.NEG:
            assert isinstance(type_, Primitive), "numbers are negated"
            if arithmetic.is_float(type_):
                sign = 1 << 8 * code.machine.layouts.of(type_).size - 1
                return lambda frame: read(frame) ^ sign  # type: ignore[operator]
            return lambda frame: arithmetic.wrapped(-read(frame), type_)  # type: ignore[operator]


def _metadata(code: Code, read: Read, type_: Type) -> Read:
    machine = code.machine
    if machine.layouts.metadata(pointee(type_)) is None:
        return lambda frame: (read(frame), machine.unit)[1]

    def metadata(frame: "Frame") -> Value:
        found = read(frame)
        assert isinstance(found, Wide), "a wide pointer has metadata"
        return machine.values.metadata_value(found.metadata)

    return metadata
