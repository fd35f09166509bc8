"""MIPS assembly: what instructions compute, and what is refused."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.actions import Fence, Read, WriteExclusive
from rustrata.executions.expressions import IntegerType
from rustrata.programs.litmus import AssemblyTest

S64, U64, S32, U32 = (IntegerType(bits, signed) for bits in (64, 32) for signed in (True, False))

COMPUTED: dict[str, Callable[[int, int], int]] = {
    "addu": lambda a, b: S32.wrap(a + b),
    "subu": lambda a, b: S32.wrap(a - b),
    "daddu": lambda a, b: a + b,
    "dsubu": lambda a, b: a - b,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "nor": lambda a, b: ~(a | b),
    "mul": lambda a, b: S32.wrap(a * b),
    "slt": lambda a, b: int(S64.wrap(a) < S64.wrap(b)),
    "sltu": lambda a, b: int(a < b),
    "sllv": lambda a, b: S32.wrap(a << b % 32),
    "srlv": lambda a, b: S32.wrap(U32.wrap(a) >> b % 32),
    "srav": lambda a, b: S32.wrap(a) >> b % 32,
    "dsllv": lambda a, b: a << b % 64,
    "dsrlv": lambda a, b: a >> b % 64,
    "dsrav": lambda a, b: S64.wrap(a) >> b % 64,
}
"""Instructions on two registers, by their definitions over unsigned integers of 64 bits."""
words = st.one_of(
    st.sampled_from([0, 1, 31, 32, 2**31 - 1, 2**31, 2**63, 2**64 - 1]), st.integers(0, 2**64 - 1)
)


def single(code: str, claim: str, left: int = 0, right: int = 0) -> str:
    rows = code.replace("; ", " ;\n")
    return (
        f"MIPS T\n{{ int x; int y; 0:a0=x; 0:a1=y; uint64_t 0:$2={left}; uint64_t 0:$3={right}; "
        f"uint64_t 0:t0; }}\nP0 ;\n{rows} ;\nforall ({claim})"
    )


@given(name=st.sampled_from(sorted(COMPUTED)), left=words, right=words)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_operations_on_registers(name: str, left: int, right: int, run):
    expected = U64.wrap(COMPUTED[name](left, right))
    found = run(single(f"{name} $t0,$2,$3", f"0:t0={expected}", left, right))
    assert (found.positive, found.negative) == (1, 0), found.states


CODES = [
    ("addiu $2,$0,-1; daddiu t0,$2,-1", "0:t0=-2"),
    ("ori $2,$0,0xffff; andi $3,$2,0x0ff0; xori t0,$3,1", "0:t0=0x0ff1"),
    ("li $2,-1; slti $3,$2,0; sltiu t0,$2,-1", "0:$3=1 /\\ 0:t0=0"),
    ("lui $2,0x8000; move t0,$2", "0:t0=-2147483648"),
    ("li $2,0x12345678; dext t0,$2,8,16; ext $3,$2,4,4", "0:t0=0x3456 /\\ 0:$3=7"),
    ("dli $2,0x1234567800000000; dsrl32 t0,$2,3; dsll32 $3,$2,0", "0:t0=0x2468acf /\\ 0:$3=0"),
    ("li $2,-16; sra $3,$2,2; srl t0,$2,28; sll $2,$2,28", "0:$3=-4 /\\ 0:t0=15 /\\ 0:$2=0"),
    ("li $2,0x1ff; seb t0,$2; not $2,$2; negu $2,$2", "0:t0=-1 /\\ 0:$2=512"),
    ("li $2,5; movz t0,$2,$0; movn t0,$0,$0; movz $3,$2,$2", "0:t0=5 /\\ 0:$3=0"),
    ("addu $0,$4,$5; sw $0,0($a0); lw t0,(a0)", "0:t0=0"),
    ("li $2,-1; sw $2,0(a0); lw $3,0(a0); lwu t0,0($4)", "0:$3=-1 /\\ 0:t0=0xffffffff"),
    ("li $2,7; ll $3,0(a1); sc $2,0(a0)", "0:$2=0 /\\ x=0"),
    ("li $2,2; L:; addiu $2,$2,-1; addiu t0,t0,3; bnez $2,L; nop", "0:t0=6"),
    ("b out; li t0,1; out: beq $2,$3,end; li t0,2; end:", "0:t0=0"),
    ("li $2,-1; bltz $2,a; li t0,1; a: bgez $2,b; li $3,1; b: bgtz $2,c; nop; c:", "0:t0=0 /\\ 0:$3=1"),
    ("li $2,-1; blez $2,a; li t0,1; a: bne $2,$0,b; li $3,1; b: beqz $0,c; li t0,1; c:", "0:t0=0 /\\ 0:$3=0"),
]


@pytest.mark.parametrize(("code", "claim"), CODES)
def test_instructions_by_example(code: str, claim: str, run):
    found = run(single(code, claim))
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_accesses_of_every_width_and_displacements(run):
    found = run(
        "MIPS T\n{ uint16_t t[3]={1,2,0xfffe}; int64_t d=-7; uint8_t b=0x80; 0:a0=t; 0:a1=d; 0:a2=b; "
        "int64_t 0:$8; int64_t 0:$9; int64_t 0:t4; int64_t 0:t5; }\nP0 ;\n lh $8,4(a0) ;\n"
        " lhu $9,4(a0) ;\n daddiu a0,a0,4 ;\n lh $t2,-2(a0) ;\n sh $t2,-4(a0) ;\n ld t4,(a1) ;\n"
        " lb t5,(a2) ;\n sb $0,(a2) ;\n sd $t2,0(a1) ;\n"
        "forall (0:$8=-2 /\\ 0:$9=0xfffe /\\ 0:t2=2 /\\ t[0]=2 /\\ 0:t4=-7 /\\ 0:t5=-128 /\\ b=0 /\\ d=2)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_a_store_conditional_tells_whether_it_stored(run):
    found = run(
        "MIPS T\n{ 0:a0=x; }\nP0 ;\n li $2,7 ;\n ll $3,0(a0) ;\n sc $2,0(a0) ;\n"
        "forall (0:$2=1 /\\ x=7 \\/ 0:$2=0 /\\ x=0)"
    )
    assert (found.positive, found.negative, len(found.states)) == (2, 0, 2)


def test_tags_of_events(assembly: Callable[[str], AssemblyTest]):
    code = assemble(assembly("MIPS T\n{ }\nP0 ;\n ll $2,(a0) ;\n sync ;\n sc $2,(a0) ;\nexists (true)"))
    events = [each.tags for each in code.threads[0] if isinstance(each, Read | WriteExclusive | Fence)]
    assert events == [{"EX"}, {"SYNC"}, {"EX"}]


def test_a_jump_to_an_address_of_the_thread(run):
    text = (
        "MIPS T\n{{ 0:a0={}; 1:a1=x; }}\nP0 | P1 ;\n jr a0 | nop ;\n L1: li $2,1 | ;\n L2: nop | L3: ;\n"
        "forall (0:$2={})"
    )
    for target, expected in (("P0:L1", 1), ("0:L2", 0)):
        found = run(text.format(target, expected))
        assert (found.positive, found.negative, found.incomplete) == (1, 0, "")
    for lost in ("P1:L3", "7", "x"):
        assert run(text.format(lost, 0)).incomplete


def test_a_label_that_is_not_there_has_no_address(assembly: Callable[[str], AssemblyTest]):
    with pytest.raises(RustrataError) as raised:
        assemble(assembly("MIPS T\n{ 0:a0=P0:Lone; }\nP0 ;\n Lane: jr a0 ;\nexists (true)"))
    found = raised.value.diagnostic
    assert (found.code, found.help) == ("ASM003", "did you mean `Lane`?")


REFUSED = [
    ("lww $2,0(a0)", "ASM001", "lww", "did you mean `lw`?"),
    ("synch", "ASM001", "synch", "did you mean `sync`?"),
    ("jal L", "ASM001", "jal", None),
    ("jr 4", "ASM002", "jr 4", None),
    ("bne $2,$3,nowhere", "ASM003", "nowhere", None),
    ("sync 4", "ASM002", "sync 4", None),
    ("lw $2,32768(a0)", "ASM002", "32768(a0)", None),
    ("lw $2,0($40)", "ASM002", "0($40)", None),
    ("addiu $2,$3,0x8000", "ASM002", "addiu $2,$3,0x8000", None),
    ("ori $2,$3,-1", "ASM002", "ori $2,$3,-1", None),
    ("dext $2,$3,60,8", "ASM002", "dext $2,$3,60,8", None),
    ("addu $2,$3", "ASM002", "addu $2,$3", None),
]


@pytest.mark.parametrize(("line", "code", "word", "help_"), REFUSED)
def test_what_is_refused(
    line: str, code: str, word: str, help_: str | None, assembly: Callable[[str], AssemblyTest]
):
    test = assembly(f"MIPS T\n{{ 0:a0=x; }}\nP0 ;\n {line} ;\nexists (x=0)")
    with pytest.raises(RustrataError) as raised:
        assemble(test)
    found = raised.value.diagnostic
    assert found.span is not None
    assert (found.code, found.span.text) == (code, word)
    assert help_ is None or found.help == help_
