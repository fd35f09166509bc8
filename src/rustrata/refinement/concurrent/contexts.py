"""Contexts without their orderings: the accesses around an optimised thread, from the smallest on.

A context makes accesses in the thread of the pair, before and after it, and in other threads. What is written
is a value of its own, or one that the pair compares with: bodies that only move values tell different values
at least as well as equal ones. Where a location is not atomic, a load may guard what follows it in its
thread, which goes on only if something was read that somebody wrote.

A context is left out where a smaller one does the same: a load of a location that nobody writes, and accesses
to a location that one thread has for itself, order nothing that program order does not.

Left out: contexts with dependencies, other branches, loops, and failing compare-exchanges.
"""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from itertools import combinations_with_replacement, product

from rustrata.records import record

MOST_THREADS = 3
"""Other threads that a context has at most."""


class Act(Enum):
    """What an access of a context does."""

    LOAD = 0
    STORE = 1
    SWAP = 2


@record
class Place:
    """A location as contexts see it: whether it is atomic, whether the pair has it and writes it, the values
    that the pair compares it with, and whether it can hold others (a ``bool`` cannot)."""

    name: str
    atomic: bool
    known: bool = True
    written: bool = True
    compared: tuple[int, ...] = ()
    fresh: bool = True

    @property
    def values(self) -> tuple[int | None, ...]:
        """What contexts write; None is a value of its own."""
        return (None, *self.compared) if self.fresh else self.compared


@record
class Slot:
    """An access, but for its ordering. ``value`` is what is written; None for a value of its own."""

    act: Act
    place: Place
    value: int | None = None
    guards: bool = False


Slots = tuple[Slot, ...]


@record
class Shape:
    """The accesses of a context: those of the pair's thread before and after it, and other threads."""

    before: Slots
    after: Slots
    others: tuple[Slots, ...]

    @property
    def slots(self) -> Iterator[Slot]:
        """Every access."""
        yield from self.before
        yield from self.after
        for other in self.others:
            yield from other


@lru_cache(maxsize=16)
def shapes(places: tuple[Place, ...], size: int) -> tuple[Shape, ...]:
    """Every context with so many accesses, the plainer first."""
    guards = not all(place.atomic for place in places)
    threads = [tuple(_threads(places, length, guards=guards)) for length in range(size + 1)]
    found = [
        Shape(before, after, others)
        for first, last, lengths in _lengths(size)
        for before in _threads(places, first, guards=guards, goes_on=True)
        for after in threads[last]
        for others in _others(threads, lengths)
    ]
    found = [shape for shape in found if not _idle(shape, places)]
    return tuple(sorted(found, key=_plainness))


def _idle(shape: Shape, places: tuple[Place, ...]) -> bool:
    """Does a smaller context do the same?"""
    threads = ((*shape.before, *shape.after), *shape.others)
    for place in places:
        users = [thread for thread in threads if any(slot.place is place for slot in thread)]
        written = place.written or any(
            slot.place is place and slot.act is not Act.LOAD for thread in users for slot in thread
        )
        if users and (not written or (not place.known and len(users) == 1)):
            return True
    return False


def _lengths(size: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """How many accesses stand before, after, and in each other thread, the longer ones first."""
    for first in range(size + 1):
        for last in range(size + 1 - first):
            yield from ((first, last, lengths) for lengths in _partitions(size - first - last, MOST_THREADS))


def _partitions(size: int, parts: int, most: int | None = None) -> Iterator[tuple[int, ...]]:
    if size == 0:
        yield ()
        return
    for length in range(min(size, size if most is None else most), 0, -1):
        if parts:
            yield from ((length, *rest) for rest in _partitions(size - length, parts - 1, length))


def _others(threads: list[tuple[Slots, ...]], lengths: tuple[int, ...]) -> Iterator[tuple[Slots, ...]]:
    """Other threads of these lengths; the order of threads makes no difference."""
    groups = [
        combinations_with_replacement(threads[length], lengths.count(length))
        for length in dict.fromkeys(lengths)
    ]
    for chosen in product(*groups):
        yield tuple(thread for group in chosen for thread in group)


def _threads(
    places: tuple[Place, ...], length: int, *, guards: bool, goes_on: bool = False
) -> Iterator[Slots]:
    """Accesses of one thread. ``goes_on``: something follows that the last of them may guard."""
    last = tuple(_accesses(places, guards=guards and goes_on))
    inner = tuple(_accesses(places, guards=guards))
    yield from product(*(inner if number + 1 < length else last for number in range(length)))


def _accesses(places: tuple[Place, ...], *, guards: bool) -> Iterator[Slot]:
    for place in places:
        yield Slot(Act.LOAD, place)
        if guards and place.atomic:
            yield Slot(Act.LOAD, place, guards=True)
        yield from (Slot(Act.STORE, place, value) for value in place.values)
        if place.atomic:
            yield from (Slot(Act.SWAP, place, value) for value in place.values)


def _plainness(shape: Shape) -> tuple[object, ...]:
    slots = tuple(shape.slots)
    rare = sum(slot.act is Act.SWAP or slot.guards or slot.value is not None for slot in slots)
    own = len(shape.before) + len(shape.after)
    return rare, own, len(shape.others), [slot.act.value for slot in slots]
