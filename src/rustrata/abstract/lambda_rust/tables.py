"""What states refer to by number: closures, and the frames of evaluation contexts.

Equal closures and equal frames have equal numbers, so states are flat tuples that are compared at once
however deep a program has recursed. Each entry knows the blocks that it can reach.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from rustrata.abstract.lambda_rust.values import Closure, Location, Value

Environment: TypeAlias = tuple[Value, ...]
EMPTY: Final = 0
"""The number of the empty context."""


class ClosureEntry(NamedTuple):
    """A function: its node, and the values of its free variables."""

    node: int
    environment: Environment


class Frame(NamedTuple):
    """A form that waits for an operand: which is next then, what it knows, and what waits for it."""

    node: int
    stage: int
    environment: Environment
    values: tuple[Value, ...]
    outer: int


class Tables:
    """The closures and frames that one machine has met."""

    def __init__(self) -> None:
        self.closures: list[ClosureEntry] = []
        self.frames: list[Frame] = [Frame(0, 0, (), (), EMPTY)]
        self._closure_numbers: dict[ClosureEntry, int] = {}
        self._frame_numbers: dict[Frame, int] = {}
        self._closure_blocks: list[frozenset[str]] = []
        self._frame_blocks: list[frozenset[str]] = [frozenset()]

    def closure(self, node: int, environment: Environment, arity: int) -> Closure:
        """The value of a function."""
        entry = ClosureEntry(node, environment)
        number = self._closure_numbers.get(entry)
        if number is None:
            number = self._closure_numbers[entry] = len(self.closures)
            self.closures.append(entry)
            self._closure_blocks.append(self.blocks_of(environment))
        return Closure(number, arity)

    def frame(self, frame: Frame) -> int:
        """The number of a frame."""
        number = self._frame_numbers.get(frame)
        if number is None:
            number = self._frame_numbers[frame] = len(self.frames)
            self.frames.append(frame)
            blocks = self.blocks_of((*frame.environment, *frame.values))
            outer = self._frame_blocks[frame.outer]
            self._frame_blocks.append(outer if blocks <= outer else blocks | outer)
        return number

    def blocks_of_frame(self, number: int) -> frozenset[str]:
        """The blocks that a frame and all around it name."""
        return self._frame_blocks[number]

    def blocks_of(self, values: Iterable[Value]) -> frozenset[str]:
        """The blocks that values name, closures included."""
        found: frozenset[str] = frozenset()
        for value in values:
            if isinstance(value, Location):
                if value.block not in found:
                    found |= {value.block}
            elif isinstance(value, Closure):
                blocks = self._closure_blocks[value.number]
                found = blocks if not found else found | blocks
        return found
