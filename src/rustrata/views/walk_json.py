"""The machine-readable form of a walk, below the key ``walk`` of the JSON answer."""

from rustrata.architecture.compile import CompiledProgram
from rustrata.diagnostics.json_form import Json
from rustrata.executions.outcomes import Outcome, show_condition
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.hardware.x86 import Finding
from rustrata.refinement.behaviours import Behaviours, Faulted, Observation
from rustrata.refinement.consistency import LayerWitness
from rustrata.refinement.walk import Boundary, TargetWalk, Walk
from rustrata.relational.explain import Forbidden
from rustrata.relational.search import Candidate
from rustrata.relational.structure import INITIAL
from rustrata.views.execution import event_names


def walk_json(walk: Walk) -> dict[str, Json]:
    """The walk as JSON values; keys are stable within a ``schema_version``."""
    return {
        "test": walk.test.name,
        "quantifier": walk.test.quantifier.value,
        "condition": show_condition(walk.test.condition),
        "claim": walk.claim.value,
        "abstract": _behaviours(walk.abstract),
        "undefined_behaviour": None if walk.abstract.undefined is None else walk.abstract.undefined.flag,
        "load_buffering": [_outcome(outcome) for outcome in walk.load_buffering],
        "virtual": boundary_json(walk.virtual),
        "targets": [_target(below) for below in walk.targets],
    }


def _target(below: TargetWalk) -> dict[str, Json]:
    return {
        "target": below.target.name,
        "mappings": [table.name for table in below.tables],
        "threads": threads_json(below.compiled),
        "architecture": boundary_json(below.architecture),
        "hardware": boundary_json(below.hardware),
    }


def threads_json(compiled: CompiledProgram) -> list[Json]:
    """The instructions of each statement of each thread."""
    return [
        [
            {
                "statement": each.statement.span.text,
                "instructions": [i.text for i in (*each.operands, *each.instructions)],
            }
            for each in thread.statements
        ]
        for thread in compiled.threads
    ]


def boundary_json(boundary: Boundary) -> dict[str, Json]:
    """A boundary with its verdict."""
    result: dict[str, Json] = {
        "layers": list(boundary.layers),
        "behaviours": None if boundary.lower is None else _behaviours(boundary.lower),
        "remarks": list(boundary.remarks),
    }
    match boundary.verdict:
        case Holds(coverage, note):
            result |= {"verdict": "holds", "coverage": _coverage(coverage), "note": note}
        case Refuted(coverage, witness):
            result |= {"verdict": "refuted", "coverage": _coverage(coverage), "witness": _witness(witness)}
        case Unknown(reason):
            result |= {"verdict": "unknown", "reason": reason, "finding": not boundary.silent}
    return result


def _coverage(coverage: Coverage) -> dict[str, Json]:
    return {
        "engine": coverage.engine,
        "models": list(coverage.models),
        "bound": coverage.bound,
        "exhaustive": coverage.exhaustive,
    }


def _behaviours(behaviours: Behaviours) -> dict[str, Json]:
    result: dict[str, Json] = {
        "layer": behaviours.layer,
        "model": behaviours.model,
        "engine": behaviours.engine,
        "observations": [_observation(seen) for seen in behaviours.observations],
        "incomplete": behaviours.incomplete or None,
    }
    if behaviours.run is not None:
        result["states"] = behaviours.run.states
        result["transitions"] = behaviours.run.transitions
    return result


def _observation(seen: Observation) -> Json:
    if isinstance(seen, Faulted):
        return {"faults": [{"thread": thread, "location": location} for thread, location in seen.accesses]}
    return _outcome(seen)


def _outcome(outcome: Outcome) -> Json:
    return {str(observable): value for observable, value in outcome.values}


def _witness(witness: LayerWitness | Finding) -> dict[str, Json]:
    if isinstance(witness, Finding):
        chart: list[Json] = list(witness.trace.chart())
        return {
            "property": witness.property,
            "detail": witness.detail,
            "start": witness.start,
            "trace": chart,
        }
    return {
        "observation": _observation(witness.observation),
        "others": witness.others,
        "below": None if witness.below is None else _candidate(witness.below),
        "above": None if witness.above is None else _forbidden(witness.above),
    }


def _forbidden(forbidden: Forbidden) -> dict[str, Json]:
    names = event_names(forbidden.candidate.structure.events)
    return {
        "axiom": forbidden.axiom,
        "kind": forbidden.kind.value,
        "cycle": [[names[s.source], s.relation, names[s.target]] for s in forbidden.cycle],
        "execution": _candidate(forbidden.candidate),
    }


def _candidate(candidate: Candidate) -> dict[str, Json]:
    events = candidate.structure.events
    names = event_names(events)
    algebra = candidate.structure.algebra
    return {
        "events": [
            {
                "name": names[e.index],
                "thread": None if e.thread == INITIAL else e.thread,
                "location": e.location,
                "reads": candidate.values[e.index] if e.reads else None,
                "writes": candidate.written(e.index) if e.writes else None,
                "tags": sorted(e.tags),
                "position": None if e.span is None else list(e.span.position),
            }
            for e in events
        ],
        "rf": [[names[w], names[r]] for r, w in sorted(candidate.sources.items())],
        "co": [[names[a], names[b]] for a, b in algebra.pairs(candidate.coherence)],
    }
