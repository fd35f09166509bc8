"""What cat's expressions denote, besides sets of events and relations.

A set or relation is a `Node` of the relational graph while a model is compiled, and `Bits` over the events
of one execution while it is interpreted. The rest of the language (functions, tuples, tags, sets of any
of these) is the same in both.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rustrata.records import record
from rustrata.relational.cat.syntax import Instruction, Pattern, Term
from rustrata.relational.ir import Kind, Node


@record
class Bits:
    """A set of events or a relation, as an int of `rustrata.relational.relation`."""

    kind: Kind
    bits: int


Events: TypeAlias = Node | Bits


class Any(Enum):
    """Constants that are a set or a relation, as the place demands."""

    ZERO = "the empty relation"
    UNIVERSE = "the universe"


@record
class Event:
    """One event, as ``match`` on a set takes it out. Only where a model is interpreted."""

    index: int


@record
class Pair:
    """One pair of events, as ``match`` on a relation takes it out."""

    first: int
    second: int


@record
class TagValue:
    """A tag and the enumeration that has it."""

    enumeration: str
    name: str


@record
class TupleValue:
    """A tuple."""

    elements: tuple["Value", ...]


@record
class SetValue:
    """A set of tags, tuples, relations or sets, in the order of insertion. The one with no element is
    ``{}``, which may also be an empty set of events.

    Two of its elements may turn out to be equal in an execution, as long as they are nodes. In an execution
    each is there once.
    """

    elements: tuple["Value", ...] = ()


@dataclass(frozen=True, eq=False)
class Function:
    """A function and the names that its body sees."""

    parameters: Pattern
    body: Term
    scope: "Scope"


@record
class Primitive:
    """A function that the language gives."""

    name: str


@dataclass(frozen=True, eq=False)
class ProcedureValue:
    """A procedure and the names that its body sees."""

    parameters: Pattern
    body: tuple[Instruction, ...]
    scope: "Scope"


@dataclass(frozen=True, eq=False)
class Deferred:
    """An expression whose value is known in an execution only, and the names that it sees."""

    term: Term
    scope: "Scope"


@dataclass(frozen=True, eq=False)
class Chosen:
    """The element that ``with name from set`` has picked in an execution."""

    name: str


Value: TypeAlias = (
    Node
    | Bits
    | Any
    | Event
    | Pair
    | TagValue
    | TupleValue
    | SetValue
    | Function
    | Primitive
    | ProcedureValue
    | Deferred
    | Chosen
)
Scope: TypeAlias = dict[str, Value]


class NeedsExecution(Exception):
    """The value of an expression is known in an execution only."""


def described(value: Value) -> str:
    """What sort of thing a value is, for messages."""
    match value:
        case Node() | Bits():
            return f"a {value.kind.value}"
        case Any():
            return value.value
        case Event():
            return "an event"
        case Pair():
            return "a pair of events"
        case TagValue(_, name):
            return f"the tag '{name}"
        case TupleValue(elements):
            return f"a tuple of {len(elements)}"
        case SetValue(elements):
            return (
                "an empty set" if not elements else f"a set whose first element is {described(elements[0])}"
            )
        case Function() | Primitive():
            return "a function"
        case ProcedureValue():
            return "a procedure"
        case _:
            return "a value of the execution"
