"""Instructions of Power that compilers write and litmus tests do not: bits of the condition register.

CREQV, CRXOR, CRAND, CROR and CRNOR on bits (``4*cr5+lt``), BC on one (``bc 12, 4*cr5+lt, label``), ISEL and
its short forms, MFCR of one field, as MFOCRF, MCRF, CNTLZ, and RLWINM with a mask for its last operand [Power
ISA 3.1, book I, 2.4, 2.5 and 3.3]. The result of ``creqv x, x, x`` is 1 and of ``crxor x, x, x`` is 0,
whatever x was, and depends on nothing.

A branch on the result of a store-conditional depends on the store: the result is known when the store is
committed, and not before [Sarkar et al., Synchronising C/C++ and POWER, PLDI'12, section 4]. So ISYNC behind
the branch that closes a retry loop is an acquire fence, as compilers that write it mean. The litmus tests of
assembly follow herd7, where such a branch depends on nothing.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope, refuse
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Computed, LabelReference, Operand, SymbolicRegister
from rustrata.architecture.power import EQUAL, FIELDS, GREATER, LESS
from rustrata.architecture.ppc_assembly import PPC_ASSEMBLER
from rustrata.architecture.semantics import select
from rustrata.executions.actions import Assign, Branch, Code, WriteExclusive
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

_BITS = {"lt": LESS, "gt": GREATER, "eq": EQUAL, "so": 1, "un": 1}
_ALL_BITS = 15
_BIT = re.compile(r"(?:4\*(cr[0-7])\+)?(lt|gt|eq|so|un)")


def _bit(text: OperandText) -> tuple[str, int]:
    """The field and the bit in it that a text names."""
    found = _BIT.fullmatch(text.text.replace(" ", ""))
    if found is None:
        raise refuse(f"`{text.text}` is not a bit of the condition register", text.span)
    return found[1] or FIELDS[0], _BITS[found[2]]


def _value(field: str, bit: int) -> Expression:
    """1 when a bit is set, else 0."""
    held = Binary(BinaryOperator.AND, Register(field), Constant(bit))
    return Binary(BinaryOperator.NOT_EQUAL, held, Constant(0))


def _not(value: Expression) -> Expression:
    return Unary(UnaryOperator.NOT, value)


_LOGIC: dict[str, Callable[[Expression, Expression], Expression]] = {
    "crand": lambda a, b: Binary(BinaryOperator.AND, a, b),
    "cror": lambda a, b: Binary(BinaryOperator.OR, a, b),
    "crxor": lambda a, b: Binary(BinaryOperator.XOR, a, b),
    "creqv": lambda a, b: _not(Binary(BinaryOperator.XOR, a, b)),
    "crnor": lambda a, b: _not(Binary(BinaryOperator.OR, a, b)),
    "crandc": lambda a, b: Binary(BinaryOperator.AND, a, _not(b)),
    "crorc": lambda a, b: Binary(BinaryOperator.OR, a, _not(b)),
}
_ISEL = {"isel": None, "isellt": "lt", "iselgt": "gt", "iseleq": "eq"}


def _assign(form: Form) -> Code:
    """``register, value``."""
    form.takes(2)
    return (Assign(form.register(0), form.value(1), form.span),)


def _branch(form: Form) -> Code:
    """``condition, label``."""
    form.takes(2)
    return (Branch(form.value(0), form.label(1).name, form.span),)


def _leading_zeros(bits: int) -> Semantics:
    """CNTLZW and CNTLZD: of how many shifts to the right nothing is left."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        value = Wrap(IntegerType(bits, signed=False), form.value(1))
        total: Expression = Constant(0)
        for by in range(bits):
            shifted = Binary(BinaryOperator.SHIFT_RIGHT, value, Constant(by))
            empty = Binary(BinaryOperator.EQUAL, shifted, Constant(0))
            total = Binary(BinaryOperator.ADD, total, empty)
        return (Assign(form.register(0), total, form.span),)

    return semantics


_ZEROS = {"cntlzw": _leading_zeros(32), "cntlzd": _leading_zeros(64)}
_SEMANTICS: dict[str, Semantics] = {
    **dict.fromkeys((*_LOGIC, *_ISEL, "crset", "crclr", "mfcr", "mfocrf", "mcrf"), _assign),
    **_ZEROS,
    "bc": _branch,
}


def _logic(line: AssemblyLine) -> tuple[Operand, ...] | None:
    texts = line.operands
    if line.mnemonic in ("crset", "crclr"):
        value: Expression = Constant(int(line.mnemonic == "crset"))
    elif len(texts) != 3:
        return None
    elif line.mnemonic in ("creqv", "crxor") and texts[1].text == texts[2].text:
        value = Constant(int(line.mnemonic == "creqv"))
    else:
        value = _LOGIC[line.mnemonic](_value(*_bit(texts[1])), _value(*_bit(texts[2])))
    field, bit = _bit(texts[0])
    others = Binary(BinaryOperator.AND, Register(field), Constant(_ALL_BITS - bit))
    whole = Binary(BinaryOperator.OR, others, Binary(BinaryOperator.MULTIPLY, value, Constant(bit)))
    return SymbolicRegister(field), Computed(whole)


def _select(line: AssemblyLine, scope: Scope) -> tuple[Operand, ...] | None:
    """ISEL target, one, other, bit: a 0 for one is the constant."""
    short = _ISEL[line.mnemonic]
    if len(line.operands) != (4 if short is None else 3):
        return None
    names = [scope.register(each) for each in line.operands[:3]]
    target, one, other = names
    if target is None or other is None or (one is None and line.operands[1].text != "0"):
        return None
    field, bit = _bit(line.operands[3]) if short is None else (FIELDS[0], _BITS[short])
    first: Expression = Constant(0) if one in (None, "r0") else Register(str(one))
    return SymbolicRegister(target), Computed(select(_value(field, bit), first, Register(other)))


def _field_moved(line: AssemblyLine, scope: Scope) -> tuple[Operand, ...] | None:
    """MFCR target, mask, of one field."""
    target = scope.register(line.operands[0]) if len(line.operands) == 2 else None
    fields = [place for place in range(len(FIELDS)) if line.operands[-1].text == str(0x80 >> place)]
    if target is None or not fields:
        return None
    moved = Binary(BinaryOperator.SHIFT_LEFT, Register(FIELDS[fields[0]]), Constant(28 - 4 * fields[0]))
    return SymbolicRegister(target), Computed(moved)


def _general_registers(line: AssemblyLine, scope: Scope) -> tuple[Operand, ...] | None:
    """The operands, where all are registers."""
    names = [scope.register(each) for each in line.operands]
    known = tuple(SymbolicRegister(name) for name in names if name is not None)
    return known if len(known) == len(names) else None


def _conditional(line: AssemblyLine, scope: Scope) -> tuple[Operand, ...] | None:
    """BC 12 or 4, bit, label."""
    if len(line.operands) != 3 or not line.operands[0].text.isdecimal():
        return None
    value = _value(*_bit(line.operands[1]))
    # The lowest bits of the first operand are hints.
    match int(line.operands[0].text) & ~3:
        case 12:
            condition = value
        case 4:
            condition = _not(value)
        case _:
            return None
    label: LabelReference = scope.label(line.operands[2])
    return Computed(condition), label


def _with_bits(line: AssemblyLine) -> AssemblyLine:
    """RLWINM with a mask as one with the first and the last bit of the mask."""
    mask = line.operands[-1] if len(line.operands) == 4 else None
    if line.mnemonic != "rlwinm" or mask is None or not mask.text.isdecimal():
        return line
    bits = f"{int(mask.text):032b}"
    first, last = bits.find("1"), bits.rfind("1")
    if len(bits) > 32 or "0" in bits[first:last] or first < 0:
        raise refuse(f"`{mask.text}` is not a mask of consecutive bits", mask.span)
    places = (replace(mask, text=str(first)), replace(mask, text=str(last)))
    return replace(line, operands=(*line.operands[:-1], *places))


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    line = _with_bits(line)
    mnemonic = line.mnemonic.rstrip("+-")
    operands: tuple[Operand, ...] | None = None
    if mnemonic in _LOGIC or mnemonic in ("crset", "crclr"):
        operands = _logic(line)
    elif mnemonic in _ISEL:
        operands = _select(line, scope)
    elif mnemonic in ("mfcr", "mfocrf") and len(line.operands) == 2:
        operands = _field_moved(line, scope)
    elif mnemonic == "bc":
        operands = _conditional(line, scope)
    elif mnemonic in _ZEROS or mnemonic == "mcrf":
        operands = _general_registers(line, scope)
    if operands is None:
        return PPC_ASSEMBLER.read(line, scope)
    name = "mfocrf" if mnemonic == "mfcr" else mnemonic
    return Reading(name, operands, MACHINE_TYPES[64])


def _ordering_by_result(semantics: Semantics) -> Semantics:
    """A store-conditional whose result depends on the store."""

    def ordering(form: Form) -> Code:
        return tuple(
            replace(action, status_orders=True) if isinstance(action, WriteExclusive) else action
            for action in semantics(form)
        )

    return ordering


_CONDITIONALS = {
    name: _ordering_by_result(semantics)
    for name, semantics in PPC_ASSEMBLER.semantics.items()
    if name.endswith("cx.")
}
_KNOWN = {**_SEMANTICS, **PPC_ASSEMBLER.semantics, **_CONDITIONALS}
PPC_COMPILED: Assembler = replace(PPC_ASSEMBLER, read=_read, semantics=_KNOWN, mnemonics=frozenset(_KNOWN))
"""The assembler of what compilers write."""
