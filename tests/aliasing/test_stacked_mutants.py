"""Each rule of Stacked Borrows, changed, is noticed."""

import pytest
from rule_mutants import Mutant
from stacked_mutants import CHECKS, MUTANTS, notices


def test_the_model_itself_passes_every_check():
    assert [name for name, fails in CHECKS.items() if fails()] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_check_notices(mutant: Mutant):
    assert any(notices(name, mutant) for name in CHECKS)
