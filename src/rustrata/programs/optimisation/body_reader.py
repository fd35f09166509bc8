"""Reads one of the two functions of an optimisation pair, and checks its names and sizes."""

from collections.abc import Iterable

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.optimisation.syntax import (
    Assign,
    Body,
    Borrow,
    Call,
    Constant,
    Drop,
    ExposePointer,
    Parameter,
    Place,
    PointerKind,
    Read,
    Return,
    Statement,
    Type,
    Value,
    Variable,
    Write,
)
from rustrata.programs.optimisation.types import read_pointer
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import Span

_RETURNED = "<result>"
_MOST_POINTERS, _MOST_CALLS = 12, 12
_CONTROL = ("if", "loop", "while", "for", "match")


def read_body(scanner: Scanner, name: str) -> Body:
    """The function of this name, which comes next. Raises RustrataError."""
    start = scanner.start
    scanner.expect("fn", f"and the {name} of the optimisation")
    scanner.expect(name, "after `fn`: first comes `source`, then `target`")
    span = scanner.since(start)
    return _BodyReader(scanner).read(name, span)


class _BodyReader:
    """A body and its variables so far: those that are pointers with their pointees, the others with the
    number of bytes in their values."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.pointers: dict[str, Type] = {}
        self.values: dict[str, int] = {}
        self.statements: list[Statement] = []

    def read(self, name: str, span: Span) -> Body:
        scanner = self.scanner
        parameters = self._parameters()
        scanner.expect("{", "and the statements")
        while not scanner.accept("}"):
            if self.statements and isinstance(self.statements[-1], Return):
                scanner.fail("`}` after `return`")
            self._statement()
        body = Body(name, parameters, tuple(self.statements), tuple(self.pointers.items()), span)
        if len(self.pointers) > _MOST_POINTERS or len(body.calls) > _MOST_CALLS:
            message = f"unsupported: more than {_MOST_POINTERS} pointers or {_MOST_CALLS} calls in a body"
            raise mistake("OPT006", message, span, help="the search is for small bodies")
        return body

    def _parameters(self) -> tuple[Parameter, ...]:
        scanner = self.scanner
        scanner.expect("(", "and the parameters")
        parameters: list[Parameter] = []
        while not parameters or scanner.accept(","):
            start = scanner.start
            name = self._new_variable("a parameter")
            scanner.expect(":", "and the type of the parameter")
            kind, pointee = read_pointer(scanner)
            self.pointers[name] = pointee
            parameters.append(Parameter(name, kind, pointee, scanner.since(start)))
        if len(parameters) > 2:
            raise mistake("OPT006", "unsupported: more than two parameters", parameters[2].span)
        scanner.expect(")", "after the parameters")
        return tuple(parameters)

    def _statement(self) -> None:
        scanner = self.scanner
        start = scanner.start
        if scanner.word in _CONTROL:
            raise mistake(
                "OPT006",
                f"unsupported: `{scanner.word}` in an optimisation pair",
                scanner.span,
                help="bodies are straight-line code: write one path of the branch or the loop",
            )
        if scanner.accept("let"):
            scanner.accept("mut")
            self._let(start)
        elif scanner.accept("return"):
            self._return(start)
        elif scanner.word == "*":
            self._write(start)
        else:
            self._named(start)

    def _named(self, start: int) -> None:
        """A statement that begins with a name: a call, a write to a part, an exposure."""
        scanner = self.scanner
        name, span = scanner.name("a statement")
        if scanner.accept("("):
            arguments: list[str] = []
            while not scanner.accept(")"):
                if arguments:
                    scanner.expect(",", "or `)`")
                arguments.append(self._pointer(*scanner.name("a pointer")))
            self._call(name, tuple(arguments), start)
            return
        if scanner.word not in (".", "["):
            self._pointer(name, span)
            scanner.fail("`(`, `.` or `[`", help="a statement is a call, a write `*x = 1;`, or a `let`")
        offset = scanner.start
        if scanner.accept(".") and scanner.accept("expose_provenance"):
            scanner.expect("(")
            scanner.expect(")")
            self._end(ExposePointer(self._pointer(name, span), self._span(start)))
            return
        scanner.restart(offset)
        self._write(start, (name, span))

    def _call(self, name: str, arguments: tuple[str, ...], start: int) -> None:
        span = self._span(start)
        if name != "drop":
            self._end(Call(name, arguments, span))
            return
        if len(arguments) != 1:
            raise mistake("OPT004", "`drop` takes one pointer", span, help="write `drop(x);`")
        self._end(Drop(arguments[0], span))

    def _let(self, start: int) -> None:
        scanner = self.scanner
        name, span = scanner.name("a variable")
        scanner.expect("=", "and a value")
        if scanner.accept("&"):
            kind, two_phase = self._borrow_kind()
            place = self._place()
            self._end(Borrow(name, kind, two_phase, place, self._span(start)))
            self._define(name, span)
            self.pointers[name] = place.type
        elif scanner.kind is Kind.NUMBER or (
            scanner.word in self.values and scanner.word not in self.pointers
        ):
            value = self._value()
            self._end(Assign(name, value, self._span(start)))
            self._define(name, span)
            self.values[name] = self.values[value.name] if isinstance(value, Variable) else 0
        else:
            place = self._place()
            self._end(Read(name, place, self._span(start)))
            self._define(name, span)
            self.values[name] = place.type.size

    def _borrow_kind(self) -> tuple[PointerKind, bool]:
        scanner = self.scanner
        if scanner.accept("raw"):
            if scanner.accept("const"):
                return PointerKind.RAW_CONST, False
            scanner.expect("mut", "or `const` after `&raw`")
            return PointerKind.RAW_MUT, False
        if scanner.accept("two_phase"):
            scanner.expect("mut", "after `&two_phase`")
            return PointerKind.UNIQUE, True
        return (PointerKind.UNIQUE if scanner.accept("mut") else PointerKind.SHARED), False

    def _return(self, start: int) -> None:
        scanner = self.scanner
        value: Value
        if scanner.kind is Kind.NUMBER or scanner.word in self.values:
            value = self._value()
        else:
            place = self._place()
            self.statements.append(Read(_RETURNED, place, self._span(start)))
            value = Variable(_RETURNED)
        self._end(Return(value, self._span(start)))

    def _write(self, start: int, begun: tuple[str, Span] | None = None) -> None:
        scanner = self.scanner
        place = self._place(begun)
        scanner.expect("=", "and the value to write")
        value_start = scanner.start
        value = self._value()
        if isinstance(value, Variable) and self.values[value.name] not in (0, place.type.size):
            raise mistake(
                "OPT004",
                f"`{value.name}` has {self.values[value.name]} bytes, and `{place.span.text}` has "
                f"{place.type.size}",
                scanner.since(value_start),
            )
        self._end(Write(place, value, self._span(start)))

    def _value(self) -> Value:
        scanner = self.scanner
        if scanner.kind is Kind.NUMBER:
            word = scanner.word
            if not word.isdecimal() or len(word) > 3 or int(word) > 255:
                scanner.fail("a number from 0 to 255")
            scanner.advance()
            return Constant(int(word))
        name, span = scanner.name("a number or a variable")
        if name not in self.values:
            raise self._unknown(name, span, "a value", self.values)
        return Variable(name)

    def _place(self, begun: tuple[str, Span] | None = None) -> Place:
        """``*x``, ``x.1``, ``x[1]``, or what follows when the variable has been read."""
        scanner = self.scanner
        start = scanner.start if begun is None else begun[1].start
        starred = begun is None and scanner.accept("*")
        name, span = begun or scanner.name("`*x`, where `x` is a pointer")
        self._pointer(name, span)
        type_, offset = self.pointers[name], 0
        projected = False
        while scanner.word in (".", "["):
            added, type_ = self._part(type_)
            offset, projected = offset + added, True
        if starred == projected:
            where = scanner.since(start)
            what = (
                "a part of what a pointer points to is written without `*`"
                if starred
                else (f"`{name}` is a pointer")
            )
            raise mistake("OPT004", what, where, help=f"write `*{name}`, `{name}.0` or `{name}[0]`")
        return Place(name, offset, type_, scanner.since(start))

    def _part(self, type_: Type) -> tuple[int, Type]:
        scanner = self.scanner
        bracket = scanner.word == "["
        scanner.advance()
        word, span = scanner.word, scanner.span
        if scanner.kind is not Kind.NUMBER or not word.isdecimal():
            scanner.fail("the number of a field")
        scanner.advance()
        if bracket:
            scanner.expect("]", "after the number")
        if len(word) > 1 or int(word) >= len(type_.fields):
            count = len(type_.fields)
            raise mistake("OPT004", f"`{type_.text}` has no part {word}", span, help=f"it has {count}")
        return type_.fields[int(word)]

    def _pointer(self, name: str, span: Span) -> str:
        if name in self.pointers:
            return name
        raise self._unknown(name, span, "a pointer", self.pointers)

    def _unknown(self, name: str, span: Span, what: str, known: Iterable[str]) -> Exception:
        listed = sorted(known)
        if name in self.pointers or name in self.values:
            other = "pointer" if name in self.pointers else "value"
            return mistake("OPT004", f"`{name}` is a {other}, and {what} is wanted", span)
        help_ = did_you_mean(name, listed) or (f"there is {', '.join(listed)}" if listed else None)
        return mistake("OPT003", f"there is no variable `{name}`", span, help=help_)

    def _new_variable(self, what: str) -> str:
        name, span = self.scanner.name(what)
        self._define(name, span)
        return name

    def _define(self, name: str, span: Span) -> None:
        if name in self.pointers or name in self.values:
            raise mistake("OPT004", f"`{name}` is defined twice", span, help="give each its own name")

    def _span(self, start: int) -> Span:
        return self.scanner.since(start)

    def _end(self, statement: Statement) -> None:
        self.scanner.expect(";", "after the statement")
        self.statements.append(statement)
