"""One litmus test under one model: its states, what becomes of its condition, and why.

The notions are those of the ``.litmus`` format [Alglave, Maranget, Tautschnig, TOPLAS'14, section 9]: the
states are the distinct final values of what the condition and ``locations`` name; the observation says
whether some, all or none of the executions meet the condition.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from rustrata.executions.actions import DEFAULT_UNROLL
from rustrata.executions.outcomes import (
    And,
    Not,
    Observable,
    Outcome,
    Quantifier,
    satisfies,
    values_to_try,
)
from rustrata.programs.litmus import AssemblyTest
from rustrata.records import record
from rustrata.refinement.dialects import LANGUAGES, Test, fitting_models, lower_test, observed
from rustrata.refinement.models import AnyModel, model_for
from rustrata.relational.engine import DEFAULT_STEPS, Flagged, Question, Tally
from rustrata.relational.explain import Forbidden
from rustrata.relational.search import Budget, Candidate, Stopped

CHEAP_TO_COUNT = 20_000
"""Candidate executions, by estimate, up to which they are counted without being asked to."""

NOT_ASKED = "not asked for"
"""Why states are not listed where only the verdict is wanted."""


class Counting(Enum):
    """Whether to count executions and not only to list states."""

    CHEAP = "cheap"
    ALWAYS = "always"


class Kind(Enum):
    """What the test's quantifier says about its condition, in herd's words."""

    ALLOWED = "Allowed"
    FORBIDDEN = "Forbidden"
    REQUIRED = "Required"


class Seen(Enum):
    """How many of the consistent executions meet the condition."""

    NEVER = "Never"
    SOMETIMES = "Sometimes"
    ALWAYS = "Always"


class Verdict(Enum):
    """What becomes of the test's last line."""

    OK = "Ok"
    NO = "No"
    UNKNOWN = "unknown"


_KINDS = {
    Quantifier.EXISTS: Kind.ALLOWED,
    Quantifier.NOT_EXISTS: Kind.FORBIDDEN,
    Quantifier.FORALL: Kind.REQUIRED,
}


@record
class State:
    """A final state, whether it meets the condition, how many executions end in it (None: not counted), and
    one that does."""

    outcome: Outcome
    meets: bool
    executions: int | None
    witness: Candidate


@record
class Judgement:
    """The answer for one test and one model.

    ``positive`` and ``negative`` are None when executions were not counted; ``seen`` is None when the
    states that were found do not tell. ``flagged`` has one execution for each flag that is raised, which
    for a model of a language means undefined behaviour. ``telling`` is an execution that meets the
    condition, for ``forall`` one that does not; ``forbidden`` says why there is none, when that was asked.
    ``incomplete`` says why something may be missing; it is empty when nothing is. ``unlisted`` says why not
    all states are there though the observation is certain; it is empty when all are, or nothing is certain.
    ``engine`` are those that answered.
    """

    test: Test
    model: str
    observables: tuple[Observable, ...]
    states: tuple[State, ...]
    positive: int | None
    negative: int | None
    seen: Seen | None
    verdict: Verdict
    flagged: tuple[Flagged, ...]
    undefined: bool
    telling: Candidate | None
    forbidden: Forbidden | None
    incomplete: str
    unlisted: str
    engine: str

    @property
    def kind(self) -> Kind:
        """What the test's quantifier says about its condition."""
        return _KINDS[self.test.quantifier]


def _never() -> bool:
    return False


@record
class JudgeOptions:
    """How to judge. ``steps`` bounds each search, ``unroll`` each loop; ``explain`` asks why a condition is
    forbidden. ``engine`` is one of `rustrata.relational.engine.ENGINES`. Without ``listing`` only one
    execution that meets the condition and one that does not are asked for."""

    steps: int = DEFAULT_STEPS
    counting: Counting = Counting.CHEAP
    explain: bool = False
    unroll: int = DEFAULT_UNROLL
    engine: str = "auto"
    listing: bool = True
    should_stop: Callable[[], bool] = _never

    def budget(self) -> Budget:
        """A fresh budget."""
        return Budget(self.steps, self.should_stop)


_DEFAULT = JudgeOptions()


def judge(test: Test, model: AnyModel, options: JudgeOptions = _DEFAULT) -> Judgement:
    """Judge a test by a model.

    Raises:
        RustrataError: CLI007 when there is no such model, JDG004 when it is about another kind of program,
            a CAT code when a user's model is wrong.
    """
    fitting_models((model,), test)
    compiled = model_for(model, test.dialect.value)
    constants = values_to_try(test.condition)
    question = Question(lower_test(test, options.unroll), compiled, constants, options.engine)
    answered = _states(test, question, options) if options.listing else _Answered(Tally(0, 0, {}, {}))
    if answered.tally.incomplete or not options.listing:
        answered = _decided(test, question, options, answered)
    tally = answered.tally
    states = tuple(
        State(outcome, satisfies(outcome, test.condition), tally.executions.get(outcome), candidate)
        for outcome, candidate in tally.outcomes.items()
    )
    engines = [question.engine]
    flagged, incomplete = _flags(question, tally.incomplete, options)
    engines += [question.engine] if question.model.flags else []
    sought = test.quantifier is not Quantifier.FORALL
    telling = next((state.witness for state in states if state.meets is sought), None)
    forbidden = None
    if options.explain and telling is None and not incomplete and not answered.unlisted:
        forbidden = _why_not(question, test, options)
    return Judgement(
        test,
        compiled.name,
        observed(test),
        states,
        tally.positive if answered.counted else None,
        tally.negative if answered.counted else None,
        _seen(states, incomplete),
        _verdict(test.quantifier, states, tally.incomplete),
        flagged,
        bool(flagged) and test.dialect.value in LANGUAGES,
        telling,
        forbidden,
        incomplete,
        answered.unlisted,
        " / ".join(dict.fromkeys(engines)),
    )


@record
class _Answered:
    """The states, whether their executions were counted, and why not all states are listed."""

    tally: Tally
    counted: bool = False
    unlisted: str = ""


def _states(test: Test, question: Question, options: JudgeOptions) -> _Answered:
    """All states, as far as the limits let them be listed."""
    cheap = not question.too_large and question.unfolding.candidate_estimate() <= CHEAP_TO_COUNT
    if options.counting is Counting.ALWAYS or cheap:
        tally = question.tally(test.condition, options.budget())
        return _Answered(_filtered(tally, test), not tally.incomplete)
    found = question.outcomes(options.budget())
    return _Answered(_filtered(Tally(0, 0, {}, found.outcomes, found.incomplete), test))


def _decided(test: Test, question: Question, options: JudgeOptions, listed: _Answered) -> _Answered:
    """What was listed, with an execution that meets the condition and one that does not, where there are."""
    restriction = test.filter if isinstance(test, AssemblyTest) else None
    outcomes = dict(listed.tally.outcomes)
    unlisted = listed.tally.incomplete or NOT_ASKED
    missing = "the search for the verdict was stopped"
    try:
        beyond = question.out_of_reach(options.budget())
        if beyond and beyond == listed.tally.incomplete:
            return listed
        for condition in (test.condition, Not(test.condition)):
            if not any(satisfies(outcome, condition) for outcome in outcomes):
                sought = condition if restriction is None else And((condition, restriction))
                witness = question.witness(sought, options.budget())
                if witness is not None:
                    outcomes[question.outcome_of(witness)] = witness
        missing = beyond
    except Stopped:
        missing = listed.tally.incomplete or missing
    found = dict(sorted(outcomes.items(), key=_by_values))
    tally = replace(listed.tally, outcomes=found, incomplete=missing)
    return _Answered(tally, unlisted="" if missing else unlisted)


def _by_values(item: tuple[Outcome, Candidate]) -> tuple[int, ...]:
    return tuple(value for _, value in item[0].values)


def _filtered(tally: Tally, test: Test) -> Tally:
    """The tally of the executions that the test's filter lets through."""
    restriction = test.filter if isinstance(test, AssemblyTest) else None
    if restriction is None:
        return tally
    kept = {o: witness for o, witness in tally.outcomes.items() if satisfies(o, restriction)}
    executions = {o: count for o, count in tally.executions.items() if o in kept}
    positive = sum(count for outcome, count in executions.items() if satisfies(outcome, test.condition))
    return Tally(positive, sum(executions.values()) - positive, executions, kept, tally.incomplete)


def _flags(question: Question, incomplete: str, options: JudgeOptions) -> tuple[tuple[Flagged, ...], str]:
    """An execution for each flag that is raised, and why something may be missing."""
    found: list[Flagged] = []
    for flag in question.model.flags if not question.too_large else ():
        budget = options.budget()
        try:
            raised = question.raised(flag, budget)
        except Stopped:
            stopped = f"the search for {flag.name} stopped after {budget.used} steps"
            return tuple(found), incomplete or stopped
        if raised is not None:
            found.append(raised)
    return tuple(found), incomplete


def _seen(states: tuple[State, ...], incomplete: str) -> Seen | None:
    meeting = {state.meets for state in states}
    if len(meeting) == 2:
        return Seen.SOMETIMES
    if incomplete:
        return None
    return Seen.ALWAYS if meeting == {True} else Seen.NEVER


def _verdict(quantifier: Quantifier, states: tuple[State, ...], incomplete: str) -> Verdict:
    """What becomes of the claim: one state may decide it, however many are missing."""
    if quantifier is Quantifier.FORALL:
        decided, otherwise = not all(state.meets for state in states), (Verdict.NO, Verdict.OK)
    else:
        decided = any(state.meets for state in states)
        exists = quantifier is Quantifier.EXISTS
        otherwise = (Verdict.OK, Verdict.NO) if exists else (Verdict.NO, Verdict.OK)
    if decided:
        return otherwise[0]
    return Verdict.UNKNOWN if incomplete else otherwise[1]


def _why_not(question: Question, test: Test, options: JudgeOptions) -> Forbidden | None:
    """Why no execution meets the condition, or for ``forall`` why none misses it; None when no
    control-flow path could, or when the search for the reason is stopped."""
    sought = test.quantifier is not Quantifier.FORALL
    try:
        return question.why_not(lambda o: satisfies(o, test.condition) is sought, options.budget())
    except Stopped:
        return None
