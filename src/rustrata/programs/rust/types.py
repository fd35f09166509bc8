"""Types and paths as rustc's MIR text writes them, without lifetimes.

Lifetimes are erased when they are read: no rule of the machine depends on them. The terms are hashable and
carry no span, because the machine uses them as keys: equal types are equal terms. ``str`` of a term is its
canonical text, which is rustc's own except for lifetimes. A path of one name without arguments is a nominal
type or a generic parameter; only the body in which it stands knows which (`Body.generics`).

Left out: ``impl Trait`` with its origin (rustc prints opaque types by their bounds), higher-ranked binders.
"""

from collections.abc import Iterable
from enum import Enum

from rustrata.programs.rust.location import Location
from rustrata.records import record


class Primitive(Enum):
    """A built-in type that is one word of the language."""

    I8 = "i8"
    I16 = "i16"
    I32 = "i32"
    I64 = "i64"
    I128 = "i128"
    ISIZE = "isize"
    U8 = "u8"
    U16 = "u16"
    U32 = "u32"
    U64 = "u64"
    U128 = "u128"
    USIZE = "usize"
    F16 = "f16"
    F32 = "f32"
    F64 = "f64"
    F128 = "f128"
    BOOL = "bool"
    CHAR = "char"
    STR = "str"
    NEVER = "!"

    def __str__(self) -> str:
        return self.value

    # Members are single objects: no need to hash their names.
    __hash__ = object.__hash__


@record
class Tuple:
    """``(A, B)``; the unit type is the tuple of nothing."""

    items: "tuple[Type, ...]"

    def __str__(self) -> str:
        return f"({self.items[0]},)" if len(self.items) == 1 else f"({_joined(self.items)})"


@record
class Array:
    """``[T; N]``."""

    item: "Type"
    length: "ConstArgument"

    def __str__(self) -> str:
        return f"[{self.item}; {self.length}]"


@record
class Slice:
    """``[T]``."""

    item: "Type"

    def __str__(self) -> str:
        return f"[{self.item}]"


@record
class Reference:
    """``&T`` or ``&mut T``."""

    mutable: bool
    target: "Type"

    def __str__(self) -> str:
        return f"&mut {_pointee(self.target)}" if self.mutable else f"&{_pointee(self.target)}"


@record
class RawPointer:
    """``*const T`` or ``*mut T``."""

    mutable: bool
    target: "Type"

    def __str__(self) -> str:
        return f"*{'mut' if self.mutable else 'const'} {_pointee(self.target)}"


@record
class FnPointer:
    """``unsafe extern "C" fn(A, ...) -> R``. ``abi`` is "Rust" where none is written."""

    parameters: "tuple[Type, ...]"
    result: "Type"
    unsafe: bool = False
    abi: str = "Rust"
    variadic: bool = False

    def __str__(self) -> str:
        head = "unsafe " if self.unsafe else ""
        abi = "" if self.abi == "Rust" else f'extern "{self.abi}" '
        parameters = _joined((*self.parameters, "...") if self.variadic else self.parameters)
        result = "" if self.result == UNIT else f" -> {self.result}"
        return f"{head}{abi}fn({parameters}){result}"


@record
class FnItem:
    """The zero-sized type of one function: ``fn(A) -> R {path}``."""

    signature: FnPointer
    path: "Path"

    def __str__(self) -> str:
        return f"{self.signature} {{{self.path}}}"


@record
class Closure:
    """``{closure@f.rs:1:2: 1:5}``; ``kind`` also tells ``async`` bodies, coroutines and blocks.

    ``name`` is the text between the braces after the kind where rustc prints no position
    (``{async fn body of f()}``) or prints a path (``{closure@std::fmt::format::{closure#0}}``).
    ``environment`` is what the parameters of the function around it stand for; empty as it is read.
    """

    kind: str
    location: "Location | None"
    name: str = ""
    environment: "tuple[tuple[str, Argument], ...]" = ()

    def __str__(self) -> str:
        return f"{{{self.kind}@{self.location}}}" if self.location else f"{{{self.kind}{self.name}}}"


@record
class Binding:
    """An associated type fixed in a bound: ``Item = u8`` of ``dyn Iterator<Item = u8>``."""

    name: str
    type: "Type"

    def __str__(self) -> str:
        return f"{self.name} = {self.type}"


@record
class Dynamic:
    """``dyn A + Send``: the bounds as written; the first is the principal trait unless it is an auto
    trait."""

    bounds: "tuple[Path, ...]"

    def __str__(self) -> str:
        return "dyn " + " + ".join(map(str, self.bounds))


@record
class Opaque:
    """``impl A + B``, where rustc leaves a type unrevealed."""

    bounds: "tuple[Path, ...]"

    def __str__(self) -> str:
        return "impl " + " + ".join(map(str, self.bounds))


@record
class Pattern:
    """A pattern type, ``(u32) is 0..=9`` or ``(*const T) is !null``; ``pattern`` is its text."""

    underlying: "Type"
    pattern: str

    def __str__(self) -> str:
        return f"({self.underlying}) is {self.pattern}"


@record
class ConstArgument:
    """A constant where a type needs one: a number, a parameter's name, or a path; ``text`` as printed."""

    text: str

    @property
    def value(self) -> int | None:
        """The number, if it is one; a suffix such as ``_usize`` does not matter."""
        if self.text == "usize::MAX":
            return (1 << 64) - 1
        digits = self.text.split("_")[0]
        negative = digits.startswith("-")
        return int(digits) if digits[negative:].isdecimal() else None

    def __str__(self) -> str:
        return self.text


@record
class Named:
    """A segment ``name`` or ``name::<A, B>`` (in a type: ``name<A, B>``)."""

    name: str
    arguments: "tuple[Argument, ...]" = ()

    def __str__(self) -> str:
        return f"{self.name}<{_joined(self.arguments)}>" if self.arguments else self.name


@record
class FnSugar:
    """A segment ``Fn(A, B) -> R`` of a bound."""

    name: str
    parameters: "tuple[Type, ...]"
    result: "Type"

    def __str__(self) -> str:
        result = "" if self.result == UNIT else f" -> {self.result}"
        return f"{self.name}({_joined(self.parameters)}){result}"


@record
class QualifiedSelf:
    """The head ``<T as Trait>`` of a path, or ``<T>`` where there is no trait."""

    type: "Type"
    trait: "Path | None"

    def __str__(self) -> str:
        return f"<{self.type} as {self.trait}>" if self.trait else f"<{self.type}>"


@record
class ImplOf:
    """A segment ``<impl T>`` or ``<impl Trait for T>``: an impl block of another module or crate."""

    trait: "Path | None"
    type: "Type"

    def __str__(self) -> str:
        return f"<impl {self.trait} for {self.type}>" if self.trait else f"<impl {self.type}>"


@record
class ImplAt:
    """A segment ``<impl at f.rs:1:1: 1:9>``: an impl block of the program, by its position."""

    location: "Location"

    def __str__(self) -> str:
        return f"<impl at {self.location}>"


@record
class Numbered:
    """A segment ``{closure#0}``, ``{constant#1}``, ``{impl#2}``, ``{shim:vtable#0}``, and ``promoted[3]``."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"promoted[{self.number}]" if self.kind == "promoted" else f"{{{self.kind}#{self.number}}}"


Segment = Named | FnSugar | QualifiedSelf | ImplOf | ImplAt | Numbered
"""One step of a path."""


class _Remembering:
    """What is computed once of a path: paths are looked up all the time."""

    __slots__ = ("_arguments", "_bare", "_hash")

    _arguments: "tuple[Argument, ...]"
    _bare: str
    _hash: int


@record
class Path(_Remembering):
    """A path to a type, trait, function, constant or static, from the root of its crate."""

    segments: tuple[Segment, ...]

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            object.__setattr__(self, "_hash", hash(self.segments))
            return self._hash

    @property
    def name(self) -> str:
        """The last segment's text without its arguments."""
        last = self.segments[-1]
        return last.name if isinstance(last, Named | FnSugar) else str(last)

    @property
    def bare(self) -> str:
        """The path without the generic arguments of its named segments."""
        try:
            return self._bare
        except AttributeError:
            words = (s.name if isinstance(s, Named | FnSugar) else str(s) for s in self.segments)
            object.__setattr__(self, "_bare", "::".join(words))
            return self._bare

    @property
    def arguments(self) -> "tuple[Argument, ...]":
        """The generic arguments of all named segments, from left to right."""
        try:
            return self._arguments
        except AttributeError:
            named = (segment for segment in self.segments if isinstance(segment, Named))
            found = tuple(argument for segment in named for argument in segment.arguments)
            object.__setattr__(self, "_arguments", found)
            return self._arguments

    def __str__(self) -> str:
        return "::".join(map(str, self.segments))


Type = (
    Primitive
    | Tuple
    | Array
    | Slice
    | Reference
    | RawPointer
    | FnPointer
    | FnItem
    | Closure
    | Dynamic
    | Opaque
    | Pattern
    | Path
)
"""A type. A `Path` is a nominal type, a generic parameter, or a projection ``<T as Trait>::Name``."""

Argument = Type | ConstArgument | Binding
"""What may stand between the angle brackets of a segment."""

UNIT = Tuple(())


def named(text: str) -> Path:
    """The path of plain names, ``named("std::alloc::Global")``."""
    return Path(tuple(Named(word) for word in text.split("::")))


def _joined(items: Iterable[object]) -> str:
    return ", ".join(map(str, items))


def _pointee(target: Type) -> str:
    several = isinstance(target, Dynamic | Opaque) and len(target.bounds) > 1
    return f"({target})" if several else str(target)
