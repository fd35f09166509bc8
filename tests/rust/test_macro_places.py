"""Code of the standard library's macros stands where the program calls them, as rustc says of panics."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from drawn_panics import DrawnPanics
from run_rustrata import ROOT, rustrata
from rust_store import STORED

from rustrata.programs.rust.items import items
from rustrata.programs.rust.macro_calls import MacroCalls, calls_of_file
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.reader import read_mir
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile

PANICS = ROOT / "tests" / "rust" / "macros" / "panics.rs"
PLACE = re.compile(r"panicked at \S*?:(\d+:\d+)")
NEEDS_RUSTC = pytest.mark.skipif(shutil.which("rustc") is None, reason="its MIR is too large to be stored")


def names(text: str) -> list[list[str]]:
    """The calls in the function `f`, by the macros that they may come to."""
    calls = MacroCalls(text, items(text), {}).within(text.index("fn f") + 3, closure=False)
    return [sorted(call.names) for call in calls]


def test_calls_are_those_of_one_function_in_order():
    text = 'fn e() { dbg!(1); } fn f() { vec![format!("")]; fn g() { todo!() } matches!(1, 2); }'
    assert names(text) == [["vec"], ["format"], ["matches"]]


def test_a_macro_of_the_program_comes_to_those_that_it_calls():
    text = """
        macro_rules! outer { ($x:expr) => { inner!($x); println!("{}", $x) } }
        macro_rules! inner { ($x:expr) => { assert_eq!($x, 1) } }
        fn f() { outer!(1); inner!(2); }
    """
    assert names(text) == [["assert_eq", "println"], ["assert_eq"]]


def test_a_macro_of_the_program_hides_one_of_the_same_name():
    assert names("macro_rules! dbg { ($x:expr) => { $x } } fn f() { dbg!(1); }") == [[]]


def test_comparisons_and_texts_are_no_calls():
    assert names('fn f() { if a != (1) && !(b) { s = "dbg!(1)"; } /* dbg!(2) */ }') == []


@pytest.mark.parametrize(
    ("call", "there"),
    [
        ("assert!(a)", False),
        ("assert!(f(a, b))", False),
        ('assert!(a, "m")', True),
        ("assert!(a,)", False),
        ("todo!()", False),
        ('todo!("later")', True),
        ("panic!()", True),
    ],
)
def test_whose_panic_is_of_the_file_of_panics(call: str, there: bool):
    text = f"fn f() {{ {call}; }}"
    calls = MacroCalls(text, items(text), {}).within(5, closure=False)
    assert bool(calls_of_file(calls, "/rustc/0/library/core/src/panic.rs")) == there


def test_a_panic_is_where_the_macro_is_called():
    finished = rustrata(f"check {STORED / 'macro_panic_of_two.mir'}")
    assert PLACE.findall(finished.err) == ["5:53"]


def places_by_rustc(source: Path, folder: Path) -> list[str]:
    """Where the compiled program says that it panics."""
    binary = folder / "panics"
    options = ("-A", "warnings", "-C", "debug-assertions=on")
    subprocess.run(["rustc", *options, "-o", binary, source], check=True)
    said = subprocess.run([binary], capture_output=True, text=True, check=True).stderr
    return PLACE.findall(said)


@NEEDS_RUSTC
def test_panics_are_where_the_compiled_program_says(tmp_path: Path):
    found = places_by_rustc(PANICS, tmp_path)
    assert len(found) == 14
    assert PLACE.findall(rustrata(f"check {PANICS}").err) == found


@NEEDS_RUSTC
@pytest.mark.parametrize("seed", range(3))
def test_random_panics_are_where_the_compiled_program_says(seed: int, tmp_path: Path):
    source = tmp_path / "drawn.rs"
    source.write_text(DrawnPanics(seed).text, encoding="utf-8")
    found = places_by_rustc(source, tmp_path)
    assert found
    assert PLACE.findall(rustrata(f"check {source} --aliasing none --no-cache").err) == found


@pytest.mark.parametrize(
    "name", ["macro_reads_freed", "macro_field_outside", "macro_compares_freed", "macro_panic_of_two"]
)
def test_no_code_of_a_function_is_left_in_the_file_of_a_macro(name: str):
    path = STORED / f"{name}.mir"
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    before = read_mir(SourceFile(path.name, stored.compiled.mir)).bodies
    after = {str(body.path): body for body in read_program(stored.compiled).functions.values()}
    moved = 0
    for body in before:
        now = after.get(str(body.path))
        for old, new in zip(body.blocks, now.blocks if now is not None else (), strict=now is not None):
            parts = zip((*old.statements, old.terminator), (*new.statements, new.terminator), strict=True)
            for one, other in parts:
                if one.origin.location is None or body.scopes[one.origin.scope].inlined is not None:
                    continue
                assert other.origin.location is not None
                moved += one.origin.location != other.origin.location
                assert body.scopes[one.origin.scope].parent is not None or "macros" not in (
                    other.origin.location.file
                )
    assert moved
