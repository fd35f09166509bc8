"""Assembly of X86_64 (AT&T: source first, ``%`` and ``$``) and X86 (32 bits, Intel: destination first).

Operands come in Intel's order to the semantics, those of `rustrata.architecture.x86_64` and here those with
flags and with a memory operand: without LOCK such an instruction is a load and then a store.

Left out, and refused: writes to 8- and 16-bit registers (they keep the other bits), string and vector
instructions, the stack, segments other than as a prefix of NOP. The overflow flag behind a shift by more than
one is undefined on the machine and 0 here.
"""

import re
from collections.abc import Mapping

from rustrata.architecture import x86_64
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope, refuse
from rustrata.architecture.flags import (
    X86_CONDITIONS,
    C,
    N,
    V,
    Z,
    flags_of_difference,
    flags_of_result,
    flags_of_sum,
)
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Immediate, MachineRegister, Memory, Operand, SymbolicRegister
from rustrata.architecture.semantics import LEFT, RIGHT, fence, select
from rustrata.executions.actions import OLD, Assign, Branch, Code, Jump, Read, Update, Write
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
from rustrata.programs.litmus.assembly.registers import X86_64_REGISTERS

_SUFFIXES = {"b": 8, "w": 16, "l": 32, "q": 64}
_OPERATORS = {
    "add": BinaryOperator.ADD,
    "sub": BinaryOperator.SUBTRACT,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}
_NUMBER = re.compile(r"\$?\s*(-?(?:0[xX][0-9a-fA-F]+|\d+))")
_MEMORY = re.compile(r"(?:%\w+:)?\s*([-\w.]*)\s*\(([^()]*)\)")


def _typed(form: Form) -> IntegerType:
    if form.type is None:
        raise form.refuse("unsupported: the width of the operation is not known; write it as a suffix")
    return form.type


def _loaded(form: Form, index: int, register: str) -> tuple[Code, Expression]:
    """The value of an operand, and the load before it when it is in memory."""
    if not isinstance(form.operands[index], Memory):
        return (), form.wrapped(index)
    type_ = _typed(form)
    address = form.address(index)
    read = Read(register, form.location(index), address=address, bits=form.bits, span=form.span)
    return (read,), Wrap(type_, Register(register))


def _stored(form: Form, index: int, value: Expression) -> Code:
    """A value put into a register or memory."""
    if isinstance(form.operands[index], Memory):
        address = form.address(index)
        write = Write(form.location(index), form.wrap(value), address=address, bits=form.bits, span=form.span)
        return (write,)
    return (Assign(form.register(index), form.wrap(value), form.span),)


def _flags(name: str, form: Form, left: Expression, right: Expression) -> Code:
    type_ = _typed(form)
    match name:
        case "add":
            return flags_of_sum(left, right, type_, form.span)
        case "sub":
            return flags_of_difference(left, right, type_, form.span, borrow=True)
        case _:
            return flags_of_result(Binary(_OPERATORS[name], left, right), type_, form.span)


def _keeping_carry(flags: Code) -> Code:
    return tuple(each for each in flags if not (isinstance(each, Assign) and each.target == C))


def arithmetic(name: str) -> Semantics:
    """``op destination, source`` with flags; one operand may be in memory."""
    operator = _OPERATORS[name]

    def semantics(form: Form) -> Code:
        form.takes(2)
        _typed(form)
        before, right = _loaded(form, 1, "%right")
        first, left = _loaded(form, 0, "%before")
        kept = (Assign("%kept", left, form.span), Assign("%by", right, form.span))
        old, by = Register("%kept"), Register("%by")
        stored = _stored(form, 0, Binary(operator, old, by))
        return (*before, *first, *kept, *stored, *_flags(name, form, old, by))

    return semantics


def locked(name: str) -> Semantics:
    """LOCK op memory, source."""
    operator = _OPERATORS[name]

    def semantics(form: Form) -> Code:
        form.takes(2)
        return _locked_by(form, name, operator, form.wrapped(1), keep_carry=False)

    return semantics


def _locked_by(form: Form, name: str, operator: BinaryOperator, by: Expression, *, keep_carry: bool) -> Code:
    type_ = _typed(form)
    new = form.wrap(Binary(operator, Register(OLD), by))
    tags = x86_64.LOCKED
    location, address = form.location(0), form.address(0)
    update = Update("%before", location, new, tags, tags, address=address, bits=form.bits, span=form.span)
    flags = _flags(name, form, Wrap(type_, Register("%before")), by)
    return (update, *(_keeping_carry(flags) if keep_carry else flags))


def step(name: str) -> Semantics:
    """INC and DEC: by one, keeping the carry."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        _typed(form)
        before, left = _loaded(form, 0, "%before")
        kept = Assign("%kept", left, form.span)
        one, old = Constant(1), Register("%kept")
        stored = _stored(form, 0, Binary(_OPERATORS[name], old, one))
        return (*before, kept, *stored, *_keeping_carry(_flags(name, form, old, one)))

    return semantics


def locked_step(name: str) -> Semantics:
    """LOCK INC and LOCK DEC."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return _locked_by(form, name, _OPERATORS[name], Constant(1), keep_carry=True)

    return semantics


def compare(form: Form) -> Code:
    """CMP left, right."""
    form.takes(2)
    first, left = _loaded(form, 0, "%before")
    second, right = _loaded(form, 1, "%right")
    return (*first, *second, *_flags("sub", form, left, right))


def test(form: Form) -> Code:
    """TEST left, right."""
    form.takes(2)
    first, left = _loaded(form, 0, "%before")
    second, right = _loaded(form, 1, "%right")
    return (*first, *second, *_flags("and", form, left, right))


def in_place(operator: UnaryOperator) -> Semantics:
    """NOT, which sets no flags, and NEG, which sets those of a subtraction from 0."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        before, value = _loaded(form, 0, "%before")
        kept = Assign("%kept", value, form.span)
        stored = _stored(form, 0, Unary(operator, Register("%kept")))
        if operator is UnaryOperator.COMPLEMENT:
            return (*before, kept, *stored)
        return (*before, kept, *stored, *_flags("sub", form, Constant(0), Register("%kept")))

    return semantics


def shift(name: str) -> Semantics:
    """SHL, SHR and SAR of a register by a constant."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        type_ = _typed(form)
        match form.operands[1]:
            case Immediate(by):
                count = by & (63 if type_.bits == 64 else 31)
            case _:
                raise form.refuse("unsupported: a shift by a register")
        if count == 0:
            return ()
        before, value = _loaded(form, 0, "%before")
        kept = Register("%kept")
        signed = Wrap(IntegerType(type_.bits, True), kept)
        left = name == "shl"
        source = signed if name == "sar" else kept
        operator = BinaryOperator.SHIFT_LEFT if left else BinaryOperator.SHIFT_RIGHT
        result = form.wrap(Binary(operator, source, Constant(count)))
        out = type_.bits - count if left else count - 1
        carry = _bit(kept, out)
        overflow: Expression = Constant(0)
        if count == 1 and name != "sar":
            top = type_.bits - 1
            overflow = Binary(BinaryOperator.XOR, _bit(result, top), carry) if left else _bit(kept, top)
        return (
            *before,
            Assign("%kept", value, form.span),
            *_stored(form, 0, result),
            *flags_of_result(result, type_, form.span)[:2],
            Assign(C, carry, form.span),
            Assign(V, overflow, form.span),
        )

    return semantics


def _bit(value: Expression, place: int) -> Expression:
    shifted = Binary(BinaryOperator.SHIFT_RIGHT, value, Constant(place))
    return Binary(BinaryOperator.AND, shifted, Constant(1))


def exchange(form: Form) -> Code:
    """XCHG: LOCKed with memory, on either side; of two registers a swap."""
    form.takes(2)
    match form.operands:
        case (_, Memory()):
            return x86_64.xchg(form)
        case (Memory(), _):
            swapped = (form.operands[1], form.operands[0])
            return x86_64.xchg(
                Form(form.mnemonic, swapped, form.type, form.span, form.place, form.fresh_label, form.machine)
            )
        case _:
            one, other = form.register(0), form.register(1)
            return (
                Assign("%kept", form.wrapped(0), form.span),
                Assign(one, form.wrapped(1), form.span),
                Assign(other, Register("%kept"), form.span),
            )


def compare_exchange(semantics: Semantics) -> Semantics:
    """CMPXCHG, whose zero flag says whether the comparison succeeded. The other flags, of the comparison's
    subtraction, are left out: they are 0."""

    def flagged(form: Form) -> Code:
        equal = Binary(BinaryOperator.EQUAL, Register(LEFT), Register(RIGHT))
        zero = Constant(0)
        flags = ((Z, equal), (N, zero), (C, zero), (V, zero))
        return (*semantics(form), *(Assign(flag, value, form.span) for flag, value in flags))

    return flagged


def add_and_exchange(semantics: Semantics) -> Semantics:
    """XADD, with the flags of the addition."""

    def flagged(form: Form) -> Code:
        form.takes(2)
        by = Assign("%by", form.wrapped(1), form.span)
        code = semantics(form)
        old = Register(form.register(1))
        return (by, *code, *_flags("add", form, old, Register("%by")))

    return flagged


def jump_when(condition: Expression) -> Semantics:
    """Jcc label."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return (Branch(condition, form.label(0).name, form.span),)

    return semantics


def jump(form: Form) -> Code:
    """JMP label."""
    form.takes(1)
    return (Jump(form.label(0).name),)


def move_when(condition: Expression) -> Semantics:
    """CMOVcc destination, source; a source in memory is read whatever the condition."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        before, value = _loaded(form, 1, "%right")
        chosen = select(condition, value, form.wrapped(0))
        return (*before, Assign(form.register(0), form.wrap(chosen), form.span))

    return semantics


def multiply(form: Form) -> Code:
    """IMUL destination, source. Its flags are left out: they are cleared."""
    form.takes(2)
    type_ = _typed(form)
    before, value = _loaded(form, 1, "%right")
    result = form.wrap(Binary(BinaryOperator.MULTIPLY, form.value(0), value))
    code = (*before, Assign(form.register(0), result, form.span))
    return (*code, *flags_of_result(Register(form.register(0)), type_, form.span))


def load_address(form: Form) -> Code:
    """LEA destination, memory: the address and no access."""
    form.takes(2)
    address = form.address(1)
    if address is None:
        raise form.refuse("operand 2 must be memory")
    return (Assign(form.register(0), form.wrap(address), form.span),)


def nothing(form: Form) -> Code:
    """NOP in all its lengths, ENDBR64, PAUSE."""
    return ()


_NOTHING = frozenset(("nop", "nopw", "nopl", "nopq", "endbr64", "endbr32", "pause"))
SEMANTICS: Mapping[str, Semantics] = {
    "mov": x86_64.mov,
    "movabs": x86_64.mov,
    "xchg": exchange,
    "lock xchg": exchange,
    "xadd": add_and_exchange(x86_64.xadd),
    "lock xadd": add_and_exchange(x86_64.lock_xadd),
    "cmpxchg": compare_exchange(x86_64.cmpxchg),
    "lock cmpxchg": compare_exchange(x86_64.lock_cmpxchg),
    "mfence": fence("MFENCE"),
    "sfence": fence("SFENCE"),
    "lfence": fence("LFENCE"),
    "cmp": compare,
    "test": test,
    "jmp": jump,
    "imul": multiply,
    "lea": load_address,
    "neg": in_place(UnaryOperator.NEGATE),
    "not": in_place(UnaryOperator.COMPLEMENT),
    "inc": step("add"),
    "dec": step("sub"),
    "lock inc": locked_step("add"),
    "lock dec": locked_step("sub"),
    "shl": shift("shl"),
    "sal": shift("shl"),
    "shr": shift("shr"),
    "sar": shift("sar"),
    **{name: arithmetic(name) for name in _OPERATORS},
    **{f"lock {name}": locked(name) for name in _OPERATORS},
    **{f"j{code}": jump_when(condition) for code, condition in X86_CONDITIONS.items()},
    **{f"cmov{code}": move_when(condition) for code, condition in X86_CONDITIONS.items()},
    **dict.fromkeys(_NOTHING, nothing),
}
_JUMPS = frozenset({"jmp", *(f"j{code}" for code in X86_CONDITIONS)})


def _based(mnemonic: str) -> tuple[str, int | None] | None:
    """The mnemonic without the suffix of its width, and the width."""
    if mnemonic in SEMANTICS:
        return mnemonic, None
    base, suffix = mnemonic[:-1], mnemonic[-1]
    if base in SEMANTICS and suffix in _SUFFIXES and base not in _JUMPS | _NOTHING:
        return base, _SUFFIXES[suffix]
    return None


def _register(name: str) -> Operand:
    return MachineRegister("rax") if name in ("rax", "EAX") else SymbolicRegister(name)


def _held_in(name: str) -> str:
    return "%rax" if name in ("rax", "EAX") else name


def _view(operand: OperandText, scope: Scope, word: int) -> int | None:
    """The width of the register that an operand is; None when it is none."""
    if scope.register(operand) is None:
        return None
    bare = operand.text.removeprefix("%")
    if word == 64:
        return X86_64_REGISTERS[bare.lower()][1]
    if len(bare) == 3:
        return 32
    return 8 if bare[-1] in "LHlh" else 16


def _width(line: AssemblyLine, suffix: int | None, scope: Scope, word: int) -> int | None:
    views = {view for operand in line.operands if (view := _view(operand, scope, word)) is not None}
    if suffix is not None:
        views.add(suffix)
    if len(views) > 1:
        raise refuse(f"`{line.mnemonic}`: the operands have different widths", line.span)
    if not views:
        return 32 if word == 32 else None
    return views.pop()


def _operand(operand: OperandText, scope: Scope, word: int) -> Operand:
    name = scope.register(operand)
    if name is not None:
        return _register(name)
    if found := _NUMBER.fullmatch(operand.text):
        return Immediate(int(found[1], 0) if "x" in found[1].lower() else int(found[1]))
    if operand.text.startswith("["):
        inside = operand.text.removeprefix("[").removesuffix("]")
        pieces = [OperandText(piece.strip(), operand.span) for piece in inside.split("+")]
        return Memory("", _sum([_term(piece, scope) for piece in pieces]))
    if found := _MEMORY.fullmatch(operand.text):
        return Memory("", _att_address(found, operand, scope))
    if operand.text.startswith("$") and (address := scope.address(operand.text[1:])) is not None:
        return Immediate(address.value)
    raise refuse(f"`{operand.text}` is not an operand of {scope.test.dialect.value}", operand.span)


def _term(piece: OperandText, scope: Scope) -> Expression:
    """A register, a location's name or an integer within an address."""
    name = scope.register(piece)
    if name is not None:
        return Register(_held_in(name))
    if found := _NUMBER.fullmatch(piece.text):
        return Constant(int(found[1], 0) if "x" in found[1].lower() else int(found[1]))
    address = scope.address(piece.text)
    if address is None:
        raise refuse(f"`{piece.text}` is neither a register nor a location", piece.span)
    return address


def _sum(terms: list[Expression]) -> Expression:
    total = terms[0]
    for term in terms[1:]:
        total = Binary(BinaryOperator.ADD, total, term)
    return total


def _att_address(found: re.Match[str], operand: OperandText, scope: Scope) -> Expression:
    """``displacement(base, index, scale)``; a name alone is a location, with or without ``%rip``."""
    terms: list[Expression] = []
    if found[1]:
        terms.append(_term(OperandText(found[1], operand.span), scope))
    inside = [OperandText(piece.strip(), operand.span) for piece in found[2].split(",")]
    if len(inside) > 3:
        raise refuse(f"`{operand.text}` is not an address", operand.span)
    for place, piece in enumerate(inside[:2]):
        if not piece.text or scope.register(piece) == "rip":
            continue
        term = _term(piece, scope)
        if place == 1 and len(inside) == 3:
            term = Binary(BinaryOperator.MULTIPLY, term, _term(inside[2], scope))
        terms.append(term)
    return _sum(terms or [Constant(0)])


def _reader(line: AssemblyLine, scope: Scope, word: int) -> Reading | None:
    found = _based(line.mnemonic)
    if found is None:
        return None
    mnemonic, suffix = found
    if mnemonic in _NOTHING:
        return Reading(mnemonic, (), None)
    if mnemonic in _JUMPS:
        return Reading(mnemonic, tuple(scope.label(operand) for operand in line.operands), None)
    width = _width(line, suffix, scope, word)
    operands = tuple(_operand(operand, scope, word) for operand in line.operands)
    if word == 64:
        operands = operands[::-1]
    if width in (8, 16) and operands and not isinstance(operands[0], Memory):
        raise refuse(f"unsupported: `{line.mnemonic}` of a register of {width} bits", line.span)
    return Reading(mnemonic, operands, None if width is None else MACHINE_TYPES[width])


def _read_x86(line: AssemblyLine, scope: Scope) -> Reading | None:
    return _reader(line, scope, 32)


def _read_x86_64(line: AssemblyLine, scope: Scope) -> Reading | None:
    return _reader(line, scope, 64)


_TAGS = x86_64.TAGS | {"SFENCE", "LFENCE"}
X86_ASSEMBLER = Assembler("X86", _TAGS, SEMANTICS, _read_x86, frozenset(SEMANTICS), 32, _held_in)
X86_64_ASSEMBLER = Assembler("X86_64", _TAGS, SEMANTICS, _read_x86_64, frozenset(SEMANTICS), 64, _held_in)
