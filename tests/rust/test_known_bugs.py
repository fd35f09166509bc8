"""Bugs found in real code, as small programs: found in the buggy one, not in the fixed one."""

import re

import pytest
from known_bugs import NO_MODEL, STACKED, TREE, KnownBug, known_bugs, table
from run_rustrata import ROOT, rustrata

BUGS = known_bugs()
FOUND = re.compile(r":(\d+):\d+: (?:error|note)\[(\w+)\]")
POINTERS_TOO_FAR = {"btree_insert", "ryu_digits", "sort_insertion", "windows_env"}
"""A pointer made from a reference to a part, and used beyond it."""
STORED_BYTES = 60_000


def check(bug: KnownBug, which: str, model: str) -> tuple[list[tuple[str, str]], int]:
    finished = rustrata(f"check {bug.stored(which)} --leaks --aliasing {model} --format short")
    return FOUND.findall(finished.out + finished.err), finished.code


@pytest.mark.parametrize("model", [TREE, STACKED, NO_MODEL])
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_bug_is_found_at_its_line(bug: KnownBug, model: str):
    expected = bug.expected(model)
    assert check(bug, "buggy", model) == (expected, 1 if expected else 0)


@pytest.mark.parametrize("model", [TREE, STACKED])
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_corrected_program_is_clean(bug: KnownBug, model: str):
    assert check(bug, "fixed", model) == ([], 0)


def test_the_models_part_where_nothing_of_others_is_written():
    parting = {bug.name for bug in BUGS if not bug.expected(TREE)}
    assert all(bug.expected(STACKED) for bug in BUGS)
    assert parting >= POINTERS_TOO_FAR
    assert parting >= {"btree_iter", "copy_within", "string_push_str", "vec_deque_drain", "vec_push"}
    assert len(parting) < len(BUGS) / 2


def test_a_disagreement_is_noted_at_its_line():
    bug = next(bug for bug in BUGS if bug.name == "copy_within")
    finished = rustrata(f"check {bug.stored('buggy')} --format short")
    assert FOUND.findall(finished.out + finished.err) == bug.expected(STACKED)
    assert finished.code == 0


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_the_programs_are_small(bug: KnownBug):
    assert all(bug.stored(which).stat().st_size < STORED_BYTES for which in ("buggy", "fixed"))
    assert bug.rule.endswith(".")


def test_the_guide_has_the_table():
    assert table() in (ROOT / "docs" / "known-bugs.md").read_text(encoding="utf-8"), (
        "paste what `python tests/kit/known_bugs.py` prints"
    )
