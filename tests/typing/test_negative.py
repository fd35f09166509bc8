"""Programs that must not be typed, each refused by the right rule, at the right place."""

import pytest
from ill_typed import ILL_TYPED, IllTyped
from typing_of import rejection


@pytest.mark.parametrize("program", ILL_TYPED, ids=lambda program: f"{program.name}: {program.rule}")
def test_it_is_refused_by_the_rule(program: IllTyped):
    refused = rejection(program.text, program.profile)
    assert (refused.rule, refused.cause.value, refused.rustc) == (program.rule, program.code, program.rustc)
    assert refused.span.text == program.place
    assert refused.premise
    assert refused.needed


def test_there_are_enough_of_them():
    assert len(ILL_TYPED) >= 25
    assert len({program.name for program in ILL_TYPED}) == len(ILL_TYPED)
