"""What a walk found, as diagnostics: one for each broken claim, undefined behaviour and refuted boundary."""

from collections.abc import Iterator, Sequence

from rustrata.architecture.mapping import Mapping as MappingTable
from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.executions.outcomes import Quantifier, satisfies, show_condition
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.hardware.x86 import Finding
from rustrata.refinement.behaviours import Behaviours
from rustrata.refinement.walk import Boundary, Claim, Walk
from rustrata.views.execution import event_names, show_event
from rustrata.views.refuted_boundary import execution_text, refuted_boundary, show_coverage

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
        yield from _boundary(walk, below.architecture, f" on {below.target.name}, {tables_of(below.tables)}")
        yield from _boundary(walk, below.hardware, f" on {below.target.name}")


def tables_of(tables: Sequence[MappingTable]) -> str:
    """``mapping NAME``, or the mapping of each thread when they differ."""
    names = [table.name for table in tables]
    if len(set(names)) == 1:
        return f"mapping {names[0]}"
    return "mapping " + ", ".join(f"P{thread}={name}" for thread, name in enumerate(names))


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
            f"an execution that `{walk.abstract.model}` allows has it:\n{execution_text(flagged.candidate)}",
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
        notes=(f"this execution ends in {outcome}:\n{execution_text(candidate)}",),
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
                code, here = _CODES[boundary.layers[1]], walk.test.condition_span
                yield refuted_boundary(boundary, code, place, coverage, witness, here)


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
