"""Shapes of programs: how many operations each thread has."""

from collections.abc import Iterator
from typing import TypeAlias

Shape: TypeAlias = tuple[int, ...]


def shapes(size: int, threads: int, *, ordered: bool = False) -> Iterator[Shape]:
    """All shapes of ``size`` operations in at most ``threads`` threads, long threads first; with ``ordered``
    it matters which thread is the long one."""
    for shape in _partitions(size, size, threads):
        if ordered:
            yield from _arrangements(shape)
        else:
            yield shape


def _partitions(size: int, most: int, threads: int) -> Iterator[Shape]:
    if size == 0:
        yield ()
        return
    if threads == 0:
        return
    for first in range(min(size, most), 0, -1):
        for rest in _partitions(size - first, first, threads - 1):
            yield (first, *rest)


def _arrangements(shape: Shape) -> Iterator[Shape]:
    """The distinct orders of the threads."""
    if not shape:
        yield ()
        return
    for first in sorted(set(shape), reverse=True):
        rest = list(shape)
        rest.remove(first)
        for others in _arrangements(tuple(rest)):
            yield (first, *others)
