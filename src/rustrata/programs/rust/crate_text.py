"""The text of a crate: its module files, each in the place of its ``mod name;``, as one source.

rustc reads the text from standard input, and so every position in its MIR is one of this text;
`CrateText.place` finds the file that it comes from. A binary or test of a package that uses the package's
library becomes a module of the library (`rustrata.programs.rust.own_library`).

Module files that macros name, and those whose place a ``cfg_attr`` says, are left to rustc.
"""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from rustrata.programs.rust.items import Token, tokens
from rustrata.programs.rust.own_library import Joined, edits_of_binary, edits_of_library
from rustrata.records import record
from rustrata.source import SourceFile

Reader = Callable[[str], str | None]
"""The text of a file by its name, None where there is none."""

ROOT_FOLDER = "RUSTRATA_ROOT"
"""The variable by which ``include_str!`` finds its file: the folder of the crate's root."""

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_INCLUDES = frozenset(("include", "include_str", "include_bytes"))
_PATH = re.compile(r'#\[\s*path\s*=\s*"((?:[^"\\])*)"\s*\]')


@record
class Edit:
    """At this range of a file the crate's text has something else: a text, or a module's file in braces."""

    start: int
    end: int
    text: str = ""
    module: "ModuleFile | None" = None


@record
class ModuleFile:
    """A module's file, and the folder where the files of its own modules are."""

    name: str
    folder: str


@record
class Piece:
    """From ``start`` on the text is that of a file from ``offset`` on; of none where ``source`` is None."""

    start: int
    source: SourceFile | None
    offset: int


@record
class CrateText:
    """A crate as one text, and its files: the root first. ``attributes`` are those of a joined binary that
    count for a whole crate."""

    text: str
    files: tuple[SourceFile, ...]
    pieces: tuple[Piece, ...]
    attributes: tuple[str, ...] = ()

    def place(self, offset: int) -> tuple[SourceFile, int] | None:
        """The file and the offset in it that an offset of the text comes from; None for added text."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        piece = self.pieces[max(at, 0)]
        return None if piece.source is None else (piece.source, piece.offset + offset - piece.start)


def read_file(name: str) -> str | None:
    """The text of a file as rustc reads it; None where it cannot be read."""
    try:
        with open(name, "rb") as file:
            text = file.read().decode("utf-8")
    except (OSError, ValueError):
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def crate_text(root: SourceFile, joined: Joined | None = None, reader: Reader = read_file) -> CrateText:
    """The crate of this root file; its module files are read by ``reader``."""
    return _Assembly(root, joined, reader).assembled()


class _Assembly:
    def __init__(self, root: SourceFile, joined: Joined | None, reader: Reader) -> None:
        self.root = root
        self.joined = joined
        self.reader = reader
        self.folder = posixpath.dirname(root.name)
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.files = [root]
        self.attributes: tuple[str, ...] = ()
        self.length = 0

    def assembled(self) -> CrateText:
        self._file(self.root, ModuleFile(self.root.name, self.folder), binary=False, around=())
        return CrateText("".join(self.parts), tuple(self.files), tuple(self.pieces), self.attributes)

    def _file(self, source: SourceFile, file: ModuleFile, *, binary: bool, around: tuple[str, ...]) -> None:
        """The text of a file, with those of its modules. ``around`` are the files that it is in."""
        last = 0
        for edit in sorted(self._edits(source, file, binary=binary), key=lambda edit: edit.start):
            self._copy(source, last, edit.start)
            self._add(edit.text)
            if edit.module is not None and not self._module(edit.module, binary, (*around, source.name)):
                self._copy(source, edit.start, edit.end)
            last = edit.end
            if edit.start == edit.end == self._joint(source):
                self._binary(source)
        self._copy(source, last, len(source.text))

    def _joint(self, source: SourceFile) -> int:
        """Where the binary is put into the library: before its first item; -1 in other files."""
        return -1 if self.joined is None or source is not self.root else self.joined.at(source.text)

    def _binary(self, source: SourceFile) -> None:
        joined = self.joined
        assert joined is not None, "there is a place for a binary only where there is one"
        self.files.append(joined.binary)
        self.attributes = joined.attributes()
        self._add(joined.head(self.root.text))
        file = ModuleFile(joined.binary.name, posixpath.dirname(joined.binary.name))
        self._file(joined.binary, file, binary=True, around=(source.name,))
        self._add(_end_of_block(joined.binary.text) + "\n")

    def _module(self, file: ModuleFile, binary: bool, around: tuple[str, ...]) -> bool:
        """Adds a module's file; False where it cannot be, and rustc is left to say why."""
        text = None if file.name in around else self.reader(file.name)
        if text is None:
            return False
        source = SourceFile(file.name, text)
        self.files.append(source)
        self._add(" {\n")
        self._file(source, file, binary=binary, around=around)
        self._add(_end_of_block(text))
        return True

    def _edits(self, source: SourceFile, file: ModuleFile, *, binary: bool) -> Iterator[Edit]:
        found = list(tokens(source.text))
        for at, module in _modules(source, found, file, self.reader):
            yield Edit(found[at].start, found[at].end, module=module)
        yield from self._includes(source, found)
        if self.joined is not None:
            name = self.joined.library if self.joined.is_taken(self.root.text) else ""
            edits = edits_of_binary(found, name) if binary else edits_of_library(found)
            for start, end, text in edits:
                yield Edit(start, end, text)
            if binary and source is self.joined.binary:
                for start, end in self.joined.cut():
                    yield Edit(start, end)
            if source is self.root:
                yield Edit(self._joint(source), self._joint(source))

    def _includes(self, source: SourceFile, found: list[Token]) -> Iterator[Edit]:
        """``include_str!`` takes its path from the file that it is in, and is told where that is."""
        way = posixpath.relpath(posixpath.dirname(source.name) or ".", self.folder or ".")
        for at, token in enumerate(found[:-3]):
            literal = found[at + 3]
            called = found[at + 1].text == "!" and found[at + 2].text in _OPEN
            if token.text in _INCLUDES and called and literal.text.startswith('"'):
                yield Edit(literal.start, literal.start, f'concat!(env!("{ROOT_FOLDER}"), "/{way}/", ')
                yield Edit(literal.end, literal.end, ")")

    def _copy(self, source: SourceFile, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(Piece(self.length, source, start))
            self._put(source.text[start:end])

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(Piece(self.length, None, 0))
            self._put(text)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _end_of_block(text: str) -> str:
    """What ends the module that this text is in: its last line may be a comment."""
    return "}" if text.endswith("\n") else "\n}"


def _modules(
    source: SourceFile, found: list[Token], file: ModuleFile, reader: Reader
) -> Iterator[tuple[int, ModuleFile]]:
    """The modules of a file that have files of their own, each with the index of its ``;``."""
    inline: list[tuple[int, str]] = []
    depth = at = 0
    while at < len(found):
        word = found[at].text
        if _is_macro(found, at):
            at = _after_group(found, at)
            continue
        if word == "mod" and at + 2 < len(found):
            name, sign = found[at + 1].text.removeprefix("r#"), found[at + 2].text
            if sign == "{":
                inline.append((depth, name))
            elif sign == ";":
                module = _file_of(source, found, at, file, [name for _, name in inline], reader)
                if module is not None:
                    yield at + 2, module
        elif word == "{":
            depth += 1
        elif word == "}":
            depth -= 1
            if inline and inline[-1][0] == depth:
                inline.pop()
        at += 1


def _is_macro(found: list[Token], at: int) -> bool:
    """Does a macro begin here: ``name! {``, or ``macro_rules! name {``?"""
    words = [token.text for token in found[at : at + 4]]
    if len(words) < 3 or words[1] != "!" or not words[0][0].isidentifier():
        return False
    return words[2] in _OPEN or (words[0] == "macro_rules" and len(words) == 4)


def _after_group(found: list[Token], at: int) -> int:
    depth = 0
    for index in range(at, len(found)):
        depth += (found[index].text in _OPEN) - (found[index].text in _CLOSE)
        if depth == 0 and found[index].text in _CLOSE:
            return index + 1
    return len(found)


def _file_of(
    source: SourceFile, found: list[Token], at: int, file: ModuleFile, inline: list[str], reader: Reader
) -> ModuleFile | None:
    """The file of the module whose ``mod`` stands at this index; None where rustc is left to find it."""
    name = found[at + 1].text.removeprefix("r#")
    attributes = source.text[_attributes(found, at) : found[at].start]
    said = _PATH.search(attributes)
    if said is not None and not inline:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source.name), said.group(1)))
        return ModuleFile(path, posixpath.dirname(path))
    if re.search(r"\bpath\s*=", attributes):
        return None
    folder = posixpath.join(file.folder, *inline)
    plain, nested = posixpath.join(folder, f"{name}.rs"), posixpath.join(folder, name, "mod.rs")
    there = [path for path in (plain, nested) if reader(path) is not None]
    return ModuleFile(there[0], posixpath.join(folder, name)) if len(there) == 1 else None


def _attributes(found: list[Token], at: int) -> int:
    """Where the attributes before an item begin."""
    begin = at
    while begin > 0:
        before = found[begin - 1].text
        opening = _opening(found, begin - 1)
        if before == "pub":
            begin -= 1
        elif opening > 0 and (found[opening - 1].text, before) in (("pub", ")"), ("#", "]")):
            begin = opening - 1
        else:
            break
    return found[begin].start


def _opening(found: list[Token], at: int) -> int:
    """The index of the bracket that the one at this index closes; 0 where there is none."""
    depth = 0
    for index in range(at, -1, -1):
        depth += (found[index].text in _CLOSE) - (found[index].text in _OPEN)
        if depth <= 0:
            return index if index < at else 0
    return 0
