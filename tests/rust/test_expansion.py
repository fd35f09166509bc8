"""Items that macros make: found in the program as rustc expands it, and named at the end of their module."""

from rustrata.programs.rust.expansion import Expanded, made_items, makes_items, plain_type
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.probes import PREFIX, probed

SOURCE = """\
mod inner {
    macro_rules! make { ($name:ident) => { pub struct $name<T>(T); impl<T> $name<T> { fn get<U>() {} } } }
    make!(One);
    pub struct Plain { x: u8 }
}
fn main() {}
"""
EXPANDED = """\
#![feature(prelude_import)]
mod inner {
    macro_rules! make { ($name:ident) => { pub struct $name<T>(T); } }
    pub struct One<T>(T);
    impl<T> One<T> { fn get<U>() {} }
    pub struct Plain { x: u8 }
    impl<'a, X: ::core::clone::Clone> ::core::clone::Clone for &'a Plain { fn clone(&self) -> Self { self } }
}
fn main() {}
"""


def test_a_macro_may_make_items_if_its_definition_has_some():
    assert makes_items(SOURCE)
    assert makes_items('include!("more.rs");')
    assert not makes_items("macro_rules! add { ($x:expr) => { $x + 1 } } struct S;")
    assert not makes_items("struct S; fn main() { println!(); }")


def test_types_that_only_the_expanded_program_has_are_made_by_macros():
    made = made_items(SOURCE, EXPANDED)
    assert [(found.item.kind, found.item.name) for found in made] == [(ItemKind.STRUCT, "One")]
    assert SOURCE[made[0].offset] == "}"
    assert SOURCE[: made[0].offset].count("\n") == 4


def test_made_types_have_a_probe_in_their_module_and_lines_stay_where_they_are():
    text, probes = probed(SOURCE, EXPANDED)
    assert [probe.item.name for probe in probes] == ["Plain", "One"]
    assert text.splitlines()[4].count(PREFIX) == 1
    assert [line.partition("unsafe fn")[0].strip() for line in text.splitlines()][:3] == [
        line.strip() for line in SOURCE.splitlines()[:3]
    ]


def test_probes_know_where_their_items_stand_in_the_probed_source():
    text, probes = probed("struct A; struct B { x: A }\nimpl Clone for A { fn clone(&self) -> A { A } }\n")
    assert [text[probe.item.start : probe.item.end] for probe in probes] == ["struct A;", "struct B { x: A }"]


def test_a_type_that_a_macro_makes_at_the_end_of_the_source_has_its_probe_on_a_line_of_its_own():
    text, _ = probed("make!(A); // the end", "struct A;")
    assert text.splitlines()[0] == "make!(A); // the end"
    assert PREFIX in text.splitlines()[1]


def test_functions_and_impls_are_found_by_path_and_head():
    expanded = Expanded(EXPANDED)
    outer, function = expanded.functions(("inner", "get"))[0]
    assert outer is not None
    assert [p.name for p in (*outer.parameters, *function.parameters)] == ["T", "U"]
    assert len(expanded.impls(("inner", "get"), "", "inner::One<T>")) == 1
    assert len(expanded.impls(("inner", "clone"), "std::clone::Clone", "&Plain")) == 1
    assert expanded.impls(("inner", "clone"), "std::clone::Clone", "Plain") == []


def test_types_are_compared_without_modules_and_lifetimes():
    assert plain_type("a::b::C<'_, crate::D<u8>>") == plain_type("C<D < u8 >>")
    assert plain_type("&'a mut X") == plain_type("&mut x::X")
