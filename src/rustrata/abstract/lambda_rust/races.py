"""Data races by their definition, which the rules do not use: two next accesses that conflict.

Source: the mechanised development, ``races.v`` (``next_access_head``, ``nonracing``); theorem
``safe_nonracing``: a program that is never stuck never races. `tests/abstract` tests it, and that it needs
O-cas-stuck.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import combinations
from typing import NamedTuple

from rustrata.abstract.lambda_rust.rules import can_differ, can_equal
from rustrata.abstract.lambda_rust.values import Closure, Heap, Location, Phase, Redex, cell_at
from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Order


class Kind(Enum):
    """What an access does."""

    READ = "read"
    WRITE = "write"
    FREE = "free"


class Access(NamedTuple):
    """An access that a thread is about to make. Freeing is atomic to nothing."""

    kind: Kind
    atomic: bool
    location: Location


def next_accesses(redex: Redex, heap: Heap) -> Iterator[Access]:
    """``next_access_head``: a ``cas`` reads if it may fail and writes if it may succeed."""
    if redex.phase is Phase.STUCK_TERM:
        return
    match redex.expression, redex.values:
        case core.Read(order), (Location() as place,):
            yield Access(Kind.READ, order is Order.SC, place)
        case core.Write(order), (Location() as place, _):
            yield Access(Kind.WRITE, order is Order.SC, place)
        case core.Cas(), (Location() as place, expected, new):
            cell = cell_at(heap, place)
            if cell is None or isinstance(new, Closure):
                return
            if can_differ(expected, cell.value):
                yield Access(Kind.READ, True, place)
            if can_equal(heap, expected, cell.value):
                yield Access(Kind.WRITE, True, place)
        case core.Free(), (int(size), Location(block, offset)):
            for number in range(size):
                yield Access(Kind.FREE, False, Location(block, offset + number))
        case _:
            return


def conflict(one: Access, other: Access) -> bool:
    """Two accesses of different threads race unless both are atomic or both only read."""
    if one.location != other.location or (one.atomic and other.atomic):
        return False
    return not one.kind is other.kind is Kind.READ


def racing(redexes: Sequence[Redex], heap: Heap) -> bool:
    """Are two of the threads, each given by its redex, about to make accesses that conflict?"""
    accesses = [tuple(next_accesses(redex, heap)) for redex in redexes]
    return any(
        conflict(one, other) for ours, theirs in combinations(accesses, 2) for one in ours for other in theirs
    )
