"""The scanner: tokens with their spans, comments, and errors at the current token."""

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.scanner import Kind, Scanner
from rustrata.source import SourceFile


def scanner(text: str, *, nested_comments: bool = False) -> Scanner:
    return Scanner(
        SourceFile("t", text), unexpected="LIT005", truncated="LIT002", nested_comments=nested_comments
    )


def words(text: str, *, nested_comments: bool = False) -> list[str]:
    found, cursor = [], scanner(text, nested_comments=nested_comments)
    while not cursor.at_end:
        found.append(cursor.word)
        cursor.advance()
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x->y+=1;", ["x", "->", "y", "+=", "1", ";"]),
        ("a/\\b \\/ ~c", ["a", "/\\", "b", "\\/", "~", "c"]),
        ("1:r0=-1", ["1", ":", "r0", "=", "-", "1"]),
        ("0x1Fu8 1_000 _1", ["0x1Fu8", "1_000", "_1"]),
        ('"a (* b" c', ['"a (* b"', "c"]),
        ("a // b\nc /* d\n * e */ f", ["a", "c", "f"]),
        ("(*x)", ["(", "*", "x", ")"]),
        ("é\0", ["é", "\0"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]):
    assert words(text) == expected


def test_nested_comments_where_they_are_asked_for():
    assert words("a (* b (* c *) d *) e (**) f", nested_comments=True) == ["a", "e", "f"]


def test_nested_comments_can_be_switched_between_tokens():
    cursor = scanner("a { (*x) } (* b *) c", nested_comments=True)
    cursor.advance()
    cursor.nested_comments = False
    cursor.expect("{")
    assert cursor.word == "("
    while cursor.word != "}":
        cursor.advance()
    cursor.nested_comments = True
    cursor.advance()
    assert cursor.word == "c"


def test_spans():
    cursor = scanner("one\n  two three")
    start = cursor.start
    cursor.advance()
    assert (cursor.span.text, cursor.span.position) == ("two", (2, 3))
    cursor.advance()
    assert cursor.since(start).text == "one\n  two"
    assert cursor.last.text == "o"


def test_a_string_is_no_keyword():
    cursor = scanner('"if"')
    assert cursor.kind is Kind.STRING
    assert not cursor.accept('"if"')


@pytest.mark.parametrize(
    ("text", "code", "message", "place"),
    [
        ("a b", "LIT005", "expected `;` after it, found `b`", "b"),
        ("a \0", "LIT005", "expected `;` after it, found `\\x00`", "\0"),
        ("ab  // c", "LIT002", "unexpected end of file: expected `;` after it", "b"),
    ],
)
def test_errors(text: str, code: str, message: str, place: str):
    cursor = scanner(text)
    cursor.advance()
    with pytest.raises(RustrataError) as raised:
        cursor.expect(";", "after it")
    found = raised.value.diagnostic
    assert (found.code, found.message) == (code, message)
    assert found.span is not None
    assert found.span.text == place
