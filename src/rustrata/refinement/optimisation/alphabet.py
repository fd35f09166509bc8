"""The moves that a search offers to the context."""

from rustrata.abstract.aliasing.events import WILDCARD, Access
from rustrata.records import record
from rustrata.refinement.optimisation.context import (
    Borrowing,
    ContextAccess,
    ContextBorrow,
    ContextExpose,
    ContextFree,
    ContextMove,
    Surroundings,
)


@record
class Alphabet:
    """How a context makes pointers, and whether it frees and exposes. It also reads, writes and returns."""

    borrowings: tuple[Borrowing, ...]
    free: bool = True
    expose: bool = True

    def moves(
        self, surroundings: Surroundings, sizes: tuple[int, ...], fresh: int
    ) -> tuple[ContextMove, ...]:
        """Every move in these surroundings; ``fresh`` and the numbers after it are the values to write."""
        found: list[ContextMove] = []
        for number, known in enumerate(surroundings.pointers):
            size = sizes[known.allocation]
            for start, end in _ranges(size):
                values = tuple(range(fresh, fresh + end - start))
                found.append(ContextAccess(number, Access.READ, start, end, ()))
                found.append(ContextAccess(number, Access.WRITE, start, end, values))
            found.extend(self._new_pointers(surroundings, number, size))
            if self.free:
                found.append(ContextFree(number))
            if self.expose and known.source != WILDCARD:
                found.append(ContextExpose(number))
        return tuple(found)

    def _new_pointers(self, surroundings: Surroundings, number: int, size: int) -> list[ContextMove]:
        new = surroundings.next_tag
        found: list[ContextMove] = []
        for borrowing in self.borrowings:
            frame = surroundings.next_frame if borrowing.protected else None
            for start, end in ((0, size),) if borrowing.lazy else _ranges(size):
                found.append(ContextBorrow(number, borrowing, start, end, new, frame))
        return found


def _ranges(size: int) -> tuple[tuple[int, int], ...]:
    """All ranges of bytes but the empty ones."""
    return tuple((start, end) for start in range(size) for end in range(start + 1, size + 1))
