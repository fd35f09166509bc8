"""Encoding: a program and a model as one formula, and the executions that its solutions are."""

from collections.abc import Container, Iterator, Sequence
from itertools import permutations

from rustrata.executions.expressions import Expression
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.cases import Cases, Found
from rustrata.relational.elaborate import Axiom
from rustrata.relational.sat.bounds import Bounds
from rustrata.relational.sat.checks import Checks
from rustrata.relational.sat.choices import Choices
from rustrata.relational.sat.clauses import FALSE, Clauses
from rustrata.relational.sat.entries import Entries
from rustrata.relational.sat.guarded import guarded
from rustrata.relational.sat.values import Table, Values
from rustrata.relational.search import Budget, Candidate
from rustrata.relational.structure import INITIAL
from rustrata.relational.symmetry import Symmetry
from rustrata.relational.unfold import Choice


class Encoding:
    """The formula of one program under one model: its solutions are the consistent executions."""

    def __init__(
        self, cases: Cases, symmetry: Symmetry | None, guesses: tuple[int, ...], *, strays: bool = False
    ) -> None:
        """With a ``symmetry`` one execution of each orbit is left; with ``strays`` threads may take the
        paths too that end at an access at no location.

        Raises:
            CannotAnswer: for a model or a program that the engine does not take.
        """
        model = cases.model
        if model.registers or model.waiting.actions or model.ordered is not None:
            raise CannotAnswer("a model that makes choices, looks at registers, or orders some writes only")
        self._cases = cases
        self.clauses = Clauses()
        coherent = model.coherent
        self.guarded = guarded(cases.unfolding, strays=strays)
        self.choices = Choices(self.guarded, self.clauses, coherent=coherent, symmetry=symmetry)
        self._values = Values(self.choices, self.clauses, guesses, coherent=coherent)
        self._restrict_ways()
        entries = Entries(self.choices, Bounds(self.choices), self.clauses)
        self._checks = Checks(self.choices, entries, self.clauses)
        for axiom in model.axioms:
            self._checks.demand(axiom)
        self._flags: dict[Axiom, int] = {}
        self._tables: tuple[Table, ...] | None = None

    def _restrict_ways(self) -> None:
        """A way is taken only where its conditions hold."""
        for literals, ways in zip(self.choices.ways, self.guarded.ways, strict=True):
            for literal, way in zip(literals, ways, strict=True):
                for condition in way.conditions:
                    self.clauses.add(-literal, self._values.truth(condition))

    def flag(self, axiom: Axiom) -> int:
        """The literal to assume for executions on which a flag is raised."""
        if axiom not in self._flags:
            literal = self.clauses.new()
            self._checks.demand(axiom, literal)
            self._flags[axiom] = literal
        return self._flags[axiom]

    def accepted(self, expression: Expression) -> int:
        """The literal of a condition over the places of the key."""
        return self._values.truth_over(expression, self.shown.__getitem__)

    @property
    def shown(self) -> tuple[Table, ...]:
        """The literal of each value at each place of the key."""
        if self._tables is None:
            registers = (
                self._register(thread, number)
                for thread, ways in enumerate(self.guarded.ways)
                for number in range(len(ways[0].registers))
            )
            self._tables = (*registers, *map(self._cell, self.guarded.structure.locations))
        return self._tables

    def _register(self, thread: int, number: int) -> Table:
        terms: dict[int, list[int]] = {}
        for literal, way in zip(self.choices.ways[thread], self.guarded.ways[thread], strict=True):
            for value, held in self._values.of(way.registers[number]).items():
                terms.setdefault(value, []).append(self.clauses.all_of((literal, held)))
        return {value: self.clauses.any_of(literals) for value, literals in terms.items()}

    def _cell(self, location: str) -> Table:
        """The value of the write that every other one precedes."""
        structure, choices = self.guarded.structure, self.choices
        terms: dict[int, list[int]] = {}
        writes = structure.writes_to[location]
        algebra = structure.algebra
        for write in writes:
            together = algebra.successors(self.guarded.compatible, write)
            last = [choices.present[write]]
            for other in writes:
                if other != write and together >> other & 1:
                    precedes = choices.before(other, write)
                    last.append(self.clauses.any_of((-choices.present[other], precedes)))
            is_last = self.clauses.all_of(last)
            value = structure.events[write].value
            assert value is not None, "a write writes a value"
            if is_last != FALSE:
                for each, written in self._values.of(value).items():
                    terms.setdefault(each, []).append(self.clauses.all_of((is_last, written)))
        return {value: self.clauses.any_of(literals) for value, literals in terms.items()}

    def solved(self, assumptions: Sequence[int], budget: Budget) -> Found | None:
        """An execution that meets the assumptions.

        Raises:
            Stopped: when the budget is used up first.
        """
        if not self.clauses.satisfied(assumptions, budget):
            return None
        holds = self.clauses.holds
        choice = self._choice()
        structure = self._cases.unfolding.structure(choice)
        place = self._places(choice)
        sources = {
            place[read]: place[next(write for write, literal in sources.items() if holds(literal))]
            for read, sources in self.choices.sources.items()
            if read in place
        }
        values = {
            place[read]: next(value for value, literal in table.items() if holds(literal))
            for read, table in self._values.reads.items()
            if read in place
        }
        ordered = ((place[first], place[second]) for first, second in self._ordered(place))
        candidate = Candidate(structure, sources, structure.algebra.relation(ordered), values)
        return Found(choice, candidate.key, candidate)

    def _choice(self) -> Choice:
        """The way that each thread takes in the last solution."""
        holds = self.clauses.holds
        return tuple(next(at for at, way in enumerate(ways) if holds(way)) for ways in self.choices.ways)

    def _places(self, choice: Choice) -> dict[int, int]:
        """Where the events that are there are in the event structure of a choice."""
        events = self.guarded.structure.events
        there = [event.index for event in events if event.thread == INITIAL]
        for ways, taken in zip(self.guarded.ways, choice, strict=True):
            there += ways[taken].places
        return {event: place for place, event in enumerate(there)}

    def _ordered(self, there: Container[int]) -> Iterator[tuple[int, int]]:
        """Coherence in the last solution."""
        for writes in self.guarded.structure.writes_to.values():
            present = [write for write in writes if write in there]
            for first, second in permutations(present, 2):
                if self.clauses.holds(self.choices.before(first, second)):
                    yield first, second

    def execution(self) -> Iterator[int]:
        """Literals that are true together in the last solution only, as far as executions are told apart."""
        place = self._places(self._choice())
        literals = [way for ways in self.choices.ways for way in ways]
        for read, sources in self.choices.sources.items():
            if read in place:
                literals += sources.values()
                if read in self._values.in_cycles:
                    literals += self._values.reads[read].values()
        yield from filter(self.clauses.holds, literals)
        for first, second in self._ordered(place):
            yield self.choices.before(first, second)
