"""Values: what each read returns, once it is known which write it reads from.

Mostly values follow the sources. Where reads get their values from each other in a cycle (load buffering
with data dependencies), values justify themselves and any could do; those tried are the integers that the
program mentions, those that the caller gives, and what these lead to, at most `MOST_GUESSES` in all.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias, assert_never

from rustrata.executions.expressions import (
    Binary,
    Constant,
    Expression,
    Leaf,
    ReadBy,
    Register,
    Unary,
    Wrap,
    evaluate,
    leaves,
)
from rustrata.relational.structure import EventStructure

Sources: TypeAlias = dict[int, int]
"""The write that each read takes its value from."""
Values: TypeAlias = dict[int, int]
"""The value that each read returns."""

MOST_GUESSES = 64


class Valuation:
    """The values of one event structure's reads and writes."""

    def __init__(
        self, structure: EventStructure, guesses: tuple[int, ...], spend: Callable[[], None]
    ) -> None:
        """``spend`` is called for every guess; it may raise to end the search."""
        self.structure = structure
        self._spend = spend
        self._guesses = guesses
        self._written = {
            event.index: (event.value, reads_in(event.value))
            for event in structure.events
            if event.value is not None
        }
        self._conditions: dict[int, list[tuple[Expression, frozenset[int]]]] = {}
        self._alone: dict[int, list[Expression]] = {}
        for condition in structure.path_conditions:
            needed = reads_in(condition)
            for read in needed:
                self._conditions.setdefault(read, []).append((condition, needed))
                if len(needed) == 1:
                    self._alone.setdefault(read, []).append(condition)

    def may_read(self, read: int, write: int) -> bool:
        """Is the value of the write, if it is a constant, one that the read's path allows?"""
        value = self.structure.events[write].value
        if not isinstance(value, Constant):
            return True
        known = value.value
        return all(evaluate(condition, lambda _: known) for condition in self._alone.get(read, ()))

    def settle(self, sources: Sources, values: Values) -> bool:
        """Add the values that the chosen sources determine; False when a path condition fails."""
        changed = True
        while changed:
            changed = False
            for read, write in sources.items():
                if read in values:
                    continue
                expression, needed = self._written[write]
                if needed <= values.keys():
                    values[read] = valued(expression, values)
                    changed = True
                    if not self._on_path(read, values):
                        return False
        return True

    def complete(self, sources: Sources, values: Values) -> Iterator[Values]:
        """The values of all reads, under a complete choice of sources."""
        read = next((read for read in self.structure.reads if read not in values), None)
        if read is None:
            yield values
            return
        guesses = list(dict.fromkeys((*mentioned(self.structure), *self._guesses)))
        for guess in guesses:  # the list grows
            self._spend()
            guessed = {**values, read: guess}
            if not (self._on_path(read, guessed) and self.settle(sources, guessed)):
                continue
            for completed in self.complete(sources, guessed):
                justified = self.written(sources[read], completed)
                if justified == guess:
                    yield completed
                elif justified not in guesses and len(guesses) < MOST_GUESSES:
                    guesses.append(justified)

    def written(self, write: int, values: Values) -> int:
        """The value that a write event writes."""
        expression, _ = self._written[write]
        return valued(expression, values)

    def _on_path(self, read: int, values: Values) -> bool:
        """Do the conditions hold that the value of ``read`` was the last to decide?"""
        return all(
            valued(condition, values)
            for condition, needed in self._conditions.get(read, ())
            if needed <= values.keys()
        )


def mentioned(structure: EventStructure) -> list[int]:
    """The integers in the values written and in the path conditions, ascending."""
    written = (event.value for event in structure.events if event.value is not None)
    expressions = (*written, *structure.path_conditions)
    return sorted({number for expression in expressions for number in _literals(expression)})


def valued(expression: Expression, values: Values) -> int:
    """The integer that an expression over reads denotes."""

    def read(leaf: Leaf) -> int:
        assert isinstance(leaf, ReadBy), "an event structure mentions reads only"
        return values[leaf.event]

    return evaluate(expression, read)


def reads_in(expression: Expression) -> frozenset[int]:
    """The reads whose values an expression mentions."""
    if isinstance(expression, Constant):
        return frozenset()
    return frozenset(leaf.event for leaf in leaves(expression) if isinstance(leaf, ReadBy))


def _literals(expression: Expression) -> Iterator[int]:
    match expression:
        case Constant(value):
            yield value
        case Register() | ReadBy():
            return
        case Unary(_, operand) | Wrap(_, operand):
            yield from _literals(operand)
        case Binary(_, left, right):
            yield from _literals(left)
            yield from _literals(right)
        case _:
            assert_never(expression)
