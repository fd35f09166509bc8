"""Operations of symbolic programs, and the patterns of events that they are at two layers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rustrata.executions.actions import NO_TAGS, Tags
from rustrata.records import record


@record
class Part:
    """One event of a pattern. One that neither reads nor writes is a fence."""

    reads: bool
    writes: bool
    tags: Tags = NO_TAGS

    @property
    def accesses(self) -> bool:
        """Is it at a location?"""
        return self.reads or self.writes


@dataclass(frozen=True, slots=True)
class Pattern:
    """The events of one operation in program order.

    ``edges`` are relations between them, by their names in cat; ``onward`` the parts on which everything that
    follows the operation in its thread depends by control.
    """

    parts: tuple[Part, ...]
    edges: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    onward: frozenset[int] = frozenset()

    @property
    def reads(self) -> bool:
        """Does the operation read?"""
        return any(part.reads for part in self.parts)

    @property
    def writes(self) -> bool:
        """Does it write?"""
        return any(part.writes for part in self.parts)

    @property
    def updates(self) -> bool:
        """Does it read and write at once?"""
        return any(part.reads and part.writes for part in self.parts) or any(
            name in self.edges for name in ("amo", "lxsx")
        )


@record
class Operation:
    """One operation, by name, with its pattern under the upper and under the lower model."""

    name: str
    upper: Pattern
    lower: Pattern

    @property
    def accesses(self) -> bool:
        """Is it at a location?"""
        return any(part.accesses for part in self.upper.parts)
