"""The ghost instructions of ``.lr`` files: they only change what is known."""

from dataclasses import dataclass
from typing import TypeAlias

from rustrata.programs.lambda_rust.type_tree import Name, Path, TypeSyntax
from rustrata.source import Span


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
