"""From objects to physical cells: the program that runs behind an address map.

Each access is translated. One that succeeds becomes an access of its physical cell. One that faults
stops its thread: it becomes a fence tagged ``FAULT``, an assignment to the register `FAULT_REGISTER`
of one more than the position of the action, and a jump to the thread's end. The operating system
would then stop the process; the other threads are run on, so that every prefix of theirs is covered.

The loader initialises objects in the order of declaration, through a mapping of its own that no
permission restricts; of two objects that share a cell the later one's value remains.

Left out: objects that overlap in part, or share a cell with different types, are refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias, assert_never

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import (
    Action,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Select,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import Constant, IntegerType
from rustrata.records import record
from rustrata.source import Span
from rustrata.virtual.address_map import AddressMap, Place, physical_address
from rustrata.virtual.map_fit import check_fit, size_of
from rustrata.virtual.memory_types import MemoryType
from rustrata.virtual.permissions import Operation
from rustrata.virtual.translation import Fault, Translated, Translation, translate_address

FAULT_TAG = "FAULT"
FAULT_REGISTER = "%fault"
"""The register that a fault sets; it is 0 in a thread that has not faulted."""

_STOPPED = "%stopped"

Access: TypeAlias = Read | Write | WriteExclusive | Update | CompareExchange


@record
class PlacedAccess:
    """One access of the source program (thread, position in its code) and what translation gave."""

    thread: int
    action: int
    location: str
    operation: Operation
    translated: Translated
    span: Span | None


@record
class Cell:
    """A physical cell: ``size`` bytes at ``physical`` and the objects in it.

    ``physical`` is None for an object that no present page maps. ``name`` is the object's own name
    when the cell has no other object and the object no other cell, else ``pa:`` and the address.
    """

    name: str
    physical: int | None
    size: int
    objects: tuple[str, ...]


@record
class PlacedProgram:
    """``program`` is ``source`` over cells. It observes the registers of ``source``, `FAULT_REGISTER`
    of each thread that may fault, and the cell of each observed location that has exactly one."""

    source: Program
    program: Program
    address_map: AddressMap
    accesses: tuple[PlacedAccess, ...]
    cells: tuple[Cell, ...]
    memory_types: tuple[MemoryType, ...]

    def cells_of(self, location: str) -> tuple[Cell, ...]:
        """The cells of an object: one, or several when its threads have it at different places."""
        return tuple(cell for cell in self.cells if location in cell.objects)


def place(program: Program, address_map: AddressMap, types: Mapping[str, IntegerType]) -> PlacedProgram:
    """Lower a program to the physical cells of a map.

    ``types`` gives the type of every location of the program. Raises `RustrataError` (MAP011 to
    MAP017) when the map does not suit the program.
    """
    assert {location for location, _ in program.initial} <= set(types), "every location has a type"
    declared = {location: types[location] for location, _ in program.initial}
    check_fit(address_map, declared, len(program.threads))
    accesses = tuple(_translated(program, address_map))
    cells = _cells(address_map, declared, accesses)
    used = {a.translated.page.memory_type for a in accesses if isinstance(a.translated, Translation)}
    return PlacedProgram(
        program,
        _placed(program, accesses, cells),
        address_map,
        accesses,
        cells,
        tuple(memory_type for memory_type in MemoryType if memory_type in used),
    )


def operation_of(action: Action) -> Operation | None:
    """What an action does to memory; None when it neither accesses nor orders it."""
    match action:
        case Read():
            return Operation.LOAD
        case Write():
            return Operation.STORE
        case WriteExclusive():
            return Operation.STORE_CONDITIONAL
        case Update():
            return Operation.READ_MODIFY_WRITE
        case CompareExchange():
            return Operation.COMPARE_EXCHANGE
        case Fence():
            return Operation.FENCE
        case Assign() | Select() | Branch() | Assume() | Jump() | Label():
            return None
        case _:
            assert_never(action)


def _translated(program: Program, address_map: AddressMap) -> Iterator[PlacedAccess]:
    """Translate every access, thread by thread in program order."""
    for thread, code in enumerate(program.threads):
        for index, action in enumerate(code):
            if isinstance(action, Access):
                operation = operation_of(action)
                assert operation is not None, "an access is an operation"
                virtual = _place_for(address_map, thread, action).virtual
                translated = translate_address(address_map, virtual, operation)
                yield PlacedAccess(thread, index, action.location, operation, translated, action.span)


def _place_for(address_map: AddressMap, thread: int, action: Access) -> Place:
    """Where a thread finds what it accesses (`MAP015` when the map does not say)."""
    placement = address_map.placement(action.location)
    assert placement is not None, "check_fit has found every location in the map"
    found = placement.place_for(thread)
    if found is None:
        message = f"thread P{thread} accesses `{action.location}` and has no address for it"
        notes = (f"the access is at {action.span}",) if action.span else ()
        help_ = f"add `P{thread} = 0x...`, or `address = 0x...` for all threads"
        raise RustrataError(Diagnostic("MAP015", message, placement.span, notes=notes, help=help_))
    return found


def _cells(
    address_map: AddressMap, types: Mapping[str, IntegerType], accesses: tuple[PlacedAccess, ...]
) -> tuple[Cell, ...]:
    """The cells of all objects, in the order of the first object of each."""
    residents: dict[tuple[int | None, str], list[str]] = {}
    addresses = {location: _physical_addresses(address_map, location, accesses) for location in types}
    for location, physicals in addresses.items():
        for physical in physicals:
            alone = location if physical is None else ""
            residents.setdefault((physical, alone), []).append(location)
    cells = []
    for (physical, _), objects in residents.items():
        own = len(objects) == 1 and len(addresses[objects[0]]) == 1
        name = objects[0] if own or physical is None else f"pa:{physical:#x}"
        cells.append(Cell(name, physical, size_of(types[objects[0]]), tuple(objects)))
    _no_partial_overlap(address_map, types, addresses)
    return tuple(cells)


def _physical_addresses(
    address_map: AddressMap, location: str, accesses: tuple[PlacedAccess, ...]
) -> tuple[int | None, ...]:
    """Where an object's bytes are: where its accesses lead, permissions aside; when none leads
    anywhere, its first place with a present page; when there is none, nowhere."""
    virtual = [access.translated.virtual for access in accesses if access.location == location]
    accessed = dict.fromkeys(physical_address(address_map, address) for address in virtual)
    accessed.pop(None, None)
    if accessed:
        return tuple(accessed)
    placement = address_map.placement(location)
    assert placement is not None, "check_fit has found every location in the map"
    declared = (physical_address(address_map, at.virtual) for at in placement.places)
    return (next((physical for physical in declared if physical is not None), None),)


def _no_partial_overlap(
    address_map: AddressMap,
    types: Mapping[str, IntegerType],
    addresses: Mapping[str, tuple[int | None, ...]],
) -> None:
    """Two objects share all their bytes, with one type, or none (`MAP017`)."""
    at = [(location, p) for location, physicals in addresses.items() for p in physicals if p is not None]
    for (first, a), (second, b) in combinations(at, 2):
        apart = a + size_of(types[first]) <= b or b + size_of(types[second]) <= a
        if apart or (a == b and types[first] == types[second]):
            continue
        placement = address_map.placement(second)
        assert placement is not None, "check_fit has found every location in the map"
        span = next(
            (p.span for p in placement.places if physical_address(address_map, p.virtual) == b),
            placement.span,
        )
        one_cell = a == b and size_of(types[first]) == size_of(types[second])
        what = "share a cell but not a type" if one_cell else "share some of their bytes"
        help_ = "give them different physical addresses, or one address and one type"
        message = f"unsupported: `{first}` and `{second}` {what} in physical memory"
        raise RustrataError(Diagnostic("MAP017", message, span, help=help_))


def _placed(program: Program, accesses: tuple[PlacedAccess, ...], cells: tuple[Cell, ...]) -> Program:
    """The program over cells."""
    by_position = {(access.thread, access.action): access for access in accesses}
    cell_at = {(location, cell.physical): cell.name for cell in cells for location in cell.objects}
    faulting = sorted({access.thread for access in accesses if isinstance(access.translated, Fault)})
    initial = {
        cell.name: value for location, value in program.initial for cell in cells if location in cell.objects
    }
    observed = dict.fromkeys(name for location in program.locations for name in _only_cell(cells, location))
    return replace(
        program,
        initial=tuple(initial.items()),
        threads=tuple(
            _placed_thread(thread, code, by_position, cell_at) for thread, code in enumerate(program.threads)
        ),
        registers=(*program.registers, *((thread, FAULT_REGISTER) for thread in faulting)),
        locations=tuple(observed),
    )


def _only_cell(cells: tuple[Cell, ...], location: str) -> tuple[str, ...]:
    """The name of an object's cell; nothing when it has several and so no single final value."""
    names = tuple(cell.name for cell in cells if location in cell.objects)
    return names if len(names) == 1 else ()


def _placed_thread(
    thread: int,
    code: Code,
    by_position: Mapping[tuple[int, int], PlacedAccess],
    cell_at: Mapping[tuple[str, int | None], str],
) -> Code:
    """A thread's code over cells, with its faults."""
    placed: list[Action] = []
    faulted = False
    for index, action in enumerate(code):
        access = by_position.get((thread, index))
        if access is None:
            placed.append(action)
            continue
        assert isinstance(action, Access), "only accesses are translated"
        match access.translated:
            case Translation(_, physical, _):
                placed.append(replace(action, location=cell_at[action.location, physical]))
            case Fault():
                faulted = True
                placed.append(Fence(frozenset({FAULT_TAG}), action.span))
                placed.append(Assign(FAULT_REGISTER, Constant(index + 1), action.span))
                placed.append(Jump(_STOPPED))
            case _:
                assert_never(access.translated)
    return (*placed, Label(_STOPPED)) if faulted else tuple(placed)
