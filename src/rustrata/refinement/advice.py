"""Advice: the weakest orderings under which a test keeps what it claims, and what they cost on a machine.

The claim is the test's last line, ``~exists`` or ``forall``; a test that may have undefined behaviour claims
nothing that can be kept. Where the test keeps its claim, any weaker choice of orderings that does is looked
for; where it does not, any stronger one. Each choice is compiled, and judged by the model of the target too,
so that what it says of a machine rests on the instructions and not only on the mapping.

That stronger orderings keep what weaker ones keep is taken from the models: strengthening is sound in RC11
[Lahav et al., PLDI'17, section 6], and no axiom of `c20` looks at an ordering otherwise than by asking
for at least its strength.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import CompiledProgram, compile_test
from rustrata.architecture.instruction import Instruction
from rustrata.architecture.mapping import Mapping as MappingTable
from rustrata.architecture.targets import Target
from rustrata.executions.actions import CompareExchange, Fence, Program, Read, Update, Write, WriteExclusive
from rustrata.executions.outcomes import Condition, Not, Quantifier, values_to_try
from rustrata.programs.litmus import LitmusTest, parse, show
from rustrata.refinement.minimal_sets import Subset, minimal_sets
from rustrata.refinement.models import load_model
from rustrata.refinement.strengths import (
    Strength,
    Strengths,
    ordered_statements,
    possible,
    with_fences,
    with_strengths,
)
from rustrata.refinement.walk import DEFAULT_MODEL
from rustrata.relational.engine import DEFAULT_STEPS, Flagged, Question
from rustrata.relational.model import Model
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.source import SourceFile

_UPDATING = frozenset({"X", "EX", "NoRet"})
"""Tags of accesses that say how, and not in which order."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class AdviceOptions:
    """How to look. ``steps`` bounds each search; with ``fences`` fences may be put between operations."""

    model: str = DEFAULT_MODEL
    fences: bool = False
    steps: int = DEFAULT_STEPS
    should_stop: Callable[[], bool] = _never

    def budget(self) -> Budget:
        """A fresh budget."""
        return Budget(self.steps, self.should_stop)


@dataclass(frozen=True, order=True)
class Weight:
    """What keeps the instructions of a program in order, the dearest first: fences and updates in one
    instruction, accesses that are ordered themselves; and how many instructions there are."""

    barriers: int
    ordered: int
    instructions: int


@dataclass(frozen=True)
class Compiled:
    """A choice of orderings on a target. ``keeps`` says whether the target's model keeps the claim too."""

    target: Target
    tables: tuple[MappingTable, ...]
    compiled: CompiledProgram
    weight: Weight
    keeps: bool


@dataclass(frozen=True)
class Change:
    """An operation whose ordering is another one, as it was and as it is; ``""`` where there is no fence.
    A fence that is added stands ``before`` a statement."""

    thread: int
    old: str
    new: str
    before: str = ""


@dataclass(frozen=True)
class Choice:
    """The test with orderings that keep its claim, none of which may be weaker, and how they differ from the
    test's own. ``strengths`` is their number."""

    test: LitmusTest
    strengths: int
    changes: tuple[Change, ...]
    on: tuple[Compiled, ...]


@dataclass(frozen=True)
class Advice:
    """The answer. ``kept`` says whether the test keeps its claim as it is, ``on`` what it costs, and
    ``against`` is an execution that breaks the claim or is undefined.

    ``choices`` are the weakest ones; where the claim is not kept, the weakest of those that only strengthen.
    ``incomplete`` says why the answer is not known; it is empty when it is.
    """

    test: LitmusTest
    model: str
    kept: bool
    against: Candidate | Flagged | None
    on: tuple[Compiled, ...]
    choices: tuple[Choice, ...]
    asked: int = 0
    incomplete: str = ""

    def cheapest(self, target: Target) -> Choice | None:
        """The choice with the least weight on a target, among those that the target keeps."""
        ranked = [
            (each.weight, choice.strengths, number)
            for number, choice in enumerate(self.choices)
            for each in choice.on
            if each.target is target and each.keeps
        ]
        return self.choices[min(ranked)[2]] if ranked else None


def claim_of(test: LitmusTest) -> Condition | None:
    """What must not happen; None for a test that only asks."""
    match test.quantifier:
        case Quantifier.NOT_EXISTS:
            return test.condition
        case Quantifier.FORALL:
            return Not(test.condition)
        case Quantifier.EXISTS:
            return None


def advise(
    test: LitmusTest,
    targets: Sequence[tuple[Target, Sequence[MappingTable]]],
    options: AdviceOptions = AdviceOptions(),
) -> Advice:
    """The weakest orderings that keep the claim of a test, each on every target.

    Raises:
        RustrataError: ARC009 for what an instruction set cannot do.
    """
    return _Search(test, targets, options).advice()


class _Search:
    """One test under one model."""

    def __init__(
        self,
        test: LitmusTest,
        targets: Sequence[tuple[Target, Sequence[MappingTable]]],
        options: AdviceOptions,
    ) -> None:
        claim = claim_of(test)
        assert claim is not None, "advice is for a test that claims something"
        self._test, self._targets, self._options, self._claim = test, targets, options, claim
        self._roomy = with_fences(test) if options.fences else test
        self._places = ordered_statements(self._roomy)
        self._starts = (0, *accumulate(len(possible(place.statement)) for place in self._places))
        self._model = load_model(options.model)
        self._asked: dict[Subset, bool] = {}

    def advice(self) -> Advice:
        """Both questions: is the claim kept, and by which weakest choices?"""
        given = self._numbers(tuple(place.own for place in self._places))
        test = self._test
        try:
            question = self._question(lower(test), self._model)
            incomplete = question.out_of_reach(self._options.budget())
            against = self._against(question)
            on = self._compiled(test)
            bottom: Subset = frozenset() if against is None else given
            numbers = self._starts[-1]
            found = minimal_sets(numbers, self._requires(), bottom, self._keeps, self._options.budget())
            choices = tuple(sorted(map(self._choice, found), key=_price))
        except Stopped:
            reason = "a search stopped at its bound"
            return Advice(test, self._model.name, False, None, (), (), len(self._asked), reason)
        kept = against is None
        asked = len(self._asked)
        return Advice(test, self._model.name, kept, against, on, choices, asked, incomplete)

    def _requires(self) -> tuple[tuple[int, int], ...]:
        """A sequentially consistent operation does all that it can."""
        found = []
        for start, place in zip(self._starts, self._places, strict=False):
            own = possible(place.statement)
            for number, strength in enumerate(own):
                if strength is Strength.SEQ_CST:
                    found += [(start + number, start + before) for before in range(number)]
                if strength is Strength.SEQ_CST_ON_FAILURE:
                    found.append((start + number, start + own.index(Strength.ACQUIRE_ON_FAILURE)))
        return tuple(found)

    def _numbers(self, strengths: Sequence[Strengths]) -> Subset:
        return frozenset(
            start + number
            for start, place, own in zip(self._starts, self._places, strengths, strict=False)
            for number, strength in enumerate(possible(place.statement))
            if strength in own
        )

    def _strengths(self, chosen: Subset) -> tuple[Strengths, ...]:
        return tuple(
            frozenset(s for number, s in enumerate(possible(place.statement)) if start + number in chosen)
            for start, place in zip(self._starts, self._places, strict=False)
        )

    def _keeps(self, chosen: Subset) -> bool:
        """Does the test keep its claim under a choice, without undefined behaviour?"""
        if chosen not in self._asked:
            program = lower(with_strengths(self._roomy, self._strengths(chosen)))
            self._asked[chosen] = self._against(self._question(program, self._model)) is None
        return self._asked[chosen]

    def _question(self, program: Program, model: Model) -> Question:
        return Question(program, model, values_to_try(self._test.condition))

    def _against(self, question: Question) -> Candidate | Flagged | None:
        """An execution that breaks the claim, or one that is undefined."""
        broken = question.witness(self._claim, self._options.budget())
        return broken or question.undefined(self._options.budget())

    def _choice(self, chosen: Subset) -> Choice:
        strengths = self._strengths(chosen)
        test = _printed(with_strengths(self._roomy, strengths))
        shown = iter(_texts(test))
        before = iter(_texts(self._test))
        changes = []
        for place, own in zip(self._places, strengths, strict=True):
            old = next(before) if place.there(place.own) else ""
            new = next(shown) if place.there(own) else ""
            if own != place.own:
                following = "" if old else place.statement.span.text.splitlines()[0].rstrip(" {")
                reworded = place.reworded(own) if old and new else ""
                changes.append(Change(place.thread, old, reworded or new, following))
        return Choice(test, len(chosen), tuple(changes), self._compiled(test))

    def _compiled(self, test: LitmusTest) -> tuple[Compiled, ...]:
        found = []
        for target, tables in self._targets:
            compiled = compile_test(test, tables)
            question = self._question(compiled.program, load_model(target.model.stem))
            keeps = question.witness(self._claim, self._options.budget()) is None
            found.append(Compiled(target, tuple(tables), compiled, weight_of(compiled), keeps))
        return tuple(found)


def _price(choice: Choice) -> tuple[tuple[Weight, ...], int]:
    return tuple(each.weight for each in choice.on), choice.strengths


def _printed(test: LitmusTest) -> LitmusTest:
    """The test as a text of its own, so that its statements are shown with their orderings."""
    again = parse(SourceFile(test.source.name, show(test)))
    assert isinstance(again, LitmusTest), "a test in a language is printed as one"
    return again


def _texts(test: LitmusTest) -> tuple[str, ...]:
    return tuple(" ".join(place.statement.span.text.split()) for place in ordered_statements(test))


def weight_of(compiled: CompiledProgram) -> Weight:
    """The weight of a compiled test."""
    instructions = [each for thread in compiled.threads for each in thread.instructions]
    return Weight(sum(map(_is_barrier, instructions)), sum(map(_is_ordered, instructions)), len(instructions))


def _is_barrier(instruction: Instruction) -> bool:
    return any(isinstance(action, Fence | Update | CompareExchange) for action in instruction.actions)


def _is_ordered(instruction: Instruction) -> bool:
    tags: set[str] = set()
    for action in instruction.actions:
        match action:
            case Read() | Write() | WriteExclusive():
                tags |= action.tags
            case Update() | CompareExchange():
                tags |= action.read_tags | action.write_tags
            case _:
                pass
    return not tags <= _UPDATING
