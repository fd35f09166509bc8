"""The step view: a schedule as a table, and where each thread is when it ends."""

from collections import deque
from collections.abc import Iterator, Sequence

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.abstract.lambda_rust.trace import TracedStep, about_to, shown_cells, trace
from rustrata.abstract.lambda_rust.values import shown
from rustrata.abstract.lambda_rust.verdicts import Schedule
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.source import SourceFile, Span

MOST_ROWS = 60
"""Steps shown unless all are asked for; the last ones are."""

MOST_BLOCKS = 16
_HEAD = ("step", "thread", "place", "rule", "what it does", "memory after it")


def step_view(
    machine: LambdaRustMachine, schedule: Schedule, source: SourceFile, *, every: bool
) -> Iterator[Styled]:
    """The steps that touch memory or threads (``every``: all), then the last state.

    Places in other texts than ``source`` are shown with their names.
    """
    steps: deque[TracedStep] = deque(maxlen=None if every else MOST_ROWS)
    left_out = 0
    for step in trace(machine, schedule):
        if every or step.in_memory:
            left_out += len(steps) == steps.maxlen
            steps.append(step)
    rows = [_HEAD, *(_row(step, source) for step in steps)]
    if left_out:
        yield (Segment(f"  {left_out} earlier steps are left out; -v shows them", Style.DIM),)
    yield from _table(rows)
    yield ()
    yield (Segment("  where the threads are", Style.EMPHASIS),)
    yield from _table(
        [_point(machine, schedule, number, source) for number in range(len(schedule.states[-1].threads))]
    )
    yield from _memory(schedule)


def _row(step: TracedStep, source: SourceFile) -> tuple[str, ...]:
    memory = ""
    if step.block is not None:
        memory = (
            f"{step.block} is freed" if step.cells is None else f"{step.block} = {shown_cells(step.cells)}"
        )
    return str(step.number), step.thread, _place(step.span, source), step.rule, step.words, memory


def _point(
    machine: LambdaRustMachine, schedule: Schedule, number: int, source: SourceFile
) -> tuple[str, ...]:
    state = schedule.states[-1]
    thread = state.threads[number]
    if thread.ended:
        return thread.name, "", f"has ended with {shown(thread.operands[0])}"
    redex = machine.redex(thread)
    stuck = all(other.name != thread.name or not steps for other, steps in machine.next_steps(state))
    words = about_to(redex)
    return thread.name, _place(redex.expression.span, source), f"{words}: stuck" if stuck else words


def _place(span: Span, source: SourceFile) -> str:
    line, column = span.position
    return f"{line}:{column}" if span.source is source else str(span)


def _memory(schedule: Schedule) -> Iterator[Styled]:
    heap = schedule.states[-1].heap
    yield (Segment("  memory", Style.EMPHASIS),)
    if not heap:
        yield (Segment("    nothing is allocated"),)
    for block, cells in heap[:MOST_BLOCKS]:
        yield (Segment(f"    {block} = {shown_cells(cells)}"),)
    if len(heap) > MOST_BLOCKS:
        yield (Segment(f"    and {len(heap) - MOST_BLOCKS} more blocks", Style.DIM),)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[Styled]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        padded = [
            cell.rjust(width) if column == 0 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        heading = number == 0 and row is _HEAD
        yield (Segment(("  " + "  ".join(padded)).rstrip(), Style.DIM if heading else Style.PLAIN),)
