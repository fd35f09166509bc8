"""The answers about concurrent optimisations: sound up to a bound, a counterexample, stopped, unsupported."""

from typing import TypeAlias

from rustrata.executions.outcomes import Outcome
from rustrata.programs.litmus import LitmusTest
from rustrata.records import record
from rustrata.relational.engine import Flagged
from rustrata.relational.explain import Forbidden
from rustrata.relational.search import Candidate


@record
class NewOutcome:
    """An outcome that the target has and the source has not: an execution of the target that has it, and why
    the source forbids it (None where no way through the source could have it)."""

    outcome: Outcome
    allowed: Candidate
    forbidden: Forbidden | None


@record
class NewRace:
    """The target has a data race, and the source has none."""

    race: Flagged


Ending: TypeAlias = NewOutcome | NewRace


@record
class Counterexample:
    """A context with the fewest accesses that tells the target from the source: both as litmus tests, which
    ask for the new outcome, and what only the target does."""

    source: LitmusTest
    target: LitmusTest
    accesses: int
    ending: Ending


@record
class Sound:
    """No context of at most ``bound`` accesses tells the target from the source."""

    bound: int
    contexts: int


@record
class Unsound:
    """A context tells them apart."""

    counterexample: Counterexample
    contexts: int


@record
class Stopped:
    """The search was stopped when all contexts of at most ``bound`` accesses were tried (-1: none was)."""

    bound: int
    contexts: int
    reason: str


@record
class Unsupported:
    """The pair is no question to this model, and why."""

    reason: str


Verdict: TypeAlias = Sound | Unsound | Stopped | Unsupported
"""``contexts`` counts contexts without their orderings, which were all decided."""
