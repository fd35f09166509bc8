"""The borrow stack of one byte, and what accesses and new pointers do to it.

[R. Jung, thesis, chapter 17; for pointers cast from integers Miri, stacked_borrows/stack.rs.] The functions
of a rule are named as there. A stack never changes: each rule gives another one, or says why it refuses.
Items are integers, since a stack of hundreds of them is searched from the top.

Below the items there may be unknown ones (*unknown bottom*): after an access by a pointer whose tag nobody
knows, all that is certain of the items that are left is a bound above their tags.
"""

from collections.abc import Container
from enum import IntEnum
from typing import TypeAlias

from rustrata.abstract.aliasing.events import WILDCARD, Access, Tag
from rustrata.records import record

UNTAGGED: Tag = -2
"""The tag of all raw pointers, in versions of the model that do not tell them apart."""

Item: TypeAlias = int
"""A tag, a permission, and whether a call protected the tag when the item was made."""


class Permission(IntEnum):
    """What an item permits. The first three grant reads, the first two grant writes."""

    UNIQUE = 0
    SHARED_RW = 1
    SHARED_RO = 2
    DISABLED = 3

    @property
    def word(self) -> str:
        """As the thesis writes it."""
        return _WORDS[self]


_WORDS = ("Unique", "SharedRW", "SharedRO", "Disabled")
# Access to the members of an enumeration takes longer than the rules do.
_UNIQUE, _SHARED_RW, _SHARED_RO, _DISABLED = (int(permission) for permission in Permission)
_GUARDED = 4
_REMEMBERED = 8


def item_of(tag: Tag, permission: Permission, guarded: bool) -> Item:
    """An item."""
    return tag << 3 | guarded * _GUARDED | permission


def tag_of(item: Item) -> Tag:
    """The tag of an item."""
    return item >> 3


def permission_of(item: Item) -> Permission:
    """The permission of an item."""
    return Permission(item & 3)


def is_guarded(item: Item, protected: Container[Tag]) -> bool:
    """Does a call that has not ended protect the item?"""
    return bool(item & _GUARDED) and item >> 3 in protected


class Stack:
    """The items, bottom first; ``unknown`` is above all tags that may be below them, None if nothing is.

    ``reads`` and ``writes`` remember where an access by a tag has led already, and ``below`` is the stack on
    which the last item was pushed: to come back to it is to remember what it does. At most `_REMEMBERED` such
    stacks are kept alive by one.
    """

    __slots__ = ("below", "depth", "items", "reads", "unknown", "writes")

    def __init__(
        self, items: tuple[Item, ...], unknown: int | None = None, below: "Stack | None" = None
    ) -> None:
        self.items = items
        self.unknown = unknown
        self.reads: dict[Tag, Stack] = {}
        self.writes: dict[Tag, Stack] = {}
        if below is not None and below.depth >= _REMEMBERED:
            below = None
        self.depth: int = below.depth + 1 if below is not None else 0
        self.below: Stack | None = below

    def __eq__(self, other: object) -> bool:
        # Most stacks that differ do so at the top.
        return isinstance(other, Stack) and (
            self.items[-1:] == other.items[-1:]
            and self.unknown == other.unknown
            and self.items == other.items
        )

    __hash__ = None  # type: ignore[assignment]


@record
class Refused:
    """The stack permits it not, by this rule; ``other`` is the item in the way, None if one is missing."""

    rule: str
    other: Item | None = None


UNKNOWN = -1
"""The index of an item that may be below the known ones."""


def find_granting(stack: Stack, tag: Tag, access: Access, exposed: Container[Tag]) -> int | None:
    """The topmost item with this tag that grants the access; `UNKNOWN`; or None. A wildcard has any exposed
    tag."""
    most = _SHARED_RO if access is Access.READ else _SHARED_RW
    items = stack.items
    if tag == WILDCARD:
        for index in range(len(items) - 1, -1, -1):
            if items[index] & 3 <= most and items[index] >> 3 in exposed:
                return index
        return None if stack.unknown is None else UNKNOWN
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if item >> 3 == tag and item & 3 <= most:
            return index
    return UNKNOWN if stack.unknown is not None and tag < stack.unknown else None


def find_first_write_incompatible(items: tuple[Item, ...], granting: int) -> int:
    """Where the items above the granting one begin that do not go with a write by it: SharedRW come in
    groups."""
    if granting < 0 or items[granting] & 3 != _SHARED_RW:
        return granting + 1
    for end in range(granting + 1, len(items)):
        if items[end] & 3 != _SHARED_RW:
            return end
    return len(items)


def access_stack(
    stack: Stack, tag: Tag, access: Access, protected: Container[Tag], exposed: Container[Tag]
) -> Stack | Refused:
    """An access by this tag; the same object if nothing changes."""
    remembered = stack.reads if access is Access.READ else stack.writes
    found = remembered.get(tag)
    if found is not None:
        return found
    if stack.below is not None:
        found = _below_top(stack, stack.below, tag, access, protected)
    if found is not None:
        if found is stack or not stack.items[-1] & _GUARDED:
            remembered[tag] = found
        return found
    granting = find_granting(stack, tag, access, exposed)
    if granting is None:
        return Refused(f"{access.value}-not-granted")
    rule = read_2 if access is Access.READ else write_1
    after = rule(stack, granting, protected)
    if isinstance(after, Refused):
        return after
    if tag == WILDCARD or granting == UNKNOWN:
        return forget_known(after)
    # A fork of this state may have the same stack, and the call that protects one of these items.
    if after is stack or not any(item & _GUARDED for item in stack.items[granting + 1 :]):
        remembered[tag] = after
    # Once more would change nothing more.
    (after.reads if access is Access.READ else after.writes)[tag] = after
    return after


def _below_top(
    stack: Stack, below: Stack, tag: Tag, access: Access, protected: Container[Tag]
) -> Stack | None:
    """Where an access by a tag other than the top item's leads, if the stack below that remembers."""
    top = stack.items[-1]
    permission = top & 3
    if top >> 3 == tag:
        return None
    if access is Access.WRITE:
        pops = permission != _SHARED_RW and not is_guarded(top, protected)
        return below.writes.get(tag) if pops else None
    after = below.reads.get(tag)
    if after is None or (permission == _UNIQUE and is_guarded(top, protected)):
        return None
    if permission != _UNIQUE and after is below:
        return stack
    disabled = permission == _UNIQUE
    return Stack((*after.items, top | _DISABLED if disabled else top), stack.unknown, after)


def write_1(stack: Stack, granting: int, protected: Container[Tag]) -> Stack | Refused:
    """write-1: what does not go with a write by the granting item is popped; nothing that is protected."""
    items = stack.items
    cut = find_first_write_incompatible(items, granting)
    if cut == len(items):
        return stack
    for index in range(len(items) - 1, cut - 1, -1):
        if is_guarded(items[index], protected):
            return Refused("write-protected", items[index])
    below = stack.below
    while below is not None and len(below.items) > cut:
        below = below.below
    if below is not None and len(below.items) == cut:
        return below
    return Stack(items[:cut], stack.unknown)


def read_2(stack: Stack, granting: int, protected: Container[Tag]) -> Stack | Refused:
    """read-2: every Unique above the granting item is Disabled, in its place; nothing that is protected."""
    items = stack.items
    after: list[Item] | None = None
    for index in range(len(items) - 1, granting, -1):
        item = items[index]
        if item & 3 == _UNIQUE:
            if is_guarded(item, protected):
                return Refused("read-protected", item)
            if after is None:
                after = list(items)
            after[index] = item | _DISABLED
    return stack if after is None else Stack(tuple(after), stack.unknown)


def push(stack: Stack, item: Item) -> Stack:
    """A new item on top, unless it is there already."""
    items = stack.items
    return stack if items and items[-1] == item else Stack((*items, item), stack.unknown, stack)


def insert(stack: Stack, parent: Tag, item: Item, exposed: Container[Tag], bound: int) -> Stack | Refused:
    """new-mutable-raw-2, new-shared-ref-2: a new SharedRW goes just above what goes with a write by its
    parent. That is no access: nothing is popped. Where the parent is not known, nothing is known any more but
    that all tags are below ``bound``."""
    granting = find_granting(stack, parent, Access.WRITE, exposed)
    if granting is None:
        return Refused("retag-not-granted")
    if granting == UNKNOWN or parent == WILDCARD:
        return Stack((), bound)
    items = stack.items
    cut = find_first_write_incompatible(items, granting)
    if item in (items[cut - 1], items[cut] if cut < len(items) else None):
        return stack
    return Stack((*items[:cut], item, *items[cut:]), stack.unknown)


def forget_known(stack: Stack) -> Stack:
    """After an access by a tag that nobody knows: the items left may be there or not."""
    bound = stack.unknown or 0
    for item in stack.items:
        if item & 3 != _DISABLED:
            bound = max(bound, tag_of(item) + 1)
    return Stack((), bound)


def find_guarded(stack: Stack, guards: Container[Tag]) -> Item | None:
    """The topmost item that one of these calls' tags protects."""
    return next((item for item in reversed(stack.items) if is_guarded(item, guards)), None)


def thin(stack: Stack, live: Container[Tag]) -> Stack:
    """Without items of dead tags, where no later verdict can notice: what ends a group of SharedRW stays, and
    so does the lowest item [Miri, `Stack::retain`]. What is between a Unique and a SharedRW stays too: a
    SharedRW that is inserted above the Unique is not of the other's group (Miri does not see to this)."""
    items = stack.items
    kept = list(items[:1])
    below = items[0] & 3 if items else _UNIQUE
    between: Item | None = None
    for item in items[1:]:
        permission = item & 3
        ends_group = below == _SHARED_RW and permission != _SHARED_RW
        if ends_group or (permission != _DISABLED and item >> 3 in live):
            if between is not None and permission == _SHARED_RW and kept[-1] & 3 == _UNIQUE:
                kept.append(between)
            kept.append(item)
            between = None
        elif between is None and permission != _SHARED_RW:
            between = item
        below = permission
    if len(kept) < len(items):
        return Stack(tuple(kept), stack.unknown)
    for remembered in (stack.reads, stack.writes):
        for tag in [tag for tag in remembered if tag not in live]:
            del remembered[tag]
    return stack
