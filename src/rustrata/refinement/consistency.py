"""Layer consistency: does the lower of two adjacent layers keep the promises of the upper one?

    abs(behaviours below) is contained in the behaviours above, or the program is undefined above

[spec of the layered memory model, ``layer_consistency``, made a decision over whole programs.] Containment
is transitive, so adjacent boundaries that hold compose to the outermost pair.
"""

from rustrata.executions.outcomes import Outcome
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.records import record
from rustrata.refinement.behaviours import Behaviours, Faulted, Observation
from rustrata.relational.explain import Forbidden
from rustrata.relational.search import Budget, Candidate, Stopped


@record
class LayerWitness:
    """An observation of the lower layer that the upper one forbids, at both.

    ``below`` is the lower layer's execution (None where the lower layer is a machine: its run has the
    trace); ``above`` says why the upper layer forbids it, as far as that was found.
    """

    observation: Observation
    outcome: Outcome
    below: Candidate | None
    above: Forbidden | None
    others: int


def layer_consistency(
    upper: Behaviours, lower: Behaviours, budget: Budget
) -> Holds | Refuted[LayerWitness] | Unknown:
    """Decide one boundary from the behaviours on both sides of it."""
    coverage = Coverage(
        " / ".join(dict.fromkeys((upper.engine, lower.engine))),
        (upper.model, lower.model),
        " and ".join(dict.fromkeys((upper.bound, lower.bound))),
        not lower.incomplete and not upper.incomplete,
    )
    if upper.undefined is not None:
        return Holds(coverage, f"undefined behaviour above ({upper.undefined.flag}): it promises nothing")
    extra = [seen for seen in lower.observations if seen not in upper.observations]
    if upper.incomplete:
        return Unknown(f"the {upper.layer} layer's behaviours are not all known: {upper.incomplete}")
    if extra:
        return Refuted(coverage, _witness(upper, lower, extra, budget))
    if lower.incomplete:
        return Unknown(f"the {lower.layer} layer's behaviours are not all known: {lower.incomplete}")
    below, above = len(lower.observations), len(upper.observations)
    return Holds(coverage, f"{below} of the {above} outcomes above")


_EXPLAINED = 8
"""How many extra observations are tried for one whose prohibition can be explained by an axiom."""


def _witness(upper: Behaviours, lower: Behaviours, extra: list[Observation], budget: Budget) -> LayerWitness:
    """The first extra observation that an axiom above forbids; else the first that is no fault."""
    outcomes = [seen for seen in extra if not isinstance(seen, Faulted)]
    seen, above = (outcomes or extra)[0], None
    for candidate in outcomes[:_EXPLAINED]:
        above = _why_forbidden(upper, candidate, budget)
        if above is not None:
            seen = candidate
            break
    outcome = lower.observations[seen]
    return LayerWitness(seen, outcome, lower.candidates.get(outcome), above, len(extra) - 1)


def _why_forbidden(upper: Behaviours, seen: Outcome, budget: Budget) -> Forbidden | None:
    assert upper.question is not None, "the upper layer of a boundary has a model"
    try:
        return upper.question.why_not(lambda outcome: upper.observe(outcome) == seen, budget)
    except Stopped:
        return None
