"""Operators of cat on values, over any representation of sets and relations.

A `Domain` says how sets and relations are represented: `rustrata.relational.symbolic` as nodes of a graph,
`rustrata.relational.interpret` as bits. `Operations` adds what is common: which operands go together, the
constants that fit everywhere, and sets of values.
"""

from collections.abc import Callable, Sequence
from typing import NoReturn, Protocol

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.syntax import Operator
from rustrata.relational.denotations import (
    Any,
    Bits,
    Event,
    Events,
    Pair,
    SetValue,
    TagValue,
    TupleValue,
    Value,
    described,
)
from rustrata.relational.ir import Kind, Node, Op
from rustrata.source import Span


class Domain(Protocol):
    """A representation of sets of events and relations between them."""

    def constant(self, op: Op, kind: Kind) -> Events:
        """`Op.EMPTY` of a kind, or `Op.EVERYTHING` as a set."""

    def identity(self) -> Events:
        """The relation ``id``."""

    def apply(self, op: Op, kind: Kind, *operands: Events) -> Events:
        """An operator of the graph, whose result is of the kind given."""

    def is_empty(self, value: Events) -> bool | None:
        """Is it empty? None where that is known in an execution only."""

    def elements(self, value: Events) -> tuple[Value, ...]:
        """The events or pairs, ascending.

        Raises:
            NeedsExecution: when they are known in an execution only.
        """

    def singleton(self, element: Event | Pair) -> Events:
        """The set or relation of one element."""

    def fixpoint(
        self,
        names: Sequence[str],
        step: Callable[[Sequence[Value]], Sequence[Value]],
        spans: Sequence[Span],
    ) -> Sequence[Value]:
        """The least solution of a recursive definition, whose bodies ``step`` computes. ``spans`` are where
        the names are defined."""

    def known(self, value: Value) -> Value:
        """What a name is bound to, as far as the domain knows it.

        Raises:
            NeedsExecution: when it is known in an execution only.
        """

    def same(self, left: Value, right: Value) -> bool:
        """Are two values equal?

        Raises:
            NeedsExecution: when that is known in an execution only.
        """

    def identical(self, left: Value, right: Value) -> bool:
        """Are two values certain to be equal?"""

    def by_location(self, events: Events) -> tuple[Events, ...]:
        """A set of accesses cut into one set for each location. Raises NeedsExecution."""

    def classes(self, relation: Events) -> tuple[Events, ...]:
        """The classes of an equivalence relation. Raises NeedsExecution."""

    def linearisations(self, events: Events, order: Events) -> tuple[Events, ...]:
        """The total orders on a set that extend a relation. Raises NeedsExecution."""


_SAME_KIND = {
    Operator.UNION: Op.UNION,
    Operator.DIFFERENCE: Op.DIFFERENCE,
    Operator.INTERSECTION: Op.INTERSECTION,
}


class Operations:
    """Operators on values. Every method raises CAT003 at the span it is given where operands do not fit."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.enumerations: dict[str, tuple[str, ...]] = {}

    def relation(self, value: Value, span: Span) -> Events:
        """The value as a relation."""
        return self.of_kind(value, Kind.RELATION, span)

    def set(self, value: Value, span: Span) -> Events:
        """The value as a set of events."""
        return self.of_kind(value, Kind.SET, span)

    def of_kind(self, value: Value, kind: Kind, span: Span) -> Events:
        """The value as a set or as a relation."""
        domain = self.domain
        match value:
            case Node() | Bits() if value.kind is kind:
                return value
            case SetValue(()) | Any.ZERO:
                return domain.constant(Op.EMPTY, kind)
            case Any.UNIVERSE:
                return self._everything(kind)
            case Event() if kind is Kind.SET:
                return domain.singleton(value)
            case Pair() if kind is Kind.RELATION:
                return domain.singleton(value)
            case TupleValue((Event(a), Event(b))) if kind is Kind.RELATION:
                return domain.singleton(Pair(a, b))
            case _:
                self._wrong_kind(value, kind, span)

    def _everything(self, kind: Kind) -> Events:
        everything = self.domain.constant(Op.EVERYTHING, Kind.SET)
        if kind is Kind.SET:
            return everything
        return self.domain.apply(Op.PRODUCT, kind, everything, everything)

    def _wrong_kind(self, value: Value, kind: Kind, span: Span) -> NoReturn:
        text = " ".join(span.text.split())
        identity = isinstance(value, Node | Bits) and kind is Kind.RELATION
        help_ = f"write `[{text}]` for the identity on a set" if identity else None
        raise mistake(f"expected a {kind.value}, found {described(value)}", span, help_)

    def any_events(self, value: Value, span: Span) -> Events:
        """The value as a set or a relation, whichever it is: ``0`` and ``{}`` a relation, ``_`` a set."""
        match value:
            case Node() | Bits():
                return value
            case Event():
                return self.set(value, span)
            case Any.UNIVERSE:
                return self.set(value, span)
            case _:
                return self.relation(value, span)

    def unary(self, operator: Operator, value: Value, span: Span) -> Value:
        """An operator with one operand. ``span`` is the operand's."""
        domain, relation = self.domain, Kind.RELATION
        match operator:
            case Operator.IDENTITY_ON:
                return domain.apply(Op.IDENTITY_ON, relation, self.set(value, span))
            case Operator.COMPLEMENT:
                return self.complement(value, span)
            case Operator.INVERSE:
                if isinstance(value, Pair):
                    return Pair(value.second, value.first)
                return domain.apply(Op.INVERSE, relation, self.relation(value, span))
            case Operator.PLUS:
                return domain.apply(Op.CLOSURE, relation, self.relation(value, span))
            case Operator.STAR:
                closure = domain.apply(Op.CLOSURE, relation, self.relation(value, span))
                return domain.apply(Op.UNION, relation, domain.identity(), closure)
            case _:
                assert operator is Operator.OPTIONAL, f"{operator} has two operands"
                return domain.apply(Op.UNION, relation, domain.identity(), self.relation(value, span))

    def complement(self, value: Value, span: Span) -> Value:
        """Everything that is not in the value."""
        match value:
            case Any.ZERO | SetValue(()):
                return Any.UNIVERSE
            case Any.UNIVERSE:
                return Any.ZERO
            case SetValue((TagValue(enumeration, _), *_)):
                every = tuple(TagValue(enumeration, tag) for tag in self.enumerations[enumeration])
                return SetValue(tuple(tag for tag in every if tag not in value.elements))
            case _:
                events = self.any_events(value, span)
                everything = self._everything(events.kind)
                return self.domain.apply(Op.DIFFERENCE, events.kind, everything, events)

    def binary(self, operator: Operator, left: Value, right: Value, spans: tuple[Span, Span]) -> Value:
        """An operator with two operands."""
        match operator:
            case Operator.ADD:
                return self.add(left, right, spans)
            case Operator.SEQUENCE:
                operands = (self.relation(v, s) for v, s in zip((left, right), spans, strict=True))
                return self.domain.apply(Op.SEQUENCE, Kind.RELATION, *operands)
            case Operator.PRODUCT:
                operands = (self.set(v, s) for v, s in zip((left, right), spans, strict=True))
                return self.domain.apply(Op.PRODUCT, Kind.RELATION, *operands)
            case _:
                return self._same_kind(operator, _as_set(left), _as_set(right), spans)

    def _same_kind(self, operator: Operator, left: Value, right: Value, spans: tuple[Span, Span]) -> Value:
        """Union, intersection and difference, of events or of values."""
        simple = _with_constant(operator, left, right)
        if simple is not None:
            return simple
        if isinstance(left, SetValue) and isinstance(right, SetValue):
            return self._of_values(operator, left, right)
        if isinstance(right, SetValue) and right.elements:
            self._wrong_kind(right, self.any_events(left, spans[0]).kind, spans[1])
        if _is_constant(left):
            second = self.any_events(right, spans[1])
            first = self.of_kind(left, second.kind, spans[0])
        else:
            first = self.any_events(left, spans[0])
            second = self.of_kind(right, first.kind, spans[1])
        return self.domain.apply(_SAME_KIND[operator], first.kind, first, second)

    def _of_values(self, operator: Operator, left: SetValue, right: SetValue) -> SetValue:
        def is_new(element: Value) -> bool:
            return not any(self.domain.identical(element, each) for each in left.elements)

        def has(found: SetValue, wanted: Value) -> bool:
            return any(self.domain.same(element, wanted) for element in found.elements)

        if operator is Operator.UNION:
            return SetValue(left.elements + tuple(each for each in right.elements if is_new(each)))
        kept = operator is Operator.INTERSECTION
        return SetValue(tuple(each for each in left.elements if has(right, each) is kept))

    def add(self, element: Value, to: Value, spans: tuple[Span, Span]) -> Value:
        """``element ++ set``."""
        match element, to:
            case ((Event() | Pair()), SetValue(())):
                return self.domain.singleton(element)
            case _, SetValue(elements):
                added = self._plain(element)
                if any(self.domain.identical(added, each) for each in elements):
                    return to
                return SetValue((added, *elements))
            case ((Event() | Pair() | TupleValue((Event(), Event()))), _):
                kind = Kind.SET if isinstance(element, Event) else Kind.RELATION
                one, rest = self.of_kind(element, kind, spans[0]), self.of_kind(to, kind, spans[1])
                return self.domain.apply(Op.UNION, kind, one, rest)
            case _:
                raise mistake(f"expected a set of such values, found {described(to)}", spans[1])

    def _plain(self, value: Value) -> Value:
        """A value as an element: ``0`` as the empty relation."""
        return self.domain.constant(Op.EMPTY, Kind.RELATION) if value is Any.ZERO else value

    def explicit(self, elements: Sequence[tuple[Value, Span]]) -> Value:
        """``{a, b}``."""
        found: Value = SetValue()
        for element, span in reversed(elements):
            found = self.add(element, found, (span, span))
        return found


def mistake(message: str, span: Span, help_: str | None = None) -> RustrataError:
    """CAT003: a value of the wrong sort."""
    return RustrataError(Diagnostic("CAT003", message, span, help=help_))


def _as_set(value: Value) -> Value:
    """A tag as the set of itself."""
    return SetValue((value,)) if isinstance(value, TagValue) else value


def _is_constant(value: Value) -> bool:
    return isinstance(value, Any) or value == SetValue()


def _with_constant(operator: Operator, left: Value, right: Value) -> Value | None:
    """The result where an operand is a constant that decides it."""
    empty = (Any.ZERO, SetValue())
    match operator:
        case Operator.UNION:
            if Any.UNIVERSE in (left, right):
                return Any.UNIVERSE
            return (
                right
                if left in empty and isinstance(right, Any | SetValue)
                else (left if right in empty and isinstance(left, Any | SetValue) else None)
            )
        case Operator.INTERSECTION:
            if left is Any.UNIVERSE:
                return right
            if right is Any.UNIVERSE:
                return left
            return left if _is_constant(left) else right if _is_constant(right) else None
        case _:
            if left in empty or right in empty:
                return left
            return Any.ZERO if right is Any.UNIVERSE else None
