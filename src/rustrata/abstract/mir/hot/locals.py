"""Which locals a region holds in variables."""

from collections.abc import Iterator

from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.hot.lone_scalars import LoneScalars
from rustrata.abstract.mir.hot.regions import Region, cleanups, inner_successors, successors
from rustrata.abstract.mir.hot.uses import Uses, uses_of
from rustrata.abstract.mir.hot.writer import Locals, is_checked_pair
from rustrata.programs.rust.bodies import Assert, Retag, SwitchInt


def locals_of(code: Code, region: Region, scalars: LoneScalars, stepped: frozenset[int]) -> Locals:
    """How a region holds locals, those that steps mention apart."""
    mentioned = {local for uses in _uses(code, region) for local in uses.all}
    elsewhere = stepped | _elsewhere(code, region) | code.addressed
    for start in (region.head, *_entered(code, region)):
        elsewhere |= _used_before(code, region, start)
    first = code.body.argument_count + 1
    candidates = {local for local in mentioned - elsewhere if local >= first}
    pairs = frozenset(local for local in candidates if is_checked_pair(code.types[local]))
    lone = frozenset(local for local in candidates - pairs if scalars.of(code.types[local]) is not None)
    kept = frozenset((code.registers & mentioned) - lone - stepped)
    return Locals(lone | pairs, pairs, kept)


def written_in(code: Code, region: Region) -> frozenset[int]:
    """The locals that statements of a region change as a whole."""
    found = {uses.written for uses in _uses(code, region) if uses.written is not None}
    for number in region.blocks:
        for statement in code.block(number).statements:
            if isinstance(statement, Retag) and not statement.place.projections:
                found.add(statement.place.local)
    return frozenset(found)


def _uses(code: Code, region: Region) -> Iterator[Uses]:
    for number in sorted(region.blocks):
        yield from _uses_in(code, number)


def _uses_in(code: Code, number: int) -> Iterator[Uses]:
    """What is used in a block, up to where the region is left."""
    made = code.block(number)
    yield from map(uses_of, made.statements)
    if isinstance(made.terminator, SwitchInt | Assert):
        yield uses_of(made.terminator)


def _elsewhere(code: Code, region: Region) -> set[int]:
    """The locals that are used outside of a region, or where it is left."""
    found = set()
    for number, block in enumerate(code.body.blocks):
        if number not in region.blocks:
            parts = (*block.statements, block.terminator)
        elif inner_successors(code, number):
            continue
        else:
            parts = (block.terminator,)
        found |= {local for part in parts for local in uses_of(part).all}
    return found


def _entered(code: Code, region: Region) -> list[int]:
    """The blocks of a region that are also come to from elsewhere: there nothing is in its variables."""
    found = set()
    for number, block in enumerate(code.body.blocks):
        inner = inner_successors(code, number) if number in region.blocks else ()
        found |= {*successors(block.terminator), *cleanups(block.terminator)} - set(inner)
    return sorted(found & region.blocks)


def _used_before(code: Code, region: Region, start: int) -> set[int]:
    """The locals that are read on some way from a block before they are written."""
    found: set[int] = set()
    work: list[tuple[int, frozenset[int]]] = [(start, frozenset())]
    seen = set(work)
    while work:
        number, before = work.pop()
        written = set(before)
        for uses in _uses_in(code, number):
            found |= {local for local in uses.read if local not in written}
            if uses.written is not None:
                written.add(uses.written)
        after = frozenset(written)
        inner = inner_successors(code, number)
        ways = {(target, after) for target in inner if target in region.blocks and target != region.head}
        work += ways - seen
        seen |= ways
    return found
