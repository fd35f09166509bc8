"""RISC-V assembly: what instructions compute, what they order, and what is refused."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.expressions import IntegerType
from rustrata.programs.litmus import AssemblyTest
from rustrata.refinement.models import MODELS
from rustrata.relational.model import parse_model
from rustrata.source import SourceFile

S64, U64, S32, U32 = (IntegerType(bits, signed) for bits in (64, 32) for signed in (True, False))

COMPUTED: dict[str, Callable[[int, int], int]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "andn": lambda a, b: a & ~b,
    "orn": lambda a, b: a | ~b,
    "xnor": lambda a, b: ~(a ^ b),
    "sll": lambda a, b: a << b % 64,
    "srl": lambda a, b: a >> b % 64,
    "sra": lambda a, b: S64.wrap(a) >> b % 64,
    "addw": lambda a, b: S32.wrap(a + b),
    "subw": lambda a, b: S32.wrap(a - b),
    "mulw": lambda a, b: S32.wrap(a * b),
    "sllw": lambda a, b: S32.wrap(a << b % 32),
    "srlw": lambda a, b: S32.wrap(U32.wrap(a) >> b % 32),
    "sraw": lambda a, b: S32.wrap(a) >> b % 32,
    "slt": lambda a, b: int(S64.wrap(a) < S64.wrap(b)),
    "sltu": lambda a, b: int(a < b),
    "max": lambda a, b: max(S64.wrap(a), S64.wrap(b)),
    "minu": min,
}
"""Instructions on two registers, by their definitions over unsigned integers of 64 bits."""
IMMEDIATE = ("add", "and", "or", "xor", "slt", "addw", "sltu", "sll", "srl", "sra", "sllw", "srlw", "sraw")
words = st.one_of(
    st.sampled_from([0, 1, 31, 32, 2**31 - 1, 2**31, 2**63, 2**64 - 1]), st.integers(0, 2**64 - 1)
)


def single(code: str, claim: str, left: int = 0, right: int = 0) -> str:
    rows = code.replace("; ", " ;\n")
    return (
        f"RISCV T\n{{ int x; int y; 0:a0=x; 0:a1=y; uint64_t 0:x5={left}; uint64_t 0:x6={right}; "
        f"uint64_t 0:x7; }}\nP0 ;\n{rows} ;\nforall ({claim})"
    )


@given(name=st.sampled_from(sorted(COMPUTED)), left=words, right=words)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_operations_on_registers(name: str, left: int, right: int, run):
    expected = U64.wrap(COMPUTED[name](left, right))
    found = run(single(f"{name} x7,x5,x6", f"0:x7={expected}", left, right))
    assert (found.positive, found.negative) == (1, 0), found.states


@given(name=st.sampled_from(IMMEDIATE), left=words, immediate=st.integers(-2048, 2047))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_operations_on_immediates(name: str, left: int, immediate: int, run):
    """``addi`` is ``add`` of the immediate with its sign; shifts take the number of a bit."""
    mnemonic = name.replace("w", "iw") if name.endswith("w") else f"{name}i"
    if name == "sltu":
        mnemonic = "sltiu"
    if name.startswith("s") and not name.startswith("slt"):
        immediate %= 32
    expected = U64.wrap(COMPUTED[name](left, U64.wrap(immediate)))
    found = run(single(f"{mnemonic} x7,x5,{immediate}", f"0:x7={expected}", left))
    assert (found.positive, found.negative) == (1, 0), found.states


CODES = [
    ("li x5,-1; mv x7,x5", "0:x7=-1"),
    ("lui x7,0x80000", "0:x7=-2147483648"),
    ("lui x7,1; addi x7,x7,-1", "0:x7=4095"),
    ("li x5,0x1ff; sext.b x7,x5; zext.b x6,x5", "0:x7=-1 /\\ 0:x6=255"),
    ("li x5,0x80000000; sext.w x7,x5; zext.w x6,x5", "0:x7=-2147483648 /\\ 0:x6=0x80000000"),
    ("li x5,7; not x7,x5; neg x6,x5; negw x5,x5", "0:x7=-8 /\\ 0:x6=-7 /\\ 0:x5=-7"),
    ("seqz x5,x0; snez x6,x0; li x7,-3; sltz x7,x7", "0:x5=1 /\\ 0:x6=0 /\\ 0:x7=1"),
    ("li x5,-1; sw x5,0(a0); lw x6,(a0); lwu x7,0(x10)", "0:x6=-1 /\\ 0:x7=0xffffffff"),
    ("add x0,a0,a1; sub x7,x0,x0", "0:x7=0"),
    ("la t0,out; jr t0; li x7,1; out: li x6,2", "0:x7=0 /\\ 0:x6=2"),
    ("la t0,y; li t1,3; sw t1,0(t0)", "y=3"),
    ("li x5,-5; amoswap.w x6,x5,(a0); amomax.w x7,x0,0(a0); lw x6,0(a0)", "0:x6=0 /\\ 0:x7=-5"),
    ("li x5,-5; amoswap.w.aq.rl x0,x5,(a0); amomaxu.w.aqrl x6,x0,(a0)", "x=-5 /\\ 0:x6=-5"),
    ("li x5,6; amoadd.w x6,x5,(a0); amoand.w x7,x5,(a0); amoor.w x7,x5,(a0)", "x=6 /\\ 0:x7=6"),
    ("li x5,6; amoxor.w x6,x5,(a0); amominu.w x0,x6,(a0); amomin.w x7,x5,(a0)", "x=0 /\\ 0:x7=0"),
    ("li x5,9; lr.w x6,(a1); sc.w x7,x5,(a0)", "0:x7=1 /\\ x=0"),
    ("li x5,2; L:; addi x5,x5,-1; addi x7,x7,3; bnez x5,L", "0:x7=6"),
    ("li x5,-1; bltu x0,x5,out; li x7,1; out:", "0:x7=0"),
    ("li x5,-1; blt x0,x5,out; li x7,1; out:", "0:x7=1"),
    ("bge x0,x5,out; li x7,1; out: bgt x0,x5,end; li x6,1; end:", "0:x7=0 /\\ 0:x6=1"),
    ("beqz x5,out; li x7,1; out: j end; li x6,1; end: nop", "0:x7=0 /\\ 0:x6=0"),
    ("li x5,-1; bgtu x5,x0,a; li x7,1; a: bleu x5,x0,b; li x6,1; b: fence o,i", "0:x7=0 /\\ 0:x6=1"),
]


@pytest.mark.parametrize(("code", "claim"), CODES)
def test_instructions_by_example(code: str, claim: str, run):
    found = run(single(code, claim))
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_accesses_of_every_width_and_displacements(run):
    found = run(
        "RISCV T\n{ uint16_t t[3]={1,2,0xfffe}; int64_t d=-7; uint8_t b=0x80; 0:a0=t; 0:a1=d; 0:a2=b; "
        "int64_t 0:x5; int64_t 0:x6; int64_t 0:x7; int64_t 0:t3; int64_t 0:t4; }\nP0 ;\n lh x5,4(a0) ;\n"
        " lhu x6,4(a0) ;\n addi a0,a0,4 ;\n lh x7,-2(a0) ;\n sh x7,-4(a0) ;\n ld t3,(a1) ;\n lb t4,(a2) ;\n"
        " sb x0,(a2) ;\n sd x7,0(a1) ;\n"
        "forall (0:x5=-2 /\\ 0:x6=0xfffe /\\ 0:x7=2 /\\ t[0]=2 /\\ 0:t3=-7 /\\ 0:t4=-128 /\\ b=0 /\\ d=2)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_the_zero_register_is_zero_whatever_the_initial_state_says(run):
    found = run("RISCV T\n{ x=5; 0:x0=x; 0:a0=x; }\nP0 ;\n lw t1,0(a0) ;\n lw t0,0(x0) ;\nexists (0:t0=5)")
    assert "address 0 is at no location" in found.incomplete


def test_double_words_of_atomics(run):
    found = run(
        "RISCV T\n{ int64_t x=0x100000000; 0:a0=x; int64_t 0:x5; int64_t 0:x6; }\nP0 ;\n li x7,1 ;\n"
        " amoadd.d.aq x5,x7,(a0) ;\n lr.d.aqrl x6,(a0) ;\n sc.d.rl t3,x7,(a0) ;\n"
        "exists (0:x5=0x100000000 /\\ 0:x6=0x100000001 /\\ 0:t3=0 /\\ x=1)"
    )
    assert (found.positive, found.negative) == (1, 1)


TWO = (
    "RISCV {name}\n{{ 0:a0=x; 0:a1=y; 1:a0=x; 1:a1=y; 0:t0=1; 1:t0=1; }}\nP0 | P1 ;\n{rows}\nexists ({final})"
)


def two(first: str, second: str, final: str, name: str = "T") -> str:
    columns = [text.split("; ") for text in (first, second)]
    height = max(map(len, columns))
    rows = zip(*(lines + [""] * (height - len(lines)) for lines in columns), strict=True)
    return TWO.format(name=name, rows="\n".join(f"{a} | {b} ;" for a, b in rows), final=final)


READERS = [
    ("lw t1,0(a1); lw t2,0(a0)", True),
    ("lw t1,0(a1); xor t3,t1,t1; add t3,t3,a0; lw t2,0(t3)", False),
    ("lw t1,0(a1); andi t3,t1,0; add t3,t3,a0; lw t2,0(t3)", False),
    ("lw t1,0(a1); li t3,0; add t3,t3,a0; lw t2,0(t3)", True),
    ("lw t1,0(a1); bne t1,x0,L; L: lw t2,0(a0)", True),
    ("lw t1,0(a1); bne t1,x0,L; L: fence.i; lw t2,0(a0)", True),
    ("lw t1,0(a1); fence r,r; lw t2,0(a0)", False),
    ("lw t1,0(a1); fence ir,ior; lw t2,0(a0)", False),
    ("lw t1,0(a1); fence r,w; lw t2,0(a0)", True),
    ("lw t1,0(a1); fence w,r; lw t2,0(a0)", True),
    ("lw t1,0(a1); fence io,io; lw t2,0(a0)", True),
    ("lw t1,0(a1); fence; lw t2,0(a0)", False),
    ("lw t1,0(a1); fence.tso; lw t2,0(a0)", False),
    ("lw.aq t1,0(a1); lw t2,0(a0)", False),
    ("lw.aq.rl t1,0(a1); lw t2,0(a0)", False),
    ("lw t1,0(a1); lw.aq t2,0(a0)", True),
    ("lw t1,0(a1); lw.aqrl t2,0(a0)", False),
    ("lr.w t1,0(a1); lw t2,0(a0)", True),
    ("lr.w.aq t1,0(a1); lw t2,0(a0)", False),
    ("lr.w.rl t1,0(a1); lw t2,0(a0)", True),
    ("lw t1,0(a1); lr.w.rl t2,0(a0)", True),
    ("amoor.w t1,x0,(a1); lw t2,0(a0)", True),
    ("amoor.w.aq t1,x0,(a1); lw t2,0(a0)", False),
    ("lw t1,0(a1); amoor.w.rl t2,x0,(a0)", False),
]


@pytest.mark.parametrize(("reader", "allowed"), READERS)
def test_what_orders_two_reads(reader: str, allowed: bool, run):
    """Message passing; ``t1`` reads the flag."""
    found = run(two("sw t0,0(a0); fence w,w; sw t0,0(a1)", reader, "1:t1=1 /\\ 1:t2=0", "MP"))
    assert not found.incomplete
    assert (found.positive > 0) is allowed


WRITERS = [
    ("sw t0,0(a0); sw t0,0(a1)", True),
    ("sw t0,0(a0); fence w,w; sw t0,0(a1)", False),
    ("sw t0,0(a0); fence rw,w; sw t0,0(a1)", False),
    ("sw t0,0(a0); fence r,rw; sw t0,0(a1)", True),
    ("sw t0,0(a0); fence.tso; sw t0,0(a1)", False),
    ("sw t0,0(a0); sw.rl t0,0(a1)", False),
    ("sw.rl t0,0(a0); sw t0,0(a1)", True),
    ("sw.aq.rl t0,0(a0); sw t0,0(a1)", False),
    ("sw t0,0(a0); amoswap.w x0,t0,(a1)", True),
    ("sw t0,0(a0); amoswap.w.rl x0,t0,(a1)", False),
    ("amoswap.w.aq x0,t0,(a0); sw t0,0(a1)", False),
    ("sw t0,0(a0); lr.w t1,(a1); sc.w t2,t0,(a1)", True),
    ("sw t0,0(a0); lr.w t1,(a1); sc.w.rl t2,t0,(a1)", False),
    ("lr.w t1,(a0); sc.w.aq t2,t0,(a0); sw t0,0(a1)", True),
    ("lr.w t1,(a0); sc.w t2,t0,(a0); add t3,t0,t2; sw t3,0(a1)", False),
]


@pytest.mark.parametrize(("writer", "allowed"), WRITERS)
def test_what_orders_two_writes(writer: str, allowed: bool, run):
    """Message passing; the last line: the status of SC carries a dependency, here by data."""
    done = " /\\ 0:t2=0" if "sc." in writer else ""
    found = run(two(writer, "lw t1,0(a1); fence r,r; lw t2,0(a0)", f"1:t1=1 /\\ 1:t2=0{done}", "MP"))
    assert not found.incomplete
    assert (found.positive > 0) is allowed


READ_WRITE = [
    ("lw t1,0(a0); sw t0,0(a1)", True),
    ("lw t1,0(a0); xor t2,t1,t1; ori t2,t2,1; sw t2,0(a1)", False),
    ("lw t1,0(a0); xor t2,t1,t1; add t2,t2,a1; sw t0,0(t2)", False),
    ("lw t1,0(a0); beq t1,x0,L; L: sw t0,0(a1)", False),
    ("lw t1,0(a0); fence r,w; sw t0,0(a1)", False),
    ("lw t1,0(a0); fence w,rw; sw t0,0(a1)", True),
    ("lw t1,0(a0); sw.rl t0,0(a1)", False),
    ("lw.aq t1,0(a0); sw t0,0(a1)", False),
]


@pytest.mark.parametrize(("code", "allowed"), READ_WRITE)
def test_what_orders_a_read_before_a_write(code: str, allowed: bool, run):
    """Load buffering."""
    found = run(two(code, "lw t1,0(a1); fence rw,rw; sw t0,0(a0)", "0:t1=1 /\\ 1:t1=1", "LB"))
    assert (found.positive > 0) is allowed


WRITE_READ = [
    ("sw t0,0(a0); lw t1,0(a1)", True, True),
    ("sw t0,0(a0); fence rw,rw; lw t1,0(a1)", False, False),
    ("sw t0,0(a0); fence w,r; lw t1,0(a1)", False, False),
    ("sw t0,0(a0); fence w,w; lw t1,0(a1)", True, True),
    ("sw t0,0(a0); fence.tso; lw t1,0(a1)", True, True),
    ("sw.rl t0,0(a0); lw.aq t1,0(a1)", True, True),
    ("sw.rl t0,0(a0); lw.aq.rl t1,0(a1)", False, False),
    ("amoswap.w.rl x0,t0,(a0); lr.w.aq t1,(a1)", False, False),
    ("amoswap.w.rl x0,t0,(a0); lw.aq t1,0(a1)", True, False),
    ("sw.rl t0,0(a0); lr.w.aq t1,(a1)", True, True),
    ("amoswap.w x0,t0,(a0); lw t1,0(a1)", True, False),
    ("sw t0,0(a0); amoor.w t1,x0,(a1)", True, False),
]


@pytest.mark.parametrize(("code", "allowed", "allowed_by_tso"), WRITE_READ)
def test_what_orders_a_write_before_a_read(code: str, allowed: bool, allowed_by_tso: bool, run):
    """Store buffering. Plain accesses with annotations are RCpc: a release may be after an acquire."""
    test = two(code, "sw t0,0(a1); fence rw,rw; lw t1,0(a0)", "0:t1=0 /\\ 1:t1=0", "SB")
    assert (run(test).positive > 0) is allowed
    assert (run(test, model="riscv-tso").positive > 0) is allowed_by_tso


REFUSED = [
    ("lww t0,0(a0)", "ASM001", "lww", "did you mean `lw`?"),
    ("amoadd.w.rq t0,t0,(a0)", "ASM001", "amoadd.w.rq", "did you mean `amoadd.w.rl`?"),
    ("lw.rl t0,0(a0)", "ASM001", "lw.rl", "did you mean `lw.aqrl`?"),
    ("auipc t0,0", "ASM001", "auipc", None),
    ("bne t0,t1,nowhere", "ASM003", "nowhere", None),
    ("la t0,xx", "ASM002", "xx", "did you mean `x`?"),
    ("jr 4", "ASM002", "jr 4", None),
    ("lw t0,2048(a0)", "ASM002", "2048(a0)", None),
    ("lw t0,0(q0)", "ASM002", "0(q0)", None),
    ("lw t0,a0", "ASM002", "lw t0,a0", None),
    ("amoadd.w t0,t1,4(a0)", "ASM002", "4(a0)", None),
    ("addi t0,t1,2048", "ASM002", "addi t0,t1,2048", None),
    ("addi t0,t1,t2", "ASM002", "addi t0,t1,t2", None),
    ("add t0,t1", "ASM002", "add t0,t1", None),
    ("slliw t0,t1,32", "ASM002", "slliw t0,t1,32", None),
    ("fence wr,rw", "ASM002", "fence wr,rw", None),
    ("fence rw", "ASM002", "fence rw", None),
]


@pytest.mark.parametrize(("line", "code", "word", "help_"), REFUSED)
def test_what_is_refused(
    line: str, code: str, word: str, help_: str | None, assembly: Callable[[str], AssemblyTest]
):
    test = assembly(f"RISCV T\n{{ 0:a0=x; }}\nP0 ;\n {line} ;\nexists (x=0)")
    with pytest.raises(RustrataError) as raised:
        assemble(test)
    found = raised.value.diagnostic
    assert found.span is not None
    assert (found.code, found.span.text) == (code, word)
    assert help_ is None or found.help == help_


RVTSO_RULES = [
    ("coherence", "po-loc | rf", "rf", "sw t0,0(a0); lw t1,0(a0)", "nop", "0:t1=0"),
    (
        "atomicity",
        "rmw & (fre ; coe)",
        "0",
        "lr.w t1,(a0); addi t2,t1,1; sc.w t3,t2,(a0)",
        "lr.w t1,(a0); addi t2,t1,1; sc.w t3,t2,(a0)",
        "0:t3=0 /\\ 1:t3=0 /\\ x=1",
    ),
    *(
        (
            f"fence {before},{after}",
            f"{place}Fence.{before}.{after}{behind}",
            "",
            f"sw t0,0(a0); fence {before},{after}; lw t1,0(a1)",
            f"sw t0,0(a1); fence {before},{after}; lw t1,0(a0)",
            "0:t1=0 /\\ 1:t1=0",
        )
        for before, after, place, behind in (
            ("w", "r", "", " |"),
            ("w", "rw", "", " |"),
            ("rw", "r", "", " |"),
            ("rw", "rw", "| ", ""),
        )
    ),
    (
        "acquire",
        "[R | Acq] ;",
        "[Acq] ;",
        "sw t0,0(a0); sw t0,0(a1)",
        "lw t1,0(a1); lw t2,0(a0)",
        "1:t1=1 /\\ 1:t2=0",
    ),
    (
        "release",
        "[W | Rel]",
        "[Rel]",
        "sw t0,0(a0); sw t0,0(a1)",
        "lw t1,0(a1); lw t2,0(a0)",
        "1:t1=1 /\\ 1:t2=0",
    ),
    (
        "release on a load",
        "[W | Rel]",
        "[W]",
        "sw t0,0(a0); lw.aqrl t1,0(a1)",
        "sw t0,0(a1); fence; lw t1,0(a0)",
        "0:t1=0 /\\ 1:t1=0",
    ),
    (
        "acquire on a store",
        "[R | Acq] ;",
        "[R] ;",
        "sw.aqrl t0,0(a0); lw t1,0(a1)",
        "sw t0,0(a1); fence; lw t1,0(a0)",
        "0:t1=0 /\\ 1:t1=0",
    ),
    (
        "both RCsc",
        "| both-RCsc",
        "",
        "lr.w t2,(a0); sc.w.rl t3,t0,(a0); lr.w.aq t1,(a1)",
        "sw t0,0(a1); fence; lw t1,0(a0)",
        "0:t3=0 /\\ 0:t1=0 /\\ 1:t1=0",
    ),
    (
        "one operation",
        "; one-operation as",
        "as",
        "amoswap.w x0,t0,(a0); lw t1,0(a1)",
        "sw t0,0(a1); fence; lw t1,0(a0)",
        "0:t1=0 /\\ 1:t1=0",
    ),
]


@pytest.mark.parametrize(
    ("text", "instead", "first", "second", "final"),
    [rule[1:] for rule in RVTSO_RULES],
    ids=[rule[0] for rule in RVTSO_RULES],
)
def test_every_rule_of_rvtso_is_needed(text: str, instead: str, first: str, second: str, final: str, run):
    whole = MODELS["riscv-tso"].path.read_text(encoding="utf-8")
    assert whole.count(text) == 1
    without = SourceFile("riscv-tso.cat", whole.replace(text, instead))
    test = two(first, second, final)
    assert run(test, model="riscv-tso").positive == 0
    lax = parse_model(without, "riscv-tso", MODELS["riscv-tso"].vocabulary)
    assert run(test, model=lax).positive > 0


RVTSO_SHAPES = [
    ("W x; W y", "R y; R x"),
    ("W x; R y", "W y; R x"),
    ("W x; F; R y", "W y; F; R x"),
    ("W x; F; R y", "W y; R x"),
    ("R x; W y", "R y; W x"),
    ("W x; R x; R y", "W y; R y; R x"),
    ("W x; W y", "W y; R x"),
    ("W x; W y; F; R x", "W y; W x; R y"),
]


def translated(shape: tuple[str, str], writes: str, reads: str, fence: str) -> list[str]:
    """Each thread of a shape; a read of a thread has a register of its own."""
    threads = []
    for text in shape:
        lines, used = [], 0
        for word in text.split("; "):
            if word == "F":
                lines.append(fence)
            elif word[0] == "W":
                lines.append(writes.format(place="a0" if word[2] == "x" else "a1", name=word[2]))
            else:
                lines.append(reads.format(place="a0" if word[2] == "x" else "a1", name=word[2], n=used))
                used += 1
        threads.append("; ".join(lines))
    return threads


@pytest.mark.parametrize("shape", RVTSO_SHAPES)
def test_rvtso_is_the_tso_of_x86(shape: tuple[str, str], run):
    """The same number of executions as x86-TSO has for the same shape [the manual, chapter "Ztso"]."""
    riscv = translated(shape, "sw t0,0({place})", "lw x2{n},0({place})", "fence rw,rw")
    intel = translated(shape, "movl $1,({name})", "movl ({name}),%r1{n}d", "mfence")
    ours = run(two(*riscv, "true"), model="riscv-tso")
    header = "X86_64 T\n{ x=0; y=0; }\nP0 | P1 ;\n"
    rows = two(*intel, "true").split("P0 | P1 ;\n")[1]
    assert ours.positive == run(header + rows).positive


def test_the_lowest_bits_are_read_of_what_is_written_as_a_whole(run):
    text = "RISCV T\n{ uint64_t x=0x1ffffffff; 0:a0=x; uint64_t 0:a1; uint64_t 0:a2; }\nP0 ;\n"
    found = run(f"{text} lw a1,0(a0) ;\n lbu a2,0(a0) ;\nforall (0:a1=0xffffffffffffffff /\\ 0:a2=255)")
    assert (found.positive, found.negative, found.incomplete) == (1, 0, "")
    found = run(f"{text} sw a2,0(a0) ;\n lw a1,0(a0) ;\nforall (0:a1=0)")
    assert "mixed sizes" in found.incomplete
