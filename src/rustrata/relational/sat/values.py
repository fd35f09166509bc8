"""Values: what reads return and expressions denote, one literal for each value that is possible.

The values that a read may return are computed along the sources that it may have, as often as a value can be
handed on without coming round to where it was. Where it can come round, so that values justify themselves,
the integers that any path mentions and those that the caller gives are possible too, with what these lead
to, as in `rustrata.relational.valuation`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias, assert_never

from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
    evaluate,
)
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.sat.choices import Choices
from rustrata.relational.sat.clauses import FALSE, TRUE, Clauses
from rustrata.relational.valuation import MOST_GUESSES, mentioned, reads_in

MOST_VALUES = 256
"""Values of one read or expression beyond which the engine gives up."""

Table: TypeAlias = dict[int, int]
"""The literal of each possible value; of a value that is there exactly one is true."""


class Values:
    """The values of the reads, and of expressions over them."""

    def __init__(
        self, choices: Choices, clauses: Clauses, guesses: tuple[int, ...], *, coherent: bool
    ) -> None:
        """``guesses`` are values to try where values justify each other.

        Raises:
            CannotAnswer: when too many values are possible.
        """
        self._choices = choices
        self._clauses = clauses
        self._tables: dict[Expression, Table] = {}
        structure = choices.structure
        self._written = {event.index: event.value for event in structure.events if event.value is not None}
        self.in_cycles = self._cycles(coherent=coherent)
        """Reads whose values may depend on themselves."""
        seeds: dict[int, None] = {}
        if self.in_cycles:
            conditions = tuple(c for ways in choices.guarded.ways for way in ways for c in way.conditions)
            seeds = dict.fromkeys((*mentioned(replace(structure, path_conditions=conditions)), *guesses))
        domains = self._domains(tuple(seeds))
        self.reads: dict[int, Table] = {
            read: self._table(domains[read], choices.present[read]) for read in structure.reads
        }
        """The literals of the values of each read."""
        for read, sources in choices.sources.items():
            for write, literal in sources.items():
                self._hand_over(read, write, literal)

    def of(self, expression: Expression) -> Table:
        """The literal of each value that an expression may have."""
        found = self._tables.get(expression)
        if found is None:
            found = self._tables[expression] = self.over(expression, self.reads.__getitem__)
        return found

    def over(self, expression: Expression, read: Callable[[int], Table]) -> Table:
        """The literal of each value of an expression, given those of what it reads."""
        match expression:
            case Constant(value):
                return {value: TRUE}
            case ReadBy(event):
                return read(event)
            case Unary(_, operand) | Wrap(_, operand):
                inner = self.over(operand, read)
                return self._mapped({value: [literal] for value, literal in inner.items()}, expression)
            case Binary(BinaryOperator.LOGICAL_AND | BinaryOperator.LOGICAL_OR) | Binary(
                BinaryOperator.EQUAL, _, Constant()
            ):
                return _truth_table(self.truth_over(expression, read))
            case Binary(operator, left, right):
                return self._combined(operator, self.over(left, read), self.over(right, read))
            case Register():
                raise AssertionError("a finished path holds no registers")
            case _:
                assert_never(expression)

    def truth_over(self, expression: Expression, read: Callable[[int], Table]) -> int:
        """The literal that an expression is not 0."""
        clauses = self._clauses
        match expression:
            case Unary(UnaryOperator.NOT, operand):
                return -self.truth_over(operand, read)
            case Binary(BinaryOperator.LOGICAL_AND, left, right):
                return clauses.all_of((self.truth_over(left, read), self.truth_over(right, read)))
            case Binary(BinaryOperator.LOGICAL_OR, left, right):
                return clauses.any_of((self.truth_over(left, read), self.truth_over(right, read)))
            case Binary(BinaryOperator.EQUAL, left, Constant(value)):
                return self.over(left, read).get(value, FALSE)
            case _:
                table = self.over(expression, read)
                return (
                    FALSE
                    if set(table) == {0}
                    else clauses.any_of(literal for value, literal in table.items() if value)
                )

    def truth(self, expression: Expression) -> int:
        """The literal that an expression over reads is not 0."""
        return self.truth_over(expression, self.reads.__getitem__)

    def _mapped(self, terms: dict[int, list[int]], expression: Unary | Wrap) -> Table:
        found: dict[int, list[int]] = {}
        for value, literals in terms.items():
            found.setdefault(_applied(expression, value), []).extend(literals)
        return self._joined(found)

    def _combined(self, operator: BinaryOperator, left: Table, right: Table) -> Table:
        found: dict[int, list[int]] = {}
        _bounded(len(left) * len(right), MOST_VALUES * 16)
        for a, first in left.items():
            for b, second in right.items():
                both = self._clauses.all_of((first, second))
                if both != FALSE:
                    value = evaluate(Binary(operator, Constant(a), Constant(b)), _no_leaf)
                    found.setdefault(value, []).append(both)
        return self._joined(found)

    def _joined(self, terms: dict[int, list[int]]) -> Table:
        _bounded(len(terms), MOST_VALUES)
        return {value: self._clauses.any_of(literals) for value, literals in terms.items()}

    def _table(self, domain: Iterable[int], present: int) -> Table:
        """Fresh literals, exactly one of them true for a read that is there."""
        values = tuple(domain)
        if len(values) == 1:
            return {values[0]: TRUE}
        table = {value: self._clauses.new() for value in values}
        self._clauses.add(-present, *table.values())
        self._clauses.at_most_one(tuple(table.values()))
        return table

    def _hand_over(self, read: int, write: int, literal: int) -> None:
        """A read returns what its source wrote."""
        returned = self.reads[read]
        for value, written in self.of(self._written[write]).items():
            self._clauses.add(-literal, -written, returned.get(value, FALSE))

    def _domains(self, seeds: tuple[int, ...]) -> dict[int, dict[int, None]]:
        """The values that each read may return."""
        choices = self._choices
        domains: dict[int, dict[int, None]] = {
            read: dict.fromkeys(seeds if read in self.in_cycles else ()) for read in choices.sources
        }
        rounds = len(choices.structure.events) + 1
        if self.in_cycles:
            rounds += MOST_GUESSES
        for _ in range(rounds):
            written = {write: _values(value, domains) for write, value in self._written.items()}
            new = {
                read: domains[read] | dict.fromkeys(v for write in sources for v in written[write])
                for read, sources in choices.sources.items()
            }
            if new == domains:
                break
            for domain in new.values():
                _bounded(len(domain), MOST_VALUES)
            domains = new
        return domains

    def _cycles(self, *, coherent: bool) -> frozenset[int]:
        """Reads whose values may depend on themselves. Under SC per location a value that is handed on
        within one location moves forward in coherence, so it needs another location to come round."""
        events = self._choices.structure.events
        after: dict[int, set[int]] = {}
        for read, sources in self._choices.sources.items():
            after[read] = {origin for write in sources for origin in reads_in(self._written[write])}
        found: set[int] = set()
        for component in components(after):
            inside = len(component) > 1 or any(read in after[read] for read in component)
            if inside and not (coherent and len({events[read].location for read in component}) == 1):
                found |= component
        return frozenset(found)


def components(after: dict[int, set[int]]) -> list[set[int]]:
    """The strongly connected components of a graph [Tarjan, 1972], without recursion."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    found: list[set[int]] = []
    for root in after:
        nothing: Iterator[int] = iter(())
        work = [(root, nothing)] if root not in index else []
        while work:
            node, rest = work.pop()
            if node not in index:
                index[node] = low[node] = len(index)
                stack.append(node)
                waiting.add(node)
                rest = iter(sorted(after[node]))
            for other in rest:
                if other not in index:
                    work += ((node, rest), (other, nothing))
                    break
                if other in waiting:
                    low[node] = min(low[node], low[other])
            else:
                if low[node] == index[node]:
                    cut = stack.index(node)
                    found.append(set(stack[cut:]))
                    waiting -= found[-1]
                    del stack[cut:]
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
    return found


def _values(expression: Expression, domains: dict[int, dict[int, None]]) -> dict[int, None]:
    """The values that an expression may have, given those of the reads."""
    match expression:
        case Constant(value):
            return {value: None}
        case ReadBy(event):
            return domains[event]
        case Unary(_, operand) | Wrap(_, operand):
            return dict.fromkeys(_applied(expression, value) for value in _values(operand, domains))
        case Binary(operator, left, right):
            one, other = _values(left, domains), _values(right, domains)
            _bounded(len(one) * len(other), MOST_VALUES * 16)
            return dict.fromkeys(
                evaluate(Binary(operator, Constant(a), Constant(b)), _no_leaf) for a in one for b in other
            )
        case Register():
            raise AssertionError("a finished path holds no registers")
        case _:
            assert_never(expression)


def _applied(expression: Unary | Wrap, value: int) -> int:
    match expression:
        case Unary(operator, _):
            return evaluate(Unary(operator, Constant(value)), _no_leaf)
        case Wrap(type_, _):
            return type_.wrap(value)


def _truth_table(literal: int) -> Table:
    if literal in (TRUE, FALSE):
        return {int(literal == TRUE): TRUE}
    return {1: literal, 0: -literal}


def _bounded(number: int, most: int) -> None:
    if number > most:
        raise CannotAnswer(f"more than {most} values of one read or expression")


def _no_leaf(leaf: object) -> int:
    raise AssertionError(f"{leaf} in an expression over constants")
