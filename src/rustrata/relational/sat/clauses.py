"""Clauses: a formula in conjunctive normal form that grows, and the solver that decides it.

A literal is an int as in DIMACS: a variable, or its negation with a minus. `TRUE` and `FALSE` are literals
too. Definitions of conjunctions and disjunctions are shared.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rustrata.relational.backend import CannotAnswer
from rustrata.relational.search import Budget, Stopped

if TYPE_CHECKING:
    from pysat.solvers import Solver

TRUE, FALSE = 1, -1
_CONFLICTS_AT_ONCE = 2_000
"""Conflicts after which the solver is left to look at the budget and the world outside."""
_MOST_PAIRWISE = 5
MOST_LITERALS = 1_500_000
"""What takes a few seconds to write down. An order of n writes to one location has n^3 conditions."""


class Clauses:
    """A formula and its solver."""

    def __init__(self) -> None:
        self._variables = 1
        self._written = 0
        self._waiting: list[Sequence[int]] = [(TRUE,)]
        self._gates: dict[tuple[int, ...], int] = {}
        self._solver: Solver | None = None
        self._true: frozenset[int] = frozenset()

    def _count(self, literals: int) -> None:
        """Every method that adds to the formula raises `CannotAnswer` at more than `MOST_LITERALS`."""
        self._written += literals
        if self._written > MOST_LITERALS:
            raise CannotAnswer(f"a formula of more than {MOST_LITERALS} literals")

    def new(self) -> int:
        """A fresh variable."""
        self._count(1)
        self._variables += 1
        return self._variables

    def add(self, *literals: int) -> None:
        """Demand that one of the literals is true."""
        self._count(len(literals))
        if TRUE in literals:
            return
        self._waiting.append([literal for literal in literals if literal != FALSE])

    def all_of(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly when all of these are."""
        key = tuple(sorted(set(literals) - {TRUE}))
        self._count(1 + len(key))
        if not key:
            return TRUE
        if FALSE in key or any(-literal in key for literal in key if literal > 0):
            return FALSE
        if len(key) == 1:
            return key[0]
        found = self._gates.get(key)
        if found is None:
            found = self._gates[key] = self.new()
            for literal in key:
                self._waiting.append((-found, literal))
            self._waiting.append((found, *(-literal for literal in key)))
        return found

    def any_of(self, literals: Iterable[int]) -> int:
        """A literal that is true exactly when one of these is."""
        return -self.all_of(-literal for literal in literals)

    def at_most_one(self, literals: Sequence[int]) -> None:
        """Demand that no two of the literals are true; more than a few by a chain [Sinz, CP'05]."""
        while len(literals) > _MOST_PAIRWISE:
            rest = self.new()
            head, literals = literals[: _MOST_PAIRWISE - 1], literals[_MOST_PAIRWISE - 1 :]
            self._pairwise((*head, rest))
            literals = (*literals, -rest)
        self._pairwise(literals)

    def _pairwise(self, literals: Sequence[int]) -> None:
        for i, one in enumerate(literals):
            for other in literals[:i]:
                self.add(-one, -other)

    def satisfied(self, assumptions: Sequence[int], budget: Budget) -> bool:
        """Can the formula be met under the assumptions? Then `holds` tells how.

        A step of the budget is a conflict of the solver, and one for each question.

        Raises:
            Stopped: when the budget is used up first.
        """
        solver = self._loaded()
        if FALSE in assumptions:
            return False
        while True:
            before = solver.accum_stats()["conflicts"]
            solver.conf_budget(min(_CONFLICTS_AT_ONCE, max(1, budget.steps - budget.used)))
            answer = solver.solve_limited(assumptions=list(assumptions))
            budget.used += 1 + solver.accum_stats()["conflicts"] - before
            if answer is not None:
                if answer:
                    self._true = frozenset(solver.get_model())
                return bool(answer)
            if budget.used >= budget.steps or budget.should_stop():
                raise Stopped

    def holds(self, literal: int) -> bool:
        """Is a literal true in the last solution? What the formula says nothing about is false."""
        return (abs(literal) in self._true) == (literal > 0)

    def _loaded(self) -> "Solver":
        """The solver, with all clauses so far."""
        if self._solver is None:
            from pysat.solvers import Solver

            self._solver = Solver("cadical195")
        solver = self._solver
        for clause in self._waiting:
            solver.add_clause(clause)
        self._waiting.clear()
        return solver
