"""From the text of a ``.litmus`` file to the syntax tree."""

from pathlib import Path

from rustrata.diagnostics.diagnostic import Diagnostic, Label, RustrataError, did_you_mean
from rustrata.executions.expressions import Constant
from rustrata.programs.litmus.assembly.reader import read_assembly
from rustrata.programs.litmus.assembly.syntax import AssemblyTest
from rustrata.programs.litmus.c import CReader
from rustrata.programs.litmus.conditions import Names, read_ending
from rustrata.programs.litmus.header import InitialRegister, read_header, read_initial_state
from rustrata.programs.litmus.locations import Locations
from rustrata.programs.litmus.registers import Registers, Variable
from rustrata.programs.litmus.rust import RustReader
from rustrata.programs.litmus.syntax import ASSEMBLY, Dialect, Let, LitmusTest, Ordering, Thread
from rustrata.programs.scanner import Scanner, mistake
from rustrata.source import SourceFile, Span

_ASSEMBLY = {dialect.value: dialect for dialect in ASSEMBLY}


def parse(source: SourceFile, *, plain_atomic: Ordering = Ordering.SEQ_CST) -> LitmusTest | AssemblyTest:
    """The litmus test in a text: a `LitmusTest` in C and Rust, else an `AssemblyTest`.

    ``plain_atomic`` is the ordering of ``*x`` in a C thread that declares ``x`` atomic: SeqCst by
    C17 6.2.6.1p9; herd reads it as NonAtomic.
    Raises RustrataError: a LIT code, with the position of the mistake.
    """
    scanner = Scanner(source, unexpected="LIT005", truncated="LIT002", nested_comments=True)
    if scanner.word in _ASSEMBLY:
        return read_assembly(source, _ASSEMBLY[scanner.word])
    dialect, name = read_header(scanner)
    locations = Locations(dialect)
    initial = read_initial_state(scanner, dialect, locations)
    threads: list[Thread] = []
    registers: list[Registers] = []
    while (head := _thread_head(scanner, dialect, threads)) is not None:
        index, span = head
        reader = _code_reader(scanner, dialect, index, plain_atomic)
        _read_parameters(reader, locations)
        _set_initial(reader, initial)
        scanner.nested_comments = False
        _read_body(reader)
        threads.append(reader.thread(span))
        registers.append(reader.registers)
    if not threads:
        scanner.fail("`P0(..) {`" if dialect is Dialect.C else "`fn P0(..) {`")
    for register in initial:
        if register.thread >= len(threads):
            message = f"there is no thread {register.thread}"
            raise mistake("LIT018", message, register.span)
    declarations = locations.declarations()
    ending = read_ending(scanner, Names(dialect, locations, tuple(registers)))
    return LitmusTest(
        name,
        dialect,
        source,
        declarations,
        tuple(threads),
        ending.shown,
        ending.quantifier,
        ending.condition,
        ending.span,
    )


def _code_reader(
    scanner: Scanner, dialect: Dialect, index: int, plain_atomic: Ordering
) -> CReader | RustReader:
    match dialect:
        case Dialect.C:
            return CReader(scanner, index, plain_atomic)
        case Dialect.RUST:
            return RustReader(scanner, index)
        case _:
            raise AssertionError("assembly has a reader of its own")


def _thread_head(scanner: Scanner, dialect: Dialect, before: list[Thread]) -> tuple[int, Span] | None:
    """Step over ``P0`` or ``fn P0``: the thread's number; None where no thread begins."""
    start = scanner.start
    if dialect is Dialect.RUST:
        scanner.accept("pub")
        scanner.accept("unsafe")
        if not scanner.accept("fn"):
            return None
        word, span = scanner.name("`P` and the thread's number")
    else:
        scanner.accept("static")
        if scanner.accept("void"):
            scanner.accept("*")
        word, span = scanner.word, scanner.span
        if word[:1] != "P" or not word[1:].isdecimal():
            return None
        scanner.advance()
    if word[:1] != "P" or not word[1:].isdecimal() or len(word) > 7:
        raise mistake("LIT015", f"`{word}` is not the name of a thread", span, help=f"write `P{len(before)}`")
    index = int(word[1:])
    if index != len(before):
        _refuse_index(index, before, span)
    return index, scanner.since(start)


def _refuse_index(index: int, before: list[Thread], span: Span) -> None:
    if index < len(before):
        first = Label(before[index].span, "first defined here")
        raise mistake("LIT015", f"thread P{index} is defined twice", span, labels=(first,))
    message = f"expected thread P{len(before)}, found P{index}"
    raise mistake("LIT015", message, span, help="number the threads from 0, in order")


def _read_parameters(reader: CReader | RustReader, locations: Locations) -> None:
    scanner = reader.scanner
    scanner.expect("(", "and the shared locations of the thread")
    if scanner.word == "void":
        scanner.advance()
    while not scanner.accept(")"):
        name, shape = reader.parameter()
        if name in reader.places:
            first = Label(reader.places[name].span, "first declared here")
            raise mistake("LIT016", f"two parameters have the name `{name}`", shape.span, labels=(first,))
        locations.declare(name, shape)
        reader.places[name] = shape
        if name in locations.lengths:
            reader.arrays[name] = locations.lengths[name]
        if not scanner.accept(","):
            scanner.expect(")", "after the parameters")
            break


def _set_initial(reader: CReader | RustReader, initial: tuple[InitialRegister, ...]) -> None:
    for register in initial:
        if register.thread == reader.index:
            reader.registers.declare(register.name, Variable(register.type, register.span))
            reader.registers.set(register.name)
            value = reader.for_let(Constant(register.value), register.type)
            reader.emit(Let(register.name, value, register.span))


def _read_body(reader: CReader | RustReader) -> None:
    scanner = reader.scanner
    scanner.expect("{", f"to begin the body of P{reader.index}")
    while scanner.word != "}":
        if scanner.at_end:
            scanner.fail(f"`}}` to end P{reader.index}")
        value = reader.statement()
        if value is not None:
            reader.discard(value)
    scanner.nested_comments = True
    scanner.advance()


def read(path: str | Path) -> LitmusTest | AssemblyTest:
    """The litmus test in a file. A byte-order mark is dropped, Windows line ends become ``\\n``.

    Raises RustrataError: CLI004 when the file cannot be read, CLI005 when it is not UTF-8, and as
    `parse` does.
    """
    shown = str(path)
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise RustrataError(_unreadable(shown, error)) from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        source = SourceFile(shown, content.decode("utf-8", "replace"))
        message = f"this file is not UTF-8 text: byte 0x{content[error.start]:02x} at offset {error.start}"
        span = Span(source, len(before), len(before) + 1)
        raise mistake("CLI005", message, span, help="save the file as UTF-8") from error
    return parse(SourceFile(shown, text.removeprefix("\ufeff").replace("\r\n", "\n")))


def _unreadable(shown: str, error: OSError | ValueError) -> Diagnostic:
    path = Path(shown)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    help_ = None
    if isinstance(error, IsADirectoryError):
        help_ = "name a file of this folder"
    elif isinstance(error, FileNotFoundError) and path.parent.is_dir():
        help_ = did_you_mean(path.name, (entry.name for entry in path.parent.iterdir()))
    return Diagnostic("CLI004", f"cannot read `{shown}`: {reason}", help=help_)
