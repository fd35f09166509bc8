"""The eighteen causes of undefined behaviour, each with a program that is one step away from it."""

import pytest
from core_machines import machine_of

from rustrata.abstract.lambda_rust import LambdaRustMachine, State
from rustrata.abstract.lambda_rust.stuck import RACES, Cause
from rustrata.abstract.lambda_rust.verdicts import (
    EverySchedule,
    Findings,
    RandomSchedules,
    check,
    undefined_behaviour,
)
from rustrata.diagnostics.catalogue import RECORDS
from rustrata.exploration.explorer import Run, explore

CELL = "let x = alloc(1) in "
SPIN = "(rec wait(n) := if n <= 0 then poison else wait(n - 1))(2)"

CAUSES: dict[Cause, list[tuple[str, str]]] = {
    Cause.FREE_VARIABLE: [
        ("y", "let y = 1 in y"),
        ("1; y", "if false then y else 2"),
        ("(rec f(x) := if x then 1 else y)(1)", "(rec f(y) := if y then 1 else y)(1)"),
    ],
    Cause.NOT_A_FUNCTION: [("1(2)", "(rec f(x) := x)(2)"), ("poison()", "(rec f() := poison)()")],
    Cause.WRONG_ARITY: [("(rec f(x) := x)()", "(rec f() := 1)()")],
    Cause.ARITHMETIC: [
        ("1 + poison", "1 + 2"),
        (f"{CELL} x - 1", f"{CELL} x .+ (0 - 1)"),
        ("(rec f() := 1) <= 2", "(rec f() := 1)() <= 2"),
    ],
    Cause.ORDER_OF_POINTERS: [(f"{CELL} x <= x", f"{CELL} x == x"), (f"{CELL} 1 <= x", "1 <= 2")],
    Cause.INCOMPARABLE: [
        (f"{CELL} x == 1", f"{CELL} x == 0"),
        ("poison == poison", "let p = poison in 1"),
        ("(rec f() := 1) == (rec f() := 1)", "(rec f() := 1)() == 1"),
    ],
    Cause.OFFSET: [("1 .+ 2", f"{CELL} x .+ 100"), (f"{CELL} x .+ x", f"{CELL} x .+ 0")],
    Cause.NO_CELL: [
        (f"{CELL} free(1, x); !na x", f"{CELL} free(1, x); x .+ 1"),
        (f"{CELL} !sc (x .+ 1)", f"{CELL} !sc x"),
        (f"{CELL} x .+ (0 - 1) <-na 1", f"{CELL} x .+ 1 .+ (0 - 1) <-na 1"),
        ("!na 0", "0 == 0"),
        ("cas(poison, 0, 1)", f"{CELL} x <-na 0; cas(x, 0, 1)"),
        ("!na #42.1337", "#42.1337 == #42.1337"),
    ],
    Cause.READ_WHILE_WRITTEN: [
        (f"{CELL} fork {{ x <-na 1 }}; !sc x", f"{CELL} fork {{ x <-sc 1 }}; !sc x"),
    ],
    Cause.WRITE_WHILE_ACCESSED: [
        (f"{CELL} fork {{ !na x }}; x <-sc 1", f"{CELL} fork {{ !sc x }}; x <-sc 1"),
        (f"{CELL} fork {{ x <-na 2 }}; x <-sc 1", f"{CELL} fork {{ x <-sc 2 }}; x <-sc 1"),
    ],
    Cause.CAS_WHILE_WRITTEN: [
        (
            f"{CELL} x <-na 3; fork {{ x <-na 1 }}; cas(x, 0, 1)",
            f"{CELL} x <-na 3; fork {{ x <-sc 1 }}; cas(x, 0, 1)",
        ),
    ],
    Cause.CAS_INCOMPARABLE: [
        (f"{CELL} cas(x, 0, 1)", f"{CELL} x <-na 0; cas(x, 0, 1)"),
        (f"{CELL} x <-na 0; cas(x, 0, rec f() := 1)", f"{CELL} x <-na 0; cas(x, 0, poison)"),
        (f"{CELL} x <-na 0; cas(x, rec f() := 1, 0)", f"{CELL} x <-na 0; cas(x, x, 0)"),
    ],
    Cause.CAS_WHILE_READ: [
        (
            f"{CELL} x <-na 0; fork {{ !na x }}; cas(x, 0, 1)",
            f"{CELL} x <-na 0; fork {{ !na x }}; cas(x, 5, 1)",
        ),
    ],
    Cause.ALLOCATION: [
        ("alloc(0)", "alloc(1)"),
        ("alloc(0 - 1)", "alloc(2 - 1)"),
        ("alloc(poison)", "alloc(3)"),
    ],
    Cause.FREE: [
        (f"{CELL} free(0, x)", f"{CELL} free(1, x)"),
        ("let x = alloc(2) in free(1, x)", "let x = alloc(2) in free(2, x)"),
        ("let x = alloc(2) in free(1, x .+ 1)", "let x = alloc(2) in free(2, x .+ 1 .+ (0 - 1))"),
        (f"{CELL} free(1, x); free(1, x)", f"{CELL} let y = x in free(1, y)"),
        ("free(1, 0)", f"{CELL} fork {{ free(1, x) }}; 1"),
    ],
    Cause.CASE: [
        ("case 2 of [0; 1]", "case 1 of [0; 1]"),
        ("case 0 - 1 of [0; 1]", "case 1 - 1 of [0; 1]"),
        ("if poison then 1 else 2", "if true then 1 else 2"),
        ("case 0 of []", "case 0 of [3]"),
    ],
    Cause.STUCK_TERM: [("0()", "if true then 1 else 0()")],
}
PAIRS = [(cause, stuck, twin) for cause, pairs in CAUSES.items() for stuck, twin in pairs]


def checked(expression: str) -> Findings:
    return check(machine_of(f"core main = {expression};"), EverySchedule(10_000))


@pytest.mark.parametrize(("cause", "stuck", "twin"), PAIRS)
def test_a_cause_and_its_twin(cause: Cause, stuck: str, twin: str):
    found = checked(stuck).undefined
    assert found is not None
    assert found.stuck.cause is cause
    assert found.expression.span.text in stuck
    assert checked(twin).undefined is None


def test_an_access_can_lose_its_cell_but_a_shorter_schedule_loses_it_before():
    text = f"core main = {CELL} x <-na 1; fork {{ free(1, x) }}; !na x;"
    machine = machine_of(text)
    causes = stuck_causes(machine)
    assert causes == {Cause.NO_CELL, Cause.LOST_LOCK}
    first = check(machine, EverySchedule(100)).undefined
    assert first is not None
    assert first.stuck.cause is Cause.NO_CELL
    drawn = check(machine_of(text), RandomSchedules(20, 2, 100)).undefined
    assert drawn is not None
    assert drawn.stuck.cause is Cause.LOST_LOCK
    assert stuck_causes(machine_of(text.replace("fork { free(1, x) }; !na x", "!na x; free(1, x)"))) == set()


def stuck_causes(machine: LambdaRustMachine) -> set[Cause]:
    """All the causes for which threads are stuck in any state."""
    found = set()

    def look(state: State) -> None:
        for cause in Cause:
            if undefined_behaviour(machine, Run((state,), ()), frozenset({cause})):
                found.add(cause)

    explore(machine, look)
    return found


def test_every_cause_has_a_record_and_a_program():
    assert set(CAUSES) | {Cause.LOST_LOCK} == set(Cause)
    assert len(Cause) == 18
    assert [code for code in RECORDS if code.startswith("LRU")] == [cause.value for cause in Cause]


@pytest.mark.parametrize(
    "expression",
    [
        "let x = alloc(1) in let y = alloc(1) in free(1, x); free(1, y); x == y",
        "let x = alloc(1) in let y = !na x in let z = alloc(1) in z <-na y",
        f"{CELL} x .+ 5 .+ (0 - 9)",
        f"{CELL} 1",
        "(rec f() := f())()",
        f"{CELL} x <-na 1; (rec f(l) := if cas(l, 0, 1) then 1 else f(l))(x)",
        "let p = poison in (rec f(x) := 1)(p)",
    ],
    ids=["dangling", "poison copied", "outside", "leak", "endless", "spin", "poison passed"],
)
def test_what_is_not_undefined(expression: str):
    assert checked(expression).undefined is None


def test_races_are_told_from_other_causes():
    found = checked(f"{CELL} fork {{ {SPIN}; x <-na 1 }}; x <-na 2").undefined
    assert found is not None
    assert found.stuck.cause in RACES
