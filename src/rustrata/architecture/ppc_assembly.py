"""Assembly of Power, in tests PPC: its operands are ``r3``, ``cr1``, ``%x``, ``-4``, ``4(r3)``, labels.

r0 as a base stands for the constant 0 [Power ISA 3.1, book I, 1.6.2]. The hints + and - of branches mean
nothing here. The instructions are those of `rustrata.architecture.power` and
`rustrata.architecture.power_arithmetic`.
"""

from collections.abc import Mapping

from rustrata.architecture import power
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope, refuse
from rustrata.architecture.base_displacement import number, read_operand
from rustrata.architecture.instruction import Semantics
from rustrata.architecture.operands import Memory, Operand, SymbolicRegister
from rustrata.architecture.power_arithmetic import ARITHMETIC, SIGNED
from rustrata.executions.expressions import Binary, BinaryOperator, Expression, Register, Wrap
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

SEMANTICS: Mapping[str, Semantics] = {**power.ORDERING, **ARITHMETIC}

_NOT_GENERAL = frozenset({*power.FIELDS, "lr", "ctr"})
_NO_BASE = "r0"


def _operand(text: OperandText, scope: Scope, allowed: frozenset[str]) -> Operand:
    """A register that is not the base of an address, an integer, or ``displacement(base)``. ``allowed`` are
    the registers, beside the general ones, that may stand here."""
    zero = _NO_BASE if "(" in text.text else ""
    found = read_operand(text, scope, zero, SIGNED)
    match found:
        case SymbolicRegister(name) if name in _NOT_GENERAL and name not in allowed:
            raise refuse(f"`{text.text}` is not a general register", text.span)
        case _:
            return found


def _general(text: OperandText, scope: Scope) -> str:
    match _operand(text, scope, frozenset()):
        case SymbolicRegister(name):
            return name
        case _:
            raise refuse(f"`{text.text}` is not a register", text.span)


def _sum(first: OperandText, second: OperandText, scope: Scope) -> Memory:
    """The memory at the sum of two registers."""
    base, index = _general(first, scope), _general(second, scope)
    address: Expression = Register(index)
    if base != _NO_BASE:
        address = Wrap(MACHINE_TYPES[64], Binary(BinaryOperator.ADD, Register(base), Register(index)))
    return Memory("", address)


def _base(text: OperandText, scope: Scope) -> Operand:
    """The base of an access that updates it."""
    written = text.text.partition("(")[2].removesuffix(")") or text.text
    name = _general(OperandText(written.strip(), text.span), scope)
    if name == _NO_BASE:
        raise refuse("r0 as a base is the constant 0, which cannot be updated", text.span)
    return SymbolicRegister(name)


def _access(line: AssemblyLine, scope: Scope) -> tuple[Operand, ...] | None:
    """The operands of a load or store: the register, the memory, and the base where that is updated. None
    when they are not as many as the instruction has."""
    texts, mnemonic = line.operands, line.mnemonic
    if mnemonic in power.INDEXED:
        if len(texts) < 3:
            return None
        memory: Operand = _sum(texts[1], texts[2], scope)
        rest = [_operand(each, scope, frozenset()) for each in texts[3:]]
    else:
        if len(texts) < 2:
            return None
        memory = _operand(texts[1], scope, frozenset())
        displacement = number(texts[1].text.partition("(")[0] or "0")
        if mnemonic in power.OF_WORDS and displacement is not None and displacement % 4:
            raise refuse(f"the displacement {displacement} is not a multiple of 4", texts[1].span)
        rest = [_operand(each, scope, frozenset()) for each in texts[2:]]
    if mnemonic in power.UPDATING:
        rest.append(_base(texts[1], scope))
    return (_operand(texts[0], scope, frozenset()), memory, *rest)


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    mnemonic = line.mnemonic
    if mnemonic.rstrip("+-") in power.BRANCHES:
        mnemonic = mnemonic.rstrip("+-")
    if mnemonic not in SEMANTICS:
        return None
    fields = frozenset(power.FIELDS)
    if mnemonic in power.WIDTHS:
        operands = _access(line, scope)
        if operands is not None:
            return Reading(mnemonic, operands, MACHINE_TYPES[power.WIDTHS[mnemonic]])
    found: list[Operand] = []
    for place, text in enumerate(line.operands, 1):
        if mnemonic in power.BRANCHES and place == len(line.operands):
            found.append(scope.label(text))
        else:
            first = place == 1 and mnemonic.startswith(("b", "cmp"))
            found.append(_operand(text, scope, fields if first else frozenset()))
    return Reading(mnemonic, tuple(found), MACHINE_TYPES[power.WIDTHS.get(mnemonic, 64)])


PPC_ASSEMBLER = Assembler("Power", power.TAGS, SEMANTICS, _read, frozenset(SEMANTICS))
"""Power ISA 3.1, with registers of 64 bits."""
