"""Codes of compiling and reading Rust programs: everything that is said, and the command that has none."""

from difflib import unified_diff
from pathlib import Path

import pytest
from run_rustrata import ROOT, rustrata
from rust_folder import lay_rust

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example

GOLDEN = ROOT / "tests" / "rust" / "commands"
CODES = sorted(
    code
    for code, record in RECORDS.items()
    if code.startswith(("MIR", "RST")) and record.kind is Example.COMMAND
)


def said(command: str, folder: Path) -> str:
    lay_rust(folder)
    finished = rustrata(command.removeprefix("rustrata "), folder)
    text = f"$ {command}\n{finished.out}{finished.err}--- exit code {finished.code}\n"
    return text.replace(str(folder), "FOLDER")


@pytest.mark.parametrize("code", CODES)
def test_what_is_said_of(code: str, tmp_path: Path, request: pytest.FixtureRequest):
    actual = said(RECORDS[code].failing, tmp_path)
    golden = GOLDEN / f"{code}.out"
    if request.config.getoption("bless"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(actual, encoding="utf-8")
    kept = golden.read_text(encoding="utf-8") if golden.exists() else ""
    diff = unified_diff(kept.splitlines(), actual.splitlines(), golden.name, "now", lineterm="")
    assert kept == actual, "\n".join([*diff, "to accept it: pytest tests/rust/test_command_codes.py --bless"])
    assert f"error[{code}]" in kept


@pytest.mark.parametrize("code", CODES)
def test_the_corrected_command_has_it_not(code: str, tmp_path: Path):
    assert f"[{code}]" not in said(RECORDS[code].fixed, tmp_path)


def test_no_output_is_kept_of_a_code_that_is_gone():
    assert sorted(path.stem for path in GOLDEN.iterdir()) == CODES
