"""A compiler's output for one test, decided: is every outcome of the instructions one of the source's?

The threads may come from different compilers for one machine: whether their conventions fit together is a
question of the ABI that no compiler alone answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rustrata.architecture.compilers.lift import LiftedTest, lift
from rustrata.architecture.compilers.machines import Machine
from rustrata.architecture.compilers.thread_function import functions_of
from rustrata.architecture.compilers.toolchains import Compiled, Toolchain, compile_functions
from rustrata.executions.actions import DEFAULT_UNROLL
from rustrata.executions.verdicts import Holds, Unknown
from rustrata.programs.litmus.syntax import LitmusTest
from rustrata.refinement.behaviours import Behaviours
from rustrata.refinement.compilation import RefineOptions, decided, source_behaviours
from rustrata.refinement.walk import Boundary


@dataclass(frozen=True)
class CompiledTest:
    """A test as compilers wrote it for one machine, one compiler for each thread, and the decision."""

    test: LitmusTest
    machine: Machine
    compilers: tuple[str, ...]
    lifted: LiftedTest
    boundary: Boundary

    @property
    def compiler(self) -> str:
        """The compilers in words: one, or one for each thread."""
        if len(set(self.compilers)) == 1:
            return self.compilers[0]
        return ", ".join(f"P{thread} {name}" for thread, name in enumerate(self.compilers))


def compile_threads(test: LitmusTest, toolchains: Sequence[Toolchain]) -> tuple[Compiled, ...]:
    """The output of the compiler of each thread; one that has several threads runs once.

    Raises RustrataError: CMP003 when a compiler fails, CMP004 for what its language cannot say.
    """
    functions = functions_of(test)
    outputs = {toolchain: compile_functions(toolchain, functions) for toolchain in dict.fromkeys(toolchains)}
    return tuple(outputs[toolchain] for toolchain in toolchains)


def refine_compiled(
    test: LitmusTest,
    outputs: Sequence[Compiled],
    options: RefineOptions,
    upper: Behaviours | None = None,
    unroll: int = DEFAULT_UNROLL,
) -> CompiledTest:
    """Decide compilers' output for a test, one output for each thread, all for one machine. ``upper`` is
    what the language allows, where that is known already.

    Raises RustrataError: an ASM code for an instruction that is not known, CMP005 for a function that is
    not there.
    """
    lifted = lift(test, functions_of(test), outputs, unroll)
    machine = outputs[0].machine
    above = upper or source_behaviours(test, options)
    boundary = decide_lifted(test, lifted, machine, above, options)
    return CompiledTest(test, machine, tuple(each.toolchain for each in outputs), lifted, boundary)


def decide_lifted(
    test: LitmusTest, lifted: LiftedTest, machine: Machine, upper: Behaviours, options: RefineOptions
) -> Boundary:
    """Is every outcome of the instructions one of the source's, which are ``upper``? Instructions that no
    execution follows to their end keep every promise, and are not believed."""
    boundary = decided(test, lifted.program, machine.target, upper, options)
    ends = boundary.lower is None or boundary.lower.observations or not upper.observations
    if isinstance(boundary.verdict, Holds) and not ends:
        return replace(boundary, verdict=Unknown("no execution comes to the end of the instructions"))
    return boundary
