"""Each rule of Tree Borrows, changed, is noticed; most changes also by an optimisation that they break."""

import pytest
from rule_mutants import Mutant
from tree_checks import CHECKS
from tree_mutants import MUTANTS, breaks, killers


def test_the_model_itself_passes_every_check():
    assert [name for name, fails in CHECKS.items() if fails()] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_check_notices(mutant: Mutant):
    assert next(killers(mutant), None) is not None


@pytest.mark.parametrize(
    "mutant", [mutant for mutant in MUTANTS if mutant.breaks], ids=lambda mutant: mutant.name
)
def test_an_optimisation_is_decided_otherwise(mutant: Mutant):
    assert breaks(mutant)


def test_where_no_optimisation_is_broken_it_is_said_why():
    assert all((mutant.breaks is None) == bool(mutant.because) for mutant in MUTANTS)
