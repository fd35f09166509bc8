"""Reads a concurrent optimisation pair: two threads of a litmus test in the Rust dialect.

    "a store moves up over a load" "where it is from"

    fn source(x: &AtomicI32, y: &AtomicI32) { let a = x.load(Relaxed); y.store(1, Relaxed); }
    fn target(x: &AtomicI32, y: &AtomicI32) { y.store(1, Relaxed); let a = x.load(Relaxed); }

A parameter of an atomic type, or one that points to an integer of a type other than ``u8``, tells such a pair
from one about pointers.
"""

import re

from rustrata.diagnostics.diagnostic import Label
from rustrata.programs.litmus import Declaration, Dialect, Loop, Thread
from rustrata.programs.litmus.integers import RUST_ATOMICS, RUST_TYPES
from rustrata.programs.litmus.locations import Locations
from rustrata.programs.litmus.rust import RustReader
from rustrata.programs.litmus.statements import every_statement, source_registers
from rustrata.programs.optimisation.concurrent_syntax import ConcurrentPair
from rustrata.programs.optimisation.heading import read_heading
from rustrata.programs.scanner import Scanner, mistake
from rustrata.source import SourceFile

MOST_STATEMENTS = 12
MOST_LOCATIONS = 3
_TYPES = frozenset(RUST_ATOMICS) | (frozenset(RUST_TYPES) - {"u8"})
_HEAD = re.compile(r"\bfn\s+source\s*\(([^{]*)")
_COMMENT = re.compile(r"//[^\n]*|\"[^\"\n]*\"")


def is_concurrent(source: SourceFile) -> bool:
    """Is this the text of a concurrent pair? The types of the parameters tell."""
    head = _HEAD.search(_COMMENT.sub("", source.text))
    return head is not None and not _TYPES.isdisjoint(re.findall(r"\w+", head[1]))


def parse_concurrent(source: SourceFile) -> ConcurrentPair:
    """The pair in a text. Raises RustrataError: OPT001, OPT002, OPT005, OPT006, or a LIT code for what is
    wrong in a body."""
    scanner = Scanner(source, unexpected="OPT002", truncated="OPT001")
    title, origin = read_heading(scanner)
    locations = Locations(Dialect.RUST)
    before = _body(scanner, "source", locations)
    declared = locations.declarations()
    after = _body(scanner, "target", locations)
    if not scanner.at_end:
        scanner.fail("the end of the file")
    _check_locations(declared, locations.declarations())
    observed = source_registers(before)
    _check_observed(before, after)
    name = source.name.replace("\\", "/").rpartition("/")[2].removesuffix(".pair")
    return ConcurrentPair(name, title, origin, source, declared, before.body, after.body, observed)


def _body(scanner: Scanner, name: str, locations: Locations) -> Thread:
    start = scanner.start
    scanner.expect("fn", f"and the {name} of the optimisation")
    scanner.expect(name, "after `fn`: first comes `source`, then `target`")
    span = scanner.since(start)
    reader = RustReader(scanner, 0)
    reader.name = f"`{name}`"
    _parameters(reader, locations)
    scanner.expect("{", "and the statements")
    while scanner.word != "}":
        if scanner.at_end:
            scanner.fail(f"`}}` to end `{name}`")
        value = reader.statement()
        if value is not None:
            reader.discard(value)
    scanner.advance()
    thread = reader.thread(span)
    _check_size(thread)
    return thread


def _parameters(reader: RustReader, locations: Locations) -> None:
    scanner = reader.scanner
    scanner.expect("(", "and the shared locations")
    while not scanner.accept(")"):
        name, shape = reader.parameter()
        if name in reader.places:
            first = Label(reader.places[name].span, "first declared here")
            raise mistake("LIT016", f"two parameters have the name `{name}`", shape.span, labels=(first,))
        locations.declare(name, shape)
        reader.places[name] = shape
        if not scanner.accept(","):
            scanner.expect(")", "after the parameters")
            break


def _check_size(thread: Thread) -> None:
    statements = list(every_statement(thread.body))
    loop = next((each for each in statements if isinstance(each, Loop)), None)
    if loop is not None:
        help_ = "write a number of its rounds"
        raise mistake("OPT006", "unsupported: a loop in an optimisation pair", loop.span, help=help_)
    if len(statements) > MOST_STATEMENTS:
        message = f"unsupported: more than {MOST_STATEMENTS} statements in a body"
        raise mistake("OPT006", message, thread.span, help="the search is for small bodies")


def _check_locations(before: tuple[Declaration, ...], after: tuple[Declaration, ...]) -> None:
    if len(before) > MOST_LOCATIONS:
        message = f"unsupported: more than {MOST_LOCATIONS} locations"
        raise mistake("OPT006", message, before[MOST_LOCATIONS].span)
    if len(after) > len(before):
        new = after[len(before)]
        message = f"`target` has the location `{new.name}`, and `source` has not"
        raise mistake("OPT005", message, new.span, help="give both functions the same parameters")


def _check_observed(source: Thread, target: Thread) -> None:
    """What the code after the source may use, the target has to give it."""
    missing = [name for name in source_registers(source) if name not in source_registers(target)]
    if missing:
        help_ = f"write `let _ = ..` in `source` if nothing uses `{missing[0]}`"
        message = f"`target` does not set `{missing[0]}`, and `source` does"
        raise mistake("OPT005", message, target.span, help=help_)
