"""The ten classic shapes in three strengths: what each layer promises is kept by the layer below.

Shapes and names: Alglave, Maranget, Tautschnig, TOPLAS'14, table III; Sarkar et al., PLDI'11.
"""

from pathlib import Path

import pytest

from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.refinement.walk import Claim

SHAPES = sorted((Path(__file__).parents[2] / "examples" / "shapes").glob("*.litmus"))
CORRECT = {
    "x86_64": ["x86_64", "x86_64-mfence"],
    "aarch64": ["aarch64", "aarch64-lse", "aarch64-rcpc"],
    "riscv64": ["riscv64", "riscv64-zalasr"],
}
# What C++20 allows of the weak outcome of each shape: with relaxed, release/acquire and SC orderings.
WEAK_OUTCOME = {
    "2+2w": "yes yes no",
    "corr": "no no no",
    "corw": "no no no",
    "iriw": "yes yes no",
    "lb": "yes no no",
    "mp": "yes no no",
    "r": "yes yes no",
    "s": "yes no no",
    "sb": "yes yes no",
    "wrc": "yes no no",
}


def test_every_shape_is_there_in_every_strength():
    names = [f"{shape}+{strength}" for shape in WEAK_OUTCOME for strength in ("ra", "rlx", "sc")]
    assert [path.stem for path in SHAPES] == sorted(names)


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_every_boundary_holds_under_the_correct_mappings(path: Path, walked):
    walk = walked(path.read_text(encoding="utf-8"), CORRECT)
    shape, strength = path.stem.split("+")[0], path.stem.rsplit("+", 1)[1]
    if shape == "2":
        shape = "2+2w"
    allowed = dict(zip(("rlx", "ra", "sc"), WEAK_OUTCOME[shape].split(), strict=True))[strength]
    assert walk.claim is (Claim.ALLOWED if allowed == "yes" else Claim.FORBIDDEN)
    assert isinstance(walk.virtual.verdict, Holds)
    for below in walk.targets:
        assert isinstance(below.architecture.verdict, Holds)
        assert below.architecture.verdict.coverage.exhaustive
        if below.target.name == "x86_64":
            assert isinstance(below.hardware.verdict, Holds)
            # The machine is not only within x86tso.cat: it reaches every outcome of it.
            assert set(below.hardware.lower.observations) == set(below.architecture.lower.observations)
        else:
            reason = f"no hardware model yet for {below.target.name}"
            assert below.hardware.verdict == Unknown(reason)
            assert below.hardware.silent


@pytest.mark.parametrize("target", ["aarch64", "riscv64"])
def test_load_buffering_is_refuted_under_rust_and_explained(target: str, walked):
    text = next(path for path in SHAPES if path.stem == "lb+rlx").read_text(encoding="utf-8")
    below = walked(text, {target: target}, model="rust").targets[0]
    assert isinstance(below.architecture.verdict, Refuted)
    witness = below.architecture.verdict.witness
    assert witness.above.axiom == "no-thin-air"
    assert [step.relation for step in witness.above.cycle] == ["po", "rf", "po", "rf"]
    assert "load buffering" in below.architecture.remarks[0]


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_only_load_buffering_tells_c20_from_rust(path: Path, walked):
    walk = walked(path.read_text(encoding="utf-8"), {})
    assert bool(walk.load_buffering) is (path.stem == "lb+rlx")
