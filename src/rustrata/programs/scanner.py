"""A small scanner for line- and token-oriented formats: one token of look-ahead, spans, error helpers.

Tokens are names, numbers (with whatever letters follow the digits), double-quoted strings, and
symbols of one to three characters. Comments are ``//`` to the end of the line, ``/* */``, and, where
the reader asks for it, nested ``(* *)``; in C and Rust code ``(*`` opens a dereference instead.
"""

import re
from enum import Enum
from typing import NoReturn

from rustrata.diagnostics.diagnostic import Diagnostic, Label, RustrataError
from rustrata.source import SourceFile, Span

_BLANK = re.compile(r"(?:[\s\ufeff]+|//[^\n]*|/\*(?s:.*?)\*/)*")
_TOKEN = re.compile(
    r"(?P<NAME>[A-Za-z_][A-Za-z0-9_]*)|(?P<NUMBER>[0-9][A-Za-z0-9_]*)"
    r'|(?P<STRING>"[^"\n]*")'
    r"|(?P<SYMBOL>/\\|\\/|<<=|>>=|\.\.=?|[-+*/%&|^=!<>]=|=>|->|&&|\|\||::|\+\+|--|<<|>>|.)",
    re.DOTALL,
)
_COMMENT_END = re.compile(r"\(\*|\*\)")


class Kind(Enum):
    """What a token is."""

    NAME = "NAME"
    NUMBER = "NUMBER"
    STRING = "STRING"
    SYMBOL = "SYMBOL"
    END = "END"


_KINDS = {kind.value: kind for kind in Kind}


def mistake(
    code: str,
    message: str,
    span: Span,
    *,
    label: str = "",
    labels: tuple[Label, ...] = (),
    help: str | None = None,
) -> RustrataError:
    """The exception for a user's mistake at a place in a text."""
    return RustrataError(Diagnostic(code, message, span, label, labels, help=help))


class Scanner:
    """A cursor over the tokens of a text. ``word`` and ``kind`` are the current token.

    ``unexpected`` and ``truncated`` are the codes of the errors that it raises itself.
    ``nested_comments`` may be changed between tokens; it acts from the next token on.
    """

    __slots__ = (
        "end",
        "kind",
        "nested_comments",
        "previous_end",
        "source",
        "start",
        "text",
        "truncated",
        "unexpected",
        "word",
    )

    def __init__(
        self, source: SourceFile, *, unexpected: str, truncated: str, nested_comments: bool = False
    ) -> None:
        self.source = source
        self.text = source.text
        self.unexpected = unexpected
        self.truncated = truncated
        self.nested_comments = nested_comments
        self.word = ""
        self.kind = Kind.END
        self.start = self.end = self.previous_end = 0
        self.advance()

    def advance(self) -> None:
        """Go to the next token."""
        self.previous_end = self.end
        start = self._after_blanks(self.end)
        match = _TOKEN.match(self.text, start)
        self.start = start
        if match is None:
            self.kind, self.word, self.end = Kind.END, "", start
            return
        kind = match.lastgroup
        assert kind is not None, "every alternative of the token pattern is named"
        self.kind, self.word, self.end = _KINDS[kind], match.group(), match.end()
        if self.word == "/" and self.text.startswith("/*", start):
            self._unclosed_comment(start)

    def restart(self, offset: int) -> None:
        """Make the first token at or after ``offset`` the current one."""
        self.end = offset
        self.advance()

    def _after_blanks(self, offset: int) -> int:
        blank = _BLANK.match(self.text, offset)
        assert blank is not None, "the blank pattern matches the empty text"
        offset = blank.end()
        while self.nested_comments and self.text.startswith("(*", offset):
            blank = _BLANK.match(self.text, self._after_comment(offset))
            assert blank is not None, "the blank pattern matches the empty text"
            offset = blank.end()
        return offset

    def _after_comment(self, opening: int) -> int:
        depth, offset = 1, opening + 2
        while depth:
            match = _COMMENT_END.search(self.text, offset)
            if match is None:
                self._unclosed_comment(opening)
            depth += 1 if match.group() == "(*" else -1
            offset = match.end()
        return offset

    def _unclosed_comment(self, opening: int) -> NoReturn:
        span = Span(self.source, opening, opening + 2)
        close = "*)" if self.text[opening] == "(" else "*/"
        raise mistake(
            self.truncated,
            "unexpected end of file: this comment is not closed",
            span,
            help=f"close it with `{close}`",
        )

    @property
    def span(self) -> Span:
        """The span of the current token."""
        return Span(self.source, self.start, self.end)

    def since(self, start: int) -> Span:
        """The span from an offset to the end of the token before the current one."""
        return Span(self.source, start, max(start, self.previous_end))

    @property
    def last(self) -> Span:
        """The last character of the token before the current one."""
        return Span(self.source, max(self.previous_end - 1, 0), self.previous_end)

    @property
    def at_end(self) -> bool:
        """Is the text used up?"""
        return self.kind is Kind.END

    def accept(self, word: str) -> bool:
        """Step over the current token if it is ``word``."""
        if self.word == word and self.kind is not Kind.STRING:
            self.advance()
            return True
        return False

    def expect(self, word: str, purpose: str = "") -> None:
        """Step over ``word`` or raise; ``purpose`` says in the message what it is for."""
        if not self.accept(word):
            self.fail(f"`{word}`{' ' + purpose if purpose else ''}")

    def close_angle(self, purpose: str) -> None:
        """Step over ``>``, which may be the first character of ``>>``, ``>=`` or ``>>=``; or raise."""
        if self.word in (">>", ">=", ">>="):
            self.restart(self.start + 1)
        else:
            self.expect(">", purpose)

    def name(self, what: str) -> tuple[str, Span]:
        """Step over a name and return it with its span, or raise saying that ``what`` was expected."""
        if self.kind is not Kind.NAME:
            self.fail(what)
        found = self.word, self.span
        self.advance()
        return found

    def fail(self, expected: str, *, help: str | None = None) -> NoReturn:
        """Raise at the current token: something else was expected there."""
        if self.kind is Kind.END:
            span = self.last
            message = f"unexpected end of file: expected {expected}"
            raise mistake(self.truncated, message, span, label="the text ends here", help=help)
        shown = self.word if self.word.isprintable() else repr(self.word)[1:-1]
        message = f"expected {expected}, found `{shown}`"
        raise mistake(self.unexpected, message, self.span, label=f"expected {expected}", help=help)
