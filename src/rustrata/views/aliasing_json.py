"""The answer of aliasing models about a trace, for programs: verdicts, every step, where models part."""

from collections.abc import Sequence
from typing import assert_never

from rustrata.abstract.aliasing.judging import ArgumentRow, Record, Row, names_of
from rustrata.abstract.aliasing.model import Change, Violation
from rustrata.abstract.aliasing.parting import Parting, partings
from rustrata.abstract.aliasing.stacked_drawing import StackRow
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.abstract.aliasing.tree_drawing import Row as TreeRow
from rustrata.diagnostics.json_form import Json
from rustrata.views.aliasing_report import verdict
from rustrata.views.aliasing_words import deed_of, line_of, named, text_of


def aliasing_json(story: Story, records: Sequence[Record]) -> dict[str, Json]:
    """The keys of the answer."""
    memory: list[Json] = [
        {"allocation": number, "name": memory.name, "size": memory.size}
        for number, memory in sorted(story.memory.items())
    ]
    steps: list[Json] = [
        {
            "step": number,
            "line": line_of(step),
            "start": step.span.start,
            "end": step.span.end,
            "text": text_of(step),
            "event": type(step.event).__name__,
            "deed": deed_of(story, step),
        }
        for number, step in enumerate(story.steps)
    ]
    return {
        "memory": memory,
        "steps": steps,
        "models": [_model(story, record) for record in records],
        "partings": [_parting(story, parting) for parting in partings(story, records)],
    }


def _model(story: Story, record: Record) -> Json:
    judgement = record.judgement
    steps: list[Json] = [
        {
            "step": number,
            "changes": [_change(story, change) for change in told.changes],
            "state": [_row(story, row) for row in told.rows],
        }
        for number, told in enumerate(record.told)
    ]
    violation = judgement.violation
    return {
        "model": judgement.model,
        "verdict": verdict(judgement),
        "step": judgement.step,
        "violation": None if violation is None else _violation(story, violation),
        "steps": steps,
    }


def _row(story: Story, row: Row) -> Json:
    names = names_of(story)
    match row:
        case StackRow(start, end, unknown, shown):
            items: list[Json] = [
                {"tag": names[item.tag], "permission": item.permission, "protected": item.protected}
                for item in shown
            ]
            return {"start": start, "end": end, "unknown_below": unknown, "items": items}
        case TreeRow():
            return {
                "tag": names[row.tag],
                "parent": None if row.parent is None else names[row.parent],
                "protector": row.protector,
                "exposed": row.exposed,
                "permissions": _ranges(row.permissions, "permission"),
            }
        case ArgumentRow(tag, accesses):
            return {"argument": names[tag], "accesses": _ranges(accesses, "done")}
        case _:
            assert_never(row)


def _ranges(ranges: Sequence[tuple[int, int, str]], key: str) -> Json:
    return [{"start": start, "end": end, key: words} for start, end, words in ranges]


def _violation(story: Story, violation: Violation) -> Json:
    names = names_of(story)
    return {
        "code": violation.code,
        "rule": violation.rule,
        "allocation": violation.allocation,
        "offset": violation.offset,
        "tag": names[violation.tag],
        "other": None if violation.other is None else names[violation.other],
        "reason": named(story, violation.reason),
    }


def _change(story: Story, change: Change) -> Json:
    return {
        "allocation": change.allocation,
        "start": change.start,
        "end": change.end,
        "tag": names_of(story)[change.tag],
        "before": change.before,
        "after": change.after,
        "rule": change.rule,
    }


def _parting(story: Story, parting: Parting) -> Json:
    loss = parting.loss
    return {
        "step": parting.step,
        "forbidding": list(parting.forbidding),
        "permitting": list(parting.permitting),
        "rule": parting.violation.rule,
        "permitted": [_change(story, change) for change in parting.permitted],
        "loss": None if loss is None else {"step": loss[0], "change": _change(story, loss[1])},
        "instead": [_change(story, change) for change in parting.instead],
    }
