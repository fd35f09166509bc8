"""Coherence as a partial order that grows: what a choice of sources forces on the writes.

Where a model implies SC per location, the write that a read takes its value from forces coherence edges
[Alglave, Maranget, Tautschnig, TOPLAS'14, section 4.2: the five forbidden shapes]; where it implies
atomicity, no other thread's write stands between an RMW and its source. An order is an int of
`rustrata.relational.relation`, kept transitive.
"""

from collections.abc import Iterator

from rustrata.relational.relation import members
from rustrata.relational.structure import EventStructure


class CoherenceRules:
    """What holds of every coherence order of one event structure."""

    def __init__(
        self,
        structure: EventStructure,
        *,
        coherent: bool,
        atomic: bool,
        ascending: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """``ascending`` are pairs of writes to one location that are ordered to begin with, because the
        executions that order them the other way are mirror images."""
        self.structure = structure
        self.coherent = coherent
        self._algebra = algebra = structure.algebra
        po_loc = structure.program_order & structure.same_location
        self._before = [algebra.predecessors(po_loc, e.index) for e in structure.events]
        self._after = [algebra.successors(po_loc, e.index) for e in structure.events]
        halves = structure.amo | structure.lxsx if atomic else 0
        self._written_by = dict(algebra.pairs(halves))
        self._others = {write: self._of_other_threads(write) for write in self._written_by.values()}
        self.initial = self._initial(po_loc, ascending)
        """The order before any source is chosen: initial writes first, and where SC per location holds the
        writes of a thread in program order."""

    def _of_other_threads(self, write: int) -> int:
        """The writes of other threads to the location of a write."""
        events = self.structure.events
        location, thread = events[write].location, events[write].thread
        assert location is not None, "a write has a location"
        rivals = self.structure.writes_to[location]
        return sum(1 << rival for rival in rivals if events[rival].thread != thread)

    def _initial(self, po_loc: int, ascending: tuple[tuple[int, int], ...]) -> int:
        algebra, structure = self._algebra, self.structure
        order = 0
        for first, *rest in structure.writes_to.values():
            order |= algebra.product(1 << first, sum(1 << write for write in rest))
        if self.coherent:
            writes = sum(1 << e.index for e in structure.events if e.writes)
            order |= po_loc & algebra.product(writes, writes)
        for first, then in ascending:
            extended = self._add(order, first, then)
            assert extended is not None, "threads that are mirror images are ordered one way only"
            order = extended
        return order

    def may_read(self, read: int, write: int) -> bool:
        """Is a write to the read's location a source that nothing rules out at once?"""
        return write != read and not (self.coherent and self._after[read] >> write & 1)

    def forced(self, sources: dict[int, int], read: int, order: int) -> int | None:
        """The order with what follows once ``read`` has its source; None when nothing can."""
        result: int | None = order
        if self.coherent:
            result = self._keep_coherent(sources, read, order)
        return None if result is None else self._keep_atomic(sources, result)

    def ordered(self, sources: dict[int, int], order: int, first: int, then: int) -> int | None:
        """The order with one more edge and what follows from it; None when it cannot be."""
        result = self._add(order, first, then)
        return None if result is None else self._keep_atomic(sources, result)

    def ending_in(self, sources: dict[int, int], order: int, last: int) -> int | None:
        """The order in which a write is the last to its location."""
        result: int | None = order
        location = self.structure.events[last].location
        assert location is not None, "a write has a location"
        for other in self.structure.writes_to[location]:
            if other != last and result is not None:
                result = self._add(result, other, last)
        return None if result is None else self._keep_atomic(sources, result)

    def maximal(self, location: str, order: int) -> tuple[int, ...]:
        """The writes to a location that may still become its last."""
        successors = self._algebra.successors
        return tuple(w for w in self.structure.writes_to[location] if not successors(order, w))

    def undecided(self, order: int) -> Iterator[tuple[int, int]]:
        """Pairs of writes to one location that are not ordered; none when the order is total."""
        for writes in self.structure.writes_to.values():
            for i, a in enumerate(writes):
                for b in writes[i + 1 :]:
                    if not self.decided(order, a, b):
                        yield a, b

    def decided(self, order: int, a: int, b: int) -> bool:
        """Are the two events ordered?"""
        size = self._algebra.size
        return bool(order >> (a * size + b) & 1 or order >> (b * size + a) & 1)

    def _add(self, order: int, first: int, then: int) -> int | None:
        """Add an edge to a transitive order; None when it would close a cycle."""
        size = self._algebra.size
        if order >> (first * size + then) & 1:
            return order
        if first == then or order >> (then * size + first) & 1:
            return None
        before = ((order >> first) & self._algebra.column) | 1 << (first * size)
        after = (order >> (then * size)) & self._algebra.row | 1 << then
        return order | before * after

    def _keep_coherent(self, sources: dict[int, int], read: int, order: int) -> int | None:
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
        result: int | None = order
        for first, then in edges:
            if first != then and result is not None:
                result = self._add(result, first, then)
        return result

    def _keep_atomic(self, sources: dict[int, int], order: int) -> int | None:
        """No write of another thread is between the source of an RMW's read and the RMW's write.

        Without SC per location the source may even come after the write; then nothing is between.
        """
        changed = bool(self._written_by)
        while changed:
            before = order
            for read, write in self._written_by.items():
                source = sources.get(read)
                kept = order if source is None else self._exclude(order, source, write)
                if kept is None:
                    return None
                order = kept
            changed = order != before
        return order

    def _exclude(self, order: int, source: int, write: int) -> int | None:
        """Whatever follows the source follows the write too, and whatever precedes the write precedes
        the source, as far as other threads' writes go."""
        others = self._others[write] & ~(1 << source)
        result = self._add(order, source, write) if self.coherent else order
        if result is None:
            return None
        for other in members(self._algebra.successors(result, source) & others):
            result = self._add(result, write, other)
            if result is None:
                return None
        for other in members(self._algebra.predecessors(result, write) & others):
            result = self._add(result, other, source)
            if result is None:
                return None
        return result
