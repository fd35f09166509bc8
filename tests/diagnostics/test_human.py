"""The rendering for people: the place, the marks, the words."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.diagnostics.human import render
from rustrata.diagnostics.snippet import WIDEST_LINE, displayed
from rustrata.diagnostics.styled import Style, plain_text
from rustrata.source import SourceFile, Span


def shown(diagnostic: Diagnostic) -> str:
    return plain_text(render(diagnostic))


def at(text: str, part: str, **fields: object) -> Diagnostic:
    source = SourceFile("t.litmus", text)
    start = text.index(part)
    return Diagnostic("LIT001", "no such thing", Span(source, start, start + len(part)), **fields)


def test_the_mark_stands_under_the_span():
    text = "Rust MP\n\n    x.store(1, Acquire);\n"
    expected = """\
        error[LIT001]: no such thing
         --> t.litmus:3:16
          |
        3 |     x.store(1, Acquire);
          |                ^^^^^^^ a store cannot acquire
          |
          = note: [atomics.order]
          = help: write `Release`
          = explain: rustrata explain LIT001
        """
    diagnostic = at(
        text,
        "Acquire",
        span_label="a store cannot acquire",
        notes=("[atomics.order]",),
        help="write `Release`",
    )
    assert shown(diagnostic) == dedent(expected)


def test_other_places_have_their_own_rows_and_lines_between_are_left_out():
    source = SourceFile("t.litmus", "\n".join(f"line {n}" for n in range(1, 15)))
    spans = {n: Span(source, source.line_starts[n - 1], source.line_starts[n - 1] + 4) for n in (2, 4, 12)}
    labels = (Label(spans[2], "first"), Label(spans[4], "second"))
    expected = """\
        warning[LIT002]: races
          --> t.litmus:12:1
           |
         2 | line 2
           | ---- first
         3 | line 3
         4 | line 4
           | ---- second
        ...
        12 | line 12
           | ^^^^ here
           |
           = explain: rustrata explain LIT002
        """
    found = Diagnostic("LIT002", "races", spans[12], "here", labels, severity=Severity.WARNING)
    assert shown(found) == dedent(expected)


def test_places_in_another_file_follow_under_its_name():
    test, model = SourceFile("t.litmus", "Rust MP"), SourceFile("my.cat", "let a = rf\nlet b = rfe")
    found = Diagnostic("CAT001", "unknown", Span(test, 0, 4), labels=(Label(Span(model, 19, 22), "here"),))
    expected = """\
        error[CAT001]: unknown
         --> t.litmus:1:1
          |
        1 | Rust MP
          | ^^^^
         ::: my.cat:2:9
          |
        2 | let b = rfe
          |         --- here
          |
          = explain: rustrata explain CAT001
        """
    assert shown(found) == dedent(expected)


def test_a_span_over_several_lines_is_marked_on_its_first_and_last():
    text = "fn P0() {\n    a;\n    b;\n    c;\n}\n"
    expected = """\
        error[LIT001]: no such thing
         --> t.litmus:1:9
          |
        1 | fn P0() {
          |         ^
        ...
        5 | }
          | ^ this thread
          |
          = explain: rustrata explain LIT001
        """
    assert shown(at(text, text[8:-1], span_label="this thread")) == dedent(expected)


@pytest.mark.parametrize(
    ("text", "place", "rows"),
    [
        ("", "1:1", ["1 |", "  | ^ the end"]),
        ("Rust MP", "1:8", ["1 | Rust MP", "  |        ^ the end"]),
        ("Rust MP\n", "2:1", ["1 | Rust MP", "2 |", "  | ^ the end"]),
    ],
)
def test_the_end_of_the_file_can_be_marked(text: str, place: str, rows: list[str]):
    source = SourceFile("t.litmus", text)
    found = Diagnostic("LIT003", "ends", Span(source, len(text), len(text)), "the end")
    assert shown(found).splitlines()[1:-2] == [f" --> t.litmus:{place}", "  |", *rows]


def test_tabs_and_wide_characters_keep_the_mark_in_place():
    found = shown(at('\t"内存" x = 0;', "x")).splitlines()
    line, mark = found[3], found[4]
    assert line == '1 |     "内存" x = 0;'
    # Each of the two characters takes two columns of a terminal.
    assert mark.index("^") == line.index("x") + 2


def test_a_control_character_cannot_drive_the_terminal():
    found = shown(at("x = \x1b[31m0", "0", span_label="\x07"))
    assert "\x1b" not in found
    assert "\x07" not in found
    assert "x = \u241b[31m0" in found


@pytest.mark.parametrize("before", [0, 50, 500, 4000])
def test_a_long_line_is_cut_around_the_mark(before: int):
    text = "a" * before + "MARK" + "b" * 4000
    line, mark = shown(at(text, "MARK")).splitlines()[3:5]
    assert len(line) <= WIDEST_LINE + 10
    assert line[mark.index("^") : mark.rindex("^") + 1] == "MARK"


def test_a_diagnostic_without_a_place_has_its_words_only():
    found = Diagnostic("CLI001", "no command `wlak`", help="did you mean `walk`?")
    assert shown(found) == (
        "error[CLI001]: no command `wlak`\n"
        "  = help: did you mean `walk`?\n"
        "  = explain: rustrata explain CLI001\n"
    )


def test_styles_follow_the_severity():
    found = Diagnostic("CLI001", "words", severity=Severity.WARNING)
    assert render(found)[0].style is Style.WARNING


lines = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)


@given(lines, st.integers(0, 300), st.integers(0, 300), lines)
def test_any_span_of_any_text_can_be_shown(text: str, a: int, b: int, words: str):
    source = SourceFile("t", text)
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = shown(Diagnostic("LIT001", words, Span(source, start, end), words))
    assert "^" in found
    line, column = source.position(start)
    assert f"--> t:{line}:{column}\n" in found
    control = {chr(n) for n in (*range(0x20), 0x7F, *range(0x80, 0xA0))} - {"\n"}
    assert not control & set(found)


@given(lines.filter(lambda text: "\n" not in text))
def test_columns_grow_with_the_characters(text: str):
    columns = displayed(text).columns
    assert len(columns) == len(text) + 1
    assert list(columns) == sorted(columns)
