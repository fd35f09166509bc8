"""Wrong statements of the second source document about λRust; docs/seeds/lambda-rust.md has their rows."""

import pytest
from lambda_rust_programs import typed

from rustrata.programs.lambda_rust import parse
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.type_reader import read_type as read_syntax
from rustrata.source import SourceFile
from rustrata.typing.library_types import Trait
from rustrata.typing.lifetimes import LifetimeFacts
from rustrata.typing.profiles import GHOSTCELL
from rustrata.typing.sizes import has
from rustrata.typing.subtyping import Subtyping
from rustrata.typing.types import Type
from rustrata.typing.well_formed import TypeScope, read_type


def rejected_by(text: str, profile: str = "thesis-2020") -> str | None:
    """The rule that rejects a program, or None."""
    rejection = typed(parse(SourceFile("wrong.lr", text)), profile).rejection
    return None if rejection is None else rejection.rule


def parse_type(text: str) -> Type:
    return read_type(read_syntax(Cursor(SourceFile("type", text))), TypeScope({}, frozenset(), GHOSTCELL))


def is_subtype(left: Type, right: Type) -> bool:
    return Subtyping(LifetimeFacts((), ())).prove(left, right) is not None


# `'b` is to the left of `'a`, which has to hold at least as long.
NESTED = """
fn f(x, y) ret ret : fn(; int, int) -> int =
  newlft 'a <= []; newlft 'b <= ['a];
  @borrow x 'a; @borrow y 'b;
  let p = x in let q = y in
  endlft 'FIRST;
  let v = *USED in
  endlft 'SECOND;
  delete(1, x); jump ret(y);
"""


def test_ending_the_left_hand_lifetime_leaves_the_right_hand_one():
    ended_left = NESTED.replace("FIRST", "b").replace("SECOND", "a").replace("USED", "p")
    assert rejected_by(ended_left) is None


def test_ending_the_right_hand_lifetime_ends_the_left_hand_one():
    ended_right = NESTED.replace("FIRST", "a").replace("SECOND", "b").replace("USED", "q")
    assert rejected_by(ended_right) == "Tread-bor"


def test_bor_demo_cannot_return_r():
    demo = """
    fn bor_demo() ret ret : fn(;) -> int =
      let x = new(1) in let v = 0 in x := v;
      newlft 'a <= ['fn]; @borrow x 'a;
      let p = x in let w = 42 in p := w;
      endlft 'a; jump ret(RESULT);
    """
    assert rejected_by(demo.replace("RESULT", "x")) is None
    assert rejected_by(demo.replace("RESULT", "r")) == "F-jump"


def test_lifetimes_in_bounds_need_not_be_local():
    """E is well-formed when its lifetimes are in Γ; no entry of L is asked for."""
    bounds = "fn f(x) ret ret : for<'a, 'b> fn(where 'a <= 'b; &'b int) -> &'a int = jump ret(x);"
    assert rejected_by(bounds) is None
    assert rejected_by(bounds.replace("for<'a, 'b>", "for<'a>")) == "wf-lft"


@pytest.mark.parametrize(
    ("type_", "copy"), [("rec T. <()|own[2] T>", False), ("rec T. <()|&'static T>", True)]
)
def test_a_recursive_type_is_copy_when_its_body_is(type_: str, copy: bool):
    assert has(Trait.COPY, parse_type(type_)) is copy


@pytest.mark.parametrize("trait", [Trait.SEND, Trait.SYNC])
def test_an_owned_pointer_is_send_or_sync_as_its_content(trait: Trait):
    assert has(trait, parse_type("own int"))
    assert not has(trait, parse_type("own rc<int>"))


def test_a_shared_reference_is_send_when_its_content_is_sync():
    assert has(Trait.SEND, parse_type("&'static mutex<int>"))
    assert not has(Trait.SEND, parse_type("&'static cell<int>"))
    assert not has(Trait.SYNC, parse_type("&'static cell<int>"))


def test_a_mutable_reference_is_send_when_its_content_is_send_and_sync_or_not():
    assert has(Trait.SEND, parse_type("&'static mut cell<int>"))
    assert not has(Trait.SYNC, parse_type("cell<int>"))
    assert not has(Trait.SEND, parse_type("&'static mut rc<int>"))


def test_uninitialised_memory_is_a_product_of_such_and_no_sum():
    memory = parse_type("?2")
    assert is_subtype(memory, parse_type("(?1, ?1)"))
    assert is_subtype(parse_type("(?1, ?1)"), memory)
    assert not is_subtype(memory, parse_type("<?1|?1>"))
    assert not is_subtype(parse_type("<?1|?1>"), memory)


def test_a_brand_is_never_made_equal_to_another_lifetime():
    merged = """
    fn f(t) ret ret : for<'b> fn(; ghosttoken<'b>) -> int =
      newlft 'a <= ['b]; @eqlft 'a 'b;
      delete(0, t); let r = new(1) in let v = 1 in r := v; jump ret(r);
    """
    assert rejected_by(merged, GHOSTCELL.name) == "F-equalize"
    assert (
        rejected_by(merged.replace("ghosttoken<'b>", "&'b int").replace("delete(0, t)", "delete(1, t)"))
        is None
    )
