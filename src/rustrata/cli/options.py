"""Options that every command has, and the parser that reports a mistake as a diagnostic."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

DIGITS = 15
"""Those of the largest numbers that options take."""


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, width=_columns() - 2)


def _columns() -> int:
    """The terminal's width, as `shutil.get_terminal_size` tells it: argparse would import that for every
    command, as it makes a formatter for each argument."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80 if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


class Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are diagnostics, and whose help keeps its line ends."""

    def __init__(
        self,
        prog: str,
        *,
        usage: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        add_help: bool = True,
    ) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            add_help=add_help,
            allow_abbrev=False,
            formatter_class=_formatter,
        )
        self.after_dashes = ""
        """Where the words after ``--`` go that no argument of the command takes; none where it is empty."""
        # From Python 3.14 on argparse colours help by rules of its own, which `--color` cannot reach.
        self.color = False

    def split(self, words: list[str]) -> tuple[list[str], list[str]]:
        """The command's own words, and those after ``--`` where these are for something else."""
        if not self.after_dashes or "--" not in words:
            return words, []
        at = words.index("--")
        return words[:at], words[at + 1 :]

    def error(self, message: str) -> NoReturn:
        """Raise CLI002 with argparse's own words."""
        from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

        help_ = f"usage is shown by `{self.prog} --help`"
        raise RustrataError(Diagnostic("CLI002", f"{self.prog}: {message}", help=help_))

    def refuse(self, extra: Sequence[str]) -> NoReturn:
        """Raise CLI002 for arguments that nothing takes, with the nearest option."""
        from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean

        word = extra[0].partition("=")[0]
        kind = "option" if word.startswith("-") else "argument"
        near = did_you_mean(word, re.findall(r"--[a-z][a-z-]*", self.format_help()))
        help_ = near or f"usage is shown by `{self.prog} --help`"
        raise RustrataError(Diagnostic("CLI002", f"{self.prog}: unexpected {kind} `{extra[0]}`", help=help_))


def one_of(option: str, names: Sequence[str]) -> Callable[[str], str]:
    """A ``type=`` that takes one of ``names``; anything else is CLI003, with the nearest name.

    Use it with ``metavar="{a,b}"``; unlike argparse's ``choices`` it can suggest.
    """

    def accept(word: str) -> str:
        if word in names:
            return word
        from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean

        known = f"one of {', '.join(names)}"
        near = did_you_mean(word, names)
        help_ = f"{near} ({known})" if near else known
        raise RustrataError(Diagnostic("CLI003", f"`{word}` is not a value of {option}", help=help_))

    return accept


def positive_integer(option: str) -> Callable[[str], int]:
    """A ``type=`` that takes a whole number above 0, of at most `DIGITS` digits; anything else is CLI003."""

    def accept(word: str) -> int:
        if word.isascii() and word.isdecimal() and len(word) <= DIGITS and int(word) > 0:
            return int(word)
        from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

        message = f"`{word}` is not a value of {option}"
        raise RustrataError(Diagnostic("CLI003", message, help=_bounded("a whole number above 0", word)))

    return accept


def whole_number(option: str) -> Callable[[str], int]:
    """A ``type=`` that takes a whole number, of at most `DIGITS` digits; anything else is CLI003."""

    def accept(word: str) -> int:
        if word.isascii() and word.isdecimal() and len(word) <= DIGITS:
            return int(word)
        from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

        message = f"`{word}` is not a value of {option}"
        raise RustrataError(Diagnostic("CLI003", message, help=_bounded("a whole number", word)))

    return accept


def _bounded(kind: str, word: str) -> str:
    return f"{kind}, of at most {DIGITS} digits" if len(word) > DIGITS else kind


def positive_seconds(word: str) -> float:
    """A ``type=``: a finite number of seconds above 0."""
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", word) or float(word) == 0:
        from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

        message, help_ = (
            f"`{word}` is not a value of --timeout",
            "a number of seconds above 0, such as 30 or 2.5",
        )
        raise RustrataError(Diagnostic("CLI003", message, help=help_))
    return float(word)


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command."""
    formats, colors = ("human", "short", "json", "herd", "sarif"), ("auto", "always", "never")
    group = parser.add_argument_group("options of every command")
    group.add_argument(
        "--format",
        type=one_of("--format", formats),
        default="human",
        metavar="{" + ",".join(formats) + "}",
        help="for people, one finding a line, one JSON object, herd7's log (litmus), or a SARIF log of the "
        "findings (default: human)",
    )
    group.add_argument(
        "--color",
        type=one_of("--color", colors),
        default="auto",
        metavar="{" + ",".join(colors) + "}",
        help="auto follows the terminal, NO_COLOR and CLICOLOR_FORCE (default: auto)",
    )
    group.add_argument(
        "--timeout",
        type=positive_seconds,
        metavar="SECONDS",
        help="stop after this long; the answer is then inconclusive",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="only the answer: no progress, no notes")
    group.add_argument("-v", "--verbose", action="count", default=0, help="more detail; may be repeated")
