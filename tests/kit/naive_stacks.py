"""Stacked Borrows as the thesis and Miri's documentation say it, byte by byte, with nothing made fast.

A second definition, for tests: items are objects, stacks are lists, every byte has its own, a protector is
a call in the item, and the switches of a profile are read where they matter.
"""

from dataclasses import dataclass, field

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointer,
    Retag,
    Storage,
)
from rustrata.abstract.aliasing.stack import permission_of, tag_of
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import (
    BoxProtector,
    Deallocation,
    Fields,
    RawTags,
    Root,
    StackedProfile,
    TwoPhase,
    Wildcard,
    ZeroSize,
)

BOTTOM = -2
"""The tag of raw pointers that are untagged; an unknown bottom may have it."""


class Undefined(Exception):
    """Undefined behaviour."""


@dataclass(frozen=True)
class Item:
    permission: str
    tag: int
    call: int | None = None
    weak: bool = False

    def grants(self, access: Access) -> bool:
        return self.permission in (
            ("Unique", "SharedRW", "SharedRO") if access is Access.READ else ("Unique", "SharedRW")
        )


@dataclass
class Byte:
    items: list[Item]
    unknown: int | None = None


@dataclass
class NaiveStacks:
    profile: StackedProfile
    memory: dict[int, list[Byte]] = field(default_factory=dict)
    tags: dict[int, int] = field(default_factory=dict)
    calls: set[int] = field(default_factory=set)
    exposed: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        untagged = self.profile.wildcard is Wildcard.UNTAGGED
        self.tags[WILDCARD] = BOTTOM if untagged else WILDCARD

    def tell(self, event: Event) -> bool:
        """Is the event permitted?"""
        try:
            self._tell(event)
        except Undefined:
            return False
        return True

    def _tell(self, event: Event) -> None:
        match event:
            case Allocate(allocation, size, tag, storage):
                heap = storage is not Storage.STACK and self.profile.heap_root is Root.SHARED_RW
                self.tags[tag] = tag
                root = Item("SharedRW" if heap else "Unique", tag)
                self.memory[allocation] = [Byte([root]) for _ in range(size)]
            case Accessed(allocation, offset, size, tag, access):
                for number in range(offset, offset + size):
                    self.access(allocation, number, self.tags[tag], access)
            case Retag():
                self.retag(event)
            case Deallocate(allocation, tag):
                self.deallocate(allocation, self.tags[tag])
            case CallBegin(frame):
                self.calls.add(frame)
            case CallEnd(frame):
                self.calls.remove(frame)
            case Expose(allocation, tag):
                self.exposed.add((allocation, self.tags[tag]))

    def granting(self, allocation: int, byte: Byte, tag: int, access: Access) -> int | None:
        """The index of the granting item, -1 for one below an unknown bottom."""
        if tag == WILDCARD and self.profile.wildcard is Wildcard.FORBIDDEN:
            raise Undefined
        for index in reversed(range(len(byte.items))):
            item = byte.items[index]
            known = (allocation, item.tag) in self.exposed if tag == WILDCARD else item.tag == tag
            if known and item.grants(access):
                return index
        if byte.unknown is not None and (tag == WILDCARD or tag < byte.unknown):
            return -1
        raise Undefined

    def cut(self, byte: Byte, granting: int) -> int:
        end = granting + 1
        if granting >= 0 and byte.items[granting].permission == "SharedRW":
            while end < len(byte.items) and byte.items[end].permission == "SharedRW":
                end += 1
        return end

    def protects(self, item: Item) -> bool:
        return item.call is not None and item.call in self.calls

    def access(self, allocation: int, number: int, tag: int, access: Access) -> None:
        byte = self.memory[allocation][number]
        granting = self.granting(allocation, byte, tag, access)
        if access is Access.WRITE:
            end = self.cut(byte, granting)
            if any(self.protects(item) for item in byte.items[end:]):
                raise Undefined
            del byte.items[end:]
        else:
            for index in range(granting + 1, len(byte.items)):
                item = byte.items[index]
                if item.permission == "Unique":
                    if self.protects(item):
                        raise Undefined
                    byte.items[index] = Item("Disabled", item.tag, item.call)
        if granting == -1 or tag == WILDCARD:
            tags = [item.tag + 1 for item in byte.items if item.permission != "Disabled"]
            byte.unknown = max([byte.unknown or 0, *tags])
            byte.items = []

    def deallocate(self, allocation: int, tag: int) -> None:
        write_first = self.profile.dealloc_rule is Deallocation.WRITE
        for number, byte in enumerate(self.memory[allocation]):
            if write_first or tag == WILDCARD:
                self.access(allocation, number, tag, Access.WRITE)
            else:
                self.granting(allocation, byte, tag, Access.WRITE)
            for item in byte.items:
                if self.protects(item) and not (write_first and item.weak):
                    raise Undefined
        del self.memory[allocation]

    def retag(self, event: Retag) -> None:
        profile, kind = self.profile, event.pointer
        parent = self.tags[event.parent]
        keeps_size = event.pointee.size == 0 and profile.zst_retag is ZeroSize.KEEP
        if keeps_size or (event.inside and profile.retag_fields is Fields.BARE):
            self.tags[event.new] = parent
            return
        raw = kind in (Pointer.RAW_CONST, Pointer.RAW_MUT)
        tag = BOTTOM if raw and profile.raw_tags is RawTags.UNTAGGED else event.new
        self.tags[event.new] = tag
        for number in range(event.pointee.size):
            cell = any(start <= number < end for start, end in event.pointee.cells)
            self.reborrow(event, event.offset + number, parent, tag, cell)

    def reborrow(self, event: Retag, number: int, parent: int, tag: int, cell: bool) -> None:
        profile, kind = self.profile, event.pointer
        mutable = kind in (Pointer.UNIQUE, Pointer.BOX)
        like_raw = mutable and (
            (event.two_phase and profile.two_phase is TwoPhase.AS_RAW)
            or (profile.unpin_exception and not event.pointee.unpin)
        )
        if kind is Pointer.RAW_MUT or like_raw:
            permission = "SharedRW"
        elif mutable:
            permission = "Unique"
        else:
            permission = "SharedRW" if cell else "SharedRO"
        item = Item(permission, tag, *self.protector(event, permission, like_raw))
        byte = self.memory[event.allocation][number]
        if permission == "SharedRW":
            granting = self.granting(event.allocation, byte, parent, Access.WRITE)
            if granting == -1 or parent == WILDCARD:
                byte.items, byte.unknown = [], event.new + 1
                return
            end = self.cut(byte, granting)
            if item not in byte.items[end - 1 : end + 1]:
                byte.items.insert(end, item)
            return
        self.access(event.allocation, number, parent, Access.WRITE if mutable else Access.READ)
        if not byte.items or byte.items[-1] != item:
            byte.items.append(item)

    def protector(self, event: Retag, permission: str, like_raw: bool) -> tuple[int | None, bool]:
        if event.frame is None or like_raw:
            return None, False
        match event.pointer:
            case Pointer.RAW_CONST | Pointer.RAW_MUT:
                return None, False
            case Pointer.BOX:
                weak = self.profile.box_protector is BoxProtector.WEAK
                return (event.frame if weak else None), weak
            case Pointer.SHARED if permission == "SharedRW" and not self.profile.protect_shared_rw:
                return None, False
            case _:
                return event.frame, False

    def shown(self, allocation: int) -> list[str]:
        """The stack of each byte."""
        return [
            " ".join(
                ([] if byte.unknown is None else [f"?{byte.unknown}"])
                + [f"{i.permission}({i.tag}{', protected' * self.protects(i)})" for i in byte.items]
            )
            for byte in self.memory[allocation]
        ]


def shown(state: StackedBorrows, allocation: int) -> list[str]:
    """The stack of each byte, in the words of the other definition."""
    rows = []
    for start, end, stack in state.stacks(allocation):
        items = [] if stack.unknown is None else [f"?{stack.unknown}"]
        for item in stack.items:
            items.append(f"{permission_of(item).word}({tag_of(item)}{', protected' * state.protects(item)})")
        rows += [" ".join(items)] * (end - start)
    return rows
