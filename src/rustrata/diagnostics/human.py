"""Diagnostics for people, in the manner of rustc: the place, the words, what to do."""

from collections.abc import Iterator
from itertools import chain

from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.snippet import Mark, marks_of, render_snippet, visible
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.source import SourceFile

SEVERITY_STYLE = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.NOTE: Style.NOTE,
}

MOST_CALLS = 12
"""Calls of a stack that are shown."""


def render(diagnostic: Diagnostic) -> Styled:
    """The whole diagnostic, each line with its line end."""
    return tuple(chain.from_iterable((*line, Segment("\n")) for line in _lines(diagnostic)))


def _lines(diagnostic: Diagnostic) -> Iterator[Styled]:
    yield (
        Segment(f"{diagnostic.severity.value}[{diagnostic.code}]", SEVERITY_STYLE[diagnostic.severity]),
        Segment(f": {_one_line(diagnostic.message)}", Style.EMPHASIS),
    )
    files = _marks_by_file(diagnostic)
    gutter = max((len(str(mark.line)) for _, marks in files for mark in marks), default=1)
    arrow = "-->"
    for source, marks in files:
        line, column = marks[0].line, marks[0].start + 1
        yield (
            Segment(" " * gutter + arrow, Style.DIM),
            Segment(f" {visible(source.name)}:{line}:{column}"),
        )
        yield _bar(gutter)
        yield from render_snippet(source, marks, gutter)
        arrow = ":::"
    footers = tuple(_footers(diagnostic))
    if files and footers:
        yield _bar(gutter)
    for word, text, style in footers:
        yield from _footer(word, text, style, gutter)


def _marks_by_file(diagnostic: Diagnostic) -> list[tuple[SourceFile, tuple[Mark, ...]]]:
    """The marks of each file, the file of the diagnostic's own span first."""
    found: list[tuple[SourceFile, list[Mark]]] = []
    spans = [] if diagnostic.span is None else [(diagnostic.span, diagnostic.span_label, True)]
    spans += [(label.span, label.text, False) for label in diagnostic.labels]
    for span, text, primary in spans:
        marks = next((marks for source, marks in found if source is span.source), None)
        if marks is None:
            marks = []
            found.append((span.source, marks))
        marks.extend(marks_of(span, text, primary=primary))
    return [(source, tuple(marks)) for source, marks in found]


def _footers(diagnostic: Diagnostic) -> Iterator[tuple[str, str, Style]]:
    for call in diagnostic.stack[:MOST_CALLS]:
        yield "note", f"in `{call.function}` at {call.place}", Style.NOTE
    if len(diagnostic.stack) > MOST_CALLS:
        yield "note", f"and {len(diagnostic.stack) - MOST_CALLS} calls more", Style.NOTE
    for note in diagnostic.notes:
        yield "note", note, Style.NOTE
    if diagnostic.help is not None:
        yield "help", diagnostic.help, Style.HELP
    yield "explain", f"rustrata explain {diagnostic.code}", Style.DIM


def _footer(word: str, text: str, style: Style, gutter: int) -> Iterator[Styled]:
    first, *rest = text.splitlines() or [""]
    lead = " " * gutter + " = "
    yield (Segment(lead, Style.DIM), Segment(word, style), Segment(f": {visible(first)}"))
    for line in rest:
        yield (Segment(" " * (len(lead) + len(word) + 2) + visible(line)),)


def _bar(gutter: int) -> Styled:
    return (Segment(" " * gutter + " |", Style.DIM),)


def _one_line(message: str) -> str:
    return visible(" ".join(message.splitlines()))
