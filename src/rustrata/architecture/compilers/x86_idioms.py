"""Instructions of x86-64 that compilers write and litmus tests do not: bytes of registers, and the stack.

PUSH and POP of registers are a store and a load. SETcc, MOVZX and, of bytes, MOV, TEST, CMP, AND, OR and XOR;
the other bits of a byte's register stay. A locked instruction on the thread's own stack that changes nothing
there (``lock orq $0, (%rsp)``) is what compilers write for MFENCE: no other thread accesses the cell, and it
orders as MFENCE does [Intel SDM, volume 3, 9.2.2 and 9.2.3].
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope
from rustrata.architecture.flags import X86_CONDITIONS, flags_of_difference, flags_of_result
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate, Memory, Operand, SymbolicRegister
from rustrata.architecture.x86_assembly import X86_64_ASSEMBLER
from rustrata.executions.actions import Assign, Code
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Expression, Register
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

_BYTE = 0xFF
_OTHERS = 0xFFFF_FFFF_FFFF_FF00
_FENCE = re.compile(r"-?\d*\(%rsp\)")
_FENCES = ("lock orl", "lock orq", "lock addl", "lock addq")


def _put(register: str, value: Expression) -> Expression:
    """A register with another lowest byte."""
    others = Binary(BinaryOperator.AND, Register(register), Constant(_OTHERS))
    return Binary(BinaryOperator.OR, others, Binary(BinaryOperator.AND, value, Constant(_BYTE)))


def _set_when(condition: Expression) -> Semantics:
    def semantics(form: Form) -> Code:
        form.takes(1)
        return (Assign(form.register(0), _put(form.register(0), condition), form.span),)

    return semantics


def _extend(form: Form) -> Code:
    """MOVZX of a byte."""
    form.takes(2)
    value = Binary(BinaryOperator.AND, form.value(1), Constant(_BYTE))
    return (Assign(form.register(0), value, form.span),)


def _move(form: Form) -> Code:
    """MOV of a byte."""
    form.takes(2)
    return (Assign(form.register(0), _put(form.register(0), form.value(1)), form.span),)


def _test(form: Form) -> Code:
    """TEST of two bytes, operands in Intel's order."""
    form.takes(2)
    both = Binary(BinaryOperator.AND, form.value(0), form.value(1))
    return flags_of_result(both, MACHINE_TYPES[8], form.span)


def _compare(form: Form) -> Code:
    """CMP of two bytes."""
    form.takes(2)
    return flags_of_difference(form.value(0), form.value(1), MACHINE_TYPES[8], form.span, borrow=True)


def _combine(operator: BinaryOperator) -> Semantics:
    """AND, OR and XOR of bytes."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        result = Binary(operator, form.value(0), form.value(1))
        kept = Assign("%kept", Binary(BinaryOperator.AND, result, Constant(_BYTE)), form.span)
        put = Assign(form.register(0), _put(form.register(0), Register("%kept")), form.span)
        return (kept, put, *flags_of_result(Register("%kept"), MACHINE_TYPES[8], form.span))

    return semantics


_EXTENSIONS: Mapping[str, Semantics] = {f"movzb{size}": _extend for size in "lq"}
_SEMANTICS: Mapping[str, Semantics] = {
    **{f"set{code}": _set_when(condition) for code, condition in X86_CONDITIONS.items()},
    **_EXTENSIONS,
    "movb": _move,
    "testb": _test,
    "cmpb": _compare,
    "andb": _combine(BinaryOperator.AND),
    "orb": _combine(BinaryOperator.OR),
    "xorb": _combine(BinaryOperator.XOR),
}


def _operand(text: OperandText, scope: Scope) -> Operand | None:
    name = scope.register(text)
    if name is not None:
        return SymbolicRegister(X86_64_ASSEMBLER.held_in(name))
    if re.fullmatch(r"\$-?\d+", text.text):
        return Immediate(int(text.text[1:]))
    return None


def _stacked(line: AssemblyLine, scope: Scope) -> Reading | None:
    """PUSH or POP of a register."""
    register = _operand(line.operands[0], scope) if len(line.operands) == 1 else None
    if not isinstance(register, SymbolicRegister):
        return None
    pointer, cell = Register("rsp"), Memory("", Register("rsp"))
    if line.mnemonic == "pushq":
        down = Assign("rsp", Binary(BinaryOperator.SUBTRACT, pointer, Constant(8)), line.span)
        return Reading("mov", (cell, register), MACHINE_TYPES[64], before=(down,))
    up = Assign("rsp", Binary(BinaryOperator.ADD, pointer, Constant(8)), line.span)
    return Reading("mov", (register, cell), MACHINE_TYPES[64], after=(up,))


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    if line.mnemonic in ("pushq", "popq"):
        return _stacked(line, scope)
    texts = [each.text for each in line.operands]
    if line.mnemonic in _FENCES and texts[:1] == ["$0"] and _FENCE.fullmatch(texts[-1]):
        return Reading("mfence", (), None)
    if line.mnemonic in _SEMANTICS:
        operands = [_operand(each, scope) for each in reversed(line.operands)]
        known = tuple(each for each in operands if each is not None)
        if len(known) == len(operands):
            return Reading(f"{line.mnemonic} register", known, MACHINE_TYPES[64])
    return X86_64_ASSEMBLER.read(line, scope)


_KNOWN = {
    **X86_64_ASSEMBLER.semantics,
    **{f"{name} register": semantics for name, semantics in _SEMANTICS.items()},
}
X86_64_COMPILED: Assembler = replace(
    X86_64_ASSEMBLER, read=_read, semantics=_KNOWN, mnemonics=X86_64_ASSEMBLER.mnemonics | set(_SEMANTICS)
)
"""The assembler of what compilers write."""
