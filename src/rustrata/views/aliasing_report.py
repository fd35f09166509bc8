"""The answer of aliasing models about a trace, for people: a table of verdicts, and where models part."""

from collections.abc import Iterator, Sequence

from rustrata.abstract.aliasing.judging import Judgement, Record
from rustrata.abstract.aliasing.model import Change
from rustrata.abstract.aliasing.parting import Parting, partings
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.views.aliasing_words import change_of, deed_of, line_of, named, place_of, text_of


def report(story: Story, records: Sequence[Record], *, full: bool = False) -> Iterator[Styled]:
    """The lines, without line ends. ``full``: every step of every model first."""
    if full:
        for record in records:
            yield from _steps(story, record)
    yield from _table(story, [record.judgement for record in records])
    for parting in partings(story, records):
        yield from _parted(story, parting)


def verdict(judgement: Judgement) -> str:
    """The verdict in words."""
    if judgement.violation is not None:
        return "undefined behaviour"
    return "not decided" if judgement.unsupported is not None else "no violation"


def _table(story: Story, judgements: Sequence[Judgement]) -> Iterator[Styled]:
    width = max(len(judgement.model) for judgement in judgements)
    for judgement in judgements:
        words = verdict(judgement)
        style = Style.GOOD if judgement.step is None else Style.BAD
        if judgement.unsupported is not None:
            style = Style.WARNING
        why = ""
        if judgement.step is not None:
            step = story.steps[judgement.step]
            why = f"line {line_of(step)}: {text_of(step)}"
            if judgement.violation is not None:
                why += f"  {judgement.violation.rule} [{judgement.violation.code}]"
        yield (
            Segment(f"{judgement.model.ljust(width)}  "),
            Segment(words, style),
            Segment(f"{' ' * (21 - len(words))}{why}" if why else ""),
        )


def _parted(story: Story, parting: Parting) -> Iterator[Styled]:
    step = story.steps[parting.step]
    yield ()
    yield _plain(f"They part at line {line_of(step)}, {text_of(step)}")
    reason = named(story, parting.violation.reason)
    yield _plain(f"  {', '.join(parting.forbidding)}:")
    yield _plain(f"    {reason} [{parting.violation.rule}]")
    if parting.loss is not None:
        number, change = parting.loss
        lost = story.steps[number]
        yield _plain(f"    since line {line_of(lost)}, {deed_of(story, lost)}: {change_of(story, change)}")
    yield _plain(f"  {', '.join(parting.permitting)}:")
    yield _plain(f"    permitted: {_changes(story, parting.permitted)}")
    if parting.loss is not None:
        lost = story.steps[parting.loss[0]]
        yield _plain(f"    and at line {line_of(lost)}: {_changes(story, parting.instead)}")


def _changes(story: Story, changes: Sequence[Change]) -> str:
    return "; ".join(change_of(story, change) for change in changes) or "nothing changes"


def _steps(story: Story, record: Record) -> Iterator[Styled]:
    yield (Segment(record.judgement.model, Style.EMPHASIS),)
    for number, told in enumerate(record.told):
        step = story.steps[number]
        yield _plain(f"  {number + 1}. line {line_of(step)}: {text_of(step)} ({deed_of(story, step)})")
        for change in told.changes:
            where = place_of(story, change.allocation, change.start, change.end)
            yield _plain(f"       {where} {change_of(story, change)}")
        forbidden = number == record.judgement.step
        if forbidden and record.judgement.violation is not None:
            yield (
                Segment(f"       forbidden: {named(story, record.judgement.violation.reason)}", Style.BAD),
            )
        for line in told.drawing.splitlines()[1:]:
            yield (Segment(f"         {line}", Style.DIM),)
    yield ()


def _plain(text: str) -> Styled:
    return (Segment(text),)
