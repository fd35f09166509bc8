"""The command: exit codes, forms of output, pictures, mistakes in a batch."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from litmus_texts import MP_ORDERED, MP_RELAXED, RACE, THREE_WRITERS
from run_rustrata import rustrata


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five files: a claim that holds, one that fails, a race, a question, and one that is no test."""
    texts = {
        "holds": MP_ORDERED,
        "fails": MP_RELAXED,
        "race": RACE,
        "asks": THREE_WRITERS.replace("QUESTION", "exists (x=4)"),
        "broken": "Rust broken\n{",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.litmus").write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("holds", 0),
        ("asks", 0),
        ("fails", 1),
        ("race", 1),
        ("broken", 2),
        ("missing", 2),
        ("holds asks", 0),
        ("holds fails", 1),
        ("fails broken holds", 2),
        ("holds --steps 1", 3),
        ("holds --model nothing", 2),
        ("holds --model c20,rc11", 0),
        ("holds --model x86tso", 2),
        ("holds -j 0", 2),
    ],
)
def test_exit_codes(folder: Path, words: str, code: int):
    """Names before the first option are those of files, without their suffix."""
    names, dash, options = words.partition(" -")
    files = " ".join(f"{name}.litmus" for name in names.split())
    assert rustrata(f"litmus {files}{dash}{options} --no-cache", folder).code == code


def test_a_batch_goes_on_after_a_mistake_and_reports_each(folder: Path):
    found = rustrata("litmus . gone.litmus --no-cache", folder)
    assert found.code == 2
    assert found.err.count("error[LIT002]") == 1
    assert found.err.count("error[CLI004]") == 1
    assert [line.split()[0] for line in found.out.splitlines()[:5]] == ["test", "COW3", "MP", "MP", "race"]
    assert found.out.endswith("6 tests: 2 with findings, 0 with gaps, 2 not judged\n")


def test_short_form_is_one_finding_a_line(folder: Path):
    found = rustrata("litmus . --format short --no-cache", folder)
    assert [line.split(": ")[1] for line in found.out.splitlines()] == [
        "error[LIT002]",
        "error[JDG001]",
        "error[JDG002]",
    ]
    assert found.out.splitlines()[1].startswith("fails.litmus:14:9: ")


def test_json_form(folder: Path):
    answer = json.loads(rustrata("litmus . --format json --no-cache", folder).out)
    assert answer["schema_version"] == 1
    assert [d["code"] for d in answer["diagnostics"]] == ["LIT002", "JDG001", "JDG002"]
    by_file = {test["file"]: test["answers"] for test in answer["tests"]}
    assert by_file["broken.litmus"] == []
    (fails,) = by_file["fails.litmus"]
    assert (fails["observation"], fails["positive"], fails["negative"]) == ("Sometimes", 1, 3)
    assert fails["states"][2] == {
        "values": {"1:r0": 1, "1:r1": 0},
        "meets": True,
        "executions": 1,
        "witness": None,
    }
    assert fails["telling"]["edges"]


def test_several_models_are_a_matrix_that_marks_what_differs(folder: Path):
    found = rustrata("litmus fails.litmus holds.litmus --model c20,sc --no-cache", folder)
    assert found.out.splitlines()[:3] == [
        "test  c20          sc",
        "MP    Sometimes 4  Never 3 *",
        "MP    Never 3      Never 3",
    ]
    assert "the models differ on 1 test\n" in found.out


def test_states_are_shown_with_an_execution_each(folder: Path):
    found = rustrata("litmus holds.litmus --show-states", folder)
    assert found.out.count("a: W x=1 RLX") == 4  # three states and the forbidden execution
    assert found.out == rustrata("litmus holds.litmus -v", folder).out


def test_a_forbidden_condition_is_explained_at_the_statements(folder: Path):
    out = rustrata("litmus holds.litmus", folder).out
    assert "`coherence` (irreflexive) forbids it: a -po-> b -sw-> c -po-> d -fr-> a" in out
    assert "b  line 6: atomic_store_explicit(y, 1, memory_order_release)" in out


def test_what_is_not_decided_says_why(folder: Path):
    found = rustrata("litmus holds.litmus --steps 1", folder)
    assert "unknown: " in found.out
    assert "warning[JDG003]: not decided under `c20`: stopped after" in found.out
    logged = rustrata("litmus holds.litmus --steps 1 --format herd", folder)
    assert logged.out == ""
    assert "warning[JDG003]" in logged.err


def test_a_log_says_when_two_tests_have_one_name(folder: Path):
    logged = rustrata("litmus holds.litmus holds.litmus fails.litmus --format herd --no-cache", folder)
    assert logged.out.count("Test MP Forbidden\n") == 2
    assert logged.err.count("warning[JDG006]: two different tests have the name `MP`") == 1
    (folder / "same.litmus").write_text(MP_ORDERED)
    assert rustrata("litmus holds.litmus same.litmus --format herd --no-cache", folder).err == ""


def test_pictures_are_written_for_allowed_and_forbidden_conditions(folder: Path):
    assert rustrata("litmus holds.litmus fails.litmus --dot d --svg s --model c20,sc", folder).code == 1
    assert sorted(path.name for path in (folder / "d").iterdir()) == ["MP.c20.dot", "MP.sc.dot"]
    picture = ElementTree.parse(folder / "s" / "MP.c20.svg").getroot()
    texts = {element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert {"P0", "P1", "rf", "fr", "po", "a: W x=1 RLX"} <= texts


def test_a_dot_graph_marks_the_cycle(folder: Path):
    rustrata("litmus holds.litmus --dot d", folder)
    lines = (folder / "d" / "MP.c20.dot").read_text().splitlines()
    marked = [line.split(" [")[0].strip() for line in lines if "penwidth" in line]
    assert sorted(marked) == ['"a" -> "b"', '"b" -> "c"', '"c" -> "d"', '"d" -> "a"']
    assert lines[0] == "digraph execution {"
    assert lines[-1] == "}"


def test_the_herd_form_is_for_this_command_only(folder: Path):
    refused = rustrata("walk holds.litmus --format herd", folder)
    assert refused.code == 2
    assert "error[CLI003]: `herd` is not a value of --format for `rustrata walk`" in refused.err


def test_plain_accesses_to_atomics_are_read_as_asked(folder: Path):
    text = "C plain\n{}\nP0(atomic_int* x) { *x = 1; }\nP1(atomic_int* x) { int r0 = *x; }\nexists (1:r0=1)\n"
    (folder / "plain.litmus").write_text(text)
    assert rustrata("litmus plain.litmus", folder).code == 0
    assert rustrata("litmus plain.litmus --plain-atomic non_atomic", folder).code == 1
