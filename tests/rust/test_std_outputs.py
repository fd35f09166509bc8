"""Models of the standard library against the compiled program: the same output, and no finding.

``outputs/NAME.rs`` is a program, ``NAME.out`` what it prints when rustc has compiled it, ``NAME.mir`` its
stored MIR. Programs whose MIR is too large to be kept need a rustc.
"""

import re
import shutil
import zlib
from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_store import OUTPUTS, kept_output, std_sources

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
    sources = "".join(map(std_library.expanded, std_sources()))
    named = re.findall(r"^    /// (\S.*)$", sources, re.MULTILINE)
    stored = [body for name in std_library.index().sections for body in std_library.stored_bodies(name)]
    assert len(stored) == len(named), "run `make mir`"
    assert all(body in std_library.stored_bodies(body.pattern.name) for body in stored)
    assert all(std_library.read_body(body).function.generics == body.generics for body in stored)


def test_what_is_packed_is_found():
    sections = [f"//// std::f::<T{number}> | T{number}\n{'fn body;' * number}" for number in range(200)]
    content, index = std_library.packed(sections)
    lengths, _, lines = index.partition("\n\n")
    assert sum(map(int, lengths.splitlines())) == len(content)
    assert len(lines.splitlines()) == len(sections)
    found = zlib.decompressobj()
    first = found.decompress(content).decode("utf-8")
    assert "".join(sections).startswith(first)
    assert len(lengths.splitlines()) > 1


def test_the_pieces_of_the_stored_bodies_are_the_whole_file():
    folder = Path(std_library.__file__).parent
    index = std_library.index()
    assert sum(index.pieces[-1]) == (folder / std_library.FILE).stat().st_size, "run `make mir`"
    ends: dict[int, int] = {}
    places = sorted(place for places in index.sections.values() for place in places)
    for piece, at, length in places:
        assert at == ends.get(piece, 0), "sections stand one after the other"
        ends[piece] = at + length
    assert list(ends) == list(range(len(index.pieces)))
