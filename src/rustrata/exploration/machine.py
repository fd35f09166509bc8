"""What a machine is: states, the choices enabled in a state, and the step that a choice makes.

A machine never knows who explores it. Small machines have immutable, hashable states and are searched
with a visited set (`rustrata.exploration.explorer`). A large machine may keep a mutable state of its
own and be run again from the start with a recorded list of choices: `initial_states`, `choices` and
`step` are all that this needs, and `rustrata.exploration.replay` is that loop.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

S = TypeVar("S")
C = TypeVar("C")


class Machine(Protocol[S, C]):
    """A transition system. Every method is a function of its arguments alone.

    ``S`` is the type of states, ``C`` of choices. Choices are compared with ``==``; they should be
    readable, because a witness is a list of them.
    """

    def initial_states(self) -> Sequence[S]:
        """The states in which a run may start, in a fixed order."""

    def choices(self, state: S) -> Sequence[C]:
        """The choices enabled in ``state``, each once, in a fixed order."""

    def step(self, state: S, choice: C) -> S:
        """The state after ``choice``, which must be enabled in ``state``."""

    def is_final(self, state: S) -> bool:
        """Is a state without choices the end of a run? If not, it is a deadlock."""

    def eager(self, state: S) -> C | None:
        """A choice that may be taken at once, before all others, or None.

        The machine promises of such a choice that (1) it stays enabled until it is taken, (2) it
        commutes with every step that can happen before it is taken: both orders are possible and end
        in the same state, and (3) it makes no invariant true or false. It is then a persistent set of
        one step [Godefroid, LNCS 1032, section 4], and a search that takes it alone finds the same final
        states and deadlocks and decides the same invariants. The explorer sees to the cycle
        proviso: choices are not put off for ever.
        """
