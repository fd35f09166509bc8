"""abs: from what is seen in physical cells back to what is seen of objects.

An object whose threads have it in different cells has no single final value; it is not observed, and
`project` drops it from the outcomes of the layer above, so that both sides speak of the same things.
"""

from rustrata.executions.outcomes import MemoryAt, Observable, Outcome, RegisterAt
from rustrata.records import record
from rustrata.virtual.lowering import FAULT_REGISTER, PlacedAccess, PlacedProgram


@record
class Observation:
    """A final state of the objects, and the accesses that faulted on the way, by thread."""

    outcome: Outcome
    faults: tuple[PlacedAccess, ...]


def observable_locations(placed: PlacedProgram) -> tuple[str, ...]:
    """The locations that the source program observes and that have one cell."""
    return tuple(location for location in placed.source.locations if len(placed.cells_of(location)) == 1)


def abstract(placed: PlacedProgram, outcome: Outcome) -> Observation:
    """What an outcome of ``placed.program`` shows of the objects (abs): each has the value of its cell."""
    by_position = {(access.thread, access.action): access for access in placed.accesses}
    registers: list[tuple[Observable, int]] = []
    faults = []
    for observable, value in outcome.values:
        if isinstance(observable, RegisterAt) and observable.register == FAULT_REGISTER:
            if value:
                faults.append(by_position[observable.thread, value - 1])
        elif isinstance(observable, RegisterAt):
            registers.append((observable, value))
    memory: list[tuple[Observable, int]] = [
        (MemoryAt(location), outcome[MemoryAt(placed.cells_of(location)[0].name)])
        for location in sorted(observable_locations(placed))
    ]
    return Observation(Outcome((*registers, *memory)), tuple(faults))


def project(placed: PlacedProgram, outcome: Outcome) -> Outcome:
    """An outcome of ``placed.source`` without the locations that cannot be observed below."""
    kept = set(observable_locations(placed))
    return Outcome(
        tuple(
            (observable, value)
            for observable, value in outcome.values
            if isinstance(observable, RegisterAt) or observable.location in kept
        )
    )
