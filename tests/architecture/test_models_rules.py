"""Every rule of a model is needed: a program that the model forbids, and allows without the rule.

The rules of RVWMO have the numbers of the manual; those of AArch64 the names of its model. For accesses of
one size some rules follow from others, and have no program: ``aob``'s first (an atomic's read before its
write) from ``lmws``; RVWMO 1 and 2 from coherence with co and fr, and 8 from 1.
"""

from dataclasses import dataclass

import pytest
from assembly import allows, model_from, text_of_model


@dataclass(frozen=True)
class Rule:
    """``text`` is what the model's file says, ``instead`` what it says without the rule.

    ``final`` is the outcome that only the rule forbids.
    """

    target: str
    name: str
    text: str
    threads: tuple[str, ...]
    final: dict[str, int]
    instead: str = "0"


ARM_MP = "str {one}, {x};dmb ish;str {one}, {y}"
ARM_LB = "ldr {d}, {y};dmb ish;str {one}, {x}"
RISCV_MP = "sw {one}, {x};fence rw,rw;sw {one}, {y}"
RISCV_LB = "lw {d}, {y};fence rw,rw;sw {one}, {x}"
RISCV_INCREMENT = "1: lr.w {s}, {x};add {new}, {s}, 1;sc.w {status}, {new}, {x};bnez {status}, 1b"
RISCV_SB = "sw {one}, {y};fence rw,rw;lw {b}, {x}"

X86_RULES = [
    ("sc-per-location", "po-loc | rf | co | fr as", ("mov {x}, 1;mov {a}, {x}",), {"a": 0}),
    ("atomicity", "rmw & (fre ; coe)", ("lock add {x}, 1", "lock add {x}, 1"), {"x": 1}),
    (
        "write, write",
        "po & (W * W)",
        ("mov {x}, 1;mov {y}, 1", "mov {a}, {y};mov {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    ("read, any", "po & (R * M)", ("mov {x}, 1;mov {y}, 1", "mov {a}, {y};mov {b}, {x}"), {"a": 1, "b": 0}),
    (
        "mfence",
        "[M] ; po ; [MFENCE] ; po ; [M]",
        ("mov {x}, 1;mfence;mov {a}, {y}", "mov {y}, 1;mfence;mov {b}, {x}"),
        {"a": 0, "b": 0},
    ),
    (
        "implied, after",
        "po & ((W & X) * R)",
        ("mov {s}, 1;xchg {s}, {x};mov {a}, {y}", "mov {t}, 1;xchg {t}, {y};mov {b}, {x}"),
        {"a": 0, "b": 0},
    ),
    (
        "implied, before",
        "po & (W * (R & X))",
        (
            "mov {x}, 1;mov rax, 7;mov {n}, 0;lock cmpxchg {y}, {n};mov {a}, rax",
            "mov {y}, 1;mov rax, 7;mov {n}, 0;lock cmpxchg {x}, {n};mov {b}, rax",
        ),
        {"a": 0, "b": 0},
    ),
]

ARM_RULES = [
    (
        "internal",
        "po-loc | rf | co | fr as",
        ("str {one}, {x}", "ldr {a}, {x};ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    ("atomic", "rmw & (fre ; coe)", ("ldadd {one}, {a}, {x}", "ldadd {one}, {b}, {x}"), {"x": 1}),
    ("lmws", "po-loc ; [W]\n", ("ldr {a}, {x};str {a}, {y};str {two}, {y}", ARM_LB), {"a": 1, "d": 2}),
    ("dob, addr", "addr | data\n", (ARM_MP, "ldr {a}, {y};ldr {b}, {x} @a"), {"a": 1, "b": 0}),
    ("dob, data", "addr | data\n", ("ldr {a}, {x};str {a}, {y}", ARM_LB), {"a": 1, "d": 1}),
    (
        "dob, ctrl",
        "ctrl ; [W]\n",
        ("ldr {a}, {x};cbnz {a}, 1f;1: str {one}, {y}", ARM_LB),
        {"a": 1, "d": 1},
    ),
    (
        "dob, ctrl and isb",
        "ctrl | addr ; [M] ; po)",
        (ARM_MP, "ldr {a}, {y};cbnz {a}, 1f;1: isb;ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "dob, addr and isb",
        "addr ; [M] ; po)",
        (ARM_MP, "ldr {a}, {y};ldr {c}, {z} @a;isb;ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "dob, addr and write",
        "addr ; [M] ; po ; [W]",
        ("ldr {a}, {x};ldr {c}, {z} @a;str {one}, {y}", ARM_LB),
        {"a": 1, "d": 1},
    ),
    (
        "dob, forwarded",
        "(addr | data) ; [M] ; lmrs",
        (ARM_MP, "ldr {a}, {y};str {a}, {z};ldr {c}, {z};ldr {b}, {x} @c"),
        {"a": 1, "c": 1, "b": 0},
    ),
    (
        "aob, acquire of its own write",
        "rmw ; lmrs ; [A | Q]",
        (ARM_MP, "swp {two}, {a}, {y};ldar {c}, {y};ldr {b}, {x}"),
        {"a": 1, "c": 2, "b": 0},
    ),
    (
        "bob, dmb",
        "[M] ; po ; [dmb.full] ; po ; [M]",
        ("str {one}, {x};dmb ish;ldr {a}, {y}", "str {one}, {y};dmb ish;ldr {b}, {x}"),
        {"a": 0, "b": 0},
    ),
    (
        "bob, dmb ld",
        "[R \\ NoRet] ; po ; [dmb.ld] ; po ; [M]",
        (ARM_MP, "ldr {a}, {y};dmb ishld;ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "bob, dmb st",
        "[W] ; po ; [dmb.st] ; po ; [W]",
        ("str {one}, {x};dmb ishst;str {one}, {y}", "ldr {a}, {y};dmb ish;ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "bob, release and acquire",
        "[L] ; po ; [A]\n",
        ("stlr {one}, {x};ldar {a}, {y}", "stlr {one}, {y};ldar {b}, {x}"),
        {"a": 0, "b": 0},
    ),
    (
        "bob, acquire",
        "[R & (A | Q)] ; po ; [M]",
        (ARM_MP, "ldar {a}, {y};ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "bob, release",
        "[M] ; po ; [W & L]",
        ("str {one}, {x};stlr {one}, {y}", "ldr {a}, {y};dmb ish;ldr {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "bob, acquire-release atomic",
        "al^-1 ; al ; po ; [M]",
        ("swpal {one}, {s}, {x};ldr {a}, {y}", "swpal {one}, {t}, {y};ldr {b}, {x}"),
        {"a": 0, "b": 0},
    ),
]

RISCV_RULES = [
    ("coherence", "po-loc | rf | co | fr as", ("sw {one}, {x};lw {a}, {x}",), {"a": 0}),
    ("atomicity", "rmw & (fre ; coe)", (RISCV_INCREMENT, RISCV_INCREMENT), {"x": 1}),
    (
        "3 forwarded from an AMO",
        "[W & (X | EX)] ; rfi",
        ("amoswap.w {s}, {one}, {x};lw {a}, {x};lw {c}, {y} @a", RISCV_SB),
        {"a": 1, "c": 0, "b": 0},
    ),
    (
        "3 forwarded from an SC",
        "[W & (X | EX)] ; rfi",
        ("lr.w {s}, {x};sc.w {status}, {one}, {x};lw {a}, {x};lw {c}, {y} @a", RISCV_SB),
        {"a": 1, "c": 0, "b": 0},
    ),
    ("5 acquire", "[Acq] ; po ; [M]", (RISCV_MP, "lw.aq {a}, {y};lw {b}, {x}"), {"a": 1, "b": 0}),
    (
        "6 release",
        "[M] ; po ; [Rel]",
        ("sw {one}, {x};sw.rl {one}, {y}", "lw {a}, {y};fence r,r;lw {b}, {x}"),
        {"a": 1, "b": 0},
    ),
    (
        "7 both RCsc",
        "[RCsc] ; po ; [RCsc]",
        ("sw.rl {one}, {x};lw.aq {a}, {y}", "sw.rl {one}, {y};lw.aq {b}, {x}"),
        {"a": 0, "b": 0},
    ),
    ("9 addr", "| addr  ", (RISCV_MP, "lw {a}, {y};lw {b}, {x} @a"), {"a": 1, "b": 0}),
    ("10 data", "| data  ", ("lw {a}, {x};sw {a}, {y}", RISCV_LB), {"a": 1, "d": 1}),
    ("11 ctrl", "ctrl ; [W]", ("lw {a}, {x};bnez {a}, 1f;1: sw {one}, {y}", RISCV_LB), {"a": 1, "d": 1}),
    (
        "12 forwarded dependency",
        "(addr | data) ; [W] ; rfi",
        (RISCV_MP, "lw {a}, {y};sw {a}, {z};lw {c}, {z};lw {b}, {x} @c"),
        {"a": 1, "c": 1, "b": 0},
    ),
    (
        "13 address and write",
        "addr ; [M] ; po ; [W]",
        ("lw {a}, {x};lw {c}, {z} @a;sw {one}, {y}", RISCV_LB),
        {"a": 1, "d": 1},
    ),
    (
        "an AMO is one operation",
        "(amo | amo^-1)?",
        (
            "amoswap.w {s}, {one}, {x};fence r,rw;lw {a}, {y}",
            "amoswap.w {t}, {one}, {y};fence r,rw;lw {b}, {x}",
        ),
        {"a": 0, "b": 0},
    ),
]
INSTEAD = {
    "dob, addr": "data\n",
    "dob, data": "addr\n",
    "dob, ctrl and isb": "addr ; [M] ; po)",
    "dob, addr and isb": "0)",
    "9 addr": "| 0 ",
    "10 data": "| 0 ",
    "an AMO is one operation": "id",
}
"""What stands in the place of a rule, where it is not the empty relation."""

RULES = [
    Rule(target, name, text, threads, final, INSTEAD.get(name, "0 as" if text.endswith(" as") else "0\n"))
    for target, rules in (("x86_64", X86_RULES), ("aarch64", ARM_RULES), ("riscv64", RISCV_RULES))
    for name, text, threads, final in rules
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.target}: {rule.name}")
def test_the_rule_forbids_what_is_allowed_without_it(rule: Rule):
    text = text_of_model(rule.target)
    assert rule.text in text
    without = model_from(rule.target, text.replace(rule.text, rule.instead, 1))
    assert not allows(rule.target, *rule.threads, **rule.final)
    assert allows(rule.target, *rule.threads, model=without, **rule.final)


FENCES = ["r,r", "r,w", "r,rw", "w,r", "w,w", "w,rw", "rw,r", "rw,w", "rw,rw", "tso"]
SHAPES = {
    ("r", "r"): ((RISCV_MP, "lw {a}, {y};F;lw {b}, {x}"), {"a": 1, "b": 0}),
    ("r", "w"): (("lw {a}, {x};F;sw {one}, {y}", RISCV_LB), {"a": 1, "d": 1}),
    ("w", "w"): (("sw {one}, {x};F;sw {one}, {y}", "lw {a}, {y};fence r,r;lw {b}, {x}"), {"a": 1, "b": 0}),
    ("w", "r"): (("sw {one}, {x};F;lw {a}, {y}", RISCV_SB), {"a": 0, "b": 0}),
}


@pytest.mark.parametrize("fence", FENCES)
@pytest.mark.parametrize(("before", "after"), SHAPES)
def test_a_risc_v_fence_orders_its_predecessors_before_its_successors(fence: str, before: str, after: str):
    """RVWMO rule 4; FENCE.TSO orders all but a write before a read."""
    threads, final = SHAPES[before, after]
    written = "fence.tso" if fence == "tso" else f"fence {fence}"
    sets = fence.split(",")
    orders = (before, after) != ("w", "r") if fence == "tso" else before in sets[0] and after in sets[1]
    assert allows("riscv64", *(text.replace("F", written) for text in threads), **final) is not orders
