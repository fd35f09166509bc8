"""RV64GC with the A extension, Zalasr and Zbb [RISC-V Unprivileged ISA], with symbolic registers.

Tags: ``Acq`` and ``Rel`` for the annotations, ``RCsc`` on every annotated AMO, LR, SC, load-acquire and
store-release (the ISA has no RCpc annotation), ``X`` on both halves of an AMO, ``EX`` on LR and SC, and
one per FENCE. An AMO is one memory operation, so both its halves carry its annotations. LR.rl and SC.aq
are LR and SC: the manual does not promise more of them.

A branch on the status of SC depends on it [RVWMO, syntactic dependencies: SC's ``rd`` carries one], so
``status_orders`` is True.

Left out: byte and halfword AMOs (Zabha; without it compilers work on the containing word, which needs
mixed sizes), AMOCAS (Zacas), and in mappings FENCE.I and I/O bits of FENCE.
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
    convert,
    fence,
    jump,
    load,
    move,
    nothing,
    relation,
    relation_to_zero,
    signed_as,
    sized,
    store,
    store_conditional,
    unary,
)
from rustrata.executions.actions import OLD, Code, Fence, Update
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Expression,
    IntegerType,
    Register,
    UnaryOperator,
)

_WIDTHS = {"b": (8,), "h": (16,), "w": (32,), "d": (64,)}
_ANNOTATIONS = {
    "": (),
    ".aq": ("Acq", "RCsc"),
    ".rl": ("Rel", "RCsc"),
    ".aqrl": ("Acq", "Rel", "RCsc"),
}
_PREDECESSORS = ("r", "w", "rw")

_AMO_OPERATORS = {
    "add": BinaryOperator.ADD,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}
_AMO_EXTREMES = {
    "max": (BinaryOperator.MAXIMUM, True),
    "min": (BinaryOperator.MINIMUM, True),
    "maxu": (BinaryOperator.MAXIMUM, False),
    "minu": (BinaryOperator.MINIMUM, False),
}


def fence_sets(form: Form) -> Code:
    """FENCE predecessors, successors."""
    form.takes(2)
    sets = (form.word(0), form.word(1))
    for each in sets:
        if each not in _PREDECESSORS:
            raise form.refuse(f"unsupported: the set `{each}`; r, w and rw are known")
    return (Fence(frozenset({"Fence." + ".".join(sets)}), form.span),)


def _new_value(form: Form, operation: str, old: Expression, operand: Expression) -> Expression:
    if operation == "swap":
        return operand
    if operation in _AMO_OPERATORS:
        return Binary(_AMO_OPERATORS[operation], old, operand)
    operator, signed = _AMO_EXTREMES[operation]
    return Binary(operator, signed_as(form, old, signed), signed_as(form, operand, signed))


def amo(operation: str, bits: tuple[int, ...], annotation: tuple[str, ...]) -> Semantics:
    """AMOop destination, operand, memory: the destination gets the old value."""
    tags = frozenset({"X", *annotation})

    def semantics(form: Form) -> Code:
        form.takes(3)
        sized(form, bits)
        new = form.wrap(_new_value(form, operation, Register(OLD), form.value(1)))
        target, location, address = form.register(0), form.location(2), form.address(2)
        return (Update(target, location, new, tags, tags, address=address, bits=form.bits, span=form.span),)

    return semantics


def branch(operator: BinaryOperator, signed: bool = True) -> Semantics:
    """Bcc left, right, label."""

    def semantics(form: Form) -> Code:
        form.takes(3)
        left, right = signed_as(form, form.value(0), signed), signed_as(form, form.value(1), signed)
        return branch_when(form, Binary(operator, left, right), 2)

    return semantics


def _accesses() -> Iterator[tuple[str, Semantics]]:
    """Every load, store, LR, SC and AMO, in the widths that it has."""
    for size, bits in _WIDTHS.items():
        yield f"l{size}", load(bits)
        yield f"s{size}", store(bits)
        for annotation in (".aq", ".aqrl"):
            yield f"l{size}{annotation}", load(bits, *_ANNOTATIONS[annotation])
        for annotation in (".rl", ".aqrl"):
            yield f"s{size}{annotation}", store(bits, *_ANNOTATIONS[annotation])
    for size in ("w", "d"):
        bits = _WIDTHS[size]
        for annotation, tags in _ANNOTATIONS.items():
            first = () if annotation == ".rl" else tags
            second = () if annotation == ".aq" else tags
            yield f"lr.{size}{annotation}", load(bits, "EX", *first, exclusive=True)
            yield f"sc.{size}{annotation}", store_conditional(bits, "EX", *second, status_orders=True)
            for operation in ("swap", *_AMO_OPERATORS, *_AMO_EXTREMES):
                yield f"amo{operation}.{size}{annotation}", amo(operation, bits, tags)


def spell(operand: Operand, type_: IntegerType | None) -> str:
    """An operand in the syntax of the RISC-V assembler."""
    match operand:
        case SymbolicRegister(name) | LabelReference(name) | Word(name):
            return name
        case ZeroRegister():
            return "zero"
        case Immediate(value):
            return str(value)
        case Memory(location):
            return f"({location})"
        case MachineRegister() | StackSlot() | Computed():
            raise AssertionError("the templates of RISC-V name neither machine registers nor stack slots")
        case _:
            assert_never(operand)


def type_words(type_: IntegerType) -> Mapping[str, str]:
    """``{size}``: b, h, w or d; ``{unsigned}``: u for an unsigned type, else nothing."""
    return {
        "size": {8: "b", 16: "h", 32: "w", 64: "d"}[type_.bits],
        "unsigned": "" if type_.signed else "u",
    }


_CONVERSIONS = {
    "sext.b": IntegerType(8, True),
    "sext.h": IntegerType(16, True),
    "sext.w": IntegerType(32, True),
    "zext.b": IntegerType(8, False),
    "zext.h": IntegerType(16, False),
    "zext.w": IntegerType(32, False),
}
_ARITHMETIC = {
    "add": BinaryOperator.ADD,
    "sub": BinaryOperator.SUBTRACT,
    "mul": BinaryOperator.MULTIPLY,
    "and": BinaryOperator.AND,
    "or": BinaryOperator.OR,
    "xor": BinaryOperator.XOR,
}

SEMANTICS: dict[str, Semantics] = {
    **dict(_accesses()),
    "fence": fence_sets,
    "fence.tso": fence("Fence.tso"),
    "nop": nothing,
    "mv": move,
    "li": move,
    "not": unary(UnaryOperator.COMPLEMENT),
    "neg": unary(UnaryOperator.NEGATE),
    **{name: binary(operator) for name, operator in _ARITHMETIC.items()},
    **{name: relation(operator, signed) for name, (operator, signed) in _AMO_EXTREMES.items()},
    **{name: convert(type_) for name, type_ in _CONVERSIONS.items()},
    "slt": relation(BinaryOperator.LESS),
    "sltu": relation(BinaryOperator.LESS, signed=False),
    "seqz": relation_to_zero(BinaryOperator.EQUAL),
    "snez": relation_to_zero(BinaryOperator.NOT_EQUAL),
    "beq": branch(BinaryOperator.EQUAL),
    "bne": branch(BinaryOperator.NOT_EQUAL),
    "blt": branch(BinaryOperator.LESS),
    "bge": branch(BinaryOperator.GREATER_EQUAL),
    "bltu": branch(BinaryOperator.LESS, signed=False),
    "bgeu": branch(BinaryOperator.GREATER_EQUAL, signed=False),
    "beqz": branch_on_zero(BinaryOperator.EQUAL),
    "bnez": branch_on_zero(BinaryOperator.NOT_EQUAL),
    "j": jump,
}


def _conversion(type_: IntegerType) -> str:
    name = next((name for name, to in _CONVERSIONS.items() if to == type_), "mv")
    return f"{name} {{result}}, {{value}}"


def _compute(mnemonic: str) -> str:
    return f"{mnemonic} {{result}}, {{left}}, {{right}}"


_DIFFERENCE = "xor {result}, {left}, {right}\n"
_TRUTH = "snez {result}, {left}\nsnez {scratch}, {right}\n"

TAGS = frozenset(
    {"Acq", "Rel", "AcqRel", "Sc", "RCsc", "X", "EX", "Fence.tso", "Fence.i"}
    | {f"Fence.{before}.{after}" for before in _PREDECESSORS for after in _PREDECESSORS}
)
"""The event sets that the model may name. No event is in ``AcqRel`` or ``Sc``, which herd7's models name:
what is both has ``Acq`` and ``Rel``."""

RISCV64 = InstructionSet(
    name="riscv64",
    tags=TAGS,
    semantics=SEMANTICS,
    literals={"zero": ZeroRegister()},
    type_words=type_words,
    spell=spell,
    immediates=range(-2048, 2048),
    zero=True,
    atomic_bits=frozenset({32, 64}),
    expressions=ExpressionTemplates(
        move="mv {result}, {value}",
        constant="li {result}, {value:any}",
        binary={
            **{operator: _compute(name) for name, operator in _ARITHMETIC.items()},
            BinaryOperator.ADD: "add {result}, {left}, {right:imm}",
            BinaryOperator.EQUAL: _DIFFERENCE + "seqz {result}, {result}",
            BinaryOperator.NOT_EQUAL: _DIFFERENCE + "snez {result}, {result}",
            BinaryOperator.LESS: "slt {result}, {left}, {right}",
            BinaryOperator.GREATER: "slt {result}, {right}, {left}",
            BinaryOperator.LESS_EQUAL: "slt {result}, {right}, {left}\nseqz {result}, {result}",
            BinaryOperator.GREATER_EQUAL: "slt {result}, {left}, {right}\nseqz {result}, {result}",
            BinaryOperator.MAXIMUM: _compute("max"),
            BinaryOperator.MINIMUM: _compute("min"),
            BinaryOperator.LOGICAL_AND: _TRUTH + "and {result}, {result}, {scratch}",
            BinaryOperator.LOGICAL_OR: _TRUTH + "or {result}, {result}, {scratch}",
        },
        unary={
            UnaryOperator.NEGATE: "neg {result}, {value}",
            UnaryOperator.COMPLEMENT: "not {result}, {value}",
            UnaryOperator.NOT: "seqz {result}, {value}",
        },
        convert=_conversion,
        unless={
            BinaryOperator.EQUAL: "bne {left}, {right}, {label}",
            BinaryOperator.NOT_EQUAL: "beq {left}, {right}, {label}",
            BinaryOperator.LESS: "bge {left}, {right}, {label}",
            BinaryOperator.LESS_EQUAL: "blt {right}, {left}, {label}",
            BinaryOperator.GREATER: "bge {right}, {left}, {label}",
            BinaryOperator.GREATER_EQUAL: "blt {left}, {right}, {label}",
        },
        if_zero="beqz {value}, {label}",
        if_nonzero="bnez {value}, {label}",
        jump="j {label}",
    ),
)
