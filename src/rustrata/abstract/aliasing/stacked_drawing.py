"""Borrow stacks to be looked at, as rows and as text: the bottom of the stack on the left.

    allocation 1
    0-3     Unique(0) SharedRW(1) SharedRO(2, protected)
    4-7     Unique(0) Disabled(3)

An unknown bottom is drawn as ``?(below 5)``.
"""

from collections.abc import Mapping

from rustrata.abstract.aliasing.events import Tag
from rustrata.abstract.aliasing.stack import permission_of, tag_of
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.records import record


@record
class ShownItem:
    """An item: its tag, its permission in words, and whether a call that runs protects it."""

    tag: Tag
    permission: str
    protected: bool


@record
class StackRow:
    """The stack of the bytes ``start`` to ``end``, bottom first; ``unknown`` is the bound of an unknown
    bottom."""

    start: int
    end: int
    unknown: int | None
    items: tuple[ShownItem, ...]


def rows(allocation: int, borrows: StackedBorrows) -> list[StackRow]:
    """The stacks of an allocation."""
    found = []
    for start, end, stack in borrows.stacks(allocation):
        items = tuple(
            ShownItem(tag_of(item), permission_of(item).word, borrows.protects(item)) for item in stack.items
        )
        found.append(StackRow(start, end, stack.unknown, items))
    return found


def draw(allocation: int, stacks: list[StackRow], names: Mapping[Tag, str] | None = None) -> str:
    """The drawing of an allocation's stacks; ``names`` for tags, which else are numbers."""
    ranges = [str(s.start) if s.end == s.start + 1 else f"{s.start}-{s.end - 1}" for s in stacks]
    width = max(map(len, ranges), default=0)
    lines = [
        f"{where.ljust(width)}  {_drawn(stack, names or {})}"
        for where, stack in zip(ranges, stacks, strict=True)
    ]
    return "\n".join([f"allocation {allocation}", *lines])


def _drawn(stack: StackRow, names: Mapping[Tag, str]) -> str:
    words = [] if stack.unknown is None else [f"?(below {stack.unknown})"]
    for item in stack.items:
        name = names.get(item.tag, str(item.tag))
        words.append(f"{item.permission}({name}{', protected' * item.protected})")
    return " ".join(words)
