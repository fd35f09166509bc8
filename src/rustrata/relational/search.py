"""The search for consistent executions of an event structure.

Depth first over the write that each read takes its value from. Where the model implies SC per location,
every choice forces coherence edges [Alglave, Maranget, Tautschnig, TOPLAS'14, section 4.2: the five
forbidden shapes]; where it implies atomicity, the write of an RMW follows its source immediately. Coherence
stays a partial order that is refined only as far as the question needs: for a set of outcomes, until one
total order per outcome is found; for a count, to every total order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from rustrata.executions.expressions import Constant, Leaf, ReadBy, evaluate, leaves
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.ir import Level
from rustrata.relational.model import Axiom
from rustrata.relational.relation import members
from rustrata.relational.structure import EventStructure

Sources: TypeAlias = dict[int, int]
Values: TypeAlias = dict[int, int]

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
        return self.structure.algebra.relation((w, r) for r, w in self.sources.items())

    @property
    def from_reads(self) -> int:
        """``fr`` as a relation."""
        return from_reads(self.structure, self.sources, self.coherence)

    def written(self, write: int) -> int:
        """The value that a write event wrote."""
        value = self.structure.events[write].value
        assert value is not None, "only writes are asked for the value written"
        return evaluate(value, self._read)

    def last_write(self, location: str) -> int:
        """The coherence-last write to a location."""
        algebra = self.structure.algebra
        writes = self.structure.writes_to[location]
        return next(w for w in writes if not algebra.successors(self.coherence, w))

    def register_values(self) -> dict[tuple[int, str], int]:
        """The final values of the observed registers."""
        return {
            (thread, name): evaluate(value, self._read) for thread, name, value in self.structure.registers
        }

    def _read(self, leaf: Leaf) -> int:
        assert isinstance(leaf, ReadBy), "an event structure mentions reads only"
        return self.values[leaf.event]


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


class Search:
    """The executions of one event structure under the model of an evaluator.

    With ``evaluator=None`` every candidate that is coherent and atomic counts, or with ``lax=True`` every
    candidate at all; that is how the near misses of a forbidden outcome are found.
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
        self.evaluator = evaluator
        self.budget = budget
        self.algebra = structure.algebra
        model = evaluator.model if evaluator else None
        self.coherent = model.coherent if model else not lax
        self.atomic = model.atomic if model else not lax
        self.guesses = tuple(sorted({*structure.constants, *guesses}))
        self._prepare()

    def _prepare(self) -> None:
        structure, algebra = self.structure, self.algebra
        po_loc = structure.program_order & structure.same_location
        self._before = [algebra.predecessors(po_loc, e.index) for e in structure.events]
        self._after = [algebra.successors(po_loc, e.index) for e in structure.events]
        self._written_by = dict(algebra.pairs(structure.amo | structure.lxsx))
        coherence = 0
        for writes in structure.writes_to.values():
            first, *rest = writes
            coherence |= algebra.product(1 << first, sum(1 << w for w in rest))
        if self.coherent:
            writes_all = sum(1 << e.index for e in structure.events if e.writes)
            coherence |= po_loc & algebra.product(writes_all, writes_all)
        self._initial_coherence = coherence
        self._early = len(structure.reads) >= _EARLY_CHECK_FROM
        self._choices = [(read, self._candidates(read)) for read in structure.reads]
        self._conditions = [
            (condition, frozenset(leaf.event for leaf in leaves(condition) if isinstance(leaf, ReadBy)))
            for condition in structure.path_conditions
        ]

    def _candidates(self, read: int) -> tuple[int, ...]:
        """Writes that the read may take its value from, less those that its path rules out at once."""
        structure = self.structure
        location = structure.events[read].location
        assert location is not None, "a read has a location"
        own = [c for c in structure.path_conditions if {*leaves(c)} == {ReadBy(read)}]

        def possible(write: int) -> bool:
            if write == read or (self.coherent and self._after[read] >> write & 1):
                return False
            value = structure.events[write].value
            if not isinstance(value, Constant):
                return True
            known = value.value
            return all(evaluate(condition, lambda _: known) for condition in own)

        return tuple(w for w in structure.writes_to[location] if possible(w))

    def _settle(self, sources: Sources, values: Values) -> bool:
        """Compute the values that the chosen sources determine; False when a path condition fails."""
        events = self.structure.events
        changed = True
        while changed:
            changed = False
            for read, write in sources.items():
                if read in values:
                    continue
                expression = events[write].value
                assert expression is not None, "the source of a read writes"
                if all(_event(leaf) in values for leaf in leaves(expression)):
                    values[read] = evaluate(expression, lambda leaf: values[_event(leaf)])
                    changed = True
        return all(
            evaluate(condition, lambda leaf: values[_event(leaf)])
            for condition, needed in self._conditions
            if needed <= values.keys()
        )

    def _valuations(self, sources: Sources, values: Values) -> Iterator[Values]:
        """Complete the values of a complete choice of sources.

        Values that justify each other in a cycle are guessed among the constants of the test.
        """
        open_reads = [read for read in self.structure.reads if read not in values]
        if not open_reads:
            yield values
            return
        read = open_reads[0]
        for guess in self.guesses:
            guessed = {**values, read: guess}
            if self._settle(sources, guessed):
                for completed in self._valuations(sources, guessed):
                    if self._written(sources[read], completed) == guess:
                        yield completed

    def _order(self, coherence: int, first: int, then: int) -> int | None:
        """Add an edge to a transitive order; None when it would close a cycle."""
        algebra = self.algebra
        size = algebra.size
        if coherence >> (first * size + then) & 1:
            return coherence
        if first == then or coherence >> (then * size + first) & 1:
            return None
        before = ((coherence >> first) & algebra.column) | 1 << (first * size)
        after = (coherence >> (then * size)) & algebra.row | 1 << then
        return coherence | before * after

    def _force_coherence(self, sources: Sources, read: int, coherence: int) -> int | None:
        """What SC per location demands once ``read`` has its source."""
        write = sources[read]
        events = self.structure.events
        own = 1 << read if events[read].writes else 0
        edges: list[tuple[int, int]] = []
        for earlier in members(self._before[read]):
            origin = earlier if events[earlier].writes else sources.get(earlier, write)
            edges.append((origin, write))
        for later in members(self._after[read] | own):
            target = later if events[later].writes else sources.get(later, write)
            edges.append((write, target))
        result: int | None = coherence
        for first, then in edges:
            if first != then and result is not None:
                result = self._order(result, first, then)
        return result

    def _force_atomicity(self, sources: Sources, coherence: int) -> int | None:
        """Nothing is between the source of an RMW's read and the RMW's write."""
        algebra = self.algebra
        changed = True
        while changed:
            before = coherence
            for read, write in self._written_by.items():
                source = sources.get(read)
                if source is None:
                    continue
                ordered = self._order(coherence, source, write)
                if ordered is None:
                    return None
                for other in members(algebra.successors(ordered, source) & ~(1 << write)):
                    ordered = self._order(ordered, write, other)
                    if ordered is None:
                        return None
                for other in members(algebra.predecessors(ordered, write) & ~(1 << source)):
                    ordered = self._order(ordered, other, source)
                    if ordered is None:
                        return None
                coherence = ordered
            changed = coherence != before
        return coherence

    def _refine(self, sources: Sources, coherence: int) -> Iterator[int]:
        """The total coherence orders that extend a partial one and are consistent."""
        self.budget.spend()
        undecided = self._undecided(coherence)
        if self.evaluator is not None:
            rf = self.algebra.relation((w, r) for r, w in sources.items())
            fr = from_reads(self.structure, sources, coherence)
            if self.evaluator.violated(rf, coherence, fr, complete=undecided is None) is not None:
                return
        if undecided is None:
            yield coherence
            return
        for first, then in (undecided, undecided[::-1]):
            extended = self._order(coherence, first, then)
            if extended is not None and self.atomic and self._written_by:
                extended = self._force_atomicity(sources, extended)
            if extended is not None:
                yield from self._refine(sources, extended)

    def _undecided(self, coherence: int) -> tuple[int, int] | None:
        size = self.algebra.size
        for writes in self.structure.writes_to.values():
            for i, a in enumerate(writes):
                for b in writes[i + 1 :]:
                    if not (coherence >> (a * size + b) & 1 or coherence >> (b * size + a) & 1):
                        return a, b
        return None

    def _assignments(self) -> Iterator[tuple[Sources, int, Values]]:
        """Complete choices of sources, with the coherence that they force and their values."""
        sources: Sources = {}

        def choose(at: int, coherence: int, values: Values) -> Iterator[tuple[Sources, int, Values]]:
            self.budget.spend()
            if at == len(self._choices):
                for completed in self._valuations(sources, values):
                    yield dict(sources), coherence, completed
                return
            read, candidates = self._choices[at]
            for write in candidates:
                sources[read] = write
                forced = self._forced(sources, read, coherence)
                if forced is not None:
                    known = dict(values)
                    if self._settle(sources, known) and self._plausible(sources, forced):
                        yield from choose(at + 1, forced, known)
                del sources[read]

        yield from choose(0, self._initial_coherence, {})

    def _forced(self, sources: Sources, read: int, coherence: int) -> int | None:
        forced: int | None = coherence
        if self.coherent:
            forced = self._force_coherence(sources, read, coherence)
        if forced is not None and self.atomic and self._written_by:
            forced = self._force_atomicity(sources, forced)
        return forced

    def _plausible(self, sources: Sources, coherence: int) -> bool:
        """Is no axiom broken for good already?"""
        if not self._early or self.evaluator is None:
            return True
        rf = self.algebra.relation((w, r) for r, w in sources.items())
        fr = from_reads(self.structure, sources, coherence)
        return self.evaluator.violated(rf, coherence, fr, complete=False) is None

    def executions(self) -> Iterator[Candidate]:
        """Every consistent execution, once for each rf and total co."""
        for sources, coherence, values in self._assignments():
            for total in self._refine(sources, coherence):
                yield Candidate(self.structure, sources, total, values)

    def candidates(self, wanted: Callable[[Key], bool]) -> Iterator[Candidate]:
        """Every execution of the search whose outcome ``wanted`` accepts."""
        for sources, coherence, values in self._assignments():
            registers = self._register_values(values)
            for last in self._last_writes(coherence):
                memory = tuple(self._written(write, values) for write in last)
                if not wanted((registers, memory)):
                    continue
                ending = self._ending_in(coherence, sources, last)
                if ending is not None:
                    for total in self._refine(sources, ending):
                        yield Candidate(self.structure, sources, total, values)

    def flagged(self, flag: Axiom) -> Iterator[Candidate]:
        """Consistent executions on which a flag is raised, at most one for each choice of sources when
        the flag does not look at coherence."""
        assert self.evaluator is not None, "flags belong to a model"
        for sources, coherence, values in self._assignments():
            if flag.node.level is not Level.COHERENCE and not self._raised(flag, sources, coherence):
                continue
            for total in self._refine(sources, coherence):
                if self._raised(flag, sources, total):
                    yield Candidate(self.structure, sources, total, values)
                    break

    def _raised(self, flag: Axiom, sources: Sources, coherence: int) -> bool:
        assert self.evaluator is not None, "flags belong to a model"
        rf = self.algebra.relation((w, r) for r, w in sources.items())
        fr = from_reads(self.structure, sources, coherence)
        value = self.evaluator.value(flag.node, rf, coherence, fr)
        return not self.evaluator.breaks(flag, value)

    def _register_values(self, values: Values) -> tuple[int, ...]:
        return tuple(
            evaluate(value, lambda leaf: values[_event(leaf)]) for _, _, value in self.structure.registers
        )

    def by_outcome(self, wanted: Callable[[Key], bool]) -> Iterator[tuple[Key, Candidate]]:
        """One consistent execution per observed outcome that ``wanted`` accepts.

        ``wanted`` is asked before the costly part, so it can refuse what is known already.
        """
        structure = self.structure
        for sources, coherence, values in self._assignments():
            registers = self._register_values(values)
            for last in self._last_writes(coherence):
                memory = tuple(self._written(write, values) for write in last)
                if not wanted((registers, memory)):
                    continue
                ending = self._ending_in(coherence, sources, last)
                if ending is None:
                    continue
                for total in self._refine(sources, ending):
                    yield (registers, memory), Candidate(structure, sources, total, values)
                    break

    def _written(self, write: int, values: Values) -> int:
        value = self.structure.events[write].value
        assert value is not None, "the last write writes"
        return evaluate(value, lambda leaf: values[_event(leaf)])

    def _last_writes(self, coherence: int) -> Iterator[tuple[int, ...]]:
        """The possible last writes of the observed locations."""
        algebra, structure = self.algebra, self.structure
        maximal = [
            [w for w in structure.writes_to[location] if not algebra.successors(coherence, w)]
            for location in structure.locations
        ]
        return product(*maximal)

    def _ending_in(self, coherence: int, sources: Sources, last: tuple[int, ...]) -> int | None:
        """The coherence in which these writes are last."""
        result: int | None = coherence
        for write, location in zip(last, self.structure.locations, strict=True):
            for other in self.structure.writes_to[location]:
                if other != write and result is not None:
                    result = self._order(result, other, write)
        if result is not None and self.atomic and self._written_by:
            result = self._force_atomicity(sources, result)
        return result


def _event(leaf: Leaf) -> int:
    assert isinstance(leaf, ReadBy), "an event structure mentions reads only"
    return leaf.event

