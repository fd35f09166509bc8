"""Assembly of AArch64 [Arm ARM, A64 base instructions, C6.2].

Accesses, exclusives, atomics and barriers are those of `rustrata.architecture.aarch64`; here are the
operands (views ``W`` and ``X``, shifted and extended registers, addressing modes) and the instructions
that compute with flags. DSB is at least the DMB of the same option, and carries both tags. The read of an
atomic whose destination is the zero register (STADD) has the tag ``NoRet`` and neither acquires nor is
ordered by DMB LD.

A pair (LDP, STP) is two accesses in the order of their addresses. Left out, and refused: addresses of
instructions (ADR, BL, BR, RET), CASP, exclusive and ordered pairs, system registers, vectors.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from rustrata.architecture import aarch64
from rustrata.architecture.a64_arithmetic import ARITHMETIC
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope, refuse
from rustrata.architecture.flags import ARM_CONDITIONS
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import (
    Computed,
    Immediate,
    Memory,
    Operand,
    SymbolicRegister,
    Word,
    ZeroRegister,
)
from rustrata.architecture.semantics import fence
from rustrata.executions.actions import (
    Action,
    Assign,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Read,
    Update,
    Write,
)
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Wrap,
)
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText
from rustrata.source import Span

_OPTIONS = frozenset(f"{domain}{kind}" for domain in ("ish", "osh", "") for kind in ("", "ld", "st")) - {""}
_OPTIONS |= {"sy"}


def _barrier(option: str, form: Form) -> str:
    if option not in _OPTIONS:
        raise form.refuse(f"unknown option `{option}`; the options are {', '.join(sorted(_OPTIONS))}")
    return option.upper()


def dmb(form: Form) -> Code:
    """DMB option; without one, SY."""
    option = _barrier(form.word(0) if form.operands else "sy", form)
    return (Fence(frozenset({f"DMB.{option}"}), form.span),)


def dsb(form: Form) -> Code:
    """DSB option."""
    option = _barrier(form.word(0) if form.operands else "sy", form)
    return (Fence(frozenset({f"DSB.{option}", f"DMB.{option}"}), form.span),)


def branch_when(condition: Expression) -> Semantics:
    """B.cond label."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return (Branch(condition, form.label(0).name, form.span),)

    return semantics


def jump(form: Form) -> Code:
    """B label."""
    form.takes(1)
    return (Jump(form.label(0).name),)


def branch_on_zero(operator: BinaryOperator) -> Semantics:
    """CBZ and CBNZ."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        condition = Binary(operator, form.wrapped(0), Constant(0))
        return (Branch(condition, form.label(1).name, form.span),)

    return semantics


def branch_on_bit(operator: BinaryOperator) -> Semantics:
    """TBZ and TBNZ register, bit, label."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        match form.operands[1]:
            case Immediate(place) if 0 <= place < 64:
                bit = Binary(BinaryOperator.AND, form.wrapped(0), Constant(1 << place))
            case _:
                raise form.refuse("operand 2 must be the number of a bit")
        return (Branch(Binary(operator, bit, Constant(0)), form.label(2).name, form.span),)

    return semantics


def load_signed(bits: int) -> Semantics:
    """LDRSB, LDRSH and LDRSW: the value is extended with its sign."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        target = form.register(0)
        location, address = form.location(1), form.address(1)
        extended = form.wrap(Wrap(IntegerType(bits, True), Register(target)))
        return (
            Read(target, location, address=address, bits=bits, span=form.span),
            Assign(target, extended, form.span),
        )

    return semantics


def _next(address: Expression | None, form: Form, size: int) -> Expression:
    if address is None:
        raise form.refuse("operand 3 must be memory")
    return Binary(BinaryOperator.ADD, address, Constant(size))


def load_pair(bits: int | None) -> Semantics:
    """LDP, and LDPSW of ``bits`` with their sign."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        width = bits or form.bits
        assert width is not None and form.type is not None, "a pair is of machine registers"
        address = form.address(2)
        first = Assign("%base", _next(address, form, 0), form.span)
        second = _next(Register("%base"), form, width // 8)
        code: list[Read | Assign] = [first]
        read_type = IntegerType(width, bits is not None)
        for place, at in enumerate((Register("%base"), second)):
            target = form.register(place)
            code.append(Read(target, "", address=at, bits=width, span=form.span))
            code.append(Assign(target, form.wrap(Wrap(read_type, Register(target))), form.span))
        return tuple(code)

    return semantics


def store_pair(form: Form) -> Code:
    """STP."""
    form.takes(3)
    assert form.bits is not None, "a pair is of machine registers"
    address = form.address(2)
    return tuple(
        Write("", form.wrapped(place), address=_next(address, form, place * form.bits // 8), bits=form.bits,
              span=form.span)
        for place in (0, 1)
    )  # fmt: skip


def without_result(semantics: Semantics) -> Semantics:
    """STop operand, memory: LDop whose destination is the zero register."""

    def discarding(form: Form) -> Code:
        form.takes(2)
        operands = (form.operands[0], ZeroRegister(), form.operands[1])
        return _unreturned(
            semantics(
                Form(
                    form.mnemonic, operands, form.type, form.span, form.place, form.fresh_label, form.machine
                )
            )
        )

    return discarding


def _unreturned(code: Code) -> Code:
    """The code of an atomic whose result is dropped: its read does not acquire, and DMB LD skips it."""
    tags = frozenset({"X", aarch64.NO_RETURN})
    found: list[Action] = []
    for each in code:
        match each:
            case Update():
                found.append(replace(each, target=None, read_tags=tags))
            case CompareExchange():
                found.append(replace(each, target=None, read_tags=tags, failure_tags=tags))
            case _:
                found.append(each)
    return tuple(found)


def returning(place: int, semantics: Semantics) -> Semantics:
    """LDop, SWP and CAS; without a result when the destination, operand ``place``, is the zero register."""

    def either(form: Form) -> Code:
        code = semantics(form)
        return _unreturned(code) if form.operands[place] == ZeroRegister() else code

    return either


def compare_and_swap(semantics: Semantics) -> Semantics:
    """CAS as the architecture has it: the register that is compared may give the result of a success, and a
    failure may write back what was read [Arm ARM, C6.2, CAS]."""

    def semantics_of(form: Form) -> Code:
        return tuple(
            replace(each, writes_back=True, forwards=True) if isinstance(each, CompareExchange) else each
            for each in semantics(form)
        )

    return returning(0, semantics_of)


def _accesses() -> Mapping[str, Semantics]:
    """The accesses of mappings, those with unscaled offsets, and the atomics without a result."""
    shared = {
        name: semantics
        for name, semantics in aarch64.SEMANTICS.items()
        if name.startswith(("ldr", "str", "lda", "stl", "ldx", "stx", "swp", "cas"))
    }
    found: dict[str, Semantics] = dict(shared)
    for name, semantics in shared.items():
        if name.startswith("swp"):
            found[name] = returning(1, semantics)
        elif name.startswith("cas"):
            found[name] = compare_and_swap(semantics)
    for size in ("", "b", "h"):
        found[f"ldur{size}"] = shared[f"ldr{size}"]
        found[f"stur{size}"] = shared[f"str{size}"]
        found[f"ldapur{size}"] = shared[f"ldapr{size}"]
        found[f"stlur{size}"] = shared[f"stlr{size}"]
        for operation in ("add", "clr", "set", "eor", "smax", "smin", "umax", "umin"):
            for order in ("", "a", "l", "al"):
                loading = aarch64.SEMANTICS[f"ld{operation}{order}{size}"]
                found[f"ld{operation}{order}{size}"] = returning(1, loading)
                if order in ("", "l"):
                    found[f"st{operation}{order}{size}"] = without_result(loading)
    return found


_SIGNED = {"ldrsw": 32, "ldrsh": 16, "ldrsb": 8, "ldursw": 32, "ldursh": 16, "ldursb": 8}
_BRANCHES: dict[str, Semantics] = {
    "b": jump,
    **{f"b.{code}": branch_when(condition) for code, condition in ARM_CONDITIONS.items()},
    **{f"b{code}": branch_when(condition) for code, condition in ARM_CONDITIONS.items()},
    "cbz": branch_on_zero(BinaryOperator.EQUAL),
    "cbnz": branch_on_zero(BinaryOperator.NOT_EQUAL),
    "tbz": branch_on_bit(BinaryOperator.EQUAL),
    "tbnz": branch_on_bit(BinaryOperator.NOT_EQUAL),
}


def nothing(form: Form) -> Code:
    """NOP."""
    form.takes(0)
    return ()


SEMANTICS: Mapping[str, Semantics] = {
    **_accesses(),
    **ARITHMETIC,
    **_BRANCHES,
    **{name: load_signed(bits) for name, bits in _SIGNED.items()},
    "ldp": load_pair(None),
    "ldnp": load_pair(None),
    "ldpsw": load_pair(32),
    "stp": store_pair,
    "stnp": store_pair,
    "dmb": dmb,
    "dsb": dsb,
    "isb": fence("ISB"),
    "nop": nothing,
}

_NUMBER = re.compile(r"#?\s*([-+]?(?:0[xX][0-9a-fA-F]+|\d+))")
_EXTENSIONS = {
    "sxtb": IntegerType(8, True),
    "sxth": IntegerType(16, True),
    "sxtw": IntegerType(32, True),
    "sxtx": IntegerType(64, True),
    "uxtb": IntegerType(8, False),
    "uxth": IntegerType(16, False),
    "uxtw": IntegerType(32, False),
    "uxtx": IntegerType(64, False),
}
_MODIFIER = re.compile(r"(lsl|lsr|asr|ror|[su]xt[bhwx])\s*(?:#?\s*(\d+))?", re.IGNORECASE)
_NARROW = re.compile(
    r"(?:ldr|str|ldur|stur|ldar|stlr|ldapr|ldapur|stlur|ldxr|ldaxr|stxr|stlxr|swpa?l?|casa?l?"
    r"|(?:ld|st)(?:add|clr|set|eor|[su]max|[su]min)a?l?)([bh])"
)
_MEMORY = re.compile(r"\[([^\[\]]*)\]\s*(!?)")


def _view(operand: OperandText, scope: Scope) -> int | None:
    """The width of the register that an operand is; None when it is none."""
    if scope.register(operand) is None:
        return None
    return 32 if operand.text[0] in "wW" else 64


def _register(name: str) -> Operand:
    return ZeroRegister() if name == "XZR" else SymbolicRegister(name)


def _value(name: str) -> Expression:
    return Constant(0) if name == "XZR" else Register(name)


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = found[1]
    return int(digits, 0) if "x" in digits.lower() else int(digits)


def shifted(value: Expression, modifier: re.Match[str], bits: int) -> Expression:
    """A register of ``bits`` shifted or extended by an operand's modifier [Arm ARM, ShiftReg, ExtendReg]."""
    kind, amount = modifier[1].lower(), int(modifier[2] or 0)
    unsigned, signed = IntegerType(bits, False), IntegerType(bits, True)
    by = Constant(amount)
    match kind:
        case "lsl":
            return Wrap(unsigned, Binary(BinaryOperator.SHIFT_LEFT, value, by)) if amount else value
        case "lsr":
            return Binary(BinaryOperator.SHIFT_RIGHT, Wrap(unsigned, value), by)
        case "asr":
            return Binary(BinaryOperator.SHIFT_RIGHT, Wrap(signed, value), by)
        case "ror":
            low = Binary(BinaryOperator.SHIFT_RIGHT, Wrap(unsigned, value), by)
            high = Binary(BinaryOperator.SHIFT_LEFT, value, Constant(bits - amount))
            return Wrap(unsigned, Binary(BinaryOperator.OR, low, high)) if amount else value
        case _:
            extended = Wrap(_EXTENSIONS[kind], value)
            return Binary(BinaryOperator.SHIFT_LEFT, extended, by) if amount else extended


def _address(inside: str, scope: Scope, span: Span) -> Expression:
    """``x1``, ``x1, #4``, ``x1, x2``, ``x1, w2, sxtw #2``."""
    pieces = [OperandText(piece.strip(), span) for piece in inside.split(",")]
    base = scope.register(pieces[0])
    if base is None:
        raise refuse(f"`{pieces[0].text}` is not a register; an address begins with one", span)
    address: Expression = _value(base)
    if len(pieces) == 1:
        return address
    number = _number(pieces[1].text)
    if number is not None and len(pieces) == 2:
        return Binary(BinaryOperator.ADD, address, Constant(number))
    index = scope.register(pieces[1])
    if index is None or len(pieces) > 3:
        raise refuse(f"`[{inside}]` is not an address", span)
    offset: Expression = _value(index)
    view = _view(pieces[1], scope)
    if len(pieces) == 3:
        modifier = _MODIFIER.fullmatch(pieces[2].text)
        if modifier is None:
            raise refuse(f"`{pieces[2].text}` is not an extension", span)
        offset = shifted(offset, modifier, 64)
    elif view == 32:
        offset = Wrap(MACHINE_TYPES[32], offset)
    return Wrap(MACHINE_TYPES[64], Binary(BinaryOperator.ADD, address, offset))


def _operand(operand: OperandText, scope: Scope) -> Operand:
    name = scope.register(operand)
    if name is not None:
        return _register(name)
    number = _number(operand.text)
    if number is not None:
        return Immediate(number)
    if found := _MEMORY.fullmatch(operand.text):
        return Memory("", _address(found[1], scope, operand.span))
    if operand.text.startswith("["):
        raise refuse(f"`{operand.text}` is not an address", operand.span)
    return Word(operand.text.lower())


def _operands(line: AssemblyLine, scope: Scope, bits: int) -> list[Operand]:
    """The operands, a shift or extension joined to what it applies to."""
    found: list[Operand] = []
    for operand in line.operands:
        modifier = _MODIFIER.fullmatch(operand.text)
        if modifier is None or not found:
            found.append(_operand(operand, scope))
            continue
        match found[-1]:
            case Immediate(value):
                if int(modifier[2] or 0) > 63:
                    raise refuse(f"`{operand.text}` shifts by more than 63 bits", operand.span)
                found[-1] = Immediate(value << int(modifier[2] or 0))
                if line.mnemonic == "movk":
                    found[-1] = Immediate(value)
                    found.append(Immediate(int(modifier[2] or 0)))
            case SymbolicRegister(name):
                found[-1] = Computed(shifted(Register(name), modifier, bits))
            case ZeroRegister():
                pass
            case _:
                raise refuse(f"`{operand.text}` does not apply to what is before it", operand.span)
    return found


def _width(line: AssemblyLine, scope: Scope) -> int:
    """The width of the operation: of the access for narrow ones, else that of the registers."""
    place = 1 if re.match(r"st(l?x)[rp]", line.mnemonic) else 0
    views = [_view(operand, scope) for operand in line.operands]
    bits = views[place] if place < len(views) else None
    narrow = _NARROW.fullmatch(line.mnemonic)
    if narrow is not None:
        return 8 if narrow[1] == "b" else 16
    return bits or 64


def _written_back(line: AssemblyLine, scope: Scope) -> tuple[tuple[OperandText, ...], Code, Code]:
    """Pre- and post-indexing: the operands without it, and what it does to the base before and after."""
    operands = line.operands
    for place, operand in enumerate(operands):
        found = _MEMORY.fullmatch(operand.text)
        if found is None:
            continue
        base = scope.register(OperandText(found[1].split(",")[0].strip(), operand.span))
        if found[2] and base is not None:
            moved = _address(found[1], scope, operand.span)
            only = OperandText(f"[{found[1].split(',')[0]}]", operand.span)
            kept = (*operands[:place], only, *operands[place + 1 :])
            return kept, (Assign(base, moved, line.span),), ()
        if place == len(operands) - 2 and base is not None:
            step = _number(operands[-1].text)
            if step is None:
                raise refuse("unsupported: indexing by a register", operands[-1].span)
            moved = Wrap(MACHINE_TYPES[64], Binary(BinaryOperator.ADD, Register(base), Constant(step)))
            return operands[:-1], (), (Assign(base, moved, line.span),)
    return operands, (), ()


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    mnemonic = line.mnemonic
    if mnemonic not in SEMANTICS:
        return None
    if mnemonic in _BRANCHES and line.operands:
        ahead = tuple(_operand(operand, scope) for operand in line.operands[:-1])
        label = scope.label(line.operands[-1])
        return Reading(mnemonic, (*ahead, label), MACHINE_TYPES[_width(line, scope)])
    texts, before, after = _written_back(line, scope)
    kept = AssemblyLine(line.labels, mnemonic, texts, line.span)
    bits = _width(line, scope)
    operands = tuple(_operands(kept, scope, bits))
    return Reading(mnemonic, operands, MACHINE_TYPES[bits], before, after)


AARCH64_ASSEMBLER = Assembler("AArch64", aarch64.TAGS, SEMANTICS, _read, frozenset(SEMANTICS))
