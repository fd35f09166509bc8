"""Reads a borrow trace.

    "the parent is used between two uses of the child" "Stacked Borrows, thesis 15.1"

    let local: i32;                     // an object of the stack; `static S: i32;`, `let p = alloc(i32);`
    let x = &mut local;
    let y = &mut *x;
    *x = 1;                             // also: write *x;
    let v = *y;                         // also: read *y;
    call f(z: &mut i32 = x) {           // a parameter with a type is retagged, and protected by the call
        *z = 2;
    }
    begin g(w: &i32 = x);               // a call of another thread: it overlaps with what follows
    end g;
    retag x;                            // also: retag[fn] x;
    x.expose_provenance();
    drop(local);

What is between the braces of a call sees the variables outside, as the code of a closure does.
"""

from rustrata.programs.borrow_trace.places import OPERATORS, read_place, read_value
from rustrata.programs.borrow_trace.pointers import begins_pointer, read_pointer
from rustrata.programs.borrow_trace.scopes import Scopes
from rustrata.programs.borrow_trace.syntax import (
    Copy,
    Drop,
    Enter,
    ExposePointer,
    Leave,
    Object,
    PointerType,
    Read,
    Residence,
    RetagVariable,
    Statement,
    Trace,
    Write,
)
from rustrata.programs.borrow_trace.types import read_pointer_type, read_type
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import SourceFile, Span

_ASSIGNMENTS = ("=", *(f"{operator}=" for operator in OPERATORS))
_CONTROL = ("if", "loop", "while", "for", "match", "fn")
_DEEPEST = 200


def parse(source: SourceFile) -> Trace:
    """The trace in a text. Raises RustrataError: BTR001 to BTR005."""
    scanner = Scanner(source, unexpected="BTR002", truncated="BTR001")
    title = _string(scanner)
    origin = _string(scanner)
    if scanner.at_end:
        message = "there are no statements in this trace"
        raise mistake("BTR001", message, scanner.last, help="such as `let a: i32;` and `let x = &mut a;`")
    reader = _TraceReader(scanner)
    reader.read()
    variables = tuple(reader.scopes.variables)
    return Trace(title, origin, variables, tuple(reader.calls), tuple(reader.statements))


def _string(scanner: Scanner) -> str:
    if scanner.kind is not Kind.STRING:
        return ""
    text = scanner.word[1:-1]
    scanner.advance()
    return text


class _TraceReader:
    """The statements so far. ``blocks`` are the calls whose braces are open, ``begun`` those of other
    threads, ``running`` all of these, the innermost last."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.scopes = Scopes()
        self.calls: list[str] = []
        self.statements: list[Statement] = []
        self.blocks: list[int] = []
        self.begun: dict[str, int] = {}
        self.running: list[int] = []
        self.returned = False

    def read(self) -> None:
        """All statements."""
        scanner = self.scanner
        while self.blocks or not scanner.at_end:
            start = scanner.start
            if self.blocks and scanner.word == "}":
                self._leave_block()
            elif self.returned:
                scanner.fail("`}` after `return`")
            elif scanner.accept("call"):
                self._enter_block(start)
            else:
                self._statement(start)
                scanner.expect(";", "after the statement")

    def _statement(self, start: int) -> None:
        scanner, word = self.scanner, self.scanner.word
        if word in _CONTROL:
            help_ = "a trace is one run: write what is done, one statement after the other"
            raise mistake("BTR005", f"unsupported: `{word}` in a borrow trace", scanner.span, help=help_)
        if scanner.accept("let"):
            self._let(start)
        elif scanner.accept("static"):
            self._object(Residence.STATIC, start)
        elif scanner.accept("begin"):
            self._begin(start)
        elif scanner.accept("end"):
            self._end_call(start)
        elif scanner.accept("retag"):
            self._retag(start)
        elif scanner.accept("return"):
            self._return()
        else:
            self._access_or_method(start)

    def _let(self, start: int) -> None:
        scanner = self.scanner
        scanner.accept("mut")
        name, _ = scanner.name("a variable")
        if not scanner.accept(":"):
            scanner.expect("=", "and a value, or `:` and a type")
            if begins_pointer(scanner, self.scopes):
                self._bind(name, None, None, start)
            else:
                self.statements.extend(read_value(scanner, self.scopes))
                self.scopes.define_value(name)
        elif self._at_pointer_type():
            type_ = read_pointer_type(scanner)
            scanner.expect("=", "and a pointer")
            self._bind(name, type_, None, start)
        else:
            self._define_object(name, Residence.STACK, start)

    def _at_pointer_type(self) -> bool:
        scanner = self.scanner
        start = scanner.start
        scanner.accept("(")
        found = scanner.word in ("&", "*", "Box")
        scanner.restart(start)
        return found

    def _object(self, residence: Residence, start: int) -> None:
        scanner = self.scanner
        scanner.accept("mut")
        name, _ = scanner.name("a variable")
        scanner.expect(":", "and a type")
        self._define_object(name, residence, start)

    def _define_object(self, name: str, residence: Residence, start: int) -> None:
        scanner = self.scanner
        type_ = read_type(scanner)
        reads = read_value(scanner, self.scopes) if scanner.accept("=") else []
        number = self.scopes.define(name, type_)
        self.statements.extend(reads)
        self.statements.append(Object(number, type_, residence, scanner.since(start)))

    def _bind(self, name: str, type_: PointerType | None, call: int | None, start: int) -> None:
        """Defines a variable as the pointer that comes next. One that is made here has the variable's name;
        with a type, the variable is another new pointer, made from it."""
        scanner, scopes = self.scanner, self.scopes
        number, made = read_pointer(scanner, scopes)
        span = scanner.since(start)
        self.statements.extend(made)
        if made and type_ is None:
            scopes.rename(number, name)
            return
        bound = scopes.define(name, type_ or scopes.pointer_type(number))
        self.statements.append(Copy(bound, number, 0, span))
        if type_ is not None:
            self.statements.append(RetagVariable(bound, type_, call, span))

    def _parameters(self, call: int) -> None:
        scanner = self.scanner
        scanner.expect("(", "and the parameters")
        while not scanner.accept(")"):
            start = scanner.start
            name, _ = scanner.name("a parameter, or `)`")
            type_ = None
            if scanner.accept(":"):
                type_ = read_pointer_type(scanner)
            scanner.expect("=", "and a pointer")
            self._bind(name, type_, call, start)
            if scanner.word != ")":
                scanner.expect(",", "or `)`")

    def _enter_block(self, start: int) -> None:
        scanner = self.scanner
        name, _ = scanner.name("the name of a function")
        if len(self.blocks) >= _DEEPEST:
            message = f"unsupported: more than {_DEEPEST} nested calls"
            raise mistake("BTR005", message, scanner.since(start))
        self.scopes.enter()
        call = self._enter(name, scanner.since(start))
        self._parameters(call)
        scanner.expect("{", "and the code of the function")
        self.blocks.append(call)

    def _enter(self, name: str, span: Span) -> int:
        self.calls.append(name)
        call = len(self.calls) - 1
        self.statements.append(Enter(call, span))
        self.running.append(call)
        return call

    def _leave_block(self) -> None:
        span = self.scanner.span
        self.scanner.advance()
        self._leave(self.blocks.pop(), span)
        self.scopes.leave()
        self.returned = False

    def _leave(self, call: int, span: Span) -> None:
        self.running.remove(call)
        self.statements.append(Leave(call, span))

    def _begin(self, start: int) -> None:
        scanner = self.scanner
        name, span = scanner.name("the name of a function")
        if name in self.begun:
            help_ = f"end it with `end {name};`, or give this one another name"
            raise mistake("BTR004", f"`{name}` has begun already", span, help=help_)
        call = self._enter(name, scanner.since(start))
        self.begun[name] = call
        self._parameters(call)

    def _end_call(self, start: int) -> None:
        name, span = self.scanner.name("the name of a function")
        if name not in self.begun:
            help_ = f"such a call begins with `begin {name}(...);`"
            raise mistake("BTR004", f"no call of `{name}` has begun", span, help=help_)
        self._leave(self.begun.pop(name), self.scanner.since(start))

    def _retag(self, start: int) -> None:
        scanner = self.scanner
        call = None
        if scanner.accept("["):
            scanner.expect("fn", "in `retag[fn]`")
            scanner.expect("]", "after `retag[fn`")
            if not self.running:
                message = "`retag[fn]` stands in no call"
                raise mistake("BTR004", message, scanner.since(start), help="write `call f(...) { ... }`")
            call = self.running[-1]
        number = self.scopes.pointer(*scanner.name("a pointer"))
        type_ = self.scopes.pointer_type(number)
        self.statements.append(RetagVariable(number, type_, call, scanner.since(start)))

    def _return(self) -> None:
        scanner = self.scanner
        if scanner.word != ";":
            if begins_pointer(scanner, self.scopes):
                self.statements.extend(read_pointer(scanner, self.scopes)[1])
            else:
                self.statements.extend(read_value(scanner, self.scopes))
        self.returned = bool(self.blocks)

    def _access_or_method(self, start: int) -> None:
        """``read *x``, ``write *x``, ``*x = 1``, ``drop(x)``, ``x.expose_provenance()``."""
        scanner, scopes = self.scanner, self.scopes
        if scanner.word == "*":
            self._assignment(start)
            return
        name, span = scanner.name("a statement")
        if name in ("read", "write") and scanner.word not in ("=", ".", "["):
            place = read_place(scanner, scopes)
            where = scanner.since(start)
            self.statements.append(Read(place, where) if name == "read" else Write(place, where))
        elif name == "drop" and scanner.accept("("):
            number = scopes.memory(*scanner.name("an object or a pointer"))
            scanner.expect(")", "after the variable")
            self.statements.append(Drop(number, scanner.since(start)))
        elif scanner.word == "(":
            help_ = f"write what it does: `call {name}(...) {{ ... }}`"
            raise mistake("BTR005", f"unsupported: the call of unknown code `{name}`", span, help=help_)
        elif scanner.accept(".") and scanner.accept("expose_provenance"):
            scanner.expect("(", "after `expose_provenance`")
            scanner.expect(")", "after `expose_provenance(`")
            self.statements.append(ExposePointer(scopes.pointer(name, span), scanner.since(start)))
        else:
            scanner.restart(start)
            self._assignment(start)

    def _assignment(self, start: int) -> None:
        scanner = self.scanner
        place = read_place(scanner, self.scopes)
        operator = scanner.word
        if operator not in _ASSIGNMENTS:
            scanner.fail("`=` and a value", help="a read is `let v = *x;` or `read *x;`")
        scanner.advance()
        self.statements.extend(read_value(scanner, self.scopes))
        span = scanner.since(start)
        if operator != "=":
            self.statements.append(Read(place, span))
        self.statements.append(Write(place, span))
