"""The human form of optimisation answers: a verdict, a counterexample with both behaviours, a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.refinement.optimisation.judge import Judgement
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
from rustrata.views.optimisation_program import program
from rustrata.views.optimisation_words import Words, reason_of, words_of

_WIDEST = 46


def verdict_words(judgement: Judgement) -> tuple[str, Style]:
    """``sound up to bound 2``, and how good that is."""
    match judgement.verdict:
        case Sound(bound, _):
            return f"sound up to bound {bound}", Style.GOOD
        case Unsound(counterexample, _):
            return f"not sound: {_steps(counterexample.steps)}", Style.BAD
        case Stopped(bound, _, for_time):
            done = "nothing decided" if bound < 0 else f"sound up to bound {bound}"
            why = "out of time" if for_time else "too many states"
            return f"{done}; stopped: {why}", Style.WARNING


def verdict_line(judgement: Judgement) -> str:
    """An answer in one line."""
    return f"{judgement.pair.name}: {judgement.model.name}: {verdict_words(judgement)[0]}"


def report(judgements: Sequence[Judgement]) -> Styled:
    """Every answer about some pairs, in full."""
    lines: list[Styled] = []
    for _, group in groupby(judgements, key=lambda judgement: judgement.pair.name):
        if lines:
            lines.append(())
        lines += _pair(list(group))
    return _joined(lines)


def table(judgements: Sequence[Judgement]) -> Styled:
    """One line for each pair, one column for each model: ``ok`` or the number of steps of the
    counterexample."""
    models = list(dict.fromkeys(judgement.model.name for judgement in judgements))
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
    lines += [(), (Segment(summary(judgements)),)]
    return _joined(lines)


def summary(judgements: Sequence[Judgement]) -> str:
    """How many of each."""
    sound = sum(isinstance(judgement.verdict, Sound) for judgement in judgements)
    unsound = sum(isinstance(judgement.verdict, Unsound) for judgement in judgements)
    stopped = len(judgements) - sound - unsound
    rest = f", {stopped} stopped" if stopped else ""
    return f"{len(judgements)} answers: {sound} sound up to the bound, {unsound} not sound{rest}"


def _cell(judgement: Judgement) -> tuple[str, Style]:
    match judgement.verdict:
        case Sound():
            return "ok", Style.GOOD
        case Unsound(counterexample, _):
            return f"no/{counterexample.steps}", Style.BAD
        case Stopped():
            return "?", Style.WARNING


def _pair(judgements: list[Judgement]) -> Iterator[Styled]:
    pair = judgements[0].pair
    yield (Segment(pair.name, Style.EMPHASIS), Segment(f"   {pair.title}"))
    if pair.origin:
        yield (Segment(f"from {pair.origin}", Style.DIM),)
    for judgement in judgements:
        words, style = verdict_words(judgement)
        yield ()
        yield (Segment(judgement.model.name, Style.EMPHASIS), Segment(": "), Segment(words, style))
        if isinstance(judgement.verdict, Unsound):
            yield from _counterexample(replay(pair, judgement.model, judgement.verdict.counterexample))


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
