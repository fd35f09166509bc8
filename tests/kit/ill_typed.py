"""λRust programs that no derivation types, each with the rule that refuses it and where.

They stand in ``tests/typing/rejected/*.lr``, each after two lines: its name, in brackets the test of rustc
that it is from; then the rule, the code of the diagnostic, rustc's code for the same mistake in Rust or
``-``, and the text that is pointed at. The last function of each program is the one refused.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "typing" / "rejected"
HEAD = re.compile(
    r"^//# (?P<name>.*)\n//# (?P<rule>\S+) (?P<code>\S+) (?P<rustc>\S+) at `(?P<place>.*)`"
    r"(?: under (?P<profile>\S+))?\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class IllTyped:
    """A program, the rule that refuses its last function, and the text of the place that is pointed at."""

    name: str
    rule: str
    code: str
    rustc: str | None
    place: str
    profile: str
    text: str


def programs_in(path: Path) -> tuple[IllTyped, ...]:
    """The programs of one file."""
    content = path.read_text(encoding="utf-8")
    heads = list(HEAD.finditer(content))
    ends = [*(head.start() for head in heads[1:]), len(content)]
    return tuple(
        IllTyped(
            head["name"],
            head["rule"],
            head["code"],
            None if head["rustc"] == "-" else head["rustc"],
            head["place"],
            head["profile"] or "thesis-2020",
            content[head.end() : end],
        )
        for head, end in zip(heads, ends, strict=True)
    )


ILL_TYPED = tuple(program for path in sorted(FOLDER.glob("*.lr")) for program in programs_in(path))
"""Every program, file by file: what is about borrows, functions, lifetimes, moves and threads."""
