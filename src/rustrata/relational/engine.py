"""Questions to the axiomatic engine: outcomes, counts, witnesses, undefined behaviour, and why not.

The backend is the bitset machine of `rustrata.relational.evaluate`. It takes up to `MOST_EVENTS` events;
a larger program, or one whose search outgrows its budget, gets an answer that says it is incomplete.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log10

from rustrata.executions.actions import Program
from rustrata.executions.outcomes import Condition, MemoryAt, Outcome, RegisterAt, satisfies
from rustrata.relational.elaborate import Axiom
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.explain import Forbidden, explain
from rustrata.relational.model import Model
from rustrata.relational.paths import MOST_PATHS
from rustrata.relational.search import Budget, Candidate, Key, Search, Stopped
from rustrata.relational.structure import EventStructure
from rustrata.relational.unfold import Unfolding, unfold

MOST_EVENTS = 64
DEFAULT_STEPS = 2_000_000
ENGINE = "axiomatic, bitset"
_MOST_KEPT = 1000
"""Number of event structures up to which they are kept between questions."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The outcomes of a program under a model, in ascending order, each with one execution that has it.

    ``incomplete`` says why not all of them were found; it is empty when all were.
    """

    outcomes: dict[Outcome, Candidate]
    steps: int
    incomplete: str = ""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A consistent execution on which a flag of the model is raised, and the pairs that raise it."""

    flag: str
    pairs: tuple[tuple[int, int], ...]
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Tally:
    """How many consistent executions a program has, counted as choices of rf and total co on each
    control-flow path.

    ``positive`` of them end in a state that meets the condition, ``negative`` do not. ``executions`` counts
    them by outcome, in ascending order, and ``outcomes`` has the first of each. ``incomplete`` says why some
    may be missing; it is empty when none is.
    """

    positive: int
    negative: int
    executions: dict[Outcome, int]
    outcomes: dict[Outcome, Candidate]
    incomplete: str = ""


class Question:
    """One program under one model, unfolded once and asked many times."""

    def __init__(self, program: Program, model: Model, constants: tuple[int, ...] = ()) -> None:
        """``constants`` are values to try, besides the program's own, where values justify each other."""
        self.program = program
        self.model = model
        self.constants = constants

    @cached_property
    def unfolding(self) -> Unfolding:
        """The program's event structures."""
        return unfold(self.program)

    @cached_property
    def too_large(self) -> str:
        """Why the engine does not take the program; empty when it does."""
        unfolding = self.unfolding
        if unfolding.cut is not None:
            return f"P{unfolding.cut} has more than {MOST_PATHS} control-flow paths"
        if unfolding.largest > MOST_EVENTS:
            return f"{unfolding.largest} events, and the bitset engine takes {MOST_EVENTS}; {self._estimate}"
        return ""

    def outcomes(self, budget: Budget) -> Enumeration:
        """All outcomes. Never raises `Stopped`: a cut search is an incomplete enumeration."""
        if self.too_large:
            return Enumeration({}, 0, self.too_large)
        found: dict[Key, Candidate] = {}
        incomplete = ""
        try:
            for search in self._searches(budget):
                for key, candidate in search.by_outcome(lambda key: key not in found):
                    found[key] = candidate
        except Stopped:
            incomplete = f"stopped after {budget.used} search steps; {self._estimate}"
        named = {self._outcome(key): candidate for key, candidate in found.items()}
        return Enumeration(dict(sorted(named.items(), key=_by_values)), budget.used, incomplete)

    def witness(self, condition: Condition, budget: Budget) -> Candidate | None:
        """An execution whose outcome meets the condition.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        return self._first(lambda key: satisfies(self._outcome(key), condition), budget)

    def count(self, budget: Budget) -> int:
        """The number of consistent executions (choices of rf and total co).

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        return sum(1 for search in self._searches(budget) for _ in search.executions())

    def tally(self, condition: Condition, budget: Budget) -> Tally:
        """Every consistent execution counted, by outcome. Dearer than `outcomes`, which lists outcomes only.

        Never raises `Stopped`: a cut search is an incomplete tally.
        """
        if self.too_large:
            return Tally(0, 0, {}, {}, self.too_large)
        counts: dict[Key, int] = {}
        first: dict[Key, Candidate] = {}
        incomplete = ""
        try:
            for search in self._searches(budget):
                for candidate in search.executions():
                    key = candidate.key
                    counts[key] = counts.get(key, 0) + 1
                    first.setdefault(key, candidate)
        except Stopped:
            incomplete = f"stopped after {budget.used} search steps; {self._estimate}"
        named = sorted(((self._outcome(key), key) for key in counts), key=_by_values)
        executions = {outcome: counts[key] for outcome, key in named}
        positive = sum(count for outcome, count in executions.items() if satisfies(outcome, condition))
        outcomes = {outcome: first[key] for outcome, key in named}
        return Tally(positive, sum(counts.values()) - positive, executions, outcomes, incomplete)

    def undefined(self, budget: Budget) -> Flagged | None:
        """A consistent execution that raises a flag of the model, such as a data race.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        found = (self.raised(flag, budget) for flag in self.model.flags)
        return next((flagged for flagged in found if flagged is not None), None)

    def raised(self, flag: Axiom, budget: Budget) -> Flagged | None:
        """A consistent execution that raises one flag of the model.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        for search in self._searches(budget):
            for candidate, value in search.flagged(flag):
                return Flagged(flag.name, tuple(candidate.structure.algebra.pairs(value)), candidate)
        return None

    def why_not(self, wanted: Callable[[Outcome], bool], budget: Budget) -> Forbidden | None:
        """Why no outcome that ``wanted`` accepts is allowed; None when one is, or when no control-flow
        path gives one.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """

        def accepts(key: Key) -> bool:
            return wanted(self._outcome(key))

        if self._first(accepts, budget) is not None:
            return None
        return explain(self._evaluators, accepts, budget, self.constants)

    def _first(self, wanted: Callable[[Key], bool], budget: Budget) -> Candidate | None:
        for search in self._searches(budget):
            for _, candidate in search.by_outcome(wanted):
                return candidate
        return None

    def _searches(self, budget: Budget) -> Iterator[Search]:
        if self.too_large:
            raise Stopped
        for evaluator in self._evaluators():
            yield Search(evaluator.structure, evaluator, budget, guesses=self.constants)

    def _evaluators(self) -> Iterator[Evaluator]:
        """One for each event structure."""
        if self.unfolding.combinations <= _MOST_KEPT:
            yield from self._kept
        else:
            yield from map(self._evaluator, self.unfolding)

    @cached_property
    def _kept(self) -> tuple[Evaluator, ...]:
        return tuple(map(self._evaluator, self.unfolding))

    def _evaluator(self, structure: EventStructure) -> Evaluator:
        return Evaluator(self.model, structure)

    @cached_property
    def _estimate(self) -> str:
        return f"about 10^{int(log10(max(1, self.unfolding.candidate_estimate())))} candidate executions"

    @cached_property
    def _observables(self) -> tuple[tuple[tuple[int, RegisterAt], ...], tuple[tuple[int, MemoryAt], ...]]:
        """What stands at each place of a key, in the order of outcomes."""
        threads = range(len(self.program.threads))
        registers = [
            RegisterAt(t, name) for t in threads for owner, name in self.program.registers if owner == t
        ]
        cells = [MemoryAt(location) for location in self.program.locations]
        return (
            tuple(sorted(enumerate(registers), key=lambda place: place[1])),
            tuple(sorted(enumerate(cells), key=lambda place: place[1])),
        )

    def _outcome(self, key: Key) -> Outcome:
        """The outcome that a search key stands for."""
        registers, cells = self._observables
        return Outcome(
            (
                *((observable, key[0][place]) for place, observable in registers),
                *((observable, key[1][place]) for place, observable in cells),
            )
        )


def _by_values(item: tuple[Outcome, object]) -> tuple[int, ...]:
    return tuple(value for _, value in item[0].values)
