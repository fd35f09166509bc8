"""From a compiler's assembly to the lines of its functions.

Directives and comments are left out, but for ``.set noreorder`` of MIPS and the comments that say where
registers are kept (`rustrata.architecture.compilers.thread_function`). Those become labels, ``%kept0`` and so
on, for an instruction at their place would be one that no compiler emitted. A compiler may have copied one.

Registers of Power lose their ``%``, and ``$+4`` is ``.+4``. Labels that are numbers (``1b``, ``1f``) get
names. A return becomes a jump to the end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rustrata.architecture.compilers.delay_slots import without_delay_slots
from rustrata.architecture.compilers.thread_function import MARKER
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import apart, record
from rustrata.source import SourceFile, Span

END = ".Lreturn"
"""The label behind the last instruction."""
KEPT = "%kept"
"""How labels begin that stand for comments which say where registers are."""

MARKED = re.compile(rf"\b{MARKER} (\S+)((?: [^\s=]+=\S+)*)\s*$")
"""A comment that says where registers are kept."""
GLOBAL = re.compile(r"\s*\.glob(?:a)?l\s+([.\w$]+)")
"""The directive that makes a function known to others. It also ends the one before."""
_END = re.compile(r"\.(?:size|end|glob(?:a)?l)\b")
_LABEL = re.compile(r"\s*([.\w$]+):")
_COMMENT = {Dialect.AARCH64: re.compile(r"//.*")}
_ANY_COMMENT = re.compile(r"#.*")
_MNEMONIC = re.compile(r"((?:lock\s+)?[\w.]+[+-]?)\s*(.*)", re.DOTALL)
_SET = re.compile(r"\.set\s+(noreorder|reorder|push|pop)\b")
_LOCAL = re.compile(r"(\d+)([bf])")
_JUMPS = {
    Dialect.X86_64: "jmp",
    Dialect.AARCH64: "b",
    Dialect.RISCV: "j",
    Dialect.PPC: "b",
    Dialect.MIPS: "b",
}
_RETURNS = frozenset(("ret", "retq", "blr", "jr ra", "jr $31", "jr $ra", "j $31", "j $ra"))
_CONDITIONAL_RETURN = re.compile(r"(b(?:eq|ne|lt|gt|le|ge))lr([+-]?)")


@record
class KeptRegisters:
    """A comment that says where the registers of a function are: the names, and the machine registers."""

    function: str
    places: tuple[tuple[str, str], ...]
    span: Span = apart()


@record
class FunctionText:
    """A function in assembly. ``kept`` are its comments, by their labels."""

    name: str
    lines: tuple[AssemblyLine, ...]
    kept: tuple[tuple[str, KeptRegisters], ...]


@dataclass(slots=True)
class _Reading:
    """A function while it is read."""

    name: str
    lines: list[AssemblyLine] = field(default_factory=list)
    ordered: list[bool] = field(default_factory=list)
    """For each line, whether the assembler may reorder: then a branch has no delay slot."""
    kept: list[tuple[str, KeptRegisters]] = field(default_factory=list)
    labels: list[OperandText] = field(default_factory=list)


@lru_cache(maxsize=16)
def read_functions(source: SourceFile, dialect: Dialect) -> Mapping[str, FunctionText]:
    """The functions that a compiler's output makes known to others, by name."""
    reader = _Reader(dialect, frozenset(GLOBAL.findall(source.text)))
    for start, line in _lines_of(source):
        if directive := _SET.search(line):
            set_reordering(directive[1], reader.reorder)
        marker = MARKED.search(line)
        if marker is not None:
            reader.keep(marker, Span(source, start + marker.start(), start + marker.end()))
            continue
        for at, piece in _pieces(line, dialect):
            reader.statement(piece, Span(source, start + at, start + at + len(piece)))
    reader.end()
    return reader.found


def set_reordering(word: str, reorder: list[bool]) -> None:
    """Do what ``.set push``, ``pop``, ``reorder`` or ``noreorder`` of MIPS says to the stack of whether the
    assembler may reorder."""
    match word:
        case "push":
            reorder.append(reorder[-1])
        case "pop" if len(reorder) > 1:
            reorder.pop()
        case _:
            reorder[-1] = word == "reorder"


class _Reader:
    """Functions while they are read. ``reorder`` is the stack of whether the assembler may reorder."""

    def __init__(self, dialect: Dialect, names: frozenset[str]) -> None:
        self.found: dict[str, FunctionText] = {}
        self._dialect = dialect
        self._names = names
        self.reorder = [True]
        self._current: _Reading | None = None

    def keep(self, marker: re.Match[str], span: Span) -> None:
        """Note a comment about registers, as a label of a line without an instruction."""
        current = self._current
        if current is None:
            return
        pairs = tuple(
            (name, _register(place, self._dialect))
            for name, _, place in (each.partition("=") for each in marker[2].split())
        )
        label = OperandText(f"{KEPT}{len(current.kept)}", span)
        current.kept.append((label.text, KeptRegisters(marker[1], pairs, span)))
        current.labels.append(label)
        _empty(current, span)

    def statement(self, piece: str, span: Span) -> None:
        """A label, a directive or an instruction."""
        rest, labels = _labels(piece, span)
        for label in labels:
            if label.text in self._names:
                self.end()
                self._current = _Reading(label.text)
            elif self._current is not None:
                self._current.labels.append(label)
        if _END.match(rest):
            self.end()
        elif rest and not rest.startswith(".") and self._current is not None:
            _add(self._current, rest, span, self._dialect, reorder=self.reorder[-1])

    def end(self) -> None:
        """The end of the function that is read, if there is one."""
        if self._current is not None:
            self.found[self._current.name] = _finished(self._current, self._dialect)
        self._current = None


def _lines_of(source: SourceFile) -> Iterator[tuple[int, str]]:
    start = 0
    for line in source.text.split("\n"):
        yield start, line
        start += len(line) + 1


def _pieces(line: str, dialect: Dialect) -> Iterator[tuple[int, str]]:
    """The statements of a line, without comments, and where each begins."""
    text = _COMMENT.get(dialect, _ANY_COMMENT).sub("", line)
    if dialect is Dialect.AARCH64 and text.lstrip().startswith("#"):
        return
    for piece in re.finditer(r"[^;]+", text):
        stripped = piece[0].strip()
        if stripped:
            yield piece.start() + piece[0].index(stripped[0]), stripped


def _labels(piece: str, span: Span) -> tuple[str, list[OperandText]]:
    """What is behind the labels of a statement, and the labels."""
    labels: list[OperandText] = []
    while found := _LABEL.match(piece):
        labels.append(OperandText(found[1], span))
        piece = piece[found.end() :].strip()
    return piece, labels


def _register(text: str, dialect: Dialect) -> str:
    """A register as the dialect writes it: compilers leave the letter of Power's out."""
    if dialect is not Dialect.PPC:
        return text
    bare = text.removeprefix("%")
    return f"r{bare}" if bare.isdecimal() else bare


def _empty(current: _Reading, span: Span) -> None:
    """A line of the labels that wait for an instruction."""
    current.lines.append(AssemblyLine(tuple(current.labels), "", (), span))
    current.ordered.append(True)
    current.labels.clear()


def _add(current: _Reading, text: str, span: Span, dialect: Dialect, *, reorder: bool) -> None:
    found = _MNEMONIC.fullmatch(text)
    mnemonic = " ".join((text if found is None else found[1]).lower().split())
    operands = () if found is None else _operands(found[2], span, dialect, mnemonic)
    current.lines.append(AssemblyLine(tuple(current.labels), mnemonic, operands, span))
    current.ordered.append(reorder)
    current.labels.clear()


def _operands(text: str, span: Span, dialect: Dialect, mnemonic: str) -> tuple[OperandText, ...]:
    pieces: list[str] = [""]
    depth = 0
    for character in text:
        depth += (character in "([") - (character in ")]")
        if character == "," and not depth:
            pieces.append("")
        else:
            pieces[-1] += character
    words = [piece.strip() for piece in pieces if piece.strip()]
    if dialect is Dialect.PPC:
        words = [re.sub(r"%(?=[rc])", "", word).replace("$+", ".+") for word in words]
        if mnemonic.endswith(("x", "x.")) and words[1:2] == ["0"]:
            words[1] = "r0"
    return tuple(OperandText(word, span) for word in words)


def _finished(current: _Reading, dialect: Dialect) -> FunctionText:
    """The function with its local labels named, its delay slots filled in and its returns as jumps."""
    if current.labels:
        end = current.labels[-1].span
        _empty(current, Span(end.source, end.start, end.end))
    lines = _named_locals(current.lines)
    if dialect is Dialect.MIPS:
        lines = without_delay_slots(lines, current.ordered)
    return FunctionText(current.name, tuple(_returning(lines, dialect)), tuple(current.kept))


def _named_locals(lines: Sequence[AssemblyLine]) -> list[AssemblyLine]:
    """Labels that are numbers, and what refers to them, under names of their own."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        for each in line.labels:
            if each.text.isdecimal():
                places.setdefault(each.text, []).append(at)

    def label(text: OperandText, at: int) -> OperandText:
        return replace(text, text=f".L{text.text}.{at}") if text.text.isdecimal() else text

    def target(text: OperandText, at: int) -> OperandText:
        found = _LOCAL.fullmatch(text.text)
        if found is None or found[1] not in places:
            return text
        near = [place for place in places[found[1]] if (place <= at) == (found[2] == "b")]
        if not near:
            return text
        return replace(text, text=f".L{found[1]}.{near[-1] if found[2] == 'b' else near[0]}")

    return [
        replace(
            line,
            labels=tuple(label(each, at) for each in line.labels),
            operands=(*line.operands[:-1], target(line.operands[-1], at)) if line.operands else (),
        )
        for at, line in enumerate(lines)
    ]


def _returning(lines: Sequence[AssemblyLine], dialect: Dialect) -> Iterator[AssemblyLine]:
    """The lines with returns as jumps to a label behind them."""
    last = max((at for at, line in enumerate(lines) if line.mnemonic), default=0)
    for at, line in enumerate(lines):
        end = OperandText(END, line.span)
        words = " ".join((line.mnemonic, *(each.text for each in line.operands)))
        conditional = _CONDITIONAL_RETURN.fullmatch(line.mnemonic)
        if conditional is not None:
            yield replace(line, mnemonic=conditional[1], operands=(*line.operands, end))
        elif words in _RETURNS and at == last:
            yield replace(line, mnemonic="", operands=())
        elif words in _RETURNS:
            yield replace(line, mnemonic=_JUMPS[dialect], operands=(end,))
        else:
            yield line
    if lines:
        span = lines[-1].span
        yield AssemblyLine((OperandText(END, span),), "", (), span)
