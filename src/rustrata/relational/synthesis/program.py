"""The variables of a symbolic program: what each operation is, where, and what an execution of it does.

Operations stand in *slots*, numbered through all threads. Reads-from and coherence are between slots, so both
layers share them.
"""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise, permutations

from rustrata.records import record
from rustrata.relational.sat.clauses import FALSE, TRUE, Clauses
from rustrata.relational.synthesis.operation import Operation
from rustrata.relational.synthesis.shapes import Shape


@record
class Limits:
    """Which programs there are. ``writes`` bounds those to one location beside the initial one.

    With ``dependencies`` reads may be depended upon by address, data and control.
    """

    locations: int = 2
    writes: int = 2
    dependencies: bool = False


@record
class Slot:
    """What stands in a slot of a found program: an operation by its number, and its location."""

    thread: int
    operation: int
    location: int | None


@record
class Proposal:
    """A program with an execution. ``sources`` gives each reading slot the slot that it reads from, or the
    initial write of its location as ``-1``; ``order`` are pairs of slots in coherence; ``dependencies`` are
    edges from reading slots, by name."""

    slots: tuple[Slot, ...]
    sources: dict[int, int]
    order: frozenset[tuple[int, int]]
    dependencies: frozenset[tuple[str, int, int]]


class SymbolicProgram:
    """All programs of one shape, with all their coherent executions."""

    def __init__(
        self,
        shape: Shape,
        operations: Sequence[Sequence[Operation]],
        limits: Limits,
        clauses: Clauses,
    ) -> None:
        """``operations`` are those of each thread: the same names in the same order, with patterns that may
        differ from thread to thread."""
        self.shape = shape
        self.operations = operations
        self.limits = limits
        self.clauses = clauses
        self.threads = tuple(thread for thread, length in enumerate(shape) for _ in range(length))
        self.slots = range(len(self.threads))
        self._names = operations[0]
        self.kinds = tuple(self._one_of(len(self._names)) for _ in self.slots)
        """For each slot the literal of each operation."""
        self._placed = tuple(self._one_of(limits.locations) for _ in self.slots)
        accessing = [o.accesses for o in self._names]
        self.accessing = tuple(self.having(slot, accessing) for slot in self.slots)
        self.at = tuple(
            tuple(clauses.all_of((self.accessing[slot], place)) for place in self._placed[slot])
            for slot in self.slots
        )
        """For each slot and location the literal that the slot accesses it."""
        self.reads = tuple(self._where(slot, lambda o: o.lower.reads) for slot in self.slots)
        self.writes = tuple(self._where(slot, lambda o: o.lower.writes) for slot in self.slots)
        self.writes_above = tuple(
            self._where(slot, lambda o: o.upper.writes or o.lower.writes) for slot in self.slots
        )
        """For each slot the literal that it writes, if only in the upper layer."""
        self.order = self._orders()
        self.rf, self.rf_initial = self._sources()
        self._follow_sources()
        self.rf_above, self.rf_initial_above = self._sources_above()
        self.dependencies = self._dependencies() if limits.dependencies else {}
        self._limit_writes()
        self._break_symmetry()

    def _one_of(self, number: int) -> tuple[int, ...]:
        if number == 1:
            return (TRUE,)
        if number == 2:
            first = self.clauses.new()
            return (first, -first)
        literals = tuple(self.clauses.new() for _ in range(number))
        self.clauses.add(*literals)
        for one, other in combinations(literals, 2):
            self.clauses.add(-one, -other)
        return literals

    def having(self, slot: int, wanted: Sequence[bool]) -> int:
        """The literal that the operation in a slot is one of those that are wanted."""
        if all(wanted):
            return TRUE
        return self.clauses.any_of(
            literal for literal, want in zip(self.kinds[slot], wanted, strict=True) if want
        )

    def _where(self, slot: int, wanted: Callable[[Operation], bool]) -> int:
        """The literal that the operation in a slot is as wanted."""
        return self.having(slot, list(map(wanted, self.operations[self.threads[slot]])))

    def same_location(self, one: int, other: int) -> int:
        """The literal that two slots access one location."""
        return self.clauses.any_of(
            self.clauses.all_of((first, second))
            for first, second in zip(self.at[one], self.at[other], strict=True)
        )

    def before(self, first: int, second: int) -> int:
        """The literal that the write of a slot precedes that of another one in coherence."""
        return self.order.get((first, second), FALSE)

    def _orders(self) -> dict[tuple[int, int], int]:
        """Coherence; the writes of one thread in program order."""
        clauses = self.clauses
        found: dict[tuple[int, int], int] = {}
        for one, other in combinations(self.slots, 2):
            writes = (self.writes_above[one], self.writes_above[other])
            both = clauses.all_of((*writes, self.same_location(one, other)))
            if both == FALSE:
                continue
            if self.threads[one] == self.threads[other]:
                found[one, other] = both
                continue
            choice = clauses.new()
            found[one, other] = clauses.all_of((both, choice))
            found[other, one] = clauses.all_of((both, -choice))
        for a, b, c in permutations(self.slots, 3):
            if (a, b) in found and (b, c) in found and self.limits.writes > 2:
                clauses.add(-found[a, b], -found[b, c], found.get((a, c), FALSE))
        return found

    def _sources(self) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]:
        """Reads-from between slots, and from the initial write of each location."""
        clauses = self.clauses
        found: dict[tuple[int, int], int] = {}
        initial: dict[tuple[int, int], int] = {}
        for reader in self.slots:
            for location, at in enumerate(self.at[reader]):
                literal = initial[location, reader] = clauses.new()
                clauses.add(-literal, at)
                clauses.add(-literal, self.reads[reader])
            for writer in self.slots:
                later = self.threads[writer] == self.threads[reader] and writer >= reader
                both = self.same_location(writer, reader)
                if later or self.writes[writer] == FALSE or both == FALSE:
                    continue
                literal = found[writer, reader] = clauses.new()
                for needed in (both, self.writes[writer], self.reads[reader]):
                    clauses.add(-literal, needed)
            sources = [literal for (_, read), literal in (*found.items(), *initial.items()) if read == reader]
            clauses.add(-self.reads[reader], *sources)
            for one, other in combinations(sources, 2):
                clauses.add(-one, -other)
        return found, initial

    def _follow_sources(self) -> None:
        """An update that the lower layer has as a load comes right behind its source."""
        clauses = self.clauses
        for slot in self.slots:
            vanished = self._where(slot, lambda o: o.upper.writes and not o.lower.writes)
            if vanished == FALSE:
                continue
            for other in self.slots:
                if other == slot or self.writes[other] == FALSE:
                    continue
                writes = clauses.all_of((self.writes[other], self.same_location(slot, other)))
                for location in range(self.limits.locations):
                    initial = self.rf_initial[location, slot]
                    clauses.add(-vanished, -initial, -writes, self.before(slot, other))
                for source in self.slots:
                    literal = self.rf.get((source, slot))
                    if literal is None:
                        continue
                    if source == other:
                        clauses.add(-vanished, -literal, self.before(other, slot))
                    else:
                        clauses.add(
                            -vanished, -literal, -writes, self.before(other, source), self.before(slot, other)
                        )

    def _sources_above(self) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]:
        """Reads-from in the upper layer. A vanished update writes the value that it reads, so that others may
        read it from there: who follows in its thread does, and another update that follows in coherence."""
        clauses = self.clauses
        gone = {
            slot: self._where(slot, lambda o: o.upper.writes and not o.lower.writes) for slot in self.slots
        }
        found: dict[tuple[int, int], int] = dict(self.rf)
        initial = dict(self.rf_initial)
        for reader in self.slots:
            near = {
                slot: self._follows(slot, reader, vanished)
                for slot, vanished in gone.items()
                if vanished != FALSE and slot != reader
            }
            near = {slot: literal for slot, literal in near.items() if literal != FALSE}
            if not near:
                continue
            none = -clauses.any_of(near.values())
            for table in (found, initial):
                for key in [key for key in table if key[1] == reader]:
                    table[key] = clauses.all_of((table[key], none))
            for slot, literal in near.items():
                later = (
                    -clauses.all_of((other, self.before(slot, between)))
                    for between, other in near.items()
                    if between != slot
                )
                last = clauses.all_of((literal, *later))
                own = found.get((slot, reader), FALSE)
                found[slot, reader] = clauses.any_of((own, last))
        return found, initial

    def _follows(self, slot: int, reader: int, vanished: int) -> int:
        """The literal that a reader with the source of a vanished update comes behind it."""
        clauses = self.clauses
        same = clauses.any_of(
            clauses.all_of((literal, also))
            for table in (self.rf, self.rf_initial)
            for (source, own), literal in table.items()
            if own == slot and (also := table.get((source, reader))) is not None
        )
        updates = clauses.all_of((self.writes_above[reader], self.before(slot, reader)))
        if self.threads[slot] == self.threads[reader]:
            updates = TRUE if slot < reader else FALSE
        return clauses.all_of((vanished, same, updates))

    def _dependencies(self) -> dict[tuple[str, int, int], int]:
        """Dependencies of later slots on reads. One by control extends to all that follows."""
        clauses = self.clauses
        found: dict[tuple[str, int, int], int] = {}
        for first, last in combinations(self.slots, 2):
            if self.threads[first] != self.threads[last]:
                continue
            for name in ("addr", "data", "ctrl"):
                literal = found[name, first, last] = clauses.new()
                clauses.add(-literal, self.reads[first])
                if name == "addr":
                    clauses.add(-literal, self.accessing[last])
                if name == "data":
                    clauses.add(-literal, self.writes[last])
                if name == "ctrl" and (name, first, last - 1) in found:
                    clauses.add(-found[name, first, last - 1], literal)
        return found

    def _limit_writes(self) -> None:
        for location in range(self.limits.locations):
            for several in combinations(self.slots, self.limits.writes + 1):
                literals = [(-self.writes_above[slot], -self.at[slot][location]) for slot in several]
                self.clauses.add(*(literal for pair in literals for literal in pair))

    def _break_symmetry(self) -> None:
        """The first access is to the first location; threads of one length and one mapping are in ascending
        order of their first operations."""
        for slot in self.slots:
            earlier = [self.accessing[before] for before in range(slot)]
            first = self.clauses.all_of((self.accessing[slot], *(-literal for literal in earlier)))
            self.clauses.add(-first, self.at[slot][0])
        starts = [self.threads.index(thread) for thread in range(len(self.shape))]
        for one, other in pairwise(starts):
            first, second = self.threads[one], self.threads[other]
            if self.shape[first] != self.shape[second] or self.operations[first] != self.operations[second]:
                continue
            for number, literal in enumerate(self.kinds[one]):
                for smaller in self.kinds[other][:number]:
                    self.clauses.add(-literal, -smaller)

    def proposal(self) -> Proposal:
        """The program and the execution of the last solution."""
        holds = self.clauses.holds
        slots = []
        for slot in self.slots:
            kind = next(number for number, literal in enumerate(self.kinds[slot]) if holds(literal))
            location = next((number for number, at in enumerate(self.at[slot]) if holds(at)), None)
            slots.append(Slot(self.threads[slot], kind, location))
        sources = {reader: writer for (writer, reader), literal in self.rf.items() if holds(literal)}
        sources |= {reader: -1 for (_, reader), literal in self.rf_initial.items() if holds(literal)}
        order = frozenset(pair for pair, literal in self.order.items() if holds(literal))
        dependencies = frozenset(edge for edge, literal in self.dependencies.items() if holds(literal))
        return Proposal(tuple(slots), dict(sorted(sources.items())), order, dependencies)

    def exclude(self, proposal: Proposal) -> None:
        """Never propose this program again, with whatever execution."""
        literals = [self.kinds[slot][each.operation] for slot, each in enumerate(proposal.slots)]
        literals += [
            self.at[slot][each.location]
            for slot, each in enumerate(proposal.slots)
            if each.location is not None
        ]
        literals += [self.dependencies[edge] for edge in sorted(proposal.dependencies)]
        self.clauses.add(*(-literal for literal in literals))
