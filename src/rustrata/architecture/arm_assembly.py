"""Assembly of AArch32 in the unified syntax: operands, addressing modes, and lists of registers.

An immediate is written with or without ``#``. The instructions are those of `rustrata.architecture.arm`;
those that compute take a condition (``MOVEQ``), accesses and barriers do not. The register PC is refused.
"""

import re

from rustrata.architecture import arm
from rustrata.architecture.aarch64_assembly import shifted
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope, refuse
from rustrata.architecture.indirect_jump import targets
from rustrata.architecture.operands import Computed, Immediate, Memory, Operand, SymbolicRegister, Word
from rustrata.executions.actions import Assign, Code
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Expression, Register, Wrap
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

_NUMBER = re.compile(r"#?\s*([-+]?(?:0[xX][0-9a-fA-F]+|\d+))")
_SHIFT = re.compile(r"(lsl|lsr|asr|ror)\s*#?\s*(\d+)", re.IGNORECASE)
_MEMORY = re.compile(r"\[([^\[\]]*)\]\s*(!?)")
_LIST = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"[rR](\d+)\s*-\s*[rR](\d+)")


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    return int(found[1], 0) if "x" in found[1].lower() else int(found[1])


def _name(text: str, scope: Scope, operand: OperandText) -> str | None:
    """The register that a text names; None when it names none."""
    name = scope.register(OperandText(text.strip(), operand.span))
    if name == "PC":
        raise refuse("unsupported: the program counter as an operand", operand.span)
    return name


def _sum(base: str, offset: Expression, *, subtracted: bool = False) -> Expression:
    operator = BinaryOperator.SUBTRACT if subtracted else BinaryOperator.ADD
    return Wrap(arm.WORD, Binary(operator, Register(base), offset))


def _offset(base: str, pieces: list[str], scope: Scope, operand: OperandText) -> Expression:
    """``base`` and what stands behind it: ``#4``, ``r2``, ``-r2``, ``r2, lsl #2``."""
    number = _number(pieces[0])
    if number is not None and len(pieces) == 1:
        return _sum(base, Constant(number))
    index = _name(pieces[0].lstrip("+-"), scope, operand)
    if index is None or len(pieces) > 2:
        raise refuse(f"`{operand.text}` is not an address", operand.span)
    value: Expression = Register(index)
    if len(pieces) == 2:
        shift = _SHIFT.fullmatch(pieces[1])
        if shift is None:
            raise refuse(f"`{pieces[1]}` is not a shift by a constant", operand.span)
        value = shifted(value, shift, 32)
    return _sum(base, value, subtracted=pieces[0].startswith("-"))


def _based(inside: str, scope: Scope, operand: OperandText) -> tuple[str, list[str]]:
    """The base of an address, and the pieces behind it."""
    pieces = [piece.strip() for piece in inside.split(",")]
    base = _name(pieces[0], scope, operand)
    if base is None:
        raise refuse(f"`{pieces[0]}` is not a register; an address begins with one", operand.span)
    return base, pieces[1:]


def _operand(operand: OperandText, scope: Scope) -> Operand:
    name = _name(operand.text, scope, operand)
    if name is not None:
        return SymbolicRegister(name)
    number = _number(operand.text)
    if number is not None:
        return Immediate(number)
    found = _MEMORY.fullmatch(operand.text)
    if found is None:
        return Word(operand.text.lower())
    base, pieces = _based(found[1], scope, operand)
    return Memory("", _offset(base, pieces, scope, operand) if pieces else Register(base))


def _operands(texts: tuple[OperandText, ...], scope: Scope) -> tuple[Operand, ...]:
    """The operands, a shift joined to the register before it."""
    found: list[Operand] = []
    for text in texts:
        shift = _SHIFT.fullmatch(text.text)
        if shift is None or not found:
            found.append(_operand(text, scope))
            continue
        match found[-1]:
            case SymbolicRegister(name):
                found[-1] = Computed(shifted(Register(name), shift, 32))
            case _:
                raise refuse(f"`{text.text}` does not apply to what is before it", text.span)
    return tuple(found)


def _registers(operand: OperandText, scope: Scope) -> list[str]:
    """A list of registers, ``{r0, r2-r4}``, in the order of their numbers, which is that of addresses."""
    found = _LIST.fullmatch(operand.text)
    if found is None:
        raise refuse(f"`{operand.text}` is not a list of registers, as in `{{r0,r2-r4}}`", operand.span)
    names: list[str] = []
    for piece in (each.strip() for each in found[1].split(",")):
        many = _RANGE.fullmatch(piece)
        if many and max(int(many[1]), int(many[2])) > 15:
            raise refuse(f"`{piece}` names a register that there is not; they are r0 to r15", operand.span)
        written = [f"R{n}" for n in range(int(many[1]), int(many[2]) + 1)] if many else [piece]
        for each in written:
            name = _name(each, scope, operand)
            if name is None:
                raise refuse(f"`{piece}` is not a register", operand.span)
            names.append(name)
    numbered = all(name[:1] == "R" for name in names)
    return sorted(names, key=lambda name: int(name[1:])) if numbered else names


def _several(line: AssemblyLine, scope: Scope) -> Reading:
    """LDM and STM ``base[!], {registers}``."""
    if len(line.operands) != 2:
        raise refuse(f"`{line.mnemonic}`: takes 2 operands, not {len(line.operands)}", line.span)
    written, listed = line.operands
    base = _name(written.text.removesuffix("!"), scope, written)
    if base is None:
        raise refuse(f"`{written.text}` is not a register", written.span)
    names = _registers(listed, scope)
    after: Code = ()
    if written.text.endswith("!"):
        if base in names:
            raise refuse("the base is updated and must not be in the list", written.span)
        step = Constant(4 * len(names) * (-1 if line.mnemonic.endswith(("da", "db")) else 1))
        after = (Assign(base, _sum(base, step), line.span),)
    operands: tuple[Operand, ...] = (Memory("", Register(base)), *(SymbolicRegister(name) for name in names))
    return Reading(line.mnemonic, operands, arm.WORD, (), after)


def _written_back(
    texts: tuple[OperandText, ...], scope: Scope, line: AssemblyLine
) -> tuple[tuple[OperandText, ...], Code, Code]:
    """Pre- and post-indexing: the operands without it, and what it does to the base before and after."""
    for place, text in enumerate(texts):
        found = _MEMORY.fullmatch(text.text)
        if found is None or not (found[2] or place < len(texts) - 1):
            continue
        base, pieces = _based(found[1], scope, text)
        if any(_name(each.text, scope, each) == base for each in texts[:place]):
            raise refuse("the base is updated and must not be the register of the access", text.span)
        only = OperandText(f"[{base}]", text.span)
        if found[2]:
            moved = _offset(base, pieces, scope, text) if pieces else Register(base)
            return (*texts[:place], only, *texts[place + 1 :]), (Assign(base, moved, line.span),), ()
        if pieces:
            raise refuse(f"`{text.text}`: an offset stands either inside the brackets or behind", text.span)
        moved = _offset(base, [each.text for each in texts[place + 1 :]], scope, texts[-1])
        return (*texts[:place], only), (), (Assign(base, moved, line.span),)
    return texts, (), ()


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    mnemonic = line.mnemonic
    if mnemonic in arm.UNSUPPORTED:
        message = f"unsupported: `{mnemonic}`, a memory access, barrier or jump under a condition"
        raise refuse(message, line.span, "branch around it")
    if mnemonic not in arm.SEMANTICS:
        return None
    if mnemonic in arm.BRANCHES and line.operands:
        ahead = _operands(line.operands[:-1], scope)
        return Reading(mnemonic, (*ahead, scope.label(line.operands[-1])), arm.WORD)
    if mnemonic in arm.MULTIPLE:
        return _several(line, scope)
    if mnemonic == "bx":
        return Reading(mnemonic, (*_operands(line.operands, scope), *targets(scope)), arm.WORD)
    if mnemonic not in arm.WIDTHS and mnemonic not in arm.PAIRS:
        return Reading(mnemonic, _operands(line.operands, scope), arm.WORD)
    texts, before, after = _written_back(line.operands, scope, line)
    exclusive = "ex" in mnemonic or mnemonic.startswith(("lda", "stl"))
    if exclusive and any(_MEMORY.fullmatch(text.text) and "," in text.text for text in texts):
        raise refuse(f"`{mnemonic}` takes the address from one register", line.span)
    bits = arm.WIDTHS.get(mnemonic, 32)
    return Reading(mnemonic, _operands(texts, scope), MACHINE_TYPES[bits], before, after)


ARM_ASSEMBLER = Assembler("AArch32", arm.TAGS, arm.SEMANTICS, _read, frozenset(arm.SEMANTICS), word=32)
"""ARMv7, and the loads and stores of ARMv8 that acquire and release, with registers of 32 bits."""
