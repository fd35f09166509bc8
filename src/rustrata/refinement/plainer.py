"""Found programs made plainer, as far as they still show what they were found for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from rustrata.relational.synthesis.program import Proposal


class Plain(Protocol):
    """A letter of an alphabet that lists weaker letters of a family first."""

    @property
    def family(self) -> str:
        """The kind of operation."""


def plainer(proposal: Proposal, alphabet: Sequence[Plain], telling: Callable[[Proposal], bool]) -> Proposal:
    """The program with weaker operations and fewer dependencies, as far as it stays telling."""
    changed = True
    while changed:
        changed = False
        for simpler in _weaker(proposal, alphabet):
            if telling(simpler):
                proposal, changed = simpler, True
                break
    return proposal


def _weaker(proposal: Proposal, alphabet: Sequence[Plain]) -> Iterator[Proposal]:
    """The program with one operation replaced by a weaker one, a swap also by a store or a load."""
    for edge in sorted(proposal.dependencies):
        yield replace(proposal, dependencies=_less(proposal.dependencies, edge))
    read_from = set(proposal.sources.values())
    for slot, each in enumerate(proposal.slots):
        own = alphabet[each.operation]
        for number, letter in enumerate(alphabet):
            slots = list(proposal.slots)
            slots[slot] = replace(each, operation=number)
            changed = replace(proposal, slots=tuple(slots))
            if letter.family == own.family and number < each.operation:
                yield changed
            elif own.family == "swap" and letter.family == "store":
                sources = {reader: source for reader, source in proposal.sources.items() if reader != slot}
                yield replace(changed, sources=sources)
            elif own.family == "swap" and letter.family == "load" and slot not in read_from:
                yield replace(changed, order=frozenset(pair for pair in proposal.order if slot not in pair))


def _less(
    dependencies: frozenset[tuple[str, int, int]], edge: tuple[str, int, int]
) -> frozenset[tuple[str, int, int]]:
    """The dependencies without one; without one by control no earlier operation has it either."""
    name, source, target = edge
    return frozenset(
        (other, first, last)
        for other, first, last in dependencies
        if not (other == name and first == source and (last == target or (name == "ctrl" and last < target)))
    )
