"""x86-TSO a second time, by its axioms: a brute-force enumeration of candidate executions.

A candidate chooses the write that each read reads from (rf) and a total order of the writes to each
location (co). It is an execution of x86-TSO when [Owens, Sarkar, Sewell, TPHOLs'09, section 4, in the
formulation of Alglave, Maranget, Tautschnig, TOPLAS'14]

- uniproc: po-loc + rf + co + fr has no cycle,
- atomicity: no write comes between the two halves of a locked instruction,
- global happens-before: (po without write-read pairs, unless an MFENCE or a locked half orders them)
  + rfe + co + fr has no cycle.

Straight-line programs only. A failed LOCK CMPXCHG is a locked read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, permutations, product

from rustrata.executions.actions import OLD, Action, CompareExchange, Fence, Program, Read, Update, Write
from rustrata.executions.expressions import (
    Constant,
    Expression,
    Leaf,
    ReadBy,
    Register,
    evaluate,
    substitute,
)
from rustrata.executions.outcomes import MemoryAt, Observable, Outcome, RegisterAt

INITIAL = -1
ZERO = Constant(0)


@dataclass(frozen=True)
class Event:
    """A read (``value`` is None), a write, or a fence (``location`` is empty)."""

    thread: int
    location: str = ""
    value: Expression | None = None
    locked: bool = False


@dataclass
class Unfolding:
    """The events of one choice of successes, in program order within each thread."""

    events: list[Event] = field(default_factory=list)
    halves: list[tuple[int, int]] = field(default_factory=list)
    guesses: list[tuple[Expression, Expression, bool]] = field(default_factory=list)
    registers: dict[tuple[int, str], Expression] = field(default_factory=dict)

    def now(self, thread: int, expression: Expression, old: Expression = ZERO) -> Expression:
        """An expression over the values of reads, as the thread's registers stand."""

        def lookup(leaf: Leaf) -> Expression:
            if not isinstance(leaf, Register):
                return leaf
            return old if leaf.name == OLD else self.registers.get((thread, leaf.name), ZERO)

        return substitute(expression, lookup)

    def read(self, thread: int, target: str | None, location: str, locked: bool = False) -> ReadBy:
        number = len(self.events)
        self.events.append(Event(thread, location, None, locked))
        self.registers[thread, str(target)] = ReadBy(number)
        return ReadBy(number)

    def write(self, thread: int, location: str, value: Expression) -> None:
        self.events.append(Event(thread, location, value))

    def locked_write(self, thread: int, location: str, value: Expression) -> None:
        number = len(self.events)
        self.halves.append((number - 1, number))
        self.events.append(Event(thread, location, value, locked=True))

    def add(self, thread: int, action: Action, flags: Iterator[bool]) -> None:
        match action:
            case Fence():
                self.events.append(Event(thread))
            case Write(location, value):
                self.write(thread, location, self.now(thread, value))
            case Read(target, location):
                self.read(thread, target, location)
            case Update(target, location, value):
                new = self.now(thread, value, ReadBy(len(self.events)))
                self.read(thread, target, location, locked=True)
                self.locked_write(thread, location, new)
            case CompareExchange(target, success, location, expected, desired):
                flag = next(flags)
                compared, new = self.now(thread, expected), self.now(thread, desired)
                self.guesses.append((self.read(thread, target, location, locked=True), compared, flag))
                if flag:
                    self.locked_write(thread, location, new)
                self.registers[thread, str(success)] = Constant(int(flag))
            case _:
                raise AssertionError("straight-line programs only")


class OutOfThinAir(Exception):
    """Values that justify each other. They break uniproc or global happens-before."""


def tso_outcomes(program: Program) -> frozenset[Outcome]:
    exchanges = sum(isinstance(action, CompareExchange) for code in program.threads for action in code)
    unfoldings = (unfold(program, iter(flags)) for flags in product((True, False), repeat=exchanges))
    return frozenset(outcome for unfolding in unfoldings for outcome in outcomes_of(program, unfolding))


def unfold(program: Program, flags: Iterator[bool]) -> Unfolding:
    unfolding = Unfolding()
    for location, value in program.initial:
        unfolding.write(INITIAL, location, Constant(value))
    for thread, code in enumerate(program.threads):
        for action in code:
            unfolding.add(thread, action, flags)
    return unfolding


def outcomes_of(program: Program, u: Unfolding) -> Iterator[Outcome]:
    events = u.events
    numbers = range(len(events))
    writes = {
        x: [n for n in numbers if events[n].location == x and events[n].value] for x, _ in program.initial
    }
    reads = [n for n in numbers if events[n].location and events[n].value is None]
    orders = [[co for co in orders_of(ns) if coherent(co, events)] for ns in writes.values()]
    for sources in product(*(writes[events[read].location] for read in reads)):
        rf = dict(zip(reads, sources, strict=True))
        try:
            if any((value(a, rf, events) == value(b, rf, events)) != equal for a, b, equal in u.guesses):
                continue
            registers = {key: value(expression, rf, events) for key, expression in u.registers.items()}
        except OutOfThinAir:
            continue
        for cos in product(*orders):
            if allowed(u, rf, cos):
                last = {events[co[-1]].location: value(events[co[-1]].value, rf, events) for co in cos}
                yield observed(program, registers, last)


def orders_of(writes: list[int]) -> Iterator[tuple[int, ...]]:
    return ((writes[0], *rest) for rest in permutations(writes[1:]))


def coherent(co: tuple[int, ...], events: list[Event]) -> bool:
    """Writes of one thread are in program order: a part of uniproc, checked early."""
    return all(a < b for a, b in combinations(co, 2) if events[a].thread == events[b].thread)


def value(
    expression: Expression | None,
    rf: dict[int, int],
    events: list[Event],
    above: frozenset[int] = frozenset(),
) -> int:
    def value_of(leaf: Leaf) -> int:
        assert isinstance(leaf, ReadBy)
        if leaf.event in above:
            raise OutOfThinAir
        return value(events[rf[leaf.event]].value, rf, events, above | {leaf.event})

    assert expression is not None
    return evaluate(expression, value_of)


def allowed(u: Unfolding, rf: dict[int, int], cos: tuple[tuple[int, ...], ...]) -> bool:
    events = u.events
    co = {pair for order in cos for pair in combinations(order, 2)}
    read_from = {(write, read) for read, write in rf.items()}
    fr = {(read, later) for read, write in rf.items() for first, later in co if first == write}
    numbers = [n for n in range(len(events)) if events[n].thread != INITIAL]
    po = [(a, b) for a, b in combinations(numbers, 2) if events[a].thread == events[b].thread]
    po_loc = {(a, b) for a, b in po if events[a].location == events[b].location != ""}
    if not acyclic(po_loc | read_from | co | fr):
        return False
    if any(
        (read, between) in fr and (between, write) in co
        for read, write in u.halves
        for between in range(len(events))
    ):
        return False
    rfe = {(w, r) for w, r in read_from if events[w].thread != events[r].thread}
    ordered = {(a, b) for a, b in po if events[a].location and events[b].location and keeps(events, a, b)}
    return acyclic(ordered | rfe | co | fr)  # fmt: skip


def keeps(events: list[Event], a: int, b: int) -> bool:
    """Is a pair in program order kept by the global order?"""
    if events[a].value is None or events[b].value is not None:
        return True
    fenced = any(not events[n].location for n in range(a + 1, b))
    return fenced or events[a].locked or events[b].locked


def acyclic(relation: Iterable[tuple[int, int]]) -> bool:
    pairs = set(relation)
    while pairs:
        targets = {b for _, b in pairs}
        sources = {a for a, _ in pairs}
        inner = {(a, b) for a, b in pairs if a in targets and b in sources}
        if inner == pairs:
            return False
        pairs = inner
    return True


def observed(program: Program, registers: dict[tuple[int, str], int], memory: dict[str, int]) -> Outcome:
    values: list[tuple[Observable, int]] = [
        (RegisterAt(*key), registers.get(key, 0)) for key in sorted(program.registers)
    ]
    values += [(MemoryAt(location), memory[location]) for location in sorted(program.locations)]
    return Outcome(tuple(values))
