"""From the text of an assembly test to its syntax.

A header line; a description and ``Key=Value`` lines, which are skipped up to the ``{`` of the initial
state; columns; clauses. Comments are ``(* *)``, nested, and ``//`` to the end of the line. What follows a
line that begins with ``<<``, and what other models are expected to say (``with tso: ..``), is for other
tools and skipped too. ``Variant=`` would change the meaning and is refused.

Another instruction set needs nothing here but its registers in
`rustrata.programs.litmus.assembly.registers`; the meaning of mnemonics and operands is the business of
`rustrata.architecture.assemble`.
"""

import re

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import I32, IntegerType
from rustrata.executions.outcomes import (
    And,
    Condition,
    Equals,
    MemoryAt,
    Not,
    Observable,
    RegisterAt,
)
from rustrata.programs.litmus.assembly.columns import read_columns
from rustrata.programs.litmus.assembly.initial import EVERY_THREAD, InitialState, number, read_initial
from rustrata.programs.litmus.assembly.registers import canonical_register
from rustrata.programs.litmus.assembly.syntax import AssemblyTest, AssemblyThread, RegisterDeclaration
from rustrata.programs.litmus.conditions import LEFT_OUT, read_clauses
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import SourceFile, Span

_HEADER = re.compile(r"\s*(\w+)[ \t]+([^\s{]+)[^\n{]*")
_VARIANT = re.compile(r"^[ \t]*(Variant[ \t]*=[^\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"\(\*|\*\)|//[^\n]*")
_SEMICOLON = re.compile(r"\s*;")
_FOR_OTHERS = re.compile(r"^<<", re.MULTILINE)
_EXPECTED = re.compile(r"^[ \t]*with\b", re.MULTILINE)
_LITERAL = re.compile(r"-?\s*(?:0[xX][0-9a-fA-F]+|[0-9]+)")
_NAME = re.compile(r"[A-Za-z_][\w.]*")
_TOO_LONG = re.compile(r"[0-9]{41,}")
_DIRECT = re.compile(r"[\[(]\s*([A-Za-z_]\w*)\s*[\])]")


def read_assembly(source: SourceFile, dialect: Dialect) -> AssemblyTest:
    """The assembly test in a text that begins with the dialect's name.

    Raises RustrataError: a LIT code, with the position of the mistake.
    """
    text = _without_comments(source)
    if too_long := _TOO_LONG.search(text):
        message = f"a number of {len(too_long[0])} digits: not an integer of at most 64 bits"
        raise mistake("LIT014", message, Span(source, *too_long.span()))
    name, at = _read_header(text, source)
    state = InitialState(dialect, source)
    end = text.find("}", at)
    while text.count("{", at + 1, end) > text.count("}", at + 1, end) and end >= 0:
        end = text.find("}", end + 1)
    if end < 0:
        raise mistake("LIT002", "unexpected end of file: expected `}`", Span(source, at, at + 1))
    read_initial(text, at + 1, end, state)
    begin = _SEMICOLON.match(text, end + 1)
    columns = read_columns(text, begin.end() if begin else end + 1, source, dialect)
    if not columns.threads:
        span = Span(source, end, end + 1)
        raise mistake("LIT005", "expected `P0 | P1 ..` to begin the threads", span)
    _mention_direct(columns.threads, state)
    state.finish()
    registers = _placed(state, len(columns.threads))
    others = _EXPECTED.search(text, columns.end)
    clauses = SourceFile(source.name, text if others is None else text[: others.start()])
    scanner = Scanner(clauses, unexpected="LIT005", truncated="LIT002")
    scanner.source = source
    scanner.restart(columns.end)
    atoms = _AssemblyAtoms(scanner, state, registers, len(columns.threads))
    ending = read_clauses(scanner, atoms, LEFT_OUT)
    return AssemblyTest(
        name,
        dialect,
        source,
        tuple(state.locations.values()),
        registers,
        columns.threads,
        _elements(ending.shown, state),
        ending.quantifier,
        ending.condition,
        ending.span,
        ending.filter,
        tuple(state.arrays.items()),
        tuple(state.addresses.items()),
    )


def _without_comments(source: SourceFile) -> str:
    """The text with blanks in place of comments, so that offsets stay."""
    text = source.text
    if "(*" in text or "//" in text:
        text = _blanked(text, source)
    cut = _FOR_OTHERS.search(text)
    return text if cut is None else text[: cut.start()]


def _blanked(text: str, source: SourceFile) -> str:
    pieces: list[str] = []
    depth = kept = opening = 0
    for found in _COMMENT.finditer(text):
        if found.group() == "(*":
            if depth == 0:
                pieces.append(text[kept : found.start()])
                opening = found.start()
            depth += 1
        elif found.group() == "*)":
            if depth == 1:
                pieces.append(_blank(text[opening : found.end()]))
                kept = found.end()
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[kept : found.start()] + _blank(found.group()))
            kept = found.end()
    if depth:
        message = "unexpected end of file: this comment is not closed"
        raise mistake("LIT002", message, Span(source, opening, opening + 2), help="close it with `*)`")
    return "".join(pieces) + text[kept:]


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _read_header(text: str, source: SourceFile) -> tuple[str, int]:
    """The test's name, and where the ``{`` of the initial state is."""
    header = _HEADER.match(text)
    if header is None:
        at = len(text) - len(text.lstrip())
        span = Span(source, at, len(text.split(None, 1)[0]) + at if text.strip() else at)
        raise mistake("LIT005", "expected the name of the test behind its dialect, on the same line", span)
    brace = text.find("{", header.end())
    if brace < 0:
        last = max(len(text.rstrip()) - 1, 0)
        message = "unexpected end of file: expected `{` to begin the initial state"
        raise mistake("LIT002", message, Span(source, last, last + 1), label="the text ends here")
    variant = _VARIANT.search(text, header.end(), brace)
    if variant is not None:
        raise mistake("LIT006", "unsupported: `Variant=`", Span(source, variant.start(1), variant.end(1)))
    return header[2], brace


def _mention_direct(threads: tuple[AssemblyThread, ...], state: InitialState) -> None:
    """Declare the locations that instructions name themselves, as ``[x]`` or ``(x)`` of x86."""
    if state.dialect not in (Dialect.X86, Dialect.X86_64):
        return
    for thread in threads:
        for line in thread.lines:
            for operand in line.operands:
                found = _DIRECT.search(operand.text)
                if found is not None and canonical_register(state.dialect, found[1]) is None:
                    state.mention(found[1], operand.span)


def _placed(state: InitialState, threads: int) -> tuple[RegisterDeclaration, ...]:
    """The initial registers, those of every thread once for each."""
    found: list[RegisterDeclaration] = []
    for each in state.registers:
        if each.thread >= threads:
            raise mistake("LIT018", f"there is no thread {each.thread}", each.span)
        for thread in range(threads) if each.thread == EVERY_THREAD else (each.thread,):
            found.append(RegisterDeclaration(thread, each.name, each.type, each.value, each.span))
    return tuple(found)


def _elements(shown: tuple[Observable, ...], state: InitialState) -> tuple[Observable, ...]:
    """What ``locations`` lists, arrays by their elements."""
    found: list[Observable] = []
    for each in shown:
        length = state.arrays.get(each.location, 0) if isinstance(each, MemoryAt) else 0
        if isinstance(each, MemoryAt) and length:
            found += [MemoryAt(f"{each.location}[{index}]") for index in range(length)]
        else:
            found.append(each)
    return tuple(dict.fromkeys(found))


class _AssemblyAtoms:
    """Equations of assembly tests: registers of the dialect, locations, elements, and addresses as values."""

    def __init__(
        self,
        scanner: Scanner,
        state: InitialState,
        registers: tuple[RegisterDeclaration, ...],
        threads: int,
    ) -> None:
        self._scanner = scanner
        self._state = state
        self._threads = threads
        self._types = {(r.thread, r.name): r.type for r in registers}

    def observable(self) -> Observable:
        """``0:X1``, ``P0:X1``, ``x``, ``[x]`` or ``x[1]``."""
        scanner = self._scanner
        word, start = scanner.word, scanner.start
        if scanner.kind is Kind.NUMBER:
            return self._register(word)
        if scanner.accept("["):
            found = self._location()
            scanner.expect("]", "after the location")
            return found
        if word[:1] == "P" and word[1:].isdecimal() and scanner.text[scanner.end :].lstrip().startswith(":"):
            return self._register(word[1:])
        scanner.restart(start)
        return self._location()

    def _register(self, digits: str) -> RegisterAt:
        scanner = self._scanner
        if not digits.isdecimal() or len(digits) > 6 or int(digits) >= self._threads:
            last = self._threads - 1
            known = f"the threads are 0 to {last}" if last else "the only thread is 0"
            raise mistake("LIT018", f"there is no thread {digits}", scanner.span, help=known)
        scanner.advance()
        scanner.expect(":", "and a register of the thread")
        start = scanner.start
        if not scanner.accept("$"):
            scanner.accept("%")
        word_end = scanner.end
        word = scanner.text[start:word_end]
        span = Span(scanner.source, start, word_end)
        name = canonical_register(self._state.dialect, word)
        if name is None:
            message = f"`{word}` is not a register of {self._state.dialect.value}"
            raise mistake("LIT011", message, span)
        scanner.advance()
        return RegisterAt(int(digits), name)

    def _location(self) -> MemoryAt:
        scanner = self._scanner
        found = _NAME.match(scanner.text, scanner.start)
        if found is None:
            scanner.fail("a register as in `0:REGISTER`, or a location")
        name, span = found.group(), Span(scanner.source, found.start(), found.end())
        if name == "fault":
            raise mistake("LIT006", "unsupported: `fault`", span)
        if not self._state.knows(name):
            known = self._state.names()
            help_ = did_you_mean(name, known)
            if help_ is None and known:
                help_ = f"the locations are {', '.join(f'`{k}`' for k in known)}"
            raise mistake("LIT010", f"the test has no location `{name}`", span, help=help_)
        scanner.restart(found.end())
        if name not in self._state.arrays or scanner.word != "[":
            return MemoryAt(name)
        scanner.advance()
        index = scanner.word
        scanner.advance()
        scanner.expect("]", "after the index")
        if not index.isdecimal() or int(index) >= self._state.arrays[name]:
            raise mistake("LIT010", f"`{name}` has no element {index}", scanner.since(span.start))
        return MemoryAt(f"{name}[{int(index)}]")

    def equation(self) -> Condition:
        """An observable and its value; ``t={1,2}`` compares every element."""
        scanner = self._scanner
        start = scanner.start
        observable = self.observable()
        negated = scanner.accept("!=")
        if not negated and scanner.word == "<" and scanner.text.startswith("<>", scanner.start):
            scanner.restart(scanner.start + 2)
            negated = True
        if not negated and not scanner.accept("=="):
            scanner.expect("=", f"and a value for `{observable}`")
        equal: Condition
        if isinstance(observable, MemoryAt) and observable.location in self._state.arrays:
            equal = And(tuple(self._elements(observable.location, start)))
        else:
            equal = Equals(observable, self._value(observable), scanner.since(start))
        return Not(equal) if negated else equal

    def _elements(self, array: str, start: int) -> list[Condition]:
        scanner = self._scanner
        scanner.expect("{", f"and the elements of `{array}`")
        found: list[Condition] = []
        for index in range(self._state.arrays[array]):
            if index:
                scanner.expect(",", f"and element {index} of `{array}`")
            element = MemoryAt(f"{array}[{index}]")
            found.append(Equals(element, self._value(element), scanner.since(start)))
        scanner.expect("}", f"after the elements of `{array}`")
        return found

    def _value(self, observable: Observable) -> int:
        scanner = self._scanner
        literal = _LITERAL.match(scanner.text, scanner.start)
        if literal is not None:
            following = scanner.text[literal.end() : literal.end() + 1]
            scanner.restart(literal.end())
            if following == ":":
                span = scanner.since(literal.start())
                raise mistake("LIT006", "unsupported: the address of an instruction", span)
            return self._wrapped(number("".join(literal.group().split())), observable)
        scanner.accept("&")
        if scanner.kind is not Kind.NAME:
            scanner.fail("an integer or the name of a location")
        if scanner.word == "label":
            raise mistake("LIT006", "unsupported: the address of an instruction", scanner.span)
        return self._state.address(self._location().location)

    def _wrapped(self, value: int, observable: Observable) -> int:
        type_: IntegerType | None
        if isinstance(observable, RegisterAt):
            type_ = self._types.get((observable.thread, observable.register)) or I32
        else:
            type_ = self._state.locations[observable.location].type
            if type_ is None and -(1 << 31) <= value < 1 << 32:
                type_ = I32
        return value if type_ is None else type_.wrap(value)
