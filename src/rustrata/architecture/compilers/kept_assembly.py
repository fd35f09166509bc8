"""Assembly in files: what was compiled once, to be read where there is no compiler.

A file is called ``NAME.COMPILER-VERSION.MACHINE.s`` (``mp.gcc-12.2.0.riscv64.s``; an audit's has no name).
It keeps what is read again: functions, labels, instructions, and the comments that say where registers are.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rustrata.architecture.compilers.machines import MACHINES, Machine
from rustrata.architecture.compilers.toolchains import Compiled
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.source import SourceFile

SUFFIX = ".s"
_NAME = re.compile(r"(?:.*\.)?(?P<kind>[a-z]+)-(?P<version>[\w.]+?)\.(?P<machine>[a-z0-9_-]+)\.s")
_KEPT = re.compile(r"\s*(?:\.glob(?:a)?l\b|\.size\b|\.end\b|\.set\s+(?:no)?reorder|\.set\s+(?:push|pop))")
_COMMENT = re.compile(r"\s*(?:#|//)(?!.*\brustrata \w)")
_TRAILING = re.compile(r"\s*(?:# (?=-|=|%|@|0x)|//).*")


def file_name(compiled: Compiled, test: str = "") -> str:
    """The name of the file for an output."""
    compiler = compiled.toolchain.replace(" ", "-")
    return ".".join((*([test] if test else []), compiler, compiled.machine.name)) + SUFFIX


def kept_text(compiled: Compiled) -> str:
    """What of a compiler's output is kept."""
    return "\n".join(_lines(compiled.assembly.text)) + "\n"


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        marker = "rustrata " in line
        if line.lstrip().startswith(".") and not line.lstrip().startswith(".L") and not _KEPT.match(line):
            continue
        if not line.strip() or (not marker and _COMMENT.match(line)):
            continue
        yield line if marker else _TRAILING.sub("", line).rstrip()


def read_output(source: SourceFile, machine: Machine | None = None) -> Compiled:
    """The output that a file keeps. The name says the compiler, and the machine where none is given.

    Raises RustrataError: CMP001 when neither says the machine.
    """
    found = _NAME.fullmatch(Path(source.name).name)
    named = None if found is None else MACHINES.get(found["machine"])
    if machine is None and named is None:
        message = f"the name of `{source.name}` does not say for which machine it is"
        help_ = "call it NAME.COMPILER-VERSION.MACHINE.s, or name the machine with --target"
        raise RustrataError(Diagnostic("CMP001", message, help=help_))
    toolchain = "assembly" if found is None else f"{found['kind']} {found['version']}"
    chosen = machine or named
    assert chosen is not None, "one of the two is there"
    return Compiled(toolchain, chosen, source)
