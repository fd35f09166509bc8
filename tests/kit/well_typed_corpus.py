"""λRust programs that are typed, each with the rules that it is there for; see ``tests/typing/accepted``.

``//# name``, then ``//# rules`` that the derivation of the last function uses, and ``under`` a profile.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "typing" / "accepted"
HEAD = re.compile(
    r"^//# (?P<name>.*)\n//# (?P<rules>(?:[A-Z]\S+ ?)+)(?: ?under (?P<profile>\S+))?\n", re.MULTILINE
)


@dataclass(frozen=True)
class WellTyped:
    """A program, and the rules that the derivation of its last function uses."""

    name: str
    rules: frozenset[str]
    profile: str
    text: str


def programs_in(path: Path) -> tuple[WellTyped, ...]:
    """The programs of one file."""
    content = path.read_text(encoding="utf-8")
    heads = list(HEAD.finditer(content))
    ends = [*(head.start() for head in heads[1:]), len(content)]
    return tuple(
        WellTyped(
            head["name"],
            frozenset(head["rules"].split()),
            head["profile"] or "thesis-2020",
            content[head.end() : end],
        )
        for head, end in zip(heads, ends, strict=True)
    )


WELL_TYPED = tuple(program for path in sorted(FOLDER.glob("*.lr")) for program in programs_in(path))
"""Every program, file by file."""
