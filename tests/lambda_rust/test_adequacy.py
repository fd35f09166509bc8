"""Well-typed programs are never stuck: Theorem 5 of Jung's thesis, on random programs.

``tests/conformance/adequacy.py`` does the same for thousands.
"""

from functools import cache

import pytest
from adequacy_measure import RULES, Measured, measure
from well_typed import well_typed

from rustrata.typing.interfaces import INTERFACES

# Programs that together use every rule and every function of the libraries, and some more.
COVERING = (
    *(6, 11, 17, 42, 46, 84, 85, 121, 185, 222, 265, 303, 311, 333, 348, 356, 386, 395, 402, 427, 436, 459),
    *(489, 504, 522, 688),
)
SEEDS = (*COVERING, *range(10_000, 10_060))


@cache
def measured() -> Measured:
    return measure(SEEDS)


def test_every_program_is_typed_and_its_derivations_are_accepted():
    assert measured().rejected == []


def test_no_program_is_stuck_under_any_schedule():
    assert measured().stuck == []
    assert measured().cut == [], "every schedule was seen"


def test_every_rule_is_used():
    assert measured().unused() == set()
    assert measured().rules.keys() <= RULES


def test_every_function_of_the_libraries_is_used():
    assert set(measured().libraries) == set(INTERFACES)


def test_some_programs_start_threads():
    assert measured().with_threads >= 10
    assert measured().most_states > 10


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_seed_is_a_program(seed: int):
    assert well_typed(seed) == well_typed(seed)
