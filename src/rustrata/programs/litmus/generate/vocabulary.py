"""What each dialect has to say: its fences, dependencies, annotations and read-modify-writes, by diy's names.

The names, and the order of fences and annotations, by which a cycle with two of them is rotated, are those
of herdtools7's ``gen/*Arch_gen.ml``. Left out, and refused: mixed sizes, vectors and pairs, tags, page
tables, instruction fetch, non-temporal accesses and cache flushes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rustrata.programs.litmus.generate.relaxations import PLAIN, DependencyKind, UpdateKind
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import record


@record
class Annotation:
    """What may be said of an access, and of which accesses it may be said.

    ``exclusive``: the access is a pair of exclusives, so that a read writes back what it has read.
    """

    reads: bool
    writes: bool
    exclusive: bool = False


_READ = Annotation(reads=True, writes=False)
_WRITE = Annotation(reads=False, writes=True)
_BOTH = Annotation(reads=True, writes=True)
_PAIR = Annotation(reads=True, writes=True, exclusive=True)


@record
class Vocabulary:
    """The words of one dialect.

    ``fences`` maps diy's name of a fence to what the dialect writes. ``update_orderings`` has the annotations
    that the read and the write of a read-modify-write may have, and how the dialect writes both together.
    """

    fences: Mapping[str, str]
    dependencies: Mapping[str, DependencyKind]
    annotations: Mapping[str, Annotation]
    updates: tuple[UpdateKind, ...]
    update_orderings: Mapping[tuple[str, str], str]

    @property
    def rmw(self) -> UpdateKind:
        """The read-modify-write that ``Rmw`` names."""
        return self.updates[0]


_NO_ORDERINGS = MappingProxyType({(PLAIN, PLAIN): ""})
_DEPENDENCIES = (DependencyKind.ADDRESS, DependencyKind.DATA, DependencyKind.CONTROL)


def _vocabulary(
    fences: Mapping[str, str],
    control_fence: str | None,
    annotations: Mapping[str, Annotation],
    updates: tuple[UpdateKind, ...],
    orderings: Mapping[tuple[str, str], str] = _NO_ORDERINGS,
    dependencies: tuple[DependencyKind, ...] = _DEPENDENCIES,
) -> Vocabulary:
    words = {kind.value: kind for kind in dependencies}
    if control_fence is not None:
        words[control_fence] = DependencyKind.CONTROL_FENCE
    return Vocabulary(
        MappingProxyType(dict(fences)),
        MappingProxyType(words),
        MappingProxyType({PLAIN: _BOTH, **annotations}),
        updates,
        orderings,
    )


_A64_OPTIONS = (
    *(f"{domain}{kind}" for domain in ("NSH", "ISH", "OSH") for kind in ("LD", "ST", "")),
    *("LD", "ST", "SY"),
)
_A64_FENCES = {
    "ISB": "ISB",
    **{f"{name}.{option}": f"{name} {option}" for name in ("DMB", "DSB") for option in _A64_OPTIONS},
}
_ARM_FENCES = {
    "ISB": "ISB",
    **{f"{name}{suffix}": f"{name}{option}" for name in ("DMB", "DSB")
       for suffix, option in (("", ""), (".ST", " ST"))},
}  # fmt: skip
_RISCV_SETS = ("r", "w", "rw")
_RISCV_FENCES = {
    "Fence.i": "fence.i",
    "Fence.tso": "fence.tso",
    **{f"Fence.{a}.{b}": f"fence {a},{b}" for a in _RISCV_SETS for b in _RISCV_SETS},
    "Fence.iorw.iorw": "fence iorw,iorw",
}
_PPC_FENCES = {"Sync": "sync", "LwSync": "lwsync", "ISync": "isync", "Eieio": "eieio"}
_RESERVED = {"A": _PAIR, "R": _READ}
_ORDERINGS = {"Acq": _READ, "Rel": _WRITE, "Sc": _BOTH, "Rlx": _BOTH}
_C_FENCES = {"FenceAcq": "acquire", "FenceRel": "release", "FenceAR": "acq_rel", "FenceSc": "seq_cst"}
_RUST_FENCES = {"FenceAcq": "Acquire", "FenceRel": "Release", "FenceAR": "AcqRel", "FenceSc": "SeqCst"}

_LANGUAGE_UPDATES = (UpdateKind.EXCHANGE, UpdateKind.FETCH_ADD)
_LANGUAGE_ORDERINGS = {("Rlx", "Rlx"): "Rlx", ("Acq", "Rlx"): "Acq", ("Rlx", "Rel"): "Rel",
                       ("Acq", "Rel"): "AR", ("Sc", "Sc"): "Sc"}  # fmt: skip
_LANGUAGE_DEPENDENCIES = (DependencyKind.DATA, DependencyKind.CONTROL)
_A64_UPDATES = (
    UpdateKind.EXCLUSIVES,
    UpdateKind.SWAP,
    UpdateKind.COMPARE_AND_SWAP,
    UpdateKind.LOAD_ADD,
    UpdateKind.STORE_ADD,
)
_A64_ORDERINGS = {(read, write): (read + write).replace(PLAIN, "")
                  for read in (PLAIN, "A") for write in (PLAIN, "L")}  # fmt: skip
_RISCV_ORDERINGS = {(PLAIN, PLAIN): "", ("Aq", PLAIN): ".aq", (PLAIN, "Rl"): ".rl", ("Aq", "Rl"): ".aq.rl",
                    ("AR", "AR"): ".aq.rl"}  # fmt: skip

VOCABULARIES: Mapping[Dialect, Vocabulary] = MappingProxyType(
    {
        Dialect.C: _vocabulary(
            _C_FENCES, None, _ORDERINGS, _LANGUAGE_UPDATES, _LANGUAGE_ORDERINGS, _LANGUAGE_DEPENDENCIES
        ),
        Dialect.RUST: _vocabulary(
            _RUST_FENCES, None, _ORDERINGS, _LANGUAGE_UPDATES, _LANGUAGE_ORDERINGS, _LANGUAGE_DEPENDENCIES
        ),
        Dialect.X86: _vocabulary(
            {"MFence": "MFENCE"}, None, {"A": _WRITE}, (UpdateKind.EXCHANGE,), dependencies=()
        ),
        Dialect.X86_64: _vocabulary(
            {"MFence": "mfence", "SFence": "sfence", "LFence": "lfence"},
            None,
            {"A": _WRITE},
            (UpdateKind.EXCHANGE,),
            dependencies=(),
        ),
        Dialect.AARCH64: _vocabulary(
            _A64_FENCES,
            "CtrlIsb",
            {"A": _READ, "Q": _READ, "L": _WRITE, **dict.fromkeys(("X", "XA", "XL", "XAL"), _PAIR)},
            _A64_UPDATES,
            _A64_ORDERINGS,
        ),
        Dialect.ARM: _vocabulary(_ARM_FENCES, "CtrlIsb", _RESERVED, (UpdateKind.EXCLUSIVES,)),
        Dialect.RISCV: _vocabulary(
            _RISCV_FENCES,
            "CtrlFenceI",
            {
                "Aq": _READ,
                "Rl": _WRITE,
                "AR": _BOTH,
                **dict.fromkeys(("X", "XAqP", "XPRl", "XAqRl"), _PAIR),
            },
            (UpdateKind.EXCHANGE,),
            _RISCV_ORDERINGS,
        ),
        Dialect.PPC: _vocabulary(_PPC_FENCES, "CtrlIsync", _RESERVED, (UpdateKind.EXCLUSIVES,)),
        Dialect.MIPS: _vocabulary({"Sync": "sync"}, None, _RESERVED, (UpdateKind.EXCLUSIVES,)),
    }
)
"""The words of each dialect."""

LANGUAGES = (Dialect.C, Dialect.RUST)
ALIASES: Mapping[str, str] = MappingProxyType({"FenceAcqRel": "FenceAR", "DMB.SY": "DMB", "DSB.SY": "DSB"})
"""Other names of fences, in any dialect that has the one they stand for."""
PLAIN_ALIASES = ("Na",)
"""Other names of `PLAIN` in C and Rust."""
