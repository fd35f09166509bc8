"""Answers for programs: the value of ``tests`` in the JSON answer."""

from rustrata.diagnostics.json_form import Json
from rustrata.source import SourceFile
from rustrata.views.litmus_answer import Answer, Answered
from rustrata.views.picture import Edge, Picture


def answered_json(answered: Answered) -> dict[str, Json]:
    """One file: its name and the answers, none when it could not be judged (see ``diagnostics``)."""
    return {
        "file": answered.source.name,
        "answers": [_answer(answered.source, answer) for answer in answered.answers],
    }


def _answer(source: SourceFile, answer: Answer) -> dict[str, Json]:
    return {
        "test": answer.name,
        "dialect": answer.dialect,
        "model": answer.model,
        "kind": answer.kind,
        "condition": f"{answer.quantifier} ({answer.condition})",
        "observation": answer.observation,
        "verdict": answer.verdict,
        "undefined_behaviour": answer.undefined,
        "positive": answer.positive,
        "negative": answer.negative,
        "states": [
            {
                "values": dict(zip(answer.observables, state.values, strict=True)),
                "meets": state.meets,
                "executions": state.executions,
                "witness": None if state.witness is None else _picture(source, state.witness),
            }
            for state in answer.states
        ],
        "flags": [
            {
                "flag": flag.name,
                "events": None if flag.pair is None else list(flag.pair),
                "witness": _picture(source, flag.witness),
            }
            for flag in answer.flags
        ],
        "telling": None if answer.telling is None else _picture(source, answer.telling),
        "forbidden_by": None
        if answer.reason is None
        else {
            "axiom": answer.reason.axiom,
            "demand": answer.reason.demand,
            "cycle": _edges(answer.reason.picture.marked),
            "execution": _picture(source, answer.reason.picture),
        },
        "incomplete": answer.incomplete or None,
        "unlisted": answer.unlisted or None,
        "engine": answer.engine,
        "hash": answer.hash,
    }


def _picture(source: SourceFile, picture: Picture) -> dict[str, Json]:
    return {
        "events": [
            {
                "name": event.name,
                "thread": None if event.thread < 0 else event.thread,
                "text": event.text,
                "position": None if event.start < 0 else list(source.position(event.start)),
            }
            for event in picture.events
        ],
        "edges": _edges(picture.edges),
    }


def _edges(edges: tuple[Edge, ...]) -> list[Json]:
    return [[edge.source, edge.label, edge.target] for edge in edges]
