"""Entries: the clauses for what is between the bounds of a node.

An entry is an event of a set or a pair of a relation. It has up to two literals. The one *above* is true
whenever the entry is in, and stands where that is forbidden; the one *below* is true only when it is, and
stands where that is demanded. So each definition is written in one direction only, and from above any
solution of a recursive definition will do, of which the least is one. From below a closure is made by
squaring and a recursive definition in as many rounds as it has entries.

An entry is made when it is asked for. Both literals are relative to presence, as bounds are.
"""

from collections.abc import Iterator

from rustrata.records import record
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.ir import Kind, Node, Op, union_members
from rustrata.relational.relation import members
from rustrata.relational.sat.bounds import Bounds
from rustrata.relational.sat.clauses import FALSE, TRUE, Clauses
from rustrata.relational.sat.variables import Variables

MOST_ROUNDS = 200
"""Undecided entries of a recursive definition up to which it is made from below."""


@record
class _Upper:
    """The upper bound of a node, by row and by column; of a set in one row."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


class Entries:
    """The literals of the entries of one model's nodes."""

    def __init__(self, choices: Variables, bounds: Bounds, clauses: Clauses) -> None:
        self.bounds = bounds
        self._choices = choices
        self._clauses = clauses
        self._algebra = choices.algebra
        self._size = self._algebra.size
        self._present = choices.present
        self._implies = choices.guarded.implies
        self._all_certain = choices.guarded.all_certain
        self._above: dict[tuple[int, int], int] = {}
        self._below: dict[tuple[int, int, int], int] = {}
        self._powers: dict[tuple[int, int, int, int], int] = {}
        self._uppers: dict[int, _Upper] = {}
        self._waiting: list[tuple[Node, int, int]] = []
        self._bodies: dict[int, Node] = {}
        self._rounds: dict[int, int] = {}

    def above(self, node: Node, at: int) -> int:
        """A literal that is true whenever the entry is in. `settle` has to be called in the end."""
        lower, upper = self.bounds.of(node)
        if not upper >> at & 1:
            return FALSE
        if lower >> at & 1:
            return TRUE
        key = (node.number, at)
        found = self._above.get(key)
        if found is None:
            found = self._made_above(node, at)
            self._above[key] = found
        return found

    def settle(self) -> None:
        """Define the entries of recursive relations that have been asked for, and what these ask for."""
        while self._waiting:
            node, at, literal = self._waiting.pop()
            if node.op is Op.CLOSURE:
                self._step_above(node, at, literal)
            else:
                self._clauses.add(-self.above(self._bodies[node.number], at), literal)

    def _made_above(self, node: Node, at: int) -> int:
        if node.op is Op.CLOSURE:
            return self._deferred(node, at)
        if node.op is Op.FIXPOINT:
            self._bodies |= {
                variable.number: body for variable, body in zip(node.variables, node.arguments, strict=True)
            }
            return self.above(node.variables[int(node.name)], at)
        if node.op is Op.VARIABLE:
            return self._deferred(node, at)
        if node.op is Op.BASE_RELATION or node.op is Op.BASE_SET:
            return self._base(node, at)
        terms = [
            [literal if positive else -literal for literal, positive in self._literals_above(term)]
            for term in self._terms(node, at)
        ]
        return self._implied(terms)

    def _literals_above(self, term: "_Term") -> Iterator[tuple[int, bool]]:
        for part, at, positive in term.parts:
            yield (self.above(part, at) if positive else self.below(part, at)), positive
        if term.through is not None:
            yield self._present[term.through], True

    def _deferred(self, node: Node, at: int) -> int:
        literal = self._clauses.new()
        self._waiting.append((node, at, literal))
        return literal

    def _step_above(self, node: Node, at: int, literal: int) -> None:
        """``r+`` is above ``r`` and ``r ; r+``."""
        step = node.arguments[0]
        first, last = divmod(at, self._size)
        self._clauses.add(-self.above(step, at), literal)
        between = self._upper(step).rows[first] & self._upper(node).columns[last]
        for middle in members(between):
            one = self.above(step, first * self._size + middle)
            other = self.above(node, middle * self._size + last)
            self._clauses.add(-one, -other, *self._absent(first, middle, last), literal)

    def _absent(self, first: int, middle: int, last: int) -> tuple[int, ...]:
        """That the middle event is not there, unless one of the others says that it is."""
        if self._needs(first, middle, last):
            return (-self._present[middle],)
        return ()

    def _needs(self, first: int, middle: int, last: int) -> bool:
        if self._all_certain:
            return False
        implies, size = self._implies, self._size
        return not (implies >> (first * size + middle) | implies >> (last * size + middle)) & 1

    def _implied(self, terms: list[list[int]]) -> int:
        """A literal that is true whenever all of one of the terms is."""
        kept = []
        for term in terms:
            literals = [literal for literal in term if literal != TRUE]
            if not literals:
                return TRUE
            if FALSE not in literals:
                kept.append(literals)
        if not kept:
            return FALSE
        if len(kept) == 1 and len(kept[0]) == 1:
            return kept[0][0]
        result = self._clauses.new()
        for literals in kept:
            self._clauses.add(*(-literal for literal in literals), result)
        return result

    def _base(self, node: Node, at: int) -> int:
        first, second = divmod(at, self._size)
        if node.name == "rf":
            return self._choices.sources[second][first]
        if node.name == "co":
            return self._choices.before(first, second)
        if node.name != "fr":
            return self._choices.entry(node.kind, node.name, at)
        return self._clauses.any_of(
            self._clauses.all_of((literal, self._choices.before(write, second)))
            for write, literal in self._choices.sources[first].items()
            if write != second
        )

    def _upper(self, node: Node) -> _Upper:
        found = self._uppers.get(node.number)
        if found is None:
            upper, algebra = self.bounds.of(node)[1], self._algebra
            rows = tuple(algebra.successors(upper, a) for a in range(self._size))
            columns = [0] * self._size
            for a, row in enumerate(rows):
                for b in members(row):
                    columns[b] |= 1 << a
            found = self._uppers[node.number] = _Upper(rows, tuple(columns))
        return found

    def _terms(self, node: Node, at: int) -> "Iterator[_Term]":
        """The ways in which an entry can be in: each term is a conjunction."""
        match node.op:
            case Op.UNION:
                for part in union_members(node):
                    if self.bounds.of(part)[1] >> at & 1:
                        yield _Term(((part, at, True),))
            case Op.INTERSECTION:
                yield _Term(tuple((part, at, True) for part in node.arguments))
            case Op.DIFFERENCE:
                left, right = node.arguments
                yield _Term(((left, at, True), (right, at, False)))
            case Op.DOMAIN | Op.RANGE:
                yield from self._ends(node.arguments[0], at, first=node.op is Op.DOMAIN)
            case _:
                yield from self._terms_of_pair(node, *divmod(at, self._size))

    def _terms_of_pair(self, node: Node, first: int, last: int) -> "Iterator[_Term]":
        match node.op:
            case Op.SEQUENCE:
                yield from self._through(node, first, last)
            case Op.INVERSE:
                yield _Term(((node.arguments[0], last * self._size + first, True),))
            case Op.IDENTITY_ON:
                yield _Term(((node.arguments[0], first, True),))
            case Op.PRODUCT:
                left, right = node.arguments
                yield _Term(((left, first, True), (right, last, True)))
            case _:
                raise AssertionError(f"{node.op} is defined elsewhere")

    def _ends(self, relation: Node, event: int, *, first: bool) -> "Iterator[_Term]":
        """That an event is the first or the last of a pair."""
        upper = self._upper(relation)
        for other in members(upper.rows[event] if first else upper.columns[event]):
            pair = event * self._size + other if first else other * self._size + event
            yield _Term(((relation, pair, True),), other if self._needs(event, other, event) else None)

    def _through(self, node: Node, first: int, last: int) -> "Iterator[_Term]":
        left, right = node.arguments
        for middle in members(self._upper(left).rows[first] & self._upper(right).columns[last]):
            parts = ((left, first * self._size + middle, True), (right, middle * self._size + last, True))
            yield _Term(parts, middle if self._needs(first, middle, last) else None)

    def below(self, node: Node, at: int, round_: int = 0) -> int:
        """A literal that is true only when the entry is in. In a recursive definition, which has
        variables, ``round_`` tells after how many rounds.

        Raises:
            CannotAnswer: at a recursive definition with too many entries.
        """
        lower, upper = self.bounds.of(node)
        if not upper >> at & 1:
            return FALSE
        if lower >> at & 1:
            return TRUE
        key = (node.number, at, round_ if node.open else 0)
        found = self._below.get(key)
        if found is None:
            found = self._below[key] = self._made_below(node, at, round_ if node.open else 0)
        return found

    def _made_below(self, node: Node, at: int, round_: int) -> int:
        match node.op:
            case Op.CLOSURE:
                steps = (self._size - 1).bit_length()
                return self.power(node.arguments[0], node, steps, at, round_)
            case Op.FIXPOINT:
                return self._fixpoint_below(node, at)
            case Op.VARIABLE:
                return self.below(self._bodies[node.number], at, round_ - 1) if round_ else FALSE
            case Op.BASE_RELATION | Op.BASE_SET:
                return self._base(node, at)
            case _:
                terms = (self._literals_below(term, round_) for term in self._terms(node, at))
                return self._clauses.any_of(map(self._clauses.all_of, terms))

    def _literals_below(self, term: "_Term", round_: int) -> list[int]:
        literals = [
            self.below(part, at, round_) if positive else -self._settled_above(part, at)
            for part, at, positive in term.parts
        ]
        if term.through is not None:
            literals.append(self._present[term.through])
        return literals

    def _settled_above(self, node: Node, at: int) -> int:
        assert not node.open, "below a difference there are no variables"
        return self.above(node, at)

    def power(self, step: Node, whole: Node | None, squarings: int, at: int, round_: int = 0) -> int:
        """From below, that a path of at most ``2 ** squarings`` steps leads from one event to the other.
        ``whole`` is the node of the closure, where there is one."""
        if not squarings:
            return self.below(step, at, round_)
        if whole is not None and not self.bounds.of(whole)[1] >> at & 1:
            return FALSE
        key = (step.number, squarings, at, round_ if step.open else 0)
        found = self._powers.get(key)
        if found is None:
            first, last = divmod(at, self._size)
            terms = [[self.power(step, whole, squarings - 1, at, round_)]]
            compatible = self._choices.guarded.compatible
            both = compatible >> (first * self._size) & compatible >> (last * self._size) & self._algebra.row
            for middle in members(both):
                one = self.power(step, whole, squarings - 1, first * self._size + middle, round_)
                if one != FALSE:
                    other = self.power(step, whole, squarings - 1, middle * self._size + last, round_)
                    there = self._present[middle] if self._needs(first, middle, last) else TRUE
                    terms.append([one, other, there])
            found = self._powers[key] = self._clauses.any_of(map(self._clauses.all_of, terms))
        return found

    def _fixpoint_below(self, node: Node, at: int) -> int:
        first = node.variables[0].number
        if first not in self._rounds:
            undecided = 0
            for variable, body in zip(node.variables, node.arguments, strict=True):
                self._bodies[variable.number] = body
                lower, upper = self.bounds.of(variable)
                undecided += (upper & ~lower).bit_count()
            if undecided > MOST_ROUNDS:
                raise CannotAnswer(f"a recursive definition of {undecided} undecided entries, from below")
            self._rounds[first] = undecided
        return self.below(node.variables[int(node.name)], at, self._rounds[first])

    def pairs(self, node: Node) -> Iterator[tuple[int, int, int]]:
        """The entries of the upper bound and the events at their ends."""
        upper = self.bounds.of(node)[1]
        for at in members(upper):
            yield (at, at, at) if node.kind is Kind.SET else (at, *divmod(at, self._size))


@record
class _Term:
    """A conjunction of entries, or of what is not in, and of the presence of an event."""

    parts: tuple[tuple[Node, int, bool], ...]
    through: int | None = None
