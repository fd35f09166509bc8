"""Casts [rustc_const_eval::interpret::cast]."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir import arithmetic
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.code import Code, Read
from rustrata.abstract.mir.memory import EXPOSED, Pointer, Undefined
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.shapes import principal
from rustrata.programs.rust.types import (
    Array,
    Closure,
    Dynamic,
    FnItem,
    Path,
    Primitive,
    RawPointer,
    Reference,
    Slice,
    Type,
)
from rustrata.programs.rust.values import Cast, CastKind

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame
    from rustrata.abstract.mir.machine import Machine


def cast(code: Code, value: Cast, read: Read, source: Type) -> Read:  # noqa: C901 -- one case for each kind
    """The code of a cast of an operand."""
    machine = code.machine
    target = code.type(value.type)
    match value.kind:
        case CastKind.INT_TO_INT:
            return _integer(read, source, target, machine)
        case CastKind.FLOAT_TO_INT | CastKind.INT_TO_FLOAT | CastKind.FLOAT_TO_FLOAT:
            return _float(read, source, target)
        case CastKind.PTR_TO_PTR:
            return _pointer(machine, read, source, target)
        case CastKind.TRANSMUTE | CastKind.SUBTYPE:
            return _transmute(machine, read, source, target)
        case CastKind.FN_PTR_TO_PTR | CastKind.UNSAFE_FN_POINTER | CastKind.MUT_TO_CONST_POINTER:
            return read
        case CastKind.ARRAY_TO_POINTER:
            return read
        case CastKind.EXPOSE_PROVENANCE:
            return lambda frame: machine.expose(read(frame))
        case CastKind.WITH_EXPOSED_PROVENANCE:
            return lambda frame: Pointer(read(frame), EXPOSED)  # type: ignore[arg-type]
        case CastKind.REIFY_FN_POINTER:
            assert isinstance(source, FnItem), "a function is made a pointer"
            convention = source.signature.abi
            return lambda frame: machine.memory.pointer_to(
                machine.constants.function(source.path, convention)
            )
        case CastKind.CLOSURE_FN_POINTER:
            assert isinstance(source, Closure), "a closure is made a pointer"
            return lambda frame: machine.memory.pointer_to(machine.closure_function(source))
        case CastKind.UNSIZE:
            return unsize(machine, read, source, target)


def _integer(read: Read, source: Type, target: Type, machine: "Machine") -> Read:
    if isinstance(source, Path) and isinstance(target, Primitive):
        return lambda frame: arithmetic.wrapped(machine.values.discriminant_of(read(frame), source), target)
    assert isinstance(target, Primitive), "integers are cast to integers"
    return lambda frame: arithmetic.wrapped(read(frame), target)  # type: ignore[arg-type]


def _float(read: Read, source: Type, target: Type) -> Read:
    assert isinstance(source, Primitive) and isinstance(target, Primitive), "numbers are cast to numbers"
    if not arithmetic.is_float(target):
        return lambda frame: arithmetic.float_to_int(read(frame), source, target)  # type: ignore[arg-type]
    if not arithmetic.is_float(source):
        return lambda frame: arithmetic.from_float(_nearest(read(frame)), target)  # type: ignore[arg-type]
    return lambda frame: arithmetic.from_float(arithmetic.to_float(read(frame), source), target)  # type: ignore[arg-type]


def _nearest(value: int) -> float:
    return float(value)


def _pointer(machine: "Machine", read: Read, source: Type, target: Type) -> Read:
    wide = machine.layouts.metadata(pointee(source)) is not None
    if wide and machine.layouts.metadata(pointee(target)) is None:

        def thin(frame: "Frame") -> Value:
            value = read(frame)
            assert isinstance(value, Wide), "a wide pointer"
            return value.pointer

        return thin
    return read


def _transmute(machine: "Machine", read: Read, source: Type, target: Type) -> Read:
    if source == target:
        return read
    first, second = machine.shapes.scalar(source), machine.shapes.scalar(target)
    if machine.layouts.of(source).size != machine.layouts.of(target).size:
        if first is None or second is None:  # rustc has compared the sizes: a layout here is wrong
            raise Unsupported(f"a transmutation from `{source}` to `{target}`, whose sizes differ here")

        def differ(frame: "Frame") -> Value:
            raise Undefined("RUB015", f"transmuting from `{source}` to `{target}`, whose sizes differ")

        return differ
    if first is not None and first == second:
        return read
    return lambda frame: machine.values.transmuted(read(frame), source, target)


def unsize(machine: "Machine", read: Read, source: Type, target: Type) -> Read:
    """``&[T; N]`` to ``&[T]``, ``&T`` to ``&dyn Trait``, also inside smart pointers."""
    if isinstance(source, Reference | RawPointer) or machine.shapes.scalar(source) is not None:
        metadata = unsized_metadata(machine, pointee(source), pointee(target))
        if metadata is None:
            return lambda frame: machine.values.upcast(read(frame), pointee(target))
        return lambda frame: Wide(read(frame), metadata)  # type: ignore[arg-type]
    if isinstance(source, Path) and isinstance(target, Path):
        return lambda frame: machine.values.unsize_inside(read(frame), source, target)
    raise Unsupported(f"an unsizing from `{source}` to `{target}`")


def unsized_metadata(machine: "Machine", source: Type, target: Type) -> int | Pointer | None:
    """The metadata that an unsizing adds; None where the pointer is wide already."""
    source, target = machine.definitions.normal(source), machine.definitions.normal(target)
    match source, target:
        case Array(_, length), Slice():
            return length.value
        case Dynamic(), Dynamic():
            return None
        case _, Dynamic():
            return machine.memory.pointer_to(machine.vtable_of(source, principal(target)))
        case Path(), Path():
            first = machine.values.field_types(source, 0)[-1]
            second = machine.values.field_types(target, 0)[-1]
            return unsized_metadata(machine, first, second)
        case _:
            raise Unsupported(f"an unsizing from `{source}` to `{target}`")
