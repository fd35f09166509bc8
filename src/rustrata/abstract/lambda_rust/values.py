"""The values of the λRust-core machine, its heap cells, and what a thread is about to do.

Source: the mechanised development, ``lang.v``. A function value is the number of its closure in the tables
of the machine that made it: states stay flat, and comparing them costs no recursion.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final, NamedTuple, TypeAlias

from rustrata.programs.lambda_rust import core


class Location(NamedTuple):
    """A pointer: a block and a number of cells from its start, which may be outside of it."""

    block: str
    offset: int

    def __str__(self) -> str:
        return f"{self.block}.{self.offset}"


class Closure(NamedTuple):
    """A function value: its number, and how many arguments it takes."""

    number: int
    arity: int


class Poison:
    """``poison``, of which there is one."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "POISON"


POISON: Final = Poison()

Value: TypeAlias = int | Location | Closure | Poison

WRITING: Final = -1
"""The lock state W; a number n from 0 on is R(n), n readers, and 0 is idle."""


class Cell(NamedTuple):
    """A cell of memory: its lock state and its value. While it is written the old value is kept."""

    lock: int
    value: Value


Heap: TypeAlias = Mapping[str, tuple[Cell, ...]]
"""Blocks by name. A block is allocated and freed as a whole, so its cells are numbered from 0."""


class Phase(IntEnum):
    """How far a thread is with what it does."""

    FIRST = 0
    SECOND = 1
    """The second half of a non-atomic access."""

    STUCK_TERM = 2
    """``0()``, which O-cas-stuck leaves."""


class Redex(NamedTuple):
    """What a thread is about to do: a form of the core whose operands are values."""

    expression: core.Expression
    phase: Phase
    values: tuple[Value, ...]


def cell_at(heap: Heap, place: Value) -> Cell | None:
    """The allocated cell that a value points to."""
    if not isinstance(place, Location):
        return None
    cells = heap.get(place.block)
    return cells[place.offset] if cells is not None and 0 <= place.offset < len(cells) else None


def shown(value: Value) -> str:
    """A value for people. Integers of more than 40 digits are not written out."""
    match value:
        case Location():
            return str(value)
        case Closure():
            return "<function>"
        case Poison():
            return "poison"
        case number:
            return str(number) if number.bit_length() <= 133 else f"<integer of {number.bit_length()} bits>"
