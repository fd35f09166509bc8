"""What aliasing models forbid, as diagnostics: the access, and the history of the tags that it concerns.

Of the history only what matters is shown: where a tag was made, and what became of it last; or all of it.
Models that say the same for the same reason are one diagnostic.
"""

from collections.abc import Sequence
from dataclasses import replace

from rustrata.abstract.aliasing.events import Retag
from rustrata.abstract.aliasing.judging import Record
from rustrata.abstract.aliasing.model import Change, Violation
from rustrata.abstract.aliasing.parting import guilty
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.views.aliasing_words import change_of, deed_of, named, place_of


def findings(story: Story, records: Sequence[Record], *, full: bool = False) -> list[Diagnostic]:
    """The violations in the order of the models, and what they cannot judge as warnings."""
    found: list[tuple[Diagnostic, list[str]]] = []
    for record in records:
        judgement = record.judgement
        if judgement.violation is not None:
            diagnostic = _violation(story, record, judgement.violation, full=full)
        elif judgement.unsupported is not None:
            assert judgement.step is not None, "what a model cannot judge has a place"
            span = story.steps[judgement.step].span
            diagnostic = replace(judgement.unsupported, span=span, severity=Severity.WARNING)
        else:
            continue
        same = next((models for other, models in found if other == diagnostic), None)
        if same is None:
            found.append((diagnostic, [judgement.model]))
        else:
            same.append(judgement.model)
    return [replace(d, notes=(*d.notes, f"according to {', '.join(models)}")) for d, models in found]


def _violation(story: Story, record: Record, violation: Violation, *, full: bool) -> Diagnostic:
    step = record.judgement.step
    assert step is not None, "a violation has a step"
    labels: list[Label] = []
    for tag in guilty(story, record):
        history = record.history(tag, violation.allocation, violation.offset)
        shown = history if full or len(history) < 3 else [history[0], history[-1]]
        labels += [
            Label(story.steps[number].span, _happened(story, number, change)) for number, change in shown
        ]
    where = place_of(story, violation.allocation, violation.offset, violation.offset + 1)
    return Diagnostic(
        violation.code,
        named(story, violation.reason),
        story.steps[step].span,
        f"forbidden by {violation.rule}",
        tuple(dict.fromkeys(labels)),
        (f"the first byte concerned is {where}",),
    )


def _happened(story: Story, number: int, change: Change) -> str:
    if change.before is None:
        event = story.steps[number].event
        call = event.frame if isinstance(event, Retag) else None
        return change_of(story, change) + ("" if call is None else f", an argument of {story.calls[call]}")
    return f"{change_of(story, change)}, by {deed_of(story, story.steps[number])}"
