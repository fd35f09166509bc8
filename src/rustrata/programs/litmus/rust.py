"""Threads of the Rust dialect: parameters and statements, a subset of Rust's.

A thread is a function ``fn P0(x: &AtomicI32, d: &UnsafeCell<i32>) { ... }`` whose parameters are the
shared locations; it is Rust, up to ``use`` lines and the ``unsafe`` that a plain access needs. Left
out, and refused: ``match`` (but the two forms that take a compare-exchange's result apart),
closures, macros, tuples, references to locals.
"""

from collections.abc import Callable

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import I32, BinaryOperator, Constant, Register, Unary, UnaryOperator
from rustrata.programs.litmus.code_reader import NOTHING, Arm, Value
from rustrata.programs.litmus.integers import RUST_ATOMICS, RUST_TYPES
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.registers import Variable, register_name
from rustrata.programs.litmus.rust_calls import Access
from rustrata.programs.litmus.rust_operands import REFUSED_WORDS
from rustrata.programs.litmus.rust_results import ResultReader
from rustrata.programs.litmus.syntax import Let, Ordering
from rustrata.programs.scanner import Kind, mistake
from rustrata.source import Span

_ASSIGNMENTS: dict[str, BinaryOperator | None] = {
    "=": None,
    "+=": BinaryOperator.ADD,
    "-=": BinaryOperator.SUBTRACT,
    "*=": BinaryOperator.MULTIPLY,
    "&=": BinaryOperator.AND,
    "|=": BinaryOperator.OR,
    "^=": BinaryOperator.XOR,
}


class RustReader(ResultReader):
    """Reads one Rust thread, its head and its body."""

    # The head

    def parameter(self) -> tuple[str, Shape]:
        """Read ``x: &AtomicI32``, ``d: &UnsafeCell<i32>`` or ``p: *mut i32``."""
        name, span = self.scanner.name("the parameter's name")
        self.scanner.expect(":", f"and the type of `{name}`")
        if self.scanner.accept("*"):
            if not self.scanner.accept("mut"):
                self.scanner.expect("const", "or `mut` after `*`")
            self.accesses[name] = Access.POINTER
            return name, Shape(self.integer_type(), False, span)
        self.scanner.expect("&", "before the type of a shared location")
        if self.scanner.accept("'"):
            self.scanner.name("a lifetime")
        if self.scanner.word == "mut":
            self.unsupported("`&mut` parameters", help="threads share a location through `&`")
        word, type_span = self.path("a type")
        if word in RUST_ATOMICS:
            self.accesses[name] = Access.ATOMIC
            return name, Shape(RUST_ATOMICS[word], True, span)
        if word in {"UnsafeCell", "SyncUnsafeCell"}:
            self.accesses[name] = Access.CELL
            self.scanner.expect("<", f"after `{word}`")
            type_ = self.integer_type()
            self.scanner.expect(">", "after the cell's type")
            return name, Shape(type_, False, span)
        return self._refuse_type(word, type_span)

    def _refuse_type(self, word: str, span: Span) -> tuple[str, Shape]:
        help_: str | None
        if word in RUST_TYPES:
            help_ = f"write `&Atomic{word.capitalize()}` or `&UnsafeCell<{word}>`"
            raise mistake("LIT006", f"unsupported: `&{word}`, which nobody can write to", span, help=help_)
        if word in {"AtomicPtr", "AtomicI128", "AtomicU128", "Cell", "RefCell", "Mutex"}:
            raise mistake("LIT006", f"unsupported: `{word}`", span)
        help_ = did_you_mean(word, (*RUST_ATOMICS, "UnsafeCell"))
        raise mistake("LIT021", f"there is no shared type `{word}`", span, help=help_)

    # Statements

    def block(self) -> Value | None:
        """Read ``{ ... }``; its value, if its last expression has one."""
        self.scanner.expect("{", "to begin a block")
        value = None
        while self.scanner.word != "}":
            if self.scanner.at_end:
                self.scanner.fail("`}` to end the block")
            value = self.statement()
        self.scanner.advance()
        return value

    def statement(self) -> Value | None:
        """Read one statement. It has a value when it is the last expression of a block."""
        scanner = self.scanner
        self.begin_statement()
        word = scanner.word
        if scanner.accept(";"):
            return None
        if self._keyword(word):
            return None
        if word in {"if", "unsafe", "{"}:
            return self._last(self.block_like())
        if word == "*" and self._cell_assignment():
            return None
        if word == "(" and self.result_assignment():
            return None
        if scanner.kind is Kind.NAME and self._assignment():
            return None
        value = self.expression()
        if scanner.word == "}":
            return self._last(value)
        self.discard(value)
        self.end()
        return None

    def _keyword(self, word: str) -> bool:
        """A statement without a value that a keyword begins, if it is one."""
        if word == "let":
            self._let()
        elif word in {"loop", "while", "for", "break", "continue"}:
            self._looping(word)
        elif word in REFUSED_WORDS:
            self.unsupported(f"`{word}`")
        elif word == "#":
            self.unsupported("attributes")
        else:
            return False
        return True

    def _last(self, value: Value | None) -> Value | None:
        """The value of a block's last expression; it is dropped when more follows."""
        if value is None or value.type == NOTHING:
            self.scanner.accept(";")
            return None
        if self.scanner.word == "}":
            return value
        self.discard(value)
        self.scanner.accept(";")
        return None

    def block_like(self) -> Value | None:
        """``if``, ``unsafe { }`` or a block."""
        if self.scanner.word == "if":
            return self.nested(self._if)
        self.scanner.accept("unsafe")
        self.registers.enter()
        value = self.nested(self.block)
        self.registers.leave()
        return value

    def _let(self) -> None:
        start = self.scanner.start
        self.scanner.advance()
        if self.scanner.word == "(":
            self.scanner.advance()
            self.take_apart(declare=True, start=start)
            return
        self.scanner.accept("mut")
        word, span = self.scanner.name("the variable's name")
        annotated = self.integer_type() if self.scanner.accept(":") else None
        if word in self.places:
            raise mistake("LIT016", f"`{word}` is already a parameter of {self.name}", span)
        if not self.scanner.accept("="):
            if annotated is None:
                self.scanner.fail("`=` or `:` and a type")
            self.registers.declare(register_name(word), Variable(annotated, span))
            self.end()
            return
        value = self.result_or_expression()
        whole = self.scanner.since(start)
        if word == "_":
            self.discard(value)
        elif value.success is not None:
            self.let_result(register_name(word), value, span)
        else:
            type_ = annotated or self.integer(value, whole).type or I32
            self.registers.declare(register_name(word), Variable(type_, span))
            self.set(register_name(word), type_, value, whole)
        self.end()

    def _assignment(self) -> bool:
        """``r = e;`` or ``r += e;``, if the statement is one."""
        scanner = self.scanner
        word, span = scanner.word, scanner.span
        scanner.advance()
        if scanner.word not in _ASSIGNMENTS:
            scanner.restart(span.start)
            return False
        operator = _ASSIGNMENTS[scanner.word]
        if word in self.places:
            help_ = f"write `{word}.store(..)` or `*{word}.get() = ..`"
            raise mistake("LIT013", f"`{word}` is a shared location", span, help=help_)
        name = register_name(word)
        if word != "_":
            variable = (self.registers.find if operator is None else self.registers.read)(name, span)
            if variable.success is not None:
                self.unsupported("assignment to a `Result`", help="take a new name")
        scanner.advance()
        changes = len(self.registers.changes)
        value = self.result_or_expression()
        whole = scanner.since(span.start)
        if word == "_":
            self.discard(value)
        else:
            if operator is not None:
                old = Value(Register(name), variable.type)
                self.refuse_changed(old, self.registers.changes[changes:], span.start)
                value = self.combine(operator, old, value, whole)
            self.set(name, variable.type, value, whole)
        self.end()
        return True

    def _cell_assignment(self) -> bool:
        """``*d.get() = e;`` or ``*p += e;``, if the statement is one."""
        start = self.scanner.start
        location, shape = self.pointee()
        word = self.scanner.word
        if word not in _ASSIGNMENTS:
            self.scanner.restart(start)
            return False
        operator = _ASSIGNMENTS[word]
        self.scanner.advance()
        value_start = self.scanner.start
        value = self.expression()
        if operator is not None:
            old = self.loaded(location, shape, Ordering.NON_ATOMIC, self.scanner.since(start))
            value = self.combine(operator, old, value, self.scanner.since(start))
        expression = self.required(value, shape.type, self.scanner.since(value_start))
        self.stored(location, expression, Ordering.NON_ATOMIC, self.scanner.since(start))
        self.end()
        return True

    def _if(self) -> Value | None:
        start = self.scanner.start
        self.scanner.advance()
        condition_start = self.scanner.start
        if self.scanner.accept("let"):
            self._if_let(start)
            return None
        condition = self.truth(self.expression(), self.scanner.since(condition_start))
        span = self.scanner.since(start)
        then = self.arm(lambda: self.nested(self.block))
        otherwise = self._else()
        if otherwise is not None and then.result is not None and otherwise.result is not None:
            first = Arm(then.result, then.statements, then.definite)
            second = Arm(otherwise.result, otherwise.statements, otherwise.definite)
            return self.joined(condition, first, second, start)
        self.branch(condition, then, otherwise, span)
        return None

    def _else(self) -> Arm[Value | None] | None:
        if not self.scanner.accept("else"):
            return None
        inner: Callable[[], Value | None] = self._if if self.scanner.word == "if" else self.block
        return self.arm(lambda: self.nested(inner))

    def _if_let(self, start: int) -> None:
        """``if let Ok(v) = x.compare_exchange(..) { } else { }``, or with ``Err``."""
        pattern, pattern_span = self.scanner.name("`Ok` or `Err`")
        if pattern not in {"Ok", "Err"}:
            raise mistake("LIT006", f"unsupported: the pattern `{pattern}`", pattern_span)
        self.scanner.expect("(", f"after `{pattern}`")
        word, name_span = self.scanner.name("a variable")
        self.scanner.expect(")", "after the variable")
        self.scanner.expect("=", "and a compare-exchange")
        value = self.expression()
        span = self.scanner.since(start)
        if value.success is None or value.type is None:
            raise mistake("LIT013", "expected the `Result` of a compare-exchange", span)
        type_, condition = value.type, Register(value.success)

        def body() -> None:
            if word != "_":
                self.registers.declare(register_name(word), Variable(type_, name_span))
                self.set(register_name(word), type_, Value(value.expression, type_), name_span)
            self.nested(self.block)

        if word == "_":
            self.retarget(value, None)
        then = self.arm(body)
        otherwise = self._else()
        test = condition if pattern == "Ok" else Unary(UnaryOperator.NOT, condition)
        arm = None if otherwise is None else Arm(None, otherwise.statements, otherwise.definite)
        self.branch(test, then, arm, span)

    # Loops

    def _looping(self, word: str) -> None:
        """``loop``, ``while``, ``for``, ``break`` or ``continue``."""
        scanner = self.scanner
        start, span = scanner.start, scanner.span
        scanner.advance()
        if scanner.word == "'":
            self.unsupported("labels of loops")
        match word:
            case "loop":
                self.loop(self._round, start)
            case "while":
                self.loop(lambda: self._while(start), start)
            case "for":
                self._for(start)
            case _:
                self.leave(word, span)
                if scanner.word != "}":
                    self.end()

    def _round(self) -> None:
        value = self.nested(self.block)
        if value is not None:
            self.discard(value)

    def _while(self, start: int) -> None:
        if self.scanner.word == "let":
            self.unsupported("`while let`", help="write `loop` and `if let`")
        condition_start = self.scanner.start
        condition = self.truth(self.expression(), self.scanner.since(condition_start))
        self.leave_unless(condition, self.scanner.since(start))
        self._round()

    def _for(self, start: int) -> None:
        """``for i in a..b``, where ``i`` is set anew from a counter at the beginning of each round."""
        word, name_span = self.scanner.name("a variable")
        self.scanner.expect("in", f"after `{word}`")
        first = self.expression()
        inclusive = self.scanner.accept("..=")
        if not inclusive:
            self.scanner.expect("..", "between the bounds")
        last = self.expression()
        span = self.scanner.since(start)
        first, last = self.unified(first, last, span)
        type_ = first.type or last.type or I32
        counter, end = self.fresh(), self.fresh()
        self.emit(Let(counter, self.for_let(first.expression, type_), span))
        self.emit(Let(end, self.for_let(last.expression, type_), span))
        at, one = Value(Register(counter), type_), Value(Constant(1), type_)
        compared = BinaryOperator.LESS_EQUAL if inclusive else BinaryOperator.LESS
        goes_on = self.combine(compared, at, Value(Register(end), type_), span)
        step = Let(counter, self.combine(BinaryOperator.ADD, at, one, span).expression, span)

        def read() -> None:
            self.leave_unless(goes_on.expression, span)
            self.each_round_ends((step,))
            if word != "_":
                self.registers.declare(register_name(word), Variable(type_, name_span))
                self.set(register_name(word), type_, at, name_span)
            self._round()
            self.emit(step)

        self.loop(read, start)
