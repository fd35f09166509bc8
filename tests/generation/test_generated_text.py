"""What is generated, for cycles whose tests the literature has: names, threads and conditions."""

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import AssemblyTest, Dialect, LitmusTest, parse
from rustrata.programs.litmus.generate import Generated, generate
from rustrata.source import SourceFile, Span

SHAPES = {
    "MP": "PodWW Rfe PodRR Fre",
    "SB": "PodWR Fre PodWR Fre",
    "LB": "PodRW Rfe PodRW Rfe",
    "S": "PodWW Rfe PodRW Coe",
    "R": "PodWW Coe PodWR Fre",
    "2+2W": "PodWW Coe PodWW Coe",
    "WRC": "Rfe PodRW Rfe PodRR Fre",
    "RWC": "Rfe PodRR Fre PodWR Fre",
    "IRIW": "Rfe PodRR Fre Rfe PodRR Fre",
    "ISA2": "PodWW Rfe PodRW Rfe PodRR Fre",
    "Z6.3": "PodWW Coe PodWW Rfe PodRR Fre",
}
CONDITIONS = {
    "MP": r"1:X0=1 /\ 1:X2=0",
    "SB": r"0:X2=0 /\ 1:X2=0",
    "LB": r"0:X0=1 /\ 1:X0=1",
    "S": r"x=2 /\ 1:X0=1",
    "R": r"y=2 /\ 1:X2=0",
    "2+2W": r"x=2 /\ y=2",
    "WRC": r"1:X0=1 /\ 2:X0=1 /\ 2:X2=0",
    "RWC": r"1:X0=1 /\ 1:X2=0 /\ 2:X2=0",
    "IRIW": r"1:X0=1 /\ 1:X2=0 /\ 3:X0=1 /\ 3:X2=0",
    "ISA2": r"1:X0=1 /\ 2:X0=1 /\ 2:X2=0",
    "Z6.3": r"y=2 /\ 2:X0=1 /\ 2:X2=0",
}
"""Those of herdtools7's catalogue for AArch64."""


def made(cycle: str, dialect: Dialect = Dialect.AARCH64, **options: bool) -> Generated:
    return generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), dialect, **options)


def parsed(test: Generated) -> LitmusTest | AssemblyTest:
    return parse(SourceFile(f"{test.name}.litmus", test.text))


def rotations(cycle: str) -> list[str]:
    words = cycle.split()
    return [" ".join((*words[at:], *words[:at])) for at in range(len(words))]


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_rotation_of_a_shape_is_the_shape(shape: str, dialect: Dialect):
    tests = {made(rotation, dialect).text for rotation in rotations(SHAPES[shape])}
    assert len(tests) == 1
    assert tests.pop().startswith(f"{dialect.value} {shape}\n")


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_reader_reads_what_is_generated(shape: str, dialect: Dialect):
    test = made(SHAPES[shape], dialect)
    read = parsed(test)
    assert read.name == shape
    assert len(read.threads) == len(test.cycle.threads)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_condition_is_that_of_the_catalogue(shape: str):
    assert made(SHAPES[shape]).text.endswith(f"exists ({CONDITIONS[shape]})\n")


@pytest.mark.parametrize(
    ("cycle", "dialect", "name"),
    [
        ("DMB.SYdWW Rfe DpAddrdR Fre", Dialect.AARCH64, "MP+dmb.sy+addr"),
        ("DMB.LDdWW Wse DMB.SYdWWLL WseLP", Dialect.AARCH64, "2+2W+dmb.ld+dmb.syll"),
        ("PodWWPL RfeLA PodRRAP Fre", Dialect.AARCH64, "MP+popl+poap"),
        ("PodWR PodRR Fre PodWR Fre", Dialect.AARCH64, "SB+po+poR-po"),
        ("DMB.SYdWW Rfe PosRR Fri Rfi DpCtrlIsbdR Fre", Dialect.AARCH64, "MP+dmb.sy+pos-fri-rfi-ctrlisb"),
        ("PosWW Coe PosWW Coe", Dialect.AARCH64, "2+2W+poss"),
        ("Rfe PosRR Fre", Dialect.AARCH64, "CoRR"),
        ("PosRW Rfe", Dialect.AARCH64, "CoRW1"),
        ("RfePA PodRRAA FreAL RfeLA PodRRAA FreAP", Dialect.AARCH64, "IRIW+poaas+PL"),
        ("PodRR Rmw Rfe PodRW Rfe", Dialect.AARCH64, "LB+po+po-rmw"),
        ("PodRR Amo.SwpPL RfeLP PodRW Rfe", Dialect.AARCH64, "LB+po+po-amo.swppl"),
        ("LwSyncdWW Rfe DpAddrdW Rfe DpAddrdR Fre", Dialect.PPC, "ISA2+lwsync+addr+addr"),
        ("Fence.rw.rwdWW Rfe DpCtrlFenceIdR Fre", Dialect.RISCV, "MP+fence.rw.rw+ctrlfencei"),
        ("MFENCEdWR Fre MFENCEdWR Fre", Dialect.X86, "SB+mfences"),
        ("DMBdWW Rfe DpCtrlIsbdR Fre", Dialect.ARM, "MP+dmb+ctrlisb"),
        ("SyncdRW Rfe SyncdRW Rfe", Dialect.MIPS, "LB+syncs"),
        ("PodWWRlxRel RfeRelAcq PodRRAcqRlx FreRlxRlx", Dialect.RUST, "MP+porlxrel+poacqrlx"),
        ("FenceScdWRRlxRlx Fre FenceScdWRRlxRlx Fre", Dialect.C, "SB+fencescrlxrlxs"),
        ("Coe Coe PodWR Fre PodWR Fre", Dialect.AARCH64, "W+W+WR+WR"),
    ],
)
def test_names_are_those_of_diy(cycle: str, dialect: Dialect, name: str):
    assert made(cycle, dialect).name == name


def test_an_unordered_third_write_gets_an_observer():
    """Three writes of three threads: the last value leaves the order of the first two open."""
    test = made("Coe Coe PodWR Fre PodWR Fre")
    assert len(parsed(test).threads) == 5
    assert test.text.endswith("exists (x=3 /\\ 2:X2=0 /\\ 3:X2=0 /\\ 4:X0=1 /\\ 4:X2=2)\n")


def test_writes_that_program_order_orders_need_no_observer():
    """S+dmb.sy+data-coi of the Dat3M corpus: writes 1 and 2 are of one thread, and the last is 3."""
    test = made("DMB.SYdWW Rfe DpDatadW Wsi Wse")
    assert test.text.endswith("exists (x=3 /\\ 1:X0=1)\n")
    assert len(parsed(test).threads) == 2


def test_every_value_is_asked_for_on_demand():
    test = made("PodWW Rfe PosRR PodRR Fre", every_value=True)
    assert test.text.endswith("exists (x=1 /\\ y=1 /\\ 1:X0=1 /\\ 1:X2=1 /\\ 1:X3=0)\n")


def test_an_annotation_holds_for_both_edges_of_its_event():
    written = made("L Rfe A PodRR Fre PodWW")
    assert written.name == "MP+popl+poap"
    assert written.text == made("PodWWPL RfeLA PodRRAP FrePP").text


def test_words_are_known_in_any_case_and_by_their_older_names():
    assert made("mfencedwr fre podwr fre", Dialect.X86).name == "SB+mfence+po"
    assert made("PodWW Wse PodWW Wse").text == made("PodWW Coe PodWW Coe").text


@pytest.mark.parametrize(
    ("cycle", "dialect", "code", "column"),
    [
        ("Rfe PodRT Fre PodWW", Dialect.AARCH64, "GEN001", 5),
        ("Rfe DpAddrdR Fre PodWW", Dialect.X86, "GEN001", 5),
        ("Rfe [PodRR] Fre PodWW", Dialect.AARCH64, "GEN002", 5),
        ("Rfe DpAddrdR Fre PodWW", Dialect.C, "GEN002", 5),
        ("", Dialect.AARCH64, "GEN003", 1),
        ("Rfe PodWW Fre PodWW", Dialect.AARCH64, "GEN004", 5),
        ("Rfe PodRR Fre", Dialect.AARCH64, "GEN007", 5),
        ("Rfe PodRRLP Fre PodWW", Dialect.AARCH64, "GEN005", 5),
        ("RfePA PodRRQP Fre PodWW", Dialect.AARCH64, "GEN005", 7),
        ("RmwQP Rfe PodRR Fre PodWR", Dialect.AARCH64, "GEN005", 1),
        ("Coe Coe", Dialect.AARCH64, "GEN010", 1),
        ("Rfi PosRW", Dialect.AARCH64, "GEN006", 1),
        ("RfeRelAcq PodRRAcqP FrePRlx PodWWRlxRel", Dialect.C, "GEN008", 21),
    ],
)
def test_mistakes_have_their_place(cycle: str, dialect: Dialect, code: str, column: int):
    with pytest.raises(RustrataError) as caught:
        made(cycle, dialect)
    diagnostic = caught.value.diagnostic
    assert diagnostic.code == code
    assert diagnostic.span is not None
    assert diagnostic.span.position == (1, column)


def test_the_nearest_word_is_suggested():
    with pytest.raises(RustrataError) as caught:
        made("Rfe DpAdrdR Fre DMB.SYdWW")
    assert caught.value.diagnostic.help == "did you mean `DpAddrdR`?"


def test_a_word_of_another_dialect_is_told():
    with pytest.raises(RustrataError) as caught:
        made("Rfe PodRR Fre LwSyncdWW")
    assert caught.value.diagnostic.help == "it is a word of PPC"
