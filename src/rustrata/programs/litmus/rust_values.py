"""Values of the Rust dialect: literals that take their type from context, operators, casts.

Types are those of rustc except that a literal without a suffix is an ``i32`` where its type would
have to be inferred from later statements. Arithmetic wraps at its type, as in a release build or with
``wrapping_add``; a debug build would panic on overflow.
"""

from typing import ClassVar

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.programs.litmus.c_types import COMPARISONS, WRAPPING
from rustrata.programs.litmus.code_reader import NOTHING, CodeReader, Value, folded
from rustrata.programs.litmus.integers import BOOL, RUST_TYPES, require_fit, type_name
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake
from rustrata.source import Span

_LEVELS = (("||",), ("&&",), ("==", "!=", "<", "<=", ">", ">="), ("|",), ("^",), ("&",), ("+", "-"), ("*",))


class ValueReader(CodeReader):
    """The part of the Rust reader that computes with values."""

    DIALECT = Dialect.RUST
    PRECEDENCE: ClassVar[dict[str, int]] = {w: level for level, words in enumerate(_LEVELS) for w in words}

    def integer(self, value: Value, span: Span) -> Value:
        """The value, which must be an integer or a bool. Raises RustrataError: LIT013."""
        if value.success is not None:
            raise mistake(
                "LIT013",
                "this is the `Result` of a compare-exchange, not an integer",
                span,
                help="`.is_ok()` tells whether it succeeded, `.unwrap_or_else(|v| v)` is the old value",
            )
        if value.type == NOTHING:
            raise mistake("LIT013", "this call returns no value", span)
        return value

    def required(self, value: Value, type_: IntegerType, span: Span) -> Expression:
        """The value as one of ``type_``. Raises RustrataError: LIT013, LIT014."""
        known = self.integer(value, span).type
        if known is None:
            if type_ == BOOL:
                raise mistake(
                    "LIT013", "expected `bool`, found an integer", span, help="write `true` or `false`"
                )
            assert isinstance(value.expression, Constant), "only constants have no type of their own"
            require_fit(value.expression.value, type_, Dialect.RUST, span)
        elif known != type_:
            self._mismatch(type_, known, span)
        return value.expression

    def _mismatch(self, expected: IntegerType, found: IntegerType, span: Span) -> None:
        names = type_name(expected, Dialect.RUST), type_name(found, Dialect.RUST)
        help_ = f"write `... as {names[0]}`" if BOOL not in (expected, found) else None
        raise mistake("LIT013", f"expected `{names[0]}`, found `{names[1]}`", span, help=help_)

    def unified(self, first: Value, second: Value, span: Span) -> tuple[Value, Value]:
        """Both values at the type that one of them has."""
        type_ = self.integer(first, span).type
        if type_ is None:
            type_ = self.integer(second, span).type
        if type_ is None:
            return first, second
        return Value(self.required(first, type_, span), type_), Value(
            self.required(second, type_, span), type_
        )

    def combine(self, operator: BinaryOperator, left: Value, right: Value, span: Span) -> Value:
        """The value of a binary operator on two operands of one type."""
        left, right = self.unified(left, right, span)
        type_ = left.type
        computed: Expression = Binary(operator, left.expression, right.expression)
        if operator in COMPARISONS:
            return Value(folded(computed), BOOL)
        bitwise = operator in {BinaryOperator.AND, BinaryOperator.OR, BinaryOperator.XOR}
        if type_ == BOOL and not bitwise:
            raise mistake("LIT013", f"`{operator.value}` does not take `bool`", span)
        if operator in WRAPPING and type_ is not None:
            computed = Wrap(type_, computed)
        return Value(folded(computed), type_)

    def negated(self, operator: UnaryOperator, value: Value, span: Span) -> Value:
        """The value of ``-`` or ``!``."""
        type_ = self.integer(value, span).type
        if operator is UnaryOperator.NOT and type_ == BOOL:
            return Value(folded(Unary(operator, value.expression)), BOOL)
        if operator is UnaryOperator.NEGATE and type_ is not None and not type_.signed:
            message = f"`-` does not take `{type_name(type_, Dialect.RUST)}`"
            raise mistake("LIT013", message, span, help="write `0 - ...`")
        if operator is UnaryOperator.NOT:
            operator = UnaryOperator.COMPLEMENT
        computed: Expression = Unary(operator, value.expression)
        return Value(folded(computed if type_ is None else Wrap(type_, computed)), type_)

    def cast(self, value: Value, start: int) -> Value:
        """``value as T``, at the type's name."""
        type_ = self.integer_type()
        span = self.scanner.since(start)
        known = self.integer(value, span).type
        if type_ == BOOL and known != BOOL:
            raise mistake("LIT013", "an integer cannot be cast to `bool`", span, help="write `... != 0`")
        if isinstance(value.expression, Constant):
            return Value(Constant(type_.wrap(value.expression.value)), type_)
        return Value(value.expression if known == type_ else Wrap(type_, value.expression), type_)

    def integer_type(self) -> IntegerType:
        """Step over the name of an integer type or ``bool``. Raises RustrataError: LIT021."""
        word, span = self.scanner.name("an integer type")
        if word in RUST_TYPES:
            return RUST_TYPES[word]
        if word in {"i128", "u128"}:
            raise mistake("LIT006", "unsupported: 128-bit integers", span)
        if word == "Result":
            raise mistake("LIT006", "unsupported: `Result` in a type", span, help="leave the type out")
        raise mistake(
            "LIT021", f"there is no integer type `{word}`", span, help=did_you_mean(word, RUST_TYPES)
        )

    def truth(self, value: Value, span: Span) -> Expression:
        """The value as a condition, which Rust wants to be a ``bool``."""
        if self.integer(value, span).type != BOOL:
            raise mistake("LIT013", "expected `bool`, found an integer", span, help="write `... != 0`")
        return value.expression

    def bit(self, truth: Expression) -> Expression:
        """A ``bool`` is 0 or 1 already. A constant becomes the negation of its opposite, whose type shows."""
        if isinstance(truth, Constant):
            return Unary(UnaryOperator.NOT, Constant(1 - truth.value))
        return truth

    def truth_type(self) -> IntegerType:
        """Rust's comparisons are of type ``bool``."""
        return BOOL
