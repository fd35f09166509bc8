"""Questions to the axiomatic engine: outcomes, counts, witnesses, undefined behaviour, and why not.

The backend is the bitset machine of `rustrata.relational.evaluate`. It takes up to `MOST_EVENTS` events;
a larger program, or one whose search outgrows its budget, gets an answer that says it is incomplete.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from rustrata.executions.actions import Program
from rustrata.executions.outcomes import (
    Condition,
    MemoryAt,
    Observable,
    Outcome,
    RegisterAt,
    satisfies,
)
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.explain import Forbidden, explain
from rustrata.relational.model import Model
from rustrata.relational.search import Budget, Candidate, Key, Search, Stopped
from rustrata.relational.structure import EventStructure
from rustrata.relational.unfold import Unfolding, unfold

MOST_EVENTS = 64
DEFAULT_STEPS = 2_000_000
ENGINE = "axiomatic, bitset"


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The outcomes of a program under a model, each with one execution that has it.

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


class Question:
    """One program under one model, unfolded once and asked many times."""

    def __init__(self, program: Program, model: Model, constants: tuple[int, ...] = ()) -> None:
        """``constants`` are values to try, besides the program's own, where values justify each other."""
        self.program = program
        self.model = model
        self.constants = constants
        self._evaluators: dict[EventStructure, Evaluator] = {}

    @cached_property
    def unfolding(self) -> Unfolding:
        """The program's event structures."""
        return unfold(self.program)

    @cached_property
    def too_large(self) -> str:
        """Why the engine does not take the program; empty when it does."""
        if self.unfolding.largest <= MOST_EVENTS:
            return ""
        estimate = self.unfolding.candidate_estimate()
        return (
            f"{self.unfolding.largest} events, and the bitset engine takes {MOST_EVENTS}; "
            f"about 10^{len(str(estimate)) - 1} candidate executions"
        )

    @cached_property
    def structures(self) -> tuple[EventStructure, ...]:
        """All event structures; ask `too_large` first."""
        return tuple(self.unfolding)

    def outcomes(self, budget: Budget) -> Enumeration:
        """All outcomes. Never raises `Stopped`: a cut search is an incomplete enumeration."""
        found: dict[Outcome, Candidate] = {}
        if self.too_large:
            return Enumeration(found, 0, self.too_large)
        known: set[Key] = set()
        try:
            for search in self._searches(budget):
                for key, candidate in search.by_outcome(lambda key: key not in known):
                    known.add(key)
                    found[outcome_of(self.program, key)] = candidate
        except Stopped:
            return Enumeration(found, budget.used, self._stopped(budget))
        return Enumeration(dict(sorted(found.items(), key=_by_values)), budget.used)

    def witness(self, condition: Condition, budget: Budget) -> Candidate | None:
        """An execution whose outcome meets the condition.

        Raises:
            Stopped: when the budget is used up first.
        """
        for search in self._searches(budget):
            for _, candidate in search.by_outcome(
                lambda key: satisfies(outcome_of(self.program, key), condition)
            ):
                return candidate
        return None

    def count(self, budget: Budget) -> int:
        """The number of consistent executions (choices of rf and total co).

        Raises:
            Stopped: when the budget is used up first.
        """
        return sum(1 for search in self._searches(budget) for _ in search.executions())

    def undefined(self, budget: Budget) -> Flagged | None:
        """A consistent execution that raises a flag of the model, such as a data race.

        Raises:
            Stopped: when the budget is used up first.
        """
        for flag in self.model.flags:
            for search in self._searches(budget):
                for candidate in search.flagged(flag):
                    evaluator = self._evaluator(candidate.structure)
                    value = evaluator.value(
                        flag.node, candidate.reads_from, candidate.coherence, candidate.from_reads
                    )
                    pairs = tuple(candidate.structure.algebra.pairs(value))
                    return Flagged(flag.name, pairs, candidate)
        return None

    def why_not(self, wanted: Callable[[Outcome], bool], budget: Budget) -> Forbidden | None:
        """Why no outcome that ``wanted`` accepts is allowed; None when one is, or when no control-flow
        path gives one.

        Raises:
            Stopped: when the budget is used up first.
        """
        return explain(
            self.unfolding,
            self.model,
            lambda key: wanted(outcome_of(self.program, key)),
            budget,
            self.constants,
        )

    def _searches(self, budget: Budget) -> "list[Search]":
        return [
            Search(structure, self._evaluator(structure), budget, guesses=self.constants)
            for structure in self.structures
        ]

    def _evaluator(self, structure: EventStructure) -> Evaluator:
        if structure not in self._evaluators:
            self._evaluators[structure] = Evaluator(self.model, structure)
        return self._evaluators[structure]

    def _stopped(self, budget: Budget) -> str:
        estimate = self.unfolding.candidate_estimate()
        return (
            f"stopped after {budget.used} search steps; "
            f"about 10^{len(str(estimate)) - 1} candidate executions"
        )


def outcome_of(program: Program, key: Key) -> Outcome:
    """The outcome that a search key stands for."""
    registers, memory = key
    threads = sorted(range(len(program.threads)))
    named = [(t, name) for t in threads for owner, name in program.registers if owner == t]
    values: list[tuple[Observable, int]] = [
        (RegisterAt(thread, name), value) for (thread, name), value in zip(named, registers, strict=True)
    ]
    values.sort(key=lambda pair: str(pair[0]))
    cells: list[tuple[Observable, int]] = [
        (MemoryAt(location), value) for location, value in zip(program.locations, memory, strict=True)
    ]
    cells.sort(key=lambda pair: str(pair[0]))
    return Outcome((*values, *cells))


def _by_values(item: tuple[Outcome, Candidate]) -> tuple[int, ...]:
    return tuple(value for _, value in item[0].values)
