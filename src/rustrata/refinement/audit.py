"""An audit of compilers: how each lowers every atomic operation, and whether that keeps the promises.

The functions of all tests are compiled in one unit for each compiler and machine; equal threads are one
function, whose name says what is in it, so the output of a compiler can be kept and read again. An operation
is sound when every test of `rustrata.refinement.audit_tests` holds that it is in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import permutations
from typing import TypeAlias

from rustrata.architecture.compilers.assembly_text import read_functions
from rustrata.architecture.compilers.lift import DIALECTS, LiftedTest, LiftedThread, lift, on_stack
from rustrata.architecture.compilers.rust_functions import rust_function
from rustrata.architecture.compilers.thread_function import ThreadFunction, functions_of
from rustrata.architecture.compilers.toolchains import Compiled, Kind, Toolchain, compile_functions
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import (
    Action,
    Assign,
    Assume,
    Branch,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Select,
    Tags,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.verdicts import Refuted, Unknown
from rustrata.programs.litmus.syntax import Dialect, LitmusTest
from rustrata.refinement.audit_tests import AuditTest, Operation, alone, tests_of
from rustrata.refinement.behaviours import Behaviours
from rustrata.refinement.compilation import RefineOptions, source_behaviours
from rustrata.refinement.compilers import CompiledTest, decide_lifted
from rustrata.refinement.walk import Boundary

_NOT_IN_C = ("fetch_nand", "fetch_max", "fetch_min")


@dataclass(frozen=True)
class Lowering:
    """What an operation becomes: the instructions that access memory, order or branch, and what they are to
    memory, which says whether two lowerings differ."""

    instructions: tuple[str, ...]
    meaning: tuple[str, ...]


@dataclass(frozen=True)
class Audited:
    """An operation by one compiler. ``lowering`` is None where an instruction is not known; ``refused`` says
    which. ``refuted`` are the tests that fail, ``undecided`` those that are not decided; ``held`` counts the
    others."""

    operation: Operation
    lowering: Lowering | None
    refuted: tuple[CompiledTest, ...] = ()
    undecided: tuple[str, ...] = ()
    held: int = 0
    refused: Diagnostic | None = None


@dataclass(frozen=True)
class AuditOfCompiler:
    """Every operation by one compiler for one machine, in threads beside those of the ``others``: the same
    compiler, or another one."""

    compiled: Compiled
    others: Compiled
    operations: tuple[Audited, ...]

    @property
    def name(self) -> str:
        """``gcc 12.2.0``, or ``gcc 12.2.0 beside clang 19.1.7``."""
        if self.others is self.compiled:
            return self.compiled.toolchain
        return f"{self.compiled.toolchain} beside {self.others.toolchain}"


Functions: TypeAlias = tuple[ThreadFunction, ...]


@lru_cache(maxsize=256)
def functions_alone(operation: Operation) -> Functions:
    """The function of an operation by itself."""
    return tuple(_named(each) for each in functions_of(alone(operation)))


@lru_cache(maxsize=256)
def functions_of_tests(operation: Operation) -> tuple[tuple[AuditTest, Functions], ...]:
    """The tests of an operation with their threads as functions."""
    return tuple(
        (each, tuple(_named(function) for function in functions_of(each.test)))
        for each in tests_of(operation)
    )


def _named(function: ThreadFunction) -> ThreadFunction:
    """The function under a name that is a digest of its text."""
    digest = sha256(rust_function(ThreadFunction("f", function.test, function.thread)).encode()).hexdigest()
    return ThreadFunction(f"f{digest[:10]}", function.test, function.thread)


def audit_output(toolchain: Toolchain, operations: Sequence[Operation]) -> Compiled:
    """The assembly of every function that an audit of these operations needs.

    Raises RustrataError: CMP003 when the compiler fails.
    """
    functions: dict[str, ThreadFunction] = {}
    for operation in operations:
        if toolchain.kind is Kind.RUSTC or operation.name not in _NOT_IN_C:
            for some in (functions_alone(operation), *(each for _, each in functions_of_tests(operation))):
                functions.update((each.name, each) for each in some)
    return compile_functions(toolchain, tuple(functions.values()))


def pairs(outputs: Sequence[Compiled], *, mixed: bool) -> tuple[tuple[Compiled, Compiled], ...]:
    """Each output beside itself; ``mixed``, each beside each other one for its machine."""
    if not mixed:
        return tuple((output, output) for output in outputs)
    return tuple((a, b) for a, b in permutations(outputs, 2) if a.machine == b.machine)


def audit(
    outputs: Sequence[tuple[Compiled, Compiled]],
    operations: Sequence[Operation],
    options: RefineOptions,
    progress: Callable[[str], None],
) -> tuple[AuditOfCompiler, ...]:
    """Audit compilers by their output: in each pair, the first compiled the threads that an operation is in
    and the second the others. What a compiler did not compile is left out of its audit."""
    auditor = _Auditor(options)
    return tuple(
        AuditOfCompiler(output, others, tuple(auditor.audited(output, others, operations, progress)))
        for output, others in outputs
    )


class _Auditor:
    """An audit while it is made. What the language allows a test, and the verdict on a program, is found
    once: compilers agree on most."""

    def __init__(self, options: RefineOptions) -> None:
        self._options = options
        self._upper: dict[str, Behaviours] = {}
        self._known: dict[tuple[str, str, Program], Boundary] = {}

    def audited(
        self,
        output: Compiled,
        others: Compiled,
        operations: Sequence[Operation],
        progress: Callable[[str], None],
    ) -> Iterator[Audited]:
        """The operations that the output has."""
        for operation in operations:
            functions = functions_alone(operation)
            if _are_in(functions, (output,)):
                progress(f"{output.assembly.name}: {operation.label}")
                try:
                    (thread,) = lift(alone(operation), functions, (output,)).threads
                    lowering = _lowering(thread, DIALECTS[output.machine.target.name])
                    yield self._judged(output, others, operation, lowering)
                except RustrataError as error:
                    yield Audited(operation, None, refused=error.diagnostic)

    def _judged(
        self, output: Compiled, others: Compiled, operation: Operation, lowering: Lowering
    ) -> Audited:
        refuted: list[CompiledTest] = []
        undecided: list[str] = []
        held = 0
        for each, functions in functions_of_tests(operation):
            compiled = tuple(output if own else others for own in each.own)
            if not _are_in(functions, compiled):
                continue
            lifted = lift(each.test, functions, compiled)
            boundary = self._boundary(each.test, lifted, output)
            match boundary.verdict:
                case Refuted():
                    names = tuple(one.toolchain for one in compiled)
                    refuted.append(CompiledTest(each.test, output.machine, names, lifted, boundary))
                case Unknown(reason):
                    undecided.append(f"{each.shape}: {reason}")
                case _:
                    held += 1
        return Audited(operation, lowering, tuple(refuted), tuple(undecided), held)

    def _boundary(self, test: LitmusTest, lifted: LiftedTest, output: Compiled) -> Boundary:
        key = (output.machine.target.model.stem, test.name, lifted.program)
        if key not in self._known:
            if test.name not in self._upper:
                self._upper[test.name] = source_behaviours(test, self._options)
            upper = self._upper[test.name]
            self._known[key] = decide_lifted(test, lifted, output.machine, upper, self._options)
        return self._known[key]


def _are_in(functions: Sequence[ThreadFunction], outputs: Sequence[Compiled]) -> bool:
    """Does the output for each thread have its function?"""
    return all(
        function.name in read_functions(output.assembly, DIALECTS[output.machine.target.name])
        for function, output in zip(functions, outputs, strict=True)
    )


def _lowering(thread: LiftedThread, dialect: Dialect) -> Lowering:
    """What of a thread is about memory that others see. Fences and calls are shown in full."""
    own = {line.span for line in thread.text.lines if on_stack(line, dialect)}
    effects = [
        action
        for action in thread.code
        if not isinstance(action, Assign | Select | Label | Jump) and action.span not in own
    ]
    spans = {action.span for action in effects}
    full = {action.span for action in effects if isinstance(action, Fence)}
    return Lowering(
        tuple(
            " ".join(line.span.text.split()) if line.span in full or line.mnemonic == "bl" else line.mnemonic
            for line in thread.text.lines
            if line.mnemonic and line.span in spans
        ),
        tuple(map(_meaning, effects)),
    )


def _meaning(action: Action) -> str:
    """What an action is to memory: its kind and tags, without registers and values."""
    match action:
        case Branch() | Assume():
            return "branch"
        case Read() | Write() | WriteExclusive() | Fence():
            tags: tuple[Tags, ...] = (action.tags,)
        case Update():
            tags = (action.read_tags, action.write_tags)
        case CompareExchange():
            tags = (action.read_tags, action.write_tags, action.failure_tags)
        case _:
            tags = ()
    return " ".join((type(action).__name__, *(",".join(sorted(each)) for each in tags)))
