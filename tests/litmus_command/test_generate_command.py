"""``rustrata litmus --generate``: where tests go, several cycles, and wrong use."""

import json
from pathlib import Path

from run_rustrata import rustrata

MP = "litmus --generate 'Rfe PodRR Fre PodWW' --arch aarch64"


def test_the_test_is_printed_and_nothing_else():
    finished = rustrata(MP)
    assert finished.code == 0
    assert finished.err == ""
    assert finished.out.startswith("AArch64 MP\n")
    assert finished.out.endswith("exists (1:X0=1 /\\ 1:X2=0)\n")


def test_several_cycles_are_printed_one_after_the_other():
    finished = rustrata(f"{MP} --generate 'PodWR Fre PodWR Fre'")
    assert [line for line in finished.out.splitlines() if line.startswith("AArch64")] == [
        "AArch64 MP",
        "AArch64 SB",
    ]


def test_a_file_has_a_cycle_on_each_line(tmp_path: Path):
    (tmp_path / "cycles").write_text("# two shapes\nRfe PodRR Fre PodWW\n\n  PodRW Rfe PodRW Rfe\n")
    finished = rustrata("litmus --generate @cycles --arch ppc -o tests", tmp_path)
    assert finished.out == "tests/MP.litmus\ntests/LB.litmus\n"
    assert (tmp_path / "tests" / "LB.litmus").read_text().startswith("PPC LB\n")


def test_a_mistake_in_a_file_has_its_line(tmp_path: Path):
    (tmp_path / "cycles").write_text("Rfe PodRR Fre PodWW\nRfe PodRR Fra PodWW\n")
    finished = rustrata("litmus --generate @cycles --arch ppc --format short", tmp_path)
    assert finished.code == 2
    assert finished.out.startswith("cycles:2:11: error[GEN001]")


def test_rotations_of_a_cycle_are_one_file(tmp_path: Path):
    finished = rustrata(f"{MP} --generate 'PodWW Rfe PodRR Fre' -o .", tmp_path)
    assert finished.out == "MP.litmus\n"


def test_what_is_written_can_be_judged(tmp_path: Path):
    rustrata(f"{MP} -o .", tmp_path)
    finished = rustrata("litmus MP.litmus --format herd", tmp_path)
    assert "Observation MP Sometimes 1 3" in finished.out


def test_json_has_the_texts():
    answer = json.loads(rustrata(f"{MP} --format json").out)
    (test,) = answer["tests"]
    assert (test["name"], test["dialect"], test["cycle"]) == ("MP", "AArch64", "PodWW Rfe PodRR Fre")
    assert test["text"] == rustrata(MP).out


def test_a_dialect_is_needed_and_files_are_not():
    for words in ("litmus --generate 'Rfe PodRR Fre PodWW'", f"{MP} examples/mp.litmus", "litmus"):
        finished = rustrata(f"{words} --format short")
        assert finished.code == 2
        assert "error[CLI002]" in finished.out


def test_an_unknown_dialect_is_told():
    finished = rustrata("litmus --generate 'Rfe PodRR Fre PodWW' --arch arch64")
    assert finished.code == 2
    assert "did you mean `aarch64`?" in finished.err


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "taken").write_text("")
    finished = rustrata(f"{MP} -o taken", tmp_path)
    assert finished.code == 2
    assert "error[CLI008]" in finished.err
