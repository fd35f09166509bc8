"""Cat interpreted on one execution: the domain of bits, and what waits for an execution.

`Bitwise` represents sets and relations by ints over the events of a structure. `Branches` runs what
`rustrata.relational.deferred` has kept.
"""

from collections.abc import Callable, Iterator, Sequence

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.syntax import Check, CheckKind, Role, WithFrom
from rustrata.relational.deferred import Choice, Each, Test, Waiting
from rustrata.relational.denotations import (
    Any,
    Bits,
    Chosen,
    Deferred,
    Event,
    Events,
    Pair,
    SetValue,
    TupleValue,
    Value,
)
from rustrata.relational.enumerate import classes_of, linear_orders
from rustrata.relational.instructions import Instructions, name_of_check, unsupported
from rustrata.relational.ir import Kind, Node, Op
from rustrata.relational.relation import Relations, members
from rustrata.relational.terms import Terms
from rustrata.source import Span


class Bitwise:
    """The domain of ints. ``values`` gives the nodes of a compiled model; ``locations`` has the location of
    each event, None for those that are no accesses."""

    def __init__(
        self, algebra: Relations, locations: Sequence[str | None], values: Callable[[Node], int]
    ) -> None:
        self.algebra = algebra
        self._locations = locations
        self._values = values
        self.chosen: dict[Chosen, Value] = {}
        self.remembered: dict[Deferred, Value] = {}
        self.terms = Terms(self, frozenset())

    def constant(self, op: Op, kind: Kind) -> Bits:
        """The empty set or relation, or all events."""
        return Bits(kind, self.algebra.row if op is Op.EVERYTHING else 0)

    def identity(self) -> Bits:
        """The relation ``id``."""
        return Bits(Kind.RELATION, self.algebra.identity)

    def apply(self, op: Op, kind: Kind, *operands: Events) -> Bits:
        """An operator on bits."""
        return Bits(kind, apply_bits(self.algebra, op, *map(_bits, operands)))

    def is_empty(self, value: Events) -> bool:
        """Has it no element?"""
        return not _bits(value)

    def elements(self, value: Events) -> tuple[Value, ...]:
        """The events or pairs, ascending."""
        if value.kind is Kind.SET:
            return tuple(map(Event, members(_bits(value))))
        return tuple(Pair(a, b) for a, b in self.algebra.pairs(_bits(value)))

    def singleton(self, element: Event | Pair) -> Bits:
        """The set or relation of one element."""
        if isinstance(element, Event):
            return Bits(Kind.SET, 1 << element.index)
        return Bits(Kind.RELATION, self.algebra.relation([(element.first, element.second)]))

    def known(self, value: Value) -> Value:
        """The value with nodes, choices and what was deferred replaced by what they are here."""
        match value:
            case Node():
                return Bits(value.kind, self._values(value))
            case Chosen():
                return self.chosen[value]
            case Deferred(term, scope):
                if value not in self.remembered:
                    self.remembered[value] = self.terms.value(term, scope)
                return self.remembered[value]
            case SetValue(elements):
                return SetValue(tuple(dict.fromkeys(map(self.known, elements))))
            case TupleValue(elements):
                return TupleValue(tuple(map(self.known, elements)))
            case _:
                return value

    def same(self, left: Value, right: Value) -> bool:
        """Equality."""
        return _plain(left) == _plain(right)

    def identical(self, left: Value, right: Value) -> bool:
        """Equality."""
        return self.same(left, right)

    def by_location(self, events: Events) -> tuple[Events, ...]:
        """A set of accesses cut by location, in the order of first events."""
        found: dict[str, int] = {}
        for event in members(_bits(events)):
            location = self._locations[event]
            if location is not None:
                found[location] = found.get(location, 0) | 1 << event
        return tuple(Bits(Kind.SET, members_) for members_ in found.values())

    def classes(self, relation: Events) -> tuple[Events, ...]:
        """The classes of an equivalence."""
        return tuple(Bits(Kind.SET, each) for each in classes_of(self.algebra, _bits(relation)))

    def linearisations(self, events: Events, order: Events) -> tuple[Events, ...]:
        """The total orders on a set that extend a relation."""
        found = linear_orders(self.algebra, _bits(events), _bits(order))
        return tuple(Bits(Kind.RELATION, each) for each in found)

    def fixpoint(
        self,
        names: Sequence[str],
        step: Callable[[Sequence[Value]], Sequence[Value]],
        spans: Sequence[Span],
    ) -> Sequence[Value]:
        """Kleene iteration. Raises CAT005 when it does not settle."""
        values: Sequence[Value] = [Any.ZERO] * len(names)
        for _ in range(self.algebra.size**2 * len(names) + 2):
            new = step(values)
            if all(map(self.same, values, new)):
                return new
            values = new
        message = f"the recursive definition of `{names[0]}` has no least solution"
        raise RustrataError(Diagnostic("CAT005", message, spans[0]))


def apply_bits(algebra: Relations, op: Op, *operands: int) -> int:
    """An operator of the graph on bits."""
    left, right = operands[0], operands[-1]
    if len(operands) == 1:
        return _UNARY[op](algebra, left)
    match op:
        case Op.UNION:
            return left | right
        case Op.INTERSECTION:
            return left & right
        case Op.DIFFERENCE:
            return left & ~right
        case Op.SEQUENCE:
            return algebra.compose(left, right)
        case _:
            assert op is Op.PRODUCT, f"{op} is not an operator with two operands"
            return algebra.product(left, right)


_UNARY: dict[Op, Callable[[Relations, int], int]] = {
    Op.INVERSE: Relations.inverse,
    Op.CLOSURE: Relations.closure,
    Op.IDENTITY_ON: Relations.identity_on,
    Op.DOMAIN: Relations.domain,
    Op.RANGE: Relations.range,
}


def _bits(value: Events) -> int:
    assert isinstance(value, Bits), "nodes are looked up before they are used"
    return value.bits


def _plain(value: Value) -> Value | None:
    """The value, or None where it is empty."""
    empty = value is Any.ZERO or value == SetValue() or (isinstance(value, Bits) and not value.bits)
    return None if empty else value


def found_in(algebra: Relations, kind: CheckKind, value: int) -> bool:
    """Has the value what the check forbids?"""
    match kind:
        case CheckKind.ACYCLIC:
            return not algebra.is_acyclic(value)
        case CheckKind.IRREFLEXIVE:
            return bool(value & algebra.identity)
        case CheckKind.EMPTY:
            return bool(value)


def check_holds(domain: Bitwise, check: Check, value: Value) -> bool:
    """Is a check met by the value of its expression?"""
    operations = domain.terms.operations
    span = check.term.span
    events = (
        operations.any_events(value, span)
        if check.kind is CheckKind.EMPTY
        else (operations.relation(value, span))
    )
    return found_in(domain.algebra, check.kind, _bits(events)) is check.negated


class Broken(Exception):
    """An execution breaks a check."""


class Checks(Instructions):
    """Instructions run on one execution. Raises `Broken` at a check that it breaks."""

    def __init__(self, domain: Bitwise, terms: Terms) -> None:
        super().__init__(terms, lambda _: None)
        self._domain = domain
        self.raised: list[str] = []
        """Flags that were raised."""

    def check(self, check: Check) -> None:
        """Test an axiom, raise a flag."""
        met = check_holds(self._domain, check, self.terms.value(check.term, self.scope))
        if check.role is Role.AXIOM:
            if not met:
                raise Broken
        elif met is (check.role is Role.FLAG):
            self.raised.append(name_of_check(check))

    def choose(self, instruction: WithFrom) -> None:
        """Refused where it would have to fork."""
        raise unsupported("unsupported: `with` inside of `forall` over the events", instruction.span)


class Branches:
    """The branches of one complete execution: one for each series of choices that meets the checks."""

    def __init__(self, waiting: Waiting, domain: Bitwise, spend: Callable[[], None]) -> None:
        """``spend`` counts a branch and may raise to end the search."""
        self._actions = waiting.actions
        self._domain = domain
        self._spend = spend
        domain.terms = Terms(domain, waiting.variants)
        domain.terms.operations.enumerations = dict(waiting.enumerations)
        self.furthest: tuple[int, str, CheckKind] = (-1, "", CheckKind.EMPTY)
        """How many actions the best branch met, and what it broke."""

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """The flags that each branch raises."""
        return self._from(0, ())

    def _from(self, at: int, raised: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if at == len(self._actions):
            yield raised
            return
        match self._actions[at]:
            case Choice() as choice:
                yield from self._choice(choice, at, raised)
            case Test() as test:
                new = self._test(test, at)
                if new is not None:
                    yield from self._from(at + 1, raised + new)
            case Each(instruction, scope):
                checks = Checks(self._domain, self._domain.terms)
                checks.scope = dict(scope)
                try:
                    checks.forall(instruction)
                except Broken:
                    self._stopped(at, f"forall {instruction.name}", CheckKind.EMPTY)
                    return
                yield from self._from(at + 1, raised + tuple(checks.raised))

    def _choice(self, choice: Choice, at: int, raised: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        domain = self._domain
        elements = domain.terms.elements(choice.elements, choice.scope)
        if not elements:
            self._stopped(at, f"with {choice.chosen.name}", CheckKind.EMPTY)
        before = domain.remembered
        for element in elements:
            self._spend()
            domain.chosen[choice.chosen] = element
            domain.remembered = dict(before)
            yield from self._from(at + 1, raised)
        domain.remembered = before

    def _test(self, test: Test, at: int) -> tuple[str, ...] | None:
        """The flags that a check raises; None when it is an axiom and broken."""
        value = self._domain.terms.value(test.check.term, test.scope)
        met = check_holds(self._domain, test.check, value)
        if test.check.role is not Role.AXIOM:
            return (test.name,) if met is (test.check.role is Role.FLAG) else ()
        if met:
            return ()
        self._stopped(at, test.name, test.check.kind)
        return None

    def _stopped(self, at: int, name: str, kind: CheckKind) -> None:
        if at > self.furthest[0]:
            self.furthest = (at, name, kind)
