"""The search for consistent executions of an event structure.

Depth first over the write that each read takes its value from, with what that forces on coherence.
Coherence stays a partial order that is refined only as far as the question needs: for a set of outcomes,
until one total order per outcome is found; for a count, to every total order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from rustrata.relational.coherence import CoherenceRules
from rustrata.relational.elaborate import Axiom
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.ir import Level
from rustrata.relational.structure import EventStructure
from rustrata.relational.valuation import Sources, Valuation, Values, valued

_EARLY_CHECK_FROM = 5
"""Number of reads from which partial executions are checked too; below, it costs more than it saves."""


class Stopped(Exception):
    """The budget of a search is used up."""


@dataclass
class Budget:
    """A deterministic limit on search steps, and a poll for the outside world (a deadline)."""

    steps: int
    should_stop: Callable[[], bool] = lambda: False
    used: int = field(default=0, init=False)

    def spend(self) -> None:
        """Count one step.

        Raises:
            Stopped: when the steps are used up or ``should_stop`` says so.
        """
        self.used += 1
        if self.used > self.steps or (not self.used & 255 and self.should_stop()):
            raise Stopped


@dataclass(frozen=True, slots=True)
class Candidate:
    """One complete execution: the source of each read, a total coherence order, and values read."""

    structure: EventStructure
    sources: Sources
    coherence: int
    values: Values

    @property
    def reads_from(self) -> int:
        """``rf`` as a relation."""
        return reads_from(self.structure, self.sources)

    @property
    def from_reads(self) -> int:
        """``fr`` as a relation."""
        return from_reads(self.structure, self.sources, self.coherence)

    def written(self, write: int) -> int:
        """The value that a write event wrote."""
        value = self.structure.events[write].value
        assert value is not None, "only writes are asked for the value written"
        return valued(value, self.values)


def reads_from(structure: EventStructure, sources: Sources) -> int:
    """``rf`` for the reads that have a source."""
    return structure.algebra.relation((write, read) for read, write in sources.items())


def from_reads(structure: EventStructure, sources: Sources, coherence: int) -> int:
    """``fr = (rf^-1 ; co) \\ id`` for the reads that have a source."""
    algebra = structure.algebra
    size, row = algebra.size, algebra.row
    result = 0
    for read, write in sources.items():
        result |= (((coherence >> (write * size)) & row) & ~(1 << read)) << (read * size)
    return result


Key: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Values of the observed registers and of the observed locations, in the structure's order."""


@dataclass(frozen=True, slots=True)
class _Partial:
    """A complete choice of sources, its values, and the coherence known so far."""

    sources: Sources
    coherence: int
    values: Values


class Search:
    """The executions of one event structure under the model of an evaluator.

    With ``evaluator=None`` every candidate that is coherent and atomic counts, or with ``lax=True`` every
    candidate at all; that is how the near misses of a forbidden outcome are found. ``guesses`` are values
    to try where values justify each other.
    """

    def __init__(
        self,
        structure: EventStructure,
        evaluator: Evaluator | None,
        budget: Budget,
        *,
        lax: bool = False,
        guesses: tuple[int, ...] = (),
    ) -> None:
        self.structure = structure
        self._evaluator = evaluator
        self._budget = budget
        model = evaluator.model if evaluator else None
        self._rules = CoherenceRules(
            structure,
            coherent=model.coherent if model else not lax,
            atomic=model.atomic if model else not lax,
        )
        self._valuation = Valuation(structure, guesses, budget.spend)
        self._early = evaluator is not None and len(structure.reads) >= _EARLY_CHECK_FROM
        self._choices = [(read, self._possible_sources(read)) for read in structure.reads]

    def _possible_sources(self, read: int) -> tuple[int, ...]:
        """Writes that the read may take its value from, less those that are ruled out at once."""
        location = self.structure.events[read].location
        assert location is not None, "a read has a location"
        writes = self.structure.writes_to[location]
        rules, valuation = self._rules, self._valuation
        return tuple(w for w in writes if rules.may_read(read, w) and valuation.may_read(read, w))

    def _assignments(self) -> Iterator[_Partial]:
        """Complete choices of sources, with the coherence that they force and their values."""
        sources: Sources = {}

        def choose(at: int, coherence: int, values: Values) -> Iterator[_Partial]:
            self._budget.spend()
            if at == len(self._choices):
                for completed in self._valuation.complete(sources, values):
                    yield _Partial(dict(sources), coherence, completed)
                return
            read, writes = self._choices[at]
            for write in writes:
                sources[read] = write
                forced = self._rules.forced(sources, read, coherence)
                if forced is not None:
                    known = dict(values)
                    if self._valuation.settle(sources, known) and self._plausible(sources, forced):
                        yield from choose(at + 1, forced, known)
                del sources[read]

        yield from choose(0, self._rules.initial, {})

    def _plausible(self, sources: Sources, coherence: int) -> bool:
        """Is no axiom broken for good already?"""
        return not self._early or self._consistent(sources, coherence, complete=False)

    def _consistent(self, sources: Sources, coherence: int, *, complete: bool) -> bool:
        if self._evaluator is None:
            return True
        rf = reads_from(self.structure, sources)
        fr = from_reads(self.structure, sources, coherence)
        return self._evaluator.violated(rf, coherence, fr, complete=complete) is None

    def _totals(self, partial: _Partial) -> Iterator[Candidate]:
        """The consistent executions whose coherence extends a partial one."""

        def refine(coherence: int) -> Iterator[Candidate]:
            self._budget.spend()
            undecided = self._rules.undecided(coherence)
            if not self._consistent(partial.sources, coherence, complete=undecided is None):
                return
            if undecided is None:
                yield Candidate(self.structure, partial.sources, coherence, partial.values)
                return
            first, then = undecided
            for edge in ((first, then), (then, first)):
                extended = self._rules.ordered(partial.sources, coherence, *edge)
                if extended is not None:
                    yield from refine(extended)

        yield from refine(partial.coherence)

    def _endings(self, wanted: Callable[[Key], bool]) -> Iterator[tuple[Key, _Partial]]:
        """Partial executions by the outcome that they end in, for the outcomes that ``wanted`` accepts.

        ``wanted`` is asked before the costly part, so it can refuse what is known already.
        """
        valuation = self._valuation
        for partial in self._assignments():
            registers = tuple(valued(value, partial.values) for _, _, value in self.structure.registers)
            for last in self._rules.last_writes(partial.coherence):
                key = registers, tuple(valuation.written(write, partial.values) for write in last)
                if wanted(key):
                    ending = self._rules.ending_in(partial.sources, partial.coherence, last)
                    if ending is not None:
                        yield key, _Partial(partial.sources, ending, partial.values)

    def executions(self) -> Iterator[Candidate]:
        """Every consistent execution, once for each rf and total co."""
        for partial in self._assignments():
            yield from self._totals(partial)

    def candidates(self, wanted: Callable[[Key], bool]) -> Iterator[Candidate]:
        """Every execution of the search whose outcome ``wanted`` accepts."""
        for _, partial in self._endings(wanted):
            yield from self._totals(partial)

    def by_outcome(self, wanted: Callable[[Key], bool]) -> Iterator[tuple[Key, Candidate]]:
        """One consistent execution per observed outcome that ``wanted`` accepts when it is met."""
        for key, partial in self._endings(wanted):
            candidate = next(self._totals(partial), None)
            if candidate is not None:
                yield key, candidate

    def flagged(self, flag: Axiom) -> Iterator[tuple[Candidate, int]]:
        """Consistent executions on which a flag is raised, at most one for each choice of sources, and
        what the flag's set or relation is there."""
        early = flag.node.level is not Level.COHERENCE
        for partial in self._assignments():
            if early and self._raised(flag, partial.sources, partial.coherence) is None:
                continue
            for candidate in self._totals(partial):
                value = self._raised(flag, candidate.sources, candidate.coherence)
                if value is not None:
                    yield candidate, value
                    break

    def _raised(self, flag: Axiom, sources: Sources, coherence: int) -> int | None:
        """What raises the flag; None when nothing does."""
        assert self._evaluator is not None, "flags belong to a model"
        rf = reads_from(self.structure, sources)
        fr = from_reads(self.structure, sources, coherence)
        value = self._evaluator.value(flag.node, rf, coherence, fr)
        return None if self._evaluator.breaks(flag, value) else value
