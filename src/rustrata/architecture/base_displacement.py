"""Operands of RISC-V and MIPS, which have no others: ``x5``, ``-4``, ``8(x6)``, ``label``."""

import re

from rustrata.architecture.assembler import MACHINE_TYPES, Scope, refuse
from rustrata.architecture.operands import Immediate, Memory, Operand, SymbolicRegister, Word, ZeroRegister
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Expression, Register, Wrap
from rustrata.programs.litmus.assembly import OperandText

_NUMBER = re.compile(r"[-+]?(?:0[xX][0-9a-fA-F]+|\d+)")
_PLACE = re.compile(r"([^()]*)\(([^()]*)\)")


def number(text: str) -> int | None:
    """The integer that a text is; None when it is none."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    return int(text, 0) if "x" in text.lower() else int(text)


def read_operand(operand: OperandText, scope: Scope, zero: str, displacements: range) -> Operand:
    """The operand of a text. ``zero`` is the canonical name of the register that is always 0; memory is a
    register and a displacement of the range.

    Raises RustrataError: ASM002 for a memory operand that is not of this form.
    """
    name = scope.register(operand)
    if name is not None:
        return ZeroRegister() if name == zero else SymbolicRegister(name)
    value = number(operand.text)
    if value is not None:
        return Immediate(value)
    found = _PLACE.fullmatch(operand.text)
    if found is None:
        return Word(operand.text.lower())
    base = scope.register(OperandText(found[2].strip(), operand.span))
    displacement = number(found[1] or "0")
    if base is None:
        raise refuse(f"`{found[2]}` is not a register; an address is one, as in `4(REGISTER)`", operand.span)
    if displacement is None:
        raise refuse(f"`{found[1]}` is not an integer", operand.span)
    if displacement not in displacements:
        least, most = displacements[0], displacements[-1]
        raise refuse(f"the displacement {displacement} is not between {least} and {most}", operand.span)
    address: Expression = Constant(0) if base == zero else Register(base)
    if displacement:
        moved = Binary(BinaryOperator.ADD, address, Constant(displacement))
        address = Wrap(MACHINE_TYPES[64], moved)
    return Memory("", address)
