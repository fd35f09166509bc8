"""Event structures: one control-flow path of every thread, before reads are matched to writes.

An `EventStructure` is all that the axiomatic engine is given about a program [spec of herd's candidate
executions: Alglave, Maranget, Tautschnig, TOPLAS'14, section 2]. Relations are ints of
`rustrata.relational.relation`.
"""

from dataclasses import dataclass
from functools import cached_property

from rustrata.executions.actions import Tags
from rustrata.executions.expressions import Expression
from rustrata.records import record
from rustrata.relational.relation import Relations, relations
from rustrata.source import Span

INITIAL = -1
"""The thread of the writes that give every location its first value."""


@record
class Event:
    """A memory event. ``location`` is None for fences; ``value`` is what it writes, None for reads.

    ``reads`` and ``writes`` are both true for a read-modify-write made of one event.
    """

    index: int
    thread: int
    reads: bool
    writes: bool
    location: str | None
    value: Expression | None
    tags: Tags
    span: Span | None = None


@dataclass(frozen=True, eq=False)
class EventStructure:
    """Events of one path per thread, in program order, initial writes first.

    ``path_conditions`` are expressions over `ReadBy` that are non-zero when the path is taken.
    ``registers`` gives the final value of each observed register, as an expression over `ReadBy`.
    ``program_order``, ``address``, ``data``, ``control``, ``amo`` (read to write of one instruction, the
    event itself when it is one event) and ``lxsx`` (of an exclusive pair) are relations.
    ``picked_address``, ``picked_data`` and ``picked_control`` are dependencies on what an instruction chose a
    value by, as AArch64's conditional select does (in cat ``pick-addr`` and so on).
    """

    events: tuple[Event, ...]
    program_order: int
    address: int
    data: int
    control: int
    amo: int
    lxsx: int
    path_conditions: tuple[Expression, ...]
    registers: tuple[tuple[int, str, Expression], ...]
    locations: tuple[str, ...]
    picked_address: int = 0
    picked_data: int = 0
    picked_control: int = 0

    @cached_property
    def algebra(self) -> Relations:
        """The relation algebra over these events."""
        return relations(len(self.events))

    @cached_property
    def reads(self) -> tuple[int, ...]:
        """Indices of the events that read."""
        return tuple(e.index for e in self.events if e.reads)

    @cached_property
    def writes_to(self) -> dict[str, tuple[int, ...]]:
        """Indices of the writes to each location, the initial one first."""
        found: dict[str, list[int]] = {}
        for event in self.events:
            if event.writes and event.location is not None:
                found.setdefault(event.location, []).append(event.index)
        return {location: tuple(indices) for location, indices in found.items()}

    @cached_property
    def same_location(self) -> int:
        """``loc``: pairs of accesses to one location."""
        algebra = self.algebra
        result = 0
        by_location: dict[str, int] = {}
        for event in self.events:
            if event.location is not None:
                by_location[event.location] = by_location.get(event.location, 0) | 1 << event.index
        for accesses in by_location.values():
            result |= algebra.product(accesses, accesses)
        return result

    @cached_property
    def same_thread(self) -> int:
        """``int``: pairs of events of one thread; the initial writes count as a thread each."""
        algebra = self.algebra
        result = 0
        by_thread: dict[int, int] = {}
        for event in self.events:
            if event.thread == INITIAL:
                result |= 1 << (event.index * algebra.size + event.index)
            else:
                by_thread[event.thread] = by_thread.get(event.thread, 0) | 1 << event.index
        for own in by_thread.values():
            result |= algebra.product(own, own)
        return result

    def relation_named(self, name: str) -> int:
        """A relation that the structure gives, by its name in cat."""
        match name:
            case "loc":
                return self.same_location
            case "int":
                return self.same_thread
            case "ext":
                return self.algebra.full & ~self.same_thread
            case "id":
                return self.algebra.identity
            case _:
                assert name in self._given, f"{name} is not a relation of event structures"
                return self._given[name]

    @cached_property
    def _given(self) -> dict[str, int]:
        return {
            "po": self.program_order,
            "addr": self.address,
            "data": self.data,
            "ctrl": self.control,
            "pick-addr": self.picked_address,
            "pick-data": self.picked_data,
            "pick-ctrl": self.picked_control,
            "amo": self.amo,
            "lxsx": self.lxsx,
        }

    def set_named(self, name: str) -> int:
        """A set that the structure gives, by its name in cat: one of its own or a tag."""
        match name:
            case "R":
                chosen = [e.index for e in self.events if e.reads]
            case "W":
                chosen = [e.index for e in self.events if e.writes]
            case "F":
                chosen = [e.index for e in self.events if not e.reads and not e.writes]
            case "IW":
                chosen = [e.index for e in self.events if e.thread == INITIAL]
            case _:
                return self._tagged.get(name, 0)
        return sum(1 << index for index in chosen)

    @cached_property
    def _tagged(self) -> dict[str, int]:
        """The events that have each tag."""
        found: dict[str, int] = {}
        for event in self.events:
            for tag in event.tags:
                found[tag] = found.get(tag, 0) | 1 << event.index
        return found
