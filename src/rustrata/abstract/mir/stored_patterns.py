"""How the functions whose bodies are stored are told by their paths."""

from rustrata.abstract.mir.substitution import same_names, unify
from rustrata.programs.rust.std_types import defaults
from rustrata.programs.rust.types import (
    Argument,
    ImplOf,
    Named,
    Path,
    QualifiedSelf,
    Segment,
    Type,
    named,
)

_GLOBAL = named("std::alloc::Global")
_DEFAULT_TO_SELF = frozenset(("PartialEq", "PartialOrd"))
"""Traits whose parameter is the type itself where none is given."""


def fits(pattern: Path, path: Path, names: frozenset[str], found: dict[str, Argument]) -> bool:
    """Is the function one of those that the pattern is for? ``found`` gets what the parameters stand for."""
    first, head = pattern.segments[0], path.segments[0]
    if isinstance(first, QualifiedSelf) and isinstance(head, QualifiedSelf):
        if (first.trait is None) != (head.trait is None):
            return False
        traits = first.trait is None or (
            head.trait is not None
            and len(first.trait.segments) == len(head.trait.segments)
            and all(map(_alike, first.trait.segments, head.trait.segments))
            and unify(first.trait, _with_own(first.trait, head.trait, head.type), names, found)
        )
        rest = (Path(pattern.segments[1:]), Path(path.segments[1:]))
        own = unify(first.type, head.type, names, found) and same_names(first.type, head.type, names)
        return traits and own and unify(*rest, names, found)
    same = len(pattern.segments) == len(path.segments) and all(map(_alike, pattern.segments, path.segments))
    return same and unify(pattern, path, names, found)


def _with_own(pattern: Path, trait: Path, subject: Type) -> Path:
    """The trait with its argument written as in the pattern, where that is the type itself, its default."""
    last = trait.segments[-1]
    if isinstance(last, Named) and last.name in _DEFAULT_TO_SELF:
        if pattern.arguments and not last.arguments:
            return Path((*trait.segments[:-1], Named(last.name, (subject,))))
        if not pattern.arguments and last.arguments == (subject,):
            return Path((*trait.segments[:-1], Named(last.name)))
    return trait


def as_expression(path: str) -> str:
    """A path as expressions write it, with ``::`` before generic arguments."""
    parts: list[str] = []
    depth = 0
    for at, character in enumerate(path):
        if character == "<":
            if not depth and at and path[at - 1] != ":":
                parts.append("::")
            depth += 1
        depth -= character == ">" and path[at - 1] != "-"
        parts.append(character)
    return "".join(parts)


def _alike(a: Segment, b: Segment) -> bool:
    """Have two segments the same name, or are both an impl block?"""
    if isinstance(a, Named) and isinstance(b, Named):
        return a.name == b.name
    if isinstance(a, ImplOf):
        return isinstance(b, ImplOf)
    return a == b


def completed(path: Path, dialect: str) -> Path:
    """A path with the arguments that a type in it leaves out; not with allocators."""
    segments = list(path.segments)
    for at, segment in enumerate(segments):
        if isinstance(segment, Named) and segment.arguments:
            known = defaults(Path(path.segments[: at + 1]).bare, dialect)
            rest = (found for found in known[len(segment.arguments) :] if found != _GLOBAL)
            segments[at] = Named(
                segment.name, (*segment.arguments, *(found for found in rest if found is not None))
            )
    return Path(tuple(segments))
