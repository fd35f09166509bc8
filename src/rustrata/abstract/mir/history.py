"""How the borrows came to be that an aliasing model forbids: the run once more, with an observer.

The machine is deterministic: allocations and tags have the same numbers in both runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from rustrata.abstract.aliasing.model import Borrows, Change, Violation
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.call_stack import call_stack
from rustrata.abstract.mir.machine import Machine
from rustrata.programs.rust.location import Location

STANDARD_LIBRARY = "/rustc/"
"""How the names of the standard library's files begin."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A change of a tag's permission, and where in the user's program it happened."""

    change: Change
    location: Location | None


Again: TypeAlias = Callable[[dict[str, Borrows], Callable[[Machine], None]], object]
"""The run once more, with these models; the function is told the machine before it starts."""


def history(again: Again, model: str, violation: Violation) -> list[Moment]:
    """What happened to the tags of a violation at its first byte: where each was made, and what became of it
    last."""
    observer = _Keeping(violation)

    def watch(machine: Machine) -> None:
        observer.machine = machine

    again({model: borrows(model, observer)}, watch)
    shown: list[Moment] = []
    for tag in dict.fromkeys((violation.tag, violation.other)):
        moments = [moment for moment in observer.moments if moment.change.tag == tag]
        shown += moments if len(moments) < 3 else [moments[0], moments[-1]]
    return shown


def user_location(machine: Machine) -> Location | None:
    """The innermost place outside of the standard library where the thread is that runs."""
    if machine.current is None:
        return None
    for call in call_stack(machine.current):
        if call.location is not None and not call.location.file.startswith(STANDARD_LIBRARY):
            return call.location
    return None


class _Keeping:
    """An observer that keeps the changes at one byte."""

    machine: Machine

    def __init__(self, violation: Violation) -> None:
        self.violation = violation
        self.moments: list[Moment] = []

    def changed(self, change: Change) -> None:
        """Keeps it, if it is of this byte."""
        if (
            change.allocation == self.violation.allocation
            and change.start <= self.violation.offset < change.end
        ):
            self.moments.append(Moment(change, user_location(self.machine)))
