"""What an observer of Stacked Borrows is told: every change of a tag's topmost item, by run of bytes.

The rule of a change is ``read-2``, ``write-1``, ``alloc``, ``dealloc`` or one of the ``new-...`` of
`stacked_retag`. A tag whose item may be below an unknown bottom is "unknown".
"""

from rustrata.abstract.aliasing.events import Tag
from rustrata.abstract.aliasing.model import Change, Observer
from rustrata.abstract.aliasing.runs import Runs
from rustrata.abstract.aliasing.stack import UNTAGGED, Item, Stack, permission_of, tag_of


def tell_change(
    observer: Observer, allocation: int, where: tuple[int, int], before: Stack, after: Stack, rule: str
) -> None:
    """A rule made another stack of the stack of a range of bytes."""
    same = _common(before.items, after.items)
    old, new = words(before.items[same:]), words(after.items[same:])
    below = words(tuple(item for item in before.items[:same] if tag_of(item) == UNTAGGED))
    for tag in sorted({*old, *new}):
        then, now = old.get(tag, below.get(tag)), new.get(tag, below.get(tag))
        if now is None and after.unknown is not None and tag < after.unknown:
            now = "unknown"
        if then != now:
            observer.changed(Change(allocation, *where, tag, then, now, rule))


def tell_end(observer: Observer, allocation: int, runs: Runs[Stack]) -> None:
    """The allocation is no more."""
    for start, end, stack in runs.over(0, runs.size):
        for tag, word in words(stack.items).items():
            observer.changed(Change(allocation, start, end, tag, word, None, "dealloc"))


def words(items: tuple[Item, ...]) -> dict[Tag, str]:
    """The permission of the topmost item of each tag."""
    return {tag_of(item): permission_of(item).word for item in items}


def _common(left: tuple[Item, ...], right: tuple[Item, ...]) -> int:
    """How many items two stacks have in common, from the bottom. Stacks may be long, and the comparison of
    pieces of them is quick."""
    least, most = 0, min(len(left), len(right))
    while least < most:
        middle = (least + most + 1) // 2
        if left[least:middle] == right[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
