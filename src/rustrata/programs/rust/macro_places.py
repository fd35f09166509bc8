"""Where code of the standard library's macros stands in the program.

rustc gives what `assert_eq!`, `dbg!` or `addr_of!` come to the positions of the macro's definition. Here it
gets the position of the call in the program. That is found by order: rustc numbers the temporaries of a
function as it goes through its source, so those of one call stand together, between those of what is before
and after it. Where the order leaves more than one call, the position is that of what ran before.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rustrata.programs.rust.bodies import (
    Assert,
    Assign,
    Block,
    Body,
    BodyKind,
    Call,
    Drop,
    Origin,
    PlaceMention,
    Retag,
    Scope,
    SetDiscriminant,
    Statement,
    StorageDead,
    StorageLive,
    SwitchInt,
    Terminator,
)
from rustrata.programs.rust.dominators import dominators
from rustrata.programs.rust.items import Item
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.macro_calls import CALLERS, MacroCall, MacroCalls, calls_of_file
from rustrata.programs.rust.types import Closure, Primitive, Reference
from rustrata.programs.rust.values import Copy, Local, Move
from rustrata.source import SourceFile

_NOWHERE = Location("", 1, 1, 1, 1)
_LIBRARY = "library/"
"""What the names of the standard library's files contain."""


@dataclass(slots=True)
class _Run:
    """The temporaries of one call: the first, and all; the offsets that it is between; where the code begins
    of a macro that the call's comes to."""

    first: int
    location: Location
    members: set[int]
    after: int = -1
    before: int = -1
    inner: Location | None = None

    def goes_on(self, location: Location, *, calls: bool) -> bool:
        """May a temporary here be of the same call? That of a whole call has all others of it inside; others
        begin with the first line. ``calls``: may its macro come to another one, of an earlier line?"""
        if location in (self.location, self.inner):
            return False
        far = _FAR_OF_PANICS if location.file.endswith("/panic.rs") else _FAR
        if calls and self.inner is None and self.location.line - location.line in _EARLIER:
            self.inner = location
        if self.inner is not None and 0 <= location.line - self.inner.line <= far:
            return True
        if self.location.line != self.location.end_line:
            return location in self.location
        return 0 <= location.line - self.location.line <= far


_FAR = 24
"""More lines than a macro's definition has."""
_FAR_OF_PANICS = 5
"""The same, in the file of panics alone."""
_EARLIER = range(130, 400)
"""How many lines before a macro another one is that it comes to."""


class MacroPlaces:
    """Gives bodies of a program the positions of its calls of macros. ``program_file`` is rustc's name of its
    text."""

    def __init__(
        self, source: SourceFile, program_file: str, items: Sequence[Item], bodies: Iterable[Body]
    ) -> None:
        self.source = source
        self.file = program_file
        closures = (_closure(body) for body in bodies)
        heads = {self._start(at): self._end(at) for at in closures if at is not None and self.is_own(at)}
        self.calls = MacroCalls(source.text, items, heads)

    def is_own(self, location: Location | None) -> bool:
        """Is this a place in the program's text?"""
        return location is not None and location.file == self.file

    def _start(self, location: Location) -> int:
        return self._offset(location.line, location.column)

    def _end(self, location: Location) -> int:
        return self._offset(location.end_line, location.end_column)

    def _offset(self, line: int, column: int) -> int:
        starts = self.source.line_starts
        return starts[min(line, len(starts)) - 1] + column - 1

    def location_of(self, call: MacroCall) -> Location:
        """The place of a call."""
        line, column = self.source.position(call.start)
        end_line, end_column = self.source.position(call.end)
        return Location(self.file, line, column, end_line, end_column)

    def placed(self, bodies: Sequence[Body]) -> list[Body]:
        """The bodies with positions of the program in the place of those of macros."""
        known: dict[str, _Moved] = {}
        made = []
        for body in bodies:
            own = _own_scopes(body)
            changes = body.kind is BodyKind.FUNCTION and _of_macros(body, own)
            new = _Placing(self, body, own).body() if changes else body
            if changes:
                known[body.path.bare] = _moved(body, new, own)
            made.append(new)
        return [_pasted(body, known) for body in made] if known else made

    def start(self, location: Location | None) -> int:
        """The offset of a place in the program; -1 for another one."""
        return self._start(location) if location is not None and location.file == self.file else -1

    def calls_of(self, body: Body) -> tuple[MacroCall, ...]:
        """The calls in the source of a body."""
        closure = _closure(body)
        if closure is not None:
            return self.calls.within(self._start(closure), closure=True)
        return self.calls.within(self.start(body.locals[0].origin.location), closure=False)


_Moved: TypeAlias = dict[tuple[str, Location], list[Location]]
"""The places that code of macros has in a function now, in order, by its kind and what rustc gave."""


def _moved(old: Body, new: Body, own: frozenset[int]) -> _Moved:
    found: _Moved = {}
    for one, other in zip(_parts(old), _parts(new), strict=True):
        at, now = one.origin.location, other.origin.location
        if one.origin.scope in own and at is not None and now is not None and _is_library(at):
            found.setdefault((type(one).__name__, at), []).append(now)
    for scope, after in zip(old.scopes, new.scopes, strict=True):
        if scope.parent in own and scope.called_at is not None and after.called_at is not None:
            found.setdefault((str(scope.inlined), scope.called_at), []).append(after.called_at)
    return found


def _parts(body: Body) -> Iterator[Statement | Terminator]:
    for block in body.blocks:
        yield from block.statements
        yield block.terminator


def _pasted(body: Body, known: dict[str, _Moved]) -> Body:
    """The body with the same positions in functions of the program that are pasted into it, as rustc copies
    them in order; as it is where a copy has not all of its function."""
    around = _innermost(body)
    copies = {
        scope: {key: [*found] for key, found in known[inlined.bare].items()}
        for scope in set(around.values())
        if (inlined := body.scopes[scope].inlined) is not None and inlined.bare in known
    }
    if not copies:
        return body
    counts = Counter((around.get(p.origin.scope), *_key(p)) for p in _parts(body))
    scopes = list(body.scopes)
    counts.update((around.get(s.parent or 0), str(s.inlined), s.called_at) for s in scopes)

    def next_of(scope: int | None, kind: str, at: Location | None) -> Location | None:
        if scope is None or at is None or scope not in copies:
            return None
        found, inlined = copies[scope].get((kind, at), []), body.scopes[scope].inlined
        if not found or inlined is None:
            return None
        whole = counts[scope, kind, at] == len(known[inlined.bare][kind, at])
        return found.pop(0) if whole else found[0] if len(set(found)) == 1 else None

    def origin(part: Statement | Terminator) -> Origin:
        now = next_of(around.get(part.origin.scope), *_key(part))
        return part.origin if now is None else Origin(now, part.origin.scope)

    blocks = []
    for block in body.blocks:
        statements = tuple(replace(statement, origin=origin(statement)) for statement in block.statements)
        last = replace(block.terminator, origin=origin(block.terminator))
        blocks.append(Block(statements, last, block.cleanup))
    for number, scope in enumerate(scopes):
        now = next_of(around.get(scope.parent or 0), str(scope.inlined), scope.called_at)
        scopes[number] = scope if now is None else replace(scope, called_at=now)
    return replace(body, blocks=tuple(blocks), scopes=tuple(scopes))


def _key(part: Statement | Terminator) -> tuple[str, Location | None]:
    return type(part).__name__, part.origin.location


def _innermost(body: Body) -> dict[int, int]:
    """For each scope of pasted functions the innermost of them."""
    found: dict[int, int] = {}
    for number in range(len(body.scopes)):
        at: int | None = number
        while at is not None and at < len(body.scopes) and body.scopes[at].inlined is None:
            at = body.scopes[at].parent
        if at is not None and at < len(body.scopes):
            found[number] = at
    return found


def _closure(body: Body) -> Location | None:
    """Where the closure starts that a body is of."""
    if "{closure#" not in str(body.path.segments[-1]) or body.argument_count < 1:
        return None
    captured = body.locals[1].type
    if isinstance(captured, Reference):
        captured = captured.target
    return captured.location if isinstance(captured, Closure) else None


def _own_scopes(body: Body) -> frozenset[int]:
    """The scopes that are not of pasted functions."""
    around = _outermost(body)
    return frozenset(number for number in range(len(body.scopes)) if number not in around)


def _is_library(location: Location | None) -> bool:
    return location is not None and _LIBRARY in location.file


def _of_macros(body: Body, own: frozenset[int]) -> bool:
    """Has a body code of macros?"""
    return any(
        part.origin.scope in own and _is_library(part.origin.location)
        for block in body.blocks
        for part in (*block.statements, block.terminator)
    )


class _Placing:
    """One body."""

    def __init__(self, places: MacroPlaces, body: Body, own: frozenset[int]) -> None:
        self.places = places
        self.old = body
        self.own = own
        self.calls = places.calls_of(body)
        self.known: dict[int, MacroCall] = {}
        self.parts = [(*block.statements, block.terminator) for block in body.blocks]
        self._before_block: dict[int, int] | None = None
        self.found: dict[tuple[int, int], Location | None] = {}

    def body(self) -> Body:
        for runs in self._runs():
            self._assign(runs)
        blocks = tuple(self._block(number, block) for number, block in enumerate(self.old.blocks))
        return replace(self.old, blocks=blocks, scopes=self._scopes())

    def _back(self, number: int) -> int | None:
        """The last block that each way to a block leads through; None for the first one."""
        if self._before_block is None:
            self._before_block = dominators(self.old)
        found = self._before_block.get(number, number)
        return None if found == number else found

    # Which call each temporary is of

    def _runs(self) -> list[list[_Run]]:
        """The temporaries by the file of their macro, call by call in the order of the source."""
        live = {part.local for parts in self.parts for part in parts if isinstance(part, StorageLive)}
        live |= {Local(n) for n, each in enumerate(self.old.locals) if each.type is Primitive.NEVER}
        found: dict[str, list[_Run]] = {}
        latest = -1
        for number, declared in enumerate(self.old.locals):
            location = declared.origin.location
            if declared.origin.scope not in self.own:
                break  # those of pasted functions, which come last
            if location is None or number not in live:
                continue
            if self.places.is_own(location):
                latest = max(latest, self.places.start(location))
            elif _is_library(location):
                runs = found.setdefault(location.file, [])
                if not runs or not runs[-1].goes_on(location, calls=self._has_callers(location.file)):
                    runs.append(_Run(number, location, set(), latest))
                runs[-1].members.add(number)
        for runs in found.values():
            for run in runs:
                run.before = self._next(run, live)
        return list(found.values())

    def _has_callers(self, file: str) -> bool:
        return any(call.names & CALLERS for call in calls_of_file(self.calls, file))

    def _next(self, run: _Run, live: set[Local]) -> int:
        """Where the next variable or temporary is of what is no macro; -1 where there is none."""
        for number in range(run.first + 1, len(self.old.locals)):
            declared = self.old.locals[number].origin
            start = self.places.start(declared.location)
            if number in live and declared.scope in self.own and start >= max(run.after, 0):
                return start
        return -1

    def _assign(self, runs: list[_Run]) -> None:
        """Each run is of one call, in order; where it could be of an earlier or a later one it is of none."""
        calls = calls_of_file(self.calls, runs[0].location.file)
        fitting = [[at for at, call in enumerate(calls) if _fits(call, run)] for run in runs]
        earliest = _increasing(fitting)
        backwards = _increasing([[-at for at in reversed(every)] for every in reversed(fitting)])
        latest = [-at for at in reversed(backwards)]
        if len(earliest) != len(runs):
            if len(runs[-1].members) == 1 and len(runs) > 1:
                self._assign(runs[:-1])  # the last is of what was pasted
            return
        for run, first, last in zip(runs, earliest, latest, strict=True):
            if first == last:
                self.known |= dict.fromkeys(run.members, calls[first])

    # Where each statement is

    def _block(self, number: int, block: Block) -> Block:
        parts = self.parts[number]
        if not any(self._is_of_macro(part) for part in parts):
            return block
        statements = []
        for at, statement in enumerate(block.statements):
            statements.append(replace(statement, origin=self._origin(number, at)))
        last = self._origin(number, len(statements))
        return Block(tuple(statements), replace(block.terminator, origin=last), block.cleanup)

    def _origin(self, number: int, at: int) -> Origin:
        part = self.parts[number][at]
        location = self._location(number, at) if self._is_of_macro(part) else None
        return part.origin if location is None else Origin(location, part.origin.scope)

    def _is_of_macro(self, part: Statement | Terminator) -> bool:
        return part.origin.scope in self.own and _is_library(part.origin.location)

    def _location(self, number: int, at: int) -> Location | None:
        """Where a statement of a macro is: at the call that its temporary is of, or a neighbour's is of, or
        that is the only one between what comes before and after; else where what comes before is."""
        key = number, at
        if key not in self.found:
            call = self._call(number, at)
            if call is None:
                call = self._neighbour(number, at, -1) or self._neighbour(number, at, 1)
            previous = self._previous(number, at)
            if call is None:
                call = self._between(number, at, previous)
            self.found[key] = previous if call is None else self.places.location_of(call)
        return self.found[key]

    def _call(self, number: int, at: int) -> MacroCall | None:
        local = _local(self.parts[number][at])
        return None if local is None else self.known.get(local)

    def _neighbour(self, number: int, at: int, step: int) -> MacroCall | None:
        """The call of the nearest statement of the same macro's file, with nothing else in between."""
        parts = self.parts[number]
        file = _file(parts[at])
        at += step
        while 0 <= at < len(parts) and self._is_of_macro(parts[at]) and _file(parts[at]) == file:
            call = self._call(number, at)
            if call is not None:
                return call
            at += step
        return None

    def _previous(self, number: int, at: int) -> Location | None:
        """The place of what is of the program itself and ran before in any case; the function's head where
        there is none."""
        while True:
            for part in reversed(self.parts[number][:at]):
                if part.origin.scope in self.own and self.places.is_own(part.origin.location):
                    return part.origin.location
            before = self._back(number)
            if before is None:
                head = self.old.locals[0].origin.location
                return head if self.places.is_own(head) else None
            number, at = before, len(self.parts[before])

    def _between(self, number: int, at: int, previous: Location | None) -> MacroCall | None:
        parts = self.parts[number]
        after = self.places.start(previous)
        later = (self.places.start(p.origin.location) for p in parts[at:] if p.origin.scope in self.own)
        before = next((start for start in later if start >= after), -1)
        run = _Run(0, parts[at].origin.location or _NOWHERE, set(), after, before)
        fitting = [call for call in calls_of_file(self.calls, _file(parts[at])) if _fits(call, run)]
        return fitting[0] if len(fitting) == 1 else None

    # Pasted functions

    def _scopes(self) -> tuple[Scope, ...]:
        """The scopes; a function that a macro calls is called where the macro is."""
        wanted = {
            number
            for number, scope in enumerate(self.old.scopes)
            if scope.inlined is not None and scope.parent in self.own and _is_library(scope.called_at)
        }
        if not wanted:
            return self.old.scopes
        around = _outermost(self.old)
        places: dict[int, Location | None] = {}
        for number, parts in enumerate(self.parts):
            for at, part in enumerate(parts):
                scope = around.get(part.origin.scope, -1)
                if scope in wanted and scope not in places:
                    places[scope] = self._before(number, at)
        return tuple(
            replace(scope, called_at=places[number]) if places.get(number) is not None else scope
            for number, scope in enumerate(self.old.scopes)
        )

    def _before(self, number: int, at: int) -> Location | None:
        """Where the statement is before a pasted function that is not of one."""
        while True:
            for index in reversed(range(at)):
                part = self.parts[number][index]
                if self._is_of_macro(part):
                    return self._location(number, index)
                if part.origin.scope in self.own and self.places.is_own(part.origin.location):
                    return part.origin.location
            before = self._back(number)
            if before is None:
                return None
            number, at = before, len(self.parts[before])


def _file(part: Statement | Terminator) -> str:
    return part.origin.location.file if part.origin.location is not None else ""


def _fits(call: MacroCall, run: _Run) -> bool:
    """May a run be of a call? That ends after what comes before, and starts before what comes after."""
    return call.end > run.after and (run.before < 0 or call.start <= run.before)


def _increasing(choices: list[list[int]]) -> list[int]:
    """The least increasing numbers, one of each list; fewer where there are none."""
    found: list[int] = []
    for every in choices:
        at = bisect_left(every, found[-1] + 1) if found else 0
        if at == len(every):
            return found
        found.append(every[at])
    return found


def _outermost(body: Body) -> dict[int, int]:
    """For each scope of pasted functions the outermost of them."""
    found: dict[int, int] = {}
    for number in range(len(body.scopes)):
        at: int | None = number
        while at is not None and at < len(body.scopes):
            if body.scopes[at].inlined is not None:
                found[number] = at
            at = body.scopes[at].parent
    return found


def _local(part: Statement | Terminator) -> Local | None:
    """The local that a statement is about."""
    match part:
        case StorageLive(local) | StorageDead(local):
            return local
        case Assign(place) | Retag(_, place) | SetDiscriminant(place) | PlaceMention(place):
            return place.local
        case Call(place) | Drop(place):
            return place.local
        case Assert(operand) | SwitchInt(operand):
            return operand.place.local if isinstance(operand, Copy | Move) else None
        case _:
            return None
