"""Models of what derived ``Debug`` calls [core::fmt::builders]: structs, tuples, lists, sets and maps, on
one line or, with ``#``, one for each part, indented.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.panics import text_of
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.std_format import (
    Indented,
    closed,
    is_ok,
    new_formatter,
    opened,
    options_of,
    result_of,
    show,
    write,
    writer_of,
)
from rustrata.programs.rust.types import Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

Step = Callable[[Callable[[bool], None]], None]
"""A piece of writing: told what comes after it."""


def _in_turn(steps: Iterator[Step], then: Callable[[bool], None]) -> None:
    """One step after the other, until one fails."""

    def following(written: bool) -> None:
        step = next(steps, None) if written else None
        if step is None:
            then(written)
        else:
            step(following)

    following(True)


def _text(site: "Site", formatter: Pointer, text: str) -> Step:
    return lambda then: write(site.machine, site.frame, formatter, text, then)


def _value(site: "Site", value: Value, formatter: Pointer) -> Step:
    """A ``&dyn Debug``."""
    assert isinstance(value, Wide) and isinstance(value.metadata, Pointer), "a trait object"
    type_ = site.machine.shapes.vtable_type(value.metadata)
    pointer = value.pointer
    return lambda then: show(site.machine, site.frame, type_, pointer, "Debug", formatter, then)


def _indented(site: "Site", formatter: Pointer, steps: Callable[[Pointer], Iterator[Step]]) -> Step:
    """Steps that write to an indented formatter."""
    machine = site.machine

    def step(then: Callable[[bool], None]) -> None:
        output, writer = opened(machine, Indented(writer_of(machine, formatter)))
        memory, inner = new_formatter(machine, options_of(machine, formatter), writer)

        def done(written: bool) -> None:
            machine.deallocate(memory, memory.tag)
            closed(machine, output)
            then(written)

        _in_turn(steps(inner), done)

    return step


def _part(
    site: "Site", formatter: Pointer, first: bool, opening: str, name: str, value: Value
) -> Iterator[Step]:
    """A field or entry: ``opening`` before the first, on one line with a space where it is a brace."""

    def inside(inner: Pointer) -> Iterator[Step]:
        yield _text(site, inner, name)
        yield _value(site, value, inner)
        yield _text(site, inner, ",\n")

    if options_of(site.machine, formatter).alternate:
        if first:
            yield _text(site, formatter, f"{opening.rstrip()}\n" if opening != " { " else " {\n")
        yield _indented(site, formatter, inside)
    else:
        yield _text(site, formatter, (opening if first else ", ") + name)
        yield _value(site, value, formatter)


# The fields of builders


class Builder:
    """A builder that stands in memory: its formatter, its result so far, and its other fields."""

    def __init__(self, site: "Site", at: Pointer, type_: Type) -> None:
        self.machine: Machine = site.machine
        self.at = at
        self.type = type_
        names = [found.name for found in self.machine.definitions.adt(type_)[0].variants[0].fields]  # type: ignore[arg-type]
        self.inside = ("inner",) if names == ["inner"] else ()

    def read(self, name: str) -> Value:
        """The value of a field."""
        return std_fields.load(
            self.machine, *std_fields.field(self.machine, self.type, self.at, *self.inside, name)
        )

    def set(self, name: str, value: Value) -> None:
        """Writes a field."""
        place = std_fields.field(self.machine, self.type, self.at, *self.inside, name)
        std_fields.store(self.machine, *place, value)

    @property
    def formatter(self) -> Pointer:
        """Where it writes."""
        found = self.read("fmt")
        assert isinstance(found, Pointer), "a reference"
        return found

    @property
    def written(self) -> bool:
        """Has all been written so far?"""
        return is_ok(self.machine, self.read("result"))


def _builder(site: "Site") -> Builder:
    return Builder(site, site.pointer(0), site.machine.definitions.normal(pointee(site.types[0])))


def _new(site: "Site", text: str, *fields: Value) -> None:
    """Writes a name, and returns a builder with these fields after its formatter and result."""
    machine, formatter = site.machine, site.values[0]
    assert isinstance(formatter, Pointer), "a reference"

    def done(written: bool) -> None:
        type_ = site.returned
        parts = machine.values.field_types(type_, 0)
        inner = parts[0] if len(parts) == 1 else type_
        made = machine.values.aggregate(inner, 0, [formatter, result_of(machine, written), *fields])
        site.done(made if inner is type_ else machine.values.aggregate(type_, 0, [made]))

    write(machine, site.frame, formatter, text, done)


@model("std::fmt::Formatter::debug_struct")
def debug_struct(site: "Site") -> Value | None:
    """A struct with named fields."""
    _new(site, text_of(site, site.values[1]), 0)
    return None


@model("std::fmt::Formatter::debug_tuple")
def debug_tuple(site: "Site") -> Value | None:
    """A struct with numbered fields."""
    name = text_of(site, site.values[1])
    _new(site, name, 0, int(not name))
    return None


@model("std::fmt::Formatter::debug_list", "std::fmt::Formatter::debug_set", "std::fmt::Formatter::debug_map")
def debug_list(site: "Site") -> Value | None:
    """A list, set or map."""
    kind = site.path.name
    if kind == "debug_map":
        _new(site, "{", 0, 0, 1)
    else:
        _new(site, "[" if kind == "debug_list" else "{", 0)
    return None


def _added(site: "Site", builder: Builder, flag: str, value: int, steps: Iterator[Step]) -> None:
    """Writes a part, unless something has failed before, and returns the builder."""

    def done(written: bool) -> None:
        builder.set("result", result_of(site.machine, written))
        builder.set(flag, value)
        site.done(site.values[0])

    if builder.written:
        _in_turn(steps, done)
    else:
        done(False)


@model("std::fmt::DebugStruct::field")
def struct_field(site: "Site") -> Value | None:
    """A field with its name."""
    builder = _builder(site)
    first = not builder.read("has_fields")
    name = f"{text_of(site, site.values[1])}: "
    _added(site, builder, "has_fields", 1, _part(site, builder.formatter, first, " { ", name, site.values[2]))
    return None


@model("std::fmt::DebugTuple::field")
def tuple_field(site: "Site") -> Value | None:
    """A field without a name."""
    builder = _builder(site)
    count = builder.read("fields")
    assert isinstance(count, int), "a number"
    _added(
        site, builder, "fields", count + 1, _part(site, builder.formatter, not count, "(", "", site.values[1])
    )
    return None


@model("std::fmt::DebugList::entry", "std::fmt::DebugSet::entry")
def entry(site: "Site") -> Value | None:
    """An entry of a list or set."""
    builder = _builder(site)
    first = not builder.read("has_fields")
    _added(site, builder, "has_fields", 1, _part(site, builder.formatter, first, "", "", site.values[1]))
    return None


@model("std::fmt::DebugMap::entry")
def map_entry(site: "Site") -> Value | None:
    """A key and its value."""
    builder = _builder(site)
    first = not builder.read("has_fields")
    formatter = builder.formatter
    key, value = site.values[1], site.values[2]

    def inside(inner: Pointer) -> Iterator[Step]:
        yield _value(site, key, inner)
        yield _text(site, inner, ": ")
        yield _value(site, value, inner)
        if inner != formatter:
            yield _text(site, inner, ",\n")

    def steps() -> Iterator[Step]:
        if options_of(site.machine, formatter).alternate:
            if first:
                yield _text(site, formatter, "\n")
            yield _indented(site, formatter, inside)
        else:
            if not first:
                yield _text(site, formatter, ", ")
            yield from inside(formatter)

    _added(site, builder, "has_fields", 1, steps())
    return None


_ENDS = {"DebugStruct": "", "DebugList": "]", "DebugSet": "}", "DebugMap": "}"}


@model(*(f"std::fmt::{name}::finish" for name in _ENDS), "std::fmt::DebugStruct::finish_non_exhaustive")
def finish(site: "Site") -> Value | None:
    """The end."""
    builder = _builder(site)
    formatter = builder.formatter
    alternate = options_of(site.machine, formatter).alternate
    kind = builder.type.name  # type: ignore[union-attr]

    def steps() -> Iterator[Step]:
        if site.path.name == "finish":
            has_fields = kind == "DebugStruct" and builder.read("has_fields")
            yield _text(site, formatter, ("}" if alternate else " }") if has_fields else _ENDS[kind])
        elif not builder.read("has_fields"):
            yield _text(site, formatter, " { .. }")
        elif alternate:
            yield _indented(site, formatter, lambda inner: iter((_text(site, inner, "..\n"),)))
            yield _text(site, formatter, "}")
        else:
            yield _text(site, formatter, ", .. }")

    _ended(site, builder, steps())
    return None


@model("std::fmt::DebugTuple::finish")
def finish_tuple(site: "Site") -> Value | None:
    """The end: a comma after the only field of a tuple."""
    builder = _builder(site)
    count = builder.read("fields")
    lone = (
        count == 1
        and builder.read("empty_name")
        and not options_of(site.machine, builder.formatter).alternate
    )
    text = (",)" if lone else ")") if count else ""
    _ended(site, builder, iter((_text(site, builder.formatter, text),)))
    return None


def _ended(site: "Site", builder: Builder, steps: Iterator[Step]) -> None:
    def done(written: bool) -> None:
        builder.set("result", result_of(site.machine, written))
        site.done(result_of(site.machine, written))

    if builder.written:
        _in_turn(steps, done)
    else:
        done(False)


# What derives call in one


def _fields(
    site: "Site", formatter: Pointer, fields: list[tuple[str, Value]], *, names: bool
) -> Iterator[Step]:
    yield _text(site, formatter, text_of(site, site.values[1]))
    for at, (name, value) in enumerate(fields):
        opening = " { " if names else "("
        yield from _part(site, formatter, not at, opening, f"{name}: " if names else "", value)
    if fields:
        alternate = options_of(site.machine, formatter).alternate
        yield _text(site, formatter, ("}" if alternate else " }") if names else ")")


@model(*(f"std::fmt::Formatter::debug_struct_field{count}_finish" for count in range(1, 6)))
def struct_of_fields(site: "Site") -> Value | None:
    """A struct of up to 5 named fields."""
    fields = [(text_of(site, site.values[at]), site.values[at + 1]) for at in range(2, len(site.values), 2)]
    _whole(site, _fields(site, site.pointer(0), fields, names=True))
    return None


@model(*(f"std::fmt::Formatter::debug_tuple_field{count}_finish" for count in range(1, 6)))
def tuple_of_fields(site: "Site") -> Value | None:
    """A struct of up to 5 numbered fields."""
    fields = [("", value) for value in site.values[2:]]
    _whole(site, _fields(site, site.pointer(0), fields, names=False))
    return None


@model("std::fmt::Formatter::debug_struct_fields_finish", "std::fmt::Formatter::debug_tuple_fields_finish")
def all_fields(site: "Site") -> Value | None:
    """A struct of more fields: slices of names and values."""
    names = "struct" in site.path.name
    values = _slice(site, site.values[-1], site.machine.read_type("&dyn std::fmt::Debug"))
    texts = [""] * len(values)
    if names:
        texts = [text_of(site, name) for name in _slice(site, site.values[2], site.machine.read_type("&str"))]
    _whole(site, _fields(site, site.pointer(0), list(zip(texts, values, strict=True)), names=names))
    return None


def _slice(site: "Site", value: Value, item: Type) -> list[Value]:
    assert isinstance(value, Wide) and isinstance(value.metadata, int), "a slice"
    size = site.machine.layouts.of(item).size
    return [
        std_fields.load(site.machine, item, value.pointer.moved(at * size)) for at in range(value.metadata)
    ]


def _whole(site: "Site", steps: Iterator[Step]) -> None:
    _in_turn(steps, lambda written: site.done(result_of(site.machine, written)))
