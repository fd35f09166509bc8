"""What a context may do: the alphabet of the search, and what the context has at hand.

The alphabet is every way in which Rust code that holds some pointers can touch memory or make new pointers,
with the calls of a second thread among them. Values written are fresh: bodies compute nothing, so different
values tell at least as much as equal ones.
"""

from dataclasses import replace
from enum import Enum
from typing import TypeAlias

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
    Tag,
)
from rustrata.records import record
from rustrata.refinement.optimisation.machine import Effect, Operation

BODY_FRAME = 0
"""The call of the body; the context's have the numbers after it."""

FRESH_VALUE = 300
"""Values that a context writes are from here on."""


@record
class Known:
    """A pointer that the context has: its tags on the sides of source and target, and its allocation."""

    source: Tag
    target: Tag
    allocation: int


@record
class Borrowing:
    """A way to make a pointer. ``lazy``: for no byte, so that it accesses none; ``protected``: as an
    argument of a call that begins with it."""

    pointer: Pointer
    cell: bool = False
    two_phase: bool = False
    lazy: bool = False
    protected: bool = False

    @property
    def may_idle(self) -> bool:
        """Does the new pointer matter only if something is done with it? Making it is then no more than the
        read or write of the old one that goes with it, and those are moves of their own. A raw pointer is
        made without an access, where the model has such: that may be forbidden where nothing else is."""
        raw = self.pointer in (Pointer.RAW_CONST, Pointer.RAW_MUT) or self.two_phase or self.cell
        return self.lazy or not (self.protected or raw)

    def pointee(self, size: int) -> Pointee:
        """What the new pointer points to, when it is made for ``size`` bytes."""
        if self.lazy:
            return Pointee(0)
        return Pointee(size, ((0, size),) if self.cell else ())


@record
class ContextAccess:
    """A read or a write of the bytes ``start`` to ``end``."""

    pointer: int
    access: Access
    start: int
    end: int
    values: tuple[int, ...]


@record
class ContextBorrow:
    """A new pointer, with the tag ``new``, for the bytes ``start`` to ``end``, and the call that it is an
    argument of."""

    pointer: int
    borrowing: Borrowing
    start: int
    end: int
    new: Tag
    frame: int | None


@record
class ContextFree:
    """The end of an allocation."""

    pointer: int


@record
class ContextExpose:
    """A pointer is cast to an integer, and the context has a pointer cast from that integer."""

    pointer: int


@record
class ContextReturn:
    """A call of the context ends."""

    frame: int


ContextMove: TypeAlias = ContextAccess | ContextBorrow | ContextFree | ContextExpose | ContextReturn
"""A move, in terms of positions in `Surroundings.pointers`."""


@record
class Surroundings:
    """What the context has: pointers in the order in which it got them, the calls that run in the order in
    which they began, the body's among them, and how many tags and calls it has used up. ``idle`` are the
    pointers that nothing was done with so far and that only matter if something is."""

    pointers: tuple[Known, ...]
    frames: tuple[int, ...]
    next_tag: Tag
    next_frame: int
    idle: tuple[int, ...] = ()

    @property
    def alike(self) -> bool:
        """Has every pointer the same tag on both sides?"""
        return all(known.source == known.target for known in self.pointers)

    def after(self, move: ContextMove) -> "Surroundings":
        """What the context has after a move."""
        match move:
            case ContextBorrow():
                return self.used(move.pointer)._with_new(move)
            case ContextExpose(pointer):
                wildcard = Known(WILDCARD, WILDCARD, self.pointers[pointer].allocation)
                learned = self.used(pointer).learn((wildcard,))
                first = len(learned.pointers) > len(self.pointers)
                return replace(learned, idle=(*learned.idle, len(self.pointers))) if first else learned
            case ContextReturn(frame):
                return self.without(frame)
            case ContextAccess(pointer) | ContextFree(pointer):
                return self.used(pointer)

    def used(self, *pointers: int) -> "Surroundings":
        """After something is done with pointers."""
        if not self.idle:
            return self
        return replace(self, idle=tuple(number for number in self.idle if number not in pointers))

    def _with_new(self, move: ContextBorrow) -> "Surroundings":
        new = Known(move.new, move.new, self.pointers[move.pointer].allocation)
        idle = (*self.idle, len(self.pointers)) if move.borrowing.may_idle else self.idle
        frames = self.frames if move.frame is None else (*self.frames, move.frame)
        called = self.next_frame + (move.frame is not None)
        return Surroundings((*self.pointers, new), frames, move.new + 1, called, idle)

    def within(self, frame: int) -> "Surroundings":
        """After the beginning of a call."""
        return replace(self, frames=(*self.frames, frame))

    def without(self, frame: int) -> "Surroundings":
        """After the end of a call."""
        return replace(self, frames=tuple(running for running in self.frames if running != frame))

    def from_tag(self, tag: Tag) -> "Surroundings":
        """From now on new tags are at least this."""
        return replace(self, next_tag=max(tag, self.next_tag))

    def learn(self, pointers: tuple[Known, ...]) -> "Surroundings":
        """With more pointers, those that it has already left out."""
        new = tuple(known for known in dict.fromkeys(pointers) if known not in self.pointers)
        return replace(self, pointers=self.pointers + new) if new else self

    def returns(self, threads: int) -> tuple[ContextReturn, ...]:
        """The calls of the context that may end now: any when there is a second thread, else the last."""
        ending = self.frames if threads > 1 else self.frames[-1:]
        return tuple(ContextReturn(frame) for frame in ending if frame != BODY_FRAME)

    def body_may_go_on(self, threads: int) -> bool:
        """May unknown code return to the body?"""
        return threads > 1 or self.frames[-1] == BODY_FRAME


class Side(Enum):
    """Of the two programs that run in lockstep."""

    SOURCE = "source"
    TARGET = "target"


def operation_of(move: ContextMove, surroundings: Surroundings, side: Side) -> Operation:
    """What a move does on one side."""

    def tag_of(known: Known) -> Tag:
        return known.source if side is Side.SOURCE else known.target

    if isinstance(move, ContextReturn):
        return Operation((CallEnd(move.frame),))
    known = surroundings.pointers[move.pointer]
    tag, allocation = tag_of(known), known.allocation
    match move:
        case ContextAccess(_, access, start, end, values):
            event = Accessed(allocation, start, end - start, tag, access)
            effect = Effect.READ if access is Access.READ else Effect.WRITE
            return Operation((event,), allocation, start, end, effect, values)
        case ContextBorrow(_, borrowing, start, end, new, frame):
            kind, pointee = borrowing.pointer, borrowing.pointee(end - start)
            retag = Retag(allocation, start, tag, new, kind, pointee, frame, borrowing.two_phase)
            events: tuple[Event, ...] = (retag,) if frame is None else (CallBegin(frame), retag)
            return Operation(events, allocation, start, end)
        case ContextFree():
            return Operation((Deallocate(allocation, tag),), allocation, effect=Effect.FREE)
        case ContextExpose():
            return Operation((Expose(allocation, tag),), allocation)
