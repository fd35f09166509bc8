"""What the readers of C and Rust threads share: expressions by precedence, hoisting, branches.

A thread's code becomes a list of statements. An access inside an expression is hoisted before the
statement that needs it, left to right, into a register ``%n``; ``&&``, ``||`` and a conditional
expression become an `If` when an operand that may be skipped does more than compute, so that it is
done exactly when the language says.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import ClassVar, Generic, NoReturn, TypeVar

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Wrap,
    leaves,
    substitute,
)
from rustrata.programs.litmus.integers import BOOL
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.registers import Registers, first_free_number, register_name
from rustrata.programs.litmus.syntax import (
    Break,
    CompareExchange,
    Continue,
    Dialect,
    FetchUpdate,
    If,
    Let,
    Load,
    Loop,
    Statement,
    Thread,
)
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.records import record
from rustrata.source import Span

T = TypeVar("T")

MAXIMAL_NESTING = 40
"""Blocks in blocks, and parentheses in parentheses, that are read; more is refused (LIT020)."""
MAXIMAL_OPERATORS = 200
"""Operators in one expression that are read; more is refused (LIT020)."""

NOTHING = IntegerType(0, False)
"""The type of a call that returns nothing: ``void`` in C, ``()`` in Rust."""

UNSUPPORTED_OPERATORS = {
    "/": "division",
    "%": "remainder",
    "<<": "shifts",
    ">>": "shifts",
    **dict.fromkeys(("=", "+=", "-=", "*=", "&=", "|=", "^=", "++", "--"), "assignment in an expression"),
    **dict.fromkeys(("/=", "%=", "<<=", ">>="), "division, remainder and shifts"),
}


@record
class Value:
    """An expression and its type; None for Rust's literals without a suffix, which are constants.

    ``success`` is set for the result of a compare-exchange: the register that tells whether it
    succeeded. In C that register is the value; in Rust the value is the old one, in a ``Result``.
    """

    expression: Expression
    type: IntegerType | None
    success: str | None = None


@record
class Arm(Generic[T]):
    """One arm of a branch: what its reader returned, its statements, and what is surely set after it."""

    result: T
    statements: tuple[Statement, ...]
    definite: frozenset[str]


@dataclass
class _Round:
    """A loop while its body is read: what is set at each exit, and what ends a round (None: not known)."""

    exits: list[frozenset[str]] = field(default_factory=list)
    step: tuple[Statement, ...] | None = ()


def folded(expression: Expression) -> Expression:
    """The expression, computed if it mentions no register."""
    for _ in leaves(expression):
        return expression
    return substitute(expression, lambda leaf: leaf)


class CodeReader(ABC):
    """Reads one thread of a test. The two dialects fill in operands, conversions and statements."""

    DIALECT: ClassVar[Dialect]
    PRECEDENCE: ClassVar[dict[str, int]]

    def __init__(self, scanner: Scanner, index: int) -> None:
        self.scanner = scanner
        self.index = index
        self.name = f"P{index}"
        """How messages call the thread."""
        self.places: dict[str, Shape] = {}
        self.arrays: dict[str, int] = {}
        """The number of elements of the places that are arrays."""
        self.registers = Registers(shadowing=self.DIALECT is Dialect.RUST)
        self._blocks: list[list[Statement]] = [[]]
        self._next = first_free_number(scanner.text)
        self._unclaimed: set[str] = set()
        self._loops: list[_Round] = []
        self._nesting = 0
        self._operators = 0

    @abstractmethod
    def operand(self) -> Value:
        """Read an operand with its prefix and postfix operators."""

    @abstractmethod
    def combine(self, operator: BinaryOperator, left: Value, right: Value, span: Span) -> Value:
        """The value of a binary operator other than ``&&`` and ``||``."""

    @abstractmethod
    def truth(self, value: Value, span: Span) -> Expression:
        """The value as a condition: an expression that is not 0 when it is true."""

    @abstractmethod
    def bit(self, truth: Expression) -> Expression:
        """A condition as 0 or 1, of the type of a comparison."""

    @abstractmethod
    def truth_type(self) -> IntegerType:
        """The type of a comparison."""

    def for_let(self, expression: Expression, type_: IntegerType) -> Expression:
        """The expression as a register's new value. A constant keeps a type that is not ``int`` or ``i32``,
        so that the register's type can be read off the tree: a ``bool`` is the negation of its opposite."""
        if not isinstance(expression, Constant) or type_ == I32:
            return expression
        if type_ == BOOL:
            return self.bit(expression)
        return Wrap(type_, expression)

    @abstractmethod
    def unified(self, first: Value, second: Value, span: Span) -> tuple[Value, Value]:
        """The two values converted to one type."""

    # Statements and registers

    def emit(self, statement: Statement) -> None:
        """Add a statement to the block that is being read."""
        self._blocks[-1].append(statement)

    def fresh(self) -> str:
        """A register that no variable of the program denotes."""
        name = f"%{self._next}"
        self._next += 1
        self._unclaimed.add(name)
        return name

    def claim(self, register: str) -> None:
        """Note that a register has come to mean something: `retarget` leaves it alone from now on."""
        self._unclaimed.discard(register)

    def retarget(self, value: Value, target: str | None) -> bool:
        """Let the last statement put its result into ``target`` instead of the register of ``value``.

        Done, and True, when that register was made for the result of the last statement.
        """
        block, register = self._blocks[-1], value.expression
        if not (isinstance(register, Register) and register.name in self._unclaimed and block):
            return False
        name = register.name
        redirected = _redirected(block[-1], name, target)
        if redirected is None:
            return False
        block[-1] = redirected
        self._unclaimed.discard(name)
        if name == f"%{self._next - 1}":
            self._next -= 1
        return True

    def discard(self, value: Value) -> None:
        """Drop a value: the statement that made it keeps no result."""
        self.retarget(value, None)
        if value.success is not None:
            self.retarget(Value(Register(value.success), value.type), None)

    def thread(self, span: Span) -> Thread:
        """The thread, when its body is read."""
        assert len(self._blocks) == 1, "every block that was begun has ended"
        return Thread(self.index, tuple(self._blocks[0]), span)

    # Branches

    def arm(self, read: Callable[[], T]) -> Arm[T]:
        """Read one arm of a branch, a scope of its own."""
        before = self.registers.definite
        self._blocks.append([])
        self.registers.enter()
        result = read()
        self.registers.leave()
        statements = tuple(self._blocks.pop())
        after, self.registers.definite = self.registers.definite, before
        return Arm(result, statements, after)

    def nested(self, read: Callable[[], T]) -> T:
        """Read something one level deeper. Raises RustrataError: LIT020 beyond `MAXIMAL_NESTING`."""
        if self._nesting >= MAXIMAL_NESTING:
            message = f"nested more than {MAXIMAL_NESTING} levels deep"
            raise mistake("LIT020", message, self.scanner.span, help="name intermediate results")
        self._nesting += 1
        result = read()
        self._nesting -= 1
        return result

    def joined(self, condition: Expression, then: Arm[Value], otherwise: Arm[Value], start: int) -> Value:
        """The value of a conditional expression that begins at ``start``, as an `If` that sets a register."""
        span = self.scanner.since(start)
        first, second = self.unified(then.result, otherwise.result, span)
        type_ = first.type or I32
        target = self.fresh()
        arms = [
            (*block, Let(target, self.for_let(value.expression, type_), span))
            for value, block in ((first, then.statements), (second, otherwise.statements))
        ]
        first_arm, second_arm = replace(then, statements=arms[0]), replace(otherwise, statements=arms[1])
        self.branch(condition, first_arm, second_arm, span)
        return Value(Register(target), type_)

    def branch(self, condition: Expression, then: Arm[T], otherwise: Arm[T] | None, span: Span) -> None:
        """Emit an `If`; what both arms set is set after it."""
        skipped = self.registers.definite if otherwise is None else otherwise.definite
        self.registers.definite = then.definite & skipped
        self.emit(If(condition, then.statements, otherwise.statements if otherwise else (), span))

    # Loops

    def loop(self, read: Callable[[], None], start: int) -> None:
        """Read the rounds of a loop that begins at ``start``, a scope of their own. What is set after the
        loop is what is set wherever it is left."""
        before = self.registers.definite
        self._loops.append(_Round())
        body = self.arm(read)
        exits = self._loops.pop().exits
        self.registers.definite = frozenset.intersection(*exits) if exits else self._everything()
        self.registers.definite |= before
        self.emit(Loop(body.statements, self.scanner.since(start)))

    def leave_unless(self, condition: Expression, span: Span) -> None:
        """Leave the innermost loop where a condition does not hold."""
        if isinstance(condition, Constant) and condition.value:
            return
        self._loops[-1].exits.append(self.registers.definite)
        self.emit(If(condition, (), (Break(span),), span))

    def each_round_ends(self, step: tuple[Statement, ...]) -> None:
        """What the innermost loop does before the next round, also after a `Continue`."""
        self._loops[-1].step = step

    def no_continue(self) -> None:
        """In the innermost loop, what ends a round is not known before the round is read."""
        self._loops[-1].step = None

    def leave(self, word: str, span: Span) -> None:
        """``break`` or ``continue``, which ends the path. Raises RustrataError: LIT022 outside loops."""
        if not self._loops:
            raise mistake("LIT022", f"`{word}` outside a loop", span)
        innermost = self._loops[-1]
        if word == "break":
            innermost.exits.append(self.registers.definite)
            self.emit(Break(span))
        elif innermost.step is None:
            raise mistake("LIT006", "unsupported: `continue` in `do`", span, help="write it with `while (1)`")
        else:
            for statement in innermost.step:
                self.emit(statement)
            self.emit(Continue(span))
        self.registers.definite = self._everything()

    def _everything(self) -> frozenset[str]:
        """Where no path leads, all is set."""
        return frozenset(self.registers.declared)

    # Expressions

    def expression(self) -> Value:
        """Read an expression."""
        return self._binary(0)

    def begin_statement(self) -> None:
        """Forget how many operators the last statement had."""
        self._operators = 0

    def _binary(self, minimum: int) -> Value:
        start = self.scanner.start
        left = self.operand()
        while self.scanner.kind is Kind.SYMBOL:
            word = self.scanner.word
            level = self.PRECEDENCE.get(word, -1)
            if level < minimum:
                if word in UNSUPPORTED_OPERATORS:
                    self.unsupported(UNSUPPORTED_OPERATORS[word])
                break
            self._count_operator()
            if word in {"&&", "||"}:
                left = self._short_circuit(BinaryOperator(word), left, level, start)
            else:
                self.scanner.advance()
                changes = len(self.registers.changes)
                right = self._binary(level + 1)
                self.refuse_changed(left, self.registers.changes[changes:], start)
                left = self.combine(BinaryOperator(word), left, right, self.scanner.since(start))
        return left

    def refuse_changed(self, left: Value, changed: list[str], start: int) -> None:
        """An operand that names a variable must not stand beside one that changes it: the name would
        be read too late. C leaves the order open; in Rust it takes a block inside an expression."""
        for leaf in leaves(left.expression):
            if isinstance(leaf, Register) and leaf.name in changed:
                message = f"unsupported: `{leaf.name}` is read and changed in one expression"
                raise mistake("LIT006", message, self.scanner.since(start), help="split the statement")

    def _count_operator(self) -> None:
        self._operators += 1
        if self._operators > MAXIMAL_OPERATORS:
            message = f"more than {MAXIMAL_OPERATORS} operators in one statement"
            raise mistake("LIT020", message, self.scanner.span, help="split it")

    def _short_circuit(self, operator: BinaryOperator, left: Value, level: int, start: int) -> Value:
        first = self.truth(left, self.scanner.since(start))
        self.scanner.advance()
        right_start = self.scanner.start
        arm = self.arm(lambda: self._binary(level + 1))
        block = arm.statements
        second = self.truth(arm.result, self.scanner.since(right_start))
        span = self.scanner.since(start)
        if not block:
            return Value(folded(Binary(operator, first, second)), self.truth_type())
        target = self.fresh()
        self.emit(Let(target, self.bit(first), span))
        more = (*block, Let(target, self.bit(second), span))
        skips = operator is BinaryOperator.LOGICAL_OR
        condition = Register(target)
        self.emit(If(condition, () if skips else more, more if skips else (), span))
        return Value(condition, self.truth_type())

    # Errors

    def unsupported(self, construct: str, *, help: str | None = None) -> NoReturn:
        """Refuse the construct at the current token (LIT006)."""
        raise mistake("LIT006", f"unsupported: {construct}", self.scanner.span, help=help)

    def place(self, word: str, span: Span) -> Shape:
        """The thread's declaration of a location. Raises RustrataError: LIT010."""
        shape = self.places.get(word)
        if shape is not None:
            return shape
        if register_name(word) in self.registers.declared:
            message = f"`{word}` is a register, not a shared location"
            raise mistake("LIT010", message, span, help="shared locations are the thread's parameters")
        help_ = did_you_mean(word, self.places) or f"add `{word}` to the parameters of {self.name}"
        raise mistake("LIT010", f"{self.name} has no parameter `{word}`", span, help=help_)


def _redirected(statement: Statement, old: str, new: str | None) -> Statement | None:
    """The statement with the result that it puts into ``old`` put into ``new``; None if it has none."""
    match statement:
        case Load() if statement.target == old:
            return replace(statement, target=new)
        case FetchUpdate() if statement.target == old:
            return replace(statement, target=new)
        case CompareExchange() if statement.target == old:
            return replace(statement, target=new)
        case CompareExchange() if statement.succeeded == old:
            return replace(statement, succeeded=new)
        case _:
            return None
