"""Unfolding: from thread code to event structures, one for each combination of control-flow paths.

The events of a thread are numbered as if every earlier thread took its first path, and anew where one takes a
path of another length. Without forks nothing is numbered twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import product
from math import factorial, prod
from operator import or_
from typing import NamedTuple, TypeAlias

from rustrata.executions.actions import NO_TAGS, Program
from rustrata.executions.expressions import Constant, Expression, Leaf, ReadBy, substitute
from rustrata.records import record
from rustrata.relational.path import ZERO, Path, layout_of
from rustrata.relational.paths import MOST_PATHS, paths_of
from rustrata.relational.relation import relations
from rustrata.relational.structure import INITIAL, Event, EventStructure

Choice: TypeAlias = tuple[int, ...]
"""The path that each thread takes, by its place among the thread's paths."""


@record
class Unfolding:
    """All paths of all threads of a program.

    ``strays`` are the paths of each thread that end at an access at no location; they are in no choice.
    ``loops`` says which loop was not followed to its end, empty when all were.
    """

    program: Program
    paths: tuple[tuple[Path, ...], ...]
    strays: tuple[tuple[Path, ...], ...] = ()
    loops: str = ""

    @property
    def cut(self) -> int | None:
        """The first thread with more than `MOST_PATHS` paths, which are not all here."""
        return next((t for t, paths in enumerate(self.paths) if len(paths) > MOST_PATHS), None)

    @property
    def combinations(self) -> int:
        """How many event structures there are."""
        return prod(len(paths) for paths in self.paths)

    @property
    def largest(self) -> int:
        """The number of events of the largest event structure, initial writes included. Those with accesses
        at no location count: they are searched too."""
        strays = self.strays or ((),) * len(self.paths)
        return len(self.program.initial) + sum(
            max((len(path.events) for path in (*paths, *astray)), default=0)
            for paths, astray in zip(self.paths, strays, strict=True)
        )

    def candidate_estimate(self) -> int:
        """An upper bound on rf choices times write orders: what naive enumeration would try."""
        reads: dict[str, int] = {}
        writes: dict[str, int] = {location: 1 for location, _ in self.program.initial}
        for paths in self.paths:
            for event in max((path.events for path in paths), key=len, default=()):
                if event.location is not None:
                    reads[event.location] = reads.get(event.location, 0) + event.reads
                    writes[event.location] = writes.get(event.location, 0) + event.writes
        estimate = self.combinations
        for location, count in reads.items():
            estimate *= writes[location] ** count
        for count in writes.values():
            estimate *= factorial(count - 1)
        return estimate

    def choices(self) -> Iterator[Choice]:
        """Every combination of paths."""
        return product(*(range(len(paths)) for paths in self.paths))

    def __iter__(self) -> Iterator[EventStructure]:
        """The event structures of all choices."""
        return map(self.structure, self.choices())

    def structure(self, choice: Choice) -> EventStructure:
        """The event structure in which each thread takes the path that is chosen for it."""
        return _assemble(self.program, tuple(paths[at] for paths, at in zip(self.paths, choice, strict=True)))

    def stray_structures(self) -> Iterator[tuple[str, EventStructure]]:
        """The event structures in which some thread makes an access at no location, and what is wrong
        with the first such access. If one of them has an execution, the answer misses something."""
        every = [(*paths, *strays) for paths, strays in zip(self.paths, self.strays, strict=True)]
        for thread, strays in enumerate(self.strays):
            for stray in strays:
                for others in product(*(paths for t, paths in enumerate(every) if t != thread)):
                    taken = (*others[:thread], stray, *others[thread:])
                    yield stray.stray, _assemble(self.program, taken)


def unfold(program: Program) -> Unfolding:
    """Run every thread of a program symbolically, up to the first that has too many paths."""
    paths: list[tuple[Path, ...]] = []
    strays: list[tuple[Path, ...]] = []
    loops = ""
    layout = layout_of(program)
    start = len(program.initial)
    for thread, code in enumerate(program.threads):
        found = paths_of(code, layout, thread, start)
        paths.append(found.paths)
        strays.append(found.strays)
        if found.cut and not loops:
            loops = f"P{thread}: {found.cut}"
        if len(found.paths) > MOST_PATHS:
            break
        start += len(found.paths[0].events) if found.paths else 0
    return Unfolding(program, tuple(paths), tuple(strays), loops)


class _Placed(NamedTuple):
    """What a path gives to an event structure in which its events have their numbers."""

    events: Sequence[Event]
    conditions: Sequence[Expression]
    registers: Sequence[tuple[int, str, Expression]]
    edges: Mapping[str, Sequence[tuple[int, int]]]


def _placed(path: Path, base: int, shown: Sequence[str]) -> _Placed:
    """A path with its events numbered from ``base``, and what the registers ``shown`` hold at its end."""
    thread = path.thread
    held = [path.registers.get(name, ZERO).expression for name in shown]
    if base == path.start:
        registers = [(thread, name, value) for name, value in zip(shown, held, strict=True)]
        return _Placed(path.events, path.conditions, registers, path.edges)
    by = base - path.start

    def shifted(expression: Expression) -> Expression:
        return substitute(expression, lambda leaf: _shifted(leaf, by))

    events = [
        replace(event, index=event.index + by, value=None if event.value is None else shifted(event.value))
        for event in path.events
    ]
    edges = {name: [(a + by, b + by) for a, b in pairs] for name, pairs in path.edges.items()}
    registers = [(thread, name, shifted(value)) for name, value in zip(shown, held, strict=True)]
    return _Placed(events, list(map(shifted, path.conditions)), registers, edges)


def _shifted(leaf: Leaf, by: int) -> Expression:
    assert isinstance(leaf, ReadBy), "a finished path holds no registers"
    return ReadBy(leaf.event + by)


def _assemble(program: Program, paths: tuple[Path, ...]) -> EventStructure:
    """The event structure of one path per thread."""
    events = [
        Event(i, INITIAL, False, True, location, Constant(value), NO_TAGS)
        for i, (location, value) in enumerate(program.initial)
    ]
    conditions: list[Expression] = []
    registers: list[tuple[int, str, Expression]] = []
    edges: dict[str, list[tuple[int, int]]] = {}
    spans: list[tuple[int, int]] = []
    for thread, path in enumerate(paths):
        base = len(events)
        placed = _placed(path, base, [name for owner, name in program.registers if owner == thread])
        events += placed.events
        conditions += placed.conditions
        registers += placed.registers
        for name, pairs in placed.edges.items():
            edges.setdefault(name, []).extend(pairs)
        spans.append((base, len(events)))
    algebra = relations(len(events))
    found = {name: algebra.relation(pairs) for name, pairs in edges.items()}
    return EventStructure(
        events=tuple(events),
        program_order=reduce(or_, (algebra.chain(base, end) for base, end in spans), 0),
        address=found.get("addr", 0),
        data=found.get("data", 0),
        control=found.get("ctrl", 0),
        amo=found.get("amo", 0),
        lxsx=found.get("lxsx", 0),
        path_conditions=tuple(conditions),
        registers=tuple(registers),
        locations=program.locations,
        picked_address=found.get("pick-addr", 0),
        picked_data=found.get("pick-data", 0),
        picked_control=found.get("pick-ctrl", 0),
    )
