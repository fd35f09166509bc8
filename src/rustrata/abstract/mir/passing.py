"""What passes between a caller and a function that disagree on types."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.abi import compatible
from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import Closure, Path, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Done
    from rustrata.abstract.mir.machine import Machine


def arguments_as(
    machine: "Machine",
    values: list[Value],
    given: tuple[Type, ...],
    wanted: list[Type],
    callee: Path | Closure,
) -> list[Value]:
    """The arguments of a call, of the types ``given``, as the function's own parameters; RUB013."""
    if len(wanted) != len(values):
        raise Undefined("RUB013", f"a call of `{callee}` with {len(values)} arguments: it has {len(wanted)}")
    return [
        _passed(machine, value, first, second)
        for value, first, second in zip(values, given, wanted, strict=True)
    ]


def result_as(machine: "Machine", given: Type, wanted: Type, done: "Done") -> "Done":
    """What to do with the result of a function, as the caller expects it; RUB013."""
    if given == wanted:
        return done
    need_compatible(machine, given, wanted)
    if not machine.layouts.of(wanted).inhabited and not machine.layouts.of(given).size:
        return done  # it does not return: what follows the call is unreachable
    return lambda value: done(_passed(machine, value, given, wanted))


def need_compatible(machine: "Machine", given: Type, wanted: Type) -> None:
    """RUB013 for types that are not passed in the same way."""
    if not compatible(machine, given, wanted):
        raise Undefined(
            "RUB013", f"a call with an argument or result of type `{given}` where `{wanted}` is expected"
        )


def _passed(machine: "Machine", value: Value, given: Type, wanted: Type) -> Value:
    if given == wanted:
        return value
    need_compatible(machine, given, wanted)
    return machine.values.transmuted(value, given, wanted)
