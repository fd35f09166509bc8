"""A walk: one test through the abstract, virtual, architecture and hardware layers, each boundary decided.

The program of each layer is made from the one above by that boundary's mapping: placement behind an address
map, compilation by a mapping table, and the x86-TSO machine, which runs the instructions themselves. The
abstract and virtual layers are judged by a language model, ``c20`` unless another is asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import CompiledProgram, compile_test
from rustrata.architecture.mapping import Mapping as MappingTable
from rustrata.architecture.targets import Target
from rustrata.executions.actions import Program
from rustrata.executions.expressions import IntegerType
from rustrata.executions.outcomes import Outcome, Quantifier, satisfies, values_to_try
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.exploration.explorer import Limits
from rustrata.hardware import x86
from rustrata.programs.litmus.syntax import LitmusTest
from rustrata.refinement.behaviours import (
    Behaviours,
    axiomatic_behaviours,
    hardware_behaviours,
    observer,
    projector,
)
from rustrata.refinement.consistency import LayerWitness, layer_consistency
from rustrata.refinement.models import load_model
from rustrata.relational.engine import DEFAULT_STEPS, Question
from rustrata.relational.search import Budget
from rustrata.virtual.address_map import AddressMap, default_map
from rustrata.virtual.lowering import PlacedProgram, place
from rustrata.virtual.obligations import Obligations, obligations, unknown_reason

DEFAULT_MODEL = "c20"
EXPLORATION_MODEL = "rust"
HARDWARE_TARGET = "x86_64"
VIRTUAL = ("abstract", "virtual")
ARCHITECTURE = ("virtual", "architecture")
HARDWARE = ("architecture", "hardware")
LOAD_BUFFERING = (
    "this is load buffering: `c20`, the promise of the language, allows it; only the axiom no-thin-air, "
    "which `rust` adds so that programs can be explored, forbids it"
)


class Claim(Enum):
    """What the test's last line says, and whether the abstract layer bears it out."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    HOLDS = "holds"
    VIOLATED = "violated"
    UNKNOWN = "unknown"


BoundaryVerdict: TypeAlias = Holds | Refuted[LayerWitness] | Refuted[x86.Finding] | Unknown


@dataclass(frozen=True)
class Boundary:
    """Two adjacent layers, by name, and the decision between them.

    ``upper`` and ``lower`` are their behaviours, None where they were not computed. ``silent`` marks an
    `Unknown` that is no finding of its own: about something that is not modelled at all, or one that
    follows from an undecided boundary above.
    """

    layers: tuple[str, str]
    upper: Behaviours
    lower: Behaviours | None
    verdict: BoundaryVerdict
    remarks: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True)
class TargetWalk:
    """The layers below the virtual one, for one instruction set."""

    target: Target
    tables: tuple[MappingTable, ...]
    compiled: CompiledProgram
    placed: PlacedProgram
    architecture: Boundary
    hardware: Boundary


@dataclass(frozen=True)
class Walk:
    """The whole answer."""

    test: LitmusTest
    abstract: Behaviours
    claim: Claim
    load_buffering: tuple[Outcome, ...]
    placed: PlacedProgram
    obligations: Obligations
    virtual: Boundary
    targets: tuple[TargetWalk, ...]

    @property
    def boundaries(self) -> tuple[Boundary, ...]:
        """All boundaries, uppermost first."""
        return (self.virtual, *(b for t in self.targets for b in (t.architecture, t.hardware)))


@dataclass(frozen=True)
class WalkOptions:
    """How to walk. ``steps`` bounds each axiomatic search; ``should_stop`` is polled by all engines."""

    model: str = DEFAULT_MODEL
    address_map: AddressMap | None = None
    protocol: str = "msi-directory"
    steps: int = DEFAULT_STEPS
    should_stop: Callable[[], bool] = lambda: False
    progress: Callable[[str], None] = lambda _: None

    def budget(self) -> Budget:
        """A fresh budget."""
        return Budget(self.steps, self.should_stop)


def walk(
    test: LitmusTest,
    targets: Sequence[tuple[Target, Sequence[MappingTable]]],
    options: WalkOptions = WalkOptions(),
) -> Walk:
    """Take a test through the layers, once for each target with its mapping table for each thread.

    Raises:
        RustrataError: when the address map does not fit the test.
    """
    types = {d.name: d.type for d in test.declarations}
    address_map = options.address_map or default_map(types)
    constants = values_to_try(test.condition)
    return _Walker(test, types, address_map, constants, options).walk(targets)


@dataclass(frozen=True)
class _Walker:
    """What all layers of one walk share. ``constants`` are the values that the condition mentions."""

    test: LitmusTest
    types: Mapping[str, IntegerType]
    address_map: AddressMap
    constants: tuple[int, ...]
    options: WalkOptions

    def walk(self, targets: Sequence[tuple[Target, Sequence[MappingTable]]]) -> Walk:
        program = lower(self.test)
        placed = place(program, self.address_map, self.types)
        self.options.progress("abstract layer")
        abstract = axiomatic_behaviours(
            "abstract",
            self.question(program, self.options.model),
            projector(placed),
            self.options.budget(),
            may_be_undefined=True,
        )
        self.options.progress("virtual layer")
        virtual = self.virtual(abstract, placed)
        return Walk(
            self.test,
            abstract,
            _claim(self.test, abstract),
            self.load_buffering(program, abstract),
            placed,
            obligations(placed),
            virtual,
            tuple(self.target(target, tuple(tables), virtual) for target, tables in targets),
        )

    def question(self, program: Program, model: str) -> Question:
        return Question(program, load_model(model), self.constants)

    def virtual(self, abstract: Behaviours, placed: PlacedProgram) -> Boundary:
        """abstract -> virtual: the same program over physical cells, under the same model."""
        if abstract.incomplete:
            cut = f"the abstract layer's behaviours are not all known: {abstract.incomplete}"
            return Boundary(VIRTUAL, abstract, None, Unknown(cut), silent=True)
        behaviours = axiomatic_behaviours(
            "virtual",
            self.question(placed.program, self.options.model),
            observer(placed),
            self.options.budget(),
            may_be_undefined=True,
        )
        reason = unknown_reason(obligations(placed))
        if reason is not None:
            return Boundary(VIRTUAL, abstract, behaviours, Unknown(reason))
        verdict = layer_consistency(abstract, behaviours, self.options.budget())
        return Boundary(VIRTUAL, abstract, behaviours, verdict)

    def target(self, target: Target, tables: tuple[MappingTable, ...], virtual: Boundary) -> TargetWalk:
        """virtual -> architecture -> hardware, for one instruction set."""
        self.options.progress(target.name)
        compiled = compile_test(self.test, tables)
        placed = place(compiled.program, self.address_map, self.types)
        above = virtual.lower or virtual.upper
        reason = unknown_reason(obligations(placed))
        if above.incomplete and reason is None:
            reason = f"not run: {above.incomplete}"
        if reason is not None:
            architecture, hardware = (
                Boundary(layers, above, None, Unknown(reason), silent=True)
                for layers in (ARCHITECTURE, HARDWARE)
            )
        else:
            architecture = self.architecture(target, placed, above)
            assert architecture.lower is not None, "the architecture layer has behaviours"
            hardware = self.hardware(target, placed, architecture.lower)
        return TargetWalk(target, tables, compiled, placed, architecture, hardware)

    def architecture(self, target: Target, placed: PlacedProgram, above: Behaviours) -> Boundary:
        """virtual -> architecture: the compiled program under the model of the instruction set."""
        behaviours = axiomatic_behaviours(
            "architecture",
            self.question(placed.program, target.model.stem),
            observer(placed),
            self.options.budget(),
        )
        verdict = layer_consistency(above, behaviours, self.options.budget())
        return Boundary(ARCHITECTURE, above, behaviours, verdict, self.load_buffering_remark(verdict, above))

    def hardware(self, target: Target, placed: PlacedProgram, above: Behaviours) -> Boundary:
        """architecture -> hardware: store buffers over a directory protocol, for x86-64."""
        reason = x86.supports(placed.program)
        if target.name != HARDWARE_TARGET:
            reason = f"no hardware model yet for {target.name}"
        elif reason is None and above.incomplete:
            reason = f"not run: {above.incomplete}"
        if reason is not None:
            return Boundary(HARDWARE, above, None, Unknown(reason), silent=True)
        self.options.progress("x86-TSO machine")
        limits = Limits(states=min(x86.DEFAULT_LIMITS.states or self.options.steps, self.options.steps))
        run = x86.run(
            placed.program, self.options.protocol, limits=limits, should_stop=self.options.should_stop
        )
        below = hardware_behaviours(run, observer(placed))
        finding = run.violation or run.deadlock
        if finding is not None:
            bound = f"found after {run.states} states"
            coverage = Coverage(below.engine, (above.model, below.model), bound, False)
            return Boundary(HARDWARE, above, below, Refuted(coverage, finding))
        verdict = layer_consistency(above, below, self.options.budget())
        return Boundary(HARDWARE, above, below, verdict)

    def load_buffering(self, program: Program, abstract: Behaviours) -> tuple[Outcome, ...]:
        """The outcomes on which ``c20`` and ``rust`` differ: those that take a cycle of po and rf."""
        if abstract.model not in (DEFAULT_MODEL, EXPLORATION_MODEL) or abstract.incomplete:
            return ()
        other = EXPLORATION_MODEL if abstract.model == DEFAULT_MODEL else DEFAULT_MODEL
        found = self.question(program, other).outcomes(self.options.budget())
        if found.incomplete:
            return ()
        return tuple(sorted(set(found.outcomes) ^ set(abstract.candidates), key=str))

    def load_buffering_remark(self, verdict: BoundaryVerdict, virtual: Behaviours) -> tuple[str, ...]:
        """Under ``rust``, say when what the architecture adds is load buffering, which ``c20`` allows."""
        if not isinstance(verdict, Refuted) or virtual.model != EXPLORATION_MODEL:
            return ()
        assert isinstance(verdict.witness, LayerWitness), "machines are below the architecture"
        assert virtual.question is not None, "the virtual layer has a model"
        question = self.question(virtual.question.program, DEFAULT_MODEL)
        promised = {virtual.observe(outcome) for outcome in question.outcomes(self.options.budget()).outcomes}
        return (LOAD_BUFFERING,) if verdict.witness.observation in promised else ()


def _claim(test: LitmusTest, abstract: Behaviours) -> Claim:
    """The test's own question, at the abstract layer."""
    found = [satisfies(outcome, test.condition) for outcome in abstract.candidates]
    if test.quantifier is Quantifier.FORALL:
        if not all(found):
            return Claim.VIOLATED
        return Claim.UNKNOWN if abstract.incomplete else Claim.HOLDS
    if any(found):
        return Claim.ALLOWED if test.quantifier is Quantifier.EXISTS else Claim.VIOLATED
    if abstract.incomplete:
        return Claim.UNKNOWN
    return Claim.FORBIDDEN if test.quantifier is Quantifier.EXISTS else Claim.HOLDS
