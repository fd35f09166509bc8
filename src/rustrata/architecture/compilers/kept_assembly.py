"""Assembly in files: what was compiled once, to be read where there is no compiler.

A file is called ``NAME.COMPILER-VERSION.MACHINE.s`` (``mp.gcc-12.2.0.riscv64.s``; an audit's has no name).
It keeps what is read again: functions, labels, instructions, and the comments that say where registers are.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rustrata.architecture.compilers.assembly_text import GLOBAL, MARKED, set_reordering
from rustrata.architecture.compilers.machines import MACHINES, Machine
from rustrata.architecture.compilers.toolchains import Compiled
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.source import SourceFile

SUFFIX = ".s"
_NAME = re.compile(r"(?:.*\.)?(?P<kind>[a-z]+)-(?P<version>[\w.]+?)\.(?P<machine>[a-z0-9_-]+)\.s")
_DIRECTIVE = re.compile(r"\s*\.(?!L)(\w+)")
_SET = re.compile(r"\s*\.set\s+(noreorder|reorder|push|pop)\b")
_COMMENT = re.compile(r"\s*(?:#|//)")
_TRAILING = re.compile(r"\s*(?:# (?=-|=|%|@|0x)|//).*")
_END_LABEL = re.compile(r"\s*\.?L?(?:func_end|func_begin|FE|FB)\d+:")


def file_name(compiled: Compiled, test: str = "") -> str:
    """The name of the file for an output."""
    compiler = compiled.toolchain.replace(" ", "-")
    return ".".join((*([test] if test else []), compiler, compiled.machine.name)) + SUFFIX


def kept_text(compiled: Compiled) -> str:
    """What of a compiler's output is kept."""
    return "\n".join(_lines(compiled.assembly.text)) + "\n"


def _lines(text: str) -> Iterator[str]:
    """The lines that are kept; where the assembler may reorder is said where it changes only."""
    reorder, said = [True], True
    for line in text.splitlines():
        if found := _SET.match(line):
            set_reordering(found[1], reorder)
        elif GLOBAL.match(line) or MARKED.search(line):
            yield line.rstrip()
        elif line.strip() and not any(each.match(line) for each in (_DIRECTIVE, _COMMENT, _END_LABEL)):
            if reorder[-1] != said:
                said = reorder[-1]
                yield f"\t.set\t{'' if said else 'no'}reorder"
            yield _TRAILING.sub("", line).rstrip()


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
