"""What is printed reads as what was printed; text that is long rather than deep is no problem."""

from pathlib import Path

import pytest
from core_machines import machine_of
from drawn_lr import expressions, plain, programs
from hypothesis import HealthCheck, given, settings
from run_rustrata import ROOT

from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.exploration.explorer import explore
from rustrata.programs.lambda_rust import core, lower, parse, print_expression, print_program, syntax
from rustrata.source import SourceFile

moderately = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EXAMPLES = sorted((ROOT / "examples" / "lambda_rust").rglob("*.lr"))
LONG = 10_000


def read(text: str) -> syntax.SourceProgram:
    return parse(SourceFile("printed.lr", text))


@moderately
@given(program=programs)
def test_programs(program: syntax.SourceProgram):
    again = read(print_program(program))
    assert plain(again.items) == plain(program.items)


@moderately
@given(expression=expressions)
def test_core_expressions(expression: core.Expression):
    (item,) = read(f"core e = {print_expression(expression)};").items
    assert isinstance(item, syntax.CoreItem)
    assert plain(item.expression) == plain(expression)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples(path: Path):
    program = read(path.read_text(encoding="utf-8"))
    assert plain(read(print_program(program)).items) == plain(program.items)


@pytest.mark.parametrize(
    ("count", "step", "end", "result"),
    [
        (LONG, "let x = 1 in ", "let r = new(1) in r := x; delete(1, r); jump k(x)", 1),
        (LONG, "@drop x; ", "let v = 7 in jump k(v)", 7),
        (1_000, "let x = new(1) in delete(1, x); ", "let v = 7 in jump k(v)", 7),
        (1_000, "newlft 'a <= []; endlft 'a; ", "let v = 7 in jump k(v)", 7),
        (1_000, "letcont j(x) := jump k(x) in ", "let v = 7 in jump j(v)", 7),
        (1_000, "let t = true in if t then let v = 3 in jump k(v) else ", "let v = 7 in jump k(v)", 3),
    ],
)
def test_thousands_of_nested_steps(count: int, step: str, end: str, result: int):
    text = f"fn main() ret k = {step * count}{end};"
    printed = print_program(read(text))
    assert print_program(read(printed)) == printed
    machine = machine_of(printed)
    found = explore(machine)
    (end_state,) = found.final_states
    assert end_state.threads[0].operands == (result,)
    assert end_state.heap == ()


@pytest.mark.parametrize("step", ["let x = 1 in ", "x <-na 1; ", "!na ", "f()() + "])
def test_ten_thousand_nested_core_steps(step: str):
    (item,) = read(f"core e = {step * LONG}0;").items
    assert isinstance(item, syntax.CoreItem)
    printed = print_expression(item.expression)
    assert print_expression(read(f"core e = {printed};").items[0].expression) == printed


@pytest.mark.parametrize(
    "text",
    [
        "core e = " + "(" * 5_000 + "1" + ")" * 5_000 + ";",
        "core e = " + "if 1 then 2 else " * 5_000 + "3;",
        "core e = " + "fork { " * 5_000 + "3" + " }" * 5_000 + ";",
        "fn f() ret k = " + "case *x of { | " * 5_000 + "jump k() " + "} " * 5_000 + ";",
        "fn f() ret k : fn(;) -> " + "own " * 5_000 + "int = jump k();",
    ],
)
def test_what_is_too_deep_is_refused(text: str):
    with pytest.raises(RustrataError) as refused:
        read(text)
    assert refused.value.diagnostic.code == "LRS002"


def test_deep_recursion_at_run_time():
    deep = "core main = (rec f(n) := if n <= 0 then 0 else 1 + f(n - 1))(10000);"
    in_closures = (
        "core main = (rec f(n, k) := if n <= 0 then k(n) else f(n - 1, rec _(m) := k(m + 1)))"
        "(10000, rec _(m) := m);"
    )
    for text in (deep, in_closures):
        found = check(machine_of(text), EverySchedule(10_000))
        assert (found.undefined, found.stopped, found.results) == (None, None, 1)


def test_lowering_calls_with_an_expanded_continuation():
    program = lower(read("fn f(x) ret r = jump r(x); fn g(x) ret r = call f(x) ret r;"))
    assert print_expression(program.functions["g"]) == "rec g(r, x) := f(rec _(r2) := r(r2), x)"
    assert program.arities == {"f": 1, "g": 1}


def test_lowering_of_each_instruction():
    text = """
    fn f(p, q) ret k =
      let a = new(2) in a.1 := q; a :=[3] *p.2; a := inj 1 (); a := inj 0 q; a := inj 2 [1] *q; delete(2, a);
      newlft 'a <= []; @borrow p 'a; endlft 'a;
      let b = *p in let c = b <= b in jump k(c);
    """
    memcpy = (
        "(rec memcpy(to, n, from) := case n <= 0 of [(to <-na !na from; memcpy(to .+ 1, n - 1, from .+ 1)); "
        "poison])"
    )
    expected = (
        "rec f(k, p, q) := let a = case 2 <= 0 of [alloc(2); #42.1337] in a .+ 1 <-na q; "
        f"{memcpy}(a, 3, p .+ 2); a <-na 1; (a <-na 0; a .+ 1 <-na q); "
        f"(a <-na 2; {memcpy}(a .+ 1, 1, q)); case 2 <= 0 of [free(2, a); poison]; "
        "poison; (poison; poison); let b = !na p in let c = b <= b in k(c)"
    )
    lowered = lower(read(text)).functions["f"]
    assert " ".join(print_expression(lowered).split()) == " ".join(
        print_expression(core_of(expected)).split()
    )


def core_of(text: str) -> core.Expression:
    (item,) = read(f"core e = {text};").items
    assert isinstance(item, syntax.CoreItem)
    return item.expression


def test_too_many_variables_alive_at_once_are_refused():
    count = 3_000
    bindings = "".join(f"let x{number} = 1 in " for number in range(count))
    uses = " + ".join(f"x{number}" for number in range(count))
    with pytest.raises(RustrataError) as refused:
        machine_of(f"core main = {bindings}{uses};")
    assert refused.value.diagnostic.code == "LRS002"
