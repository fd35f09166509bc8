"""The search for consistent executions of an event structure.

Depth first over the write that each read takes its value from, with what that forces on coherence
(`rustrata.relational.assignments`). Coherence stays a partial order that is refined only as far as the
question needs: for a set of outcomes, until one total order per outcome is found; for a count, to every
total order. Where one is wanted and the first attempts fail, the order is saturated before each further
branch: an edge whose reverse breaks an axiom is added, so that pairs which do not matter are not tried
in every combination before the pair that does.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rustrata.records import record
from rustrata.relational.assignments import Assignments, Key, Partial
from rustrata.relational.coherence import CoherenceRules
from rustrata.relational.elaborate import Axiom
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.ir import Level
from rustrata.relational.structure import EventStructure
from rustrata.relational.valuation import Sources, Valuation, Values, valued

CHECK_FROM_READS = 5
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


@record
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

    def last_write(self, location: str) -> int:
        """The coherence-last write to a location."""
        algebra = self.structure.algebra
        writes = self.structure.writes_to[location]
        return next(w for w in writes if not algebra.successors(self.coherence, w))

    @property
    def key(self) -> Key:
        """What is observed of the final state."""
        registers = tuple(valued(value, self.values) for _, _, value in self.structure.registers)
        cells = tuple(self.written(self.last_write(location)) for location in self.structure.locations)
        return registers, cells


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


class Search:
    """The executions of one event structure under the model of an evaluator.

    With ``evaluator=None`` every candidate that is coherent and atomic counts, or with ``lax=True`` every
    candidate at all; that is how the near misses of a forbidden outcome are found. ``guesses`` are values
    to try where values justify each other. ``ascending`` are pairs of writes to order to begin with
    (`rustrata.relational.symmetry`).
    """

    def __init__(
        self,
        structure: EventStructure,
        evaluator: Evaluator | None,
        budget: Budget,
        *,
        lax: bool = False,
        guesses: tuple[int, ...] = (),
        ascending: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.structure = structure
        self._evaluator = evaluator
        self._budget = budget
        model = evaluator.model if evaluator else None
        self._rules = CoherenceRules(
            structure,
            coherent=model.coherent if model else not lax,
            atomic=model.atomic if model else not lax,
            ascending=ascending,
        )
        self._valuation = Valuation(structure, guesses, budget.spend)
        self._early = evaluator is not None and len(structure.reads) >= CHECK_FROM_READS

    def _assignments(self, wanted: Callable[[Key], bool] | None) -> Assignments:
        return Assignments(
            self.structure, self._rules, self._valuation, self._budget.spend, self._plausible, wanted
        )

    def _plausible(self, sources: Sources, coherence: int) -> bool:
        """Is no axiom broken for good already?"""
        return not self._early or self._consistent(sources, coherence, complete=False)

    def _consistent(self, sources: Sources, coherence: int, *, complete: bool) -> bool:
        if self._evaluator is None:
            return True
        rf = reads_from(self.structure, sources)
        fr = from_reads(self.structure, sources, coherence)
        return self._evaluator.violated(rf, coherence, fr, complete=complete) is None

    def _branches(self, sources: Sources, coherence: int) -> Iterable[tuple[str, ...]]:
        """The flags that wait for choices of the model and are raised, for each series of choices that it
        allows."""
        if self._evaluator is None or not self._evaluator.model.waiting.actions:
            return ((),)
        rf = reads_from(self.structure, sources)
        fr = from_reads(self.structure, sources, coherence)
        return self._evaluator.branches(rf, coherence, fr, self._budget.spend)

    def _totals(self, partial: Partial) -> Iterator[Candidate]:
        """The consistent executions whose coherence extends a partial one."""
        seen: set[tuple[int, int]] = set()

        def refine(coherence: int) -> Iterator[Candidate]:
            self._budget.spend()
            pair = next(self._rules.undecided(coherence), None)
            if not self._consistent(partial.sources, coherence, complete=pair is None):
                return
            if pair is None:
                apart = None if self._evaluator is None else self._evaluator.told_apart(coherence)
                if apart is not None:
                    if apart in seen:
                        return
                    seen.add(apart)
                for _ in self._branches(partial.sources, coherence):
                    yield Candidate(self.structure, partial.sources, coherence, partial.values)
                return
            for extended in self._both_ways(partial.sources, coherence, pair):
                if extended is not None:
                    yield from refine(extended)

        yield from refine(partial.coherence)

    def _total(self, partial: Partial) -> Candidate | None:
        """One consistent execution whose coherence extends a partial one; None when there is none."""
        failed = False

        def refine(order: int) -> Candidate | None:
            nonlocal failed
            self._budget.spend()
            coherence = self._saturated(partial.sources, order) if failed else order
            if coherence is None:
                return None
            pair = next(self._rules.undecided(coherence), None)
            if not self._consistent(partial.sources, coherence, complete=pair is None):
                return None
            if pair is None:
                if next(iter(self._branches(partial.sources, coherence)), None) is None:
                    return None
                return Candidate(self.structure, partial.sources, coherence, partial.values)
            for extended in self._both_ways(partial.sources, coherence, pair):
                found = None if extended is None else refine(extended)
                if found is not None:
                    return found
            failed = True
            return None

        return refine(partial.coherence)

    def _both_ways(self, sources: Sources, coherence: int, pair: tuple[int, int]) -> Iterator[int | None]:
        """The order extended by a pair and by its reverse; None where that cannot be."""
        first, then = pair
        for edge in ((first, then), (then, first)):
            yield self._rules.ordered(sources, coherence, *edge)

    def _saturated(self, sources: Sources, coherence: int) -> int | None:
        """The order with every edge whose reverse breaks an axiom for good; None when both do."""
        changed = True
        while changed:
            changed = False
            for pair in tuple(self._rules.undecided(coherence)):
                if self._rules.decided(coherence, *pair):
                    continue
                possible = [
                    extended
                    for extended in self._both_ways(sources, coherence, pair)
                    if extended is not None and self._survives(sources, extended)
                ]
                if not possible:
                    return None
                if len(possible) == 1:
                    coherence, changed = possible[0], True
        return coherence

    def _survives(self, sources: Sources, coherence: int) -> bool:
        self._budget.spend()
        return self._consistent(sources, coherence, complete=False)

    def executions(self) -> Iterator[Candidate]:
        """Every consistent execution, once for each rf and total co."""
        for _, partial in self._assignments(None):
            yield from self._totals(partial)

    def candidates(self, wanted: Callable[[Key], bool]) -> Iterator[Candidate]:
        """Every execution of the search whose outcome ``wanted`` accepts."""
        for _, partial in self._assignments(wanted):
            yield from self._totals(partial)

    def by_outcome(self, wanted: Callable[[Key], bool]) -> Iterator[tuple[Key, Candidate]]:
        """One consistent execution per observed outcome that ``wanted`` accepts when it is met."""
        for key, partial in self._assignments(wanted):
            candidate = self._total(partial)
            if candidate is not None:
                yield key, candidate

    def flagged(self, flag: Axiom) -> Iterator[tuple[Candidate, int]]:
        """Consistent executions on which a flag is raised, at most one for each choice of sources, and
        what the flag's set or relation is there."""
        early = flag.node.level is not Level.COHERENCE and not flag.deferred
        for _, partial in self._assignments(None):
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
        if flag.deferred:
            raised = any(flag.name in flags for flags in self._branches(sources, coherence))
            return 0 if raised else None
        rf = reads_from(self.structure, sources)
        fr = from_reads(self.structure, sources, coherence)
        value = self._evaluator.value(flag.node, rf, coherence, fr)
        return None if self._evaluator.breaks(flag, value) else value
