"""Questions to the axiomatic engine: outcomes, counts, witnesses, undefined behaviour, and why not.

Three backends answer them. The bitset machine in Python and the same search compiled
(`rustrata.relational.native`), which is used where it is installed, agree to the step; both take up to
`MOST_EVENTS` events. A solver (`rustrata.relational.sat`) takes more, and is asked where a single execution
is wanted and the search does not find it soon. What none of them can answer, or not within the budget, gets
an answer that says it is incomplete.
"""

from collections.abc import Callable, Iterable
from functools import cached_property, reduce
from math import log10
from typing import TypeVar, assert_never

from rustrata.executions.actions import Program
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    ReadBy,
    Unary,
    UnaryOperator,
)
from rustrata.executions.outcomes import (
    And,
    Condition,
    Equals,
    MemoryAt,
    Not,
    Observable,
    Or,
    Outcome,
    RegisterAt,
    satisfies,
)
from rustrata.records import record
from rustrata.relational.assignments import Key
from rustrata.relational.backend import (
    MOST_OF_INCOMPLETE,
    MOST_OUTCOMES,
    Answers,
    Backend,
    Bitset,
    CannotAnswer,
)
from rustrata.relational.cases import Cases, Found, Selection
from rustrata.relational.elaborate import Axiom
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.explain import Forbidden, explain
from rustrata.relational.model import Model
from rustrata.relational.native import Native, installed
from rustrata.relational.paths import MOST_PATHS
from rustrata.relational.sat.backend import Sat
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.relational.unfold import Unfolding, unfold

MOST_EVENTS = 64
DEFAULT_STEPS = 2_000_000
MOST_LISTED = 250
"""Outcomes that the solver lists of programs that are too large for the search, unless it is asked for."""
QUICK_STEPS = 20_000
"""Steps of the search for one execution after which the solver is asked instead."""
ENGINES = ("auto", "bitset", "native", "sat")
_Answer = TypeVar("_Answer")


@record
class Enumeration:
    """The outcomes of a program under a model, in ascending order, each with one execution that has it.

    ``incomplete`` says why not all of them were found; it is empty when all were.
    """

    outcomes: dict[Outcome, Candidate]
    steps: int
    incomplete: str = ""


@record
class Flagged:
    """A consistent execution on which a flag of the model is raised, and the pairs that raise it."""

    flag: str
    pairs: tuple[tuple[int, int], ...]
    candidate: Candidate


@record
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

    def __init__(
        self, program: Program, model: Model, constants: tuple[int, ...] = (), engine: str = "auto"
    ) -> None:
        """``constants`` are values to try, besides the program's own, where values justify each other.
        ``engine`` is ``bitset``, ``native``, ``sat``, or ``auto``: native where it is installed and takes
        the model, and the solver where the program is larger or the search for one execution long.

        Raises:
            ValueError: when ``engine`` is none of these, or is ``native`` and not installed.
        """
        if engine not in ENGINES:
            raise ValueError(f"the engines are {', '.join(ENGINES)}, not {engine}")
        if engine == "native" and not installed():
            raise ValueError("the native engine is not installed")
        self.program = program
        self.model = model
        self.constants = constants
        self._wanted = engine
        self._instead: Backend | None = None
        self._answered_by: Backend | None = None
        self._refusal = ""
        self._solver = Sat(MOST_OUTCOMES if engine == "sat" else MOST_LISTED)

    @property
    def engine(self) -> str:
        """The engine that answered the last question, or will answer the first."""
        return (self._answered_by or self._backend).name

    @property
    def _backend(self) -> Backend:
        return self._instead or self._first_choice

    @cached_property
    def _first_choice(self) -> Backend:
        match self._wanted:
            case "bitset":
                return Bitset()
            case "native":
                return Native()
            case "auto" if self.unfolding.cut is not None or self.unfolding.largest <= MOST_EVENTS:
                return Native() if installed() else Bitset()
            case _:
                return self._solver

    @cached_property
    def unfolding(self) -> Unfolding:
        """The program's event structures."""
        return unfold(self.program)

    @property
    def too_large(self) -> str:
        """Why the engine does not take the program; empty when it does, as far as is known before it is
        asked."""
        unfolding = self.unfolding
        if unfolding.cut is not None:
            return f"P{unfolding.cut} has more than {MOST_PATHS} control-flow paths"
        if unfolding.largest > MOST_EVENTS and self._backend is not self._solver:
            many = f"{unfolding.largest} events, and the bitset engine takes {MOST_EVENTS}"
            return "; ".join(filter(None, (many, self._refusal, self._estimate)))
        return ""

    def outcomes(self, budget: Budget) -> Enumeration:
        """All outcomes. Never raises `Stopped`: a cut search is an incomplete enumeration."""
        if self.too_large:
            return Enumeration({}, 0, self.too_large)
        once, symmetry = Selection(self._cases, once=True), self._cases.symmetry
        try:
            answers = self._ask(lambda backend: backend.outcomes(once, symmetry, self.constants, budget))
        except Stopped:
            return Enumeration({}, 0, self.too_large)
        named, stopped = self._named(answers, budget)
        outcomes = {outcome: found.candidate for outcome, found in named.items()}
        return Enumeration(outcomes, budget.used, self._missing(budget, stopped))

    def tally(self, condition: Condition, budget: Budget) -> Tally:
        """Every consistent execution counted, by outcome. Dearer than `outcomes`, which lists outcomes only.

        Never raises `Stopped`: a cut search is an incomplete tally.
        """
        if self.too_large:
            return Tally(0, 0, {}, {}, self.too_large)
        try:
            named, stopped = self._counted(budget)
        except Stopped:
            return Tally(0, 0, {}, {}, self.too_large)
        executions = {outcome: found.count for outcome, found in named.items()}
        positive = sum(count for outcome, count in executions.items() if satisfies(outcome, condition))
        outcomes = {outcome: found.candidate for outcome, found in named.items()}
        negative = sum(executions.values()) - positive
        return Tally(positive, negative, executions, outcomes, self._missing(budget, stopped))

    def count(self, budget: Budget) -> int:
        """The number of consistent executions (choices of rf and total co).

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        self._require_small()
        named, stopped = self._counted(budget)
        if stopped:
            raise Stopped
        return sum(found.count for found in named.values())

    def witness(self, condition: Condition, budget: Budget) -> Candidate | None:
        """An execution whose outcome meets the condition.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        self._require_small()
        selection = Selection(self._cases, once=self._cases.symmetry.hidden)
        accepted = self._over_places(condition)
        found = self._soon(
            lambda backend, some: backend.first(selection, accepted, self.constants, some), budget
        )
        return None if found is None else found.candidate

    def _soon(self, ask: Callable[[Backend, Budget], _Answer], budget: Budget) -> _Answer:
        """Search for a while, then ask the solver, and where it cannot answer search on.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        if self._wanted != "auto" or self._backend is self._solver:
            return self._ask(lambda backend: ask(backend, budget))
        quick = Budget(min(QUICK_STEPS, budget.steps - budget.used), budget.should_stop)
        try:
            return self._ask(lambda backend: ask(backend, quick))
        except Stopped:
            if budget.used + quick.used >= budget.steps or budget.should_stop():
                raise
        finally:
            budget.used += quick.used
        try:
            found = ask(self._solver, budget)
        except CannotAnswer:
            return self._ask(lambda backend: ask(backend, budget))
        self._answered_by = self._solver
        return found

    def outcome_of(self, candidate: Candidate) -> Outcome:
        """What is observed of an execution."""
        return self._outcome(candidate.key)

    def out_of_reach(self, budget: Budget) -> str:
        """Why there may be executions that no question finds: a loop that is not followed to its end, or an
        access at no location. Empty when there are none.

        Raises:
            Stopped: when the budget is used up first.
        """
        return self.unfolding.loops or self._astray(budget)

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
        self._require_small()
        once = Selection(self._cases, once=True)
        found = self._soon(lambda backend, some: backend.flagged(once, flag, self.constants, some), budget)
        if found is None:
            return None
        evaluator = Evaluator(self.model, found.structure)
        value = evaluator.value(flag.node, found.reads_from, found.coherence, found.from_reads)
        return Flagged(flag.name, tuple(found.structure.algebra.pairs(value)), found)

    def why_not(self, wanted: Callable[[Outcome], bool], budget: Budget) -> Forbidden | None:
        """Why no outcome that ``wanted`` accepts is allowed; None when one is, or when no control-flow
        path gives one.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """

        found = self.outcomes(budget)
        if any(map(wanted, found.outcomes)):
            return None
        if found.incomplete or self.unfolding.largest > MOST_EVENTS:
            raise Stopped
        return explain(
            lambda: (case.evaluator for case in self._cases.all()),
            lambda key: wanted(self._outcome(key)),
            budget,
            self.constants,
        )

    def _ask(self, question: Callable[[Backend], _Answer]) -> _Answer:
        """Put a question to the backend, and to the search in Python where that cannot answer.

        Raises:
            Stopped: when no backend takes the program, or where the question does.
        """
        self._answered_by = self._backend
        try:
            return question(self._backend)
        except CannotAnswer as refusal:
            self._refusal = f"the solver does not take {refusal}"
            self._instead = self._answered_by = Bitset()
        self._require_small()
        return question(self._instead)

    def _counted(self, budget: Budget) -> tuple[dict[Outcome, Found], bool]:
        once, symmetry = Selection(self._cases, once=True), self._cases.symmetry
        answers = self._ask(lambda backend: backend.tally(once, symmetry, self.constants, budget))
        return self._named(answers, budget)

    def _named(self, answers: Answers, budget: Budget) -> tuple[dict[Outcome, Found], bool]:
        """What was found and its images, by outcome, in ascending order, and whether some are missing: of an
        incomplete answer, those after the first `MOST_OF_INCOMPLETE` found; of any, more than the budget
        has steps."""
        listed = answers.found[:MOST_OF_INCOMPLETE] if answers.stopped else answers.found
        named: dict[Outcome, Found] = {}
        stopped = answers.stopped
        for found in listed:
            room = budget.steps - len(named)
            images = {self._outcome(image.key): image for image in self._cases.spread(found, room + 1)}
            stopped = stopped or len(images) > room
            named |= images
            if len(named) > budget.steps:
                break
        return dict(sorted(named.items(), key=_by_values)), stopped

    def _require_small(self) -> None:
        if self.too_large:
            raise Stopped

    def _missing(self, budget: Budget, stopped: bool) -> str:
        """Why outcomes may be missing; empty when none is."""
        cut = f"stopped after {budget.used} search steps; {self._estimate}"
        try:
            return cut if stopped else self.out_of_reach(budget)
        except Stopped:
            return cut

    def _astray(self, budget: Budget) -> str:
        """What is wrong with an access at no location, when an execution has one; empty when none has.

        Raises:
            Stopped: when the program is too large or the budget is used up first.
        """
        if not any(self.unfolding.strays):
            return ""
        self._require_small()
        every = Selection(self._cases, once=False)
        return self._ask(lambda backend: backend.astray(every, self.constants, budget))

    @cached_property
    def _cases(self) -> Cases:
        return Cases(self.program, self.model, self.unfolding)

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

    def _over_places(self, condition: Condition) -> Expression:
        """The condition as an expression over the places of a key, locations after registers."""
        registers, cells = self._observables
        places: dict[Observable, int] = {observable: place for place, observable in registers}
        places |= {observable: len(registers) + place for place, observable in cells}

        def over(condition: Condition) -> Expression:
            match condition:
                case Equals(observable, value):
                    return Binary(BinaryOperator.EQUAL, ReadBy(places[observable]), Constant(value))
                case Not(operand):
                    return Unary(UnaryOperator.NOT, over(operand))
                case And(operands):
                    return _joined(BinaryOperator.LOGICAL_AND, map(over, operands), Constant(1))
                case Or(operands):
                    return _joined(BinaryOperator.LOGICAL_OR, map(over, operands), Constant(0))
                case _:
                    assert_never(condition)

        return over(condition)


def _joined(operator: BinaryOperator, operands: Iterable[Expression], neutral: Expression) -> Expression:
    return reduce(lambda left, right: Binary(operator, left, right), operands, neutral)


def _by_values(item: tuple[Outcome, Found]) -> tuple[int, ...]:
    return tuple(value for _, value in item[0].values)
