"""Compiled programs in files: what rustc printed of a program, to be checked where there is no rustc.

A stored program is a text: a head line, one line for each property, and three parts after lines of their own.
"""

from dataclasses import dataclass

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.rust.compiler import Compiled
from rustrata.programs.rust.dialects import DIALECTS, STATEMENTS
from rustrata.programs.rust.probes import probed
from rustrata.source import SourceFile, Span

HEAD = "rustrata stored program 1"
_PARTS = ("source", "heads", "mir")
_LINE = "==== {} ====\n"
_EXPANDED = _LINE.format("expanded")


@dataclass(frozen=True, slots=True)
class Stored:
    """A compiled program with its source as the user wrote it, and the version of its rustc."""

    compiled: Compiled
    original: str
    version: str


def write_stored(stored: Stored) -> str:
    """The text of a stored program."""
    compiled = stored.compiled
    head = (
        f"{HEAD}\nfile {compiled.file}\nrustc {stored.version}\n"
        f"inlined {_yes(compiled.inlined)}\nprobes {_yes(bool(compiled.probes))}\n"
    )
    if compiled.dialect is not STATEMENTS:
        head += f"dialect {compiled.dialect.name}\n"
    if compiled.expanded:
        head += _EXPANDED + compiled.expanded + ("" if compiled.expanded.endswith("\n") else "\n")
    texts = (stored.original, compiled.heads, compiled.mir)
    parts = (
        _LINE.format(part) + text + ("" if not text or text.endswith("\n") else "\n")
        for part, text in zip(_PARTS, texts, strict=True)
    )
    return head + "".join(parts)


def read_stored(source: SourceFile) -> Stored:
    """A stored program; RST004 for a text that is none."""
    pieces = [source.text]
    for part in _PARTS:
        before, line, after = pieces[-1].partition(_LINE.format(part))
        if not line:
            raise _unreadable(source, f"no part `{part}`")
        pieces[-1:] = [before, after]
    head, original, heads, mir = pieces
    head, _, expanded = head.partition(_EXPANDED)
    words = dict(line.partition(" ")[::2] for line in head.splitlines()[1:])
    missing = {"file", "rustc", "inlined", "probes"} - words.keys()
    if not source.text.startswith(f"{HEAD}\n") or missing:
        raise _unreadable(source, f"its first line is not `{HEAD}`, or properties are missing")
    dialect = DIALECTS.get(words.get("dialect", STATEMENTS.name))
    if dialect is None:
        raise _unreadable(source, f"its MIR is of the form `{words['dialect']}`, which is not known")
    text, probes = probed(original, expanded) if words["probes"] == "yes" else (original, ())
    inlined = words["inlined"] == "yes"
    compiled = Compiled(words["file"], text, mir, heads, probes, inlined, dialect, expanded)
    return Stored(compiled, original, words["rustc"])


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _unreadable(source: SourceFile, reason: str) -> RustrataError:
    message = f"this is no stored program: {reason}"
    help_ = "`rustrata check FILE.rs --store FILE.mir` writes one"
    return RustrataError(Diagnostic("RST004", message, Span(source, 0, 0), help=help_))
