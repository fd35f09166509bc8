"""A position in MIR text, and the words that every part of its grammar is made of."""

import re
from typing import NoReturn

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.rust.location import Location
from rustrata.source import SourceFile, Span

_LOCATION = re.compile(r"([^\n]+?):(\d{1,9}):(\d{1,9}): (\d{1,9}):(\d{1,9})(?: \(#\d+\))?")
_WORD = re.compile(r"(?:r#)?[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"-?\d{1,40}")


class Cursor:
    """Reads forward through the MIR text of one file. Nothing is skipped silently: what is not expected is
    refused with its position (code MIR001), as the format changes with the compiler. ``locals`` is how many
    locals the body has that is read, once they have been declared."""

    __slots__ = ("at", "locals", "source", "text")

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.text = source.text
        self.at = 0
        self.locals: int | None = None

    def take(self, literal: str) -> bool:
        """Steps over ``literal`` if it is next."""
        if self.text.startswith(literal, self.at):
            self.at += len(literal)
            return True
        return False

    def ahead(self, literal: str) -> bool:
        """Is ``literal`` next?"""
        return self.text.startswith(literal, self.at)

    def expect(self, literal: str) -> None:
        """Steps over ``literal``, which must be next."""
        if not self.text.startswith(literal, self.at):
            self.refuse(f"expected `{literal}`")
        self.at += len(literal)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Steps over what the pattern matches here; None where it does not."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def need(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        """Steps over what the pattern matches, which must be next."""
        found = pattern.match(self.text, self.at)
        if found is None:
            self.refuse(f"expected {what}")
        self.at = found.end()
        return found

    def word(self) -> str:
        """An identifier."""
        return self.need(_WORD, "a name").group()

    def number(self) -> int:
        """A decimal number."""
        return int(self.need(_NUMBER, "a number").group())

    def declared(self, number: str) -> int:
        """The number of a local, which has been read; refused where it is not declared."""
        local = int(number)
        if self.locals is not None and local >= self.locals:
            self.refuse(f"the local `_{number}` is not declared", self.at - len(number) - 1)
        return local

    def location(self) -> Location:
        """``f.rs:1:2: 3:4``."""
        return _location(self.need(_LOCATION, "a position in Rust source"))

    def span(self, start: int) -> Span:
        """From an offset to here."""
        return Span(self.source, start, self.at)

    def refuse(self, message: str, start: int | None = None) -> NoReturn:
        """Raises MIR001 about the rest of the line."""
        start = self.at if start is None else start
        end = self.text.find("\n", start)
        span = Span(self.source, start, len(self.text) if end < 0 else end)
        raise RustrataError(
            Diagnostic(
                "MIR001",
                f"unsupported: MIR that cannot be read: {message}",
                span,
                help="the compiler may be newer than those that are known: 1.95, 1.96 and 1.97",
            )
        )


def _location(found: re.Match[str]) -> Location:
    file, *numbers = found.groups()
    return Location(file, *map(int, numbers))


def location_from(text: str) -> Location | None:
    """The location that a whole text is; None if it is none."""
    found = _LOCATION.fullmatch(text)
    return None if found is None else _location(found)
