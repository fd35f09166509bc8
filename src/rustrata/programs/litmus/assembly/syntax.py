"""The syntax of a litmus test whose threads are columns of instructions.

Instructions stay text: a mnemonic and operands with their places. What they mean is said by the file of
the instruction set in `rustrata.architecture`, through `rustrata.architecture.assemble`.

Every location has a fixed integer for its address, `AssemblyTest.address_of`; an array is one location for
each element (``t[0]``, ``t[1]``), laid out as in memory, and its name stands for the first.
"""

from typing import TypeAlias

from rustrata.executions.expressions import IntegerType
from rustrata.executions.outcomes import Condition, Observable, Quantifier
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import apart, record
from rustrata.source import SourceFile, Span


@record
class AddressOf:
    """The address of a location (of the first element, for an array's name)."""

    location: str


@record
class InstructionAt:
    """The address of the instruction behind a label of a thread, ``P0:L1``. Only registers begin as one."""

    thread: int
    label: str


InitialValue: TypeAlias = int | AddressOf | InstructionAt

FIRST_INSTRUCTION = 0x0040_0000
THREAD_STRIDE = 0x0001_0000
"""Instructions of thread n begin at the first plus n strides, and have 4 bytes each."""


@record
class OperandText:
    """A piece of an instruction as it is written, without blanks around it."""

    text: str
    span: Span = apart()


@record
class AssemblyLine:
    """One cell of a column: labels, and an instruction unless ``mnemonic`` is empty.

    ``mnemonic`` is in lower case, with its prefix (``lock addl``); ``operands`` are what stands between
    commas outside brackets. ``span`` covers the instruction, or the labels where there is none.
    """

    labels: tuple[OperandText, ...]
    mnemonic: str
    operands: tuple[OperandText, ...]
    span: Span = apart()


@record
class LocationDeclaration:
    """A shared location. ``type`` is None when the test does not say it; the width of the accesses does."""

    name: str
    type: IntegerType | None
    initial: InitialValue
    span: Span = apart()


@record
class RegisterDeclaration:
    """A register of the initial state. ``type`` is None when the test does not say it."""

    thread: int
    name: str
    type: IntegerType | None
    value: InitialValue
    span: Span = apart()


@record
class AssemblyThread:
    """One column: its number and its lines."""

    index: int
    lines: tuple[AssemblyLine, ...]
    span: Span = apart()


@record
class AssemblyTest:
    """A whole test.

    Registers have the canonical names of `rustrata.programs.litmus.assembly.registers`, in
    ``initial_registers``, ``shown`` and the condition alike. ``arrays`` maps a name to the number of its
    elements. Values in conditions are integers: addresses are those of ``addresses``, and others are wrapped
    into the type of what they are compared with (a register without a type has 32 bits, with a sign).
    ``filter`` restricts the executions that are looked at.
    """

    name: str
    dialect: Dialect
    source: SourceFile = apart()
    declarations: tuple[LocationDeclaration, ...]
    initial_registers: tuple[RegisterDeclaration, ...]
    threads: tuple[AssemblyThread, ...]
    shown: tuple[Observable, ...]
    quantifier: Quantifier
    condition: Condition
    condition_span: Span = apart()
    filter: Condition | None = None
    arrays: tuple[tuple[str, int], ...] = ()
    addresses: tuple[tuple[str, int], ...] = ()

    def declaration(self, location: str) -> LocationDeclaration:
        """The declaration of a location that the test has."""
        return next(d for d in self.declarations if d.name == location)

    def address_of(self, location: str) -> int:
        """The integer that stands for a location's address."""
        first = f"{location}[0]" if location in dict(self.arrays) else location
        return dict(self.addresses)[first]

    def label_addresses(self, thread: int) -> dict[str, int]:
        """The integer that stands for the address of each label's instruction; empty when there is no such
        thread."""
        found: dict[str, int] = {}
        at = FIRST_INSTRUCTION + thread * THREAD_STRIDE
        for line in self.threads[thread].lines if thread < len(self.threads) else ():
            found.update((label.text, at) for label in line.labels)
            at += 4 if line.mnemonic else 0
        return found

    def register_type(self, thread: int, register: str) -> IntegerType | None:
        """The type that the initial state gives to a register."""
        for declared in self.initial_registers:
            if (declared.thread, declared.name) == (thread, register):
                return declared.type
        return None
