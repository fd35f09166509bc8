"""Assembly of AArch32: what instructions compute, conditions, addressing, and what is refused."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.expressions import IntegerType
from rustrata.programs.litmus import AssemblyTest

S32, U32 = IntegerType(32, True), IntegerType(32, False)

COMPUTED: dict[str, Callable[[int, int], int]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "rsb": lambda a, b: b - a,
    "and": lambda a, b: a & b,
    "orr": lambda a, b: a | b,
    "eor": lambda a, b: a ^ b,
    "bic": lambda a, b: a & ~b,
    "orn": lambda a, b: a | ~b,
    "mul": lambda a, b: a * b,
    "lsl": lambda a, b: a << b % 256,
    "lsr": lambda a, b: a >> b % 256,
    "asr": lambda a, b: S32.wrap(a) >> b % 256,
    "ror": lambda a, b: a >> b % 32 | a << 32 - b % 32,
}
"""Instructions on two registers, by their definitions over unsigned integers of 32 bits."""
HOLDS: dict[str, Callable[[int, int], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "cs": lambda a, b: a >= b,
    "hs": lambda a, b: a >= b,
    "cc": lambda a, b: a < b,
    "lo": lambda a, b: a < b,
    "mi": lambda a, b: S32.wrap(a - b) < 0,
    "pl": lambda a, b: S32.wrap(a - b) >= 0,
    "hi": lambda a, b: a > b,
    "ls": lambda a, b: a <= b,
    "ge": lambda a, b: S32.wrap(a) >= S32.wrap(b),
    "lt": lambda a, b: S32.wrap(a) < S32.wrap(b),
    "gt": lambda a, b: S32.wrap(a) > S32.wrap(b),
    "le": lambda a, b: S32.wrap(a) <= S32.wrap(b),
    "vs": lambda a, b: S32.wrap(a - b) != S32.wrap(a) - S32.wrap(b),
    "al": lambda a, b: True,
}
"""What a condition says of the two values that were compared."""
words = st.one_of(st.sampled_from([0, 1, 31, 32, 33, 2**31 - 1, 2**31, 2**32 - 1]), st.integers(0, 2**32 - 1))
PROPERTY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def single(code: str, claim: str, left: int = 0, right: int = 0) -> str:
    rows = code.replace("; ", " ;\n")
    return (
        f"ARM T\n{{ int x; int t[4]={{1,2,3,4}}; 0:R0=x; 0:R1=t; uint32_t 0:R5={left}; "
        f"uint32_t 0:R6={right}; uint32_t 0:R7; uint32_t 0:R8; }}\nP0 ;\n{rows} ;\nforall ({claim})"
    )


@given(name=st.sampled_from(sorted(COMPUTED)), left=words, right=words)
@PROPERTY
def test_operations_on_registers(name: str, left: int, right: int, run):
    expected = U32.wrap(COMPUTED[name](left, right))
    found = run(
        single(f"{name} r7,r5,r6; {name} r5,r5,r6", f"0:R7={expected} /\\ 0:R5={expected}", left, right)
    )
    assert (found.positive, found.negative) == (1, 0), found.states


@given(code=st.sampled_from(sorted(HOLDS)), left=words, right=words)
@PROPERTY
def test_conditions_after_a_comparison(code: str, left: int, right: int, run):
    """Of a branch, and of an instruction that then keeps its register."""
    holds = HOLDS[code](left, right)
    text = f"CMP R5,R6; MOV{code} R7,#3; B{code} out; MOV R8,#1; out:"
    found = run(single(text, f"0:R7={3 if holds else 0} /\\ 0:R8={int(not holds)}", left, right))
    assert (found.positive, found.negative) == (1, 0), found.states


FLAGGED = ("add", "sub", "rsb", "and", "orr", "eor", "bic")


@given(name=st.sampled_from(FLAGGED), left=words, right=words)
@PROPERTY
def test_flags_of_results(name: str, left: int, right: int, run):
    result = U32.wrap(COMPUTED[name](left, right))
    text = f"{name}s r7,r5,r6; movmi r8,#1; movpl r8,#2; moveq r5,#77"
    claim = f"0:R7={result} /\\ 0:R8={1 if S32.wrap(result) < 0 else 2} /\\ 0:R5={left if result else 77}"
    found = run(single(text, claim, left, right))
    assert (found.positive, found.negative) == (1, 0), found.states


CODES = [
    ("MOV R7,#0x10; MVN R8,#0", "0:R7=16 /\\ 0:R8=0xffffffff"),
    ("MOVW R7,#0xbeef; MOVT R7,#0xdead; MOVT R8,#1", "0:R7=0xdeadbeef /\\ 0:R8=0x10000"),
    ("MOV R5,#7; ADD R7,R5,R5,LSL #2; SUB R8,R5,R5,lsr #1", "0:R7=35 /\\ 0:R8=4"),
    ("MOV R5,#3; ADD R5,#4; MOV R7,R5,LSL #4; MLA R8,R5,R5,R5", "0:R7=112 /\\ 0:R8=56"),
    ("MOV R5,#3; MLS R7,R5,R5,R5; RSB R8,R5,#0", "0:R7=0xfffffffa /\\ 0:R8=0xfffffffd"),
    ("MVN R5,#0x7f; SXTB R7,R5; UXTB R8,R5", "0:R7=0xffffff80 /\\ 0:R8=0x80"),
    ("MVN R5,#0xff; UXTH R7,R5; SXTH R8,R5", "0:R7=0xff00 /\\ 0:R8=0xffffff00"),
    ("MOVS R7,#0; MOVEQ R7,#5; MVNS R8,R7; MOVMI R8,#2", "0:R7=5 /\\ 0:R8=2"),
    ("MOV R5,#1; TST R5,#2; MOVEQ R7,#5; TEQ R5,#1; MOVEQ R8,#6", "0:R7=5 /\\ 0:R8=6"),
    ("MVN R5,#0; CMN R5,#1; MOVEQ R7,#1; MOVCS R8,#1", "0:R7=1 /\\ 0:R8=1"),
    ("CMP R5,#0; ANDS R7,R5,#255; MOVCS R7,#1; ANDS R6,R5,#0x80000000; MOVCS R8,#1", "0:R7=1 /\\ 0:R8=1"),
    ("CMP R5,#1; ADDSNE R7,R5,#4; ADDSEQ R7,R7,#1; ADDNE R8,R7,#1", "0:R7=4 /\\ 0:R8=5"),
    ("CMP R5,#1; CMPNE R5,#0; MOVEQ R7,#1", "0:R7=1"),
    ("CMP R5,#1; CMPEQ R5,#0; MOVEQ R7,#1", "0:R7=0"),
    ("CBZ R5,a; MOV R7,#1; a: CBNZ R5,b; MOV R8,#1; b: NOP", "0:R7=0 /\\ 0:R8=1"),
    ("MOV R5,#2; L:; ADD R7,R7,#3; SUBS R5,R5,#1; BNE L", "0:R7=6"),
    ("LDR R7,[R1,#4]; MOV R5,#2; LDR R8,[R1,R5,LSL #2]", "0:R7=2 /\\ 0:R8=3"),
    ("ADD R1,R1,#8; LDR R7,[R1,#-4]; MOV R5,#4; LDR R8,[R1,-R5]", "0:R7=2 /\\ 0:R8=2"),
    ("LDR R7,[R1,#4]!; LDR R8,[R1],#8; LDR R5,[R1]", "0:R7=2 /\\ 0:R8=2 /\\ 0:R5=4"),
    ("MOV R5,#4; LDR R7,[R1],R5; STR R7,[R1]; LDR R8,[R1]", "0:R7=1 /\\ 0:R8=1 /\\ t[1]=1"),
    ("LDM R1,{R5,R6}; ADD R7,R5,R6; LDMIB R1!,{R5-R6,R8}; LDR R6,[R1]", "0:R7=3 /\\ 0:R8=4 /\\ 0:R6=4"),
    ("ADD R1,R1,#8; LDMDB R1,{R8,R7}; LDMDA R1!,{R5,R6}; LDR R6,[R1]", "0:R7=1 /\\ 0:R8=2 /\\ 0:R6=1"),
    ("MOV R5,#7; MOV R6,#8; STMIA R1!,{R5,R6}; LDR R7,[R1]", "t[0]=7 /\\ t[1]=8 /\\ 0:R7=3"),
    ("LDRD R6,R7,[R1,#8]; LDRD R4,[R1]; STRD R6,R7,[R1]", "t[0]=3 /\\ t[1]=4 /\\ 0:R5=2"),
    ("MVN R5,#1; STR R5,[R0]; LDR R7,[R0]", "x=-2 /\\ 0:R7=0xfffffffe"),
    ("LDREX R5,[R0]; MOV R6,#9; STREX R7,R6,[R1]", "0:R7=1 /\\ t[0]=1"),
]


@pytest.mark.parametrize(("code", "claim"), CODES)
def test_instructions_by_example(code: str, claim: str, run):
    found = run(single(code, claim))
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_narrow_accesses(run):
    found = run(
        "ARM T\n{ uint16_t h=0xfffe; uint8_t b=0x80; 0:R0=h; 0:R1=b; uint32_t 0:R5; uint32_t 0:R6; }\nP0 ;\n"
        " LDRH R4,[R0] ;\n LDRSH R5,[R0] ;\n LDRB R7,[R1] ;\n LDRSB R6,[R1] ;\n STRH R7,[R0] ;\n"
        " STRB R4,[R1] ;\n LDREXB R8,[R1] ;\nforall (0:R4=0xfffe /\\ 0:R5=0xfffffffe /\\ 0:R7=128 "
        "/\\ 0:R6=0xffffff80 /\\ h=128 /\\ b=0xfe /\\ 0:R8=0xfe)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_a_jump_to_the_address_in_a_register(run):
    text = "ARM T\n{{ 0:R0={}; }}\nP0 ;\n BX R0 ;\n MOV R1,#1 ;\nfoo: MOV R2,#1 ;\nforall (0:R1=0 /\\ 0:R2=1)"
    found = run(text.format("P0:foo"))
    assert (found.positive, found.negative, found.incomplete) == (1, 0, "")
    assert "is at no location" in run(text.format("7")).incomplete


def test_of_two_increments_that_were_done_none_is_lost(run):
    code = ("LDREX R1,[R0]", "ADD R1,R1,#1", "STREX R2,R1,[R0]")
    rows = "\n".join(f"{line} | {line} ;" for line in code)
    found = run(f"ARM T\n{{ 0:R0=x; 1:R0=x; }}\nP0 | P1 ;\n{rows}\nexists (0:R2=0 /\\ 1:R2=0 /\\ ~(x=2))")
    assert (found.positive, found.negative > 2) == (0, True)


REFUSED = [
    ("LDDR R1,[R0]", "ASM001", "LDDR", "did you mean `ldr`?"),
    ("DMBB", "ASM001", "DMBB", "did you mean `dmb`?"),
    ("VMOV R1,R0", "ASM001", "VMOV", "did you mean `mov`?"),
    ("LDREQ R1,[R0]", "ASM002", "LDREQ R1,[R0]", "branch around it"),
    ("DMBNE", "ASM002", "DMBNE", "branch around it"),
    ("BNE nowhere", "ASM003", "nowhere", None),
    ("MOV PC,R1", "ASM002", "PC", None),
    ("LDR R1,[PC]", "ASM002", "[PC]", None),
    ("LDR R1,[Q0]", "ASM002", "[Q0]", None),
    ("LDR R1,[R0,R2,R3]", "ASM002", "[R0,R2,R3]", None),
    ("LDR R1,R0", "ASM002", "LDR R1,R0", None),
    ("LDR R0,[R0],#4", "ASM002", "[R0]", None),
    ("LDR R1,[R0,#4],#4", "ASM002", "[R0,#4]", None),
    ("LDREX R1,[R0,#4]", "ASM002", "LDREX R1,[R0,#4]", None),
    ("STREX R1,[R0]", "ASM002", "STREX R1,[R0]", None),
    ("LDM R0,R1", "ASM002", "R1", None),
    ("LDM R0!,{R0,R1}", "ASM002", "R0!", None),
    ("LDM R0,{R1,Q2}", "ASM002", "{R1,Q2}", None),
    ("LDM R0", "ASM002", "LDM R0", None),
    ("LDRD %a,[R0]", "ASM002", "LDRD %a,[R0]", None),
    ("LDRD R12,[R0]", "ASM002", "LDRD R12,[R0]", None),
    ("ADD R1,R15,#4", "ASM002", "R15", None),
    ("ADD R1", "ASM002", "ADD R1", None),
    ("ADD R1,R2,[R0]", "ASM002", "ADD R1,R2,[R0]", None),
    ("MOVW R1,#65536", "ASM002", "MOVW R1,#65536", None),
    ("MOVT R1,R2", "ASM002", "MOVT R1,R2", None),
    ("ANDS R1,R2,R3,LSL #1", "ASM002", "ANDS R1,R2,R3,LSL #1", None),
    ("ADD R1,#4,LSL #1", "ASM002", "LSL #1", None),
    ("DMB ISHLD", "ASM002", "DMB ISHLD", None),
    ("ISB ISH", "ASM002", "ISB ISH", None),
]


@pytest.mark.parametrize(("line", "code", "word", "help_"), REFUSED)
def test_what_is_refused(
    line: str, code: str, word: str, help_: str | None, assembly: Callable[[str], AssemblyTest]
):
    test = assembly(f"ARM T\n{{ 0:R0=x; }}\nP0 ;\n {line} ;\nexists (x=0)")
    with pytest.raises(RustrataError) as raised:
        assemble(test)
    found = raised.value.diagnostic
    assert found.span is not None
    assert (found.code, found.span.text) == (code, word)
    assert help_ is None or found.help == help_
