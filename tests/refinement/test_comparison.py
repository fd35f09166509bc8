"""The smallest program that tells two models apart, of the size that is known.

Sizes: SB and LB of Alglave, Maranget, Tautschnig, TOPLAS'14, table III; MP+relseq-samethread of Lahav et al.,
PLDI'17, on the release sequences of C++11 and C++20.
"""

import pytest

from rustrata.abstract.atomics import lower
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import And, Equals
from rustrata.refinement.alphabet import parse_rust
from rustrata.refinement.comparison import CompareBound, Comparison, compare, vocabulary_of
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.model_file import read_model
from rustrata.relational.search import Budget

FAMILIES = ("load", "store", "fence", "swap")


def compared(one: str, other: str, size: int) -> Comparison:
    return compare(one, other, vocabulary_of(one, other, FAMILIES), CompareBound(size))


# Sizes of the program that the first allows and the second forbids, and the other way round.
@pytest.mark.parametrize(
    ("one", "other", "bound", "sizes"),
    [
        ("sc", "x86tso", 4, (None, 4)),
        ("c20", "rust", 4, (4, None)),
        ("c11-2011", "rc11", 4, (4, None)),
        ("rc11", "rust", 5, (5, 5)),
        ("riscv", "riscv-tso", 4, (4, None)),
        ("x86tso", "mips-pso", 4, (None, 4)),
        ("mips", "mips-pso", 4, (4, None)),
        ("aarch64", "armv7", 5, (None, 5)),
        ("ra", "sra", 4, (4, None)),
        ("c20", "c11-partial", 4, (None, None)),
    ],
)
def test_the_sizes_are_those_that_are_known(one: str, other: str, bound: int, sizes: tuple):
    found = [direction.difference for direction in compared(one, other, bound).directions]
    assert tuple(None if each is None else each.size for each in found) == sizes


@pytest.mark.parametrize(("one", "other", "bound"), [("rc11", "rust", 5), ("c11-2011", "rc11", 4)])
def test_the_programs_are_rust_and_do_tell_the_models_apart(one: str, other: str, bound: int):
    for direction in compared(one, other, bound).directions:
        if direction.difference is not None:
            program = lower(parse_rust(direction.difference.text))
            condition = And(tuple(Equals(o, value) for o, value in direction.difference.outcome.values))
            witnesses = [
                Question(program, load_model(name)).witness(condition, Budget(100_000))
                for name in (direction.allowing, direction.forbidding)
            ]
            assert witnesses[0] is not None
            assert witnesses[1] is None


def test_release_sequences_are_what_tells_rc11_from_rust():
    difference = compared("rc11", "rust", 5).directions[1].difference
    assert difference is not None
    stores = [line.strip() for line in difference.text.splitlines() if "store" in line]
    assert stores == ["x.store(1, Relaxed);", "y.store(1, Release);", "y.store(2, Relaxed);"]


def test_dependencies_are_part_of_programs_of_instructions():
    """ARMv7 lets a store be seen early by one thread, and only dependencies show it."""
    difference = compared("aarch64", "armv7", 5).directions[1].difference
    assert difference is not None
    assert any("addr on" in line or "data on" in line for lines in difference.threads for line in lines)


def test_what_only_a_choice_forbids_is_said_not_to_be_searched():
    backwards = compared("c11-2011", "rc11", 3).directions[1]
    assert backwards.difference is None
    assert "c11-2011" in backwards.incomplete


def test_a_model_of_the_user(tmp_path):
    file = tmp_path / "buffered.cat"
    file.write_text(
        '"coherence"\nacyclic po-loc | rf | co | fr as coherence\nempty rmw & (fre ; coe) as atomicity\n'
    )
    model = read_model(file)
    found = compare(model, "x86tso", vocabulary_of(model, "x86tso", FAMILIES), CompareBound(4))
    assert found.vocabulary.target == "x86_64"
    assert [d.difference is not None for d in found.directions] == [True, False]


def test_a_language_and_an_instruction_set_have_no_programs_in_common():
    with pytest.raises(RustrataError) as raised:
        vocabulary_of("c20", "aarch64")
    assert raised.value.diagnostic.code == "REF005"


def test_a_bound_is_no_answer():
    vocabulary = vocabulary_of("sc", "x86tso", FAMILIES)
    found = compare("sc", "x86tso", vocabulary, CompareBound(4, steps=1))
    assert all(direction.incomplete for direction in found.directions)
