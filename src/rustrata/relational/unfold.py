"""Unfolding: from thread code to event structures, one for each combination of control-flow paths."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import factorial, prod
from typing import TypeAlias

from rustrata.executions.actions import NO_TAGS, Program
from rustrata.executions.expressions import Constant, Expression, Leaf, ReadBy, substitute
from rustrata.relational.paths import MOST_PATHS, ZERO, Path, layout_of, paths_of
from rustrata.relational.relation import relations
from rustrata.relational.structure import INITIAL, Event, EventStructure

Choice: TypeAlias = tuple[int, ...]
"""The path that each thread takes, by its place among the thread's paths."""


@dataclass(frozen=True, slots=True)
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
        """The number of events of the largest event structure, initial writes included."""
        return len(self.program.initial) + sum(
            max((len(path.events) for path in paths), default=0) for paths in self.paths
        )

    def candidate_estimate(self) -> int:
        """An upper bound on rf choices times write orders: what naive enumeration would try."""
        reads: dict[str, int] = {}
        writes: dict[str, int] = {location: 1 for location, _ in self.program.initial}
        for paths in self.paths:
            longest = max(paths, key=lambda path: len(path.events), default=Path())
            for event in longest.events:
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
    for thread, code in enumerate(program.threads):
        found = paths_of(code, layout)
        paths.append(found.paths)
        strays.append(found.strays)
        if found.cut and not loops:
            loops = f"P{thread}: {found.cut}"
        if len(paths[-1]) > MOST_PATHS:
            break
    return Unfolding(program, tuple(paths), tuple(strays), loops)


def _assemble(program: Program, paths: tuple[Path, ...]) -> EventStructure:
    """Number the events of one path per thread and lift its relations to that numbering."""
    events = [
        Event(i, INITIAL, False, True, location, Constant(value), NO_TAGS)
        for i, (location, value) in enumerate(program.initial)
    ]
    pairs: dict[str, list[tuple[int, int]]] = {name: [] for name in ("po", *Path().edges)}
    conditions: list[Expression] = []
    registers: list[tuple[int, str, Expression]] = []
    for thread, path in enumerate(paths):
        base = len(events)

        def lift(expression: Expression, base: int = base) -> Expression:
            return substitute(expression, lambda leaf: _shifted(leaf, base))

        for event in path.events:
            value = None if event.value is None else lift(event.value)
            events.append(replace(event, index=base + event.index, thread=thread, value=value))
        count = len(path.events)
        pairs["po"] += [(base + i, base + j) for i in range(count) for j in range(i + 1, count)]
        for name, edges in path.edges.items():
            pairs[name] += [(base + a, base + b) for a, b in edges]
        conditions += map(lift, path.conditions)
        registers += [
            (thread, name, lift(path.registers.get(name, ZERO).expression))
            for owner, name in program.registers
            if owner == thread
        ]
    algebra = relations(len(events))
    found = {name: algebra.relation(edges) for name, edges in pairs.items()}
    return EventStructure(
        events=tuple(events),
        program_order=found["po"],
        address=found["addr"],
        data=found["data"],
        control=found["ctrl"],
        amo=found["amo"],
        lxsx=found["lxsx"],
        path_conditions=tuple(conditions),
        registers=tuple(registers),
        locations=program.locations,
        picked_address=found["pick-addr"],
        picked_data=found["pick-data"],
        picked_control=found["pick-ctrl"],
    )


def _shifted(leaf: Leaf, base: int) -> Expression:
    assert isinstance(leaf, ReadBy), "a finished path holds no registers"
    return ReadBy(leaf.event + base)
