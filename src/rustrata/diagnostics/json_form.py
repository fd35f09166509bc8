"""Diagnostics as JSON, and the frame that every JSON answer has.

An answer is one object with ``schema_version`` and ``diagnostics``; a command adds its own keys.
Lines and columns are 1-based, offsets 0-based, all in Unicode code points; ``end`` is exclusive.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from rustrata.diagnostics.diagnostic import Diagnostic
from rustrata.later import Later
from rustrata.source import Span

if TYPE_CHECKING:
    import json
else:
    json = Later("json")

SCHEMA_VERSION = 1

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Json]:
    """One diagnostic; ``span`` and ``help`` are null where there is none."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "span": None if diagnostic.span is None else span_json(diagnostic.span),
        "span_label": diagnostic.span_label,
        "labels": [{"span": span_json(label.span), "text": label.text} for label in diagnostic.labels],
        "notes": list(diagnostic.notes),
        "stack": [
            {
                "function": call.function,
                "place": call.place,
                "span": None if call.span is None else span_json(call.span),
            }
            for call in diagnostic.stack
        ],
        "help": diagnostic.help,
    }


def span_json(span: Span) -> dict[str, Json]:
    """A span: its file and both ends."""
    return {
        "file": span.source.name,
        "start": _position_json(span, span.start),
        "end": _position_json(span, span.end),
    }


def document(diagnostics: Sequence[Diagnostic], result: Mapping[str, Json]) -> str:
    """The text of a JSON answer, with a line end."""
    framed = {
        "schema_version": SCHEMA_VERSION,
        "diagnostics": [diagnostic_json(diagnostic) for diagnostic in diagnostics],
        **result,
    }
    return json.dumps(framed, indent=2, ensure_ascii=False) + "\n"


def _position_json(span: Span, offset: int) -> dict[str, Json]:
    line, column = span.source.position(offset)
    return {"line": line, "column": column, "offset": offset}
