"""The standard library's types, from the table ``std_types.txt`` beside this file. Those that
differ in another form of MIR have a table of their own: ``std_types_1.97.txt``."""

import re
from collections.abc import Iterator
from functools import cache
from pkgutil import get_data

from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.program import Adt, FieldDefinition, Variant
from rustrata.programs.rust.type_reader import read_path, read_type
from rustrata.programs.rust.types import Type
from rustrata.source import SourceFile

_DIFFERENT = ("1.97",)
"""The dialects with a table of their own."""
_DEFINES = re.compile(r"(?:struct|enum|union) ([^ <]+)")
_SPACE = re.compile(r"\s*")
_KIND = re.compile(r"(struct|enum|union) ")
_PARAMETER = re.compile(r"(?:const )?([A-Z]\w*)(?:: usize)?(?: = (fn\(\) -> T|[\w:]+|\(\)))?")
_WORDS = re.compile(r" : ([^{]*)\{")
_NAME = re.compile(r"\w+")
_VALUE = re.compile(r" = (-?\d+)")


@cache
def std_types(dialect: str) -> dict[str, SourceFile]:
    """The line of each type, by path, as the types are in the versions of a dialect of MIR."""
    lines = dict(_lines("std_types.txt"))
    if dialect in _DIFFERENT:
        lines |= _lines(f"std_types_{dialect}.txt")
    return lines


def _lines(name: str) -> Iterator[tuple[str, SourceFile]]:
    """The lines of a table, with the paths of their types."""
    content = get_data(__package__, name)
    assert content is not None, "the table is a part of this package"
    for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
        found = _DEFINES.match(line)
        if found is not None:
            yield found.group(1), SourceFile(f"{name}:{number}", line)


@cache
def std_type(path: str, dialect: str) -> Adt | None:
    """A type of the table; None for a path that is not in it."""
    line = std_types(dialect).get(path)
    return None if line is None else _adt(line)


@cache
def defaults(path: str, dialect: str) -> tuple[Type | None, ...]:
    """The default argument of each parameter of a type; None where it has none."""
    line = std_types(dialect).get(path)
    if line is None:
        return ()
    cursor = Cursor(line)
    cursor.need(_KIND, "a kind of type")
    return tuple(_head(cursor)[2])


def _head(cursor: Cursor) -> tuple[str, list[str], list[Type | None]]:
    path = str(read_path(cursor))
    names: list[str] = []
    found: list[Type | None] = []
    if cursor.take("<"):
        while not cursor.take(">"):
            parameter = cursor.need(_PARAMETER, "a parameter")
            names.append(parameter.group(1))
            default = parameter.group(2)
            found.append(read_type(Cursor(SourceFile("default", default))) if default else None)
            cursor.take(", ")
    return path, names, found


def _adt(line: SourceFile) -> Adt:
    cursor = Cursor(line)
    kind = ItemKind(cursor.need(_KIND, "a kind of type").group(1))
    path, names, _ = _head(cursor)
    words = cursor.match(_WORDS)
    representation = tuple(word.strip() for word in words.group(1).split(",")) if words else ()
    if words is None:
        cursor.expect(" {")
    if kind is ItemKind.ENUM:
        variants = tuple(_variants(cursor))
    else:
        variants = (Variant(path.rpartition("::")[2], 0, tuple(_fields(cursor, "}"))),)
    sized = "sized" in representation
    representation = tuple(word for word in representation if word != "sized")
    return Adt(path, kind, tuple(names), variants, representation, not sized)


def _fields(cursor: Cursor, end: str) -> Iterator[FieldDefinition]:
    cursor.match(_SPACE)
    while not cursor.take(end):
        name = cursor.need(_NAME, "a field").group()
        cursor.expect(": ")
        yield FieldDefinition(name, read_type(cursor))
        cursor.take(",")
        cursor.match(_SPACE)


def _variants(cursor: Cursor) -> Iterator[Variant]:
    cursor.match(_SPACE)
    following = 0
    while not cursor.take("}"):
        name = cursor.need(_NAME, "a variant").group()
        fields: tuple[FieldDefinition, ...] = ()
        if cursor.take("("):
            fields = tuple(_unnamed(cursor))
        elif cursor.take(" {"):
            fields = tuple(_fields(cursor, "}"))
        value = cursor.match(_VALUE)
        following = int(value.group(1)) if value else following
        yield Variant(name, following, fields)
        following += 1
        cursor.take(",")
        cursor.match(_SPACE)


def _unnamed(cursor: Cursor) -> Iterator[FieldDefinition]:
    number = 0
    while not cursor.take(")"):
        yield FieldDefinition(str(number), read_type(cursor))
        number += 1
        cursor.take(", ")
