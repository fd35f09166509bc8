"""The minimal sets that have a property which larger sets keep.

The search alternates between the two sides [Liffiton, Previti, Malik, Marques-Silva, "Fast, flexible MUS
enumeration", Constraints 21(2), 2016]: a solver names a set that no answer decides yet; one that has the
property is made smaller while it keeps it, one that has it not is made larger while it lacks it.
"""

from collections.abc import Callable, Sequence

from rustrata.relational.sat.clauses import Clauses
from rustrata.relational.search import Budget

Subset = frozenset[int]


def minimal_sets(
    number: int,
    requires: Sequence[tuple[int, int]],
    given: Subset,
    has: Callable[[Subset], bool],
    budget: Budget,
) -> tuple[Subset, ...]:
    """The minimal subsets of ``range(number)`` that contain ``given`` and have a property.

    Of a pair in ``requires``, a set with the first has the second too, which is the smaller number. Each
    returned set was asked for, and each with one element less. That there is no other one follows from it
    that larger sets keep the property.

    Raises:
        Stopped: when the budget is used up, or where ``has`` does.
    """
    clauses = Clauses()
    inside = [clauses.new() for _ in range(number)]
    for one, needed in requires:
        clauses.add(-inside[one], inside[needed])
    for one in sorted(given):
        clauses.add(inside[one])
    found: list[Subset] = []
    while clauses.satisfied((), budget):
        chosen = frozenset(one for one in range(number) if clauses.holds(inside[one]))
        if has(chosen):
            smallest = _shrunk(chosen, requires, given, has)
            found.append(smallest)
            clauses.add(*(-inside[one] for one in sorted(smallest - given)))
        else:
            largest = _grown(chosen, number, requires, has)
            clauses.add(*(inside[one] for one in range(number) if one not in largest))
    return tuple(sorted(found, key=sorted))


def _shrunk(
    chosen: Subset, requires: Sequence[tuple[int, int]], given: Subset, has: Callable[[Subset], bool]
) -> Subset:
    for one in sorted(chosen - given, reverse=True):
        less = chosen - {one}
        needed = any(needed == one and other in less for other, needed in requires)
        if not needed and has(less):
            chosen = less
    return chosen


def _grown(
    chosen: Subset, number: int, requires: Sequence[tuple[int, int]], has: Callable[[Subset], bool]
) -> Subset:
    for one in range(number):
        more = chosen | {one}
        complete = all(needed in more for other, needed in requires if other == one)
        if one not in chosen and complete and not has(more):
            chosen = more
    return chosen
