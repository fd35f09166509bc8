"""Numbers in assembly that are longer than any register, or count more than there is."""

import pytest

from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.litmus import AssemblyTest, parse
from rustrata.source import SourceFile

LONG = "9" * 5000


def assembled(text: str) -> None:
    test = parse(SourceFile("extreme.litmus", text))
    assert isinstance(test, AssemblyTest)
    assemble(test)


def refusal(text: str) -> Diagnostic:
    with pytest.raises(RustrataError) as found:
        assembled(text)
    return found.value.diagnostic


@pytest.mark.parametrize(
    ("dialect", "instruction"),
    [
        ("AArch64", "EOR X1,X2,#{}"),
        ("AArch64", "ADD X1,X2,X3,LSL #{}"),
        ("ARM", "MOV R1,#{}"),
        ("X86_64", "movl ${},%eax"),
        ("X86", "MOV EAX,{}"),
        ("RISCV", "lw x1,{}(x2)"),
        ("PPC", "li r1,{}"),
        ("MIPS", "lw ${},0($3)"),
    ],
)
def test_an_operand_of_thousands_of_digits_is_no_integer(dialect: str, instruction: str):
    text = f"{dialect} t\n{{ x=0; }}\n P0 ;\n {instruction.format(LONG)} ;\nexists (x=1)\n"
    found = refusal(text)
    assert found.code == "LIT014"
    assert found.span is not None
    assert found.span.text == LONG


@pytest.mark.parametrize("entry", ["x={}", "{}:X1=x", "int x[{}]", "int x[1]={{{}}}"])
def test_neither_is_an_initial_value_a_thread_or_a_length(entry: str):
    found = refusal(f"AArch64 t\n{{ {entry.format(LONG)} }}\n P0 ;\n NOP ;\nexists (x=1)\n")
    assert found.code == "LIT014"


def test_neither_is_a_value_of_the_condition():
    found = refusal(f"X86 t\n{{ x=0; }}\n P0 ;\n NOP ;\nexists (x={LONG})\n")
    assert found.code == "LIT014"


@pytest.mark.parametrize("amount", ["64", "99999999999", "9" * 30])
@pytest.mark.parametrize("mnemonic", ["MOV", "MOVZ", "MOVK"])
def test_a_constant_is_not_shifted_out_of_the_register(mnemonic: str, amount: str):
    text = f"AArch64 t\n{{ }}\n P0 ;\n {mnemonic} X1,#1,LSL #{amount} ;\nexists (0:X1=1)\n"
    found = refusal(text)
    assert found.span is not None
    assert found.span.text == f"LSL #{amount}"


@pytest.mark.parametrize("last", ["16", "99999999999"])
def test_a_list_of_registers_ends_at_the_last_one(last: str):
    text = f"ARM t\n{{ 0:R1=x; }}\n P0 ;\n LDM R1,{{R2-R{last}}} ;\nexists (0:R2=1)\n"
    assert "r0 to r15" in refusal(text).message


@pytest.mark.parametrize("instruction", ["MOV [y],1", "mov $1,(y)"])
def test_an_access_has_a_width(instruction: str):
    found = refusal(f"X86_64 t\n{{ }}\n P0 ;\n {instruction} ;\nexists (y=1)\n")
    assert "how wide the access is" in found.message
    assert found.span is not None
    assert found.span.text == instruction
