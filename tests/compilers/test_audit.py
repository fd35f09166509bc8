"""Audits of assembly that compilers wrote for our own tests, kept in ``examples/compilers/audit``."""

from functools import cache
from pathlib import Path

import pytest

from rustrata.architecture.compilers.kept_assembly import read_output
from rustrata.refinement import audit_tests
from rustrata.refinement.audit import Audited, audit, pairs
from rustrata.refinement.audit_tests import alone, operations
from rustrata.refinement.compilation import RefineOptions
from rustrata.source import SourceFile

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "compilers" / "audit"


def silent(what: str) -> None:
    """Progress that nobody looks at."""


@cache
def audited(name: str) -> dict[str, Audited]:
    path = FOLDER / name
    output = read_output(SourceFile(path.name, path.read_text(encoding="utf-8")))
    (found,) = audit([(output, output)], operations(), RefineOptions(), silent)
    return {each.operation.label: each for each in found.operations}


def sound(audited: Audited) -> bool:
    """Is every test decided, and well?"""
    return not audited.refuted and not audited.undecided and audited.refused is None


@pytest.mark.parametrize("machine", ["x86_64", "aarch64", "riscv64", "mips64"])
def test_rustc_is_sound(machine: str):
    found = audited(f"rustc-1.95.0.{machine}.s")
    assert len(found) == 12
    assert sum(each.held for each in found.values()) == 116
    for each in found.values():
        assert sound(each), each.operation.label


@pytest.mark.parametrize("machine", ["riscv64", "powerpc64"])
def test_clang_19_is_sound(machine: str):
    for each in audited(f"clang-19.1.7.{machine}.s").values():
        assert sound(each), each.operation.label


def refuted(name: str) -> dict[str, set[str]]:
    """The shapes that each operation fails in."""
    return {
        label: {test.test.name.rpartition("-32-")[2] for test in each.refuted}
        for label, each in audited(name).items()
        if each.refuted
    }


def test_a_compare_exchange_of_gcc_12_for_risc_v_releases_nothing():
    assert refuted("gcc-12.2.0.riscv64.s") == {"compare_exchange(Release, Relaxed)": {"MP", "S", "LB", "WRC"}}
    lowering = audited("gcc-12.2.0.riscv64.s")["compare_exchange(Release, Relaxed)"].lowering
    assert lowering is not None
    assert lowering.instructions == ("lr.w", "bne", "sc.w")


def test_a_compare_exchange_of_llvm_22_for_power_that_fails_has_no_full_fence():
    """The fence stands behind the comparison, where a compare-exchange that fails does not come by."""
    shapes = {"SBr", "SBr-failing"}
    assert refuted("rustc-1.95.0.powerpc64.s") == {"compare_exchange(SeqCst, SeqCst)": shapes}
    assert refuted("clang-19.1.7.powerpc64.s") == {}
    assert refuted("gcc-12.2.0.powerpc64.s") == {}


def test_a_compare_exchange_of_gcc_12_for_mips_that_fails_acquires_nothing():
    assert refuted("gcc-12.2.0.mips64.s") == {"compare_exchange(SeqCst, SeqCst)": {"MPr-failing"}}


MUTANTS = [
    ("rustc-1.95.0.x86_64.s", "xchgl", "movl", {"store(SeqCst)"}),
    ("rustc-1.95.0.aarch64.s", "stlr\t", "str\t", {"store(Release)", "store(SeqCst)"}),
    ("rustc-1.95.0.aarch64.s", "ldar\t", "ldr\t", {"load(Acquire)", "load(SeqCst)"}),
    ("rustc-1.95.0.aarch64.s", "ldar\t", "ldapr\t", {"load(SeqCst)"}),
    ("rustc-1.95.0.riscv64.s", "sc.w.rl", "sc.w", {"compare_exchange(Release, Relaxed)"}),
    ("rustc-1.95.0.riscv64.s", "fence\trw, w", "nop", {"store(Release)", "fence(Release)"}),
    ("rustc-1.95.0.riscv64.s", "fence.tso", "fence rw, w", {"fence(AcqRel)"}),
    (
        "rustc-1.95.0.powerpc64.s",
        "\tlwsync",
        "\tnop",
        {"store(Release)", "compare_exchange(Release, Relaxed)"},
    ),
    ("rustc-1.95.0.powerpc64.s", "\tisync", "\tnop", {"load(Acquire)", "load(SeqCst)"}),
    ("rustc-1.95.0.mips64.s", "\tsync", "\tnop", {"store(Release)", "load(Acquire)", "fence(SeqCst)"}),
]


@pytest.mark.parametrize(("name", "instruction", "weaker", "found"), MUTANTS)
def test_a_compiler_that_writes_a_weaker_instruction_is_caught(
    name: str, instruction: str, weaker: str, found: set[str]
):
    text = (FOLDER / name).read_text(encoding="utf-8")
    output = read_output(SourceFile(name, text.replace(instruction, weaker)))
    chosen = tuple(each for each in operations() if each.label in found)
    (mutant,) = audit([(output, output)], chosen, RefineOptions(), silent)
    assert {each.operation.label for each in mutant.operations if each.refuted} == found


def test_threads_of_two_compilers():
    """gcc 12's compare-exchange is found beside rustc's threads, and rustc's is not beside gcc's."""
    outputs = [
        read_output(SourceFile(name, (FOLDER / name).read_text(encoding="utf-8")))
        for name in ("rustc-1.95.0.riscv64.s", "gcc-12.2.0.riscv64.s", "rustc-1.95.0.mips64.s")
    ]
    chosen = operations(("compare_exchange(Release, Relaxed) 32",))
    found = audit(pairs(outputs, mixed=True), chosen, RefineOptions(), silent)
    assert {each.name: sum(len(one.refuted) for one in each.operations) for each in found} == {
        "rustc 1.95.0 beside gcc 12.2.0": 0,
        "gcc 12.2.0 beside rustc 1.95.0": 4,
    }
    (witness, *_) = found[1].operations[0].refuted
    assert witness.compiler == "P0 gcc 12.2.0, P1 rustc 1.95.0"


LOWERINGS = [
    ("rustc-1.95.0.x86_64.s", "store(SeqCst)", "xchgl"),
    ("rustc-1.95.0.aarch64.s", "load(SeqCst)", "ldar"),
    ("rustc-1.95.0.aarch64.s", "fence(Acquire)", "dmb ishld"),
    ("rustc-1.95.0.riscv64.s", "load(SeqCst)", "fence rw, rw; lw; fence r, rw"),
    ("rustc-1.95.0.riscv64.s", "compare_exchange(SeqCst, SeqCst)", "lr.w.aqrl; bnez; sc.w.rl"),
    ("gcc-12.2.0.riscv64.s", "store(SeqCst)", "fence iorw,ow; amoswap.w.aq"),
    ("rustc-1.95.0.powerpc64.s", "load(Acquire)", "lwz; bne-; isync"),
    ("rustc-1.95.0.mips64.s", "store(SeqCst)", "sync; sw; sync"),
    ("gcc-12.2.0.mips64.s", "load(SeqCst)", "sync; lw; sync"),
]


@pytest.mark.parametrize(("name", "label", "instructions"), LOWERINGS)
def test_a_lowering_is_what_of_the_instructions_is_about_memory(name: str, label: str, instructions: str):
    lowering = audited(name)[label].lowering
    assert lowering is not None
    assert "; ".join(lowering.instructions) == instructions


def test_every_operation_with_every_ordering_is_there():
    every = operations()
    assert len(every) == len(set(every)) == 4 + 2 * (3 + 3 + 9 * 5 + 2 * 15)
    names = {each.test.name for operation in every for each in audit_tests.tests_of(operation)}
    assert len(names) == sum(len(audit_tests.tests_of(operation)) for operation in every)
    for operation in every:
        assert len(alone(operation).threads) == 1


@pytest.mark.parametrize(
    ("pattern", "labels"),
    [
        ("fence", {"fence(Acquire)", "fence(Release)", "fence(AcqRel)", "fence(SeqCst)"}),
        ("load(Seq*", {"load(SeqCst)"}),
        ("store* 32", {"store(Relaxed)", "store(Release)", "store(SeqCst)"}),
        ("nothing", set()),
    ],
)
def test_operations_are_chosen_by_patterns(pattern: str, labels: set[str]):
    assert {each.label for each in operations((pattern,))} == labels
