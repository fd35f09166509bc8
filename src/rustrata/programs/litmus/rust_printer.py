"""Printing threads in the Rust dialect."""

from typing import ClassVar, assert_never

from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.programs.litmus.c_types import COMPARISONS, LOGICAL
from rustrata.programs.litmus.integers import BOOL, type_name
from rustrata.programs.litmus.orderings import ORDERING_NAMES
from rustrata.programs.litmus.printed_code import (
    TIGHT,
    CodePrinter,
    language_type,
    set_registers,
    unwrapped,
)
from rustrata.programs.litmus.registers import variable_name
from rustrata.programs.litmus.rust import RustReader
from rustrata.programs.litmus.statements import every_statement
from rustrata.programs.litmus.syntax import (
    Break,
    CompareExchange,
    Continue,
    Declaration,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    Let,
    Load,
    Loop,
    Ordering,
    Statement,
    Store,
)

_NAMES = ORDERING_NAMES[Dialect.RUST]


def shared_type(declaration: Declaration) -> str:
    """The type of the parameter that is a location."""
    name = type_name(language_type(declaration), Dialect.RUST)
    return f"&Atomic{name.capitalize()}" if declaration.atomic else f"&UnsafeCell<{name}>"


class RustPrinter(CodePrinter):
    """Prints one Rust thread."""

    LEVELS: ClassVar[dict[str, int]] = RustReader.PRECEDENCE
    LOOP_HEAD: ClassVar[str] = "loop {"

    def success_type(self) -> IntegerType:
        """``bool``."""
        return BOOL

    def type_of(self, expression: Expression) -> IntegerType | None:
        """The type that Rust gives an expression; None for a bare constant."""
        match expression:
            case Constant():
                return None
            case Register(name):
                return self.types.get(name)
            case Wrap(type_, _):
                return type_
            case Unary(UnaryOperator.NOT, _):
                return BOOL
            case Unary(_, operand):
                return self.type_of(operand)
            case Binary(operator, left, right):
                if operator in COMPARISONS or operator in LOGICAL:
                    return BOOL
                return self.type_of(left) or self.type_of(right)
            case ReadBy():
                raise AssertionError("a test's expressions mention registers only")
            case _:
                assert_never(expression)

    def declaration(self, register: str) -> str:
        """``let mut r0: i32;``."""
        type_ = type_name(self.types.get(register, I32), Dialect.RUST)
        return f"let {self._variable(register)}: {type_};"

    def can_declare(self, statement: Statement, register: str, declared: frozenset[str]) -> bool:
        """A statement declares what it sets; a compare-exchange both of its results or neither."""
        match statement:
            case CompareExchange():
                results = set(set_registers(statement))
                return register in results and not results & declared
            case Load() | FetchUpdate() | Let():
                return register == statement.target
            case Store() | Fence() | If() | Loop() | Break() | Continue():
                return False
            case _:
                assert_never(statement)

    def if_head(self, condition: Expression) -> str:
        """``if c {``; an integer is compared with 0."""
        known = self.type_of(condition)
        if known is None or known == BOOL:
            return f"if {self.text(condition, BOOL)} {{"
        return f"if {self.inner(condition, TIGHT)} != 0 {{"

    def statement(self, statement: Statement, fresh: frozenset[str]) -> list[str]:
        """The line of a statement that is no `If`."""
        match statement:
            case Load(target, location, Ordering.NON_ATOMIC, _):
                return [f"{self._setting(target, fresh)}unsafe {{ {self._pointee(location)} }};"]
            case Load(target, location, ordering, _):
                return [f"{self._setting(target, fresh)}{location}.load({_NAMES[ordering]});"]
            case Store(location, value, Ordering.NON_ATOMIC, _):
                shown = self._for_location(value, location)
                return [f"unsafe {{ {self._pointee(location)} = {shown} }};"]
            case Store(location, value, ordering, _):
                return [f"{location}.store({self._for_location(value, location)}, {_NAMES[ordering]});"]
            case FetchUpdate(target, operation, location, operand, ordering, _):
                shown = self._for_location(operand, location)
                call = f"{location}.{operation.value}({shown}, {_NAMES[ordering]});"
                return [self._setting(target, fresh) + call]
            case CompareExchange():
                return [self._compare_exchange(statement, fresh)]
            case Fence(ordering, _):
                return [f"fence({_NAMES[ordering]});"]
            case Let(target, value, _):
                return [f"{self._setting(target, fresh)}{self._for_register(value, target)};"]
            case If() | Loop() | Break() | Continue():
                raise AssertionError("`CodePrinter` prints what is the same in both dialects")
            case _:
                assert_never(statement)

    def _variable(self, register: str) -> str:
        """The variable, with ``mut`` if it is set more than once, as it may be in a loop."""
        statements = tuple(every_statement(self.thread.body))
        setting = [statement for statement in statements if register in set_registers(statement)]
        again = any(
            isinstance(loop, Loop) and any(inner in setting for inner in every_statement(loop.body))
            for loop in statements
        )
        return f"{'mut ' if again or len(setting) > 1 else ''}{variable_name(register)}"

    def _setting(self, target: str | None, fresh: frozenset[str]) -> str:
        if target is None:
            return ""
        return f"let {self._variable(target)} = " if target in fresh else f"{variable_name(target)} = "

    def _pointee(self, location: str) -> str:
        atomic = self.test.declaration(location).atomic
        return f"*{location}.{'as_ptr' if atomic else 'get'}()"

    def _compare_exchange(self, statement: CompareExchange, fresh: frozenset[str]) -> str:
        name = "compare_exchange_weak" if statement.weak else "compare_exchange"
        expected = self._for_location(statement.expected, statement.location)
        desired = self._for_location(statement.desired, statement.location)
        orderings = f"{_NAMES[statement.success]}, {_NAMES[statement.failure]}"
        call = f"{statement.location}.{name}({expected}, {desired}, {orderings})"
        target, succeeded = statement.target, statement.succeeded
        if target is not None and succeeded is not None:
            pair = f"({variable_name(target)}, {variable_name(succeeded)})"
            if target in fresh:
                pair = f"let ({self._variable(target)}, {self._variable(succeeded)})"
            return f"{pair} = match {call} {{ Ok(v) => (v, true), Err(v) => (v, false) }};"
        if target is not None:
            return f"{self._setting(target, fresh)}{call}.unwrap_or_else(|v| v);"
        if succeeded is not None:
            return f"{self._setting(succeeded, fresh)}{call}.is_ok();"
        return f"let _ = {call};"

    def _for_location(self, value: Expression, location: str) -> str:
        return self.text(value, self.location_type(location))

    def _for_register(self, value: Expression, register: str) -> str:
        match value:
            case Constant():
                return self.text(value, self.types[register])
            case _:
                return self.text(value)

    def left_gap(self, operator: BinaryOperator) -> int:
        """Rust's comparisons do not chain."""
        return int(operator in COMPARISONS)

    def layout(self, expression: Expression, context: IntegerType | None) -> tuple[str, int]:
        """The expression's text and its precedence."""
        computed = unwrapped(expression)
        if computed is not None:
            return self.layout(computed, context)
        match expression:
            case Constant(value):
                return _constant(value, context), TIGHT
            case Register(name):
                return variable_name(name), TIGHT
            case Unary():
                return self._unary(expression, context)
            case Wrap(type_, Constant(value)):
                return f"{value}_{_suffix(type_)}", TIGHT
            case Wrap(type_, operand):
                return f"{self.inner(operand, TIGHT)} as {_suffix(type_)}", -1
            case Binary(BinaryOperator.MAXIMUM | BinaryOperator.MINIMUM, left, right):
                return self._method(expression.operator, left, right), TIGHT
            case Binary():
                return self.infix(expression, None if expression.operator in COMPARISONS else context)
            case ReadBy():
                raise AssertionError("a test's expressions mention registers only")
            case _:
                assert_never(expression)

    def _unary(self, expression: Unary, context: IntegerType | None) -> tuple[str, int]:
        match expression:
            case Unary(UnaryOperator.NOT, Constant(value)):
                return _constant(1 - value, BOOL), TIGHT
            case Unary(UnaryOperator.NEGATE, operand):
                return "-" + self.inner(operand, TIGHT, context), TIGHT - 1
            case Unary(_, operand):
                return "!" + self.inner(operand, TIGHT, context), TIGHT - 1

    def _method(self, operator: BinaryOperator, left: Expression, right: Expression) -> str:
        type_ = self.type_of(left) or self.type_of(right) or I32
        receiver = self.inner(left, TIGHT, type_)
        if isinstance(left, Constant):
            receiver = f"({left.value}_{_suffix(type_)})"
        return f"{receiver}.{operator.value}({self.text(right, type_)})"


def _suffix(type_: IntegerType) -> str:
    return type_name(type_, Dialect.RUST)


def _constant(value: int, context: IntegerType | None) -> str:
    if context == BOOL:
        return "true" if value else "false"
    return str(value)
