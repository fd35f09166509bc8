"""A call of a modelled function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.programs.rust.types import (
    Argument,
    Path,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Done, Frame, Thread
    from rustrata.abstract.mir.machine import Machine


@dataclass(slots=True)
class Site:
    """A call of a function that has a model: what it is called with, and how to go on."""

    machine: "Machine"
    thread: "Thread"
    frame: "Frame"
    path: Path
    generics: tuple[Argument, ...]
    types: tuple[Type, ...]
    returned: Type
    values: list[Value]
    done: "Done"

    def type(self, at: int) -> Type:
        """A generic argument that is a type."""
        found = self.generics[at]
        return self.machine.definitions.normal(found)  # type: ignore[arg-type]

    def integer(self, at: int) -> int:
        """An argument that is an integer."""
        found = self.values[at]
        assert isinstance(found, int), "an integer"
        return found

    def pointer(self, at: int) -> Pointer:
        """An argument that is a pointer; its address part if it is wide. Also one in a ``NonNull``."""
        found = self.values[at]
        if isinstance(found, Wide):
            return found.pointer
        if isinstance(found, Blob):
            return Pointer(int.from_bytes(found.data[:8], "little"), found.pointers.get(0))
        assert isinstance(found, Pointer), "a pointer"
        return found


Model: TypeAlias = Callable[[Site], Value | None]
"""What a modelled function does: its result, or None when it goes on by itself."""
