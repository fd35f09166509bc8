"""Thread symmetry: threads with the same code, of which the same registers are observed.

Exchanging two such threads turns an execution into another one, consistent in the same models, since no
model names a thread. So only one execution of each orbit is searched for, and the others are made from it.
Of the control-flow choices, those are taken in which the threads of a group have their paths in ascending
order; threads of a group on the same path have their first writes ordered by coherence. Two different
threads' writes to one location are always ordered, so each orbit has exactly one representative, and as
many members as there are ways to deal the group's places to its threads. Threads on a path without writes
have nothing to be told apart by and stay as they are.

Left out: symmetry that renames locations too, as between the threads of a ring.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement, pairwise, product
from math import factorial, prod

from rustrata.executions.actions import Program
from rustrata.relational.assignments import Key
from rustrata.relational.structure import INITIAL, EventStructure
from rustrata.relational.unfold import Choice


@dataclass(frozen=True)
class Symmetry:
    """The groups of like threads of a program, a thread without a like being a group of its own.

    ``columns`` gives for each thread the places of its registers in a key, in an order that like threads
    share.
    """

    groups: tuple[tuple[int, ...], ...]
    columns: tuple[tuple[int, ...], ...]

    @cached_property
    def trivial(self) -> bool:
        """Are no two threads alike?"""
        return all(len(group) == 1 for group in self.groups)

    @cached_property
    def hidden(self) -> bool:
        """Does exchanging like threads never change what is observed?"""
        return all(len(group) == 1 or not self.columns[group[0]] for group in self.groups)

    def choices(self, paths: Sequence[int]) -> Iterator[Choice]:
        """The control-flow choices to search, from the number of paths of each thread."""
        dealt = [
            tuple(combinations_with_replacement(range(paths[group[0]]), len(group))) for group in self.groups
        ]
        for chosen in product(*dealt):
            choice = [0] * len(paths)
            for group, taken in zip(self.groups, chosen, strict=True):
                for thread, path in zip(group, taken, strict=True):
                    choice[thread] = path
            yield tuple(choice)

    def ascending(self, structure: EventStructure, choice: Choice) -> tuple[tuple[int, int], ...]:
        """Pairs of first writes of like threads on one path, to be ordered by coherence."""
        first = _first_writes(structure)
        return tuple(
            (first[one], first[other])
            for group in self.groups
            for one, other in pairwise(group)
            if choice[one] == choice[other] and one in first
        )

    def weight(self, structure: EventStructure, choice: Choice) -> int:
        """How many images an execution of the structure has that the search leaves out, itself included."""
        first = _first_writes(structure)
        result = 1
        for group in self.groups:
            alike = Counter(choice[thread] for thread in group if thread not in first)
            result *= factorial(len(group)) // prod(map(factorial, alike.values()))
        return result

    def swaps(self) -> Iterator[tuple[int, int]]:
        """Exchanges of two like threads that generate all of them."""
        for group in self.groups:
            yield from pairwise(group)

    def exchanged(self, key: Key, one: int, other: int) -> Key:
        """What is observed after two like threads have been exchanged."""
        registers = list(key[0])
        for a, b in zip(self.columns[one], self.columns[other], strict=True):
            registers[a], registers[b] = registers[b], registers[a]
        return tuple(registers), key[1]

    def canonical(self, key: Key) -> Key:
        """One key for all that exchanges of like threads make of it."""
        if self.hidden:
            return key
        registers = list(key[0])
        for group in self.groups:
            rows = sorted(tuple(key[0][at] for at in self.columns[thread]) for thread in group)
            for thread, row in zip(group, rows, strict=True):
                for at, value in zip(self.columns[thread], row, strict=True):
                    registers[at] = value
        return tuple(registers), key[1]


def _first_writes(structure: EventStructure) -> dict[int, int]:
    """The first write of each thread that writes."""
    found: dict[int, int] = {}
    for event in structure.events:
        if event.writes and event.thread != INITIAL:
            found.setdefault(event.thread, event.index)
    return found


def symmetry_of(program: Program) -> Symmetry:
    """Which threads of a program are alike."""
    threads = range(len(program.threads))
    names: list[list[str]] = [[] for _ in threads]
    columns: list[list[int]] = [[] for _ in threads]
    at = 0
    for thread in threads:
        for owner, name in program.registers:
            if owner == thread:
                names[thread].append(name)
                columns[thread].append(at)
                at += 1
    groups: dict[tuple[object, ...], list[int]] = {}
    for thread, code in enumerate(program.threads):
        groups.setdefault((code, *sorted(names[thread])), []).append(thread)
    ordered = (
        tuple(column for _, column in sorted(zip(names[thread], columns[thread], strict=True)))
        for thread in threads
    )
    return Symmetry(tuple(map(tuple, groups.values())), tuple(ordered))
