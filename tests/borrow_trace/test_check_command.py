"""``rustrata check``: which models judge, exit codes, and files that are not there."""

import json
from pathlib import Path

import pytest
from run_rustrata import rustrata

from rustrata.abstract.aliasing.profiles import ALIASING_MODELS

XYXY = "examples/borrows/xyxy.borrows"


def judged(aliasing: str) -> list[str]:
    """The models that judge."""
    finished = rustrata(f"check {XYXY} --format json --aliasing {aliasing}")
    return [model["model"] for model in json.loads(finished.out)["check"]["models"]]


@pytest.mark.parametrize(
    ("aliasing", "models"),
    [
        ("all", list(ALIASING_MODELS)),
        ("noalias", ["noalias"]),
        ("noalias,noalias", ["noalias"]),
        ("stacked-borrows", ["stacked-borrows-thesis", "stacked-borrows-miri-2026-08"]),
        ("tree-borrows-miri-2026-08", ["tree-borrows-miri-2026-08"]),
        ("tree-borrows-pldi25,noalias", ["tree-borrows-pldi25", "noalias"]),
    ],
)
def test_models_are_named_in_full_or_by_their_beginning(aliasing: str, models: list[str]):
    assert judged(aliasing) == models


@pytest.mark.parametrize("aliasing", ["stack", "stacked-borows", "", "all,nothing"])
def test_other_names_are_refused(aliasing: str):
    finished = rustrata(["check", XYXY, "--aliasing", aliasing])
    assert finished.code == 2
    assert "error[BOR001]" in finished.err


@pytest.mark.parametrize(
    ("text", "model", "code"),
    [
        ("let a: i32;\nread a;\n", "all", 0),
        ("let a: i32;\nlet x = &mut a;\na = 1;\nread *x;\n", "all", 1),
        ("let a: i32;\nlet x = &mut a;\na = 1;\nread *x;\n", "noalias", 0),
        ("let a: i32;\nread b;\n", "all", 2),
        (
            "let a: i32;\nlet p = &raw mut a;\np.expose_provenance();\n"
            "let w = with_exposed_provenance_mut(p);\nread *w;\n",
            "all",
            3,
        ),
    ],
)
def test_exit_codes(text: str, model: str, code: int, tmp_path: Path):
    (tmp_path / "t.borrows").write_text(text, encoding="utf-8")
    assert rustrata(f"check t.borrows --aliasing {model}", tmp_path).code == code


def test_a_trace_too_long_to_be_shown_is_judged(tmp_path: Path):
    (tmp_path / "long.borrows").write_text("let a: i32;\n" + "a = 1;\n" * 600, encoding="utf-8")
    assert rustrata("check long.borrows", tmp_path).code == 0
    assert "error[BTR005]" in rustrata("check long.borrows --full", tmp_path).err
    states = json.loads(rustrata("check long.borrows --format json", tmp_path).out)["check"]["models"][0][
        "steps"
    ]
    assert len(states) == 601
    assert all(step["state"] == [] for step in states)


def test_files_that_cannot_be_checked_or_written(tmp_path: Path):
    assert "error[CHK001]" in rustrata("check examples/mp.litmus").err
    assert "error[CLI004]" in rustrata("check nothing.borrows", tmp_path).err
    assert "error[CLI008]" in rustrata(["check", XYXY, "--svg", str(tmp_path / "no" / "a.svg")]).err
