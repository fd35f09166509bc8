"""The models' verdicts on the shapes of the literature, instruction by instruction."""

import pytest
from assembly import allows, model_of

from rustrata.architecture.targets import TARGETS


def sb(store: str, between: str, load: str) -> tuple[str, str]:
    """Store buffering: can both threads miss the other's store?"""
    return tuple(
        f"{store.format(m=mine, r=own)};{between};{load.format(m=other, r=own)}"
        for mine, other, own in (("{x}", "{y}", "{a}"), ("{y}", "{x}", "{b}"))
    )


SB_X86 = [
    ("mov {m}, 1", "", "mov {r}, {m}", True),
    ("mov {m}, 1", "mfence", "mov {r}, {m}", False),
    ("mov {m}, 1", "lock or dword ptr [rsp-64], 0", "mov {r}, {m}", False),
    ("mov {{s}}, 1;xchg {{s}}, {m}", "", "mov {r}, {m}", False),
    ("mov {m}, 1", "lock add {z}, 1", "mov {r}, {m}", False),
]
"""Store, what stands between, load, whether (0, 0) is allowed."""

SB_AARCH64 = [
    ("str {{one}}, {m}", "", "ldr {r}, {m}", True),
    ("stlr {{one}}, {m}", "", "ldar {r}, {m}", False),
    ("stlr {{one}}, {m}", "", "ldapr {r}, {m}", True),
    ("stlr {{one}}, {m}", "", "ldr {r}, {m}", True),
    ("swpal {{one}}, {{s}}, {m}", "", "ldr {r}, {m}", False),
    ("swpl {{one}}, {{s}}, {m}", "", "ldr {r}, {m}", True),
    ("str {{one}}, {m}", "dmb st", "ldr {r}, {m}", True),
    ("str {{one}}, {m}", "dmb ishld", "ldr {r}, {m}", True),
    ("str {{one}}, {m}", "dmb ish", "ldr {r}, {m}", False),
    ("str {{one}}, {m}", "dmb sy", "ldr {r}, {m}", False),
    ("str {{one}}, {m}", "isb", "ldr {r}, {m}", True),
    ("1: ldaxr {{s}}, {m};stlxr {{status}}, {{one}}, {m};cbnz {{status}}, 1b", "", "ldr {r}, {m}", True),
    ("1: ldaxr {{s}}, {m};stlxr {{status}}, {{one}}, {m};cbnz {{status}}, 1b", "", "ldar {r}, {m}", False),
]

SB_RISCV64 = [
    ("sw {{one}}, {m}", "", "lw {r}, {m}", True),
    ("fence rw,w;sw {{one}}, {m}", "fence rw,rw", "lw {r}, {m};fence r,rw", False),
    ("fence rw,w;sw {{one}}, {m}", "", "lw {r}, {m};fence r,rw", True),
    ("fence rw,w;sw {{one}}, {m}", "", "lw.aq {r}, {m}", True),
    ("fence rw,w;sw {{one}}, {m}", "", "lw.aqrl {r}, {m}", False),
    ("sw.rl {{one}}, {m}", "", "lw.aq {r}, {m}", False),
    ("sw {{one}}, {m}", "fence.tso", "lw {r}, {m}", True),
    ("sw {{one}}, {m}", "fence w,r", "lw {r}, {m}", False),
    ("sw {{one}}, {m}", "fence r,rw", "lw {r}, {m}", True),
    ("amoswap.w.aqrl {{s}}, {{one}}, {m}", "", "lw {r}, {m}", False),
    ("amoswap.w.aq {{s}}, {{one}}, {m}", "", "lw {r}, {m}", False),
    ("amoswap.w.rl {{s}}, {{one}}, {m}", "", "lw {r}, {m}", True),
    ("amoswap.w.rl {{s}}, {{one}}, {m}", "", "lw.aq {r}, {m}", False),
]


@pytest.mark.parametrize(
    ("target", "store", "between", "load", "allowed"),
    [
        (target, *row)
        for target, rows in (("x86_64", SB_X86), ("aarch64", SB_AARCH64), ("riscv64", SB_RISCV64))
        for row in rows
    ],
)
def test_store_buffering(target: str, store: str, between: str, load: str, allowed: bool):
    assert allows(target, *sb(store, between, load), a=0, b=0) is allowed


MESSAGE_PASSING = [
    ("x86_64", "mov {x}, 1;mov {y}, 1", "mov {a}, {y};mov {b}, {x}", False),
    ("aarch64", "str {one}, {x};str {one}, {y}", "ldr {a}, {y};ldr {b}, {x}", True),
    ("aarch64", "str {one}, {x};dmb ishst;str {one}, {y}", "ldr {a}, {y};dmb ishld;ldr {b}, {x}", False),
    ("aarch64", "str {one}, {x};dmb ishst;str {one}, {y}", "ldr {a}, {y};dmb ishst;ldr {b}, {x}", True),
    ("aarch64", "str {one}, {x};dmb ishld;str {one}, {y}", "ldr {a}, {y};dmb ishld;ldr {b}, {x}", True),
    ("aarch64", "str {one}, {x};stlr {one}, {y}", "ldar {a}, {y};ldr {b}, {x}", False),
    ("aarch64", "str {one}, {x};stlr {one}, {y}", "ldapr {a}, {y};ldr {b}, {x}", False),
    ("aarch64", "str {one}, {x};stlr {one}, {y}", "ldr {a}, {y};ldr {b}, {x}", True),
    ("aarch64", "str {one}, {x};dmb ish;str {one}, {y}", "ldr {a}, {y};cbnz {a}, 1f;1: ldr {b}, {x}", True),
    (
        "aarch64",
        "str {one}, {x};dmb ish;str {one}, {y}",
        "ldr {a}, {y};cbnz {a}, 1f;1: isb;ldr {b}, {x}",
        False,
    ),
    ("riscv64", "sw {one}, {x};sw {one}, {y}", "lw {a}, {y};lw {b}, {x}", True),
    ("riscv64", "sw {one}, {x};fence rw,w;sw {one}, {y}", "lw {a}, {y};fence r,rw;lw {b}, {x}", False),
    ("riscv64", "sw {one}, {x};fence.tso;sw {one}, {y}", "lw {a}, {y};fence.tso;lw {b}, {x}", False),
    ("riscv64", "sw {one}, {x};fence rw,w;sw {one}, {y}", "lw {a}, {y};fence r,w;lw {b}, {x}", True),
    ("riscv64", "sw {one}, {x};sw.rl {one}, {y}", "lw.aq {a}, {y};lw {b}, {x}", False),
]


@pytest.mark.parametrize(("target", "writer", "reader", "allowed"), MESSAGE_PASSING)
def test_message_passing(target: str, writer: str, reader: str, allowed: bool):
    assert allows(target, writer, reader, a=1, b=0) is allowed


LOAD_BUFFERING = [
    ("x86_64", "mov {a}, {x};mov {y}, 1", "mov {b}, {y};mov {x}, 1", False),
    ("aarch64", "ldr {a}, {x};str {one}, {y}", "ldr {b}, {y};str {one}, {x}", True),
    ("aarch64", "ldr {a}, {x};dmb ishld;str {one}, {y}", "ldr {b}, {y};dmb ishld;str {one}, {x}", False),
    ("aarch64", "ldr {a}, {x};dmb ishst;str {one}, {y}", "ldr {b}, {y};dmb ishst;str {one}, {x}", True),
    (
        "aarch64",
        "ldr {a}, {x};eor {s}, {a}, {a};add {s}, {s}, #1;str {s}, {y}",
        "ldr {b}, {y};eor {t}, {b}, {b};add {t}, {t}, #1;str {t}, {x}",
        False,
    ),
    (
        "aarch64",
        "ldr {a}, {x};cbz {a}, 1f;1: str {one}, {y}",
        "ldr {b}, {y};cbz {b}, 1f;1: str {one}, {x}",
        False,
    ),
    ("riscv64", "lw {a}, {x};sw {one}, {y}", "lw {b}, {y};sw {one}, {x}", True),
    ("riscv64", "lw {a}, {x};fence r,w;sw {one}, {y}", "lw {b}, {y};fence r,w;sw {one}, {x}", False),
    (
        "riscv64",
        "lw {a}, {x};xor {s}, {a}, {a};add {s}, {s}, 1;sw {s}, {y}",
        "lw {b}, {y};xor {t}, {b}, {b};add {t}, {t}, 1;sw {t}, {x}",
        False,
    ),
    (
        "riscv64",
        "lw {a}, {x};bnez {a}, 1f;1: sw {one}, {y}",
        "lw {b}, {y};bnez {b}, 1f;1: sw {one}, {x}",
        False,
    ),
]


@pytest.mark.parametrize(("target", "left", "right", "allowed"), LOAD_BUFFERING)
def test_load_buffering(target: str, left: str, right: str, allowed: bool):
    assert allows(target, left, right, a=1, b=1) is allowed


IRIW = [
    ("x86_64", "mov {x}, 1", "mov {y}, 1", "mov {a}, {x};mov {b}, {y}", "mov {c}, {y};mov {d}, {x}", False),
    (
        "aarch64",
        "str {one}, {x}",
        "str {one}, {y}",
        "ldr {a}, {x};ldr {b}, {y}",
        "ldr {c}, {y};ldr {d}, {x}",
        True,
    ),
    (
        "aarch64",
        "str {one}, {x}",
        "str {one}, {y}",
        "ldapr {a}, {x};ldr {b}, {y}",
        "ldapr {c}, {y};ldr {d}, {x}",
        False,
    ),
    (
        "riscv64",
        "sw {one}, {x}",
        "sw {one}, {y}",
        "lw {a}, {x};fence r,r;lw {b}, {y}",
        "lw {c}, {y};fence r,r;lw {d}, {x}",
        False,
    ),
]


@pytest.mark.parametrize(("target", "first", "second", "left", "right", "allowed"), IRIW)
def test_independent_reads_of_independent_writes(
    target: str, first: str, second: str, left: str, right: str, allowed: bool
):
    """All three are multi-copy-atomic: readers that are ordered agree."""
    assert allows(target, first, second, left, right, a=1, b=0, c=1, d=0) is allowed


@pytest.mark.parametrize(
    ("target", "increment"),
    [
        ("x86_64", "mov {a}, 1;lock xadd {x}, {a}"),
        ("x86_64", "mov rax, {x};1: mov {new}, rax;add {new}, 1;lock cmpxchg {x}, {new};jne 1b"),
        ("aarch64", "ldadd {one}, {a}, {x}"),
        ("aarch64", "1: ldxr {a}, {x};add {new}, {a}, #1;stxr {status}, {new}, {x};cbnz {status}, 1b"),
        ("riscv64", "amoadd.w {a}, {one}, {x}"),
        ("riscv64", "1: lr.w {a}, {x};add {new}, {a}, 1;sc.w {status}, {new}, {x};bnez {status}, 1b"),
    ],
)
def test_an_atomic_increment_is_never_lost(target: str, increment: str):
    second = increment.replace("{a}", "{b}")
    assert allows(target, increment, second, x=2)
    assert not allows(target, increment, second, x=1)


@pytest.mark.parametrize("increment", ["mov {a}, 1;xadd {x}, {a}", "mov rax, 0;mov {n}, 1;cmpxchg {x}, {n}"])
def test_without_the_lock_prefix_it_is_a_load_and_then_a_store(increment: str):
    assert allows("x86_64", increment, "mov {x}, 5;mov {b}, {x}", b=5, x=1)


def test_an_unlocked_cmpxchg_writes_back_what_it_read():
    thread = "mov rax, 7;mov {n}, 1;cmpxchg {x}, {n}"
    assert allows("x86_64", thread, "mov {x}, 5;mov {b}, {x}", b=5, x=0)


def test_an_amo_is_one_operation_in_the_global_memory_order():
    """RVWMO rule 5 orders the store of an acquire AMO, too, before what follows."""
    left = "amoswap.w.aq {s}, {one}, {x};lw {a}, {y}"
    right = "amoswap.w.aq {t}, {one}, {y};lw {b}, {x}"
    assert not allows("riscv64", left, right, a=0, b=0)


def test_a_branch_on_the_status_of_sc_depends_on_it_and_of_stxr_does_not():
    def mp(pair: str, write: str, read: str, barrier: str) -> tuple[str, str]:
        return f"{pair};{write}", f"{read.format('a', 'y')};{barrier};{read.format('b', 'x')}"

    riscv = mp(
        "lr.w {s}, {x};sc.w {status}, {one}, {x};bnez {status}, 1f;sw {one}, {y};1:",
        "",
        "lw {{{}}}, {{{}}}",
        "fence r,r",
    )
    arm = mp(
        "ldxr {s}, {x};stxr {status}, {one}, {x};cbnz {status}, 1f;str {one}, {y};1:",
        "",
        "ldr {{{}}}, {{{}}}",
        "dmb ld",
    )
    assert not allows("riscv64", *riscv, a=1, b=0)
    assert allows("aarch64", *arm, a=1, b=0)


@pytest.mark.parametrize("target", TARGETS)
def test_the_engine_recognises_coherence_and_atomicity(target: str):
    """The search is far slower when the two axioms are not literally there."""
    model = model_of(target)
    assert model.coherent
    assert model.atomic
