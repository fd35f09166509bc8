"""A value for each byte of an allocation, stored by run: neighbours with equal values are one entry."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Runs(Generic[Value]):
    """Bytes 0 to ``size``. Run ``i`` is the bytes ``starts[i]`` to ``starts[i + 1]``, with ``values[i]``; the
    last start is the size."""

    __slots__ = ("starts", "values")

    def __init__(self, size: int, value: Value) -> None:
        self.starts = [0, size] if size else [0]
        self.values = [value] if size else []

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self.starts[-1]

    def cut(self, position: int) -> int:
        """The number of the run that begins at this byte, made to begin there."""
        starts = self.starts
        index = bisect_right(starts, position) - 1
        if starts[index] == position:
            return index
        starts.insert(index + 1, position)
        self.values.insert(index, self.values[index])
        return index + 1

    def merge(self, first: int, end: int) -> None:
        """Makes the runs ``first`` to ``end``, and the neighbours of those, one where they are equal."""
        values, starts = self.values, self.starts
        for index in range(min(end, len(values) - 1), max(first - 1, 0), -1):
            left, right = values[index - 1], values[index]
            if left is right or left == right:
                del values[index], starts[index]

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, Value]]:
        """The runs in a range of bytes, cut to it: start, end, value."""
        starts, values = self.starts, self.values
        index = bisect_right(starts, start) - 1
        while index < len(values) and starts[index] < end:
            yield max(start, starts[index]), min(end, starts[index + 1]), values[index]
            index += 1

    def copy(self) -> "Runs[Value]":
        """A copy that goes its own way."""
        twin: Runs[Value] = Runs.__new__(Runs)
        twin.starts, twin.values = self.starts.copy(), self.values.copy()
        return twin
