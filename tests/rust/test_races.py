"""Data races: a program for each way to race, and for each way to order two accesses, on one schedule.

A line ends in ``//~ RUB016`` where the second access stands; with the name of an aliasing model before the
code, where only that model makes it an access. The programs whose names begin with ``defined`` have no race.
"""

import re
from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_store import RACES

PROGRAMS = sorted(RACES.glob("*.rs"))
MARK = re.compile(r"//~ (?:(tree-borrows|stacked-borrows) )?(\w+)")
FOUND = re.compile(r":(\d+):\d+: (?:error|note)\[(\w+)\]")


def marks(source: Path, model: str) -> list[tuple[str, str]]:
    lines = source.read_text(encoding="utf-8").splitlines()
    found = [(str(n), mark) for n, line in enumerate(lines, 1) for mark in MARK.findall(line)]
    return [(line, code) for line, (only, code) in found if only in ("", model)]


@pytest.mark.parametrize("model", ["tree-borrows", "stacked-borrows", "none"])
@pytest.mark.parametrize("source", PROGRAMS, ids=lambda path: path.stem)
def test_the_race_of(source: Path, model: str):
    finished = rustrata(f"check {source.with_suffix('.mir')} --aliasing {model} --leaks --format short")
    wanted = marks(source, model)
    assert FOUND.findall(finished.out + finished.err) == wanted
    assert finished.code == (1 if wanted else 0)


def test_a_race_names_both_accesses():
    finished = rustrata(f"check {RACES / 'message_relaxed.mir'}")
    assert (
        "non-atomic write by thread `<unnamed-1>` at tests/rust/races/message_relaxed.rs:14:18"
        in finished.err
    )
    assert "non-atomic read by thread `main`" in finished.err
    assert "neither happens before the other" in finished.err


def test_programs_are_named_for_what_they_are():
    for source in PROGRAMS:
        raced = any(marks(source, model) for model in ("tree-borrows", "stacked-borrows"))
        assert source.stem.startswith("defined_") is not raced
