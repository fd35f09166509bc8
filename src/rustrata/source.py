"""Source files and spans: where a piece of syntax stands.

Offsets count Unicode code points from the start of the text; lines and columns are 1-based.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from rustrata.records import record


@dataclass(frozen=True)
class SourceFile:
    """A named text. ``name`` is what the user typed, for messages."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        return (0, *(i + 1 for i, character in enumerate(self.text) if character == "\n"))

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based (line, column) of an offset; offsets past the end are the end."""
        offset = min(offset, len(self.text))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its newline."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


@record
class Span:
    """The half-open range ``start..end`` of offsets in one source file."""

    source: SourceFile
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters that the span covers."""
        return self.source.text[self.start : self.end]

    @property
    def position(self) -> tuple[int, int]:
        """The 1-based (line, column) of its first character."""
        return self.source.position(self.start)

    def __repr__(self) -> str:
        return f"Span(start={self.start}, end={self.end})"

    def __str__(self) -> str:
        line, column = self.position
        return f"{self.source.name}:{line}:{column}"
