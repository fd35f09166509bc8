"""The two bodies of a pair for one choice of arguments, cut at the calls of unknown code, ready to be run."""

from collections.abc import Iterable
from typing import TypeAlias

from rustrata.programs.optimisation import Body, Pair
from rustrata.records import record
from rustrata.refinement.optimisation.context import Known
from rustrata.refinement.optimisation.lowering import (
    Argument,
    Bytes,
    Does,
    Escapes,
    Gives,
    Loads,
    Sets,
    Step,
    Stores,
    body_tags,
    lowered,
    widened,
)
from rustrata.refinement.optimisation.machine import UNDEFINED, Machine, State

Locals: TypeAlias = tuple[Bytes | None, ...]
"""The values of the variables, in the order of `variables`; None for those without one that matters later."""

Passed: TypeAlias = tuple[tuple[Known, int], ...]
"""The arguments of a call of the body: a pointer that the context has, and an offset for each."""


def variables(pair: Pair) -> tuple[str, ...]:
    """The variables of the two bodies that hold values."""
    names: dict[str, None] = {}
    for body, tags in zip((pair.source, pair.target), body_tags(pair, by_age=False), strict=True):
        for step in lowered(body, (Argument(0, 0, 0) for _ in body.parameters), tags):
            if isinstance(step, Loads | Sets):
                names[step.variable] = None
    return tuple(names)


def _needs(step: Step) -> str | None:
    """The variable whose value a step uses."""
    match step:
        case Stores(_, _, variable, _):
            return variable
        case Sets(_, str(name), _) | Gives(str(name), _):
            return name
        case _:
            return None


Slots: TypeAlias = dict[str, int]
"""Where each variable stands in `Locals`, in order."""

_Coded: TypeAlias = tuple[int | None, Step]
Code: TypeAlias = tuple[_Coded, ...]


@record
class Segment:
    """Steps without unknown code among them, each with the number of its operation if that is known; then
    the pointers that the unknown code gets to know, and which variables matter after it."""

    code: Code
    escapes: tuple[Argument, ...]
    alive: frozenset[str]


@record
class Course:
    """One choice of arguments: the segments of both bodies, how many steps each has in common with the other
    at its beginning, and from which segment on all are the same."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    common: tuple[int, ...]
    same_from: int


def course(pair: Pair, machine: Machine, passed: Passed, *, by_age: bool) -> Course:
    """The two bodies, called with these arguments; ``by_age`` as for `body_tags`."""
    sides = []
    source_tags, target_tags = body_tags(pair, by_age=by_age)
    for body, tags, is_source in ((pair.source, source_tags, True), (pair.target, target_tags, False)):
        arguments = [
            Argument(known.source if is_source else known.target, known.allocation, offset)
            for known, offset in passed
        ]
        sides.append(_segments(body, arguments, tags, machine))
    source, target = sides
    same = len(source)
    while same and _alike(source[same - 1], target[same - 1]):
        same -= 1
    common = tuple(_common(one, other) for one, other in zip(source, target, strict=True))
    return Course(source, target, common, same)


def _common(one: Segment, other: Segment) -> int:
    """How many steps two segments have in common."""
    both = zip(one.code, other.code, strict=False)
    return next(
        (number for number, (first, second) in enumerate(both) if not _same_step(first, second)),
        min(len(one.code), len(other.code)),
    )


def _alike(one: Segment, other: Segment) -> bool:
    """Do two segments do the same?"""
    return (
        one.escapes == other.escapes
        and one.alive == other.alive
        and len(one.code) == len(other.code) == _common(one, other)
    )


def _same_step(one: _Coded, other: _Coded) -> bool:
    if one[0] != other[0] or type(one[1]) is not type(other[1]):
        return False
    match one[1], other[1]:
        case Loads(_, first, _), Loads(_, second, _):
            return first == second
        case Stores(place, size, first, _), Stores(other_place, other_size, second, _):
            return (place, size, first) == (other_place, other_size, second)
        case Sets(variable, value, _), Sets(other_variable, other_value, _):
            return (variable, value) == (other_variable, other_value)
        case Gives(value, _), Gives(other_value, _):
            return value == other_value
        case _:
            return True


def _segments(
    body: Body, arguments: list[Argument], tags: dict[str, int], machine: Machine
) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    code: list[_Coded] = []
    alive: set[str] = set()
    escapes: tuple[Argument, ...] = ()
    for step in reversed(lowered(body, arguments, tags)):
        if isinstance(step, Escapes):
            segments.append(Segment(tuple(reversed(code)), escapes, frozenset()))
            code, escapes = [], step.pointers
            continue
        number = machine.operation(step.operation) if isinstance(step, Does | Loads) else None
        code.append((number, step))
    segments.append(Segment(tuple(reversed(code)), escapes, frozenset()))
    found: list[Segment] = []
    for segment in segments:
        found.append(Segment(segment.code, segment.escapes, frozenset(alive)))
        for _, step in reversed(segment.code):
            if isinstance(step, Loads | Sets):
                alive.discard(step.variable)
            needed = _needs(step)
            if needed is not None:
                alive.add(needed)
    return tuple(reversed(found))


Run: TypeAlias = tuple[State, list[Bytes | None], Bytes | None]
"""The state, `UNDEFINED` perhaps, the variables, and the result if the body ended with one."""


def run(machine: Machine, state: State, before: Iterable[Bytes | None], code: Code, slots: Slots) -> Run:
    """Runs steps of one side."""
    values = list(before)
    result: Bytes | None = None
    for number, step in code:
        match step:
            case Does():
                assert number is not None, "its operation is known"
                state = machine.step(state, number)
            case Loads(_, variable, _):
                assert number is not None, "its operation is known"
                after = machine.step(state, number)
                if after != UNDEFINED:
                    values[slots[variable]] = machine.observed(state, number)
                state = after
            case Stores(_, _, variable, _):
                operation = step.operation(_held(values, slots[variable]))
                state = machine.step(state, machine.operation(operation))
            case Sets(variable, value, _):
                values[slots[variable]] = _held(values, slots[value]) if isinstance(value, str) else value
            case Gives(value, _):
                result = _held(values, slots[value]) if isinstance(value, str) else value
            case Escapes():
                raise AssertionError("unknown code ends a segment")
        if state == UNDEFINED:
            break
    return state, values, result


def kept(values: list[Bytes | None], segment: Segment, slots: Slots) -> Locals:
    """The variables that matter after a segment."""
    return tuple(values[slot] if name in segment.alive else None for name, slot in slots.items())


def _held(values: list[Bytes | None], slot: int) -> Bytes:
    value = values[slot]
    assert value is not None, "a variable is set before it is used"
    return value


def same_result(source: Bytes | None, target: Bytes | None) -> bool:
    """Are two results the same? One number stands for any number of bytes."""
    if source is None or target is None:
        return source is target
    size = max(len(source), len(target))
    return widened(source, size) == widened(target, size)
