"""Functions that the program declares and does not define there: those it exports itself, and some of C's.

A call of one is checked as one by a pointer: its declaration must fit the definition.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.abi import same_convention
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.definitions import Instance
from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.passing import arguments_as, need_compatible, result_as
from rustrata.programs.rust.types import UNIT, FnItem, FnPointer, Named, Path, Primitive, RawPointer, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.calls import Callee
    from rustrata.abstract.mir.frames import Done, Frame
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.scalar_shapes import Value

_LIBRARY = ("std", "core", "alloc")
_ANY = RawPointer(True, UNIT)
_C = {
    "malloc": FnPointer((Primitive.USIZE,), _ANY, abi="C"),
    "calloc": FnPointer((Primitive.USIZE, Primitive.USIZE), _ANY, abi="C"),
    "free": FnPointer((_ANY,), UNIT, abi="C"),
    "abort": FnPointer((), Primitive.NEVER, abi="C"),
}
"""C's functions that have a model, and how C declares them."""
_MODELS = {"abort": named("std::process::abort")}


def exported(machine: "Machine", path: Path) -> Instance | None:
    """The function of the program that a declaration of it stands for, by its symbol."""
    plain = all(isinstance(segment, Named) and not segment.arguments for segment in path.segments)
    first = path.segments[0]
    if not plain or (isinstance(first, Named) and first.name in _LIBRARY):
        return None
    body = machine.program.exported.get(path.name)
    return None if body is None or body.path == path else Instance(body, {})


def foreign_callee(machine: "Machine", item: FnItem) -> "Callee | None":
    """How to call a function that the program declares; None for what is defined where it is declared."""
    path = item.path
    if machine.definitions.function(path) is not None:
        return None
    own = exported(machine, path)
    if own is not None and path.name in _C:
        raise Unsupported(f"a function of the program that replaces C's `{path.name}`")
    if own is not None:
        return _exported_callee(machine, item, own)
    declared = _C.get(path.name)
    nested = len(path.segments) > 1 and item.signature.abi != "Rust-intrinsic" and item.signature.unsafe
    if declared is None or not nested or not _is_declared(machine, path):
        return None
    return _c_callee(machine, item, declared)


def _is_declared(machine: "Machine", path: Path) -> bool:
    """Is it in no crate of the standard library, nor in C's bindings?"""
    first = path.segments[0]
    return isinstance(first, Named) and first.name not in (*_LIBRARY, "libc")


def _exported_callee(machine: "Machine", item: FnItem, own: Instance) -> "Callee":
    code = machine.code(own)
    declared = item.signature

    def call(frame: "Frame", values: "list[Value]", done: "Done") -> None:
        if own.body.convention is not None:
            _need_convention(own.body.convention, declared.abi, item.path)
        wanted = code.types[1 : own.body.argument_count + 1]
        passed = arguments_as(machine, values, declared.parameters, wanted, own.body.path)
        machine.push(frame.thread, own, passed, result_as(machine, code.types[0], declared.result, done))

    return call


def _c_callee(machine: "Machine", item: FnItem, declared: FnPointer) -> "Callee":
    model = machine.callee(
        _MODELS.get(item.path.name, named(item.path.name)), declared.parameters, declared.result
    )

    def call(frame: "Frame", values: "list[Value]", done: "Done") -> None:
        _need_convention(declared.abi, item.signature.abi, item.path)
        given, wanted = item.signature.parameters, list(declared.parameters)
        passed = arguments_as(machine, values, given, wanted, item.path)
        if declared.result is not Primitive.NEVER:
            need_compatible(machine, declared.result, item.signature.result)
        model(frame, passed, done)

    return call


def _need_convention(own: str, used: str, path: Path) -> None:
    if not same_convention(own, used):
        raise Undefined(
            "RUB013", f"a call by the calling convention `{used}` of `{path}`, whose convention is `{own}`"
        )


__all__ = ["exported", "foreign_callee"]
