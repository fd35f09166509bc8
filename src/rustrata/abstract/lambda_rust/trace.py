"""A schedule step by step, in words: what each thread does, and what it is about to do."""

from collections.abc import Iterator
from typing import Final

from rustrata.abstract.lambda_rust.machine import Event, LambdaRustMachine, change_heap
from rustrata.abstract.lambda_rust.rules import NewBlock, RemoveBlock, SetCell
from rustrata.abstract.lambda_rust.values import Cell, Heap, Location, Phase, Redex, Value, cell_at, shown
from rustrata.abstract.lambda_rust.verdicts import Schedule
from rustrata.programs.lambda_rust import core
from rustrata.records import record
from rustrata.source import Span

MOST_CELLS_SHOWN: Final = 16


@record
class TracedStep:
    """One head step: its number from 1, thread, rule and place, what it does, and the block that it changes.

    ``cells`` are those of the block after it, None when the block is freed or none is concerned.
    ``in_memory`` is false for steps that concern the thread alone.
    """

    number: int
    thread: str
    rule: str
    span: Span
    words: str
    block: str | None
    cells: tuple[Cell, ...] | None
    in_memory: bool


def trace(machine: LambdaRustMachine, schedule: Schedule) -> Iterator[TracedStep]:
    """Every head step of a schedule."""
    heap: dict[str, tuple[Cell, ...]] = {}
    number = 0
    for state, choice in zip(schedule.states[:-1], schedule.choices, strict=True):
        for event in machine.observed(state, choice)[1]:
            number += 1
            words = done(event, heap)
            change_heap(heap, event.step, event.made)
            block = _block_of(event)
            cells = None if block is None else heap.get(block)
            expression = event.redex.expression
            yield TracedStep(
                number,
                event.thread,
                event.step.rule,
                expression.span,
                words,
                block,
                cells,
                _in_memory(event),
            )


def _in_memory(event: Event) -> bool:
    match event.redex.expression:
        case core.Apply() | core.Case():
            return False
        case core.Binary():
            return bool(event.step.outcome)
        case _:
            return True


def _block_of(event: Event) -> str | None:
    match event.step.change:
        case SetCell(location, _):
            return location.block
        case NewBlock():
            return event.made
        case RemoveBlock(block):
            return block
        case None:
            return None


def done(event: Event, before: Heap) -> str:
    """What a step does, in the heap before it."""
    values = event.redex.values
    match event.redex.expression:
        case core.Read(order):
            return _read(event, order)
        case core.Write(order):
            return _written(event, order)
        case core.Cas():
            return _swapped(event, before)
        case core.Allocate():
            return f"allocates {event.made}, {_cells(values[0])}"
        case core.Free():
            return f"frees {values[1].block}" if isinstance(values[1], Location) else "frees"
        case core.Fork():
            return f"forks thread {event.made}"
        case core.Binary(operator):
            words = f"{shown(values[0])} {operator.value} {shown(values[1])} is {shown(event.step.value)}"
            return words + _either(event)
        case core.Case():
            return f"goes to branch {shown(values[0])}"
        case _:
            arguments = ", ".join(shown(value) for value in values[1:])
            return f"calls a function with ({arguments})"


def _read(event: Event, order: core.Order) -> str:
    place = shown(event.redex.values[0])
    if order is core.Order.NA and event.redex.phase is Phase.FIRST:
        return f"begins to read {place}"
    return f"reads {shown(event.step.value)} from {place}" + (" (sc)" if order is core.Order.SC else "")


def _written(event: Event, order: core.Order) -> str:
    place, value = map(shown, event.redex.values)
    if order is core.Order.NA and event.redex.phase is Phase.FIRST:
        return f"begins to write {value} to {place}"
    return f"writes {value} to {place}" + (" (sc)" if order is core.Order.SC else "")


def _swapped(event: Event, before: Heap) -> str:
    place, expected, new = map(shown, event.redex.values)
    cell = cell_at(before, event.redex.values[0])
    assert cell is not None, "a cas that makes a step is of a cell"
    if event.step.rule == "O-cas-suc":
        words = f"cas of {place}: {shown(cell.value)} becomes {new}"
    elif event.step.rule == "O-cas-fail":
        words = f"cas of {place} fails: {shown(cell.value)} is not {expected}"
    else:
        words = f"cas of {place} could succeed while it is read"
    return words + _either(event)


def _either(event: Event) -> str:
    return " (or not: one block is freed)" if event.step.outcome else ""


def about_to(redex: Redex) -> str:
    """What a thread is about to do."""
    values = [shown(value) for value in redex.values]
    second = redex.phase is Phase.SECOND
    match redex.expression:
        case core.Read():
            return f"in the middle of reading {values[0]}" if second else f"about to read {values[0]}"
        case core.Write():
            doing = "in the middle of writing" if second else "about to write"
            return f"{doing} {values[1]} to {values[0]}"
        case core.Cas():
            return f"about to compare {values[0]} with {values[1]} and swap in {values[2]}"
        case core.Allocate():
            return f"about to allocate {_cells(redex.values[0])}"
        case core.Free():
            return f"about to free {_cells(redex.values[0])} at {values[1]}"
        case core.Fork():
            return "about to fork a thread"
        case core.Binary(operator):
            return f"about to compute {values[0]} {operator.value} {values[1]}"
        case core.Case():
            return f"about to go to branch {values[0]}"
        case core.Variable(name):
            return f"about to use `{name}`"
        case _:
            return f"about to call {values[0]} with ({', '.join(values[1:])})"


def shown_cells(cells: tuple[Cell, ...]) -> str:
    """Cells with their lock states: ``W`` while written, ``R2`` with two readers, nothing when idle.

    Of a block of more than `MOST_CELLS_SHOWN` the first are shown.
    """
    more = len(cells) - MOST_CELLS_SHOWN
    words = [_shown_cell(cell) for cell in cells[:MOST_CELLS_SHOWN]]
    return f"[{', '.join(words)}{f', and {more} more' if more > 0 else ''}]"


def _shown_cell(cell: Cell) -> str:
    lock = "" if cell.lock == 0 else f" R{cell.lock}" if cell.lock > 0 else " W"
    return shown(cell.value) + lock


def _cells(count: Value) -> str:
    return "1 cell" if count == 1 else f"{shown(count)} cells"
