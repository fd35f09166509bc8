"""Codes of the generator of litmus tests: what is wrong with a cycle of relaxations."""

from rustrata.diagnostics.catalogue.record import Example, Record

_MP = "Rfe PodRR Fre PodWW"


def _record(
    code: str, title: str, explanation: str, failing: str, fixed: str = _MP, arch: str = "aarch64"
) -> Record:
    """A record whose examples are the command lines that generate a test from a cycle."""
    command = 'rustrata litmus --generate "{}" --arch {}'
    return Record(
        code, title, explanation, Example.COMMAND, command.format(failing, arch), command.format(fixed, arch)
    )


RECORDS = (
    _record(
        "GEN001",
        "unknown relaxation",
        "A cycle is made of relaxations in diy's notation: communications (`Rfe`, `Fre`, `Coe`, and "
        "`Rfi`, `Fri`, `Coi` inside a thread), program order (`PodWR`, `PosRR`), fences (`DMB.SYdWW`, "
        "`Fence.rw.rwdWW`, `MFencedWR`), dependencies (`DpAddrdR`, `DpDatadW`, `DpCtrldW`) and "
        "read-modify-writes (`Rmw`), each with two annotations or none (`PodWWPL`). Fences, dependencies "
        "and annotations differ from dialect to dialect.",
        "Rfe PodRT Fre PodWW",
    ),
    _record(
        "GEN002",
        "relaxation that is left out",
        "diy has this relaxation, and this generator has not: wildcards (`Pod**`), sequences in brackets, "
        "excursions to another thread (`RfLeave`, `FrBack`), `Hat`, `Detour`, `Store`, some atomic "
        "operations, and address dependencies in C and Rust. So is a cycle of more than 1000 edges.",
        "Rfe Pod** Fre PodWW",
    ),
    _record(
        "GEN003",
        "cycle without an edge",
        "The cycle is empty, or it has annotations only.",
        "P",
    ),
    _record(
        "GEN004",
        "edges that do not meet",
        "Each edge begins where the one before ends, and the first where the last ends: a read or a "
        "write. `Rfe` leads from a write to a read, `Fre` from a read to a write, `Coe` from a write to a "
        "write; the last two letters of the others say it.",
        "Rfe PodWR Fre PodWW",
    ),
    _record(
        "GEN005",
        "annotations that do not fit",
        "An annotation of an edge's target is one of the next edge's source, for they are one access; "
        "where only one of the two says it, it holds for both. Some are for reads only (`A` and `Q` of "
        "AArch64), some for writes only (`L`), and a read-modify-write takes what its instruction has.",
        "Rfe PodRRPL Fre PodWW",
        "Rfe PodRRAP Fre PodWW",
    ),
    _record(
        "GEN006",
        "cycle without an external edge",
        "Threads end at external edges: `Rfe`, `Fre`, `Coe`. A cycle has one of them at least; with two or "
        "more it leads through several threads.",
        "Rfi PodRW",
        "Rfe PodRW Rfe PodRW",
    ),
    _record(
        "GEN007",
        "location that does not come back",
        "Program order, fences and dependencies lead to a different location where they are written with "
        "`d`, to the same where with `s`; communications stay at one location. A single change would lead "
        "from a location to itself.",
        "Rfe PodRR Fre PosWW",
        "Rfe PosRR Fre PosWW",
    ),
    _record(
        "GEN008",
        "object of C that is atomic and not",
        "An object of C is declared atomic or not. Annotate all accesses of a location (`Rlx`, `Acq`, `Rel`, "
        "`Sc`), or none. In Rust a plain access to an atomic goes through a pointer, and this is accepted.",
        "RfeRelAcq PodRRAcqP FrePRlx PodWWRlxRel",
        "RfeRelAcq PodRRAcqRlx FreRlxRlx PodWWRlxRel",
        "c",
    ),
    _record(
        "GEN009",
        "thread with too many registers",
        "A thread has more accesses than the dialect has registers for them.",
        "Fre PodWR PodRR PodRR PodRR PodRR PodRR PodRR Fre PodWR",
        "Fre PodWR PodRR PodRR PodRR PodRR Fre PodWR",
        "x86",
    ),
    _record(
        "GEN010",
        "cycle of communications only",
        "Reads-from, from-read and coherence follow the order in which a location is written, and never lead "
        "back to where they began: no execution has such a cycle under any model, and no test shows it.",
        "Rfe Fre Coe",
        "Rfe PosRR Fre Coe",
    ),
)
