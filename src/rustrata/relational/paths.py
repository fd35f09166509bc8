"""Paths: a thread run symbolically, along each way that its control flow can take.

A register holds an expression over the values of the thread's own reads, and the set of events it was
computed from, which gives syntactic dependencies. A branch, a compare-exchange and a store-conditional
fork the path and leave a condition on values behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from rustrata.executions.actions import (
    OLD,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
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
from rustrata.relational.structure import Event
from rustrata.source import Span

MOST_PATHS = 1024
"""Control-flow paths of one thread that are followed."""


@dataclass(frozen=True, slots=True)
class Value:
    """A register's content: an expression over `ReadBy`, and the events it was computed from."""

    expression: Expression
    sources: frozenset[int] = frozenset()


ZERO = Value(Constant(0))


@dataclass(frozen=True, slots=True)
class Path:
    """A thread's state while it is run, and what it did. Event numbers are relative to the thread."""

    at: int = 0
    events: tuple[Event, ...] = ()
    registers: dict[str, Value] = field(default_factory=dict)
    control: frozenset[int] = frozenset()
    conditions: tuple[Expression, ...] = ()
    address_edges: tuple[tuple[int, int], ...] = ()
    data_edges: tuple[tuple[int, int], ...] = ()
    control_edges: tuple[tuple[int, int], ...] = ()
    amo: tuple[tuple[int, int], ...] = ()
    lxsx: tuple[tuple[int, int], ...] = ()
    reservation: int | None = None

    def value(self, expression: Expression, old: Value | None = None) -> Value:
        """The expression with registers replaced by what they hold."""

        def held(leaf: Leaf) -> Value:
            assert isinstance(leaf, Register), "thread code mentions registers, never reads"
            if leaf.name == OLD:
                assert old is not None, "OLD occurs only inside an Update"
                return old
            return self.registers.get(leaf.name, ZERO)

        sources = frozenset[int]().union(*(held(leaf).sources for leaf in leaves(expression)))
        return Value(substitute(expression, lambda leaf: held(leaf).expression), sources)

    def set(self, target: str | None, value: Value) -> "Path":
        """Assign a register, unless ``target`` is None."""
        return self if target is None else replace(self, registers={**self.registers, target: value})

    def assume(self, expression: Expression, sources: frozenset[int] = frozenset()) -> "Path | None":
        """Go on where the expression is non-zero; None when it never is."""
        if isinstance(expression, Constant):
            return replace(self, control=self.control | sources) if expression.value else None
        return replace(self, conditions=(*self.conditions, expression), control=self.control | sources)

    def next(self) -> "Path":
        """Step to the action after this one."""
        return replace(self, at=self.at + 1)

    def emit(
        self,
        location: str | None,
        tags: Tags,
        span: Span | None,
        *,
        reads: bool = False,
        value: Value | None = None,
        address: tuple[str, ...] = (),
    ) -> "Path":
        """Append an event with the dependencies that lead to it."""
        index = len(self.events)
        event = Event(
            index, 0, reads, value is not None, location, value.expression if value else None, tags, span
        )
        bases = frozenset[int]().union(*(self.registers.get(name, ZERO).sources for name in address))
        data = (value.sources - {index}) if value else frozenset[int]()
        return replace(
            self,
            events=(*self.events, event),
            address_edges=self.address_edges + tuple((s, index) for s in sorted(bases)),
            data_edges=self.data_edges + tuple((s, index) for s in sorted(data)),
            control_edges=self.control_edges + tuple((s, index) for s in sorted(self.control)),
        )


def _read_value(index: int) -> Value:
    return Value(ReadBy(index), frozenset((index,)))


def _read(path: Path, action: Read) -> Path:
    index = len(path.events)
    after = path.emit(action.location, action.tags, action.span, reads=True, address=action.address_registers)
    if action.exclusive:
        after = replace(after, reservation=index)
    return after.set(action.target, _read_value(index)).next()


def _write(path: Path, action: Write) -> Path:
    value = path.value(action.value)
    return path.emit(
        action.location, action.tags, action.span, value=value, address=action.address_registers
    ).next()


def _write_exclusive(path: Path, action: WriteExclusive) -> Iterator[Path]:
    yield replace(path.set(action.status, Value(Constant(1))), reservation=None).next()
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
    status = Value(Constant(0), frozenset((index,)) if action.status_orders else frozenset())
    after = replace(after, lxsx=(*after.lxsx, (reserved, index)), reservation=None)
    yield after.set(action.status, status).next()


def _replace_value(path: Path, action: Update | CompareExchange, new: Expression, target: str | None) -> Path:
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


def _compare_exchange(path: Path, action: CompareExchange) -> Iterator[Path]:
    index = len(path.events)
    expected = path.value(action.expected)
    equal = Binary(BinaryOperator.EQUAL, ReadBy(index), expected.expression)
    sources = expected.sources | {index}
    success = _replace_value(path, action, action.desired, action.target)
    taken = success.set(action.success, Value(Constant(1), sources)).next().assume(equal)
    assert taken is not None, "a comparison with a fresh read is never constant"
    yield taken
    failure = path.emit(
        action.location, action.failure_tags, action.span, reads=True, address=action.address_registers
    )
    failure = failure.set(action.target, _read_value(index)).set(action.success, Value(Constant(0), sources))
    refused = failure.next()
    if action.spurious:
        yield refused
    else:
        differs = refused.assume(Unary(UnaryOperator.NOT, equal))
        assert differs is not None, "a comparison with a fresh read is never constant"
        yield differs


def _branch(path: Path, action: Branch, labels: dict[str, int]) -> Iterator[Path]:
    condition = path.value(action.condition)
    taken = path.assume(condition.expression, condition.sources)
    if taken is not None:
        yield replace(taken, at=labels[action.label])
    negated = substitute(Unary(UnaryOperator.NOT, condition.expression), lambda leaf: leaf)
    fallen = path.assume(negated, condition.sources)
    if fallen is not None:
        yield fallen.next()


def _access(
    path: Path, action: Read | Write | WriteExclusive | Update | CompareExchange | Fence
) -> Iterator[Path]:
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
        case _:
            assert_never(action)


def _step(path: Path, code: Code, labels: dict[str, int]) -> Iterator[Path]:
    action = code[path.at]
    match action:
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
            yield from _access(path, action)


def paths_of(code: Code) -> tuple[Path, ...]:
    """Every path through one thread, and of more than `MOST_PATHS` one too many. Backward jumps are not
    unfolded: the code must be loop-free."""
    labels = {action.name: at for at, action in enumerate(code) if isinstance(action, Label)}
    for at, action in enumerate(code):
        if isinstance(action, Branch | Jump):
            assert labels[action.label] > at, "loops are refused before unfolding"
    finished: list[Path] = []
    waiting = [Path()]
    while waiting and len(finished) <= MOST_PATHS:
        path = waiting.pop()
        if path.at >= len(code):
            finished.append(path)
        else:
            waiting.extend(reversed(tuple(_step(path, code, labels))))
    return tuple(finished)
