"""Executions of hundreds of events are drawn in a time that grows with the number of their edges."""

from itertools import combinations
from pathlib import Path
from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from run_rustrata import rustrata

from rustrata.relational.relation import relations
from rustrata.views.picture import _immediate


@given(st.permutations(range(6)), st.sets(st.sampled_from(list(combinations(range(6), 2)))))
def test_an_edge_is_immediate_when_nothing_is_between(ranks: list[int], pairs: set[tuple[int, int]]):
    algebra = relations(6)
    order = algebra.closure(algebra.relation((ranks[a], ranks[b]) for a, b in pairs))
    every = set(algebra.pairs(order))
    wanted = {(a, b) for a, b in every if not any((a, k) in every and (k, b) in every for k in range(6))}
    assert set(_immediate(algebra, order)) == wanted


def test_a_test_of_hundreds_of_loads_is_answered_soon(tmp_path: Path):
    rows = "\n".join([" lw x5,0(x6) | lw x5,0(x6) ;"] * 160)
    stores = " sw x7,0(x8) | sw x7,0(x8) ;"
    text = (
        "RISCV LB\n{ 0:x6=x; 0:x7=1; 0:x8=y; 1:x6=y; 1:x7=1; 1:x8=x; }\n P0 | P1 ;\n"
        f"{rows}\n{stores}\nexists (0:x5=1)\n"
    )
    (tmp_path / "LB.litmus").write_text(text)
    started = process_time()
    found = rustrata("litmus LB.litmus --steps 2000", tmp_path)
    assert process_time() - started < 10
    assert found.code in {0, 3}
