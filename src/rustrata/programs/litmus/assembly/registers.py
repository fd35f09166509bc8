"""The registers of each assembly dialect: which words name one, and its canonical name.

Canonical names are those that logs show: ``X1`` for ``W1``, ``rax`` for ``%eax``, ``EAX`` (X86), ``x10`` for
``a0``, ``R1``, ``r1``. A word ``%x`` of ARM, AArch64, RISCV, PPC and MIPS is a symbolic register, kept as it
is: the test leaves the choice to the tool.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from rustrata.programs.litmus.syntax import Dialect

_X86_BYTES = {f"{letter}{half}": f"E{letter}X" for letter in "ABCD" for half in "LH"}
_X86 = {name: name for name in ("EAX", "EBX", "ECX", "EDX", "ESI", "EDI", "EBP", "ESP", "EIP")}
X86_REGISTERS: Mapping[str, str] = MappingProxyType({**_X86, **{n[1:]: n for n in _X86}, **_X86_BYTES})
"""Registers of X86 in upper case, to their names."""

_LETTERS = ("a", "b", "c", "d")
_INDEXES = ("si", "di", "bp", "sp", "ip")
X86_64_REGISTERS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        **{f"{x}{n}{y}": (f"r{n}{y}", bits)
           for n, y in [*((n, "x") for n in _LETTERS), *((n, "") for n in _INDEXES)]
           for x, bits in (("r", 64), ("e", 32), ("", 16))},
        **{f"{n}l": (f"r{n}x", 8) for n in _LETTERS},
        **{f"{n}l": (f"r{n}", 8) for n in _INDEXES},
        **{f"r{n}{suffix}": (f"r{n}", bits)
           for n in range(8, 16)
           for suffix, bits in (("", 64), ("d", 32), ("w", 16), ("b", 8))},
        **{name: (name, 16) for name in ("cs", "ds", "es", "fs", "gs", "ss")},
    }
)  # fmt: skip
"""Registers of X86_64 in lower case, to the name of the whole register and the width of the view."""

_AARCH64 = re.compile(r"[xw]([0-9]|[12][0-9]|30)|[xw]zr|w?sp|xsp", re.IGNORECASE)


def _x86(word: str) -> str | None:
    return X86_REGISTERS.get(word.removeprefix("%").upper())


def _x86_64(word: str) -> str | None:
    found = X86_64_REGISTERS.get(word.removeprefix("%").lower())
    return None if found is None else found[0]


def _aarch64(word: str) -> str | None:
    if word.startswith("%"):
        return word
    if not _AARCH64.fullmatch(word):
        return None
    upper = word.upper()
    return "SP" if upper.endswith("SP") else f"X{upper[1:]}"


_ARM = re.compile(r"r([0-9]|1[0-2])", re.IGNORECASE)
_ARM_NAMES = {
    "sp": "SP", "r13": "SP", "lr": "LR", "r14": "LR", "pc": "PC", "r15": "PC",
    "fp": "R11", "ip": "R12", "sl": "R10", "sb": "R9",
}  # fmt: skip


def _arm(word: str) -> str | None:
    if word.startswith("%"):
        return word
    if _ARM.fullmatch(word):
        return word.upper()
    return _ARM_NAMES.get(word.lower())


_RISCV_NAMES = {
    "zero": "x0", "ra": "x1", "sp": "x2", "gp": "x3", "tp": "x4", "fp": "x8",
    **{f"t{n}": f"x{5 + n if n < 3 else 25 + n}" for n in range(7)},
    **{f"s{n}": f"x{8 + n if n < 2 else 16 + n}" for n in range(12)},
    **{f"a{n}": f"x{10 + n}" for n in range(8)},
    **{f"x{n}": f"x{n}" for n in range(32)},
}  # fmt: skip


def _riscv(word: str) -> str | None:
    return word if word.startswith("%") else _RISCV_NAMES.get(word.lower())


_PPC = re.compile(r"(r([0-9]|[12][0-9]|3[01])|cr[0-7]|lr|ctr)", re.IGNORECASE)


def _ppc(word: str) -> str | None:
    if word.startswith("%"):
        return word
    return word.lower() if _PPC.fullmatch(word) else None


_MIPS_NAMES = {
    name: f"${number}"
    for number, name in enumerate(
        ("zero", "at", "v0", "v1", "a0", "a1", "a2", "a3", *(f"t{n}" for n in range(8)),
         *(f"s{n}" for n in range(8)), "t8", "t9", "k0", "k1", "gp", "sp", "fp", "ra")
    )
}  # fmt: skip


def _mips(word: str) -> str | None:
    if word.startswith("%"):
        return word
    bare = word.removeprefix("$").lower()
    if bare.isdecimal():
        return f"${bare}" if word.startswith("$") and int(bare) < 32 else None
    return _MIPS_NAMES.get(bare)


_CANONICAL: Mapping[Dialect, Callable[[str], str | None]] = MappingProxyType(
    {
        Dialect.X86: _x86,
        Dialect.X86_64: _x86_64,
        Dialect.AARCH64: _aarch64,
        Dialect.ARM: _arm,
        Dialect.RISCV: _riscv,
        Dialect.PPC: _ppc,
        Dialect.MIPS: _mips,
    }
)


def canonical_register(dialect: Dialect, word: str) -> str | None:
    """The canonical name of the register that a word names in an assembly dialect; None if it names none."""
    return _CANONICAL[dialect](word)
