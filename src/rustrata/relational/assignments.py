"""Assignments: a source for every read and, where memory is observed, a last write for every location.

The walk is led by what is observed. It first gives sources to the reads that the observed registers are
computed from, then picks the last write of each observed location, following the values as far as they
come from other reads. From there on the outcome is certain, and when it is not wanted (an execution with
it has been found) nothing below is looked at; the remaining reads only need some consistent source. The
work so grows with the number of outcomes and not with the reads that nobody observes. The price: sources
are not chosen in program order, so a broken axiom may show a little later.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from rustrata.records import record
from rustrata.relational.coherence import CoherenceRules
from rustrata.relational.relation import members
from rustrata.relational.structure import EventStructure
from rustrata.relational.valuation import Sources, Valuation, Values, reads_in, valued

Key: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Values of the observed registers and of the observed locations, in the structure's order."""


@record
class Partial:
    """A complete choice of sources, its values, and the coherence known so far."""

    sources: Sources
    coherence: int
    values: Values


class Assignments:
    """One walk through the assignments of an event structure, depth first."""

    def __init__(
        self,
        structure: EventStructure,
        rules: CoherenceRules,
        valuation: Valuation,
        spend: Callable[[], None],
        plausible: Callable[[Sources, int], bool],
        wanted: Callable[[Key], bool] | None,
    ) -> None:
        """``spend`` counts a step and may raise to end the walk. ``plausible`` is asked whether the sources
        and the coherence chosen so far can still become an execution. Only assignments with an outcome that
        ``wanted`` accepts are listed; it is asked again and again, and may begin to refuse what was yielded.
        With None nothing is observed: no last writes are picked, and every choice of sources is listed
        once, with an empty key."""
        self._structure = structure
        self._rules = rules
        self._valuation = valuation
        self._spend = spend
        self._plausible = plausible
        self._wanted = wanted if wanted is not None else lambda _: True
        self._registers = structure.registers if wanted is not None else ()
        self._locations = structure.locations if wanted is not None else ()
        self._choices = {read: self._possible_sources(read) for read in structure.reads}
        written = ((event.index, event.value) for event in structure.events)
        self._written_from = {w: _set_of(reads_in(value)) for w, value in written if value is not None}
        self._shown_from = _set_of(read for _, _, value in self._registers for read in reads_in(value))
        self._sources: Sources = {}
        self._last: list[int] = []

    def _possible_sources(self, read: int) -> tuple[int, ...]:
        """Writes that the read may take its value from, less those that are ruled out at once."""
        location = self._structure.events[read].location
        assert location is not None, "a read has a location"
        writes = self._structure.writes_to[location]
        rules, valuation = self._rules, self._valuation
        return tuple(w for w in writes if rules.may_read(read, w) and valuation.may_read(read, w))

    def __iter__(self) -> Iterator[tuple[Key, Partial]]:
        return self._descend(self._rules.initial, {}, None)

    def _descend(self, coherence: int, values: Values, key: Key | None) -> Iterator[tuple[Key, Partial]]:
        """Go on from a choice of some sources; ``key`` is the outcome once it is certain."""
        self._spend()
        read = None
        if key is None:
            read = self._telling(values)
            if read is None and len(self._last) < len(self._locations):
                yield from self._end(coherence, values)
                return
            if read is None:
                key = self._certain(values)
        if key is not None and not self._wanted(key):
            return
        if read is None:
            read = next((each for each in self._structure.reads if each not in self._sources), None)
        if read is None:
            yield from self._completed(coherence, values)
        else:
            yield from self._branch(read, coherence, values, key)

    def _branch(
        self, read: int, coherence: int, values: Values, key: Key | None
    ) -> Iterator[tuple[Key, Partial]]:
        """Try every source of a read."""
        for write in self._choices[read]:
            self._sources[read] = write
            forced = self._rules.forced(self._sources, read, coherence)
            if forced is not None:
                known = dict(values)
                if self._valuation.settle(self._sources, known) and self._plausible(self._sources, forced):
                    yield from self._descend(forced, known, key)
            del self._sources[read]
            if key is not None and not self._wanted(key):
                return

    def _end(self, coherence: int, values: Values) -> Iterator[tuple[Key, Partial]]:
        """Pick the last write of the next observed location."""
        location = self._locations[len(self._last)]
        for write in self._rules.maximal(location, coherence):
            ended = self._rules.ending_in(self._sources, coherence, write)
            if ended is not None:
                self._last.append(write)
                yield from self._descend(ended, values, None)
                self._last.pop()

    def _needed(self) -> int:
        """The reads from which what is observed is computed at once, as a set."""
        needed = self._shown_from
        for write in self._last:
            needed |= self._written_from[write]
        return needed

    def _telling(self, values: Values) -> int | None:
        """A read without a source on which what is observed depends; None when there is none."""
        waiting, seen = self._needed(), 0
        while waiting:
            read = (waiting & -waiting).bit_length() - 1
            seen |= 1 << read
            if read not in values:
                source = self._sources.get(read)
                if source is None:
                    return read
                waiting |= self._written_from[source]
            waiting &= ~seen
        return None

    def _certain(self, values: Values) -> Key | None:
        """What is observed; None when it depends on values that justify each other."""
        return self._key(values) if all(read in values for read in members(self._needed())) else None

    def _key(self, values: Values) -> Key:
        return (
            tuple(valued(value, values) for _, _, value in self._registers),
            tuple(self._valuation.written(write, values) for write in self._last),
        )

    def _completed(self, coherence: int, values: Values) -> Iterator[tuple[Key, Partial]]:
        for completed in self._valuation.complete(self._sources, values):
            key = self._key(completed)
            if self._wanted(key):
                yield key, Partial(dict(self._sources), coherence, completed)


def _set_of(events: Iterable[int]) -> int:
    return sum(1 << event for event in set(events))
