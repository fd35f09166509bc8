"""The syntax tree of a litmus test in a language with C++20-style atomics (dialects C and Rust).

An access with an ``index`` is to that element of the array that ``location`` names; one to an element
that is known is to the location ``a[1]``. Both dialects have one tree: loads nested in expressions are
hoisted by the parser, in evaluation order, into registers whose names begin with ``%``. Nothing here
says what an access means.
"""

from enum import Enum
from typing import TypeAlias

from rustrata.executions.expressions import Expression, IntegerType
from rustrata.executions.outcomes import Condition, Observable, Quantifier
from rustrata.records import apart, record
from rustrata.source import SourceFile, Span


class Dialect(Enum):
    """The language that the threads are written in: the first word of the file.

    C and Rust have the syntax tree of this file, the assembly languages that of
    `rustrata.programs.litmus.assembly`.
    """

    C = "C"
    RUST = "Rust"
    X86 = "X86"
    X86_64 = "X86_64"
    AARCH64 = "AArch64"
    ARM = "ARM"
    RISCV = "RISCV"
    PPC = "PPC"
    MIPS = "MIPS"


ASSEMBLY = frozenset(Dialect) - {Dialect.C, Dialect.RUST}
"""The dialects whose threads are columns of instructions."""


class Ordering(Enum):
    """Memory orderings, spelled as in ``std::sync::atomic``; a plain access is ``NonAtomic``."""

    NON_ATOMIC = "NonAtomic"
    RELAXED = "Relaxed"
    ACQUIRE = "Acquire"
    RELEASE = "Release"
    ACQ_REL = "AcqRel"
    SEQ_CST = "SeqCst"


class UpdateOperation(Enum):
    """Unconditional read-modify-write operations, named as in Rust."""

    SWAP = "swap"
    FETCH_ADD = "fetch_add"
    FETCH_SUB = "fetch_sub"
    FETCH_AND = "fetch_and"
    FETCH_OR = "fetch_or"
    FETCH_XOR = "fetch_xor"
    FETCH_NAND = "fetch_nand"
    FETCH_MAX = "fetch_max"
    FETCH_MIN = "fetch_min"


@record
class Load:
    """Read ``location`` into ``target`` (None: the value is dropped)."""

    target: str | None
    location: str
    ordering: Ordering
    span: Span = apart()
    index: Expression | None = None


@record
class Store:
    """Write ``value`` to ``location``."""

    location: str
    value: Expression
    ordering: Ordering
    span: Span = apart()
    index: Expression | None = None


@record
class FetchUpdate:
    """Atomically replace the value by ``operation(value, operand)``; ``target`` gets the old one."""

    target: str | None
    operation: UpdateOperation
    location: str
    operand: Expression
    ordering: Ordering
    span: Span = apart()
    index: Expression | None = None


@record
class CompareExchange:
    """Atomic compare-and-exchange. ``target`` gets the old value, ``succeeded`` gets 1 or 0.

    ``success`` and ``failure`` are its orderings; a ``weak`` one may fail spuriously.
    """

    target: str | None
    succeeded: str | None
    location: str
    expected: Expression
    desired: Expression
    success: Ordering
    failure: Ordering
    weak: bool
    span: Span = apart()
    index: Expression | None = None


@record
class Fence:
    """An atomic fence."""

    ordering: Ordering
    span: Span = apart()


@record
class Let:
    """Set a register to a value computed from registers."""

    target: str
    value: Expression
    span: Span = apart()


@record
class If:
    """Branch on ``condition`` being non-zero."""

    condition: Expression
    then: tuple["Statement", ...]
    otherwise: tuple["Statement", ...]
    span: Span = apart()


@record
class Loop:
    """Do ``body`` again and again, until a `Break`. What the languages have of loops is made of it: a
    condition is an `If` with a `Break`, and a step stands before each end of a round."""

    body: tuple["Statement", ...]
    span: Span = apart()


@record
class Break:
    """Go on after the innermost loop."""

    span: Span = apart()


@record
class Continue:
    """Begin the next round of the innermost loop."""

    span: Span = apart()


Access: TypeAlias = Load | Store | FetchUpdate | CompareExchange
Statement: TypeAlias = (
    Load | Store | FetchUpdate | CompareExchange | Fence | Let | If | Loop | Break | Continue
)


@record
class Declaration:
    """A shared location: its type, its first value, and whether it is declared atomic.

    An array has one for each element, in order, named ``a[0]`` and so on. A ``boolean`` one is an unsigned
    integer of 8 bits that only ever holds 0 and 1.
    """

    name: str
    type: IntegerType
    atomic: bool
    initial: int
    span: Span = apart()
    boolean: bool = False


@record
class Thread:
    """One thread: its number and its statements."""

    index: int
    body: tuple[Statement, ...]
    span: Span = apart()


@record
class LitmusTest:
    """A whole test. ``shown`` are the observables of its ``locations [...]`` clause."""

    name: str
    dialect: Dialect
    source: SourceFile = apart()
    declarations: tuple[Declaration, ...]
    threads: tuple[Thread, ...]
    shown: tuple[Observable, ...]
    quantifier: Quantifier
    condition: Condition
    condition_span: Span = apart()

    def declaration(self, location: str) -> Declaration:
        """The declaration of a location that the test has; of an array, that of its first element."""
        return next(d for d in self.declarations if d.name in (location, f"{location}[0]"))
