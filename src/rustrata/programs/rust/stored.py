"""Compiled programs in files: what rustc printed of a program, to be checked where there is no rustc.

A stored program is a text: a head line, one line for each property, and three parts after lines of their
own. Where the crate has more files, each is a part before them. A program may be sealed: a digest of all else
is one of its properties, so that a file that is cut off or changed is not run.
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.later import Later
from rustrata.programs.rust.compiled import Compiled
from rustrata.programs.rust.crate_text import CrateText, crate_text
from rustrata.programs.rust.dialects import DIALECTS, STATEMENTS
from rustrata.programs.rust.own_library import Joined
from rustrata.programs.rust.probes import probed
from rustrata.records import record
from rustrata.source import SourceFile, Span

if TYPE_CHECKING:
    import hashlib
else:
    hashlib = Later("hashlib")

HEAD = "rustrata stored program 1"
_PARTS = ("source", "heads", "mir")
_LINE = "==== {} ====\n"
_EXPANDED = _LINE.format("expanded")
_SEAL = re.compile(rf"\A{HEAD}\nseal ([0-9a-f]{{64}})\n")
_FILE = re.compile(r"^==== file (.+) ====\n", re.MULTILINE)


@record
class Stored:
    """A compiled program with its root file as the user wrote it, and the version of its rustc."""

    compiled: Compiled
    original: str
    version: str

    @property
    def crate(self) -> CrateText:
        """The files of the crate as one text, without probes."""
        modules = {source.name: source.text for source in self.compiled.modules}
        root = SourceFile(self.compiled.file, self.original)
        return crate_text(root, self.compiled.joined, modules.get)


def write_stored(stored: Stored) -> str:
    """The text of a stored program."""
    compiled = stored.compiled
    head = (
        f"{HEAD}\nfile {compiled.file}\nrustc {stored.version}\n"
        f"inlined {_yes(compiled.inlined)}\nprobes {_yes(bool(compiled.probes))}\n"
    )
    if compiled.dialect is not STATEMENTS:
        head += f"dialect {compiled.dialect.name}\n"
    if compiled.joined is not None:
        head += f"joined {compiled.joined.library} {compiled.joined.binary.name}\n"
    for source in compiled.modules:
        head += f"==== file {source.name} ====\n{_ended(source.text)}"
    if compiled.expanded:
        head += _EXPANDED + _ended(compiled.expanded)
    texts = (stored.original, compiled.heads, compiled.mir)
    parts = (_LINE.format(part) + _ended(text) for part, text in zip(_PARTS, texts, strict=True))
    return head + "".join(parts)


def sealed(text: str) -> str:
    """The text of a stored program with its digest."""
    return text.replace(HEAD, f"{HEAD}\nseal {_digest(text)}", 1)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_stored(source: SourceFile) -> Stored:
    """A stored program; RST004 for a text that is none, or another one than was sealed."""
    seal = _SEAL.match(source.text)
    if seal is not None and _digest(f"{HEAD}\n{source.text[seal.end() :]}") != seal[1]:
        raise _unreadable(source, "the file is cut off, or changed since it was written")
    pieces = [source.text]
    for part in _PARTS:
        before, line, after = pieces[-1].partition(_LINE.format(part))
        if not line:
            raise _unreadable(source, f"no part `{part}`")
        pieces[-1:] = [before, after]
    head, original, heads, mir = pieces
    head, _, expanded = head.partition(_EXPANDED)
    head, *parts = _FILE.split(head)
    modules = tuple(SourceFile(name, text) for name, text in zip(parts[::2], parts[1::2], strict=True))
    words = dict(line.partition(" ")[::2] for line in head.splitlines()[1:])
    missing = {"file", "rustc", "inlined", "probes"} - words.keys()
    if not source.text.startswith(f"{HEAD}\n") or missing:
        raise _unreadable(source, f"its first line is not `{HEAD}`, or properties are missing")
    dialect = DIALECTS.get(words.get("dialect", STATEMENTS.name))
    if dialect is None:
        raise _unreadable(source, f"its MIR is of the form `{words['dialect']}`, which is not known")
    joined = _joined(words.get("joined"), modules, source)
    inlined = words["inlined"] == "yes"
    kept = Span(source, len(source.text) - len(mir), len(source.text))
    compiled = Compiled(
        words["file"], "", mir, heads, (), inlined, dialect, modules, joined, expanded=expanded, kept=kept
    )
    plain = Stored(compiled, original, words["rustc"])
    whole = plain.crate.text
    text, probes = probed(whole, expanded) if words["probes"] == "yes" else (whole, ())
    return replace(plain, compiled=replace(compiled, text=text, probes=probes))


def _joined(words: str | None, modules: tuple[SourceFile, ...], source: SourceFile) -> Joined | None:
    if words is None:
        return None
    library, _, name = words.partition(" ")
    found = next((module for module in modules if module.name == name), None)
    if found is None:
        raise _unreadable(source, f"no file `{name}`")
    return Joined(found, library)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _unreadable(source: SourceFile, reason: str) -> RustrataError:
    message = f"this is no stored program: {reason}"
    help_ = "`rustrata check FILE.rs --store FILE.mir` writes one"
    return RustrataError(Diagnostic("RST004", message, Span(source, 0, 0), help=help_))
