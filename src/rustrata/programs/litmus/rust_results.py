"""Taking the result of a Rust compare-exchange apart, the three ways that are read.

``let r = match x.compare_exchange(..) { Ok(v) => v, Err(v) => v };`` is the old value; with arms
``(v, true)`` and ``(v, false)`` it is the pair of the old value and the success; and
``if let Ok(v) = x.compare_exchange(..) { .. } else { .. }`` branches on the success.
"""

from rustrata.diagnostics.diagnostic import Label
from rustrata.executions.expressions import IntegerType, Register
from rustrata.programs.litmus.code_reader import Value
from rustrata.programs.litmus.integers import BOOL
from rustrata.programs.litmus.registers import Variable, register_name
from rustrata.programs.litmus.rust_operands import RustOperandReader
from rustrata.programs.litmus.syntax import Let
from rustrata.programs.scanner import mistake
from rustrata.source import Span


class ResultReader(RustOperandReader):
    """The part of the Rust reader that binds values, and results of compare-exchanges, to variables."""

    def result_or_expression(self) -> Value:
        """An expression, or ``match x.compare_exchange(..) { Ok(v) => v, Err(v) => v }``."""
        if self.scanner.word != "match":
            return self.expression()
        value = self._matched(pair=False)
        assert value.success is not None, "`_matched` has checked it"
        self.retarget(Value(Register(value.success), BOOL), None)
        return Value(value.expression, value.type)

    def _matched(self, *, pair: bool) -> Value:
        """``match x.compare_exchange(..) { .. }`` with arms ``v``, or ``(v, true)`` and ``(v, false)``."""
        start = self.scanner.start
        self.scanner.expect("match", "and a compare-exchange")
        value = self.expression()
        if value.success is None:
            raise mistake(
                "LIT006", "unsupported: `match` on integers", self.scanner.since(start), help="write `if`"
            )
        self.scanner.expect("{", "after the compare-exchange")
        for pattern, flag in (("Ok", "true"), ("Err", "false")):
            self.scanner.expect(pattern, "as the pattern of this arm")
            self.scanner.expect("(", f"after `{pattern}`")
            word, _ = self.scanner.name("a variable")
            self.scanner.expect(")", "after the variable")
            self.scanner.expect("=>", "after the pattern")
            for part in ("(", word, ",", flag, ")") if pair else (word,):
                self.scanner.expect(part, "in this arm")
            if not self.scanner.accept(","):
                break
        self.scanner.expect("}", "after the arms `Ok` and `Err`")
        return value

    def result_assignment(self) -> bool:
        """``(r, s) = match ..;``, if the statement is one."""
        start = self.scanner.start
        self.scanner.advance()
        first = self.scanner.start
        self.scanner.advance()
        is_pair = self.scanner.word == ","
        self.scanner.restart(first if is_pair else start)
        if is_pair:
            self.take_apart(declare=False, start=start)
        return is_pair

    def take_apart(self, *, declare: bool, start: int) -> None:
        """After ``(``: ``r, s) = match x.compare_exchange(..) { .. };``."""
        names = []
        for follow in (",", ")"):
            if declare:
                self.scanner.accept("mut")
            names.append(self.scanner.name("a variable"))
            self.scanner.expect(follow, "after the variable")
        self.scanner.expect("=", "and `match`")
        value = self._matched(pair=True)
        assert value.success is not None, "`_matched` has checked it"
        assert value.type is not None, "a location has a type"
        parts = (
            Value(value.expression, value.type),
            Value(Register(value.success), BOOL),
        )
        whole = self.scanner.since(start)
        for (word, span), part in zip(names, parts, strict=True):
            self._take_part(word, span, part, declare=declare, whole=whole)
        self.end()

    def _take_part(self, word: str, span: Span, part: Value, *, declare: bool, whole: Span) -> None:
        if word == "_":
            self.retarget(part, None)
            return
        name = register_name(word)
        assert part.type is not None, "both parts have a type"
        if word in self.places:
            label = Label(self.places[word].span, "declared here")
            raise mistake("LIT016", f"`{word}` is a parameter of {self.name}", span, labels=(label,))
        if declare:
            self.registers.declare(name, Variable(part.type, span))
        self.set(name, self.registers.find(name, span).type, part, whole)

    def end(self) -> None:
        """The end of a statement: ``;``, which the last one of a block may lack."""
        if self.scanner.word != "}":
            self.scanner.expect(";", "after the statement")

    def set(self, name: str, type_: IntegerType, value: Value, span: Span) -> None:
        """Give a variable a value of its type."""
        expression = self.required(value, type_, span)
        if not self.retarget(value, name):
            self.emit(Let(name, self.for_let(expression, type_), span))
        self.registers.set(name)

    def let_result(self, name: str, value: Value, span: Span) -> None:
        """``let r = x.compare_exchange(..);``: ``r`` holds the old value and knows of the success."""
        assert value.type is not None, "a location has a type"
        if not self.retarget(value, name):
            self.unsupported("a copy of a `Result`")
        assert value.success is not None, "the caller has a compare-exchange's result"
        self.claim(value.success)
        self.registers.declare(name, Variable(value.type, span, value.success))
        self.registers.set(name)
