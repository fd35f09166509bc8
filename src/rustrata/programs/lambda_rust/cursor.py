"""A cursor over the tokens of an ``.lr`` file, with the messages for what is not expected."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.lambda_rust.syntax import Name, Path
from rustrata.programs.lambda_rust.tokens import KEYWORDS, tokens_of
from rustrata.programs.scanner import mistake
from rustrata.source import SourceFile, Span

T = TypeVar("T")

DEEPEST = 150
"""How deep types, and branches inside branches, may be nested. What follows a `let` is not nested."""


class Cursor:
    """The current token and the ways on."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.tokens = tokens_of(source)
        self.index = 0
        self.depth = 0

    @property
    def word(self) -> str:
        """The current token's text."""
        return self.tokens[self.index].word

    @property
    def kind(self) -> str:
        """The current token's kind."""
        return self.tokens[self.index].kind

    @property
    def start(self) -> int:
        """Where the current token begins."""
        return self.tokens[self.index].start

    def since(self, start: int) -> Span:
        """The span from an offset to the end of the last token read."""
        return Span(self.source, start, max(start, self.tokens[self.index - 1].end if self.index else start))

    def refuse(self, wanted: str, help_: str | None = None) -> NoReturn:
        """The current token is not what may stand here."""
        token = self.tokens[self.index]
        shown = f"`{token.word}`" if token.kind != "END" else "the end of the file"
        span = Span(self.source, token.start, token.end)
        raise mistake("LRS001", f"expected {wanted}, found {shown}", span, help=help_)

    def take(self, word: str) -> bool:
        """Go past ``word`` if it is the current token."""
        if self.tokens[self.index].word != word or self.kind == "END":
            return False
        self.index += 1
        return True

    def expect(self, word: str) -> None:
        """Go past ``word``, which must be the current token."""
        if not self.take(word):
            self.refuse(f"`{word}`", did_you_mean(self.word, [word]) if self.kind == "NAME" else None)

    def name(self, what: str = "a name") -> Name:
        """A name that is no keyword."""
        token = self.tokens[self.index]
        if token.kind != "NAME" or token.word in KEYWORDS or token.word.startswith("@"):
            self.refuse(what)
        self.index += 1
        return Name(token.word, Span(self.source, token.start, token.end))

    def lifetime(self) -> Name:
        """A lifetime, with its tick."""
        token = self.tokens[self.index]
        if token.kind != "LIFETIME":
            self.refuse("a lifetime such as `'a`")
        self.index += 1
        return Name(token.word, Span(self.source, token.start, token.end))

    def number(self) -> int:
        """A natural number."""
        if self.kind != "NUMBER":
            self.refuse("a number")
        self.index += 1
        return int(self.tokens[self.index - 1].word)

    def path(self) -> Path:
        """``x`` or ``x.n.m``, the offsets added up."""
        start = self.start
        variable, offset, projected = self.name("a path").text, 0, False
        while self.take("."):
            offset += self.number()
            projected = True
        return Path(variable, offset, self.since(start), projected)

    def listed(self, item: Callable[[], T], end: str) -> tuple[T, ...]:
        """Items between commas up to ``end``, which is passed; a comma may stand before it."""
        items: list[T] = []
        while not self.take(end):
            items.append(item())
            if not self.take(","):
                self.expect(end)
                break
        return tuple(items)

    def deeper(self) -> None:
        """One level down; the caller takes it back by ``depth -= 1``."""
        self.depth += 1
        if self.depth > DEEPEST:
            token = self.tokens[self.index]
            span = Span(self.source, token.start, token.end)
            raise mistake("LRS002", f"unsupported: nested more than {DEEPEST} deep", span)
