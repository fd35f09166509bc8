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
from rustrata.executions.outcomes import Condition, Outcome, Quantifier, observables, satisfies, values_in
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.hardware import x86
from rustrata.programs.litmus.syntax import LitmusTest
from rustrata.refinement.behaviours import (
    Behaviours,
    Faulted,
    axiomatic_behaviours,
    hardware_behaviours,
    observe_cells,
)
from rustrata.refinement.consistency import LayerWitness, layer_consistency
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.virtual.address_map import AddressMap, default_map
from rustrata.virtual.lowering import PlacedProgram, place
from rustrata.virtual.obligations import Obligations, obligations, unknown_reason
from rustrata.virtual.observation import project

DEFAULT_MODEL = "c20"
EXPLORATION_MODEL = "rust"
HARDWARE_TARGET = "x86_64"
NO_HARDWARE = "no hardware model yet for {}"


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
    """Two adjacent layers and the decision between them.

    ``outside`` marks an `Unknown` about something that is not modelled at all, as against one that a
    larger bound or another map could settle.
    """

    upper: Behaviours
    lower: Behaviours | None
    lower_layer: str
    verdict: BoundaryVerdict
    remarks: tuple[str, ...] = ()
    outside: bool = False


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
    steps: int = 2_000_000
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
    program = lower(test)
    types = {d.name: d.type for d in test.declarations}
    address_map = options.address_map or default_map(types)
    placed = place(program, address_map, types)
    constants = tuple(sorted(set(values_in(test.condition))))

    options.progress("abstract layer")
    abstract = axiomatic_behaviours(
        "abstract",
        Question(program, load_model(options.model), constants),
        lambda outcome: project(placed, outcome),
        options.budget(),
        may_be_undefined=True,
    )
    options.progress("virtual layer")
    virtual = _virtual(abstract, placed, constants, options)
    walked = []
    for target, tables in targets:
        options.progress(f"{target.name}")
        walked.append(_target(test, target, tuple(tables), virtual, address_map, types, constants, options))
    return Walk(
        test,
        abstract,
        _claim(test, abstract),
        _load_buffering(program, abstract, constants, options),
        placed,
        obligations(placed),
        virtual,
        tuple(walked),
    )


def _virtual(
    abstract: Behaviours, placed: PlacedProgram, constants: tuple[int, ...], options: WalkOptions
) -> Boundary:
    """abstract -> virtual: the same program over physical cells, under the same model."""
    reason = unknown_reason(obligations(placed))
    question = Question(placed.program, load_model(options.model), constants)
    behaviours = axiomatic_behaviours(
        "virtual",
        question,
        lambda outcome: observe_cells(placed, outcome),
        options.budget(),
        may_be_undefined=True,
    )
    if reason is not None:
        return Boundary(abstract, behaviours, "virtual", Unknown(reason))
    return Boundary(
        abstract, behaviours, "virtual", layer_consistency(abstract, behaviours, options.budget())
    )


def _target(
    test: LitmusTest,
    target: Target,
    tables: tuple[MappingTable, ...],
    virtual: Boundary,
    address_map: AddressMap,
    types: Mapping[str, IntegerType],
    constants: tuple[int, ...],
    options: WalkOptions,
) -> TargetWalk:
    compiled = compile_test(test, tables)
    placed = place(compiled.program, address_map, types)
    assert virtual.lower is not None, "the virtual layer always has behaviours"
    behaviours = axiomatic_behaviours(
        "architecture",
        Question(placed.program, load_model(target.model.stem), constants),
        lambda outcome: observe_cells(placed, outcome),
        options.budget(),
    )
    if isinstance(virtual.verdict, Unknown):
        verdict: BoundaryVerdict = Unknown(f"as above: {virtual.verdict.reason}")
    else:
        verdict = layer_consistency(virtual.lower, behaviours, options.budget())
    remarks = _load_buffering_remark(verdict, virtual.lower, constants, options)
    architecture = Boundary(virtual.lower, behaviours, "architecture", verdict, remarks)
    hardware = _hardware(target, placed, behaviours, options)
    return TargetWalk(target, tables, compiled, placed, architecture, hardware)


def _hardware(
    target: Target, placed: PlacedProgram, above: Behaviours, options: WalkOptions
) -> Boundary:
    """architecture -> hardware: store buffers over a directory protocol, for x86-64."""
    if target.name != HARDWARE_TARGET:
        return Boundary(above, None, "hardware", Unknown(NO_HARDWARE.format(target.name)), outside=True)
    refusal = x86.supports(placed.program)
    if refusal is not None:
        return Boundary(above, None, "hardware", Unknown(refusal), outside=True)
    if above.incomplete:
        return Boundary(above, None, "hardware", Unknown(f"not run: {above.incomplete}"))
    options.progress("x86-TSO machine")
    run = x86.run(placed.program, options.protocol, should_stop=options.should_stop)
    below = hardware_behaviours(run, lambda outcome: observe_cells(placed, outcome))
    finding = run.violation or run.deadlock
    if finding is not None:
        bound = f"found after {run.states} states"
        coverage = Coverage(below.engine, (above.model, below.model), bound, False)
        return Boundary(above, below, "hardware", Refuted(coverage, finding))
    verdict = layer_consistency(above, below, options.budget())
    return Boundary(above, below, "hardware", verdict)


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


def _load_buffering(
    program: Program, abstract: Behaviours, constants: tuple[int, ...], options: WalkOptions
) -> tuple[Outcome, ...]:
    """The outcomes on which ``c20`` and ``rust`` differ: those that take a cycle of po and rf."""
    if abstract.model not in (DEFAULT_MODEL, EXPLORATION_MODEL) or abstract.incomplete:
        return ()
    other = EXPLORATION_MODEL if abstract.model == DEFAULT_MODEL else DEFAULT_MODEL
    found = Question(program, load_model(other), constants).outcomes(options.budget())
    if found.incomplete:
        return ()
    return tuple(sorted(set(found.outcomes) ^ set(abstract.candidates), key=str))


def _load_buffering_remark(
    verdict: BoundaryVerdict, virtual: Behaviours, constants: tuple[int, ...], options: WalkOptions
) -> tuple[str, ...]:
    """Under ``rust``, say when what the architecture adds is load buffering, which ``c20`` allows."""
    if not isinstance(verdict, Refuted) or virtual.model != EXPLORATION_MODEL:
        return ()
    assert isinstance(verdict.witness, LayerWitness), "machines are below the architecture"
    assert virtual.question is not None, "the virtual layer has a model"
    question = Question(virtual.question.program, load_model(DEFAULT_MODEL), constants)
    promised = {virtual.observe(o) for o in question.outcomes(options.budget()).outcomes}
    seen = verdict.witness.observation
    if isinstance(seen, Faulted) or seen not in promised:
        return ()
    return (
        "this is load buffering: `c20`, the promise of the language, allows it; only the axiom "
        "no-thin-air, which `rust` adds so that programs can be explored, forbids it",
    )
