"""Assembly of Power: what instructions compute, what accesses do, and what is refused."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.expressions import IntegerType
from rustrata.programs.litmus import AssemblyTest

S64, U64, S32, U32 = (IntegerType(bits, signed) for bits in (64, 32) for signed in (True, False))


def shift_word(value: int, by: int) -> int:
    return U32.wrap(value << by) if by < 32 else 0


COMPUTED: dict[str, Callable[[int, int], int]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "subf": lambda a, b: b - a,
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
    "nand": lambda a, b: ~(a & b),
    "nor": lambda a, b: ~(a | b),
    "eqv": lambda a, b: ~(a ^ b),
    "andc": lambda a, b: a & ~b,
    "orc": lambda a, b: a | ~b,
    "mullw": lambda a, b: S32.wrap(a) * S32.wrap(b),
    "mulld": lambda a, b: a * b,
    "slw": lambda a, b: shift_word(a, b % 64),
    "srw": lambda a, b: U32.wrap(a) >> b % 64,
    "sraw": lambda a, b: S32.wrap(a) >> b % 64,
    "sld": lambda a, b: a << b % 128,
    "srd": lambda a, b: a >> b % 128,
    "srad": lambda a, b: S64.wrap(a) >> b % 128,
}
"""Instructions on two registers, by their definitions over unsigned integers of 64 bits."""
IMMEDIATE: dict[str, tuple[Callable[[int, int], int], int, int]] = {
    "addi": (lambda a, v: a + v, -(1 << 15), (1 << 15) - 1),
    "addis": (lambda a, v: a + (v << 16), -(1 << 15), (1 << 15) - 1),
    "subi": (lambda a, v: a - v, -(1 << 15), (1 << 15) - 1),
    "mulli": (lambda a, v: a * v, -(1 << 15), (1 << 15) - 1),
    "ori": (lambda a, v: a | v, 0, (1 << 16) - 1),
    "oris": (lambda a, v: a | v << 16, 0, (1 << 16) - 1),
    "xori": (lambda a, v: a ^ v, 0, (1 << 16) - 1),
    "xoris": (lambda a, v: a ^ v << 16, 0, (1 << 16) - 1),
    "andi.": (lambda a, v: a & v, 0, (1 << 16) - 1),
    "andis.": (lambda a, v: a & v << 16, 0, (1 << 16) - 1),
    "srawi": (lambda a, v: S32.wrap(a) >> v, 0, 31),
    "sradi": (lambda a, v: S64.wrap(a) >> v, 0, 63),
    "slwi": (shift_word, 0, 31),
    "srwi": (lambda a, v: U32.wrap(a) >> v, 0, 31),
    "sldi": (lambda a, v: a << v, 0, 63),
    "srdi": (lambda a, v: a >> v, 0, 63),
    "clrlwi": (lambda a, v: a & (1 << 32 - v) - 1, 0, 31),
    "clrldi": (lambda a, v: a & (1 << 64 - v) - 1, 0, 63),
    "clrrdi": (lambda a, v: a >> v << v, 0, 63),
    "rotldi": (lambda a, v: a << v | a >> 64 - v, 0, 63),
}
"""Instructions on a register and an integer: the definition, the least and the greatest integer."""
words = st.one_of(
    st.sampled_from([0, 1, 31, 32, 63, 64, 2**31 - 1, 2**31, 2**63, 2**64 - 1]), st.integers(0, 2**64 - 1)
)
PROPERTY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def single(code: str, claim: str, left: int = 0, right: int = 0) -> str:
    rows = code.replace("; ", " ;\n")
    return (
        f"PPC T\n{{ int x; int y; 0:r1=x; 0:r2=y; uint64_t 0:r5={left}; uint64_t 0:r6={right}; "
        f"uint64_t 0:r7; uint64_t 0:r8; }}\nP0 ;\n{rows} ;\nforall ({claim})"
    )


@given(name=st.sampled_from(sorted(COMPUTED)), left=words, right=words, record=st.booleans())
@PROPERTY
def test_operations_on_registers(name: str, left: int, right: int, record: bool, run):
    """With a dot, the result is also compared with 0: 8 less, 4 greater, 2 equal."""
    expected = U64.wrap(COMPUTED[name](left, right))
    field = 8 if S64.wrap(expected) < 0 else 4 if expected else 2
    claim = f"0:r7={expected} /\\ 0:cr0={field if record else 0}"
    found = run(single(f"{name}{'.' if record else ''} r7,r5,r6", claim, left, right))
    assert (found.positive, found.negative) == (1, 0), found.states


@given(name=st.sampled_from(sorted(IMMEDIATE)), left=words, data=st.data())
@PROPERTY
def test_operations_on_immediates(name: str, left: int, data: st.DataObject, run):
    meaning, least, most = IMMEDIATE[name]
    value = data.draw(st.integers(least, most))
    found = run(single(f"{name} r7,r5,{value}", f"0:r7={U64.wrap(meaning(left, value))}", left))
    assert (found.positive, found.negative) == (1, 0), found.states


def masked(first: int, last: int) -> int:
    """The mask of the manual, bit by bit; bit 0 is the highest of 64."""
    place, ones = first, 1 << (63 - first)
    while place != last:
        place = (place + 1) % 64
        ones |= 1 << (63 - place)
    return ones


bits = st.integers(0, 31)


@given(value=words, old=words, by=bits, first=bits, last=bits)
@PROPERTY
def test_rotation_under_a_mask(value: int, old: int, by: int, first: int, last: int, run):
    word = U32.wrap(value)
    turned = U32.wrap(word << by) | word >> (32 - by)
    doubled = turned << 32 | turned
    ones = masked(first + 32, last + 32)
    code = f"rlwinm r7,r5,{by},{first},{last}; mr r8,r6; rlwimi r8,r5,{by},{first},{last}"
    claim = f"0:r7={doubled & ones} /\\ 0:r8={doubled & ones | old & ~ones}"
    found = run(single(code, claim, value, old))
    assert (found.positive, found.negative) == (1, 0), found.states


@given(value=words, by=st.integers(0, 63), end=st.integers(0, 63))
@PROPERTY
def test_rotation_of_doublewords(value: int, by: int, end: int, run):
    turned = U64.wrap(value << by) | value >> (64 - by)
    code = f"rldicl r7,r5,{by},{end}; rldicr r8,r5,{by},{end}"
    claim = f"0:r7={turned & masked(end, 63)} /\\ 0:r8={turned & masked(0, end)}"
    found = run(single(code, claim, value))
    assert (found.positive, found.negative) == (1, 0), found.states


CODES = [
    ("li r7,-1; lis r8,1", "0:r7=-1 /\\ 0:r8=65536"),
    ("lis r7,-32768; lis r8,0xffff", "0:r7=-2147483648 /\\ 0:r8=-65536"),
    ("li r0,9; addi r7,r0,1; addis r8,r0,1", "0:r7=1 /\\ 0:r8=65536"),
    ("li r0,9; add r7,r0,r0; ori r8,r0,0", "0:r7=18 /\\ 0:r8=9"),
    ("li r5,0x1ff; extsb r7,r5; neg r8,r5; not r6,r5", "0:r7=-1 /\\ 0:r8=-511 /\\ 0:r6=-512"),
    ("lis r5,0x8000; extsw r7,r5; extsh r8,r5; mr r6,r5", "0:r7=-2147483648 /\\ 0:r8=0"),
    ("li r5,-1; cmpwi r5,-1; mfcr r7; cmplwi cr7,r5,1; mfcr r8", "0:r7=0x20000000 /\\ 0:r8=0x20000004"),
    ("li r5,-1; cmpwi r5,0; blt out; li r7,1; out:", "0:r7=0 /\\ 0:cr0=8"),
    ("li r5,-1; cmpldi cr1,r5,0; bgt cr1,out; li r7,1; out: nop", "0:r7=0 /\\ 0:cr1=4"),
    ("li r5,3; cmpd cr2,r5,r5; bne- cr2,out; li r7,1; out: b end; li r8,1; end:", "0:r7=1 /\\ 0:r8=0"),
    ("li r5,3; cmplw r5,r5; ble+ out; li r7,1; out: bge end; li r8,1; end:", "0:r7=0 /\\ 0:r8=0"),
    ("lis r5,0x7fff; rldicr r5,r5,1,62; cmpw r5,r6; bng out; li r7,1; out:", "0:r7=0"),
    ("li r5,1; sldi r5,r5,32; cmpw r5,r6; bne out; li r7,1; out: cmpd r5,r6; beq end; li r8,1; end:",
     "0:r7=1 /\\ 0:r8=1"),
    ("li r5,2; L:; addi r7,r7,3; subi r5,r5,1; cmpwi r5,0; bne L", "0:r7=6"),
    ("li r5,-2; stw r5,0(r1); lwz r7,0(r1); lwa r8,0(r1)", "x=-2 /\\ 0:r7=0xfffffffe /\\ 0:r8=-2"),
    ("li r5,7; sub r6,r1,r2; stwx r5,r6,r2; lwzx r7,r2,r6; lwzx r8,r0,r1", "x=7 /\\ 0:r7=7 /\\ 0:r8=7"),
    ("addi r6,r1,8; li r5,5; stwu r5,-8(r6); sub r7,r6,r1; lwzu r8,0(r6)", "x=5 /\\ 0:r7=0 /\\ 0:r8=5"),
    ("li r6,-4; addi r1,r1,4; li r5,5; stwux r5,r1,r6; lwz r7,0(r1)", "x=5 /\\ 0:r7=5"),
    ("stwu r1,0(r1); lwz r7,0(r1)", "x=0x1d000000"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "claim"), CODES)
def test_instructions_by_example(code: str, claim: str, run):
    found = run(single(code, claim))
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_accesses_of_every_width(run):
    found = run(
        "PPC T\n{ uint16_t t[3]={1,2,0xfffe}; int64_t d=-7; uint8_t b=0x80; 0:r1=t; 0:r2=d; 0:r3=b; "
        "int64_t 0:r5; int64_t 0:r6; int64_t 0:r7; int64_t 0:r8; int64_t 0:r9; }\nP0 ;\n lhz r5,4(r1) ;\n"
        " lha r6,4(r1) ;\n lhau r7,2(r1) ;\n sth r6,2(r1) ;\n ld r8,0(r2) ;\n lbz r9,0(r3) ;\n"
        " stb r7,0(r3) ;\n std r9,0(r2) ;\n ldx r10,r0,r2 ;\n stdx r10,r0,r2 ;\n"
        "forall (0:r5=0xfffe /\\ 0:r6=-2 /\\ 0:r7=2 /\\ t[2]=0xfffe /\\ 0:r8=-7 /\\ 0:r9=128 "
        "/\\ b=2 /\\ d=128)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, ""), found.states


def test_a_store_conditional_says_in_cr0_whether_it_was_done(run):
    found = run(
        "PPC T\n{ 0:r1=x; 0:r2=y; 0:r5=3; }\nP0 ;\n lwarx r6,r0,r1,1 ;\n stwcx. r5,r0,r1 ;\n"
        "forall (0:cr0=2 /\\ x=3 \\/ 0:cr0=0 /\\ x=0)"
    )
    assert (found.positive, found.negative) == (2, 0)
    elsewhere = "PPC T\n{ 0:r1=x; 0:r2=y; }\nP0 ;\n ldarx r6,r0,r1 ;\n stdcx. r6,r0,r2 ;\nforall (0:cr0=0)"
    assert run(elsewhere).negative == 0


def test_of_two_increments_that_were_done_none_is_lost(run):
    code = ["lwarx r5,r0,r1", "addi r5,r5,1", "stwcx. r5,r0,r1"]
    rows = "\n".join(f"{line} | {line} ;" for line in code)
    found = run(f"PPC T\n{{ 0:r1=x; 1:r1=x; }}\nP0 | P1 ;\n{rows}\nexists (0:cr0=2 /\\ 1:cr0=2 /\\ ~(x=2))")
    assert (found.positive, found.negative > 2) == (0, True)


REFUSED = [
    ("lwzz r5,0(r1)", "ASM001", "lwzz", "did you mean `lwz`?"),
    ("stwcx r5,r0,r1", "ASM001", "stwcx", "did you mean `stwcx.`?"),
    ("addc r5,r6,r7", "ASM001", "addc", "did you mean `add`?"),
    ("lwau r5,0(r1)", "ASM001", "lwau", "did you mean `lwaux`?"),
    ("bctr", "ASM001", "bctr", None),
    ("beq nowhere", "ASM003", "nowhere", None),
    ("beq cr9,nowhere", "ASM003", "nowhere", None),
    ("lwz r5,32768(r1)", "ASM002", "32768(r1)", None),
    ("lwz r5,0(q1)", "ASM002", "0(q1)", None),
    ("lwz cr0,0(r1)", "ASM002", "cr0", None),
    ("ld r5,2(r1)", "ASM002", "2(r1)", None),
    ("lwz r5,r1", "ASM002", "lwz r5,r1", None),
    ("lwz r5,0(r1),r2", "ASM002", "lwz r5,0(r1),r2", None),
    ("lwzx r5,4,r1", "ASM002", "4", None),
    ("lwzx r5,r1", "ASM002", "lwzx r5,r1", None),
    ("lwzu r5,4(r5)", "ASM002", "lwzu r5,4(r5)", None),
    ("stwu r5,4(r0)", "ASM002", "4(r0)", None),
    ("lwarx r5,r0,r1,2", "ASM002", "lwarx r5,r0,r1,2", None),
    ("li r5,32768", "ASM002", "li r5,32768", None),
    ("addi r5,r6,r7", "ASM002", "addi r5,r6,r7", None),
    ("add r5,r6", "ASM002", "add r5,r6", None),
    ("mr r5,lr", "ASM002", "lr", None),
    ("ori r5,r6,-1", "ASM002", "ori r5,r6,-1", None),
    ("rlwinm r5,r6,1,2,32", "ASM002", "rlwinm r5,r6,1,2,32", None),
    ("cmpwi r5,r6", "ASM002", "cmpwi r5,r6", None),
    ("cmplwi r5,-1", "ASM002", "cmplwi r5,-1", None),
    ("cmpw r5,3", "ASM002", "cmpw r5,3", None),
    ("cmpw r7,r5,r6", "ASM002", "cmpw r7,r5,r6", None),
    ("sync 2", "ASM002", "sync 2", None),
    ("isync r5", "ASM002", "isync r5", None),
]


@pytest.mark.parametrize(("line", "code", "word", "help_"), REFUSED)
def test_what_is_refused(
    line: str, code: str, word: str, help_: str | None, assembly: Callable[[str], AssemblyTest]
):
    test = assembly(f"PPC T\n{{ 0:r1=x; }}\nP0 ;\n {line} ;\nexists (x=0)")
    with pytest.raises(RustrataError) as raised:
        assemble(test)
    found = raised.value.diagnostic
    assert found.span is not None
    assert (found.code, found.span.text) == (code, word)
    assert help_ is None or found.help == help_
