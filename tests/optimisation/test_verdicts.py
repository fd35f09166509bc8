"""Which optimisations the models justify: the pairs of the thesis, of the papers on Stacked Borrows and Tree
Borrows, and of the language's reference texts.

In a row stand the verdicts under Stacked Borrows as in the thesis and in Miri, Tree Borrows as in PLDI'25, in
Miri, and with implicit writes, and LLVM's `noalias`: ``ok`` for no counterexample with two steps, else the
steps of the smallest.
"""

from dataclasses import replace

import pytest
from shipped_verdicts import BOUND, judgements_under

from rustrata.programs.optimisation import LIBRARY, Extra, parse, read_shipped
from rustrata.refinement.optimisation.judge import Judge, Judgement
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Unsound

CORE = """
ex1                                 ok ok  ok ok ok  1
ex1-up                              ok ok  ok ok ok  1
ex1-up-first                        ok ok  ok ok ok  1
ex1-up-first-protected              ok ok  ok ok ok  1
ex1-down                            ok ok  ok ok ok  2
ex1-down-unprotected                1  1   1  1  1   1
ex2                                 ok ok  ok ok ok  1
ex2-up                              ok ok  ok ok ok  1
ex2-down                            ok ok  ok ok ok  1
ex2-down-unprotected                1  1   1  1  1   1
ex3                                 ok ok  ok ok ok  ok
ex3-unprotected                     1  1   1  1  1   1
ex3-down                            ok ok  ok ok ok  ok
ex3-down-active                     ok ok  ok ok ok  ok
ex3-down-unprotected                1  1   1  1  1   1
write-up-first                      ok ok  1  1  ok  1
ex17                                ok ok  ok ok ok  ok
read-read                           1  1   ok ok ok  ok
read-read-shared                    ok ok  ok ok ok  ok
swap-retags                         1  1   ok ok ok  ok
insert-read-shared                  ok ok  ok ok ok  1
insert-read-shared-end              ok ok  ok ok ok  1
insert-read-shared-end-unprotected  1  1   1  1  1   1
insert-read-mut-end                 ok ok  ok ok ok  1
insert-read-mut-end-unprotected     1  1   1  1  1   1
write-back                          ok ok  1  1  ok  1
delete-read                         ok ok  ok ok ok  ok
delete-read-protected               ok ok  ok ok ok  ok
delete-reborrow-shared              ok ok  ok ok ok  ok
delete-reborrow-mut                 ok ok  ok ok ok  ok
delete-reborrow-protected           ok ok  ok ok ok  ok
insert-reborrow-shared              1  1   1  1  1   1
insert-reborrow-used                ok ok  ok ok ok  ok
inline-shared                       ok ok  ok ok ok  ok
inline-mut                          ok ok  ok ok ok  ok
outline-shared                      1  1   1  1  1   2
noalias-swap                        ok ok  ok ok ok  ok
noalias-swap-unprotected            ok ok  0  0  0   0
dead-store                          ok ok  ok ok ok  ok
redundant-load                      ok ok  ok ok ok  ok
store-to-load                       ok ok  ok ok ok  ok
"""

EXTENDED = """
cell-read-down                      2  1   1  1  1   1
cell-redundant-load                 ok ok  ok ok ok  ok
cell-mut-down                       ok ok  ok ok ok  ok
cell-mut-reuse                      ok ok  ok ok ok  1
cell-mut-write-end                  ok ok  1  1  ok  1
cell-neighbour-down                 ok ok  1  ok ok  1
cell-part-down                      1  1   1  1  1   1
two-phase-plain                     ok 0   ok ok ok  ok
two-phase-read-down                 0  ok  ok ok ok  ok
free-dead-store                     ok ok  ok ok ok  ok
free-down                           ok ok  ok ok ok  ok
free-up                             1  1   1  1  1   1
box-read-down                       1  ok  ok ok ok  2
box-read-down-known                 1  1   1  1  1   1
insert-read-before-free             ok ok  ok ok ok  1
halves-swap-writes                  ok ok  ok ok ok  ok
halves-read-up                      ok ok  ok ok ok  1
halves-write-down                   ok ok  ok ok ok  ok
halves-widen                        1  1   2  2  1   ok
two-swap-writes                     1  1   1  1  1   1
two-swap-writes-mut                 ok ok  ok ok ok  ok
delete-expose                       ok ok  ok ok ok  ok
delete-expose-reborrow              ok 2   ok 2  2   ok
"""


def rows(table: str) -> dict[str, list[str]]:
    return {name: verdicts for name, *verdicts in map(str.split, table.strip().splitlines())}


def word(judgement: Judgement) -> str:
    verdict = judgement.verdict
    return str(verdict.counterexample.steps) if isinstance(verdict, Unsound) else "ok"


def decided(names: dict[str, list[str]]) -> dict[str, list[str]]:
    """The table of these pairs."""
    return {name: [word(judgements_under(model)[name]) for model in OPTIMISATION_MODELS] for name in names}


def test_the_tables_have_every_shipped_pair():
    assert sorted([*rows(CORE), *rows(EXTENDED)]) == list(LIBRARY)
    assert len(rows(CORE)) >= 40
    assert len(rows(EXTENDED)) >= 12


def test_the_verdicts_on_the_pairs_of_the_papers():
    assert decided(rows(CORE)) == rows(CORE)


def test_the_verdicts_on_cells_two_phase_borrows_deallocation_and_two_bytes():
    assert decided(rows(EXTENDED)) == rows(EXTENDED)


@pytest.mark.parametrize(
    ("model", "extras"),
    [
        ("stacked-borrows-thesis", tuple(Extra)),
        ("stacked-borrows-miri-2026-08", tuple(Extra)),
        ("tree-borrows-miri-2026-08", (Extra.BOXES, Extra.CELLS)),
    ],
)
def test_whatever_else_a_context_may_do_the_verdicts_on_the_pairs_of_the_papers_stay(
    model: str, extras: tuple[Extra, ...]
):
    judge = Judge(OPTIMISATION_MODELS[model])
    column = list(OPTIMISATION_MODELS).index(model)
    for name, verdicts in rows(CORE).items():
        pair = replace(parse(read_shipped(name)), extras=extras)
        sound = word(judge.judge(pair, BOUND)) == "ok"
        assert sound == (verdicts[column] == "ok"), name


def test_miris_wildcards_cost_stacked_borrows_an_optimisation():
    """Miri's pointers cast from integers make a stack forget who protects it, at three steps."""
    pair = replace(parse(read_shipped("ex1")), extras=(Extra.WILDCARDS,))
    judge = Judge(OPTIMISATION_MODELS["stacked-borrows-miri-2026-08"])
    verdict = judge.judge(pair, 3).verdict
    assert isinstance(verdict, Unsound)
    assert verdict.counterexample.steps == 3


@pytest.mark.parametrize("model", ["stacked-borrows-thesis", "noalias"])
def test_bound_three_changes_nothing(model: str):
    judge = Judge(OPTIMISATION_MODELS[model])
    column = list(OPTIMISATION_MODELS).index(model)
    for name, verdicts in rows(CORE).items():
        assert word(judge.judge(parse(read_shipped(name)), 3)) == verdicts[column], name
