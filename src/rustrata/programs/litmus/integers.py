"""Integer types of the two dialects by name, and integer literals.

C is taken on an LP64 machine: ``int`` has 32 bits, ``long`` and pointers' integers 64, and plain
``char`` is signed. A ``bool`` is an unsigned integer of one bit; in memory it has 8 bits, of which an
access that the dialects allow sets the lowest only. 128-bit integers are in C only, where an access
is one event as for any other type; none that is compiled for a processor is read in one piece.
"""

import re

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import I32, IntegerType
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import Span

BOOL = IntegerType(1, False)
U8 = IntegerType(8, False)
U32 = IntegerType(32, False)
I64 = IntegerType(64, True)
I128, U128 = IntegerType(128, True), IntegerType(128, False)
U64 = IntegerType(64, False)

_SIZED = {f"{'' if signed else 'u'}{bits}": IntegerType(bits, signed)
          for bits in (8, 16, 32, 64) for signed in (True, False)}  # fmt: skip

RUST_TYPES: dict[str, IntegerType] = {
    "bool": BOOL,
    **{f"{'i' if t.signed else 'u'}{t.bits}": t for t in _SIZED.values()},
    "isize": I64,
    "usize": U64,
}
RUST_ATOMICS: dict[str, IntegerType] = {
    f"Atomic{name.capitalize()}": type_ for name, type_ in RUST_TYPES.items()
}

C_TYPEDEFS: dict[str, IntegerType] = {
    "bool": BOOL,
    "_Bool": BOOL,
    **{f"{'' if t.signed else 'u'}int{t.bits}_t": t for t in _SIZED.values()},
    "__int128_t": I128,
    "__uint128_t": U128,
    **dict.fromkeys(("ptrdiff_t", "intptr_t", "intmax_t", "ssize_t"), I64),
    **dict.fromkeys(("size_t", "uintptr_t", "uintmax_t"), U64),
}
C_ATOMICS: dict[str, IntegerType] = {
    "atomic_bool": BOOL,
    **{f"atomic_{name}": IntegerType(8, True) for name in ("char", "schar", "int8_t")},
    **{f"atomic_{name}": IntegerType(8, False) for name in ("uchar", "uint8_t")},
    **{f"atomic_{name}": IntegerType(16, True) for name in ("short", "int16_t")},
    **{f"atomic_{name}": IntegerType(16, False) for name in ("ushort", "uint16_t")},
    **{f"atomic_{name}": I32 for name in ("int", "int32_t")},
    **{f"atomic_{name}": U32 for name in ("uint", "uint32_t")},
    **{f"atomic_{name}": I64
       for name in ("long", "llong", "int64_t", "intptr_t", "intmax_t", "ptrdiff_t")},
    **{f"atomic_{name}": U64
       for name in ("ulong", "ullong", "uint64_t", "uintptr_t", "uintmax_t", "size_t")},
}  # fmt: skip

_NUMBER = re.compile(
    r"(?P<digits>0x[0-9a-f_]+?|0b[01_]+|0o[0-7_]+|[0-9][0-9_]*)(?P<suffix>|[iu](?:8|16|32|64|128|size)|[ul]+)",
    re.IGNORECASE,
)


def limits(type_: IntegerType) -> tuple[int, int]:
    """The smallest and the largest value of a type."""
    if type_.signed:
        return -(1 << (type_.bits - 1)), (1 << (type_.bits - 1)) - 1
    return 0, (1 << type_.bits) - 1


def fits(value: int, type_: IntegerType) -> bool:
    """Is ``value`` in the type's range?"""
    low, high = limits(type_)
    return low <= value <= high


def type_name(type_: IntegerType, dialect: Dialect) -> str:
    """The type's name in a dialect."""
    if type_ == BOOL:
        return "bool"
    if dialect is Dialect.RUST:
        return f"{'i' if type_.signed else 'u'}{type_.bits}"
    if type_ == I32:
        return "int"
    return f"{'__' if type_.bits == 128 else ''}{'' if type_.signed else 'u'}int{type_.bits}_t"


def require_fit(value: int, type_: IntegerType, dialect: Dialect, span: Span, subject: str = "") -> None:
    """Raise RustrataError (LIT014) unless ``value`` is one of the type's."""
    if not fits(value, type_):
        low, high = limits(type_)
        name = type_name(type_, dialect)
        whose = f", the type of {subject}" if subject else ""
        raise mistake(
            "LIT014",
            f"{value} does not fit `{name}`{whose}",
            span,
            label=f"`{name}` has the values {low} to {high}",
        )


def read_literal(
    scanner: Scanner, dialect: Dialect, *, negative: bool = False
) -> tuple[int, IntegerType | None]:
    """Step over an integer literal, whose ``-`` the caller has read; its suffix gives the type.

    In C the type is that of C17 6.4.4.1: the first of ``int``, ``long`` (and their unsigned kin, for a
    suffix ``U`` or a number not in decimal) that holds the value. In Rust, and in conditions and
    initial values (which have no suffixes), it is None without a suffix.
    Raises RustrataError: LIT014 for a malformed one or one that no type holds.
    """
    if scanner.kind is not Kind.NUMBER:
        scanner.fail("an integer")
    word, span = scanner.word, scanner.span
    match = _NUMBER.fullmatch(word)
    if match is None or (dialect is Dialect.C and "_" in word):
        raise mistake("LIT014", f"`{word}` is not an integer", span)
    digits, suffix = match["digits"].replace("_", "").lower(), match["suffix"].lower()
    if not digits[1:2].isalpha() and len(digits) > 1 and digits.startswith("0"):
        raise mistake(
            "LIT014",
            f"`{word}` is ambiguous: C reads a leading zero as octal, Rust does not",
            span,
            help=f"write `{digits.lstrip('0') or '0'}`",
        )
    if len(digits) > 40 or digits in {"0x", "0b", "0o"}:
        raise mistake("LIT014", f"`{word}` is not an integer of at most 64 bits", span)
    value = int(digits, 0)
    value = -value if negative else value
    type_ = _c_type(value, suffix, digits, span) if dialect is Dialect.C else _rust_type(suffix, span)
    if type_ is not None:
        require_fit(value, type_, dialect, span)
    scanner.advance()
    return value, type_


def _c_type(value: int, suffix: str, digits: str, span: Span) -> IntegerType:
    if suffix not in {"", "u", "l", "ll", "ul", "ull", "lu", "llu"}:
        raise mistake("LIT014", f"`{suffix}` is not a suffix of C's integers", span)
    based = digits[1:2].isalpha()
    candidates = [I32, U32, I64, U64]
    if "u" in suffix:
        candidates = [U32, U64]
    elif not based:
        candidates = [I32, I64]
    if "l" in suffix:
        candidates = [type_ for type_ in candidates if type_.bits == 64]
    for type_ in candidates:
        if fits(value, type_):
            return type_
    raise mistake("LIT014", f"{value} does not fit any integer type", span, help="use at most 64 bits")


def _rust_type(suffix: str, span: Span) -> IntegerType | None:
    if not suffix:
        return None
    if suffix in RUST_TYPES:
        return RUST_TYPES[suffix]
    if suffix in {"i128", "u128"}:
        raise mistake("LIT006", "unsupported: 128-bit integers", span)
    help_ = did_you_mean(suffix, RUST_TYPES)
    raise mistake("LIT014", f"`{suffix}` is not a suffix of Rust's integers", span, help=help_)


def read_value(scanner: Scanner, dialect: Dialect) -> tuple[int, Span]:
    """An initial value or a value in a condition: a literal, perhaps negative, or ``true``/``false``.

    Raises RustrataError: LIT005, LIT002 or LIT014.
    """
    start = scanner.start
    if scanner.accept("true"):
        return 1, scanner.since(start)
    if scanner.accept("false"):
        return 0, scanner.since(start)
    negative = scanner.accept("-")
    if scanner.kind is not Kind.NUMBER:
        scanner.fail("an integer", help="values are integers, `true` or `false`")
    value, _ = read_literal(scanner, dialect)
    return -value if negative else value, scanner.since(start)
