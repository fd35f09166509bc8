"""From a litmus test in assembly to thread code.

Every location has the address that the test gives it; a pointer is that integer. Registers that the test
shows are wrapped at the thread's end into the type that the initial state declares for them (32 bits with a
sign when it declares none), as herd shows them. A location without a type has the width of the test's
accesses when they all have one, else 32 bits, or 64 when it begins as a pointer.

An instruction set takes part by its `Assembler` in `ASSEMBLERS`. Left out: accesses of another width than
their location's, but for reads of the lowest bits of what is only written as a whole; the engine reports
them as unsupported where an execution makes one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import assert_never

from rustrata.architecture.aarch64_assembly import AARCH64_ASSEMBLER
from rustrata.architecture.arm_assembly import ARM_ASSEMBLER
from rustrata.architecture.assembler import MACHINE_TYPES, Assembler, Scope, unknown_instruction
from rustrata.architecture.instruction import Form
from rustrata.architecture.mips_assembly import MIPS_ASSEMBLER
from rustrata.architecture.ppc_assembly import PPC_ASSEMBLER
from rustrata.architecture.riscv_assembly import RISCV_ASSEMBLER
from rustrata.architecture.x86_assembly import X86_64_ASSEMBLER, X86_ASSEMBLER
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.diagnostics.diagnostic import Label as Place
from rustrata.executions.actions import (
    DEFAULT_UNROLL,
    Action,
    Assign,
    Code,
    CompareExchange,
    Label,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import I32, Constant, IntegerType, Register, Wrap
from rustrata.executions.outcomes import MemoryAt, Observable, RegisterAt, observables
from rustrata.programs.litmus.assembly import (
    AddressOf,
    AssemblyLine,
    AssemblyTest,
    AssemblyThread,
    InitialValue,
    InstructionAt,
    LocationDeclaration,
)
from rustrata.programs.litmus.syntax import Dialect
from rustrata.source import Span

ASSEMBLERS: dict[Dialect, Assembler] = {
    Dialect.X86: X86_ASSEMBLER,
    Dialect.X86_64: X86_64_ASSEMBLER,
    Dialect.AARCH64: AARCH64_ASSEMBLER,
    Dialect.RISCV: RISCV_ASSEMBLER,
    Dialect.MIPS: MIPS_ASSEMBLER,
    Dialect.PPC: PPC_ASSEMBLER,
    Dialect.ARM: ARM_ASSEMBLER,
}
"""The assembler of each dialect that has one."""
_HIGHEST_FIRST = (Dialect.PPC, Dialect.MIPS)
"""The instruction sets that keep the highest byte of a word first."""


def assemble(test: AssemblyTest, unroll: int = DEFAULT_UNROLL, assembler: Assembler | None = None) -> Program:
    """The program of a test, observing what its condition, its filter and ``locations`` name. ``assembler``
    stands for the one of the dialect.

    Raises RustrataError: ASM001 for an unknown instruction, ASM002 for operands that it cannot have, ASM003
    for an unknown label, ASM004 for a label that is set twice, ASM005 for a dialect without an assembler.
    """
    assembler = assembler or ASSEMBLERS.get(test.dialect)
    if assembler is None:
        message = f"unsupported: instructions of {test.dialect.value}"
        raise RustrataError(Diagnostic("ASM005", message, test.threads[0].span))
    shown = _observed(test)
    widths: set[int] = set()
    threads = tuple(_Thread(test, thread, assembler, widths).code(shown) for thread in test.threads)
    types = {each.name: _type_of(each, widths) for each in test.declarations}
    return Program(
        test.name,
        tuple(
            (each.name, types[each.name].wrap(_integer(each.initial, test, each.span)))
            for each in test.declarations
        ),
        threads,
        tuple((o.thread, o.register) for o in shown if isinstance(o, RegisterAt)),
        tuple(o.location for o in shown if isinstance(o, MemoryAt)),
        test.addresses,
        tuple(types.items()),
        unroll,
        0 if test.dialect in _HIGHEST_FIRST else _narrowest_write(threads),
    )


def _narrowest_write(threads: tuple[Code, ...]) -> int:
    """The bits of the narrowest access that may write; exclusive reads count, what they read is written."""
    widths = [MACHINE_TYPES[64].bits]
    for action in chain.from_iterable(threads):
        match action:
            case Write() | WriteExclusive() | Update() | CompareExchange() if action.bits:
                widths.append(action.bits)
            case Read(exclusive=True) if action.bits:
                widths.append(action.bits)
            case _:
                pass
    return min(widths)


def _observed(test: AssemblyTest) -> tuple[Observable, ...]:
    """What the test looks at, registers first, each kind sorted."""
    named = {*observables(test.condition), *test.shown}
    if test.filter is not None:
        named |= set(observables(test.filter))
    registers = sorted(each for each in named if isinstance(each, RegisterAt))
    return (*registers, *sorted(each for each in named if isinstance(each, MemoryAt)))


def _integer(value: InitialValue, test: AssemblyTest, span: Span) -> int:
    match value:
        case AddressOf(location):
            return test.address_of(location)
        case InstructionAt(thread, label):
            known = test.label_addresses(thread)
            if label not in known:
                message = f"P{thread} has no label `{label}`"
                raise RustrataError(Diagnostic("ASM003", message, span, help=did_you_mean(label, known)))
            return known[label]
        case int():
            return value
        case _:
            assert_never(value)


def _type_of(declaration: LocationDeclaration, widths: set[int]) -> IntegerType:
    if declaration.type is not None:
        return declaration.type
    if isinstance(declaration.initial, AddressOf):
        return MACHINE_TYPES[64]
    return IntegerType(min(widths), True) if len(widths) == 1 else I32


_RELATIVE = re.compile(r"\.[+-]\d{1,6}")
_INSTRUCTION_BYTES = 4
"""Of every instruction set that has jumps relative to the instruction, as ``.+8``."""


def _relative_labels(thread: AssemblyThread) -> tuple[AssemblyLine, ...]:
    """The lines of a thread, with a label where a jump such as ``B .+8`` leads.

    Raises RustrataError: ASM003 when no instruction is there.
    """
    lines = list(thread.lines)
    places = [place for place, line in enumerate(lines) if line.mnemonic]
    for position, place in enumerate(places):
        for number, operand in enumerate(lines[place].operands):
            if _RELATIVE.fullmatch(operand.text) is None:
                continue
            steps, rest = divmod(int(operand.text[1:]), _INSTRUCTION_BYTES)
            if rest or not 0 <= position + steps < len(places):
                message = f"P{thread.index} has no instruction at `{operand.text}`"
                raise RustrataError(Diagnostic("ASM003", message, operand.span))
            target = places[position + steps]
            label = replace(operand, text=f"%line{target}")
            before, after = lines[place].operands[:number], lines[place].operands[number + 1 :]
            lines[place] = replace(lines[place], operands=(*before, label, *after))
            if label.text not in {each.text for each in lines[target].labels}:
                lines[target] = replace(lines[target], labels=(*lines[target].labels, label))
    return tuple(lines)


class _Thread:
    """One thread while it is assembled. ``widths`` gathers the widths of accesses."""

    def __init__(
        self, test: AssemblyTest, thread: AssemblyThread, assembler: Assembler, widths: set[int]
    ) -> None:
        self._test = test
        self._thread = thread
        self._assembler = assembler
        self._widths = widths
        self._fresh = 0
        self._lines = _relative_labels(thread)
        self._scope = Scope(test, thread.index, frozenset(self._labels()))

    def code(self, shown: tuple[Observable, ...]) -> Code:
        """The thread's actions: initial registers, the instructions, and the registers that are shown."""
        actions: list[Action] = list(self._initial())
        for line in self._lines:
            actions += (Label(label.text) for label in line.labels)
            if line.mnemonic:
                actions += self._instruction(line)
        for each in shown:
            if isinstance(each, RegisterAt) and each.thread == self._thread.index:
                type_ = self._test.register_type(each.thread, each.register) or I32
                held = Register(self._assembler.held_in(each.register))
                actions.append(Assign(each.register, Wrap(type_, held)))
        return tuple(actions)

    def _labels(self) -> Iterator[str]:
        seen: dict[str, Span] = {}
        for line in self._lines:
            for label in line.labels:
                if label.text in seen:
                    message = f"P{self._thread.index} has two labels `{label.text}`"
                    first = Place(seen[label.text], "first here")
                    raise RustrataError(Diagnostic("ASM004", message, label.span, labels=(first,)))
                seen[label.text] = label.span
        yield from seen

    def _initial(self) -> Iterator[Action]:
        word = MACHINE_TYPES[self._assembler.word]
        for declared in self._test.initial_registers:
            if declared.thread == self._thread.index:
                value = word.wrap(_integer(declared.value, self._test, declared.span))
                yield Assign(self._assembler.held_in(declared.name), Constant(value), declared.span)

    def _instruction(self, line: AssemblyLine) -> Code:
        reading = self._assembler.read(line, self._scope)
        semantics = None if reading is None else self._assembler.semantics.get(reading.mnemonic)
        if reading is None or semantics is None:
            raise unknown_instruction(line, self._assembler.mnemonics, self._assembler.name)
        form = Form(
            line.mnemonic, reading.operands, reading.type, line.span, line.span, self._label, machine=True
        )
        code = (*reading.before, *semantics(form), *reading.after)
        for action in code:
            match action:
                case Read() | Write() | WriteExclusive() | Update() | CompareExchange() if action.bits:
                    self._widths.add(action.bits)
                case _:
                    pass
        return code

    def _label(self) -> str:
        self._fresh += 1
        return f"%{self._fresh}"
