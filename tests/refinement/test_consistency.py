"""``layer_consistency``: a decision over whole programs, never an assumption.

The layered memory model defines it by a correctness condition that may be taken as true; here every case of
the definition is met by a program.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from rustrata.architecture.mapping import read_mapping
from rustrata.architecture.targets import TARGETS
from rustrata.executions.outcomes import MemoryAt, Outcome
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.hardware.coherence.registry import PROTOCOLS
from rustrata.programs.litmus import parse
from rustrata.refinement.behaviours import Behaviours, Faulted
from rustrata.refinement.consistency import layer_consistency
from rustrata.refinement.walk import Claim, WalkOptions, walk
from rustrata.relational.search import Budget
from rustrata.source import SourceFile
from rustrata.virtual.map_reader import parse_map

EXAMPLES = Path(__file__).parents[2] / "examples"

TWO_THREADS = """\
Rust {name}
{{ x = 0; y = 0; }}

fn P0(x: &AtomicI32, y: &AtomicI32) {{
    {first}
}}

fn P1(x: &AtomicI32, y: &AtomicI32) {{
    {second}
}}

{last}
"""
SB = TWO_THREADS.format(
    name="SB",
    first="x.store(1, SeqCst); let a = y.load(SeqCst);",
    second="y.store(1, SeqCst); let b = x.load(SeqCst);",
    last="~exists (0:a=0 /\\ 1:b=0)",
)
MP = TWO_THREADS.format(
    name="MP",
    first="x.store(1, Relaxed); y.store(1, Release);",
    second="let a = y.load(Acquire); let b = x.load(Relaxed);",
    last="~exists (1:a=1 /\\ 1:b=0)",
)


@pytest.fixture
def layers(walked) -> tuple[Behaviours, Behaviours]:
    """The virtual and the architecture layer of SB on x86-64: behaviours on both sides of a boundary."""
    boundary = walked(SB, {"x86_64": "x86_64"}).targets[0].architecture
    return boundary.upper, boundary.lower


def _decide(upper: Behaviours, lower: Behaviours):
    return layer_consistency(upper, lower, Budget(10_000))


def test_contained_behaviours_hold_with_what_they_cover(layers):
    verdict = _decide(*layers)
    assert isinstance(verdict, Holds)
    assert verdict.coverage.exhaustive
    assert verdict.coverage.models == ("c20", "x86tso")
    assert verdict.note == "3 of the 3 outcomes above"


def test_an_extra_outcome_is_refuted_with_its_axiom(layers):
    upper, lower = layers
    sequential, *rest = upper.observations
    fewer = replace(upper, observations={seen: seen for seen in rest})
    verdict = _decide(fewer, lower)
    assert isinstance(verdict, Refuted)
    assert verdict.witness.observation == sequential


def test_nothing_holds_above_an_incomplete_layer(layers):
    upper, lower = layers
    assert isinstance(_decide(replace(upper, incomplete="cut"), lower), Unknown)
    assert isinstance(_decide(upper, replace(lower, incomplete="cut")), Unknown)


def test_an_incomplete_lower_layer_can_still_refute(layers):
    upper, lower = layers
    surplus = Outcome(((MemoryAt("x"), 7),))
    below = replace(lower, observations={**lower.observations, surplus: surplus}, incomplete="cut")
    assert isinstance(_decide(upper, below), Refuted)


def test_undefined_behaviour_above_promises_nothing(walked):
    racy = TWO_THREADS.format(
        name="RACE", first="*x.get() = 1;", second="let a = *x.get();", last="exists (1:a=1)"
    ).replace("x: &AtomicI32", "x: &UnsafeCell<i32>")
    walk = walked(racy, {"riscv64": "seed"})
    assert walk.abstract.undefined is not None
    assert isinstance(walk.virtual.verdict, Holds)
    assert "undefined behaviour above" in walk.virtual.verdict.note


def test_adjacent_boundaries_compose(walked):
    for text in (SB, MP):
        walk = walked(text, {"x86_64": "x86_64"})
        hardware = set(walk.targets[0].hardware.lower.observations)
        assert hardware <= set(walk.abstract.observations)


@pytest.mark.parametrize("protocol", sorted(set(PROTOCOLS) - {"msi-directory"}))
def test_every_wrong_protocol_is_refuted(protocol: str, walked):
    three_threads = (EXAMPLES / "shapes" / "wrc+rlx.litmus").read_text(encoding="utf-8")
    verdicts = [
        walked(text, {"x86_64": "x86_64"}, protocol=protocol).targets[0].hardware.verdict
        for text in (SB, MP, three_threads)
    ]
    assert any(isinstance(verdict, Refuted) for verdict in verdicts)


def _extended(target: str, name: str, rows: str):
    text = f'name = "mine"\ntarget = "{target}"\ntitle = "t"\nsource = "s"\nextends = "{name}"\n{rows}'
    return read_mapping(SourceFile("mine.toml", text))


@pytest.mark.parametrize(
    ("target", "base", "rows", "text", "axiom"),
    [
        ("x86_64", "x86_64", '[store]\nSeqCst = "mov {memory}, {value:imm}"', SB, "SC"),
        ("aarch64", "aarch64", '[load]\nSeqCst = "ldapr{size} {target}, {memory}"', SB, "SC"),
        ("aarch64", "aarch64", '[store]\nRelease = "str{size} {value}, {memory}"', MP, "coherence"),
        ("riscv64", "riscv64", '[load]\nAcquire = "l{size} {target}, {memory}"', MP, "coherence"),
    ],
    ids=["x86 SC store without xchg", "LDAPR for SC", "STR for Release", "no fence after Acquire"],
)
def test_a_mapping_with_one_row_weakened_is_refuted(target, base, rows, text, axiom):
    table = _extended(target, base, rows)
    test = parse(SourceFile("test.litmus", text))
    below = walk(test, [(TARGETS[target], (table, table))]).targets[0]
    assert isinstance(below.architecture.verdict, Refuted)
    assert below.architecture.verdict.witness.above.axiom == axiom


def test_a_fault_is_an_observation_of_its_own(walked):
    path = EXAMPLES / "maps" / "read-only.toml"
    address_map = parse_map(SourceFile(path.name, path.read_text(encoding="utf-8")))
    walk = walked(MP, {"x86_64": "x86_64"}, address_map=address_map)
    assert isinstance(walk.virtual.verdict, Refuted)
    assert walk.virtual.verdict.witness.observation == Faulted(((0, "y"),))
    assert isinstance(walk.targets[0].hardware.verdict, Holds)


def test_the_bound_is_never_mistaken_for_an_answer():
    test = parse(SourceFile("test.litmus", MP))
    answer = walk(test, [], WalkOptions(steps=2))
    assert answer.claim is Claim.UNKNOWN
    assert isinstance(answer.virtual.verdict, Unknown)


@pytest.mark.parametrize(
    ("last", "claim"),
    [
        ("exists (1:a=1 /\\ 1:b=1)", Claim.ALLOWED),
        ("exists (1:a=1 /\\ 1:b=0)", Claim.FORBIDDEN),
        ("~exists (1:a=1 /\\ 1:b=0)", Claim.HOLDS),
        ("~exists (1:a=1)", Claim.VIOLATED),
        ("forall (1:a=0 \\/ 1:b=1)", Claim.HOLDS),
        ("forall (1:a=1)", Claim.VIOLATED),
    ],
)
def test_what_becomes_of_the_claim(last: str, claim: Claim):
    text = MP.replace("~exists (1:a=1 /\\ 1:b=0)", last)
    assert walk(parse(SourceFile("test.litmus", text)), []).claim is claim
