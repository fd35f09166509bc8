"""Assembly of MIPS: its operands are ``$2``, ``a0``, ``%x``, ``4($t0)`` and labels.

The instructions are those of `rustrata.architecture.mips`.
"""

from rustrata.architecture import mips
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope
from rustrata.architecture.base_displacement import read_operand
from rustrata.architecture.indirect_jump import targets
from rustrata.architecture.operands import Operand
from rustrata.programs.litmus.assembly import AssemblyLine

ZERO = "$0"


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    mnemonic = line.mnemonic
    if mnemonic not in mips.SEMANTICS:
        return None
    jumps = mnemonic in mips.BRANCHES and bool(line.operands)
    plain = line.operands[:-1] if jumps else line.operands
    operands: list[Operand] = [read_operand(each, scope, ZERO, mips.SIGNED) for each in plain]
    if jumps:
        operands.append(scope.label(line.operands[-1]))
    if mnemonic == "jr":
        operands += targets(scope)
    return Reading(mnemonic, tuple(operands), MACHINE_TYPES[mips.WIDTHS.get(mnemonic, 64)])


MIPS_ASSEMBLER = Assembler("MIPS", mips.TAGS, mips.SEMANTICS, _read, frozenset(mips.SEMANTICS))
"""MIPS64, with registers of 64 bits."""
