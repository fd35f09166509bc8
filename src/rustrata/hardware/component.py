"""A component of a machine: its states, numbered, and what each can do, worked out once.

A state of the whole machine is a tuple of such numbers. A step changes the component that acts and
puts messages into others, so it is a few look-ups however much a component's state holds.
"""

from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from rustrata.hardware.messages import LastWritten, Message, Sent

K = TypeVar("K")
V = TypeVar("V")
L = TypeVar("L", bound=Hashable)


class Step(NamedTuple, Generic[L]):
    """One thing that a component can do next: its name, the component's state after it, what it sends."""

    name: str
    state: L
    sent: tuple[Sent, ...] = ()


class Behaviour(Protocol[L]):
    """What a component does. Waiting messages are part of its state."""

    def steps(self, state: L) -> tuple[Step[L], ...]:
        """The steps it can take, with distinct names."""

    def local_step(self, state: L) -> Step[L] | None:
        """A step that may be taken before all others (`Machine.eager`), or None."""

    def receive(self, state: L, message: Message | LastWritten) -> L:
        """The state when a message has arrived, not yet handled."""

    def is_idle(self, state: L) -> bool:
        """Has it nothing left to do?"""


class Move(NamedTuple):
    """A choice: the address of the component that acts, and the name of its step."""

    actor: int
    name: str


class Memo(dict[K, V]):
    """A function remembered: a missing entry is computed once."""

    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: K) -> V:
        value = self[key] = self._function(key)
        return value


class Numbering(Generic[L]):
    """Values numbered from 0 in the order in which they are first met."""

    def __init__(self) -> None:
        self.values: list[L] = []
        self._numbers: dict[L, int] = {}

    def number(self, value: L) -> int:
        """The number of a value, a new one if it is new."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.values)
            self.values.append(value)
        return number


Arrival: TypeAlias = Memo[int, int]
"""For one address and message: the receiver's state number before and after the message arrives."""

Effect: TypeAlias = tuple[int, tuple[tuple[int, Arrival], ...]]
"""The actor's next state number, and for each message sent its address and arrival."""


class Component(Generic[L]):
    """The numbered states of one component, and tables over the numbers."""

    def __init__(self, actor: int, behaviour: Behaviour[L], arrival: Callable[[Sent], Arrival]) -> None:
        self.states: Numbering[L] = Numbering()
        self.effects: Memo[int, dict[str, Effect]] = Memo(self._effects)
        self.moves: Memo[int, tuple[Move, ...]] = Memo(self._moves)
        self.eager: Memo[int, Move | None] = Memo(self._eager)
        self.idle: Memo[int, bool] = Memo(lambda number: behaviour.is_idle(self.states.values[number]))
        self.arrivals: Memo[Message | LastWritten, Arrival] = Memo(self._arrivals)
        self._actor = actor
        self._behaviour = behaviour
        self._arrival = arrival

    def sent(self, number: int, name: str) -> tuple[Sent, ...]:
        """What the step called ``name`` sends."""
        steps = self._behaviour.steps(self.states.values[number])
        return next(step.sent for step in steps if step.name == name)

    def _effects(self, number: int) -> dict[str, Effect]:
        effects: dict[str, Effect] = {}
        for name, state, sent in self._behaviour.steps(self.states.values[number]):
            assert name not in effects, "the steps of a component have distinct names"
            effects[name] = self.states.number(state), tuple((s.to, self._arrival(s)) for s in sent)
        return effects

    def _moves(self, number: int) -> tuple[Move, ...]:
        return tuple(Move(self._actor, name) for name in self.effects[number])

    def _eager(self, number: int) -> Move | None:
        step = self._behaviour.local_step(self.states.values[number])
        return None if step is None else Move(self._actor, step.name)

    def _arrivals(self, message: Message | LastWritten) -> Arrival:
        def arrive(number: int) -> int:
            return self.states.number(self._behaviour.receive(self.states.values[number], message))

        return Memo(arrive)
