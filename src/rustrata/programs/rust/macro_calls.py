"""Where a program's source calls macros of the standard library, by itself or through macros of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rustrata.programs.rust.items import Item, ItemKind, Token, tokens

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
MESSAGE = ","
"""After the name of a macro that has a message and need not have one."""
MACROS: dict[str, frozenset[str]] = {
    "library/core/src/macros/mod.rs": frozenset(
        (
            "assert_eq", "assert_ne", "assert_matches", "debug_assert_eq", "debug_assert_ne",
            "debug_assert_matches", "debug_assert", f"debug_assert{MESSAGE}", "matches", "write", "writeln",
            "todo", "unimplemented",
        )
    ),
    "library/core/src/panic.rs": frozenset(
        (
            "panic", "unreachable", f"assert{MESSAGE}", f"debug_assert{MESSAGE}", f"todo{MESSAGE}",
            f"unimplemented{MESSAGE}",
        )
    ),
    "library/std/src/panic.rs": frozenset(("panic", f"assert{MESSAGE}", f"debug_assert{MESSAGE}")),
    "library/std/src/macros.rs": frozenset(("dbg", "print", "println", "eprint", "eprintln")),
    "library/alloc/src/macros.rs": frozenset(("vec", "format")),
    "library/core/src/ptr/mod.rs": frozenset(("addr_of", "addr_of_mut")),
    "library/core/src/pin.rs": frozenset(("pin",)),
}  # fmt: skip
"""The macros whose code is from each of these files of the standard library."""
CALLERS = frozenset(("dbg", "debug_assert_eq", "debug_assert_ne", "debug_assert_matches"))
"""Those that come to others of the same file."""
_ASSERTIONS = frozenset(("assert", "debug_assert"))
_UNFINISHED = frozenset(("todo", "unimplemented"))


@dataclass(frozen=True, slots=True)
class MacroCall:
    """A call ``name!(...)`` at these offsets, and the macros of the standard library that it may come to."""

    start: int
    end: int
    names: frozenset[str]


class MacroCalls:
    """The calls in a text. ``closures`` are the offsets at which the parameters of closures end, by where
    they start."""

    def __init__(self, text: str, items: Iterable[Item], closures: dict[int, int]) -> None:
        self.text = text
        self.functions = [item for item in items if item.kind is ItemKind.FUNCTION]
        self.closures = closures

    @cached_property
    def _tokens(self) -> list[Token]:
        return list(tokens(self.text))

    @cached_property
    def _ends(self) -> dict[int, int]:
        """The index of the bracket that closes each one that opens."""
        found: dict[int, int] = {}
        waiting: list[int] = []
        for at, token in enumerate(self._tokens):
            if token.text in _OPEN:
                waiting.append(at)
            elif token.text in _CLOSE and waiting:
                found[waiting.pop()] = at
        return found

    @cached_property
    def _written(self) -> tuple[tuple[MacroCall, ...], dict[str, frozenset[str]]]:
        """The calls outside of definitions of macros by their own names; and what each macro that is defined
        here calls."""
        words, ends = self._tokens, self._ends
        calls: list[MacroCall] = []
        defined: dict[str, set[str]] = {}
        inside, name = -1, ""
        for at in range(len(words) - 2):
            if words[at + 1].text != "!" or not words[at].text.isidentifier():
                continue
            if words[at].text == "macro_rules":
                name = words[at + 2].text
                inside = ends.get(at + 3, len(words))
                defined.setdefault(name, set())
            elif at + 2 in ends and at < inside:
                defined[name].add(self._name(at))
            elif at + 2 in ends:
                names = frozenset((self._name(at),))
                calls.append(MacroCall(words[at].start, words[ends[at + 2]].end, names))
        return tuple(calls), {name: frozenset(called) for name, called in defined.items()}

    def _name(self, at: int) -> str:
        """The name of the macro that is called here, with the mark of a message."""
        name = self._tokens[at].text
        if name in _UNFINISHED and self._ends[at + 2] > at + 3:
            return name + MESSAGE
        if name not in _ASSERTIONS:
            return name
        at, end = at + 3, self._ends[at + 2]
        while at < end:
            if self._tokens[at].text == "," and at + 1 < end:
                return name + MESSAGE
            at = self._ends.get(at, at) + 1
        return name

    @cached_property
    def _every(self) -> tuple[MacroCall, ...]:
        calls, defined = self._written
        return tuple(MacroCall(call.start, call.end, _reached(call.names, defined)) for call in calls)

    @cached_property
    def _closure_ranges(self) -> dict[int, tuple[int, int]]:
        """Where each closure begins and ends: a block in braces, or an expression."""
        found = {}
        for start, head in self.closures.items():
            at = next((i for i, token in enumerate(self._tokens) if token.start >= head), len(self._tokens))
            while at < len(self._tokens):
                token = self._tokens[at]
                if token.text in _OPEN and at in self._ends:
                    at = self._ends[at]
                elif token.text in _CLOSE or token.text in (",", ";"):
                    break
                at += 1
            found[start] = (start, self._tokens[at - 1].end if at else head)
        return found

    def within(self, offset: int, *, closure: bool) -> tuple[MacroCall, ...]:
        """The calls in the function around an offset, or in the closure that starts there, without those in
        functions and closures inside of it."""
        functions = [(item.start, item.end) for item in self.functions]
        ranges = [*functions, *self._closure_ranges.values()]
        if closure:
            here = self._closure_ranges.get(offset)
        else:
            here = max((found for found in functions if found[0] <= offset < found[1]), default=None)
        if here is None:
            return ()
        inner = [found for found in ranges if found != here and _holds(here, found)]
        return tuple(
            call
            for call in self._every
            if _holds(here, (call.start, call.end))
            and not any(_holds(other, (call.start, call.end)) for other in inner)
        )


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _reached(names: frozenset[str], defined: dict[str, frozenset[str]]) -> frozenset[str]:
    """The macros that are not defined here which a call comes to."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in defined:
            waiting += defined[name]
        else:
            found.add(name)
    return frozenset(found)


def calls_of_file(calls: Sequence[MacroCall], file: str) -> list[MacroCall]:
    """Those calls that may come to a macro that a file of the standard library defines."""
    names = next((names for name, names in MACROS.items() if file.endswith(name)), frozenset())
    return [call for call in calls if call.names & names]
