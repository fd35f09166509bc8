"""Bodies of generic functions of the standard library, stored: ``std_bodies.z`` beside this file, which
`make mir` compiles from the files ``std_bodies*.rs``. Each is read when it is first called.

A stored body is a section: a line ``//// PATH | PARAMETERS``, and what rustc printed of the function. The
index ``std_bodies.txt`` tells where the sections are: they stand in pieces, each compressed by zlib, as the
text of all is ten times as long.
"""

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pkgutil import get_data

from rustrata.programs.rust.bodies import Allocation, Body, BodyKind, FixedConstant, ItemAllocation
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.reader import read_mir
from rustrata.programs.rust.type_reader import read_path
from rustrata.programs.rust.types import Path, QualifiedSelf
from rustrata.programs.rust.values import AllocationId
from rustrata.records import record
from rustrata.source import SourceFile

MODULE = "rustrata_std"
"""The module of ``std_bodies.rs`` that the functions are in."""
FILE = "std_bodies.z"
INDEX = "std_bodies.txt"
"""The index of that file, which `make mir` writes beside it."""
_PIECE = 1 << 16
"""Bytes of text in a piece, unless one section has more."""
_HEAD = "//// "
_WRAPPER = re.compile(r"^    /// (\S.*)\n    fn (\w+)(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^(?=(?:fn|const|static|alloc\d))", re.MULTILINE)
_OWNER = re.compile(rf"^(?:fn|const) {MODULE}::(\w+)")
_ALLOCATION = re.compile(r"\balloc(\d+)\b")
_CHUNK = "    /// "
_INTEGER = re.compile(r"\bINT\b")
_INTEGERS = tuple(f"{sign}{bits}" for sign in "ui" for bits in (8, 16, 32, 64, 128, "size"))
_FIRST_ALLOCATION = 1_000_000
"""The numbers of allocations of the first file; those of the next begin as much higher."""


@record
class StoredBody:
    """The functions that a body is for, as a pattern of their path with parameters, and its text."""

    pattern: Path
    generics: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    text: str

    def is_for_all(self) -> bool:
        """Is it a method for all types?"""
        head = self.pattern.segments[0]
        return isinstance(head, QualifiedSelf) and str(head.type) in self.generics


@record
class ReadBody:
    """A body that has been read, with its promoted constants and allocations."""

    function: Body
    constants: dict[str, Body | FixedConstant]
    allocations: dict[AllocationId, Allocation | ItemAllocation]


@record
class Index:
    """Where the pieces are in the file, as offset and length, and where the sections are, by the last names
    of their paths, in the order of the file: as piece, offset in its text, and length."""

    pieces: tuple[tuple[int, int], ...]
    sections: dict[str, tuple[tuple[int, int, int], ...]]


def packed(sections: Iterable[str]) -> tuple[bytes, str]:
    """What is stored: the sections, compressed piece by piece, and their index."""
    pieces: list[bytes] = [b""]
    lines = []
    for section in sections:
        content = section.encode("utf-8")
        if pieces[-1] and len(pieces[-1]) + len(content) > _PIECE:
            pieces.append(b"")
        name = _stored(section).pattern.name
        lines.append(f"{name} {len(pieces) - 1} {len(pieces[-1])} {len(content)}\n")
        pieces[-1] += content
    compressed = [zlib.compress(piece, 9) for piece in pieces]
    lengths = "".join(f"{len(piece)}\n" for piece in compressed)
    return b"".join(compressed), f"{lengths}\n{''.join(lines)}"


@cache
def index() -> Index:
    """The index of the stored sections."""
    content = get_data(__package__, INDEX)
    assert content is not None, "the index is a part of this package"
    lengths, _, lines = content.decode("utf-8").partition("\n\n")
    pieces: list[tuple[int, int]] = []
    for length in map(int, lengths.splitlines()):
        pieces.append((sum(pieces[-1]) if pieces else 0, length))
    sections: dict[str, tuple[tuple[int, int, int], ...]] = {}
    for line in lines.splitlines():
        name, piece, at, length_ = line.split()
        sections[name] = (*sections.get(name, ()), (int(piece), int(at), int(length_)))
    return Index(tuple(pieces), sections)


@cache
def _piece(number: int) -> bytes:
    """The text of a piece."""
    at, length = index().pieces[number]
    with open(os.path.join(os.path.dirname(__file__), FILE), "rb") as file:
        file.seek(at)
        return zlib.decompress(file.read(length))


@cache
def stored_bodies(name: str) -> tuple[StoredBody, ...]:
    """The stored bodies whose paths end with this name: in the order of the file, but those for all types
    last. Nothing else is looked at."""
    found = []
    for piece, at, length in index().sections.get(name, ()):
        found.append(_stored(_piece(piece)[at : at + length].decode("utf-8")))
    return tuple(sorted(found, key=StoredBody.is_for_all))


def _stored(section: str) -> StoredBody:
    assert section.startswith(_HEAD), f"{INDEX} is that of {FILE}: run `make mir`"
    head, _, body = section.removeprefix(_HEAD).partition("\n")
    pattern, _, names = head.partition(" | ")
    words = [word.partition("=") for word in names.split()]
    sources = tuple((name, source) for name, mark, source in words if mark)
    path = read_path(Cursor(SourceFile(FILE, pattern)))
    return StoredBody(path, tuple(name for name, _, _ in words), sources, body)


@cache
def read_body(stored: StoredBody) -> ReadBody:
    """The body of a section."""
    mir = read_mir(SourceFile(FILE, stored.text))
    function = next(body for body in mir.bodies if body.kind is BodyKind.FUNCTION and not body.compile_time)
    constants: dict[str, Body | FixedConstant] = {str(found.path): found for found in mir.constants}
    constants |= {
        str(body.path): replace(body, generics=stored.generics)
        for body in mir.bodies
        if body.kind is not BodyKind.FUNCTION
    }
    return ReadBody(
        replace(function, generics=stored.generics), constants, {found.id: found for found in mir.allocations}
    )


def expanded(source: str) -> str:
    """The source with a function for each integer type in the place of one for ``INT``."""
    first, *chunks = source.split(_CHUNK)
    *chunks, last = chunks
    last, end, after = last.partition("\n}\n")
    parts = [first]
    for chunk in (*chunks, last):
        for type_ in _INTEGERS if _INTEGER.search(chunk) else ("",):
            copy = _INTEGER.sub(type_, chunk)
            parts.append(
                _CHUNK
                + re.sub(r"\n    fn (\w+)", rf"\n    fn \1{'_' + type_ if type_ else ''}", copy, count=1)
            )
    return "".join(parts) + end + after


def section_texts(source: str, shallow: str, deep: str, file: int = 0) -> Iterator[str]:
    """The sections to store, from the source of the functions and what rustc printed: with as much pasted as
    in programs, and, for functions that it leaves as calls then, with all that it can paste. ``file`` counts
    the files."""
    first = (file + 1) * _FIRST_ALLOCATION
    both = [_items(mir) for mir in (shallow, deep)]
    for path, name, parameters in _WRAPPER.findall(source):
        items, allocations = both[f"= {path}(" in _LIFETIMES.sub("", "".join(both[0][0][name]))]
        body = "".join(items[name])
        assert f"= {path}(" not in _LIFETIMES.sub("", body), f"rustc does not paste {path}"
        whole = body + "".join(allocations[number] for number in _reachable(body, allocations))
        shifted = _ALLOCATION.sub(lambda found: f"alloc{first + int(found.group(1))}", whole)
        names = " ".join(_with_sources(path, _between_angles(parameters)))
        yield f"{_HEAD}{path} | {names}\n{shifted}"


def _items(mir: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The bodies by function, and the allocations by number."""
    items: dict[str, list[str]] = {}
    allocations: dict[str, str] = {}
    for text in _ITEM.split(mir):
        owner = _OWNER.match(text)
        number = _ALLOCATION.match(text)
        if owner is not None:
            items.setdefault(owner.group(1), []).append(_plain(text))
        elif number is not None:
            allocations[number.group(1)] = text
    return items, allocations


def _reachable(text: str, allocations: dict[str, str]) -> list[str]:
    found: list[str] = []
    work = [text]
    while work:
        for number in _ALLOCATION.findall(work.pop()):
            if number not in found and number in allocations:
                found.append(number)
                work.append(allocations[number])
    return found


_LIFETIMES = re.compile(r"'\w+, |(?:::)?<'\w+>|'\w+ ")
_RESULT = re.compile(r"(\w+): Fn\w*\((?:[^()]|\([^()]*\))*\) -> (Option<)?(\w+)")
_ITEMS = re.compile(r"(\w+): (?:DoubleEnded)?Iterator<Item = (&'a )?(\w+)>")


def _with_sources(path: str, parameters: str) -> Iterator[str]:
    """The names of parameters; of those that the path does not tell, where they come from: ``B=F()`` what
    calling an F gives, ``B=?F()`` what the Option contains that it gives, ``T=I`` the items of an I, ``T=&I``
    what these refer to."""
    known = set(re.findall(r"\w+", path))
    results = {
        name: f"{name}={'?' if mark else ''}{source}()" for source, mark, name in _RESULT.findall(parameters)
    }
    items = {
        name: f"{name}={'&' if mark else ''}{source}" for source, mark, name in _ITEMS.findall(parameters)
    }
    for name in _names(parameters):
        yield name if name in known else results.get(name) or items.get(name) or name


def _between_angles(text: str) -> str:
    """The generic parameters that a text starts with."""
    depth = 0
    for at, character in enumerate(text):
        if character == "<":
            depth += 1
        elif character == ">" and text[at - 1] != "-":
            depth -= 1
        if not depth:
            return text[1:at]
    return ""


def _names(parameters: str) -> Iterator[str]:
    """The names of type and constant parameters, without their bounds."""
    depth = 0
    word = ""
    for character in parameters.replace("->", "") + ",":
        depth += {"<": 1, "(": 1, ">": -1, ")": -1}.get(character, 0)
        if character == "," and depth <= 0:
            name = (
                word.split(":")[0].removeprefix("const ").strip() if "const " in word else word.split(":")[0]
            )
            if name.strip() and not name.strip().startswith("'"):
                yield name.strip().removeprefix("const ")
            word = ""
        else:
            word += character


def _plain(text: str) -> str:
    """A body without the names and scopes of its variables."""
    lines: list[str] = []
    ends: list[str] = []
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        indent = line[: len(line) - len(line.lstrip())]
        if stripped.startswith("scope ") and stripped.endswith("{"):
            ends.append(indent + "}")
        elif ends and line.rstrip("\n") == ends[-1]:
            ends.pop()
        elif not stripped.startswith("debug "):
            lines.append(line)
    return "".join(lines)
