"""Templates: instruction text with placeholders, as the rows of a mapping and the arithmetic of an
instruction set are written.

One instruction a line, an optional numeric label before it (``1:``; ``1b`` and ``2f`` refer to it,
backwards and forwards), operands separated by commas. ``{name}`` is an operand; ``{name:imm}`` may also be
an immediate that fits into an instruction, ``{name:any}`` any immediate. Inside a mnemonic or a condition
code, ``{word}`` is a word of the type, as ``ldar{size}``. ``{scratch}``, ``{status}`` and ``{new}`` are
fresh temporaries.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rustrata.architecture.instruction import Form, Instruction, InstructionSet, Line, Mark
from rustrata.architecture.operands import (
    Immediate,
    LabelReference,
    Operand,
    SymbolicRegister,
    Word,
    ZeroRegister,
)
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.executions.expressions import IntegerType
from rustrata.records import record
from rustrata.source import Span

TEMPORARIES = frozenset({"scratch", "status", "new"})
"""Placeholders that every template may mention: registers of its own."""

_LABEL = re.compile(r"(\d+):\s*")
_PLACEHOLDER = re.compile(r"\{(\w+)(?::(imm|any))?\}")
_INTEGER = re.compile(r"#?(-?\d+)")
_REFERENCE = re.compile(r"(\d+)([bf])")


@record
class TemplateLine:
    """One line: labels before it, a mnemonic (empty for a label alone), operands as written."""

    label: str | None
    mnemonic: str
    operands: tuple[str, ...]
    place: Span | None


Template = tuple[TemplateLine, ...]


def template_line(text: str, place: Span | None) -> TemplateLine:
    """Take one line apart."""
    found = _LABEL.match(text)
    rest = text[found.end() :].strip() if found else text.strip()
    words = rest.split(maxsplit=2 if rest.startswith("lock ") else 1)
    count = 2 if rest.startswith("lock ") else 1
    mnemonic, tail = " ".join(words[:count]), " ".join(words[count:])
    operands = tuple(operand.strip() for operand in tail.split(",")) if tail else ()
    return TemplateLine(found[1] if found else None, mnemonic, operands, place)


def template(text: str) -> Template:
    """A template of our own, that has no place in a file."""
    return tuple(template_line(line, None) for line in text.splitlines())


@dataclass(slots=True)
class Names:
    """Fresh temporaries and labels of one thread; the names of its source registers are avoided."""

    taken: frozenset[str]
    temporaries: int = 0
    labels: int = 0

    def temporary(self) -> SymbolicRegister:
        """A register that nothing else uses: ``t0``, ``t1``, ..."""
        while True:
            name = f"t{self.temporaries}"
            self.temporaries += 1
            if name not in self.taken:
                return SymbolicRegister(name)

    def label(self) -> str:
        """A label that nothing else uses: ``.L0``, ``.L1``, ..."""
        self.labels += 1
        return f".L{self.labels - 1}"


@record
class Expansion:
    """A template at work. ``setup`` brings constants into registers, before ``lines``."""

    setup: tuple[Line, ...]
    lines: tuple[Line, ...]


def expand(
    lines: Template,
    isa: InstructionSet,
    names: Names,
    bindings: Mapping[str, Operand],
    type_: IntegerType | None,
    span: Span | None,
) -> Expansion:
    """The instructions of a template whose placeholders stand for ``bindings``.

    Raises ARC006 and ARC007 at a line that the instruction set does not know or that misuses operands.
    """
    bound = dict(bindings)
    setup: list[Line] = []
    for name in sorted(_in_registers(lines)):
        operand = bound.get(name)
        if isinstance(operand, Immediate):
            if operand.value == 0 and isa.zero:
                bound[name] = ZeroRegister()
            else:
                register = names.temporary()
                setup += _constant(isa, names, register, operand, type_, span)
                bound[name] = register
    for name in _too_large(lines, isa, bound):
        register = names.temporary()
        setup += _constant(isa, names, register, bound[name], type_, span)
        bound[name] = register
    return Expansion(tuple(setup), tuple(_Expander(isa, names, bound, type_, span).lines(lines)))


def _constant(
    isa: InstructionSet,
    names: Names,
    register: Operand,
    value: Operand,
    type_: IntegerType | None,
    span: Span | None,
) -> tuple[Line, ...]:
    bindings = {"result": register, "value": value}
    return expand(template(isa.expressions.constant), isa, names, bindings, type_, span).lines


def _uses(lines: Template) -> Iterator[tuple[str, str | None]]:
    """Every placeholder that is a whole operand, with its kind."""
    for line in lines:
        for operand in line.operands:
            found = _PLACEHOLDER.fullmatch(operand)
            if found:
                yield found[1], found[2]


def _in_registers(lines: Template) -> set[str]:
    """The placeholders that no immediate can stand for."""
    return {name for name, kind in _uses(lines) if kind is None}


def _too_large(lines: Template, isa: InstructionSet, bound: Mapping[str, Operand]) -> list[str]:
    """The placeholders bound to an immediate that does not fit into an instruction."""
    found = set()
    for name, kind in _uses(lines):
        operand = bound.get(name)
        if kind == "imm" and isinstance(operand, Immediate) and operand.value not in isa.immediates:
            found.add(name)
    return sorted(found)


@dataclass(slots=True)
class _Expander:
    """One expansion: local labels, temporaries and bindings."""

    isa: InstructionSet
    names: Names
    bound: dict[str, Operand]
    type: IntegerType | None
    span: Span | None

    def lines(self, lines: Template) -> Iterator[Line]:
        labels = {line.label: self.names.label() for line in lines if line.label is not None}
        seen: set[str] = set()
        for line in lines:
            if line.label is not None:
                seen.add(line.label)
                yield Mark(labels[line.label])
            if line.mnemonic:
                yield self.instruction(line, labels, seen)

    def instruction(self, line: TemplateLine, labels: dict[str, str], seen: set[str]) -> Instruction:
        mnemonic = self.words(line.mnemonic, line)
        semantics = self.isa.semantics.get(mnemonic)
        if semantics is None:
            message = f"unsupported: {self.isa.name} has no instruction `{mnemonic}` here"
            help_ = did_you_mean(mnemonic, self.isa.semantics)
            raise RustrataError(Diagnostic("ARC006", message, span=line.place, help=help_))
        operands = tuple(self.operand(text, line, labels, seen) for text in line.operands)
        form = Form(mnemonic, operands, self.type, self.span, line.place, self.names.label)
        actions = semantics(form)
        # the sets of a barrier are written closed up: `fence rw,w`
        separator = "," if all(isinstance(each, Word) for each in operands) else ", "
        text = f"{mnemonic} {separator.join(self.isa.spell(each, self.type) for each in operands)}".rstrip()
        return Instruction(mnemonic, operands, text, actions, self.span)

    def operand(self, text: str, line: TemplateLine, labels: dict[str, str], seen: set[str]) -> Operand:
        if found := _PLACEHOLDER.fullmatch(text):
            if found[1] in self.bound:
                return self.bound[found[1]]
            if found[1] in TEMPORARIES:
                return self.bound.setdefault(found[1], self.names.temporary())
        if text in self.isa.literals:
            return self.isa.literals[text]
        if found := _INTEGER.fullmatch(text):
            return Immediate(int(found[1]))
        if found := _REFERENCE.fullmatch(text):
            backward = found[2] == "b"
            if found[1] not in labels or (found[1] in seen) is not backward:
                raise self.misuse(f"there is no label `{found[1]}:` in that direction", line)
            return LabelReference(labels[found[1]], backward)
        return Word(self.words(text, line))

    def words(self, text: str, line: TemplateLine) -> str:
        """The text with the words of the type in place of their names."""
        words = self.isa.type_words(self.type) if self.type else {}

        def word(found: re.Match[str]) -> str:
            if found[1] not in words:
                known = sorted({*words, *self.bound, *TEMPORARIES})
                raise self.misuse(
                    f"unknown placeholder `{{{found[1]}}}`", line, did_you_mean(found[1], known)
                )
            return words[found[1]]

        return _PLACEHOLDER.sub(word, text)

    def misuse(self, message: str, line: TemplateLine, help_: str | None = None) -> RustrataError:
        return RustrataError(Diagnostic("ARC007", message, span=line.place, help=help_))
