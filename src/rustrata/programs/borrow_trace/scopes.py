"""What the names of a borrow trace mean where the reader stands."""

from collections.abc import Iterator

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.borrow_trace.syntax import PointerType, Type, Variable
from rustrata.programs.scanner import mistake
from rustrata.source import Span

_VALUE = -1


class Scopes:
    """The variables so far, in nested scopes; a later one of the same name hides an earlier one."""

    def __init__(self) -> None:
        self.variables: list[Variable] = []
        self._scopes: list[dict[str, int]] = [{}]

    def enter(self) -> None:
        """A call begins: its variables are its own, and it sees those outside, as a closure does."""
        self._scopes.append({})

    def leave(self) -> None:
        """A call ends."""
        self._scopes.pop()

    def define(self, name: str, type_: Type | PointerType) -> int:
        """A new variable, as its index."""
        number = self.unnamed(name, type_)
        self._scopes[-1][name] = number
        return number

    def define_value(self, name: str) -> None:
        """A new variable that holds a value."""
        self._scopes[-1][name] = _VALUE

    def unnamed(self, text: str, type_: Type | PointerType) -> int:
        """A variable without a name, called by the text that makes it."""
        self.variables.append(Variable(text, type_))
        return len(self.variables) - 1

    def rename(self, number: int, name: str) -> None:
        """Gives a variable without a name one."""
        self.variables[number] = Variable(name, self.variables[number].type)
        self._scopes[-1][name] = number

    def is_pointer(self, name: str) -> bool:
        """Is it a variable that holds a pointer?"""
        number = self._find(name)
        return number is not None and number != _VALUE and isinstance(self.type_of(number), PointerType)

    def is_value(self, name: str) -> bool:
        """Is it a variable that holds a value?"""
        return self._find(name) == _VALUE

    def type_of(self, number: int) -> Type | PointerType:
        """The type of a variable."""
        return self.variables[number].type

    def pointer_type(self, number: int) -> PointerType:
        """The type of a variable that is a pointer."""
        type_ = self.type_of(number)
        assert isinstance(type_, PointerType), "who asks has looked the pointer up"
        return type_

    def pointer(self, name: str, span: Span) -> int:
        """The pointer of this name. Raises RustrataError BTR003, BTR004."""
        number = self.memory(name, span)
        if isinstance(self.type_of(number), PointerType):
            return number
        help_ = f"borrow it first: `let p = &mut {name};`"
        raise mistake("BTR004", f"`{name}` is an object, and a pointer is wanted", span, help=help_)

    def memory(self, name: str, span: Span) -> int:
        """The object or pointer of this name. Raises RustrataError BTR003, BTR004."""
        number = self._find(name)
        if number is None:
            near = did_you_mean(name, self._names())
            raise mistake("BTR003", f"there is no variable `{name}`", span, help=near)
        if number == _VALUE:
            raise mistake("BTR004", f"`{name}` is a value, and memory or a pointer is wanted", span)
        return number

    def _find(self, name: str) -> int | None:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        return None

    def _names(self) -> Iterator[str]:
        for scope in self._scopes:
            yield from scope
