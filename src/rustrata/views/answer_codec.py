"""Answers as JSON text and back: the form in which results are kept."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from rustrata.later import Later
from rustrata.views.litmus_answer import Answer, AnswerFlag, AnswerState, Reason
from rustrata.views.picture import DrawnEvent, Edge, Picture

if TYPE_CHECKING:
    import json
else:
    json = Later("json")

_Fields: TypeAlias = dict[str, Any]


def encode(answer: Answer) -> str:
    """The answer as one line of JSON."""
    return json.dumps(asdict(answer), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Answer:
    """The answer that `encode` wrote.

    Raises:
        ValueError, KeyError, TypeError: when the text is of another form.
    """
    fields: _Fields = json.loads(text)
    start, end = fields["span"]
    return Answer(
        **{
            **fields,
            "span": (start, end),
            "observables": tuple(fields["observables"]),
            "states": tuple(map(_state, fields["states"])),
            "addresses": tuple((address, name) for address, name in fields["addresses"]),
            "flags": tuple(map(_flag, fields["flags"])),
            "telling": _picture_or_none(fields["telling"]),
            "reason": None if fields["reason"] is None else _reason(fields["reason"]),
        }
    )


def _state(fields: _Fields) -> AnswerState:
    witness = _picture_or_none(fields["witness"])
    return AnswerState(tuple(fields["values"]), fields["meets"], fields["executions"], witness)


def _flag(fields: _Fields) -> AnswerFlag:
    pair = None if fields["pair"] is None else (fields["pair"][0], fields["pair"][1])
    return AnswerFlag(fields["name"], pair, _picture(fields["witness"]))


def _reason(fields: _Fields) -> Reason:
    return Reason(fields["axiom"], fields["demand"], _picture(fields["picture"]))


def _picture_or_none(fields: _Fields | None) -> Picture | None:
    return None if fields is None else _picture(fields)


def _picture(fields: _Fields) -> Picture:
    return Picture(
        tuple(DrawnEvent(**event) for event in fields["events"]),
        tuple(Edge(**edge) for edge in fields["edges"]),
        tuple(Edge(**edge) for edge in fields["marked"]),
    )
