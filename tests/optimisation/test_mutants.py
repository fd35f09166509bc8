"""The optimisations as a test of the models: with one rule changed, which claims fall?

A model can be too permissive and too strict. Optimisations notice the first; what a model must permit notices
the second (`test_stacked_mutants`, `test_tree_mutants`).
"""

from dataclasses import replace

import pytest
from rule_mutants import Mutant, mutated
from shipped_verdicts import judgements_under
from stacked_mutants import MUTANTS as STACKED
from tree_mutants import MUTANTS as TREE

from rustrata.abstract.aliasing.stack import read_2
from rustrata.programs.optimisation import Pair, parse, read_shipped
from rustrata.refinement.optimisation.judge import Judge
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Sound, Unsound

THESIS, MIRI = "stacked-borrows-thesis", "stacked-borrows-miri-2026-08"
TREES, IMPLICIT = "tree-borrows-miri-2026-08", "tree-borrows-miri-2026-08-implicit-writes"
BY_NAME = {
    **{mutant.name: mutant for mutant in (*STACKED, *TREE)},
    "a read pops what it disables": Mutant(
        "a read pops what it disables",
        read_2,
        "Stack(tuple(after), stack.unknown)",
        "Stack(tuple(item for item in after if item & 3 != 3), stack.unknown)",
    ),
}

# A mutant, the model that it is a mutant of, and the optimisations that are not sound any more.
FALLEN = {
    ("arguments are not protected", MIRI): (
        "ex1-down ex17 ex2-down ex3 ex3-down ex3-down-active insert-read-before-free "
        "insert-read-mut-end insert-read-shared-end write-back write-up-first"
    ),
    ("a read disables nothing", MIRI): (
        "ex17 ex3 ex3-down ex3-down-active noalias-swap noalias-swap-unprotected write-back write-up-first"
    ),
    ("a read pops what it disables", MIRI): "",
    ("a foreign read disables what is Unique", TREES): "read-read swap-retags",
    ("a retag accesses nothing", TREES): (
        "ex1-up-first ex1-up-first-protected ex2-up insert-read-before-free insert-read-shared"
    ),
    ("no foreign read conflicts", TREES): "noalias-swap",
    ("no access at the end of a call", TREES): (
        "ex1-down ex2-down insert-read-before-free insert-read-mut-end insert-read-shared-end"
    ),
    ("at the end of a call only reads", IMPLICIT): "write-back",
}


def one_byte(model: str) -> list[str]:
    """The shipped optimisations on one byte, with plain contexts, that are sound under a model."""
    return [
        name
        for name, judgement in judgements_under(model).items()
        if isinstance(judgement.verdict, Sound) and _is_plain(judgement.pair)
    ]


def _is_plain(pair: Pair) -> bool:
    return not pair.extras and sum(type_.size for type_ in pair.memory) == 1


def fallen(mutant: Mutant, model: str, names: list[str], threads: int = 2) -> list[str]:
    """Which of these optimisations are not sound under the mutant."""
    with mutated(mutant):
        judge = Judge(OPTIMISATION_MODELS[model])
        pairs = [replace(parse(read_shipped(name)), threads=threads) for name in names]
        return [pair.name for pair in pairs if isinstance(judge.judge(pair, 2).verdict, Unsound)]


@pytest.mark.parametrize(("name", "model"), FALLEN, ids=lambda word: word)
def test_what_falls_with_a_rule(name: str, model: str):
    assert " ".join(fallen(BY_NAME[name], model, one_byte(model))) == FALLEN[name, model]


def test_the_access_at_the_end_of_a_call_matters_only_where_calls_overlap():
    """A call of a second thread that begins within the function and ends after it."""
    mutant = BY_NAME["no access at the end of a call"]
    names = FALLEN[mutant.name, TREES].split()
    assert fallen(mutant, TREES, names, threads=1) == []
