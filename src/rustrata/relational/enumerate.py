"""Enumerations over the events of an execution, and the one that need not be made.

`linear_orders` and `classes_of` are what cat's ``linearisations`` and ``classes`` compute. `orders_writes`
recognises a function that lists the coherence orders: however it is written (herd has it in ``cross.cat``,
from linearisations for each location and their product), it is called on a few small sets of writes, and
what it lists is compared. Such a function need never be called on a real execution, because the search
refines coherence itself.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import permutations, product

from rustrata.relational.relation import Relations, members


def linear_orders(algebra: Relations, events: int, order: int) -> Iterator[int]:
    """The total orders on a set of events that extend a relation, as relations; none when it is cyclic."""
    successors = {event: algebra.successors(order, event) & events for event in members(events)}

    def place(rest: int, placed: int, found: int) -> Iterator[int]:
        """Orders that put the rest before what is placed."""
        if not rest:
            yield found
            return
        for event in members(rest):
            if not successors[event] & rest:
                one = 1 << event
                yield from place(rest ^ one, placed | one, found | algebra.product(one, placed))

    yield from place(events, 0, 0)


def classes_of(algebra: Relations, relation: int) -> Iterator[int]:
    """The classes of an equivalence relation, as sets, in the order of their first events."""
    seen = 0
    for event in range(algebra.size):
        related = algebra.successors(relation, event)
        if related and not seen >> event & 1:
            seen |= related
            yield related


PROBE_LOCATIONS = ("x", "x", "x", "x", "y", "y", "y", None)
"""The location of each event of the execution on which functions are probed."""
_X_WRITES, _Y_WRITES = 0b0000_0111, 0b0011_0000
PROBE_WRITES = _X_WRITES | _Y_WRITES
_SETS = (PROBE_WRITES, _X_WRITES, 0b0001_0011, 0b0000_0001, 0)
_ORDERS = (
    (),
    ((0, 1), (0, 2), (4, 5)),
    ((2, 1), (5, 4), (1, 4)),
    ((1, 0), (0, 1)),
    ((0, 3), (3, 1), (6, 4)),
)


def orders_writes(listed: Callable[[int, int], frozenset[int] | None], *, any_set: bool) -> bool:
    """Does a function list, for a set of writes and a relation, every order of the writes to each location
    that extends the relation?

    ``listed`` calls it, None where it cannot be called. Without ``any_set`` it is one about all writes.
    """
    algebra = probe_algebra()
    for events, pairs in product(_SETS if any_set else (PROBE_WRITES,), _ORDERS):
        order = algebra.relation(pairs)
        if listed(events, order) != _orders_by_location(algebra, events, pairs):
            return False
    return True


@lru_cache(maxsize=1)
def probe_algebra() -> Relations:
    """The relations over the events of the probe."""
    return Relations(len(PROBE_LOCATIONS))


def _orders_by_location(
    algebra: Relations, events: int, pairs: tuple[tuple[int, int], ...]
) -> frozenset[int]:
    """By permutations, which is slow and plain."""
    choices: list[list[int]] = []
    for location in (_X_WRITES, _Y_WRITES):
        writes = tuple(members(events & location))
        orders = []
        for sequence in permutations(writes):
            place = {write: at for at, write in enumerate(sequence)}
            if all(place[a] < place[b] for a, b in pairs if a in place and b in place):
                orders.append(algebra.relation((a, b) for a in writes for b in writes if place[a] < place[b]))
        choices.append(orders)
    return frozenset(a | b for a, b in product(*choices))
