"""Where aliasing models part that do not agree on a story."""

from collections.abc import Sequence

from rustrata.abstract.aliasing.events import Retag, Tag
from rustrata.abstract.aliasing.judging import Record
from rustrata.abstract.aliasing.model import Change, Violation
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.records import record


@record
class Parting:
    """A step that some models forbid and others permit.

    ``loss`` is where the first forbidding model takes the permission that is missing: the step, and the
    change. ``permitted`` and ``instead`` are what the first permitting model does at the two steps to the
    tags concerned; "nothing" is an empty tuple.
    """

    step: int
    forbidding: tuple[str, ...]
    permitting: tuple[str, ...]
    violation: Violation
    permitted: tuple[Change, ...]
    loss: tuple[int, Change] | None
    instead: tuple[Change, ...]


def partings(story: Story, records: Sequence[Record]) -> list[Parting]:
    """Each step that one of the models forbids and another goes beyond, in order."""
    found: list[Parting] = []
    steps = {r.judgement.step for r in records if r.judgement.violation is not None}
    for step in sorted(step for step in steps if step is not None):
        forbidding = [r for r in records if r.judgement.step == step and r.judgement.violation is not None]
        permitting = [r for r in records if r.judgement.step is None or r.judgement.step > step]
        if permitting:
            found.append(_parting(story, step, forbidding, permitting))
    return found


def guilty(story: Story, record: Record) -> list[Tag]:
    """The tags that a violation is about and that its model knows: the one used, or if it is another's, that
    one; and the one in the way."""
    violation = record.judgement.violation
    if violation is None:
        return []
    parents = {step.event.new: step.event.parent for step in story.steps if isinstance(step.event, Retag)}
    found: list[Tag] = []
    for tag in (violation.tag, violation.other):
        while tag is not None and not record.history(tag, violation.allocation, violation.offset):
            tag = parents.get(tag)
        if tag is not None and tag not in found:
            found.append(tag)
    return found


def loss_of(story: Story, record: Record) -> tuple[int, Change] | None:
    """The last change of the tag whose permission is missing, unless that is its creation."""
    violation = record.judgement.violation
    if violation is None or not (tags := guilty(story, record)):
        return None
    history = record.history(tags[-1], violation.allocation, violation.offset)
    step, change = history[-1]
    return None if change.before is None else (step, change)


def _parting(story: Story, step: int, forbidding: list[Record], permitting: list[Record]) -> Parting:
    record, other = forbidding[0], permitting[0]
    violation = record.judgement.violation
    assert violation is not None, "a forbidding model has a violation"
    loss = loss_of(story, record)
    return Parting(
        step,
        tuple(r.judgement.model for r in forbidding),
        tuple(r.judgement.model for r in permitting),
        violation,
        _at(other.told[step].changes, violation, None),
        loss,
        () if loss is None else _at(other.told[loss[0]].changes, violation, loss[1].tag),
    )


def _at(changes: tuple[Change, ...], violation: Violation, tag: Tag | None) -> tuple[Change, ...]:
    """The changes at the byte of the violation, of one tag or of all."""
    return tuple(
        change
        for change in changes
        if change.allocation == violation.allocation
        and change.start <= violation.offset < change.end
        and tag in (None, change.tag)
    )
