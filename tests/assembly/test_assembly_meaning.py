"""What instructions mean, told by the states and executions of small tests."""

from collections.abc import Callable

import pytest

from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import AssemblyTest

Run = Callable[..., object]

MP = """\
AArch64 MP
{{ 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }}
 P0           | P1             ;
 MOV W0,#1    | LDR W0,[X1]    ;
 STR W0,[X1]  | {reader}       ;
 DMB ST       | {last}         ;
 STR W0,[X3]  |                ;
exists (1:X0=1 /\\ 1:X2=0)
"""


@pytest.mark.parametrize(
    ("reader", "last", "allowed"),
    [
        ("NOP", "LDR W2,[X3]", True),
        ("EOR W4,W0,W0", "LDR W2,[X3,W4,SXTW]", False),
        ("AND W4,W0,#0", "LDR W2,[X3,X4]", False),
        ("CBNZ W0,.", "LDR W2,[X3]", True),
        ("CSEL W4,WZR,WZR,EQ", "LDR W2,[X3,X4]", True),
        ("DMB LD", "LDR W2,[X3]", False),
        ("DSB SY", "LDR W2,[X3]", False),
    ],
)
def test_a_dependency_through_an_address_orders_reads(reader: str, last: str, allowed: bool, run):
    reader = reader.replace("CBNZ W0,.", "CBNZ W0,L")
    last = f"L: {last}" if "CBNZ" in reader else last
    found = run(MP.format(reader=reader, last=last))
    assert not found.incomplete
    assert (found.positive > 0) is allowed


def test_a_jump_may_be_relative_to_the_instruction(run):
    """Instructions are counted, not lines."""
    text = "AArch64 T\n{ 0:X0=2; }\nP0 ;\n ADD W1,W1,#2 ;\n SUBS W0,W0,#1 ;\nL: ;\n CBNZ W0,.-8 ;\nforall (0:X1=4)"
    assert (run(text).positive, run(text).negative) == (1, 0)
    with pytest.raises(RustrataError) as raised:
        run(text.replace(".-8", ".-12"))
    assert (raised.value.diagnostic.code, raised.value.diagnostic.span.text) == ("ASM003", ".-12")


def test_a_pointer_in_memory_is_followed(run):
    found = run(
        "AArch64 T\n{ x=1; y=2; int64_t p=x; 0:X1=p; 0:X2=y; 1:X1=p; }\n"
        "P0 | P1 ;\n STR X2,[X1] | LDR X3,[X1] ;\n | LDR W4,[X3] ;\n"
        "forall (1:X3=x /\\ 1:X4=1 \\/ 1:X3=y /\\ 1:X4=2)"
    )
    assert (found.positive, found.negative, found.incomplete) == (2, 0, "")


def test_an_address_that_is_no_location_is_unsupported_where_it_is_reached(run):
    text = (
        "AArch64 T\n{{ x=0; 0:X1=x; 0:X3=16; }}\nP0 ;\n LDR W0,[X1] ;\n CMP W0,#{} ;\n B.NE out ;\n"
        " LDR W2,[X3] ;\nout: ;\nexists (0:X0=0)"
    )
    assert run(text.format(1)).incomplete == ""
    assert "address 16 is at no location" in run(text.format(0)).incomplete


def test_mixed_sizes_are_unsupported_by_name(run):
    found = run("AArch64 T\n{ int64_t x; 0:X1=x; }\nP0 ;\n STR W0,[X1] ;\nexists (x=0)")
    assert "it accesses 32 bits of `x`, which has 64 (mixed sizes)" in found.incomplete


def test_a_location_without_a_type_has_the_width_of_its_accesses(run):
    found = run(
        "AArch64 T\n{ 0:X1=x; 0:X0=-1; }\nP0 ;\n STRB W0,[X1] ;\n LDRB W2,[X1] ;\nforall (x=-1 /\\ 0:X2=255)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, "")


def test_loops_are_unrolled_and_a_cut_is_told(run):
    text = (
        "AArch64 T\n{ 0:X1=x; 1:X1=x; }\nP0 | P1 ;\n MOV W0,#1 | L: ;\n STR W0,[X1] | LDR W0,[X1] ;\n"
        " | CBZ W0,L ;\nforall (1:X0=1)"
    )
    for unroll in (0, 1, 2, 3):
        found = run(text, unroll)
        assert (found.positive, found.negative) == (unroll + 1, 0)
        assert found.incomplete == f"P1: the loop at `L` is unrolled {unroll} times"


def test_a_loop_over_constants_ends_by_itself(run):
    found = run(
        "AArch64 T\n{ }\nP0 ;\n MOV W0,#10 ;\nL: ;\n ADD W1,W1,#2 ;\n SUB W0,W0,#1 ;\n CBNZ W0,L ;\n"
        "forall (0:X1=20)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, "")


def test_an_exclusive_loop_counts_its_failures(run):
    found = run(
        "AArch64 T\n{ 0:X1=x; }\nP0 ;\nL: LDXR W0,[X1] ;\n ADD W2,W0,#1 ;\n STXR W3,W2,[X1] ;\n"
        " CBNZ W3,L ;\nforall (x=1)"
    )
    assert (found.positive, found.negative) == (3, 0)
    assert found.incomplete


def test_a_store_of_a_pair_is_two_accesses(run):
    found = run(
        "AArch64 T\n{ int t[2]={0,0}; 0:X1=t; 1:X1=t; }\nP0 | P1 ;\n MOV W0,#1 | LDP W2,W3,[X1] ;\n"
        " STP W0,W0,[X1] | ;\nexists (1:X2=1 /\\ 1:X3=0)"
    )
    assert (found.positive, found.negative) == (1, 3)


def test_views_of_a_register(run):
    found = run(
        "AArch64 T\n{ int64_t 0:X0=-1; int64_t 0:X1; int64_t 0:X2; int64_t 0:X3; }\nP0 ;\n MOV W1,W0 ;\n"
        " SXTW X2,W0 ;\n ADD X3,XZR,W0,UXTB #1 ;\nforall (0:X1=0xffffffff /\\ 0:X2=-1 /\\ 0:X3=510)"
    )
    assert (found.positive, found.negative) == (1, 0)


def test_pre_and_post_indexing_move_the_base(run):
    found = run(
        "AArch64 T\n{ int t[3]={5,6,7}; 0:X1=t; }\nP0 ;\n LDR W2,[X1],#4 ;\n LDR W3,[X1,#4]! ;\n"
        " LDR W4,[X1] ;\n SUB X1,X1,#8 ;\nforall (0:X2=5 /\\ 0:X3=7 /\\ 0:X4=7 /\\ 0:X1=t)"
    )
    assert (found.positive, found.negative, found.incomplete) == (1, 0, "")


def test_a_compare_and_swap_may_give_back_what_it_compared_with(run):
    """One execution for each way to give the result, and a failure may write back."""
    found = run("AArch64 T\n{ 0:X1=x; 0:X2=1; }\nP0 ;\n CAS W0,W2,[X1] ;\nforall (x=1 /\\ 0:X0=0)")
    assert (found.positive, found.negative) == (2, 0)
    failing = run("AArch64 T\n{ x=5; 0:X1=x; 0:X2=1; }\nP0 ;\n CAS W0,W2,[X1] ;\nforall (x=5 /\\ 0:X0=5)")
    assert (failing.positive, failing.negative) == (2, 0)


SB = "{} SB\n{{}}\nP0 | P1 ;\n{}\nexists ({})"


@pytest.mark.parametrize("fence", ["", "mfence", "lock addl $0,(z)", "xchgl %ecx,(z)", "sfence"])
def test_x86_64_store_buffering(fence: str, run):
    rows = f" movl $1,(x) | movl $1,(y) ;\n {fence} | {fence} ;\n movl (y),%eax | movl (x),%eax ;"
    found = run(SB.format("X86_64", rows, "0:rax=0 /\\ 1:rax=0"))
    assert (found.positive > 0) is (fence in ("", "sfence"))


def test_x86_in_intels_order(run):
    rows = " MOV [x],$1 | mov [y], 1 ;\n MFENCE | XCHG ECX,[z] ;\n MOV EAX,[y] | MOV EAX,[x] ;"
    assert run(SB.format("X86", rows, "0:EAX=0 /\\ P1:EAX=0")).positive == 0


CODES = [
    ("lock incl (x); lock decl (x); lock incl (x)", "x=1"),
    ("movl $3,%eax; lock xaddl %eax,(x)", "x=3 /\\ 0:rax=0"),
    ("movl $7,%ebx; lock cmpxchgl %ebx,(x); je out; movl $9,(x); out:", "x=7"),
    ("movl $1,%eax; movl $7,%ebx; cmpxchgl %ebx,(x); je o; movl $9,(x); o:", "x=9 /\\ 0:rax=0"),
    ("addl $5,(x); subl $2,(x); cmpl $3,(x); jne out; negl (x); out:", "x=-3"),
    ("movl $-1,%eax; movl $1,%ebx; cmpl %ebx,%eax; jb o; movl $1,(x); o:", "x=1"),
    ("movl $-1,%eax; movl $1,%ebx; cmpl %ebx,%eax; jl o; movl $1,(x); o:", "x=0"),
    ("movl $5,%ecx; L:; incl %eax; decl %ecx; jnz L", "0:rax=5"),
    ("movl $6,%eax; shrl $1,%eax; leaq (x),%rdx; movl %eax,(%rdx)", "x=3 /\\ 0:rdx=x"),
]


@pytest.mark.parametrize(("code", "claim"), CODES)
def test_x86_64_instructions(code: str, claim: str, run):
    found = run(f"X86_64 T\n{{ int x; }}\nP0 ;\n{code};\nforall ({claim})")
    assert (found.positive, found.negative, found.incomplete) == (1, 0, "")


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("STRL W0,[X1]", "ASM001", "STRL"),
        ("CASP W0,W1,W2,W3,[X1]", "ASM001", "CASP"),
        ("CBNZ W0,nowhere", "ASM003", "nowhere"),
        ("LDR W0,#1", "ASM002", "LDR W0,#1"),
        ("LDR W0,[#1]", "ASM002", "[#1]"),
        ("ADD W0,W1", "ASM002", "ADD W0,W1"),
        ("DMB EVERY", "ASM002", "DMB EVERY"),
    ],
)
def test_instructions_that_are_not_understood(
    line: str, code: str, word: str, assembly: Callable[[str], AssemblyTest]
):
    test = assembly(f"AArch64 T\n{{ 0:X1=x; }}\nP0 ;\n {line} ;\nexists (x=0)")
    with pytest.raises(RustrataError) as raised:
        assemble(test)
    found = raised.value.diagnostic
    assert found.span is not None
    assert (found.code, found.span.text) == (code, word)


def test_the_nearest_instruction_is_named(assembly: Callable[[str], AssemblyTest]):
    with pytest.raises(RustrataError) as raised:
        assemble(assembly("AArch64 T\n{ }\nP0 ;\n STLRR W0,[X1] ;\nexists (0:X0=0)"))
    assert raised.value.diagnostic.help == "did you mean `stlr`?"


@pytest.mark.parametrize("name", ["z", "v", "left", "base", "condition", "old", "status"])
def test_symbolic_registers_are_no_flags_and_no_temporaries(name: str, run):
    found = run(
        f"AArch64 T\n{{ int t[2]={{1,2}}; 0:%{name}=t; 0:X1=3; int64_t 0:%other=4; }}\nP0 ;\n CMP X1,#3 ;\n"
        f" LDP W2,W3,[%{name}] ;\n CSEL X4,X1,%other,NE ;\n LDADD W1,W5,[%{name}] ;\n LDXR W6,[%{name}] ;\n"
        f" STXR W7,W6,[%{name}] ;\nforall (0:X2=1 /\\ 0:X3=2 /\\ 0:X4=4 /\\ 0:X5=1 /\\ 0:%{name}=t "
        "/\\ t[0]=4)"
    )
    assert (found.positive, found.negative, found.incomplete) == (2, 0, "")
