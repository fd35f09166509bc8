"""Choices: what makes one execution differ from another, as variables.

The path of each thread, the source of each read and the coherence order of the writes to each location. An
order between events of which one is not there means nothing. What SC per location rules out at once, where
the model implies it, has no variable.
"""

from functools import cached_property
from itertools import combinations, pairwise

from rustrata.executions.expressions import Constant
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.ir import Kind
from rustrata.relational.relation import Relations, members
from rustrata.relational.sat.clauses import FALSE, TRUE, Clauses
from rustrata.relational.sat.guarded import Guarded
from rustrata.relational.sat.variables import Bound
from rustrata.relational.structure import INITIAL
from rustrata.relational.symmetry import Symmetry

MOST_WRITES = 100
"""Writes to one location: their order takes the third power of it to write down."""


class Choices:
    """The variables of a program's executions, and what they have to meet."""

    def __init__(
        self, guarded: Guarded, clauses: Clauses, *, coherent: bool, symmetry: Symmetry | None
    ) -> None:
        """With a ``symmetry`` one execution of each orbit is left.

        Raises:
            CannotAnswer: when there are too many writes to one location.
        """
        self.guarded = guarded
        self.structure = guarded.structure
        self._clauses = clauses
        self._coherent = coherent
        self._algebra = guarded.structure.algebra
        most = max(map(len, guarded.structure.writes_to.values()), default=0)
        if most > MOST_WRITES:
            raise CannotAnswer(f"{most} writes to one location")
        self.ways = tuple(self._one_of(len(ways)) for ways in guarded.ways)
        self.present = tuple(self._presence(event.index) for event in self.structure.events)
        """For each event the literal that it is there."""
        self.sources = {read: self._sources(read) for read in self.structure.reads}
        """For each read the literal of each write that it may take its value from."""
        self._order = self._orders()
        self._transitive()
        if symmetry is not None and not symmetry.trivial:
            self._break(symmetry)

    def _one_of(self, number: int) -> tuple[int, ...]:
        """Literals of which exactly one is true."""
        if number == 1:
            return (TRUE,)
        if number == 2:
            first = self._clauses.new()
            return (first, -first)
        literals = tuple(self._clauses.new() for _ in range(number))
        self._clauses.add(*literals)
        self._clauses.at_most_one(literals)
        return literals

    def _presence(self, event: int) -> int:
        if self.guarded.certain >> event & 1:
            return TRUE
        ways = self.ways[self.structure.events[event].thread]
        return self._clauses.any_of(ways[way] for way in members(self.guarded.led_through[event]))

    def _sources(self, read: int) -> dict[int, int]:
        """Exactly one source when the read is there, and one that is there too."""
        clauses, present = self._clauses, self.present
        possible = tuple(members(self.possible_sources >> (read * self._algebra.size) & self._algebra.row))
        if len(possible) == 1 and present[read] == TRUE:
            clauses.add(present[possible[0]])
            return {possible[0]: TRUE}
        literals = {write: clauses.new() for write in possible}
        clauses.add(-present[read], *literals.values())
        clauses.at_most_one(tuple(literals.values()))
        for write, literal in literals.items():
            clauses.add(-literal, present[write])
            clauses.add(-literal, present[read])
        return literals

    @cached_property
    def _before(self) -> int:
        """``po-loc``."""
        return self.structure.program_order & self.structure.same_location

    @cached_property
    def possible_sources(self) -> int:
        """Reads before the writes that they may take their values from: a bound of ``rf^-1``."""
        algebra, structure = self._algebra, self.structure
        result = 0
        for read in structure.reads:
            location = structure.events[read].location
            assert location is not None, "a read has a location"
            writes = sum(1 << write for write in structure.writes_to[location] if write != read)
            writes &= algebra.successors(self.guarded.compatible, read)
            if self._coherent:
                writes &= ~algebra.successors(self._before, read)
                writes &= ~self._overwritten(read, writes)
            result |= writes << (read * algebra.size)
        return result

    def _overwritten(self, read: int, writes: int) -> int:
        """Writes of which another is known to come after, before the read in program order."""
        algebra = self._algebra
        earlier = algebra.predecessors(self._before, read)
        result = 0
        for write in members(writes):
            there = algebra.successors(self.guarded.implies, read) | algebra.successors(
                self.guarded.implies, write
            )
            if earlier & there & algebra.successors(self.known_order, write):
                result |= 1 << write
        return result

    @cached_property
    def known_order(self) -> int:
        """Coherence as far as it is the same in all executions: initial writes first and, where SC per
        location holds, the writes of a thread in program order."""
        algebra, structure = self._algebra, self.structure
        result = 0
        for writes in structure.writes_to.values():
            initial = sum(1 << write for write in writes if structure.events[write].thread == INITIAL)
            every = sum(1 << write for write in writes)
            result |= algebra.product(initial, every & ~initial)
            if self._coherent:
                result |= algebra.product(every, every) & self._before
        return result & self.guarded.compatible

    @cached_property
    def possible_order(self) -> int:
        """A bound of ``co``."""
        algebra = self._algebra
        result = 0
        for writes in self.structure.writes_to.values():
            every = sum(1 << write for write in writes)
            result |= algebra.product(every, every)
        result &= self.guarded.compatible & ~algebra.identity
        return result & ~algebra.inverse(self.known_order)

    @property
    def algebra(self) -> Relations:
        """The relation algebra over the events."""
        return self._algebra

    def given(self, kind: Kind, name: str) -> Bound:
        """The bounds of a base set or relation: what the program says is settled."""
        match name:
            case "rf":
                return self._reads_from()
            case "co":
                return self.known_order, self.possible_order
            case "fr":
                return self._from_reads()
            case _ if kind is Kind.SET:
                given = self.structure.set_named(name)
                return given, given
            case _:
                given = self.structure.relation_named(name) & self.guarded.compatible
                return given, given

    def entry(self, kind: Kind, name: str, at: int) -> int:
        """Never asked: what the program says is settled."""
        raise AssertionError(f"{name} depends on no choice")

    def _reads_from(self) -> Bound:
        single = ((w, read) for read, found in self.sources.items() if len(found) == 1 for w in found)
        return self._algebra.relation(single), self._algebra.inverse(self.possible_sources)

    def _from_reads(self) -> Bound:
        """A read precedes a write that all of its possible sources precede."""
        algebra = self._algebra
        lower = 0
        for read, sources in self.sources.items():
            later = algebra.row
            for write in sources:
                later &= algebra.successors(self.known_order, write)
            lower |= (later if sources else 0) << (read * algebra.size)
        upper = algebra.compose(self.possible_sources, self.possible_order)
        others = self.guarded.compatible & ~algebra.identity
        return lower & others, upper & others

    def _orders(self) -> dict[tuple[int, int], int]:
        """The literal of each pair of writes that is ordered one way or the other."""
        undecided = self.possible_order & ~self.known_order
        found: dict[tuple[int, int], int] = {}
        for first, second in self._algebra.pairs(undecided):
            if first < second:
                literal = self._clauses.new()
                found[first, second], found[second, first] = literal, -literal
        return found

    def before(self, first: int, second: int) -> int:
        """The literal that a write precedes another one in coherence, both being there."""
        found = self._order.get((first, second))
        if found is None:
            found = TRUE if self.known_order >> (first * self._algebra.size + second) & 1 else FALSE
        return found

    def _transitive(self) -> None:
        """An order has no cycle of three, and so none."""
        compatible, size = self.guarded.compatible, self._algebra.size
        events = self.structure.events
        for writes in self.structure.writes_to.values():
            later = [write for write in writes if events[write].thread != INITIAL]
            for a, b, c in combinations(later, 3):
                if (
                    compatible >> (a * size + b)
                    & compatible >> (a * size + c)
                    & compatible >> (b * size + c)
                    & 1
                ):
                    ab, bc, ca = self.before(a, b), self.before(b, c), self.before(c, a)
                    self._clauses.add(-ab, -bc, -ca)
                    self._clauses.add(ab, bc, ca)

    def _break(self, symmetry: Symmetry) -> None:
        """Like threads take their paths in ascending order, and on one path make their first writes so."""
        clauses = self._clauses
        for group in symmetry.groups:
            for one, other in pairwise(group):
                for number, literal in enumerate(self.ways[one]):
                    for smaller in self.ways[other][:number]:
                        clauses.add(-literal, -smaller)
                    same = self.ways[other][number]
                    first, second = (self._first_write(thread, number) for thread in (one, other))
                    if first is not None and second is not None:
                        clauses.add(-literal, -same, self.before(first, second))

    def _first_write(self, thread: int, way: int) -> int | None:
        events = self.structure.events
        places = self.guarded.ways[thread][way].places
        return next((place for place in places if events[place].writes), None)

    def constant(self, write: int) -> int | None:
        """The value of a write that writes the same in every execution."""
        value = self.structure.events[write].value
        return value.value if isinstance(value, Constant) else None
