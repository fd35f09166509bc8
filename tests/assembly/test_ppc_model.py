"""The model of Power: verdicts that the literature gives, and that every rule is needed.

The verdicts are those of Maranget, Sarkar, Sewell, "A tutorial introduction to the ARM and POWER relaxed
memory models" (2012), of Sarkar, Sewell, Alglave, Maranget, Williams, "Understanding POWER multiprocessors",
PLDI'11, and of the article that the model is from.
"""

from dataclasses import dataclass

import pytest

from rustrata.refinement.models import MODELS
from rustrata.relational.model import Model, parse_model
from rustrata.source import SourceFile

ADDRESS = "xor r9,r3,r3; add {0},{0},r9"
DATA = "xor r9,r3,r3; add %one,%one,r9"
CONTROL = "cmpw r3,r3; beq L{1}; L{1}: nop"
CTRL_ISYNC = "cmpw r3,r3; beq L{1}; L{1}: isync"
PLACES = {"addr": ADDRESS, "data": DATA, "ctrl": CONTROL, "ctrlisync": CTRL_ISYNC, "po": "nop"}
"""What may stand between a read into r3 and an access through the register {0}; others are instructions."""

SHAPES: dict[str, tuple[tuple[str, ...], str]] = {
    "MP": (("W x; 0 y; W y", "R y; 1 x; S x"), "1:r3=1 /\\ 1:r4=0"),
    "S": (("V x; 0 y; W y", "R y; 1 x; W x"), "1:r3=1 /\\ x=2"),
    "LB": (("R x; 0 y; W y", "R y; 1 x; W x"), "0:r3=1 /\\ 1:r3=1"),
    "SB": (("W x; 0 y; R y", "W y; 1 x; R x"), "0:r3=0 /\\ 1:r3=0"),
    "R": (("W x; 0 y; W y", "V y; 1 x; R x"), "y=2 /\\ 1:r3=0"),
    "2+2W": (("V x; 0 y; W y", "V y; 1 x; W x"), "x=2 /\\ y=2"),
    "WRC": (("W x", "R x; 0 y; W y", "R y; 1 x; S x"), "1:r3=1 /\\ 2:r3=1 /\\ 2:r4=0"),
    "WWC": (("V x", "R x; 0 y; W y", "R y; 1 x; W x"), "1:r3=2 /\\ 2:r3=1 /\\ x=2"),
    "RWC": (("W x", "R x; 0 y; S y", "W y; 1 x; R x"), "1:r3=1 /\\ 1:r4=0 /\\ 2:r3=0"),
    "ISA2": (("W x; 0 y; W y", "R y; 1 z; W z", "R z; 2 x; S x"), "1:r3=1 /\\ 2:r3=1 /\\ 2:r4=0"),
    "Z6.3": (("W x; 0 y; W y", "V y; 1 z; W z", "R z; 2 x; S x"), "y=2 /\\ 2:r3=1 /\\ 2:r4=0"),
    "W+RWC": (("W x; 0 y; W y", "R y; 1 z; S z", "W z; 2 x; R x"), "1:r3=1 /\\ 1:r4=0 /\\ 2:r3=0"),
    "IRIW": (
        ("W x", "W y", "R x; 0 y; S y", "R y; 1 x; S x"),
        "2:r3=1 /\\ 2:r4=0 /\\ 3:r3=1 /\\ 3:r4=0",
    ),
    "IRRWIW": (
        ("V x", "V y", "R x; 0 y; W y", "R y; 1 x; W x"),
        "2:r3=2 /\\ 3:r3=2 /\\ x=2 /\\ y=2",
    ),
}
"""Threads of W and V (write 1 and 2), R and S (read into r3 and r4) and places, and the known outcome."""
ACCESSES = {"W": "stw %one,0({})", "V": "stw %two,0({})", "R": "lwz r3,0({})", "S": "lwz r4,0({})"}


def laid_out(threads: tuple[str, ...], final: str) -> str:
    columns = [text.split("; ") for text in threads]
    height = max(map(len, columns))
    rows = zip(*(lines + ["nop"] * (height - len(lines)) for lines in columns), strict=True)
    head = " | ".join(f"P{place}" for place in range(len(threads)))
    body = "\n".join(" | ".join(row) + " ;" for row in rows)
    state = "x=0; y=0; z=0; w=0; %x=x; %y=y; %z=z; %w=w; %one=1; %two=2;"
    return f"PPC T\n{{ {state} }}\n{head} ;\n{body}\nexists ({final})"


def shape_of(name: str) -> str:
    """The test of a name as ``MP+lwsync+addr``: the shape, and what stands at its places."""
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
            if what in ACCESSES:
                lines.append(ACCESSES[what].format(f"%{place}"))
            else:
                chosen = between[int(what)]
                lines.append(PLACES.get(chosen, chosen).format(f"%{place}", number))
        written.append("; ".join(lines))
    return laid_out(tuple(written), final)


FORBIDDEN = (
    "MP+lwsyncs", "MP+syncs", "MP+lwsync+addr", "MP+lwsync+ctrlisync", "MP+sync+addr", "MP+eieio+addr",
    "MP+eieio+ctrlisync", "S+lwsyncs", "S+lwsync+addr", "S+lwsync+data", "S+lwsync+ctrl", "LB+lwsyncs",
    "LB+addrs", "LB+data+data", "LB+ctrls", "LB+data+ctrl", "SB+syncs", "R+syncs", "2+2W+lwsyncs",
    "2+2W+syncs", "2+2W+eieios", "WRC+lwsync+addr", "WRC+sync+addr", "WRC+lwsyncs", "WWC+lwsync+addr",
    "WWC+lwsync+data", "RWC+syncs", "ISA2+lwsync+addr+addr", "ISA2+sync+data+addr", "ISA2+sync+ctrl+addr",
    "ISA2+lwsyncs", "Z6.3+syncs", "Z6.3+sync+sync+addr", "W+RWC+sync+addr+sync", "IRIW+syncs",
    "IRRWIW+syncs", "ISA2+sync+addr+ctrlisync", "W+RWC+lwsync+sync+sync",
)  # fmt: skip
ALLOWED = (
    "MP+po+po", "MP+lwsync+po", "MP+po+addr", "MP+lwsync+ctrl", "MP+eieio+po", "MP+eieios", "S+lwsync+po",
    "S+po+data", "LB+po+po", "LB+data+po", "SB+po+po", "SB+lwsyncs", "SB+lwsync+sync", "SB+eieios",
    "R+lwsyncs", "R+lwsync+sync", "R+sync+lwsync", "2+2W+po+po", "2+2W+lwsync+po", "WRC+addrs",
    "WRC+data+addr", "WRC+lwsync+po", "WRC+eieio+addr", "WWC+addrs", "RWC+lwsyncs", "RWC+addr+sync",
    "RWC+lwsync+sync", "RWC+sync+lwsync", "ISA2+po+addr+addr", "ISA2+lwsync+po+addr",
    "ISA2+eieio+po+addr", "Z6.3+lwsync+lwsync+addr", "Z6.3+lwsync+sync+addr", "W+RWC+eieio+addr+sync",
    "IRIW+addrs", "IRIW+lwsyncs", "IRIW+sync+lwsync", "IRRWIW+addrs",
)  # fmt: skip


@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden(name: str, run):
    assert run(shape_of(name)).positive == 0


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed(name: str, run):
    found = run(shape_of(name))
    assert (found.positive > 0, found.incomplete) == (True, "")


SENDER = "stw %one,0(%x); lwsync; stw %one,0(%y)"
STORED = "mr r8,%z; lwz r3,0(%y); xor r9,r3,r3; {0}stw %one,{1}; lwz r5,0(r8); {2}; lwz r4,0(%x)"
PPOAA = STORED.format("add %z,%z,r9; ", "0(%z)", "xor r9,r5,r5; add %x,%x,r9")
PPOCA = STORED.format("cmpw r9,r9; beq L; L: ", "0(%z)", "xor r9,r5,r5; add %x,%x,r9")
SAME_READS = (
    "mr r8,%z; lwz r3,0(%y); xor r9,r3,r3; add %z,%z,r9; lwz r5,0(%z); lwz r6,0(r8); xor r9,r6,r6; "
    "add %x,%x,r9; lwz r4,0(%x)"
)
DETOUR = (
    "lwz r3,0(%y); xor r9,r3,r3; add %one,%one,r9; stw %one,0(%z); lwz r5,0(%z); xor r9,r5,r5; "
    "add %x,%x,r9; lwz r4,0(%x)"
)
LATE = "1:r3=1 /\\ 1:r4=0"
PIPELINE = [
    # the second thread; a third one; what else must hold; allowed
    (PPOAA, "nop", "1:r5=1", False),
    (PPOCA, "nop", "1:r5=1", True),
    (SAME_READS, "stw %two,0(%z)", "1:r5=0 /\\ 1:r6=2", False),
    (SAME_READS, "stw %two,0(%z)", "1:r5=0 /\\ 1:r6=0", True),
    (SAME_READS, "stw %two,0(%z)", "1:r5=2 /\\ 1:r6=2", True),
    (DETOUR, "stw %two,0(%z)", "1:r5=2", False),
    (DETOUR.replace("add %one,%one,r9; ", ""), "stw %two,0(%z)", "1:r5=2", True),
]


@pytest.mark.parametrize(("reader", "other", "also", "allowed"), PIPELINE)
def test_what_a_processor_does_out_of_order(reader: str, other: str, also: str, allowed: bool, run):
    """PPOAA and PPOCA; reads of one location from different writes (RDW) and from one (RSW); a detour over
    another thread's write."""
    found = run(laid_out((SENDER, reader, other), f"{LATE} /\\ {also}"))
    assert (found.positive > 0) is allowed


LB_TWO_WRITES = (
    "lwz r3,0(%x); xor r9,r3,r3; {}; stw %one,0(%y)",
    "lwz r3,0(%y); xor r9,r3,r3; {}; stw %one,0(%x)",
)
"""LB with a write between: through an address it holds up the write behind it, as data it does not."""


@pytest.mark.parametrize(
    ("between", "allowed"), [("stwx %one,r9,%z", False), ("addi r9,r9,1; stw r9,0(%z)", True)]
)
def test_a_write_waits_for_the_addresses_before_it(between: str, allowed: bool, run):
    threads = tuple(each.format(between) for each in LB_TWO_WRITES)
    assert (run(laid_out(threads, "0:r3=1 /\\ 1:r3=1")).positive > 0) is allowed


EXCHANGE = "lwarx r3,r0,{0}; stwcx. {1},r0,{0}"


def test_store_conditionals_of_a_thread_are_in_order(run):
    """2+2W of store-conditionals: the last axiom."""
    threads = tuple(
        f"{EXCHANGE.format(a, '%two')}; {EXCHANGE.format(b, '%one')}" for a, b in (("%x", "%y"), ("%y", "%x"))
    )
    test = laid_out(threads, "x=2 /\\ y=2 /\\ 0:cr0=2 /\\ 1:cr0=2")
    assert run(test).positive == 0
    assert run(test, model=without("acyclic co | [W & EX] ; po ; [W & EX] as conditionals", "")).positive > 0


def test_a_branch_on_a_store_conditional_does_not_wait_for_it(run):
    """MP: the isync behind the branch orders the read with lwarx alone."""
    branching = "lwarx r3,r0,%y; {}; bne L; L: isync; lwz r4,0(%x)"
    final = "1:r3=1 /\\ 1:r4=0"
    conditional = laid_out((SENDER, branching.format("stwcx. %two,r0,%y")), f"{final} /\\ 1:cr0=2")
    assert run(conditional).positive > 0
    assert run(laid_out((SENDER, branching.format("cmpw r3,r3")), final)).positive == 0


def model_from(text: str) -> Model:
    return parse_model(SourceFile("ppc.cat", text), "ppc", MODELS["ppc"].vocabulary)


def without(*changes: str) -> Model:
    """The model with texts, each of which it has once, replaced by those behind them."""
    text = MODELS["ppc"].path.read_text(encoding="utf-8")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return model_from(text)


@dataclass(frozen=True)
class Mutant:
    """Changes to the model, and a test that is forbidden without them and allowed with them."""

    changes: tuple[str, ...]
    test: str

    def __str__(self) -> str:
        return f"{self.changes[0]} to {self.changes[1]}"


INCREMENT = "lwarx r3,r0,%x; addi r3,r3,1; stwcx. r3,r0,%x"
MUTANTS = [
    Mutant(("po-loc | rf | co | fr as", "rf | co | fr as"),
           laid_out(("stw %one,0(%x)", "lwz r3,0(%x); lwz r4,0(%x)"), LATE)),
    Mutant(("rmw & (fre ; coe)", "0"),
           laid_out((INCREMENT, INCREMENT), "0:cr0=2 /\\ 1:cr0=2 /\\ x=1")),
    Mutant(("let dp = addr | data", "let dp = data"), shape_of("MP+lwsync+addr")),
    Mutant(("let dp = addr | data", "let dp = addr"), shape_of("LB+data+data")),
    Mutant(("ii0 = dp | rdw | rfi", "ii0 = dp | rfi"),
           laid_out((SENDER, SAME_READS, "stw %two,0(%z)"), f"{LATE} /\\ 1:r5=0 /\\ 1:r6=2")),
    Mutant(("ii0 = dp | rdw | rfi", "ii0 = dp | rdw"), laid_out((SENDER, PPOAA), f"{LATE} /\\ 1:r5=1")),
    Mutant(("ci0 = ctrl-isync | detour", "ci0 = detour"), shape_of("MP+lwsync+ctrlisync")),
    Mutant(("ci0 = ctrl-isync | detour", "ci0 = ctrl-isync"),
           laid_out((SENDER, DETOUR, "stw %two,0(%z)"), f"{LATE} /\\ 1:r5=2")),
    Mutant(("cc0 = dp | po-loc |", "cc0 = dp |"),
           laid_out(("stw %two,0(%x); lwsync; stw %one,0(%y)",
                     "lwz r3,0(%y); stw %two,0(%y); lwz r5,0(%y); cmpw r5,r5; beq L; L: stw %one,0(%x)"),
                    "1:r3=1 /\\ 1:r5=2 /\\ x=2 /\\ y=2")),
    Mutant(("| ctrl | addr ; po", "| addr ; po"), shape_of("LB+ctrls")),
    Mutant(("| ctrl | addr ; po", "| ctrl"),
           laid_out(tuple(each.format("stwx %one,r9,%z") for each in LB_TWO_WRITES),
                    "0:r3=1 /\\ 1:r3=1")),
    Mutant(("ii = ii0 | ci |", "ii = ii0 |"), shape_of("WRC+lwsync+ctrlisync")),
    Mutant((" | ii ; ii", "", "ci0 | ci ; ii |", "ci0 |"), laid_out((SENDER, PPOAA), f"{LATE} /\\ 1:r5=1")),
    Mutant(("ic = ii | cc", "ic = ii"), shape_of("LB+ctrls")),
    Mutant((" | ic ; ci", "", " | cc ; ci", ""),
           laid_out((SENDER, "lwz r3,0(%y); xor r9,r3,r3; lwzx r5,r9,%z; lwz r6,0(%w); cmpw r6,r6; beq L; "
                             "L: isync; lwz r4,0(%x)"), LATE)),
    Mutant(("[R] ; ii ; [R] |", ""), shape_of("MP+sync+addr")),
    Mutant(("| [R] ; ic ; [W]", ""), shape_of("LB+addrs")),
    Mutant(("between(M, SYNC, M)", "0"), shape_of("SB+syncs")),
    Mutant(("between(M, LWSYNC, W)", "between(R, LWSYNC, W)"), shape_of("2+2W+lwsyncs")),
    Mutant(("between(M, LWSYNC, W)", "between(W, LWSYNC, W)"), shape_of("LB+lwsyncs")),
    Mutant(("between(R, LWSYNC, R)", "0"), shape_of("MP+lwsyncs")),
    Mutant(("| between(W, EIEIO, W)", ""), shape_of("MP+eieio+addr")),
    Mutant(("ppo | fences | rfe", "fences | rfe"), shape_of("LB+addrs")),
    Mutant(("ppo | fences | rfe", "ppo | rfe"), shape_of("MP+lwsyncs")),
    Mutant(("ppo | fences | rfe", "ppo | fences"), shape_of("LB+addrs")),
    Mutant(("acyclic hb as no-thin-air", ""), shape_of("LB+addrs")),
    Mutant(("(fences | rfe ; fences)", "fences"), shape_of("WRC+lwsync+addr")),
    Mutant(("rfe ; fences) ; hb^*", "rfe ; fences)"), shape_of("S+lwsync+data")),
    Mutant(("[W] ; prop-base ; [W] |", ""), shape_of("MP+lwsync+addr")),
    Mutant(("(rf | co | fr)^*", "(co | fr)^*"), shape_of("RWC+syncs")),
    Mutant(("(rf | co | fr)^*", "(rf | co)^*"), shape_of("SB+syncs")),
    Mutant(("prop-base^* ; full", "full"), shape_of("W+RWC+lwsync+sync+sync")),
    Mutant(("full ; hb^*", "full"), shape_of("Z6.3+sync+sync+addr")),
    Mutant(("irreflexive fre ; prop ; hb^* as observation", ""), shape_of("MP+lwsync+addr")),
    Mutant(("fre ; prop ; hb^* as", "fre ; prop as"), shape_of("MP+lwsync+addr")),
    Mutant(("acyclic co | prop as propagation", ""), shape_of("SB+syncs")),
    Mutant(("acyclic co | prop as", "acyclic prop as"), shape_of("2+2W+lwsyncs")),
]  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_every_rule_is_needed(mutant: Mutant, run):
    assert run(mutant.test).positive == 0
    assert run(mutant.test, model=without(*mutant.changes)).positive > 0
