"""`rustrata optimise`: options, exit codes, and the same answers from any number of processes."""

import json
from pathlib import Path

import pytest
from run_rustrata import ROOT, rustrata

from rustrata.programs.optimisation import FAMILIES, LIBRARY, WRITTEN

PAIRS = "ex1-down ex1-down-unprotected read-read --bound 2"


def test_the_number_of_processes_changes_nothing():
    one = rustrata(f"optimise {PAIRS} --format json")
    two = rustrata(f"optimise {PAIRS} --format json -j 2")
    assert one == two
    answers = json.loads(one.out)["optimise"]
    assert len(answers) == 22
    assert {answer["verdict"] for answer in answers} == {"sound", "not sound"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ex3 --model tree-borrows", 0),
        ("reorder:Rrlx,Racq --model rc11 --bound 2", 0),
        ("reorder:Rrlx,Wrlx --model rc11,c20 --bound 2", 1),
        ("reorder:Rrlx,Racq --model noalias", 3),
        ("reorder:Rrlx,Racq --model rc11 --bound 9 --timeout 0.2", 3),
        ("reorder:Rrlx,Wac --model rc11", 2),
        ("ex3 ex3-unprotected --model noalias", 1),
        ("ex1-dwn", 2),
        ("missing.pair", 2),
        ("ex3 --model trees", 2),
        ("ex3 --model c11-2011", 2),
        ("ex3 --model rc11", 3),
        ("ex3 --model ,", 2),
        ("ex3 --context cell", 2),
        ("", 2),
        ("ex2 --model tree-borrows-miri-2026-08 --bound 9 --timeout 0.2", 3),
    ],
)
def test_the_exit_code_tells_the_answer(words: str, code: int):
    assert rustrata(f"optimise {words}").code == code


def test_a_model_that_is_nearly_right_is_suggested():
    assert "did you mean `noalias`?" in rustrata("optimise ex3 --model noalas").err


def test_the_shipped_optimisations_are_listed():
    finished = rustrata("optimise --list")
    assert [line.split()[0] for line in finished.out.splitlines()] == [
        *LIBRARY,
        *WRITTEN,
        *FAMILIES,
    ]
    listed = json.loads(rustrata("optimise --list --format json").out)
    assert [pair["name"] for pair in listed["pairs"]] == [*LIBRARY, *WRITTEN]
    assert [family["name"] for family in listed["families"]] == list(FAMILIES)


def test_a_file_is_read_and_its_context_added_to(tmp_path: Path):
    text = (ROOT / "src/rustrata/programs/optimisation/pairs/box-read-down.pair").read_text(encoding="utf-8")
    (tmp_path / "mine.pair").write_text(text, encoding="utf-8")
    finished = rustrata("optimise mine.pair --context cells --format json --model noalias", tmp_path)
    (answer,) = json.loads(finished.out)["optimise"]
    assert answer["pair"] == "mine"
    assert answer["context"] == ["boxes", "cells"]
    assert answer["steps"] == 2
