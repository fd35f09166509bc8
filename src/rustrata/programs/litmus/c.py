"""Threads of the C dialect: parameters, declarations and statements (C17 6.7 and 6.8, a subset).

A thread is a function ``P0(atomic_int* x, int* y) { ... }`` whose parameters are the shared
locations. Refused: ``switch``, ``goto``, ``return``, local
arrays, pointers as values.
"""

from rustrata.executions.expressions import (
    BinaryOperator,
    Expression,
    IntegerType,
    Register,
)
from rustrata.programs.litmus.c_operands import STEPS, OperandReader
from rustrata.programs.litmus.c_types import WRAPPING, begins_type, converted, read_type, type_of
from rustrata.programs.litmus.code_reader import Value
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.registers import Variable, register_name
from rustrata.programs.litmus.syntax import Let, Store
from rustrata.programs.scanner import Kind, mistake
from rustrata.source import Span

_REFUSED_STATEMENTS = frozenset(("switch", "goto", "return", "asm", "static", "extern"))
_KEYWORDS = _REFUSED_STATEMENTS | {"if", "while", "for", "do", "break", "continue"}
_ASSIGNMENTS: dict[str, BinaryOperator | None] = {
    "=": None,
    **{f"{o.value}=": o for o in (*WRAPPING, BinaryOperator.AND, BinaryOperator.OR, BinaryOperator.XOR)},
}


class CReader(OperandReader):
    """Reads one C thread, its head and its body."""

    _closing = ";"
    """What ends a statement: the step of a ``for`` ends with its parenthesis."""

    # The head

    def parameter(self) -> tuple[str, Shape]:
        """Read ``atomic_int* x``."""
        type_, atomic = read_type(self.scanner)
        if self.scanner.word != "*":
            if self.scanner.kind is Kind.NAME:
                self.unsupported("parameters by value", help="pass the address of a shared location")
            self.scanner.fail("`*`", help="a thread takes pointers to shared locations")
        self.scanner.advance()
        while self.scanner.word in {"const", "volatile", "restrict"}:
            self.scanner.advance()
        if self.scanner.word == "*":
            self.unsupported("pointers to pointers")
        name, span = self.scanner.name("the parameter's name")
        return name, Shape(type_, atomic, span)

    # Statements

    def statement(self) -> None:
        """Read one statement."""
        scanner = self.scanner
        self.begin_statement()
        if scanner.kind is Kind.NAME:
            self._named_statement()
        elif scanner.word == "{":
            self.registers.enter()
            self.nested(self.block)
            self.registers.leave()
        elif scanner.word == "*":
            self._plain_store()
        elif scanner.word in STEPS:
            step = scanner.word
            scanner.advance()
            name, span = scanner.name("a local variable")
            self._step(step, name, span)
        elif scanner.word == "#":
            self.unsupported("preprocessor lines")
        elif not scanner.accept(";"):
            self._discarded(scanner.start)

    def block(self) -> None:
        """Read ``{ ... }``."""
        self.scanner.expect("{", "to begin a block")
        while self.scanner.word != "}":
            if self.scanner.at_end:
                self.scanner.fail("`}` to end the block")
            self.statement()
        self.scanner.advance()

    def _named_statement(self) -> None:
        scanner = self.scanner
        word, span = scanner.word, scanner.span
        compound = {"if": self._if, "while": self._while, "for": self._for, "do": self._do}.get(word)
        if compound is not None:
            compound()
        elif word in {"break", "continue"}:
            scanner.advance()
            self.leave(word, span)
            self._end()
        elif word in _REFUSED_STATEMENTS:
            self.unsupported(f"`{word}`")
        elif begins_type(scanner):
            self._declaration()
        else:
            scanner.advance()
            if scanner.word in _ASSIGNMENTS:
                self._assignment(word, span)
            elif scanner.word in STEPS:
                step = scanner.word
                scanner.advance()
                self._step(step, word, span)
            elif scanner.word == ":":
                self.unsupported("labels")
            elif scanner.word == "[":
                scanner.restart(span.start)
                self._plain_store()
            else:
                scanner.restart(span.start)
                self._discarded(span.start)

    def _discarded(self, start: int) -> None:
        """An expression whose value is dropped."""
        if self.scanner.accept("("):
            void = self.scanner.accept("void") and self.scanner.accept(")")
            if not void:
                self.scanner.restart(start)
        self.discard(self.expression())
        self._end()

    def _end(self) -> None:
        self.scanner.expect(self._closing, "after the statement")

    def _declaration(self) -> None:
        type_, atomic = read_type(self.scanner)
        if atomic:
            self.unsupported("atomic local variables", help="locations shared by threads are parameters")
        while True:
            if self.scanner.word == "*":
                self.unsupported("local pointers")
            word, span = self.scanner.name("the variable's name")
            if self.scanner.word == "[":
                self.unsupported("local arrays")
            if word in self.places:
                raise mistake("LIT016", f"`{word}` is already a parameter of {self.name}", span)
            name = register_name(word)
            if self.scanner.accept("="):
                value_start = self.scanner.start
                value = self.expression()
                type_of(value, self.scanner.since(value_start))
                self.registers.declare(name, Variable(type_, span))
                self.assign(name, type_, value, self.scanner.since(span.start))
            else:
                self.registers.declare(name, Variable(type_, span))
            if not self.scanner.accept(","):
                break
        self._end()

    def assign(self, name: str, type_: IntegerType, value: Value, span: Span) -> None:
        """Set a variable to a value, converted to its type."""
        same = value.type == type_ or (value.success is not None and type_.bits == 1)
        if not (same and self.retarget(value, name)):
            expression = converted(value, type_, span, explicit=True)
            self.emit(Let(name, self.for_let(expression, type_), span))
        self.registers.set(name)

    def _assignment(self, word: str, span: Span) -> None:
        operator = _ASSIGNMENTS[self.scanner.word]
        name = register_name(word)
        if word in self.places:
            raise mistake("LIT013", f"`{word}` is an address", span, help=f"write `*{word}`")
        variable = (self.registers.find if operator is None else self.registers.read)(name, span)
        self.scanner.advance()
        changes, value_start = len(self.registers.changes), self.scanner.start
        value = self.expression()
        type_of(value, self.scanner.since(value_start))
        whole = self.scanner.since(span.start)
        if operator is not None:
            old = Value(Register(name), variable.type)
            self.refuse_changed(old, self.registers.changes[changes:], span.start)
            value = self.combine(operator, old, value, whole)
        self.assign(name, variable.type, value, whole)
        self._end()

    def _step(self, step: str, word: str, span: Span) -> None:
        self.stepped(step, word, span)
        self._end()

    def _plain_store(self) -> None:
        """``*x = e;``, ``a[i] = e;`` and their compound forms, which load first."""
        start = self.scanner.start
        if self.scanner.word == "*":
            location, shape = self.dereferenced()
        else:
            word, span = self.scanner.name("an array")
            location, shape = self.element(word, span)
        ordering = self.plain(shape)
        word = self.scanner.word
        if word not in _ASSIGNMENTS:
            self.scanner.restart(start)
            self._discarded(start)
            return
        operator = _ASSIGNMENTS[word]
        if operator is not None and shape.atomic:
            self.unsupported(f"`{word}` on an atomic location", help="write `atomic_fetch_add` and its kin")
        old = None
        if operator is not None:
            old = self.loaded(location, shape, ordering, self.scanner.since(start))
        self.scanner.advance()
        value = self.expression()
        whole = self.scanner.since(start)
        if operator is not None and old is not None:
            value = self.combine(operator, old, value, whole)
        self.emit(Store(location, converted(value, shape.type, whole), ordering, whole, shape.index))
        self._end()

    def _if(self) -> None:
        start = self.scanner.start
        self.scanner.advance()
        self.scanner.expect("(", "after `if`")
        condition = self.nested(self._condition)
        self.scanner.expect(")", "after the condition")
        span = self.scanner.since(start)
        then = self.arm(lambda: self.nested(self.statement))
        otherwise = None
        if self.scanner.accept("else"):
            otherwise = self.arm(lambda: self.nested(self.statement))
        self.branch(condition, then, otherwise, span)

    def _condition(self) -> Expression:
        start = self.scanner.start
        return self.truth(self.expression(), self.scanner.since(start))

    def _guard(self, start: int) -> None:
        """``(condition)``, which a loop is left unless it holds."""
        self.scanner.expect("(", "before the condition")
        condition = self.nested(self._condition)
        self.scanner.expect(")", "after the condition")
        self.leave_unless(condition, self.scanner.since(start))

    def _while(self) -> None:
        start = self.scanner.start
        self.scanner.advance()

        def read() -> None:
            self._guard(start)
            self.nested(self.statement)

        self.loop(read, start)

    def _do(self) -> None:
        start = self.scanner.start
        self.scanner.advance()

        def read() -> None:
            self.no_continue()
            self.nested(self.statement)
            again = self.scanner.start
            if not self.scanner.accept("while"):
                self.scanner.fail("`while` and a condition, after the body of `do`")
            self._guard(again)

        self.loop(read, start)
        self._end()

    def _for(self) -> None:
        start = self.scanner.start
        self.scanner.advance()
        self.scanner.expect("(", "after `for`")
        self.registers.enter()
        if self.scanner.word in _KEYWORDS:
            self.scanner.fail("a declaration or an expression")
        self.statement()

        def read() -> None:
            if self.scanner.word != ";":
                condition = self.nested(self._condition)
                self.leave_unless(condition, self.scanner.since(start))
            self.scanner.expect(";", "after the condition")
            step = self.arm(self._step_of_for).statements
            self.each_round_ends(step)
            self.nested(self.statement)
            for statement in step:
                self.emit(statement)

        self.loop(read, start)
        self.registers.leave()

    def _step_of_for(self) -> None:
        if self.scanner.accept(")"):
            return
        if self.scanner.word in {"{", ";"} or self.scanner.word in _KEYWORDS or begins_type(self.scanner):
            self.scanner.fail("an expression")
        self._closing = ")"
        self.statement()
        self._closing = ";"
