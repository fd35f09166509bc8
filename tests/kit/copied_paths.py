"""Paths by copying: a second definition of `rustrata.relational.paths`, in which a path never changes.

Every step makes new paths from one, so that no fork can see what another does. It is many times slower.

A register holds an expression over the values of the thread's own reads, the set of events it was computed
from, which gives syntactic dependencies, and the set of those by which it was picked. A branch, a selection,
a compare-exchange and a store-conditional fork the path and leave a condition on values behind. So does an
access whose address depends on values: it forks over the locations, and over being at none of them, where
the path ends (`Path.stray`).

A jump backwards is followed at most as often as the program says, for each label on each path, unless
constants alone have decided everything since the last one. A path that would go on is given up
(`ThreadPaths.cut`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from rustrata.executions.actions import (
    OLD,
    Access,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Read,
    Select,
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
    IntegerType,
    Leaf,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
    leaves,
)
from rustrata.relational.path import Layout
from rustrata.relational.paths import MOST_PATHS, MOST_STEPS
from rustrata.relational.simplify import simplified
from rustrata.relational.structure import Event
from rustrata.source import Span


@dataclass(frozen=True, slots=True)
class Value:
    """A register's content: an expression over `ReadBy`, the events it was computed from, and those by which
    an instruction picked it from among values."""

    expression: Expression
    sources: frozenset[int] = frozenset()
    picked: frozenset[int] = frozenset()


ZERO = Value(Constant(0))


@dataclass(frozen=True, slots=True)
class Path:
    """A thread's state while it is run, and what it did. Event numbers are relative to the thread.

    ``stray`` says why the path ends in the middle: its next access is at no location of that width.
    ``jumps`` are the jumps backwards that count, ``forked`` whether there was a choice since the last one.
    """

    layout: Layout
    at: int = 0
    events: tuple[Event, ...] = ()
    registers: dict[str, Value] = field(default_factory=dict)
    control: frozenset[int] = frozenset()
    conditions: tuple[Expression, ...] = ()
    address_edges: tuple[tuple[int, int], ...] = ()
    data_edges: tuple[tuple[int, int], ...] = ()
    control_edges: tuple[tuple[int, int], ...] = ()
    picked_control: frozenset[int] = frozenset()
    picked_address_edges: tuple[tuple[int, int], ...] = ()
    picked_data_edges: tuple[tuple[int, int], ...] = ()
    picked_control_edges: tuple[tuple[int, int], ...] = ()
    amo: tuple[tuple[int, int], ...] = ()
    lxsx: tuple[tuple[int, int], ...] = ()
    reservation: int | None = None
    jumps: tuple[str, ...] = ()
    forked: bool = False
    round: tuple[int, dict[str, Value]] = (-1, {})
    steps: int = 0
    stray: str = ""

    def value(self, expression: Expression, old: Value | None = None) -> Value:
        """The expression with registers replaced by what they hold."""

        def held(leaf: Leaf) -> Value:
            assert isinstance(leaf, Register), "thread code mentions registers, never reads"
            if leaf.name == OLD:
                assert old is not None, "OLD occurs only inside an Update"
                return old
            return self.registers.get(leaf.name, ZERO)

        if isinstance(expression, Constant):
            return Value(expression)
        parts = [held(leaf) for leaf in leaves(expression)]
        return Value(
            self.simplified(expression, lambda leaf: held(leaf).expression),
            frozenset[int]().union(*(part.sources for part in parts)),
            frozenset[int]().union(*(part.picked for part in parts)),
        )

    def simplified(self, expression: Expression, value_of: Callable[[Leaf], Expression]) -> Expression:
        """The expression with its leaves replaced, as small as it can be made."""
        return simplified(expression, value_of, self._type_of)

    def _type_of(self, event: int) -> IntegerType | None:
        if not self.layout.types or event >= len(self.events):
            return None
        return self.layout.types.get(self.events[event].location or "")

    def base(self, access: Access) -> Value:
        """What the address of an access was computed from and picked by."""
        names = set(access.address_registers)
        if access.address is not None:
            names |= {leaf.name for leaf in leaves(access.address) if isinstance(leaf, Register)}
        parts = [self.registers.get(name, ZERO) for name in names]
        return Value(
            ZERO.expression,
            frozenset[int]().union(*(part.sources for part in parts)),
            frozenset[int]().union(*(part.picked for part in parts)),
        )

    def set(self, target: str | None, value: Value) -> "Path":
        """Assign a register, unless ``target`` is None."""
        return self if target is None else replace(self, registers={**self.registers, target: value})

    def assume(self, expression: Expression) -> "Path | None":
        """Go on where the expression is non-zero; None when it never is."""
        if isinstance(expression, Constant):
            return self if expression.value else None
        return replace(self, conditions=(*self.conditions, expression), forked=True)

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
        base: Value = ZERO,
    ) -> "Path":
        """Append an event with the dependencies that lead to it; ``base`` has those of its address."""
        index = len(self.events)
        type_ = self.layout.types.get(location or "")
        if value is not None and type_ is not None:
            wrapped = self.simplified(Wrap(type_, value.expression), lambda leaf: leaf)
            value = Value(wrapped, value.sources, value.picked)
        event = Event(
            index, 0, reads, value is not None, location, value.expression if value else None, tags, span
        )
        data = (value.sources - {index}) if value else frozenset[int]()
        after = replace(
            self,
            events=(*self.events, event),
            address_edges=self.address_edges + _edges(base.sources, index),
            data_edges=self.data_edges + _edges(data, index),
            control_edges=self.control_edges + _edges(self.control, index),
        )
        if not (base.picked or self.picked_control or (value and value.picked)):
            return after
        return replace(
            after,
            picked_address_edges=self.picked_address_edges + _edges(base.picked, index),
            picked_data_edges=self.picked_data_edges + _edges(value.picked if value else frozenset(), index),
            picked_control_edges=self.picked_control_edges + _edges(self.picked_control, index),
        )

    def controlled_by(self, condition: Value) -> "Path":
        """What follows depends by control on a condition."""
        return replace(
            self,
            control=self.control | condition.sources,
            picked_control=self.picked_control | condition.picked,
        )


def _edges(sources: frozenset[int], index: int) -> tuple[tuple[int, int], ...]:
    return tuple((source, index) for source in sorted(sources) if source != index)


def _read_value(index: int) -> Value:
    return Value(ReadBy(index), frozenset((index,)))


def _read(path: Path, action: Read, base: Value) -> Path:
    index = len(path.events)
    after = path.emit(action.location, action.tags, action.span, reads=True, base=base)
    if action.exclusive:
        after = replace(after, reservation=index)
    return after.set(action.target, _read_value(index)).next()


def _write(path: Path, action: Write, base: Value) -> Path:
    value = path.value(action.value)
    return path.emit(action.location, action.tags, action.span, value=value, base=base).next()


def _write_exclusive(path: Path, action: WriteExclusive, base: Value) -> Iterator[Path]:
    path = replace(path, forked=True)
    yield replace(path.set(action.status, Value(Constant(1))), reservation=None).next()
    reserved = path.reservation
    if reserved is None or path.events[reserved].location != action.location:
        return
    index = len(path.events)
    value = path.value(action.value)
    after = path.emit(action.location, action.tags, action.span, value=value, base=base)
    status = Value(Constant(0), frozenset((index,)) if action.status_orders else frozenset())
    after = replace(after, lxsx=(*after.lxsx, (reserved, index)), reservation=None)
    yield after.set(action.status, status).next()


def _replace_value(path: Path, action: Update | CompareExchange, new: Expression, base: Value) -> Path:
    """The events of a read-modify-write that does write."""
    index = len(path.events)
    old = _read_value(index)
    value = path.value(new, old)
    if action.one_event:
        tags = action.read_tags | action.write_tags
        after = path.emit(action.location, tags, action.span, reads=True, value=value, base=base)
        written = index
    else:
        after = path.emit(action.location, action.read_tags, action.span, reads=True, base=base)
        after = after.emit(action.location, action.write_tags, action.span, value=value, base=base)
        written = index + 1
    return replace(after, amo=(*after.amo, (index, written))).set(action.target, old)


def _compare_exchange(path: Path, action: CompareExchange, base: Value) -> Iterator[Path]:
    index = len(path.events)
    expected = path.value(action.expected)
    type_ = path.layout.types.get(action.location)
    compared = expected.expression
    if type_ is not None:
        compared = path.simplified(Wrap(type_, compared), lambda leaf: leaf)
    equal = Binary(BinaryOperator.EQUAL, ReadBy(index), compared)
    sources = expected.sources | {index}
    success = _replace_value(path, action, action.desired, base)
    picked = sources | expected.picked
    if action.forwards:
        success = _picked_write(success, picked)
        forwarded = Value(expected.expression, expected.sources, picked)
        yield _compared(success.set(action.target, forwarded), action, True, equal, sources)
    yield _compared(success, action, True, equal, sources)
    if action.writes_back:
        written = _picked_write(_replace_value(path, action, Register(OLD), base), picked)
        yield _compared(written, action, False, equal, sources)
    failure = path.emit(action.location, action.failure_tags, action.span, reads=True, base=base)
    failure = failure.set(action.target, _read_value(index))
    if action.spurious:
        yield failure.set(action.success, Value(Constant(0), sources)).next()
    else:
        yield _compared(failure, action, False, equal, sources)


def _picked_write(path: Path, picked: frozenset[int]) -> Path:
    """The path on which the last write was made for a comparison of these values."""
    edges = _edges(picked, len(path.events) - 1)
    return replace(path, picked_data_edges=path.picked_data_edges + edges)


def _compared(
    path: Path, action: CompareExchange, succeeded: bool, equal: Expression, sources: frozenset[int]
) -> Path:
    """The path behind a compare-exchange on which the comparison came out so."""
    condition = equal if succeeded else Unary(UnaryOperator.NOT, equal)
    after = path.set(action.success, Value(Constant(int(succeeded)), sources))
    going_on = after.next().assume(condition)
    assert going_on is not None, "a comparison with a fresh read is never constant"
    return going_on


def _branch(path: Path, action: Branch, labels: dict[str, int]) -> Iterator[Path]:
    condition = path.value(action.condition)
    path = path.controlled_by(condition)
    taken = path.assume(condition.expression)
    if taken is not None:
        counted = taken.forked or not isinstance(condition.expression, Constant)
        yield _jumped(taken, labels[action.label], action.label, counted)
    negated = path.simplified(Unary(UnaryOperator.NOT, condition.expression), lambda leaf: leaf)
    fallen = path.assume(negated)
    if fallen is not None:
        yield fallen.next()


def _select(path: Path, action: Select) -> Iterator[Path]:
    condition = path.value(action.condition)
    picked = condition.sources | condition.picked
    negated = path.simplified(Unary(UnaryOperator.NOT, condition.expression), lambda leaf: leaf)
    for holds, choice in ((condition.expression, action.chosen), (negated, action.otherwise)):
        taken = path.assume(holds)
        if taken is not None:
            value = path.value(choice)
            picked_value = Value(value.expression, value.sources, value.picked | picked)
            yield taken.set(action.target, picked_value).next()


def _jumped(path: Path, to: int, label: str, counted: bool) -> Path:
    """Continue at ``to``. A jump backwards is counted if it is ``counted``, or nothing has changed since."""
    if to > path.at:
        return replace(path, at=to)
    if counted or path.round == (to, path.registers):
        return replace(path, at=to, jumps=(*path.jumps, label), forked=False)
    return replace(path, at=to, round=(to, path.registers), forked=False)


def _resolved(path: Path, action: Access) -> Iterator[tuple[Path, str]]:
    """The locations that an access may be at, and the path on which it is there; for an access at none of
    them the path ends."""
    if action.address is None:
        yield path, action.location
        return
    layout = path.layout
    address = path.value(action.address).expression
    if isinstance(address, Constant):
        location = layout.locations.get(address.value)
        if location is None:
            yield replace(path, stray=_stray(action, f"address {address.value} is at no location")), ""
        elif action.bits is not None and layout.types[location].bits != action.bits:
            yield replace(path, stray=_stray(action, _mixed(action.bits, location, layout))), ""
        else:
            yield path, location
        return
    elsewhere: Path | None = path
    for value, location in layout.locations.items():
        if action.bits is not None and layout.types[location].bits != action.bits:
            continue
        there = Binary(BinaryOperator.EQUAL, address, Constant(value))
        found = path.assume(there)
        assert found is not None, "a comparison with a value that is not constant is not constant"
        yield found, location
        if elsewhere is not None:
            elsewhere = elsewhere.assume(Unary(UnaryOperator.NOT, there))
    assert elsewhere is not None, "a comparison with a value that is not constant is not constant"
    yield replace(elsewhere, stray=_stray(action, "the address may be at no location of its width")), ""


def _stray(action: Access, reason: str) -> str:
    line = "" if action.span is None else f" in line {action.span.position[0]}"
    return f"unsupported: the access{line}: {reason}"


def _mixed(bits: int, location: str, layout: Layout) -> str:
    return f"it accesses {bits} bits of `{location}`, which has {layout.types[location].bits} (mixed sizes)"


def _access(path: Path, action: Access) -> Iterator[Path]:
    base = path.base(action)
    for located, location in _resolved(path, action):
        if located.stray:
            yield located
        else:
            there = action if location == action.location else replace(action, location=location)
            yield from _performed(located, there, base)


def _performed(path: Path, action: Access, base: Value) -> Iterator[Path]:
    """An access whose location is known."""
    match action:
        case Read():
            yield _read(path, action, base)
        case Write():
            yield _write(path, action, base)
        case WriteExclusive():
            yield from _write_exclusive(path, action, base)
        case Update():
            yield _replace_value(path, action, action.value, base).next()
        case CompareExchange():
            yield from _compare_exchange(path, action, base)
        case _:
            assert_never(action)


def _step(path: Path, code: Code, labels: dict[str, int]) -> Iterator[Path]:
    action = code[path.at]
    match action:
        case Assign():
            yield path.set(action.target, path.value(action.value)).next()
        case Select():
            yield from _select(path, action)
        case Branch():
            yield from _branch(path, action, labels)
        case Assume():
            condition = path.value(action.condition)
            going_on = path.controlled_by(condition).assume(condition.expression)
            if going_on is not None:
                yield going_on.next()
        case Jump(label):
            yield _jumped(path, labels[label], label, path.forked)
        case Label():
            yield path.next()
        case Fence():
            yield path.emit(None, action.tags, action.span).next()
        case _:
            yield from _access(path, action)


@dataclass(frozen=True, slots=True)
class ThreadPaths:
    """The paths through one thread. ``strays`` end at an access that is at no location; ``cut`` names the
    loop that was not followed to its end on some path, empty when all were."""

    paths: tuple[Path, ...]
    strays: tuple[Path, ...] = ()
    cut: str = ""


def paths_of(code: Code, layout: Layout) -> ThreadPaths:
    """Every path through one thread, and of more than `MOST_PATHS` one too many."""
    labels = {action.name: at for at, action in enumerate(code) if isinstance(action, Label)}
    finished: list[Path] = []
    strays: list[Path] = []
    cut = ""
    waiting = [Path(layout)]
    while waiting and len(finished) + len(strays) <= MOST_PATHS:
        path = waiting.pop()
        if path.stray:
            strays.append(path)
        elif path.at >= len(code):
            finished.append(path)
        elif path.jumps and path.jumps.count(path.jumps[-1]) > layout.unroll:
            cut = cut or f"the loop at `{path.jumps[-1]}` is unrolled {layout.unroll} times"
        elif path.steps > MOST_STEPS:
            cut = cut or f"a path of more than {MOST_STEPS} steps"
        else:
            stepped = replace(path, steps=path.steps + 1) if labels else path
            waiting.extend(reversed(tuple(_step(stepped, code, labels))))
    if len(finished) + len(strays) > MOST_PATHS:
        finished += strays
    return ThreadPaths(tuple(finished), tuple(strays), cut)
