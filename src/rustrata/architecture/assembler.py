"""What an instruction set gives so that its litmus tests can be assembled, and errors of assembly.

An `Assembler` reads one line of text into a `Reading`: the mnemonic under which the semantics is looked up,
the operands, and the unsigned type of the operation's width. The semantics are those of
`rustrata.architecture.instruction`, with ``Form.machine`` set: registers hold unsigned machine words under
their canonical names, memory operands are addresses (`Memory` with ``address``), and jumps backwards are
real ones (``LabelReference.backward`` is False). `rustrata.architecture.assemble` does the rest.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rustrata.architecture.instruction import Semantics
from rustrata.architecture.operands import LabelReference, Operand
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.executions.actions import Code
from rustrata.executions.expressions import Constant, IntegerType
from rustrata.programs.litmus.assembly import AssemblyLine, AssemblyTest, OperandText, register_names
from rustrata.records import record
from rustrata.source import Span

MACHINE_TYPES = {bits: IntegerType(bits, False) for bits in (8, 16, 32, 64)}
"""The unsigned type of each width."""


def held_in(name: str) -> str:
    """The register of thread code that a canonical register is kept in: itself. A symbolic one, ``%z``, is
    kept in ``%%z``, for names with one sign are those of flags and of what semantics compute on their way."""
    return f"%{name}" if name.startswith("%") else name


@record
class Reading:
    """An instruction as its semantics sees it. ``before`` and ``after`` surround what it does, for operands
    that change registers themselves (``[x1], #8``)."""

    mnemonic: str
    operands: tuple[Operand, ...]
    type: IntegerType | None
    before: Code = ()
    after: Code = ()


@dataclass(slots=True)
class Scope:
    """What the text of a thread's operands may mention."""

    test: AssemblyTest
    thread: int
    labels: frozenset[str]
    _canonical: Callable[[str], str | None] = field(init=False, repr=False)
    _addresses: dict[str, Constant] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._canonical = register_names(self.test.dialect)
        self._addresses = {}
        for name, address in self.test.addresses:
            self._addresses[name.removesuffix("[0]")] = self._addresses[name] = Constant(address)

    def register(self, operand: OperandText) -> str | None:
        """The register of thread code that an operand is; None when it is none. Instruction sets whose
        assembler has another ``held_in`` take it from there."""
        name = self._canonical(operand.text)
        return None if name is None else held_in(name)

    def address(self, name: str) -> Constant | None:
        """The address of a location; None when there is no such location."""
        return self._addresses.get(name)

    def label(self, operand: OperandText) -> LabelReference:
        """The label that an operand names.

        Raises RustrataError: ASM003 when the thread has none of this name.
        """
        if operand.text not in self.labels:
            help_ = did_you_mean(operand.text, self.labels)
            message = f"P{self.thread} has no label `{operand.text}`"
            raise RustrataError(Diagnostic("ASM003", message, operand.span, help=help_))
        return LabelReference(operand.text, backward=False)


def refuse(message: str, span: Span, help_: str | None = None) -> RustrataError:
    """The error ASM002: an operand that its instruction cannot have, or that is not supported."""
    return RustrataError(Diagnostic("ASM002", message, span, help=help_))


def unknown_instruction(line: AssemblyLine, known: Iterable[str], isa: str) -> RustrataError:
    """The error ASM001 for a mnemonic that an instruction set does not have here."""
    start = line.span.start
    end = line.operands[0].span.start if line.operands else line.span.end
    word = Span(line.span.source, start, start + len(line.span.source.text[start:end].rstrip()))
    help_ = did_you_mean(line.mnemonic, known)
    return RustrataError(
        Diagnostic("ASM001", f"unsupported: the instruction `{line.mnemonic}` of {isa}", word, help=help_)
    )


@dataclass(frozen=True, slots=True)
class Assembler:
    """One dialect's assembly.

    ``read`` gives the reading of a line, or None when the mnemonic is unknown; then ``mnemonics`` are those
    it might have meant. ``held_in`` gives the register of thread code that a canonical register is kept in.
    ``word`` is the width of a register in bits.
    """

    name: str
    tags: frozenset[str]
    semantics: Mapping[str, Semantics]
    read: Callable[[AssemblyLine, Scope], Reading | None]
    mnemonics: frozenset[str]
    word: int = 64
    held_in: Callable[[str], str] = field(default=held_in)
