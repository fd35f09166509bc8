"""Which functions a program may call that have no model: found without running it.

Calls that name their function are followed from ``main``, and all closures of the program count as called.
What only a virtual call or a function pointer reaches, drops, and bodies that cannot be made ready are not
seen.
"""

from collections.abc import Callable

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.definitions import Instance, Unknown
from rustrata.abstract.mir.frames import Done, Frame
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.types import Path, Type


def missing_functions(program: Program) -> tuple[str, ...]:
    """The paths of functions without a model, in alphabetical order."""
    machine = _Following(program)
    main = program.functions.get("main")
    if main is not None:
        machine.reach(Instance(main, {}))
    for body in program.closures.values():
        if not body.generics:
            machine.reach(Instance(body, {}))
    machine.follow()
    return tuple(sorted(machine.calls.missing))


class _Following(Machine):
    """A machine that makes code ready, and does not run it."""

    def __init__(self, program: Program) -> None:
        super().__init__(program, {})
        self._reached: dict[tuple[int, tuple[tuple[str, str], ...]], Instance] = {}

    def reach(self, instance: Instance) -> None:
        """A function that may be called."""
        key = (
            id(instance.body),
            tuple(sorted((name, str(type_)) for name, type_ in instance.environment.items())),
        )
        if key not in self._reached:
            self._reached[key] = instance

    def follow(self) -> None:
        """Makes ready all code that is reached."""
        done = 0
        while done < len(self._reached):
            instance = list(self._reached.values())[done]
            done += 1
            for number in range(len(instance.body.blocks)):
                try:
                    self.code(instance).block(number)
                except (Unsupported, Unknown, Undefined):
                    continue

    def callee(
        self, path: Path, types: tuple[Type, ...], returned: Type
    ) -> Callable[[Frame, list[Value], Done], None]:
        """Notes what is called."""
        instance = self.definitions.function(path)
        if instance is not None:
            self.reach(instance)
        return super().callee(path, types, returned)
