"""What an observer of Tree Borrows is told: every change of a node's permission, by run of bytes.

The rule of a change is that of the machines, ``foreign-read`` to ``protected-local-write``; or
``allocation``, ``retag``, ``protector-end``, ``deallocation``.
"""

from functools import reduce
from operator import or_

from rustrata.abstract.aliasing.model import Change, Observer
from rustrata.abstract.aliasing.tree_nodes import Tree, numbers
from rustrata.abstract.aliasing.tree_planes import Planes, word
from rustrata.abstract.aliasing.tree_reasons import Deed


def tell_access(
    observer: Observer, tree: Tree, deed: Deed, where: tuple[int, int], before: Planes, after: Planes
) -> None:
    """An access changed the permissions of a range of bytes from ``before`` to ``after``."""
    planes = tuple(old ^ new for old, new in zip(before, after, strict=True))
    lost_or_shared = planes[0] | before[1] & ~after[1] | planes[5]
    for number in numbers(reduce(or_, planes)):
        protected = bool(tree.protected >> number & 1)
        relation = "foreign" if lost_or_shared >> number & 1 else "local"
        rule = f"{'protected-' if protected else ''}{relation}-{deed.access.value}"
        old = word(before, tree.defaults, number, protected)
        new = word(after, tree.defaults, number, protected)
        observer.changed(Change(deed.allocation, *where, tree.tags[number], old, new, rule))


def tell_birth(observer: Observer, allocation: int, tree: Tree, number: int) -> None:
    """A new node, with its permission at every byte of the allocation."""
    rule = "retag" if tree.born > 1 else "allocation"
    for start, end, name in words(tree, number):
        observer.changed(Change(allocation, start, end, tree.tags[number], None, name, rule))


def tell_release(
    observer: Observer, allocation: int, tree: Tree, number: int, before: list[tuple[int, int, str]]
) -> None:
    """A node has lost its protector; ``before`` are its `words` before that."""
    after = words(tree, number)
    for start, end, old in before:
        for first, last, new in after:
            first, last = max(start, first), min(end, last)
            if first < last and old != new:
                observer.changed(
                    Change(allocation, first, last, tree.tags[number], old, new, "protector-end")
                )


def tell_end(observer: Observer, allocation: int, tree: Tree) -> None:
    """The allocation is no more."""
    for number in numbers(tree.live):
        for start, end, name in words(tree, number):
            observer.changed(Change(allocation, start, end, tree.tags[number], name, None, "deallocation"))


def words(tree: Tree, number: int) -> list[tuple[int, int, str]]:
    """The name of a node's permission, in ranges ``(start, end)`` of bytes from the first to the last."""
    protected = bool(tree.protected >> number & 1)
    ranges: list[tuple[int, int, str]] = []
    for start, end, planes in zip(tree.starts, tree.starts[1:], tree.states, strict=False):
        name = word(planes, tree.defaults, number, protected)
        if ranges and ranges[-1][2] == name:
            ranges[-1] = ranges[-1][0], end, name
        else:
            ranges.append((start, end, name))
    return ranges
