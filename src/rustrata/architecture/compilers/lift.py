"""From the assembly of a test's threads to a program that an engine runs.

Each argument's register begins with the address of its location, by the calling convention of the machine.
The registers of the source are read off the comments that say where they are; every location has the type
that the source gives it. So the program's outcomes are those of the source, under the same names.

A thread that uses its stack has some cells of 64 bits there, which are locations of its own.

Left out, and refused: more locations in a thread than the convention passes in registers, calls, addresses of
anything but the arguments and the stack. Accesses of other widths to the stack are reported by the engine.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rustrata.architecture.assemble import ASSEMBLERS, assemble
from rustrata.architecture.assembler import Assembler
from rustrata.architecture.compilers.aarch64_idioms import AARCH64_COMPILED
from rustrata.architecture.compilers.assembly_text import KEPT, FunctionText, KeptRegisters, read_functions
from rustrata.architecture.compilers.power_idioms import PPC_COMPILED
from rustrata.architecture.compilers.retries import without_retries
from rustrata.architecture.compilers.riscv_idioms import RISCV_COMPILED
from rustrata.architecture.compilers.thread_function import ThreadFunction
from rustrata.architecture.compilers.toolchains import Compiled
from rustrata.architecture.compilers.x86_idioms import X86_64_COMPILED
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import DEFAULT_UNROLL, Action, Assign, Code, Label, Program
from rustrata.executions.expressions import IntegerType, Register, Wrap
from rustrata.executions.outcomes import And
from rustrata.programs.litmus.assembly import (
    AddressOf,
    AssemblyLine,
    AssemblyTest,
    AssemblyThread,
    LocationDeclaration,
    RegisterDeclaration,
    canonical_register,
)
from rustrata.programs.litmus.printed_code import array_of
from rustrata.programs.litmus.syntax import Declaration, Dialect, LitmusTest, Thread
from rustrata.records import record

DIALECTS = {
    "x86_64": Dialect.X86_64,
    "aarch64": Dialect.AARCH64,
    "riscv64": Dialect.RISCV,
    "powerpc64": Dialect.PPC,
    "mips64": Dialect.MIPS,
}
"""The dialect of each target's assembly."""
_ARGUMENTS = {
    Dialect.X86_64: ("rdi", "rsi", "rdx", "rcx", "r8", "r9"),
    Dialect.AARCH64: tuple(f"X{number}" for number in range(8)),
    Dialect.RISCV: tuple(f"x{number}" for number in range(10, 18)),
    Dialect.PPC: tuple(f"r{number}" for number in range(3, 11)),
    Dialect.MIPS: tuple(f"${number}" for number in range(4, 12)),
}
"""The registers of the first arguments [System V psABI of each; AAPCS64; MIPS N64]."""
_COMPILED = {
    Dialect.X86_64: X86_64_COMPILED,
    Dialect.PPC: PPC_COMPILED,
    Dialect.AARCH64: AARCH64_COMPILED,
    Dialect.RISCV: RISCV_COMPILED,
}
_NUMBERED = re.compile(r"\.L(\d+)\.\d+")
"""How a label is called that was a number."""
_STACK_POINTERS = {
    Dialect.X86_64: "%rsp",
    Dialect.AARCH64: "sp",
    Dialect.RISCV: "sp",
    Dialect.PPC: "r1",
    Dialect.MIPS: "$sp",
}
_FIRST_ADDRESS, _FIRST_STACK, _STRIDE = 0x1D00_0000, 0x7D00_0000, 0x1_0000
_CELL, _MOST_CELLS = 8, 64
_INTEGER = re.compile(r"(?<![\w.])-?\d+(?![\w.])")


@record
class LiftedThread:
    """A thread as its compiler wrote it: the instructions of the text, and what they do."""

    function: ThreadFunction
    text: FunctionText
    code: Code

    @property
    def instructions(self) -> tuple[str, ...]:
        """The instructions as they are written, with single blanks."""
        return tuple(" ".join(line.span.text.split()) for line in self.text.lines if line.mnemonic)

    @property
    def listing(self) -> tuple[str, ...]:
        """The instructions, and the labels that one of them jumps to on lines of their own."""
        targets = {operand.text for line in self.text.lines for operand in line.operands}
        found: list[str] = []
        for line in self.text.lines:
            labels = (each for each in line.labels if each.text in targets and each.span != line.span)
            found += (_NUMBERED.sub(r"\1", label.text) + ":" for label in labels)
            if line.mnemonic:
                found.append(" ".join(line.span.text.split()))
        return tuple(found)


@record
class LiftedTest:
    """A test that was compiled: its program and its threads."""

    test: LitmusTest
    program: Program
    threads: tuple[LiftedThread, ...]


def assembler_for(dialect: Dialect) -> Assembler:
    """The assembler of what compilers write in a dialect."""
    return _COMPILED.get(dialect) or ASSEMBLERS[dialect]


def lift(
    test: LitmusTest,
    functions: Sequence[ThreadFunction],
    compiled: Sequence[Compiled],
    unroll: int = DEFAULT_UNROLL,
) -> LiftedTest:
    """The program of a test whose threads are functions in compilers' output, one output for each thread.

    Raises RustrataError: ASM001 for an instruction that is not known, ASM002 for an operand, CMP005 for a
    function that is not there or gets too many locations.
    """
    dialect = DIALECTS[compiled[0].machine.target.name]
    texts = [_text_of(each, output, dialect) for each, output in zip(functions, compiled, strict=True)]
    program = assemble(_assembly_test(test, functions, texts, dialect), unroll, assembler_for(dialect))
    threads = tuple(
        LiftedThread(function, text, without_retries(_kept(code, text, function, dialect)))
        for function, text, code in zip(functions, texts, program.threads, strict=True)
    )
    lifted = replace(
        program,
        threads=tuple(thread.code for thread in threads),
        registers=tuple((each.thread.index, name) for each in functions for name, _ in each.kept),
        locations=tuple(declaration.name for declaration in test.declarations),
    )
    return LiftedTest(test, lifted, threads)


def _text_of(function: ThreadFunction, compiled: Compiled, dialect: Dialect) -> FunctionText:
    found = read_functions(compiled.assembly, dialect).get(function.name)
    if found is None:
        message = f"{compiled.assembly.name} has no function `{function.name}`"
        raise RustrataError(Diagnostic("CMP005", message, function.thread.span))
    named = [(kept.function, tuple(name for name, _ in kept.places)) for _, kept in found.kept]
    wanted = (function.name, tuple(name for name, _ in function.kept))
    if (wanted[1] and not named) or any(each != wanted for each in named):
        message = f"`{function.name}` in {compiled.assembly.name} does not say where the test's registers are"
        help_ = f"it needs the comment `{function.marker('REGISTER')}`; `--compiler` with `--save` writes it"
        raise RustrataError(Diagnostic("CMP005", message, function.thread.span, help=help_))
    return found


def _assembly_test(
    test: LitmusTest, functions: Sequence[ThreadFunction], texts: Sequence[FunctionText], dialect: Dialect
) -> AssemblyTest:
    """The test in the instructions of its threads, with the arguments in their registers."""
    registers = [
        RegisterDeclaration(
            each.thread.index, register, None, AddressOf(array_of(argument.name)), argument.span
        )
        for each in functions
        for register, argument in zip(_argument_registers(each, dialect), each.arguments, strict=False)
    ]
    arrays: dict[str, int] = {}
    for declaration in test.declarations:
        if declaration.name.endswith("]"):
            name = array_of(declaration.name)
            arrays[name] = arrays.get(name, 0) + 1
    locations = [LocationDeclaration(d.name, d.type, d.initial, d.span) for d in test.declarations]
    addresses = _addresses(test.declarations)
    for function, text in zip(functions, texts, strict=True):
        cells = _stack(function.thread, [line for line in text.lines if on_stack(line, dialect)])
        if cells:
            top = _FIRST_STACK + function.thread.index * _STRIDE
            locations += cells
            places = range(top - len(cells) * _CELL, top, _CELL)
            addresses += zip((each.name for each in cells), places, strict=True)
            pointer = canonical_register(dialect, _STACK_POINTERS[dialect])
            assert pointer is not None, "the stack pointer is a register"
            declared = RegisterDeclaration(function.thread.index, pointer, None, top, function.thread.span)
            registers.append(declared)
    return AssemblyTest(
        test.name,
        dialect,
        test.source,
        tuple(locations),
        tuple(registers),
        tuple(
            AssemblyThread(each.thread.index, text.lines, each.thread.span)
            for each, text in zip(functions, texts, strict=True)
        ),
        (),
        test.quantifier,
        And(()),
        test.condition_span,
        None,
        tuple(arrays.items()),
        tuple(addresses),
    )


def on_stack(line: AssemblyLine, dialect: Dialect) -> bool:
    """Does an instruction access the stack? Locked operations there are fences."""
    if dialect is Dialect.X86_64 and line.mnemonic in ("pushq", "popq"):
        return True
    word = re.compile(rf"(?<!\w){re.escape(_STACK_POINTERS[dialect])}\b")
    locked = line.mnemonic.startswith("lock ")
    return not locked and any(word.search(operand.text) for operand in line.operands)


def _stack(thread: Thread, lines: Sequence[AssemblyLine]) -> list[LocationDeclaration]:
    """The cells of a thread's stack, from the lowest: as many as the instructions on it go down."""
    numbers = (int(n) for line in lines for each in line.operands for n in _INTEGER.findall(each.text))
    deepest = max((abs(number) for number in numbers), default=0)
    pushed = sum(line.mnemonic == "pushq" for line in lines)
    count = min(deepest // _CELL + pushed, _MOST_CELLS) if lines else 0
    type_ = IntegerType(8 * _CELL, signed=False)
    return [
        LocationDeclaration(f"stack{thread.index}.{place}", type_, 0, thread.span) for place in range(count)
    ]


def _argument_registers(function: ThreadFunction, dialect: Dialect) -> tuple[str, ...]:
    registers = _ARGUMENTS[dialect]
    if len(function.arguments) > len(registers):
        count = len(function.arguments)
        message = f"unsupported: {function.name} has {count} arguments; {len(registers)} are in registers"
        raise RustrataError(Diagnostic("CMP005", message, function.thread.span))
    return registers


def _addresses(declarations: Sequence[Declaration]) -> list[tuple[str, int]]:
    """The address of each location; the elements of an array lie side by side."""
    found: list[tuple[str, int]] = []
    block = -1
    previous, offset = "", 0
    for declaration in declarations:
        name = array_of(declaration.name)
        if name != previous or name == declaration.name:
            block, offset = block + 1, 0
        found.append((declaration.name, _FIRST_ADDRESS + block * _STRIDE + offset))
        previous, offset = name, offset + declaration.type.bits // 8
    return found


def _kept(code: Code, text: FunctionText, function: ThreadFunction, dialect: Dialect) -> Code:
    """Thread code that sets the source's registers, at its end, to what they were where a comment says so.
    They may have the names of machine registers."""
    comments = dict(text.kept)
    held_in = assembler_for(dialect).held_in
    actions: list[Action] = []
    for action in code:
        if isinstance(action, Label) and action.name.startswith(KEPT):
            comment = comments[action.name]
            for name, place in comment.places:
                held = Register(held_in(_canonical(place, comment, dialect)))
                actions.append(Assign(f"{KEPT} {name}", held, comment.span))
        else:
            actions.append(action)
    ending = (Assign(name, Wrap(type_, Register(f"{KEPT} {name}"))) for name, type_ in function.kept)
    return (*actions, *ending)


def _canonical(place: str, comment: KeptRegisters, dialect: Dialect) -> str:
    name = canonical_register(dialect, place)
    if name is None:
        message = f"`{place}` is not a register of {dialect.value}"
        raise RustrataError(Diagnostic("ASM002", message, comment.span))
    return name
