"""Models of what formats, and of the formats of primitive types and of some of std's own [core::fmt,
std::io]."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.arithmetic import Unsupported, bits_of, is_float, to_float
from rustrata.abstract.mir.format_text import Options, floating, integer, pad, pad_number, quoted
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.panics import text_at, text_of
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.abstract.mir.std_format import (
    Collected,
    append,
    closed,
    collect,
    opened,
    options_of,
    put,
    result_of,
    run,
    show,
    write,
    writer_of,
)
from rustrata.abstract.mir.std_memory import allocate
from rustrata.abstract.mir.std_time import SECOND, nanoseconds
from rustrata.abstract.mir.std_values import vector
from rustrata.programs.rust.types import (
    FnItem,
    FnPointer,
    Path,
    Primitive,
    RawPointer,
    Reference,
    Tuple,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_TRAITS = ("Display", "Debug", "LowerHex", "UpperHex", "Binary", "Octal", "LowerExp", "UpperExp", "Pointer")


def _result(site: "Site") -> Callable[[bool], None]:
    """Returns whether it was written."""
    return lambda written: site.done(result_of(site.machine, written))


def _wide(value: Value) -> Wide:
    assert isinstance(value, Wide), "a wide pointer"
    return value


# What runs templates


@model("std::io::_print", "std::io::_eprint")
def print_(site: "Site") -> Value | None:
    """``print!`` and ``eprint!``."""
    machine = site.machine
    stream = 1 if site.path.name == "_print" else 2
    memory, writer = opened(machine, Collected(lambda text: machine.output.append((stream, text.encode()))))

    def written(_: bool) -> None:
        closed(machine, memory)
        site.done(EMPTY)

    run(machine, site.frame, site.values[0], writer, written)
    return None


@model("std::fmt::write")
def write_to(site: "Site") -> Value | None:
    """``write!`` to a trait object."""
    run(site.machine, site.frame, site.values[1], _wide(site.values[0]), _result(site))
    return None


@model("std::fmt::Formatter::write_fmt", "<std::fmt::Formatter as std::fmt::Write>::write_fmt")
def write_fmt(site: "Site") -> Value | None:
    """``write!`` to a formatter."""
    run(site.machine, site.frame, site.values[1], writer_of(site.machine, site.pointer(0)), _result(site))
    return None


@model("<std::fmt::Arguments as std::fmt::Display>::fmt", "<std::fmt::Arguments as std::fmt::Debug>::fmt")
def show_arguments(site: "Site") -> Value | None:
    """Arguments that are formatted later."""
    found, offset = site.machine.memory.read(site.pointer(0), 16, 8)
    arguments = site.machine.shapes.of(site.machine.read_type("std::fmt::Arguments")).load(found, offset)
    run(site.machine, site.frame, arguments, writer_of(site.machine, site.pointer(1)), _result(site))
    return None


@model("std::fmt::format::format_inner", "std::fmt::format")
def format_inner(site: "Site") -> Value | None:
    """``format!``: a string."""
    machine = site.machine

    def made(text: str) -> None:
        site.done(string(machine, site.returned, text))

    def write_all(formatter: Pointer, then: Callable[[bool], None]) -> None:
        run(machine, site.frame, site.values[0], writer_of(machine, formatter), then)

    collect(machine, site.frame, write_all, made)
    return None


def string(machine: "Machine", type_: Type, text: str) -> Value:
    """A ``String``."""
    content = text.encode()
    pointer = Pointer(1, None)
    if content:
        pointer = allocate(machine, len(content), 1)
        found, at = machine.memory.write(pointer, len(content), 1)
        found.data[at:] = content
        found.initialised[at:] = b"\x01" * len(content)
    (inner,) = machine.values.field_types(type_, 0)
    return machine.values.aggregate(type_, 0, [vector(machine, inner, pointer, len(content))])


# Formatters and outputs


@model("std::fmt::Formatter::write_str", "<std::fmt::Formatter as std::fmt::Write>::write_str")
def write_str(site: "Site") -> Value | None:
    """Writes a text to a formatter."""
    write(site.machine, site.frame, site.pointer(0), text_of(site, site.values[1]), _result(site))
    return None


@model("std::fmt::Formatter::write_char", "<std::fmt::Formatter as std::fmt::Write>::write_char")
def write_char(site: "Site") -> Value | None:
    """Writes a character to a formatter."""
    write(site.machine, site.frame, site.pointer(0), chr(site.integer(1)), _result(site))
    return None


@model(
    "<rustrata::Output as std::fmt::Write>::write_str", "<rustrata::Output as std::fmt::Write>::write_char"
)
def output_text(site: "Site") -> Value | None:
    """Writes to an output of the machine's own."""
    vtable = site.machine.memory.pointer_to(site.machine.vtable_of(site.type(0), "std::fmt::Write"))
    value = site.values[1]
    text = chr(value) if isinstance(value, int) else text_of(site, value)
    put(site.machine, site.frame, Wide(site.pointer(0), vtable), text, _result(site))
    return None


@model(
    "<std::string::String as std::fmt::Write>::write_str",
    "<std::string::String as std::fmt::Write>::write_char",
)
def string_text(site: "Site") -> Value | None:
    """Writes to a string."""
    value = site.values[1]
    append(
        site.machine,
        site.type(0),
        site.pointer(0),
        chr(value) if isinstance(value, int) else text_of(site, value),
    )
    return result_of(site.machine, True)


@model("std::fmt::Formatter::pad")
def padded(site: "Site") -> Value | None:
    """A text, cut and filled."""
    text = pad(options_of(site.machine, site.pointer(0)), text_of(site, site.values[1]))
    write(site.machine, site.frame, site.pointer(0), text, _result(site))
    return None


@model("std::fmt::Formatter::pad_integral")
def padded_integer(site: "Site") -> Value | None:
    """Digits with a sign and a prefix, filled."""
    options = options_of(site.machine, site.pointer(0))
    sign = "" if site.values[1] else "-"
    prefix = text_of(site, site.values[2]) if options.alternate else ""
    text = pad_number(options, sign or ("+" if options.plus else ""), prefix, text_of(site, site.values[3]))
    write(site.machine, site.frame, site.pointer(0), text, _result(site))
    return None


# Primitive types, and some of std's


@model(*(f"<as std::fmt::{trait}>::fmt" for trait in _TRAITS))
def show_value(site: "Site") -> Value | None:
    """A value whose type the machine knows how to write."""
    head = site.path.segments[0]
    trait = head.trait.name  # type: ignore[union-attr]
    options = options_of(site.machine, site.pointer(1))
    text = _text(site, site.machine.definitions.normal(site.type(0)), trait, options)
    if text is None:
        raise Unsupported(f"a call of `{site.path}`")
    write(site.machine, site.frame, site.pointer(1), text, _result(site))
    return None


def _text(site: "Site", type_: Type, trait: str, options: Options) -> str | None:
    machine = site.machine
    if type_ is Primitive.STR and trait in ("Display", "Debug"):
        text = text_of(site, site.values[0])
        return pad(options, text) if trait == "Display" else quoted(text, '"')
    if isinstance(type_, Primitive):
        return _primitive(type_, trait, options, std_fields.load(machine, type_, site.pointer(0)))
    if isinstance(type_, Tuple) and not type_.items and trait == "Debug":
        return pad(options, "()")
    if isinstance(type_, RawPointer | Reference | FnPointer | FnItem):
        return _address(site, type_, trait, options)
    return _known(site, type_, trait, options) if isinstance(type_, Path) else None


def _primitive(type_: Primitive, trait: str, options: Options, value: Value) -> str | None:
    assert isinstance(value, int), "a primitive"
    plain = trait in ("Display", "Debug")
    if type_ is Primitive.BOOL:
        return pad(options, "true" if value else "false") if plain else None
    if type_ is Primitive.CHAR:
        if trait == "Debug":
            return quoted(chr(value), "'")
        return pad(options, chr(value)) if plain else None
    if is_float(type_):
        exponent = trait in ("LowerExp", "UpperExp")
        bits = {Primitive.F32: 32, Primitive.F64: 64}.get(type_, 0)
        known = bits and (plain or exponent)
        return floating(options, trait, to_float(value, type_), bits) if known else None
    if trait in ("LowerExp", "UpperExp", "Pointer"):
        return None
    return integer(options, trait, value, bits_of(type_))


def _address(site: "Site", type_: Type, trait: str, options: Options) -> str | None:
    if trait != "Pointer" and not (trait == "Debug" and not isinstance(type_, Reference)):
        return None
    value = std_fields.load(site.machine, type_, site.pointer(0))
    if isinstance(value, Wide):
        if not isinstance(value.metadata, int) and trait == "Debug":
            return None
        value = value.pointer
    assert isinstance(value, Pointer), "a pointer"
    return integer(options.as_pointer(), "LowerHex", value.address, 64)


_PLAIN_ENUMS = frozenset((
    "std::cmp::Ordering", "std::sync::atomic::Ordering", "std::num::FpCategory", "std::num::IntErrorKind",
    "std::sync::mpmc::TryRecvError", "std::sync::mpmc::RecvTimeoutError", "std::sync::mpsc::TryRecvError",
    "std::sync::mpsc::RecvTimeoutError", "std::convert::Infallible",
))  # fmt: skip
_PLAIN_STRUCTS = frozenset((
    "std::sync::mpmc::RecvError", "std::sync::mpsc::RecvError", "std::fmt::Error", "std::alloc::Global",
    "std::cell::BorrowError", "std::cell::BorrowMutError", "std::thread::AccessError",
))  # fmt: skip


def _known(site: "Site", type_: Path, trait: str, options: Options) -> str | None:
    machine, at = site.machine, site.pointer(0)
    if type_.bare == "std::string::String" and trait in ("Display", "Debug"):
        text = string_text_at(machine, type_, at)
        return pad(options, text) if trait == "Display" else quoted(text, '"')
    if type_.bare == "std::ptr::NonNull" and trait in ("Debug", "Pointer"):
        raw = std_fields.load(machine, *std_fields.field(machine, type_, at, "pointer"))
        pointer = raw.pointer if isinstance(raw, Wide) else raw
        assert isinstance(pointer, Pointer), "a pointer"
        return integer(options.as_pointer(), "LowerHex", pointer.address, 64)
    if trait != "Debug":
        return None
    if type_.bare in _PLAIN_ENUMS:
        variant = std_fields.variant_at(machine, type_, at)
        return pad(options, machine.definitions.adt(type_)[0].variants[variant].name)
    if type_.bare in _PLAIN_STRUCTS:
        return pad(options, type_.name)
    if type_.bare == "std::time::Duration":
        return _duration(nanoseconds(machine, std_fields.load(machine, type_, at)), options)
    if type_.bare == "std::thread::ThreadId":
        number = std_fields.load(machine, Primitive.U64, at)
        return f"ThreadId({number})"
    return None


def string_text_at(machine: "Machine", type_: Type, at: Pointer) -> str:
    """The content of a ``String``."""
    vector_type, place = std_fields.field(machine, type_, at, "vec")
    length = std_fields.load(machine, *std_fields.field(machine, vector_type, place, "len"))
    inside = ("buf", "inner", "ptr", "pointer", "pointer")
    start = std_fields.load(machine, *std_fields.field(machine, vector_type, place, *inside))
    assert isinstance(start, Pointer) and isinstance(length, int), "a string"
    return text_at(machine, start, length)


def _duration(length: int, options: Options) -> str | None:
    """A `Duration` in its largest unit, with the decimals that it has."""
    if options.precision is not None or options.width is not None:
        return None
    for unit, name in ((SECOND, "s"), (1_000_000, "ms"), (1000, "µs"), (1, "ns")):
        if length >= unit or unit == 1:
            whole, rest = divmod(length, unit)
            decimals = f"{rest:0{len(str(unit)) - 1}d}".rstrip("0") if rest else ""
            return ("+" if options.plus else "") + f"{whole}{'.' + decimals if decimals else ''}{name}"
    return None


@model("core::fmt::num::imp::<impl>::_fmt", "core::fmt::num::<impl>::_fmt")
def digits(site: "Site") -> Value | None:
    """The digits of an integer at the end of a buffer."""
    text = str(abs(site.integer(0))).encode()
    buffer = _wide(site.values[1])
    assert isinstance(buffer.metadata, int), "a slice"
    start = buffer.pointer.moved(buffer.metadata - len(text))
    found, at = site.machine.memory.write(start, len(text), 1)
    found.data[at : at + len(text)] = text
    found.initialised[at : at + len(text)] = b"\x01" * len(text)
    return Wide(start, len(text))


def debug_text(site: "Site", type_: Type, value: Value, done: Callable[[str], None]) -> None:
    """The text that ``{:?}`` gives for a value by a reference to it."""

    def write_all(formatter: Pointer, then: Callable[[bool], None]) -> None:
        show(site.machine, site.frame, type_, value, "Debug", formatter, then)

    collect(site.machine, site.frame, write_all, done)
