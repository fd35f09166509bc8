"""The human form of optimisation answers: a verdict, a counterexample with both behaviours, a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.refinement.concurrent import verdict as concurrent
from rustrata.refinement.concurrent.judge import AnyJudgement, ConcurrentJudgement
from rustrata.refinement.optimisation.lowering import Gives
from rustrata.refinement.optimisation.replay import Deed, Replay, replay
from rustrata.refinement.optimisation.verdict import (
    CallsBody,
    Ending,
    Resumes,
    Sound,
    Stopped,
    Unsound,
)
from rustrata.views import concurrent_optimisation
from rustrata.views.optimisation_program import program
from rustrata.views.optimisation_words import Words, reason_of, words_of

_WIDEST = 46


def model_name(judgement: AnyJudgement) -> str:
    """The name of the model that gave the answer."""
    return judgement.model if isinstance(judgement, ConcurrentJudgement) else judgement.model.name


def verdict_words(judgement: AnyJudgement) -> tuple[str, Style]:
    """``sound up to bound 2``, and how good that is."""
    if isinstance(judgement, ConcurrentJudgement):
        return concurrent_optimisation.verdict_words(judgement)
    match judgement.verdict:
        case Sound(bound, _):
            return f"sound up to bound {bound}", Style.GOOD
        case Unsound(counterexample, _):
            return f"not sound: {_steps(counterexample.steps)}", Style.BAD
        case Stopped(bound, _, for_time):
            done = "nothing decided" if bound < 0 else f"sound up to bound {bound}"
            why = "out of time" if for_time else "too many states"
            return f"{done}; stopped: {why}", Style.WARNING


def verdict_line(judgement: AnyJudgement) -> str:
    """An answer in one line."""
    return f"{judgement.pair.name}: {model_name(judgement)}: {verdict_words(judgement)[0]}"


def report(judgements: Sequence[AnyJudgement]) -> Styled:
    """Every answer about some pairs, in full."""
    lines: list[Styled] = []
    for _, group in groupby(judgements, key=lambda judgement: judgement.pair.name):
        if lines:
            lines.append(())
        lines += _pair(list(group))
    return _joined(lines)


def table(judgements: Sequence[AnyJudgement]) -> Styled:
    """One line for each pair that one of the models judges, one column for each model: ``ok`` or the number
    of steps, or accesses, of the counterexample."""
    judgements = _judged(judgements)
    if not judgements:
        return (Segment("none of the models judges any of these optimisations\n"),)
    models = list(dict.fromkeys(model_name(judgement) for judgement in judgements))
    width = max(len(judgement.pair.name) for judgement in judgements)
    lines: list[Styled] = [(Segment(f"{number:>3}  {name}"),) for number, name in enumerate(models, 1)]
    heading = " ".join(f"{number:>5}" for number in range(1, len(models) + 1))
    lines += [(), (Segment(f"{'':<{width}} {heading}", Style.DIM),)]
    for name, group in groupby(judgements, key=lambda judgement: judgement.pair.name):
        cells: list[Segment] = []
        for judgement in group:
            word, style = _cell(judgement)
            cells += [Segment(f" {word:>5}", style)]
        lines.append((Segment(f"{name:<{width}}"), *cells))
    if any(map(is_unsupported, judgements)):
        lines += [(), (Segment("  -  not a question to this model", Style.DIM),)]
    lines += [(), (Segment(summary(judgements)),)]
    return _joined(lines)


def _judged(judgements: Sequence[AnyJudgement]) -> list[AnyJudgement]:
    """The answers about pairs that one of the models judges."""
    names = {judgement.pair.name for judgement in judgements if not is_unsupported(judgement)}
    return [judgement for judgement in judgements if judgement.pair.name in names]


def is_unsupported(judgement: AnyJudgement) -> bool:
    """Is the pair no question to the model?"""
    return isinstance(judgement.verdict, concurrent.Unsupported)


def is_sound(judgement: AnyJudgement) -> bool:
    """Is the optimisation sound up to the bound?"""
    return isinstance(judgement.verdict, Sound | concurrent.Sound)


def is_unsound(judgement: AnyJudgement) -> bool:
    """Is there a counterexample?"""
    return isinstance(judgement.verdict, Unsound | concurrent.Unsound)


def summary(judgements: Sequence[AnyJudgement]) -> str:
    """How many of each."""
    asked = [judgement for judgement in judgements if not is_unsupported(judgement)]
    sound, unsound = sum(map(is_sound, asked)), sum(map(is_unsound, asked))
    stopped = len(asked) - sound - unsound
    rest = f", {stopped} stopped" if stopped else ""
    return f"{len(asked)} answers: {sound} sound up to the bound, {unsound} not sound{rest}"


def _cell(judgement: AnyJudgement) -> tuple[str, Style]:
    match judgement.verdict:
        case Sound() | concurrent.Sound():
            return "ok", Style.GOOD
        case Unsound(counterexample, _):
            return f"no/{counterexample.steps}", Style.BAD
        case concurrent.Unsound(found, _):
            return f"no/{found.accesses}", Style.BAD
        case Stopped() | concurrent.Stopped():
            return "?", Style.WARNING
        case concurrent.Unsupported():
            return "-", Style.DIM
        case _:
            assert_never(judgement.verdict)


def _pair(judgements: list[AnyJudgement]) -> Iterator[Styled]:
    pair = judgements[0].pair
    yield (Segment(pair.name, Style.EMPHASIS), Segment(f"   {pair.title}"))
    if pair.origin:
        yield (Segment(f"from {pair.origin}", Style.DIM),)
    for judgement in judgements:
        words, style = verdict_words(judgement)
        yield ()
        yield (Segment(model_name(judgement), Style.EMPHASIS), Segment(": "), Segment(words, style))
        if isinstance(judgement, ConcurrentJudgement):
            if isinstance(judgement.verdict, concurrent.Unsound):
                found = judgement.verdict.counterexample
                yield from concurrent_optimisation.counterexample_lines(judgement.model, found)
        elif isinstance(judgement.verdict, Unsound):
            found_steps = judgement.verdict.counterexample
            yield from _counterexample(replay(judgement.pair, judgement.model, found_steps))


def _counterexample(run: Replay) -> Iterator[Styled]:
    yield ()
    for line in program(run):
        yield (Segment(f"    {line}"),) if line else ()
    yield ()
    words = words_of(run)
    rows = [("context", "source", "target"), *behaviours(run, words)]
    widths = [min(_WIDEST, max(len(row[column]) for row in rows)) for column in range(2)]
    for number, (context, source, target) in enumerate(rows):
        line = f"    {context:<{widths[0]}}   {source:<{widths[1]}}   {target}".rstrip()
        yield (Segment(line, Style.DIM if number == 0 else Style.PLAIN),)
    yield ()
    yield (Segment(f"    the target: {reason_of_end(run)}", Style.BAD),)


def reason_of_end(run: Replay) -> str:
    """Why the two behaviours part."""
    match run.counterexample.ending:
        case Ending.TARGET_UNDEFINED:
            undefined = [row.target for row in run.rows if row.target is not None and row.target.undefined]
            return reason_of(undefined[-1], run.target.names) or ""
        case Ending.READ_DIFFERS | Ending.RESULT_DIFFERS:
            return str(run.counterexample.ending.value)


def behaviours(run: Replay, words: Words) -> list[tuple[str, str, str]]:
    """The two behaviours side by side: what the context does, what the source does, what the target does."""
    rows: list[tuple[str, str, str]] = []
    for row, known, sizes in zip(run.rows, run.known, run.sizes, strict=True):
        context = ""
        match row.turn:
            case None:
                pass
            case CallsBody():
                context = "calls"
            case Resumes():
                context = "returns"
            case move:
                context = words.move(move, known, sizes)
                context = "ends a call" if context == "}" else context
        source = _deed(row.source, words)
        target = _deed(row.target, words)
        if context or source or target:
            rows.append((context, source, target))
    return rows


def _deed(deed: Deed | None, words: Words) -> str:
    if deed is None:
        return ""
    step = deed.step
    text = "" if step is None or step.statement is None else step.statement.span.text
    if deed.undefined is not None:
        return f"{text}  undefined behaviour".strip()
    if deed.value is None or isinstance(step, Gives):
        return text
    return f"{text}  -> {words.value(deed.value)}".strip()


def _steps(count: int) -> str:
    return f"a context with {count} step{'' if count == 1 else 's'}"


def _joined(lines: Sequence[Styled]) -> Styled:
    return tuple(segment for line in lines for segment in (*line, Segment("\n")))
