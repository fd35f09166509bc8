"""Backends: who searches the cases of a program. `Bitset` is the search in Python."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from rustrata.executions.expressions import Constant, Expression, Leaf, ReadBy, evaluate
from rustrata.records import record
from rustrata.relational.assignments import Key
from rustrata.relational.cases import Case, Found, Selection
from rustrata.relational.elaborate import Axiom
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.search import Budget, Candidate, Search, Stopped
from rustrata.relational.symmetry import Symmetry

MOST_OUTCOMES = 100_000
"""Outcomes, images under symmetry apart, at which listing them is given up."""
MOST_OF_INCOMPLETE = 10_000
"""Outcomes of an incomplete answer that are kept: naming them all would outlast the limit that cut it."""


@record
class Answers:
    """What was found, and whether the search was stopped before its end."""

    found: Sequence[Found]
    stopped: bool = False


class CannotAnswer(Exception):
    """A backend cannot answer a question; the search in Python can, where it takes the program."""


class Backend(Protocol):
    """The four questions that a backend answers.

    Each may raise `CannotAnswer`; the budget is then untouched. Keys that are images of each other under the
    symmetry count as one. Values to try where values justify each other are ``guesses``.
    """

    name: str

    def outcomes(
        self, cases: Selection, symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key."""

    def tally(
        self, cases: Selection, symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key, with the number of all."""

    def first(
        self, cases: Selection, accepted: Expression, guesses: tuple[int, ...], budget: Budget
    ) -> Found | None:
        """An execution that ``accepted`` is non-zero of: an expression in which ``ReadBy(i)`` is the value
        at place ``i`` of the key.

        Raises:
            Stopped: when the budget is used up first.
        """

    def flagged(
        self, cases: Selection, flag: Axiom, guesses: tuple[int, ...], budget: Budget
    ) -> Candidate | None:
        """An execution on which a flag is raised.

        Raises:
            Stopped: when the budget is used up first.
        """

    def astray(self, cases: Selection, guesses: tuple[int, ...], budget: Budget) -> str:
        """What is wrong with an access at no location, when an execution has one; empty when none has.

        Raises:
            Stopped: when the budget is used up first.
        """


class Searching(Protocol):
    """A backend that looks for executions of given event structures."""

    def first(
        self, cases: Iterable[Case], accepted: Expression, guesses: tuple[int, ...], budget: Budget
    ) -> Found | None:
        """An execution whose key is accepted."""


def stray_access(backend: Searching, cases: Selection, guesses: tuple[int, ...], budget: Budget) -> str:
    """`Backend.astray` of those that search one event structure after the other."""
    for reason, structure in cases.cases.unfolding.stray_structures():
        case = Case((), Evaluator(cases.cases.model, structure))
        if backend.first((case,), Constant(1), guesses, budget) is not None:
            return reason
    return ""


class Bitset:
    """The search in Python, with relations as integers."""

    name = "axiomatic, bitset"

    def outcomes(
        self, cases: Iterable[Case], symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key."""
        found: dict[Key, Found] = {}

        def is_new(key: Key) -> bool:
            return symmetry.canonical(key) not in found

        try:
            for case, search in _searches(cases, guesses, budget):
                for key, candidate in search.by_outcome(is_new):
                    found[symmetry.canonical(key)] = Found(case.choice, key, candidate)
                    if len(found) > MOST_OUTCOMES:
                        return Answers(tuple(found.values()), stopped=True)
        except Stopped:
            return Answers(tuple(found.values()), stopped=True)
        return Answers(tuple(found.values()))

    def tally(
        self, cases: Iterable[Case], symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key, with the number of all."""
        first: dict[Key, Found] = {}
        counts: dict[Key, int] = {}
        stopped = False
        try:
            for case, search in _searches(cases, guesses, budget):
                for candidate in search.executions():
                    key = candidate.key
                    canonical = symmetry.canonical(key)
                    first.setdefault(canonical, Found(case.choice, key, candidate))
                    counts[canonical] = counts.get(canonical, 0) + case.weight
        except Stopped:
            stopped = True
        counted = (
            Found(found.choice, found.key, found.candidate, counts[canonical])
            for canonical, found in first.items()
        )
        return Answers(tuple(counted), stopped)

    def first(
        self, cases: Iterable[Case], accepted: Expression, guesses: tuple[int, ...], budget: Budget
    ) -> Found | None:
        """An execution whose key is accepted."""
        for case, search in _searches(cases, guesses, budget):
            for key, candidate in search.by_outcome(lambda key: bool(_at(accepted, key))):
                return Found(case.choice, key, candidate)
        return None

    def flagged(
        self, cases: Iterable[Case], flag: Axiom, guesses: tuple[int, ...], budget: Budget
    ) -> Candidate | None:
        """An execution on which a flag is raised."""
        for _, search in _searches(cases, guesses, budget):
            for candidate, _ in search.flagged(flag):
                return candidate
        return None

    def astray(self, cases: Selection, guesses: tuple[int, ...], budget: Budget) -> str:
        """What is wrong with an access at no location."""
        return stray_access(self, cases, guesses, budget)


def _searches(
    cases: Iterable[Case], guesses: tuple[int, ...], budget: Budget
) -> Iterator[tuple[Case, Search]]:
    for case in cases:
        yield (
            case,
            Search(case.structure, case.evaluator, budget, guesses=guesses, ascending=case.ascending),
        )


def _at(expression: Expression, key: Key) -> int:
    """The value of an expression over the places of a key."""
    values = (*key[0], *key[1])

    def place(leaf: Leaf) -> int:
        assert isinstance(leaf, ReadBy), "an expression over keys mentions their places only"
        return values[leaf.event]

    return evaluate(expression, place)
