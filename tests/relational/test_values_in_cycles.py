"""Values out of thin air: under ``c20`` reads may justify each other, and what is tried is stated."""

from neutral_notation import read_program

from rustrata.abstract.atomics import lower
from rustrata.executions.outcomes import RegisterAt
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget

DATA = "a=Rrlx x; Wrlx y a || b=Rrlx y; Wrlx x b"


def values(text: str, model: str, *constants: int) -> set[tuple[int, int]]:
    program = lower(read_program("cycle", text, "a==0 and b==0"))
    found = Question(program, load_model(model), constants).outcomes(Budget(100_000))
    assert not found.incomplete
    return {(outcome[RegisterAt(0, "a")], outcome[RegisterAt(1, "b")]) for outcome in found.outcomes}


def test_a_copied_value_may_be_any_that_is_tried():
    assert values(DATA, "c20") == {(0, 0)}
    assert values(DATA, "c20", 1, 42) == {(0, 0), (1, 1), (42, 42)}
    assert values(DATA, "rust", 1, 42) == values(DATA, "rc11", 1, 42) == {(0, 0)}


def test_the_integers_of_the_program_are_tried():
    assert values("a=Rrlx x; Wrlx y a || b=Rrlx y; Wrlx x b || Wrlx z 7", "c20") == {(0, 0), (7, 7)}
    guarded = "a=Rrlx x; if a==5: Wrlx y 5 || b=Rrlx y; if b==5: Wrlx x b"
    assert values(guarded, "c20") == {(0, 0), (5, 5)}
    assert values(guarded, "rust") == {(0, 0)}


def test_a_false_dependency_leads_to_its_value():
    text = "a=Rrlx x; Wrlx y a*0+3 || b=Rrlx y; Wrlx x b"
    assert values(text, "c20") == {(0, 0), (0, 3), (3, 3)}
    assert values(text, "rust") == {(0, 0), (0, 3)}
    assert (7, 7) in values("a=Rrlx x; Wrlx y a*0+3+a*0+4 || b=Rrlx y; Wrlx x b", "c20")


def test_a_value_that_outgrows_itself_justifies_nothing():
    text = "a=Rrlx x; Wrlx y a+1 || b=Rrlx y; Wrlx x b"
    assert values(text, "c20") == {(0, 0), (0, 1)}


def test_cycles_of_updates_are_not_values_but_coherence():
    assert values("a=Urlx x 1 || b=Urlx x 1", "c20", 5) == {(0, 1), (1, 0)}
