"""A fence or a suffix of a mapping is there for a reason, or is found not to be needed.

A sample; ``tests/conformance/mapping_mutants.py`` decides the mutants of every row of every table.
"""

import pytest
from mapping_mutants import CORRECT, FENCES, Judge, mutants

from rustrata.architecture.mapping import shipped_mapping

SMALL = ("x86_64-mfence", "x86_64-leading", "aarch64-rcpc", "riscv64-a6", "riscv64-zalasr")


@pytest.mark.parametrize("name", SMALL)
def test_whatever_accesses_carry_is_needed(name: str):
    judge = Judge(4)
    for mutant in mutants(name):
        if not mutant.row.startswith("fence"):
            decision = judge.decide(mutant)
            assert decision is not None
            assert decision.test is not None, f"{mutant.row}: {mutant.dropped}"


def test_a_lock_is_needed_for_atomicity_alone():
    """Two updates of one location: neither may miss the other, with whatever ordering."""
    judge = Judge(2)
    locks = [mutant for mutant in mutants("x86_64") if "not lock" in mutant.dropped]
    assert {mutant.operation.value for mutant in locks} >= {"fetch_add", "fetch_nand", "compare_exchange"}
    assert {str(judge.decide(mutant)) for mutant in locks} == {"refuted by 2 operations"}


def test_updates_that_compute_have_the_answer_of_one_that_adds():
    judge = Judge(3)
    answers = {
        mutant.operation.value: judge.decide(mutant)
        for mutant in mutants("aarch64-lse")
        if mutant.ordering.value == "Acquire" and mutant.operation.value.startswith("fetch_")
    }
    assert len(answers) == 7
    assert len(set(map(str, answers.values()))) == 1
    assert len(judge.known) == 1


@pytest.mark.parametrize("name", CORRECT)
def test_every_fence_of_every_table_is_dropped_once(name: str):
    table = shipped_mapping(name)
    own = [row for row in table.rows.values() if row.place.source.name == f"{name}.toml"]
    fences = sum(line.mnemonic in FENCES[table.target] for row in own for line in row.template)
    assert sum(mutant.dropped.startswith("no ") for mutant in mutants(name)) == fences
