"""Which blocks make a region: those that can be come to from its head and have been run, up to where loops
begin.

Where two ways of a region meet, what comes after is written for each of them, so that a region is a tree.
Edges to the head are what makes a region go round; all others that are not within it leave it.
"""

from collections.abc import Iterator

from rustrata.abstract.mir.code import Code
from rustrata.programs.rust.bodies import (
    Assert,
    Call,
    Drop,
    FalseEdge,
    Goto,
    SwitchInt,
    Terminator,
)
from rustrata.records import record

MOST_BLOCKS = 60
"""Of a region, those counted twice that are written twice: as deep as Python source may be nested."""

MOST_SEEN = 4 * MOST_BLOCKS
"""Blocks that are looked at for a region."""


@record
class Region:
    """``blocks``, of which ``head`` is the first; ``loops`` where one of them goes back to it."""

    head: int
    blocks: frozenset[int]
    loops: bool


def region_of(code: Code, head: int) -> Region:
    """The region from a block on that has been run."""
    order = _in_order(code, head)
    copies = dict.fromkeys(order, 0)
    copies[head] = 1
    written = 0
    loops = False
    for number in order:
        written += copies[number]
        if written > MOST_BLOCKS:
            written -= copies[number]
            copies[number] = 0
        if not copies[number]:
            continue
        for target in dict.fromkeys(inner_successors(code, number)):
            if target == head:
                loops = True
            elif target in copies:
                copies[target] += copies[number]
    return Region(head, frozenset(number for number in order if copies[number]), loops)


def _in_order(code: Code, head: int) -> list[int]:
    """The blocks that may be in a region, each after all from which it is come to."""
    begins = loop_heads(code)
    seen: set[int] = set()
    done: list[int] = []
    work = [(head, False)]
    while work:
        number, left = work.pop()
        if left:
            done.append(number)
        elif number not in seen and len(seen) < MOST_SEEN:
            seen.add(number)
            work.append((number, True))
            targets = inner_successors(code, number)
            work += [(t, False) for t in targets if t != head and t not in begins and _has_run(code, t)]
    return done[::-1]


def _has_run(code: Code, number: int) -> bool:
    made = code.blocks[number]
    return made is not None and not made.enters


def loop_heads(code: Code) -> frozenset[int]:
    """The blocks of a body to which one goes back: those that are met again below themselves."""
    found = set()
    seen: set[int] = set()
    above: set[int] = set()
    work = [(number, False) for number in reversed(range(len(code.body.blocks)))]
    while work:
        number, left = work.pop()
        if left:
            above.discard(number)
            continue
        if number in above:
            found.add(number)
        if number in seen:
            continue
        seen.add(number)
        above.add(number)
        work.append((number, True))
        for target in successors(code.body.blocks[number].terminator):
            if target in above:
                found.add(target)
            else:
                work.append((target, False))
    return frozenset(found)


def inner_successors(code: Code, number: int) -> tuple[int, ...]:
    """Where a block goes on without anything else being done: not those of calls, and not on a panic."""
    terminator = code.body.blocks[number].terminator
    match terminator:
        case Goto(target) | FalseEdge(target) | Assert(target=target):
            return (target,)
        case SwitchInt(_, targets, otherwise):
            return (*(target for _, target in targets), otherwise)
        case Drop(place, target) if not code.machine.glue.needs_drop(code.place(place).type):
            return (target,)
        case _:
            return ()


def successors(terminator: Terminator) -> Iterator[int]:
    """Where a terminator may lead to, panics apart."""
    match terminator:
        case Goto(target) | FalseEdge(target) | Drop(target=target) | Assert(target=target):
            yield target
        case SwitchInt(_, targets, otherwise):
            yield from (target for _, target in targets)
            yield otherwise
        case Call(target=int(returned)):
            yield returned
        case _:
            return


def cleanups(terminator: Terminator) -> Iterator[int]:
    """Where a panic in a terminator leads to."""
    match terminator:
        case Drop(unwind=int(target)) | Assert(unwind=int(target)) | Call(unwind=int(target)):
            yield target
        case _:
            return
