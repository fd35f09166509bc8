"""What is worth saying about an answer, as diagnostics: a claim that fails, a flag, an answer with gaps."""

from collections.abc import Iterator

from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.source import SourceFile, Span
from rustrata.views.litmus_answer import Answer, AnswerFlag
from rustrata.views.picture import DrawnEvent, Picture, columns, communication

_RACE = "make both accesses atomic, or order them by a release store that an acquire load reads"


def findings(source: SourceFile, answer: Answer) -> tuple[Diagnostic, ...]:
    """All findings about one answer; gaps are warnings."""
    return tuple(_findings(source, answer))


def drawn(picture: Picture) -> str:
    """An execution as text: a column for each thread, then rf and co."""
    return "\n".join((*columns(picture), *filter(None, (communication(picture),))))


def _findings(source: SourceFile, answer: Answer) -> Iterator[Diagnostic]:
    for flag in answer.flags:
        yield _flagged(source, answer, flag)
    if answer.verdict == "No" and answer.quantifier != "exists":
        yield _failed(source, answer)
    if answer.cut:
        yield _gaps(source, answer)


def _flagged(source: SourceFile, answer: Answer, flag: AnswerFlag) -> Diagnostic:
    events = {event.name: event for event in flag.witness.events}
    first, second = (events[name] for name in flag.pair) if flag.pair else (None, None)
    what = flag.name.replace("-", " ")
    if answer.undefined:
        message, advice = f"undefined behaviour: {what}", _RACE if "race" in what else None
    else:
        message, advice = f"the model raises the flag `{flag.name}`", None
    span = _span(source, first) or Span(source, *answer.span)
    other = _span(source, second)
    labels = () if second is None or other is None else (Label(other, f"{second.name}: {second.text}"),)
    label = "" if first is None else f"{first.name}: {first.text}"
    notes = (f"an execution that `{answer.model}` allows has it:\n{drawn(flag.witness)}",)
    return Diagnostic("JDG002", message, span, label, labels, notes, advice)


def _failed(source: SourceFile, answer: Answer) -> Diagnostic:
    claim = f"{answer.quantifier} ({answer.condition})"
    message = f"`{claim}` does not hold under `{answer.model}`"
    assert answer.telling is not None, "a claim fails by an execution"
    notes = (f"an execution that `{answer.model}` allows:\n{drawn(answer.telling)}",)
    words = "met" if answer.kind == "Forbidden" else "not met"
    return Diagnostic("JDG001", message, Span(source, *answer.span), f"{words} by the execution", (), notes)


def _gaps(source: SourceFile, answer: Answer) -> Diagnostic:
    help_ = "a higher `--timeout` or `--steps` may decide it"
    if answer.unlisted:
        message = f"decided, but states are not listed: {answer.unlisted}"
        help_ = "`--verdict` asks for no more than the verdict"
    elif answer.verdict != "unknown":
        message = f"decided, but states may be missing: {answer.incomplete}"
    else:
        message = f"not decided under `{answer.model}`: {answer.incomplete}"
    return Diagnostic(
        "JDG003",
        message,
        Span(source, *answer.span),
        help=help_,
        severity=Severity.WARNING,
    )


def _span(source: SourceFile, event: DrawnEvent | None) -> Span | None:
    return None if event is None or event.start < 0 else Span(source, event.start, event.end)
