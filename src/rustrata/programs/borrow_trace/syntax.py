"""The syntax of borrow traces: what one run of a program does with its pointers, statement by statement.

Values do not matter to aliasing, so there are none: reads and writes name bytes only. Calls are written in
line, with the code of the function in their braces, and may overlap when they are those of other threads.
Types are laid out without padding.
"""

from enum import Enum
from typing import TypeAlias

from rustrata.programs.optimisation.syntax import PointerKind
from rustrata.records import record
from rustrata.source import Span


@record
class Type:
    """A type of ``size`` bytes: how it is written, the ranges of bytes inside an ``UnsafeCell``, whether it
    is ``Unpin``, and its parts: ``fields`` with their offsets (tuple), or ``element`` (array)."""

    text: str
    size: int
    cells: tuple[tuple[int, int], ...] = ()
    unpin: bool = True
    fields: "tuple[tuple[int, Type], ...]" = ()
    element: "Type | None" = None


@record
class PointerType:
    """``&mut i32``; with ``inside``, in a field of a tuple: ``(&mut i32,)``."""

    kind: PointerKind
    pointee: Type
    inside: bool = False


class Residence(Enum):
    """Where an object lives."""

    STACK = "let"
    STATIC = "static"


@record
class Place:
    """Bytes ``offset`` to ``offset + type.size`` of an object, or, if ``indirect``, of what a pointer points
    to. ``variable`` is an index of `Trace.variables`."""

    variable: int
    indirect: bool
    offset: int
    type: Type
    span: Span


@record
class Object:
    """``let a: i32;`` or ``static a: i32;``: memory with a name."""

    variable: int
    type: Type
    residence: Residence
    span: Span


@record
class Alloc:
    """``let p = alloc(i32);``: memory of the heap, and the raw pointer to it."""

    variable: int
    type: Type
    span: Span


@record
class Borrow:
    """``let x = &mut *p;``: a new pointer from a place. ``two_phase``: ``&two_phase mut *p``."""

    variable: int
    kind: PointerKind
    two_phase: bool
    place: Place
    span: Span


@record
class Copy:
    """``let y = x;``, ``let y = transmute::<*mut i32>(x);``, ``let y = x.add(1);``: the same pointer with
    another type or ``offset``, but no new one."""

    variable: int
    source: int
    offset: int
    span: Span


@record
class CastToRaw:
    """``let p = x as *mut i32;``, where ``x`` is a reference or a box."""

    variable: int
    kind: PointerKind
    source: int
    span: Span


@record
class FromExposed:
    """``let p = with_exposed_provenance_mut(x);``: a pointer to where ``x`` points, from an integer."""

    variable: int
    source: int
    span: Span


@record
class RetagVariable:
    """``retag x;``, ``retag[fn] x;``, and the entry of a parameter with a type: the variable is a new pointer
    from now on. ``call``: the one that protects it while it runs, an index of `Trace.calls`."""

    variable: int
    type: PointerType
    call: int | None
    span: Span


@record
class Read:
    """``read *x;``, ``let v = *x;``"""

    place: Place
    span: Span


@record
class Write:
    """``write *x;``, ``*x = 1;``"""

    place: Place
    span: Span


@record
class Enter:
    """A call begins; its parameters follow as pointers and retags. ``call`` is an index of `Trace.calls`."""

    call: int
    span: Span


@record
class Leave:
    """A call ends."""

    call: int
    span: Span


@record
class Drop:
    """``drop(x);``: the end of an object, or of the allocation that a pointer points to."""

    variable: int
    span: Span


@record
class ExposePointer:
    """``x.expose_provenance();``: the pointer is cast to an integer."""

    variable: int
    span: Span


Statement: TypeAlias = (
    Object
    | Alloc
    | Borrow
    | Copy
    | CastToRaw
    | FromExposed
    | RetagVariable
    | Read
    | Write
    | Enter
    | Leave
    | Drop
    | ExposePointer
)


@record
class Variable:
    """A variable: ``type`` is a `Type` for an object, and a `PointerType` for a pointer."""

    name: str
    type: Type | PointerType


@record
class Trace:
    """A run, in order. ``calls`` are the names of the functions called."""

    title: str
    origin: str
    variables: tuple[Variable, ...]
    calls: tuple[str, ...]
    statements: tuple[Statement, ...]
