"""Compilation of one test, decided: is every outcome of the instructions one of the source's?

    outcomes(target, compile(test, mapping)) is contained in outcomes(language, test),
    or the test is undefined

This is the boundary between the language and an instruction set by itself: what `rustrata.refinement.walk`
decides between the layers, without an address map and without machines.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import CompiledProgram, compile_test
from rustrata.architecture.mapping import Mapping as MappingTable
from rustrata.architecture.targets import Target
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.executions.actions import Program
from rustrata.executions.outcomes import Outcome, values_to_try
from rustrata.executions.verdicts import Refuted, Unknown
from rustrata.programs.litmus.syntax import LitmusTest
from rustrata.refinement.behaviours import Behaviours, axiomatic_behaviours
from rustrata.refinement.consistency import layer_consistency
from rustrata.refinement.models import AnyModel, load_model, model_for
from rustrata.refinement.walk import DEFAULT_MODEL, EXPLORATION_MODEL, LOAD_BUFFERING, Boundary
from rustrata.relational.engine import DEFAULT_STEPS, Question
from rustrata.relational.model import Model
from rustrata.relational.search import Budget

LAYERS = ("abstract", "architecture")
DIALECTS = {
    "x86_64": "X86_64",
    "aarch64": "AArch64",
    "riscv64": "RISCV",
    "powerpc64": "PPC",
    "mips64": "MIPS",
    "armv7": "ARM",
}
"""The dialect of litmus tests whose models judge a target's instructions."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class RefineOptions:
    """How to decide. ``model`` is the language's, less the axioms ``without``; ``below`` judges the
    instructions in place of the target's own model. ``steps`` bounds each search."""

    model: str = DEFAULT_MODEL
    without: tuple[str, ...] = ()
    below: AnyModel | None = None
    steps: int = DEFAULT_STEPS
    should_stop: Callable[[], bool] = _never

    def budget(self) -> Budget:
        """A fresh budget."""
        return Budget(self.steps, self.should_stop)

    def upper_model(self) -> Model:
        """The model of the language."""
        return _without(self.model, self.without)

    def lower_model(self, target: Target) -> Model:
        """The model of a target."""
        name = target.model.stem
        return load_model(name) if self.below is None else model_for(self.below, DIALECTS[target.name])


@dataclass(frozen=True)
class Compilation:
    """A test on one target, with the table of each thread, and the decision."""

    test: LitmusTest
    target: Target
    tables: tuple[MappingTable, ...]
    compiled: CompiledProgram
    boundary: Boundary


def source_behaviours(test: LitmusTest, options: RefineOptions = RefineOptions()) -> Behaviours:
    """What the language allows the test to do."""
    question = _question(lower(test), options.upper_model(), test)
    return axiomatic_behaviours("abstract", question, _itself, options.budget(), may_be_undefined=True)


def refine(
    test: LitmusTest,
    targets: Sequence[tuple[Target, Sequence[MappingTable]]],
    options: RefineOptions = RefineOptions(),
) -> tuple[Compilation, ...]:
    """Compile a test for each target, with a table for each thread, and decide.

    Raises:
        RustrataError: ARC009 for what an instruction set cannot do.
    """
    upper = source_behaviours(test, options)
    return tuple(_compiled(test, target, tuple(tables), upper, options) for target, tables in targets)


def _compiled(
    test: LitmusTest,
    target: Target,
    tables: tuple[MappingTable, ...],
    upper: Behaviours,
    options: RefineOptions,
) -> Compilation:
    compiled = compile_test(test, tables)
    return Compilation(
        test, target, tables, compiled, decided(test, compiled.program, target, upper, options)
    )


def decided(
    test: LitmusTest, program: Program, target: Target, upper: Behaviours, options: RefineOptions
) -> Boundary:
    """Is every outcome of a program in a target's instructions one of the source's, which are ``upper``?"""
    if upper.incomplete:
        reason = f"the behaviours of the source are not all known: {upper.incomplete}"
        return Boundary(LAYERS, upper, None, Unknown(reason))
    question = _question(program, options.lower_model(target), test)
    below = axiomatic_behaviours("architecture", question, _itself, options.budget())
    verdict = layer_consistency(upper, below, options.budget())
    buffering = (
        upper.model == EXPLORATION_MODEL
        and isinstance(verdict, Refuted)
        and _promised(test, verdict.witness.outcome, options)
    )
    remarks = (LOAD_BUFFERING,) if buffering else ()
    return Boundary(LAYERS, upper, below, verdict, remarks)


def _promised(test: LitmusTest, outcome: Outcome, options: RefineOptions) -> bool:
    """Does `c20` allow an outcome?"""
    return (
        outcome in _question(lower(test), load_model(DEFAULT_MODEL), test).outcomes(options.budget()).outcomes
    )


def _question(program: Program, model: Model, test: LitmusTest) -> Question:
    return Question(program, model, values_to_try(test.condition))


@lru_cache(maxsize=8)
def _without(name: str, axioms: tuple[str, ...]) -> Model:
    model = load_model(name)
    known = [axiom.name for axiom in model.axioms]
    for axiom in axioms:
        if axiom not in known:
            help_ = did_you_mean(axiom, known) or f"its axioms are {', '.join(known)}"
            raise RustrataError(Diagnostic("REF003", f"`{name}` has no axiom `{axiom}`", help=help_))
        model = replace(model.without(axiom), name=f"{model.name} without {axiom}")
    return model


def _itself(outcome: Outcome) -> Outcome:
    return outcome
