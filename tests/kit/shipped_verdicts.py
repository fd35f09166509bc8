"""The answers about all shipped optimisations under all models with two steps, found once."""

from functools import cache

from rustrata.programs.optimisation import LIBRARY, parse, read_shipped
from rustrata.refinement.optimisation.judge import Judge, Judgement
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS

BOUND = 2


@cache
def judgements_under(model: str) -> dict[str, Judgement]:
    """The answers under one model, by pair."""
    judge = Judge(OPTIMISATION_MODELS[model])
    return {name: judge.judge(parse(read_shipped(name)), BOUND) for name in LIBRARY}
