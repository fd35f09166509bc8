"""Programs whose formula is too long to write down, or whose answer, get one that says so, soon."""

from time import process_time

import pytest

from rustrata.programs.litmus import parse
from rustrata.refinement.judge import JudgeOptions, Verdict, judge
from rustrata.source import SourceFile


def test_hundreds_of_accesses_to_one_location_are_too_many():
    rows = "\n".join([" STR W2,[X3] | LDR W1,[X1] ;"] * 60)
    text = f"AArch64 t\n{{0:X3=x; 1:X1=x; 0:X2=1;}}\n P0 | P1 ;\n{rows}\nexists (1:X1=1)\n"
    started = process_time()
    judgement = judge(parse(SourceFile("t.litmus", text)), "aarch64", JudgeOptions(steps=2000))
    assert process_time() - started < 10
    assert judgement.verdict is Verdict.UNKNOWN
    assert "121 events" in judgement.incomplete


def counter(threads: int) -> str:
    """Threads that increment one location, and see a different value each."""
    body = "{ int r0 = atomic_fetch_add_explicit(c, 1, memory_order_relaxed); }"
    heads = "\n".join(f"P{thread}(atomic_int* c) {body}" for thread in range(threads))
    shown = " ".join(f"{thread}:r0;" for thread in range(threads))
    return f"C INC\n{{}}\n{heads}\nlocations [{shown}]\nexists (c=0)\n"


@pytest.mark.parametrize(("steps", "whole"), [(2000, True), (100, False)])
def test_an_answer_has_no_more_states_than_the_search_has_steps(steps: int, whole: bool):
    judgement = judge(parse(SourceFile("t.litmus", counter(5))), "c20", JudgeOptions(steps=steps))
    assert (len(judgement.states) == 120) is whole
    assert bool(judgement.incomplete) is not whole


@pytest.mark.parametrize("many", [80, 600])
def test_an_access_at_no_location_may_be_on_a_path_that_is_longer_than_all_others(many: int):
    loads = "\n".join([" | LDR W7,[X6] ;"] * many)
    text = (
        "AArch64 t\n{0:X1=x; 1:X1=x; 1:X6=x;}\n P0 | P1 ;\n STR W1,[X1] | LDR W0,[X1] ;\n"
        f" | CBZ W0,L ;\n{loads}\n | LDR W5,[X9] ;\n | L: ;\nexists (1:X0=1)\n"
    )
    started = process_time()
    judgement = judge(parse(SourceFile("t.litmus", text)), "aarch64", JudgeOptions(steps=2000))
    assert judgement.incomplete
    assert process_time() - started < 10
