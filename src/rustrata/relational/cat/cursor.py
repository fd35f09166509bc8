"""A place in the words of a cat model, for recursive descent."""

from typing import NoReturn

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.tokens import Sort, Token, tokens_of
from rustrata.source import SourceFile, Span


class Cursor:
    """Reads the words of one file from left to right."""

    def __init__(self, source: SourceFile) -> None:
        """Raises CAT001 where the text has no words."""
        self.source = source
        self._tokens = tokens_of(source)
        self._at = 0

    @property
    def token(self) -> Token:
        """The next word."""
        return self._tokens[self._at]

    def ahead(self, distance: int) -> Token:
        """The word ``distance`` after the next one, or the end."""
        return self._tokens[min(self._at + distance, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Go past the next word."""
        token = self.token
        if token.sort is not Sort.END:
            self._at += 1
        return token

    def sees(self, *texts: str) -> bool:
        """Is the next word one of these symbols or keywords?"""
        token = self.token
        return token.sort in (Sort.SYMBOL, Sort.KEYWORD) and token.text in texts

    def accept(self, text: str) -> bool:
        """Go past a symbol or keyword if it is next."""
        if self.sees(text):
            self.take()
            return True
        return False

    def expect(self, text: str, why: str) -> Token:
        """Go past a symbol or keyword. Raises CAT001 when it is not next."""
        if not self.sees(text):
            self.refuse(f"expected `{text}` {why}")
        return self.take()

    def name(self, why: str) -> Token:
        """Go past a name. Raises CAT001 when none is next."""
        if self.token.sort is not Sort.NAME:
            self.refuse(f"expected a name {why}")
        return self.take()

    def string(self, why: str) -> Token:
        """Go past a string. Raises CAT001 when none is next."""
        if self.token.sort is not Sort.STRING:
            self.refuse(f"expected a text in double quotes {why}")
        return self.take()

    def refuse(self, wanted: str, help_: str | None = None) -> NoReturn:
        """Raise CAT001 at the next word."""
        token = self.token
        if token.sort is Sort.END:
            end = len(self.source.text.rstrip())
            message = f"the model ends here, where it should go on: {wanted}"
            raise RustrataError(Diagnostic("CAT001", message, Span(self.source, end, end), help=help_))
        span = Span(self.source, token.start, token.end)
        message = f"{wanted}, found `{span.text}`"
        raise RustrataError(Diagnostic("CAT001", message, span, help=help_))

    def since(self, start: int) -> Span:
        """From an offset to the end of the last word taken."""
        return Span(self.source, start, self._tokens[self._at - 1].end if self._at else start)
