"""Models of the standard library against the compiled program: the same output, and no finding.

``outputs/NAME.rs`` is a program, ``NAME.out`` what it prints when rustc has compiled it, ``NAME.mir`` its
stored MIR. Programs whose MIR is too large to be kept need a rustc.
"""

import re
import shutil
from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_store import OUTPUTS, kept_output

from rustrata.programs.rust import std_library
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile

PROGRAMS = sorted(OUTPUTS.glob("*.rs"))
STORED = [path for path in PROGRAMS if kept_output(path).exists()]
WITHOUT = [path for path in PROGRAMS if path not in STORED]
NEEDS_RUSTC = pytest.mark.skipif(shutil.which("rustc") is None, reason="its MIR is not stored: needs rustc")


def name(path: Path) -> str:
    """A program's name."""
    return path.stem


def runs_like_the_compiled_program(file: Path, source: Path) -> None:
    """Nothing is found, and what is printed is what the compiled program prints."""
    checked = rustrata(f"check {file} --leaks")
    printed = source.with_suffix(".out").read_text(encoding="utf-8")
    assert checked.out.startswith(printed)
    assert ": no undefined behaviour " in checked.out.removeprefix(printed).partition("\n")[0]
    assert checked.code == 0


@pytest.mark.parametrize("source", STORED, ids=name)
def test_a_stored_program_runs_like_the_compiled_one(source: Path):
    runs_like_the_compiled_program(kept_output(source), source)


@NEEDS_RUSTC
@pytest.mark.parametrize("source", WITHOUT, ids=name)
def test_a_program_runs_like_the_compiled_one(source: Path):
    runs_like_the_compiled_program(source, source)


@pytest.mark.parametrize("source", STORED, ids=name)
def test_what_is_stored_is_the_source(source: Path):
    kept = kept_output(source)
    stored = read_stored(SourceFile(kept.name, kept.read_text(encoding="utf-8")))
    assert stored.original == source.read_text(encoding="utf-8"), "run `make mir`"


def test_the_stored_bodies_are_those_of_the_source():
    source = Path(std_library.__file__).with_name("std_bodies.rs").read_text(encoding="utf-8")
    named = re.findall(r"^    /// (\S.*)$", std_library.expanded(source), re.MULTILINE)
    stored = [body for name in std_library.index() for body in std_library.stored_bodies(name)]
    assert len(stored) == len(named), "run `make mir`"
    assert all(body in std_library.stored_bodies(body.pattern.name) for body in stored)
    assert all(std_library.read_body(body).function.generics == body.generics for body in stored)


def test_the_index_is_that_of_the_stored_bodies():
    folder = Path(std_library.__file__).parent
    bodies = (folder / std_library.FILE).read_text(encoding="utf-8")
    assert (folder / std_library.INDEX).read_text(encoding="utf-8") == std_library.index_text(bodies), (
        "run `make mir`"
    )
