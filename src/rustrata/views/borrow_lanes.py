"""The lanes of a borrow timeline: the permissions of every tag at every range of bytes, with their steps."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rustrata.abstract.aliasing.events import CallEnd, Retag, Tag
from rustrata.abstract.aliasing.judging import ArgumentRow, Record, Row, names_of
from rustrata.abstract.aliasing.model import Change
from rustrata.abstract.aliasing.stacked_drawing import StackRow
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.abstract.aliasing.tree_drawing import Row as TreeRow
from rustrata.records import record

_LETTERS = {
    "Unique": "U",
    "SharedRW": "RW",
    "SharedRO": "RO",
    "Disabled": "D",
    "unknown": "?",
    "Cell": "C",
    "Frozen": "F",
    "Frozen, not used": "f",
    "Reserved": "R",
    "Reserved, not used": "r",
    "Reserved, conflicted": "RC",
    "Reserved, conflicted, not used": "rc",
    "Reserved, interior mutable": "RI",
    "Reserved, interior mutable, not used": "ri",
    "Reserved, interior mutable, conflicted": "RIC",
    "Reserved, interior mutable, conflicted, not used": "ric",
    "not accessed": "-",
    "read through it": "own r",
    "its own": "own w",
    "read by others": "oth r",
    "written by others": "oth w",
    "read by all": "all r",
}


@record
class Stretch:
    """A permission from one step to another; ``ends`` if the tag has none afterwards."""

    first: int
    last: int
    word: str
    rule: str
    ends: bool


@record
class Lane:
    """What happened to a tag at bytes ``start`` to ``end``; ``whole`` if it is the tag's only lane.
    ``protected``: the first and last step of the call that protects it."""

    allocation: int
    tag: Tag
    name: str
    start: int
    end: int
    whole: bool
    stretches: tuple[Stretch, ...]
    protected: tuple[int, int] | None = None

    @property
    def heading(self) -> str:
        """The name of the tag, and its bytes where lanes differ."""
        return self.name if self.whole else f"{self.name} @{self.start}..{self.end}"


def letters(word: str) -> str:
    """The letters for a permission, different for different words."""
    if word not in _LETTERS and word.endswith(", not used"):
        return letters(word.removesuffix(", not used")).lower()
    return _LETTERS.get(word, word)


def lanes_of(story: Story, record: Record) -> list[Lane]:
    """All lanes, in the order in which the tags were made."""
    changes: dict[tuple[int, int], list[tuple[int, Change]]] = defaultdict(list)
    for number, told in enumerate(record.told):
        for change in told.changes:
            changes[change.allocation, change.tag].append((number, change))
    names = names_of(story)
    lanes: list[Lane] = []
    end = len(record.told) - 1
    for (allocation, tag), history in changes.items():
        found = _ranges(history)
        ranges = [((start, stop), _stretches(seen, end)) for (start, stop), seen in found]
        for (start, stop), stretches in ranges:
            whole = len(ranges) == 1
            guarded = _protected(story, record, tag)
            lanes.append(Lane(allocation, tag, names[tag], start, stop, whole, stretches, guarded))
    return lanes


def _protected(story: Story, record: Record, tag: Tag) -> tuple[int, int] | None:
    """When a call protects a tag, as far as the rows of the record tell."""
    first = next(
        (n for n, told in enumerate(record.told) if any(_guards(row, tag) for row in told.rows)), None
    )
    if first is None:
        return None
    frames = {step.event.new: step.event.frame for step in story.steps if isinstance(step.event, Retag)}
    ends = (
        number
        for number, step in enumerate(story.steps[: len(record.told)])
        if isinstance(step.event, CallEnd) and step.event.frame == frames.get(tag)
    )
    return first, next(ends, len(record.told) - 1)


def _guards(row: Row, tag: Tag) -> bool:
    match row:
        case StackRow():
            return any(item.tag == tag and item.protected for item in row.items)
        case TreeRow():
            return row.tag == tag and row.protector is not None
        case ArgumentRow():
            return False


def _ranges(history: Sequence[tuple[int, Change]]) -> list[tuple[tuple[int, int], list[tuple[int, Change]]]]:
    """The ranges of bytes with different histories, and these."""
    edges = sorted({edge for _, change in history for edge in (change.start, change.end)})
    found: list[tuple[tuple[int, int], list[tuple[int, Change]]]] = []
    for start, end in pairwise(edges):
        seen = [(number, change) for number, change in history if change.start <= start < change.end]
        if not seen:
            continue
        if found and found[-1][0][1] == start and _alike(found[-1][1], seen):
            found[-1] = (found[-1][0][0], end), seen
        else:
            found.append(((start, end), seen))
    return found


def _alike(left: Sequence[tuple[int, Change]], right: Sequence[tuple[int, Change]]) -> bool:
    return [(n, c.after) for n, c in left] == [(n, c.after) for n, c in right]


def _stretches(history: Sequence[tuple[int, Change]], end: int) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for index, (number, change) in enumerate(history):
        if change.after is None:
            continue
        following = history[index + 1] if index + 1 < len(history) else None
        last = end if following is None else following[0]
        ends = following is not None and following[1].after is None
        stretches.append(Stretch(number, last, change.after, change.rule, ends))
    return tuple(stretches)
