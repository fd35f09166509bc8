"""The answer for one litmus test and one model as plain data: what every form of output is made from.

It holds no event structures, so that worker processes can send it and the result cache can keep it.
"""

from rustrata.diagnostics.diagnostic import Diagnostic
from rustrata.programs.litmus import AssemblyTest
from rustrata.records import record
from rustrata.refinement.judge import NOT_ASKED, Judgement
from rustrata.relational.engine import Flagged
from rustrata.relational.explain import Step
from rustrata.source import SourceFile
from rustrata.views.herd_condition import herd_condition
from rustrata.views.herd_hash import herd_hash
from rustrata.views.picture import Picture, picture_of


@record
class AnswerState:
    """A final state: the values of the observables, whether it meets the condition, how many executions
    end in it (None: not counted) and one of them (None: not asked for)."""

    values: tuple[int, ...]
    meets: bool
    executions: int | None
    witness: Picture | None


@record
class AnswerFlag:
    """A flag that is raised, the pairs of events that raise it first, and an execution where they do."""

    name: str
    pair: tuple[str, str] | None
    witness: Picture


@record
class Reason:
    """Why no execution is as asked: the axiom, what it demands, and the edges that break it, which are
    marked in the picture."""

    axiom: str
    demand: str
    picture: Picture


@record
class Answer:
    """One test under one model. ``span`` has the offsets of the condition, ``addresses`` the names of the
    integers that are addresses; the other fields are those of `rustrata.refinement.judge.Judgement`, enums
    by value."""

    name: str
    dialect: str
    kind: str
    quantifier: str
    condition: str
    span: tuple[int, int]
    model: str
    observables: tuple[str, ...]
    states: tuple[AnswerState, ...]
    positive: int | None
    negative: int | None
    observation: str | None
    verdict: str
    undefined: bool
    flags: tuple[AnswerFlag, ...]
    telling: Picture | None
    reason: Reason | None
    incomplete: str
    unlisted: str
    engine: str
    hash: str | None
    addresses: tuple[tuple[int, str], ...] = ()

    @property
    def cut(self) -> bool:
        """Did a limit keep anything from being found that was asked for?"""
        return bool(self.incomplete) or self.unlisted not in ("", NOT_ASKED)

    def state(self, state: AnswerState) -> str:
        """``0:r0=1; [x]=2``."""
        shown = map(self.shown, state.values)
        return "; ".join(f"{name}={value}" for name, value in zip(self.observables, shown, strict=True))

    def shown(self, value: int) -> str:
        """A value as the test would write it: an address by the name of its location."""
        return next((name for address, name in self.addresses if address == value), str(value))


@record
class Answered:
    """What became of one file: an answer for each model that judges it, or the mistake that was found.

    ``seconds`` are the CPU seconds of each answer; a kept one took none.
    """

    source: SourceFile
    answers: tuple[Answer, ...] = ()
    seconds: tuple[float, ...] = ()
    error: Diagnostic | None = None


def answer_of(judgement: Judgement, *, witnesses: bool) -> Answer:
    """A judgement as plain data; with ``witnesses`` every state has an execution."""
    test = judgement.test
    addresses: tuple[tuple[int, str], ...] = ()
    if isinstance(test, AssemblyTest):
        addresses = tuple((address, name.removesuffix("[0]")) for name, address in test.addresses)
    return Answer(
        test.name,
        test.dialect.value,
        judgement.kind.value,
        test.quantifier.value,
        herd_condition(test.condition, dict(addresses)),
        (test.condition_span.start, test.condition_span.end),
        judgement.model,
        tuple(map(str, judgement.observables)),
        tuple(
            AnswerState(
                tuple(state.outcome[o] for o in judgement.observables),
                state.meets,
                state.executions,
                picture_of(state.witness) if witnesses else None,
            )
            for state in judgement.states
        ),
        judgement.positive,
        judgement.negative,
        None if judgement.seen is None else judgement.seen.value,
        judgement.verdict.value,
        judgement.undefined,
        tuple(map(_flag, judgement.flagged)),
        None if judgement.telling is None else picture_of(judgement.telling),
        _reason(judgement),
        judgement.incomplete,
        judgement.unlisted,
        judgement.engine,
        herd_hash(test),
        addresses,
    )


def _flag(flagged: Flagged) -> AnswerFlag:
    marked = tuple(Step(a, flagged.flag, b) for a, b in flagged.pairs[:1])
    picture = picture_of(flagged.candidate, marked)
    pair = (picture.marked[0].source, picture.marked[0].target) if picture.marked else None
    return AnswerFlag(flagged.flag, pair, picture)


def _reason(judgement: Judgement) -> Reason | None:
    forbidden = judgement.forbidden
    if forbidden is None:
        return None
    return Reason(forbidden.axiom, forbidden.kind.value, picture_of(forbidden.candidate, forbidden.cycle))
