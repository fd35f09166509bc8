"""The programs of ``examples/rust-bugs``, each a bug found in real code: what they say of themselves.

As a program it prints the table of ``docs/known-bugs.md``: ``python tests/kit/known_bugs.py``.

A line of ``buggy.rs`` that is at fault ends in ``//~ CODE``, or in ``//~ stacked-borrows CODE`` where the
code is that of one model alone. The first lines tell what the bug was, where it was reported and which rule
it breaks.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from rust_store import BUGS

TREE, STACKED, NO_MODEL = "tree-borrows", "stacked-borrows", "none"
_MARK = re.compile(r"//~ (?:(tree-borrows|stacked-borrows) )?(\w+)")
_REPORTED = re.compile(r"^//! Reported: ([\w./-]+)(?:#(\d+)|, commit (\w+))\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class KnownBug:
    """A bug: ``said`` is the paragraph that tells it, ``marks`` are line, model and code."""

    name: str
    said: str
    reported: str
    rule: str
    marks: tuple[tuple[int, str, str], ...]

    def expected(self, model: str) -> list[tuple[str, str]]:
        """Lines and codes of what is found in ``buggy.rs`` when this model decides alone."""
        return [(str(line), code) for line, only, code in self.marks if only in ("", model)]

    def stored(self, which: str) -> Path:
        """The program, compiled: ``buggy`` or ``fixed``."""
        return BUGS / self.name / f"{which}.mir"


def known_bugs() -> tuple[KnownBug, ...]:
    """All of them, by name."""
    return tuple(map(_read, sorted(BUGS.glob("*/buggy.rs"))))


def _read(path: Path) -> KnownBug:
    text = path.read_text(encoding="utf-8")
    said, _, rest = text.partition("//! Reported:")
    reported = _REPORTED.search(text)
    assert reported is not None, f"{path} does not say where it was reported"
    rule = rest.partition("//! Rule:")[2].partition("\n\n")[0]
    marks = tuple(
        (number, model, code)
        for number, line in enumerate(text.splitlines(), 1)
        for model, code in _MARK.findall(line)
    )
    where = f"{reported[1]}#{reported[2]}" if reported[2] else f"{reported[1]}, {reported[3]}"
    return KnownBug(path.parent.name, _plain(said), where, _plain(rule), marks)


def _plain(text: str) -> str:
    return re.sub(r"\s*\n?//!\s*", " ", text).strip()


def table() -> str:
    """The table of the guide."""
    lines = ["| program | bug | reported | Tree Borrows | Stacked Borrows |", "|---|---|---|---|---|"]
    for bug in known_bugs():
        codes = (", ".join(code for _, code in bug.expected(model)) or "-" for model in (TREE, STACKED))
        lines.append(f"| `{bug.name}` | {bug.said} | {bug.reported} | {' | '.join(codes)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
