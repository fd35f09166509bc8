"""Types with their parameters replaced, and patterns of types matched."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from rustrata.programs.rust.types import (
    Argument,
    Array,
    Binding,
    Closure,
    ConstArgument,
    Dynamic,
    FnItem,
    FnPointer,
    FnSugar,
    ImplAt,
    ImplOf,
    Named,
    Numbered,
    Opaque,
    Path,
    Pattern,
    Primitive,
    QualifiedSelf,
    RawPointer,
    Reference,
    Segment,
    Slice,
    Tuple,
    Type,
    named,
)

Environment: TypeAlias = Mapping[str, Argument]
"""What stands for each parameter. The name of a parameter of type ``impl Trait`` is its text."""


def substitute(type_: Type, environment: Environment) -> Type:  # noqa: C901 -- one case for each form
    """The type with its parameters replaced; equal when nothing is to replace."""
    if not environment:
        return type_
    match type_:
        case Primitive():
            return type_
        case Path():
            return _path_as_type(type_, environment)
        case Reference() | RawPointer():
            return replace(type_, target=substitute(type_.target, environment))
        case Tuple(items):
            return Tuple(tuple(substitute(item, environment) for item in items))
        case Array(item, length):
            return Array(substitute(item, environment), _constant(length, environment))
        case Slice(item):
            return Slice(substitute(item, environment))
        case FnPointer():
            return _signature(type_, environment)
        case FnItem(signature, path):
            return FnItem(_signature(signature, environment), substitute_path(path, environment))
        case Closure():
            return (
                type_ if type_.environment else replace(type_, environment=tuple(sorted(environment.items())))
            )
        case Dynamic(bounds):
            return Dynamic(tuple(substitute_path(bound, environment) for bound in bounds))
        case Opaque(bounds):
            known = environment.get(str(type_))
            if known is not None:
                return _as_type(known)
            return Opaque(tuple(substitute_path(bound, environment) for bound in bounds))
        case Pattern(underlying, pattern):
            return Pattern(substitute(underlying, environment), pattern)


def _as_type(argument: Argument) -> Type:
    assert not isinstance(argument, ConstArgument | Binding), "a type parameter stands for a type"
    return argument


def _constant(length: ConstArgument, environment: Environment) -> ConstArgument:
    known = environment.get(length.text)
    if known is None:
        return length
    return known if isinstance(known, ConstArgument) else ConstArgument(str(known))


def _signature(signature: FnPointer, environment: Environment) -> FnPointer:
    parameters = tuple(substitute(parameter, environment) for parameter in signature.parameters)
    return replace(signature, parameters=parameters, result=substitute(signature.result, environment))


def _path_as_type(path: Path, environment: Environment) -> Type:
    if len(path.segments) == 1 and isinstance(path.segments[0], Named) and not path.segments[0].arguments:
        known = environment.get(path.segments[0].name)
        if known is not None:
            return _as_type(known)
    return substitute_path(path, environment)


def substitute_path(path: Path, environment: Environment) -> Path:
    """The path with the parameters in its arguments replaced."""
    return Path(tuple(_segment(segment, environment) for segment in path.segments))


def _segment(segment: Segment, environment: Environment) -> Segment:
    match segment:
        case Named(name, arguments):
            return Named(name, tuple(substitute_argument(a, environment) for a in arguments))
        case FnSugar(name, parameters, result):
            replaced = tuple(substitute(parameter, environment) for parameter in parameters)
            return FnSugar(name, replaced, substitute(result, environment))
        case QualifiedSelf(type_, trait):
            return QualifiedSelf(
                substitute(type_, environment), substitute_path(trait, environment) if trait else None
            )
        case ImplOf(trait, type_):
            return ImplOf(
                substitute_path(trait, environment) if trait else None, substitute(type_, environment)
            )
        case ImplAt() | Numbered():
            return segment


def substitute_argument(argument: Argument, environment: Environment) -> Argument:
    """A generic argument with its parameters replaced."""
    match argument:
        case ConstArgument():
            return _constant(argument, environment)
        case Binding(name, type_):
            return Binding(name, substitute(type_, environment))
        case Path() if len(argument.segments) == 1 and not argument.arguments:
            known = environment.get(argument.name)
            return argument if known is None else known
        case _:
            return substitute(argument, environment)


_GLOBAL = named("std::alloc::Global")
"""The allocator that types have where they name none."""


def unify(  # noqa: C901 -- one case for each form
    pattern: Argument, argument: Argument, names: frozenset[str], found: dict[str, Argument]
) -> bool:
    """Does the pattern, in which ``names`` stand for anything, match? ``found`` gets what they stand for.
    Paths of a pattern may lack their modules."""
    match pattern, argument:
        case Path(segments=(Named(name, ()),)), _ if name in names:
            return found.setdefault(name, argument) == argument
        case ConstArgument(text), _ if text in names:
            return found.setdefault(text, argument) == argument
        case ConstArgument(), ConstArgument():
            return pattern == argument or (pattern.value is not None and pattern.value == argument.value)
        case Opaque(), _ if str(pattern) in names:
            return found.setdefault(str(pattern), argument) == argument
        case Path(), Path():
            return _paths(pattern, argument, names, found)
        case ((Reference() | RawPointer()), (Reference() | RawPointer())):
            same = type(pattern) is type(argument) and pattern.mutable == argument.mutable
            return same and unify(pattern.target, argument.target, names, found)
        case Tuple(), Tuple():
            return _all(pattern.items, argument.items, names, found)
        case Array(), Array():
            return unify(pattern.item, argument.item, names, found) and unify(
                pattern.length, argument.length, names, found
            )
        case Slice(), Slice():
            return unify(pattern.item, argument.item, names, found)
        case FnPointer(), FnPointer():
            return _all(pattern.parameters, argument.parameters, names, found) and unify(
                pattern.result, argument.result, names, found
            )
        case Dynamic(), Dynamic():
            return len(pattern.bounds) == len(argument.bounds) and all(
                _paths(a, b, names, found) for a, b in zip(pattern.bounds, argument.bounds, strict=True)
            )
        case Binding(), Binding():
            return pattern.name == argument.name and unify(pattern.type, argument.type, names, found)
        case _:
            return pattern == argument


def _all(
    patterns: tuple[Argument, ...],
    arguments: tuple[Argument, ...],
    names: frozenset[str],
    found: dict[str, Argument],
) -> bool:
    return len(patterns) == len(arguments) and all(
        unify(a, b, names, found) for a, b in zip(patterns, arguments, strict=True)
    )


def _paths(pattern: Path, argument: Path, names: frozenset[str], found: dict[str, Argument]) -> bool:
    """Equal from the end on, as far as the shorter goes."""
    return all(
        _segments(a, b, names, found)
        for a, b in zip(reversed(pattern.segments), reversed(argument.segments), strict=False)
    )


def _segments(a: Segment, b: Segment, names: frozenset[str], found: dict[str, Argument]) -> bool:
    match a, b:
        case Named(), Named():
            rest = b.arguments[len(a.arguments) :]
            given = b.arguments[: len(a.arguments)] if set(rest) == {_GLOBAL} else b.arguments
            return a.name == b.name and _all(a.arguments, given, names, found)
        case ImplOf(trait, type_), ImplOf(other, subject):
            return trait == other and unify(type_, subject, names, found)
        case FnSugar(), FnSugar():
            return a.name == b.name and _all(
                (*a.parameters, a.result), (*b.parameters, b.result), names, found
            )
        case _:
            return a == b


def same_names(pattern: Argument, argument: Argument, names: frozenset[str]) -> bool:
    """Do the types that a pattern names stand in full in what it matches? `unify` lets paths lack their
    modules, as those of the program may; a type of the standard library's is only what has its whole path."""
    match pattern, argument:
        case Path(), Path():
            if str(pattern) in names:
                return True
            pairs = zip(pattern.arguments, argument.arguments, strict=False)
            return pattern.bare == argument.bare and all(same_names(a, b, names) for a, b in pairs)
        case ((Reference() | RawPointer()), (Reference() | RawPointer())):
            return same_names(pattern.target, argument.target, names)
        case Tuple(), Tuple():
            return all(same_names(a, b, names) for a, b in zip(pattern.items, argument.items, strict=False))
        case Array(), Array():
            return same_names(pattern.item, argument.item, names)
        case Slice(), Slice():
            return same_names(pattern.item, argument.item, names)
        case _:
            return True
