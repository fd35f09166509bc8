"""A binary or test of a package that uses the package's library: both as one crate, with one MIR.

The library's root is the crate's; ``extern crate self as name;`` gives it the name by which the binary
knows it, and the binary is a module before its first item. Where the library's root has an item of that name
too, the binary's paths say ``crate`` instead. ``crate::`` in the binary means its module, and ``cfg(test)``
does not hold in the library, which cargo compiles without it for others.

As a module of the library the binary sees more than the library's public names. `private_calls` finds
calls of the binary that mean a function that the binary alone could not have named: then another one was
meant, and the program is not decided.
"""

import re
from collections.abc import Iterator

from rustrata.programs.rust.items import Token, tokens
from rustrata.records import record
from rustrata.source import SourceFile

MODULE = "__rustrata_program"
"""The module that a binary is in its library."""

_HOISTED = ("feature", "recursion_limit", "type_length_limit")
_NAMING = frozenset(("mod", "struct", "enum", "union", "trait", "type", "as", "crate"))
_PATHS_BEGIN_AFTER = frozenset(("use", "(", "{", ",", "=", "&", "<", ";", "!", "|", "}"))
_REFUSED = ("no_main", "no_std", "no_core")


@record
class Joined:
    """The root file of a binary or test, and the name that its library has for it."""

    binary: SourceFile
    library: str

    def head(self, library: str) -> str:
        """What stands before the binary's text, given the library's root."""
        alias = "" if self.is_taken(library) else f"extern crate self as {self.library}; "
        return f"{alias}#[allow(dead_code)] mod {MODULE} {{\n"

    def is_taken(self, library: str) -> bool:
        """Does the library's root name something else by the library's name?"""
        found = [token.text for token in tokens(library)]
        return any(
            word == self.library and (before in _NAMING or (before == ":" and after in (";", ",", "}")))
            for before, word, after in zip(found, found[1:], found[2:], strict=False)
        )

    def at(self, library: str) -> int:
        """Where the binary is put into the library's text: before its first item."""
        ends = [end for _, end, _ in inner_attributes(library)]
        after = ends[-1] if ends else 0
        return next((token.start for token in tokens(library) if token.start >= after), len(library))

    def attributes(self) -> tuple[str, ...]:
        """The binary's attributes that are those of a whole crate."""
        found = (text for _, _, text in inner_attributes(self.binary.text))
        return tuple(text for text in found if text.startswith(_HOISTED))

    def cut(self) -> Iterator[tuple[int, int]]:
        """Where those stand."""
        for start, end, text in inner_attributes(self.binary.text):
            if text.startswith(_HOISTED):
                yield start, end


def refused_attributes(text: str) -> tuple[str, ...]:
    """The attributes of a crate's root that are not supported."""
    return tuple(found for _, _, found in inner_attributes(text) if found.startswith(_REFUSED))


def inner_attributes(text: str) -> Iterator[tuple[int, int, str]]:
    """The attributes ``#![...]`` at the start of a file: where, and what is in the brackets."""
    found = list(tokens(text))
    at = 0
    while [token.text for token in found[at : at + 3]] == ["#", "!", "["]:
        first, depth = at, 0
        at += 2
        while at < len(found):
            depth += (found[at].text == "[") - (found[at].text == "]")
            at += 1
            if depth == 0:
                break
        begin, end = found[first], found[at - 1]
        yield begin.start, end.end, text[found[first + 2].end : end.start].strip()


def mentions(text: str, name: str) -> bool:
    """Does a source name a crate?"""
    return any(token.text == name for token in tokens(text))


def edits_of_binary(found: list[Token], library: str) -> Iterator[tuple[int, int, str]]:
    """``crate::`` in the binary is its module; and the library's name, unless that is empty, ``crate``."""
    for at, token in enumerate(found[:-2]):
        if found[at + 1].text != ":" or found[at + 2].text != ":":
            continue
        if token.text == "crate":
            yield token.end, token.end, f"::{MODULE}"
        elif token.text == library:
            begin = _beginning(found, at)
            if begin is not None:
                yield begin, token.end, "crate"


def _beginning(found: list[Token], at: int) -> int | None:
    """Where the path begins whose first name this is; None where it is no first name."""
    before = [token.text for token in found[max(at - 3, 0) : at]]
    if before[-2:] == [":", ":"]:
        return found[at - 2].start if before[0] in _PATHS_BEGIN_AFTER else None
    return None if before[-1:] in (["."], ["$"]) else found[at].start


def edits_of_library(found: list[Token]) -> Iterator[tuple[int, int, str]]:
    """``test`` in the conditions of the library does not hold."""
    at = 0
    while at + 1 < len(found):
        opening = at + 2 if found[at + 1].text == "!" else at + 1
        if found[at].text in ("cfg", "cfg_attr"):
            yield from _conditions(found, opening, first=found[at].text == "cfg_attr")
        at += 1


def _conditions(found: list[Token], opening: int, *, first: bool) -> Iterator[tuple[int, int, str]]:
    """The words ``test`` in a group; only up to its first comma where ``first``."""
    if opening >= len(found) or found[opening].text != "(":
        return
    depth = 0
    for token in found[opening:]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 or (first and depth == 1 and token.text == ","):
            return
        if token.text == "test":
            yield token.start, token.end, "any()"


_PUBLIC = re.compile(r"\bpub\s+(?:(?:const|async|unsafe|safe|extern\s*(?:\"[^\"]*\")?)\s+)*$")


def is_public(text: str, start: int) -> bool:
    """Is the function whose ``fn`` stands at this offset ``pub``?"""
    return bool(_PUBLIC.search(text[max(0, start - 80) : start]))
