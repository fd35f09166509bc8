"""Pairs by models of the language's atomics: the answers, also where a pair is no question to a model."""

from collections.abc import Callable
from typing import TypeAlias, assert_never

from rustrata.programs.optimisation import ConcurrentPair, Pair
from rustrata.records import record
from rustrata.refinement.concurrent.models import CONCURRENT_MODELS
from rustrata.refinement.concurrent.plain import NotPlain, concurrent_forms
from rustrata.refinement.concurrent.search import search
from rustrata.refinement.concurrent.verdict import Sound, Stopped, Unsound, Unsupported, Verdict
from rustrata.refinement.models import load_model
from rustrata.refinement.optimisation.judge import Judgement

AnyPair: TypeAlias = Pair | ConcurrentPair

_NO_ATOMICS = "an aliasing model says nothing of other threads' atomic accesses"


@record
class ConcurrentJudgement:
    """What a model of the language's atomics says of a pair. Of a concurrent pair an aliasing model says
    nothing, and that is `Unsupported` too."""

    pair: AnyPair
    model: str
    verdict: Verdict


AnyJudgement: TypeAlias = Judgement | ConcurrentJudgement


def judge_concurrent(
    pair: AnyPair, model: str, bound: int, should_stop: Callable[[], bool] = lambda: False
) -> ConcurrentJudgement:
    """Is the optimisation sound in all contexts of at most ``bound`` accesses?"""
    return ConcurrentJudgement(pair, model, _verdict(pair, model, bound, should_stop))


def _verdict(pair: AnyPair, model: str, bound: int, should_stop: Callable[[], bool]) -> Verdict:
    record = CONCURRENT_MODELS.get(model)
    if record is None:
        return Unsupported(_NO_ATOMICS)
    if isinstance(pair, ConcurrentPair):
        return search(pair, record, load_model(model), bound, should_stop)
    forms = concurrent_forms(pair)
    if isinstance(forms, NotPlain):
        return Unsupported(forms.reason)
    return _worst([search(form, record, load_model(model), bound, should_stop) for form in forms])


def _worst(verdicts: list[Verdict]) -> Verdict:
    """One answer for all forms of a pair: the smallest counterexample, else what was not decided."""
    contexts, worst = 0, verdicts[0]
    for verdict in verdicts:
        match verdict:
            case Unsupported():
                return verdict
            case Unsound(counterexample, tried):
                contexts += tried
                smaller = not isinstance(worst, Unsound) or (
                    counterexample.accesses < worst.counterexample.accesses
                )
                worst = verdict if smaller else worst
            case Stopped(_, tried, _):
                contexts += tried
                worst = worst if isinstance(worst, Unsound) else verdict
            case Sound(_, tried):
                contexts += tried
            case _:
                assert_never(verdict)
    match worst:
        case Unsound(counterexample, _):
            return Unsound(counterexample, contexts)
        case Stopped(bound, _, reason):
            return Stopped(bound, contexts, reason)
        case Sound(bound, _):
            return Sound(bound, contexts)
        case Unsupported():
            return worst
        case _:
            assert_never(worst)
