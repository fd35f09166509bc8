"""The syntax tree of an ``.lr`` file: λRust in continuation-passing style, with ghost instructions.

Source: Jung's thesis, section 9.1 and Figure 9.1. Every node has a span. Bodies compare by identity: they
can be nested ten thousand deep. Paths are normal: a variable and one offset.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.ghost_tree import (
    Borrow,
    Drop,
    Duplicate,
    Equalize,
    Ghost,
    Merge,
    Reborrow,
    Share,
    Split,
    Subsume,
    Whole,
)
from rustrata.programs.lambda_rust.type_tree import (
    ContType,
    EntrySyntax,
    FnType,
    LocalLifetime,
    Name,
    NamedType,
    OwnType,
    Path,
    ProductType,
    RecType,
    RefType,
    SumType,
    TypeSyntax,
    UninitType,
)
from rustrata.records import record
from rustrata.source import Span

__all__ = [
    "Arithmetic",
    "Body",
    "Borrow",
    "Call",
    "Case",
    "ContType",
    "CoreItem",
    "Delete",
    "Drop",
    "Duplicate",
    "EndLifetime",
    "EntrySyntax",
    "Equalize",
    "ExpectItem",
    "Expectation",
    "FnType",
    "Function",
    "Ghost",
    "GhostStep",
    "If",
    "Inject",
    "InjectMemcpy",
    "InjectUnit",
    "Instruction",
    "Item",
    "Jump",
    "Let",
    "LetCont",
    "LibraryValue",
    "Literal",
    "Load",
    "LocalLifetime",
    "Memcpy",
    "Merge",
    "Move",
    "Name",
    "NamedType",
    "New",
    "NewLifetime",
    "OwnType",
    "Path",
    "ProductType",
    "Reborrow",
    "RecType",
    "RefType",
    "Share",
    "SourceProgram",
    "Split",
    "Store",
    "Subsume",
    "SumType",
    "TypeItem",
    "TypeSyntax",
    "UninitType",
    "Whole",
]

# Instructions


@record
class Literal:
    """An integer, ``true`` or ``false``."""

    value: bool | int
    span: Span


@record
class Move:
    """``p`` as an instruction."""

    path: Path
    span: Span


@record
class Arithmetic:
    """``p + p``, ``p - p``, ``p <= p``, ``p == p``."""

    operator: str
    left: Path
    right: Path
    span: Span


@record
class New:
    """``new(n)``."""

    size: int
    span: Span


@record
class Delete:
    """``delete(n, p)``."""

    size: int
    path: Path
    span: Span


@record
class Load:
    """``*p``: one cell."""

    path: Path
    span: Span


@record
class Store:
    """``p := p``: one cell."""

    target: Path
    source: Path
    span: Span


@record
class Memcpy:
    """``p :=[n] *p``."""

    target: Path
    size: int
    source: Path
    span: Span


@record
class InjectUnit:
    """``p := inj i ()``, with ``as τ`` for the sum that it makes."""

    target: Path
    index: int
    sum_type: TypeSyntax | None
    span: Span


@record
class Inject:
    """``p := inj i p``."""

    target: Path
    index: int
    source: Path
    sum_type: TypeSyntax | None
    span: Span


@record
class InjectMemcpy:
    """``p := inj i [n] *p``."""

    target: Path
    index: int
    size: int
    source: Path
    sum_type: TypeSyntax | None
    span: Span


@record
class Function:
    """``fn f(x, ...) ret k : τ = F``, as an item and as a value; without a type it can only be run."""

    name: Name
    parameters: tuple[Name, ...]
    ret: Name
    type_: FnType | None
    body: "Body"
    span: Span


@record
class LibraryValue:
    """``@lib cell_new<int>``: a function of a library at the types given."""

    name: Name
    arguments: tuple[TypeSyntax, ...]
    span: Span


Instruction: TypeAlias = (
    Literal
    | Move
    | Arithmetic
    | New
    | Delete
    | Load
    | Store
    | Memcpy
    | InjectUnit
    | Inject
    | InjectMemcpy
    | Function
    | LibraryValue
)


# Function bodies


@dataclass(frozen=True, slots=True, eq=False)
class Let:
    """``let x = I in F``; ``I; F`` without a name."""

    name: Name | None
    instruction: Instruction
    rest: "Body"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class GhostStep:
    """A ghost instruction, then ``rest``."""

    ghost: Ghost
    rest: "Body"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class NewLifetime:
    """``newlft 'a <= ['b, ...]; F``."""

    lifetime: Name
    above: tuple[Name, ...]
    rest: "Body"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class EndLifetime:
    """``endlft 'a; F``."""

    lifetime: Name
    rest: "Body"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class LetCont:
    """``letcont k(x, ...) : cont(...) := F in F``; ``k`` may call itself."""

    name: Name
    parameters: tuple[Name, ...]
    type_: ContType | None
    body: "Body"
    rest: "Body"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Jump:
    """``jump k(p, ...)``."""

    target: Name
    arguments: tuple[Path, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """``call f::<'a, ...>(p, ...) ret k``; ``lifetimes`` is None where they are not written."""

    function: Path
    lifetimes: tuple[Name, ...] | None
    arguments: tuple[Path, ...]
    ret: Name
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class If:
    """``if p then F else F``."""

    condition: Path
    then: "Body"
    otherwise: "Body"
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """``case *p of { | F ... }``."""

    scrutinee: Path
    branches: tuple["Body", ...]
    span: Span


Body: TypeAlias = Let | GhostStep | NewLifetime | EndLifetime | LetCont | Jump | Call | If | Case


# Items


@record
class TypeItem:
    """``type name<'a> = τ;``."""

    name: Name
    lifetimes: tuple[Name, ...]
    type_: TypeSyntax
    span: Span


@record
class CoreItem:
    """``core name = e;``: a function for others to name, or an expression to run."""

    name: Name
    expression: core.Expression
    span: Span


class Expectation(Enum):
    """What an ``expect`` item says of a function."""

    TYPED = "typed"
    REJECT = "reject"
    SAFE = "safe"
    STUCK = "stuck"
    RACY = "racy"
    LEAK = "leak"


@record
class ExpectItem:
    """``expect typed f;``; ``code`` is what follows ``reject``."""

    expectation: Expectation
    code: Name | None
    subject: Name
    span: Span


Item: TypeAlias = TypeItem | Function | CoreItem | ExpectItem


@record
class SourceProgram:
    """An ``.lr`` file."""

    items: tuple[Item, ...]
    span: Span
