"""The forms for editors and programs."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from rustrata.diagnostics import json_form, short
from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.source import SourceFile, Span

SOURCE = SourceFile("t.litmus", "Rust MP\nx.store(1, Acquire)\n")
FOUND = Diagnostic(
    "LIT001",
    "a store\ncannot acquire",
    Span(SOURCE, 19, 26),
    "here",
    (Label(Span(SOURCE, 0, 4), "dialect"),),
    ("a note",),
    "write `Release`",
    Severity.WARNING,
)


def test_short_is_one_line():
    assert short.render(FOUND) == "t.litmus:2:12: warning[LIT001]: a store cannot acquire"


def test_short_without_a_place_names_the_program():
    assert short.render(Diagnostic("CLI001", "words")) == "rustrata: error[CLI001]: words"


@given(st.text())
def test_short_is_one_line_whatever_the_message(message: str):
    assert len(short.render(Diagnostic("CLI001", message)).splitlines()) == 1


def test_json_carries_every_field():
    answer = json.loads(json_form.document([FOUND], {"verdict": "holds"}))
    assert answer["schema_version"] == 1
    assert answer["verdict"] == "holds"
    (found,) = answer["diagnostics"]
    assert found["code"] == "LIT001"
    assert found["severity"] == "warning"
    assert found["span"] == {
        "file": "t.litmus",
        "start": {"line": 2, "column": 12, "offset": 19},
        "end": {"line": 2, "column": 19, "offset": 26},
    }
    assert found["labels"][0]["text"] == "dialect"
    assert found["notes"] == ["a note"]
    assert found["help"] == "write `Release`"


def test_json_says_null_where_there_is_nothing():
    (found,) = json.loads(json_form.document([Diagnostic("CLI001", "words")], {}))["diagnostics"]
    assert found["span"] is None
    assert found["help"] is None


def test_short_places_are_those_of_json():
    line, column = re.findall(r":(\d+):(\d+):", short.render(FOUND))[0]
    start = json_form.diagnostic_json(FOUND)["span"]["start"]
    assert (int(line), int(column)) == (start["line"], start["column"])
