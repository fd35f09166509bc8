"""A crate as one text: module files in their places, and every character where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.programs.rust.crate_text import CrateText, crate_text
from rustrata.programs.rust.own_library import MODULE, Joined
from rustrata.programs.rust.probes import probed, unprobed
from rustrata.source import SourceFile


def crate(files: dict[str, str], joined: Joined | None = None) -> CrateText:
    """The crate of the first of these files."""
    root = next(iter(files))
    return crate_text(SourceFile(root, files[root]), joined, files.get)


def names(files: dict[str, str]) -> list[str]:
    """The files that the crate of the first is made of."""
    return [source.name for source in crate(files).files]


def test_a_file_without_modules_is_the_text():
    found = crate({"a.rs": "fn main() {}\n"})
    assert found.text == "fn main() {}\n"
    assert [source.name for source in found.files] == ["a.rs"]


def test_a_module_stands_between_braces():
    found = crate({"a.rs": "pub mod b;\n", "b.rs": "fn f() {} // end"})
    assert found.text == "pub mod b {\nfn f() {} // end\n}\n"


@pytest.mark.parametrize(
    ("root", "declaration", "module"),
    [
        ("src/main.rs", "mod b;", "src/b.rs"),
        ("src/main.rs", "mod b;", "src/b/mod.rs"),
        ("src/main.rs", "pub(crate) mod r#b;", "src/b.rs"),
        ("src/main.rs", "mod a { mod b; }", "src/a/b.rs"),
        ("src/main.rs", "mod a { fn f() { if true {} } mod b; }", "src/a/b.rs"),
        ("src/main.rs", '#[path = "other/c.rs"] mod b;', "src/other/c.rs"),
        ("src/main.rs", '#[cfg(unix)] #[path = "../c.rs"] pub mod b;', "c.rs"),
        ("main.rs", "// mod c;\nmod b;", "b.rs"),
    ],
)
def test_where_the_file_of_a_module_is(root: str, declaration: str, module: str):
    assert names({root: declaration, module: ""}) == [root, module]


@pytest.mark.parametrize(
    "declaration",
    [
        "mod missing;",
        "macro_rules! m { () => { mod b; } }",
        "cfg_if! { mod b; }",
        '#[cfg_attr(unix, path = "b.rs")] mod b;',
        'const A: &str = "mod b;";',
    ],
)
def test_what_is_left_to_rustc(declaration: str):
    files = {"a.rs": declaration, "b.rs": ""}
    assert names(files) == ["a.rs"]
    assert crate(files).text == declaration


def test_a_module_with_two_files_is_left_to_rustc():
    assert names({"a.rs": "mod b;", "b.rs": "", "b/mod.rs": ""}) == ["a.rs"]


def test_modules_of_modules_are_in_the_folder_of_their_name():
    files = {
        "src/lib.rs": "mod b;",
        "src/b.rs": "mod c;",
        "src/b/c.rs": "mod d;",
        "src/b/c/d.rs": "fn f() {}",
    }
    assert names(files) == list(files)


def test_modules_of_a_mod_rs_are_beside_it():
    assert names({"lib.rs": "mod b;", "b/mod.rs": "mod c;", "b/c.rs": ""}) == ["lib.rs", "b/mod.rs", "b/c.rs"]


def test_a_file_that_is_its_own_module_ends():
    assert names({"b.rs": '#[path = "b.rs"] mod b;'}) == ["b.rs"]


def test_included_files_are_found_from_the_file_that_includes_them():
    found = crate({"a.rs": "mod b;", "b.rs": "mod c;", "b/c.rs": 'const T: &str = include_str!("t.txt");'})
    assert 'include_str!(concat!(env!("RUSTRATA_ROOT"), "/b/", "t.txt"))' in found.text


TEXTS = st.text(st.sampled_from("ab \n{}'\"mod;=/#!r"), max_size=30)


@given(TEXTS, TEXTS, TEXTS)
def test_every_character_is_at_its_place(before: str, module: str, inner: str):
    files = {
        "a.rs": f"{before}\nmod m;\nmod n;\n",
        "m.rs": f"{module}\nmod k;\n",
        "m/k.rs": inner,
        "n.rs": inner,
    }
    found = crate(files)
    for offset, character in enumerate(found.text):
        place = found.place(offset)
        assert place is None or place[0].text[place[1]] == character


@given(st.integers(0, 200))
def test_offsets_without_probes(at: int):
    text = "struct A(u32);\nfn f() {}\nenum B { C, D(A) }\nfn g() {}\n" * 2
    with_probes, _ = probed(text)
    back = unprobed(text)
    at = min(at, len(with_probes) - 1)
    offset = back.offset(at)
    assert 0 <= offset <= len(text)
    if offset < len(text) and back.offset(at + 1) == offset + 1:
        assert text[offset] == with_probes[at]


LIBRARY = """\
#![allow(dead_code)]
//! A library.

#[cfg(test)]
mod tests {}
pub const T: bool = cfg!(not(test));
pub fn test() {}
"""


def joined(library: str, binary: str) -> str:
    """The text of a binary that is joined with the library `mine`."""
    return crate({"lib.rs": library}, Joined(SourceFile("main.rs", binary), "mine")).text


def test_a_binary_is_a_module_before_the_first_item_of_its_library():
    text = joined(LIBRARY, "fn main() { mine::test(); }\n")
    head, _, rest = text.partition("extern crate self as mine;")
    assert head == "#![allow(dead_code)]\n//! A library.\n\n"
    assert rest.startswith(f" #[allow(dead_code)] mod {MODULE} {{\nfn main() {{ mine::test(); }}\n}}\n")


def test_the_library_is_compiled_without_tests():
    text = joined(LIBRARY, "#[cfg(test)] fn f() {}\nfn main() {}")
    assert "#[cfg(any())]\nmod tests" in text
    assert "cfg!(not(any()))" in text
    assert "pub fn test()" in text
    assert "#[cfg(test)] fn f()" in text


def test_the_crate_of_a_binary_is_its_module():
    text = joined("", "mod a { pub(crate) fn f() {} }\nfn main() { crate::a::f(); std::process::exit(0) }")
    assert f"crate::{MODULE}::a::f();" in text
    assert "pub(crate) fn" in text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("use mine::A;", "use crate::A;"),
        ("use ::mine::A;", "use crate::A;"),
        ("fn main() { mine::f(::mine::g()); }", "fn main() { crate::f(crate::g()); }"),
        ("use other::mine::A;", "use other::mine::A;"),
    ],
)
def test_a_library_with_an_item_of_its_own_name(written: str, meant: str):
    text = joined("mod mine { }\n", written)
    assert "extern crate self" not in text
    assert meant in text


def test_attributes_of_a_whole_crate_are_the_librarys():
    binary = SourceFile("main.rs", "#![feature(never_type)]\n#![allow(unused)]\nfn main() {}\n")
    found = crate({"lib.rs": ""}, Joined(binary, "mine"))
    assert found.attributes == ("feature(never_type)",)
    assert "#![feature" not in found.text
    assert "#![allow(unused)]" in found.text
