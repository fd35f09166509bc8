"""Operands of an instruction, before they are spelled in the syntax of an instruction set."""

from typing import TypeAlias

from rustrata.executions.expressions import Expression
from rustrata.records import record


@record
class SymbolicRegister:
    """A register of the source program, or a temporary of its compilation, by name."""

    name: str


@record
class MachineRegister:
    """A register that the instruction set itself names, as ``rax`` in ``lock cmpxchg``."""

    name: str


@record
class ZeroRegister:
    """The register that always reads as 0 (``wzr``, ``zero``)."""


@record
class Immediate:
    """An integer encoded in the instruction."""

    value: int


@record
class Memory:
    """The cell of a shared location: the one that is named, or, where ``address`` is given, the one there."""

    location: str
    address: Expression | None = None


@record
class Computed:
    """A value that the operand itself computes from registers, as ``w1, sxtw #2``."""

    value: Expression


@record
class StackSlot:
    """A cell of the thread's own stack, that no other thread reaches."""


@record
class LabelReference:
    """A place to jump to; ``backward`` when it stands before the jump."""

    name: str
    backward: bool


@record
class Word:
    """A bare word: a barrier's option or a condition code."""

    text: str


Operand: TypeAlias = (
    SymbolicRegister
    | MachineRegister
    | ZeroRegister
    | Immediate
    | Computed
    | Memory
    | StackSlot
    | LabelReference
    | Word
)
