"""Guarded events: the events of all control-flow paths of a program in one structure.

Paths of a thread share the events up to where they part. An event is there in an execution when the path
that its thread takes leads through it. The ways of a thread stand for its paths, so that programs with many
branches are written down once and not once for each combination.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from rustrata.executions.actions import NO_TAGS, Program
from rustrata.executions.expressions import Constant, Expression, Leaf, ReadBy, substitute
from rustrata.records import record
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.relation import members, relations
from rustrata.relational.structure import INITIAL, Event, EventStructure
from rustrata.relational.unfold import Unfolding

_EDGES = ("po", "addr", "data", "ctrl", "pick-addr", "pick-data", "pick-ctrl", "amo", "lxsx")
MOST_EVENTS = 512
"""Events of one execution: relations over more take seconds each."""
_Pairs: TypeAlias = dict[str, set[tuple[int, int]]]


@record
class Way:
    """One path of one thread: its events in program order, the conditions under which it is taken, what the
    observed registers hold at its end, and why it ends in the middle, empty when it does not."""

    places: tuple[int, ...]
    conditions: tuple[Expression, ...]
    registers: tuple[Expression, ...]
    stray: str


@dataclass(frozen=True, eq=False)
class Guarded:
    """The events of all paths. ``ways`` has the paths of each thread; the structure's own path conditions
    and registers are empty, because they depend on the ways."""

    structure: EventStructure
    ways: tuple[tuple[Way, ...], ...]

    @cached_property
    def led_through(self) -> tuple[int, ...]:
        """For each event the ways of its thread that lead through it, as a set; for initial writes 1."""
        found = [1 if event.thread == INITIAL else 0 for event in self.structure.events]
        for ways in self.ways:
            for number, way in enumerate(ways):
                for event in way.places:
                    found[event] |= 1 << number
        return tuple(found)

    @cached_property
    def certain(self) -> int:
        """The events that are in every execution, as a set."""
        result = 0
        for event in self.structure.events:
            ways = 1 if event.thread == INITIAL else len(self.ways[event.thread])
            if self.led_through[event.index] == (1 << ways) - 1:
                result |= 1 << event.index
        return result

    @cached_property
    def all_certain(self) -> bool:
        """Are all events in every execution?"""
        return self.certain == self.structure.algebra.row

    @cached_property
    def implies(self) -> int:
        """Pairs of events of which the second is there whenever the first is."""
        algebra = self.structure.algebra
        if self.all_certain:
            return algebra.full
        result = algebra.product(algebra.row, self.certain)
        for own in self._by_thread:
            for a in own:
                through = self.led_through[a]
                later = sum(1 << b for b in own if not through & ~self.led_through[b])
                result |= later << (a * algebra.size)
        return result

    @cached_property
    def compatible(self) -> int:
        """Pairs of events that an execution can have both of."""
        algebra = self.structure.algebra
        result = algebra.full
        for own in self._by_thread if not self.all_certain else ():
            for a in own:
                apart = sum(1 << b for b in own if not self.led_through[a] & self.led_through[b])
                result &= ~(apart << (a * algebra.size))
        return result

    @cached_property
    def _by_thread(self) -> tuple[tuple[int, ...], ...]:
        found: dict[int, list[int]] = {}
        for event in self.structure.events:
            if event.thread != INITIAL:
                found.setdefault(event.thread, []).append(event.index)
        return tuple(map(tuple, found.values()))


def guarded(unfolding: Unfolding, *, strays: bool = False) -> Guarded:
    """The events of all paths of an unfolded program, with ``strays`` those too that end at an access at no
    location.

    Raises:
        CannotAnswer: when an execution may have more than `MOST_EVENTS`.
    """
    if unfolding.largest > MOST_EVENTS:
        raise CannotAnswer(f"{unfolding.largest} events")
    program = unfolding.program
    builder = _Builder(program)
    ways: list[tuple[Way, ...]] = []
    for thread, paths in enumerate(unfolding.paths):
        more = unfolding.strays[thread] if strays else ()
        alone = tuple(
            Unfolding(builder.alone(thread), ((path,),)).structure((0,)) for path in (*paths, *more)
        )
        reasons = (*("" for _ in paths), *(path.stray for path in more))
        ways.append(tuple(builder.ways(thread, zip(alone, reasons, strict=True))))
    return Guarded(builder.structure(), tuple(ways))


class _Builder:
    """Numbers events, those of shared beginnings once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._events = [
            Event(i, INITIAL, False, True, location, Constant(value), NO_TAGS)
            for i, (location, value) in enumerate(program.initial)
        ]
        self._pairs: _Pairs = {name: set() for name in _EDGES}

    def alone(self, thread: int) -> Program:
        """A program of one thread over nothing, in which the same registers are observed."""
        shown = tuple((0, name) for owner, name in self._program.registers if owner == thread)
        code = self._program.threads[thread : thread + 1]
        return replace(self._program, initial=(), registers=shown, locations=(), threads=code)

    def ways(self, thread: int, paths: Iterable[tuple[EventStructure, str]]) -> Iterator[Way]:
        """The paths of one thread, each as an event structure of its own, and why they end."""
        follow: dict[tuple[object, ...], int] = {}
        for structure, stray in paths:
            places = self._placed(thread, structure, follow)

            def lifted(expression: Expression, places: tuple[int, ...] = places) -> Expression:
                return substitute(expression, lambda leaf: _moved(leaf, places))

            yield Way(
                places,
                tuple(map(lifted, structure.path_conditions)),
                tuple(lifted(value) for _, _, value in structure.registers),
                stray,
            )

    def _placed(
        self, thread: int, structure: EventStructure, follow: dict[tuple[object, ...], int]
    ) -> tuple[int, ...]:
        """Where the events of a path are, the new ones appended."""
        algebra = structure.algebra
        into = tuple(algebra.inverse(structure.relation_named(name)) for name in _EDGES)
        places: list[int] = []
        at = -1
        for event in structure.events:
            index = event.index
            incoming = tuple(algebra.successors(relation, index) for relation in into)
            key = (at, event, incoming)
            if key not in follow:
                follow[key] = len(self._events)
                self._append(thread, event, (*places, len(self._events)))
                for name, sources in zip(_EDGES, incoming, strict=True):
                    there = (*places, follow[key])
                    self._pairs[name] |= {(there[source], follow[key]) for source in members(sources)}
            at = follow[key]
            places.append(at)
        return tuple(places)

    def _append(self, thread: int, event: Event, places: tuple[int, ...]) -> None:
        value = event.value
        if value is not None:
            value = substitute(value, lambda leaf: _moved(leaf, places))
        self._events.append(replace(event, index=len(self._events), thread=thread, value=value))

    def structure(self) -> EventStructure:
        """The structure of all events so far."""
        algebra = relations(len(self._events))
        found = {name: algebra.relation(pairs) for name, pairs in self._pairs.items()}
        return EventStructure(
            events=tuple(self._events),
            program_order=found["po"],
            address=found["addr"],
            data=found["data"],
            control=found["ctrl"],
            amo=found["amo"],
            lxsx=found["lxsx"],
            path_conditions=(),
            registers=(),
            locations=self._program.locations,
            picked_address=found["pick-addr"],
            picked_data=found["pick-data"],
            picked_control=found["pick-ctrl"],
        )


def _moved(leaf: Leaf, places: tuple[int, ...]) -> Expression:
    assert isinstance(leaf, ReadBy), "a finished path holds no registers"
    return ReadBy(places[leaf.event])
