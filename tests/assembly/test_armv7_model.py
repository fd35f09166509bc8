"""The model of ARMv7: verdicts that the literature gives, that every rule is needed, and AArch32 on ARMv8.

The verdicts are those of Maranget, Sarkar, Sewell, "A tutorial introduction to the ARM and POWER relaxed
memory models" (2012), and of the article that the model is from.
"""

from dataclasses import dataclass

import pytest

from rustrata.refinement.dialects import judges
from rustrata.refinement.models import MODELS
from rustrata.relational.model import Model, parse_model
from rustrata.source import SourceFile

PLACES = {
    "po": "NOP",
    "addr": "EOR R9,R3,R3; ADD {0},{0},R9",
    "data": "EOR R9,R3,R3; ADD %one,%one,R9",
    "ctrl": "CMP R3,R3; BNE L{1}; L{1}: NOP",
    "ctrlisb": "CMP R3,R3; BNE L{1}; L{1}: ISB",
    "dmb.st": "DMB ST",
    "dsb.st": "DSB ST",
    "dmb.ish": "DMB ISH",
    "dmb.ishst": "DMB ISHST",
    "dmb.osh": "DMB OSH",
    "dmb.oshst": "DMB OSHST",
    "dmb.nsh": "DMB NSH",
    "cond-addr": "MOV R9,#0; CMP R3,R3; MOVEQ R9,#0; ADD {0},{0},R9",
    "cond-data": "CMP R3,R3; MOVEQ %one,#1",
    "cond-addr-isb": "MOV R9,#0; CMP R3,R3; MOVEQ R9,#0; ADD {0},{0},R9; ISB",
    "cond-ctrlisb": "MOV R9,#0; CMP R3,R3; MOVEQ R9,#0; CBNZ R9,L{1}; L{1}: ISB",
    "cond-ctrl": "MOV R9,#0; CMP R3,R3; MOVEQ R9,#0; CBNZ R9,L{1}; L{1}: NOP",
}
"""What may stand between a read into R3 and an access through the register {0}; others are instructions."""
ACCESSES = {"W": "STR %one,[{}]", "V": "STR %two,[{}]", "R": "LDR R3,[{}]", "S": "LDR R4,[{}]"}
SHAPES: dict[str, tuple[tuple[str, ...], str]] = {
    "MP": (("W x; 0 y; W y", "R y; 1 x; S x"), "1:R3=1 /\\ 1:R4=0"),
    "S": (("V x; 0 y; W y", "R y; 1 x; W x"), "1:R3=1 /\\ x=2"),
    "LB": (("R x; 0 y; W y", "R y; 1 x; W x"), "0:R3=1 /\\ 1:R3=1"),
    "SB": (("W x; 0 y; R y", "W y; 1 x; R x"), "0:R3=0 /\\ 1:R3=0"),
    "R": (("W x; 0 y; W y", "V y; 1 x; R x"), "y=2 /\\ 1:R3=0"),
    "2+2W": (("V x; 0 y; W y", "V y; 1 x; W x"), "x=2 /\\ y=2"),
    "WRC": (("W x", "R x; 0 y; W y", "R y; 1 x; S x"), "1:R3=1 /\\ 2:R3=1 /\\ 2:R4=0"),
    "RWC": (("W x", "R x; 0 y; S y", "W y; 1 x; R x"), "1:R3=1 /\\ 1:R4=0 /\\ 2:R3=0"),
    "ISA2": (("W x; 0 y; W y", "R y; 1 z; W z", "R z; 2 x; S x"), "1:R3=1 /\\ 2:R3=1 /\\ 2:R4=0"),
    "W+RWC": (("W x; 0 y; W y", "R y; 1 z; S z", "W z; 2 x; R x"), "1:R3=1 /\\ 1:R4=0 /\\ 2:R3=0"),
    "IRIW": (
        ("W x", "W y", "R x; 0 y; S y", "R y; 1 x; S x"),
        "2:R3=1 /\\ 2:R4=0 /\\ 3:R3=1 /\\ 3:R4=0",
    ),
}
"""Threads of W and V (write 1 and 2), R and S (read into R3 and R4) and places, and the known outcome."""


def laid_out(threads: tuple[str, ...], final: str) -> str:
    columns = [text.split("; ") for text in threads]
    height = max(map(len, columns))
    rows = zip(*(lines + ["NOP"] * (height - len(lines)) for lines in columns), strict=True)
    head = " | ".join(f"P{place}" for place in range(len(threads)))
    body = "\n".join(" | ".join(row) + " ;" for row in rows)
    state = "x=0; y=0; z=0; %x=x; %y=y; %z=z; %one=1; %two=2;"
    return f"ARM T\n{{ {state} }}\n{head} ;\n{body}\nexists ({final})"


def shape_of(name: str) -> str:
    """The test of a name as ``MP+dmb+addr``: the shape, and what stands at its places."""
    shape, *between = name.split("+")
    while shape not in SHAPES:
        shape, between = f"{shape}+{between[0]}", between[1:]
    threads, final = SHAPES[shape]
    if len(between) == 1:
        count = sum("0 " in thread or "1 " in thread or "2 " in thread for thread in threads)
        between = [between[0].removesuffix("s")] * count
    written = []
    for number, thread in enumerate(threads):
        lines = []
        for word in thread.split("; "):
            what, place = word.split()
            text = ACCESSES[what] if what in ACCESSES else PLACES.get(between[int(what)], between[int(what)])
            lines.append(text.format(f"%{place}", number))
        written.append("; ".join(lines))
    return laid_out(tuple(written), final)


FORBIDDEN = (
    "MP+dmbs", "MP+dsbs", "MP+dmb+addr", "MP+dmb+ctrlisb", "MP+dmb.st+addr", "MP+dsb.st+addr",
    "MP+dmb.ishst+addr", "MP+dmb.oshst+addr", "MP+dmb.ishs", "MP+dmb.oshs", "MP+dmb+cond-ctrlisb",
    "S+dmb+addr", "S+dmb+data", "S+dmb+ctrl", "S+dmb+cond-addr", "S+dmb+cond-data", "S+dmb+cond-ctrl",
    "LB+dmbs", "LB+addrs", "LB+data+data", "LB+ctrls", "LB+dmb+cond-data", "SB+dmbs", "SB+dsbs",
    "SB+dmb.ishs", "R+dmbs", "2+2W+dmbs", "2+2W+dmb.sts", "2+2W+dmb.st+dsb.st", "WRC+dmb+addr",
    "RWC+dmbs", "ISA2+dmb+addr+addr", "ISA2+dmb+data+addr", "ISA2+dmb+ctrl+addr", "W+RWC+dmb+addr+dmb",
    "IRIW+dmbs", "IRIW+dmb.ishs",
)  # fmt: skip
ALLOWED = (
    "MP+po+po", "MP+dmb+po", "MP+po+addr", "MP+dmb+ctrl", "MP+dmb.sts", "MP+dmb.nshs", "MP+dmb+cond-addr",
    "MP+dmb+cond-ctrl", "S+po+data", "LB+po+po", "LB+addr+po", "LB+dmb.sts", "SB+po+po", "SB+dmb.sts",
    "SB+dmb+dmb.st", "R+dmb+dmb.st", "2+2W+po+po", "WRC+addrs", "WRC+data+addr", "WRC+dmb.st+addr",
    "RWC+addr+dmb", "RWC+dmb+dmb.st", "ISA2+po+data+addr", "IRIW+addrs", "IRIW+ctrlisbs", "IRIW+dmb+addr",
)  # fmt: skip


@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden(name: str, run):
    assert run(shape_of(name)).positive == 0


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed(name: str, run):
    found = run(shape_of(name))
    assert (found.positive > 0, found.incomplete) == (True, "")


SENDER = "STR %one,[%x]; DMB; STR %one,[%y]"
LATE = "1:R3=1 /\\ 1:R4=0"
EARLY_COMMIT = "LDR R3,[%y]; STR %two,[%y]; LDR R5,[%y]; CMP R5,R5; BNE L; L: ISB; LDR R4,[%x]"
OVER_A_WRITE = "LDR R3,[%y]; {0}STR %one,[{1}]; LDR R5,[%z]; EOR R9,R5,R5; ADD %x,%x,R9; LDR R4,[%x]"
PPOAA = OVER_A_WRITE.format("MOV R8,%z; EOR R9,R3,R3; ADD R8,R8,R9; ", "R8")
PPOCA = OVER_A_WRITE.format("CMP R3,R3; BNE L; L: ", "%z")
DETOUR = OVER_A_WRITE.format("EOR R9,R3,R3; ADD %one,%one,R9; ", "%z")
SAME_READS = "MOV R8,%z; LDR R3,[%y]; EOR R9,R3,R3; LDR R5,[%z,R9]; LDR R6,[R8]; EOR R9,R6,R6; LDR R4,[%x,R9]"
OTHER = "STR %two,[%z]"
PIPELINE = [
    # the second thread; a third one; what else must hold; allowed
    (EARLY_COMMIT, "NOP", "1:R5=2 /\\ y=2", True),
    (EARLY_COMMIT.replace("STR %two,[%y]; ", ""), "NOP", "1:R5=1", False),
    (PPOAA, "NOP", "1:R5=1", False),
    (PPOCA, "NOP", "1:R5=1", True),
    (SAME_READS, OTHER, "1:R5=0 /\\ 1:R6=2", False),
    (SAME_READS, OTHER, "1:R5=0 /\\ 1:R6=0", True),
    (DETOUR, OTHER, "1:R5=2", False),
]


@pytest.mark.parametrize(("reader", "other", "also", "allowed"), PIPELINE)
def test_what_a_processor_does_out_of_order(reader: str, other: str, also: str, allowed: bool, run):
    """MP+dmb+fri-rfi-ctrlisb, which distinguishes ARM from Power; PPOAA and PPOCA; reads of one location from
    two writes and from one; a detour."""
    found = run(laid_out((SENDER, reader, other), f"{LATE} /\\ {also}"))
    assert (found.positive > 0) is allowed


def without(*changes: str) -> Model:
    """The model with texts, each of which it has once, replaced by those behind them."""
    text = MODELS["armv7"].path.read_text(encoding="utf-8")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return parse_model(SourceFile("armv7.cat", text), "armv7", MODELS["armv7"].vocabulary)


@dataclass(frozen=True)
class Mutant:
    """Changes to the model, and a test that is forbidden without them and allowed with them."""

    changes: tuple[str, ...]
    test: str

    def __str__(self) -> str:
        return f"{self.changes[0]} to {self.changes[1]}"


INCREMENT = "LDREX R3,[%x]; ADD R3,R3,#1; STREX R4,R3,[%x]"
EXCHANGES = tuple(
    f"LDREX R3,[{a}]; STREX R4,%two,[{a}]; LDREX R3,[{b}]; STREX R5,%one,[{b}]"
    for a, b in (("%x", "%y"), ("%y", "%x"))
)
# Since every fence is a full one, what prop says of light fences follows from the rest; so does observation.
MUTANTS = [
    Mutant(("po-loc | rf | co | fr as", "rf | co | fr as"),
           laid_out(("STR %one,[%x]", "LDR R3,[%x]; LDR R4,[%x]"), LATE)),
    Mutant(("rmw & (fre ; coe)", "0"),
           laid_out((INCREMENT, INCREMENT), "0:R4=0 /\\ 1:R4=0 /\\ x=1")),
    Mutant(("let dp = addr | data", "let dp = data"), shape_of("MP+dmb+addr")),
    Mutant(("let dp = addr | data", "let dp = addr"), shape_of("LB+data+data")),
    Mutant(("control = ctrl |", "control ="), shape_of("LB+ctrls")),
    Mutant(("| pick-addr", ""), shape_of("S+dmb+cond-addr")),
    Mutant(("| pick-data", ""), shape_of("S+dmb+cond-data")),
    Mutant(("pick-data | pick-ctrl", "pick-data"), shape_of("S+dmb+cond-ctrl")),
    Mutant(("(ctrl | pick-ctrl)", "ctrl"), shape_of("MP+dmb+cond-ctrlisb")),
    Mutant(("ii0 = dp | rdw | rfi", "ii0 = dp | rfi"),
           laid_out((SENDER, SAME_READS, OTHER), f"{LATE} /\\ 1:R5=0 /\\ 1:R6=2")),
    Mutant(("ii0 = dp | rdw | rfi", "ii0 = dp | rdw"), laid_out((SENDER, PPOAA), f"{LATE} /\\ 1:R5=1")),
    Mutant(("ci0 = ctrl-isb | detour", "ci0 = detour"), shape_of("MP+dmb+ctrlisb")),
    Mutant(("ci0 = ctrl-isb | detour", "ci0 = ctrl-isb"),
           laid_out((SENDER, DETOUR, OTHER), f"{LATE} /\\ 1:R5=2")),
    Mutant(("| addr ; po", ""),
           laid_out(("LDR R3,[%x]; EOR R9,R3,R3; STR %one,[%z,R9]; STR %one,[%y]",
                     "LDR R3,[%y]; DMB; STR %one,[%x]"), "0:R3=1 /\\ 1:R3=1")),
    Mutant(("[R] ; ii ; [R] |", ""), shape_of("MP+dmb+addr")),
    Mutant(("| [R] ; ic ; [W]", ""), shape_of("LB+addrs")),
    Mutant(("= DMB | DMB.ISH |", "= DMB.ISH |"), shape_of("SB+dmbs")),
    Mutant(("DMB | DMB.ISH |", "DMB |"), shape_of("SB+dmb.ishs")),
    Mutant(("= DMB.ST |", "= "), shape_of("MP+dmb.st+addr")),
    Mutant(("ppo | fences | rfe", "fences | rfe"), shape_of("LB+addrs")),
    Mutant(("ppo | fences | rfe", "ppo | fences"), shape_of("LB+addrs")),
    Mutant(("acyclic hb as no-thin-air", ""), shape_of("LB+addrs")),
    Mutant(("(rf | co | fr)^* ; prop", "prop"), shape_of("SB+dmbs")),
    Mutant(("(rf | co | fr)^* ; prop", "(co | fr)^* ; prop"), shape_of("IRIW+dmbs")),
    Mutant(("(rf | co | fr)^* ; prop", "(rf | co)^* ; prop"), shape_of("R+dmbs")),
    Mutant(("fences ; hb^*\nirr", "fences\nirr"), shape_of("W+RWC+dmb+addr+dmb")),
    Mutant(("acyclic co | prop as propagation", ""), shape_of("SB+dmbs")),
    Mutant(("acyclic co | [W & EX] ; po ; [W & EX] as conditionals", ""),
           laid_out(EXCHANGES, "x=2 /\\ y=2 /\\ 0:R4=0 /\\ 0:R5=0 /\\ 1:R4=0 /\\ 1:R5=0")),
]  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_every_rule_is_needed(mutant: Mutant, run):
    assert run(mutant.test).positive == 0
    assert run(mutant.test, model=without(*mutant.changes)).positive > 0


ACQUIRE_RELEASE = [
    # the two threads of a shape; its outcome; allowed by aarch64
    (("STR %one,[%x]; STL %one,[%y]", "LDA R3,[%y]; LDR R4,[%x]"), LATE, False),
    (("STR %one,[%x]; STL %one,[%y]", "LDR R3,[%y]; LDR R4,[%x]"), LATE, True),
    (("STR %one,[%x]; STR %one,[%y]", "LDA R3,[%y]; LDR R4,[%x]"), LATE, True),
    (("STL %one,[%x]; LDA R3,[%y]", "STL %one,[%y]; LDA R3,[%x]"), "0:R3=0 /\\ 1:R3=0", False),
    (("STR %one,[%x]; LDREX R5,[%y]; STLEX R6,%one,[%y]", "LDAEX R3,[%y]; LDR R4,[%x]"), LATE, False),
]


@pytest.mark.parametrize(("threads", "final", "allowed"), ACQUIRE_RELEASE)
def test_loads_and_stores_of_armv8(threads: tuple[str, str], final: str, allowed: bool, run):
    """They order on ARMv8, whose model judges AArch32 too; ARMv7 does not have them."""
    assert judges("aarch64", "ARM")
    test = laid_out(threads, final)
    assert (run(test, model="aarch64").positive > 0) is allowed
    assert run(test).positive > 0


@pytest.mark.parametrize("name", [*FORBIDDEN, "WRC+addrs", "IRIW+addrs", "WRC+data+addr"])
def test_armv8_allows_no_more_than_armv7(name: str, run):
    """ARMv8 is multi-copy atomic and keeps the dependencies, so what ARMv7 forbids by them it forbids too."""
    if "cond" not in name:
        assert run(shape_of(name), model="aarch64").positive == 0
