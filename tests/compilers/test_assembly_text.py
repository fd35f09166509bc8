"""Reading what compilers write: functions, comments, local labels, delay slots, returns."""

import pytest

from rustrata.architecture.compilers.assembly_text import END, FunctionText, read_functions
from rustrata.programs.litmus.syntax import Dialect
from rustrata.source import SourceFile


def read(text: str, dialect: Dialect, name: str = "P0") -> FunctionText:
    return read_functions(SourceFile("test.s", text), dialect)[name]


def shown(function: FunctionText) -> list[str]:
    """Labels and instructions, one a line."""
    lines: list[str] = []
    for line in function.lines:
        lines += [f"{label.text}:" for label in line.labels]
        if line.mnemonic:
            operands = ", ".join(operand.text for operand in line.operands)
            lines.append(f"{line.mnemonic} {operands}".strip())
    return lines


def test_directives_and_comments_are_left_out_and_operands_are_split_outside_brackets():
    text = """
	.globl	P0
	.type	P0, @function
P0:                                     # @P0
# %bb.0:
	.cfi_startproc
	lock		cmpxchgl	%edx, (%rdi,%rax,4)   # a comment
	# rustrata P0 r0=%eax r1=%ecx
	retq
.Lfunc_end0:
	.size	P0, .Lfunc_end0-P0
"""
    function = read(text, Dialect.X86_64)
    assert shown(function) == [
        "lock cmpxchgl %edx, (%rdi,%rax,4)", "%kept0:", ".Lfunc_end0:", f"{END}:"
    ]  # fmt: skip
    ((label, kept),) = function.kept
    assert (label, kept.function) == ("%kept0", "P0")
    assert kept.places == (("r0", "%eax"), ("r1", "%ecx"))


def test_a_comment_that_was_copied_is_there_twice():
    text = ".globl P0\nP0:\ncbz w0, .L2\n// rustrata P0 a=x1\nret\n.L2:\n// rustrata P0 a=x2\nret\n"
    function = read(text, Dialect.AARCH64)
    assert [places for _, kept in function.kept for places in kept.places] == [("a", "x1"), ("a", "x2")]
    assert shown(function) == ["cbz w0, .L2", "%kept0:", f"b {END}", ".L2:", "%kept1:", f"{END}:"]


def test_labels_that_are_numbers_mean_the_nearest():
    text = ".globl P0\nP0:\n 1: lr.w a5,0(a0); bne a5,zero,1f; sc.w a3,a4,0(a0); bnez a3,1b; 1:\n\tret\n"
    first, last = ".L1.0", ".L1.4"
    assert shown(read(text, Dialect.RISCV)) == [
        f"{first}:", "lr.w a5, 0(a0)", f"bne a5, zero, {last}", "sc.w a3, a4, 0(a0)", f"bnez a3, {first}",
        f"{last}:", f"{END}:",
    ]  # fmt: skip


def test_registers_of_power_have_no_sign_and_their_zero_base_has_a_name():
    text = ".globl P0\nP0:\n lwarx %r9,0,%r3\n bne- %cr0,$+4\n # rustrata P0 a=%r9 b=5\n bnelr cr7\n blr\n"
    function = read(text, Dialect.PPC)
    assert shown(function) == [
        "lwarx r9, r0, r3", "bne- cr0, .+4", "%kept0:", f"bne cr7, {END}", f"{END}:"
    ]  # fmt: skip
    assert function.kept[0][1].places == (("a", "r9"), ("b", "r5"))


NOREORDER = ".globl P0\nP0:\n .set noreorder\n{}\n .set reorder\n # rustrata P0 a=$2\n jr $31\n"


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("1: sc $1,0($4)\n beqz $1,1b\n nop", [".L1.0:", "sc $1, 0($4)", "beqz $1, .L1.0"]),
        ("1: sc $1,0($4)\n beq $1,$0,1b\n li $3,1",
         [".L1.0:", "sc $1, 0($4)", "li $3, 1", "beq $1, $0, .L1.0"]),
        (
            "2: bnez $2,2b\n sltiu $2,$3,1",
            [".L2.0:", "move %slot0, $2", "sltiu $2, $3, 1", "bnez %slot0, .L2.0"],
        ),
    ],
)  # fmt: skip
def test_the_instruction_of_a_delay_slot_stands_before_its_branch(code: str, lines: list[str]):
    """The branch reads what its registers held before the slot."""
    assert shown(read(NOREORDER.format(code), Dialect.MIPS))[: len(lines)] == lines


def test_where_the_assembler_may_reorder_there_is_no_delay_slot():
    text = ".globl P0\nP0:\n1: beqz $2,1b\n li $3,1\n jr $31\n"
    assert shown(read(text, Dialect.MIPS))[:3] == [".L1.0:", "beqz $2, .L1.0", "li $3, 1"]
