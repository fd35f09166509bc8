"""The rotation of a cycle that tests are written in, and the name of its shape.

A thread is told by what its first and its last event do: ``WW``, ``RR``, or ``W`` for a single event. Of all
rotations that begin with a thread the least is taken, by these in the order of `_POINTS`, then by the
edges; so do diy's ``-norm`` and the names of the literature's shapes [Maranget, Sarkar, Sewell, "A Tutorial
Introduction to the ARM and POWER Relaxed Memory Models", 2012, section 11].
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rustrata.programs.litmus.generate.relaxations import (
    PLAIN,
    Communicates,
    Depends,
    Direction,
    Fenced,
    InOrder,
    Link,
    Relaxation,
    Updates,
)
from rustrata.programs.litmus.generate.vocabulary import Vocabulary

_POINTS = ("W", "WW", "RR", "RW", "WR", "R")
"""Threads by their ends, in the order of which comes first."""

_FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "WW+RR": "MP",
        "WR+WR": "SB",
        "RW+RW": "LB",
        "WW+WR": "R",
        "WW+RW": "S",
        "WW+WW": "2+2W",
        "WR+WR+WR": "3.SB",
        "WR+WR+WR+WR": "4.SB",
        "RW+RW+RW": "3.LB",
        "RW+RW+RW+RW": "4.LB",
        "WW+WW+WW": "3.2W",
        "WW+WW+WW+WW": "4.2W",
        "W+RW+RR": "WRC",
        "W+RR+WR": "RWC",
        "W+RW+WR": "WRW+WR",
        "W+RR+WW": "WRR+2W",
        "W+RW+RW": "WWC",
        "W+RW+WW": "WRW+2W",
        "WW+RR+WR": "W+RWC",
        "WW+RW+RR": "ISA2",
        "W+RR+W+RR": "IRIW",
        "W+RR+W+RW": "IRRWIW",
        "W+RW+W+RR": "IRRWIW",
        "W+RW+W+RW": "IRWIW",
        "WW+RW+WR": "Z6.0",
        "WW+WW+RW": "Z6.1",
        "WW+RW+RW": "Z6.2",
        "WW+WW+RR": "Z6.3",
        "WW+WR+WR": "Z6.4",
        "WW+WW+WR": "Z6.5",
    }
)
_OF_ONE_LOCATION: Mapping[str, str] = MappingProxyType(
    {"W+RW": "CoRW2", "W+WR": "CoWR", "W+RR": "CoRR", "WW": "CoWW", "RW": "CoRW1", "WR": "CoWR0"}
)


def threads_of(cycle: Sequence[Relaxation]) -> tuple[tuple[int, ...], ...]:
    """The events of each thread of a cycle with an external edge, in program order.

    Event ``i`` is the source of edge ``i``. The first thread is that of the first event, or the one after
    it where a thread does not begin there.
    """
    size = len(cycle)
    start = 0
    if not cycle[-1].external:
        start = next(i for i in range(size) if cycle[i].external) + 1
    threads: list[list[int]] = [[]]
    for step in range(size):
        event = (start + step) % size
        threads[-1].append(event)
        if cycle[event].external and step < size - 1:
            threads.append([])
    return tuple(map(tuple, threads))


def normalised(cycle: Sequence[Relaxation], vocabulary: Vocabulary) -> tuple[Relaxation, ...]:
    """The least rotation of a cycle with an external edge."""
    starts = [thread[0] for thread in threads_of(cycle)]
    rotations = [(*cycle[start:], *cycle[:start]) for start in starts]
    return min(rotations, key=lambda rotation: _rank(rotation, vocabulary))


def family(cycle: Sequence[Relaxation]) -> str:
    """The shape's name: of the literature where it has one, else its threads (``WW+RR+RW``)."""
    points = "+".join(_points(cycle, thread) for thread in threads_of(cycle))
    if not any(edge.changes_location for edge in cycle) and points in _OF_ONE_LOCATION:
        return _OF_ONE_LOCATION[points]
    return _FAMILIES.get(points, points)


def _points(cycle: Sequence[Relaxation], thread: tuple[int, ...]) -> str:
    first, last = cycle[thread[0]].source.value, cycle[thread[-1]].source.value
    return first if len(thread) == 1 else first + last


_Rank = tuple[tuple[int, ...], int, tuple[tuple[object, ...], ...]]


def _rank(rotation: tuple[Relaxation, ...], vocabulary: Vocabulary) -> _Rank:
    threads = threads_of(rotation)
    points = tuple(_POINTS.index(_points(rotation, thread)) for thread in threads)
    return points, len(threads[0]), tuple(_edge_rank(edge, vocabulary) for edge in rotation)


_LINKS = tuple(Link)
_DIRECTIONS = (Direction.WRITE, Direction.READ)


def _edge_rank(edge: Relaxation, vocabulary: Vocabulary) -> tuple[object, ...]:
    """Communications but Rf first, then fences, dependencies, Rf, program order, read-modify-writes."""
    ends = (
        edge.changes_location,
        _DIRECTIONS.index(edge.source),
        _DIRECTIONS.index(edge.target),
        *(_annotation_rank(word, vocabulary) for word in (edge.source_annotation, edge.target_annotation)),
    )
    match edge.edge:
        case Fenced(fence):
            return (1, list(vocabulary.fences).index(fence), *ends)
        case Depends(_, word):
            return (2, list(vocabulary.dependencies).index(word), *ends)
        case Communicates(link, external):
            return (3 if link is Link.READS_FROM else 0, _LINKS.index(link), external, *ends)
        case InOrder():
            return (4, 0, *ends)
        case Updates(kind):
            return (5, vocabulary.updates.index(kind), *ends)


def _annotation_rank(word: str | None, vocabulary: Vocabulary) -> int:
    return list(vocabulary.annotations).index(word or PLAIN)
