"""λRust programs that get stuck, each refused by one premise: without it, it would be typed.

They stand in ``tests/typing/unsound/*.lr``, each after two lines: its name, then the rule that refuses it
and, with ``under``, the profile. `main` is run; the first function that is refused is refused by the rule.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "typing" / "unsound"
HEAD = re.compile(r"^//# (?P<name>.*)\n//# (?P<rule>\S+)(?: under (?P<profile>\S+))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Unsound:
    """A program that gets stuck, and the rule that refuses it."""

    name: str
    rule: str
    profile: str
    text: str


def programs_in(path: Path) -> tuple[Unsound, ...]:
    """The programs of one file."""
    content = path.read_text(encoding="utf-8")
    heads = list(HEAD.finditer(content))
    ends = [*(head.start() for head in heads[1:]), len(content)]
    return tuple(
        Unsound(head["name"], head["rule"], head["profile"] or "thesis-2020", content[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    )


UNSOUND = tuple(program for path in sorted(FOLDER.glob("*.lr")) for program in programs_in(path))
"""Every program, file by file."""
