"""States of the machine: threads and heap."""

from enum import Enum
from typing import NamedTuple

from rustrata.abstract.lambda_rust.tables import Environment
from rustrata.abstract.lambda_rust.values import Cell, Phase, Value

MAIN = "0"
"""The name of the first thread. The threads that `t` makes are `t.1`, `t.2`, ...; numbers of threads that
have ended are used again."""

ENDED = -1
"""The node of a thread that has become a value."""


class Thread(NamedTuple):
    """A thread: the redex that it is at, as a node and operands, and its context.

    ``environment`` has what the branches of the redex need. A thread that has ended has one operand, its
    value.
    """

    name: str
    node: int
    phase: Phase
    operands: tuple[Value, ...]
    environment: Environment
    context: int

    @property
    def ended(self) -> bool:
        """Has it become a value?"""
        return self.node == ENDED


class State(NamedTuple):
    """The threads by name, and the blocks of the heap by name, each with its cells.

    Threads that have ended are left out, except the first.
    """

    threads: tuple[Thread, ...]
    heap: tuple[tuple[str, tuple[Cell, ...]], ...]


class Choice(NamedTuple):
    """A thread makes a step; ``outcome`` says which where there are two (see `rules`)."""

    thread: str
    outcome: str = ""

    def __str__(self) -> str:
        return f"{self.thread}:{self.outcome}" if self.outcome else self.thread


class Detail(Enum):
    """How much is one step of the machine."""

    HEAD_STEP = "one head step"
    UNTIL_SEEN = "a head step, and those after it that no other thread can see"
