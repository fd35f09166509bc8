"""A run of the x86-TSO machine as a table of messages and as a message sequence chart in plain text."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from rustrata.exploration.explorer import Run
from rustrata.hardware.component import Move
from rustrata.hardware.messages import Message, MessageKind, show_message
from rustrata.hardware.x86_tso_machine import State, X86TsoMachine
from rustrata.records import record

COLUMN = 11
"""Characters from one lifeline of a chart to the next."""


@record
class TraceRow:
    """One thing that happens: a component acts (``target`` is None) or sends a message.

    ``step`` counts from 1; several rows may share it. ``states`` are the controllers' states of
    ``line`` after the step, cores first, the directory last; empty when no line is concerned.
    """

    step: int
    source: str
    target: str | None
    message: str
    line: str
    states: tuple[str, ...]


@record
class MessageTrace:
    """A run, written out. ``participants`` are the cores and the directory."""

    choices: tuple[Move, ...]
    participants: tuple[str, ...]
    rows: tuple[TraceRow, ...]
    counts: Mapping[MessageKind, int]
    """How many messages of each kind were sent."""
    in_flight: tuple[tuple[str, str], ...]
    """The messages not yet received at the end, with their receivers."""

    @property
    def messages(self) -> int:
        """How many messages were sent."""
        return sum(self.counts.values())

    def chart(self) -> tuple[str, ...]:
        """The message sequence chart: a lifeline for each participant, ``*`` for who acts, time downwards.

        An arrow stands where its message is sent; where it is received, the receiver acts.
        """
        header = "".join(name.ljust(COLUMN) for name in self.participants)
        return (
            f"step  {header}".rstrip(),
            *(self._chart_line(row) for row in self.rows),
            *(f"      in flight: {message} to {receiver}" for receiver, message in self.in_flight),
        )

    def _chart_line(self, row: TraceRow) -> str:
        line = list("".join("|".ljust(COLUMN) for _ in self.participants))
        source = self.participants.index(row.source) * COLUMN
        states = ""
        if row.target is not None:
            target = self.participants.index(row.target) * COLUMN
            for place in range(min(source, target) + 1, max(source, target)):
                line[place] = "-"
            line[target - 1 if source < target else target + 1] = "<>"[source < target]
            step = ""
        else:
            step = str(row.step)
            states = f"   [{row.line}: {' '.join(row.states)}]" if row.states else ""
            line[source] = "*"
        return f"{step:>4}  {''.join(line)}{row.message}{states}"


def trace(machine: X86TsoMachine, run: Run[State, Move]) -> MessageTrace:
    """Write out a run of ``machine``."""
    cores = len(machine.program.threads)
    participants = (*(f"core {number}" for number in range(cores)), "directory")
    rows: list[TraceRow] = []
    counts: Counter[MessageKind] = Counter()
    for step, (move, (before, after)) in enumerate(zip(run.choices, pairwise(run.states), strict=True), 1):
        messages = [
            (participants[min(to, cores)], message)
            for to, message in machine.sent(before, move)
            if isinstance(message, Message)
        ]
        line = _line(machine, before, after, move, [message for _, message in messages])
        states = () if line is None else _states(machine, after, line)
        location = "" if line is None else machine.locations[line]
        actor = participants[min(move.actor, cores)]
        rows.append(TraceRow(step, actor, None, move.name, location, states))
        for target, message in messages:
            counts[message.kind] += 1
            text = show_message(message, location)
            rows.append(TraceRow(step, actor, target, text, location, states))
    in_flight = tuple(
        (participants[min(to, cores)], show_message(message, machine.locations[message.line]))
        for to, message in machine.waiting(run.states[-1])
    )
    return MessageTrace(run.choices, participants, tuple(rows), dict(counts), in_flight)


def _line(
    machine: X86TsoMachine, before: State, after: State, move: Move, messages: list[Message]
) -> int | None:
    """The line that a step is about: of its messages, its directory, the line or channel that it changes."""
    if messages:
        return messages[0].line
    cores = len(machine.program.threads)
    if move.actor >= cores:
        return move.actor - cores
    old, new = machine.core(before, move.actor), machine.core(after, move.actor)
    for channel, rest in ((old.forwards, new.forwards), (old.responses, new.responses)):
        if len(channel) != len(rest):
            return next((Counter(channel) - Counter(rest)).elements()).line
    if len(new.buffer) < len(old.buffer):
        return old.buffer[0][0]
    changed = (line for line, (a, b) in enumerate(zip(old.lines, new.lines, strict=True)) if a != b)
    return next(changed, None)


def _states(machine: X86TsoMachine, state: State, line: int) -> tuple[str, ...]:
    cores = range(len(machine.program.threads))
    entry = machine.entry(state, line)
    copies = (machine.core(state, number).lines[line].state.value for number in cores)
    return (*copies, entry.state.value)
