"""Where each key and value of a TOML text stands: the positions that ``tomllib`` does not keep.

The scan runs after ``tomllib`` has accepted the text, so it may take the text to be well formed
[TOML v1.0.0]. A path names a value: keys by name, elements of arrays by index.
"""

import re
import tomllib
from dataclasses import dataclass, field
from typing import TypeAlias

from rustrata.records import record
from rustrata.source import SourceFile, Span

Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_STRINGS = (
    re.compile(r'"""(?:[^\\]|\\.)*?""""{0,2}', re.DOTALL),
    re.compile(r"'''.*?''''{0,2}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


@record
class KeyAndValue:
    """The spans of a key and of its value. For a table with a header both are the header."""

    key: Span
    value: Span


def toml_positions(source: SourceFile) -> dict[Path, KeyAndValue]:
    """The spans of every key, value, element and table of a valid TOML text, by path."""
    scan = _Scan(source)
    scan.document()
    return scan.found


@dataclass(slots=True)
class _Scan:
    """A cursor over the text, and what it has found."""

    source: SourceFile
    at: int = 0
    found: dict[Path, KeyAndValue] = field(default_factory=dict)
    last_index: dict[Path, int] = field(default_factory=dict)

    def document(self) -> None:
        """Tables and pairs, to the end."""
        table: Path = ()
        while True:
            self.skip(_BLANK)
            if self.at == len(self.source.text):
                return
            if self.source.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)

    def header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the path of the table that it opens."""
        start = self.at
        array = self.source.text.startswith("[[", start)
        self.at += 2 if array else 1
        names = [name for name, _ in self.key()]
        self.at += 2 if array else 1
        span = self.span(start)
        path: Path = ()
        for name in names[:-1]:
            path = self.through_array((*path, name))
            self.found.setdefault(path, KeyAndValue(span, span))
        path = (*path, names[-1])
        self.found.setdefault(path, KeyAndValue(span, span))
        if array:
            self.last_index[path] = self.last_index.get(path, -1) + 1
        path = self.through_array(path)
        self.found.setdefault(path, KeyAndValue(span, span))
        return path

    def through_array(self, path: Path) -> Path:
        """A header that names an array of tables means its last element."""
        return (*path, self.last_index[path]) if path in self.last_index else path

    def pair(self, table: Path) -> None:
        """``key = value``."""
        path = table
        key: Span | None = None
        for name, key in self.key():
            path = (*path, name)
            self.found.setdefault(path, KeyAndValue(key, key))
        assert key is not None, "a key has at least one part"
        self.at += 1
        self.skip(_SPACE)
        self.found[path] = KeyAndValue(key, self.value(path))

    def key(self) -> list[tuple[str, Span]]:
        """The parts of a dotted key; leaves the cursor behind the space that follows it."""
        parts = []
        while True:
            self.skip(_SPACE)
            start = self.at
            if self.source.text[start] in "\"'":
                self.string()
                name = str(tomllib.loads(f"name = {self.span(start).text}")["name"])
            else:
                self.skip(_BARE_KEY)
                name = self.span(start).text
            parts.append((name, self.span(start)))
            self.skip(_SPACE)
            if self.source.text[self.at] != ".":
                return parts
            self.at += 1

    def value(self, path: Path) -> Span:
        """Any value; records what it contains."""
        start = self.at
        match self.source.text[start]:
            case '"' | "'":
                self.string()
            case "[":
                self.elements(path)
            case "{":
                self.inline_table(path)
            case _:
                self.skip(_SCALAR)
                self.at = start + len(self.span(start).text.rstrip())
        return self.span(start)

    def elements(self, path: Path) -> None:
        """``[value, ...]``, over several lines."""
        index = 0
        self.at += 1
        while True:
            self.skip(_BLANK)
            if self.source.text[self.at] == "]":
                break
            span = self.value((*path, index))
            self.found[(*path, index)] = KeyAndValue(span, span)
            index += 1
            self.skip(_BLANK)
            if self.source.text[self.at] == ",":
                self.at += 1
        self.at += 1

    def inline_table(self, path: Path) -> None:
        """``{key = value, ...}``."""
        self.at += 1
        while True:
            self.skip(_BLANK)
            if self.source.text[self.at] == "}":
                break
            self.pair(path)
            self.skip(_BLANK)
            if self.source.text[self.at] == ",":
                self.at += 1
        self.at += 1

    def string(self) -> None:
        """A string of any of the four kinds."""
        found = next(filter(None, (pattern.match(self.source.text, self.at) for pattern in _STRINGS)), None)
        assert found is not None, "the text is valid TOML, so a quote begins a string"
        self.at = found.end()

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Move behind what ``pattern`` matches here."""
        found = pattern.match(self.source.text, self.at)
        assert found is not None, f"the text is valid TOML, so {pattern.pattern} matches at {self.at}"
        self.at = found.end()

    def span(self, start: int) -> Span:
        """From ``start`` to the cursor."""
        return Span(self.source, start, self.at)
