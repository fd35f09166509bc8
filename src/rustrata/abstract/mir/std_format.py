"""Formatting [core::fmt]: templates run, and the program's own ``Display``, ``Debug`` and other traits
called.

The template of ``format_args!`` is a string of instructions [core::fmt::Arguments, 1.93 and later]: a byte
below 128 is the length of a literal that follows, 128 that of a long one in two bytes, 192 and above a
placeholder with bits for what follows it, 0 the end. A `Formatter` stands in memory as core lays it out, for
code that reads its options; what it writes to is a trait object, of the program or of the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.format_text import PLAIN, Options
from rustrata.abstract.mir.memory import Allocation, Blob, Pointer
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.std_memory import reserve_room
from rustrata.programs.rust.types import Named, Path, QualifiedSelf, Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame
    from rustrata.abstract.mir.machine import Machine

Then = Callable[[bool], None]
"""What comes after something was written: told whether it was."""
FORMATTER = named("std::fmt::Formatter")
WRITE = named("std::fmt::Write")
OUTPUT = named("rustrata::Output")
"""The type of the machine's own outputs."""
RESULT = "std::result::Result<(), std::fmt::Error>"
_ARGUMENT = named("core::fmt::rt::Argument")
_STRING = "std::string::String"
_LONG, _PLACEHOLDER = 0x80, 0xC0
_FLAGS, _WIDTH, _PRECISION, _INDEX, _WIDTH_ARGUMENT, _PRECISION_ARGUMENT = (1 << bit for bit in range(6))


class Output(Protocol):
    """Where the machine's own formatters write."""

    def put(self, machine: "Machine", frame: "Frame", text: str, then: Then) -> None:
        """Takes a text."""


@dataclass(slots=True)
class Collected:
    """An output that hands on what it is given."""

    take: Callable[[str], None]

    def put(self, machine: "Machine", frame: "Frame", text: str, then: Then) -> None:
        """Takes a text."""
        self.take(text)
        then(True)


@dataclass(slots=True)
class Indented:
    """An output that indents the lines of what is written to another [core::fmt::builders::PadAdapter]."""

    inner: Wide
    at_start: bool = True

    def put(self, machine: "Machine", frame: "Frame", text: str, then: Then) -> None:
        """Takes a text."""
        parts = []
        for line in text.splitlines(keepends=True) if "\n" in text else [text]:
            parts.append(("    " if self.at_start and line else "") + line)
            self.at_start = line.endswith("\n") if line else self.at_start
        put(machine, frame, self.inner, "".join(parts), then)


def opened(machine: "Machine", output: Output) -> tuple[Allocation, Wide]:
    """An output as a trait object, and its memory."""
    memory = machine.allocate(1, 1, Storage.STACK, "an output")
    memory.initialised[:] = b"\x01"
    machine.outputs[memory.id] = output
    table = machine.vtable_of(OUTPUT, WRITE.bare)
    return memory, Wide(machine.memory.pointer_to(memory), machine.memory.pointer_to(table))


def closed(machine: "Machine", memory: Allocation) -> None:
    """The end of an output."""
    del machine.outputs[memory.id]
    machine.deallocate(memory, memory.tag)


def put(machine: "Machine", frame: "Frame", writer: Wide, text: str, then: Then) -> None:
    """Writes a text to a ``dyn Write``."""
    assert isinstance(writer.metadata, Pointer), "a trait object has a vtable"
    concrete = machine.shapes.vtable_type(writer.metadata)
    if concrete == OUTPUT:
        assert writer.pointer.provenance is not None, "an output has memory"
        machine.outputs[writer.pointer.provenance.allocation].put(machine, frame, text, then)
    elif isinstance(concrete, Path) and concrete.bare == _STRING:
        append(machine, concrete, writer.pointer, text)
        then(True)
    elif not text:
        then(True)
    else:
        path = Path((QualifiedSelf(concrete, WRITE), Named("write_str")))
        values: list[Value] = [writer.pointer, text_value(machine, text)]
        machine.callee(path, (), machine.read_type(RESULT))(
            frame, values, lambda value: then(is_ok(machine, value))
        )


def text_value(machine: "Machine", text: str) -> Wide:
    """A ``&str`` of the machine's own."""
    words = text.encode()
    if not words:
        return Wide(Pointer(1, None), 0)
    found = machine.allocate(len(words), 1, Storage.STATIC, "a text")
    found.data[:] = words
    found.initialised[:] = b"\x01" * len(words)
    return Wide(machine.memory.pointer_to(found), len(words))


def append(machine: "Machine", type_: Type, at: Pointer, text: str) -> None:
    """Puts a text at the end of a ``String``."""
    words = text.encode()
    if not words:
        return
    vector, place = std_fields.field(machine, type_, at, "vec")
    length_type, length_at = std_fields.field(machine, vector, place, "len")
    length = std_fields.load(machine, length_type, length_at)
    assert isinstance(length, int), "a length"
    raw, buffer = std_fields.field(machine, vector, place, "buf")
    reserve_room(machine, buffer, 1, 1, length + len(words), 8)
    pointer_type, pointer_at = std_fields.field(machine, raw, buffer, "inner", "ptr", "pointer", "pointer")
    start = std_fields.load(machine, pointer_type, pointer_at)
    assert isinstance(start, Pointer), "a buffer"
    found, offset = machine.memory.write(start.moved(length), len(words), 1)
    found.data[offset : offset + len(words)] = words
    found.initialised[offset : offset + len(words)] = b"\x01" * len(words)
    std_fields.store(machine, length_type, length_at, length + len(words))


def is_ok(machine: "Machine", result: Value) -> bool:
    """Is a ``fmt::Result`` ``Ok``?"""
    return machine.values.apart(machine.read_type(RESULT), result)[0] == 0


def result_of(machine: "Machine", written: bool) -> Value:
    """A ``fmt::Result``."""
    type_ = machine.read_type(RESULT)
    error = machine.values.field_types(type_, 1)[0]
    if written:
        return machine.values.aggregate(type_, 0, [machine.unit])
    return machine.values.aggregate(type_, 1, [machine.values.aggregate(error, 0, [])])


# Formatters


def new_formatter(machine: "Machine", options: Options, writer: Wide) -> tuple[Allocation, Pointer]:
    """A ``Formatter`` in memory."""
    layout = machine.layouts.of(FORMATTER)
    memory = machine.allocate(layout.size, layout.align, Storage.STACK, "a Formatter")
    pointer = machine.memory.pointer_to(memory)
    for name, value in (
        ("flags", options.flags),
        ("width", options.width_field),
        ("precision", options.precision_field),
    ):
        std_fields.store(machine, *std_fields.field(machine, FORMATTER, pointer, "options", name), value)
    std_fields.store(machine, *std_fields.field(machine, FORMATTER, pointer, "buf"), writer)
    return memory, pointer


def options_of(machine: "Machine", formatter: Pointer) -> Options:
    """The options of a ``Formatter``."""
    flags, width, precision = (
        std_fields.load(machine, *std_fields.field(machine, FORMATTER, formatter, "options", name))
        for name in ("flags", "width", "precision")
    )
    assert isinstance(flags, int) and isinstance(width, int) and isinstance(precision, int), "numbers"
    return Options(flags, width, precision)


def writer_of(machine: "Machine", formatter: Pointer) -> Wide:
    """What a ``Formatter`` writes to."""
    writer = std_fields.load(machine, *std_fields.field(machine, FORMATTER, formatter, "buf"))
    assert isinstance(writer, Wide), "a trait object"
    return writer


def write(machine: "Machine", frame: "Frame", formatter: Pointer, text: str, then: Then) -> None:
    """Writes a text to a ``Formatter``."""
    put(machine, frame, writer_of(machine, formatter), text, then)


def show(
    machine: "Machine", frame: "Frame", type_: Type, value: Value, trait: str, formatter: Pointer, then: Then
) -> None:
    """Calls ``<type_ as std::fmt::TRAIT>::fmt``."""
    path = Path((QualifiedSelf(type_, named(f"std::fmt::{trait}")), Named("fmt")))
    machine.callee(path, (), machine.read_type(RESULT))(
        frame, [value, formatter], lambda result: then(is_ok(machine, result))
    )


def collect(
    machine: "Machine", frame: "Frame", write_to: Callable[[Pointer, Then], None], done: Callable[[str], None]
) -> None:
    """The text that something writes to a plain formatter."""
    parts: list[str] = []
    output, writer = opened(machine, Collected(parts.append))
    memory, formatter = new_formatter(machine, Options(), writer)

    def written(_: bool) -> None:
        machine.deallocate(memory, memory.tag)
        closed(machine, output)
        done("".join(parts))

    write_to(formatter, written)


# Templates


def run(machine: "Machine", frame: "Frame", arguments: Value, writer: Wide, then: Then) -> None:
    """Writes ``fmt::Arguments``."""
    assert isinstance(arguments, Blob) and len(arguments.data) == 16, "fmt::Arguments is two pointers"
    template = Pointer(int.from_bytes(arguments.data[:8], "little"), arguments.pointers.get(0))
    second = int.from_bytes(arguments.data[8:], "little")
    if second & 1:
        put(
            machine,
            frame,
            writer,
            read_bytes(machine, template, second >> 1).decode("utf-8", "replace"),
            then,
        )
        return
    _Template(machine, frame, template, Pointer(second, arguments.pointers.get(8)), writer, then).step(True)


def read_bytes(machine: "Machine", pointer: Pointer, count: int) -> bytes:
    """So many bytes, without an access."""
    if not count:
        return b""
    found, offset = machine.memory.find(pointer, count, "format")
    return bytes(found.data[offset : offset + count])


class _Template:
    """A template that is being run: each step writes one piece, and goes on when that is done."""

    def __init__(
        self, machine: "Machine", frame: "Frame", at: Pointer, arguments: Pointer, writer: Wide, then: Then
    ) -> None:
        self.machine, self.frame, self.at, self.arguments = machine, frame, at, arguments
        self.writer, self.then = writer, then
        self.following = 0

    def _take(self, count: int) -> bytes:
        content = read_bytes(self.machine, self.at, count)
        self.at = self.at.moved(count)
        return content

    def _number(self, size: int) -> int:
        return int.from_bytes(self._take(size), "little")

    def step(self, written: bool) -> None:
        """The next piece."""
        if not written:
            self.then(False)
            return
        code = self._take(1)[0]
        if code == 0:
            self.then(True)
        elif code < _PLACEHOLDER:
            count = code if code < _LONG else self._number(2)
            put(
                self.machine, self.frame, self.writer, self._take(count).decode("utf-8", "replace"), self.step
            )
        else:
            self._placeholder(code)

    def _placeholder(self, code: int) -> None:
        options = Options(self._number(4) if code & _FLAGS else PLAIN)
        if code & _WIDTH:
            width = self._number(2)
            width = self._count(width) if code & _WIDTH_ARGUMENT else width
            options = Options(options.flags, width, options.precision_field)
        if code & _PRECISION:
            precision = self._number(2)
            precision = self._count(precision) if code & _PRECISION_ARGUMENT else precision
            options = Options(options.flags, options.width_field, precision)
        if code & _INDEX:
            self.following = self._number(2)
        argument = self._argument(self.following)
        self.following += 1
        self._call(argument, options)

    def _argument(self, index: int) -> Pointer:
        return self.arguments.moved(self.machine.layouts.of(_ARGUMENT).size * index)

    def _kind(self, argument: Pointer) -> tuple[Path, Pointer]:
        type_, at = std_fields.field(self.machine, _ARGUMENT, argument, "ty")
        assert isinstance(type_, Path), "an enum"
        return type_, at

    def _count(self, index: int) -> int:
        """An argument that is a width or precision."""
        type_, at = self._kind(self._argument(index))
        count = std_fields.load(self.machine, *std_fields.payload(self.machine, type_, 1, at))
        assert isinstance(count, int), "a number"
        return count

    def _call(self, argument: Pointer, options: Options) -> None:
        machine = self.machine
        type_, at = self._kind(argument)
        found, offset = machine.memory.read(at, 16, 8)
        words = []
        for number in (0, 1):
            place = std_fields.payload(machine, type_, 0, at, number)[1].address - at.address + offset
            word = int.from_bytes(found.data[place : place + 8], "little")
            words.append(Pointer(word, found.pointers.get(place)))
        value, function = words
        path = (
            machine.functions.get(function.provenance.allocation) if function.provenance is not None else None
        )
        if path is None:
            raise Unsupported("a value that is formatted by a closure")
        memory, formatter = new_formatter(machine, options, self.writer)

        def shown(result: Value) -> None:
            machine.deallocate(memory, memory.tag)
            self.step(is_ok(machine, result))

        machine.callee(path, (), machine.read_type(RESULT))(self.frame, [value, formatter], shown)
