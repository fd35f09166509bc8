"""The behaviours of a program at one layer: what can be observed, with an execution for each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rustrata.executions.outcomes import Outcome
from rustrata.hardware.x86 import HardwareRun
from rustrata.records import record
from rustrata.relational.engine import Flagged, Question
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.virtual.lowering import PlacedProgram
from rustrata.virtual.obligations import obligations
from rustrata.virtual.observation import abstract, project


@record
class Faulted:
    """The program was stopped by page faults of these accesses: (thread, object)."""

    accesses: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        return "; ".join(f"page fault of P{thread} at {name}" for thread, name in self.accesses)


Observation: TypeAlias = Outcome | Faulted


@dataclass(frozen=True)
class Behaviours:
    """What one layer allows a program to do.

    ``observe`` is abs: what an outcome of this layer's own program shows of the source's objects;
    ``observations`` maps each thing seen to one outcome that shows it. ``undefined`` is an execution with
    undefined behaviour; ``incomplete`` says why some behaviours may be missing, empty when none is.
    ``bound`` says in words what a complete answer covers. ``question`` and ``candidates`` belong to layers
    with an axiomatic model, ``run`` to machines.
    """

    layer: str
    model: str
    engine: str
    bound: str
    observe: Callable[[Outcome], Observation]
    observations: Mapping[Observation, Outcome]
    incomplete: str = ""
    undefined: Flagged | None = None
    question: Question | None = None
    candidates: Mapping[Outcome, Candidate] = field(default_factory=dict)
    run: HardwareRun | None = None


def axiomatic_behaviours(
    layer: str,
    question: Question,
    observe: Callable[[Outcome], Observation],
    budget: Budget,
    *,
    may_be_undefined: bool = False,
) -> Behaviours:
    """The behaviours of a layer that is an axiomatic model; with ``may_be_undefined`` the flags of the
    model are looked for too."""
    found = question.outcomes(budget)
    incomplete, undefined = found.incomplete, None
    if may_be_undefined and not incomplete:
        try:
            undefined = question.undefined(budget)
        except Stopped:
            incomplete = f"the search for undefined behaviour stopped after {budget.used} steps"
    return Behaviours(
        layer,
        question.model.name,
        question.engine,
        "every execution of the test",
        observe,
        _observations(found.outcomes, observe),
        incomplete,
        undefined,
        question,
        found.outcomes,
    )


def hardware_behaviours(run: HardwareRun, observe: Callable[[Outcome], Observation]) -> Behaviours:
    """The behaviours of the x86-TSO machine, as far as its exploration went."""
    outcomes = sorted(run.outcomes, key=str)
    starts = f"{len(run.starts)} {'start' if len(run.starts) == 1 else 'starts'}"
    return Behaviours(
        "hardware",
        f"store buffers over {run.protocol.name}",
        "operational, breadth first",
        f"every schedule from {starts} of the caches",
        observe,
        _observations(outcomes, observe),
        "" if run.complete else "the exploration stopped at its limit",
        run=run,
    )


def _observations(
    outcomes: Iterable[Outcome], observe: Callable[[Outcome], Observation]
) -> dict[Observation, Outcome]:
    """The first outcome that shows each observation."""
    observations: dict[Observation, Outcome] = {}
    for outcome in outcomes:
        observations.setdefault(observe(outcome), outcome)
    return observations


def observer(placed: PlacedProgram) -> Callable[[Outcome], Observation]:
    """abs of the virtual layer and those below it. A fault hides everything else."""
    if obligations(placed).renaming_only:
        return lambda outcome: outcome

    def observe(outcome: Outcome) -> Observation:
        seen = abstract(placed, outcome)
        if seen.faults:
            return Faulted(tuple((access.thread, access.location) for access in seen.faults))
        return seen.outcome

    return observe


def projector(placed: PlacedProgram) -> Callable[[Outcome], Observation]:
    """What an outcome over objects shows of those that can be observed below."""
    if obligations(placed).renaming_only:
        return lambda outcome: outcome
    return lambda outcome: project(placed, outcome)
