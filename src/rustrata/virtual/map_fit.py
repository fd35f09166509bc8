"""Does an address map suit a program? Every location must be placed where its bytes can be.

Each rule is a function; each raises `RustrataError` at the place in the map that is wrong. A page that
is not present is no mistake: an access of it faults, and that is an outcome.
"""

from collections.abc import Mapping
from typing import NoReturn

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.executions.expressions import IntegerType
from rustrata.source import Span
from rustrata.virtual.address_map import AddressMap, Place, Placement


def check_fit(address_map: AddressMap, types: Mapping[str, IntegerType], thread_count: int) -> None:
    """Check the map against a program's locations and number of threads.

    Raises `RustrataError` with a code MAP011 to MAP014 or MAP016. That every thread has an address
    for what it accesses is checked where its accesses are placed.
    """
    for location in types:
        is_placed(address_map, location)
    for placement in address_map.placements:
        is_of_the_program(placement, types)
        size = size_of(types[placement.location])
        for place in placement.places:
            thread_exists(place, placement.location, thread_count)
            is_aligned(place, placement.location, size)
            is_mapped(address_map, place, placement.location)


def size_of(type_: IntegerType) -> int:
    """The size of an object in bytes."""
    return type_.bits // 8


def _fail(code: str, message: str, span: Span | None, help_: str | None) -> NoReturn:
    raise RustrataError(Diagnostic(code, message, span, help=help_))


def is_placed(address_map: AddressMap, location: str) -> None:
    """Every location of the program has a placement (`MAP012`)."""
    if address_map.placement(location) is None:
        span = Span(address_map.source, 0, 0) if address_map.source else None
        help_ = f"add a table `[location.{location}]` with `address = 0x...`"
        _fail("MAP012", f"the address map does not place location `{location}`", span, help_)


def is_of_the_program(placement: Placement, types: Mapping[str, IntegerType]) -> None:
    """Every placement is of a location of the program (`MAP013`)."""
    if placement.location not in types:
        known = ", ".join(f"`{location}`" for location in types) or "none"
        help_ = did_you_mean(placement.location, types) or f"the test's locations: {known}"
        _fail("MAP013", f"the test has no location `{placement.location}`", placement.span, help_)


def thread_exists(place: Place, location: str, thread_count: int) -> None:
    """An address for one thread is for a thread of the program (`MAP014`)."""
    if place.thread is not None and place.thread >= thread_count:
        message = f"location `{location}` has an address for thread P{place.thread}, which the test lacks"
        _fail("MAP014", message, place.span, f"the test's threads are P0 to P{thread_count - 1}")


def is_aligned(place: Place, location: str, size: int) -> None:
    """An object stands at a multiple of its size (`MAP011`), and so never crosses a page."""
    if place.virtual % size:
        message = f"location `{location}` has {size} bytes and cannot stand at {place.virtual:#x}"
        down = place.virtual // size * size
        help_ = f"the nearest multiples of {size} are {down:#x} and {down + size:#x}"
        _fail("MAP011", message, place.span, help_)


def is_mapped(address_map: AddressMap, place: Place, location: str) -> None:
    """Some page of the table holds the address, present or not (`MAP016`)."""
    if address_map.page_at(place.virtual) is None:
        page = place.virtual // address_map.page_size * address_map.page_size
        message = f"unmapped address: no page of the map holds {place.virtual:#x}, where `{location}` is"
        help_ = f"add a `[[page]]` with `virtual = {page:#x}`; give it `present = false` if a fault is meant"
        _fail("MAP016", message, place.span, help_)
