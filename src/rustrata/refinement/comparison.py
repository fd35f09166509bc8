"""Comparison of models: the smallest program that tells two of them apart, in either direction.

Both models must be about one vocabulary: Rust's atomics, or the instructions of one set. Two models of
different sets are compared on plain loads and stores, which all of them know. Programs of instructions may
have dependencies; Rust's have none, for no model of the language here but `imm` looks at them.

The solver proposes a program with an execution that one model allows and the other forbids; it tells them
apart when the one has an outcome that the other has not. What was found is then made plainer. A model that
makes choices (``with S from ...``) is solved for without them: that adds executions, so nothing is missed
where it is the one that allows. Where it is the one that forbids, what only a choice forbids is not found,
and the answer says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import eq

from rustrata.abstract.atomics import lower
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import Program
from rustrata.executions.outcomes import Outcome
from rustrata.refinement.alphabet import DEFAULT_FAMILIES, letters, operations
from rustrata.refinement.compilation import DIALECTS
from rustrata.refinement.dialects import judges
from rustrata.refinement.found_program import rust_test
from rustrata.refinement.machine_alphabet import (
    MachineLetter,
    machine_letters,
    machine_operations,
    machine_program,
)
from rustrata.refinement.models import AnyModel, model_for
from rustrata.refinement.plainer import Plain, plainer
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.deferred import Waiting
from rustrata.relational.engine import Question
from rustrata.relational.explain import Forbidden
from rustrata.relational.model import Model
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.relational.synthesis.operation import Operation
from rustrata.relational.synthesis.program import Limits, Proposal
from rustrata.relational.synthesis.search import propose
from rustrata.relational.synthesis.shapes import Shape, shapes

LANGUAGE = "Rust"
PLAIN = ("load", "store")


@dataclass(frozen=True)
class Vocabulary:
    """What programs are made of: the dialect of both models, families of operations, and whether reads may be
    depended upon. ``common`` is false where the models share plain accesses only."""

    dialect: str
    target: str | None
    families: tuple[str, ...]
    common: bool

    def __str__(self) -> str:
        where = f"of {self.target}" if self.target else "of Rust's atomics"
        return f"{', '.join(self.families)} {where}" if self.common else "plain loads and stores"


@dataclass(frozen=True)
class CompareBound:
    """How large the programs may be, and how long each question may take."""

    size: int
    threads: int = 4
    locations: int = 2
    writes: int = 2
    steps: int = 100_000_000
    should_stop: Callable[[], bool] = lambda: False

    def budget(self) -> Budget:
        """A fresh budget."""
        return Budget(self.steps, self.should_stop)


@dataclass(frozen=True)
class Difference:
    """A program with an outcome that one model allows and the other forbids, an execution of it that is
    allowed, and why the other forbids the outcome. ``threads`` are its lines, or ``text`` is it in Rust."""

    allowing: Model
    forbidding: Model
    threads: tuple[tuple[str, ...], ...]
    text: str
    size: int
    outcome: Outcome
    allowed: Candidate
    forbidden: Forbidden | None


@dataclass(frozen=True)
class Direction:
    """What was found for one direction. Without a difference, ``incomplete`` says why there may be one within
    the bound; it is empty when there is none."""

    allowing: str
    forbidding: str
    difference: Difference | None
    incomplete: str = ""


@dataclass(frozen=True)
class Comparison:
    """Both directions, and the vocabulary and bound that they are about."""

    vocabulary: Vocabulary
    bound: CompareBound
    directions: tuple[Direction, Direction]


def vocabulary_of(one: AnyModel, other: AnyModel, families: Sequence[str] = DEFAULT_FAMILIES) -> Vocabulary:
    """What two models are both about.

    Raises:
        RustrataError: REF005 when that is nothing.
    """
    if judges(one, LANGUAGE) and judges(other, LANGUAGE):
        return Vocabulary(LANGUAGE, None, tuple(families), True)
    for target, dialect in DIALECTS.items():
        if judges(one, dialect) and judges(other, dialect):
            own = tuple(family for family in families if machine_letters(target, (family,)))
            return Vocabulary(dialect, target, own, True)
    first = next((d for d in DIALECTS.values() if judges(one, d)), None)
    second = next((d for d in DIALECTS.values() if judges(other, d)), None)
    if first is None or second is None:
        message = "a model of a language and one of an instruction set have no programs in common"
        help_ = "`rustrata refine --all` compares them through a mapping"
        raise RustrataError(Diagnostic("REF005", message, help=help_))
    target = next(target for target, dialect in DIALECTS.items() if dialect == first)
    return Vocabulary(first, target, PLAIN, False)


def compare(
    one: AnyModel,
    other: AnyModel,
    vocabulary: Vocabulary,
    bound: CompareBound,
    progress: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """The smallest programs that tell two models apart, one for each direction.

    Raises:
        RustrataError: REF004 for a model that the solver does not take.
    """
    first, second = (_model(model, vocabulary) for model in (one, other))
    search = _Search(vocabulary, bound, progress)
    return Comparison(vocabulary, bound, (search.direction(first, second), search.direction(second, first)))


def _model(model: AnyModel, vocabulary: Vocabulary) -> Model:
    """The model, for programs of the vocabulary; plain accesses need no tag of any."""
    if isinstance(model, str) and not vocabulary.common:
        own = next(d for d in (vocabulary.dialect, *DIALECTS.values()) if judges(model, d))
        return model_for(model, own)
    return model_for(model, vocabulary.dialect)


@dataclass(frozen=True)
class _Search:
    vocabulary: Vocabulary
    bound: CompareBound
    progress: Callable[[str], None]

    def direction(self, allowing: Model, forbidding: Model) -> Direction:
        """The smallest program with an outcome that the one allows and the other forbids."""
        reason = ""
        if forbidding.waiting.actions:
            reason = f"what a choice of {forbidding.name} forbids was not searched for"
        try:
            for shape, writes in self._shapes():
                self.progress(f"{allowing.name} but not {forbidding.name}: {'+'.join(map(str, shape))}")
                found = self._shape(shape, writes, allowing, forbidding)
                if found is not None:
                    return Direction(allowing.name, forbidding.name, found)
        except Stopped:
            reason = "the search stopped at its bound"
        except CannotAnswer as refusal:
            message = f"unsupported: comparing models of which {refusal}"
            raise RustrataError(Diagnostic("REF004", message)) from None
        return Direction(allowing.name, forbidding.name, None, reason)

    def _shapes(self) -> Iterator[tuple[Shape, int]]:
        """Shapes and bounds on writes. Of one size, programs in which coherence orders nothing come first."""
        for size in range(1, self.bound.size + 1):
            for writes in sorted({1, self.bound.writes}):
                yield from ((shape, writes) for shape in shapes(size, self.bound.threads))

    def _shape(self, shape: Shape, writes: int, allowing: Model, forbidding: Model) -> Difference | None:
        own = self._operations()
        limits = Limits(self.bound.locations, writes, self.vocabulary.target is not None)

        def tells_apart(proposal: Proposal) -> bool:
            return self._difference(proposal, allowing, forbidding) is not None

        models = (_without_choices(forbidding), _without_choices(allowing))
        found = propose(shape, (own,) * len(shape), models, limits, tells_apart, self.bound.budget())
        if found is None:
            return None
        return self._difference(plainer(found, self._letters(), tells_apart), allowing, forbidding)

    def _letters(self) -> Sequence[Plain]:
        target, families = self.vocabulary.target, self.vocabulary.families
        return letters(families) if target is None else self._machine_letters(target)

    def _operations(self) -> tuple[Operation, ...]:
        target, families = self.vocabulary.target, self.vocabulary.families
        if target is None:
            return operations(letters(families), None)
        return machine_operations(self._machine_letters(target))

    def _machine_letters(self, target: str) -> tuple[MachineLetter, ...]:
        every = machine_letters(target, self.vocabulary.families)
        return every if self.vocabulary.common else tuple(machine_letters(target, (f,))[0] for f in PLAIN)

    def _difference(self, proposal: Proposal, allowing: Model, forbidding: Model) -> Difference | None:
        target, families = self.vocabulary.target, self.vocabulary.families
        text = ""
        threads: tuple[tuple[str, ...], ...] = ()
        if target is None:
            test = rust_test("found", proposal, letters(families))
            program, text = lower(test), test.source.text
        else:
            program, threads = machine_program(proposal, self._machine_letters(target))
        return self._confirmed(program, threads, text, len(proposal.slots), allowing, forbidding)

    def _confirmed(
        self,
        program: Program,
        threads: tuple[tuple[str, ...], ...],
        text: str,
        size: int,
        allowing: Model,
        forbidding: Model,
    ) -> Difference | None:
        """The first outcome that the one model has and the other has not."""
        wide = Question(program, allowing).outcomes(self.bound.budget())
        narrow = Question(program, forbidding)
        kept = narrow.outcomes(self.bound.budget())
        if wide.incomplete or kept.incomplete:
            raise Stopped
        for outcome, candidate in wide.outcomes.items():
            if outcome not in kept.outcomes:
                why = narrow.why_not(partial(eq, outcome), self.bound.budget())
                return Difference(allowing, forbidding, threads, text, size, outcome, candidate, why)
        return None


def _without_choices(model: Model) -> Model:
    return replace(model, waiting=Waiting()) if model.waiting.actions else model
