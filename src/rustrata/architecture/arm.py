"""AArch32 [Arm Architecture Reference Manual ARMv7-A and ARMv7-R, A8; ARMv8's F5 for LDA and STL]: what its
instructions do to memory, flags and registers of 32 bits.

Tags: ``EX`` and ``X`` on exclusives, ``A`` and ``L`` on the loads and stores of ARMv8 that acquire and
release, ``ISB``, and for DMB and DSB their options, as ``DMB.ISHST``; SY is ``DMB`` as well as ``DMB.SY``,
and a DSB has also the tags of its DMB. A branch on the result of STREX does not depend on the store.

An instruction under a condition keeps what its registers held when the condition fails; what it chose by is a
pick dependency (see `rustrata.executions.actions.Select`).

Left out: conditions on accesses and barriers, the carry in additions (ADC, SBC, RSC), RRX, calls, PUSH and
POP, what uses PC, exclusives of double words, long multiplication, bit fields, saturation, SIMD, status
registers.
"""

from collections.abc import Callable, Iterator, Mapping

from rustrata.architecture.flags import (
    ARM_CONDITIONS,
    C,
    flags_of_difference,
    flags_of_result,
    flags_of_sum,
)
from rustrata.architecture.indirect_jump import jump_register
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Computed, Immediate, Memory, Operand, SymbolicRegister
from rustrata.architecture.semantics import (
    branch_on_zero,
    branch_when,
    load,
    nothing,
    store,
    store_conditional,
)
from rustrata.executions.actions import Action, Assign, Code, Fence, Read, Select, Write
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

WORD = IntegerType(32, signed=False)
_SIGNED = IntegerType(32, signed=True)
_DOMAINS = ("SY", "ST", "ISH", "ISHST", "OSH", "OSHST", "NSH", "NSHST")
TAGS = frozenset(
    {
        "EX",
        "X",
        "A",
        "L",
        "ISB",
        "DMB",
        "DSB",
        *(f"{kind}.{name}" for kind in ("DMB", "DSB") for name in _DOMAINS),
    }
)
"""The event sets that a model may name."""

_LEFT, _RIGHT, _CONDITION, _BASE = "%left", "%right", "%condition", "%base"
_Combine = Callable[[Expression, Expression], Expression]


def _not(value: Expression) -> Expression:
    return Unary(UnaryOperator.COMPLEMENT, value)


def _by(operator: BinaryOperator, *, inverted: bool = False) -> _Combine:
    return lambda left, right: Binary(operator, left, _not(right) if inverted else right)


_COMBINED: Mapping[str, _Combine] = {
    "add": _by(BinaryOperator.ADD),
    "sub": _by(BinaryOperator.SUBTRACT),
    "rsb": lambda left, right: Binary(BinaryOperator.SUBTRACT, right, left),
    "and": _by(BinaryOperator.AND),
    "orr": _by(BinaryOperator.OR),
    "eor": _by(BinaryOperator.XOR),
    "bic": _by(BinaryOperator.AND, inverted=True),
    "orn": _by(BinaryOperator.OR, inverted=True),
    "mul": _by(BinaryOperator.MULTIPLY),
}


def _three(form: Form) -> tuple[Expression, Expression]:
    """The two values of ``op [destination,] left, right``: without a destination the left one is it."""
    if len(form.operands) == 2:
        return form.value(0), form.value(1)
    form.takes(3)
    return form.value(1), form.value(2)


def computed(name: str) -> Semantics:
    """``op [destination,] left, right``."""
    combine = _COMBINED[name]

    def semantics(form: Form) -> Code:
        left, right = _three(form)
        return (Assign(form.register(0), form.wrap(combine(left, right)), form.span),)

    return semantics


def _shifter_carry(form: Form) -> Code:
    """What the last operand of a bitwise operation leaves in the carry: an immediate that had to be rotated
    its top bit, other immediates and plain registers nothing [A5.2.4, ARMExpandImm_C]."""
    match form.operands[-1]:
        case Immediate(value) if not 0 <= value < 256:
            return (Assign(C, Constant(WORD.wrap(value) >> 31), form.span),)
        case Computed():
            raise form.refuse("unsupported: the carry of a shifted operand")
        case _:
            return ()


def _flags(name: str, left: Expression, right: Expression, form: Form) -> Code:
    match name:
        case "add":
            return flags_of_sum(left, right, WORD, form.span)
        case "sub":
            return flags_of_difference(left, right, WORD, form.span)
        case "rsb":
            return flags_of_difference(right, left, WORD, form.span)
        case _:
            signs = flags_of_result(_COMBINED[name](left, right), WORD, form.span)[:2]
            return (*signs, *_shifter_carry(form))


def flagged(name: str) -> Semantics:
    """``ops [destination,] left, right``: with flags."""

    def semantics(form: Form) -> Code:
        first, second = _three(form)
        left, right = Register(_LEFT), Register(_RIGHT)
        return (
            Assign(_LEFT, first, form.span),
            Assign(_RIGHT, second, form.span),
            Assign(form.register(0), form.wrap(_COMBINED[name](left, right)), form.span),
            *_flags(name, left, right, form),
        )

    return semantics


def compared(name: str) -> Semantics:
    """CMP, CMN, TST and TEQ: the flags alone."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return _flags(name, form.value(0), form.value(1), form)

    return semantics


def move(*, inverted: bool = False, flags: bool = False) -> Semantics:
    """MOV and MVN, and with flags MOVS and MVNS."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        value = _not(form.value(1)) if inverted else form.value(1)
        moved = Assign(form.register(0), form.wrap(value), form.span)
        if not flags:
            return (moved,)
        signs = flags_of_result(Register(form.register(0)), WORD, form.span)[:2]
        return (moved, *signs, *_shifter_carry(form))

    return semantics


def _half(form: Form) -> int:
    form.takes(2)
    match form.operands[1]:
        case Immediate(value) if 0 <= value < 1 << 16:
            return value
        case _:
            raise form.refuse("operand 2 must be an integer from 0 to 65535")


def move_wide(form: Form) -> Code:
    """MOVW."""
    return (Assign(form.register(0), Constant(_half(form)), form.span),)


def move_top(form: Form) -> Code:
    """MOVT: the upper half; the lower stays."""
    target, value = form.register(0), _half(form)
    kept = Binary(BinaryOperator.AND, Register(target), Constant(0xFFFF))
    return (Assign(target, Binary(BinaryOperator.OR, kept, Constant(value << 16)), form.span),)


def multiply(operator: BinaryOperator) -> Semantics:
    """MLA and MLS destination, left, right, accumulator."""

    def semantics(form: Form) -> Code:
        form.takes(4)
        product = Binary(BinaryOperator.MULTIPLY, form.value(1), form.value(2))
        return (Assign(form.register(0), form.wrap(Binary(operator, form.value(3), product)), form.span),)

    return semantics


def shifted(name: str) -> Semantics:
    """LSL, LSR, ASR and ROR, by a constant or by the low byte of a register."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        word = Wrap(_SIGNED if name == "asr" else WORD, form.value(1))
        amount = Binary(BinaryOperator.AND, form.value(2), Constant(255))
        if name == "ror":
            by = Binary(BinaryOperator.AND, amount, Constant(31))
            back = Binary(BinaryOperator.SUBTRACT, Constant(32), by)
            low = Binary(BinaryOperator.SHIFT_RIGHT, word, by)
            result = Binary(BinaryOperator.OR, low, Binary(BinaryOperator.SHIFT_LEFT, word, back))
        else:
            by = Binary(BinaryOperator.MINIMUM, amount, Constant(32))
            left = name == "lsl"
            result = Binary(BinaryOperator.SHIFT_LEFT if left else BinaryOperator.SHIFT_RIGHT, word, by)
        return (Assign(form.register(0), form.wrap(result), form.span),)

    return semantics


def extended(bits: int, *, signed: bool) -> Semantics:
    """SXTB and its kin."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        return (
            Assign(form.register(0), form.wrap(Wrap(IntegerType(bits, signed), form.value(1))), form.span),
        )

    return semantics


def under(condition: Expression, semantics: Semantics) -> Semantics:
    """An instruction that computes, executed when a condition holds of the flags that it finds."""

    def chosen(form: Form) -> Code:
        code: list[Action] = [Assign(_CONDITION, condition, form.span)]
        for each in semantics(form):
            assert isinstance(each, Assign), "only what computes is executed under a condition"
            held = Register(each.target)
            code.append(Select(each.target, Register(_CONDITION), each.value, held, form.span))
        return tuple(code)

    return chosen


def _computing() -> Iterator[tuple[str, Semantics]]:
    """Everything that may be executed under a condition."""
    yield from ((name, computed(name)) for name in _COMBINED)
    yield from ((f"{name}s", flagged(name)) for name in _COMBINED if name != "mul")
    yield from (("cmp", compared("sub")), ("cmn", compared("add")))
    yield from (("tst", compared("and")), ("teq", compared("eor")))
    yield from (("mov", move()), ("movs", move(flags=True)))
    yield from (("mvn", move(inverted=True)), ("mvns", move(inverted=True, flags=True)))
    yield from (("movw", move_wide), ("movt", move_top))
    yield from (("mla", multiply(BinaryOperator.ADD)), ("mls", multiply(BinaryOperator.SUBTRACT)))
    yield from ((name, shifted(name)) for name in ("lsl", "lsr", "asr", "ror"))
    for size, bits in {"b": 8, "h": 16}.items():
        yield f"sxt{size}", extended(bits, signed=True)
        yield f"uxt{size}", extended(bits, signed=False)


def load_signed(bits: int) -> Semantics:
    """LDRSB and LDRSH: the value is extended with its sign."""

    def semantics(form: Form) -> Code:
        form.takes(2)
        target = form.register(0)
        value = Wrap(WORD, Wrap(IntegerType(bits, signed=True), Register(target)))
        return (
            Read(target, form.location(1), address=form.address(1), bits=bits, span=form.span),
            Assign(target, value, form.span),
        )

    return semantics


def _at(offset: int) -> Expression:
    return Wrap(WORD, Binary(BinaryOperator.ADD, Register(_BASE), Constant(offset)))


def load_multiple(offsets: Callable[[int], range]) -> Semantics:
    """LDM, with the memory before the registers: words from low to high addresses, one access each.
    ``offsets`` are those of so many words."""

    def semantics(form: Form) -> Code:
        address = form.address(0)
        assert address is not None, "the reader makes the base an address"
        targets = [form.register(place) for place in range(1, len(form.operands))]
        code: list[Action] = [Assign(_BASE, address, form.span)]
        for target, offset in zip(targets, offsets(len(targets)), strict=True):
            code.append(Read(target, "", address=_at(offset), bits=32, span=form.span))
            code.append(Assign(target, Wrap(WORD, Register(target)), form.span))
        return tuple(code)

    return semantics


def store_multiple(offsets: Callable[[int], range]) -> Semantics:
    """STM: see `load_multiple`."""

    def semantics(form: Form) -> Code:
        address = form.address(0)
        assert address is not None, "the reader makes the base an address"
        values = [form.value(place) for place in range(1, len(form.operands))]
        return (
            Assign(_BASE, address, form.span),
            *(
                Write("", Wrap(WORD, value), address=_at(offset), bits=32, span=form.span)
                for value, offset in zip(values, offsets(len(values)), strict=True)
            ),
        )

    return semantics


_FIRST_OF_PAIR = frozenset(map(str, range(12)))


def _placed(form: Form) -> Form:
    """LDRD and STRD with the memory first; the second register is the next one when it is not written."""
    operands: tuple[Operand, ...]
    match form.operands:
        case (SymbolicRegister(name) as first, Memory() as memory) if name[1:] in _FIRST_OF_PAIR:
            operands = (memory, first, SymbolicRegister(f"R{int(name[1:]) + 1}"))
        case (first, second, Memory() as memory):
            operands = (memory, first, second)
        case _:
            raise form.refuse("takes two registers and memory")
    return Form(form.mnemonic, operands, form.type, form.span, form.place, form.fresh_label, form.machine)


def pair(semantics: Semantics) -> Semantics:
    """LDRD and STRD: two words."""
    return lambda form: semantics(_placed(form))


def barrier(kind: str) -> Semantics:
    """DMB and DSB, of an option; of SY without one."""

    def semantics(form: Form) -> Code:
        if form.operands:
            form.takes(1)
        option = form.word(0).upper() if form.operands else "SY"
        if option not in _DOMAINS:
            known = ", ".join(_DOMAINS)
            raise form.refuse(f"unknown option `{option.lower()}`; the options are {known.lower()}")
        kinds = ("DMB", "DSB") if kind == "DSB" else ("DMB",)
        names = {f"{each}.{option}" for each in kinds} | (set(kinds) if option == "SY" else set())
        return (Fence(frozenset(names), form.span),)

    return semantics


def isb(form: Form) -> Code:
    """ISB, of SY or nothing."""
    if form.operands:
        form.takes(1)
        if form.word(0) != "sy":
            raise form.refuse("the only option is sy")
    return (Fence(frozenset({"ISB"}), form.span),)


def branch(condition: Expression) -> Semantics:
    """B under a condition."""

    def semantics(form: Form) -> Code:
        form.takes(1)
        return branch_when(form, condition, 0)

    return semantics


def _accesses() -> Iterator[tuple[str, Semantics, int]]:
    """Every access of one register, with its width in bits."""
    exclusive = ("EX", "X")
    for size, bits in {"": 32, "b": 8, "h": 16}.items():
        yield f"ldr{size}", load((bits,)), bits
        yield f"str{size}", store((bits,)), bits
        yield f"lda{size}", load((bits,), "A"), bits
        yield f"stl{size}", store((bits,), "L"), bits
        yield f"ldrex{size}", load((bits,), *exclusive, exclusive=True), bits
        yield f"strex{size}", store_conditional((bits,), *exclusive, status_orders=False), bits
        yield f"ldaex{size}", load((bits,), *exclusive, "A", exclusive=True), bits
        yield f"stlex{size}", store_conditional((bits,), *exclusive, "L", status_orders=False), bits
        if size:
            yield f"ldrs{size}", load_signed(bits), bits


WIDTHS: Mapping[str, int] = {name: bits for name, _, bits in _accesses()}
"""The width of each access of one register, by mnemonic."""
PAIRS: Mapping[str, Semantics] = {
    "ldrd": pair(load_multiple(lambda count: range(0, 4 * count, 4))),
    "strd": pair(store_multiple(lambda count: range(0, 4 * count, 4))),
}
_MODES: Mapping[str, Callable[[int], range]] = {
    "ia": lambda count: range(0, 4 * count, 4),
    "ib": lambda count: range(4, 4 * count + 4, 4),
    "da": lambda count: range(4 - 4 * count, 4, 4),
    "db": lambda count: range(-4 * count, 0, 4),
}
MULTIPLE: Mapping[str, Semantics] = {
    **{f"ldm{mode}": load_multiple(offsets) for mode, offsets in {"": _MODES["ia"], **_MODES}.items()},
    **{f"stm{mode}": store_multiple(offsets) for mode, offsets in {"": _MODES["ia"], **_MODES}.items()},
}
"""LDM and STM, increment after or before, decrement after or before."""
BRANCHES: Mapping[str, Semantics] = {
    "b": branch(Constant(1)),
    **{f"b{code}": branch(condition) for code, condition in ARM_CONDITIONS.items()},
    "cbz": branch_on_zero(BinaryOperator.EQUAL),
    "cbnz": branch_on_zero(BinaryOperator.NOT_EQUAL),
}
_ALWAYS: Mapping[str, Semantics] = {
    **{name: semantics for name, semantics, _ in _accesses()},
    **PAIRS,
    **MULTIPLE,
    **BRANCHES,
    "dmb": barrier("DMB"),
    "dsb": barrier("DSB"),
    "isb": isb,
    "bx": jump_register,
    "nop": nothing,
}
UNSUPPORTED: frozenset[str] = frozenset(
    f"{name}{code}" for name in _ALWAYS if name not in BRANCHES for code in ARM_CONDITIONS
)
"""Accesses, barriers and jumps to registers under a condition."""
SEMANTICS: Mapping[str, Semantics] = {
    **{
        f"{name}{code}": under(condition, semantics)
        for name, semantics in _computing()
        for code, condition in ARM_CONDITIONS.items()
    },
    **dict(_computing()),
    **_ALWAYS,
}
