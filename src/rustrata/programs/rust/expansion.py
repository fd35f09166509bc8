"""The items that macros make: read from the program as rustc expands it.

The source has no text of theirs. ``rustc -Zunpretty=expanded`` prints the program with every macro expanded,
and its items have names, parameters, fields and attributes, though no positions. What is in the source too
keeps its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rustrata.programs.rust.items import Item, ItemKind, items, tokens
from rustrata.records import record

_MADE = frozenset(("struct", "enum", "union", "impl", "fn", "trait", "mod", "$vis"))
_TYPES = (ItemKind.STRUCT, ItemKind.ENUM, ItemKind.UNION)
_LIFETIME = re.compile(r"&?\s*'\w+\s*,?\s*")
_SEGMENT = re.compile(r"(?:::)?\b(?:\w+\s*::\s*)+(?=\w)")


def makes_items(text: str) -> bool:
    """May a macro of this source make items?"""
    words = [token.text for token in tokens(text)]
    if "macro_rules" not in words and "macro" not in words:
        return ("include", "!") in pairwise(words)
    return any(
        word in ("macro_rules", "macro") and _MADE & set(_body(words, at)) for at, word in enumerate(words)
    )


def _body(words: list[str], at: int) -> list[str]:
    """The words of a macro's definition that begins here."""
    depth, found = 0, []
    for word in words[at:]:
        depth += (word in "([{") - (word in ")]}")
        found.append(word)
        if depth == 0 and word in ")]}":
            return found
    return found


@dataclass(frozen=True)
class Placed:
    """The items of a text with the modules and functions that they are in."""

    items: tuple[Item, ...]

    @cached_property
    def around(self) -> tuple[tuple[Item, ...], ...]:
        """For each item those that contain it, the outermost first."""
        found: list[tuple[Item, ...]] = []
        open_: list[Item] = []
        for item in self.items:
            while open_ and open_[-1].end <= item.start:
                open_.pop()
            found.append(tuple(open_))
            open_.append(item)
        return tuple(found)

    def scope(self, number: int) -> tuple[str, ...]:
        """The modules and functions that an item is in, by name."""
        return tuple(item.name for item in self.around[number] if item.name)

    def modules(self) -> Iterator[tuple[tuple[str, ...], Item]]:
        """The modules in braces, by their path."""
        for number, item in enumerate(self.items):
            if item.kind is ItemKind.MODULE:
                yield (*self.scope(number), item.name), item


def placed(text: str) -> Placed:
    """The items of a text in their places."""
    return Placed(items(text))


@record
class MadeItem:
    """An item that only the expanded program has: a type, or an impl. A name for it is known at ``offset``
    of the source, the end of its module."""

    item: Item
    offset: int


def made_items(text: str, expanded: str) -> tuple[MadeItem, ...]:
    """The types that macros make in modules of the source, and the impls of traits with associated types."""
    source, whole = placed(text), placed(expanded)
    ends: dict[tuple[str, ...], int] = {(): len(text)}
    ends |= {path: item.end - 1 for path, item in source.modules()}
    known = {(source.scope(number), _sign(item)) for number, item in enumerate(source.items)}
    found = []
    for number, item in enumerate(whole.items):
        key = (whole.scope(number), _sign(item))
        in_modules = all(outer.kind is ItemKind.MODULE for outer in whole.around[number])
        wanted = item.kind in _TYPES or (item.kind is ItemKind.IMPL and item.trait and item.associated)
        if wanted and in_modules and key not in known and key[0] in ends:
            found.append(MadeItem(item, ends[key[0]]))
    return tuple(found)


def _sign(item: Item) -> str:
    """What tells an item from others in its module."""
    if item.kind is ItemKind.IMPL:
        return f"impl {plain_type(item.trait)} for {plain_type(item.subject)}"
    return f"{item.kind.value} {item.name}"


def plain_type(text: str) -> str:
    """A type without lifetimes, paths of modules and white space: to compare what is written with what rustc
    prints."""
    text = _LIFETIME.sub(lambda found: "&" if found.group().startswith("&") else "", text)
    return "".join(_SEGMENT.sub("", text).split()).replace("<>", "").replace("+'_", "")


@dataclass(frozen=True)
class Expanded:
    """Looks up what the expanded program says of functions whose position is in no item of the source."""

    text: str

    @cached_property
    def placed(self) -> Placed:
        """Its items."""
        return placed(self.text)

    @cached_property
    def _functions(self) -> dict[tuple[str, ...], list[tuple[Item | None, Item]]]:
        found: dict[tuple[str, ...], list[tuple[Item | None, Item]]] = {}
        for number, item in enumerate(self.placed.items):
            if item.kind is ItemKind.FUNCTION:
                around = self.placed.around[number]
                outer = around[-1] if around and around[-1].kind in (ItemKind.IMPL, ItemKind.TRAIT) else None
                key = (*self.placed.scope(number), item.name)
                found.setdefault(key, []).append((outer, item))
        return found

    def functions(self, names: tuple[str, ...]) -> list[tuple[Item | None, Item]]:
        """The functions of this path, whose impl is no part of it, with their impl or trait."""
        return self._functions.get(names, [])

    def impls(self, names: tuple[str, ...], trait: str, subject: str) -> list[Item]:
        """The impls of a method with this path, for a type as rustc prints it."""
        wanted = (plain_type(trait), plain_type(subject))
        return [
            outer
            for outer, _ in self.functions(names)
            if outer is not None and (plain_type(outer.trait), plain_type(outer.subject)) == wanted
        ]
