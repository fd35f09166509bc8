"""The machine-readable form of optimisation answers, below the key ``optimise`` of the JSON answer."""

from rustrata.diagnostics.json_form import Json
from rustrata.refinement.concurrent.judge import AnyJudgement, ConcurrentJudgement
from rustrata.refinement.optimisation.replay import replay
from rustrata.refinement.optimisation.verdict import Sound, Stopped, Unsound
from rustrata.views.concurrent_optimisation import concurrent_json
from rustrata.views.optimisation_program import program
from rustrata.views.optimisation_report import behaviours, reason_of_end
from rustrata.views.optimisation_words import words_of


def optimisation_json(judgement: AnyJudgement) -> dict[str, Json]:
    """One answer; keys are stable within a ``schema_version``."""
    if isinstance(judgement, ConcurrentJudgement):
        return concurrent_json(judgement)
    pair, model = judgement.pair, judgement.model
    result: dict[str, Json] = {
        "pair": pair.name,
        "title": pair.title,
        "model": model.name,
        "context": [extra.value for extra in pair.extras],
        "threads": pair.threads,
        "states": judgement.verdict.states,
    }
    match judgement.verdict:
        case Sound(bound, _):
            result |= {"verdict": "sound", "bound": bound}
        case Stopped(bound, _, for_time):
            why = "out of time" if for_time else "too many states"
            result |= {"verdict": "stopped", "bound": bound, "reason": why}
        case Unsound(counterexample, _):
            run = replay(pair, model, counterexample)
            rows: list[Json] = [
                {"context": context, "source": source, "target": target}
                for context, source, target in behaviours(run, words_of(run))
            ]
            result |= {
                "verdict": "not sound",
                "steps": counterexample.steps,
                "memory": counterexample.world.storage.value,
                "program": list(program(run)),
                "behaviours": rows,
                "ending": counterexample.ending.value,
                "reason": reason_of_end(run),
            }
    return result
