"""Sequential consistency as Lamport put it: threads take turns with one memory; no events, no relations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rustrata.executions.actions import (
    OLD,
    Assign,
    Assume,
    Branch,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import Expression, evaluate
from rustrata.executions.outcomes import MemoryAt, Outcome, RegisterAt


@dataclass(frozen=True)
class Machine:
    memory: tuple[tuple[str, int], ...]
    counters: tuple[int, ...]
    registers: tuple[tuple[tuple[int, str], int], ...]
    reservations: tuple[tuple[int, str], ...] = ()

    def number(self, thread: int, expression: Expression, old: int = 0) -> int:
        held = dict(self.registers)
        return evaluate(
            expression, lambda leaf: old if leaf.name == OLD else held.get((thread, leaf.name), 0)
        )

    def set(self, thread: int, name: str | None, value: int) -> "Machine":
        changed = {**dict(self.registers), (thread, name): value}
        return self if name is None else replace(self, registers=tuple(sorted(changed.items())))

    def store(self, thread: int, location: str, value: int) -> "Machine":
        memory = tuple((x, value if x == location else old) for x, old in self.memory)
        kept = tuple((t, x) for t, x in self.reservations if x != location or t == thread)
        return replace(self, memory=memory, reservations=kept)

    def goto(self, thread: int, at: int) -> "Machine":
        return replace(self, counters=(*self.counters[:thread], at, *self.counters[thread + 1 :]))


def steps(program: Program, state: Machine, thread: int) -> Iterator[Machine]:
    code, at = program.threads[thread], state.counters[thread]
    labels = {action.name: i for i, action in enumerate(code) if isinstance(action, Label)}
    after = state.goto(thread, at + 1)
    match code[at]:
        case Assign(target, value):
            yield after.set(thread, target, state.number(thread, value))
        case Branch(condition, label):
            yield state.goto(thread, labels[label]) if state.number(thread, condition) else after
        case Assume(condition):
            if state.number(thread, condition):
                yield after
        case Jump(label):
            yield state.goto(thread, labels[label])
        case Fence() | Label():
            yield after
        case action:
            yield from accesses(action, after, thread)


def accesses(action, state: Machine, thread: int) -> Iterator[Machine]:
    """Memory accesses; the counter is already past them."""
    held = dict(state.memory)[action.location]
    match action:
        case Read(target, location, exclusive=exclusive):
            others = tuple(r for r in state.reservations if r[0] != thread)
            reserved = tuple(sorted((*others, (thread, location)))) if exclusive else state.reservations
            yield replace(state.set(thread, target, held), reservations=reserved)
        case Write(location, value):
            yield state.store(thread, location, state.number(thread, value))
        case WriteExclusive(location, value, status):
            freed = replace(state, reservations=tuple(r for r in state.reservations if r[0] != thread))
            yield freed.set(thread, status, 1)
            if (thread, location) in state.reservations:
                yield freed.store(thread, location, state.number(thread, value)).set(thread, status, 0)
        case Update(target, location, value):
            new = state.number(thread, value, held)
            yield state.store(thread, location, new).set(thread, target, held)
        case CompareExchange(target, success, location, expected, desired, spurious=spurious):
            equal = held == state.number(thread, expected)
            if equal:
                stored = state.store(thread, location, state.number(thread, desired))
                yield stored.set(thread, target, held).set(thread, success, 1)
            if spurious or not equal:
                yield state.set(thread, target, held).set(thread, success, 0)


def interleaved(program: Program) -> set[Outcome]:
    """The outcomes of all interleavings."""
    start = Machine(program.initial, (0,) * len(program.threads), ())
    seen, waiting, outcomes = {start}, [start], set()
    while waiting:
        state = waiting.pop()
        running = [t for t, code in enumerate(program.threads) if state.counters[t] < len(code)]
        if not running:
            held, memory = dict(state.registers), dict(state.memory)
            registers = sorted((RegisterAt(t, r), held.get((t, r), 0)) for t, r in program.registers)
            cells = sorted((MemoryAt(x), memory[x]) for x in program.locations)
            outcomes.add(Outcome((*registers, *cells)))
        for thread in running:
            for after in steps(program, state, thread):
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
    return outcomes
