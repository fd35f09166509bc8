"""Styled text: what the renderers produce, before it is known whether colour can be shown.

A style says what a piece of text means, never which colour it has; `rustrata.cli.terminal` chooses.
Styles add nothing that the words do not already say, so plain text loses no content.
"""

from enum import Enum
from typing import TypeAlias

from rustrata.records import record


class Style(Enum):
    """What a piece of text means."""

    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    HELP = "help"
    EMPHASIS = "emphasis"
    DIM = "dim"
    GOOD = "good"
    BAD = "bad"


@record
class Segment:
    """A piece of text in one style. Line ends are ordinary characters of the text."""

    text: str
    style: Style = Style.PLAIN


Styled: TypeAlias = tuple[Segment, ...]


def plain_text(styled: Styled) -> str:
    """The text alone."""
    return "".join(segment.text for segment in styled)
