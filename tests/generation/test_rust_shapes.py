"""The shapes of ``examples/shapes``, written by hand in Rust, are what their cycles generate."""

from pathlib import Path

import pytest
from run_rustrata import ROOT

from rustrata.executions.expressions import Constant
from rustrata.executions.outcomes import And, Equals, MemoryAt
from rustrata.programs.litmus import Dialect, LitmusTest, Load, Store, parse, read
from rustrata.programs.litmus.generate import generate
from rustrata.refinement.judge import JudgeOptions, judge
from rustrata.source import SourceFile, Span

CYCLES = {
    "mp": "PodWW Rfe PodRR Fre",
    "sb": "PodWR Fre PodWR Fre",
    "lb": "PodRW Rfe PodRW Rfe",
    "s": "PodWW Rfe PodRW Coe",
    "r": "PodWW Coe PodWR Fre",
    "2+2w": "PodWW Coe PodWW Coe",
    "wrc": "Rfe PodRW Rfe PodRR Fre",
    "iriw": "Rfe PodRR Fre Rfe PodRR Fre",
    "corr": "Rfe PosRR Fre",
}
ORDERINGS = {"rlx": {"R": "Rlx", "W": "Rlx"}, "ra": {"R": "Acq", "W": "Rel"}, "sc": {"R": "Sc", "W": "Sc"}}
ENDS = {"Rfe": "WR", "Fre": "RW", "Coe": "WW"}
FILES = [
    ROOT / "examples" / "shapes" / f"{shape}+{strength}.litmus" for shape in CYCLES for strength in ORDERINGS
]
SAME_ORDER = [path for path in FILES if not path.stem.startswith(("2+2w", "iriw"))]
"""Those that put threads and values in diy's order."""


def annotated(shape: str, strength: str) -> str:
    orders = ORDERINGS[strength]
    words = CYCLES[shape].split()
    ends = [ENDS.get(word, word[-2:]) for word in words]
    return " ".join(f"{word}{orders[a]}{orders[b]}" for word, (a, b) in zip(words, ends, strict=True))


def accesses(test: LitmusTest) -> list[list[tuple[object, ...]]]:
    """What each thread does, without the names of registers."""
    threads: list[list[tuple[object, ...]]] = []
    for thread in test.threads:
        threads.append([])
        for statement in thread.body:
            match statement:
                case Load(_, location, ordering):
                    threads[-1].append(("R", location, ordering))
                case Store(location, Constant(value), ordering):
                    threads[-1].append(("W", location, value, ordering))
    return threads


def asked(test: LitmusTest) -> tuple[list[tuple[str, int]], list[tuple[int, int]]]:
    """What the condition asks of locations, and of the registers of each thread."""
    terms = test.condition.operands if isinstance(test.condition, And) else (test.condition,)
    equations = [term for term in terms if isinstance(term, Equals)]
    cells = [(e.observable.location, e.value) for e in equations if isinstance(e.observable, MemoryAt)]
    registers = [(e.observable.thread, e.value) for e in equations if not isinstance(e.observable, MemoryAt)]
    return sorted(cells), registers


def made_for(path: Path) -> LitmusTest:
    shape, _, strength = path.stem.rpartition("+")
    cycle = annotated(shape, strength)
    made = generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), Dialect.RUST)
    test = parse(SourceFile(made.name, made.text))
    assert isinstance(test, LitmusTest)
    return test


@pytest.mark.parametrize("path", SAME_ORDER, ids=lambda path: path.stem)
def test_threads_and_condition_are_those_of_the_example(path: Path):
    ours, theirs = made_for(path), read(path)
    assert isinstance(theirs, LitmusTest)
    assert accesses(ours) == accesses(theirs)
    assert asked(ours) == asked(theirs)


@pytest.mark.parametrize("model", ["c20", "rc11", "sc"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_models_say_the_same_of_both(path: Path, model: str):
    ours, theirs = (judge(test, model, JudgeOptions()) for test in (made_for(path), read(path)))
    assert (ours.seen, len(ours.states)) == (theirs.seen, len(theirs.states))
