"""Running a witness again: the recorded choices, from an initial state, each checked to be enabled."""

from collections.abc import Sequence
from typing import Generic, TypeAlias, TypeVar

from rustrata.exploration.explorer import Run
from rustrata.exploration.machine import Machine
from rustrata.records import record

S = TypeVar("S")
C = TypeVar("C")


@record
class NotEnabled(Generic[S, C]):
    """The witness does not fit: choice number ``step`` (from 0) is not enabled in the state reached."""

    step: int
    choice: C
    state: S


Replayed: TypeAlias = Run[S, C] | NotEnabled[S, C]


def replay(machine: Machine[S, C], choices: Sequence[C], start: int = 0) -> Replayed[S, C]:
    """Run ``machine`` from its initial state number ``start`` with the given choices.

    States need not be hashable here; a machine that mutates its state gives the same object each time.
    """
    state = machine.initial_states()[start]
    states = [state]
    for number, choice in enumerate(choices):
        if choice not in machine.choices(state):
            return NotEnabled(number, choice, state)
        state = machine.step(state, choice)
        states.append(state)
    return Run(tuple(states), tuple(choices))
