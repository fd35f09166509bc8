"""What a call hands over: the places of its moved arguments, and of its result [MIR, Call; MiniRust, calls].

The function may work in these places as if they were its own. Until it returns, nothing else may access them:
the aliasing models see a protected unique reference that is written through. What the places held before is
lost. Functions that have a model here take over nothing. Places of locals that have no pointer to them are
looked at only in bodies that are written by hand: elsewhere rustc sees to it that what is moved is not used
again.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Pointee
from rustrata.abstract.mir.frames import Frame
from rustrata.abstract.mir.memory import Pointer, Provenance, Undefined
from rustrata.programs.rust.bodies import Call
from rustrata.programs.rust.values import Deref, Field, Move, Place

if TYPE_CHECKING:
    from rustrata.abstract.mir.code import Code
    from rustrata.abstract.mir.machine import Machine

Run = Callable[["Frame"], None]


def handing_over(code: "Code", terminator: Call, call: Run) -> Run:
    """A call that hands over what it does; ``call`` does the rest."""
    moved = [argument.place for argument in terminator.arguments if isinstance(argument, Move)]
    if _share(moved, terminator.destination):
        return _shared
    given = [(code.place(place).locate, _size(code, place)) for place in moved if _is_seen(code, place)]
    result = terminator.destination
    taken = _is_seen(code, result) and terminator.target is not None
    if not given and not taken:
        return call
    into, size = (code.place(result).locate, _size(code, result)) if taken else (None, 0)
    own = None if _is_behind(result) else result.local

    def handed(frame: Frame) -> None:
        places = [(locate(frame)[0], count) for locate, count in given]
        if into is not None and (own is None or frame.locals[own] is not None):
            places.append((into(frame)[0], size))
        frames = frame.thread.frames
        depth = len(frames)
        call(frame)
        if len(frames) > depth and isinstance(frames[-1], Frame):
            for pointer, count in places:
                _hand_over(frame.machine, pointer, count, frames[-1].number)
            if len(places) > len(given):
                frames[-1].taken = places[-1]

    return handed


def handing_on(call: Run) -> Run:
    """A tail call, which hands on the place of the result."""

    def handed(frame: Frame) -> None:
        frames, taken = frame.thread.frames, frame.taken
        depth = len(frames)
        call(frame)
        if taken is not None and len(frames) == depth and isinstance(frames[-1], Frame):
            frames[-1].taken = taken
            _hand_over(frame.machine, *taken, frames[-1].number)

    return handed


def _shared(frame: Frame) -> None:
    raise Undefined("RUB017", "a call whose moved arguments, or one of them and its result, share memory")


def _share(moved: list[Place], result: Place) -> bool:
    """Is a part of a local moved twice, or moved to a function whose result goes there?"""
    places = [*moved, result]
    return any(
        first.local == second.local
        and not _is_behind(first)
        and not _is_behind(second)
        and _overlap(first, second)
        for number, first in enumerate(places)
        for second in places[:number]
    )


def _overlap(first: Place, second: Place) -> bool:
    for a, b in zip(first.projections, second.projections, strict=False):
        if a != b and isinstance(a, Field) and isinstance(b, Field):
            return a.index == b.index
        if a != b:
            return True
    return True


def _is_behind(place: Place) -> bool:
    return any(isinstance(step, Deref) for step in place.projections)


def _is_seen(code: "Code", place: Place) -> bool:
    """Has the place memory that others may have a pointer to?"""
    if code.place(place).register is not None or not _size(code, place):
        return False
    return _is_behind(place) or place.local in code.addressed or code.by_hand


def _size(code: "Code", place: Place) -> int:
    return code.machine.layouts.of(code.place(place).type).size


def _hand_over(machine: "Machine", pointer: Pointer, size: int, frame: int) -> None:
    """A place becomes a function's for the time of a call."""
    found, offset = machine.memory.find(pointer, size, "call")
    if not found.private:
        assert pointer.provenance is not None, "find has found it"
        tag = machine.memory.fresh_tag()
        parent = pointer.provenance.tag
        kind = events.Pointer.UNIQUE
        event = events.Retag(found.id, offset, parent, tag, kind, Pointee(size), frame)
        if machine.tell_retag(event):
            pointer = Pointer(pointer.address, Provenance(found.id, tag))
    machine.memory.write(pointer, size, 1)
    found.clear_pointers(offset, size)
    found.initialised[offset : offset + size] = bytes(size)
