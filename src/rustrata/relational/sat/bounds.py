"""Bounds: for each node of a model what it denotes at least and at most, over all executions of a program.

A bound is an int of `rustrata.relational.relation`, relative to presence: a pair is in the lower bound when
it is in the relation whenever both events are there. Most of a model is settled by its bounds; only what
is between them is written down as clauses.
"""

from collections.abc import Callable, MutableMapping

from rustrata.relational.backend import CannotAnswer
from rustrata.relational.ir import Kind, Node, Op
from rustrata.relational.sat.variables import Bound, Variables


class Bounds:
    """Bounds of the nodes of one model for one program."""

    def __init__(self, choices: Variables) -> None:
        self._choices = choices
        guarded = choices.guarded
        self._algebra = choices.algebra
        self._certain = guarded.all_certain
        self._compatible = guarded.compatible
        self._implies = guarded.implies
        self._implied = guarded.implies if self._certain else self._algebra.inverse(guarded.implies)
        self._known: dict[int, Bound] = {}

    def of(self, node: Node) -> Bound:
        """The bounds of a node."""
        return self._bound(node, self._known)

    def _bound(self, node: Node, known: MutableMapping[int, Bound]) -> Bound:
        """The bounds of a node; ``known`` has those found so far, and those of variables."""
        found = known.get(node.number) if node.open else self._known.get(node.number)
        if found is None:
            found = self._computed(node, known)
            (known if node.open else self._known)[node.number] = found
        return found

    def _computed(self, node: Node, known: MutableMapping[int, Bound]) -> Bound:
        match node.op:
            case Op.BASE_RELATION | Op.BASE_SET | Op.EMPTY | Op.EVERYTHING:
                return self._leaf(node)
            case Op.FIXPOINT:
                return self._fixpoint(node)
            case Op.VARIABLE:
                raise CannotAnswer("recursive definitions inside each other")
            case _:
                parts = [self._bound(argument, known) for argument in node.arguments]
                return self._applied(node.op, parts[0], parts[-1])

    def _leaf(self, node: Node) -> Bound:
        algebra = self._algebra
        if node.op is Op.EMPTY:
            return 0, 0
        if node.op is Op.EVERYTHING:
            assert node.kind is Kind.SET, "all pairs are a product"
            return algebra.row, algebra.row
        return self._choices.given(node.kind, node.name)

    def _applied(self, op: Op, a: Bound, b: Bound) -> Bound:
        algebra = self._algebra
        match op:
            case Op.UNION:
                return a[0] | b[0], a[1] | b[1]
            case Op.INTERSECTION:
                return a[0] & b[0], a[1] & b[1]
            case Op.DIFFERENCE:
                return a[0] & ~b[1], a[1] & ~b[0]
            case Op.SEQUENCE:
                return self._sequence(a, b)
            case Op.PRODUCT:
                lower, upper = algebra.product(a[0], b[0]), algebra.product(a[1], b[1])
                return lower & self._compatible, upper & self._compatible
            case _:
                return self._unary(op, a)

    def _unary(self, op: Op, a: Bound) -> Bound:
        algebra = self._algebra
        match op:
            case Op.CLOSURE:
                return self._closure(a)
            case Op.INVERSE:
                return self._each(algebra.inverse, a)
            case Op.IDENTITY_ON:
                return self._each(algebra.identity_on, a)
            case Op.DOMAIN:
                return algebra.domain(a[0] & self._implies), algebra.domain(a[1])
            case Op.RANGE:
                return algebra.range(a[0] & self._implied), algebra.range(a[1])
            case _:
                raise AssertionError(f"{op} is not an operator")

    def _each(self, operation: Callable[[int], int], a: Bound) -> Bound:
        upper = operation(a[1])
        return (upper if a[0] == a[1] else operation(a[0])), upper

    def _sequence(self, a: Bound, b: Bound) -> Bound:
        compose = self._algebra.compose
        upper = compose(a[1], b[1]) & self._compatible
        if self._certain:
            return (upper if a[0] == a[1] and b[0] == b[1] else compose(a[0], b[0])), upper
        lower = compose(a[0] & self._implies, b[0]) | compose(a[0], b[0] & self._implied)
        return lower & self._compatible, upper

    def _closure(self, a: Bound) -> Bound:
        closure = self._algebra.closure
        upper = closure(a[1]) & self._compatible
        if self._certain:
            return (upper if a[0] == a[1] else closure(a[0])), upper
        lower, before = a[0], -1
        while lower != before:
            before = lower
            lower |= self._sequence((lower, 0), (lower, 0))[0]
        return lower, upper

    def _fixpoint(self, node: Node) -> Bound:
        """Both bounds by iteration from the empty relations, all members of the group at once."""
        found: dict[int, Bound] = {variable.number: (0, 0) for variable in node.variables}
        while True:
            known = dict(found)
            bodies = [self._bound(body, known) for body in node.arguments]
            new = {variable.number: body for variable, body in zip(node.variables, bodies, strict=True)}
            if new == found:
                break
            found = new
        self._known |= known
        return found[node.variables[int(node.name)].number]
