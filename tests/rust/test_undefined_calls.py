"""Undefined behaviour of calls and of values: what no stored program alone can show."""

from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_mutants import MUTANTS, Mutant, mutated, source_of
from rust_store import FAILING, STORED, stored_example

from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.abi import compatible, same_convention
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.overlaps import is_immediate
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.programs.rust.type_reader import read_type
from rustrata.programs.rust.types import Type
from rustrata.source import SourceFile

TREE = "tree-borrows-miri-2026-08"


def machine_of(name: str) -> Machine:
    path = STORED / f"{name}.mir"
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    return Machine(read_program(stored.compiled), {TREE: borrows(TREE)})


@pytest.fixture(scope="module")
def machine() -> Machine:
    return machine_of("compatible_functions")


def type_of(machine: Machine, text: str) -> Type:
    return machine.definitions.normal(read_type(Cursor(SourceFile("type", text))))


ALIKE = (
    ("u32", "char", "std::num::NonZero<u32>", "std::option::Option<std::num::NonZero<u32>>", "Wrapped<u32>"),
    ("usize", "u64"),
    ("isize", "i64"),
    (
        "&u8", "&mut f32", "*const u64", "*mut ()", "std::boxed::Box<i32>", "std::ptr::NonNull<u8>", "fn(u8)",
        "std::option::Option<&u8>", "std::option::Option<fn()>", "std::rc::Rc<i32>",
        "std::option::Option<std::boxed::Box<i32>>", "std::option::Option<Wrapped<&u8>>",
        "std::result::Result<&u8, ()>",
    ),
    ("&[u8]", "*const [u32]", "&str", "std::boxed::Box<[u8]>", "std::ptr::NonNull<[u8]>"),
    ("&dyn std::fmt::Debug", "*mut dyn std::fmt::Debug"),
    ("&dyn std::fmt::Display",),
    ("()", "[u8; 0]", "std::marker::PhantomData<u64>"),
    ("[u64; 0]",),
    ("f32", "Wrapped<f32>", "Wrapped<Wrapped<f32>>"),
    ("i32",),
    ("u8",),
    ("bool",),
    ("std::option::Option<bool>",),
    ("(u32, u32)",),
    ("[u32; 2]",),
)  # fmt: skip
"""Types that are passed alike, by class."""
CLASSES = [(name, number) for number, names in enumerate(ALIKE) for name in names]


@pytest.mark.parametrize(("name", "number"), CLASSES)
def test_types_are_passed_alike_within_a_class_and_no_further(machine: Machine, name: str, number: int):
    found = {
        other for other, _ in CLASSES if compatible(machine, type_of(machine, name), type_of(machine, other))
    }
    assert found == set(ALIKE[number])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("C", "C-unwind", True), ("Rust", "C", False), ("system", "C", True), ("Rust", "Rust", True)],
)
def test_calling_conventions(first: str, second: str, same: bool):
    assert same_convention(first, second) == same_convention(second, first) == same


@pytest.mark.parametrize(
    ("text", "whole"),
    [("u8", True), ("(u8, u8)", True), ("(u8, u8, u8)", False), ("[u8; 1]", False), ("([u8; 1],)", False),
     ("std::option::Option<u64>", True), ("Wrapped<(u8, u64)>", True), ("()", True),
     ("std::mem::MaybeUninit<[u64; 9]>", False)],
)  # fmt: skip
def test_what_is_read_as_a_whole(machine: Machine, text: str, whole: bool):
    assert is_immediate(machine, type_of(machine, text)) is whole


@pytest.mark.parametrize("name", ["reborrow_of_nothing", "reborrow_of_freed", "reborrow_of_too_much"])
def test_a_reborrow_needs_memory_even_where_validity_is_not_checked(name: str):
    machine = machine_of(name)
    machine.memory.validity = False
    ended = machine.run(limit=10_000)
    assert (ended.kind, ended.code) == ("undefined", "RUB008")
    assert "a reborrow as" in ended.message


@pytest.mark.parametrize("name", ["reborrow_of_nothing", "reborrow_of_freed", "reborrow_of_too_much"])
def test_without_validity_and_without_a_model_a_reborrow_needs_nothing(name: str):
    machine = machine_of(name)
    machine.models.clear()
    machine.memory.validity = False
    assert machine.run(limit=10_000).kind == "clean"


def test_a_pointer_into_a_function_is_no_function():
    machine = machine_of("pointer_into_function")
    machine.memory.validity = False
    assert machine.run(limit=10_000).code == "RUB013"


def test_what_an_argument_held_is_lost_without_a_model_too():
    machine = machine_of("moved_argument_read")
    machine.models.clear()
    assert machine.run(limit=10_000).code == "RUB006"


def test_functions_before_main_are_refused():
    finished = rustrata(f"check {STORED / 'constructor.mir'}")
    assert ".init_array" in finished.out + finished.err
    assert finished.code == 3


def test_a_time_limit_leaves_it_undecided():
    finished = rustrata(f"check {stored_example('RST015', FAILING)} --timeout 0.2")
    assert "the time of" in finished.out + finished.err
    assert finished.code == 3


def test_the_programs_of_these_tests_are_there():
    names = {path.stem for path in STORED.glob("*.mir")}
    programs = {path.stem for path in (Path(__file__).parent / "programs").glob("*.rs")}
    assert programs <= names


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_text_of_each_mutant_is_there(mutant: Mutant):
    assert mutated(mutant) != source_of(mutant).read_text(encoding="utf-8")
