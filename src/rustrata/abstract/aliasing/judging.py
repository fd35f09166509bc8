"""Judging a story by an aliasing model: the verdict, and what happened to every tag on the way there.

A story is told once without an observer for the verdict, and once more with one where the reason is asked
for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rustrata.abstract.aliasing import stacked_drawing, tree_drawing
from rustrata.abstract.aliasing.events import CallBegin, CallEnd, Deallocate, Event, Tag
from rustrata.abstract.aliasing.model import Borrows, Change, Violation, tell
from rustrata.abstract.aliasing.noalias import NoAlias
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.aliasing.stack import UNTAGGED
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_drawing import StackRow
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_drawing import Row as TreeRow
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model says of a story. ``step`` is the one that it forbids, or cannot judge: then
    ``unsupported`` says why. None if all are permitted."""

    model: str
    step: int | None = None
    violation: Violation | None = None
    unsupported: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A ``noalias`` argument of a call that runs: what was done to its bytes, in ranges ``(start, end,
    words)``."""

    tag: Tag
    accesses: tuple[tuple[int, int, str], ...]


Row: TypeAlias = StackRow | TreeRow | ArgumentRow


@dataclass(frozen=True, slots=True)
class Told:
    """What a step changed, and the stacks or the tree of the allocation that it concerns, as rows and as
    text: before the step if it is forbidden; after it where that was asked for; else nothing."""

    changes: tuple[Change, ...]
    rows: tuple[Row, ...] = ()
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A judgement with what led to it: an entry for each step, the forbidden one included."""

    judgement: Judgement
    told: tuple[Told, ...]

    def history(self, tag: Tag, allocation: int, offset: int) -> list[tuple[int, Change]]:
        """What happened to a tag at a byte: steps and changes."""
        return [
            (number, change)
            for number, told in enumerate(self.told)
            for change in told.changes
            if change.tag == tag and change.allocation == allocation and change.start <= offset < change.end
        ]


def judge(story: Story, model: str) -> Judgement:
    """The verdict of the model of this name. Raises RustrataError BOR001 for a name that is none."""
    state = borrows(model)
    for number, step in enumerate(story.steps):
        try:
            violation = tell(state, step.event)
        except RustrataError as error:
            return Judgement(model, number, unsupported=error.diagnostic)
        if violation is not None:
            return Judgement(model, number, violation)
    return Judgement(model)


def record(story: Story, judgement: Judgement, *, drawn: bool = False) -> Record:
    """The story once more, up to the step that the judgement forbids, with all changes, and, if ``drawn``,
    what they led to."""
    kept = _Kept()
    state = borrows(judgement.model, kept)
    names = names_of(story)
    told: list[Told] = []
    end = len(story.steps) if judgement.step is None else judgement.step + 1
    for number, step in enumerate(story.steps[:end]):
        allocation = allocation_of(step.event)
        look: tuple[tuple[Row, ...], str] = ((), "")
        if number != judgement.step:
            tell(state, step.event)
            if drawn and allocation is not None and not isinstance(step.event, Deallocate):
                look = look_at(state, allocation, names)
        elif allocation is not None:
            # What is forbidden leaves the state unspecified: the one before it is shown.
            look = look_at(state, allocation, names)
        told.append(Told(tuple(kept.changes), *look))
        kept.changes.clear()
    return Record(judgement, tuple(told))


class _Kept:
    """An observer that keeps changes."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def changed(self, change: Change) -> None:
        """Keeps it."""
        self.changes.append(change)


def names_of(story: Story) -> dict[Tag, str]:
    """The names of all tags that a model may speak of."""
    return {**story.tags, UNTAGGED: "raw pointers"}


def allocation_of(event: Event) -> int | None:
    """The allocation that an event concerns."""
    return None if isinstance(event, CallBegin | CallEnd) else event.allocation


def look_at(state: Borrows, allocation: int, names: Mapping[Tag, str]) -> tuple[tuple[Row, ...], str]:
    """The stacks or the tree of an allocation, as rows and as text."""
    if isinstance(state, StackedBorrows):
        stacks = stacked_drawing.rows(allocation, state)
        return tuple(stacks), stacked_drawing.draw(allocation, stacks, names)
    if isinstance(state, TreeBorrows):
        tree = state.tree(allocation)
        return tuple(tree_drawing.rows(tree)), tree_drawing.draw(allocation, tree, names)
    assert isinstance(state, NoAlias), "every model that has a name can be looked at"
    arguments = tuple(ArgumentRow(tag, words) for tag, words in state.words(allocation).items())
    lines = [
        f"{names[row.tag]} {start}-{end - 1}: {words}"
        for row in arguments
        for start, end, words in row.accesses
    ]
    return arguments, "\n".join([f"allocation {allocation}", *lines])
