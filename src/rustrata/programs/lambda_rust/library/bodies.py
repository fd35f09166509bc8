"""The bodies of library functions at sizes of types: closed core functions.

In the files here ``new_block(n)``, ``delete_block(n, p)`` and ``memcpy(p, n, q)`` are what ``new``,
``delete`` and ``:=[n]`` of λRust are lowered to; ``n`` is made of numbers and type parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias, assert_never

from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Expression, Operator, Recursive
from rustrata.programs.lambda_rust.core_reader import read_expression
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.library import LIBRARIES, library_source
from rustrata.programs.lambda_rust.lowering import delete, memcpy, new
from rustrata.records import record
from rustrata.source import SourceFile

_DERIVED = {"new_block": 1, "delete_block": 2, "memcpy": 3}
_Memory: TypeAlias = core.Read | core.Write | core.Cas | core.Allocate | core.Free | core.Fork


@record
class Item:
    """``core name<T, ...> = rec name(x, ...) := e;``, with the items that it may use."""

    parameters: tuple[str, ...]
    body: Recursive
    before: Mapping[str, "Item"]


def read_library(source: SourceFile) -> dict[str, Item]:
    """The items of a library's file, by name. Raises LRS001 or LRS002."""
    at = Cursor(source)
    items: dict[str, Item] = {}
    while at.kind != "END":
        at.expect("core")
        name = at.name().text
        parameters = at.listed(at.name, ">") if at.take("<") else ()
        at.expect("=")
        body = read_expression(at)
        at.expect(";")
        assert isinstance(body, Recursive), "an item of a library is a function"
        items[name] = Item(tuple(parameter.text for parameter in parameters), body, dict(items))
    return items


@lru_cache(maxsize=1)
def library_items() -> Mapping[str, Item]:
    """Every item of `LIBRARIES`, by name: the functions that programs call, and those that these use."""
    return {
        name: item for library in LIBRARIES for name, item in read_library(library_source(library)).items()
    }


def body_of(item: Item, sizes: Sequence[int]) -> Recursive:
    """The closed function for types of these sizes, in cells."""
    assert len(sizes) == len(item.parameters), "a size for each parameter"
    by: dict[str, Expression] = {
        name: core.Literal(cells, item.body.span) for name, cells in zip(item.parameters, sizes, strict=True)
    }
    by.update((name, body_of(other, ())) for name, other in item.before.items() if not other.parameters)
    body = _Instance(by).of(item.body)
    assert isinstance(body, Recursive), "an instance of a function is one"
    return body


@record
class _Instance:
    """Replaces free variables, and computes with numbers that are known."""

    by: Mapping[str, Expression]

    def of(self, e: Expression) -> Expression:
        match e:
            case core.Variable(name):
                return self.by.get(name, e)
            case core.Literal():
                return e
            case Recursive(name, parameters, body):
                left = {key: value for key, value in self.by.items() if key not in {name, *parameters}}
                return replace(e, body=_Instance(left).of(body))
            case core.Binary():
                return _computed(replace(e, left=self.of(e.left), right=self.of(e.right)))
            case core.Apply(function, arguments):
                actual = tuple(map(self.of, arguments))
                if isinstance(function, core.Variable) and _DERIVED.get(function.name) == len(actual):
                    return _derived(function.name, actual, e)
                return replace(e, function=self.of(function), arguments=actual)
            case core.Case(scrutinee, branches):
                chosen = self.of(scrutinee)
                if isinstance(chosen, core.Literal) and isinstance(chosen.value, int):
                    return self.of(branches[chosen.value])
                return replace(e, scrutinee=chosen, branches=tuple(map(self.of, branches)))
            case _:
                return self.of_memory(e)

    def of_memory(self, e: _Memory) -> Expression:
        """The forms that touch memory or threads."""
        match e:
            case core.Read():
                return replace(e, place=self.of(e.place))
            case core.Write():
                return replace(e, place=self.of(e.place), value=self.of(e.value))
            case core.Cas():
                place, expected, new_ = self.of(e.place), self.of(e.expected), self.of(e.new)
                return replace(e, place=place, expected=expected, new=new_)
            case core.Allocate():
                return replace(e, size=self.of(e.size))
            case core.Free():
                return replace(e, size=self.of(e.size), place=self.of(e.place))
            case core.Fork():
                return replace(e, body=self.of(e.body))
            case _:
                assert_never(e)


def _derived(name: str, arguments: Sequence[Expression], e: core.Apply) -> Expression:
    """``new_block``, ``delete_block`` or ``memcpy``."""
    cells = arguments[1 if name == "memcpy" else 0]
    assert isinstance(cells, core.Literal), f"{name}: the number of cells is known"
    assert isinstance(cells.value, int), f"{name}: the number of cells is a number"
    match name:
        case "new_block":
            return new(cells.value, e.span)
        case "delete_block":
            return delete(cells.value, arguments[1], e.span)
        case _:
            return memcpy(arguments[0], cells.value, arguments[2], e.span)


def _computed(e: core.Binary) -> Expression:
    if isinstance(e.left, core.Literal) and isinstance(e.right, core.Literal):
        left, right = e.left.value, e.right.value
        if isinstance(left, int) and isinstance(right, int):
            if e.operator is Operator.ADD:
                return core.Literal(left + right, e.span)
            if e.operator is Operator.AT_MOST:
                return core.Literal(int(left <= right), e.span)
    return e
