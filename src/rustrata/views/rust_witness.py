"""Witnesses of Rust programs: files from which `rustrata replay` can make a run again, the program
included."""

import json
from collections.abc import Mapping

from rustrata.diagnostics.json_form import SCHEMA_VERSION, Json
from rustrata.programs.rust.stored import Stored, read_stored, write_stored
from rustrata.records import record
from rustrata.source import SourceFile

WITNESS = "rust schedule"
"""The ``kind`` of a witness."""


@record
class RustWitness:
    """What a witness says: a program, how it is run, the answers of its schedule (None: the machine's own),
    and how the run ends."""

    stored: Stored
    models: tuple[str, ...]
    arguments: tuple[str, ...]
    steps: int
    choices: tuple[int, ...] | None
    kind: str
    code: str


def witness_text(said: RustWitness) -> str:
    """The text of a witness."""
    witness: Mapping[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "kind": WITNESS,
        "file": said.stored.compiled.file,
        "ended": said.kind,
        "code": said.code,
        "models": list(said.models),
        "arguments": list(said.arguments),
        "steps": said.steps,
        "choices": None if said.choices is None else list(said.choices),
        "program": write_stored(said.stored),
    }
    return json.dumps(witness, indent=2, ensure_ascii=False) + "\n"


def read_rust_witness(source: SourceFile) -> RustWitness | None:
    """A witness from its text; None for what is no witness of a Rust program."""
    try:
        document = json.loads(source.text)
    except (ValueError, RecursionError):
        return None
    match document:
        case {
            "schema_version": int(version),
            "kind": kind,
            "file": str(file),
            "ended": str(ended),
            "code": str(code),
            "models": list(models),
            "arguments": list(arguments),
            "steps": int(steps),
            "choices": list() | None as choices,
            "program": str(program),
        } if version == SCHEMA_VERSION and kind == WITNESS and _are(str, models) and _are(str, arguments):
            if choices is not None and not _are(int, choices):
                return None
            stored = read_stored(SourceFile(f"{file}, in {source.name}", program))
            answers = None if choices is None else tuple(choices)
            return RustWitness(stored, tuple(models), tuple(arguments), steps, answers, ended, code)
        case _:
            return None


def _are(kind: type, items: list[object]) -> bool:
    """Are these all of one type? A boolean is no number."""
    return all(type(item) is kind for item in items)
