"""Borrow stacks as text: a line for each range of bytes, the bottom of the stack on the left.

    allocation 1
    0-3     Unique(0) SharedRW(1) SharedRO(2, protected)
    4-7     Unique(0) Disabled(3)

An unknown bottom is drawn as ``?(below 5)``.
"""

from collections.abc import Callable, Mapping

from rustrata.abstract.aliasing.events import Tag
from rustrata.abstract.aliasing.stack import Item, Stack, permission_of, tag_of
from rustrata.abstract.aliasing.stacked import StackedBorrows


def draw(allocation: int, borrows: StackedBorrows, names: Mapping[Tag, str] | None = None) -> str:
    """The drawing of an allocation's stacks; ``names`` for tags, which else are numbers."""
    rows = [
        (
            str(start) if end == start + 1 else f"{start}-{end - 1}",
            _stack(stack, borrows.protects, names or {}),
        )
        for start, end, stack in borrows.stacks(allocation)
    ]
    width = max((len(where) for where, _ in rows), default=0)
    return "\n".join([f"allocation {allocation}", *(f"{where.ljust(width)}  {text}" for where, text in rows)])


def _stack(stack: Stack, protects: Callable[[Item], bool], names: Mapping[Tag, str]) -> str:
    below = [] if stack.unknown is None else [f"?(below {stack.unknown})"]
    items = []
    for item in stack.items:
        name = names.get(tag_of(item), str(tag_of(item)))
        items.append(f"{permission_of(item).word}({name}{', protected' * protects(item)})")
    return " ".join([*below, *items])
