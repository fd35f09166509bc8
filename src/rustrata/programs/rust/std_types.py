"""The standard library's types, from the table ``std_types.txt`` beside this file. Those that
differ in another form of MIR have a table of their own: ``std_types_1.97.txt``."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.program import Adt, FieldDefinition, Variant
from rustrata.programs.rust.type_reader import read_path, read_type
from rustrata.programs.rust.types import Type
from rustrata.source import SourceFile

_SPACE = re.compile(r"\s*")
_KIND = re.compile(r"(struct|enum|union) ")
_PARAMETER = re.compile(r"(?:const )?([A-Z]\w*)(?:: usize)?(?: = (fn\(\) -> T|[\w:]+|\(\)))?")
_WORDS = re.compile(r" : ([^{]*)\{")
_NAME = re.compile(r"\w+")
_VALUE = re.compile(r" = (-?\d+)")


@cache
def std_types(dialect: str) -> dict[str, Adt]:
    """All types of the table, by path, as they are in the versions of a dialect of MIR."""
    found = (_adt(line, place) for place, line in _lines(dialect))
    return {adt.path: adt for adt in found if adt is not None}


@cache
def defaults(dialect: str) -> dict[str, tuple[Type | None, ...]]:
    """The default argument of each parameter of each type; None where it has none."""
    found = (_parameters_of(line) for _, line in _lines(dialect))
    return {path: tuple(types) for path, types in found if path}


def _lines(dialect: str) -> Iterator[tuple[str, str]]:
    """The lines of a dialect, with the places where they stand; those that differ from 1.95 come last."""
    folder = resources.files(__package__)
    for name in ("std_types.txt", f"std_types_{dialect}.txt"):
        table = folder.joinpath(name)
        if table.is_file():
            for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
                yield f"{name}:{number}", line


def _parameters_of(line: str) -> tuple[str, list[Type | None]]:
    cursor = Cursor(SourceFile("std_types.txt", line))
    if cursor.match(_KIND) is None:
        return "", []
    path, _, found = _head(cursor)
    return path, found


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


def _adt(line: str, place: str) -> Adt | None:
    if not line or line.startswith("#"):
        return None
    cursor = Cursor(SourceFile(place, line))
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
