"""What the machine knows of who schedules its threads."""

from typing import Protocol


class Scheduling(Protocol):
    """Who says when a thread goes on."""

    def pick(self, count: int, name: str) -> int:
        """One of several possible answers, from 0."""

    def yielded(self) -> None:
        """The thread that runs lets others go first."""

    def synchronises(self) -> None:
        """The thread that runs does what orders it with others. `Unsupported` if that was not announced."""
