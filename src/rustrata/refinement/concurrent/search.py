"""The search for a context in which the target of a concurrent optimisation does what the source cannot.

Contexts are tried from the smallest on, first without orderings. In every model of `CONCURRENT_MODELS`
stronger orderings only take outcomes, and data races, away. So if the target in the weakest context has
nothing that the source in the strongest has not, no choice between the two has; else the choices are halved.
That is as exhaustive as trying each: the tests compare both.
"""

from collections.abc import Callable
from functools import partial
from operator import eq

from rustrata.executions.outcomes import Outcome
from rustrata.programs.optimisation import ConcurrentPair
from rustrata.records import record
from rustrata.refinement.concurrent.contexts import Shape, shapes
from rustrata.refinement.concurrent.models import AtomicsModel
from rustrata.refinement.concurrent.orderings import (
    Choices,
    Setting,
    dials,
    halves,
    strongest,
    weaker,
    weakest,
    without_fences,
)
from rustrata.refinement.concurrent.programs import Body, Surroundings, asking_for
from rustrata.refinement.concurrent.verdict import (
    Counterexample,
    NewOutcome,
    NewRace,
    Sound,
    Stopped,
    Unsound,
    Unsupported,
    Verdict,
)
from rustrata.relational.engine import DEFAULT_STEPS, Question
from rustrata.relational.model import Model
from rustrata.relational.search import Budget
from rustrata.relational.search import Stopped as SearchStopped


def search(
    pair: ConcurrentPair,
    record: AtomicsModel,
    model: Model,
    bound: int,
    should_stop: Callable[[], bool] = lambda: False,
) -> Verdict:
    """Is every outcome of the target one of the source, in every context of at most ``bound`` accesses?
    ``model`` is the compiled model of the record."""
    if pair.plain and not record.plain:
        return Unsupported(record.refusal)
    running = Search(pair, record, model, should_stop)
    running.around.check_values(bound)
    tried = 0
    for size in range(bound + 1):
        try:
            for shape in shapes(running.around.places, size):
                tried += 1
                found = running.decide(shape)
                if found is not None:
                    return Unsound(found, tried)
        except SearchStopped:
            why = "out of time" if should_stop() else "a context has too many executions"
            return Stopped(size - 1, tried, why)
    return Sound(bound, tried)


@record
class _Behaviours:
    """What a program does: its outcomes, and whether it has a data race."""

    outcomes: frozenset[Outcome]
    races: bool


class Search:
    """One pair under one model: `decide` looks through the contexts of a shape."""

    def __init__(
        self, pair: ConcurrentPair, record: AtomicsModel, model: Model, should_stop: Callable[[], bool]
    ) -> None:
        self.pair = pair
        self.record = record
        self.model = model
        self.around = Surroundings(pair)
        self._should_stop = should_stop
        self._known: dict[tuple[bool, Setting], _Behaviours] = {}

    def decide(self, shape: Shape) -> Counterexample | None:
        """A counterexample among the contexts of a shape, with orderings as weak as it can have.

        Raises:
            Stopped: when the search is to stop, or has too much to do.
        """
        if self._should_stop():
            raise SearchStopped
        self._known.clear()
        every = tuple(dial.choices if self.record.orders else dial.choices[:1] for dial in dials(shape))
        found = self._within(shape, every)
        if found is None:
            return None
        found = self._within(shape, without_fences(shape, every)) or found
        while True:
            plainer = next((each for each in weaker(found, every) if self._tells(shape, each)), None)
            if plainer is None:
                return self._counterexample(shape, found)
            found = plainer

    def _within(self, shape: Shape, choices: Choices) -> Setting | None:
        """A setting among these that is a counterexample, None when there is none."""
        if not self._differ(shape, weakest(choices), strongest(choices)):
            return None
        parts = halves(choices)
        if parts is None:
            return weakest(choices)
        return next((found for part in parts if (found := self._within(shape, part)) is not None), None)

    def _tells(self, shape: Shape, setting: Setting) -> bool:
        return self._differ(shape, setting, setting)

    def _differ(self, shape: Shape, target: Setting, source: Setting) -> bool:
        """Has the target with one setting what the source with the other has not?"""
        above = self._behaviours(self.pair.source, shape, source)
        if above.races:
            return False
        below = self._behaviours(self.pair.target, shape, target)
        return below.races or not below.outcomes <= above.outcomes

    def _behaviours(self, body: Body, shape: Shape, setting: Setting) -> _Behaviours:
        key = body is self.pair.source, setting
        if key not in self._known:
            self._known[key] = self._asked(self._question(body, shape, setting))
        return self._known[key]

    def _question(self, body: Body, shape: Shape, setting: Setting) -> Question:
        return Question(self.around.program(self.around.test(body, shape, setting)), self.model)

    def _budget(self) -> Budget:
        return Budget(DEFAULT_STEPS, self._should_stop)

    def _asked(self, question: Question) -> _Behaviours:
        found = question.outcomes(self._budget())
        if found.incomplete:
            raise SearchStopped
        races = self.pair.plain and question.undefined(self._budget()) is not None
        return _Behaviours(frozenset(found.outcomes), races)

    def _counterexample(self, shape: Shape, setting: Setting) -> Counterexample:
        source, target = (
            self.around.test(body, shape, setting) for body in (self.pair.source, self.pair.target)
        )
        accesses = sum(1 for _ in shape.slots)
        below = self._question(self.pair.target, shape, setting)
        race = below.undefined(self._budget()) if self.pair.plain else None
        if race is not None:
            return Counterexample(source, target, accesses, NewRace(race))
        above = self._question(self.pair.source, shape, setting)
        kept = above.outcomes(self._budget()).outcomes
        found = below.outcomes(self._budget()).outcomes
        outcome, allowed = next((each, found[each]) for each in found if each not in kept)
        forbidden = above.why_not(partial(eq, outcome), self._budget())
        ending = NewOutcome(outcome, allowed, forbidden)
        return Counterexample(asking_for(source, outcome), asking_for(target, outcome), accesses, ending)
