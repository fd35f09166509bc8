"""A Rust program, put together from what rustc printed of it: bodies, types, implementations, allocations."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
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
from rustrata.programs.rust.compiled import STANDARD_INPUT, Compiled
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.expansion import Expanded
from rustrata.programs.rust.implicit_retags import with_retags
from rustrata.programs.rust.items import Item, ItemKind, items
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.macro_places import MacroPlaces
from rustrata.programs.rust.pasted_drops import with_calls_of_drops
from rustrata.programs.rust.probes import ANY, PREFIX, TRAIT, Probe, field_of
from rustrata.programs.rust.reader import read_kept
from rustrata.programs.rust.type_reader import read_path
from rustrata.programs.rust.types import (
    Closure,
    FnItem,
    ImplAt,
    Named,
    Numbered,
    Path,
    QualifiedSelf,
    RawPointer,
    Reference,
    Type,
)
from rustrata.programs.rust.values import (
    AllocationId,
    Borrow,
    Constant,
    Downcast,
    Field,
    Local,
    Place,
    RawBorrow,
    Use,
)
from rustrata.programs.rust.values import Item as ItemValue
from rustrata.records import record
from rustrata.source import SourceFile

SELF = "Self"
"""The name of the implementing type in the default methods of a trait."""


@record
class FieldDefinition:
    """A field: its name (its number in parentheses) and type."""

    name: str
    type: Type


@record
class Variant:
    """A variant with the value of its discriminant, as rustc prints it in switches."""

    name: str
    discriminant: int
    fields: tuple[FieldDefinition, ...]


@record
class Adt:
    """A struct, enum or union. ``representation`` are the words of its ``repr`` attributes: ``C``, ``u8``,
    ``packed``, ``align(8)``, ``transparent``; ``valid 1..9`` where an attribute restricts the values."""

    path: str
    kind: ItemKind
    generics: tuple[str, ...]
    variants: tuple[Variant, ...]
    representation: tuple[str, ...] = ()
    relaxed: bool = True


@record
class ImplBlock:
    """An impl block of the program. Names in its head may lack the path of their module: rustc prints them
    so. ``paths`` are those of its constants, without their names."""

    generics: tuple[str, ...]
    trait: Path | None
    subject: Type
    methods: dict[str, Body]
    associated: dict[str, Type]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """What a program is made of. Functions are by path without generic arguments, closures by their type;
    ``alike`` are the types of several closures, which what rustc prints does not tell from each other."""

    compiled: Compiled
    functions: dict[str, Body]
    constants: dict[str, Body | FixedConstant]
    closures: dict[Closure, Body]
    adts: dict[str, Adt]
    impls: tuple[ImplBlock, ...]
    allocations: dict[AllocationId, Allocation | ItemAllocation]
    alike: frozenset[Closure] = frozenset()

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
    mir = read_kept(SourceFile(f"{compiled.file} (MIR)", compiled.mir), compiled.kept)
    sources = Sources(compiled)
    bodies = [sources.with_generics(body) for body in mir.bodies if not _is_copy(body)]
    places = MacroPlaces(sources.source, STANDARD_INPUT, sources.items, bodies)
    bodies = places.placed(bodies)
    if not compiled.dialect.prints_retags:
        bodies = [with_retags(with_calls_of_drops(body)) for body in bodies]
    probes = {body.path.name: body for body in bodies if body.path.name.startswith(PREFIX)}
    bodies = [body for body in bodies if body.path.name not in probes]
    found = _definitions(compiled.probes, probes)
    named: list[Body | FixedConstant] = [*mir.constants]
    named += [body for body in bodies if body.kind is not BodyKind.FUNCTION]
    constants = _unlike(named)
    functions = [body for body in bodies if body.kind is BodyKind.FUNCTION]
    closures = _closures(functions)
    return Program(
        compiled,
        {body.path.bare: body for body in functions},
        constants,
        {type_: bodies[0] for type_, bodies in closures.items() if len(bodies) == 1},
        found.adts,
        tuple(_impls(functions, compiled.heads, found, sources, [one.path for one in named])),
        {one.id: one for one in mir.allocations},
        frozenset(type_ for type_, bodies in closures.items() if len(bodies) > 1),
    )


def _unlike(named: list[Body | FixedConstant]) -> dict[str, Body | FixedConstant]:
    """Constants by their path. Those of impls that one macro has made share theirs, and are left out."""
    count = Counter(str(one.path) for one in named if any(isinstance(s, ImplAt) for s in one.path.segments))
    return {str(one.path): one for one in named if count[str(one.path)] < 2}


def _is_copy(body: Body) -> bool:
    """The copy for constant evaluation of a function that is also there for run time."""
    return body.compile_time and body.kind is BodyKind.FUNCTION


def _closures(functions: list[Body]) -> dict[Closure, list[Body]]:
    """The bodies of closures by type. A type is told by its position: closures that one macro has made share
    it."""
    found: dict[Closure, list[Body]] = {}
    for body in functions:
        if "{closure#" in str(body.path.segments[-1]):
            captured = body.locals[1].type
            if isinstance(captured, Reference):
                captured = captured.target
            if isinstance(captured, Closure):
                known = found.setdefault(captured, [])
                if all(replace(body, path=other.path) != other for other in known):
                    known.append(body)
    return found


class Sources:
    """The items of the program's main file, found by position."""

    def __init__(self, compiled: Compiled) -> None:
        self.source = SourceFile(compiled.file, compiled.text)
        self.items = items(compiled.text)
        self.expanded = Expanded(compiled.expanded)

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
        if not functions or around[functions[-1]].name != _function_name(body):
            return replace(body, generics=self._made(body)) if self.expanded.text else body
        innermost = functions[-1]
        item = around[innermost]
        outer = around[innermost - 1] if innermost else None
        body = replace(body, generics=_generics(outer, item))
        if item.name != body.path.name:
            return body
        return replace(body, convention=_convention(item), features=_features(item), symbol=_symbol(item))

    def _made(self, body: Body) -> tuple[str, ...]:
        """The parameters of a function that a macro made; none where there are several of its name, and they
        differ."""
        found = {_generics(outer, item) for outer, item in self.expanded.functions(_names_of(body))}
        return found.pop() if len(found) == 1 else ()

    def impl_item(self, location: Location, methods: list[tuple[Body, Path]]) -> Item | None:
        """The impl at a position; where a macro made it, the one with these methods and heads, if it is
        one."""
        item = self.impl_at(location)
        if item is not None or not self.expanded.text:
            return item
        body, head = methods[0]
        trait, subject = _subject(head.segments[:-1])
        impls = self.expanded.impls(_names_of(body), str(trait or ""), str(subject))
        return impls[0] if len(impls) == 1 else None

    def impl_of(self, path: Path) -> Item | None:
        """The impl that a path goes through."""
        locations = [segment.location for segment in path.segments if isinstance(segment, ImplAt)]
        return self.impl_at(locations[-1]) if locations else None

    def impl_at(self, location: Location) -> Item | None:
        """The impl whose head stands here."""
        around = self.around(location)
        return around[-1] if around and around[-1].kind is ItemKind.IMPL else None


def _names_of(body: Body) -> tuple[str, ...]:
    """The path of a function, or of the one that a closure is in, without its impl."""
    names: list[str] = []
    for segment in body.path.segments:
        if isinstance(segment, Numbered):
            break
        if isinstance(segment, Named):
            names.append(segment.name)
    return tuple(names)


def _function_name(body: Body) -> str:
    return _names_of(body)[-1] if _names_of(body) else ""


def _generics(outer: Item | None, function: Item) -> tuple[str, ...]:
    """The parameters of a function: those of its trait or impl first."""
    names: list[str] = []
    if outer is not None and outer.kind is ItemKind.TRAIT:
        names.append(SELF)
    if outer is not None and outer.kind in (ItemKind.TRAIT, ItemKind.IMPL):
        names += _names(outer)
    return (*names, *_names(function))


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


@record
class _Definitions:
    """What the probes tell: types; associated types by their impl; trait and subject of impls without
    methods."""

    adts: dict[str, Adt]
    associated: dict[Item, dict[str, Type]]
    impls: dict[Item, tuple[Path | None, Type]]


def _definitions(probes: tuple[Probe, ...], bodies: dict[str, Body]) -> _Definitions:
    found = _Definitions({}, {}, {})
    for probe in probes:
        body = bodies.get(probe.name)
        if body is None:
            continue  # not compiled in: its `cfg` does not hold
        pointer = body.locals[1].type
        assert isinstance(pointer, RawPointer), "a probe has one parameter, a raw pointer"
        if probe.associated.startswith(TRAIT):
            trait = _trait_of(body)
            if trait is not None or not probe.item.trait:
                found.impls[probe.item] = (trait, pointer.target)
        elif probe.associated:
            found.associated.setdefault(probe.item, {})[probe.associated] = pointer.target
        else:
            assert isinstance(pointer.target, Path), "types of the program have paths"
            found.adts[pointer.target.bare] = _adt(probe.item, pointer.target, body)
    return found


def _trait_of(body: Body) -> Path | None:
    """The trait in a projection of the type that is not known: of a variable's type, or of a constant."""
    types = [declared.type for declared in body.locals[2:]]
    paths = [type_.target for type_ in types if isinstance(type_, RawPointer)]
    paths += [type_.path for type_ in types if isinstance(type_, FnItem)]
    for block in body.blocks:
        for statement in block.statements:
            if isinstance(statement, Assign) and isinstance(statement.value, Use):
                operand = statement.value.operand
                if isinstance(operand, Constant) and isinstance(operand.value, ItemValue):
                    paths.append(operand.value.path)
    heads = [path.segments[0] for path in paths if isinstance(path, Path)]
    traits = [head.trait for head in heads if isinstance(head, QualifiedSelf) and str(head.type) == ANY]
    return traits[0] if traits else None


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
                FieldDefinition(name, field_of(fields, variant.name * (item.kind is ItemKind.ENUM), at, body))
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
    An enum of one variant has no switch: its value stands in the source."""
    switches = [block.terminator for block in body.blocks if isinstance(block.terminator, SwitchInt)]
    values = [switch.targets[0][0] for switch in sorted(switches, key=lambda found: found.span.start)]
    if len(values) != len(item.variants):
        only = item.variants[0].discriminant if len(item.variants) == 1 else ""
        number = _LITERAL.fullmatch(only)
        return [int(number.group(1).replace("_", ""), 0)] if number else list(range(len(item.variants)))
    kind = _INTEGER.search(item.attributes)
    if kind is not None and kind.group(1) == "u":
        return values
    bits = int(kind.group(2)) if kind is not None and kind.group(2).isdigit() else 64
    return [value - (1 << bits) if value >> bits - 1 else value for value in values]


_LITERAL = re.compile(r"(-?(?:0[xbo])?[0-9a-fA-F_]+?)(?:_?[iu](?:8|16|32|64|128|size))?")
_INTEGER = re.compile(r"repr\([^]]*\b([iu])(8|16|32|64|128|size)\b")


def _impls(
    functions: list[Body], heads: str, found: _Definitions, sources: Sources, constants: Iterable[Path]
) -> Iterator[ImplBlock]:
    blocks: dict[tuple[Location, str], list[tuple[Body, Path]]] = {}
    for body, head in _heads(functions, heads):
        for segment in body.path.segments:
            if isinstance(segment, ImplAt):
                one = str(Path(head.segments[:-1]))  # impls of one macro have one position
                blocks.setdefault((segment.location, one), []).append((body, head))
    for (location, _), methods in blocks.items():
        item = sources.impl_item(location, methods)
        trait, subject = _subject(methods[0][1].segments[:-1])
        types = {} if item is None else found.associated.get(item, {})
        names = {body.path.name: body for body, _ in methods}
        paths = {str(Path(body.path.segments[:-1])): None for body, _ in methods}
        generics = _parameters(subject, sources) if item is None else _names(item)
        yield ImplBlock(generics, trait, subject, names, types, tuple(paths))
    for item, (trait, subject) in found.impls.items():
        own = {str(Path(path.segments[:-1])): None for path in constants if sources.impl_of(path) == item}
        yield ImplBlock(_names(item), trait, subject, {}, found.associated.get(item, {}), tuple(own))


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
        owner = body.path.segments[-2:-1]  # a function within a method is no method
        if owner and isinstance(owner[0], ImplAt):
            yield body, paths[at]
        at += 1


def whole(local: Local) -> Place:
    """The place that is a whole local."""
    return Place(local)
