"""Memory that is never freed: what is on the heap at the end, and that no static and no thread-local
reaches."""

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import Allocation


def leaks(machine: Machine) -> list[Allocation]:
    """The allocations that are lost at the end of a run, the oldest first. What statics point to, directly or
    not, is kept on purpose and is no leak."""
    allocations = machine.memory.allocations
    work = [found for found in allocations.values() if found.storage is Storage.STATIC]
    reached = {found.id for found in work}
    while work:
        found = work.pop()
        pointers = [*found.pointers.values(), *(provenance for provenance, _ in found.fragments.values())]
        for provenance in pointers:
            target = allocations.get(provenance.allocation)
            if target is not None and target.id not in reached:
                reached.add(target.id)
                work.append(target)
    return [
        found
        for found in allocations.values()
        if found.live and found.storage is Storage.HEAP and found.id not in reached
    ]
