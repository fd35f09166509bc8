"""Checks: what an axiom demands and what raises a flag, as clauses."""

from collections.abc import Iterable, Iterator

from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.elaborate import Axiom
from rustrata.relational.ir import Node, Op, union_members
from rustrata.relational.relation import members
from rustrata.relational.sat.clauses import FALSE, TRUE, Clauses
from rustrata.relational.sat.entries import Entries
from rustrata.relational.sat.values import components
from rustrata.relational.sat.variables import Variables


class Checks:
    """The checks of one model over one program."""

    def __init__(self, choices: Variables, entries: Entries, clauses: Clauses) -> None:
        self._choices = choices
        self._entries = entries
        self._clauses = clauses
        self._size = choices.algebra.size

    def demand(self, axiom: Axiom, when: int = TRUE) -> None:
        """Demand that a check holds, where a literal is true."""
        kind, node = axiom.kind, axiom.node
        if axiom.negated:
            self._clauses.add(-when, *self.broken(kind, node))
            self._entries.settle()
            return
        step = closed(node)
        if step is not None and kind in (CheckKind.ACYCLIC, CheckKind.IRREFLEXIVE):
            self._acyclic(step, when)
        elif kind is CheckKind.ACYCLIC:
            self._acyclic(union_members(node), when)
        else:
            for at, first, last in self._entries.pairs(node):
                if kind is CheckKind.EMPTY or first == last:
                    self._clauses.add(-when, -self._entries.above(node, at), *self._absent(first, last))
        self._entries.settle()

    def _absent(self, *events: int) -> Iterator[int]:
        return (-self._choices.present[event] for event in events if self._choices.present[event] != TRUE)

    def broken(self, kind: CheckKind, node: Node) -> Iterator[int]:
        """Literals one of which is true only when the set or relation has what the check forbids, and can
        be when it has."""
        squarings = (self._size - 1).bit_length()
        if kind is CheckKind.ACYCLIC:
            for event in range(self._size):
                cycle = self._entries.power(node, None, squarings, event * (self._size + 1))
                yield self._clauses.all_of((cycle, self._choices.present[event]))
            return
        for at, first, last in self._entries.pairs(node):
            if kind is CheckKind.EMPTY or first == last:
                present = (self._choices.present[first], self._choices.present[last])
                yield self._clauses.all_of((self._entries.below(node, at), *present))

    def _acyclic(self, parts: Iterable[Node], when: int) -> None:
        """No cycle, by eliminating one event after the other: a path through it becomes an edge."""
        parts = tuple(parts)
        for component in self._cyclic(parts):
            edges = self._edges(parts, component)
            while edges:
                event = min(edges, key=lambda e: (len(edges[e]), e))
                self._eliminate(event, edges, when)

    def _cyclic(self, parts: tuple[Node, ...]) -> Iterator[set[int]]:
        """Events that may be on a cycle."""
        algebra = self._choices.algebra
        upper = 0
        for part in parts:
            upper |= self._entries.bounds.of(part)[1]
        after = {event: set(members(algebra.successors(upper, event))) for event in range(self._size)}
        for component in components(after):
            if len(component) > 1 or component & after[min(component)]:
                yield component

    def _edges(self, parts: tuple[Node, ...], component: set[int]) -> dict[int, dict[int, int]]:
        """For each event its neighbours, with the literal of the edge to each: one that is true whenever
        there is an edge between two events that are there."""
        inside = sum(1 << event for event in component)
        algebra = self._choices.algebra
        found: dict[int, dict[int, list[int]]] = {event: {} for event in component}
        for part in parts:
            upper = self._entries.bounds.of(part)[1]
            for first in component:
                for last in members(algebra.successors(upper, first) & inside):
                    literal = self._entries.above(part, first * self._size + last)
                    found[first].setdefault(last, []).append(literal)
        return {
            first: {last: self._edge(first, last, literals) for last, literals in ends.items()}
            for first, ends in found.items()
        }

    def _edge(self, first: int, last: int, literals: list[int]) -> int:
        absent = tuple(self._absent(first, last))
        literals = [literal for literal in dict.fromkeys(literals) if literal != FALSE]
        if TRUE in literals:
            literals = [TRUE]
        if not absent and len(literals) <= 1:
            return literals[0] if literals else FALSE
        edge = self._clauses.new()
        for literal in literals:
            self._clauses.add(-literal, *absent, edge)
        return edge

    def _eliminate(self, event: int, edges: dict[int, dict[int, int]], when: int) -> None:
        """Take an event out, and join what precedes it to what follows it."""
        clauses = self._clauses
        out = edges.pop(event)
        loop = out.pop(event, FALSE)
        clauses.add(-when, -loop)
        for first, ends in edges.items():
            into = ends.pop(event, FALSE)
            if into == FALSE:
                continue
            for last, onward in out.items():
                known = ends.get(last, FALSE)
                if onward == FALSE or known == TRUE:
                    continue
                if first == last:
                    clauses.add(-when, -into, -onward)
                    continue
                if known == FALSE and TRUE in (into, onward):
                    ends[last] = onward if into == TRUE else into
                    continue
                joined = ends[last] = clauses.new()
                clauses.add(-into, -onward, joined)
                clauses.add(-known, joined)


def closed(node: Node) -> tuple[Node, ...] | None:
    """The parts of the relation of which a node is the transitive closure, however that is written."""
    if node.op is Op.CLOSURE:
        return union_members(node.arguments[0])
    if node.op is not Op.FIXPOINT or len(node.variables) != 1:
        return None
    steps: list[Node] = []
    variable, recursive = node.variables[0], False
    for part in union_members(node.arguments[0]):
        if part.op is Op.SEQUENCE and part.arguments == (variable, variable):
            recursive = True
        elif part.open:
            return None
        else:
            steps.append(part)
    return tuple(steps) if recursive else None
