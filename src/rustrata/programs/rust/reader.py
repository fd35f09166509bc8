"""Reads the text that ``rustc --emit=mir`` writes: a `Mir` of bodies, constants and allocations."""

import re
from dataclasses import replace

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.allocation_reader import read_allocation
from rustrata.programs.rust.bodies import Allocation, Body, BodyKind, FixedConstant, ItemAllocation
from rustrata.programs.rust.body_reader import BodyReader
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.type_reader import read_path, read_type
from rustrata.programs.rust.types import Type
from rustrata.records import record
from rustrata.source import SourceFile, Span

_BLANK = re.compile(r"(?:[ \t]*\n)+|[ \t]+|//[^\n]*\n")
_COMPILE_TIME = "// MIR FOR CTFE\n"
_PARAMETER = re.compile(r"(?:mut )?_\d+: ")
_HEADS = (
    ("const ", BodyKind.CONSTANT),
    ("static mut ", BodyKind.MUTABLE_STATIC),
    ("static ", BodyKind.STATIC),
    ("", BodyKind.CONSTANT),  # an inline constant
)


@record
class Mir:
    """What one run of rustc printed, in its order."""

    bodies: tuple[Body, ...]
    constants: tuple[FixedConstant, ...]
    allocations: tuple[Allocation | ItemAllocation, ...]


def read_kept(source: SourceFile, kept: Span | None) -> Mir:
    """The MIR of a program; MIR001 with its position in the file where the program is ``kept``, if it is."""
    try:
        return read_mir(source)
    except RustrataError as error:
        found = error.diagnostic
        if kept is None or found.span is None:
            raise
        span = Span(kept.source, kept.start + found.span.start, kept.start + found.span.end)
        help_ = "the file is cut off or changed: write it anew by `rustrata check FILE.rs --store FILE.mir`"
        raise RustrataError(replace(found, span=span, help=help_)) from error


def read_mir(source: SourceFile) -> Mir:
    """Reads a whole file; `RustrataError` MIR001 with the position of what is not known."""
    cursor = Cursor(source)
    reader = BodyReader(cursor)
    bodies: list[Body] = []
    constants: list[FixedConstant] = []
    allocations: list[Allocation | ItemAllocation] = []
    compile_time = False
    while cursor.at < len(cursor.text):
        if cursor.ahead(_COMPILE_TIME):
            compile_time = True
        if cursor.match(_BLANK):
            continue
        if cursor.ahead("alloc"):
            allocations.append(read_allocation(cursor))
            continue
        start = cursor.at
        try:
            found = _item(cursor, reader, compile_time=compile_time)
        except RecursionError:
            cursor.refuse("it is nested too deeply", start)
        compile_time = False
        if isinstance(found, Body):
            bodies.append(found)
        else:
            constants.append(found)
    return Mir(tuple(bodies), tuple(constants), tuple(allocations))


def _item(cursor: Cursor, reader: BodyReader, *, compile_time: bool) -> Body | FixedConstant:
    start = cursor.at
    if cursor.take("fn "):
        path = read_path(cursor)
        cursor.expect("(")
        arguments: list[Type] = []
        while not cursor.take(")"):
            cursor.need(_PARAMETER, "a parameter")
            arguments.append(read_type(cursor))
            cursor.take(", ")
        cursor.expect(" -> ")
        read_type(cursor)
        cursor.expect(" {")
        return reader.body(start, path, BodyKind.FUNCTION, arguments, compile_time=compile_time)
    for word, kind in _HEADS:
        if cursor.take(word):
            path = read_path(cursor)
            cursor.expect(": ")
            type_ = read_type(cursor)
            cursor.expect(" = ")
            if cursor.take("{"):
                return reader.body(start, path, kind, [], compile_time=compile_time)
            cursor.expect("const ")
            value = reader.values.constant()
            cursor.expect(";")
            return FixedConstant(path, type_, value, cursor.span(start))
    raise AssertionError("the last head matches everything")
