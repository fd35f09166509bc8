"""Calls by function pointers: of what they point to, by its calling convention, with what it expects."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.abi import same_convention
from rustrata.abstract.mir.foreign import exported
from rustrata.abstract.mir.memory import Pointer, Undefined
from rustrata.abstract.mir.passing import arguments_as, result_as
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.programs.rust.types import (
    Closure,
    FnPointer,
    Numbered,
    Path,
    Primitive,
    QualifiedSelf,
    RawPointer,
    Reference,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Done, Frame
    from rustrata.abstract.mir.machine import Machine

_ANY_POINTER = RawPointer(True, Primitive.U8)


def call_by_pointer(
    frame: "Frame",
    pointer: Pointer,
    type_: Type,
    types: tuple[Type, ...],
    returned: Type,
    values: list[Value],
    done: "Done",
) -> None:
    """Calls what a pointer of a type points to; the arguments are of ``types``."""
    machine = frame.machine
    function = machine.memory.owner(pointer)
    number = function.id if function is not None and function.base == pointer.address else -1
    path = machine.functions.get(number)
    closure = machine.closures.get(number) or _called_closure(path)
    if closure is None and path is None:
        raise Undefined("RUB013", f"a call of {pointer.address:#x}, which is no function")
    _need_convention(machine, number, path, type_)
    if closure is not None:
        _call_closure(frame, closure, types, returned, values, done)
        return
    assert path is not None, "a function has a path"
    own = machine.definitions.function(path) or exported(machine, path)
    if own is None:
        machine.callee(path, types, returned)(frame, values, done)
        return
    if isinstance(path.segments[-1], Numbered):  # a closure of a constant: it captures nothing
        values = [Pointer(1, None), *values]
        types = (_ANY_POINTER, *types)
    code = machine.code(own)
    passed = arguments_as(machine, values, types, code.types[1 : own.body.argument_count + 1], path)
    machine.push(frame.thread, own, passed, result_as(machine, code.types[0], returned, done))


def _call_closure(
    frame: "Frame",
    closure: Closure,
    types: tuple[Type, ...],
    returned: Type,
    values: list[Value],
    done: "Done",
) -> None:
    """A closure without captures, as a function."""
    machine = frame.machine
    instance = machine.calls.closure_instance(closure)
    declared = machine.code(instance).types
    passed = arguments_as(machine, values, types, declared[2 : instance.body.argument_count + 1], closure)
    finish = result_as(machine, declared[0], returned, done)
    if isinstance(instance.body.locals[1].type, Reference):
        machine.calls.by_reference(frame, closure, instance, EMPTY, passed, finish)
    else:
        machine.push(frame.thread, instance, [EMPTY, *passed], finish)


def _need_convention(machine: "Machine", number: int, path: Path | None, type_: Type) -> None:
    """`Undefined` where the pointer has another calling convention than the function."""
    declared = None if path is None else exported(machine, path)
    own = machine.constants.conventions.get(number)
    if declared is not None:
        own = declared.body.convention
    elif own is None and path is not None:
        instance = machine.definitions.function(path)
        own = None if instance is None else instance.body.convention
    if own is not None and isinstance(type_, FnPointer) and not same_convention(own, type_.abi):
        raise Undefined(
            "RUB013",
            f"a call by the calling convention `{type_.abi}` of `{path}`, whose convention is `{own}`",
        )


def _called_closure(path: Path | None) -> Closure | None:
    """The closure of ``<closure as Fn>::call``."""
    head = path.segments[0] if path is not None else None
    if isinstance(head, QualifiedSelf) and head.trait is not None and head.trait.name.startswith("Fn"):
        return head.type if isinstance(head.type, Closure) else None
    return None
