"""Patterns: the events that one operation is at some layer, taken from the operation's own code."""

from collections.abc import Sequence

from rustrata.executions.actions import Code, Program
from rustrata.relational.structure import EventStructure
from rustrata.relational.synthesis.operation import Part, Pattern
from rustrata.relational.unfold import unfold

_EDGES = ("addr", "data", "ctrl", "amo", "lxsx")
PROBE = "probe"
"""The location of the access behind an operation that shows what depends on it."""


def patterns_of(alone: Code, probed: Code, locations: Sequence[str]) -> tuple[Pattern, ...]:
    """The pattern of each way through an operation; ``probed`` is the same code with a write to `PROBE`
    behind it."""
    initial = tuple((name, 0) for name in (*locations, PROBE))
    short, long = (tuple(unfold(Program("operation", initial, (code,)))) for code in (alone, probed))
    assert len(short) == len(long), "a plain write behind an operation adds no way through it"
    return tuple(_pattern(one, other, len(initial)) for one, other in zip(short, long, strict=True))


def _pattern(alone: EventStructure, probed: EventStructure, start: int) -> Pattern:
    parts = tuple(Part(event.reads, event.writes, event.tags) for event in alone.events[start:])
    behind = start + len(parts)
    edges = {
        name: frozenset(
            (first - start, last - start) for first, last in alone.algebra.pairs(alone.relation_named(name))
        )
        for name in _EDGES
    }
    onward = frozenset(
        first - start
        for first, last in probed.algebra.pairs(probed.control)
        if first < behind <= last and first >= start
    )
    return Pattern(parts, {name: pairs for name, pairs in edges.items() if pairs}, onward)
