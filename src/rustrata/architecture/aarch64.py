"""AArch64 [Arm Architecture Reference Manual, A64 base instructions], with symbolic registers.

``w:r0`` and ``x:r0`` are the 32- and 64-bit views of the register ``r0``. Tags are those of herd: ``A``
acquire, ``Q`` acquirePC, ``L`` release, ``X`` atomic or exclusive, and one per barrier. The compare and
swap instructions of LSE only read when the comparison fails, with the tags of their load; when it
succeeds, what follows depends on the value read, where the architecture lets a processor go on with the
value compared with.

A branch on the status of a store-exclusive does not depend on it for ordering [Arm ARM B2.3, the
definition of a control dependency starts at a read], so ``status_orders`` is False.

Left out: pairs (LDP, LDXP, CASP), DSB, LDAPUR, offsets, and the atomics without a result (STADD: its
read is not ordered by DMB LD, for which reason compilers avoid it).
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from rustrata.architecture.instruction import ExpressionTemplates, Form, InstructionSet, Semantics
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
    binary,
    branch_on_zero,
    branch_when,
    compare,
    convert,
    fence,
    flags,
    jump,
    load,
    move,
    nothing,
    select,
    signed_as,
    sized,
    store,
    store_conditional,
    unary,
)
from rustrata.executions.actions import OLD, Assign, Code, CompareExchange, Fence, Tags, Update
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Expression,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
)

_WIDTHS = {"": (32, 64), "b": (8,), "h": (16,)}
_CONDITIONS: dict[str, tuple[BinaryOperator, bool]] = {
    "eq": (BinaryOperator.EQUAL, True),
    "ne": (BinaryOperator.NOT_EQUAL, True),
    "lt": (BinaryOperator.LESS, True),
    "le": (BinaryOperator.LESS_EQUAL, True),
    "gt": (BinaryOperator.GREATER, True),
    "ge": (BinaryOperator.GREATER_EQUAL, True),
    "lo": (BinaryOperator.LESS, False),
    "ls": (BinaryOperator.LESS_EQUAL, False),
    "hi": (BinaryOperator.GREATER, False),
    "hs": (BinaryOperator.GREATER_EQUAL, False),
}
_BARRIERS = {
    "sy": "DMB.SY",
    "ish": "DMB.ISH",
    "ld": "DMB.LD",
    "ishld": "DMB.ISHLD",
    "st": "DMB.ST",
    "ishst": "DMB.ISHST",
}
_ORDERS = {
    "": (frozenset("X"), frozenset("X")),
    "a": (frozenset("XA"), frozenset("X")),
    "l": (frozenset("X"), frozenset("XL")),
    "al": (frozenset("XA"), frozenset("XL")),
}
"""Suffix of an LSE instruction: the tags of its read and of its write."""


def dmb(form: Form) -> Code:
    """DMB option."""
    form.takes(1)
    option = form.word(0)
    if option not in _BARRIERS:
        raise form.refuse(f"unknown option `{option}`; the options are {', '.join(_BARRIERS)}")
    return (Fence(frozenset({_BARRIERS[option]}), form.span),)


def _add(form: Form, old: Expression, operand: Expression) -> Expression:
    return Binary(BinaryOperator.ADD, old, operand)


def _clear(form: Form, old: Expression, operand: Expression) -> Expression:
    return Binary(BinaryOperator.AND, old, Unary(UnaryOperator.COMPLEMENT, operand))


def _set(form: Form, old: Expression, operand: Expression) -> Expression:
    return Binary(BinaryOperator.OR, old, operand)


def _exclusive_or(form: Form, old: Expression, operand: Expression) -> Expression:
    return Binary(BinaryOperator.XOR, old, operand)


def _extreme(form: Form, old: Expression, operand: Expression) -> Expression:
    name = form.mnemonic.removeprefix("ld")
    operator = BinaryOperator.MAXIMUM if name[1:4] == "max" else BinaryOperator.MINIMUM
    signed = name[0] == "s"
    return Binary(operator, signed_as(form, old, signed), signed_as(form, operand, signed))


_ATOMICS = {
    "add": _add,
    "clr": _clear,
    "set": _set,
    "eor": _exclusive_or,
    "smax": _extreme,
    "smin": _extreme,
    "umax": _extreme,
    "umin": _extreme,
}


NO_RETURN = "NoRet"
"""The tag of a read whose value is dropped, in an atomic instruction without a result."""


def _update(form: Form, new: Expression, read_tags: Tags, write_tags: Tags) -> Code:
    """The read-modify-write of an instruction ``op operand, destination, memory``. Where the destination is
    the zero register, the read does not acquire, and DMB LD skips it."""
    if not form.machine and form.operands[1] == ZeroRegister():
        unreturned = frozenset({"X", NO_RETURN})
        return (Update(None, form.location(2), new, unreturned, write_tags, span=form.span),)
    target, location, address = form.register(1), form.location(2), form.address(2)
    update = Update(
        target, location, new, read_tags, write_tags, address=address, bits=form.bits, span=form.span
    )
    return (update, *form.loaded(target))


def atomic(operation: str, order: str, bits: tuple[int, ...]) -> Semantics:
    """LDop operand, destination, memory: the destination gets the old value."""
    combine = _ATOMICS[operation]
    read_tags, write_tags = _ORDERS[order]

    def semantics(form: Form) -> Code:
        form.takes(3)
        sized(form, bits)
        new = form.wrap(combine(form, Register(OLD), form.value(0)))
        return _update(form, new, read_tags, write_tags)

    return semantics


def swap(order: str, bits: tuple[int, ...]) -> Semantics:
    """SWP value, destination, memory."""
    read_tags, write_tags = _ORDERS[order]

    def semantics(form: Form) -> Code:
        form.takes(3)
        sized(form, bits)
        return _update(form, form.wrapped(0), read_tags, write_tags)

    return semantics


def compare_and_swap(order: str, bits: tuple[int, ...]) -> Semantics:
    """CAS expected, desired, memory: the first register is compared with, and gets the old value."""
    read_tags, write_tags = _ORDERS[order]

    def semantics(form: Form) -> Code:
        form.takes(3)
        sized(form, bits)
        target = form.register(0)
        exchange = CompareExchange(
            target,
            None,
            form.location(2),
            form.wrapped(0),
            form.wrapped(1),
            read_tags,
            write_tags,
            read_tags,
            address=form.address(2),
            bits=form.bits,
            span=form.span,
        )
        return (exchange, *form.loaded(target))

    return semantics


def cset(form: Form) -> Code:
    """CSET destination, condition."""
    form.takes(2)
    return (Assign(form.register(0), flags(form, _CONDITIONS, form.word(1)), form.span),)


def csel(form: Form) -> Code:
    """CSEL destination, chosen, otherwise, condition."""
    form.takes(4)
    condition = flags(form, _CONDITIONS, form.word(3))
    chosen = select(condition, form.wrapped(1), form.wrapped(2))
    return (Assign(form.register(0), chosen, form.span),)


def branch(code: str) -> Semantics:
    """B.cond label."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return branch_when(form, flags(form, _CONDITIONS, code), 0)

    return semantics


def _accesses() -> Iterator[tuple[str, Semantics]]:
    """Every load, store and atomic, in its three widths."""
    for size, bits in _WIDTHS.items():
        yield f"ldr{size}", load(bits)
        yield f"ldar{size}", load(bits, "A")
        yield f"ldapr{size}", load(bits, "Q")
        yield f"ldxr{size}", load(bits, "X", exclusive=True)
        yield f"ldaxr{size}", load(bits, "X", "A", exclusive=True)
        yield f"str{size}", store(bits)
        yield f"stlr{size}", store(bits, "L")
        yield f"stxr{size}", store_conditional(bits, "X", status_orders=False)
        yield f"stlxr{size}", store_conditional(bits, "X", "L", status_orders=False)
        for order in _ORDERS:
            yield f"swp{order}{size}", swap(order, bits)
            yield f"cas{order}{size}", compare_and_swap(order, bits)
            for operation in _ATOMICS:
                yield f"ld{operation}{order}{size}", atomic(operation, order, bits)


def spell(operand: Operand, type_: IntegerType | None) -> str:
    """An operand in the syntax of A64; arithmetic outside accesses has 64 bits."""
    view = "w" if type_ is not None and type_.bits <= 32 else "x"
    match operand:
        case SymbolicRegister(name):
            return f"{view}:{name}"
        case ZeroRegister():
            return f"{view}zr"
        case Immediate(value):
            return f"#{value}"
        case Memory(location):
            return f"[{location}]"
        case LabelReference(name) | Word(name):
            return name
        case MachineRegister() | StackSlot() | Computed():
            raise AssertionError("the templates of AArch64 name no machine registers, stack slots or shifts")
        case _:
            assert_never(operand)


def type_words(type_: IntegerType) -> Mapping[str, str]:
    """``{size}``: suffix of a narrow access; ``{sign}``: s or u; ``{greater}``, ``{less}``: conditions."""
    return {
        "size": {8: "b", 16: "h"}.get(type_.bits, ""),
        "sign": "s" if type_.signed else "u",
        "greater": "gt" if type_.signed else "hi",
        "less": "lt" if type_.signed else "lo",
    }


_CONVERSIONS = {
    "sxtb": IntegerType(8, True),
    "sxth": IntegerType(16, True),
    "sxtw": IntegerType(32, True),
    "uxtb": IntegerType(8, False),
    "uxth": IntegerType(16, False),
    "uxtw": IntegerType(32, False),
}
_ARITHMETIC = {
    "add": BinaryOperator.ADD,
    "sub": BinaryOperator.SUBTRACT,
    "mul": BinaryOperator.MULTIPLY,
    "and": BinaryOperator.AND,
    "orr": BinaryOperator.OR,
    "eor": BinaryOperator.XOR,
}

SEMANTICS: dict[str, Semantics] = {
    **dict(_accesses()),
    "dmb": dmb,
    "isb": fence("ISB"),
    "nop": nothing,
    "mov": move,
    "mvn": unary(UnaryOperator.COMPLEMENT),
    "neg": unary(UnaryOperator.NEGATE),
    **{name: binary(operator) for name, operator in _ARITHMETIC.items()},
    **{name: convert(type_) for name, type_ in _CONVERSIONS.items()},
    "cmp": compare,
    "cset": cset,
    "csel": csel,
    "cbz": branch_on_zero(BinaryOperator.EQUAL),
    "cbnz": branch_on_zero(BinaryOperator.NOT_EQUAL),
    "b": jump,
    **{f"b.{code}": branch(code) for code in _CONDITIONS},
}


def _conversion(type_: IntegerType) -> str:
    name = next((name for name, to in _CONVERSIONS.items() if to == type_), "mov")
    return f"{name} {{result}}, {{value}}"


def _compute(mnemonic: str) -> str:
    return f"{mnemonic} {{result}}, {{left}}, {{right}}"


def _compute_immediate(mnemonic: str) -> str:
    return f"{mnemonic} {{result}}, {{left}}, {{right:imm}}"


def _cset(code: str) -> str:
    return f"cmp {{left}}, {{right:imm}}\ncset {{result}}, {code}"


def _csel(code: str) -> str:
    return f"cmp {{left}}, {{right}}\ncsel {{result}}, {{left}}, {{right}}, {code}"


def _unless(code: str) -> str:
    return f"cmp {{left}}, {{right:imm}}\nb.{code} {{label}}"


_TRUTH = "cmp {left}, #0\ncset {result}, ne\ncmp {right}, #0\ncset {scratch}, ne\n"

_DOMAINS = ("SY", "LD", "ST", "ISH", "ISHLD", "ISHST", "OSH", "OSHLD", "OSHST")
TAGS = frozenset(
    {
        "A",
        "Q",
        "L",
        "X",
        NO_RETURN,
        "ISB",
        *(f"{kind}.{name}" for kind in ("DMB", "DSB") for name in _DOMAINS),
    }
)
"""The event sets that the model may name."""

AARCH64 = InstructionSet(
    name="aarch64",
    tags=TAGS,
    semantics=SEMANTICS,
    literals={"wzr": ZeroRegister(), "xzr": ZeroRegister()},
    type_words=type_words,
    spell=spell,
    immediates=range(4096),
    zero=True,
    atomic_bits=frozenset({8, 16, 32, 64}),
    expressions=ExpressionTemplates(
        move="mov {result}, {value:imm}",
        constant="mov {result}, {value:any}",
        binary={
            **{operator: _compute(name) for name, operator in _ARITHMETIC.items()},
            BinaryOperator.ADD: _compute_immediate("add"),
            BinaryOperator.SUBTRACT: _compute_immediate("sub"),
            BinaryOperator.EQUAL: _cset("eq"),
            BinaryOperator.NOT_EQUAL: _cset("ne"),
            BinaryOperator.LESS: _cset("lt"),
            BinaryOperator.LESS_EQUAL: _cset("le"),
            BinaryOperator.GREATER: _cset("gt"),
            BinaryOperator.GREATER_EQUAL: _cset("ge"),
            BinaryOperator.MAXIMUM: _csel("gt"),
            BinaryOperator.MINIMUM: _csel("lt"),
            BinaryOperator.LOGICAL_AND: _TRUTH + "and {result}, {result}, {scratch}",
            BinaryOperator.LOGICAL_OR: _TRUTH + "orr {result}, {result}, {scratch}",
        },
        unary={
            UnaryOperator.NEGATE: "neg {result}, {value}",
            UnaryOperator.COMPLEMENT: "mvn {result}, {value}",
            UnaryOperator.NOT: "cmp {value}, #0\ncset {result}, eq",
        },
        convert=_conversion,
        unless={
            BinaryOperator.EQUAL: _unless("ne"),
            BinaryOperator.NOT_EQUAL: _unless("eq"),
            BinaryOperator.LESS: _unless("ge"),
            BinaryOperator.LESS_EQUAL: _unless("gt"),
            BinaryOperator.GREATER: _unless("le"),
            BinaryOperator.GREATER_EQUAL: _unless("lt"),
        },
        if_zero="cbz {value}, {label}",
        if_nonzero="cbnz {value}, {label}",
        jump="b {label}",
    ),
)
