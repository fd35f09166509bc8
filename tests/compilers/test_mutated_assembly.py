"""Assembly that is damaged is lifted or refused, and never breaks the reader."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rustrata.architecture.compilers.kept_assembly import read_output
from rustrata.architecture.compilers.lift import lift
from rustrata.architecture.compilers.thread_function import functions_of
from rustrata.architecture.compilers.toolchains import Compiled
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import LitmusTest, parse
from rustrata.source import SourceFile

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "compilers"
KEPT = [
    ("lock.litmus", "lock.gcc-12.2.0.riscv64.s"),
    ("lock.litmus", "lock.rustc-1.95.0.riscv64.s"),
    ("sb.litmus", "sb.rustc-1.95.0.powerpc64.s"),
]
PIECES = [
    "%", "(", ")", "[", "]", "#", "$", ",", ";", ":", ".L", "0x", "1b", "1f", "-", "\n", " ", "\t", "=",
    "a0", "x0", "r3", "$4", "sp", "4*cr5+lt", "rustrata P0", ".set noreorder\n", ".globl P1\n", ".size P0\n",
    "bc 12, ", "isel ", "mfcr ", "creqv ", "sc.w ", "b ", "bl __aarch64_cas4_rel\n", "9999999999999999999999",
]  # fmt: skip


@pytest.mark.parametrize(("test", "name"), KEPT)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 3)), max_size=6),
    st.sampled_from(["riscv64", "powerpc64", "mips64", "aarch64", "x86_64"]),
)
def test_damaged_assembly(test: str, name: str, damage: list[tuple[float, str, int]], machine: str):
    parsed = parse(SourceFile(test, (FOLDER / test).read_text(encoding="utf-8")))
    assert isinstance(parsed, LitmusTest)
    text = (FOLDER / name).read_text(encoding="utf-8")
    for where, piece, dropped in damage:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + dropped :]
    output = read_output(SourceFile(f"damaged.gcc-12.2.0.{machine}.s" if damage else name, text))
    assert refusal(parsed, output) in {"", "ASM001", "ASM002", "ASM003", "ASM004", "CMP005"}


def refusal(test: LitmusTest, output: Compiled) -> str:
    """The code that the assembly is refused with; empty when it is lifted."""
    functions = functions_of(test)
    try:
        lift(test, functions, [output] * len(functions))
    except RustrataError as error:
        return error.diagnostic.code
    return ""
