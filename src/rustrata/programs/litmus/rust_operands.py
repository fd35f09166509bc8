"""Expressions of the Rust dialect: operands, methods, casts, blocks with a value.

Refused: ``match`` inside expressions, closures, macros, references to locals.
"""

from abc import abstractmethod

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import Constant, Register, UnaryOperator
from rustrata.programs.litmus.code_reader import Value
from rustrata.programs.litmus.integers import BOOL, read_literal
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.registers import register_name
from rustrata.programs.litmus.rust_calls import Access, RustCallReader
from rustrata.programs.litmus.syntax import Dialect, Ordering
from rustrata.programs.scanner import Kind, mistake
from rustrata.source import Span

REFUSED_WORDS = frozenset(("return", "async", "move", "use", "fn", "static", "const"))
_MODULES = frozenset(("std", "core", "sync", "atomic", "cell"))


class RustOperandReader(RustCallReader):
    """The part of the Rust reader that reads expressions."""

    @abstractmethod
    def block_like(self) -> Value | None:
        """Read ``if``, ``unsafe { }`` or a block; its value, if it has one."""

    def operand(self) -> Value:
        """Read an operand with its prefix operators, methods and casts."""
        start = self.scanner.start
        value = self._prefixed()
        while self.scanner.accept("as"):
            value = self.cast(value, start)
        return value

    def _prefixed(self) -> Value:
        scanner = self.scanner
        start, word = scanner.start, scanner.word
        if word == "-":
            scanner.advance()
            if scanner.kind is Kind.NUMBER:
                number, type_ = read_literal(scanner, Dialect.RUST, negative=True)
                return self._methods(Value(Constant(number), type_), start)
            value = self.nested(self._prefixed)
            return self.negated(UnaryOperator.NEGATE, value, scanner.since(start))
        if word == "!":
            scanner.advance()
            value = self.nested(self._prefixed)
            return self.negated(UnaryOperator.NOT, value, scanner.since(start))
        if word == "*":
            location, shape = self.pointee()
            return self.loaded(location, shape, Ordering.NON_ATOMIC, scanner.since(start))
        if word == "--":
            self.unsupported("`--`, which Rust reads as two signs", help="leave both out")
        if word in {"&", "&&"}:
            self.unsupported("references", help="only parameters are references")
        return self._methods(self._primary(), start)

    def _methods(self, value: Value, start: int) -> Value:
        while self.scanner.word == ".":
            value = self.value_call(value, start)
        return value

    def _primary(self) -> Value:
        scanner = self.scanner
        if scanner.kind is Kind.NUMBER:
            number, type_ = read_literal(scanner, Dialect.RUST)
            return Value(Constant(number), type_)
        if scanner.accept("("):
            value = self.nested(self.expression)
            scanner.expect(")")
            return value
        word, start = scanner.word, scanner.start
        if word in {"if", "unsafe", "{"}:
            found = self.block_like()
            if found is None:
                help_ = "end every arm with an expression, without a semicolon"
                raise mistake("LIT013", "this block has no value", scanner.since(start), help=help_)
            return found
        if word == "match":
            self.unsupported("`match` in an expression", help="write `if`, or bind it with `let`")
        if word in REFUSED_WORDS:
            self.unsupported(f"`{word}`")
        if scanner.kind is not Kind.NAME:
            scanner.fail("an expression")
        return self._named()

    def _named(self) -> Value:
        scanner = self.scanner
        start = scanner.start
        word, span = self.path("an expression")
        if word in {"true", "false"}:
            return Value(Constant(int(word == "true")), BOOL)
        if word == "fence":
            return self.fence(Span(scanner.source, start, span.end))
        if scanner.word == "!":
            self.unsupported("macros")
        if scanner.word == "::":
            self.unsupported("paths", help="call the methods of the parameters")
        if word in self.places:
            if scanner.word != ".":
                help_ = f"write `{word}.load(..)` or `*{word}.get()`"
                raise mistake("LIT013", f"`{word}` is a shared location, not a value", span, help=help_)
            return self.location_call(word, span)
        if scanner.word == "(":
            near = did_you_mean(word, ("fence",))
            raise mistake("LIT007", f"there is no function `{word}`", span, help=near)
        if scanner.word == "." and register_name(word) not in self.registers.declared:
            self.place(word, span)
        variable = self.registers.read(register_name(word), span)
        return Value(Register(register_name(word)), variable.type, variable.success)

    def pointee(self) -> tuple[str, Shape]:
        """``*d.get()``, ``*x.as_ptr()`` or ``*p``: the location."""
        scanner = self.scanner
        scanner.expect("*")
        parentheses = 0
        while scanner.accept("("):
            parentheses += 1
        word, span = scanner.name("a shared location")
        shape = self.place(word, span)
        method = {Access.CELL: "get", Access.ATOMIC: "as_ptr"}.get(self.accesses[word])
        if method is not None:
            scanner.expect(".", f"and `{method}()`")
            scanner.expect(method, f"to reach the value of `{word}`")
            scanner.expect("(", f"after `{method}`")
            scanner.expect(")", f"after `{method}(`")
        for _ in range(parentheses):
            scanner.expect(")")
        return word, shape

    def path(self, what: str) -> tuple[str, Span]:
        """A name, perhaps after modules of the standard library."""
        word, span = self.scanner.name(what)
        while word in _MODULES and self.scanner.accept("::"):
            word, span = self.scanner.name(what)
        return word, span
