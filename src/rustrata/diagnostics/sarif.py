"""Diagnostics as SARIF 2.1.0, the form that code scanning and editors read [OASIS, errata 01].

What is found in the user's text is a result; what kept the tool from an answer is a notification of the run.
Labels become related locations and, in their order, the flow that leads to the result; calls become its
stack. Columns count Unicode code points from 1, and the end of a region is exclusive.

Fixes, suppressions, taxonomies and addresses of help pages are left out: a rule carries its page itself.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Record
from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.explanation import explanation
from rustrata.diagnostics.json_form import Json
from rustrata.source import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
UNDECIDED = frozenset(("RST014", "RST015"))
"""Codes that say why there is no verdict."""
_OF_THE_TOOL = ("CLI", "CHK", "PKG", "MIR", "RST00")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_STATUS = {
    0: "as expected",
    1: "findings",
    2: "usage or input error",
    3: "inconclusive",
}


def document(diagnostics: Sequence[Diagnostic], code: int, version: str) -> str:
    """The log of one run that ended with this exit code, with a line end."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    rules = {code: number for number, code in enumerate(codes)}
    files = _files(diagnostics)
    results = [found for found in diagnostics if not _is_of_the_tool(found)]
    told = [found for found in diagnostics if _is_of_the_tool(found)]
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "rustrata",
                "version": version,
                "rules": [_rule(RECORDS[code]) for code in codes],
            }
        },
        "invocations": [
            {
                "executionSuccessful": code in (0, 1, 3),
                "exitCode": code,
                "exitCodeDescription": _STATUS.get(code, "internal error"),
                "toolExecutionNotifications": [_notification(found, rules, files) for found in told],
            }
        ],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that rustrata was run in."}}},
        "artifacts": [_artifact(source) for source in files],
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, rules, files) for found in results],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _is_of_the_tool(diagnostic: Diagnostic) -> bool:
    return diagnostic.code in UNDECIDED or diagnostic.code.startswith(_OF_THE_TOOL)


def _files(diagnostics: Sequence[Diagnostic]) -> dict[str, int]:
    """The files of all spans, numbered, by name."""
    spans = [span for diagnostic in diagnostics for span in _spans(diagnostic)]
    names = dict.fromkeys(span.source.name for span in spans)
    return {name: number for number, name in enumerate(sorted(names))}


def _spans(diagnostic: Diagnostic) -> list[Span]:
    found = [diagnostic.span, *(label.span for label in diagnostic.labels)]
    found += [call.span for call in diagnostic.stack]
    return [span for span in found if span is not None]


def _rule(record: Record) -> dict[str, Json]:
    """The rule of a code, with its whole page."""
    page = explanation(record)
    return {
        "id": record.code,
        "name": _pascal(record.title),
        "shortDescription": {"text": _sentence(record.title)},
        "fullDescription": {"text": " ".join(record.explanation.split())},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error"},
    }


def _pascal(title: str) -> str:
    words = "".join(character if character.isalnum() else " " for character in title).split()
    return "".join(word[:1].upper() + word[1:] for word in words)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _result(found: Diagnostic, rules: Mapping[str, int], files: Mapping[str, int]) -> dict[str, Json]:
    result: dict[str, Json] = {
        "ruleId": found.code,
        "ruleIndex": rules[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found)},
    }
    if found.span is not None:
        result["locations"] = [_location(found.span, found.span_label, files)]
        result["partialFingerprints"] = {"codeAndLine/v1": _fingerprint(found, found.span)}
    if found.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.span, label.text, files)}
            for number, label in enumerate(found.labels, start=1)
        ]
        result["codeFlows"] = [{"threadFlows": [{"locations": _flow(found, files)}]}]
    if found.stack:
        frames = [
            {"location": {"message": {"text": f"in `{call.function}`"}}}
            if call.span is None
            else {"location": _location(call.span, f"in `{call.function}`", files)}
            for call in found.stack
        ]
        result["stacks"] = [{"message": {"text": "the calls that are under way"}, "frames": frames}]
    return result


def _flow(found: Diagnostic, files: Mapping[str, int]) -> list[Json]:
    """The labels in their order, then the place itself."""
    steps: list[dict[str, Json]] = [
        {"location": _location(label.span, label.text, files), "importance": "important"}
        for label in found.labels
    ]
    if found.span is not None:
        words = found.span_label or found.message
        steps.append({"location": _location(found.span, words, files), "importance": "essential"})
    return [{**step, "executionOrder": number} for number, step in enumerate(steps, start=1)]


def _notification(found: Diagnostic, rules: Mapping[str, int], files: Mapping[str, int]) -> dict[str, Json]:
    told: dict[str, Json] = {
        "descriptor": {"id": found.code, "index": rules[found.code]},
        "level": "warning" if found.code in UNDECIDED else _LEVELS[found.severity],
        "message": {"text": _message(found)},
    }
    if found.span is not None:
        told["locations"] = [_location(found.span, found.span_label, files)]
    return told


def _message(found: Diagnostic) -> str:
    parts = [found.message, *(f"note: {note}" for note in found.notes)]
    if found.help is not None:
        parts.append(f"help: {found.help}")
    return "\n".join(parts)


def _location(span: Span, words: str, files: Mapping[str, int]) -> dict[str, Json]:
    physical: dict[str, Json] = {
        "artifactLocation": {**_address(span.source.name), "index": files[span.source.name]},
        "region": _region(span),
        "contextRegion": _context(span),
    }
    location: dict[str, Json] = {"physicalLocation": physical}
    if words:
        location["message"] = {"text": words}
    return location


def _region(span: Span) -> dict[str, Json]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(max(span.start, span.end))
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": span.text},
    }


def _context(span: Span) -> dict[str, Json]:
    """The whole lines that a span is on."""
    line, _ = span.source.position(span.start)
    end_line, _ = span.source.position(max(span.start, span.end))
    text = "\n".join(span.source.line(number) for number in range(line, end_line + 1))
    return {"startLine": line, "endLine": end_line, "snippet": {"text": text}}


def _address(name: str) -> dict[str, Json]:
    """Where a file is: below the folder of the run, unless its name is absolute."""
    if PurePath(name).is_absolute():
        return {"uri": "file://" + quote(PurePath(name).as_posix())}
    return {"uri": quote(PurePath(name).as_posix()), "uriBaseId": ROOT}


def _artifact(name: str) -> dict[str, Json]:
    artifact: dict[str, Json] = {"location": _address(name)}
    if name.endswith(".rs"):
        artifact["sourceLanguage"] = "rust"
    return artifact


def _fingerprint(found: Diagnostic, span: Span) -> str:
    """What stays the same when lines move: the code, the file, and the line's words."""
    line, _ = span.position
    words = " ".join(span.source.line(line).split())
    return sha256(f"{found.code}\n{span.source.name}\n{words}".encode()).hexdigest()[:16]
