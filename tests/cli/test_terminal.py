"""The terminal: colour, encodings, progress, and one JSON object."""

import io
import json
import re

import pytest

from rustrata.cli.terminal import Color, Format, Terminal, encodable, wants_color
from rustrata.diagnostics.diagnostic import Diagnostic
from rustrata.diagnostics.styled import Segment, Style, plain_text

ALL_STYLES = tuple(Segment(f"{style.value} [bold]x[/] :smile: 'q' 42\n", style) for style in Style)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "is_terminal", "wanted"),
    [
        (Color.AUTO, {}, True, True),
        (Color.AUTO, {}, False, False),
        (Color.AUTO, {"TERM": "dumb"}, True, False),
        (Color.AUTO, {"NO_COLOR": "1"}, True, False),
        (Color.AUTO, {"NO_COLOR": ""}, True, True),
        (Color.AUTO, {"CLICOLOR_FORCE": "1"}, False, True),
        (Color.AUTO, {"CLICOLOR_FORCE": "0"}, False, False),
        (Color.AUTO, {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False, False),
        (Color.ALWAYS, {"NO_COLOR": "1"}, False, True),
        (Color.NEVER, {"CLICOLOR_FORCE": "1"}, True, False),
    ],
)
def test_when_colour_is_wanted(choice: Color, environment: dict[str, str], is_terminal: bool, wanted: bool):
    assert wants_color(choice, environment, is_terminal=is_terminal) is wanted


def test_colour_adds_nothing_but_colour():
    out = io.StringIO()
    Terminal(Format.HUMAN, Color.ALWAYS, out, io.StringIO()).write(ALL_STYLES)
    drawn = out.getvalue()
    assert "\x1b[" in drawn
    assert re.sub(r"\x1b\[[0-9;]*m", "", drawn) == plain_text(ALL_STYLES)


def test_long_lines_and_spaces_are_drawn_as_they_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "20")
    line = "  " + "word " * 50 + "  "
    out = io.StringIO()
    Terminal(Format.HUMAN, Color.ALWAYS, out, io.StringIO()).line((Segment(line, Style.GOOD),))
    assert re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) == line + "\n"


def test_plain_text_when_colour_is_off():
    out = io.StringIO()
    Terminal(Format.HUMAN, Color.NEVER, out, io.StringIO()).write(ALL_STYLES)
    assert out.getvalue() == plain_text(ALL_STYLES)


def test_characters_that_the_stream_lacks_have_ascii_forms():
    assert encodable("a ─→ b ⊆ c 内", "ascii") == "a --> b is within c \\u5185"
    assert encodable("a ─→ b ⊆ c 内", "utf-8") == "a ─→ b ⊆ c 内"


def test_an_ascii_stream_is_written_without_error():
    bytes_ = io.BytesIO()
    out = io.TextIOWrapper(bytes_, encoding="ascii")
    terminal = Terminal(Format.HUMAN, Color.NEVER, out, io.StringIO())
    terminal.line("rf → co │ 内存")
    terminal.finish()
    assert bytes_.getvalue() == b"rf -> co | \\u5185\\u5b58\n"


def test_progress_is_replaced_by_what_follows():
    out, err = io.StringIO(), Screen()
    terminal = Terminal(Format.HUMAN, Color.NEVER, out, err)
    terminal.progress("1000 states")
    terminal.progress("2000 states")
    terminal.line("done")
    assert err.getvalue() == "\r\x1b[2K1000 states\r\x1b[2K2000 states\r\x1b[2K"
    assert out.getvalue() == "done\n"


@pytest.mark.parametrize(("err", "quiet"), [(io.StringIO(), False), (Screen(), True)])
def test_no_progress_without_a_terminal_or_when_quiet(err: io.StringIO, quiet: bool):
    Terminal(Format.HUMAN, Color.NEVER, io.StringIO(), err, quiet=quiet).progress("1000 states")
    assert err.getvalue() == ""


def test_json_is_one_object_with_the_result_and_the_diagnostics():
    out = io.StringIO()
    terminal = Terminal(Format.JSON, Color.ALWAYS, out, io.StringIO())
    terminal.diagnostic(Diagnostic("CLI001", "first"))
    terminal.diagnostic(Diagnostic("CLI002", "second"))
    terminal.result({"verdict": "refuted"})
    terminal.finish()
    answer = json.loads(out.getvalue())
    assert answer["verdict"] == "refuted"
    assert [d["message"] for d in answer["diagnostics"]] == ["first", "second"]


@pytest.mark.parametrize(
    ("format_", "out_begins", "err_begins"),
    [(Format.HUMAN, "", "error[CLI001]: words"), (Format.SHORT, "rustrata: error[CLI001]: words", "")],
)
def test_where_diagnostics_go(format_: Format, out_begins: str, err_begins: str):
    out, err = io.StringIO(), io.StringIO()
    Terminal(format_, Color.NEVER, out, err).diagnostic(Diagnostic("CLI001", "words"))
    assert out.getvalue().splitlines()[:1] == [out_begins][: bool(out_begins)]
    assert err.getvalue().splitlines()[:1] == [err_begins][: bool(err_begins)]
