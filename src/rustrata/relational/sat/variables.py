"""What bounds, entries and checks ask about executions: the variables of a formula, whoever made them.

`rustrata.relational.sat.choices` has those of one program, `rustrata.relational.synthesis` those of all
programs of a shape, where sets of events and relations between them are variables too.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from rustrata.relational.ir import Kind
from rustrata.relational.relation import Relations

Bound: TypeAlias = tuple[int, int]
"""Lower and upper."""


class Presence(Protocol):
    """Which events are there together: see `rustrata.relational.sat.guarded.Guarded`."""

    @property
    def all_certain(self) -> bool:
        """Are all events in every execution?"""

    @property
    def implies(self) -> int:
        """Pairs of events of which the second is there whenever the first is."""

    @property
    def compatible(self) -> int:
        """Pairs of events that an execution can have both of."""


class Variables(Protocol):
    """The variables of executions over a fixed number of events."""

    @property
    def algebra(self) -> Relations:
        """The relation algebra over the events."""

    @property
    def guarded(self) -> Presence:
        """Which events are there together."""

    @property
    def present(self) -> Sequence[int]:
        """For each event the literal that it is there."""

    @property
    def sources(self) -> Mapping[int, Mapping[int, int]]:
        """For each read the literal of each write that it may take its value from."""

    def before(self, first: int, second: int) -> int:
        """The literal that a write precedes another one in coherence, both being there."""

    def given(self, kind: Kind, name: str) -> Bound:
        """The bounds of a base set or relation."""

    def entry(self, kind: Kind, name: str, at: int) -> int:
        """The literal of an entry of one that is neither ``rf``, ``co`` nor ``fr``, between its bounds."""
