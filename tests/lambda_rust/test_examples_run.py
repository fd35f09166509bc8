"""The examples of the mechanised development, run: what happens to memory is what their types say."""

import pytest
from core_machines import entry_of
from run_rustrata import ROOT

from rustrata.abstract.lambda_rust import LambdaRustMachine
from rustrata.abstract.lambda_rust.values import Location, Value
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.exploration.explorer import explore

EXAMPLES = (ROOT / "examples" / "lambda_rust" / "rustbelt.lr").read_text(encoding="utf-8")
CLIENTS = {
    "bor_demo": ("", (42,)),
    "lazy_lft": ("", None),
    "option_none": (
        "let o = new(2) in o := inj 0 (); let x = new(1) in x := o; "
        "letcont done(r) := let t = *r in let out = new(1) in out := t; "
        "delete(2, r); delete(2, o); jump k(out) in call option_as_mut(x) ret done",
        (0,),
    ),
    "option_some": (
        "let o = new(2) in let v = 5 in o := inj 1 v; let x = new(1) in x := o; "
        "letcont done(r) := let p = *r.1 in let six = 6 in p := six; delete(2, r); jump k(o) "
        "in call option_as_mut(x) ret done",
        (1, 6),
    ),
    "get_x": (
        "let p = new(2) in let a = 3 in let b = 4 in p := a; p.1 := b; let x = new(1) in x := p; "
        "letcont done(r) := let q = *r in let n = *q in r := n; delete(2, p); jump k(r) "
        "in call get_x(x) ret done",
        (3,),
    ),
    "init_prod": (
        "let x = new(1) in let y = new(1) in let a = 3 in let b = 4 in x := a; y := b; "
        "call init_prod(x, y) ret k",
        (3, 4),
    ),
    "rebor": (
        "let x = new(2) in let y = new(2) in let a = 3 in let b = 4 in x := a; x.1 := a; y := b; y.1 := b; "
        "call rebor(x, y) ret k",
        (3,),
    ),
}


def result_of(machine: LambdaRustMachine) -> tuple[Value, ...] | None:
    """The cells that the result points to; all other memory is freed."""
    (state,) = explore(machine).final_states
    (value,) = state.threads[0].operands
    assert isinstance(value, Location)
    heap = dict(state.heap)
    cells = heap.pop(value.block, None)
    assert not heap
    return None if cells is None else tuple(cell.value for cell in cells)


@pytest.mark.parametrize("name", CLIENTS)
def test_an_example(name: str):
    body, expected = CLIENTS[name]
    text, main = (EXAMPLES, name) if not body else (f"{EXAMPLES} fn client() ret k = {body};", "client")
    found = check(LambdaRustMachine(*entry_of(text, main)), EverySchedule(1_000))
    assert (found.undefined, found.leak, found.deadlock, found.stopped) == (None, None, None, None)
    assert result_of(LambdaRustMachine(*entry_of(text, main))) == expected
