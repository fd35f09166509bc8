"""Programs that are run anew for each run of a search: what they do next at each point where there is a
choice.

A program of this kind has a state that cannot be copied, so a run is known by its choices alone. It is
not said which choices there are: a `Turn` chooses the thread that goes on, a `Pick` anything else that
has several answers.
"""

from collections.abc import Callable, Hashable
from typing import Protocol, TypeAlias, TypeVar

from rustrata.records import record

R = TypeVar("R", covariant=True)

NOTHING: frozenset[Hashable] = frozenset()


@record
class Operation:
    """What other threads may see of a step: the objects that it reads and writes.

    ``needs`` and ``gives`` speak of order that no search can reverse: an operation that needs something
    is never possible where one that gives it is, as locking a lock is not where unlocking it is.
    ``everything``: it may
    concern all that there is, as the end of the run does.
    """

    name: str
    reads: frozenset[Hashable] = NOTHING
    writes: frozenset[Hashable] = NOTHING
    needs: frozenset[Hashable] = NOTHING
    gives: frozenset[Hashable] = NOTHING
    everything: bool = False

    def depends(self, other: "Operation") -> bool:
        """Do they concern one object, and one of them writes it? Operations that do not commute."""
        return (
            self.everything
            or other.everything
            or not self.writes.isdisjoint(other.writes)
            or not self.writes.isdisjoint(other.reads)
            or not self.reads.isdisjoint(other.writes)
        )

    def excludes(self, other: "Operation") -> bool:
        """Is one never possible where the other is?"""
        return not (self.needs.isdisjoint(other.gives) and self.gives.isdisjoint(other.needs))


@record
class Next:
    """What a thread does next, and whether it can."""

    thread: int
    operation: Operation
    enabled: bool


@record
class Turn:
    """Which thread goes on? The answer is the number of one that is enabled.

    ``next`` has every thread that has not ended, in the order of their numbers. ``done`` is what the
    operation chosen last has done, where that is less than it was said to do.
    """

    next: tuple[Next, ...]
    done: Operation | None = None

    @property
    def enabled(self) -> tuple[Next, ...]:
        """The threads that can go on."""
        return tuple(each for each in self.next if each.enabled)

    def of(self, thread: int) -> Next:
        """What one thread does next."""
        return next(each for each in self.next if each.thread == thread)


@record
class Pick:
    """One of ``count`` answers, from 0; it belongs to the operation of the thread that runs."""

    count: int
    name: str = ""


Point: TypeAlias = Turn | Pick
Choose: TypeAlias = Callable[[Point], int | None]


class Program(Protocol[R]):
    """What a search runs."""

    def run(self, choose: Choose) -> R:
        """One run from the start, and what it comes to. The same answers lead to the same points.

        ``choose`` is asked at each point, and once more when no thread can go on, with a `Turn` in which
        none is enabled. None is an answer too: the run ends there, and what it comes to is not looked
        at. A run that ends without that last turn, as by an error, has been ended by the operation
        chosen last.
        """
