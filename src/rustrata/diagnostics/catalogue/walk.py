"""Codes of what a walk finds."""

from rustrata.diagnostics.catalogue.record import Example, Record

RACE = """\
Rust publish
{ d = 0; f = 0; }

fn P0(d: &UnsafeCell<i32>, f: &AtomicI32) {
    *d.get() = 1;
    f.store(1, ORDER);
}

fn P1(d: &UnsafeCell<i32>, f: &AtomicI32) {
    let a = f.load(Acquire);
    if a == 1 {
        let b = *d.get();
    }
}

exists (1:a=1)
"""
CLAIM = """\
Rust MP
{ x = 0; y = 0; }

fn P0(x: &AtomicI32, y: &AtomicI32) {
    x.store(1, Relaxed);
    y.store(1, ORDER);
}

fn P1(x: &AtomicI32, y: &AtomicI32) {
    let a = y.load(Acquire);
    let b = x.load(Relaxed);
}

~exists (1:a=1 /\\ 1:b=0)
"""

RECORDS = (
    Record(
        "WLK001",
        "the abstract layer does not bear out the test's claim",
        "A test that ends in `~exists` claims that no execution meets the condition, one that ends in "
        "`forall` that all do. The language model allows an execution that says otherwise; it is shown, a "
        "column for each thread. An `exists` claims nothing: it asks.",
        Example.LITMUS,
        CLAIM.replace("ORDER", "Relaxed"),
        CLAIM.replace("ORDER", "Release"),
    ),
    Record(
        "WLK002",
        "undefined behaviour: a data race",
        "Two threads access one location, at least one of them writes, at least one access is not atomic, "
        "and neither happens before the other. Two reads never race. A program with a data race has "
        "undefined behaviour, so the layers below owe it nothing.",
        Example.LITMUS,
        RACE.replace("ORDER", "Relaxed"),
        RACE.replace("ORDER", "Release"),
    ),
    Record(
        "WLK003",
        "the virtual layer breaks a promise of the language",
        "Behind the address map the program can end in a state, or in a page fault, that the language does "
        "not allow. Usual causes: two objects in one physical cell, an object that threads find in "
        "different cells, a page without the permission that an access needs.",
        Example.COMMAND,
        "rustrata walk mp.litmus --map read-only.toml",
        "rustrata walk mp.litmus",
    ),
    Record(
        "WLK004",
        "the compiled program breaks a promise of the language",
        "The instructions that the mapping gives have an outcome, allowed by the model of the instruction "
        "set, that the language forbids. Both executions are shown, with the axiom that forbids the upper "
        "one and the cycle that breaks it.",
        Example.COMMAND,
        "rustrata walk mp.litmus --target riscv64 --mapping seed",
        "rustrata walk mp.litmus --target riscv64",
    ),
    Record(
        "WLK005",
        "the hardware breaks a promise of its instruction set",
        "The machine reaches a state that breaks an invariant of its coherence protocol, cannot go on, or "
        "ends in an outcome that the model of the instruction set forbids. The messages that lead there are "
        "shown as a chart.",
        Example.COMMAND,
        "rustrata walk mp.litmus --target x86_64 --protocol msi-directory-no-inv-ack",
        "rustrata walk mp.litmus --target x86_64",
    ),
    Record(
        "WLK006",
        "a boundary or a claim is not decided",
        "The search outgrew its bound or its time, or what is asked lies outside what the models describe, "
        "such as memory that is not write-back. Nothing is claimed either way; the exit code is 3.",
        Example.COMMAND,
        "rustrata walk mp.litmus --steps 1",
        "rustrata walk mp.litmus",
    ),
)
