"""Instructions of AArch64 that compilers write and litmus tests do not: CLREX, and calls of outlined atomics.

CLREX gives up a reservation. No store-exclusive is behind one in what compilers write: it stands where a
compare-exchange fails. So it does nothing here.

``bl __aarch64_cas4_rel`` and its kin are functions of the compiler's library that do one atomic operation, by
an instruction of LSE where the processor has it and by a loop elsewhere. Here they are the instruction: the
arguments and the result are in the registers of the calling convention. That they may write X16, X17 and the
flags is left out, for a compiler does not look at them behind a call.
"""

import re
from dataclasses import replace

from rustrata.architecture.aarch64_assembly import AARCH64_ASSEMBLER
from rustrata.architecture.assembler import Assembler, Reading, Scope
from rustrata.architecture.semantics import nothing
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

_CLREX = "clrex"
_KNOWN = {_CLREX: nothing, **AARCH64_ASSEMBLER.semantics}
_OUTLINED = re.compile(r"__aarch64_(cas|swp|ldadd|ldclr|ldeor|ldset)([1248])_(relax|acq_rel|acq|rel)")
_ORDERS = {"relax": "", "acq": "a", "rel": "l", "acq_rel": "al"}
_SIZES = {"1": "b", "2": "h", "4": "", "8": ""}


def _called(line: AssemblyLine) -> AssemblyLine | None:
    """The instruction that stands for a call; None when it is of no function that is known."""
    found = _OUTLINED.fullmatch(line.operands[0].text) if line.operands else None
    if found is None:
        return None
    name, size, order = found.groups()
    letter = "x" if size == "8" else "w"
    words = (f"{letter}0", f"{letter}1", "[x2]") if name == "cas" else (f"{letter}0", f"{letter}0", "[x1]")
    operands = tuple(OperandText(word, line.operands[0].span) for word in words)
    return replace(line, mnemonic=f"{name}{_ORDERS[order]}{_SIZES[size]}", operands=operands)


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    if line.mnemonic == _CLREX and not line.operands:
        return Reading(_CLREX, (), None)
    if line.mnemonic == "bl" and (called := _called(line)) is not None:
        return AARCH64_ASSEMBLER.read(called, scope)
    return AARCH64_ASSEMBLER.read(line, scope)


AARCH64_COMPILED: Assembler = replace(
    AARCH64_ASSEMBLER, read=_read, semantics=_KNOWN, mnemonics=frozenset(_KNOWN)
)
"""The assembler of what compilers write."""
