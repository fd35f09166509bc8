"""The names that a model of each dialect may use, those of herd's models included.

A user's model is compiled against the vocabulary of the tests that it judges. Names that herd has for what
no test here can do (translation tables, instruction fetch, tagged memory, locks of its C dialect) are known
to be empty; any other unknown name is a mistake.
"""

from rustrata.abstract import atomics
from rustrata.architecture import aarch64, arm, power, riscv64, x86_64
from rustrata.relational.ir import Kind
from rustrata.relational.vocabulary import Vocabulary
from rustrata.source import SourceFile

_LANGUAGE = """
(* Atomic accesses. Fences and initial writes are not among them *)
let A = M & (RLX | ACQ | REL | ACQ_REL | SC | CON)
let X = RMW
"""
_LOCKS = ("CON", "LK", "LKR", "LS", "LF", "UL", "RL", "RU", "annot")
_DOMAINS = ("NSH", "NSHLD", "NSHST", "ISH", "ISHLD", "ISHST", "OSH", "OSHLD", "OSHST", "SY", "LD", "ST")
_AARCH64_BARRIERS = tuple(f"{barrier}.{domain}" for barrier in ("DMB", "DSB") for domain in _DOMAINS)
_TRANSLATION = (
    "D-PTE", "PTEV", "PTEINV", "PTEAF0", "PTEDB0", "PTEXS", "PTEMemAttr", "AF", "DB", "MMU", "D-MMU",
    "Translation", "AccessFlag", "Permission", "FAULT", "FAULT-RD", "FAULT-WR", "EXC-ENTRY", "EXC-RET",
    "SVC", "TLBI", "TLBIIS", "TLBInXS", "PTENormal", "PTETaggedNormal", "PTEDevice-GRE", "PTEDevice-nGRE",
    "PTEDevice-nGnRE", "PTEDevice-nGnRnE", "PTENSH", "PTEISH", "PTEOSH", "PTEiNC", "PTEiWT", "PTEiWB",
    "PTEoNC", "PTEoWT", "PTEoWB", "I-PTE",
)  # fmt: skip
_CACHES = ("DC.CVAU", "IC.IVAU", "IC.IALLU", "IC.IALLUIS", "Instr", "Restricted-CMODX")
_TAGGING = ("T", "TagCheck", "S", "NT", "NoRet")
_AARCH64_RELATIONS = ("inv-domain", "PTEtoPA", "same-low-order-bits", "same-tag-loc")
_RISCV_FENCES = tuple(f"Fence.{before}.{after}" for before in ("r", "w", "rw") for after in ("r", "w", "rw"))


def _sets(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, Kind.SET)


_C = Vocabulary(atomics.TAGS, _sets(*_LOCKS), SourceFile("language.cat", _LANGUAGE))
_X86 = Vocabulary(x86_64.TAGS, _sets("MFENCE", "LFENCE", "SFENCE", "NT"))
_AARCH64 = Vocabulary(
    aarch64.TAGS,
    _sets(*_AARCH64_BARRIERS, "ISB", *_TRANSLATION, *_CACHES, *_TAGGING)
    | dict.fromkeys(_AARCH64_RELATIONS, Kind.RELATION),
)
_RISCV = Vocabulary(riscv64.TAGS, _sets(*_RISCV_FENCES, "Fence.tso", "Fence.i", "AcqRel", "Sc"))

VOCABULARIES: dict[str, Vocabulary] = {
    "C": _C,
    "Rust": _C,
    "X86": _X86,
    "X86_64": _X86,
    "AArch64": _AARCH64,
    "ARM": Vocabulary(arm.TAGS, _sets("AL")),
    "RISCV": _RISCV,
    "PPC": Vocabulary(power.TAGS, {}),
    "MIPS": Vocabulary(frozenset(("SYNC", "EX")), _sets("X")),
}
"""The vocabulary of each dialect, by the first word of a test."""
