"""Two representations of a relation over n events, side by side: one int of n * n bits, and n ints of n bits.

CPU time of one operation on random relations of about two successors for each event, the least of several
rounds; ``ratio`` is rows over flat, so above 1 the flat int is faster.
"""

from collections.abc import Callable, Sequence
from random import Random
from time import process_time

from rustrata.relational.relation import Relations, relations

SIZES = (6, 10, 16, 24, 32, 48, 64)
ROUNDS = 5
ROUND_SECONDS = 0.02
Rows = Sequence[int]


def rows_union(left: Rows, right: Rows) -> Rows:
    """``left | right``."""
    return [a | b for a, b in zip(left, right, strict=True)]


def rows_compose(left: Rows, right: Rows) -> Rows:
    """``left ; right``."""
    result = []
    for row in left:
        found = 0
        while row:
            lowest = row & -row
            found |= right[lowest.bit_length() - 1]
            row ^= lowest
        result.append(found)
    return result


def rows_closure(relation: Rows) -> Rows:
    """``relation^+``, by Warshall's algorithm."""
    rows = list(relation)
    for k in range(len(rows)):
        after, bit = rows[k], 1 << k
        for a, row in enumerate(rows):
            if row & bit:
                rows[a] = row | after
    return rows


def rows_acyclic(relation: Rows) -> bool:
    """Has the relation no cycle?"""
    return not any(row >> a & 1 for a, row in enumerate(rows_closure(relation)))


def drawn(random: Random, algebra: Relations, *, acyclic: bool = False) -> int:
    """A relation of about two successors for each event, in the order of events when ``acyclic``."""
    size = algebra.size
    pairs = ((random.randrange(size), random.randrange(size)) for _ in range(2 * size))
    return algebra.relation((min(p), max(p)) if acyclic else p for p in pairs if not acyclic or p[0] != p[1])


def as_rows(algebra: Relations, relation: int) -> Rows:
    """The same relation as rows."""
    return [algebra.successors(relation, a) for a in range(algebra.size)]


def microseconds(operation: Callable[[], object]) -> float:
    """CPU time of one call."""
    calls, taken = 1, 0.0
    while taken < ROUND_SECONDS / 4:
        calls *= 2
        taken = once(operation, calls)
    return 1e6 * min(once(operation, calls) for _ in range(ROUNDS)) / calls


def once(operation: Callable[[], object], calls: int) -> float:
    """CPU seconds of some calls."""
    start = process_time()
    for _ in range(calls):
        operation()
    return process_time() - start


def cases(size: int) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Each operation in both representations."""
    algebra, random = relations(size), Random(size)
    a, b = drawn(random, algebra), drawn(random, algebra)
    order = drawn(random, algebra, acyclic=True)
    rows_a, rows_b, rows_order = (as_rows(algebra, relation) for relation in (a, b, order))
    assert as_rows(algebra, algebra.compose(a, b)) == rows_compose(rows_a, rows_b)
    assert as_rows(algebra, algebra.closure(a)) == rows_closure(rows_a)
    assert rows_acyclic(rows_order)
    assert algebra.is_acyclic(order)
    return [
        ("union", lambda: a | b, lambda: rows_union(rows_a, rows_b)),
        ("compose", lambda: algebra.compose(a, b), lambda: rows_compose(rows_a, rows_b)),
        ("closure", lambda: algebra.closure(a), lambda: rows_closure(rows_a)),
        ("acyclic", lambda: algebra.is_acyclic(order), lambda: rows_acyclic(rows_order)),
    ]


def main() -> None:
    """Print one line for each size and operation."""
    print(f"{'events':>6}  {'operation':<10}{'flat us':>10}{'rows us':>10}{'ratio':>8}")
    for size in SIZES:
        for name, flat, rows in cases(size):
            first, second = microseconds(flat), microseconds(rows)
            print(f"{size:>6}  {name:<10}{first:>10.2f}{second:>10.2f}{second / first:>8.1f}")


if __name__ == "__main__":
    main()
