"""The seed document's own mapping table, decided: where it is wrong, and where it is only dear.

Layered memory model, sections 3.1 and 3.2: ``ordering_mapping`` and ``atomic_operation_mapping``.
"""

import pytest

from rustrata.executions.verdicts import Holds, Refuted

MP = """\
Rust MP
{{ x = 0; y = 0; }}

fn P0(x: &AtomicI32, y: &AtomicI32) {{
    x.store(1, Relaxed);
    {release}
}}

fn P1(x: &AtomicI32, y: &AtomicI32) {{
    {acquire}
    let b = x.load(Relaxed);
}}

exists (1:a=1 /\\ 1:b=0)
"""
ACCESSES = ("y.store(1, Release);", "let a = y.load(Acquire);")
FENCES = (
    "fence(AcqRel); y.store(1, Relaxed);",
    "let a = y.load(Relaxed); fence(AcqRel);",
)
EXCHANGES = (
    "let p = y.compare_exchange(0, 1, AcqRel, Acquire);",
    "let a = y.compare_exchange(1, 2, AcqRel, Acquire);",
)
SB_SC = """\
Rust SB
{ x = 0; y = 0; }

fn P0(x: &AtomicI32, y: &AtomicI32) {
    x.store(1, SeqCst);
    let a = y.load(SeqCst);
}

fn P1(x: &AtomicI32, y: &AtomicI32) {
    y.store(1, SeqCst);
    let b = x.load(SeqCst);
}

~exists (0:a=0 /\\ 1:b=0)
"""


def _verdict(walked, text: str, target: str, mapping: str):
    return walked(text, {target: mapping}).targets[0].architecture.verdict


# The seed's compare-and-swap does not look at the status of SC, so it breaks more than the order.
@pytest.mark.parametrize(
    ("operations", "axiom"),
    [(ACCESSES, "coherence"), (FENCES, "coherence"), (EXCHANGES, "atomicity")],
    ids=["accesses", "fences", "exchanges"],
)
def test_seed_riscv_acquire_release_is_refuted(operations: tuple[str, str], axiom: str, walked):
    text = MP.format(release=operations[0], acquire=operations[1])
    refuted = _verdict(walked, text, "riscv64", "seed")
    assert isinstance(refuted, Refuted)
    assert refuted.witness.above.axiom == axiom
    assert refuted.witness.below is not None
    assert isinstance(_verdict(walked, text, "riscv64", "riscv64"), Holds)


@pytest.mark.parametrize("operations", [FENCES, EXCHANGES], ids=["fences", "exchanges"])
def test_seed_aarch64_acqrel_is_refuted(operations: tuple[str, str], walked):
    text = MP.format(release=operations[0], acquire=operations[1])
    assert isinstance(_verdict(walked, text, "aarch64", "seed"), Refuted)
    assert isinstance(_verdict(walked, text, "aarch64", "aarch64"), Holds)


def test_seed_aarch64_acquire_and_release_accesses_hold(walked):
    text = MP.format(release=ACCESSES[0], acquire=ACCESSES[1])
    assert isinstance(_verdict(walked, text, "aarch64", "seed"), Holds)


@pytest.mark.parametrize(
    "text", [SB_SC, MP.format(release=ACCESSES[0], acquire=ACCESSES[1])], ids=["SB", "MP"]
)
def test_seed_x86_accesses_are_sound(text: str, walked):
    below = walked(text, {"x86_64": "seed"}).targets[0]
    assert isinstance(below.architecture.verdict, Holds)
    assert isinstance(below.hardware.verdict, Holds)


def test_seed_x86_seqcst_is_dearer_by_an_mfence_after_the_load(walked):
    seed, table = (walked(SB_SC, {"x86_64": name}).targets[0] for name in ("seed", "x86_64"))

    def mnemonics(below) -> list[str]:
        return [i.mnemonic for thread in below.compiled.threads for i in thread.instructions]

    assert mnemonics(table).count("mfence") == 0
    assert mnemonics(seed).count("mfence") == 4
    assert len(mnemonics(seed)) > len(mnemonics(table))


@pytest.mark.parametrize("target", ["x86_64", "aarch64"])
def test_seed_compare_and_swap_is_not_atomic(target: str, walked):
    text = """\
Rust TWO-WINNERS
{ x = 0; }

fn P0(x: &AtomicI32) { let a = x.compare_exchange(0, 1, Relaxed, Relaxed).is_ok(); }
fn P1(x: &AtomicI32) { let b = x.compare_exchange(0, 2, Relaxed, Relaxed).is_ok(); }

~exists (0:a=1 /\\ 1:b=1)
"""
    assert isinstance(_verdict(walked, text, target, "seed"), Refuted)
    assert isinstance(_verdict(walked, text, target, target), Holds)
