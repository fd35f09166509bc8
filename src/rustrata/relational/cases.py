"""Cases: the event structures of a program that have to be searched, and the images of their executions.

With thread symmetry (`rustrata.relational.symmetry`) only one execution of each orbit is searched for;
`Cases.spread` makes the others from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rustrata.executions.actions import Program
from rustrata.records import record
from rustrata.relational.assignments import Key
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.model import Model
from rustrata.relational.search import Candidate
from rustrata.relational.structure import EventStructure
from rustrata.relational.symmetry import Symmetry, symmetry_of
from rustrata.relational.unfold import Choice, Unfolding

_MOST_KEPT = 1000
"""Number of event structures up to which they are kept between questions."""


@dataclass(frozen=True, eq=False)
class Case:
    """An event structure to search. ``ascending`` are pairs of writes to order to begin with; each execution
    that is found stands for ``weight`` executions."""

    choice: Choice
    evaluator: Evaluator
    ascending: tuple[tuple[int, int], ...] = ()
    weight: int = 1

    @property
    def structure(self) -> EventStructure:
        """The event structure."""
        return self.evaluator.structure


@record
class Found:
    """An execution, the control-flow choice that it follows, what is observed of it, and for how many
    executions it stands (0: they were not counted)."""

    choice: Choice
    key: Key
    candidate: Candidate
    count: int = 0


@dataclass(frozen=True, eq=False)
class Selection:
    """Cases that are asked about: all of a program, or one of each orbit (``once``)."""

    cases: "Cases"
    once: bool

    def __iter__(self) -> Iterator[Case]:
        return self.cases.representatives() if self.once else self.cases.all()

    @property
    def breaking(self) -> Symmetry | None:
        """The symmetry of which only one execution of each orbit is asked about."""
        return self.cases.symmetry if self.once else None


class Cases:
    """What is to be searched for one program and model."""

    def __init__(self, program: Program, model: Model, unfolding: Unfolding) -> None:
        self.model = model
        self.unfolding = unfolding
        self._kept: dict[Choice, Evaluator] = {}
        self._cases: dict[Choice, Case] = {}
        self.symmetry: Symmetry = symmetry_of(program)

    def all(self) -> Iterator[Case]:
        """Every event structure."""
        return (Case(choice, self._evaluator(choice)) for choice in self.unfolding.choices())

    def representatives(self) -> Iterator[Case]:
        """Those of which every execution is an image of one that is found."""
        for choice in self.symmetry.choices(tuple(map(len, self.unfolding.paths))):
            yield self.representative(choice)

    def spread(self, found: Found, most: int) -> Iterator[Found]:
        """The images of an execution that differ in what is observed, up to ``most`` of them, the execution
        itself first.

        Where executions were counted, those of ``found`` are shared evenly among its images: ``found`` must
        stand for all that are observed like one of them, and then each is observed equally often.
        """
        if self.symmetry.hidden:
            yield found
            return
        images = {found.key: found}
        waiting = [found]
        while waiting:
            at = waiting.pop()
            for one, other in self.symmetry.swaps():
                key = self.symmetry.exchanged(at.key, one, other)
                if key not in images and len(images) < most:
                    images[key] = self._exchanged(at, key, one, other)
                    waiting.append(images[key])
        share = found.count // len(images)
        for image in images.values():
            yield Found(image.choice, image.key, image.candidate, share)

    def representative(self, choice: Choice) -> Case:
        """The case of a choice; the same object each time, where cases are kept."""
        found = self._cases.get(choice)
        if found is None:
            evaluator = self._evaluator(choice)
            structure = evaluator.structure
            if self.symmetry.trivial:
                found = Case(choice, evaluator)
            else:
                ascending = self.symmetry.ascending(structure, choice)
                found = Case(choice, evaluator, ascending, self.symmetry.weight(structure, choice))
            if self._keeping:
                self._cases[choice] = found
        return found

    def _evaluator(self, choice: Choice) -> Evaluator:
        found = self._kept.get(choice)
        if found is None:
            found = Evaluator(self.model, self.unfolding.structure(choice))
            if self._keeping:
                self._kept[choice] = found
        return found

    @cached_property
    def _keeping(self) -> bool:
        return self.unfolding.combinations <= _MOST_KEPT

    def _exchanged(self, found: Found, key: Key, one: int, other: int) -> Found:
        """The execution with two like threads exchanged."""
        choice = list(found.choice)
        choice[one], choice[other] = choice[other], choice[one]
        old = found.candidate
        new = self._evaluator(tuple(choice)).structure
        place = _renumbering(old.structure, new, {one: other, other: one})
        coherence = ((place[a], place[b]) for a, b in new.algebra.pairs(old.coherence))
        candidate = Candidate(
            new,
            {place[read]: place[write] for read, write in old.sources.items()},
            new.algebra.relation(coherence),
            {place[read]: value for read, value in old.values.items()},
        )
        return Found(tuple(choice), key, candidate)


def _renumbering(old: EventStructure, new: EventStructure, renamed: dict[int, int]) -> dict[int, int]:
    """Where each event of a structure is in the one with threads renamed."""
    starts: dict[int, int] = {}
    for event in new.events:
        starts.setdefault(event.thread, event.index)
    passed: dict[int, int] = {}
    place: dict[int, int] = {}
    for event in old.events:
        thread = renamed.get(event.thread, event.thread)
        place[event.index] = starts[thread] + passed.get(thread, 0)
        passed[thread] = passed.get(thread, 0) + 1
    return place
