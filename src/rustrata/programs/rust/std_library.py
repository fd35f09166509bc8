"""Bodies of generic functions of the standard library, stored: ``std_bodies.mir`` beside this file, which
`make mir` compiles from ``std_bodies.rs`` (`std_sections`). Each is read when it is first called.

A stored body is a section: a line ``//// PATH | PARAMETERS``, and what rustc printed of the function.
"""

import re
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

FILE = "std_bodies.mir"
HEAD = "//// "
"""What a section begins with."""
_LAST_NAME = re.compile(r"[^|\n]*::(\w+)(?:::<[^|\n]*>)? \|")


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


@cache
def sections() -> dict[str, list[str]]:
    """The sections by the last name of their paths, in the order of the file; nothing of them is read."""
    content = get_data(__package__, FILE)
    assert content is not None, "the bodies are a part of this package"
    found: dict[str, list[str]] = {}
    for section in content.decode("utf-8").split(HEAD)[1:]:
        name = _LAST_NAME.match(section)
        assert name is not None, "the path of a function ends with a name"
        found.setdefault(name.group(1), []).append(section)
    return found


@cache
def stored_bodies(name: str) -> tuple[StoredBody, ...]:
    """The stored bodies whose paths end with this name: in the order of the file, but those for all types
    last."""
    return tuple(sorted(map(_stored, sections().get(name, ())), key=StoredBody.is_for_all))


def _stored(section: str) -> StoredBody:
    head, _, body = section.partition("\n")
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
