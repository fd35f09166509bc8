"""The search of one shape: proposals of the solver until one is accepted or there is none."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rustrata.relational.backend import CannotAnswer
from rustrata.relational.elaborate import Axiom
from rustrata.relational.ir import union_members
from rustrata.relational.model import Model
from rustrata.relational.sat.bounds import Bounds
from rustrata.relational.sat.checks import Checks
from rustrata.relational.sat.clauses import FALSE, Clauses
from rustrata.relational.sat.entries import Entries
from rustrata.relational.search import Budget
from rustrata.relational.synthesis.layer import Layer
from rustrata.relational.synthesis.operation import Operation
from rustrata.relational.synthesis.program import Limits, Proposal, SymbolicProgram
from rustrata.relational.synthesis.shapes import Shape


def propose(
    shape: Shape,
    operations: Sequence[Sequence[Operation]],
    models: tuple[Model, Model],
    limits: Limits,
    accepted: Callable[[Proposal], bool],
    budget: Budget,
) -> Proposal | None:
    """A program of the shape with an execution that the upper of two models forbids and the lower allows,
    which ``accepted`` takes; None when there is none. Of a program that it does not take no other execution
    is proposed.

    Raises:
        CannotAnswer: for a model that the solver does not take.
        Stopped: when the budget is used up first.
    """
    upper, lower = models
    for model in models:
        if model.registers or model.waiting.actions or model.ordered is not None:
            raise CannotAnswer(f"{model.name} makes choices, looks at registers, or orders some writes only")
    clauses = Clauses()
    program = SymbolicProgram(shape, operations, limits, clauses)
    below = Layer(program, lambda operation: operation.lower, upper=False)
    checks = Checks(below, Entries(below, Bounds(below), clauses), clauses)
    for axiom in lower.axioms:
        checks.demand(axiom)
    above = Layer(program, lambda operation: operation.upper, upper=True)
    clauses.add(*_broken(upper, lower, above, clauses, _keep_atomicity(operations)))
    while clauses.satisfied((), budget):
        proposal = program.proposal()
        if accepted(proposal):
            return proposal
        program.exclude(proposal)
    return None


def _broken(upper: Model, lower: Model, layer: Layer, clauses: Clauses, atomicity: bool) -> list[int]:
    """Literals one of which is true when the upper model forbids the execution."""
    entries = Entries(layer, Bounds(layer), clauses)
    checks = Checks(layer, entries, clauses)
    found: list[int] = []
    for axiom in upper.axioms:
        if axiom.negated:
            raise CannotAnswer(f"the axiom {axiom.name} of {upper.name} demands that something is there")
        if not (atomicity and _demanded(upper, axiom, lower)):
            found += (literal for literal in checks.broken(axiom.kind, axiom.node) if literal != FALSE)
    entries.settle()
    return found


def _demanded(upper: Model, axiom: Axiom, lower: Model) -> bool:
    """Does the lower model demand as much of the same reads, writes and updates, by its form?"""
    alone = replace(upper, axioms=(axiom,))
    coherence = {upper.given[name] for name in ("po-loc", "rf", "co", "fr")}
    if alone.coherent and set(union_members(axiom.node)) == coherence:
        return lower.coherent and lower.atomic
    return alone.atomic and lower.atomic


def _keep_atomicity(operations: Sequence[Sequence[Operation]]) -> bool:
    """Is every update one in the lower layer too, or a load that the upper layer puts behind its source?"""
    return all(
        each.lower.updates or not each.lower.writes
        for own in operations
        for each in own
        if each.upper.updates
    )
