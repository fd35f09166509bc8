"""Final states of a program, and conditions on them.

An `Outcome` gives a value to each observed register and location. Conditions are those of the ``.litmus``
format [Alglave, Maranget, Tautschnig, TOPLAS'14, section 9]. Observables are tuples: a search hashes,
compares and sorts many thousands of them.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias, assert_never

from rustrata.records import apart, record
from rustrata.source import Span


class RegisterAt(NamedTuple):
    """The final value of a thread's register."""

    thread: int
    register: str

    def __str__(self) -> str:
        return f"{self.thread}:{self.register}"


class MemoryAt(NamedTuple):
    """The final value of a location; ``t[0]`` is an element of an array."""

    location: str

    def __str__(self) -> str:
        return self.location if self.location.endswith("]") else f"[{self.location}]"


Observable: TypeAlias = RegisterAt | MemoryAt


@record
class Outcome:
    """A final state: pairs of an observable and its value, registers first, each kind sorted."""

    values: tuple[tuple[Observable, int], ...]

    def __getitem__(self, observable: Observable) -> int:
        return dict(self.values)[observable]

    def __str__(self) -> str:
        return "; ".join(f"{observable}={value}" for observable, value in self.values)


class Quantifier(Enum):
    """What a litmus test claims about its condition."""

    EXISTS = "exists"
    NOT_EXISTS = "~exists"
    FORALL = "forall"


@record
class Equals:
    """``observable = value``."""

    observable: Observable
    value: int
    span: Span | None = apart(default=None)


@record
class Not:
    """Negation."""

    operand: "Condition"


@record
class And:
    """Conjunction; true when empty."""

    operands: tuple["Condition", ...]


@record
class Or:
    """Disjunction; false when empty."""

    operands: tuple["Condition", ...]


Condition: TypeAlias = Equals | Not | And | Or


def satisfies(outcome: Outcome, condition: Condition) -> bool:
    """Does the final state meet the condition? Every observable of it must be in the outcome."""
    return _holds(dict(outcome.values), condition)


def _holds(values: Mapping[Observable, int], condition: Condition) -> bool:
    match condition:
        case Equals(observable, value):
            return values[observable] == value
        case Not(operand):
            return not _holds(values, operand)
        case And(operands):
            return all(_holds(values, operand) for operand in operands)
        case Or(operands):
            return any(_holds(values, operand) for operand in operands)
        case _:
            assert_never(condition)


def observables(condition: Condition) -> tuple[Observable, ...]:
    """The observables that a condition mentions, in order of first mention."""
    match condition:
        case Equals(observable, _):
            return (observable,)
        case Not(operand):
            return observables(operand)
        case And(operands) | Or(operands):
            return tuple(dict.fromkeys(o for operand in operands for o in observables(operand)))
        case _:
            assert_never(condition)


def values_to_try(condition: Condition) -> tuple[int, ...]:
    """Values to try where values could come from nowhere but each other: those that a condition compares
    with, and one that it does not, which stands for all others in conditions of equations."""
    known = set(values_in(condition))
    return (*sorted(known), max(known, default=0) + 1)


def values_in(condition: Condition) -> tuple[int, ...]:
    """The values that a condition compares with, in order, with repetitions."""
    match condition:
        case Equals(_, value):
            return (value,)
        case Not(operand):
            return values_in(operand)
        case And(operands) | Or(operands):
            return tuple(value for operand in operands for value in values_in(operand))
        case _:
            assert_never(condition)


def show_condition(condition: Condition) -> str:
    """The condition in litmus notation."""
    match condition:
        case Equals(observable, value):
            return f"{observable}={value}"
        case Not(operand):
            return f"~({show_condition(operand)})"
        case And(operands):
            return " /\\ ".join(map(_grouped, operands)) or "true"
        case Or(operands):
            return " \\/ ".join(map(_grouped, operands)) or "false"
        case _:
            assert_never(condition)


def _grouped(condition: Condition) -> str:
    text = show_condition(condition)
    return f"({text})" if isinstance(condition, And | Or) and len(condition.operands) > 1 else text
