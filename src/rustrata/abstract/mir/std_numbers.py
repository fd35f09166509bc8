"""Models of what the standard library does with numbers through its traits, where rustc leaves a call.

Floats are refused: their order is not that of their bits.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported, is_float
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import Path, Primitive, Reference, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site

_ORDERED = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}
_NO_NUMBERS = frozenset((Primitive.STR, Primitive.NEVER))


@model(*(f"<as std::cmp::PartialOrd>::{name}" for name in _ORDERED))
def ordered(site: "Site") -> Value | None:
    """Comparisons of integers, characters and truth values behind references."""
    first, second = _compared(site)
    return int(_ORDERED[site.path.name](first, second))


@model("<as std::cmp::Ord>::cmp")
def compared(site: "Site") -> Value | None:
    """The order of two numbers behind references."""
    return _ordering(site, site.returned)


@model("<as std::cmp::PartialOrd>::partial_cmp")
def partly_compared(site: "Site") -> Value | None:
    """The order of two numbers behind references; integers always have one."""
    returned = site.returned
    assert isinstance(returned, Path), "an option"
    content = site.machine.values.field_types(returned, 1)[0]
    return site.machine.values.aggregate(returned, 1, [_ordering(site, content)])


@model("<as std::cmp::Ord>::max", "<as std::cmp::Ord>::min")
def extreme(site: "Site") -> Value | None:
    """The greater or the lesser of two numbers."""
    _number(site, site.type(0))
    choose = max if site.path.name == "max" else min
    return choose(site.integer(0), site.integer(1))


@model("<as std::convert::Into>::into", "<as std::convert::From>::from")
def converted(site: "Site") -> Value | None:
    """Conversions between numbers that lose nothing: the number stays."""
    _number(site, site.type(0))
    _number(site, site.type(1))
    return site.integer(0)


def _number(site: "Site", type_: Type) -> None:
    if not isinstance(type_, Primitive) or type_ in _NO_NUMBERS or is_float(type_):
        raise Unsupported(f"a call of `{site.path}`")


def _compared(site: "Site") -> tuple[int, int]:
    type_ = site.type(0)
    levels = 1
    while isinstance(type_, Reference):
        type_, levels = site.machine.definitions.normal(type_.target), levels + 1
    _number(site, type_)
    return _behind(site, 0, type_, levels), _behind(site, 1, type_, levels)


def _behind(site: "Site", at: int, type_: Type, levels: int) -> int:
    machine = site.machine
    address = machine.shapes.of(Reference(False, type_))
    pointer = site.pointer(at)
    for _ in range(levels - 1):
        found = address.load(*machine.memory.read(pointer, address.size, address.align))
        pointer = found  # type: ignore[assignment]
    shape = machine.shapes.of(type_)
    value = shape.load(*machine.memory.read(pointer, shape.size, shape.align))
    assert isinstance(value, int), "a number"
    return value


def _ordering(site: "Site", type_: Type) -> Value:
    assert isinstance(type_, Path), "an enum"
    first, second = _compared(site)
    name = "Equal" if first == second else "Less" if first < second else "Greater"
    variant = site.machine.values.variant_named(type_, name)
    return site.machine.values.aggregate(type_, variant, [])
