"""What the reductions save, and that wrong rules are told from right ones by the other machine."""

from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from core_machines import entry_of, explored, machine_of
from drawn_core import sharing_threads, two_threads
from run_rustrata import ROOT
from substituted_core import explore_by_substitution

from rustrata.abstract.lambda_rust import Detail, LambdaRustMachine, locality, machine, rules
from rustrata.abstract.lambda_rust.rules import Step, Steps
from rustrata.abstract.lambda_rust.values import Cell, Heap, Redex
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.exploration.explorer import Limits, StopReason, explore
from rustrata.programs.lambda_rust import core, lower, parse, run_of
from rustrata.source import SourceFile
from rustrata.typing.library_values import library_of

LIBRARIES = ROOT / "examples" / "lambda_rust" / "libraries"


def example(name: str, detail: Detail) -> LambdaRustMachine:
    program = parse(SourceFile(name, (LIBRARIES / f"{name}.lr").read_text(encoding="utf-8")))
    main = core.Variable("main", program.span)
    return LambdaRustMachine(lower(program, library_of(program)), run_of(main, program.span), detail)


@pytest.mark.parametrize(("name", "states"), [("arc", 400), ("weak", 250), ("mutex", 200), ("rwlock", 150)])
def test_three_threads_and_an_arc_are_few_states(name: str, states: int):
    found = check(example(name, Detail.UNTIL_SEEN), EverySchedule(10_000))
    assert (found.undefined, found.leak, found.deadlock, found.stopped) == (None, None, None, None)
    assert found.states is not None
    assert found.states <= states
    full = explore(example(name, Detail.HEAD_STEP), limits=Limits(states=10 * states), reduce=False)
    assert full.stop is StopReason.STATE_LIMIT


def test_a_loop_that_allocates_and_frees_has_an_end():
    text = "core main = (rec f() := let x = alloc(1) in x <-na 0; free(1, x); f())();"
    assert explore(machine_of(text)).complete
    assert explore(machine_of(text, Detail.HEAD_STEP), reduce=False).complete


def test_blocks_are_named_by_their_threads():
    text = "core main = fork { alloc(1); fork { alloc(1) }; alloc(1) }; alloc(1);"
    found = explore(machine_of(text))
    assert [[block for block, _ in state.heap] for state in found.final_states] == [
        ["b1", "b1@0.1", "b1@0.1.1", "b2@0.1"]
    ]
    assert found.states <= 5


def reads_what_is_written(redex: Redex, heap: Heap) -> Steps:
    unlocked = {
        block: tuple(Cell(max(cell.lock, 0), cell.value) for cell in cells) for block, cells in heap.items()
    }
    return rules.read(redex, unlocked)


def writes_what_is_read(redex: Redex, heap: Heap) -> Steps:
    unlocked = {
        block: tuple(Cell(min(cell.lock, 0), cell.value) for cell in cells) for block, cells in heap.items()
    }
    return rules.write(redex, unlocked)


def frees_parts(redex: Redex, heap: Heap) -> Steps:
    size, place = redex.values
    return rules.free(redex._replace(values=(2 if size == 1 else size, place)), heap) or rules.free(
        redex, heap
    )


def compares_for_sure(redex: Redex, heap: Heap) -> Steps:
    return rules.binary(redex, heap)[-1:]


def swaps_for_sure(redex: Redex, heap: Heap) -> Steps:
    return rules.cas(redex, heap)[:1]


def swaps_what_is_read(redex: Redex, heap: Heap) -> Steps:
    unlocked = {
        block: tuple(Cell(min(cell.lock, 0), cell.value) for cell in cells) for block, cells in heap.items()
    }
    return rules.cas(redex, unlocked)


def reads_at_once(redex: Redex, heap: Heap) -> Steps:
    return tuple(
        Step("O-deref-sc", rules.Then.VALUE, cell.value)
        for cell in [rules.cell_at(heap, redex.values[0])]
        if cell is not None and cell.lock >= 0
    )


MUTANTS: dict[str, tuple[type[core.Expression], Callable[[Redex, Heap], Steps]]] = {
    "a read does not look at W": (core.Read, reads_what_is_written),
    "a write does not look at R": (core.Write, writes_what_is_read),
    "half a block can be freed": (core.Free, frees_parts),
    "a freed pointer has one answer": (core.Binary, compares_for_sure),
    "cas of a freed pointer has one answer": (core.Cas, swaps_for_sure),
    "cas does not look at R": (core.Cas, swaps_what_is_read),
    "a non-atomic read is one step": (core.Read, reads_at_once),
}


TEXTS = (
    "core main = let x = alloc(2) in free(1, x);",
    "core main = let d = alloc(1) in let e = alloc(1) in free(1, d); let r = d == e in free(1, e); r;",
    "core main = let x = alloc(1) in let y = alloc(1) in let z = alloc(1) in "
    "x <-sc z; free(1, z); cas(x, y, 0);",
    "core main = let c = alloc(1) in let x = alloc(1) in x <-sc 0; c <-sc x; fork { !sc c <-sc 1 }; !sc x;",
    *(draw(Random(f"mutants {seed}")) for seed in range(50) for draw in (two_threads, sharing_threads)),
)


@cache
def by_substitution(text: str) -> tuple[set, set] | None:
    return explore_by_substitution(entry_of(text)[1], limit=1_000)


def told_apart() -> bool:
    """Has some program other results, or is it stuck elsewhere, than by substitution?"""
    for text in TEXTS:
        expected = by_substitution(text)
        if expected is not None and explored(machine_of(text), reduce=True) != expected:
            return True
    return False


def test_the_rules_as_they_are():
    assert not told_apart()


@pytest.mark.parametrize("name", MUTANTS)
def test_a_wrong_rule_is_told_apart(name: str, monkeypatch: pytest.MonkeyPatch):
    form, rule = MUTANTS[name]
    monkeypatch.setitem(rules.RULES, form, rule)
    assert told_apart()


def test_a_wrong_reduction_is_told_apart(monkeypatch: pytest.MonkeyPatch):
    """Every access is taken for one that nobody sees."""
    monkeypatch.setattr(machine, "is_seen", lambda redex, known=None: False)
    assert told_apart()


def test_reach_goes_through_the_heap(monkeypatch: pytest.MonkeyPatch):
    """Without it, blocks that are published in a cell are taken for private ones."""
    monkeypatch.setattr(locality.Reach, "from_blocks", lambda self, blocks: frozenset(blocks))
    assert told_apart()
