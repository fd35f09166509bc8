"""Mutants of the type checker are changes of its text; some are killed here, all by ``make mutants``."""

import sys

import pytest
from run_rustrata import ROOT

sys.path.insert(0, str(ROOT / "tests" / "mutants"))

from kill_table import MUTANTS, Mutant, in_a_process, mutated


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_it_changes_the_text_of_the_checker(mutant: Mutant):
    compile(mutated(mutant), mutant.module, "exec")


def test_there_are_enough_of_them():
    assert len(MUTANTS) >= 30
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert len({mutant.rule for mutant in MUTANTS}) >= 35


@pytest.mark.parametrize(
    ("name", "way", "program"),
    [
        ("mutable references covariant", "stuck", "content of a mutable reference made shorter"),
        (
            "captures of what is not send",
            "stuck",
            "a function that captures a shared cell, in another thread",
        ),
        ("no padding", "wrong", "rustbelt.lr"),
        ("reads of a dead reference", "refuted", "a read after the end of a lifetime"),
    ],
)
def test_a_mutant_is_killed(name: str, way: str, program: str):
    (mutant,) = (mutant for mutant in MUTANTS if mutant.name == name)
    assert program in in_a_process(mutant, seeds=0)[way]
