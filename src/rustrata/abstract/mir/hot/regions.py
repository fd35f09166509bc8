"""Which blocks make a region: a tree that hangs from its head.

A block is in it that can be come to from one block of the tree only, and that has been run. Edges to the head
are what makes a region go round; all other edges leave it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rustrata.abstract.mir.code import Code
from rustrata.programs.rust.bodies import (
    Assert,
    Call,
    Drop,
    FalseEdge,
    Goto,
    InlineAssembly,
    SwitchInt,
    Terminator,
)

MOST_BLOCKS = 60
"""Of a region: as deep as Python source may be nested."""


@dataclass(frozen=True, slots=True)
class Region:
    """``blocks``, of which ``head`` is the first; ``loops`` where one of them goes back to it."""

    head: int
    blocks: tuple[int, ...]
    loops: bool


def region_of(code: Code, head: int) -> Region:
    """The region from a block on that has been run."""
    comes = Counter(target for block in code.body.blocks for target in successors(block.terminator))
    blocks = [head]
    loops = False
    for number in blocks:  # grows as it goes
        for target in dict.fromkeys(inner_successors(code, number)):
            if target == head:
                loops = True
            elif comes[target] == 1 and _has_run(code, target) and len(blocks) < MOST_BLOCKS:
                blocks.append(target)
    return Region(head, tuple(blocks), loops)


def _has_run(code: Code, number: int) -> bool:
    made = code.blocks[number]
    return made is not None and not made.enters


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
    """All blocks that a terminator may lead to."""
    match terminator:
        case Goto(target) | FalseEdge(target):
            yield target
        case SwitchInt(_, targets, otherwise):
            yield from (target for _, target in targets)
            yield otherwise
        case Drop(target=target) | Assert(target=target):
            yield target
            yield from _cleanup(terminator)
        case Call(target=returned):
            if returned is not None:
                yield returned
            yield from _cleanup(terminator)
        case InlineAssembly(target=after):
            if after is not None:
                yield after
        case _:
            return


def _cleanup(terminator: Drop | Assert | Call) -> Iterator[int]:
    if isinstance(terminator.unwind, int):
        yield terminator.unwind
