"""The two derivations that the thesis walks through: every line with its rules, and T and L after it.

Source: Jung's thesis, section 9.4 (option_as_mut) and section 8.5 (bor_demo, whose last line is a misprint:
it jumps with ``x``).
"""

from collections.abc import Iterator

from typing_of import derivation

from rustrata.typing.derivation_text import rules_of_step, show_entries
from rustrata.typing.judgements import Derivation, show_locals
from rustrata.typing.points import head, points

OPTION_AS_MUT = """\
fn option_as_mut(x) ret ret : for<'a> fn(where 'fn <= 'a; &'a mut <()|int>) -> <()|&'a mut int> =
  let r = new(2) in
  letcont k() : cont('fn <= []; r: own <()|&'a mut int>, x: own ?1) :=
      delete(1, x); jump ret(r) in
  let y = *x in
  case *y of { | r := inj 0 (); jump k()
               | r := inj 1 y.1; jump k() };
"""
BOR_DEMO = """\
fn bor_demo() ret ret : fn(; ) -> int =
  let x = new(1) in let v = 0 in x := v;
  newlft 'a <= ['fn];
  @borrow x 'a;
  let p = x in let w = 42 in p := w;
  endlft 'a;
  jump ret(x);
"""


def rows(of: Derivation) -> Iterator[tuple[str, str, str, str]]:
    """Each point: what begins there and the line, its rules, L before it, and T after it."""
    for point in points(of):
        where = f"{point.opens}: " if point.opens else ""
        line = f"{where}{head(point.step.body)}"
        rules = " ".join(dict.fromkeys(rules_of_step(point.step)))
        yield line, rules, show_locals(point.locals_), show_entries(point.after)


def test_option_as_mut():
    line = "'fn <= []"
    result = "own <()|&'a mut int>"
    assert list(rows(derivation(OPTION_AS_MUT))) == [
        ("let r = new(2) in", "S-new", line, "x: own &'a mut <()|int>, r: own ?2"),
        (
            f"letcont k() : cont('fn <= []; r: {result.replace('|', ' | ')}, x: own ?1) :=",
            "F-letcont",
            line,
            "x: own &'a mut <()|int>, r: own ?2",
        ),
        ("in k: delete(1, x);", "S-delete", line, f"r: {result}"),
        ("jump ret(r)", "F-jump", line, f"r: {result}"),
        (
            "let y = *x in",
            "S-deref Tread-own-move",
            line,
            "x: own ?1, r: own ?2, y: &'a mut <()|int>",
        ),
        ("case *y of", "F-case-bor Lalive-incl Lalive-local Lincl-extern", line, "x: own ?1, r: own ?2"),
        (
            "branch 0: r := inj 0 () as <() | &'a mut int>;",
            "S-sum-assgn-unit Twrite-own",
            line,
            f"x: own ?1, r: {result}, y.1: &'a mut ()",
        ),
        ("jump k()", "F-jump", line, f"r: {result}, x: own ?1"),
        (
            "branch 1: r := inj 1 y.1 as <() | &'a mut int>;",
            "S-sum-assgn Twrite-own",
            line,
            f"x: own ?1, r: {result}",
        ),
        ("jump k()", "F-jump", line, f"r: {result}, x: own ?1"),
    ]


def test_the_branches_of_option_as_mut_start_at_the_payload():
    branches = [point for point in points(derivation(OPTION_AS_MUT)) if point.opens.startswith("branch")]
    assert [show_entries(point.before) for point in branches] == [
        "x: own ?1, r: own ?2, y.1: &'a mut ()",
        "x: own ?1, r: own ?2, y.1: &'a mut int",
    ]


def test_bor_demo():
    outer, inner = "'fn <= []", "'fn <= [], 'a <= ['fn]"
    assert list(rows(derivation(BOR_DEMO))) == [
        ("let x = new(1) in", "S-new", outer, "x: own ?1"),
        ("let v = 0 in", "S-num", outer, "x: own ?1, v: int"),
        ("x := v;", "S-assgn Twrite-own", outer, "x: own int"),
        ("newlft 'a <= ['fn];", "F-newlft", outer, "x: own int"),
        ("@borrow x 'a;", "C-borrow", inner, "x: &'a mut int, x: !'a own int"),
        ("let p = x in", "S-path", inner, "x: !'a own int, p: &'a mut int"),
        ("let w = 42 in", "S-num", inner, "x: !'a own int, p: &'a mut int, w: int"),
        ("p := w;", "S-assgn Twrite-bor Lalive-local", inner, "x: !'a own int, p: &'a mut int"),
        ("endlft 'a;", "F-endlft", inner, "x: own int, p: &'a mut int"),
        ("jump ret(x)", "F-jump", outer, "x: own int"),
    ]
