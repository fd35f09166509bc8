"""x86-64 [Intel SDM volume 2; AMD APM volume 3], Intel syntax, with symbolic registers.

Tags: ``X`` on both halves of a LOCKed instruction (XCHG with memory is always LOCKed), and on the lone
read of a failed LOCK CMPXCHG; ``MFENCE`` on MFENCE and on a LOCKed instruction that works on a private
stack slot, which drains the store buffer like it [Intel SDM volume 3, 8.2.3.9 and 8.3].

Without LOCK, CMPXCHG and XADD are a plain load and then a plain store; CMPXCHG stores even when the
comparison fails: it writes back what it read [Intel SDM, CMPXCHG, operation].

Left out: non-temporal and string instructions, SFENCE and LFENCE (no mapping needs them on write-back
memory), CMPXCHG16B.
"""

from collections.abc import Mapping
from typing import assert_never

from rustrata.architecture.instruction import (
    ExpressionTemplates,
    Form,
    InstructionSet,
    Semantics,
)
from rustrata.architecture.operands import (
    Computed,
    Immediate,
    LabelReference,
    MachineRegister,
    Memory,
    Operand,
    StackSlot,
    SymbolicRegister,
    Word,
    ZeroRegister,
)
from rustrata.architecture.semantics import (
    LEFT,
    RIGHT,
    branch_when,
    compare,
    convert,
    fence,
    flags,
    jump,
    move,
    nothing,
    select,
    sized,
)
from rustrata.executions.actions import (
    OLD,
    Assign,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
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
    Unary,
    UnaryOperator,
)

LOCKED = frozenset({"X"})
ALL_WIDTHS = (8, 16, 32, 64)
ACCUMULATOR = "%rax"

_CONDITIONS: dict[str, tuple[BinaryOperator, bool]] = {
    "e": (BinaryOperator.EQUAL, True),
    "ne": (BinaryOperator.NOT_EQUAL, True),
    "l": (BinaryOperator.LESS, True),
    "le": (BinaryOperator.LESS_EQUAL, True),
    "g": (BinaryOperator.GREATER, True),
    "ge": (BinaryOperator.GREATER_EQUAL, True),
    "b": (BinaryOperator.LESS, False),
    "be": (BinaryOperator.LESS_EQUAL, False),
    "a": (BinaryOperator.GREATER, False),
    "ae": (BinaryOperator.GREATER_EQUAL, False),
}


def mov(form: Form) -> Code:
    """MOV: a load, a store, or a move between registers."""
    form.takes(2)
    match form.operands:
        case (Memory(location), _):
            sized(form, ALL_WIDTHS)
            value, address = form.wrapped(1), form.address(0)
            return (Write(location, value, address=address, bits=form.bits, span=form.span),)
        case (_, Memory(location)):
            sized(form, ALL_WIDTHS)
            target, address = form.register(0), form.address(1)
            read = Read(target, location, address=address, bits=form.bits, span=form.span)
            return (read, *form.loaded(target))
        case _:
            return move(form)


def xchg(form: Form) -> Code:
    """XCHG register, memory: LOCKed without the prefix."""
    form.takes(2)
    return _locked(form, form.register(0), form.wrapped(0), 1)


def _locked(form: Form, target: str | None, new: Expression, memory: int) -> Code:
    """A LOCKed instruction on the memory operand of this number; ``target`` gets the old value."""
    location, address = form.location(memory), form.address(memory)
    update = Update(target, location, new, LOCKED, LOCKED, address=address, bits=form.bits, span=form.span)
    return (update, *(() if target is None else form.loaded(target)))


def lock_xadd(form: Form) -> Code:
    """LOCK XADD memory, register."""
    form.takes(2)
    register = form.register(1)
    total = form.wrap(Binary(BinaryOperator.ADD, Register(OLD), Register(register)))
    return _locked(form, register, total, 0)


def xadd(form: Form) -> Code:
    """XADD without LOCK: a load, then a store."""
    form.takes(2)
    register, location, address = form.register(1), form.location(0), form.address(0)
    total = form.wrap(Binary(BinaryOperator.ADD, Register("%read"), Register(register)))
    return (
        Read("%read", location, address=address, bits=form.bits, span=form.span),
        Write(location, total, address=address, bits=form.bits, span=form.span),
        Assign(register, Register("%read"), form.span),
        *form.loaded(register),
    )


def lock_operation(operator: BinaryOperator) -> Semantics:
    """LOCK op memory, value: the old value is dropped. On a stack slot it is a full fence."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        if form.operands[0] == StackSlot():
            return (Fence(frozenset({"MFENCE"}), form.span),)
        return _locked(form, None, form.wrap(Binary(operator, Register(OLD), form.value(1))), 0)

    return semantics


def lock_cmpxchg(form: Form) -> Code:
    """LOCK CMPXCHG memory, register: compares with the accumulator, which gets the old value."""
    form.takes(2)
    return (
        CompareExchange(
            ACCUMULATOR,
            LEFT,
            form.location(0),
            form.wrap(Register(ACCUMULATOR)),
            form.wrap(Register(form.register(1))),
            LOCKED,
            LOCKED,
            LOCKED,
            address=form.address(0),
            bits=form.bits,
            span=form.span,
        ),
        *form.loaded(ACCUMULATOR),
        Assign(RIGHT, Constant(1), form.span),
    )


def cmpxchg(form: Form) -> Code:
    """CMPXCHG without LOCK: a load, a comparison, then a store of the new value or of the old one."""
    form.takes(2)
    location, address, desired = form.location(0), form.address(0), form.register(1)
    differ, done = form.fresh_label(), form.fresh_label()
    return (
        Assign(LEFT, form.wrap(Register(ACCUMULATOR)), form.span),
        Read(ACCUMULATOR, location, address=address, bits=form.bits, span=form.span),
        *form.loaded(ACCUMULATOR),
        Assign(RIGHT, Register(ACCUMULATOR), form.span),
        Branch(Binary(BinaryOperator.NOT_EQUAL, Register(LEFT), Register(RIGHT)), differ, form.span),
        Write(location, form.wrap(Register(desired)), address=address, bits=form.bits, span=form.span),
        Jump(done),
        Label(differ),
        Write(location, Register(ACCUMULATOR), address=address, bits=form.bits, span=form.span),
        Label(done),
    )


def two_operands(operator: BinaryOperator) -> Semantics:
    """``op destination, value``: the destination is also the left operand."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        result = Binary(operator, form.value(0), form.value(1))
        return (Assign(form.register(0), form.wrap(result), form.span),)

    return semantics


def in_place(operator: UnaryOperator) -> Semantics:
    """``op destination``."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return (Assign(form.register(0), form.wrap(Unary(operator, form.value(0))), form.span),)

    return semantics


def test(form: Form) -> Code:
    """TEST left, right: compare their conjunction with 0."""
    form.takes(2)
    both = form.wrap(Binary(BinaryOperator.AND, form.value(0), form.value(1)))
    return (Assign(LEFT, both, form.span), Assign(RIGHT, Constant(0), form.span))


def set_when(code: str) -> Semantics:
    """SETcc destination."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return (Assign(form.register(0), flags(form, _CONDITIONS, code), form.span),)

    return semantics


def move_when(code: str) -> Semantics:
    """CMOVcc destination, value."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        chosen = select(flags(form, _CONDITIONS, code), form.wrapped(1), form.value(0))
        return (Assign(form.register(0), chosen, form.span),)

    return semantics


def jump_when(code: str) -> Semantics:
    """Jcc label."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return branch_when(form, flags(form, _CONDITIONS, code), 0)

    return semantics


def spell(operand: Operand, type_: IntegerType | None) -> str:
    """An operand in Intel syntax."""
    match operand:
        case SymbolicRegister(name) | MachineRegister(name) | LabelReference(name):
            return name
        case Immediate(value):
            return str(value)
        case Memory(location):
            return f"{_POINTERS[type_.bits] if type_ else 'qword'} ptr [{location}]"
        case StackSlot():
            return "dword ptr [rsp-64]"
        case Word(text):
            return text
        case ZeroRegister() | Computed():
            raise AssertionError("x86-64 has neither a zero register nor shifted operands")
        case _:
            assert_never(operand)


def type_words(type_: IntegerType) -> Mapping[str, str]:
    """Condition codes that compare values of a type: ``{greater}`` and ``{less}``."""
    return {"greater": "g", "less": "l"} if type_.signed else {"greater": "a", "less": "b"}


_POINTERS = {8: "byte", 16: "word", 32: "dword", 64: "qword"}
_CONVERSIONS = {
    "movsbq": IntegerType(8, True),
    "movswq": IntegerType(16, True),
    "movslq": IntegerType(32, True),
    "movzbq": IntegerType(8, False),
    "movzwq": IntegerType(16, False),
    "movl": IntegerType(32, False),
}
_ARITHMETIC = {
    "add": BinaryOperator.ADD,
    "sub": BinaryOperator.SUBTRACT,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}

SEMANTICS: dict[str, Semantics] = {
    "mov": mov,
    "xchg": xchg,
    "lock xadd": lock_xadd,
    "xadd": xadd,
    "lock cmpxchg": lock_cmpxchg,
    "cmpxchg": cmpxchg,
    "mfence": fence("MFENCE"),
    "nop": nothing,
    "cmp": compare,
    "test": test,
    "jmp": jump,
    "imul": two_operands(BinaryOperator.MULTIPLY),
    "neg": in_place(UnaryOperator.NEGATE),
    "not": in_place(UnaryOperator.COMPLEMENT),
    **{name: two_operands(operator) for name, operator in _ARITHMETIC.items()},
    **{f"lock {name}": lock_operation(operator) for name, operator in _ARITHMETIC.items()},
    **{f"set{code}": set_when(code) for code in _CONDITIONS},
    **{f"cmov{code}": move_when(code) for code in _CONDITIONS},
    **{f"j{code}": jump_when(code) for code in _CONDITIONS},
    **{name: convert(type_) for name, type_ in _CONVERSIONS.items()},
}


def _conversion(type_: IntegerType) -> str:
    name = next((name for name, to in _CONVERSIONS.items() if to == type_), "mov")
    return f"{name} {{result}}, {{value}}"


def _compute(mnemonic: str) -> str:
    return f"mov {{result}}, {{left:imm}}\n{mnemonic} {{result}}, {{right:imm}}"


def _set(code: str) -> str:
    return f"cmp {{left}}, {{right:imm}}\nset{code} {{result}}"


def _choose(code: str) -> str:
    return f"mov {{result}}, {{left:imm}}\ncmp {{result}}, {{right}}\ncmov{code} {{result}}, {{right}}"


def _unless(code: str) -> str:
    return f"cmp {{left}}, {{right:imm}}\nj{code} {{label}}"


_TRUTH = "test {left}, {left}\nsetne {result}\ntest {right}, {right}\nsetne {scratch}\n"

TAGS = frozenset({"X", "MFENCE"})
"""The event sets that the model may name."""

X86_64 = InstructionSet(
    name="x86_64",
    tags=TAGS,
    semantics=SEMANTICS,
    literals={"rax": MachineRegister("rax"), "[rsp-64]": StackSlot(), "dword ptr [rsp-64]": StackSlot()},
    type_words=type_words,
    spell=spell,
    immediates=range(-(2**31), 2**31),
    zero=False,
    atomic_bits=frozenset(ALL_WIDTHS),
    expressions=ExpressionTemplates(
        move="mov {result}, {value:imm}",
        constant="mov {result}, {value:any}",
        binary={
            **{operator: _compute(name) for name, operator in _ARITHMETIC.items()},
            BinaryOperator.MULTIPLY: _compute("imul"),
            BinaryOperator.EQUAL: _set("e"),
            BinaryOperator.NOT_EQUAL: _set("ne"),
            BinaryOperator.LESS: _set("l"),
            BinaryOperator.LESS_EQUAL: _set("le"),
            BinaryOperator.GREATER: _set("g"),
            BinaryOperator.GREATER_EQUAL: _set("ge"),
            BinaryOperator.MAXIMUM: _choose("l"),
            BinaryOperator.MINIMUM: _choose("g"),
            BinaryOperator.LOGICAL_AND: _TRUTH + "and {result}, {scratch}",
            BinaryOperator.LOGICAL_OR: _TRUTH + "or {result}, {scratch}",
        },
        unary={
            UnaryOperator.NEGATE: "mov {result}, {value:imm}\nneg {result}",
            UnaryOperator.COMPLEMENT: "mov {result}, {value:imm}\nnot {result}",
            UnaryOperator.NOT: "test {value}, {value}\nsete {result}",
        },
        convert=_conversion,
        unless={
            BinaryOperator.EQUAL: _unless("ne"),
            BinaryOperator.NOT_EQUAL: _unless("e"),
            BinaryOperator.LESS: _unless("ge"),
            BinaryOperator.LESS_EQUAL: _unless("g"),
            BinaryOperator.GREATER: _unless("le"),
            BinaryOperator.GREATER_EQUAL: _unless("l"),
        },
        if_zero="test {value}, {value}\nje {label}",
        if_nonzero="test {value}, {value}\njne {label}",
        jump="jmp {label}",
    ),
)
