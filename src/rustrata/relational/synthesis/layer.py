"""One layer of a symbolic program: its events, with sets and relations whose entries are variables.

The operation in a slot has as many places as the longest pattern; a pattern that is shorter leaves the rest
without an event that is in any set or at any location.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from rustrata.records import record
from rustrata.relational.ir import Kind
from rustrata.relational.relation import Relations, relations
from rustrata.relational.sat.clauses import FALSE, TRUE
from rustrata.relational.sat.variables import Bound
from rustrata.relational.synthesis.operation import Operation, Part, Pattern
from rustrata.relational.synthesis.program import SymbolicProgram


@record
class _AllThere:
    """Every event is in every execution."""

    full: int
    all_certain: bool = True

    @property
    def implies(self) -> int:
        return self.full

    @property
    def compatible(self) -> int:
        return self.full


class Layer:
    """The events of a symbolic program at one of its layers, as `rustrata.relational.sat` asks for them."""

    def __init__(
        self, program: SymbolicProgram, pattern: Callable[[Operation], Pattern], *, upper: bool
    ) -> None:
        self._program = program
        self._rf = program.rf_above if upper else program.rf
        self._rf_initial = program.rf_initial_above if upper else program.rf_initial
        self._clauses = program.clauses
        self._patterns = tuple(tuple(map(pattern, own)) for own in program.operations)
        longest = max(len(each.parts) for own in self._patterns for each in own)
        initial = program.limits.locations
        self._initial = initial
        self._places = tuple((slot, part) for slot in program.slots for part in range(longest))
        self._algebra = relations(initial + len(self._places))
        self._numbers = {place: initial + number for number, place in enumerate(self._places)}
        self.guarded = _AllThere(self._algebra.full)
        self.present = (TRUE,) * self._algebra.size
        self._known: dict[tuple[Kind, str], dict[int, int]] = {}

    @property
    def algebra(self) -> Relations:
        """The relation algebra over the events, initial writes first."""
        return self._algebra

    @cached_property
    def sources(self) -> dict[int, dict[int, int]]:
        """For each place that may read, the literal of each write that it may take its value from."""
        all_of = self._clauses.all_of
        found: dict[int, dict[int, int]] = {}
        for place in self._places:
            reads = self._with(place, _reads)
            if reads == FALSE:
                continue
            own = found[self._numbers[place]] = {}
            for location in range(self._initial):
                own[location] = all_of((self._rf_initial[location, place[0]], reads))
            for other in self._places:
                literal = self._rf.get((other[0], place[0]))
                writes = self._with(other, _writes)
                if literal is not None and writes != FALSE:
                    own[self._numbers[other]] = all_of((literal, reads, writes))
        return found

    def before(self, first: int, second: int) -> int:
        """The literal that a write precedes another one in coherence."""
        if second < self._initial:
            return FALSE
        other = self._place(second)
        writes = self._with(other, _writes)
        if first < self._initial:
            return self._clauses.all_of((self._program.at[other[0]][first], writes))
        one = self._place(first)
        ordered = self._program.before(one[0], other[0])
        return self._clauses.all_of((ordered, self._with(one, _writes), writes))

    def given(self, kind: Kind, name: str) -> Bound:
        """The bounds of a base set or relation."""
        entries = self._entries(kind, name)
        lower = sum(1 << at for at, literal in entries.items() if literal == TRUE)
        return lower, sum(1 << at for at, literal in entries.items() if literal != FALSE)

    def entry(self, kind: Kind, name: str, at: int) -> int:
        """The literal of an entry."""
        return self._entries(kind, name)[at]

    def _entries(self, kind: Kind, name: str) -> dict[int, int]:
        key = (kind, name)
        if key not in self._known:
            self._known[key] = self._set(name) if kind is Kind.SET else self._relation(name)
        return self._known[key]

    def _place(self, event: int) -> tuple[int, int]:
        return self._places[event - self._initial]

    def _with(self, place: tuple[int, int], wanted: Callable[[Part], bool]) -> int:
        """The literal that the part at a place is there and as wanted."""
        slot, number = place
        own = self._patterns[self._program.threads[slot]]
        return self._program.having(slot, [number < len(p.parts) and wanted(p.parts[number]) for p in own])

    def _set(self, name: str) -> dict[int, int]:
        found = dict.fromkeys(range(self._initial), TRUE) if name in ("W", "IW") else {}
        tests: dict[str, Callable[[Part], bool]] = {
            "R": _reads,
            "W": _writes,
            "F": lambda part: not part.accesses,
            "IW": lambda part: False,
        }
        test = tests.get(name, lambda part: name in part.tags)
        return found | {self._numbers[place]: self._with(place, test) for place in self._places}

    def _relation(self, name: str) -> dict[int, int]:
        algebra, size = self._algebra, self._algebra.size
        match name:
            case "po":
                return self._static(
                    lambda one, other: one < other and self._thread(one) == self._thread(other)
                )
            case "int":
                return self._static(
                    lambda one, other: one == other or self._thread(one) == self._thread(other)
                )
            case "ext":
                return self._static(
                    lambda one, other: one != other and self._thread(one) != self._thread(other)
                )
            case "id":
                return dict.fromkeys((event * size + event for event in range(size)), TRUE)
            case "loc":
                return self._locations()
            case "rf":
                return {
                    w * size + r: literal for r, own in self.sources.items() for w, literal in own.items()
                }
            case "co":
                return self._between_all(self.before)
            case "fr":
                possible = self._fr_possible()
                return dict.fromkeys((a * size + b for a, b in algebra.pairs(possible)), self._undecided)
            case _:
                return self._dependent(name)

    @cached_property
    def _undecided(self) -> int:
        """A literal that stands for any that is not known: bounds only look whether it is known."""
        return self._clauses.new()

    def _thread(self, event: int) -> int:
        """The thread of an event; each initial write is a thread of its own."""
        return -1 - event if event < self._initial else self._program.threads[self._place(event)[0]]

    def _static(self, holds: Callable[[int, int], bool]) -> dict[int, int]:
        size = self._algebra.size
        events = range(size)
        return {one * size + other: TRUE for one in events for other in events if holds(one, other)}

    def _between_all(self, literal: Callable[[int, int], int]) -> dict[int, int]:
        size = self._algebra.size
        found = {}
        for one in range(size):
            for other in range(size):
                if one != other and (value := literal(one, other)) != FALSE:
                    found[one * size + other] = value
        return found

    def _locations(self) -> dict[int, int]:
        program, size, all_of = self._program, self._algebra.size, self._clauses.all_of
        found = {event * size + event: TRUE for event in range(self._initial)}
        accesses = {place: self._with(place, _accesses) for place in self._places}
        for place, accessing in accesses.items():
            number = self._numbers[place]
            for location in range(self._initial):
                literal = all_of((accessing, program.at[place[0]][location]))
                found[location * size + number] = found[number * size + location] = literal
            for other, also in accesses.items():
                same = TRUE if other[0] == place[0] else program.same_location(place[0], other[0])
                found[number * size + self._numbers[other]] = all_of((accessing, also, same))
        return found

    def _fr_possible(self) -> int:
        algebra = self._algebra
        size = algebra.size
        rf = algebra.relation(
            (read, write)
            for read, own in self.sources.items()
            for write, each in own.items()
            if each != FALSE
        )
        co = algebra.relation(divmod(at, size) for at in self._entries(Kind.RELATION, "co"))
        return algebra.compose(rf, co) & ~algebra.identity

    def _dependent(self, name: str) -> dict[int, int]:
        """A relation that patterns give inside an operation, or dependencies between them."""
        found: dict[int, list[int]] = {}
        size, program = self._algebra.size, self._program
        for slot in program.slots:
            for kind, pattern in zip(program.kinds[slot], self._patterns[program.threads[slot]], strict=True):
                for one, other in pattern.edges.get(name, ()):
                    at = self._numbers[slot, one] * size + self._numbers[slot, other]
                    found.setdefault(at, []).append(kind)
                for part in pattern.onward if name == "ctrl" else ():
                    for place in self._places:
                        if place[0] > slot and program.threads[place[0]] == program.threads[slot]:
                            at = self._numbers[slot, part] * size + self._numbers[place]
                            found.setdefault(at, []).append(kind)
        for (edge, first, last), literal in program.dependencies.items():
            if edge == name:
                for at, both in self._between(first, last, name):
                    found.setdefault(at, []).append(self._clauses.all_of((literal, both)))
        return {at: self._clauses.any_of(literals) for at, literals in found.items()}

    def _between(self, first: int, last: int, name: str) -> Sequence[tuple[int, int]]:
        """The entries of a dependency between slots, each with the literal that its events are such."""
        size = self._algebra.size
        ends = {"addr": _accesses, "data": _writes, "ctrl": lambda part: True}[name]
        found = []
        for one in self._places:
            for other in self._places:
                if one[0] == first and other[0] == last:
                    both = self._clauses.all_of((self._with(one, _reads), self._with(other, ends)))
                    if both != FALSE:
                        found.append((self._numbers[one] * size + self._numbers[other], both))
        return found


def _reads(part: Part) -> bool:
    return part.reads


def _writes(part: Part) -> bool:
    return part.writes


def _accesses(part: Part) -> bool:
    return part.accesses
