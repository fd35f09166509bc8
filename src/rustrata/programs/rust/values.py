"""Places, constants, operands and right-hand sides of MIR [rustc_middle::mir::syntax].

All terms are hashable and without spans: their statement has both its place in the MIR text and its place in
the Rust source.
"""

from enum import Enum
from typing import NewType

from rustrata.programs.rust.types import ConstArgument, Path, Primitive, Type
from rustrata.records import record

Local = NewType("Local", int)
"""``_3``. Local 0 is the return place; locals 1 to n are the arguments."""

BlockId = NewType("BlockId", int)
"""``bb3``."""

AllocationId = NewType("AllocationId", int)
"""``alloc3``."""


@record
class Deref:
    """``(*P)``."""


@record
class Field:
    """``(P.2: T)``: the field by its number in the source order of the definition, and its type."""

    index: int
    type: Type


@record
class Downcast:
    """``(P as Some)``; ``variant`` is its name, or ``variant#1`` of a coroutine."""

    variant: str


@record
class Index:
    """``P[_3]``."""

    local: Local


@record
class ConstantIndex:
    """``P[1 of 3]``, or from the end ``P[-1 of 3]``; ``minimum`` is the length that is known to be there."""

    offset: int
    minimum: int
    from_end: bool


@record
class Subslice:
    """``P[1..3]`` of an array; ``P[1:-2]``, ``P[1:]`` and ``P[:-2]``, where the end is counted from the
    end."""

    start: int
    end: int
    from_end: bool


@record
class OpaqueCast:
    """``(P as T)``: an opaque type seen as the type behind it; also ``(P as subtype T)``."""

    type: Type


Projection = Deref | Field | Downcast | Index | ConstantIndex | Subslice | OpaqueCast


@record
class Place:
    """A local and the steps from it, the first step first."""

    local: Local
    projections: tuple[Projection, ...] = ()


@record
class Integer:
    """``1_u32``, ``i32::MIN``."""

    value: int
    type: Primitive


@record
class Boolean:
    """``true``."""

    value: bool


@record
class Character:
    """``'a'``; ``value`` is the code point."""

    value: int


@record
class Float:
    """``1.5f64``, ``NaNf32``; ``text`` is the number without its suffix."""

    text: str
    type: Primitive


@record
class Text:
    """``"x"``, a ``&'static str``."""

    content: str


@record
class Bytes:
    """``b"x"``, a reference to a byte array; ``by_value`` for ``*b"x"``, the array itself."""

    content: bytes
    by_value: bool


@record
class Pointer:
    """``{alloc3+0x8: &T}``: an address within an allocation. ``immutable`` where rustc writes ``<imm>``."""

    allocation: AllocationId
    offset: int
    type: Type
    immutable: bool = False


@record
class SlicePointer:
    """``Slice { alloc_id: alloc3, meta: 6 }: &T``: a pointer to the start of an allocation, with its
    metadata."""

    allocation: AllocationId
    metadata: int
    type: Type


@record
class Address:
    """``{0x10 as *const u8}``: a pointer without provenance."""

    value: int
    type: Type


@record
class Transmuted:
    """``{transmute(0x01): T}``: the bytes of a value that rustc cannot name, as a number."""

    value: int
    type: Type


@record
class Restricted:
    """``0_usize is 0..=9``: a value of a pattern type; ``pattern`` is its text."""

    value: "ConstantValue"
    pattern: str


@record
class Unwritten:
    """``{type error}``, ``_``, ``{closure...}`` values and ``<ZST>``: no bytes, known by its type alone."""

    text: str
    type: Type | None


@record
class TupleValue:
    """``(1_i32, true)``."""

    items: "tuple[ConstantValue, ...]"


@record
class ArrayValue:
    """``[1_i32, 2_i32]``."""

    items: "tuple[ConstantValue, ...]"


@record
class AdtValue:
    """``Some(1)`` or ``P { x: 1 }``; ``names`` is None where the fields are in parentheses."""

    path: Path
    names: tuple[str, ...] | None
    items: "tuple[ConstantValue, ...]"


@record
class Item:
    """A path: a constant, static, promoted, parameter, unit value, or function item.

    ``unsafe_cell`` and the like need no mark: the type of the constant says it.
    """

    path: Path


ConstantValue = (
    Integer
    | Boolean
    | Character
    | Float
    | Text
    | Bytes
    | Pointer
    | SlicePointer
    | Address
    | Transmuted
    | Restricted
    | Unwritten
    | TupleValue
    | ArrayValue
    | AdtValue
    | Item
)


@record
class Constant:
    """``const 1_u32``; a function as an operand is written without ``const``.

    ``type`` is what rustc says of it beside the text; None for the types whose values say it themselves
    (numbers, ``bool``, ``char``, ``()``, and arrays and tuples of them) and for named constants of those
    types.
    """

    value: ConstantValue
    type: Type | None = None


@record
class Copy:
    """``copy P``; ``retag`` is False for ``no_retag copy P`` [rustc 1.97]."""

    place: Place
    retag: bool = True


@record
class Move:
    """``move P``; ``retag`` is False for ``no_retag move P`` [rustc 1.97]."""

    place: Place
    retag: bool = True


class RuntimeCheck(Enum):
    """A switch that rustc sets for the whole program; printed where an operand stands."""

    UB_CHECKS = "UbChecks"
    CONTRACT_CHECKS = "ContractChecks"
    OVERFLOW_CHECKS = "OverflowChecks"


Operand = Copy | Move | Constant | RuntimeCheck


class BorrowKind(Enum):
    """How a reference is made."""

    SHARED = "&"
    MUTABLE = "&mut"
    FAKE_SHALLOW = "&fake shallow"
    FAKE = "&fake"


class BinaryOperator(Enum):
    """An operation of two operands [rustc_middle::mir::BinOp]."""

    ADD = "Add"
    ADD_UNCHECKED = "AddUnchecked"
    ADD_WITH_OVERFLOW = "AddWithOverflow"
    SUB = "Sub"
    SUB_UNCHECKED = "SubUnchecked"
    SUB_WITH_OVERFLOW = "SubWithOverflow"
    MUL = "Mul"
    MUL_UNCHECKED = "MulUnchecked"
    MUL_WITH_OVERFLOW = "MulWithOverflow"
    DIV = "Div"
    REM = "Rem"
    BIT_XOR = "BitXor"
    BIT_AND = "BitAnd"
    BIT_OR = "BitOr"
    SHL = "Shl"
    SHL_UNCHECKED = "ShlUnchecked"
    SHR = "Shr"
    SHR_UNCHECKED = "ShrUnchecked"
    EQ = "Eq"
    LT = "Lt"
    LE = "Le"
    NE = "Ne"
    GE = "Ge"
    GT = "Gt"
    CMP = "Cmp"
    OFFSET = "Offset"


class UnaryOperator(Enum):
    """An operation of one operand [rustc_middle::mir::UnOp]."""

    NOT = "Not"
    NEG = "Neg"
    PTR_METADATA = "PtrMetadata"


class CastKind(Enum):
    """How a value changes its type [rustc_middle::mir::CastKind]; coercions by their inner name."""

    INT_TO_INT = "IntToInt"
    FLOAT_TO_INT = "FloatToInt"
    FLOAT_TO_FLOAT = "FloatToFloat"
    INT_TO_FLOAT = "IntToFloat"
    PTR_TO_PTR = "PtrToPtr"
    FN_PTR_TO_PTR = "FnPtrToPtr"
    TRANSMUTE = "Transmute"
    SUBTYPE = "Subtype"
    EXPOSE_PROVENANCE = "PointerExposeProvenance"
    WITH_EXPOSED_PROVENANCE = "PointerWithExposedProvenance"
    REIFY_FN_POINTER = "ReifyFnPointer"
    UNSAFE_FN_POINTER = "UnsafeFnPointer"
    CLOSURE_FN_POINTER = "ClosureFnPointer"
    MUT_TO_CONST_POINTER = "MutToConstPointer"
    ARRAY_TO_POINTER = "ArrayToPointer"
    UNSIZE = "Unsize"


@record
class Use:
    """An operand by itself: a typed copy."""

    operand: Operand


@record
class Repeat:
    """``[O; N]``."""

    operand: Operand
    count: ConstArgument


@record
class Borrow:
    """``&P``, ``&mut P``. Whether it is two-phase is found by `two_phase_locals`, as rustc does not print
    it."""

    kind: BorrowKind
    place: Place


@record
class RawBorrow:
    """``&raw const P``, ``&raw mut P``; ``fake`` where only the metadata is wanted (``&raw const (fake)
    P``)."""

    mutable: bool
    place: Place
    fake: bool = False


@record
class ThreadLocal:
    """``/*tls*/ path``: the address of this thread's copy of a ``#[thread_local]`` static."""

    path: Path
    mutable: bool


@record
class Cast:
    """``O as T (Kind)``."""

    operand: Operand
    type: Type
    kind: CastKind


@record
class Binary:
    """``Add(O, O)``."""

    operator: BinaryOperator
    left: Operand
    right: Operand


@record
class Unary:
    """``Not(O)``."""

    operator: UnaryOperator
    operand: Operand


@record
class Discriminant:
    """``discriminant(P)``: the discriminant's value, not the variant's number."""

    place: Place


@record
class Length:
    """``Len(P)``."""

    place: Place


@record
class TupleAggregate:
    """``(O, O)``."""

    items: tuple[Operand, ...]


@record
class ArrayAggregate:
    """``[O, O]``."""

    items: tuple[Operand, ...]


@record
class AdtAggregate:
    """``Path { x: O }``, ``Path(O)`` or ``Path``: a struct, one field of a union, or a variant of an enum.

    ``names`` is None where the fields are in parentheses, and then they are in the order of the definition;
    rustc also prints named fields in that order.
    """

    path: Path
    names: tuple[str, ...] | None
    items: tuple[Operand, ...]


@record
class ClosureAggregate:
    """``{closure@...} { x: O }``: captured values in the order of the closure's fields."""

    type: Type
    names: tuple[str, ...]
    items: tuple[Operand, ...]


@record
class PointerAggregate:
    """``*const [u8] from (P, N)``: a pointer of an address and metadata."""

    type: Type
    address: Operand
    metadata: Operand


@record
class ShallowBox:
    """``ShallowInitBox(O, T)``: a box of memory that is not yet a ``T``."""

    operand: Operand
    type: Type


Rvalue = (
    Use
    | Repeat
    | Borrow
    | RawBorrow
    | ThreadLocal
    | Cast
    | Binary
    | Unary
    | Discriminant
    | Length
    | TupleAggregate
    | ArrayAggregate
    | AdtAggregate
    | ClosureAggregate
    | PointerAggregate
    | ShallowBox
)
