"""Translation: from a thread's access of an object to a physical address, or to a fault.

The order of the checks is the hardware's: first the entry must be present, then the permission must
cover the operation [Intel SDM vol. 3A, 4.7; RISC-V Privileged Architecture, "Virtual Address
Translation Process"]. Faults are values, not errors: a map may mean them.
"""

from collections.abc import Iterable
from typing import TypeAlias

from rustrata.records import record
from rustrata.virtual.address_map import AddressMap, PageTableEntry, physical_address
from rustrata.virtual.permissions import FaultKind, Operation, fault_of


@record
class Translation:
    """A completed translation: both addresses in bytes, and the entry that gave them."""

    virtual: int
    physical: int
    page: PageTableEntry


@record
class Fault:
    """A page fault. ``page`` is None when the table has no entry for the address."""

    kind: FaultKind
    virtual: int
    operation: Operation
    page: PageTableEntry | None

    def __str__(self) -> str:
        return f"{self.operation.value} at {self.virtual:#x} faults: the page is {self.kind.value}"


Translated: TypeAlias = Translation | Fault


def translate_address(address_map: AddressMap, virtual: int, operation: Operation) -> Translated:
    """Translate one virtual address for one operation."""
    page = address_map.page_at(virtual)
    if page is None or not page.present:
        return Fault(FaultKind.NOT_PRESENT, virtual, operation, page)
    kind = fault_of(operation, page.permission)
    if kind is not None:
        return Fault(kind, virtual, operation, page)
    physical = physical_address(address_map, virtual)
    assert physical is not None, "the page is present"
    return Translation(virtual, physical, page)


def translate(address_map: AddressMap, thread: int, location: str, operation: Operation) -> Translated:
    """Translate an access of ``location`` by ``thread``. The map must place it there."""
    placement = address_map.placement(location)
    place = placement.place_for(thread) if placement else None
    assert place is not None, f"the map places `{location}` for thread {thread}"
    return translate_address(address_map, place.virtual, operation)


def objects_at(
    address_map: AddressMap, thread: int, virtual: int, locations: Iterable[str]
) -> tuple[str, ...]:
    """abs: the objects among ``locations`` that a thread reaches at a virtual address.

    An object is reached when the address leads to the physical address where the thread has it, be
    it by another virtual address. Several answers mean that objects share a cell.
    """
    physical = physical_address(address_map, virtual)
    if physical is None:
        return ()
    found = []
    for location in locations:
        placement = address_map.placement(location)
        place = placement.place_for(thread) if placement else None
        if place is not None and physical_address(address_map, place.virtual) == physical:
            found.append(location)
    return tuple(found)
