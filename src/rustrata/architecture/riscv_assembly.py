"""Assembly of RISC-V [The RISC-V Instruction Set Manual, volume I: RV64IMA, of Zbb what computes on words].

LR, SC and the AMOs are those of `rustrata.architecture.riscv64`, with the results of 32 bits extended with
their sign. ``.aq.rl`` is another spelling of ``.aqrl``. Plain loads and stores take ``.aq``, ``.rl`` and
``.aqrl`` as in the litmus tests of RISC-V, which are older than Zalasr: as annotations without RCsc. (What
`rustrata walk` compiles with Zalasr is RCsc, as that extension says.)

FENCE without operands is FENCE iorw,iorw; the bits for devices are ignored. FENCE.I orders instruction
fetches, no accesses: a control dependency with it (``ctrlfencei``) orders what the control dependency does.

Left out, and refused: AUIPC and calls (JAL, JALR other than as JR, RET), AMOCAS, byte and halfword AMOs,
division, floating point and vectors.
"""

from collections.abc import Iterator, Mapping

from rustrata.architecture import riscv64
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Reading, Scope, refuse
from rustrata.architecture.base_displacement import read_operand
from rustrata.architecture.extended_words import (
    branch,
    branch_on_zero,
    chosen,
    computed,
    constant,
    converted,
    extending,
    inverted,
    load,
    set_when,
    set_when_zero,
    shifted,
    with_immediate,
)
from rustrata.architecture.indirect_jump import jump_register, targets
from rustrata.architecture.instruction import Form, Semantics
from rustrata.architecture.operands import Computed, Immediate, Operand
from rustrata.architecture.semantics import fence, jump, nothing, store
from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.actions import Code, Fence
from rustrata.executions.expressions import BinaryOperator, UnaryOperator
from rustrata.programs.litmus.assembly import AssemblyLine, OperandText

ZERO = "x0"
SMALL = range(-2048, 2048)
"""Integers that fit into 12 bits: immediates and displacements."""

_WIDTHS = {"b": 8, "h": 16, "w": 32, "d": 64}
_DEVICES_AND_MEMORY = "iorw"


def _memory_set(form: Form, place: int) -> str:
    """The part of a FENCE's set that is about memory: r, w, rw or nothing."""
    word = form.word(place)
    if not word or word != "".join(letter for letter in _DEVICES_AND_MEMORY if letter in word):
        raise form.refuse(f"`{word}` is not a set; write some of i, o, r and w in this order")
    return word.replace("i", "").replace("o", "")


def fence_sets(form: Form) -> Code:
    """FENCE predecessors, successors; without them all. One that orders no memory does nothing here."""
    if not form.operands:
        return (Fence(frozenset({"Fence.rw.rw"}), form.span),)
    form.takes(2)
    before, after = _memory_set(form, 0), _memory_set(form, 1)
    return (Fence(frozenset({f"Fence.{before}.{after}"}), form.span),) if before and after else ()


def _accesses() -> Iterator[tuple[str, Semantics, int]]:
    """Every access with its width in bits."""
    for size, bits in _WIDTHS.items():
        for order, tags in {"": (), ".aq": ("Acq",), ".aqrl": ("Acq", "Rel")}.items():
            yield f"l{size}{order}", load(bits, *tags), bits
            if bits < 64:
                yield f"l{size}u{order}", load(bits, *tags, signed=False), bits
        for order, tags in {"": (), ".rl": ("Rel",), ".aqrl": ("Acq", "Rel")}.items():
            yield f"s{size}{order}", store((bits,), *tags), bits
    for name, semantics in riscv64.SEMANTICS.items():
        bits = 64 if ".d" in name else 32
        if name.startswith(("lr.", "amo")):
            yield name, extending(bits, semantics), bits
        elif name.startswith("sc."):
            yield name, semantics, bits


_ACCESSES = {name: (semantics, bits) for name, semantics, bits in _accesses()}

_OPERATORS = {
    "add": BinaryOperator.ADD,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}
_SHIFTS = {
    "sll": (BinaryOperator.SHIFT_LEFT, False),
    "srl": (BinaryOperator.SHIFT_RIGHT, False),
    "sra": (BinaryOperator.SHIFT_RIGHT, True),
}


def _arithmetic() -> Iterator[tuple[str, Semantics]]:
    """Operations on registers, on immediates (``i``) and on 32 bits (``w``)."""
    for name, operator in _OPERATORS.items():
        yield name, computed(operator)
        yield f"{name}i", with_immediate(computed(operator), 2, SMALL)
    for name, (operator, signed) in _SHIFTS.items():
        for suffix, bits in {"": 64, "w": 32}.items():
            yield f"{name}{suffix}", shifted(operator, bits, signed=signed)
            yield f"{name}i{suffix}", with_immediate(shifted(operator, bits, signed=signed), 2, range(bits))
    for name, signed in {"slt": True, "sltu": False}.items():
        immediate = "slti" if signed else "sltiu"
        yield name, set_when(BinaryOperator.LESS, signed)
        yield immediate, with_immediate(set_when(BinaryOperator.LESS, signed), 2, SMALL)
    for name, operator in (("sub", BinaryOperator.SUBTRACT), ("mul", BinaryOperator.MULTIPLY)):
        yield name, computed(operator)
        yield f"{name}w", computed(operator, 32)
    for name, operator in (("max", BinaryOperator.MAXIMUM), ("min", BinaryOperator.MINIMUM)):
        yield name, chosen(operator, signed=True)
        yield f"{name}u", chosen(operator, signed=False)


_COMPUTED: dict[str, Semantics] = {
    **dict(_arithmetic()),
    "addw": computed(BinaryOperator.ADD, 32),
    "addiw": with_immediate(computed(BinaryOperator.ADD, 32), 2, SMALL),
    "andn": computed(BinaryOperator.AND, right=True),
    "orn": computed(BinaryOperator.OR, right=True),
    "xnor": computed(BinaryOperator.XOR, result=True),
    "nop": nothing,
    "mv": converted(64),
    "la": converted(64),
    "li": with_immediate(constant(), 1, range(-(1 << 63), 1 << 64)),
    "lui": with_immediate(constant(32, 12), 1, range(1 << 20)),
    "not": inverted(UnaryOperator.COMPLEMENT),
    "neg": inverted(UnaryOperator.NEGATE),
    "negw": inverted(UnaryOperator.NEGATE, 32),
    **{f"sext.{size}": converted(_WIDTHS[size]) for size in "bhw"},
    **{f"zext.{size}": converted(_WIDTHS[size], signed=False) for size in "bhw"},
    "seqz": set_when_zero(BinaryOperator.EQUAL),
    "snez": set_when_zero(BinaryOperator.NOT_EQUAL),
    "sltz": set_when_zero(BinaryOperator.LESS),
    "sgtz": set_when_zero(BinaryOperator.GREATER),
}
_RELATIONS = {
    "eq": BinaryOperator.EQUAL,
    "ne": BinaryOperator.NOT_EQUAL,
    "lt": BinaryOperator.LESS,
    "le": BinaryOperator.LESS_EQUAL,
    "gt": BinaryOperator.GREATER,
    "ge": BinaryOperator.GREATER_EQUAL,
}
_BRANCHES: dict[str, Semantics] = {
    "j": jump,
    **{f"b{name}": branch(operator) for name, operator in _RELATIONS.items()},
    **{f"b{name}u": branch(_RELATIONS[name], signed=False) for name in ("lt", "le", "gt", "ge")},
    **{f"b{name}z": branch_on_zero(operator) for name, operator in _RELATIONS.items()},
}
SEMANTICS: Mapping[str, Semantics] = {
    **{name: semantics for name, (semantics, _) in _ACCESSES.items()},
    **_COMPUTED,
    **_BRANCHES,
    "jr": jump_register,
    "fence": fence_sets,
    "fence.tso": fence("Fence.tso"),
    "fence.i": fence("Fence.i"),
}


def _address(operand: OperandText, scope: Scope) -> Operand:
    """The location, or the label of the thread, that LA names."""
    labels = scope.test.label_addresses(scope.thread)
    found = scope.address(operand.text)
    if found is not None:
        return Computed(found)
    if operand.text in labels:
        return Immediate(labels[operand.text])
    help_ = did_you_mean(operand.text, [*labels, *(name for name, _ in scope.test.addresses)])
    raise refuse(f"there is no location and no label `{operand.text}`", operand.span, help_)


def _read(line: AssemblyLine, scope: Scope) -> Reading | None:
    mnemonic = line.mnemonic.replace(".aq.rl", ".aqrl")
    if mnemonic not in SEMANTICS:
        return None
    texts = line.operands
    displacements = range(1) if mnemonic.startswith(("lr.", "sc.", "amo")) else SMALL
    operands: list[Operand] = []
    for place, text in enumerate(texts, 1):
        if place == len(texts) and mnemonic in _BRANCHES:
            operands.append(scope.label(text))
        elif place == 2 and mnemonic == "la":
            operands.append(_address(text, scope))
        else:
            operands.append(read_operand(text, scope, ZERO, displacements))
    if mnemonic == "jr":
        operands += targets(scope)
    bits = _ACCESSES[mnemonic][1] if mnemonic in _ACCESSES else 64
    return Reading(mnemonic, tuple(operands), MACHINE_TYPES[bits])


RISCV_ASSEMBLER = Assembler("RISC-V", riscv64.TAGS, SEMANTICS, _read, frozenset(SEMANTICS))
"""RV64 [The RISC-V Instruction Set Manual, volume I: Unprivileged Architecture]."""
