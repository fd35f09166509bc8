"""Answers about concurrent optimisations: words, counterexamples as litmus tests, and JSON."""

from collections.abc import Iterator
from typing import assert_never

from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.programs.litmus import LitmusTest, show
from rustrata.refinement.concurrent.judge import ConcurrentJudgement
from rustrata.refinement.concurrent.verdict import (
    Counterexample,
    NewOutcome,
    NewRace,
    Sound,
    Stopped,
    Unsound,
    Unsupported,
)
from rustrata.relational.engine import Flagged
from rustrata.views.execution import cycle, event_names
from rustrata.views.refuted_boundary import execution_text


def verdict_words(judgement: ConcurrentJudgement) -> tuple[str, Style]:
    """``sound up to bound 3``, and how good that is."""
    match judgement.verdict:
        case Sound(bound, _):
            return f"sound up to bound {bound}", Style.GOOD
        case Unsound(counterexample, _):
            count = counterexample.accesses
            return f"not sound: a context with {count} access{'' if count == 1 else 'es'}", Style.BAD
        case Stopped(bound, _, reason):
            done = "nothing decided" if bound < 0 else f"sound up to bound {bound}"
            return f"{done}; stopped: {reason}", Style.WARNING
        case Unsupported(reason):
            return f"unsupported: {reason}", Style.WARNING
        case _:
            assert_never(judgement.verdict)


def counterexample_lines(model: str, found: Counterexample) -> Iterator[Styled]:
    """The target in its context as a litmus test, what the source has in its place, an execution of the
    target, and why the source has none."""
    yield ()
    yield from _indented(show(found.target))
    yield ()
    yield (Segment("    the source is", Style.DIM),)
    yield ()
    yield from _indented(first_thread(found.source))
    yield ()
    match found.ending:
        case NewOutcome(outcome, allowed, forbidden):
            yield (Segment(f"    the target may end so: {outcome}", Style.BAD),)
            yield from _indented(execution_text(allowed), 6)
            if forbidden is None:
                yield (Segment("    no way through the source could give these values"),)
                return
            why = f"`{forbidden.axiom}` ({forbidden.kind.value}): {cycle(forbidden)}"
            yield (Segment(f"    the source may not: `{model}` forbids it by {why}"),)
            yield from _indented(execution_text(forbidden.candidate), 6)
        case NewRace(race):
            yield (
                Segment(
                    f"    the target has a data race, and the source has none: {_raced(race)}", Style.BAD
                ),
            )
            yield from _indented(execution_text(race.candidate), 6)
        case _:
            assert_never(found.ending)


def _indented(text: str, by: int = 4) -> Iterator[Styled]:
    for line in text.rstrip().splitlines():
        yield (Segment(f"{' ' * by}{line}"),) if line else ()


def first_thread(test: LitmusTest) -> str:
    """The function of the first thread, as the test shows it."""
    return next(block for block in show(test).split("\n\n") if block.startswith("fn P0("))


def _raced(race: Flagged) -> str:
    names = event_names(race.candidate.structure.events)
    first, second = min(race.pairs)
    return f"{names[first]} and {names[second]}"


def concurrent_json(judgement: ConcurrentJudgement) -> dict[str, Json]:
    """One answer; keys are stable within a ``schema_version``."""
    result: dict[str, Json] = {
        "pair": judgement.pair.name,
        "title": judgement.pair.title,
        "model": judgement.model,
    }
    match judgement.verdict:
        case Sound(bound, contexts):
            result |= {"verdict": "sound", "bound": bound, "contexts": contexts}
        case Stopped(bound, contexts, reason):
            result |= {"verdict": "stopped", "bound": bound, "contexts": contexts, "reason": reason}
        case Unsupported(reason):
            result |= {"verdict": "unsupported", "reason": reason}
        case Unsound(counterexample, contexts):
            result |= {"verdict": "not sound", "accesses": counterexample.accesses, "contexts": contexts}
            result |= {
                "program": show(counterexample.target),
                "source_program": show(counterexample.source),
                **_ending(counterexample),
            }
        case _:
            assert_never(judgement.verdict)
    return result


def _ending(found: Counterexample) -> dict[str, Json]:
    match found.ending:
        case NewRace(race):
            return {"ending": "the target has a data race", "execution": execution_text(race.candidate)}
        case NewOutcome(outcome, allowed, forbidden):
            return {
                "ending": "the target has a new outcome",
                "outcome": {str(observable): value for observable, value in outcome.values},
                "execution": execution_text(allowed),
                "axiom": None if forbidden is None else forbidden.axiom,
                "cycle": None if forbidden is None else cycle(forbidden),
            }
        case _:
            assert_never(found.ending)
