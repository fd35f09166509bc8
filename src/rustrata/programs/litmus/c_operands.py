"""Expressions of the C dialect (C17 6.5, a subset): operands, operators, conversions.

A plain access ``*x`` is non-atomic where the thread declares ``x`` plain, volatile or not; where it
declares it atomic, C17 6.2.6.1 makes it sequentially consistent, and the caller may choose herd's
reading instead, which is non-atomic. Refused: assignments inside expressions, casts of pointers,
 arrays, ``sizeof``.
"""

from abc import abstractmethod
from typing import ClassVar

from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.programs.litmus.c_calls import CallReader
from rustrata.programs.litmus.c_types import (
    COMPARISONS,
    WRAPPING,
    as_bit,
    as_operand,
    begins_type,
    common_type,
    converted,
    promoted,
    read_type,
    type_of,
)
from rustrata.programs.litmus.code_reader import Value, folded
from rustrata.programs.litmus.integers import read_literal
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.registers import register_name
from rustrata.programs.litmus.syntax import Dialect, Let, Ordering
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import Span

STEPS = {"++": BinaryOperator.ADD, "--": BinaryOperator.SUBTRACT}
_LEVELS = (("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*",))
_UNARY = {"-": UnaryOperator.NEGATE, "~": UnaryOperator.COMPLEMENT, "!": UnaryOperator.NOT}


class OperandReader(CallReader):
    """The part of the C reader that reads expressions."""

    PRECEDENCE: ClassVar[dict[str, int]] = {w: level for level, words in enumerate(_LEVELS) for w in words}

    def __init__(self, scanner: Scanner, index: int, plain_atomic: Ordering) -> None:
        super().__init__(scanner, index)
        self._plain_atomic = plain_atomic

    def expression(self) -> Value:
        """Read an expression, a conditional one included."""
        start = self.scanner.start
        value = super().expression()
        if not self.scanner.accept("?"):
            return value
        condition = self.truth(value, self.scanner.since(start))

        def then() -> Value:
            found = self.nested(self.expression)
            self.scanner.expect(":", "between the two values")
            return found

        first = self.arm(then)
        return self.joined(condition, first, self.arm(lambda: self.nested(self.expression)), start)

    def operand(self) -> Value:
        """Read an operand with its prefix operators."""
        scanner = self.scanner
        start, word = scanner.start, scanner.word
        if scanner.kind is Kind.NUMBER:
            number, type_ = read_literal(scanner, Dialect.C)
            return Value(Constant(number), type_)
        if scanner.kind is Kind.NAME:
            return self._named_operand()
        if word in _UNARY:
            scanner.advance()
            inner = self.nested(self.operand)
            return self._unary(_UNARY[word], inner, scanner.since(start))
        if word == "*":
            location, shape = self.dereferenced()
            return self.loaded(location, shape, self.plain(shape), scanner.since(start))
        if word == "(":
            return self._parenthesised()
        if word == "&":
            self.unsupported("`&` here", help="pass `&e` as a compare-exchange's expected value only")
        if word in STEPS:
            scanner.advance()
            name, span = scanner.name("a local variable")
            return self.stepped(word, name, span)
        scanner.fail("an expression")

    def _named_operand(self) -> Value:
        scanner = self.scanner
        if begins_type(scanner):
            scanner.fail("an expression")
        if scanner.word == "sizeof":
            self.unsupported("`sizeof`")
        word, span = scanner.name("an expression")
        if word in {"true", "false"}:
            return Value(Constant(int(word == "true")), I32)
        if scanner.word == "(":
            return self.nested(lambda: self.call(word, span))
        if scanner.word == "[":
            location, shape = self.element(word, span)
            return self.loaded(location, shape, self.plain(shape), scanner.since(span.start))
        if word in self.places:
            raise mistake("LIT013", f"`{word}` is an address", span, help=f"write `*{word}`")
        name = register_name(word)
        type_ = self.registers.read(name, span).type
        if scanner.word not in STEPS:
            return Value(Register(name), type_)
        step, before = scanner.word, self.fresh()
        scanner.advance()
        self.emit(Let(before, self.for_let(Register(name), type_), span))
        self.stepped(step, word, span)
        return Value(Register(before), type_)

    def stepped(self, step: str, word: str, span: Span) -> Value:
        """Add or subtract one; the new value."""
        name = register_name(word)
        if word in self.places:
            raise mistake("LIT006", "unsupported: pointer arithmetic", span)
        variable = self.registers.read(name, span)
        old, one = Value(Register(name), variable.type), Value(Constant(1), I32)
        whole = self.scanner.since(span.start)
        self.assign(name, variable.type, self.combine(STEPS[step], old, one, whole), whole)
        return Value(Register(name), variable.type)

    @abstractmethod
    def assign(self, name: str, type_: IntegerType, value: Value, span: Span) -> None:
        """Set a variable to a value, converted to its type."""

    def dereferenced(self) -> tuple[str, Shape]:
        """``*x`` or ``*(x)``: the location."""
        self.scanner.expect("*")
        parentheses = 0
        while self.scanner.accept("("):
            parentheses += 1
        if begins_type(self.scanner):
            self.unsupported("casts of pointers")
        if self.scanner.word == "*":
            self.unsupported("pointers to pointers")
        word, span = self.scanner.name("a parameter of the thread")
        shape = self.place(word, span)
        for _ in range(parentheses):
            self.scanner.expect(")")
        return (f"{word}[0]" if word in self.arrays else word), shape

    def plain(self, shape: Shape) -> Ordering:
        """The ordering of ``*x``."""
        return self._plain_atomic if shape.atomic else Ordering.NON_ATOMIC

    def _parenthesised(self) -> Value:
        scanner, start = self.scanner, self.scanner.start
        scanner.advance()
        if not begins_type(scanner):
            value = self.nested(self.expression)
            scanner.expect(")")
            return value
        type_, _ = read_type(scanner)
        if scanner.word == "*":
            self.unsupported("casts of pointers")
        scanner.expect(")", "after the type")
        value = self.nested(self.operand)
        return Value(converted(value, type_, scanner.since(start), explicit=True), type_)

    def _unary(self, operator: UnaryOperator, value: Value, span: Span) -> Value:
        if operator is UnaryOperator.NOT:
            return Value(folded(Unary(operator, self.truth(value, span))), I32)
        type_ = promoted(type_of(value, span))
        expression = as_operand(value, type_, span)
        return Value(folded(Wrap(type_, Unary(operator, expression))), type_)

    def combine(self, operator: BinaryOperator, left: Value, right: Value, span: Span) -> Value:
        """The value of a binary operator, after the usual arithmetic conversions."""
        type_ = common_type(type_of(left, span), type_of(right, span))
        computed = Binary(operator, as_operand(left, type_, span), as_operand(right, type_, span))
        if operator in COMPARISONS:
            return Value(folded(computed), I32)
        return Value(folded(Wrap(type_, computed) if operator in WRAPPING else computed), type_)

    def truth(self, value: Value, span: Span) -> Expression:
        """The value as a condition."""
        type_of(value, span)
        return value.expression

    def bit(self, truth: Expression) -> Expression:
        """A condition as 0 or 1."""
        return as_bit(truth)

    def truth_type(self) -> IntegerType:
        """C's comparisons are of type ``int``."""
        return I32

    def unified(self, first: Value, second: Value, span: Span) -> tuple[Value, Value]:
        """Both values converted to their common type."""
        type_ = common_type(type_of(first, span), type_of(second, span))
        one, other = (Value(converted(v, type_, span, explicit=True), type_) for v in (first, second))
        return one, other
