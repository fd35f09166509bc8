"""What a program tells an aliasing model.

The interface is MiniRust's: allocations, accesses, retags, calls. Bytes are counted from the start of an
allocation. A *tag* names a pointer's provenance [Jung et al., POPL'20, section 3]; `WILDCARD` is the
provenance of a pointer that was cast from an integer. Who makes the events chooses allocations, tags and
frames: small integers, each used once.
"""

from enum import Enum
from typing import TypeAlias

from rustrata.records import record

Tag: TypeAlias = int

WILDCARD: Tag = -1
"""The tag of pointers cast from integers: some exposed tag, nobody knows which."""


class Access(Enum):
    """The kinds of accesses."""

    READ = "read"
    WRITE = "write"


class Storage(Enum):
    """What an allocation is for."""

    HEAP = "heap"
    STACK = "stack"
    STATIC = "static"


class Pointer(Enum):
    """The kinds of pointers that are retagged."""

    SHARED = "&"
    UNIQUE = "&mut"
    BOX = "Box"
    RAW_CONST = "*const"
    RAW_MUT = "*mut"


@record
class Pointee:
    """What a pointer points to: its size in bytes, the bytes inside an ``UnsafeCell`` as ranges ``(start,
    end)`` from the pointer on, ascending and apart, and whether its type is ``Unpin``."""

    size: int
    cells: tuple[tuple[int, int], ...] = ()
    unpin: bool = True

    @property
    def frozen(self) -> bool:
        """Has it no byte inside an ``UnsafeCell``?"""
        return not self.cells


@record
class Allocate:
    """New memory of ``size`` bytes; ``tag`` is the provenance of its first pointer."""

    allocation: int
    size: int
    tag: Tag
    storage: Storage = Storage.HEAP


@record
class Deallocate:
    """The end of an allocation, by a pointer with this tag."""

    allocation: int
    tag: Tag


@record
class Accessed:
    """An access to the bytes ``offset`` to ``offset + size`` by a pointer with this tag."""

    allocation: int
    offset: int
    size: int
    tag: Tag
    access: Access


@record
class Retag:
    """A new pointer with the tag ``new`` from one with the tag ``parent``. ``frame`` is the call that it is
    an argument of, which protects it; None elsewhere. ``two_phase``: for a method's receiver [RFC 2025].
    ``inside``: it is a field of what is copied, where older models did not look."""

    allocation: int
    offset: int
    parent: Tag
    new: Tag
    pointer: Pointer
    pointee: Pointee
    frame: int | None = None
    two_phase: bool = False
    inside: bool = False


@record
class CallBegin:
    """A call begins. Frames of different threads may overlap in any way."""

    frame: int


@record
class CallEnd:
    """A call ends; what it protected is protected no more."""

    frame: int


@record
class Expose:
    """A pointer with this tag is cast to an integer."""

    allocation: int
    tag: Tag


Event: TypeAlias = Allocate | Deallocate | Accessed | Retag | CallBegin | CallEnd | Expose
