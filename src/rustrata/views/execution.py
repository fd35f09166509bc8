"""Executions as text: one column per thread, then the edges that matter, named as in the model."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rustrata.relational.explain import Forbidden
from rustrata.relational.search import Candidate
from rustrata.relational.structure import INITIAL, Event
from rustrata.virtual.lowering import FAULT_TAG

_HIDDEN_TAGS = frozenset(("RMW",))


def event_names(events: Sequence[Event]) -> dict[int, str]:
    """A letter for each event of a thread, thread by thread; ``init x`` for initial writes."""
    names: dict[int, str] = {}
    letters = _letters()
    for event in events:
        names[event.index] = f"init {event.location}" if event.thread == INITIAL else next(letters)
    return names


def _letters() -> Iterator[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet
    number = 1
    while True:
        yield from (f"{letter}{number}" for letter in alphabet)
        number += 1


def show_event(candidate: Candidate, event: Event) -> str:
    """``W y=1 REL``: what the event does, with its tags."""
    if FAULT_TAG in event.tags:
        return "page fault"
    tags = " ".join(sorted(event.tags - _HIDDEN_TAGS))
    if event.location is None:
        text = "F"
    elif event.reads and event.writes:
        text = f"RMW {event.location}={candidate.values[event.index]}->{candidate.written(event.index)}"
    elif event.writes:
        text = f"W {event.location}={candidate.written(event.index)}"
    else:
        text = f"R {event.location}={candidate.values[event.index]}"
    return f"{text} {tags}".rstrip()


def columns(candidate: Candidate) -> tuple[str, ...]:
    """The events of an execution, a column per thread, program order downwards."""
    events = candidate.structure.events
    names = event_names(events)
    threads = sorted({e.thread for e in events if e.thread != INITIAL})
    cells = [
        [f"P{t}", *(f"{names[e.index]}: {show_event(candidate, e)}" for e in events if e.thread == t)]
        for t in threads
    ]
    widths = [max(map(len, column)) for column in cells]
    return tuple(
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in zip_longest(*cells, fillvalue="")
    )


def communication(candidate: Candidate) -> str:
    """Where each read takes its value from, and the order of the writes to each location."""
    names = event_names(candidate.structure.events)
    rf = [f"{names[w]} -rf-> {names[r]}" for r, w in sorted(candidate.sources.items())]
    algebra = candidate.structure.algebra
    co = []
    for writes in candidate.structure.writes_to.values():
        ordered = sorted(writes, key=lambda w: -algebra.successors(candidate.coherence, w).bit_count())
        if len(ordered) > 2:
            co.append(" -co-> ".join(names[w] for w in ordered))
    return "; ".join((*rf, *co))


def cycle(forbidden: Forbidden) -> str:
    """``a -po-> b -rf-> c -fr-> a``: the edges that break the axiom, end to end."""
    names = event_names(forbidden.candidate.structure.events)
    text = ""
    at: int | None = None
    for step in forbidden.cycle:
        if step.source != at:
            text += f"{', ' if text else ''}{names[step.source]}"
        text += f" -{step.relation}-> {names[step.target]}"
        at = step.target
    return text
