"""Printing a thread's statements: what the two dialects share.

A variable is declared where it is first set, if every mention of it lies in that block or in blocks
inside it, and otherwise before the first statement that mentions it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, assert_never

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
    leaves,
)
from rustrata.programs.litmus.c_types import WRAPPING
from rustrata.programs.litmus.integers import BOOL
from rustrata.programs.litmus.statements import every_statement, expressions_of
from rustrata.programs.litmus.syntax import (
    Break,
    CompareExchange,
    Continue,
    Declaration,
    Fence,
    FetchUpdate,
    If,
    Let,
    LitmusTest,
    Load,
    Loop,
    Statement,
    Store,
    Thread,
)

INDENT = "    "
TIGHT = 99
"""Precedence of what needs no parentheses anywhere."""


def read_registers(statement: Statement) -> Iterator[str]:
    """The registers that a statement reads itself, not those inside it."""
    for expression in expressions_of(statement):
        for leaf in leaves(expression):
            assert isinstance(leaf, Register), "a test's expressions mention registers only"
            yield leaf.name


def set_registers(statement: Statement) -> Iterator[str]:
    """The registers that a statement sets itself, not those inside it."""
    match statement:
        case Load(target) | FetchUpdate(target) | Let(target):
            found: tuple[str | None, ...] = (target,)
        case CompareExchange():
            found = (statement.target, statement.succeeded)
        case Store() | Fence() | If() | Loop() | Break() | Continue():
            found = ()
        case _:
            assert_never(statement)
    for name in found:
        if name is not None:
            yield name


def mentioned(statements: tuple[Statement, ...]) -> dict[str, None]:
    """The registers that statements mention, in the order of the text."""
    found: dict[str, None] = {}
    for statement in every_statement(statements):
        found.update(dict.fromkeys((*read_registers(statement), *set_registers(statement))))
    return found


def language_type(declaration: Declaration) -> IntegerType:
    """The type that the dialect gives a location: `BOOL` for a boolean one."""
    return BOOL if declaration.boolean else declaration.type


def array_of(location: str) -> str:
    """The array that an element is of; any other location itself."""
    return location.partition("[")[0]


def locations_of(thread: Thread) -> frozenset[str]:
    """The locations that a thread accesses, arrays by their names."""
    return frozenset(
        array_of(statement.location)
        for statement in every_statement(thread.body)
        if isinstance(statement, Load | Store | FetchUpdate | CompareExchange)
    )


class CodePrinter(ABC):
    """Prints one thread's statements. The dialects fill in types, operators and single statements."""

    LEVELS: ClassVar[dict[str, int]]
    LOOP_HEAD: ClassVar[str]

    def __init__(self, test: LitmusTest, thread: Thread) -> None:
        self.test = test
        self.thread = thread
        self.types: dict[str, IntegerType] = {}
        for statement in every_statement(thread.body):
            self._note_types(statement)

    def _note_types(self, statement: Statement) -> None:
        match statement:
            case Let(target, value, _):
                self.types.setdefault(target, self.type_of(value) or I32)
            case Load() | FetchUpdate() | CompareExchange():
                location_type = self.location_type(statement.location)
                if statement.target is not None:
                    self.types.setdefault(statement.target, location_type)
                if isinstance(statement, CompareExchange) and statement.succeeded is not None:
                    self.types.setdefault(statement.succeeded, self.success_type())
            case Store() | Fence() | If() | Loop() | Break() | Continue():
                pass
            case _:
                assert_never(statement)

    def location_type(self, location: str) -> IntegerType:
        """The type that the dialect gives a location."""
        return language_type(self.test.declaration(location))

    @abstractmethod
    def success_type(self) -> IntegerType:
        """The type of a compare-exchange's success."""

    @abstractmethod
    def type_of(self, expression: Expression) -> IntegerType | None:
        """The type that the dialect gives an expression; None for a bare constant."""

    @abstractmethod
    def statement(self, statement: Statement, fresh: frozenset[str]) -> list[str]:
        """The lines of a statement without statements inside; it declares the registers ``fresh``."""

    @abstractmethod
    def declaration(self, register: str) -> str:
        """The line that declares a variable without a value."""

    @abstractmethod
    def if_head(self, condition: Expression) -> str:
        """``if (c) {``."""

    @abstractmethod
    def can_declare(self, statement: Statement, register: str, declared: frozenset[str]) -> bool:
        """Can the statement declare the register too, where those in ``declared`` are known?"""

    def lines(self) -> list[str]:
        """The lines of the thread's body, indented once."""
        return [INDENT + line for line in self._block(self.thread.body, frozenset())]

    def _block(self, statements: tuple[Statement, ...], declared: frozenset[str]) -> list[str]:
        lines: list[str] = []
        for position, statement in enumerate(statements):
            before, fresh = declared, []
            for register in mentioned((statement,)):
                if register in declared:
                    continue
                if isinstance(statement, If | Loop):
                    later = mentioned(statements[position + 1 :])
                    if register not in later and register not in read_registers(statement):
                        continue
                    lines.append(self.declaration(register))
                elif self.can_declare(statement, register, before):
                    fresh.append(register)
                else:
                    lines.append(self.declaration(register))
                declared |= {register}
            lines += self._lines_of(statement, declared, frozenset(fresh))
        return lines

    def _lines_of(self, statement: Statement, declared: frozenset[str], fresh: frozenset[str]) -> list[str]:
        match statement:
            case If():
                return self._if(statement, declared)
            case Loop(body, _):
                return [self.LOOP_HEAD, *(INDENT + line for line in self._block(body, declared)), "}"]
            case Break():
                return ["break;"]
            case Continue():
                return ["continue;"]
            case _:
                return self.statement(statement, fresh)

    def _if(self, statement: If, declared: frozenset[str]) -> list[str]:
        lines = [self.if_head(statement.condition)]
        lines += [INDENT + line for line in self._block(statement.then, declared)]
        if statement.otherwise:
            otherwise = self._block(statement.otherwise, declared)
            chained = len(statement.otherwise) == 1 and isinstance(statement.otherwise[0], If)
            if chained and otherwise[0].startswith("if "):
                return [*lines, "} else " + otherwise[0], *otherwise[1:]]
            lines += ["} else {", *(INDENT + line for line in otherwise)]
        return [*lines, "}"]

    # Expressions

    def text(self, expression: Expression, context: IntegerType | None = None) -> str:
        """The expression; ``context`` is the type of the operand beside it or of where it goes."""
        return self.layout(expression, context)[0]

    @abstractmethod
    def layout(self, expression: Expression, context: IntegerType | None) -> tuple[str, int]:
        """The expression's text and its precedence."""

    def inner(self, expression: Expression, level: int, context: IntegerType | None = None) -> str:
        """The expression, in parentheses if it binds less than ``level``."""
        text, own = self.layout(expression, context)
        return f"({text})" if own < level else text

    def infix(self, expression: Binary, context: IntegerType | None) -> tuple[str, int]:
        """A binary operator and its operands. Operators of one precedence group to the left."""
        operator = expression.operator
        level = self.LEVELS[operator.value]
        typed = expression.right if isinstance(expression.left, Constant) else expression.left
        logical = operator in (BinaryOperator.LOGICAL_AND, BinaryOperator.LOGICAL_OR)
        shared = self.success_type() if logical else self.type_of(typed) or context
        left = self.inner(expression.left, level + self.left_gap(operator), shared)
        right = self.inner(expression.right, level + 1, shared)
        return f"{left} {operator.value} {right}", level

    def left_gap(self, operator: BinaryOperator) -> int:
        """1 where an operator of the same precedence needs parentheses on the left too."""
        return 0


def unwrapped(expression: Expression) -> Expression | None:
    """What a `Wrap` that only makes arithmetic finite is about; None for other expressions."""
    match expression:
        case Wrap(_, Binary(operator, _, _) as computed) if operator in WRAPPING:
            return computed
        case Wrap(_, Unary(UnaryOperator.NEGATE | UnaryOperator.COMPLEMENT, _) as negated):
            return negated
        case _:
            return None
