"""A body in a context as a litmus test."""

from dataclasses import dataclass, replace
from functools import cached_property

from rustrata.abstract.atomics import lower
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import Program
from rustrata.executions.expressions import I32, Binary, BinaryOperator, Constant, Register
from rustrata.executions.outcomes import And, Equals, Outcome, Quantifier
from rustrata.programs.litmus import (
    Declaration,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    LitmusTest,
    Load,
    Ordering,
    Statement,
    Store,
    Thread,
    UpdateOperation,
)
from rustrata.programs.litmus.statements import source_registers
from rustrata.programs.optimisation import ConcurrentPair
from rustrata.refinement.concurrent.contexts import Act, Place, Shape, Slot, Slots
from rustrata.refinement.concurrent.orderings import NO_PROMISE, ORDERING, Setting
from rustrata.refinement.concurrent.values import compared, own_values, written_by
from rustrata.source import Span

_NAMES = "xyzuvw"
_MOST = 30
"""Accesses that a context can be written with; no search gets so far."""

Body = tuple[Statement, ...]


@dataclass(frozen=True)
class Surroundings:
    """What the contexts of a pair have at hand: its locations, and of their own as many as make two, and one
    that is atomic."""

    pair: ConcurrentPair

    @cached_property
    def declarations(self) -> tuple[Declaration, ...]:
        """Every location."""
        found = list(self.pair.declarations)
        while len(found) < 2 or not any(declaration.atomic for declaration in found):
            name = next(name for name in _NAMES if name not in self._taken)
            found.append(Declaration(name, I32, True, 0, self.span))
        return tuple(found)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every location as contexts see it."""
        known, written = {each.name for each in self.pair.declarations}, written_by(self.pair)
        return tuple(
            Place(
                each.name,
                each.atomic,
                each.name in known,
                each.name in written,
                (0, 1) if each.boolean else compared(self.pair, each.name),
                fresh=not each.boolean,
            )
            for each in self.declarations
        )

    @cached_property
    def span(self) -> Span:
        """Where nobody has written what a context does."""
        return Span(self.pair.source_file, 0, 0)

    @cached_property
    def _own_registers(self) -> frozenset[str]:
        bodies = (self.pair.source, self.pair.target)
        return frozenset(name for body in bodies for name in source_registers(Thread(0, body, self.span)))

    @cached_property
    def _taken(self) -> frozenset[str]:
        return self._own_registers | {declaration.name for declaration in self.pair.declarations}

    @cached_property
    def registers(self) -> tuple[str, ...]:
        """Names for what a context reads."""
        return tuple(
            name
            for name in (f"r{number}" for number in range(_MOST + len(self._taken)))
            if name not in self._taken
        )

    @cached_property
    def values(self) -> tuple[int, ...]:
        """Values for what a context writes."""
        return own_values(self.pair, _MOST)

    def check_values(self, bound: int) -> None:
        """See that all locations can hold the values that contexts of so many accesses write.

        Raises:
            RustrataError: OPT006 when one cannot.
        """
        if bound > _MOST:
            message = f"unsupported: contexts of more than {_MOST} accesses"
            raise RustrataError(Diagnostic("OPT006", message, help="the search is exhaustive"))
        largest = max(self.values[:bound], default=0)
        for declaration in self.declarations:
            if not declaration.boolean and declaration.type.wrap(largest) != largest:
                message = (
                    f"unsupported: `{declaration.name}` cannot hold {largest}, which contexts would write"
                )
                help_ = "take smaller numbers in the pair, or a wider type"
                raise RustrataError(Diagnostic("OPT006", message, declaration.span, help=help_))

    def test(self, body: Body, shape: Shape, setting: Setting) -> LitmusTest:
        """The body in a context with these orderings; its condition says nothing yet."""
        writing = _Writing(self, setting)
        before, between = writing.accesses(shape.before), writing.fence() if shape.before else ()
        after = (*writing.fence(), *writing.joined(writing.accesses(shape.after))) if shape.after else ()
        own = writing.joined(before, (*between, *body, *after))
        threads = [Thread(0, own, self.span)]
        for index, slots in enumerate(shape.others, 1):
            threads.append(Thread(index, writing.joined(writing.accesses(slots)), self.span))
        return LitmusTest(
            self.pair.name,
            Dialect.RUST,
            self.pair.source_file,
            self.declarations,
            tuple(threads),
            (),
            Quantifier.EXISTS,
            And(()),
            self.span,
        )

    def program(self, test: LitmusTest) -> Program:
        """The test as a program. What can be seen at its end are the memory, what the context has read, and
        those variables of the pair that both bodies set."""
        program = lower(test)
        hidden = self._own_registers.difference(self.pair.observed)
        shown = tuple(each for each in program.registers if each[0] or each[1] not in hidden)
        return replace(program, registers=shown)


def asking_for(test: LitmusTest, outcome: Outcome) -> LitmusTest:
    """The test with an outcome as its condition."""
    equations = (Equals(observable, value) for observable, value in outcome.values)
    return replace(test, condition=And(tuple(equations)))


@dataclass
class _Writing:
    """The statements of a context, in the order of its dials."""

    surroundings: Surroundings
    setting: Setting
    dial: int = 0
    written: int = 0
    read: int = 0

    def _next(self) -> int:
        self.dial += 1
        return self.setting[self.dial - 1]

    def fence(self) -> Body:
        """The fence that comes next, if there is one."""
        promises = self._next()
        return () if promises == NO_PROMISE else (Fence(ORDERING[promises], self.surroundings.span),)

    def accesses(self, slots: Slots) -> list[tuple[Statement, bool]]:
        """The accesses of a thread and the fences between them, each with whether it guards the rest."""
        found: list[tuple[Statement, bool]] = []
        for number, slot in enumerate(slots):
            if number:
                found += ((fence, False) for fence in self.fence())
            found.append((self._access(slot), slot.guards))
        return found

    def joined(self, accesses: list[tuple[Statement, bool]], rest: Body = ()) -> Body:
        """The statements one after the other; what is guarded stands in an ``if``."""
        span = self.surroundings.span
        for statement, guards in reversed(accesses):
            if guards and rest:
                assert isinstance(statement, Load) and statement.target is not None, "loads guard"
                differs = Binary(BinaryOperator.NOT_EQUAL, Register(statement.target), Constant(0))
                rest = (statement, If(differs, rest, (), span))
            else:
                rest = (statement, *rest)
        return rest

    def _access(self, slot: Slot) -> Statement:
        around, place = self.surroundings, slot.place
        ordering = ORDERING[self._next()] if place.atomic else self._plain()
        match slot.act:
            case Act.LOAD:
                return Load(self._register(), place.name, ordering, around.span)
            case Act.STORE:
                return Store(place.name, self._value(slot), ordering, around.span)
            case Act.SWAP:
                operation, register = UpdateOperation.SWAP, self._register()
                return FetchUpdate(register, operation, place.name, self._value(slot), ordering, around.span)

    def _plain(self) -> Ordering:
        self._next()
        return Ordering.NON_ATOMIC

    def _register(self) -> str:
        self.read += 1
        return self.surroundings.registers[self.read - 1]

    def _value(self, slot: Slot) -> Constant:
        if slot.value is not None:
            return Constant(slot.value)
        self.written += 1
        return Constant(self.surroundings.values[self.written - 1])
