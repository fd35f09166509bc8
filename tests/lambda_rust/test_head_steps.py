"""The table of head steps [lang.v, head_step]: each rule, what it needs, and what it does."""

import pytest
from core_machines import entry_of

from rustrata.abstract.lambda_rust.machine import change_heap
from rustrata.abstract.lambda_rust.rules import RULES, Then, can_differ, can_equal, steps_of
from rustrata.abstract.lambda_rust.values import (
    POISON,
    WRITING,
    Cell,
    Closure,
    Heap,
    Location,
    Phase,
    Redex,
    Value,
    shown,
)

L, M, GONE = Location("b1", 0), Location("b2", 0), Location("b9", 0)
F = Closure(0, 2)
IDLE, READ, WRITTEN = Cell(0, 7), Cell(1, 7), Cell(WRITING, 7)


def heap_of(cell: Cell) -> Heap:
    return {"b1": (cell, Cell(0, 8)), "b2": (Cell(0, 9),)}


ROWS = [
    ("O-add", "1 + 1", (2, 3), IDLE, 5, IDLE),
    ("O-sub", "1 - 1", (2, 3), IDLE, -1, IDLE),
    ("O-le-true", "1 <= 1", (3, 3), IDLE, 1, IDLE),
    ("O-le-false", "1 <= 1", (4, 3), IDLE, 0, IDLE),
    ("O-proj", "1 .+ 1", (L, -5), WRITTEN, Location("b1", -5), WRITTEN),
    ("O-eq-true", "1 == 1", (L, L), IDLE, 1, IDLE),
    ("O-eq-false", "1 == 1", (L, M), WRITTEN, 0, WRITTEN),
    ("O-eq-false", "1 == 1", (0, L), IDLE, 0, IDLE),
    ("O-app", "f(1, 2)", (F, 1, 2), IDLE, Then.CALL, IDLE),
    ("O-deref-sc", "!sc x", (L,), READ, 7, READ),
    ("O-deref-na", "!na x", (L,), READ, Then.SECOND_PHASE, Cell(2, 7)),
    ("O-deref-na'", "!na x", (L,), READ, 7, IDLE),
    ("O-assign-sc", "x <-sc 1", (L, M), IDLE, POISON, Cell(0, M)),
    ("O-assign-na", "x <-na 1", (L, M), IDLE, Then.SECOND_PHASE, WRITTEN),
    ("O-assign-na'", "x <-na 1", (L, M), WRITTEN, POISON, Cell(0, M)),
    ("O-cas-fail", "cas(x, 1, 2)", (L, 1, 2), Cell(3, 7), 0, Cell(3, 7)),
    ("O-cas-suc", "cas(x, 1, 2)", (L, 7, POISON), IDLE, 1, Cell(0, POISON)),
    ("O-cas-stuck", "cas(x, 1, 2)", (L, 7, 2), READ, Then.STUCK_TERM, READ),
    ("O-alloc", "alloc(1)", (3,), IDLE, POISON, IDLE),
    ("O-case", "case 1 of [2; 3]", (1,), IDLE, Then.BRANCH, IDLE),
    ("O-fork", "fork { 1 }", (), IDLE, Then.FORK, IDLE),
]


@pytest.mark.parametrize(("rule", "form", "values", "cell", "result", "after"), ROWS)
def test_a_head_step(
    rule: str, form: str, values: tuple[Value, ...], cell: Cell, result: Value | Then, after: Cell
):
    _, expression = entry_of(f"core main = {form};")
    phase = Phase.SECOND if rule.endswith("'") else Phase.FIRST
    (step,) = steps_of(Redex(expression, phase, values), heap_of(cell))
    assert step.rule == rule
    heap = dict(heap_of(cell))
    change_heap(heap, step, "b3")
    assert heap["b1"][0] == after
    if isinstance(result, Then):
        assert step.then is result
    else:
        assert (step.then, step.value) == (Then.VALUE, result)


def test_free_takes_the_block_away_whatever_its_locks_are():
    _, expression = entry_of("core main = free(1, x);")
    heap = dict(heap_of(WRITTEN))
    (step,) = steps_of(Redex(expression, Phase.FIRST, (2, L)), heap)
    change_heap(heap, step, "")
    assert (step.rule, set(heap)) == ("O-free", {"b2"})


def test_allocation_gives_poison():
    _, expression = entry_of("core main = alloc(1);")
    heap = dict(heap_of(IDLE))
    (step,) = steps_of(Redex(expression, Phase.FIRST, (2,)), heap)
    change_heap(heap, step, "b3")
    assert heap["b3"] == (Cell(0, POISON), Cell(0, POISON))


def test_every_rule_is_in_the_table():
    assert len({rule for rule, *_ in ROWS} | {"O-free"}) == 21
    assert len(RULES) == 9


@pytest.mark.parametrize("form", ["1 == 1", "cas(x, 1, 2)"])
def test_a_pointer_to_freed_memory_may_be_equal_or_not(form: str):
    _, expression = entry_of(f"core main = {form};")
    heap = {"b1": (Cell(0, GONE),), "b2": (Cell(0, 9),)}
    values = (GONE, M) if form == "1 == 1" else (L, M, 2)
    steps = steps_of(Redex(expression, Phase.FIRST, values), heap)
    assert [(step.outcome, step.value) for step in steps] == [("equal", 1), ("different", 0)]


VALUES = (0, 1, L, M, GONE, Location("b1", 1), Location("b1", 2), F, POISON)


def test_which_values_can_be_compared():
    """``lit_eq`` and ``lit_neq``: a table of all pairs, by kinds."""
    heap = heap_of(IDLE)
    for left in VALUES:
        for right in VALUES:
            kinds = {type(left), type(right)}
            both = can_equal(heap, left, right), can_differ(left, right)
            if kinds == {int}:
                expected = left == right, left != right
            elif kinds == {Location}:
                dangling = {GONE, Location("b1", 2)} & {left, right}
                expected = left == right or bool(dangling), left != right
            elif kinds == {int, Location}:
                expected = False, 0 in {left, right}
            else:
                expected = False, False
            assert both == expected, (shown(left), shown(right))
