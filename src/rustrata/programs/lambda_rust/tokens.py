"""The tokens of ``.lr`` files: ASCII, with the paper's signs for some of them."""

import re

from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import SourceFile, Span

_BLANK = re.compile(r"(?:[\s\ufeff]+|//[^\n]*|--[^\n]*)*")
_TOKEN = re.compile(
    r"(?P<NAME>@?[A-Za-z_][A-Za-z0-9_]*)|(?P<LIFETIME>'[A-Za-z_][A-Za-z0-9_']*|ϝ)|(?P<NUMBER>[0-9]+)"
    r"|(?P<SYMBOL>:=|::<|->|<=|==|:!|◁†|[◁⊑≤→]|.)",
    re.DOTALL,
)
_ALIASES = {"ϝ": "'fn", "◁": ":", "◁†": ":!", "⊑": "<=", "≤": "<=", "→": "->"}

KEYWORDS = frozenset(
    {
        "as",
        "call",
        "case",
        "cont",
        "core",
        "delete",
        "else",
        "endlft",
        "expect",
        "false",
        "fn",
        "for",
        "funrec",
        "if",
        "in",
        "inj",
        "jump",
        "let",
        "letcont",
        "mut",
        "new",
        "newlft",
        "of",
        "own",
        "rec",
        "then",
        "true",
        "type",
        "under",
        "where",
    }
)
"""Words that are not names of variables."""


@record
class Token:
    """A word and its kind: NAME, LIFETIME, NUMBER, SYMBOL or END."""

    kind: str
    word: str
    start: int
    end: int


def tokens_of(source: SourceFile) -> list[Token]:
    """The tokens of a text, with one of kind END at its end."""
    text, found, offset = source.text, [], 0
    while True:
        blank = _BLANK.match(text, offset)
        assert blank is not None, "the blank pattern matches the empty text"
        offset = blank.end()
        match = _TOKEN.match(text, offset)
        if match is None:
            found.append(Token("END", "", offset, offset))
            return found
        assert match.lastgroup is not None, "every alternative of the token pattern is named"
        word = match.group()
        if match.lastgroup == "NUMBER" and len(word) > 30:
            span = Span(source, offset, match.end())
            raise mistake("LRS002", "unsupported: a number of more than 30 digits", span)
        found.append(Token(match.lastgroup, _ALIASES.get(word, word), offset, match.end()))
        offset = match.end()
