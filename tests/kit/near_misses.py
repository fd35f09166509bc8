"""Programs a small step away from others: a line less, two lines exchanged, a name or a number for another.

Most are refused. Those that are not must be as safe as any other.
"""

import random
import re
from collections.abc import Callable

WORD = re.compile(r"'?[A-Za-z_]\w*|\d+")
COERCION = re.compile(r"@(?:drop|copy|split|share|sub|merge|borrow|reborrow)[^;]*;")
MUTABLE = re.compile(r" mut ")
VARIABLE = re.compile(r"[a-z]\w*")


def near(text: str, rng: random.Random) -> str:
    """The text after one alteration or a few; it can be the same."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3))):
        text = rng.choice(ALTERATIONS)(text, rng)
    return text


def _without_a_line(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def _lines_exchanged(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    one = rng.randrange(len(lines))
    other = rng.randrange(max(0, one - 3), min(len(lines), one + 4))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _without(pattern: re.Pattern[str], instead: str) -> Callable[[str, random.Random], str]:
    def alter(text: str, rng: random.Random) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return text
        chosen = rng.choice(found)
        return text[: chosen.start()] + instead + text[chosen.end() :]

    return alter


def _exchanged(is_one: Callable[[str], bool]) -> Callable[[str, random.Random], str]:
    def alter(text: str, rng: random.Random) -> str:
        found = [word for word in WORD.finditer(text) if is_one(word[0])]
        if not found:
            return text
        one, other = rng.choice(found), rng.choice(found)
        return text[: one.start()] + other[0] + text[one.end() :]

    return alter


ALTERATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _without_a_line,
    _lines_exchanged,
    _without(COERCION, ""),
    _without(MUTABLE, " "),
    _exchanged(lambda word: word.startswith("'")),
    _exchanged(str.isdigit),
    _exchanged(lambda word: VARIABLE.fullmatch(word) is not None),
    _exchanged(lambda word: VARIABLE.fullmatch(word) is not None),
)
