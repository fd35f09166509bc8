"""Which steps no other thread can see, and the names of what is new.

A block belongs to one thread while no other thread names it, nor names a block in whose cells it is named,
and so on. Pointers come from nowhere else, so it stays the thread's until the thread itself writes it
where others look, or forks.
"""

from collections.abc import Iterable, Mapping

from rustrata.abstract.lambda_rust.state import MAIN
from rustrata.abstract.lambda_rust.tables import Tables
from rustrata.abstract.lambda_rust.values import Heap, Location, Redex
from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Operator


def is_seen(redex: Redex, known_to_others: frozenset[str] | None = None) -> bool:
    """Can another thread see the step of a redex, or change what it does?

    ``known_to_others`` are the blocks that others can reach; without it they might reach all.
    """
    match redex.expression:
        case core.Read() | core.Write():
            used: Iterable[object] = redex.values[:1]
        case core.Free():
            used = redex.values[1:]
        case core.Cas():
            # What a pointer is equal to depends on other blocks than the one that is accessed.
            if isinstance(redex.values[1], Location):
                return True
            used = redex.values[:1]
        case core.Binary(Operator.EQUAL):
            left, right = redex.values
            if left == right or not isinstance(left, Location) or not isinstance(right, Location):
                return False
            used = redex.values
        case _:
            return False
    if known_to_others is None:
        return True
    return any(isinstance(value, Location) and value.block in known_to_others for value in used)


def is_local(redex: Redex) -> bool:
    """Does a step of a redex use no memory, and make no thread?"""
    match redex.expression:
        case core.Apply() | core.Case():
            return True
        case core.Binary(operator):
            return operator is not Operator.EQUAL
        case _:
            return False


class Reach:
    """What threads can reach in a heap. ``roots`` are the blocks that each names itself."""

    def __init__(self, tables: Tables, heap: Heap, roots: Mapping[str, frozenset[str]]) -> None:
        self._tables = tables
        self._heap = heap
        self._roots = roots
        self._named: dict[str, frozenset[str]] = {}

    def of_others(self, thread: str) -> frozenset[str]:
        """The blocks that threads other than one can reach."""
        return self.from_blocks(
            block for name, blocks in self._roots.items() if name != thread for block in blocks
        )

    def from_blocks(self, blocks: Iterable[str]) -> frozenset[str]:
        """Blocks, and what can be reached through them."""
        found = set(blocks)
        pending = list(found)
        while pending:
            further = self._named_in(pending.pop()) - found
            found |= further
            pending.extend(further)
        return frozenset(found)

    def _named_in(self, block: str) -> frozenset[str]:
        known = self._named.get(block)
        if known is None:
            known = self._tables.blocks_of(cell.value for cell in self._heap.get(block, ()))
            self._named[block] = known
        return known


class BlockNames:
    """Names of a thread's own for new blocks: ``b1``, ``b2``, ... and ``b1@t`` for thread `t`.

    They are names that nothing in ``used`` has. Names that are freed meanwhile are not given again.
    """

    def __init__(self, thread: str, used: Iterable[str]) -> None:
        self._suffix = "" if thread == MAIN else f"@{thread}"
        self._used = frozenset(used)
        self._last = 0

    def next(self) -> str:
        """A name that no other block has."""
        while True:
            self._last += 1
            name = f"b{self._last}{self._suffix}"
            if name not in self._used:
                return name


def child_name(threads: Mapping[str, object], parent: str) -> str:
    """The first name for a thread's child that no thread has."""
    number = 1
    while f"{parent}.{number}" in threads:
        number += 1
    return f"{parent}.{number}"
