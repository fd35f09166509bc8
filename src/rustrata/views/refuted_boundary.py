"""A refuted boundary as a diagnostic: what the lower layer shows and the upper one forbids, at both."""

from rustrata.diagnostics.diagnostic import Diagnostic, Label
from rustrata.executions.verdicts import Coverage
from rustrata.refinement.behaviours import Behaviours, Faulted
from rustrata.refinement.consistency import LayerWitness
from rustrata.refinement.walk import Boundary
from rustrata.relational.search import Candidate
from rustrata.relational.structure import INITIAL
from rustrata.source import Span
from rustrata.views.execution import columns, communication, cycle, event_names, show_event
from rustrata.virtual.lowering import FAULT_TAG


def show_coverage(coverage: Coverage) -> str:
    """One line that says how much a verdict covers."""
    kind = "exhaustive" if coverage.exhaustive else "not exhaustive"
    models = ", ".join(dict.fromkeys(coverage.models))
    return f"{kind}; {coverage.bound}; engine: {coverage.engine}; models: {models}"


def execution_text(candidate: Candidate) -> str:
    """An execution: its columns, and its communication below."""
    return "\n".join((*columns(candidate), communication(candidate)))


def refuted_boundary(
    boundary: Boundary, code: str, place: str, coverage: Coverage, witness: LayerWitness, otherwise: Span
) -> Diagnostic:
    """The finding that a boundary is refuted. ``place`` names it; ``otherwise`` is where it points when no
    statement of the source is to blame."""
    seen = witness.observation
    verb = "stops with a" if isinstance(seen, Faulted) else "shows"
    more = f", and {witness.others} more" if witness.others else ""
    message = f"{place} is refuted: the lower layer {verb} {seen}{more}"
    notes = [_below(boundary, witness), *_above(boundary.upper, witness)]
    span, label, labels = _on_source(witness, otherwise)
    return Diagnostic(
        code,
        message,
        span,
        label,
        labels,
        (*(note for note in notes if note), *boundary.remarks, show_coverage(coverage)),
    )


def _below(boundary: Boundary, witness: LayerWitness) -> str:
    if witness.below is not None:
        assert boundary.lower is not None, "a refuted boundary has a lower layer"
        title = f"{boundary.layers[1]} layer: an execution that `{boundary.lower.model}` allows"
        return f"{title}\n{execution_text(witness.below)}"
    assert boundary.lower is not None and boundary.lower.run is not None, "a machine has a run"
    chart = "\n".join(boundary.lower.run.trace_to(witness.outcome).chart())
    return f"{boundary.layers[1]} layer: a run of the machine\n{chart}"


def _above(upper: Behaviours, witness: LayerWitness) -> tuple[str, ...]:
    title = f"{upper.layer} layer: `{upper.model}`"
    if isinstance(witness.observation, Faulted):
        return (f"{title} knows no faults: every access of the test succeeds",)
    if witness.above is None:
        return (f"{title} has no execution with this outcome",)
    forbidden = witness.above
    return (
        f"{title} forbids it by `{forbidden.axiom}` ({forbidden.kind.value}): {cycle(forbidden)}\n"
        f"{execution_text(forbidden.candidate)}",
    )


def _on_source(witness: LayerWitness, otherwise: Span) -> tuple[Span, str, tuple[Label, ...]]:
    """The events of the forbidden cycle, or those that fault, at the statements that made them."""
    if witness.above is not None:
        candidate = witness.above.candidate
        shown = {e for step in witness.above.cycle for e in (step.source, step.target)}
    elif witness.below is not None and isinstance(witness.observation, Faulted):
        candidate = witness.below
        shown = {e.index for e in candidate.structure.events if FAULT_TAG in e.tags}
    else:
        return otherwise, "asked here", ()
    events = candidate.structure.events
    names = event_names(events)
    marks = [
        (span, f"{names[e]}: {show_event(candidate, events[e])}")
        for e in sorted(shown)
        if events[e].thread != INITIAL and (span := events[e].span) is not None
    ]
    (span, label), *rest = marks or [(otherwise, "asked here")]
    return span, label, tuple(Label(other, text) for other, text in rest)
