"""How the borrows came to be that an aliasing model forbids: the run once more, with an observer.

The machine is deterministic: allocations and tags have the same numbers in both runs.
"""

from collections.abc import Callable
from typing import TypeAlias

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Tag
from rustrata.abstract.aliasing.model import Borrows, Change, Violation
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.call_stack import location_in_program
from rustrata.abstract.mir.machine import Machine
from rustrata.programs.rust.location import Location
from rustrata.records import record


@record
class Moment:
    """A change of a tag's permission, and where in the user's program it happened."""

    change: Change
    location: Location | None


Again: TypeAlias = Callable[[type[Machine], dict[str, Borrows], Callable[[Machine], None]], object]
"""The run once more, on a machine of this kind with these models; the function is told of the machine before
it starts."""


def history(again: Again, model: str, violation: Violation) -> list[Moment]:
    """What happened to the tags of a violation at its first byte: where each was made, and what became of it
    last."""
    keeping = _Keeping(violation)

    def watch(machine: Machine) -> None:
        machine.telling.watcher = keeping.retagged
        keeping.machine = machine

    again(Machine, {model: borrows(model, keeping)}, watch)
    tags = dict.fromkeys((violation.tag, violation.other))
    return [moment for tag in tags if tag is not None for moment in keeping.moments_of(tag)]


def user_location(machine: Machine) -> Location | None:
    """The innermost place outside of the standard library where the thread is that runs."""
    return None if machine.current is None else location_in_program(machine.current)


class _Keeping:
    """An observer that keeps the changes at one byte, and from which tag each other one was made there."""

    machine: Machine

    def __init__(self, violation: Violation) -> None:
        self.violation = violation
        self.moments: list[Moment] = []
        self.origins: dict[Tag, tuple[Tag, Moment]] = {}

    def moments_of(self, tag: Tag) -> list[Moment]:
        """Where it was made, and what became of it last. A tag of which the model says nothing, as that of
        a raw pointer may be, stands for the one that it was made from."""
        found = [moment for moment in self.moments if moment.change.tag == tag]
        if not found and tag in self.origins:
            parent, moment = self.origins[tag]
            return [*self.moments_of(parent), moment]
        return found if len(found) < 3 else [found[0], found[-1]]

    def changed(self, change: Change) -> None:
        """Keeps it, if it is of this byte."""
        if self._is_here(change.allocation, change.start, change.end):
            self.moments.append(Moment(change, user_location(self.machine)))

    def retagged(self, event: events.Retag) -> None:
        """Keeps from which tag it was made, if it is of this byte."""
        end = event.offset + event.pointee.size
        if self._is_here(event.allocation, event.offset, end):
            where = (event.allocation, event.offset, end, event.new)
            change = Change(*where, None, f"the same as tag {event.parent}", "retag")
            self.origins[event.new] = event.parent, Moment(change, user_location(self.machine))

    def _is_here(self, allocation: int, start: int, end: int) -> bool:
        return allocation == self.violation.allocation and start <= self.violation.offset < end
