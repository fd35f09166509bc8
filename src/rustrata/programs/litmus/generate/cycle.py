"""A cycle of relaxations as events: what each does, where, in which thread, with which value.

Locations are named ``x``, ``y``, ``z``, ``a`` .. ``w``, in the order in which the cycle comes to them. The
writes to a location are numbered from 1 in the order of the cycle, which is the coherence order that the
cycle asks for; a read has the value of the write before it in the cycle, or 0. (herdtools7,
``gen/cycle.ml``.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from rustrata.diagnostics.diagnostic import Label
from rustrata.programs.litmus.generate.relaxations import (
    PLAIN,
    Communicates,
    Direction,
    Fenced,
    Relaxation,
    UpdateKind,
    Updates,
)
from rustrata.programs.litmus.generate.shape import normalised, threads_of
from rustrata.programs.litmus.generate.vocabulary import VOCABULARIES
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import Span

_LOCATIONS = ("x", "y", "z", *ascii_lowercase[:23])
_WORDS = {Direction.READ: "a read", Direction.WRITE: "a write"}


@record
class Event:
    """One access: event ``i`` is the source of edge ``i``.

    ``value`` is what a read sees, and what memory holds after a write; ``operand`` is what the instruction of
    a write is given, which is another value where it adds.
    """

    index: int
    thread: int
    direction: Direction
    location: str
    value: int
    operand: int
    annotation: str


@record
class Cycle:
    """A well-formed cycle, rotated as its test is written, its annotations resolved."""

    edges: tuple[Relaxation, ...]
    events: tuple[Event, ...]
    threads: tuple[tuple[int, ...], ...]

    @property
    def shown(self) -> str:
        """The cycle in diy's notation."""
        return " ".join(edge.shown for edge in self.edges)

    @property
    def span(self) -> Span:
        """Where the cycle is written."""
        spans = [edge.span for edge in self.edges]
        return Span(spans[0].source, min(s.start for s in spans), max(s.end for s in spans))

    def at(self, location: str) -> tuple[Event, ...]:
        """The events at a location, in the order of the cycle from its first."""
        places = [event.location == location for event in self.events]
        size = len(places)
        start = next((i for i in range(size) if places[i] and not places[i - 1]), _start_of_one(self.edges))
        order = (self.events[(start + step) % size] for step in range(size))
        return tuple(event for event in order if event.location == location)

    @property
    def locations(self) -> tuple[str, ...]:
        """The locations, in the order of the threads' first accesses."""
        return tuple(
            dict.fromkeys(self.events[event].location for thread in self.threads for event in thread)
        )


def build_cycle(written: Sequence[Relaxation], dialect: Dialect) -> Cycle:
    """The cycle of relaxations as events, in the rotation of its shape.

    Raises:
        RustrataError: GEN004 to GEN008 or GEN010, where the edges do not make a test.
    """
    _check_directions(written)
    _check_threads(written)
    resolved = _resolve_annotations(written, dialect)
    edges = normalised(resolved, VOCABULARIES[dialect])
    locations = _locations(edges)
    if dialect is Dialect.C:
        _check_kinds(edges, locations)
    threads = threads_of(edges)
    thread_of = {event: index for index, thread in enumerate(threads) for event in thread}
    events = [
        Event(i, thread_of[i], edge.source, locations[i], 0, 0, edge.source_annotation or PLAIN)
        for i, edge in enumerate(edges)
    ]
    cycle = Cycle(edges, tuple(events), threads)
    for location in cycle.locations:
        for event in _with_values(cycle, location):
            events[event.index] = event
    return replace(cycle, events=tuple(events))


def _pairs(edges: Sequence[Relaxation]) -> Iterator[tuple[Relaxation, Relaxation]]:
    """Each edge and the next, around the cycle."""
    return zip(edges, (*edges[1:], edges[0]), strict=True)


def _check_directions(edges: Sequence[Relaxation]) -> None:
    for before, after in _pairs(edges):
        if before.target is not after.source:
            message = (
                f"`{before.span.text}` ends in {_WORDS[before.target]}, "
                f"and `{after.span.text}` begins with {_WORDS[after.source]}"
            )
            labels = (Label(before.span, f"ends in {_WORDS[before.target]}"),)
            help_ = "the last edge meets the first" if after is edges[0] else None
            raise mistake("GEN004", message, after.span, labels=labels, help=help_)


def _check_threads(edges: Sequence[Relaxation]) -> None:
    whole = Span(edges[0].span.source, edges[0].span.start, edges[-1].span.end)
    if all(isinstance(edge.edge, Communicates) for edge in edges):
        message = "this cycle is of communications only, which never lead back to where they began"
        help_ = (
            "an edge of program order, a fence or a dependency leads from one access of a thread to another"
        )
        raise mistake("GEN010", message, whole, help=help_)
    if any(edge.external for edge in edges):
        return
    help_ = "an external edge leads from one thread to another: Rfe, Fre or Coe"
    raise mistake(
        "GEN006", "this cycle has no external edge, and so no place where a thread ends", whole, help=help_
    )


def _resolve_annotations(edges: Sequence[Relaxation], dialect: Dialect) -> tuple[Relaxation, ...]:
    """Say of both edges of an event what one of them says; what none says is plain."""
    said: list[str] = []
    for before, after in _pairs(edges):
        words = {before.target_annotation, after.source_annotation} - {None}
        if len(words) > 1:
            message = (
                f"`{before.span.text}` ends in `{before.target_annotation}`, "
                f"and `{after.span.text}` begins with `{after.source_annotation}`"
            )
            raise mistake("GEN005", message, after.span, labels=(Label(before.span, "the edge before"),))
        said.append(next((word for word in words if word is not None), PLAIN))
    resolved = tuple(
        replace(edge, source_annotation=said[i - 1], target_annotation=said[i])
        for i, edge in enumerate(edges)
    )
    for before, after in _pairs(resolved):
        _check_annotation(before, after, dialect)
    for edge in resolved:
        _check_update(edge, dialect)
    return resolved


def _check_update(edge: Relaxation, dialect: Dialect) -> None:
    if not isinstance(edge.edge, Updates):
        return
    words = (edge.source_annotation or PLAIN, edge.target_annotation or PLAIN)
    known = VOCABULARIES[dialect].update_orderings
    one_sided = edge.edge.kind is UpdateKind.STORE_ADD and words[0] != PLAIN
    if words not in known or one_sided:
        message = f"a read-modify-write of {dialect.value} has no annotations `{''.join(words)}`"
        fitting = ["".join(pair) for pair in known if pair[0] == PLAIN or not one_sided]
        raise mistake("GEN005", message, edge.span, help=f"write {', '.join(fitting)} after `{edge.word}`")


def _check_annotation(before: Relaxation, after: Relaxation, dialect: Dialect) -> None:
    word = after.source_annotation or PLAIN
    annotations = VOCABULARIES[dialect].annotations
    applies = annotations[word].reads if after.source is Direction.READ else annotations[word].writes
    if not applies:
        place = after if after.span.text.endswith(word) or after.span.text != after.word else before
        message = f"`{word}` is no annotation of {_WORDS[after.source]} in {dialect.value}"
        kind = after.source is Direction.READ
        fitting = [name for name, a in annotations.items() if (a.reads if kind else a.writes)]
        help_ = f"{_WORDS[after.source]} takes {', '.join(fitting)}"
        raise mistake("GEN005", message, place.span, help=help_)


def _locations(edges: Sequence[Relaxation]) -> list[str]:
    size = len(edges)
    changing = [i for i, edge in enumerate(edges) if edge.changes_location]
    if not changing:
        return ["x"] * size
    if len(changing) == 1:
        edge = edges[changing[0]]
        message = f"`{edge.span.text}` changes the location, and no other edge changes it back"
        raise mistake("GEN007", message, edge.span, help="a cycle has no such edge, or two at least")
    before = next(i for i in range(size - 1, -1, -1) if edges[i].external)
    change = next(i % size for i in range(before + size, before, -1) if edges[i % size].changes_location)
    first = next(i % size for i in range(change, change + size) if not edges[i % size].changes_location)
    found = [""] * size
    count = 0
    for step in range(size):
        event = (first + step) % size
        if step and edges[event - 1].changes_location:
            count += 1
        found[event] = _location(count)
    return found


def _check_kinds(edges: Sequence[Relaxation], locations: Sequence[str]) -> None:
    """An object of C is atomic or not; Rust can access an atomic plainly, through a pointer."""
    first: dict[str, Relaxation] = {}
    for edge, location in zip(edges, locations, strict=True):
        before = first.setdefault(location, edge)
        if (before.source_annotation == PLAIN) != (edge.source_annotation == PLAIN):
            message = (
                f"`{location}` is accessed both plainly and atomically, at the start of `{edge.span.text}`"
            )
            labels = (Label(before.span, "the other access is the source of this"),)
            raise mistake(
                "GEN008", message, edge.span, labels=labels, help="annotate all its accesses, or none"
            )


def _location(number: int) -> str:
    return _LOCATIONS[number] if number < len(_LOCATIONS) else f"x{number - len(_LOCATIONS):02}"


def _start_of_one(edges: Sequence[Relaxation]) -> int:
    """Where the values of a cycle at one location begin: at a read before a communication, after none."""

    def communicates(edge: Relaxation, *, or_updates: bool) -> bool:
        return isinstance(edge.edge, Communicates) or (or_updates and isinstance(edge.edge, Updates))

    for or_updates in (True, False):
        for only_reads in (True, False):
            for i, edge in enumerate(edges):
                begins = communicates(edge, or_updates=or_updates)
                goes_on = communicates(edges[i - 1], or_updates=or_updates)
                if begins and not goes_on and (edge.source is Direction.READ or not only_reads):
                    return i
    return 0


def _with_values(cycle: Cycle, location: str) -> Iterator[Event]:
    memory, count = 0, 0
    for event in cycle.at(location):
        if event.direction is Direction.READ:
            yield replace(event, value=memory)
            continue
        count += 1
        before = cycle.edges[event.index - 1].edge
        memory = before.kind.stored(memory, count) if isinstance(before, Updates) else count
        yield replace(event, value=memory, operand=count)


def updates_memory(cycle: Cycle, event: Event) -> UpdateKind | None:
    """How the read of a read-modify-write is joined to its write; None for any other event."""
    edge = cycle.edges[event.index].edge
    return edge.kind if isinstance(edge, Updates) else None


def fence_after(cycle: Cycle, event: Event) -> str | None:
    """diy's name of the fence after an event."""
    edge = cycle.edges[event.index].edge
    return edge.fence if isinstance(edge, Fenced) else None
