"""The bodies of library functions at sizes of types: closed core functions.

In the files here ``new_block(n)``, ``delete_block(n, p)`` and ``memcpy(p, n, q)`` are what ``new``,
``delete`` and ``:=[n]`` of λRust are lowered to; ``n`` is made of numbers and type parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import assert_never

from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Expression, Operator, Recursive
from rustrata.programs.lambda_rust.core_reader import read_expression
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.library import LIBRARIES, library_source
from rustrata.programs.lambda_rust.lowering import delete, memcpy, new
from rustrata.source import SourceFile

_DERIVED = {"new_block": 1, "delete_block": 2, "memcpy": 3}


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
            case core.Binary(operator, left_, right_):
                return _computed(replace(e, left=self.of(left_), right=self.of(right_)), operator)
            case core.Apply(core.Variable(name), arguments) if _DERIVED.get(name) == len(arguments):
                return self.derived(name, [self.of(argument) for argument in arguments], e)
            case core.Apply(function, arguments):
                return replace(e, function=self.of(function), arguments=tuple(map(self.of, arguments)))
            case core.Read(_, place):
                return replace(e, place=self.of(place))
            case core.Write(_, place, value):
                return replace(e, place=self.of(place), value=self.of(value))
            case core.Cas(place, expected, wanted):
                return replace(e, place=self.of(place), expected=self.of(expected), new=self.of(wanted))
            case core.Allocate(size):
                return replace(e, size=self.of(size))
            case core.Free(size, place):
                return replace(e, size=self.of(size), place=self.of(place))
            case core.Case(scrutinee, branches):
                chosen = self.of(scrutinee)
                if isinstance(chosen, core.Literal) and isinstance(chosen.value, int):
                    return self.of(branches[chosen.value])
                return replace(e, scrutinee=chosen, branches=tuple(map(self.of, branches)))
            case core.Fork(body):
                return replace(e, body=self.of(body))
            case _:
                assert_never(e)

    def derived(self, name: str, arguments: list[Expression], e: core.Apply) -> Expression:
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


def _computed(e: core.Binary, operator: Operator) -> Expression:
    match e.left, e.right:
        case core.Literal(int() as left), core.Literal(int() as right):
            if operator is Operator.ADD:
                return core.Literal(left + right, e.span)
            if operator is Operator.AT_MOST:
                return core.Literal(int(left <= right), e.span)
    return e
