"""The beginning of a test: dialect and name, description, ``Key=Value`` lines, initial state.

The description and the ``Key=Value`` lines are skipped, but for ``Variant=``, which would change the
meaning of the test and is refused.
"""

import re

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import I32, IntegerType
from rustrata.programs.litmus.c_types import begins_type, read_type
from rustrata.programs.litmus.integers import read_literal, read_value, require_fit
from rustrata.programs.litmus.locations import Locations, Shape
from rustrata.programs.litmus.registers import register_name
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.records import record
from rustrata.source import Span

INSTRUCTION_SETS = frozenset(
    (
        *("ASL", "BPF", "Bell", "LISA"),
        *("PTX", "VULKAN", "OPENCL", "GPU_PTX", "JAVA", "CPP"),
    )
)
_KNOWN = f"the dialects are {', '.join(f'`{dialect.value}`' for dialect in Dialect)}"
_NAME = re.compile(r"[ \t]*(\S+)[ \t]*")
_LINE_END = re.compile(r"[ \t\r]*(?:\n|$)")
_METADATA = re.compile(r"([A-Za-z_][\w-]*)[ \t]*=[^\n]*")


@record
class InitialRegister:
    """``0:r0=3`` in the initial state."""

    thread: int
    name: str
    type: IntegerType
    value: int
    span: Span


def read_header(scanner: Scanner) -> tuple[Dialect, str]:
    """The dialect and the test's name; the scanner is left at the initial state's ``{``.

    Raises RustrataError: LIT001 for an empty file, LIT003 and LIT004 for another dialect.
    """
    if scanner.at_end:
        raise mistake(
            "LIT001",
            "this file has no test",
            scanner.span,
            help="a test begins with `Rust NAME` or `C NAME`",
        )
    word, span = scanner.word, scanner.span
    if word not in {dialect.value for dialect in Dialect}:
        _refuse_dialect(word, span)
    match = _NAME.match(scanner.text, scanner.end)
    if match is None or match.group(1).startswith("{"):
        scanner.restart(scanner.end)
        scanner.fail(f"the name of the test after `{word}`, on the same line")
    if not _LINE_END.match(scanner.text, match.end()):
        scanner.restart(match.end())
        if scanner.word != "{" and "\n" not in scanner.text[match.end() : scanner.start]:
            scanner.fail("the end of the line after the test's name")
    scanner.restart(match.end())
    _skip_metadata(scanner)
    return Dialect(word), match.group(1)


def _refuse_dialect(word: str, span: Span) -> None:
    if word in INSTRUCTION_SETS:
        message = f"unsupported here yet: tests of {word}"
        raise mistake("LIT004", message, span, help=_KNOWN)
    help_ = did_you_mean(word, [dialect.value for dialect in Dialect])
    raise mistake(
        "LIT003",
        f"there is no dialect `{word}`",
        span,
        label="a test begins with its dialect and its name",
        help=help_ or _KNOWN,
    )


_HARMLESS = frozenset(("s128",))
"""Variants of herd7 that change nothing here: integers of 128 bits are read anyway."""


def _skip_metadata(scanner: Scanner) -> None:
    while scanner.word != "{":
        if scanner.kind is Kind.STRING:
            scanner.advance()
            continue
        match = _METADATA.match(scanner.text, scanner.start)
        if match is None:
            scanner.fail("`{` to begin the initial state")
        if match.group(1) == "Variant" and match.group(0).partition("=")[2].strip().lower() not in _HARMLESS:
            raise mistake("LIT006", "unsupported: `Variant=`", scanner.span)
        scanner.restart(match.end())


def read_initial_state(
    scanner: Scanner, dialect: Dialect, locations: Locations
) -> tuple[InitialRegister, ...]:
    """Read ``{ x=0; int y=1; 0:r0=3; }`` into ``locations``; the initial registers.

    A type declares the location; without one, a thread's parameter must.
    """
    scanner.expect("{", "to begin the initial state")
    registers: list[InitialRegister] = []
    while not scanner.accept("}"):
        if scanner.accept(";"):
            continue
        _read_entry(scanner, dialect, locations, registers)
        if scanner.word != "}":
            scanner.expect(";", "after an initial value")
    return tuple(registers)


def _read_entry(
    scanner: Scanner, dialect: Dialect, locations: Locations, registers: list[InitialRegister]
) -> None:
    declared = None
    if dialect is Dialect.C and begins_type(scanner):
        declared = read_type(scanner)
        if scanner.word == "*":
            raise mistake("LIT006", "unsupported: pointers in the initial state", scanner.span)
    start, word = scanner.start, scanner.word
    if scanner.kind is Kind.NUMBER or (word[:1] == "P" and word[1:].isdecimal()):
        registers.append(_read_register(scanner, dialect, declared[0] if declared else I32))
        return
    bracket = scanner.accept("[")
    name, span = scanner.name("a location" if bracket else "a location, or `}` to end the initial state")
    if bracket:
        scanner.expect("]", "after the location")
    if scanner.word == "[":
        if declared is None:
            raise mistake("LIT006", "unsupported: an array without a type", scanner.span)
        _read_array(scanner, locations, name, Shape(*declared, span))
        return
    shape = None if declared is None else Shape(*declared, span)
    value, value_span = 0, None
    if declared is None or scanner.word == "=":
        scanner.expect("=", f"and a value for `{name}`")
        value, value_span = _read_initial_value(scanner)
    locations.initialise(name, Span(scanner.source, start, span.end), shape, value, value_span)


_LONGEST_ARRAY = 64


def _read_array(scanner: Scanner, locations: Locations, name: str, shape: Shape) -> None:
    """``[2] = { 1, 2 }``: the elements of an array; those without a value are 0."""
    scanner.expect("[")
    start = scanner.start
    length, _ = read_literal(scanner, Dialect.RUST)
    if not 0 < length <= _LONGEST_ARRAY:
        message = f"an array of {length} elements"
        raise mistake("LIT014", message, scanner.since(start), help=f"it has 1 to {_LONGEST_ARRAY}")
    scanner.expect("]", "after the number of elements")
    values: list[tuple[int, Span | None]] = []
    if scanner.accept("="):
        scanner.expect("{", "before the elements")
        while not scanner.accept("}"):
            if len(values) == length:
                raise mistake("LIT014", f"more than {length} elements", scanner.span)
            values.append(_read_initial_value(scanner))
            if scanner.word != "}":
                scanner.expect(",", "between elements")
    missing: list[tuple[int, Span | None]] = [(0, None)] * (length - len(values))
    locations.initialise_array(name, shape, (*values, *missing))


def _read_initial_value(scanner: Scanner) -> tuple[int, Span]:
    if scanner.word in {"&", "{"} or (scanner.kind is Kind.NAME and scanner.word not in {"true", "false"}):
        what = "arrays" if scanner.word == "{" else "addresses as initial values"
        raise mistake("LIT006", f"unsupported: {what}", scanner.span)
    return read_value(scanner, Dialect.RUST)


def _read_register(scanner: Scanner, dialect: Dialect, type_: IntegerType) -> InitialRegister:
    start = scanner.start
    digits = scanner.word.removeprefix("P")
    if dialect is Dialect.RUST:
        help_ = "begin the thread with `let r0 = ..;`"
        raise mistake("LIT006", "unsupported: initial registers in Rust", scanner.span, help=help_)
    if not digits.isdecimal() or len(digits) > 6:
        scanner.fail("a location or a thread's number")
    scanner.advance()
    scanner.expect(":", "and a register of the thread")
    word, _ = scanner.name("a register")
    span = scanner.since(start)
    value = 0
    if scanner.accept("="):
        value, value_span = _read_initial_value(scanner)
        require_fit(value, type_, dialect, value_span, f"`{span.text}`")
    return InitialRegister(int(digits), register_name(word), type_, value, span)
