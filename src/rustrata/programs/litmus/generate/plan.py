"""A test before it is written in a dialect: the steps of each thread, and what the condition observes.

The condition asks for the last value of each location with two writes or more, and for the value of each
read that communicates: what the cycle says. (diy's, with ``-optcond``, asks also for reads next to
``PosRR`` and the like; with ``-nooptcond`` for all values, as here where that is wanted.) Where a location
has more than two writes and these do not tell their order, a thread is added that reads the location again
and again, as with diy's ``-obs accept``; it comes last. A location is tried first without: coherence alone
may fix the order, as it does for two writes of one thread. Final values that hold in every execution are
not asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations, product
from typing import TypeAlias

from rustrata.programs.litmus.generate.cycle import Cycle, Event, fence_after, updates_memory
from rustrata.programs.litmus.generate.relaxations import (
    PLAIN,
    Communicates,
    DependencyKind,
    Depends,
    Direction,
    UpdateKind,
    Updates,
)
from rustrata.programs.litmus.generate.vocabulary import LANGUAGES, VOCABULARIES
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import record

MOST_ORDERS = 6
"""Writes to one location up to which all their orders are tried; beyond, they are observed."""


@record
class Dependency:
    """What a step takes from the read ``source``, an event of its thread."""

    kind: DependencyKind
    source: Event


@record
class Access:
    """A read or a write."""

    event: Event
    dependency: Dependency | None


@record
class Update:
    """A read-modify-write: the event that reads and the one that writes."""

    read: Event
    write: Event
    kind: UpdateKind
    dependency: Dependency | None


@record
class Barrier:
    """A fence, by diy's name."""

    fence: str


Step: TypeAlias = Access | Update | Barrier


@record
class Plan:
    """A test without its dialect.

    ``finals`` are the locations and the values that the condition asks for at the end, ``reads`` the events
    whose value it asks for.
    """

    name: str
    cycle: Cycle
    threads: tuple[tuple[Step, ...], ...]
    finals: tuple[tuple[str, int], ...]
    reads: tuple[Event, ...]


def plan(name: str, cycle: Cycle, dialect: Dialect, *, every_value: bool = False) -> Plan:
    """The plan of a cycle's test in a dialect; with ``every_value`` its condition asks for all values."""
    threads = [tuple(_steps(cycle, thread)) for thread in cycle.threads]
    written = {event.location for event in cycle.events if event.direction is Direction.WRITE}
    reads = [
        cycle.events[index]
        for thread in cycle.threads
        for index in thread
        if _is_observed(cycle, cycle.events[index], every_value) and cycle.events[index].location in written
    ]
    finals: list[tuple[str, int]] = []
    for location in sorted(cycle.locations):
        events = cycle.at(location)
        writes = [event for event in events if event.direction is Direction.WRITE]
        if len(writes) >= 2:
            finals.append((location, writes[-1].value))
            if not _is_told(cycle, location, reads):
                atomic = dialect in LANGUAGES and any(event.annotation != PLAIN for event in events)
                template = Event(
                    len(cycle.events) + len(reads), len(threads), Direction.READ, location, 0, 0,
                    "Rlx" if atomic else PLAIN,
                )  # fmt: skip
                observers = tuple(_observers(writes, template))
                threads.append(tuple(Access(event, None) for event in observers))
                reads += observers
        elif writes and (every_value or any(_is_exclusive(event, dialect) for event in events)):
            finals.append((location, writes[-1].value))
    return Plan(name, cycle, tuple(threads), tuple(finals), tuple(reads))


def _is_exclusive(event: Event, dialect: Dialect) -> bool:
    return VOCABULARIES[dialect].annotations[event.annotation].exclusive


def _steps(cycle: Cycle, thread: tuple[int, ...]) -> Iterator[Step]:
    for index in thread:
        event = cycle.events[index]
        before = cycle.edges[index - 1].edge
        dependency = None
        if isinstance(before, Depends):
            dependency = Dependency(before.kind, cycle.events[index - 1])
        kind = updates_memory(cycle, event)
        if kind is not None:
            yield Update(event, cycle.events[(index + 1) % len(cycle.events)], kind, dependency)
        elif not isinstance(before, Updates):
            yield Access(event, dependency)
        fence = fence_after(cycle, event)
        if fence is not None:
            yield Barrier(fence)


def _is_observed(cycle: Cycle, event: Event, every_value: bool) -> bool:
    """Does the cycle say something of this read's value?"""
    if event.direction is Direction.WRITE or _is_silent(cycle, event):
        return False
    if every_value:
        return True
    around = (cycle.edges[event.index - 1], cycle.edges[event.index])
    return any(isinstance(edge.edge, Communicates) for edge in around)


def _is_silent(cycle: Cycle, event: Event) -> bool:
    """Is it a read-modify-write whose old value goes nowhere?"""
    return updates_memory(cycle, event) is UpdateKind.STORE_ADD


def _observers(writes: list[Event], template: Event) -> Iterator[Event]:
    """Reads of one thread that see all writes but the last, in order."""
    for number, write in enumerate(writes[:-1]):
        yield replace(template, index=template.index + number, value=write.value)


def _is_told(cycle: Cycle, location: str, reads: list[Event]) -> bool:
    """Do the last value, the observed reads and coherence leave one order of the location's writes?"""
    events = cycle.at(location)
    writes = [event.index for event in events if event.direction is Direction.WRITE]
    if len(writes) > MOST_ORDERS:
        return False
    observed = {event.index for event in reads}
    values = {cycle.events[index].value: index for index in writes}
    per_thread: dict[int, list[Event]] = {}
    for thread in cycle.threads:
        for index in thread:
            if cycle.events[index].location == location:
                per_thread.setdefault(cycle.events[index].thread, []).append(cycle.events[index])
    for order in permutations(writes[:-1]):
        places = {index: place for place, index in enumerate((*order, writes[-1]), start=1)}
        if list(order) != writes[:-1] and _is_coherent(cycle, per_thread, places, observed, values):
            return False
    return True


def _is_coherent(
    cycle: Cycle,
    per_thread: Mapping[int, list[Event]],
    places: Mapping[int, int],
    observed: set[int],
    values: Mapping[int, int],
) -> bool:
    """May the reads that are not observed take values such that each thread sees one order of the writes?"""
    everywhere = range(len(places) + 1)
    for accesses in per_thread.values():
        choices = [_places_of(event, places, observed, values, everywhere) for event in accesses]
        if not any(_is_seen_in_order(cycle, accesses, chosen) for chosen in product(*choices)):
            return False
    return True


def _places_of(
    event: Event,
    places: Mapping[int, int],
    observed: set[int],
    values: Mapping[int, int],
    everywhere: range,
) -> tuple[int, ...]:
    if event.direction is Direction.WRITE:
        return (places[event.index],)
    if event.index in observed:
        return (places[values[event.value]] if event.value else 0,)
    return tuple(everywhere)


def _is_seen_in_order(cycle: Cycle, accesses: list[Event], places: tuple[int, ...]) -> bool:
    for at in range(1, len(accesses)):
        before, after = accesses[at - 1], accesses[at]
        if after.direction is Direction.WRITE:
            together = updates_memory(cycle, before) is not None
            if places[at] <= places[at - 1] or (together and places[at] != places[at - 1] + 1):
                return False
        elif places[at] < places[at - 1]:
            return False
    return True
