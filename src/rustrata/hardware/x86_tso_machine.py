"""The x86-TSO machine: cores with their caches and a directory, as one machine for the explorer.

A state is a tuple of component state numbers: one for each core, then one for the directory of each
line. Messages in flight are part of their receiver's state.

A location is one memory cell in a cache line of its own; its value is an integer. All memory is
write-back. Starts: ``cold`` (every cache line invalid), ``warm-shared`` (every core has every line in
S) and ``warm-modified`` (for each core one start, in which it has every line in M), all with the
program's initial values.
"""

import copy
from enum import Enum
from functools import partial
from typing import TypeAlias

from rustrata.executions.actions import Program
from rustrata.executions.outcomes import MemoryAt, Observable, Outcome, RegisterAt
from rustrata.hardware.cache_controller import Line
from rustrata.hardware.coherence.protocol import CacheEvent, CacheState, DirectoryState, Protocol
from rustrata.hardware.component import Arrival, Component, Memo, Move, Numbering
from rustrata.hardware.core import Core, CoreState
from rustrata.hardware.directory import NO_OWNER, Directory, DirectoryEntry
from rustrata.hardware.invariants import (
    Copy,
    CoreView,
    DirectoryView,
    first_broken,
)
from rustrata.hardware.messages import Message, Sent

State: TypeAlias = tuple[int, ...]


class Start(Enum):
    """What the caches hold before the program runs."""

    COLD = "cold"
    WARM_SHARED = "warm-shared"
    WARM_MODIFIED = "warm-modified"


class X86TsoMachine:
    """A `rustrata.exploration.machine.Machine` for one program and one coherence protocol.

    Every action of the program must be one that `rustrata.hardware.x86.supports`.
    """

    def __init__(self, program: Program, protocol: Protocol) -> None:
        self.program = program
        self.locations = tuple(location for location, _ in program.initial)
        cores = len(program.threads)
        self._behaviours = [
            Core(protocol, number, cores, code, self.locations) for number, code in enumerate(program.threads)
        ]
        self._cores: list[Component[CoreState]] = [
            Component(number, behaviour, self._arrival) for number, behaviour in enumerate(self._behaviours)
        ]
        self._directories: list[Component[DirectoryEntry]] = [
            Component(cores + line, Directory(protocol, line, location, cores), self._arrival)
            for line, location in enumerate(self.locations)
        ]
        self._moves = [*(c.moves for c in self._cores), *(d.moves for d in self._directories)]
        self._effects = [*(c.effects for c in self._cores), *(d.effects for d in self._directories)]
        self._eager = [*(c.eager for c in self._cores), *(d.eager for d in self._directories)]
        self._idle = [*(c.idle for c in self._cores), *(d.idle for d in self._directories)]
        self._core_views: Numbering[CoreView] = Numbering()
        self._entry_views: Numbering[DirectoryView] = Numbering()
        self._views = [
            *(Memo(partial(self._core_view, number)) for number in range(cores)),
            *(Memo(partial(self._entry_view, line)) for line in range(len(self.locations))),
        ]
        self._verdicts: Memo[tuple[int, ...], str | None] = Memo(self._judge)
        self._initial = self.start(Start.COLD)

    # The machine

    def initial_states(self) -> tuple[State, ...]:
        """The one state that this machine starts in: cold, or as given by `starting`."""
        return (self._initial,)

    def choices(self, state: State) -> tuple[Move, ...]:
        """Every step of every component, cores first."""
        moves: tuple[Move, ...] = ()
        for table, number in zip(self._moves, state, strict=True):
            moves += table[number]
        return moves

    def step(self, state: State, choice: Move) -> State:
        """The actor's step; its messages arrive in their receivers' channels."""
        actor, name = choice
        after, arrivals = self._effects[actor][state[actor]][name]
        numbers = list(state)
        numbers[actor] = after
        for address, arrival in arrivals:
            numbers[address] = arrival[numbers[address]]
        return tuple(numbers)

    def is_final(self, state: State) -> bool:
        """Have all threads ended, with empty buffers and channels?"""
        return all(idle[number] for idle, number in zip(self._idle, state, strict=True))

    def eager(self, state: State) -> Move | None:
        """The first core's local step (`Core.local_step`), if any core has one."""
        for table, number in zip(self._eager, state, strict=True):
            move = table[number]
            if move is not None:
                return move
        return None

    # Where it starts and what it says

    def start(self, start: Start, owner: int = 0) -> State:
        """The state with the caches filled as ``start`` says; ``owner`` is the core that has M."""
        values = [value for _, value in self.program.initial]
        everyone = (1 << len(self._cores)) - 1
        cache = [CacheState.S if start is Start.WARM_SHARED else CacheState.I] * len(self._cores)
        directory, sharers, owned_by = DirectoryState.I, 0, NO_OWNER
        if start is Start.WARM_SHARED:
            directory, sharers = DirectoryState.S, everyone
        elif start is Start.WARM_MODIFIED:
            cache[owner] = CacheState.M
            directory, owned_by = DirectoryState.M, owner
        cores = (
            component.states.number(behaviour.start(tuple(Line(state, value) for value in values)))
            for component, behaviour, state in zip(self._cores, self._behaviours, cache, strict=True)
        )
        entries = (
            component.states.number(DirectoryEntry(directory, owned_by, sharers, value, value))
            for component, value in zip(self._directories, values, strict=True)
        )
        return (*cores, *entries)

    def starting(self, start: Start, owner: int = 0) -> "X86TsoMachine":
        """This machine, its tables shared, in another initial state."""
        machine = copy.copy(self)
        machine._initial = self.start(start, owner)
        return machine

    def core(self, state: State, number: int) -> CoreState:
        """The state of one core."""
        return self._cores[number].states.values[state[number]]

    def entry(self, state: State, line: int) -> DirectoryEntry:
        """The directory's entry of one line."""
        return self._directories[line].states.values[state[len(self._cores) + line]]

    def sent(self, state: State, move: Move) -> tuple[Sent, ...]:
        """The messages that a move sends."""
        if move.actor < len(self._cores):
            return self._cores[move.actor].sent(state[move.actor], move.name)
        return self._directories[move.actor - len(self._cores)].sent(state[move.actor], move.name)

    def violated(self, state: State) -> str | None:
        """The first invariant of `rustrata.hardware.invariants` that the state breaks, or None.

        The invariants read permissions and values of copies and the ghost values only: states that
        agree in these are judged once.
        """
        return self._verdicts[tuple([view[number] for view, number in zip(self._views, state, strict=True)])]

    def waiting(self, state: State) -> tuple[tuple[int, Message], ...]:
        """The messages on their way, with their addresses."""
        cores = [self.core(state, number) for number in range(len(self._cores))]
        entries = [self.entry(state, line) for line in range(len(self.locations))]
        channels = (
            *((*core.forwards, *core.responses) for core in cores),
            *((*entry.requests, *entry.responses) for entry in entries),
        )
        return tuple((address, message) for address, channel in enumerate(channels) for message in channel)

    def unexpected(self, state: State) -> str:
        """The event without a row that was met, in words; empty when there was none."""
        cores = (self.core(state, number).unexpected for number in range(len(self._cores)))
        entries = (self.entry(state, line).unexpected for line in range(len(self.locations)))
        return next((text for text in (*cores, *entries) if text), "")

    def outcome(self, state: State) -> Outcome | None:
        """What a final state shows; None when a thread stopped at an `Assume`, which ends no run.

        The final value of a location is the owner's copy, or the memory cell when no core has M.
        """
        cores = [self.core(state, number) for number in range(len(self._cores))]
        if any(b.is_stopped(core) for b, core in zip(self._behaviours, cores, strict=True)):
            return None
        values: list[tuple[Observable, int]] = []
        for thread, register in sorted(set(self.program.registers)):
            value = dict(cores[thread].registers).get(register, 0)
            values.append((RegisterAt(thread, register), value))
        for location in sorted(set(self.program.locations)):
            line = self.locations.index(location)
            owned = (core.lines[line].value for core in cores if core.lines[line].state is CacheState.M)
            values.append((MemoryAt(location), next(owned, self.entry(state, line).memory)))
        return Outcome(tuple(values))

    def _arrival(self, sent: Sent) -> Arrival:
        if sent.to < len(self._cores):
            return self._cores[sent.to].arrivals[sent.message]
        return self._directories[sent.to - len(self._cores)].arrivals[sent.message]

    def _judge(self, key: tuple[int, ...]) -> str | None:
        cores = len(self._cores)
        return first_broken(
            [self._core_views.values[number] for number in key[:cores]],
            [self._entry_views.values[number] for number in key[cores:]],
        )

    def _core_view(self, core: int, number: int) -> int:
        state, may = self._cores[core].states.values[number], self._behaviours[core].cache.may
        copies = tuple(
            Copy(may(line.state, CacheEvent.LOAD), may(line.state, CacheEvent.STORE), line.value)
            for line in state.lines
        )
        return self._core_views.number(CoreView(copies, bool(state.unexpected)))

    def _entry_view(self, line: int, number: int) -> int:
        entry = self._directories[line].states.values[number]
        return self._entry_views.number(DirectoryView(entry.last_written, bool(entry.unexpected)))
