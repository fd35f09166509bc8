"""Answers for people: one test in full, or a table of many."""

from collections.abc import Iterator, Sequence

from rustrata.diagnostics import human
from rustrata.diagnostics.diagnostic import Severity
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.source import SourceFile, Span
from rustrata.views.litmus_answer import Answer, Answered, AnswerState
from rustrata.views.litmus_findings import drawn, findings
from rustrata.views.picture import Picture, chain

_BAR = 32
_STATES_SHOWN = 40
_CLAIMS = {
    ("exists", "Ok"): ("the condition is allowed", Style.PLAIN),
    ("exists", "No"): ("the condition is forbidden", Style.PLAIN),
    ("~exists", "Ok"): ("the claim holds", Style.GOOD),
    ("~exists", "No"): ("the claim does not hold", Style.BAD),
    ("forall", "Ok"): ("the claim holds", Style.GOOD),
    ("forall", "No"): ("the claim does not hold", Style.BAD),
}
_UNDECIDED = ("not decided", Style.WARNING)


def report(answered: Answered, answer: Answer, *, verbose: bool) -> Styled:
    """One answer in full, findings included; ``verbose`` shows every state, each with an execution."""
    lines = _lines(answered.source, answer, verbose)
    return tuple(segment for line in lines for segment in (*line, Segment("\n")))


def _lines(source: SourceFile, answer: Answer, verbose: bool) -> Iterator[Styled]:
    yield (
        Segment(answer.name, Style.EMPHASIS),
        Segment(f"   {source.name}", Style.DIM),
        Segment(f"   model {answer.model}"),
        Segment(f"   {answer.engine}", Style.DIM),
    )
    yield _plain(f"{answer.quantifier} ({answer.condition})")
    yield ()
    yield from _states(answer, verbose)
    yield from _conclusion(answer)
    if answer.reason is not None:
        yield ()
        forbidden = f"`{answer.reason.axiom}` ({answer.reason.demand}) forbids it: "
        yield _plain(forbidden + chain(answer.reason.picture.marked))
        yield from _indented(drawn(answer.reason.picture))
        yield from (_plain(f"    {line}") for line in _in_source(source, answer.reason.picture))
    elif answer.telling is not None and answer.kind == "Allowed":
        yield ()
        yield _plain("an execution that meets it:")
        yield from _indented(drawn(answer.telling))
    for finding in findings(source, answer):
        yield ()
        yield human.render(finding)[:-1]


def _states(answer: Answer, verbose: bool) -> Iterator[Styled]:
    counted = answer.positive is not None
    if answer.unlisted:
        yield _plain(f"states are not listed ({answer.unlisted}), but for")
    found = "so far" if answer.incomplete else ""
    total = sum(state.executions or 0 for state in answer.states)
    counts = _count(total, "execution") if counted else "executions not counted (`--count` counts them)"
    if not answer.unlisted:
        yield _plain(f"{_count(len(answer.states), 'state')} {found}".rstrip() + f", {counts}")
    most = max((state.executions or 0 for state in answer.states), default=0)
    shown = answer.states if verbose else answer.states[:_STATES_SHOWN]
    for state in shown:
        yield _state(answer, state, most)
        if state.witness is not None:
            yield from _indented(drawn(state.witness), 8)
    if len(shown) < len(answer.states):
        yield _plain(f"    ... and {len(answer.states) - len(shown)} more (`-v` shows all)")


def _state(answer: Answer, state: AnswerState, most: int) -> Styled:
    mark = "*" if state.meets else " "
    text = answer.state(state) or "(nothing is observed)"
    if state.executions is None or not most:
        return _plain(f"  {mark} {text}")
    bar = "#" * max(1, round(_BAR * state.executions / most))
    width = len(str(most))
    return (
        Segment(f"  {mark} {state.executions:>{width}}  "),
        Segment(f"{bar:<{_BAR}}", Style.DIM),
        Segment(f"  {text}"),
    )


def _conclusion(answer: Answer) -> Iterator[Styled]:
    words, style = _CLAIMS.get((answer.quantifier, answer.verdict), _UNDECIDED)
    seen = answer.observation or "unknown"
    if answer.unlisted:
        yield (Segment(f"{seen}; "), Segment(words, style))
        return
    if answer.positive is None or answer.negative is None:
        meeting = sum(state.meets for state in answer.states)
        how = f"{meeting} of {_count(len(answer.states), 'state')}"
    else:
        how = f"{answer.positive} of {_count(answer.positive + answer.negative, 'execution')}"
    verb = "meets" if how.endswith((" 1 execution", " 1 state")) else "meet"
    yield (Segment(f"{seen}: {how} {verb} the condition; "), Segment(words, style))


def _in_source(source: SourceFile, picture: Picture) -> Iterator[str]:
    """The statements of the marked events, a line each."""
    marked = {name for edge in picture.marked for name in (edge.source, edge.target)}
    for event in picture.events:
        if event.name in marked and event.start >= 0:
            span = Span(source, event.start, event.end)
            text = " ".join(span.text.split())
            yield f"{event.name}  line {span.position[0]}: {text}"


def table(results: Sequence[Answered], models: Sequence[str]) -> Styled:
    """A line for each test: its observation and states under each model; one model also has its counts."""
    judged = [each for each in results if each.answers]
    lines = _matrix(judged, models) if len(models) > 1 else _list(judged)
    return tuple(segment for line in lines for segment in (*line, Segment("\n")))


def summary(results: Sequence[Answered]) -> str:
    """``30 tests: 1 with findings, 0 not decided, 2 not judged``."""
    severities = [
        {finding.severity for answer in each.answers for finding in findings(each.source, answer)}
        for each in results
    ]
    found = sum(Severity.ERROR in severity for severity in severities)
    gaps = sum(severity == {Severity.WARNING} for severity in severities)
    refused = sum(each.error is not None for each in results)
    return f"{_count(len(results), 'test')}: {found} with findings, {gaps} with gaps, {refused} not judged"


def _list(results: Sequence[Answered]) -> Iterator[Styled]:
    rows: list[tuple[str, ...]] = [
        ("test", "model", "kind", "observation", "positive", "negative", "states", "verdict")
    ]
    for each in results:
        (answer,) = each.answers
        counts = ["-" if n is None else str(n) for n in (answer.positive, answer.negative)]
        seen = answer.observation or "unknown"
        verdict = "Undef" if answer.undefined else answer.verdict
        row = (answer.name, answer.model, answer.kind, seen, *counts, str(len(answer.states)), verdict)
        rows.append(row)
    yield from _aligned(rows)


def _matrix(results: Sequence[Answered], models: Sequence[str]) -> Iterator[Styled]:
    rows: list[tuple[str, ...]] = [("test", *models)]
    differing = 0
    for each in results:
        by_model = {answer.model: answer for answer in each.answers}
        first = each.answers[0]
        cells = [_cell(by_model.get(model), first) for model in models]
        differing += any(cell.endswith("*") for cell in cells)
        rows.append((first.name, *cells))
    yield from _aligned(rows)
    yield ()
    yield _plain(
        "observation and number of states; * where either, or the states, differ from the first model's"
    )
    yield _plain(f"the models differ on {_count(differing, 'test')}")


def _cell(answer: Answer | None, first: Answer) -> str:
    if answer is None:
        return "-"
    verdict = "Undef" if answer.undefined else (answer.observation or "unknown")
    text = f"{verdict} {len(answer.states)}"
    return text if _summary(answer) == _summary(first) else f"{text} *"


def _summary(answer: Answer) -> tuple[object, ...]:
    return answer.undefined, answer.observation, tuple(state.values for state in answer.states)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[Styled]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        text = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        yield (Segment(text, Style.PLAIN if number else Style.EMPHASIS),)


def _indented(text: str, by: int = 4) -> Iterator[Styled]:
    return (_plain(" " * by + line) for line in text.splitlines())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain(text: str) -> Styled:
    return (Segment(text),)
