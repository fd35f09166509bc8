"""A Rust program, put together from what rustc printed of it: bodies, types, implementations, allocations."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from rustrata.programs.rust.bodies import (
    Allocation,
    Assign,
    Body,
    BodyKind,
    FixedConstant,
    ItemAllocation,
    SwitchInt,
)
from rustrata.programs.rust.compiler import STANDARD_INPUT, Compiled
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.implicit_retags import with_retags
from rustrata.programs.rust.items import Item, ItemKind, items
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.pasted_drops import with_calls_of_drops
from rustrata.programs.rust.probes import PREFIX, Probe
from rustrata.programs.rust.reader import read_mir
from rustrata.programs.rust.type_reader import read_path
from rustrata.programs.rust.types import (
    Closure,
    ImplAt,
    Named,
    Path,
    QualifiedSelf,
    RawPointer,
    Reference,
    Type,
)
from rustrata.programs.rust.values import AllocationId, Borrow, Downcast, Field, Local, Place, RawBorrow
from rustrata.source import SourceFile

SELF = "Self"
"""The name of the implementing type in the default methods of a trait."""


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A field: its name (its number in parentheses) and type."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant with the value of its discriminant, as rustc prints it in switches."""

    name: str
    discriminant: int
    fields: tuple[FieldDefinition, ...]


@dataclass(frozen=True, slots=True)
class Adt:
    """A struct, enum or union. ``representation`` are the words of its ``repr`` attributes: ``C``, ``u8``,
    ``packed``, ``align(8)``, ``transparent``; ``valid 1..9`` where an attribute restricts the values."""

    path: str
    kind: ItemKind
    generics: tuple[str, ...]
    variants: tuple[Variant, ...]
    representation: tuple[str, ...] = ()
    relaxed: bool = True


@dataclass(frozen=True, slots=True)
class ImplBlock:
    """An impl block of the program. Names in its head may lack the path of their module: rustc prints them
    so."""

    generics: tuple[str, ...]
    trait: Path | None
    subject: Type
    methods: dict[str, Body]
    associated: dict[str, Type]


@dataclass(frozen=True)
class Program:
    """What a program is made of. Functions are by path without generic arguments, closures by their type."""

    compiled: Compiled
    functions: dict[str, Body]
    constants: dict[str, Body | FixedConstant]
    closures: dict[Closure, Body]
    adts: dict[str, Adt]
    impls: tuple[ImplBlock, ...]
    allocations: dict[AllocationId, Allocation | ItemAllocation]

    def entered(self, function: str) -> "Program":
        """The program that begins with another function, without parameters, as its ``main``."""
        if function == "main" or function not in self.functions:
            return self
        return replace(self, functions={**self.functions, "main": self.functions[function]})

    @cached_property
    def by_hand(self) -> bool:
        """Has the program bodies that are written as MIR? Of those, rustc promises nothing."""
        return "custom_mir" in self.compiled.text

    @cached_property
    def exported(self) -> dict[str, Body]:
        """The functions that the program exports, by their symbols."""
        return {body.symbol: body for body in self.functions.values() if body.symbol}

    @cached_property
    def statics(self) -> dict[str, AllocationId]:
        """The statics that have an allocation, by path."""
        return {
            str(found.static): number
            for number, found in self.allocations.items()
            if isinstance(found, Allocation) and found.static is not None
        }


def read_program(compiled: Compiled) -> Program:
    """Puts a program together; MIR001 where its MIR cannot be read."""
    mir = read_mir(SourceFile(f"{compiled.file} (MIR)", compiled.mir))
    sources = Sources(compiled)
    bodies = [sources.with_generics(body) for body in mir.bodies if not _is_copy(body)]
    if not compiled.dialect.prints_retags:
        bodies = [with_retags(with_calls_of_drops(body)) for body in bodies]
    probes = {body.path.name: body for body in bodies if body.path.name.startswith(PREFIX)}
    bodies = [body for body in bodies if body.path.name not in probes]
    adts, associated = _definitions(compiled.probes, probes)
    constants: dict[str, Body | FixedConstant] = {str(found.path): found for found in mir.constants}
    constants |= {str(body.path): body for body in bodies if body.kind is not BodyKind.FUNCTION}
    functions = [body for body in bodies if body.kind is BodyKind.FUNCTION]
    return Program(
        compiled,
        {body.path.bare: body for body in functions},
        constants,
        dict(_closures(functions)),
        adts,
        tuple(_impls(functions, compiled.heads, associated, sources)),
        {found.id: found for found in mir.allocations},
    )


def _is_copy(body: Body) -> bool:
    """The copy for constant evaluation of a function that is also there for run time."""
    return body.compile_time and body.kind is BodyKind.FUNCTION


def _closures(functions: list[Body]) -> Iterator[tuple[Closure, Body]]:
    for body in functions:
        if "{closure#" in str(body.path.segments[-1]):
            captured = body.locals[1].type
            if isinstance(captured, Reference):
                captured = captured.target
            if isinstance(captured, Closure):
                yield captured, body


class Sources:
    """The items of the program's main file, found by position."""

    def __init__(self, compiled: Compiled) -> None:
        self.source = SourceFile(compiled.file, compiled.text)
        self.items = items(compiled.text)

    def offset(self, line: int, column: int) -> int:
        """The offset of a position; columns count characters."""
        starts = self.source.line_starts
        return starts[min(line, len(starts)) - 1] + column - 1

    def around(self, location: Location | None) -> list[Item]:
        """The items that contain a position, the outermost first."""
        if location is None or location.file != STANDARD_INPUT:
            return []
        at = self.offset(location.line, location.column)
        return [item for item in self.items[: self._last(at)] if item.start <= at < item.end]

    def _last(self, at: int) -> int:
        return bisect_right(self.items, at, key=lambda item: item.start)

    def with_generics(self, body: Body) -> Body:
        """The body with the names of its parameters: those of the impl or trait first."""
        around = self.around(body.locals[0].origin.location)
        functions = [i for i, item in enumerate(around) if item.kind is ItemKind.FUNCTION]
        if not functions:
            return body
        innermost = functions[-1]
        outer = around[innermost - 1] if innermost else None
        names: list[str] = []
        if outer is not None and outer.kind is ItemKind.TRAIT:
            names.append(SELF)
        if outer is not None and outer.kind in (ItemKind.TRAIT, ItemKind.IMPL):
            names += _names(outer)
        item = around[innermost]
        body = replace(body, generics=(*names, *_names(item)))
        if item.name != body.path.name:
            return body
        return replace(body, convention=_convention(item), features=_features(item), symbol=_symbol(item))

    def impl_at(self, location: Location) -> Item | None:
        """The impl whose head stands here."""
        around = self.around(location)
        return around[-1] if around and around[-1].kind is ItemKind.IMPL else None


_EXTERN = re.compile(r'\bextern\s*(?:"([^"]*)")?\s*$')


def _convention(item: Item) -> str:
    """The calling convention of a function: the last word before ``fn``."""
    found = _EXTERN.search(item.attributes)
    return "Rust" if found is None else found.group(1) or "C"


_FEATURES = re.compile(r"#\s*\[\s*target_feature\s*\(([^)]*)\)")


def _features(item: Item) -> tuple[str, ...]:
    """The features of ``#[target_feature(enable = "avx,bmi1")]``."""
    lists = [text for found in _FEATURES.findall(item.attributes) for text in re.findall(r'"([^"]*)"', found)]
    return tuple(name.strip() for text in lists for name in text.split(","))


_EXPORT = re.compile(r'\bexport_name\s*=\s*"([^"]*)"')
_NO_MANGLE = re.compile(r"\b(?:no_mangle|rustc_std_internal_symbol)\b")


def _symbol(item: Item) -> str:
    """The name by which a function is exported."""
    found = _EXPORT.search(item.attributes)
    if found is not None:
        return found.group(1)
    return item.name if _NO_MANGLE.search(item.attributes) else ""


def _names(item: Item) -> tuple[str, ...]:
    return tuple(p.name for p in item.parameters if p.kind != "lifetime")


def _head_of(item: Item) -> str:
    """The head of an impl: there is one impl with it. Offsets differ in the source with probes."""
    parameters = ", ".join(parameter.text for parameter in item.parameters)
    return f"impl<{parameters}> {item.trait} for {item.subject}"


def _definitions(
    probes: tuple[Probe, ...], bodies: dict[str, Body]
) -> tuple[dict[str, Adt], dict[tuple[str, str], Type]]:
    """The types of the program, and the associated types by the head of their impl and their name."""
    adts: dict[str, Adt] = {}
    associated: dict[tuple[str, str], Type] = {}
    for probe in probes:
        body = bodies.get(probe.name)
        if body is None:
            continue  # not compiled in: its `cfg` does not hold
        pointer = body.locals[1].type
        assert isinstance(pointer, RawPointer), "a probe has one parameter, a raw pointer"
        if probe.associated:
            associated[_head_of(probe.item), probe.associated] = pointer.target
        else:
            assert isinstance(pointer.target, Path), "types of the program have paths"
            adts[pointer.target.bare] = _adt(probe.item, pointer.target, body)
    return adts, associated


_REPR = re.compile(r"repr\(((?:[^()]|\([^()]*\))*)\)")


_RANGE = re.compile(r"rustc_layout_scalar_valid_range_(start|end)\(\s*(\w+)\s*\)")


def _valid_range(attributes: str) -> Iterator[str]:
    """``valid 1..=9`` for a type whose attributes restrict the values of its only field."""
    found = {edge: int(number.replace("_", ""), 0) for edge, number in _RANGE.findall(attributes)}
    if found:
        yield f"valid {found.get('start', 0)}..{found.get('end', '')}"


def _adt(item: Item, path: Path, body: Body) -> Adt:
    representation = tuple(
        word.strip().replace(" ", "") for found in _REPR.findall(item.attributes) for word in found.split(",")
    )
    representation += tuple(_valid_range(item.attributes))
    generics = tuple(str(argument) for argument in path.arguments)
    fields = dict(_fields(body))
    discriminants = _discriminants(item, body)
    variants = tuple(
        Variant(
            variant.name,
            discriminants[number],
            tuple(
                FieldDefinition(name, fields[variant.name if item.kind is ItemKind.ENUM else "", at])
                for at, name in enumerate(variant.fields)
            ),
        )
        for number, variant in enumerate(item.variants)
    )
    relaxed = any(
        "?Sized" in text for text in (item.where, *(parameter.text for parameter in item.parameters))
    )
    return Adt(path.bare, item.kind, generics, variants, representation, relaxed)


def _fields(body: Body) -> Iterator[tuple[tuple[str, int], Type]]:
    """The type of each field, by its variant and number."""
    for block in body.blocks:
        for statement in block.statements:
            if isinstance(statement, Assign) and isinstance(statement.value, Borrow | RawBorrow):
                steps = statement.value.place.projections
                if steps and isinstance(steps[-1], Field):
                    variant = steps[-2].variant if isinstance(steps[-2], Downcast) else ""
                    yield (variant, steps[-1].index), steps[-1].type


def _discriminants(item: Item, body: Body) -> list[int]:
    """The discriminant of each variant: the probe asks for one after the other, and a switch says its value.
    An enum of one variant has no switch."""
    switches = [block.terminator for block in body.blocks if isinstance(block.terminator, SwitchInt)]
    values = [switch.targets[0][0] for switch in sorted(switches, key=lambda found: found.span.start)]
    if len(values) != len(item.variants):
        return list(range(len(item.variants)))
    unsigned = _UNSIGNED.search(item.attributes)
    return values if unsigned else [_signed(value) for value in values]


_UNSIGNED = re.compile(r"repr\([^]]*\bu(?:8|16|32|64|128|size)\b")


def _signed(value: int) -> int:
    """A discriminant of type ``isize``, or of a smaller signed type, from its bits."""
    for bits in (8, 16, 32, 64):
        if value < 1 << bits:
            return value - (1 << bits) if bits == 64 and value >> 63 else value
    return value


def _impls(
    functions: list[Body], heads: str, associated: dict[tuple[str, str], Type], sources: Sources
) -> Iterator[ImplBlock]:
    named = _heads(functions, heads)
    blocks: dict[Location, list[tuple[Body, Path]]] = {}
    for body, head in named:
        for segment in body.path.segments:
            if isinstance(segment, ImplAt):
                blocks.setdefault(segment.location, []).append((body, head))
    for location, methods in blocks.items():
        item = sources.impl_at(location)
        first = methods[0][1].segments[:-1]
        trait, subject = _subject(first)
        generics = _parameters(subject, sources) if item is None else _names(item)
        types = {name: type_ for (head, name), type_ in associated.items() if item and head == _head_of(item)}
        yield ImplBlock(generics, trait, subject, {body.path.name: body for body, _ in methods}, types)


def _parameters(subject: Type, sources: Sources) -> tuple[str, ...]:
    """The parameters of a derived impl: those of its type, which stand in it by their names."""
    arguments = subject.arguments if isinstance(subject, Path) else ()
    names = [str(argument) for argument in arguments]
    types = {item.name for item in sources.items}
    return tuple(name for name in names if re.fullmatch(r"[A-Z]\w*", name) and name not in types)


def _subject(segments: tuple[object, ...]) -> tuple[Path | None, Type]:
    """The trait and self type of a method's path without its name: ``<T as Trait>`` or ``Type``."""
    head = segments[0]
    if isinstance(head, QualifiedSelf):
        return head.trait, head.type
    return None, Path(tuple(segment for segment in segments if isinstance(segment, Named)))


def _heads(functions: list[Body], heads: str) -> Iterator[tuple[Body, Path]]:
    """The methods of impls, with the path that names their impl. Both lists have the same order."""
    paths = []
    for line in heads.splitlines():
        cursor = Cursor(SourceFile("heads", line))
        cursor.expect("fn ")
        paths.append(read_path(cursor))
    at = 0
    for body in functions:
        name = body.path.name
        while at < len(paths) and paths[at].name != name:
            at += 1
        if at == len(paths):
            return
        if any(isinstance(segment, ImplAt) for segment in body.path.segments):
            yield body, paths[at]
        at += 1


def whole(local: Local) -> Place:
    """The place that is a whole local."""
    return Place(local)
