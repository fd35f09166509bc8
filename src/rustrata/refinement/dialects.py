"""The dialects of litmus tests: how each becomes a program, and which models judge it.

This is the one place that knows both the language layer and the instruction sets. A language model judges
tests in a language, the model of an instruction set judges tests in its assembly; ``sc``, which looks at no
tag, judges all. To judge a test of a language by the model of an instruction set it must be compiled first:
that is `rustrata.refinement.walk`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from rustrata.abstract import atomics
from rustrata.architecture.assemble import assemble
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import DEFAULT_UNROLL, Program
from rustrata.executions.outcomes import MemoryAt, Observable, RegisterAt, observables
from rustrata.programs.litmus.assembly import AssemblyTest
from rustrata.programs.litmus.syntax import LitmusTest
from rustrata.refinement.models import MODELS, AnyModel

Test: TypeAlias = LitmusTest | AssemblyTest

LANGUAGES = ("C", "Rust")
DEFAULT_MODELS: dict[str, str] = {
    "C": "c20",
    "Rust": "c20",
    "X86": "x86tso",
    "X86_64": "x86tso",
    "AArch64": "aarch64",
    "ARM": "armv7",
    "RISCV": "riscv",
    "PPC": "ppc",
    "MIPS": "mips",
}
"""The model of each dialect, by the first word of a test, when the user names none."""
_ARCHITECTURE_OF: dict[str, tuple[str, ...]] = {
    "x86tso": ("X86", "X86_64"),
    "aarch64": ("AArch64", "ARM"),
    "armv7": ("ARM",),
    "riscv": ("RISCV",),
    "riscv-tso": ("RISCV",),
    "ppc": ("PPC",),
    "mips": ("MIPS",),
    "mips-pso": ("MIPS",),
}
_EVERYWHERE = ("sc",)


def observed(test: Test) -> tuple[Observable, ...]:
    """What a state of the test shows: the registers and locations that the condition or ``locations`` name,
    registers first, each kind sorted."""
    named = {*observables(test.condition), *test.shown}
    registers = sorted(o for o in named if isinstance(o, RegisterAt))
    cells = sorted(o for o in named if isinstance(o, MemoryAt))
    return (*registers, *cells)


def lower_test(test: Test, unroll: int = DEFAULT_UNROLL) -> Program:
    """The program of a test, observing what `observed` says and nothing else (and what a filter names).
    A loop is followed ``unroll`` times.

    Raises:
        RustrataError: an ASM code, when a test in assembly has an instruction that is not known.
    """
    if isinstance(test, AssemblyTest):
        return assemble(test, unroll)
    program = atomics.lower(test)
    shown = observed(test)
    return replace(
        program,
        registers=tuple((o.thread, o.register) for o in shown if isinstance(o, RegisterAt)),
        locations=tuple(o.location for o in shown if isinstance(o, MemoryAt)),
        unroll=unroll,
    )


def judges(model: AnyModel, dialect: str) -> bool:
    """Is a model about programs of this dialect? What a user's is about, it does not say."""
    if not isinstance(model, str):
        return True
    if model in _EVERYWHERE:
        return True
    if model not in MODELS:
        return False
    if MODELS[model].layer == "abstract":
        return dialect in LANGUAGES
    return dialect in _ARCHITECTURE_OF.get(model, ())


def fitting_models(models: Sequence[AnyModel], test: Test) -> tuple[AnyModel, ...]:
    """Those of the models that judge the test's dialect; its default model when ``models`` is empty.

    Raises:
        RustrataError: JDG004 when there is none.
    """
    dialect = test.dialect.value
    wanted: Sequence[AnyModel] = models or (DEFAULT_MODELS[dialect],)
    found = tuple(model for model in wanted if judges(model, dialect))
    if not found:
        raise RustrataError(_refused(wanted[0], test))
    return found


def _refused(model: AnyModel, test: Test) -> Diagnostic:
    dialect = test.dialect.value
    fitting = [name for name in MODELS if judges(name, dialect)]
    help_ = f"models of {dialect}: {', '.join(fitting)}"
    if dialect in LANGUAGES:
        help_ += "; `rustrata walk` compiles the test for an instruction set"
    judged = f"`{model}` does not judge tests of {dialect}"
    message = judged if model in MODELS else f"unsupported: tests of {dialect}, which no model is about yet"
    return Diagnostic("JDG004", message, test.condition_span, "asked here", help=help_)
