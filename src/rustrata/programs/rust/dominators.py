"""Which blocks of a body every way to another one leads through."""

from collections.abc import Iterator

from rustrata.programs.rust.bodies import (
    Assert,
    Body,
    Call,
    Drop,
    FalseEdge,
    Goto,
    InlineAssembly,
    SwitchInt,
    Terminator,
)


def dominators(body: Body) -> dict[int, int]:
    """The immediate dominator of each block that can be reached [Cooper, Harvey, Kennedy, "A simple, fast
    dominance algorithm"]; the first block is its own."""
    order = _reverse_postorder(body)
    rank = {number: at for at, number in enumerate(order)}
    sources: dict[int, list[int]] = {}
    for number in order:
        for target in _targets(body.blocks[number].terminator):
            sources.setdefault(target, []).append(number)
    found = {0: 0}
    changed = True
    while changed:
        changed = False
        for number in order[1:]:
            known = [source for source in sources[number] if source in found]
            new = known[0]
            for other in known[1:]:
                new = _common(new, other, found, rank)
            changed |= found.get(number) != new
            found[number] = new
    return found


def _common(one: int, other: int, found: dict[int, int], rank: dict[int, int]) -> int:
    while one != other:
        if rank[one] > rank[other]:
            one = found[one]
        else:
            other = found[other]
    return one


def _reverse_postorder(body: Body) -> list[int]:
    """The blocks that can be reached, each before those that it leads to but for loops."""
    done: list[int] = []
    seen = {0}
    waiting = [(0, _targets(body.blocks[0].terminator))]
    while waiting:
        number, targets = waiting[-1]
        target = next((target for target in targets if target not in seen), None)
        if target is None:
            done.append(number)
            waiting.pop()
        else:
            seen.add(target)
            waiting.append((target, _targets(body.blocks[target].terminator)))
    return done[::-1]


def _targets(terminator: Terminator) -> Iterator[int]:
    match terminator:
        case SwitchInt(_, targets, otherwise):
            yield from (target for _, target in targets)
            yield otherwise
        case Drop(target=target, unwind=unwind) | Call(target=target, unwind=unwind):
            yield from (found for found in (target, unwind) if isinstance(found, int))
        case Assert(target=target, unwind=unwind):
            yield from (found for found in (target, unwind) if isinstance(found, int))
        case Goto(target) | FalseEdge(target):
            yield target
        case InlineAssembly(_, target) if target is not None:
            yield target
        case _:
            return
