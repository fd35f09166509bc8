"""The syntax tree of an ``.lr`` file: λRust in continuation-passing style, with ghost instructions.

Source: Jung's thesis, section 9.1 and Figure 9.1. Every node has a span. Bodies compare by identity: they
can be nested ten thousand deep. Paths are normal: a variable and one offset.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rustrata.source import Span


@dataclass(frozen=True, slots=True)
class Name:
    """An occurrence of a variable, continuation, lifetime (with its tick) or item."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Path:
    """``x.n``: the pointer in ``variable``, ``offset`` cells further. It loads nothing.

    ``x`` and ``x.0`` are one path; ``projected`` says that an offset is written, so a part is meant.
    """

    variable: str
    offset: int
    span: Span
    projected: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """What two paths to one place have in common."""
        return self.variable, self.offset

    def __str__(self) -> str:
        return f"{self.variable}.{self.offset}" if self.offset or self.projected else self.variable


# Types


@dataclass(frozen=True, slots=True)
class NamedType:
    """``bool``, ``int``, a type variable, an abbreviation or a type of a library, and its arguments."""

    name: str
    lifetimes: tuple[Name, ...]
    arguments: tuple["TypeSyntax", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class UninitType:
    """``?n``."""

    size: int
    span: Span


@dataclass(frozen=True, slots=True)
class OwnType:
    """``own τ``, or ``own[n] τ`` with the size of its block."""

    block: int | None
    content: "TypeSyntax"
    span: Span


@dataclass(frozen=True, slots=True)
class RefType:
    """``&'a mut τ`` or ``&'a τ``."""

    lifetime: Name
    mutable: bool
    content: "TypeSyntax"
    span: Span


@dataclass(frozen=True, slots=True)
class ProductType:
    """``(τ, ...)``."""

    parts: tuple["TypeSyntax", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SumType:
    """``<τ | ...>``, or ``!`` without variants."""

    variants: tuple["TypeSyntax", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FnType:
    """``for<'a> fn(where 'fn <= 'a; τ, ...) -> τ``."""

    lifetimes: tuple[Name, ...]
    bounds: tuple[tuple[Name, Name], ...]
    arguments: tuple["TypeSyntax", ...]
    result: "TypeSyntax"
    span: Span


@dataclass(frozen=True, slots=True)
class RecType:
    """``rec T. τ``."""

    variable: Name
    body: "TypeSyntax"
    span: Span


TypeSyntax: TypeAlias = NamedType | UninitType | OwnType | RefType | ProductType | SumType | FnType | RecType


@dataclass(frozen=True, slots=True)
class EntrySyntax:
    """``p: τ``, or ``p: !'a τ`` with the lifetime that blocks it."""

    path: Path
    blocked: Name | None
    type_: TypeSyntax
    span: Span


@dataclass(frozen=True, slots=True)
class LocalLifetime:
    """``'a <= ['b, ...]``: a lifetime that can be ended here, and its superlifetimes."""

    lifetime: Name
    above: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ContType:
    """``cont('a <= [...]; p: τ, ...)``."""

    lifetimes: tuple[LocalLifetime, ...]
    entries: tuple[EntrySyntax, ...]
    span: Span


# Instructions


@dataclass(frozen=True, slots=True)
class Literal:
    """An integer, ``true`` or ``false``."""

    value: bool | int
    span: Span


@dataclass(frozen=True, slots=True)
class Move:
    """``p`` as an instruction."""

    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``p + p``, ``p - p``, ``p <= p``, ``p == p``."""

    operator: str
    left: Path
    right: Path
    span: Span


@dataclass(frozen=True, slots=True)
class New:
    """``new(n)``."""

    size: int
    span: Span


@dataclass(frozen=True, slots=True)
class Delete:
    """``delete(n, p)``."""

    size: int
    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Load:
    """``*p``: one cell."""

    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Store:
    """``p := p``: one cell."""

    target: Path
    source: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Memcpy:
    """``p :=[n] *p``."""

    target: Path
    size: int
    source: Path
    span: Span


@dataclass(frozen=True, slots=True)
class InjectUnit:
    """``p := inj i ()``, with ``as τ`` for the sum that it makes."""

    target: Path
    index: int
    sum_type: TypeSyntax | None
    span: Span


@dataclass(frozen=True, slots=True)
class Inject:
    """``p := inj i p``."""

    target: Path
    index: int
    source: Path
    sum_type: TypeSyntax | None
    span: Span


@dataclass(frozen=True, slots=True)
class InjectMemcpy:
    """``p := inj i [n] *p``."""

    target: Path
    index: int
    size: int
    source: Path
    sum_type: TypeSyntax | None
    span: Span


@dataclass(frozen=True, slots=True)
class Function:
    """``fn f(x, ...) ret k : τ = F``, as an item and as a value; without a type it can only be run."""

    name: Name
    parameters: tuple[Name, ...]
    ret: Name
    type_: FnType | None
    body: "Body"
    span: Span


@dataclass(frozen=True, slots=True)
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


# Ghost instructions: they only change what is known.


@dataclass(frozen=True, slots=True)
class Borrow:
    """``@borrow p 'a``."""

    path: Path
    lifetime: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Reborrow:
    """``@reborrow p 'a``."""

    path: Path
    lifetime: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Share:
    """``@share p``."""

    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Split:
    """``@split p``."""

    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Merge:
    """``@merge p τ``."""

    path: Path
    type_: TypeSyntax
    span: Span


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``@copy p``."""

    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Drop:
    """``@drop p``."""

    path: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Subsume:
    """``@sub p τ``."""

    path: Path
    type_: TypeSyntax
    span: Span


@dataclass(frozen=True, slots=True)
class Equalize:
    """``@eqlft 'a 'b``."""

    lifetime: Name
    above: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Whole:
    """``@whole p``, first in a branch of ``case *p``: the branch keeps the sum as it is."""

    path: Path
    span: Span


Ghost: TypeAlias = Borrow | Reborrow | Share | Split | Merge | Duplicate | Drop | Subsume | Equalize | Whole


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


@dataclass(frozen=True, slots=True)
class TypeItem:
    """``type name<'a> = τ;``."""

    name: Name
    lifetimes: tuple[Name, ...]
    type_: TypeSyntax
    span: Span


class Expectation(Enum):
    """What an ``expect`` item says of a function."""

    TYPED = "typed"
    REJECT = "reject"
    SAFE = "safe"
    STUCK = "stuck"
    RACY = "racy"
    LEAK = "leak"


@dataclass(frozen=True, slots=True)
class ExpectItem:
    """``expect typed f;``; ``code`` is what follows ``reject``."""

    expectation: Expectation
    code: Name | None
    subject: Name
    span: Span


Item: TypeAlias = TypeItem | Function | ExpectItem


@dataclass(frozen=True, slots=True)
class SourceProgram:
    """An ``.lr`` file."""

    items: tuple[Item, ...]
    span: Span
