"""Statements, terminators, bodies and allocations of MIR [rustc_middle::mir::syntax].

Every statement and terminator has a ``span`` in the MIR text (for our own complaints) and an ``origin`` in
the Rust source (for messages to the user).
"""

from enum import Enum

from rustrata.programs.rust.location import Location
from rustrata.programs.rust.types import Path, Type
from rustrata.programs.rust.values import (
    AllocationId,
    BlockId,
    Constant,
    ConstantValue,
    Local,
    Operand,
    Place,
    Rvalue,
)
from rustrata.records import apart, record
from rustrata.source import Span


@record
class Origin:
    """Where a statement comes from: a range of the Rust source, and the scope that it is in.

    ``location`` is None where rustc says ``no-location``.
    """

    location: Location | None
    scope: int


class RetagKind(Enum):
    """Why a reference gets a new tag [rustc 1.96 and before: Retag statements]."""

    FN_ENTRY = "fn entry"
    TWO_PHASE = "2phase"
    RAW = "raw"
    DEFAULT = ""


@record
class Assign:
    """``P = R``."""

    place: Place
    value: Rvalue
    span: Span = apart()
    origin: Origin = apart()


@record
class Retag:
    """``Retag([kind] P)``."""

    kind: RetagKind
    place: Place
    span: Span = apart()
    origin: Origin = apart()


@record
class StorageLive:
    """``StorageLive(_1)``."""

    local: Local
    span: Span = apart()
    origin: Origin = apart()


@record
class StorageDead:
    """``StorageDead(_1)``."""

    local: Local
    span: Span = apart()
    origin: Origin = apart()


@record
class SetDiscriminant:
    """``discriminant(P) = 2``: the variant by its number."""

    place: Place
    variant: int
    span: Span = apart()
    origin: Origin = apart()


@record
class PlaceMention:
    """``PlaceMention(P)``: the place is named and not read; it must be well formed."""

    place: Place
    span: Span = apart()
    origin: Origin = apart()


@record
class Assume:
    """``assume(O)``: undefined behaviour where it is false."""

    operand: Operand
    span: Span = apart()
    origin: Origin = apart()


@record
class CopyNonoverlapping:
    """``copy_nonoverlapping(dst = O, src = O, count = O)``."""

    destination: Operand
    source: Operand
    count: Operand
    span: Span = apart()
    origin: Origin = apart()


@record
class Nothing:
    """``nop``, ``ConstEvalCounter`` and drop hints: no effect at run time."""

    span: Span = apart()
    origin: Origin = apart()


Statement = (
    Assign
    | Retag
    | StorageLive
    | StorageDead
    | SetDiscriminant
    | PlaceMention
    | Assume
    | CopyNonoverlapping
    | Nothing
)


class Unwind(Enum):
    """What a panic does at this call, where it does not go to a cleanup block."""

    CONTINUE = "continue"
    UNREACHABLE = "unreachable"
    TERMINATE_ABI = "terminate(abi)"
    TERMINATE_CLEANUP = "terminate(cleanup)"


UnwindAction = Unwind | BlockId
"""A `BlockId` is the cleanup block."""


@record
class Goto:
    """``goto -> bb1``."""

    target: BlockId
    span: Span = apart()
    origin: Origin = apart()


@record
class SwitchInt:
    """``switchInt(O) -> [0: bb1, otherwise: bb2]``; the values are printed as unsigned bit patterns."""

    operand: Operand
    targets: tuple[tuple[int, BlockId], ...]
    otherwise: BlockId
    span: Span = apart()
    origin: Origin = apart()


@record
class Return:
    """``return``."""

    span: Span = apart()
    origin: Origin = apart()


@record
class Resume:
    """``resume``: go on unwinding in the caller."""

    span: Span = apart()
    origin: Origin = apart()


@record
class Terminate:
    """``terminate(abi)`` or ``terminate(cleanup)``: a panic that may not leave here aborts."""

    reason: Unwind
    span: Span = apart()
    origin: Origin = apart()


@record
class Unreachable:
    """``unreachable``: undefined behaviour."""

    span: Span = apart()
    origin: Origin = apart()


@record
class Drop:
    """``drop(P) -> [return: bb1, unwind ...]``."""

    place: Place
    target: BlockId
    unwind: UnwindAction
    span: Span = apart()
    origin: Origin = apart()


@record
class Call:
    """``P = F(O, ...) -> [return: bb1, unwind ...]``; ``target`` is None where the call does not return.

    ``function`` is a `Constant` (whose value is an `Item`) or a place that holds a function pointer.
    """

    destination: Place
    function: Operand
    arguments: tuple[Operand, ...]
    target: BlockId | None
    unwind: UnwindAction
    span: Span = apart()
    origin: Origin = apart()


@record
class TailCall:
    """``tailcall F(O, ...)``."""

    function: Operand
    arguments: tuple[Operand, ...]
    span: Span = apart()
    origin: Origin = apart()


@record
class Assert:
    """``assert(!O, "message", O, ...) -> [success: bb1, ...]``; panics unless ``condition`` is
    ``expected``."""

    condition: Operand
    expected: bool
    message: str
    arguments: tuple[Operand, ...]
    target: BlockId
    unwind: UnwindAction
    span: Span = apart()
    origin: Origin = apart()


@record
class FalseEdge:
    """``falseEdge -> [real: bb1, imaginary: bb2]``; only the real edge is taken. Also ``falseUnwind``."""

    target: BlockId
    span: Span = apart()
    origin: Origin = apart()


@record
class InlineAssembly:
    """``asm!(...)``, as its text; nothing here gives it a meaning."""

    text: str
    target: BlockId | None
    span: Span = apart()
    origin: Origin = apart()


Terminator = (
    Goto
    | SwitchInt
    | Return
    | Resume
    | Terminate
    | Unreachable
    | Drop
    | Call
    | TailCall
    | Assert
    | FalseEdge
    | InlineAssembly
)


@record
class Block:
    """A basic block. ``cleanup`` blocks run while a panic unwinds."""

    statements: tuple[Statement, ...]
    terminator: Terminator
    cleanup: bool


@record
class LocalDeclaration:
    """``let mut _1: T;`` or an argument; ``name`` is the variable's in the source, if it has one."""

    type: Type
    mutable: bool
    origin: Origin
    name: str | None = None


@record
class Debug:
    """``debug x => P``: a variable of the source and where its value is; also a constant. ``location`` is
    that of its name in the source."""

    name: str
    value: Place | Constant
    scope: int
    location: Location | None = None


@record
class Scope:
    """A scope of the source. ``inlined`` is the function whose body was pasted here, ``called_at`` its
    call."""

    parent: int | None
    inlined: Path | None = None
    called_at: Location | None = None


class BodyKind(Enum):
    """What a body computes."""

    FUNCTION = "fn"
    CONSTANT = "const"
    STATIC = "static"
    MUTABLE_STATIC = "static mut"


@record
class Body:
    """A function, or the initialiser of a constant, static or promoted.

    Locals 1 to ``argument_count`` are the arguments. ``generics`` are the names of the type and constant
    parameters that may stand in its types, those of the impl or trait first, in the order of the source;
    empty where they are not known (see `program`). ``compile_time`` marks the copy for constant evaluation.
    ``convention`` is the calling convention, ``Rust`` or ``C``; None where the source does not show it.
    ``features`` are those that the processor must have for it.
    ``symbol`` is the name that it is exported by, if it is.
    """

    path: Path
    kind: BodyKind
    argument_count: int
    locals: tuple[LocalDeclaration, ...]
    scopes: tuple[Scope, ...]
    debug: tuple[Debug, ...]
    blocks: tuple[Block, ...]
    span: Span = apart()
    compile_time: bool = False
    generics: tuple[str, ...] = ()
    convention: str | None = None
    features: tuple[str, ...] = ()
    symbol: str = ""

    @property
    def result(self) -> Type:
        """The type of the return place."""
        return self.locals[0].type


@record
class FixedConstant:
    """``const main::{constant#0}: usize = const 3_usize;``: a constant that rustc has evaluated."""

    path: Path
    type: Type
    value: ConstantValue
    span: Span = apart()


@record
class Relocation:
    """A pointer within an allocation's bytes: at ``offset``, to the byte ``addend`` of an allocation or to an
    item."""

    offset: int
    target: AllocationId
    addend: int


@record
class Allocation:
    """``alloc3 (static: X, size: 8, align: 4) { .. }``; ``initialised`` has a 1 for each byte that is."""

    id: AllocationId
    size: int
    align: int
    content: bytes
    initialised: bytes
    relocations: tuple[Relocation, ...]
    static: Path | None = None
    span: Span | None = apart(default=None)


@record
class ItemAllocation:
    """An allocation that is a function, a vtable or an unreadable static: ``alloc5 (fn: main::{closure#0})``.

    ``kind`` is ``fn``, ``vtable``, ``static`` (extern) or ``type id``; ``text`` is what follows.
    """

    id: AllocationId
    kind: str
    text: str
    path: Path | None
    trait: Type | None = None
    span: Span | None = apart(default=None)
