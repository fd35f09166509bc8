"""The status of a program by what its ``main`` returns [std::process::Termination].

``main`` may return ``()``, ``!``, an ``ExitCode``, or a ``Result`` of ``()``, whose ``Err`` is status 1; what
an error is printed as is left out.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.programs.rust.types import Path, Primitive, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.scalar_shapes import Value

_RESULT = "std::result::Result"
_EXIT_CODE = "std::process::ExitCode"
FAILURE = 1


def termination(machine: "Machine") -> int:
    """The exit status of a main thread that has returned."""
    body = machine.program.functions["main"]
    value = machine.threads[0].result
    if value is None:
        return 0
    return _status(machine, value, machine.definitions.normal(body.locals[0].type))


def _status(machine: "Machine", value: "Value", type_: Type) -> int:
    if not isinstance(type_, Path) or not machine.layouts.of(type_).size:
        return 0
    if type_.bare == _EXIT_CODE:
        status = machine.values.transmuted(value, type_, Primitive.U8)
        assert isinstance(status, int), "a byte is a number"
        return status
    if type_.bare == _RESULT:
        return FAILURE if machine.values.discriminant_of(value, type_) else 0
    raise Unsupported(f"a program that returns `{type_}`")
