"""Instructions, and what an instruction set is made of.

A `Form` is one occurrence of an instruction with its operands; the semantics of a mnemonic is a function
from forms to the actions of `rustrata.executions.actions`. Registers are symbolic and hold integers; an
access has the type of its location, and every value computed on the way to it is wrapped into that type,
so sign- and zero-extensions need no instructions of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, assert_never

from rustrata.architecture.operands import (
    Computed,
    Immediate,
    LabelReference,
    MachineRegister,
    Memory,
    Operand,
    SymbolicRegister,
    Word,
    ZeroRegister,
)
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import Action, Assign, Code, Label
from rustrata.executions.expressions import (
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    UnaryOperator,
    Wrap,
)
from rustrata.records import apart, record
from rustrata.source import Span

DISCARDED = "%discarded"
"""The register that what is written to the zero register goes to. Nothing reads it."""


@record
class Instruction:
    """One instruction of a compiled thread: how it is written and what it does.

    ``span`` is the source statement that it was compiled from.
    """

    mnemonic: str
    operands: tuple[Operand, ...]
    text: str
    actions: Code
    span: Span | None = apart(default=None)


@record
class Mark:
    """A label between two instructions, or behind the last one."""

    label: str

    @property
    def text(self) -> str:
        """The label as an assembler reads it."""
        return f"{self.label}:"


Line: TypeAlias = Instruction | Mark


def code_of(lines: Iterable[Line]) -> Code:
    """The actions of some lines, with a label for each mark."""
    actions: list[Action] = []
    for line in lines:
        match line:
            case Mark(label):
                actions.append(Label(label))
            case Instruction():
                actions.extend(line.actions)
            case _:
                assert_never(line)
    return tuple(actions)


@record
class Form:
    """An instruction whose operands are known, as its semantics sees it.

    ``type`` is the type of the location that the surrounding operation accesses, None in plain
    arithmetic. ``place`` is where the instruction is written in a mapping file.

    In a test in assembly (``machine``) registers hold machine words, unsigned, and ``type`` is the unsigned
    type of the operation's width; ``place`` is the instruction itself.
    """

    mnemonic: str
    operands: tuple[Operand, ...]
    type: IntegerType | None
    span: Span | None
    place: Span | None
    fresh_label: Callable[[], str]
    machine: bool = False

    def refuse(self, message: str) -> RustrataError:
        """The error ARC007, or ASM002 in a test in assembly, at the instruction's place."""
        code = "ASM002" if self.machine else "ARC007"
        return RustrataError(Diagnostic(code, f"`{self.mnemonic}`: {message}", span=self.place))

    def _operand(self, index: int) -> Operand:
        if index >= len(self.operands):
            raise self.refuse(f"operand {index + 1} is missing")
        return self.operands[index]

    def takes(self, count: int) -> None:
        """Refuse any other number of operands than ``count``."""
        if len(self.operands) != count:
            raise self.refuse(f"takes {count} operands, not {len(self.operands)}")

    def register(self, index: int) -> str:
        """The name, in actions, of a register that the instruction may write."""
        match self._operand(index):
            case SymbolicRegister(name):
                return name
            case MachineRegister(name):
                return f"%{name}"
            case ZeroRegister() if self.machine:
                return DISCARDED
            case ZeroRegister():
                raise self.refuse("unsupported: the zero register as destination; name a register")
            case _:
                raise self.refuse(f"operand {index + 1} must be a register")

    def value(self, index: int) -> Expression:
        """What an operand reads as: a register or an immediate."""
        match self._operand(index):
            case SymbolicRegister(name):
                return Register(name)
            case MachineRegister(name):
                return Register(f"%{name}")
            case ZeroRegister():
                return Constant(0)
            case Immediate(value):
                return Constant(value)
            case Computed(expression):
                return expression
            case _:
                raise self.refuse(f"operand {index + 1} must be a register or an immediate")

    def wrapped(self, index: int) -> Expression:
        """`value`, in the type of the access."""
        return self.wrap(self.value(index))

    def wrap(self, expression: Expression) -> Expression:
        """``expression`` in the type of the access, as it is when there is none."""
        if self.type is None:
            return expression
        if isinstance(expression, Constant):
            return Constant(self.type.wrap(expression.value))
        return Wrap(self.type, expression)

    def location(self, index: int) -> str:
        """The location of a memory operand; empty for one with an `address`."""
        match self._operand(index):
            case Memory(location):
                return location
            case _:
                raise self.refuse(f"operand {index + 1} must be {'memory' if self.machine else '`{memory}`'}")

    def address(self, index: int) -> Expression | None:
        """The address of a memory operand that does not name its location."""
        match self._operand(index):
            case Memory(_, address):
                return address
            case _:
                return None

    @property
    def bits(self) -> int | None:
        """The width of an access by address; None when the access names its location."""
        return self.type.bits if self.machine and self.type is not None else None

    def loaded(self, register: str) -> Code:
        """What becomes of a register behind the access that set it: a machine word is extended with zeros."""
        if not self.machine or self.type is None:
            return ()
        return (Assign(register, Wrap(self.type, Register(register)), self.span),)

    def label(self, index: int) -> LabelReference:
        """The label of a branch."""
        match self._operand(index):
            case LabelReference() as reference:
                return reference
            case _:
                raise self.refuse(f"operand {index + 1} must be a label, as `1b` or `2f`")

    def word(self, index: int) -> str:
        """A barrier's option or a condition code."""
        match self._operand(index):
            case Word(text):
                return text
            case _:
                raise self.refuse(f"operand {index + 1} must be a word")


Semantics: TypeAlias = Callable[[Form], Code]


@record
class ExpressionTemplates:
    """How an instruction set computes: templates of `rustrata.architecture.template`.

    ``binary`` and ``unary`` put a value into ``{result}`` from ``{left}`` and ``{right}``, or ``{value}``;
    ``constant`` puts the immediate ``{value}`` there. ``unless`` branches to ``{label}`` when the comparison
    of ``{left}`` and ``{right}`` fails;
    ``if_zero`` and ``if_nonzero`` branch on ``{value}``. ``convert`` wraps into a type.
    """

    move: str
    constant: str
    binary: Mapping[BinaryOperator, str]
    unary: Mapping[UnaryOperator, str]
    convert: Callable[[IntegerType], str]
    unless: Mapping[BinaryOperator, str]
    if_zero: str
    if_nonzero: str
    jump: str


@record
class InstructionSet:
    """One instruction set.

    ``tags`` are the event sets that its model may name. ``type_words`` gives the words that a template
    may mention for a type, as ``{size}``; ``spell`` writes an operand of an access of that type.
    ``immediates`` are the integers that fit into an instruction; ``zero`` says that there is a zero
    register; ``atomic_bits`` are the widths of read-modify-write instructions, ``access_bits`` those of
    loads and stores.
    """

    name: str
    tags: frozenset[str]
    semantics: Mapping[str, Semantics]
    literals: Mapping[str, Operand]
    type_words: Callable[[IntegerType], Mapping[str, str]]
    spell: Callable[[Operand, IntegerType | None], str]
    immediates: range
    zero: bool
    atomic_bits: frozenset[int]
    expressions: ExpressionTemplates
    access_bits: frozenset[int] = frozenset({8, 16, 32, 64})
