"""One side of an optimisation: the borrows of a model and the bytes of memory, with every state numbered.

A search asks for the same steps again and again: equal states are one number, and a step is taken once. The
states serve all searches of one model.
"""

from collections.abc import Callable, Hashable
from enum import Enum
from typing import TypeAlias

from rustrata.abstract.aliasing.events import Allocate, Event, Storage, Tag
from rustrata.abstract.aliasing.model import Borrows, tell
from rustrata.records import record

State: TypeAlias = int
Memory: TypeAlias = tuple[tuple[int, ...] | None, ...]
"""The values of the bytes of each allocation; None when it is freed."""

UNDEFINED: State = -1
"""Where a step leads that has undefined behaviour."""

INITIAL_VALUE = 256
"""Byte ``i`` of all memory begins with this plus ``i``: values from 256 on stand for any."""


class Effect(Enum):
    """What an operation does to the bytes."""

    NONE = "none"
    READ = "read"
    WRITE = "write"
    FREE = "free"


@record
class Operation:
    """Events that are told together, and what happens to the bytes ``start`` to ``end`` of an allocation.

    An operation on memory that is freed, or outside of its bounds, is undefined behaviour. ``allocation`` is
    None for the end of a call.
    """

    events: tuple[Event, ...]
    allocation: int | None = None
    start: int = 0
    end: int = 0
    effect: Effect = Effect.NONE
    values: tuple[int, ...] = ()

    def runs_in(self, memory: Memory) -> bool:
        """Is the memory that it touches alive and large enough?"""
        if self.allocation is None:
            return True
        content = memory[self.allocation]
        return content is not None and 0 <= self.start <= self.end <= len(content)

    def apply(self, memory: Memory) -> Memory:
        """The memory afterwards."""
        if self.allocation is None or self.effect in (Effect.NONE, Effect.READ):
            return memory
        content = memory[self.allocation]
        assert content is not None, "the operation runs in this memory"
        changed = None
        if self.effect is Effect.WRITE:
            changed = content[: self.start] + self.values + content[self.end :]
        return (*memory[: self.allocation], changed, *memory[self.allocation + 1 :])

    def observed(self, memory: Memory) -> tuple[int, ...]:
        """The bytes that it reads."""
        assert self.allocation is not None, "a read has an allocation"
        content = memory[self.allocation]
        assert content is not None, "the operation runs in this memory"
        return content[self.start : self.end]


@record
class World:
    """What a program begins with: allocations of these sizes; the first tags are theirs, in order."""

    sizes: tuple[int, ...]
    storage: Storage = Storage.HEAP

    def allocations(self) -> tuple[Allocate, ...]:
        """The events that make the memory."""
        return tuple(
            Allocate(number, size, Tag(number), self.storage) for number, size in enumerate(self.sizes)
        )

    def memory(self) -> Memory:
        """The first bytes."""
        values = iter(range(INITIAL_VALUE, INITIAL_VALUE + sum(self.sizes)))
        return tuple(tuple(next(values) for _ in range(size)) for size in self.sizes)


class Machine:
    """The states of one model that were met so far, and the steps between them."""

    def __init__(self, new: Callable[[], Borrows], world: World) -> None:
        self.world = world
        self.operations: list[Operation] = []
        self._numbers: dict[Operation, int] = {}
        self._borrows: list[Borrows] = []
        self._borrow_numbers: dict[Hashable, int] = {}
        self._borrow_steps: list[dict[tuple[Event, ...], int]] = []
        self._borrows_of: list[int] = []
        self._state_numbers: dict[tuple[int, Memory], State] = {}
        self.memory: list[Memory] = []
        self.steps: list[dict[int, State]] = []
        self._allowed: list[dict[int, bool]] = []
        first = new()
        for allocation in world.allocations():
            first.allocate(allocation)
        self.first_key = first.key()
        self.start = self._state(self._number_of(first), world.memory())

    def operation(self, operation: Operation) -> int:
        """The number of an operation."""
        number = self._numbers.get(operation)
        if number is None:
            number = self._numbers[operation] = len(self.operations)
            self.operations.append(operation)
        return number

    def step(self, state: State, operation: int) -> State:
        """The state after an operation, or `UNDEFINED`."""
        known = self.steps[state].get(operation)
        if known is not None:
            return known
        asked = self.operations[operation]
        after = UNDEFINED
        if asked.runs_in(self.memory[state]):
            borrows = self._told(self._borrows_of[state], asked.events)
            if borrows != UNDEFINED:
                after = self._state(borrows, asked.apply(self.memory[state]))
        self.steps[state][operation] = after
        return after

    def allows(self, state: State, operation: int) -> bool:
        """Has a step defined behaviour? For a last step, whose state nobody asks for."""
        after = self.steps[state].get(operation)
        if after is not None:
            return after != UNDEFINED
        known = self._allowed[state].get(operation)
        if known is None:
            asked = self.operations[operation]
            borrows = self._borrows[self._borrows_of[state]].fork()
            known = asked.runs_in(self.memory[state])
            known = known and all(tell(borrows, event) is None for event in asked.events)
            self._allowed[state][operation] = known
        return known

    def observed(self, state: State, operation: int) -> tuple[int, ...]:
        """What a read finds."""
        return self.operations[operation].observed(self.memory[state])

    def _told(self, number: int, events: tuple[Event, ...]) -> int:
        known = self._borrow_steps[number].get(events)
        if known is not None:
            return known
        borrows = self._borrows[number].fork()
        allowed = all(tell(borrows, event) is None for event in events)
        after = self._number_of(borrows) if allowed else UNDEFINED
        self._borrow_steps[number][events] = after
        return after

    def _number_of(self, borrows: Borrows) -> int:
        key = borrows.key()
        number = self._borrow_numbers.get(key)
        if number is None:
            number = self._borrow_numbers[key] = len(self._borrows)
            self._borrows.append(borrows)
            self._borrow_steps.append({})
        return number

    def _state(self, borrows: int, memory: Memory) -> State:
        state = self._state_numbers.get((borrows, memory))
        if state is None:
            state = self._state_numbers[borrows, memory] = len(self.memory)
            self.memory.append(memory)
            self._borrows_of.append(borrows)
            self.steps.append({})
            self._allowed.append({})
        return state
