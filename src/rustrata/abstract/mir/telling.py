"""What the aliasing models and the race detector are told of retags, and which tags they may forget."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Access, Tag
from rustrata.abstract.aliasing.model import Borrows, Reborrower
from rustrata.abstract.mir.memory import MOST_GIVEN, Allocation
from rustrata.abstract.mir.provenances import in_use
from rustrata.abstract.mir.retags import Borrow

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine


class Telling:
    """Tells the models of a machine. ``watcher`` is told of each retag before they are."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self.models = machine.models
        self.watcher: Callable[[events.Retag], None] | None = None

    def reborrow(
        self, found: Allocation, offset: int, parent: Tag, tag: Tag, borrow: Borrow, frame: int | None
    ) -> None:
        """A pointer with the tag ``tag`` is made from one with the tag ``parent``."""
        machine = self.machine
        if self.watcher is not None:
            pointee, two_phase = borrow.pointee, borrow.two_phase
            self.watcher(events.Retag(found.id, offset, parent, tag, borrow.kind, pointee, frame, two_phase))
        made, protected, number = borrow.made, frame is not None, found.id
        for name, model in self.models.items():
            makers = made.get(name)
            if makers is None:
                makers = made[name] = _both(model, borrow)
            violation = makers[protected](number, offset, parent, tag, frame)
            if violation is not None:
                machine.violated(name, violation)
                break
        if borrow.size and len(machine.threads) > 1 and machine.races_matter():
            self._race(found, offset, borrow)

    def _race(self, found: Allocation, offset: int, borrow: Borrow) -> None:
        """A retag races as the access that it is to the deciding model: a write for a unique reference of
        Stacked Borrows, else a read of what is frozen."""
        stacked = next(iter(self.models)).startswith("stacked")
        unique = borrow.kind in (events.Pointer.UNIQUE, events.Pointer.BOX)
        writes = stacked and unique and not borrow.two_phase
        raw = borrow.kind in (events.Pointer.RAW_CONST, events.Pointer.RAW_MUT)
        if raw or (borrow.pointee.cells and not writes):
            return
        access = Access.WRITE if writes else Access.READ
        self.machine.races.access(found, offset, borrow.size, access, False, f"retag {access.value}")

    def collect(self, found: Allocation) -> None:
        """Has the models forget the tags that no pointer has."""
        kept = in_use(found.given)
        live = {provenance.tag for provenance in kept}
        dead = [provenance.tag for provenance in found.given if provenance.tag not in live]
        live.add(found.tag)
        for model in self.models.values():
            model.collect_in(found.id, live, dead)
        found.given = kept
        found.limit = max(MOST_GIVEN, 2 * len(kept))


def _both(model: Borrows, borrow: Borrow) -> tuple[Reborrower, Reborrower]:
    """How a model makes this borrow, not protected and protected."""
    free, guarded = (
        events.Retag(0, 0, 0, 0, borrow.kind, borrow.pointee, frame, borrow.two_phase) for frame in (None, 0)
    )
    return model.reborrower(free), model.reborrower(guarded)
