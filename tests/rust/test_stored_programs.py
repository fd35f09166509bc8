"""Stored programs: each code's examples, and our own small programs, run without a rustc."""

import json
import re
from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_store import (
    BUGS,
    EXAMPLES,
    FAILING,
    FIXED,
    PROGRAMS,
    RACES,
    SCHEDULED,
    STORED,
    UNDEFINED,
    compiled,
    sources,
    stored_example,
)

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import find_compiler
from rustrata.programs.rust.stored import read_stored, write_stored
from rustrata.source import SourceFile

CODES = [code for code, record in RECORDS.items() if record.kind is Example.RUST]
SPARSE = 25
"""Of so many programs one is compiled again, as that takes long; `make mir` compiles all."""
EXPECTED = re.compile(r"//~ (\w+)")
FOUND = re.compile(r":(\d+):\d+: (?:error|note)\[(\w+)\]")


def reported(path: Path, options: str = "") -> str:
    """What is said of a stored program."""
    finished = rustrata(f"check {path} --leaks --steps 200000 --format short {options}")
    return finished.out + finished.err


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
def test_what_is_stored_is_what_the_source_says_now(path: Path):
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    assert (stored.compiled.file, stored.original) == sources()[path], "run `make mir`"


@pytest.mark.parametrize("path", list(sources())[::SPARSE], ids=lambda path: path.name)
def test_rustc_still_prints_what_is_stored(path: Path, tmp_path: Path):
    stored = path.read_text(encoding="utf-8")
    try:
        compiler = find_compiler()
    except RustrataError as error:
        pytest.skip(f"nothing to compile with: {error.diagnostic.message}")
    if compiler.version != read_stored(SourceFile(path.name, stored)).version:
        pytest.skip(f"stored by another rustc than {compiler.version}")
    assert write_stored(compiled(compiler, *sources()[path], tmp_path)) == stored, "run `make mir`"


def test_nothing_else_is_stored():
    folders = (STORED, EXAMPLES, BUGS, UNDEFINED, RACES, SCHEDULED)
    assert {path for folder in folders for path in folder.rglob("*.mir")} == sources().keys()


@pytest.mark.parametrize("code", CODES)
def test_the_failing_example_of(code: str):
    assert f"[{code}]" in reported(stored_example(code, FAILING))


@pytest.mark.parametrize("code", CODES)
def test_the_fixed_example_of(code: str):
    assert reported(stored_example(code, FIXED)) == ""


@pytest.mark.parametrize("source", sorted(PROGRAMS.glob("*.rs")), ids=lambda path: path.stem)
def test_the_findings_stand_where_the_program_says(source: Path):
    lines = source.read_text(encoding="utf-8").splitlines()
    wanted = [(str(n), m[1]) for n, line in enumerate(lines, 1) for m in EXPECTED.finditer(line)]
    found = FOUND.findall(reported(STORED / f"{source.stem}.mir", "--aliasing tree-borrows"))
    assert found == wanted


def test_a_stored_program_is_written_as_it_is_read():
    path = stored_example("RUB001", FAILING)
    text = path.read_text(encoding="utf-8")
    assert write_stored(read_stored(SourceFile(path.name, text))) == text


def test_the_answer_for_programs_says_what_it_covers():
    finished = rustrata(f"check {stored_example('RUB001', FAILING)} --format json")
    answer = json.loads(finished.out)
    assert finished.code == 1
    assert answer["check"]["verdict"] == "undefined behaviour"
    assert answer["check"]["coverage"]["schedules"] == "one"
    assert answer["check"]["coverage"]["models"][0].startswith("tree-borrows")


def test_the_model_that_is_named_decides_alone():
    path = EXAMPLES / "read_of_neighbour.mir"
    assert "note[SB001]" in reported(path)
    assert "error[SB001]" in reported(path, "--aliasing stacked-borrows")
    assert reported(path, "--aliasing tree-borrows") == ""
    assert reported(path, "--aliasing none") == ""


@pytest.mark.parametrize(
    ("code", "status"), [("RUB001", 1), ("RST010", 1), ("RST014", 3), ("RST015", 3), ("RST012", 1)]
)
def test_the_exit_code_of(code: str, status: int):
    assert rustrata(f"check {stored_example(code, FAILING)} --steps 200000").code == status
    assert rustrata(f"check {stored_example(code, FIXED)} --steps 200000").code == 0


def test_what_has_no_model_is_listed_without_running():
    finished = rustrata(f"check {stored_example('RST014', FAILING)} --list-missing")
    assert "getppid" in finished.out
    assert finished.code == 3
