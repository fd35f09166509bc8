"""A path: a thread while it is run symbolically along one way through its code, and what it did there.

A register holds an expression over the values of the thread's own reads, the set of events it was computed
from, which gives syntactic dependencies, and the set of those by which it was picked. Sets of events are
ints of one bit for each event.

A path changes as it is run, and is copied (`Path.fork`) only where control flow parts: straight-line code
never copies. What can be said of a path that is at its end is `Path.events` and the rest; nothing
changes them any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from rustrata.executions.actions import OLD, Program, Tags
from rustrata.executions.expressions import (
    Constant,
    Expression,
    IntegerType,
    Leaf,
    ReadBy,
    Register,
)
from rustrata.relational.relation import members
from rustrata.relational.simplify import simplified, wrapped
from rustrata.relational.structure import Event
from rustrata.source import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """Where computed addresses lead, and what is there."""

    locations: dict[int, str] = field(default_factory=dict)
    types: dict[str, IntegerType] = field(default_factory=dict)
    unroll: int = 2
    parts_of: int = 0


def layout_of(program: Program) -> Layout:
    """The layout of a program's locations."""
    return Layout({a: name for name, a in program.addresses}, dict(program.types), program.unroll, program.parts_of)


class Value(NamedTuple):
    """A register's content: an expression over `ReadBy`, the events it was computed from, and those by which
    an instruction picked it from among values."""

    expression: Expression
    sources: int = 0
    picked: int = 0


ZERO = Value(Constant(0))
ONE = Value(Constant(1))


def read_value(event: int) -> Value:
    """What a read event returns."""
    return Value(ReadBy(event), 1 << event)


@dataclass(slots=True, eq=False)
class Path:
    """A thread's state while it is run, and what it did. Events are numbered from ``start``.

    ``edges`` are the dependencies and pairs of the thread, by their names in cat. ``stray`` says why the path
    ends in the middle: its next access is at no location of that width. ``jumps`` are the jumps backwards
    that count, ``forked`` whether there was a choice since the last one, ``round`` where the last one that
    did not count led, and the registers there.
    """

    layout: Layout
    thread: int = 0
    start: int = 0
    at: int = 0
    events: list[Event] = field(default_factory=list)
    registers: dict[str, Value] = field(default_factory=dict)
    conditions: list[Expression] = field(default_factory=list)
    edges: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    jumps: list[str] = field(default_factory=list)
    control: int = 0
    picked_control: int = 0
    reservation: int | None = None
    forked: bool = False
    steps: int = 0
    stray: str = ""
    round: tuple[int, dict[str, Value]] = (-1, {})

    def fork(self) -> "Path":
        """An independent copy."""
        return Path(
            self.layout,
            self.thread,
            self.start,
            self.at,
            self.events.copy(),
            self.registers.copy(),
            self.conditions.copy(),
            {name: pairs.copy() for name, pairs in self.edges.items()},
            self.jumps.copy(),
            self.control,
            self.picked_control,
            self.reservation,
            self.forked,
            self.steps,
            self.stray,
            self.round,
        )

    @property
    def end(self) -> int:
        """The number of the next event."""
        return self.start + len(self.events)

    def event(self, number: int) -> Event:
        """An event of this path."""
        return self.events[number - self.start]

    def value(self, expression: Expression, old: Value | None = None) -> Value:
        """The expression with registers replaced by what they hold; ``old`` is what `OLD` stands for."""
        if isinstance(expression, Constant):
            return Value(expression)
        if isinstance(expression, Register) and expression.name != OLD:
            return self.registers.get(expression.name, ZERO)
        sources = picked = 0

        def held(leaf: Leaf) -> Expression:
            nonlocal sources, picked
            assert isinstance(leaf, Register), "thread code mentions registers, never reads"
            found = self.registers.get(leaf.name, ZERO)
            if leaf.name == OLD:
                assert old is not None, "OLD occurs only inside an Update"
                found = old
            sources |= found.sources
            picked |= found.picked
            return found.expression

        return Value(self.simplified(expression, held), sources, picked)

    def simplified(self, expression: Expression, value_of: Callable[[Leaf], Expression]) -> Expression:
        """The expression with its leaves replaced, as small as it can be made."""
        return simplified(expression, value_of, self._type_of)

    def stored(self, location: str | None, expression: Expression) -> Expression:
        """An expression in the type of a location."""
        type_ = self.layout.types.get(location or "")
        return expression if type_ is None else wrapped(type_, expression, self._type_of)

    def _type_of(self, event: int) -> IntegerType | None:
        place = event - self.start
        if not self.layout.types or place >= len(self.events):
            return None
        return self.layout.types.get(self.events[place].location or "")

    def set(self, target: str | None, value: Value) -> None:
        """Assign a register, unless ``target`` is None."""
        if target is not None:
            self.registers[target] = value

    def assume(self, expression: Expression) -> None:
        """Go on where the expression is non-zero. It is no constant."""
        self.conditions.append(expression)
        self.forked = True

    def controlled_by(self, condition: Value) -> None:
        """What follows depends by control on a condition."""
        self.control |= condition.sources
        self.picked_control |= condition.picked

    def emit(
        self,
        location: str | None,
        tags: Tags,
        span: Span | None,
        *,
        reads: bool = False,
        value: Value | None = None,
        base: Value = ZERO,
    ) -> None:
        """Append an event with the dependencies that lead to it; ``base`` has those of its address."""
        number = self.end
        written = None
        if base.sources:
            self.relate("addr", base.sources, number)
        if self.control:
            self.relate("ctrl", self.control, number)
        if value is not None:
            written = self.stored(location, value.expression)
            self.relate("data", value.sources, number)
            self.relate("pick-data", value.picked, number)
        if base.picked:
            self.relate("pick-addr", base.picked, number)
        if self.picked_control:
            self.relate("pick-ctrl", self.picked_control, number)
        self.events.append(
            Event(number, self.thread, reads, value is not None, location, written, tags, span)
        )

    def relate(self, name: str, sources: int, event: int) -> None:
        """Edges of a relation, to an event from each other event of a set."""
        sources &= ~(1 << event)
        if sources:
            edges = self.edges.setdefault(name, [])
            edges.extend((source, event) for source in members(sources))

    def pair(self, name: str, first: int, second: int) -> None:
        """An edge of a relation; an event may be paired with itself."""
        self.edges.setdefault(name, []).append((first, second))
