"""The models of languages told apart, by the programs that their papers tell them apart with."""

import pytest

from rustrata.abstract.atomics import lower
from rustrata.programs.litmus import parse
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

ORDERS = {
    "rlx": "relaxed",
    "acq": "acquire",
    "rel": "release",
    "ar": "acq_rel",
    "sc": "seq_cst",
}


def order(short: str) -> str:
    return f"memory_order_{ORDERS[short]}"


def statement(text: str) -> str:
    """``x.rel=1``, ``a=x.acq``, ``fence.sc``, ``a=x.sc+1`` (an increment)."""
    left, _, right = text.partition("=")
    if text.startswith("fence."):
        return f"atomic_thread_fence({order(text[6:])});"
    if "+" in right:
        place, amount = right.split("+")
        location, short = place.split(".")
        return f"int {left} = atomic_fetch_add_explicit({location}, {amount}, {order(short)});"
    if "." in left:
        location, short = left.split(".")
        return f"atomic_store_explicit({location}, {right}, {order(short)});"
    location, short = right.split(".")
    return f"int {left} = atomic_load_explicit({location}, {order(short)});"


def allowed(model: str, program: str, condition: str) -> bool:
    threads = program.split("|")
    bodies = "".join(
        f"P{number}(atomic_int* x, atomic_int* y, atomic_int* z) {{\n"
        + "\n".join(map(statement, thread.split()))
        + "\n}\n"
        for number, thread in enumerate(threads)
    )
    text = f"C t\n{{ x = 0; y = 0; z = 0; }}\n{bodies}\nexists ({condition})\n"
    test = parse(SourceFile("t.litmus", text))
    question = Question(lower(test), load_model(model), (1,))
    return question.witness(test.condition, Budget(10**6)) is not None


LB = "a=x.rlx y.rlx=1 | b=y.rlx x.rlx=1", "0:a=1 /\\ 1:b=1"
LB_REL = "a=x.rlx y.rel=1 | b=y.rlx x.rel=1", "0:a=1 /\\ 1:b=1"
SB = "x.rel=1 a=y.acq | y.rel=1 b=x.acq", "0:a=0 /\\ 1:b=0"
SB_SC = "x.sc=1 a=y.sc | y.sc=1 b=x.sc", "0:a=0 /\\ 1:b=0"
MP_RLX = "x.rlx=1 y.rlx=1 | a=y.rlx b=x.rlx", "1:a=1 /\\ 1:b=0"
MP_SEQUENCE = "x.rlx=1 y.rel=1 y.rlx=2 | a=y.acq b=x.rlx", "1:a=2 /\\ 1:b=0"
TWO_PLUS_TWO = "x.rel=1 y.rel=2 | y.rel=1 x.rel=2", "x=1 /\\ y=1"
IRIW_FENCES = (
    "x.rlx=1 | y.rlx=1 | a=x.rlx fence.sc b=y.rlx | c=y.rlx fence.sc d=x.rlx",
    "2:a=1 /\\ 2:b=0 /\\ 3:c=1 /\\ 3:d=0",
)
IRIW_ACQ_SC = (
    "x.sc=1 | y.sc=1 | a=x.acq b=y.sc | c=y.acq d=x.sc",
    "2:a=1 /\\ 2:b=0 /\\ 3:c=1 /\\ 3:d=0",
)
Z6_U = "x.sc=1 y.rel=1 | b=y.sc+1 c=y.rlx | y.sc=3 a=x.sc", "1:b=1 /\\ 1:c=3 /\\ 2:a=0"


@pytest.mark.parametrize(
    ("model", "program", "expected"),
    [
        ("sra", TWO_PLUS_TWO, False),
        ("ra", TWO_PLUS_TWO, True),
        ("ra", SB, True),
        ("sra", SB_SC, True),
        ("ra", MP_RLX, False),
        ("ra", LB, False),
        ("c11-2011", LB, True),
        ("c11-2011", SB_SC, False),
        ("c11-2011", MP_SEQUENCE, False),
        ("c20", MP_SEQUENCE, True),
        ("c11-2011", IRIW_FENCES, True),
        ("rc11", IRIW_FENCES, False),
        ("c11-2011", IRIW_ACQ_SC, False),
        ("rc11", IRIW_ACQ_SC, True),
        ("c11-2011", Z6_U, False),
        ("rc11", Z6_U, True),
        ("imm", LB, True),
        ("imm", LB_REL, False),
        ("imm", MP_SEQUENCE, False),
        ("imm", Z6_U, False),
        ("imm", IRIW_FENCES, False),
    ],
)
def test_a_program_that_tells_models_apart(model: str, program: tuple[str, str], expected: bool):
    assert allowed(model, *program) is expected


def test_dependencies_count_in_imm_only():
    body = "int a = atomic_load_explicit({0}, memory_order_relaxed); atomic_store_explicit({1}, a * 0 + 1, "
    threads = "".join(
        f"P{number}(atomic_int* x, atomic_int* y) {{ {body.format(*places)}memory_order_relaxed); }}\n"
        for number, places in enumerate((("x", "y"), ("y", "x")))
    )
    test = parse(SourceFile("t.litmus", f"C t\n{{ x = 0; y = 0; }}\n{threads}\nexists (0:a=1 /\\ 1:a=1)\n"))
    for model, expected in (("imm", False), ("c20", True), ("c11-2011", True)):
        found = Question(lower(test), load_model(model), (1,)).witness(test.condition, Budget(10**6))
        assert (found is not None) is expected
