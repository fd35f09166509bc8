"""Source lines with marks under them, in the manner of rustc.

Each mark has a row of its own under its line. A span over several lines is marked on its first and
its last line. Tabs become four-column stops, wide characters take two columns, control characters
are replaced by their Unicode pictures, and a long line is cut around its first mark.
"""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.records import record
from rustrata.source import SourceFile, Span

TAB_STOP = 4
WIDEST_LINE = 120
"""Columns of source text shown; what is longer is cut."""

CUT = "..."
CONTEXT_BEFORE_MARK = 30


@record
class Mark:
    """Underline ``start..end`` (0-based character columns) of a 1-based line, with a few words."""

    line: int
    start: int
    end: int
    text: str
    primary: bool


@record
class ShownLine:
    """A line as it is displayed. ``columns[i]`` is where character ``i`` begins; the last is the end."""

    text: str
    columns: tuple[int, ...]


def marks_of(span: Span, text: str, *, primary: bool) -> tuple[Mark, ...]:
    """The marks of one span: one, or two when it covers several lines (the words go to the last)."""
    first_line, first_column = span.position
    last_line, last_column = span.source.position(max(span.start, span.end - 1))
    end = last_column if span.end > span.start else last_column - 1
    if first_line == last_line:
        return (Mark(first_line, first_column - 1, end, text, primary),)
    first, last = span.source.line(first_line), span.source.line(last_line)
    indent = len(last) - len(last.lstrip())
    return (
        Mark(first_line, first_column - 1, len(first), "", primary),
        Mark(last_line, min(indent, end), end, text, primary),
    )


def render_snippet(source: SourceFile, marks: tuple[Mark, ...], gutter: int) -> Iterator[Styled]:
    """The lines of a snippet, each without its line end. ``gutter`` is the width of line numbers."""
    numbers = _lines_to_show(source, marks)
    previous = numbers[0]
    for number in numbers:
        if number > previous + 1:
            yield (Segment(CUT, Style.DIM),)
        previous = number
        here = sorted((m for m in marks if m.line == number), key=lambda m: (m.start, m.end, not m.primary))
        shown = _cut(displayed(source.line(number)), here[0].start if here else 0)
        yield (Segment(f"{number:>{gutter}} |", Style.DIM), *_indented(shown.text.rstrip()))
        for mark in here:
            yield _mark_row(mark, shown, gutter)


def displayed(line: str) -> ShownLine:
    """A line with tabs expanded and control characters made visible, and its columns."""
    pieces: list[str] = []
    columns = [0]
    for character in line:
        at = columns[-1]
        piece = " " * (TAB_STOP - at % TAB_STOP) if character == "\t" else visible(character)
        pieces.append(piece)
        columns.append(at + sum(map(_width, piece)))
    return ShownLine("".join(pieces), tuple(columns))


def visible(text: str) -> str:
    """``text`` with control and text-direction characters replaced, so that it cannot drive a terminal."""
    return "".join(_picture(character) for character in text)


def _picture(character: str) -> str:
    match ord(character):
        case code if code < 0x20:
            return chr(0x2400 + code)
        case 0x7F:
            return "\u2421"
        case code if 0x80 <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            return "\ufffd"
        case _:
            return character


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _lines_to_show(source: SourceFile, marks: tuple[Mark, ...]) -> list[int]:
    """Marked lines, a single line between two of them, and the line before a blank one that is marked."""
    marked = sorted({mark.line for mark in marks})
    lines = set(marked)
    lines.update(number - 1 for number in marked if number > 1 and not source.line(number).strip())
    lines.update(number + 1 for number in marked if number + 2 in lines)
    return sorted(lines)


def _cut(line: ShownLine, focus: int) -> ShownLine:
    """The part of a line around character ``focus`` that fits into `WIDEST_LINE` columns."""
    total = line.columns[-1]
    if total <= WIDEST_LINE:
        return line
    start = max(0, min(line.columns[focus] - CONTEXT_BEFORE_MARK, total - WIDEST_LINE))
    stop = start + WIDEST_LINE
    left, right = CUT if start else "", CUT if stop < total else ""
    kept: list[str] = []
    column = 0
    for character in line.text:
        width = _width(character)
        if column >= start and column + width <= stop:
            kept.append(character)
        column += width
    shift = len(left) - start
    edge = len(left) + WIDEST_LINE
    columns = tuple(min(max(column + shift, 0), edge) for column in line.columns)
    return ShownLine(left + "".join(kept) + right, columns)


def _indented(text: str) -> Styled:
    return (Segment(f" {text}"),) if text else ()


def _mark_row(mark: Mark, shown: ShownLine, gutter: int) -> Styled:
    last = len(shown.columns) - 1
    start, end = shown.columns[min(mark.start, last)], shown.columns[min(mark.end, last)]
    style = Style.ERROR if mark.primary else Style.NOTE
    underline = ("^" if mark.primary else "-") * max(1, end - start)
    words = f" {visible(mark.text)}" if mark.text else ""
    return (
        Segment(" " * gutter + " |", Style.DIM),
        Segment(" " * (start + 1)),
        Segment(underline + words, style),
    )
