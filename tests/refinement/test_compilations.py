"""Every correct mapping on every shape, and the seed document's rows one by one.

The verdicts on the seed's rows are those of the literature on its table: Sewell et al., C/C++11 mappings to
processors; RISC-V Unprivileged ISA, table A.6.
"""

from dataclasses import replace

import pytest
from atomic_shapes import SHAPES
from neutral_notation import read_program

from rustrata.architecture.mapping import shipped_mapping
from rustrata.architecture.rows import Operation
from rustrata.architecture.targets import TARGETS, parse_mapping_choice
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.programs.litmus import Ordering
from rustrata.refinement.compilation import RefineOptions, refine

CORRECT = [name for target in TARGETS.values() for name in target.mappings if not name.startswith("seed")]


def verdict_of(program: str, name: str, choice: str | None = None, **options):
    test = read_program("test", program, "")
    target = next(target for target in TARGETS.values() if name in (target.name, *target.mappings))
    tables = parse_mapping_choice(choice or name, target, len(test.threads))
    (compilation,) = refine(test, [(target, tables)], RefineOptions(**options))
    return compilation.boundary.verdict


@pytest.mark.parametrize("name", CORRECT)
def test_a_correct_mapping_holds_on_every_shape(name: str):
    target = next(target for target in TARGETS.values() if name in target.mappings)
    for shape in SHAPES:
        tables = parse_mapping_choice(name, target, len(shape.test.threads))
        (compilation,) = refine(shape.test, [(target, tables)])
        assert isinstance(compilation.boundary.verdict, Holds), shape.name
        assert compilation.boundary.verdict.coverage.exhaustive


MP = "Wrlx x 1; {0} || {1}; b=Rrlx x"
ACCESSES = MP.format("W{0} y 1", "a=R{1} y")
FENCES = MP.format("F{0}; Wrlx y 1", "a=Rrlx y; F{1}")
UPDATES = MP.format("p=X{0} y 1", "a=U{1} y 0")
SB = "Wsc x 1; a=Rsc y || Wsc y 1; b=Rsc x"
SB_FENCES = "Wrlx x 1; Fsc; a=Rrlx y || Wrlx y 1; Fsc; b=Rrlx x"
SB_UPDATES = "p=Xsc x 1; a=Rsc y || q=Xsc y 1; b=Rsc x"
WINNERS = "a=C{0} x 0 1 || b=C{0} x 0 2"
SEED_ROWS = [
    # SeqCst
    ("x86_64", SB, True), ("x86_64", SB_FENCES, True), ("x86_64", SB_UPDATES, True),
    ("aarch64", SB, True), ("aarch64", SB_FENCES, True), ("aarch64", ACCESSES.format("sc", "acq"), False),
    ("riscv64", SB, True), ("riscv64", SB_FENCES, True), ("riscv64", ACCESSES.format("sc", "acq"), False),
    ("powerpc64", SB, False), ("mips64", SB, False),
    ("powerpc64", SB_FENCES, False), ("mips64", SB_FENCES, False),
    # Acquire and Release
    ("x86_64", ACCESSES.format("rel", "acq"), True), ("x86_64", FENCES.format("rel", "acq"), True),
    ("aarch64", ACCESSES.format("rel", "acq"), True), ("aarch64", FENCES.format("rel", "acq"), False),
    ("aarch64", UPDATES.format("rel", "acq"), False),
    ("riscv64", ACCESSES.format("rel", "acq"), False), ("riscv64", FENCES.format("rel", "acq"), False),
    ("riscv64", UPDATES.format("rel", "acq"), True),
    ("powerpc64", ACCESSES.format("rel", "acq"), False), ("mips64", ACCESSES.format("rel", "acq"), False),
    # AcqRel
    ("x86_64", UPDATES.format("ar", "ar"), True), ("aarch64", UPDATES.format("ar", "ar"), False),
    ("riscv64", UPDATES.format("ar", "ar"), True), ("powerpc64", UPDATES.format("ar", "ar"), False),
    ("mips64", UPDATES.format("ar", "ar"), False),
    # Relaxed
    *((target, "Wrlx x 1; a=Rrlx y || Wrlx y 1; b=Rrlx x", True) for target in TARGETS if target != "armv7"),
    # compare-and-swap
    *((target, WINNERS.format("rlx"), False) for target in TARGETS if target != "armv7"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "program", "right"), SEED_ROWS)
def test_the_rows_of_the_seed(target: str, program: str, right: bool):
    verdict = verdict_of(program, f"seed-{target}")
    assert isinstance(verdict, Holds if right else Refuted)
    assert isinstance(verdict_of(program, target), Holds)


# Store in one convention, load in the other: neither side has the full fence.
@pytest.mark.parametrize(
    ("target", "stores", "loads"),
    [
        ("x86_64", "x86_64-leading", "x86_64"),
        ("powerpc64", "powerpc64", "powerpc64-trailing"),
        ("armv7", "armv7-leading", "armv7"),
        ("riscv64", "riscv64-a6", "riscv64-zalasr"),
    ],
)
def test_conventions_must_not_be_mixed(target: str, stores: str, loads: str):
    """Threads are compiled apart, and in one thread a call may lead from the one convention to the other."""
    text = "Wsc x 1; a=Rsc y || Wsc y 1; b=Rsc x"
    assert isinstance(verdict_of(text, target, stores), Holds)
    assert isinstance(verdict_of(text, target, loads), Holds)
    key = (Operation.STORE, Ordering.SEQ_CST)
    table = shipped_mapping(loads)
    mixed = replace(table, rows={**table.rows, key: shipped_mapping(stores).rows[key]})
    (compilation,) = refine(read_program("test", text, ""), [(TARGETS[target], (mixed, mixed))])
    assert isinstance(compilation.boundary.verdict, Refuted)


def test_load_buffering_is_said_to_be_what_it_is():
    text = "a=Rrlx x; Wrlx y 1 || b=Rrlx y; Wrlx x 1"
    test = read_program("LB", text, "a==1 and b==1")
    target = TARGETS["powerpc64"]
    tables = parse_mapping_choice("powerpc64", target, 2)
    (compilation,) = refine(test, [(target, tables)], RefineOptions("rust"))
    assert isinstance(compilation.boundary.verdict, Refuted)
    assert "load buffering" in compilation.boundary.remarks[0]


def test_a_bound_is_no_answer():
    assert isinstance(verdict_of(SB, "mips64", steps=2), Unknown)
