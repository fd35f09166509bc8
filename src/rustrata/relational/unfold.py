"""Unfolding: from thread code to event structures, one for each combination of control-flow paths.

A thread is run symbolically: a register holds an expression over the values of the thread's own reads,
and the set of events it was computed from, which gives syntactic dependencies. A branch, a
compare-exchange and a store-conditional fork the path and leave a condition on values behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from math import factorial, prod
from typing import assert_never

from rustrata.executions.actions import (
    NO_TAGS,
    OLD,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Tags,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    Leaf,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    leaves,
    substitute,
)
from rustrata.relational.relation import relations
from rustrata.relational.structure import INITIAL, Event, EventStructure
from rustrata.source import Span



@dataclass(frozen=True, slots=True)
class _Value:
    """A register's content: an expression over `ReadBy`, and the events it was computed from."""

    expression: Expression
    sources: frozenset[int] = frozenset()


_ZERO = _Value(Constant(0))


@dataclass(frozen=True, slots=True)
class _Path:
    """A thread's state while it is run. Event numbers are relative to the thread."""

    at: int = 0
    events: tuple[Event, ...] = ()
    registers: dict[str, _Value] = field(default_factory=dict)
    control: frozenset[int] = frozenset()
    conditions: tuple[Expression, ...] = ()
    address_edges: tuple[tuple[int, int], ...] = ()
    data_edges: tuple[tuple[int, int], ...] = ()
    control_edges: tuple[tuple[int, int], ...] = ()
    amo: tuple[tuple[int, int], ...] = ()
    lxsx: tuple[tuple[int, int], ...] = ()
    reservation: int | None = None

    def value(self, expression: Expression, old: _Value | None = None) -> _Value:
        """The expression with registers replaced by what they hold."""

        def held(leaf: Leaf) -> _Value:
            assert isinstance(leaf, Register), "thread code mentions registers, never reads"
            if leaf.name == OLD:
                assert old is not None, "OLD occurs only inside an Update"
                return old
            return self.registers.get(leaf.name, _ZERO)

        sources = frozenset[int]().union(*(held(leaf).sources for leaf in leaves(expression)))
        return _Value(substitute(expression, lambda leaf: held(leaf).expression), sources)

    def set(self, target: str | None, value: _Value) -> "_Path":
        """Assign a register, unless ``target`` is None."""
        return self if target is None else replace(self, registers={**self.registers, target: value})

    def assume(self, expression: Expression, sources: frozenset[int] = frozenset()) -> "_Path | None":
        """Go on where the expression is non-zero; None when it never is."""
        if isinstance(expression, Constant):
            return replace(self, control=self.control | sources) if expression.value else None
        return replace(self, conditions=(*self.conditions, expression), control=self.control | sources)

    def next(self) -> "_Path":
        """Step to the action after this one."""
        return replace(self, at=self.at + 1)

    def emit(
        self,
        location: str | None,
        tags: Tags,
        span: Span | None,
        *,
        reads: bool = False,
        value: _Value | None = None,
        address: tuple[str, ...] = (),
    ) -> "_Path":
        """Append an event with the dependencies that lead to it."""
        index = len(self.events)
        event = Event(
            index, 0, reads, value is not None, location, value.expression if value else None, tags, span
        )
        bases = frozenset[int]().union(*(self.registers.get(name, _ZERO).sources for name in address))
        data = (value.sources - {index}) if value else frozenset[int]()
        return replace(
            self,
            events=(*self.events, event),
            address_edges=self.address_edges + tuple((s, index) for s in sorted(bases)),
            data_edges=self.data_edges + tuple((s, index) for s in sorted(data)),
            control_edges=self.control_edges + tuple((s, index) for s in sorted(self.control)),
        )


def _read_value(index: int) -> _Value:
    return _Value(ReadBy(index), frozenset((index,)))


def _read(path: _Path, action: Read) -> _Path:
    index = len(path.events)
    after = path.emit(
        action.location, action.tags, action.span, reads=True, address=action.address_registers
    )
    if action.exclusive:
        after = replace(after, reservation=index)
    return after.set(action.target, _read_value(index)).next()


def _write(path: _Path, action: Write) -> _Path:
    value = path.value(action.value)
    return path.emit(
        action.location, action.tags, action.span, value=value, address=action.address_registers
    ).next()


def _write_exclusive(path: _Path, action: WriteExclusive) -> Iterator[_Path]:
    yield replace(path.set(action.status, _Value(Constant(1))), reservation=None).next()
    reserved = path.reservation
    if reserved is None or path.events[reserved].location != action.location:
        return
    index = len(path.events)
    after = path.emit(
        action.location,
        action.tags,
        action.span,
        value=path.value(action.value),
        address=action.address_registers,
    )
    status = _Value(Constant(0), frozenset((index,)) if action.status_orders else frozenset())
    after = replace(after, lxsx=(*after.lxsx, (reserved, index)), reservation=None)
    yield after.set(action.status, status).next()


def _replace_value(
    path: _Path, action: Update | CompareExchange, new: Expression, target: str | None
) -> _Path:
    """The events of a read-modify-write that does write."""
    index = len(path.events)
    old = _read_value(index)
    value = path.value(new, old)
    bases = action.address_registers
    if action.one_event:
        tags = action.read_tags | action.write_tags
        after = path.emit(action.location, tags, action.span, reads=True, value=value, address=bases)
        written = index
    else:
        after = path.emit(action.location, action.read_tags, action.span, reads=True, address=bases)
        after = after.emit(action.location, action.write_tags, action.span, value=value, address=bases)
        written = index + 1
    return replace(after, amo=(*after.amo, (index, written))).set(target, old)


def _compare_exchange(path: _Path, action: CompareExchange) -> Iterator[_Path]:
    index = len(path.events)
    expected = path.value(action.expected)
    equal = Binary(BinaryOperator.EQUAL, ReadBy(index), expected.expression)
    sources = expected.sources | {index}
    success = _replace_value(path, action, action.desired, action.target)
    taken = success.set(action.success, _Value(Constant(1), sources)).next().assume(equal)
    assert taken is not None, "a comparison with a fresh read is never constant"
    yield taken
    failure = path.emit(
        action.location, action.failure_tags, action.span, reads=True, address=action.address_registers
    )
    failure = failure.set(action.target, _read_value(index)).set(
        action.success, _Value(Constant(0), sources)
    )
    refused = failure.next()
    if action.spurious:
        yield refused
    else:
        differs = refused.assume(Unary(UnaryOperator.NOT, equal))
        assert differs is not None, "a comparison with a fresh read is never constant"
        yield differs


def _branch(path: _Path, action: Branch, labels: dict[str, int]) -> Iterator[_Path]:
    condition = path.value(action.condition)
    taken = path.assume(condition.expression, condition.sources)
    if taken is not None:
        yield replace(taken, at=labels[action.label])
    negated = substitute(Unary(UnaryOperator.NOT, condition.expression), lambda leaf: leaf)
    fallen = path.assume(negated, condition.sources)
    if fallen is not None:
        yield fallen.next()


def _step(path: _Path, code: Code, labels: dict[str, int]) -> Iterator[_Path]:
    action = code[path.at]
    match action:
        case Read():
            yield _read(path, action)
        case Write():
            yield _write(path, action)
        case WriteExclusive():
            yield from _write_exclusive(path, action)
        case Update():
            yield _replace_value(path, action, action.value, action.target).next()
        case CompareExchange():
            yield from _compare_exchange(path, action)
        case Fence():
            yield path.emit(None, action.tags, action.span).next()
        case Assign():
            yield path.set(action.target, path.value(action.value)).next()
        case Branch():
            yield from _branch(path, action, labels)
        case Assume():
            condition = path.value(action.condition)
            going_on = path.assume(condition.expression, condition.sources)
            if going_on is not None:
                yield going_on.next()
        case Jump(label):
            yield replace(path, at=labels[label])
        case Label():
            yield path.next()
        case _:
            assert_never(action)


def _paths(code: Code) -> tuple[_Path, ...]:
    """Every path through one thread. Backward jumps are not unfolded: the code must be loop-free."""
    labels = {action.name: at for at, action in enumerate(code) if isinstance(action, Label)}
    for at, action in enumerate(code):
        if isinstance(action, Branch | Jump):
            assert labels[action.label] > at, "loops are refused before unfolding"
    finished: list[_Path] = []
    waiting = [_Path()]
    while waiting:
        path = waiting.pop()
        if path.at >= len(code):
            finished.append(path)
        else:
            waiting.extend(reversed(tuple(_step(path, code, labels))))
    return tuple(finished)


@dataclass(frozen=True, slots=True)
class Unfolding:
    """All paths of all threads of a program; iterate to get the event structures."""

    program: Program
    paths: tuple[tuple[_Path, ...], ...]

    @property
    def combinations(self) -> int:
        """How many event structures there are."""
        return prod(len(paths) for paths in self.paths)

    @property
    def largest(self) -> int:
        """The number of events of the largest event structure, initial writes included."""
        return len(self.program.initial) + sum(
            max((len(path.events) for path in paths), default=0) for paths in self.paths
        )

    def candidate_estimate(self) -> int:
        """An upper bound on rf choices times write orders: what naive enumeration would try."""
        reads: dict[str, int] = {}
        writes: dict[str, int] = {location: 1 for location, _ in self.program.initial}
        for paths in self.paths:
            longest = max(paths, key=lambda path: len(path.events), default=_Path())
            for event in longest.events:
                if event.location is not None:
                    reads[event.location] = reads.get(event.location, 0) + event.reads
                    writes[event.location] = writes.get(event.location, 0) + event.writes
        estimate = self.combinations
        for location, count in reads.items():
            estimate *= writes[location] ** count
        for count in writes.values():
            estimate *= factorial(count - 1)
        return estimate

    def __iter__(self) -> Iterator[EventStructure]:
        for combination in product(*self.paths):
            yield _assemble(self.program, combination)


def unfold(program: Program) -> Unfolding:
    """Run every thread of a program symbolically."""
    return Unfolding(program, tuple(_paths(code) for code in program.threads))


def _assemble(program: Program, paths: tuple[_Path, ...]) -> EventStructure:
    """Number the events of one path per thread and lift its relations to that numbering."""
    events = [
        Event(i, INITIAL, False, True, location, Constant(value), NO_TAGS)
        for i, (location, value) in enumerate(program.initial)
    ]
    pairs: dict[str, list[tuple[int, int]]] = {
        name: [] for name in ("po", "addr", "data", "ctrl", "amo", "lxsx")
    }
    conditions: list[Expression] = []
    registers: list[tuple[int, str, Expression]] = []
    for thread, path in enumerate(paths):
        base = len(events)

        def lift(expression: Expression, base: int = base) -> Expression:
            return substitute(expression, lambda leaf: _shifted(leaf, base))

        for event in path.events:
            value = None if event.value is None else lift(event.value)
            events.append(replace(event, index=base + event.index, thread=thread, value=value))
        count = len(path.events)
        pairs["po"] += [(base + i, base + j) for i in range(count) for j in range(i + 1, count)]
        for name, edges in (
            ("addr", path.address_edges),
            ("data", path.data_edges),
            ("ctrl", path.control_edges),
            ("amo", path.amo),
            ("lxsx", path.lxsx),
        ):
            pairs[name] += [(base + a, base + b) for a, b in edges]
        conditions += map(lift, path.conditions)
        registers += [
            (thread, name, lift(path.registers.get(name, _ZERO).expression))
            for owner, name in program.registers
            if owner == thread
        ]
    algebra = relations(len(events))
    found = {name: algebra.relation(edges) for name, edges in pairs.items()}
    return EventStructure(
        events=tuple(events),
        program_order=found["po"],
        address=found["addr"],
        data=found["data"],
        control=found["ctrl"],
        amo=found["amo"],
        lxsx=found["lxsx"],
        path_conditions=tuple(conditions),
        registers=tuple(registers),
        locations=program.locations,
    )


def _shifted(leaf: Leaf, base: int) -> Expression:
    assert isinstance(leaf, ReadBy), "a finished path holds no registers"
    return ReadBy(leaf.event + base)
