"""Calls that rustc's inliner has pasted into their caller, as far as the aliasing models must know of them.

rustc pastes closures, and functions marked `#[inline]`, with the retags of their arguments, but no longer as
those of a call: their protectors would be lost. Here the calls of the program's own functions begin and end
again, by the scopes of the statements; of the standard library's functions they do not.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from rustrata.abstract.mir.definitions import Unknown
from rustrata.abstract.mir.substitution import substitute_path
from rustrata.programs.rust.bodies import Block, Body, Retag, RetagKind, Statement, Terminator
from rustrata.programs.rust.types import Named, Numbered, Path

if TYPE_CHECKING:
    from rustrata.abstract.mir.code import Code
    from rustrata.abstract.mir.frames import Frame

Step = Callable[["Frame"], None]
_LIBRARY = ("std", "core", "alloc")


class InlinedCalls:
    """The pasted calls of one body. Most bodies have none."""

    def __init__(self, code: "Code") -> None:
        self.code = code
        self.body: Body = code.body
        self._around: dict[int, frozenset[int]] = {}

    @cached_property
    def scopes(self) -> frozenset[int]:
        """The scopes that are bodies of the program's own functions."""
        found = (number for number, scope in enumerate(self.body.scopes) if self._is_own(scope.inlined))
        return frozenset(found)

    def _is_own(self, path: Path | None) -> bool:
        first = path.segments[0] if path is not None else None
        if path is None or (isinstance(first, Named) and first.name in _LIBRARY):
            return False
        machine = self.code.machine
        if isinstance(path.segments[-1], Numbered):
            return path.bare in machine.program.functions
        try:
            return machine.definitions.function(substitute_path(path, self.code.environment)) is not None
        except Unknown:
            return False

    def around(self, part: Statement | Terminator) -> frozenset[int]:
        """The pasted calls that a statement is in."""
        number = part.origin.scope
        found = self._around.get(number)
        if found is None:
            found = self._around[number] = self._enclosing(number)
        return found

    def _enclosing(self, number: int) -> frozenset[int]:
        found = set()
        at: int | None = number
        while at is not None:
            if at in self.scopes:
                found.add(at)
            at = self.body.scopes[at].parent
        return frozenset(found)

    def with_entries(
        self, statements: tuple[Statement, ...]
    ) -> "tuple[tuple[Statement, ...], dict[int, int]]":
        """The statements of a block, with the retags of arguments as such, and the calls that they begin: the
        first statements of a pasted body are the retags of its arguments."""
        if not self.scopes:
            return statements, {}
        made: list[Statement] = []
        begins: dict[int, int] = {}
        before: frozenset[int] | None = None
        entering: int | None = None
        for at, statement in enumerate(statements):
            own, now = statement.origin.scope, self.around(statement)
            if own in self.scopes and before is not None and own not in before:
                entering = own
                if self._is_entry(statement):
                    begins[at] = own
            if entering == own and self._is_entry(statement):
                assert isinstance(statement, Retag), "an entry is a retag"
                made.append(replace(statement, kind=RetagKind.FN_ENTRY))
            else:
                entering = None
                made.append(statement)
            before = now
        return tuple(made), begins

    def _is_entry(self, statement: Statement) -> bool:
        return (
            isinstance(statement, Retag)
            and statement.kind is RetagKind.DEFAULT
            and not statement.place.projections
        )

    def steps(
        self, statements: tuple[Statement, ...], begins: dict[int, int], steps: list[Step]
    ) -> list[Step]:
        """The steps of a block, with the beginnings and ends of calls."""
        if not self.scopes:
            return steps
        made = []
        before: frozenset[int] | None = None
        for at, (statement, step) in enumerate(zip(statements, steps, strict=True)):
            now = self.around(statement)
            if at in begins:
                made.append(_begin(begins[at], now, step))
            else:
                made.append(step if now == before else _settle(now, step))
            before = now
        return made

    def run(self, block: Block, statements: tuple[Statement, ...], run: Step) -> Step:
        """The terminator of a block, after the calls that have ended."""
        if not self.scopes:
            return run
        now = self.around(block.terminator)
        if statements and self.around(statements[-1]) == now:
            return run
        return _settle(now, run)


def _begin(scope: int, now: frozenset[int], step: Step) -> Step:
    def begin(frame: "Frame") -> None:
        frame.settle(now - {scope})
        frame.enter(scope)
        step(frame)

    return begin


def _settle(now: frozenset[int], step: Step) -> Step:
    def settled(frame: "Frame") -> None:
        if frame.inlined:
            frame.settle(now)
        step(frame)

    return settled
