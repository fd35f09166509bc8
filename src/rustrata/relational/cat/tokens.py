"""The words of the cat language, as herd's lexer cuts them.

A name is an optional ``_``, a letter, then letters, digits, ``_``, ``.`` and ``-``, and at most one ``'`` at
the end; ``'name`` is a tag. Comments are ``(* ... *)``, which nest, and ``//`` and ``#`` to the end of the
line.
"""

import re
from enum import Enum

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.records import record
from rustrata.source import SourceFile, Span

KEYWORDS = frozenset(
    (
        "let", "rec", "and", "when", "acyclic", "irreflexive", "show", "unshow", "empty", "subset", "as",
        "fun", "in", "undefined_unless", "flag", "assert", "include", "variant", "begin", "end", "procedure",
        "call", "enum", "debug", "match", "with", "forall", "from", "do", "try", "if", "then", "else",
        "catdep", "instructions", "default", "not",
    )
)  # fmt: skip
_NAME = r"_?[A-Za-z][A-Za-z0-9_.\-]*'?"
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n]+|(?://|\#)[^\n]*)
    | (?P<comment>\(\*)
    | (?P<name>{_NAME})
    | (?P<tag>'{_NAME})
    | (?P<string>"[^"]*")
    | (?P<symbol>\|\||&&|\+\+|->|-1|[()\[\]{{}}|&*~+^\\?=;,0_])""",
    re.VERBOSE,
)
_COMMENT_END = re.compile(r"\(\*|\*\)")


class Sort(Enum):
    """Sorts of words."""

    NAME = "a name"
    KEYWORD = "a keyword"
    TAG = "a tag"
    STRING = "a string"
    SYMBOL = "a symbol"
    END = "the end"


@record
class Token:
    """A word and where it stands. ``text`` has no quotes for strings and tags."""

    sort: Sort
    text: str
    start: int
    end: int


def tokens_of(source: SourceFile) -> list[Token]:
    """The words of a cat model, the end last.

    Raises:
        RustrataError: CAT001 at a character that begins no word, or a comment that is not closed.
    """
    text, at = source.text, 0
    found: list[Token] = []
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            message = f"unexpected character `{text[at]}` in a cat model"
            raise RustrataError(Diagnostic("CAT001", message, Span(source, at, at + 1)))
        if match.lastgroup == "comment":
            at = _after_comment(source, at)
            continue
        at = match.end()
        if match.lastgroup != "space":
            found.append(_token(match))
    found.append(Token(Sort.END, "", len(text), len(text)))
    return found


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    match match.lastgroup:
        case "name":
            sort = Sort.KEYWORD if text in KEYWORDS else Sort.NAME
        case "tag":
            sort, text = Sort.TAG, text[1:]
        case "string":
            sort, text = Sort.STRING, text[1:-1]
        case _:
            sort = Sort.SYMBOL
    return Token(sort, text, match.start(), match.end())


def _after_comment(source: SourceFile, start: int) -> int:
    depth, at = 0, start
    while found := _COMMENT_END.search(source.text, at):
        at = found.end()
        depth += 1 if found[0] == "(*" else -1
        if not depth:
            return at
    raise RustrataError(Diagnostic("CAT001", "this comment is not closed", Span(source, start, start + 2)))
