"""Calls of ``drop_in_place`` that were pasted into the program, as calls again.

From 1.97 on the inliner pastes ``std::ptr::drop_in_place`` and the glue in it [rust#154327], where earlier
versions left a call. The call is what matters: the value is protected until its drop ends, and the address
is to be aligned. Where the pasted code has one way in and one way out, as it has when the glue ends
normally, it is replaced; else it stays as it is.
"""

from collections.abc import Iterator
from dataclasses import replace

from rustrata.programs.rust.bodies import (
    Assert,
    Block,
    Body,
    Call,
    Drop,
    FalseEdge,
    Goto,
    LocalDeclaration,
    Origin,
    Resume,
    SwitchInt,
    Terminator,
    Unwind,
    UnwindAction,
)
from rustrata.programs.rust.types import UNIT
from rustrata.programs.rust.values import BlockId, Constant, Copy, Item, Local, Place
from rustrata.records import record

_DROP = "std::ptr::drop_in_place"
Point = tuple[int, int]
"""A statement by its block and number; a terminator has the number after the last."""


def with_calls_of_drops(body: Body) -> Body:
    """The body with a call for each pasted drop."""
    for scope, found in enumerate(body.scopes):
        if found.inlined is not None and found.inlined.bare == _DROP:
            body = _Pasted(body, scope).replaced()
    return body


@record
class _Ways:
    """How pasted code ends: the points where it goes on, and what is done when a panic unwinds."""

    normal: frozenset[Point]
    unwind: frozenset[Unwind | Point]


class _Pasted:
    """The code of one pasted function."""

    def __init__(self, body: Body, scope: int) -> None:
        self.body = body
        self.scope = scope
        self.inside = _below(body, scope)
        self.points = {
            (number, at)
            for number, block in enumerate(body.blocks)
            for at, part in enumerate((*block.statements, block.terminator))
            if part.origin.scope in self.inside
        }

    def replaced(self) -> Body:
        """The body with a call in place of the code; as it is where that cannot be."""
        argument = next((found.value for found in self.body.debug if found.scope == self.scope), None)
        entries = sorted(self._entries())
        if len(entries) != 1 or not isinstance(argument, Place):
            return self.body
        ways = self._ways(entries[0])
        if len(ways.normal) != 1 or len(ways.unwind) > 1:
            return self.body
        return self._with_call(entries[0], argument, *ways.normal, *ways.unwind)

    def _entries(self) -> Iterator[Point]:
        reached = {
            (target, 0)
            for number, block in enumerate(self.body.blocks)
            if (number, len(block.statements)) not in self.points
            for target in _targets(block.terminator)
        }
        for number, at in self.points:
            if (at and (number, at - 1) not in self.points) or (not at and (number, at) in reached):
                yield number, at

    def _ways(self, entry: Point) -> _Ways:
        """Follows the code from its entry."""
        normal: set[Point] = set()
        unwind: set[Unwind | Point] = set()
        seen: set[Point] = set()
        waiting = [entry]
        while waiting:
            point = waiting.pop()
            if point in seen:
                continue
            seen.add(point)
            number, at = point
            block = self.body.blocks[number]
            if point not in self.points:
                is_unwinding = block.cleanup and not self.body.blocks[entry[0]].cleanup
                (unwind if is_unwinding else normal).add(point)
                continue
            if at < len(block.statements):
                waiting.append((number, at + 1))
                continue
            if isinstance(block.terminator, Resume):
                unwind.add(Unwind.CONTINUE)
            waiting += [(target, 0) for target in _targets(block.terminator)]
            action = _action(block.terminator)
            if isinstance(action, Unwind) and not (block.cleanup and action is Unwind.TERMINATE_CLEANUP):
                unwind.add(action)
        return _Ways(frozenset(normal), frozenset(unwind))

    def _with_call(
        self, entry: Point, argument: Place, leave: Point, action: Unwind | Point = Unwind.CONTINUE
    ) -> Body:
        """Cuts the code out. Its blocks stay where they are, and nothing leads to them."""
        body, function = self.body, self.body.scopes[self.scope].inlined
        assert function is not None, "the scope is that of a pasted function"
        blocks = list(body.blocks)
        number, at = entry
        span, location = blocks[number].terminator.span, body.scopes[self.scope].called_at
        origin = Origin(location, body.scopes[self.scope].parent or 0)
        result = Local(len(body.locals))
        target = _split(blocks, leave)
        unwind: UnwindAction = action if isinstance(action, Unwind) else _split(blocks, action)
        if blocks[number].cleanup:
            unwind = Unwind.TERMINATE_CLEANUP
        call = Call(Place(result), Constant(Item(function)), (Copy(argument),), target, unwind, span, origin)
        blocks[number] = replace(blocks[number], statements=blocks[number].statements[:at], terminator=call)
        declared = LocalDeclaration(UNIT, True, origin)
        return replace(body, blocks=tuple(blocks), locals=(*body.locals, declared))


def _below(body: Body, scope: int) -> frozenset[int]:
    """A scope with those inside it."""
    found = {scope}
    for number in range(scope + 1, len(body.scopes)):
        if body.scopes[number].parent in found:
            found.add(number)
    return frozenset(found)


def _targets(terminator: Terminator) -> tuple[int, ...]:
    """The blocks that a terminator may lead to."""
    action = _action(terminator)
    unwind = () if action is None or isinstance(action, Unwind) else (action,)
    match terminator:
        case Goto(target) | FalseEdge(target):
            return (target,)
        case SwitchInt(_, targets, otherwise):
            return (*(target for _, target in targets), otherwise)
        case Call() if terminator.target is None:
            return unwind
        case Drop() | Call() | Assert():
            assert terminator.target is not None, "calls that do not return are above"
            return (terminator.target, *unwind)
        case _:
            return ()


def _action(terminator: Terminator) -> UnwindAction | None:
    return terminator.unwind if isinstance(terminator, Drop | Call | Assert) else None


def _split(blocks: list[Block], point: Point) -> BlockId:
    """The block that begins at a point; a new one where that is in the middle."""
    number, at = point
    block = blocks[number]
    if not at:
        return BlockId(number)
    blocks.append(replace(block, statements=block.statements[at:]))
    blocks[number] = replace(
        block,
        statements=block.statements[:at],
        terminator=Goto(BlockId(len(blocks) - 1), block.terminator.span, block.terminator.origin),
    )
    return BlockId(len(blocks) - 1)
