"""The backend that asks a solver.

A formula is made once for a program and a model, and asked again and again: outcomes and executions are
found one after the other, each excluded before the next. Which execution stands for an outcome is the
solver's choice, the same in every run.
"""

from collections.abc import Callable, Iterable

from rustrata.executions.expressions import Expression
from rustrata.relational.assignments import Key
from rustrata.relational.backend import MOST_OUTCOMES, Answers
from rustrata.relational.cases import Found, Selection
from rustrata.relational.elaborate import Axiom
from rustrata.relational.sat.encoding import Encoding
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.relational.symmetry import Symmetry
from rustrata.relational.unfold import Unfolding

_MOST_FOR_EACH = 40
"""Executions, for each outcome that may be listed, at which counting them is given up."""


class Sat:
    """Answers by a solver. One of these is for the questions about one program and model."""

    name = "axiomatic, SAT"

    def __init__(self, most_outcomes: int = MOST_OUTCOMES) -> None:
        """``most_outcomes`` is the number of outcomes, images under symmetry apart, at which listing them is
        given up."""
        self._most_outcomes = most_outcomes
        self._encodings: dict[tuple[bool, bool], Encoding] = {}

    def outcomes(
        self, cases: Selection, symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key."""
        encoding = self._encoding(cases, guesses)
        shown = encoding.shown
        found: dict[Key, Found] = {}

        def key_of(each: Found) -> Iterable[int]:
            places = (*each.key[0], *each.key[1])
            return (table[value] for table, value in zip(shown, places, strict=True))

        def keep(each: Found) -> bool:
            found.setdefault(symmetry.canonical(each.key), each)
            return len(found) <= self._most_outcomes

        stopped = _each(encoding, key_of, keep, budget)
        return Answers(tuple(found.values()), stopped)

    def tally(
        self, cases: Selection, symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key, with the number of all."""
        encoding = self._encoding(cases, guesses)
        first: dict[Key, Found] = {}
        counts: dict[Key, int] = {}
        most = _MOST_FOR_EACH * self._most_outcomes

        def keep(each: Found) -> bool:
            canonical = symmetry.canonical(each.key)
            first.setdefault(canonical, each)
            weight = symmetry.weight(each.candidate.structure, each.choice) if cases.once else 1
            counts[canonical] = counts.get(canonical, 0) + weight
            return len(first) <= self._most_outcomes and sum(counts.values()) <= most

        stopped = _each(encoding, lambda _: encoding.execution(), keep, budget)
        counted = (
            Found(found.choice, found.key, found.candidate, counts[canonical])
            for canonical, found in first.items()
        )
        return Answers(tuple(counted), stopped)

    def first(
        self, cases: Selection, accepted: Expression, guesses: tuple[int, ...], budget: Budget
    ) -> Found | None:
        """An execution whose key is accepted."""
        encoding = self._encoding(cases, guesses)
        return encoding.solved((encoding.accepted(accepted),), budget)

    def flagged(
        self, cases: Selection, flag: Axiom, guesses: tuple[int, ...], budget: Budget
    ) -> Candidate | None:
        """An execution on which a flag is raised."""
        encoding = self._encoding(cases, guesses)
        found = encoding.solved((encoding.flag(flag),), budget)
        return None if found is None else found.candidate

    def astray(self, cases: Selection, guesses: tuple[int, ...], budget: Budget) -> str:
        """What is wrong with an access at no location, when an execution has one; empty when none has."""
        unfolding: Unfolding = cases.cases.unfolding
        if not any(unfolding.strays):
            return ""
        encoding = self._encoding(cases, guesses, strays=True)
        for literals, ways in zip(encoding.choices.ways, encoding.guarded.ways, strict=True):
            for literal, way in zip(literals, ways, strict=True):
                if way.stray and encoding.clauses.satisfied((literal,), budget):
                    return way.stray
        return ""

    def _encoding(self, cases: Selection, guesses: tuple[int, ...], *, strays: bool = False) -> Encoding:
        found = self._encodings.get((cases.once, strays))
        if found is None:
            found = Encoding(cases.cases, cases.breaking, guesses, strays=strays)
            self._encodings[cases.once, strays] = found
        return found


def _each(
    encoding: Encoding,
    literals: Callable[[Found], Iterable[int]],
    keep: Callable[[Found], bool],
    budget: Budget,
) -> bool:
    """Find executions, after each excluding those that make the same literals true, until there is none or
    ``keep`` has enough. Was it stopped before the end?"""
    asked = encoding.clauses.new()
    try:
        while (found := encoding.solved((asked,), budget)) is not None:
            encoding.clauses.add(-asked, *(-literal for literal in literals(found)))
            if not keep(found):
                return True
    except Stopped:
        return True
    return False
