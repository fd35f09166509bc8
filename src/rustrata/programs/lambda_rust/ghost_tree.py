"""The ghost instructions of ``.lr`` files: they only change what is known."""

from typing import TypeAlias

from rustrata.programs.lambda_rust.type_tree import Name, Path, TypeSyntax
from rustrata.records import record
from rustrata.source import Span


@record
class Borrow:
    """``@borrow p 'a``."""

    path: Path
    lifetime: Name
    span: Span


@record
class Reborrow:
    """``@reborrow p 'a``."""

    path: Path
    lifetime: Name
    span: Span


@record
class Share:
    """``@share p``."""

    path: Path
    span: Span


@record
class Split:
    """``@split p``."""

    path: Path
    span: Span


@record
class Merge:
    """``@merge p τ``."""

    path: Path
    type_: TypeSyntax
    span: Span


@record
class Duplicate:
    """``@copy p``."""

    path: Path
    span: Span


@record
class Drop:
    """``@drop p``."""

    path: Path
    span: Span


@record
class Subsume:
    """``@sub p τ``."""

    path: Path
    type_: TypeSyntax
    span: Span


@record
class Equalize:
    """``@eqlft 'a 'b``."""

    lifetime: Name
    above: Name
    span: Span


@record
class Whole:
    """``@whole p``, first in a branch of ``case *p``: the branch keeps the sum as it is."""

    path: Path
    span: Span


Ghost: TypeAlias = Borrow | Reborrow | Share | Split | Merge | Duplicate | Drop | Subsume | Equalize | Whole
