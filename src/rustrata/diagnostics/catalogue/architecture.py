"""Codes of targets, of the choice of mappings, and of mapping files."""

from rustrata.diagnostics.catalogue.record import Example, Record

_HEAD = """\
name = "mine"
target = "aarch64"
title = "RCpc loads"
source = "an experiment"
extends = "aarch64"
"""
_FIXED = _HEAD + '\n[load]\nAcquire = "ldapr{size} {target}, {memory}"\n'

_NARROW = """\
Rust narrow
{ x = 0; }

fn P0(x: &WIDTH) {
    let a = x.fetch_add(1, Relaxed);
}

exists (0:a=0)
"""


def _file(code: str, title: str, explanation: str, wrong: str, right: str) -> Record:
    """A record whose failing mapping file is the fixed one with ``right`` replaced by ``wrong``."""
    assert right in _FIXED, f"{code}: the fixed example contains {right!r}"
    return Record(code, title, explanation, Example.MAPPING, _FIXED.replace(right, wrong, 1), _FIXED)


RECORDS = (
    Record(
        "ARC001",
        "unknown mapping",
        "A mapping is named by `--mapping`, or by `extends` in a mapping file. Known are the mappings that "
        "come with rustrata, `seed` (the seed document's table for the target), and, for `--mapping`, files "
        "whose names end in `.toml`.",
        Example.COMMAND,
        "rustrata walk mp.litmus --target aarch64 --mapping aarch64-les",
        "rustrata walk mp.litmus --target aarch64 --mapping aarch64-lse",
    ),
    Record(
        "ARC002",
        "the choice of mappings does not fit",
        "`--mapping NAME` chooses one mapping for all threads; `--mapping P0=NAME,P1=NAME` one for each "
        "thread that is named, and the target's default for the others. The threads must exist, each is "
        "named once, and every mapping is for the target.",
        Example.COMMAND,
        "rustrata walk mp.litmus --target aarch64 --mapping P7=aarch64-lse",
        "rustrata walk mp.litmus --target aarch64 --mapping P1=aarch64-lse",
    ),
    _file(
        "ARC003",
        "a mapping file that cannot be read",
        "A mapping is a TOML file in UTF-8 with the texts `name`, `target`, `title` and `source`: a table "
        "that does not say where it comes from is not worth deciding.",
        "",
        'source = "an experiment"\n',
    ),
    _file(
        "ARC004",
        "a mapping without one of its rows",
        "A mapping has a row for every operation and every ordering that the operation can have; a table "
        "with holes would be sound for the wrong reason. `extends` takes the rows that are not written from "
        "a mapping that comes with rustrata.",
        "",
        'extends = "aarch64"\n',
    ),
    _file(
        "ARC005",
        "an unknown key in a mapping file",
        "A mapping file has the tables `load`, `store`, `fence`, `swap`, `fetch_add` and the other "
        "operations, with orderings as keys; `any` is every other ordering of the operation. `update`, "
        "`compute` and `unused` shorten the table. A load is never `Release`, a store never `Acquire`.",
        "Release",
        "Acquire",
    ),
    _file(
        "ARC006",
        "an instruction that the target does not have",
        "The rows of a mapping are read instruction by instruction, and each must have a known semantics. "
        "Vector, system and mixed-size instructions are not modelled.",
        "lwarx {target}, {memory}",
        "ldapr{size} {target}, {memory}",
    ),
    _file(
        "ARC007",
        "an instruction with the wrong operands",
        "Operands of a row are the placeholders of its operation (`{target}`, `{memory}`, `{value}`, "
        "`{operand}`, `{expected}`, `{desired}`, `{succeeded}`), the temporaries `{scratch}`, `{status}` and "
        "`{new}`, immediates, and labels as `1b` and `2f`.",
        "ldapr{size} {target}",
        "ldapr{size} {target}, {memory}",
    ),
    _file(
        "ARC008",
        "a loop that is not the retry of one atomic operation",
        "A loop in a row is decided by its last round. That is exact when the earlier rounds changed "
        "nothing: one store-exclusive or compare-and-exchange, no other write, and no register carried from "
        "round to round.",
        'Acquire = """\n1: swp{size} {scratch}, {target}, {memory}\n   cbnz {target}, 1b\n"""',
        'Acquire = "ldapr{size} {target}, {memory}"',
    ),
    Record(
        "ARC009",
        "a width that the instruction set cannot access so",
        "RISC-V without Zabha has no atomic read-modify-write of 8 or 16 bits; compilers work on the word "
        "around the cell, and accesses of different sizes to one cell are not modelled.",
        Example.LITMUS,
        _NARROW.replace("WIDTH", "AtomicU8"),
        _NARROW.replace("WIDTH", "AtomicU32"),
    ),
    _file(
        "ARC010",
        "unknown target",
        "The targets are `x86_64`, `aarch64`, `riscv64`, `powerpc64`, `mips64` and `armv7`.",
        'target = "arm64"',
        'target = "aarch64"',
    ),
)
