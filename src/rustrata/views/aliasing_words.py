"""Aliasing in words: events, changes and violations, with the names of the trace in place of numbers."""

import re
from typing import assert_never

from rustrata.abstract.aliasing.events import (
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Expose,
    Retag,
    Tag,
)
from rustrata.abstract.aliasing.judging import names_of
from rustrata.abstract.aliasing.model import Change
from rustrata.abstract.aliasing.stack import UNTAGGED
from rustrata.abstract.aliasing.trace_events import Step, Story

_TAG = re.compile(r"\btag (\d+)")
_LONGEST = 60


def quoted(story: Story, tag: Tag) -> str:
    """The name of a tag, as code if it is that of a variable."""
    name = names_of(story)[tag]
    return name if tag == UNTAGGED or tag not in story.tags else f"`{name}`"


def named(story: Story, text: str) -> str:
    """The words of a model, with names for its ``tag 3``."""
    return _TAG.sub(lambda match: quoted(story, int(match[1])), text)


def place_of(story: Story, allocation: int, start: int, end: int) -> str:
    """Bytes of an allocation: ``local[0..4]``."""
    return f"{story.memory[allocation].name}[{start}..{end}]"


def line_of(step: Step) -> int:
    """The line of the trace that a step is from."""
    return step.span.position[0]


def text_of(step: Step) -> str:
    """The text of a step, in one line."""
    text = " ".join(step.span.text.split())
    if text == "}":
        text = "} (end of a call)"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def deed_of(story: Story, step: Step) -> str:
    """What a step does."""
    event = step.event
    match event:
        case Accessed():
            return f"a {event.access.value} through {quoted(story, event.tag)}"
        case Retag():
            return f"the reborrow {quoted(story, event.new)} of {quoted(story, event.parent)}"
        case Allocate():
            return "the allocation"
        case Deallocate():
            return f"the deallocation through {quoted(story, event.tag)}"
        case CallBegin(frame):
            return f"the beginning of {story.calls[frame]}"
        case CallEnd(frame):
            return f"the end of {story.calls[frame]}"
        case Expose():
            return f"the exposure of {quoted(story, event.tag)}"
        case _:
            assert_never(event)


def change_of(story: Story, change: Change) -> str:
    """A change, with its rule."""
    name = quoted(story, change.tag)
    if change.before is None:
        return f"{name}: new, {change.after} [{change.rule}]"
    return f"{name}: {change.before} → {change.after or 'gone'} [{change.rule}]"
