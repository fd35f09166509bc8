"""The syntax of optimisation pairs: two bodies with the same parameters and the same calls of unknown code.

A body is straight-line code on bytes. Arguments that are references or boxes are retagged when the function
is entered and protected while it runs, as in Rust; a pointer without protection is made from a raw one by a
reborrow. A byte holds a value that nothing computes with, so that constants stand for any values.
"""

from enum import Enum
from typing import TypeAlias

from rustrata.records import record
from rustrata.source import SourceFile, Span


class PointerKind(Enum):
    """The types of pointers, as written before the type of the pointee."""

    SHARED = "&"
    UNIQUE = "&mut"
    BOX = "Box"
    RAW_CONST = "*const"
    RAW_MUT = "*mut"

    @property
    def retags(self) -> bool:
        """Is an argument of this type retagged and protected?"""
        return self in (PointerKind.SHARED, PointerKind.UNIQUE, PointerKind.BOX)


class Extra(Enum):
    """What a context may do beside the plain moves: pass boxes, make references to cells, and cast pointers
    to integers and back."""

    BOXES = "boxes"
    CELLS = "cells"
    WILDCARDS = "wildcards"


@record
class Type:
    """A type of ``size`` bytes: how it is written, the ranges of bytes inside an ``UnsafeCell``, and its
    fields (tuple) or elements (array) with their offsets."""

    text: str
    size: int
    cells: tuple[tuple[int, int], ...] = ()
    fields: "tuple[tuple[int, Type], ...]" = ()


@record
class Place:
    """What a pointer variable points to, or a part of it: bytes ``offset`` to ``offset + type.size``."""

    variable: str
    offset: int
    type: Type
    span: Span


@record
class Constant:
    """A number, for each byte that it is written to."""

    number: int


@record
class Variable:
    """The value of a variable."""

    name: str


Value: TypeAlias = Constant | Variable


@record
class Read:
    """``let v = *x;``"""

    variable: str
    place: Place
    span: Span


@record
class Write:
    """``*x = 13;``"""

    place: Place
    value: Value
    span: Span


@record
class Borrow:
    """``let y = &mut *x;``: a new pointer. With ``two_phase`` it is ``&two_phase mut *x``."""

    variable: str
    kind: PointerKind
    two_phase: bool
    place: Place
    span: Span


@record
class Assign:
    """``let v = 13;``"""

    variable: str
    value: Value
    span: Span


@record
class Call:
    """``f(x);``: unknown code, which gets to know the pointers that it is given."""

    function: str
    arguments: tuple[str, ...]
    span: Span


@record
class Drop:
    """``drop(x);``: the end of the allocation that the pointer points into."""

    variable: str
    span: Span


@record
class ExposePointer:
    """``x.expose_provenance();``: the pointer is cast to an integer."""

    variable: str
    span: Span


@record
class Return:
    """``return v;``, only at the end."""

    value: Value
    span: Span


Statement: TypeAlias = Read | Write | Borrow | Assign | Call | Drop | ExposePointer | Return


@record
class Parameter:
    """``x: &mut u8``"""

    name: str
    kind: PointerKind
    pointee: Type
    span: Span


@record
class Body:
    """One of the two functions. ``pointers`` gives the pointee of every pointer variable."""

    name: str
    parameters: tuple[Parameter, ...]
    statements: tuple[Statement, ...]
    pointers: tuple[tuple[str, Type], ...]
    span: Span

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls of unknown code, in order."""
        return tuple(s for s in self.statements if isinstance(s, Call))

    def pointee(self, variable: str) -> Type:
        """The type that a pointer variable points to."""
        return dict(self.pointers)[variable]


@record
class Pair:
    """An optimisation: is every behaviour of ``target`` one of ``source``? ``memory`` are the allocations
    that the context has, ``extras`` what it may do beside the plain moves; ``threads`` is 1 when all calls
    nest, 2 when a second thread's may overlap."""

    name: str
    title: str
    origin: str
    source_file: SourceFile
    memory: tuple[Type, ...]
    extras: tuple[Extra, ...]
    threads: int
    source: Body
    target: Body
