"""Files and folders that are not what they should be: each is refused at its place, with what to do."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_store import FAILING, stored_example

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import find_compiler

DEADLOCK = stored_example("RST012", FAILING)
RUSTUP = """#!/bin/sh
case $1 in
which) cat >&2 <<EOF
error: toolchain 'nope' is not installed

Stack backtrace:
   0: std::backtrace::Backtrace::create
EOF
exit 1;;
*) echo "stable-x86_64 (default)";;
esac
"""


def test_what_rustup_says_comes_without_its_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rustup = tmp_path / "rustup"
    rustup.write_text(RUSTUP, encoding="utf-8")
    rustup.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(RustrataError) as caught:
        find_compiler("+nope")
    assert caught.value.diagnostic.notes == ("error: toolchain 'nope' is not installed",)
    assert caught.value.diagnostic.help == "the toolchains of rustup are stable-x86_64"


# Folders and packages


def test_a_folder_without_a_manifest(tmp_path: Path):
    (tmp_path / "src").mkdir()
    finished = rustrata("check src", tmp_path)
    assert finished.code == 2
    assert "error[CHK001]: the folder `src` has no Cargo.toml\n" in finished.err
    assert "= help: a package is the folder with its Cargo.toml" in finished.err


def test_a_folder_inside_of_a_package(tmp_path: Path):
    (tmp_path / "src").mkdir()
    (tmp_path / "Cargo.toml").write_text('[package]\nname = "a"\n', encoding="utf-8")
    assert "= help: the package around it is `Cargo.toml`\n" in rustrata("check src", tmp_path).err


@pytest.mark.parametrize("options", ["", "--tests"])
def test_a_package_without_targets(tmp_path: Path, options: str):
    (tmp_path / "Cargo.toml").write_text('[package]\nname = "a"\n', encoding="utf-8")
    finished = rustrata(f"check {options}", tmp_path)
    assert finished.code == 2
    assert "error[PKG003]: the package `a` has no target: nothing to compile\n" in finished.err


@pytest.mark.parametrize("members", ['["a"]', '["", "[", "/nowhere/*"]', "[]"])
def test_a_workspace_without_packages(tmp_path: Path, members: str):
    (tmp_path / "Cargo.toml").write_text(f"[workspace]\nmembers = {members}\n", encoding="utf-8")
    finished = rustrata("check", tmp_path)
    assert finished.code == 2
    assert "error[PKG003]: this workspace has no package\n" in finished.err


def test_a_number_in_the_place_of_a_text(tmp_path: Path):
    (tmp_path / "Cargo.toml").write_text('[package]\nname = "a"\nedition = 2021\n', encoding="utf-8")
    finished = rustrata("check", tmp_path)
    assert "error[PKG001]: `edition` is no text\n --> Cargo.toml:3:1\n" in finished.err
    assert '= help: write it in quotes: `edition = "2021"`' in finished.err


# Stored programs


def test_a_stored_program_that_is_cut_off_has_a_position_in_its_file(tmp_path: Path):
    text = DEADLOCK.read_text(encoding="utf-8")
    end = text.index("StorageLive", text.index("==== mir ===="))
    (tmp_path / "cut.mir").write_text(text[: end + 5], encoding="utf-8")
    finished = rustrata("check cut.mir", tmp_path)
    line = text[:end].count("\n") + 1
    assert finished.code == 2
    assert f"--> cut.mir:{line}:9\n" in finished.err
    assert "= help: the file is cut off or changed: write it anew" in finished.err


def test_wherever_a_stored_program_is_cut_off_it_is_refused_or_run(tmp_path: Path):
    lines = DEADLOCK.read_text(encoding="utf-8").splitlines(keepends=True)
    for end in range(0, len(lines), 7):
        (tmp_path / "cut.mir").write_text("".join(lines[:end]), encoding="utf-8")
        finished = rustrata("check cut.mir --format short", tmp_path)
        assert finished.code in (2, 3)
        assert finished.out.startswith(("cut.mir:", "example.rs:", "error[RST014]"))


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """What `--store` writes."""
    rustrata(f"check {DEADLOCK} --store kept.mir", tmp_path)
    return (tmp_path / "kept.mir").read_text(encoding="utf-8")


def test_what_store_writes_is_read_as_it_was(tmp_path: Path, kept: str):
    assert kept.startswith("rustrata stored program 1\nseal ")
    first, again = (rustrata(f"check {file} --format short", tmp_path) for file in (DEADLOCK, "kept.mir"))
    assert first == again
    rustrata("check kept.mir --store again.mir", tmp_path)
    assert (tmp_path / "again.mir").read_text(encoding="utf-8") == kept


@pytest.mark.parametrize("number", range(0, 60, 5))
def test_whatever_is_changed_of_it_is_noticed(tmp_path: Path, kept: str, number: int):
    lines = kept.splitlines(keepends=True)
    for changed in (
        lines[:number],
        lines[:number] + lines[number + 1 :],
        [*lines[:number], " ", *lines[number:]],
    ):
        (tmp_path / "kept.mir").write_text("".join(changed), encoding="utf-8")
        finished = rustrata("check kept.mir", tmp_path)
        assert finished.code == 2
        assert "error[RST004]: this is no stored program: " in finished.err


# Witnesses


@pytest.fixture
def witness(tmp_path: Path) -> dict[str, object]:
    rustrata(f"check {DEADLOCK} --schedules all --witness w.json", tmp_path)
    found: dict[str, object] = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("choices", ["a"], "LRC007"),
        ("choices", [True], "LRC007"),
        ("choices", [99], "LRC008"),
        ("models", [1], "LRC007"),
        ("models", ["nope"], "BOR001"),
        ("steps", "3", "LRC007"),
        ("schema_version", 99, "LRC007"),
        ("ended", "clean", "LRC008"),
        ("program", "nothing", "RST004"),
    ],
)
def test_a_witness_that_is_changed(
    tmp_path: Path, witness: dict[str, object], key: str, value: object, code: str
):
    (tmp_path / "w.json").write_text(json.dumps({**witness, key: value}), encoding="utf-8")
    finished = rustrata("replay w.json", tmp_path)
    assert f"error[{code}]" in finished.err
    assert finished.code in (1, 2)


@pytest.mark.parametrize("cut", [lambda text: text[: len(text) // 2], lambda text: "", lambda text: "[]"])
def test_a_witness_that_is_none(tmp_path: Path, witness: dict[str, object], cut: Callable[[str], str]):
    (tmp_path / "w.json").write_text(cut(json.dumps(witness)), encoding="utf-8")
    finished = rustrata("replay w.json", tmp_path)
    assert finished.code == 2
    assert "error[LRC007]: this is no witness" in finished.err
    assert "`rustrata check --witness`" in finished.err
