"""C's types in declarations, and its conversions between integers (C17 6.3.1, 6.7.2, 6.7.3).

Arithmetic wraps at the type that C gives it, also where it is signed and C leaves overflow undefined
(gcc's ``-fwrapv``): a litmus test is about memory. Left out: floating point, structures, arrays,
pointers to pointers.
"""

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.programs.litmus.code_reader import NOTHING, Value
from rustrata.programs.litmus.integers import BOOL, C_ATOMICS, C_TYPEDEFS, limits
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import Span

QUALIFIERS = frozenset(("const", "volatile", "restrict", "register"))
SPECIFIERS = frozenset(("signed", "unsigned", "short", "long", "int", "char"))
KERNEL_TYPES = frozenset(("atomic_t", "atomic64_t", "spinlock_t", "srcu_struct"))
REFUSED_TYPES = {
    **dict.fromkeys(("float", "double"), "floating point"),
    **dict.fromkeys(("struct", "union", "enum"), "structures"),
    **dict.fromkeys(("__int128", "__uint128"), "`__int128`: write `__int128_t`"),
    **dict.fromkeys(("mtx_t", "atomic_flag"), "locks and flags"),
    **{name: f"the Linux kernel's `{name}`" for name in sorted(KERNEL_TYPES)},
    "void": "`void` objects",
}
_WORDS = QUALIFIERS | SPECIFIERS | C_TYPEDEFS.keys() | C_ATOMICS.keys() | {"_Atomic"}

COMPARISONS = frozenset(
    (
        BinaryOperator.EQUAL,
        BinaryOperator.NOT_EQUAL,
        BinaryOperator.LESS,
        BinaryOperator.LESS_EQUAL,
        BinaryOperator.GREATER,
        BinaryOperator.GREATER_EQUAL,
    )
)
LOGICAL = frozenset((BinaryOperator.LOGICAL_AND, BinaryOperator.LOGICAL_OR))
WRAPPING = frozenset((BinaryOperator.ADD, BinaryOperator.SUBTRACT, BinaryOperator.MULTIPLY))


def begins_type(scanner: Scanner) -> bool:
    """Can the current token begin a type?"""
    return scanner.kind is Kind.NAME and (scanner.word in _WORDS or scanner.word in REFUSED_TYPES)


def read_type(scanner: Scanner) -> tuple[IntegerType, bool]:
    """Step over an integer type with its qualifiers: the type, and whether it is atomic.

    Raises RustrataError: LIT021 for an unknown type, LIT006 for one that is refused.
    """
    start, atomic = scanner.start, False
    found: list[IntegerType | str] = []
    while True:
        word = scanner.word
        if word in QUALIFIERS:
            scanner.advance()
        elif word == "_Atomic":
            scanner.advance()
            atomic = True
            if scanner.accept("("):
                inner, _ = read_type(scanner)
                scanner.expect(")", "after the type")
                found.append(inner)
        elif word in SPECIFIERS:
            scanner.advance()
            found.append(word)
        elif word in REFUSED_TYPES:
            raise mistake("LIT006", f"unsupported: {REFUSED_TYPES[word]}", scanner.span)
        elif not found and (word in C_ATOMICS or word in C_TYPEDEFS):
            atomic = atomic or word in C_ATOMICS
            found.append(C_ATOMICS[word] if word in C_ATOMICS else C_TYPEDEFS[word])
            scanner.advance()
        else:
            break
    if not found:
        _fail_no_type(scanner)
    return _type(found, scanner.since(start)), atomic


def _fail_no_type(scanner: Scanner) -> None:
    if scanner.kind is not Kind.NAME:
        scanner.fail("a type")
    help_ = did_you_mean(scanner.word, _WORDS)
    raise mistake("LIT021", f"there is no type `{scanner.word}`", scanner.span, help=help_)


def _type(found: list[IntegerType | str], span: Span) -> IntegerType:
    words = [word for word in found if isinstance(word, str)]
    types = [type_ for type_ in found if isinstance(type_, IntegerType)]
    if len(types) == 1 and not words:
        return types[0]
    if types or {"signed", "unsigned"} <= set(words) or {"char", "long"} <= set(words):
        raise mistake("LIT021", f"`{span.text}` is not a type", span)
    bits = 32
    if "char" in words:
        bits = 8
    elif "short" in words:
        bits = 16
    elif "long" in words:
        bits = 64
    return IntegerType(bits, "unsigned" not in words)


def promoted(type_: IntegerType) -> IntegerType:
    """C's integer promotion: what is narrower than ``int`` becomes ``int``."""
    return type_ if type_.bits >= I32.bits else I32


def common_type(left: IntegerType, right: IntegerType) -> IntegerType:
    """C's usual arithmetic conversions."""
    left, right = promoted(left), promoted(right)
    if left.bits != right.bits:
        return left if left.bits > right.bits else right
    return IntegerType(left.bits, left.signed and right.signed)


def type_of(value: Value, span: Span) -> IntegerType:
    """The value's type. Raises RustrataError: LIT013 for ``void``."""
    assert value.type is not None, "every expression of C has a type"
    if value.type == NOTHING:
        raise mistake("LIT013", "this call returns no value", span)
    return value.type


def is_truth(expression: Expression) -> bool:
    """Is the expression 0 or 1 by its form?"""
    match expression:
        case Binary(operator, _, _):
            return operator in COMPARISONS or operator in LOGICAL
        case Unary(UnaryOperator.NOT, _):
            return True
        case _:
            return False


def converted(value: Value, type_: IntegerType, span: Span, *, explicit: bool = False) -> Expression:
    """The value converted to a type, as by assignment or a cast.

    A conversion that changes no value leaves no trace, unless ``explicit``: then the type can be
    read off the expression.
    """
    known = type_of(value, span)
    expression = value.expression
    if known == type_:
        return expression
    if isinstance(expression, Constant):
        return Constant(int(expression.value != 0) if type_ == BOOL else type_.wrap(expression.value))
    if type_ == BOOL:
        return expression if value.success is not None else as_bit(expression)
    (low, high), (lowest, highest) = limits(known), limits(type_)
    return expression if lowest <= low and high <= highest and not explicit else Wrap(type_, expression)


def as_bit(expression: Expression) -> Expression:
    """The expression as 0 or 1."""
    if isinstance(expression, Constant):
        return Constant(int(expression.value != 0))
    return expression if is_truth(expression) else Binary(BinaryOperator.NOT_EQUAL, expression, Constant(0))


def as_operand(value: Value, type_: IntegerType, span: Span) -> Expression:
    """The value as an operand of an operator that computes in ``type_``."""
    return converted(value, type_, span, explicit=promoted(type_of(value, span)) != type_)
