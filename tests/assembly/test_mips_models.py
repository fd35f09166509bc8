"""The two models of MIPS: what dependencies and SYNC order, and that every rule is needed."""

from dataclasses import dataclass

import pytest

from rustrata.refinement.models import MODELS
from rustrata.relational.model import Model, parse_model
from rustrata.source import SourceFile

SB = ("sw %one,(%x); F; lw $2,(%y)", "sw %one,(%y); F; lw $2,(%x)")
MP = ("sw %one,(%x); sync; sw %one,(%y)", "lw $2,(%y); D; lw $3,(%x)")
S = ("sw %two,(%x); sync; sw %one,(%y)", "lw $2,(%y); D; sw %one,(%x)")
IRIW = ("sw %one,(%x)", "sw %one,(%y)", "lw $2,(%x); F; lw $3,(%y)", "lw $2,(%y); F; lw $3,(%x)")
WRC = ("sw %one,(%x)", "lw $2,(%x); F; sw %one,(%y)", "lw $2,(%y); D; lw $3,(%x)")
TWO = ("sw %two,(%x); F; sw %one,(%y)", "sw %two,(%y); F; sw %one,(%x)")
LB = ("lw $2,(%x); F; sw %one,(%y)", "lw $2,(%y); D; sw %one,(%x)")
ADDRESS = "xor $5,$2,$2; daddu %x,%x,$5"
DATA = "xor $5,$2,$2; daddu %one,%one,$5"
CONTROL = "bne $2,$0,L; L: nop"
EXCHANGE = ("sw %one,(%y); sync; sw %one,(%x)", "ll $2,(%x); sc %two,(%x)", "lw $2,(%x); D; lw $3,(%y)")
INCREMENT = "ll $2,(%x); addiu $3,$2,1; sc $3,(%x)"

SEEN = {
    SB: "0:$2=0 /\\ 1:$2=0",
    MP: "1:$2=1 /\\ 1:$3=0",
    S: "1:$2=1 /\\ x=2",
    IRIW: "2:$2=1 /\\ 2:$3=0 /\\ 3:$2=1 /\\ 3:$3=0",
    WRC: "1:$2=1 /\\ 2:$2=1 /\\ 2:$3=0",
    TWO: "x=2 /\\ y=2",
    LB: "0:$2=1 /\\ 1:$2=1",
    EXCHANGE: "1:$2=1 /\\ 2:$2=2 /\\ 2:$3=0",
}
"""The outcome that each shape is known for."""


def written(threads: tuple[str, ...], final: str, fence: str = "nop", dependency: str = "nop") -> str:
    columns = [
        text.replace("F;", f"{fence};").replace("D;", f"{dependency};").split("; ") for text in threads
    ]
    height = max(map(len, columns))
    rows = zip(*(lines + ["nop"] * (height - len(lines)) for lines in columns), strict=True)
    head = " | ".join(f"P{place}" for place in range(len(threads)))
    body = "\n".join(" | ".join(row) + " ;" for row in rows)
    return (
        f"MIPS T\n{{ x=0; y=0; z=0; %x=x; %y=y; %z=z; %one=1; %two=2; }}\n{head} ;\n{body}\nexists ({final})"
    )


SHAPES = [
    # shape, what stands for F, what stands for D, allowed by mips, by mips-pso
    (SB, "nop", "nop", True, True),
    (SB, "sync", "nop", False, False),
    (MP, "nop", "nop", True, False),
    (MP, "nop", "sync", False, False),
    (MP, "nop", ADDRESS, False, False),
    (MP, "nop", CONTROL, True, False),
    (S, "nop", "nop", True, False),
    (S, "nop", DATA, False, False),
    (S, "nop", ADDRESS, False, False),
    (S, "nop", CONTROL, False, False),
    (TWO, "nop", "nop", True, True),
    (TWO, "sync", "nop", False, False),
    (LB, "nop", "nop", True, False),
    (LB, "sync", DATA, False, False),
    (LB, "sync", "nop", True, False),
    (WRC, "sync", ADDRESS, False, False),
    (WRC, "sync", "nop", True, False),
    (IRIW, "nop", "nop", True, False),
    (IRIW, "sync", "nop", False, False),
]


@pytest.mark.parametrize(("shape", "fence", "dependency", "weakest", "pso"), SHAPES)
def test_shapes(shape: tuple[str, ...], fence: str, dependency: str, weakest: bool, pso: bool, run):
    test = written(shape, SEEN[shape], fence, dependency)
    assert (run(test).positive > 0) is weakest
    assert (run(test, model="mips-pso").positive > 0) is pso


def test_stores_may_reach_processors_one_after_another(run):
    """IRIW with address dependencies: allowed by the manual, not by a machine with one memory."""
    reader = "lw $2,({0}); xor $5,$2,$2; daddu {1},{1},$5; lw $3,({1})"
    threads = (*IRIW[:2], reader.format("%x", "%y"), reader.format("%y", "%x"))
    test = written(threads, SEEN[IRIW])
    assert run(test).positive == 1
    assert run(test, model="mips-pso").positive == 0


def test_a_processor_reads_its_own_store_first(run):
    """SB in which each thread reads back what it stored: it may do so before the store is seen elsewhere."""
    own = "sw %one,({0}); lw $4,({0}); lw $2,({1})"
    test = written((own.format("%x", "%y"), own.format("%y", "%x")), SEEN[SB])
    assert run(test).positive == 1
    assert run(test, model="mips-pso").positive == 1


def test_two_increments_are_two(run):
    test = written((INCREMENT, INCREMENT), "0:$3=1 /\\ 1:$3=1 /\\ x=1")
    assert run(test).positive == 0
    assert run(test, model="mips-pso").positive == 0


@dataclass(frozen=True)
class Rule:
    """``instead`` stands for ``text`` in the model without the rule; ``final`` is what only it forbids."""

    text: str
    threads: tuple[str, ...]
    final: str
    instead: str = "0"
    dependency: str = "nop"
    fence: str = "nop"


RULES = [
    Rule("po-loc | rf | co | fr as", ("sw %one,(%x)", "lw $2,(%x); lw $3,(%x)"), SEEN[MP], "rf | co | fr as"),
    Rule("rmw & (fre ; coe)", (INCREMENT, INCREMENT), "0:$3=1 /\\ 1:$3=1 /\\ x=1"),
    Rule("addr | data", MP, SEEN[MP], "data", ADDRESS),
    Rule("addr | data", S, SEEN[S], "addr", DATA),
    Rule(
        "| forwarded",
        MP,
        SEEN[MP],
        "",
        "sw $2,(%z); lw $4,(%z); xor $5,$4,$4; daddu %x,%x,$5",
    ),
    Rule("(ctrl |", S, SEEN[S], "(0 |", CONTROL),
    Rule("addr ; [M] ; po", S, SEEN[S], "0", "xor $5,$2,$2; daddu %z,%z,$5; lw $6,(%z)"),
    Rule("| paired", EXCHANGE, SEEN[EXCHANGE], "", "xor $5,$2,$2; daddu %y,%y,$5"),
    Rule("ppo | rfe", MP, SEEN[MP], "rfe", ADDRESS),
    Rule("ppo | rfe", MP, SEEN[MP], "ppo", ADDRESS),
    Rule(
        "acyclic hb as causality",
        ("lw $2,(%x); xor $5,$2,$2; daddu %one,%one,$5; sw %one,(%y)", LB[1]),
        SEEN[LB],
        "",
        DATA,
    ),
    Rule("(rf | co", IRIW, SEEN[IRIW], "(co", fence="sync"),
    Rule("| co | fr)", TWO, SEEN[TWO], "| fr)", fence="sync"),
    Rule("| fr)^*", SB, SEEN[SB], ")^*", fence="sync"),
    Rule("sync ; hb^*", MP, SEEN[MP], "sync", ADDRESS),
    Rule("[M] ; po ; [SYNC] ; po ; [M]", SB, SEEN[SB], fence="sync"),
]


def model_from(text: str) -> Model:
    return parse_model(SourceFile("mips.cat", text), "mips", MODELS["mips"].vocabulary)


@pytest.mark.parametrize("rule", RULES, ids=[rule.text for rule in RULES])
def test_every_rule_is_needed(rule: Rule, run):
    text = MODELS["mips"].path.read_text(encoding="utf-8")
    assert text.count(rule.text) == 1
    test = written(rule.threads, rule.final, rule.fence, rule.dependency)
    assert run(test).positive == 0
    assert run(test, model=model_from(text.replace(rule.text, rule.instead))).positive > 0


HERDING_CATS = """
acyclic po-loc | rf | co | fr as sc-per-location
empty rmw & (fre ; coe) as atomicity
let ppo = addr | data | (addr | data) ; [W] ; rfi | (ctrl | addr ; [M] ; po) ; [W] | rmw
let fences = [M] ; po ; [SYNC] ; po ; [M]
let hb = ppo | fences | rfe
acyclic hb as no-thin-air
let prop-base = (fences | rfe ; fences) ; hb^*
let prop = prop-base & (W * W) | (rf | co | fr)^* ; prop-base^* ; fences ; hb^*
irreflexive fre ; prop ; hb^* as observation
acyclic co | prop as propagation
"""
"""The framework's axioms with the propagation order of Power [Alglave, Maranget, Tautschnig, TOPLAS'14,
section 4 and 6], SYNC in the place of its full fence and of nothing else."""


@pytest.mark.parametrize("shape", SEEN, ids=["SB", "MP", "S", "IRIW", "WRC", "2+2W", "LB", "exchange"])
@pytest.mark.parametrize("fence", ["nop", "sync"])
def test_propagation_is_that_of_the_framework(shape: tuple[str, ...], fence: str, run):
    for dependency in ("nop", "sync", ADDRESS, CONTROL, DATA):
        test = written(shape, SEEN[shape], fence, dependency)
        ours, framework = run(test), run(test, model=model_from(HERDING_CATS))
        assert (ours.positive, ours.negative) == (framework.positive, framework.negative)
        assert run(test, model="mips-pso").states <= ours.states
