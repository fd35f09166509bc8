"""The syntax tree of the types in ``.lr`` files: names, paths, types, continuation types.

Source: Jung's thesis, Figure 9.1. Paths are normal: a variable and one offset.
"""

from typing import TypeAlias

from rustrata.records import record
from rustrata.source import Span


@record
class Name:
    """An occurrence of a variable, continuation, lifetime (with its tick) or item."""

    text: str
    span: Span


@record
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


@record
class NamedType:
    """``bool``, ``int``, a type variable, an abbreviation or a type of a library, and its arguments."""

    name: str
    lifetimes: tuple[Name, ...]
    arguments: tuple["TypeSyntax", ...]
    span: Span


@record
class UninitType:
    """``?n``."""

    size: int
    span: Span


@record
class OwnType:
    """``own τ``, or ``own[n] τ`` with the size of its block."""

    block: int | None
    content: "TypeSyntax"
    span: Span


@record
class RefType:
    """``&'a mut τ`` or ``&'a τ``."""

    lifetime: Name
    mutable: bool
    content: "TypeSyntax"
    span: Span


@record
class ProductType:
    """``(τ, ...)``."""

    parts: tuple["TypeSyntax", ...]
    span: Span


@record
class SumType:
    """``<τ | ...>``, or ``!`` without variants."""

    variants: tuple["TypeSyntax", ...]
    span: Span


@record
class FnType:
    """``for<'a> fn(where 'fn <= 'a; τ, ...) -> τ``."""

    lifetimes: tuple[Name, ...]
    bounds: tuple[tuple[Name, Name], ...]
    arguments: tuple["TypeSyntax", ...]
    result: "TypeSyntax"
    span: Span


@record
class RecType:
    """``rec T. τ``."""

    variable: Name
    body: "TypeSyntax"
    span: Span


TypeSyntax: TypeAlias = NamedType | UninitType | OwnType | RefType | ProductType | SumType | FnType | RecType


@record
class EntrySyntax:
    """``p: τ``, or ``p: !'a τ`` with the lifetime that blocks it."""

    path: Path
    blocked: Name | None
    type_: TypeSyntax
    span: Span


@record
class LocalLifetime:
    """``'a <= ['b, ...]``: a lifetime that can be ended here, and its superlifetimes."""

    lifetime: Name
    above: tuple[Name, ...]


@record
class ContType:
    """``cont('a <= [...]; p: τ, ...)``."""

    lifetimes: tuple[LocalLifetime, ...]
    entries: tuple[EntrySyntax, ...]
    span: Span
