"""The items of a Rust source file: where they stand and which parameters they have.

rustc's MIR text names neither the parameters of a generic function nor the fields of a type. They are read
from the source, by its tokens: whoever needs a type in full asks rustc by a probe
(`rustrata.programs.rust.probes`). Items that a macro makes are not seen; `macro_rules!` bodies and the
arguments of macros are skipped.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from rustrata.records import record

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*)"
    r"|(?P<comment>/\*)"
    r'|(?P<raw>(?:b|c|br|cr|r)?r(?P<hashes>#*)")'
    r'|(?P<string>[bc]?"(?:[^"\\]|\\.)*")'
    r"|(?P<char>b?'(?:[^'\\\n]|\\(?:u\{[^}]*\}|x..|.))')"
    r"|(?P<lifetime>'\w+)"
    r"|(?P<word>(?:r#)?[A-Za-z_]\w*)"
    r"|(?P<number>\d\w*)"
    r"|(?P<arrow>->|=>)"
    r"|(?P<sign>.)",
    re.DOTALL,
)


class ItemKind(Enum):
    """The kinds of items that are of interest."""

    STRUCT = "struct"
    ENUM = "enum"
    UNION = "union"
    FUNCTION = "fn"
    IMPL = "impl"
    TRAIT = "trait"
    MODULE = "mod"


@record
class Token:
    """A word, literal or sign, and where it starts and ends."""

    text: str
    start: int
    end: int


@record
class Parameter:
    """A generic parameter: ``T``, ``const N``, ``'a``; ``text`` with its bounds and without its default."""

    name: str
    kind: str
    text: str


@record
class VariantItem:
    """A variant, or the one of a struct or union: its name and those of its fields (numbers where they have
    none). ``discriminant`` is the text of its value, if it has one."""

    name: str
    fields: tuple[str, ...]
    discriminant: str = ""


@record
class Item:
    """An item: its text is ``start..end``, its head ends at ``body``.

    ``subject`` is the self type's text and ``trait`` the trait's, of an impl; ``associated`` are the names of
    the types in it, ``constants`` those of its constants. ``opaque`` counts a function's parameters of type
    ``impl Trait``. ``attributes`` is the text of those before it.
    """

    kind: ItemKind
    name: str
    parameters: tuple[Parameter, ...]
    where: str
    start: int
    end: int
    attributes: str = ""
    variants: tuple[VariantItem, ...] = ()
    subject: str = ""
    trait: str = ""
    associated: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    opaque: int = 0


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a source, without comments and white space."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None, "every character is a token"
        end = found.end()
        if found.lastgroup == "comment":
            end = _end_of_comment(text, at)
        elif found.group("raw") is not None:
            close = '"' + found.group("hashes")
            end = text.find(close, found.end())
            end = len(text) if end < 0 else end + len(close)
            yield Token(text[at:end], at, end)
        elif found.group("space") is None:
            yield Token(found.group(), at, end)
        at = end


def _end_of_comment(text: str, at: int) -> int:
    depth = 0
    for found in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if found.group() == "/*" else -1
        if depth == 0:
            return found.end()
    return len(text)


_KINDS = {kind.value: kind for kind in ItemKind}
_OPEN, _CLOSE = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}


def items(text: str) -> tuple[Item, ...]:
    """All items of a source, nested ones after those that contain them."""
    return _Scanner(text).items()


class _Scanner:
    """Walks over the tokens; ``at`` is the index of the next one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.at = 0
        self.found: list[Item] = []

    def items(self) -> tuple[Item, ...]:
        attributes = self._offset(0)
        while self.at < len(self.tokens):
            word = self._word()
            if word == "#":
                self._attribute()
                continue
            if word == "pub" and self._word(1) == "(":
                self.at += 1
                self._group()
                continue
            if word == "macro_rules" or (self._word(1) == "!" and self._word(2) in _OPEN):
                self._macro()
            elif word in _KINDS and self._begins():
                self._item(_KINDS[word], attributes)
            elif word not in ("pub", "unsafe", "const", "async", "extern", "default") and not word.startswith(
                '"'
            ):
                self.at += 1
                attributes = self._offset(self.at)
                continue
            else:
                self.at += 1
                continue
            attributes = self._offset(self.at)
        return tuple(sorted(self.found, key=lambda item: (item.start, -item.end)))

    def _offset(self, at: int) -> int:
        return self.tokens[at].start if at < len(self.tokens) else len(self.text)

    def _word(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at].text if at < len(self.tokens) else ""

    def _attribute(self) -> None:
        self.at += 1
        if self._word() == "!":
            self.at += 1
        self._group()

    def _macro(self) -> None:
        while self._word() and self._word() not in _OPEN:
            self.at += 1
        self._group()

    def _group(self) -> None:
        """Steps over one bracketed group."""
        if self._word() not in _OPEN:
            return
        depth = 0
        while self._word():
            depth += (self._word() in _OPEN) - (self._word() in _CLOSE)
            self.at += 1
            if depth == 0:
                return

    def _begins(self) -> bool:
        """Is the keyword here that of an item? ``union`` is one only before a name, ``fn(`` is a type, and
        ``impl Trait`` one too unless it begins a statement."""
        before = self.tokens[self.at - 1].text if self.at else ";"
        if self._word() == "impl":
            return before in ("{", "}", ";", "]", "unsafe", "default")
        return bool(re.fullmatch(r"(?:r#)?[A-Za-z_]\w*", self._word(1))) and before != "."

    def _item(self, kind: ItemKind, start: int) -> None:
        attributes = self.text[start : self.tokens[self.at].start]
        begin = self.tokens[self.at].start
        self.at += 1
        name = ""
        if kind is not ItemKind.IMPL:
            name = self._word()
            self.at += 1
        parameters = self._parameters()
        match kind:
            case ItemKind.FUNCTION:
                self._function(name, parameters, begin, attributes)
            case ItemKind.IMPL | ItemKind.TRAIT:
                self._block(kind, name, parameters, begin, attributes)
            case ItemKind.MODULE:
                self._module(name, begin, attributes)
            case _:
                self._type(kind, name, parameters, begin, attributes)

    def _parameters(self) -> tuple[Parameter, ...]:
        if self._word() != "<":
            return ()
        self.at += 1
        found = []
        while self._word() and self._word() != ">":
            words = self.tokens[self.at :]
            first = self.at
            self._until((",", ">", "="))
            text = self.text[words[0].start : self.tokens[self.at - 1].end] if self.at > first else ""
            self._until((",", ">"))
            if words[0].text == "const":
                found.append(Parameter(words[1].text, "const", text))
            elif words[0].text.startswith("'"):
                found.append(Parameter(words[0].text, "lifetime", text))
            else:
                found.append(Parameter(words[0].text, "type", text))
            if self._word() == ",":
                self.at += 1
        self.at += 1
        return tuple(found)

    def _until(self, ends: tuple[str, ...], *, expression: bool = False) -> None:
        """Steps to the next of these outside brackets; in an expression ``<`` is none."""
        angles = 0
        while self._word():
            word = self._word()
            if angles == 0 and word in ends:
                return
            if word in _OPEN:
                self._group()
                continue
            angles += 0 if expression else (word == "<") - (word == ">")
            self.at += 1

    def _where(self, ends: tuple[str, ...]) -> str:
        if self._word() != "where":
            return ""
        start = self._offset(self.at)
        self._until(ends)
        return self.text[start : self._offset(self.at)].rstrip()

    def _function(self, name: str, parameters: tuple[Parameter, ...], begin: int, attributes: str) -> None:
        first = self.at
        self._group()
        opaque = sum(token.text == "impl" for token in self.tokens[first : self.at])
        self._until(("where", "{", ";"))
        where = self._where(("{", ";"))
        inside = self.at
        self._group() if self._word() == "{" else None
        end = self.tokens[self.at - 1].end if self.at > inside else self._offset(self.at)
        self.found.append(
            Item(ItemKind.FUNCTION, name, parameters, where, begin, end, attributes, opaque=opaque)
        )
        self._inside(inside)

    def _module(self, name: str, begin: int, attributes: str) -> None:
        opening = self.at
        self._group()
        if self.at > opening:
            end = self.tokens[self.at - 1].end
            self.found.append(Item(ItemKind.MODULE, name, (), "", begin, end, attributes))
            self._inside(opening)

    def _inside(self, opening: int) -> None:
        """Looks into the group at this index for more items, then stands where it stood."""
        after = self.at
        self.at = opening + 1 if opening < after else after

    def _block(
        self, kind: ItemKind, name: str, parameters: tuple[Parameter, ...], begin: int, attributes: str
    ) -> None:
        start = self._offset(self.at)
        subject = trait = ""
        if kind is ItemKind.IMPL:
            self._until(("for", "where", "{"))
            subject = self.text[start : self._offset(self.at)].strip()
            if self._word() == "for":
                trait = subject
                self.at += 1
                start = self._offset(self.at)
                self._until(("where", "{"))
                subject = self.text[start : self._offset(self.at)].strip()
        else:
            self._until(("where", "{"))
        where = self._where(("{",))
        opening = self.at
        self._group()
        end = self.tokens[self.at - 1].end
        types, constants = (tuple(self._associated(opening, self.at, word)) for word in ("type", "const"))
        item = Item(kind, name, parameters, where, begin, end, attributes)
        self.found.append(replace(item, subject=subject, trait=trait, associated=types, constants=constants))
        self._inside(opening)

    def _associated(self, opening: int, end: int, keyword: str) -> Iterator[str]:
        """The names after ``type`` or ``const`` in an impl; not those with parameters of their own."""
        depth = 0
        for at in range(opening, end - 1):
            word = self.tokens[at].text
            depth += (word in _OPEN) - (word in _CLOSE)
            if depth == 1 and word == keyword and self.tokens[at + 2].text in ("=", ":", ";", "where"):
                yield self.tokens[at + 1].text

    def _type(
        self, kind: ItemKind, name: str, parameters: tuple[Parameter, ...], begin: int, attributes: str
    ) -> None:
        where = self._where(("{", ";", "("))
        if kind is ItemKind.ENUM:
            variants = tuple(self._variants())
        else:
            variants = (VariantItem(name, self._fields()),)
            where = where or self._where((";",))
            if self._word() == ";":
                self.at += 1
        end = self.tokens[self.at - 1].end
        self.found.append(Item(kind, name, parameters, where, begin, end, attributes, variants))

    def _fields(self) -> tuple[str, ...]:
        """The fields in the group here; none where there is no group."""
        opening = self._word()
        if opening not in ("{", "("):
            return ()
        self.at += 1
        close = _OPEN[opening]
        names: list[str] = []
        while self._word() and self._word() != close:
            while self._word() == "#":
                self._attribute()
            if self._word() == "pub":
                self.at += 1
                self._group()
            names.append(self._word() if opening == "{" else str(len(names)))
            self._until((",", close))
            if self._word() == ",":
                self.at += 1
        self.at += 1
        return tuple(names)

    def _variants(self) -> Iterator[VariantItem]:
        self.at += 1
        while self._word() and self._word() != "}":
            while self._word() == "#":
                self._attribute()
            name = self._word()
            self.at += 1
            fields = self._fields()
            start = self._offset(self.at + 1)
            self._until((",", "}"), expression=True)
            yield VariantItem(name, fields, self.text[start : self._offset(self.at)].strip())
            if self._word() == ",":
                self.at += 1
        self.at += 1
