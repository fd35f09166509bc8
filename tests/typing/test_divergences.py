"""Where λRust and rustc differ on purpose, and where the two profiles differ.

rustc's answers are those of version 1.95 with the 2021 edition for the same programs in Rust.
"""

import pytest
from ill_typed import ILL_TYPED
from run_rustrata import ROOT
from typing_of import derivation, rejection, typed
from well_typed_corpus import WELL_TYPED

from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import PROFILES
from rustrata.typing.rejection import Rejection

EXAMPLES = (ROOT / "examples" / "lambda_rust" / "rustbelt.lr").read_text(encoding="utf-8")
LEN_AND_PUSH = """\
fn len(v) ret ret : for<'a> fn(; &'a int) -> int =
  let p = *v in let n = *p in v := n; jump ret(v);
fn push(v, n) ret ret : for<'a> fn(; &'a mut int, int) -> int =
  delete(1, v); jump ret(n);
"""
PUSH_OF_LEN = """\
fn f(w) ret ret : for<'v> fn(; &'v mut int) -> int =
  let v = *w in delete(1, w);
  newlft 'b <= ['v, 'fn]; @reborrow v 'b; @share v;
  letcont next(n) : cont('fn <= [], 'b <= ['v, 'fn]; n: own int, v:!'b &'v mut int) :=
    endlft 'b;
    let a = new(1) in a := v;
    call push::<'v>(a, n) ret ret in
  let b = new(1) in b := v;
  call len::<'b>(b) ret next;
"""


@pytest.mark.parametrize("profile", PROFILES)
def test_nll_problem_case_3_is_typed(profile: str):
    """rustc rejects `get_default` with E0499 twice; Polonius accepts it."""
    found = typed(EXAMPLES, profile).of("get_default")
    assert found is not None
    assert isinstance(found.outcome, Derivation)
    assert "F-equalize" in {step.rule for step in found.outcome.steps}


def test_two_phase_borrows_are_not_typed():
    """rustc accepts `v.push(v.len())`: the borrow of v is only activated at the call."""
    (program,) = (program for program in ILL_TYPED if program.name == "two-phase borrow")
    assert rejection(program.text).rule == "C-share"


def test_two_phase_borrows_are_typed_in_another_order():
    derivation(LEN_AND_PUSH + PUSH_OF_LEN)


def test_a_guard_of_a_mutex_can_be_sent():
    """rustc rejects it with E0277: some systems want a mutex unlocked by the thread that locked it."""
    text = """\
fn f(x) ret ret : fn(; int) -> int =
  let s = @lib spawn<mutexguard<'static, TYPE>, int> in jump ret(x);
"""
    derivation(text.replace("TYPE", "int"))
    assert rejection(text.replace("TYPE", "rc<int>")).rule == "S-library"


def test_a_cell_of_what_is_copy_is_copy():
    """rustc: no `Cell` is `Copy`."""
    derivation(
        "fn f(x) ret ret : fn(; cell<int>) -> cell<int> =\n"
        "  let r = new(1) in r :=[1] *x; delete(1, x); jump ret(r);"
    )


def test_a_local_may_be_static_in_a_function_that_never_returns():
    """rustc rejects it with E0597: the unwinding of `g` would drop the local."""
    (program,) = (
        program for program in WELL_TYPED if program.name.startswith("a local is borrowed for ever")
    )
    derivation(program.text)


def is_about_brands(text: str) -> bool:
    return "ghost" in text or "@eqlft" in text


@pytest.mark.parametrize("text", [EXAMPLES, *(program.text for program in (*WELL_TYPED, *ILL_TYPED))])
def test_the_profiles_differ_on_brands_and_on_equal_lifetimes_only(text: str):
    verdicts = [
        [isinstance(one.outcome, Rejection) for one in typed(text, profile).functions] for profile in PROFILES
    ]
    assert is_about_brands(text) or verdicts[0] == verdicts[1]


@pytest.mark.parametrize(
    ("thesis", "ghostcell", "start"),
    [
        (
            "typed",
            "typed",
            "fn f(x) ret ret : for<'b> fn(; &'b int) -> &'b int = newlft 'a <= ['b]; @eqlft 'a 'b;",
        ),
        ("typed", "F-equalize", "fn f(x) ret ret : fn(; int) -> int = newlft 'a <= []; @eqlft 'a 'static;"),
        (
            "wf-type",
            "F-equalize",
            "fn f(x) ret ret : for<'b> fn(; ghostcell<'b, int>) -> ghostcell<'b, int> = "
            "newlft 'a <= ['b]; @eqlft 'a 'b;",
        ),
        (
            "wf-type",
            "typed",
            "fn f(x) ret ret : for<'b, 'c> fn(; ghostcell<'b, &'c int>) -> ghostcell<'b, &'c int> = "
            "newlft 'a <= ['c]; @eqlft 'a 'c;",
        ),
        (
            "F-equalize",
            "F-equalize",
            "fn f(x) ret ret : for<'b, 'c> fn(; &'b int) -> &'b int = newlft 'a <= ['b, 'c]; @eqlft 'a 'b;",
        ),
    ],
)
def test_f_equalize_in_the_profiles(thesis: str, ghostcell: str, start: str):
    found = []
    for profile in PROFILES:
        outcome = typed(f"{start} jump ret(x);", profile).functions[-1].outcome
        found.append(outcome.rule if isinstance(outcome, Rejection) else "typed")
    assert found == [thesis, ghostcell]
