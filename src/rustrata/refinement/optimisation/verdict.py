"""The answers of the search: no counterexample up to a bound, one, or stopped before."""

from enum import Enum
from typing import TypeAlias

from rustrata.programs.optimisation import Extra
from rustrata.records import record
from rustrata.refinement.optimisation.context import ContextMove, ContextReturn
from rustrata.refinement.optimisation.machine import World


@record
class CallsBody:
    """The context calls the body with pointers that it has, each at an offset."""

    arguments: tuple[tuple[int, int], ...]


@record
class Resumes:
    """Unknown code returns to the body."""


Turn: TypeAlias = ContextMove | CallsBody | Resumes


class Ending(Enum):
    """How the two programs part, at the end of a counterexample."""

    TARGET_UNDEFINED = "the target has undefined behaviour, and the source has none"
    READ_DIFFERS = "the context reads different values"
    RESULT_DIFFERS = "the results differ"


@record
class Counterexample:
    """A context in which the target does what the source cannot; ``extras`` is what contexts were allowed
    beside the plain moves. After the last turn the context stops for ever: it loops, exits, or waits."""

    world: World
    extras: tuple[Extra, ...]
    turns: tuple[Turn, ...]
    ending: Ending

    @property
    def steps(self) -> int:
        """What the context does beside calling and returning."""
        free = (CallsBody, Resumes, ContextReturn)
        return sum(not isinstance(turn, free) for turn in self.turns)


@record
class Sound:
    """No context of at most ``bound`` steps tells the target from the source."""

    bound: int
    states: int


@record
class Unsound:
    """A context with the fewest steps that tells them apart."""

    counterexample: Counterexample
    states: int


@record
class Stopped:
    """The search was stopped, for lack of time or else of memory, when all contexts of at most ``bound``
    steps were tried (-1: not even none)."""

    bound: int
    states: int
    for_time: bool


Verdict: TypeAlias = Sound | Unsound | Stopped
