"""The syntax tree of λRust-core, to which λRust is lowered and which the machine runs.

Source: the mechanised development, ``lang.v``; Jung's thesis, section 9.2. There are twelve forms of
expressions; `let`, `;`, `if`, `λ` and `skip` are written with them. Integers are unbounded. Nodes compare
by identity, because they can be nested ten thousand deep; each has the span of the text that it comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rustrata.records import record
from rustrata.source import Span

NO_BLOCK = 42
"""The block of the pointer that ``new(0)`` gives; no allocation has it."""

NO_OFFSET = 1337
"""The offset of that pointer."""


class Operator(Enum):
    """The binary operators. ``OFFSET`` is ``p .+ n``."""

    ADD = "+"
    SUBTRACT = "-"
    AT_MOST = "<="
    EQUAL = "=="
    OFFSET = ".+"


class Order(Enum):
    """How an access is made: at once, or in two steps that show data races."""

    SC = "sc"
    NA = "na"


@record
class Poison:
    """``poison``: what uninitialised memory holds."""


@record
class Address:
    """``#b.o``: a pointer written in the program. It never points to memory."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A variable, or the name of a function of the program."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """``poison``, a pointer or an integer; ``true`` is 1 and ``false`` 0."""

    value: int | Poison | Address
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Recursive:
    """``rec f(x, ...) := e``; None is a binder that is not used."""

    name: str | None
    parameters: tuple[str | None, ...]
    body: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Binary:
    """``e op e``."""

    operator: Operator
    left: "Expression"
    right: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Apply:
    """``e(e, ...)``."""

    function: "Expression"
    arguments: tuple["Expression", ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """``!o e``."""

    order: Order
    place: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Write:
    """``e <-o e``."""

    order: Order
    place: "Expression"
    value: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Cas:
    """``cas(e, e, e)``: place, expected, new; 1 when it wrote, else 0."""

    place: "Expression"
    expected: "Expression"
    new: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Allocate:
    """``alloc(e)``: a block of so many cells."""

    size: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Free:
    """``free(e, e)``: the number of cells, and the start of the block."""

    size: "Expression"
    place: "Expression"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """``case e of [e; ...]``: the branch number ``e``, from 0."""

    scrutinee: "Expression"
    branches: tuple["Expression", ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Fork:
    """``fork { e }``: a new thread that runs ``e``."""

    body: "Expression"
    span: Span


Expression: TypeAlias = (
    Variable | Literal | Recursive | Binary | Apply | Read | Write | Cas | Allocate | Free | Case | Fork
)


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Functions that know each other by name, and expressions to run, by the names of their items.

    ``arities`` has the number of the λRust parameters of each function that comes from a ``fn`` item.
    """

    functions: Mapping[str, Recursive]
    expressions: Mapping[str, Expression]
    arities: Mapping[str, int]


def let(name: str | None, value: Expression, rest: Expression, span: Span) -> Expression:
    """``let x = e in e``: an applied λ."""
    return Apply(Recursive(None, (name,), rest, span), (value,), span)


def skip(span: Span) -> Expression:
    """``skip``: ``poison; poison``, which takes one step."""
    return let(None, Literal(Poison(), span), Literal(Poison(), span), span)


def branch(condition: Expression, then: Expression, otherwise: Expression, span: Span) -> Expression:
    """``if e then e else e``."""
    return Case(condition, (otherwise, then), span)


def offset(place: Expression, cells: int, span: Span) -> Expression:
    """``e .+ n``."""
    return Binary(Operator.OFFSET, place, Literal(cells, span), span)
