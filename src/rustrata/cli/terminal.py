"""The terminal: where results, diagnostics and progress go, in the form that the user asked for.

Results go to standard output. Diagnostics go to standard error for people, and to standard output in
the forms for programs, where they are the result. A JSON answer is always one object: diagnostics
are kept until the command's result, or the end of the program, completes it. A SARIF log has the diagnostics
alone, and is written at the end.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, TextIO

from rustrata import __version__
from rustrata.diagnostics.diagnostic import Diagnostic
from rustrata.diagnostics.styled import Segment, Style, Styled, plain_text
from rustrata.later import Later

if TYPE_CHECKING:
    from rich.console import Console

    from rustrata.diagnostics import human, json_form, short, snippet
else:
    human = Later("rustrata.diagnostics.human")
    json_form = Later("rustrata.diagnostics.json_form")
    short = Later("rustrata.diagnostics.short")
    snippet = Later("rustrata.diagnostics.snippet")


class Format(Enum):
    """The form of the output."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    HERD = "herd"
    SARIF = "sarif"


class Color(Enum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


RICH_STYLES = {
    Style.PLAIN: "",
    Style.ERROR: "bold red",
    Style.WARNING: "bold yellow",
    Style.NOTE: "bold cyan",
    Style.HELP: "bold blue",
    Style.EMPHASIS: "bold",
    Style.DIM: "bright_black",
    Style.GOOD: "green",
    Style.BAD: "bold red",
}
ASCII_FORMS = str.maketrans(
    {
        **dict.fromkeys("─━═┄┈", "-"),
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
        "→": "->",
        "←": "<-",
        "⊆": "is within",
        "∈": "in",
        "∪": "|",
        "∩": "&",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "·": ".",
        "…": "...",
        "–": "-",
        "×": "x",
        "∉": "not in",
        "◁": ":",
        "⊑": "<=",
        "⇒": "=>",
        "⊸": "-o",
        "⊶": "o-",
        "∅": "nothing",
        "†": "!",
        "Γ": "the context",
        "κ": "'k",
        "τ": "t",
    }
)
CLEAR_LINE = "\r\x1b[2K"
PROGRESS_WIDTH = 78


def wants_color(choice: Color, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Is colour wanted? NO_COLOR and CLICOLOR_FORCE decide only when the user chose ``auto``."""
    match choice:
        case Color.ALWAYS:
            return True
        case Color.NEVER:
            return False
        case Color.AUTO:
            if environment.get("NO_COLOR"):
                return False
            if environment.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
                return True
            return is_terminal and environment.get("TERM") != "dumb"


def encodable(text: str, encoding: str | None) -> str:
    """``text`` in characters that the encoding has: ASCII forms of lines and arrows, else escapes."""
    codec = encoding or "utf-8"
    if text.encode(codec, "replace").decode(codec) == text:
        return text
    return text.translate(ASCII_FORMS).encode(codec, "backslashreplace").decode(codec)


class CannotWrite(Exception):
    """A stream takes no more: the disk is full, or the like."""


@contextmanager
def _writing() -> Iterator[None]:
    """Tells what a stream refuses from other failures. A reader that goes away is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(error.strerror) from error


def _nowhere() -> TextIO:
    """In the place of a stream that is closed."""
    return open(os.devnull, "w", encoding="utf-8")


class Terminal:
    """Standard output and standard error in one form.

    ``verbose`` counts the ``-v``; commands read ``format``, ``quiet`` and ``verbose``.
    """

    def __init__(
        self,
        format: Format = Format.HUMAN,
        color: Color = Color.AUTO,
        out: TextIO | None = None,
        err: TextIO | None = None,
        *,
        quiet: bool = False,
        verbose: int = 0,
    ) -> None:
        self.format = format
        self.color = color
        self.out = out or sys.stdout or _nowhere()
        self.err = err or sys.stderr or _nowhere()
        self.quiet = quiet
        self.verbose = verbose
        self._consoles: dict[TextIO, Console | None] = {}
        self._kept: list[Diagnostic] = []
        self._progress_is_shown = False

    def write(self, styled: Styled) -> None:
        """Write styled text to standard output."""
        self._write(styled, self.out)

    def write_text(self, text: str) -> None:
        """Write plain text, line ends included, to standard output."""
        if text:
            self._write((Segment(text),), self.out)

    def line(self, content: Styled | str = "") -> None:
        """Write one line to standard output."""
        styled = (Segment(content),) if isinstance(content, str) else content
        self._write((*styled, Segment("\n")), self.out)

    def result(self, result: "Mapping[str, json_form.Json]") -> None:
        """Complete the JSON answer with the command's own keys, and write it. Once per program."""
        self._write((Segment(json_form.document(self._kept, result)),), self.out)
        self._kept.clear()

    def diagnostic(self, diagnostic: Diagnostic) -> None:
        """Show a diagnostic (JSON: keep it for the answer)."""
        match self.format:
            case Format.HUMAN | Format.HERD:
                self._write(human.render(diagnostic), self.err)
            case Format.SHORT:
                self.line(short.render(diagnostic))
            case Format.JSON | Format.SARIF:
                self._kept.append(diagnostic)

    def progress(self, text: str) -> None:
        """Show what is going on in one line of standard error that later output replaces.

        Nothing is shown when standard error is not a terminal, or with ``-q``.
        """
        if self.quiet or not self.err.isatty():
            return
        shown = encodable(snippet.displayed(text).text[:PROGRESS_WIDTH], self.err.encoding)
        self.err.write(CLEAR_LINE + shown)
        self.err.flush()
        self._progress_is_shown = True

    def program_text(self, text: str, stream: int) -> None:
        """Write what a program writes to its standard output (1) or standard error (2), in this order."""
        if text:
            target, other = (self.out, self.err) if stream == 1 else (self.err, self.out)
            with _writing():
                other.flush()
            self._write((Segment(text),), target)

    def message(self, text: str) -> None:
        """Write one plain line to standard error."""
        self._write((Segment(text + "\n"),), self.err)

    def finish(self, code: int = 0) -> None:
        """Write a SARIF log, or a JSON answer that no result has completed, and flush both streams."""
        if self.format is Format.SARIF:
            from rustrata.diagnostics import sarif  # with it come all records of the catalogue

            log = encodable(sarif.document(self._kept, code, __version__), self.out.encoding)
            with _writing():
                self.out.write(log)
        elif self._kept:
            self.result({})
        self._clear_progress()
        with _writing():
            self.out.flush()
            self.err.flush()

    def _write(self, styled: Styled, stream: TextIO) -> None:
        self._clear_progress()
        if self.format is Format.SARIF and stream is self.out:
            return  # nothing but the log
        console = self._console(stream)
        if console is None:
            text = encodable(plain_text(styled), stream.encoding)
            with _writing():
                stream.write(text)
            return
        from rich.text import Text

        pieces = [(encodable(s.text, stream.encoding), RICH_STYLES[s.style]) for s in styled if s.text]
        drawn = Text.assemble(*pieces, end="")
        with _writing():
            console.print(drawn, end="", soft_wrap=True)

    def _console(self, stream: TextIO) -> "Console | None":
        """How to draw on a stream in colour; None when it gets plain text. rich is imported only here."""
        if stream not in self._consoles:
            wanted = self.format not in (Format.JSON, Format.SARIF) and wants_color(
                self.color, os.environ, is_terminal=stream.isatty()
            )
            self._consoles[stream] = _colored(stream) if wanted else None
        return self._consoles[stream]

    def _clear_progress(self) -> None:
        if self._progress_is_shown:
            self.err.write(CLEAR_LINE)
            self._progress_is_shown = False


def _colored(stream: TextIO) -> "Console":
    from rich.console import Console

    # The 16 standard colours follow the user's theme and make the output independent of TERM.
    return Console(
        file=stream,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
