"""What a walk found, as diagnostics: one for each broken claim, undefined behaviour and refuted boundary."""

from collections.abc import Iterator, Sequence

from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.executions.outcomes import Quantifier, satisfies, show_condition
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.hardware.x86 import Finding
from rustrata.refinement.behaviours import Behaviours, Faulted
from rustrata.refinement.consistency import LayerWitness
from rustrata.refinement.walk import Boundary, Claim, TargetWalk, Walk
from rustrata.relational.search import Candidate
from rustrata.relational.structure import INITIAL
from rustrata.source import Span
from rustrata.views.execution import columns, communication, cycle, event_names, show_event
from rustrata.virtual.lowering import FAULT_TAG

_CODES = {"virtual": "WLK003", "architecture": "WLK004", "hardware": "WLK005"}


def findings(walk: Walk) -> tuple[Diagnostic, ...]:
    """All findings, uppermost layer first; undecided boundaries are warnings."""
    return tuple(_findings(walk))


def _findings(walk: Walk) -> Iterator[Diagnostic]:
    if walk.abstract.undefined is not None:
        yield _undefined(walk)
    if walk.claim is Claim.VIOLATED:
        yield _violated(walk)
    elif walk.claim is Claim.UNKNOWN:
        yield _undecided_claim(walk)
    yield from _boundary(walk, walk.virtual, "")
    for below in walk.targets:
        yield from _boundary(walk, below.architecture, f" on {below.target.name}, {tables_of(below)}")
        yield from _boundary(walk, below.hardware, f" on {below.target.name}")


def tables_of(below: TargetWalk) -> str:
    """``mapping NAME``, or the mapping of each thread when they differ."""
    names = [table.name for table in below.tables]
    if len(set(names)) <= 1:
        return f"mapping {names[0] if names else below.target.default}"
    return "mapping " + ", ".join(f"P{thread}={name}" for thread, name in enumerate(names))


def show_coverage(coverage: Coverage) -> str:
    """One line that says how much a verdict covers."""
    kind = "exhaustive" if coverage.exhaustive else "not exhaustive"
    models = ", ".join(dict.fromkeys(coverage.models))
    return f"{kind}; {coverage.bound}; engine: {coverage.engine}; models: {models}"


def _execution(candidate: Candidate) -> str:
    return "\n".join((*columns(candidate), communication(candidate)))


def _undefined(walk: Walk) -> Diagnostic:
    flagged = walk.abstract.undefined
    assert flagged is not None, "the caller has looked"
    first, second = flagged.pairs[0]
    events = flagged.candidate.structure.events
    names = event_names(events)
    other = events[second].span
    text = f"{names[second]}: {show_event(flagged.candidate, events[second])}, unordered with it"
    labels = () if other is None else (Label(other, text),)
    what = flagged.flag.replace("-", " ")
    location = events[first].location
    return Diagnostic(
        "WLK002",
        f"undefined behaviour: {what} on `{location}`",
        events[first].span,
        f"{names[first]}: {show_event(flagged.candidate, events[first])}",
        labels,
        (
            f"an execution that `{walk.abstract.model}` allows has it:\n{_execution(flagged.candidate)}",
            "undefined behaviour is promised nothing, so the boundaries below hold",
        ),
        "make both accesses atomic, or order them by a release store that an acquire load reads",
    )


def _violated(walk: Walk) -> Diagnostic:
    test = walk.test
    wanted = test.quantifier is Quantifier.NOT_EXISTS
    outcome, candidate = next(
        (o, c) for o, c in walk.abstract.candidates.items() if satisfies(o, test.condition) is wanted
    )
    condition = show_condition(test.condition)
    message = (
        f"`{condition}` is {'allowed' if wanted else 'not the only outcome'} under `{walk.abstract.model}`"
    )
    return Diagnostic(
        "WLK001",
        message,
        test.condition_span,
        f"the test claims `{test.quantifier.value}`",
        notes=(f"this execution ends in {outcome}:\n{_execution(candidate)}",),
    )


def _undecided_claim(walk: Walk) -> Diagnostic:
    return Diagnostic(
        "WLK006",
        f"the test's claim is not decided: {walk.abstract.incomplete}",
        walk.test.condition_span,
        severity=Severity.WARNING,
    )


def _boundary(walk: Walk, boundary: Boundary, where: str) -> Iterator[Diagnostic]:
    place = " -> ".join(boundary.layers) + where
    match boundary.verdict:
        case Holds():
            return
        case Unknown(reason):
            if not boundary.silent:
                message = f"{place} is not decided: {reason}"
                yield Diagnostic("WLK006", message, walk.test.condition_span, severity=Severity.WARNING)
        case Refuted(coverage, witness):
            if isinstance(witness, Finding):
                yield _broken_machine(walk, place, coverage, witness)
            else:
                yield _refuted(walk, boundary, place, coverage, witness)


def _refuted(
    walk: Walk, boundary: Boundary, place: str, coverage: Coverage, witness: LayerWitness
) -> Diagnostic:
    seen = witness.observation
    verb = "stops with a" if isinstance(seen, Faulted) else "shows"
    more = f", and {witness.others} more" if witness.others else ""
    message = f"{place} is refuted: the lower layer {verb} {seen}{more}"
    notes = [_below(boundary, witness), *_above(boundary.upper, witness)]
    span, label, labels = _on_source(witness, walk.test.condition_span)
    return Diagnostic(
        _CODES[boundary.layers[1]],
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
        return f"{title}\n{_execution(witness.below)}"
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
        f"{_execution(forbidden.candidate)}",
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


def _broken_machine(walk: Walk, place: str, coverage: Coverage, finding: Finding) -> Diagnostic:
    detail = f" ({finding.detail})" if finding.detail else ""
    return Diagnostic(
        "WLK005",
        f"{place} is refuted: the machine breaks `{finding.property}`{detail}",
        walk.test.condition_span,
        "while running this test",
        notes=(
            f"from the start `{finding.start}`, after {len(finding.trace.choices)} steps:\n"
            + "\n".join(finding.trace.chart()),
            show_coverage(coverage),
        ),
    )


def outcomes_listed(behaviours: Behaviours, most: int) -> Sequence[str]:
    """The observations of a layer, one a line, the first ``most``."""
    shown = [str(observation) for observation in behaviours.observations]
    rest = len(shown) - most
    return (*shown[:most], f"... and {rest} more") if rest > 0 else shown
