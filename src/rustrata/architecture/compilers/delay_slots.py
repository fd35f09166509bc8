"""Branch delay slots of MIPS: the instruction behind a branch is done whether the branch is taken or not.

Where the assembler must not reorder (``.set noreorder``) it is put in front of the branch. When it writes a
register that the branch reads, the branch reads a copy from before [MIPS64 Architecture for Programmers,
volume I, branch delay slots]. Branch-likely instructions, which skip the slot, are refused by name later.
"""

from collections.abc import Sequence
from dataclasses import replace

from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

_BRANCHES = frozenset(("b", "j", "jr", "beq", "bne", "beqz", "bnez", "blez", "bgtz", "bltz", "bgez"))


def without_delay_slots(lines: Sequence[AssemblyLine], ordered: Sequence[bool]) -> list[AssemblyLine]:
    """The lines with each delay slot in front of its branch. ``ordered`` says for each line whether the
    assembler may reorder, and so fills the slot itself."""
    found: list[AssemblyLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        slot = lines[at + 1] if at + 1 < len(lines) else None
        if line.mnemonic in _BRANCHES and not ordered[at] and slot is not None and not slot.labels:
            found += _swapped(line, slot, at)
            at += 2
        else:
            found.append(line)
            at += 1
    return found


def _swapped(branch: AssemblyLine, slot: AssemblyLine, at: int) -> list[AssemblyLine]:
    """The instruction of the slot and then the branch, which has the labels of the branch in front."""
    if slot.mnemonic in ("", "nop"):
        return [branch]
    written = slot.operands[0].text if slot.operands else ""
    before: list[AssemblyLine] = []
    operands = list(branch.operands)
    for place, operand in enumerate(operands):
        if operand.text == written:
            copy = OperandText(f"%slot{at}", operand.span)
            before.append(AssemblyLine((), "move", (copy, operand), branch.span))
            operands[place] = copy
    lines = [*before, slot, replace(branch, labels=(), operands=tuple(operands))]
    lines[0] = replace(lines[0], labels=(*branch.labels, *lines[0].labels))
    return lines
