"""From assembly to programs: idioms of compilers, arguments, kept registers, and what is refused."""

import pytest

from rustrata.architecture.compilers.lift import lift
from rustrata.architecture.compilers.machines import MACHINES
from rustrata.architecture.compilers.thread_function import functions_of
from rustrata.architecture.compilers.toolchains import Compiled
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.verdicts import Unknown
from rustrata.programs.litmus import LitmusTest, parse
from rustrata.refinement.compilation import RefineOptions
from rustrata.refinement.compilers import refine_compiled
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile


def one_thread(body: str, declarations: str = "x = 0; y = 7;") -> LitmusTest:
    text = (
        f"Rust one\n{{ {declarations} }}\nfn P0(x: &AtomicI32, y: &AtomicI32) {{\n{body}\n}}\nexists (x=0)\n"
    )
    test = parse(SourceFile("one.litmus", text))
    assert isinstance(test, LitmusTest)
    return test


def final_states(test: LitmusTest, machine: str, *threads: str) -> set[str]:
    text = "\n".join(f".globl P{n}\nP{n}:\n{code}" for n, code in enumerate(threads))
    output = Compiled("test", MACHINES[machine], SourceFile("one.s", text))
    functions = functions_of(test)
    program = lift(test, functions, [output] * len(functions)).program
    model = load_model(MACHINES[machine].target.model.stem)
    return set(map(str, Question(program, model, (0, 1)).outcomes(Budget(10**6)).outcomes))


LOADS = one_thread("let a = x.load(Relaxed); let b = y.load(Relaxed);")


@pytest.mark.parametrize(
    ("machine", "code", "state"),
    [
        # Bytes of registers: the other bits stay, MOVZX clears them.
        ("x86_64", "movl $-1, %ecx\ncmpl $7, (%rsi)\nsete %cl\n# rustrata P0 a=%ecx b=%ecx",
         "0:a=-255; 0:b=-255"),
        ("x86_64", "movl $-1, %ecx\ncmpl $7, (%rsi)\nsetne %cl\nmovzbl %cl, %eax\n"
         "# rustrata P0 a=%eax b=%ecx", "0:a=0; 0:b=-256"),
        ("x86_64", "movl $258, %ecx\nxorl %eax, %eax\nmovb %cl, %al\n# rustrata P0 a=%eax b=%ecx",
         "0:a=2; 0:b=258"),
        ("x86_64", "movl $258, %ecx\nmovl $2, %edx\ntestb $1, %cl\nsete %al\ncmpb %dl, %cl\nsetne %bl\n"
         "# rustrata P0 a=%eax b=%ebx", "0:a=1; 0:b=0"),
        ("x86_64", "movl $262, %ecx\nmovl $3, %edx\nandb %dl, %cl\norb $8, %dl\n# rustrata P0 a=%ecx b=%edx",
         "0:a=258; 0:b=11"),
        # Bits of the condition register.
        ("powerpc64", "lwz r5, 0(r4)\ncmpwi r5, 7\nli r6, 3\nli r7, 4\niseleq r8, r6, r7\n"
         "isel r9, 0, r7, 4*cr0+lt\n# rustrata P0 a=r8 b=r9", "0:a=3; 0:b=4"),
        ("powerpc64", "li r8, 1\nli r9, 1\ncreqv 4*cr5+lt, 4*cr5+lt, 4*cr5+lt\nbc 12, 4*cr5+lt, .L1\n"
         "li r8, 2\n.L1:\ncrxor 4*cr5+lt, 4*cr5+lt, 4*cr5+lt\nbc 12, 4*cr5+lt, .L2\nli r9, 2\n.L2:\n"
         "# rustrata P0 a=r8 b=r9", "0:a=1; 0:b=2"),
        ("powerpc64", "lwz r5, 0(r4)\ncmpwi cr7, r5, 9\nmfcr r8, 1\nrlwinm r9, r8, 29, 31, 31\n"
         "# rustrata P0 a=r8 b=r9", "0:a=8; 0:b=1"),
        ("powerpc64", "lwz r5, 0(r4)\ncntlzw r8, r5\ncntlzd r9, r5\n# rustrata P0 a=r8 b=r9",
         "0:a=29; 0:b=61"),
        ("powerpc64", "lwz %r5,0(%r4)\nrlwinm %r8,%r5,1,6\nrlwinm %r9,%r5,1,14\n# rustrata P0 a=%r8 b=%r9",
         "0:a=6; 0:b=14"),
        ("x86_64", "movl $5, %ebx\npushq %rbx\nmovl (%rsi), %ebx\nmovl %ebx, %eax\npopq %rbx\n"
         "# rustrata P0 a=%eax b=%ebx", "0:a=7; 0:b=5"),
        ("aarch64", "ldr w2, [x1]\nclrex\ncmp w2, #7\ncset w3, eq\n// rustrata P0 a=x2 b=x3", "0:a=7; 0:b=1"),
        ("mips64", "lw $2,0($5)\nslti $3,$2,8\n# rustrata P0 a=$2 b=$3", "0:a=7; 0:b=1"),
        ("riscv64", "lw a5,0(a1)\nseqz a4,a5\n# rustrata P0 a=a5 b=a4", "0:a=7; 0:b=0"),
    ],
)  # fmt: skip
def test_what_compilers_compute(machine: str, code: str, state: str):
    assert final_states(LOADS, machine, code) == {f"{state}; [x]=0; [y]=7"}


def test_a_register_of_the_source_may_have_the_name_of_one_of_the_machine():
    test = one_thread("let r4 = x.load(Relaxed); let r3 = y.load(Relaxed);")
    code = "lwz r3, 0(r3)\nlwz r4, 0(r4)\n# rustrata P0 r4=3 r3=4\nblr"
    assert final_states(test, "powerpc64", code) == {"0:r3=7; 0:r4=0; [x]=0; [y]=7"}


def test_instructions_that_never_end_promise_nothing():
    test = one_thread("let a = x.load(Relaxed);")
    text = ".globl P0\nP0:\n1: ldxr w2, [x0]\nstxr w3, w2, [x0]\nb 1b\n// rustrata P0 a=x2\nret\n"
    output = Compiled("test", MACHINES["aarch64"], SourceFile("one.s", text))
    verdict = refine_compiled(test, [output], RefineOptions()).boundary.verdict
    assert verdict == Unknown("no execution comes to the end of the instructions")


def test_arguments_are_the_locations_that_the_thread_accesses():
    """A thread that accesses y alone gets it first."""
    assert final_states(one_thread("y.store(1, Relaxed);"), "riscv64", "li a5,1\nsw a5,0(a0)\nret") == {
        "[x]=0; [y]=1"
    }


SB = """\
Rust SB
{ x = 0; y = 0; }
fn P0(x: &AtomicI32, y: &AtomicI32) { x.store(1, SeqCst); let a = y.load(SeqCst); }
fn P1(x: &AtomicI32, y: &AtomicI32) { y.store(1, SeqCst); let b = x.load(SeqCst); }
~exists (0:a=0 /\\ 1:b=0)
"""


@pytest.mark.parametrize(
    ("fence", "verdict"),
    [
        ("mfence", "Holds"),
        ("lock orl $0, -64(%rsp)", "Holds"),
        ("lock orq $0, (%rsp)", "Holds"),
        ("", "Refuted"),
    ],
)
def test_a_locked_operation_on_the_stack_is_a_fence(fence: str, verdict: str):
    test = parse(SourceFile("sb.litmus", SB))
    assert isinstance(test, LitmusTest)
    threads = ("(%rdi)", "(%rsi)", "a"), ("(%rsi)", "(%rdi)", "b")
    text = "\n".join(
        f".globl P{n}\nP{n}:\nmovl $1, {w}\n{fence}\nmovl {r}, %eax\n# rustrata P{n} {name}=%eax\nret"
        for n, (w, r, name) in enumerate(threads)
    )
    output = Compiled("test", MACHINES["x86_64"], SourceFile("sb.s", text))
    found = refine_compiled(test, [output, output], RefineOptions())
    assert type(found.boundary.verdict).__name__ == verdict


def test_an_unknown_instruction_is_named_with_its_line():
    with pytest.raises(RustrataError, match="unsupported: the instruction `bl`") as raised:
        final_states(LOADS, "aarch64", "mov w2, #1\nbl elsewhere\n// rustrata P0 a=x2 b=x2\nret")
    assert raised.value.diagnostic.span is not None
    assert raised.value.diagnostic.span.position[0] == 4


STACKED = [
    ("aarch64", "stp x0, x1, [sp, #-16]!\nmov x0, #3\nldp x4, x5, [sp], #16\nldr w2, [x4]\nldr w3, [x5]\n"
     "// rustrata P0 a=x2 b=x3"),
    ("x86_64", "movq %rsi, -8(%rsp)\nmovq -8(%rsp), %rcx\nmovl (%rdi), %eax\nmovl (%rcx), %edx\n"
     "# rustrata P0 a=%eax b=%edx"),
    ("riscv64", "addi sp,sp,-16\nsd a1,8(sp)\nld a5,8(sp)\naddi sp,sp,16\nlw a4,0(a0)\nlw a5,0(a5)\n"
     "# rustrata P0 a=a4 b=a5"),
    ("powerpc64", "std r4, -16(r1)\nld r6, -16(r1)\nlwz r5, 0(r3)\nlwz r6, 0(r6)\n# rustrata P0 a=5 b=6"),
    ("mips64", "daddiu $sp,$sp,-16\nsd $5,8($sp)\nld $5,8($sp)\nlw $2,0($4)\nlw $3,0($5)\n"
     "# rustrata P0 a=$2 b=$3"),
]  # fmt: skip


@pytest.mark.parametrize(("machine", "code"), STACKED)
def test_a_thread_has_a_stack_of_its_own(machine: str, code: str):
    assert final_states(LOADS, machine, code) == {"0:a=0; 0:b=7; [x]=0; [y]=7"}


OUTLINED = [
    ("mov x1, x0\nmov w0, #7\nbl __aarch64_swp4_relax", "0:a=0", 7),
    ("mov x2, x0\nmov w0, #0\nmov w1, #5\nbl __aarch64_cas4_acq_rel", "0:a=0", 5),
    ("mov x2, x0\nmov w0, #1\nmov w1, #5\nbl __aarch64_cas4_rel", "0:a=0", 0),
    ("mov x1, x0\nmov w0, #6\nbl __aarch64_ldadd4_acq", "0:a=0", 6),
    ("mov x1, x0\nmov w0, #9\nbl __aarch64_ldset4_acq_rel", "0:a=0", 9),
]


@pytest.mark.parametrize(("code", "register", "memory"), OUTLINED)
def test_an_outlined_atomic_is_its_instruction(code: str, register: str, memory: int):
    test = one_thread("let a = x.swap(1, Relaxed);")
    found = final_states(test, "aarch64-outlined", f"{code}\n// rustrata P0 a=x0\nret")
    assert found == {f"{register}; [x]={memory}; [y]=7"}


def test_words_on_the_stack_are_not_followed():
    test = one_thread("let a = x.load(Relaxed);")
    text = ".globl P0\nP0:\nstr w0, [sp, #-16]\nldr w2, [x0]\n// rustrata P0 a=x2\nret\n"
    output = Compiled("test", MACHINES["aarch64"], SourceFile("one.s", text))
    verdict = refine_compiled(test, [output], RefineOptions()).boundary.verdict
    assert isinstance(verdict, Unknown)
    assert "mixed sizes" in verdict.reason


def test_a_function_that_is_not_there_is_an_error():
    with pytest.raises(RustrataError, match="has no function `P0`"):
        final_states(LOADS, "aarch64")


@pytest.mark.parametrize("comment", ["", "// rustrata P1 a=x2 b=x2\n", "// rustrata P0 a=x2\n"])
def test_assembly_that_does_not_say_where_registers_are_is_refused(comment: str):
    with pytest.raises(RustrataError, match="does not say where the test's registers are") as raised:
        final_states(LOADS, "aarch64", f"ldr w2, [x0]\n{comment}ret")
    assert raised.value.diagnostic.help is not None
    assert "`# rustrata P0 a=REGISTER b=REGISTER`" in raised.value.diagnostic.help


@pytest.mark.parametrize(
    ("machine", "fence", "verdict"),
    [
        ("riscv64-ztso", "fence rw, rw", "Holds"),
        ("riscv64-ztso", "nop", "Refuted"),
        ("riscv64", "nop", "Refuted"),
    ],
)
def test_zalasr_and_ztso(machine: str, fence: str, verdict: str):
    """Under Ztso a store may wait behind a load, and nothing else."""
    test = parse(SourceFile("sb.litmus", SB))
    assert isinstance(test, LitmusTest)
    text = "\n".join(
        f".globl P{n}\nP{n}:\nli a5,1\nsw a5,0({w})\n{fence}\nlw a4,0({r})\n# rustrata P{n} {name}=a4\nret"
        for n, (w, r, name) in enumerate((("a0", "a1", "a"), ("a1", "a0", "b")))
    )
    output = Compiled("test", MACHINES[machine], SourceFile("sb.s", text))
    assert type(refine_compiled(test, [output] * 2, RefineOptions()).boundary.verdict).__name__ == verdict


def test_annotations_of_zalasr_are_rcsc():
    """A load-acquire waits for the store-release before it, which those of herd's older tests do not."""
    test = parse(SourceFile("sb.litmus", SB))
    assert isinstance(test, LitmusTest)
    text = "\n".join(
        f".globl P{n}\nP{n}:\nli a5,1\nsw.rl a5,0({w})\nlw.aq a4,0({r})\n# rustrata P{n} {name}=a4\nret"
        for n, (w, r, name) in enumerate((("a0", "a1", "a"), ("a1", "a0", "b")))
    )
    output = Compiled("test", MACHINES["riscv64-zalasr"], SourceFile("sb.s", text))
    found = refine_compiled(test, [output, output], RefineOptions())
    assert type(found.boundary.verdict).__name__ == "Holds"


def test_more_locations_than_registers_are_refused():
    names = [f"x{number}" for number in range(7)]
    body = " ".join(f"{name}.store(1, Relaxed);" for name in names)
    parameters = ", ".join(f"{name}: &AtomicI32" for name in names)
    test = parse(
        SourceFile("many.litmus", f"Rust many\n{{}}\nfn P0({parameters}) {{ {body} }}\nexists (x0=1)\n")
    )
    assert isinstance(test, LitmusTest)
    with pytest.raises(RustrataError, match="has 7 arguments; 6 are in registers"):
        final_states(test, "x86_64", "ret")
