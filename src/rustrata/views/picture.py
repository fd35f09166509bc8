"""An execution as plain data: what a picture of it shows, in text, DOT, SVG and JSON alike.

Edges are named as in the model. Of the transitive relations po and co only the immediate edges are kept, and
of fr those to the next write.
"""

from collections.abc import Iterator
from itertools import zip_longest

from rustrata.records import record
from rustrata.relational.explain import Step
from rustrata.relational.relation import Relations, members
from rustrata.relational.search import Candidate
from rustrata.relational.structure import INITIAL, Event
from rustrata.views.execution import event_names, show_event


@record
class DrawnEvent:
    """An event: its name in the picture, what it does, and where in the source it stands.

    ``thread`` is -1 for initial writes; ``start`` and ``end`` are offsets, -1 where there is no source.
    """

    name: str
    thread: int
    text: str
    start: int
    end: int


@record
class Edge:
    """A labelled edge between two events, by name."""

    source: str
    label: str
    target: str

    def __str__(self) -> str:
        return f"{self.source} -{self.label}-> {self.target}"


@record
class Picture:
    """The events of an execution, threads in order, and its edges; ``marked`` are edges to point out."""

    events: tuple[DrawnEvent, ...]
    edges: tuple[Edge, ...]
    marked: tuple[Edge, ...] = ()

    @property
    def threads(self) -> tuple[int, ...]:
        """The threads, initial writes left out."""
        return tuple(dict.fromkeys(event.thread for event in self.events if event.thread != INITIAL))


def picture_of(candidate: Candidate, marked: tuple[Step, ...] = ()) -> Picture:
    """The picture of an execution; ``marked`` are steps of a cycle in it."""
    structure = candidate.structure
    names = event_names(structure.events)
    events = tuple(_drawn(candidate, event, names[event.index]) for event in structure.events)
    edges = tuple(Edge(names[a], label, names[b]) for label, a, b in _edges(candidate))
    steps = tuple(Edge(names[step.source], step.relation, names[step.target]) for step in marked)
    return Picture(events, edges, steps)


def _drawn(candidate: Candidate, event: Event, name: str) -> DrawnEvent:
    start, end = (-1, -1) if event.span is None else (event.span.start, event.span.end)
    return DrawnEvent(name, event.thread, show_event(candidate, event), start, end)


def _edges(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    structure = candidate.structure
    algebra = structure.algebra
    within = structure.program_order & structure.same_thread
    order = candidate.coherence
    for a, b in _immediate(algebra, within):
        yield "po", a, b
    for name in ("addr", "data", "ctrl"):
        for a, b in algebra.pairs(structure.relation_named(name)):
            yield name, a, b
    for read, write in sorted(candidate.sources.items()):
        yield "rf", write, read
    for a, b in _immediate(algebra, order):
        yield "co", a, b
    for read, write in sorted(candidate.sources.items()):
        later = algebra.successors(order, write)
        after = algebra.range(order & algebra.rows(later))
        following = members(later & ~after)
        yield from (("fr", read, w) for w in following if w != read)


def _immediate(algebra: Relations, order: int) -> Iterator[tuple[int, int]]:
    """The edges of a transitive order that are not implied by others."""
    return algebra.pairs(order & ~algebra.compose(order, order))


def columns(picture: Picture) -> tuple[str, ...]:
    """The events, a column per thread, program order downwards."""
    cells = [
        [f"P{t}", *(f"{e.name}: {e.text}" for e in picture.events if e.thread == t)] for t in picture.threads
    ]
    widths = [max(map(len, column)) for column in cells]
    return tuple(
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in zip_longest(*cells, fillvalue="")
    )


def communication(picture: Picture) -> str:
    """Where each read takes its value from, and the order of the writes where there are several."""
    initial = {event.name for event in picture.events if event.thread == INITIAL}
    shown = [e for e in picture.edges if e.label == "rf" or (e.label == "co" and e.source not in initial)]
    return "; ".join(map(str, shown))


def chain(edges: tuple[Edge, ...]) -> str:
    """``a -po-> b -rf-> c``: edges end to end, with a comma where they do not meet."""
    text, at = "", ""
    for edge in edges:
        if edge.source != at:
            text += f"{', ' if text else ''}{edge.source}"
        text += f" -{edge.label}-> {edge.target}"
        at = edge.target
    return text
