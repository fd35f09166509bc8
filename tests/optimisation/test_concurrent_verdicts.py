"""Which optimisations of one thread among others the models of atomics justify: what the literature says.

A cell is ``ok`` or the number of accesses of the smallest context that refutes. What is refuted is searched
for up to three accesses, under RC11 alone where it takes three; what is not up to two.
"""

from functools import cache

import pytest
from every_ordering import shipped

from rustrata.programs.optimisation import FAMILIES, LIBRARY, WRITTEN, member_names
from rustrata.refinement.concurrent.judge import judge_concurrent
from rustrata.refinement.concurrent.verdict import Sound, Unsound, Unsupported

MODELS = ("rc11", "c20", "imm", "sc")


@cache
def decided(name: str, model: str, bound: int) -> str:
    match judge_concurrent(shipped(name), model, bound).verdict:
        case Sound():
            return "ok"
        case Unsound(counterexample, _):
            return str(counterexample.accesses)
        case Unsupported():
            return "-"
        case stopped:
            return str(stopped)


def verdict(name: str, model: str, expected: str) -> str:
    return decided(name, model, max(2, int(expected)) if expected.isdecimal() else 2)


# Under RC11, C++20, IMM and SC. POPL'15: Vafeiadis, Balabonski, Chakraborty, Morisset, Zappa Nardelli, on
# roach motel moves, read introduction, removed conditionals. PLDI'17: Lahav, Vafeiadis, Kang, Hur, Dreyer,
# section 7, on merging and strengthening. PLDI'11: Sevcik, on eliminations over synchronisation. PLDI'05:
# Boehm, on invented stores. LLVM #56450: updates that add nothing. IMM keeps dependencies: a compiler removes
# false ones before.
WRITTEN_PAIRS = """
roach-motel-above          ok ok ok -
roach-motel-below          ok ok ok -
roach-motel-out-above      1  1  1  -
roach-motel-out-below      2  2  2  -
atomic-in-above            ok ok ok 2
acquire-by-fence           ok ok ok ok
release-by-fence           ok ok ok ok
fence-to-acquire           3  3  3  ok
fence-to-release           3  3  3  ok
fences-by-accesses         ok ok ok ok
fence-by-update            2  2  2  ok
idempotent-update          3  3  3  ok
idempotent-release         3  3  3  ok
idempotent-seqlock         2  2  2  ok
unused-update              3  3  3  ok
unused-release-update      3  3  3  ok
merge-updates              ok ok ok ok
update-read                ok ok ok ok
write-update               ok ok ok ok
split-update               1  1  1  1
weak-to-strong             ok ok ok ok
strong-to-weak             0  0  0  0
failure-relaxed            3  3  3  ok
failed-exchange            ok ok ok ok
same-in-both               ok ok 2  ok
false-dependency           ok ok 2  ok
speculative-read           ok ok ok ok
speculative-plain-read     1  1  1  -
speculative-write          1  1  1  1
register-spill             1  1  1  1
reload                     1  1  1  1
reload-plain               ok ok ok -
read-over-acquire          ok ok ok -
read-over-release          ok ok ok -
read-over-both             3  3  3  -
dead-store-over-acquire    ok ok ok -
dead-store-over-release    ok ok ok -
"""
ROWS = {name: cells for name, *cells in map(str.split, WRITTEN_PAIRS.strip().splitlines())}


def test_the_table_has_every_pair_that_is_written():
    assert sorted(ROWS) == list(WRITTEN)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_verdicts_of_the_literature(name: str):
    asked = list(zip(MODELS, ROWS[name], strict=True))
    if "3" in ROWS[name]:
        asked = asked[:1]
    assert [verdict(name, model, cell) for model, cell in asked] == [cell for _, cell in asked]


# PLDI'17, section 7: `X` where adjacent accesses of different locations may not change places.
KINDS = ["Rrlx", "Racq", "Rsc", "Wrlx", "Wrel", "Wsc", "Urlx", "Uar", "Usc"]
RC11_REORDERINGS = """
Rrlx  . . . X X X X X X
Racq  X X X X X X X X X
Rsc   X X X X X X X X X
Wrlx  . . . . X X . X X
Wrel  . . . . X X . X X
Wsc   . . X . X X . X X
Urlx  . . . X X X X X X
Uar   X X X X X X X X X
Usc   X X X X X X X X X
"""


def test_the_reorderings_of_rc11():
    table = {first: cells for first, *cells in map(str.split, RC11_REORDERINGS.strip().splitlines())}
    found = {
        first: ["." if decided(f"reorder:{first},{second}", "rc11", 2) == "ok" else "X" for second in KINDS]
        for first in KINDS
    }
    assert found == table


@pytest.mark.parametrize("names", ["Rrlx,Wrlx", "Rrlx,Urlx", "Urlx,Wrlx", "Urlx,Urlx"])
def test_without_the_axiom_on_thin_air_relaxed_writes_move_up_over_reads(names: str):
    assert decided(f"reorder:{names}", "rc11", 2) == "2"
    assert decided(f"reorder:{names}", "rust", 2) == "2"
    assert decided(f"reorder:{names}", "c20", 2) == "ok"


def test_sequential_consistency_reorders_nothing():
    assert {decided(f"reorder:{a},{b}", "sc", 2) for a in KINDS for b in KINDS} == {"2"}


def test_plain_accesses_change_places_where_neither_side_synchronises():
    """POPL'15, section 5: reorderings of non-atomic accesses, and into critical sections."""
    for first in ("Rna", "Wna"):
        for second in ("Rna", "Wna", "Rrlx", "Racq", "Wrlx", "Facq"):
            assert decided(f"reorder:{first},{second}", "rc11", 2) == "ok", (first, second)
        for second in ("Wrel", "Wsc", "Uar", "Frel", "Fsc"):
            expected = "ok" if second in ("Frel", "Fsc") else "2"
            assert decided(f"reorder:{first},{second}", "rc11", 2) == expected, (first, second)


@pytest.mark.parametrize("family", ["strengthen", "merge-fences"])
def test_strengthening_and_merging_are_sound(family: str):
    assert {decided(name, "rc11", 2) for name in member_names(FAMILIES[family])} == {"ok"}


WEAKER = {"rlx": ("rlx",), "acq": ("rlx", "acq"), "sc": ("rlx", "acq", "sc")}


def test_a_second_read_is_left_out_where_it_is_no_stronger():
    for first, weaker in WEAKER.items():
        for second in WEAKER:
            found = decided(f"second-read:R{first},R{second}", "rc11", 2 if second in weaker else 3)
            assert found == ("ok" if second in weaker else "3"), (first, second)


def test_an_overwritten_write_is_left_out_where_it_is_no_stronger():
    """A release sequence of RC11 goes on with the writes of its thread, and one of C++20 does not [P0982]."""
    for first in ("Wrlx", "Wrel", "Wsc"):
        for second in ("Wrlx", "Wrel", "Wsc"):
            stronger = ("Wrlx", "Wrel", "Wsc").index(first) > ("Wrlx", "Wrel", "Wsc").index(second)
            bound = 3 if stronger else 2
            rc11, c20 = (decided(f"overwritten-write:{first},{second}", m, bound) for m in ("rc11", "c20"))
            assert rc11 == ("3" if stronger else "ok"), (first, second)
            assert c20 == ("3" if stronger and first == "Wsc" else "ok"), (first, second)


def test_a_read_of_what_was_just_written_is_left_out_unless_it_alone_is_sc():
    for first in ("Wrlx", "Wrel", "Wsc"):
        for second in ("Rrlx", "Racq", "Rsc"):
            refuted = second == "Rsc" and first != "Wsc"
            found = decided(f"read-after-write:{first},{second}", "rc11", 3 if refuted else 2)
            assert found == ("3" if refuted else "ok"), (first, second)


@pytest.mark.parametrize("model", ["rc11", "c20"])
def test_an_update_notices_that_an_atomic_write_after_a_read_is_gone(model: str):
    """It reads from the write, so that it comes after what is before the write."""
    assert decided("write-after-read:Rrlx,Wrlx", model, 3) == "3"
    assert decided("write-after-read:Rna,Wna", model, 2) == "ok"


@pytest.mark.parametrize("kind", ["Rrlx", "Racq", "Rsc"])
def test_atomic_reads_that_nothing_uses_come_and_go(kind: str):
    assert decided(f"new-read:{kind}", "rc11", 2) == "ok"
    assert decided(f"unused-read:{kind}", "rc11", 2) == "ok"


def test_a_plain_read_may_go_and_not_come():
    """It may race, which in C11 is undefined [POPL'15, section 6]; LLVM gives it an undefined value."""
    assert decided("unused-read:Rna", "rc11", 2) == "ok"
    assert decided("new-read:Rna", "rc11", 2) == "1"


def test_names_of_pairs_and_families_differ():
    names = [*LIBRARY, *WRITTEN, *FAMILIES]
    assert len(names) == len(set(names))
