"""The quick machine against the exact one, which is the definition: on all stored programs, with a region for
nearly every block, the one ends as the other does."""

import re
import struct
from graphlib import TopologicalSorter
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick_runs import agree
from run_rustrata import rustrata
from rust_store import BENCHMARKS, OUTPUTS, sources

from rustrata.abstract.aliasing.native import installed
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.ending import Ended
from rustrata.abstract.mir.hot import source
from rustrata.abstract.mir.hot.accesses import UNDECIDED
from rustrata.abstract.mir.hot.machine import QuickMachine
from rustrata.abstract.mir.hot.regions import MOST_BLOCKS, Region, loop_heads, region_of
from rustrata.abstract.mir.hot.writer import Room
from rustrata.abstract.mir.machine import Machine
from rustrata.cli import rust_schedules
from rustrata.programs.rust.bodies import Goto, Return, SwitchInt
from rustrata.programs.rust.program import Program, read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.programs.rust.types import Primitive
from rustrata.programs.rust.values import Constant, Integer
from rustrata.source import SourceFile

MODELS = ("tree-borrows-miri-2026-08", "stacked-borrows-miri-2026-08")
STEPS = 300_000
ALL = sorted(sources()) + sorted(OUTPUTS.glob("*.mir"))


def program_of(path: Path) -> Program:
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    return read_program(stored.compiled).entered(stored.compiled.entry)


def mutant_run(program: Program, models: tuple[str, ...]) -> str:
    """How a quick run ends; what is read of freed memory is not there."""
    try:
        _, ended = quick_run(program, models, often=1)
    except struct.error:
        return "crash"
    return ended.kind


def quick_run(program: Program, models: tuple[str, ...], **options: bool | int) -> tuple[QuickMachine, Ended]:
    machine = QuickMachine(program, models, arguments=("program",), **options)
    return machine, machine.run(limit=STEPS)


def compare(program: Program, models: tuple[str, ...], often: int, *, compiled: bool = True) -> None:
    """The quick machine ends as the exact one."""
    exact = Machine(program, {name: borrows(name) for name in models}, arguments=("program",))

    def make(with_compiled: bool) -> QuickMachine:
        both = compiled and with_compiled
        return QuickMachine(program, models, arguments=("program",), often=often, compiled=both)

    agree(exact, exact.run(limit=STEPS), make, STEPS)


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_quick_run_ends_as_the_exact_one(path: Path):
    compare(program_of(path), MODELS, 1)


@pytest.mark.parametrize("path", ALL[::4], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_so_it_does_with_models_in_python(path: Path):
    compare(program_of(path), MODELS, 2, compiled=False)


@pytest.mark.parametrize("path", ALL[1::4], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_so_it_does_without_models(path: Path):
    compare(program_of(path), (), 2)


NOTHING, LIST = "reference_to_nothing", "list"
MUTANTS = {
    "reads within the memory": (r"<= (\w+)\.size - \d+", "<= 1 << 70", NOTHING, MODELS),
    "reads from its first byte on": (r"\b0 <= \((\w+) :=", r"-(1 << 70) <= (\1 :=", "read_below_memory", ()),
    "memory lives": (r"found_\d+\.live and", "", "tail_call_dangling", ()),
    "alignment": (r" and not [^&:\n]* & \d+:", ":", "RUB004.failing", MODELS),
    "bytes are initialised": (r"(\.initialised, \w+)\)\[0\] != \d+", r"\1)[0] < 0", "RUB006.failing", MODELS),
    "a byte is initialised": (r"if not \w+\.initialised\[\w+\]", "if False", "macro_items", MODELS),
    "reads are told": (r"touch\(.*, False\)", "0", "read_of_neighbour", MODELS),
    "writes are told": (r"touch\(.*, True\)", "0", "cell_under_reference", MODELS),
    "a bool is 0 or 1": (r"if not 0 <= \w+ <= 1: raise", "if False: raise", "flag_of_two", MODELS),
    "writes to what is writable": (r"\w+\.writable and ", "", "write_to_fixed", ()),
    "references are valid": (r"if target_\d+ is None or .*: check_\d+\(.*\)", "pass", NOTHING, MODELS),
    "sums may carry": (r"(x\d+o) = .*", r"\1 = False", "carries", MODELS),
    "what carries is cut": (r"if x\d+o: .*", "pass", "carries", MODELS),
    "pointers are written with provenance": (r"if \w+ is not None: \w+\.pointers\[.*", "pass", LIST, MODELS),
    "what overwrites a pointer is none": (r"if \w+\.pointers or .*", "pass", "pointer_over_integer", MODELS),
    "an integer keeps its sign": (r"- 2147483648", "", "closure_after", MODELS),
}
"""Wrong regions: what in their source is replaced by what, a stored program that ends otherwise then, and the
models with which it does."""


def stored(name: str) -> Path:
    (found,) = [path for path in ALL if path.stem == name]
    return found


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_wrong_region_is_noticed(mutant: str, monkeypatch: pytest.MonkeyPatch):
    pattern, instead, name, models = MUTANTS[mutant]
    program, made, changed = program_of(stored(name)), source.made, []
    right = mutant_run(program, models)

    def wrongly(text: str, title: str, names: dict[str, object]) -> source.Run:
        wrong, count = re.subn(pattern, instead, text)
        changed.append(count)
        return made(wrong, title, names)

    monkeypatch.setattr(source, "made", wrongly)
    wrong = mutant_run(program, models)
    assert sum(changed), "the mutant changes something"
    assert right != wrong


@pytest.mark.parametrize(
    "path", [*ALL[::6], stored("RST013.failing")], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_what_is_said_does_not_depend_on_which_machine_is_first(path: Path, monkeypatch: pytest.MonkeyPatch):
    before = rustrata(f"check {path} --leaks --steps 200000")
    monkeypatch.setattr(rust_schedules, "FIRST_STEPS", 0)
    after = rustrata(f"check {path} --leaks --steps 200000")
    assert (before.code, before.out, before.err) == (after.code, after.out, after.err)


Made = list[tuple[Code, Region]]


@pytest.fixture
def regions(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The regions that are made."""
    made: Made = []

    def function_of(code: Code, region: Region, room: Room) -> source.Run:
        made.append((code, region))
        return source.function_of(code, region, room)

    monkeypatch.setattr("rustrata.abstract.mir.hot.machine.function_of", function_of)
    return made


def test_a_loop_is_a_region_that_goes_round(regions: Made):
    _, ended = quick_run(program_of(BENCHMARKS / "hash.mir"), MODELS)
    assert ended.kind == "clean"
    (found,) = [(code, region) for code, region in regions if region.loops and str(code.body.path) == "hash"]
    code, region = found
    assert loop_heads(code) == {region.head}
    assert len(region.blocks) == 6, "the head, the end of the slice or an item, where both meet, and the sum"


def test_inner_loops_are_regions_of_their_own(regions: Made):
    quick_run(program_of(BENCHMARKS / "sieve.mir"), MODELS)
    heads = {region.head for _, region in regions}
    for code, region in regions:
        assert not (loop_heads(code) - {region.head}) & region.blocks
    assert sum(region.loops for _, region in regions) == 2, "the outer one where the inner one is left out"
    assert len(heads) == len(regions)


class Blocks:
    """The blocks of a body, all of which have run, by where they lead: to one or to one of two."""

    def __init__(self, *leads: tuple[int, ...]) -> None:
        ends = [_leading(targets) for targets in leads]
        self.body = SimpleNamespace(blocks=[SimpleNamespace(terminator=end) for end in ends])
        self.blocks = [SimpleNamespace(enters=False) for _ in leads]


def _leading(targets: tuple[int, ...]) -> object:
    nowhere = {"span": None, "origin": None}
    if not targets:
        return Return(**nowhere)
    if len(targets) == 1:
        return Goto(targets[0], **nowhere)
    return SwitchInt(Constant(Integer(0, Primitive.U8)), ((0, targets[0]),), targets[1], **nowhere)


@given(
    st.lists(st.lists(st.integers(0, 11), max_size=2).map(tuple), min_size=12, max_size=12),
    st.integers(0, 11),
)
def test_a_region_has_no_loop_but_at_its_head(leads: list[tuple[int, ...]], head: int):
    code = Blocks(*leads)
    region = region_of(code, head)
    inside = {
        number: [t for t in leads[number] if t in region.blocks and t != head] for number in region.blocks
    }
    order = list(TopologicalSorter(inside).static_order())
    assert head in order
    assert region.loops == any(head in leads[number] for number in region.blocks)
    reached = {head}
    for number in reversed(order):
        if number in reached:
            reached.update(inside[number])
    assert reached == region.blocks, "each block can be come to from the head"


def test_regions_have_bounds():
    chain = Blocks(*[(number + 1,) for number in range(2_000)], ())
    assert len(region_of(chain, 0).blocks) == MOST_BLOCKS
    forks = [step for at in range(0, 90, 3) for step in ((at + 1, at + 2), (at + 3,), (at + 3,))]
    region = region_of(Blocks(*forks, ()), 0)
    assert region.blocks < set(range(91)), "what comes after n forks would be written 2**n times"


def test_nothing_is_hot_in_bodies_written_by_hand(regions: Made):
    (path, *_) = [path for path in ALL if program_of(path).by_hand]
    quick_run(program_of(path), MODELS, often=1)
    assert not regions


@pytest.mark.skipif(not installed(), reason="the native models are not built")
def test_compiled_models_do_not_decide_on_pointers_cast_from_integers():
    program = program_of(stored("RUB005.fixed"))
    _, ended = quick_run(program, MODELS)
    assert ended.message in ("", UNDECIDED)
