"""Which locals statements read and write, as far as registers are concerned."""

from collections.abc import Iterator

from rustrata.abstract.mir.code import places
from rustrata.programs.rust.bodies import (
    Assign,
    FalseEdge,
    Goto,
    Statement,
    StorageDead,
    StorageLive,
    Terminator,
)
from rustrata.programs.rust.values import Index
from rustrata.records import record


@record
class Uses:
    """The locals that are read, which is first, and the one that is written as a whole."""

    read: tuple[int, ...]
    written: int | None = None

    @property
    def all(self) -> Iterator[int]:
        """Every local that is mentioned."""
        yield from self.read
        if self.written is not None:
            yield self.written


def uses_of(part: Statement | Terminator) -> Uses:
    """The locals of a statement or terminator. The end of a local's storage is no use of it."""
    match part:
        case StorageLive() | StorageDead() | Goto() | FalseEdge():
            return Uses(())
        case Assign(place, value) if not place.projections:
            return Uses(tuple(places_in(value)), place.local)
        case _:
            return Uses(tuple(places_in(part)))


def places_in(term: object) -> Iterator[int]:
    """The locals of all places in a term, those of indices included."""
    for place in places(term):
        yield place.local
        yield from (step.local for step in place.projections if isinstance(step, Index))
