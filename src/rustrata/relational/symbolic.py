"""Sets and relations as nodes of the relational graph: the domain in which models are compiled."""

from collections.abc import Callable, Sequence
from itertools import count

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.denotations import (
    Any,
    Chosen,
    Deferred,
    Event,
    Events,
    NeedsExecution,
    Pair,
    SetValue,
    TupleValue,
    Value,
)
from rustrata.relational.ir import Graph, Kind, Node, Op, union_members
from rustrata.relational.operations import Operations
from rustrata.source import Span


class Symbolic:
    """The domain of nodes of one graph."""

    def __init__(self) -> None:
        self.graph = Graph()
        self._groups = count()

    def constant(self, op: Op, kind: Kind) -> Node:
        """The empty set or relation, or all events."""
        return self.graph.node(op, kind)

    def identity(self) -> Node:
        """The relation ``id``."""
        return self.graph.relation("id")

    def apply(self, op: Op, kind: Kind, *operands: Events) -> Node:
        """A node of the graph."""
        return self.graph.node(op, kind, *map(_node, operands))

    def is_empty(self, value: Events) -> bool | None:
        """True when no execution has anything in it."""
        return True if _node(value).op is Op.EMPTY else None

    def elements(self, value: Events) -> tuple[Value, ...]:
        """None where there are none; else raises NeedsExecution."""
        if self.is_empty(value):
            return ()
        raise NeedsExecution

    def singleton(self, element: Event | Pair) -> Events:
        """There is no single event before there is an execution."""
        raise AssertionError(f"{element} outside of an execution")

    def known(self, value: Value) -> Value:
        """The value; raises NeedsExecution at one that waits for an execution."""
        if isinstance(value, Deferred | Chosen):
            raise NeedsExecution
        return value

    def same(self, left: Value, right: Value) -> bool:
        """Equality; raises NeedsExecution where two different nodes may be equal."""
        if left == right:
            return True
        if _holds_nodes(left) or _holds_nodes(right):
            raise NeedsExecution
        return False

    def identical(self, left: Value, right: Value) -> bool:
        """Are they the same nodes, or sets and tuples of the same?"""
        return left == right

    def by_location(self, events: Events) -> tuple[Events, ...]:
        """Raises NeedsExecution."""
        raise NeedsExecution

    def classes(self, relation: Events) -> tuple[Events, ...]:
        """Raises NeedsExecution."""
        raise NeedsExecution

    def linearisations(self, events: Events, order: Events) -> tuple[Events, ...]:
        """The one order of no events; else raises NeedsExecution."""
        if self.is_empty(events):
            return (self.constant(Op.EMPTY, Kind.RELATION),)
        raise NeedsExecution

    def fixpoint(
        self,
        names: Sequence[str],
        step: Callable[[Sequence[Value]], Sequence[Value]],
        spans: Sequence[Span],
    ) -> Sequence[Value]:
        """`Op.FIXPOINT` nodes: of relations, or of sets where relations do not fit.

        Raises:
            RustrataError: CAT005 below a difference, and whatever ``step`` raises.
        """
        group = next(self._groups)
        try:
            return self._solved(names, step, spans, Kind.RELATION, group)
        except RustrataError as error:
            if error.diagnostic.code != "CAT003":
                raise
            try:
                return self._solved(names, step, spans, Kind.SET, group)
            except RustrataError:
                raise error from None

    def _solved(
        self,
        names: Sequence[str],
        step: Callable[[Sequence[Value]], Sequence[Value]],
        spans: Sequence[Span],
        kind: Kind,
        group: int,
    ) -> Sequence[Node]:
        graph = self.graph
        variables = tuple(graph.node(Op.VARIABLE, kind, name=f"{group}:{name}") for name in names)
        operations = Operations(self)
        values = zip(step(variables), spans, strict=True)
        bodies = tuple(_node(operations.of_kind(value, kind, span)) for value, span in values)
        for name, body, span in zip(names, bodies, spans, strict=True):
            if not body.positive:
                message = f"`{name}` is defined recursively below `\\` or `~`"
                note = "such a definition need not have a least solution"
                raise RustrataError(Diagnostic("CAT005", message, span, notes=(note,)))
        if len(bodies) == 1 and (closure := self._closure(variables[0], bodies[0])) is not None:
            return [closure]
        return [
            graph.node(Op.FIXPOINT, kind, *bodies, name=f"{index}", variables=variables)
            for index in range(len(names))
        ]

    def _closure(self, variable: Node, body: Node) -> Node | None:
        """``let rec r = s | r ; r`` is ``s^+``, also where one of the two is ``s``; None for other bodies."""
        members = union_members(body)
        closed = [member for member in members if not member.open]
        if not closed or len(closed) == len(members):
            return None
        once = self.graph.union(*closed)
        steps = ((variable, variable), (once, variable), (variable, once))
        if all(m.op is Op.SEQUENCE and m.arguments in steps for m in members if m.open):
            return self.graph.node(Op.CLOSURE, Kind.RELATION, once)
        return None


def _node(value: Events) -> Node:
    assert isinstance(value, Node), "bits exist in executions only"
    return value


def _holds_nodes(value: Value) -> bool:
    match value:
        case Node() | Deferred() | Chosen() | Any():
            return True
        case SetValue(elements) | TupleValue(elements):
            return any(map(_holds_nodes, elements))
        case _:
            return False
