"""Why a thread is stuck: the eighteen causes of undefined behaviour in λRust-core.

A redex is stuck when no rule of `rules` applies to it. Source: the mechanised development, ``lang.v``, by
going through the side conditions of every head step.
"""

from enum import Enum
from typing import Final, NamedTuple

from rustrata.abstract.lambda_rust.values import (
    WRITING,
    Cell,
    Closure,
    Heap,
    Location,
    Phase,
    Poison,
    Redex,
    Value,
    cell_at,
    shown,
)
from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Operator


class Cause(Enum):
    """The causes, by the code of their record."""

    FREE_VARIABLE = "LRU001"
    NOT_A_FUNCTION = "LRU002"
    WRONG_ARITY = "LRU003"
    ARITHMETIC = "LRU004"
    ORDER_OF_POINTERS = "LRU005"
    INCOMPARABLE = "LRU006"
    OFFSET = "LRU007"
    NO_CELL = "LRU008"
    READ_WHILE_WRITTEN = "LRU009"
    WRITE_WHILE_ACCESSED = "LRU010"
    CAS_WHILE_WRITTEN = "LRU011"
    CAS_INCOMPARABLE = "LRU012"
    CAS_WHILE_READ = "LRU013"
    ALLOCATION = "LRU014"
    FREE = "LRU015"
    CASE = "LRU016"
    STUCK_TERM = "LRU017"
    LOST_LOCK = "LRU018"


RACES: Final = frozenset(
    {
        Cause.READ_WHILE_WRITTEN,
        Cause.WRITE_WHILE_ACCESSED,
        Cause.CAS_WHILE_WRITTEN,
        Cause.CAS_WHILE_READ,
        Cause.LOST_LOCK,
    }
)
"""The causes that are data races: another thread is between the halves of an access, or was."""


class Stuck(NamedTuple):
    """A cause, the reason in words, and the cell or block that it is about, if any."""

    cause: Cause
    reason: str
    place: Location | None = None


def why_stuck(redex: Redex, heap: Heap) -> Stuck:
    """The cause for which a redex has no step in a heap."""
    if redex.phase is Phase.STUCK_TERM:
        return _cas_while_read(redex)
    if redex.phase is Phase.SECOND:
        return _lost_lock(redex)
    values = redex.values
    match redex.expression:
        case core.Read() | core.Write() | core.Cas():
            return _access(redex, heap)
        case core.Variable(name):
            return Stuck(Cause.FREE_VARIABLE, f"nothing binds `{name}`")
        case core.Apply():
            return _application(values[0], len(values) - 1)
        case core.Binary():
            return _operator(redex.expression.operator, *values)
        case core.Allocate():
            reason = f"a block must have one cell or more; this asks for {shown(values[0])}"
            return Stuck(Cause.ALLOCATION, reason)
        case core.Free():
            return _free(values[0], values[1], heap)
        case core.Case():
            count = len(redex.expression.branches)
            branches = f"the branches are 0 to {count - 1}" if count else "there is no branch"
            return Stuck(Cause.CASE, f"`case` selects {shown(values[0])}, but {branches}")
        case _:
            raise AssertionError("a value is no redex, and fork always makes a step")


def _access(redex: Redex, heap: Heap) -> Stuck:
    place = redex.values[0]
    cell = cell_at(heap, place)
    if cell is None or not isinstance(place, Location):
        return _no_cell(place, heap)
    match redex.expression:
        case core.Read():
            return Stuck(Cause.READ_WHILE_WRITTEN, f"{place} is read while another thread writes it", place)
        case core.Write():
            doing = "writes" if cell.lock == WRITING else "reads"
            reason = f"{place} is written while another thread {doing} it"
            return Stuck(Cause.WRITE_WHILE_ACCESSED, reason, place)
        case _:
            return _cas(place, redex.values[1], redex.values[2], cell)


def _application(function: Value, arguments: int) -> Stuck:
    if isinstance(function, Closure):
        reason = f"a function of {_arguments(function.arity)} is called with {_arguments(arguments)}"
        return Stuck(Cause.WRONG_ARITY, reason)
    if function == 0 and arguments == 0:
        return Stuck(Cause.STUCK_TERM, "`0()` is the term that stands for undefined behaviour")
    return Stuck(Cause.NOT_A_FUNCTION, f"{shown(function)} is called, and is no function")


def _arguments(count: int) -> str:
    return "1 argument" if count == 1 else f"{count} arguments"


def _operator(operator: Operator, left: Value, right: Value) -> Stuck:
    both = f"{shown(left)} and {shown(right)}"
    match operator:
        case Operator.OFFSET:
            return Stuck(Cause.OFFSET, f"`.+` takes a pointer and an integer, not {both}")
        case Operator.EQUAL:
            reason = f"`==` compares integers, pointers, or a pointer with 0, not {both}"
            return Stuck(Cause.INCOMPARABLE, reason)
        case Operator.AT_MOST if isinstance(left, Location) or isinstance(right, Location):
            return Stuck(Cause.ORDER_OF_POINTERS, f"pointers have no order: `<=` of {both}")
        case Operator.ADD | Operator.SUBTRACT | Operator.AT_MOST:
            return Stuck(Cause.ARITHMETIC, f"`{operator.value}` takes two integers, not {both}")


def _no_cell(place: Value, heap: Heap) -> Stuck:
    match place:
        case Location(block, _):
            cells = heap.get(block)
            if cells is not None:
                reason = f"{place} is outside of its block, which has the cells 0 to {len(cells) - 1}"
            elif block.startswith("#"):
                reason = f"{place} points to no memory"
            else:
                reason = f"the block of {place} has been freed"
            return Stuck(Cause.NO_CELL, reason, place)
        case Poison():
            return Stuck(Cause.NO_CELL, "an uninitialised value is used as a pointer")
        case _:
            return Stuck(Cause.NO_CELL, f"{shown(place)} is used as a pointer")


def _cas(place: Location, expected: Value, new: Value, cell: Cell) -> Stuck:
    if cell.lock == WRITING:
        reason = f"{place} is compared and swapped while another thread writes it"
        return Stuck(Cause.CAS_WHILE_WRITTEN, reason, place)
    if isinstance(new, Closure):
        return Stuck(Cause.CAS_INCOMPARABLE, "`cas` cannot write a function", place)
    reason = f"`cas` cannot compare {shown(expected)} with {shown(cell.value)}, the value of {place}"
    return Stuck(Cause.CAS_INCOMPARABLE, reason, place)


def _cas_while_read(redex: Redex) -> Stuck:
    place = redex.values[0]
    assert isinstance(place, Location), "O-cas-stuck is about a cell"
    reason = f"a `cas` of {place} could succeed while another thread reads it, not atomically"
    return Stuck(Cause.CAS_WHILE_READ, reason, place)


def _lost_lock(redex: Redex) -> Stuck:
    place = redex.values[0]
    assert isinstance(place, Location), "an access that has begun is to a cell"
    kind = "read" if isinstance(redex.expression, core.Read) else "write"
    reason = f"{place} has been freed, or its lock taken, between the halves of this {kind}"
    return Stuck(Cause.LOST_LOCK, reason, place)


def _free(size: Value, place: Value, heap: Heap) -> Stuck:
    if not isinstance(size, int) or size <= 0:
        return Stuck(Cause.FREE, f"`free` takes a number of cells above 0, not {shown(size)}")
    if not isinstance(place, Location):
        return Stuck(Cause.FREE, f"`free` takes a pointer, not {shown(place)}")
    cells = heap.get(place.block)
    if cells is None:
        again = "points to no memory" if place.block.startswith("#") else "has been freed before"
        return Stuck(Cause.FREE, f"the block of {place} {again}", place)
    if place.offset != 0:
        return Stuck(Cause.FREE, f"{place} is not the start of its block", place)
    reason = f"the block of {place} has {_cells(len(cells))}; {_cells(size)} are freed"
    return Stuck(Cause.FREE, reason, place)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
