"""The threads of an assembly test: columns under ``P0 | P1 ;``, one row of instructions to a line.

A cell holds labels (``L0:``, several, alone or before an instruction) and at most one instruction: a
mnemonic, and operands between commas that stand outside brackets.
"""

import re
from collections.abc import Iterator

from rustrata.programs.litmus.assembly.syntax import AssemblyLine, AssemblyThread, OperandText
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import SourceFile, Span

MOST_THREADS = 1000

_ENDING = re.compile(
    r"\s*(?:locations|filter|final|exists|~\s*exists|not\s+exists|forall|observed|cases|with)(?![\w:.])"
)
_HEAD = re.compile(r"\s*P(\d{1,6})\s*")
_LABEL = re.compile(r"\s*([A-Za-z_.$][\w.$]*)\s*:(?!:)")
_MNEMONIC = re.compile(r"\s*([A-Za-z_][\w.+-]*)")
_PREFIXES = frozenset({"lock", "rep", "repe", "repz", "repne", "repnz"})
_OPENING, _CLOSING = "[({", "])}"


@record
class Columns:
    """The threads, and where the clauses after them begin."""

    threads: tuple[AssemblyThread, ...]
    end: int


def read_columns(text: str, start: int, source: SourceFile, dialect: Dialect) -> Columns:
    """Read the columns that begin at ``text[start]``; comments in ``text`` are blanks.

    Raises RustrataError: LIT002 or LIT005, LIT006 for a kind of thread that is left out, LIT015.
    """
    rows = _rows(text, start, source)
    heads = _heads(next(rows, ()), text, source)
    end = start
    lines: list[list[AssemblyLine]] = [[] for _ in heads]
    for row in rows:
        if len(row) == 1 and row[0][0] == row[0][1]:
            end = row[0][0]
            break
        if len(row) > len(heads):
            span = Span(source, row[len(heads)][0], row[-1][1])
            message = f"this row has {len(row)} columns, and there are {len(heads)} threads"
            raise mistake("LIT005", message, span)
        for column, (begin, stop) in zip(lines, row, strict=False):
            line = _cell(text, begin, stop, source, dialect)
            if line is not None:
                column.append(line)
    threads = tuple(AssemblyThread(i, tuple(lines[i]), head) for i, head in enumerate(heads))
    return Columns(threads, end)


def _rows(text: str, start: int, source: SourceFile) -> Iterator[tuple[tuple[int, int], ...]]:
    """The rows as offsets of their cells; the last is one empty cell where the clauses begin."""
    at = start
    while True:
        if _ENDING.match(text, at) or not text[at:].strip():
            yield ((at, at),)
            return
        stop = text.find(";", at)
        if stop < 0:
            begin = at + len(text[at:]) - len(text[at:].lstrip())
            span = Span(source, begin, min(len(text), begin + 1))
            raise mistake("LIT002", "unexpected end of file: expected `;` to end a row of instructions", span)
        cells: list[tuple[int, int]] = []
        while True:
            bar = text.find("|", at, stop)
            cells.append((at, stop if bar < 0 else bar))
            if bar < 0:
                break
            at = bar + 1
        yield tuple(cells)
        at = stop + 1


def _heads(row: tuple[tuple[int, int], ...], text: str, source: SourceFile) -> list[Span]:
    heads: list[Span] = []
    for begin, stop in row:
        shown = text[begin:stop].strip()
        first = text.find(shown, begin) if shown else begin
        span = Span(source, first, max(first + len(shown), first))
        found = _HEAD.fullmatch(text, begin, stop)
        if found is None:
            if shown[:1] == "P" and (":" in shown or "." in shown):
                raise mistake("LIT006", f"unsupported: the thread `{shown}`", span)
            raise mistake("LIT005", "expected `P0 | P1 ..` to begin the threads", span)
        if int(found[1]) != len(heads):
            help_ = "number the threads from 0, in order"
            raise mistake("LIT015", f"expected thread P{len(heads)}, found `{shown}`", span, help=help_)
        if len(heads) == MOST_THREADS:
            raise mistake("LIT006", f"unsupported: more than {MOST_THREADS} threads", span)
        heads.append(span)
    return heads


def _cell(text: str, begin: int, stop: int, source: SourceFile, dialect: Dialect) -> AssemblyLine | None:
    at, labels = begin, []
    while (found := _LABEL.match(text, at, stop)) is not None:
        labels.append(OperandText(found[1], Span(source, found.start(1), found.end(1))))
        at = found.end()
    found = _MNEMONIC.match(text, at, stop)
    if found is None:
        rest = text[at:stop].strip()
        if rest:
            first = text.index(rest, at)
            span = Span(source, first, first + len(rest))
            raise mistake("LIT005", f"expected an instruction, found `{rest}`", span)
        if not labels:
            return None
        return AssemblyLine(tuple(labels), "", (), labels[0].span)
    start = found.start(1)
    mnemonic = found[1].lower()
    if mnemonic in _PREFIXES and dialect in (Dialect.X86, Dialect.X86_64):
        following = _MNEMONIC.match(text, found.end(), stop)
        if following is not None:
            mnemonic, found = f"{mnemonic} {following[1].lower()}", following
    operands = tuple(_operands(text, found.end(), stop, source))
    end = operands[-1].span.end if operands else found.end()
    return AssemblyLine(tuple(labels), mnemonic, operands, Span(source, start, end))


def _operands(text: str, start: int, stop: int, source: SourceFile) -> Iterator[OperandText]:
    written = text[start:stop]
    if not written.strip():
        return
    depth, begin = 0, 0
    for at, character in enumerate(written):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        elif character == "," and depth == 0:
            yield _operand(written, begin, at, start, source)
            begin = at + 1
    yield _operand(written, begin, len(written), start, source)


def _operand(written: str, begin: int, end: int, start: int, source: SourceFile) -> OperandText:
    piece = written[begin:end]
    shown = piece.strip()
    first = start + begin + (len(piece) - len(piece.lstrip()))
    return OperandText(" ".join(shown.split()), Span(source, first, first + len(shown)))
