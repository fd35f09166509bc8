"""Instructions of AArch64 that compilers write and litmus tests do not: CLREX.

It gives up a reservation. No store-exclusive is behind one in what compilers write: it stands where a
compare-exchange fails. So it does nothing here.
"""

from dataclasses import replace

from rustrata.architecture.aarch64_assembly import AARCH64_ASSEMBLER
from rustrata.architecture.assembler import Assembler, Reading, Scope
from rustrata.architecture.semantics import nothing
from rustrata.programs.litmus.assembly import AssemblyLine

_CLREX = "clrex"
_KNOWN = {_CLREX: nothing, **AARCH64_ASSEMBLER.semantics}


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    if line.mnemonic == _CLREX and not line.operands:
        return Reading(_CLREX, (), None)
    return AARCH64_ASSEMBLER.read(line, scope)


AARCH64_COMPILED: Assembler = replace(
    AARCH64_ASSEMBLER, read=_read, semantics=_KNOWN, mnemonics=frozenset(_KNOWN)
)
"""The assembler of what compilers write."""
