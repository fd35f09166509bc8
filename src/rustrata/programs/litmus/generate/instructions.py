"""How each instruction set says what a generated test needs: one table of templates each.

In a template ``{t}`` is a register that is written, ``{s}`` one that is read, ``{b}`` the register of an
address, ``{i}`` an index that is always 0, ``{a}`` an address that is computed, ``{k}`` the result of a store
exclusive, ``{v}`` a number. The idioms are those of diy's tests: a dependency is false, made of ``xor`` with
itself or of a branch to the next instruction. (herdtools7, ``gen/*Compile_gen.ml``.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rustrata.programs.litmus.generate.relaxations import PLAIN, UpdateKind
from rustrata.programs.litmus.syntax import Dialect


@dataclass(frozen=True, slots=True)
class InstructionSet:
    """The templates of one instruction set.

    ``value`` and ``address`` name register number n where it holds a value and where it holds an address;
    conditions and initial states use the latter. ``symbolic``: addresses are in registers like ``%x0``, which
    the tool chooses. ``loads`` and ``stores`` are by annotation; ``indexed_load`` and ``indexed_store`` are
    for accesses without one, others add index and base first. ``exclusives`` gives the two halves of a pair
    by annotation, with PLAIN for one without.
    """

    registers: range
    value: str
    address: str
    move: str
    clear: str
    add_constant: str
    offset: str
    loads: Mapping[str, str]
    stores: Mapping[str, str]
    branch: tuple[str, ...]
    discard: str
    exclusives: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    retry: tuple[str, ...]
    updates: Mapping[UpdateKind, tuple[str, ...]] = field(default_factory=dict)
    indexed_load: str | None = None
    indexed_store: str | None = None
    symbolic: bool = False


_A64_LOADS = {PLAIN: "LDXR", "A": "LDAXR"}
_A64_STORES = {PLAIN: "STXR", "L": "STLXR"}


def _a64_pair(read: str, write: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (f"{_A64_LOADS[read]} {{t}},[{{b}}]",), (f"{_A64_STORES[write]} {{k}},{{s}},[{{b}}]",)


def _riscv_pair(read: str, write: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (f"lr.w{read} {{t}},({{b}})",), (f"sc.w{write} {{k}},{{s}},({{b}})",)


def _only(load: str, *store: str) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {PLAIN: ((load,), store), "A": ((load,), store)}


_A64 = InstructionSet(
    registers=range(30),
    value="W{}",
    address="X{}",
    move="MOV {t},#{v}",
    clear="EOR {t},{s},{s}",
    add_constant="ADD {t},{t},#{v}",
    offset="ADD {a},{b},{i},SXTW",
    loads={PLAIN: "LDR {t},[{b}]", "A": "LDAR {t},[{b}]", "Q": "LDAPR {t},[{b}]"},
    stores={PLAIN: "STR {s},[{b}]", "L": "STLR {s},[{b}]"},
    indexed_load="LDR {t},[{b},{i},SXTW]",
    indexed_store="STR {s},[{b},{i},SXTW]",
    branch=("CBNZ {s},{label}",),
    discard="ISB",
    exclusives={
        PLAIN: _a64_pair(PLAIN, PLAIN),
        "L": _a64_pair(PLAIN, "L"),
        "A": _a64_pair("A", PLAIN),
        "AL": _a64_pair("A", "L"),
        "X": _a64_pair(PLAIN, PLAIN),
        "XL": _a64_pair(PLAIN, "L"),
        "XA": _a64_pair("A", PLAIN),
        "XAL": _a64_pair("A", "L"),
    },
    retry=("CBNZ {k},{label}",),
    updates={
        UpdateKind.SWAP: ("SWP{order} {s},{t},[{b}]",),
        UpdateKind.LOAD_ADD: ("LDADD{order} {s},{t},[{b}]",),
        UpdateKind.STORE_ADD: ("STADD{order} {s},[{b}]",),
        UpdateKind.COMPARE_AND_SWAP: ("MOV {t},#{old}", "CAS{order} {t},{s},[{b}]"),
    },
)
_ARM = InstructionSet(
    registers=range(13),
    value="R{}",
    address="R{}",
    move="MOV {t},#{v}",
    clear="EOR {t},{s},{s}",
    add_constant="ADD {t},{t},#{v}",
    offset="ADD {a},{i},{b}",
    loads={PLAIN: "LDR {t},[{b}]", "R": "LDREX {t},[{b}]"},
    stores={PLAIN: "STR {s},[{b}]"},
    indexed_load="LDR {t},[{i},{b}]",
    indexed_store="STR {s},[{i},{b}]",
    branch=("CMP {s},{s}", "BNE {label}"),
    discard="ISB",
    exclusives=_only("LDREX {t},[{b}]", "STREX {k},{s},[{b}]"),
    retry=("CMP {k},#0", "BNE {label}"),
    symbolic=True,
)
_RISCV = InstructionSet(
    registers=range(5, 32),
    value="x{}",
    address="x{}",
    move="ori {t},x0,{v}",
    clear="xor {t},{s},{s}",
    add_constant="ori {t},{t},{v}",
    offset="add {a},{b},{i}",
    loads={PLAIN: "lw {t},0({b})", "Aq": "lw.aq {t},0({b})", "AR": "amoor.w.aq.rl {t},x0,({b})"},
    stores={PLAIN: "sw {s},0({b})", "Rl": "sw.rl {s},0({b})", "AR": "amoswap.w.aq.rl x0,{s},({b})"},
    branch=("bne {s},x0,{label}",),
    discard="fence.i",
    exclusives={
        "X": _riscv_pair("", ""),
        "XAqP": _riscv_pair(".aq", ""),
        "XPRl": _riscv_pair("", ".rl"),
        "XAqRl": _riscv_pair(".aq", ".rl"),
    },
    retry=("bne {k},x0,{label}",),
    updates={UpdateKind.EXCHANGE: ("amoswap.w{order} {t},{s},({b})",)},
)
_PPC = InstructionSet(
    registers=range(1, 32),
    value="r{}",
    address="r{}",
    move="li {t},{v}",
    clear="xor {t},{s},{s}",
    add_constant="addi {t},{t},{v}",
    offset="add {a},{i},{b}",
    loads={PLAIN: "lwz {t},0({b})", "R": "lwarx {t},r0,{b}"},
    stores={PLAIN: "stw {s},0({b})"},
    indexed_load="lwzx {t},{i},{b}",
    indexed_store="stwx {s},{i},{b}",
    branch=("cmpw {s},{s}", "beq {label}"),
    discard="isync",
    exclusives=_only("lwarx {t},r0,{b}", "stwcx. {s},r0,{b}"),
    retry=("bne {label}",),
)
_MIPS = InstructionSet(
    registers=range(2, 26),
    value="${}",
    address="${}",
    move="ori {t},$0,{v}",
    clear="xor {t},{s},{s}",
    add_constant="addiu {t},{t},{v}",
    offset="addu {a},{i},{b}",
    loads={PLAIN: "lw {t},0({b})", "R": "ll {t},0({b})"},
    stores={PLAIN: "sw {s},0({b})"},
    branch=("bne {s},{s},{label}",),
    discard="",
    exclusives=_only("ll {t},0({b})", "move {k},{s}", "sc {k},0({b})"),
    retry=("beq {k},$0,{label}",),
    symbolic=True,
)

INSTRUCTION_SETS: Mapping[Dialect, InstructionSet] = MappingProxyType(
    {
        Dialect.AARCH64: _A64,
        Dialect.ARM: _ARM,
        Dialect.RISCV: _RISCV,
        Dialect.PPC: _PPC,
        Dialect.MIPS: _MIPS,
    }
)
"""The instruction sets whose accesses go through registers that hold addresses."""
