"""The two bodies of a pair for one choice of arguments, cut at the calls of unknown code, ready to be run."""

from dataclasses import dataclass
from typing import TypeAlias

from rustrata.programs.optimisation import Body, Pair
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
    tags = body_tags(pair)
    names: dict[str, None] = {}
    for body in (pair.source, pair.target):
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


_Code: TypeAlias = tuple[int | None, Step]


@dataclass(frozen=True, slots=True)
class Segment:
    """Steps without unknown code among them, each with the number of its operation if that is known; then
    the pointers that the unknown code gets to know, and which variables matter after it."""

    code: tuple[_Code, ...]
    escapes: tuple[Argument, ...]
    alive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Course:
    """One choice of arguments: the segments of both bodies, and from which segment on they are the same."""

    passed: Passed
    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    same_from: int


def course(pair: Pair, machine: Machine, passed: Passed) -> Course:
    """The two bodies, called with these arguments."""
    tags = body_tags(pair)
    sides = []
    for body, is_source in ((pair.source, True), (pair.target, False)):
        arguments = [
            Argument(known.source if is_source else known.target, known.allocation, offset)
            for known, offset in passed
        ]
        sides.append(_segments(body, arguments, tags, machine))
    source, target = sides
    same = len(source)
    while same and _alike(source[same - 1], target[same - 1]):
        same -= 1
    return Course(passed, source, target, same)


def _alike(one: Segment, other: Segment) -> bool:
    """Do two segments do the same?"""
    return (
        one.escapes == other.escapes
        and one.alive == other.alive
        and len(one.code) == len(other.code)
        and all(map(_same_step, one.code, other.code))
    )


def _same_step(one: _Code, other: _Code) -> bool:
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
    code: list[_Code] = []
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


def run_segment(
    machine: Machine, state: State, before: Locals, segment: Segment, slots: dict[str, int]
) -> tuple[State, Locals, Bytes | None]:
    """Runs a segment: the state (`UNDEFINED` perhaps), the variables that matter, and the result if the
    body ends with one."""
    values = list(before)
    result: Bytes | None = None
    for number, step in segment.code:
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
            return UNDEFINED, (), None
    kept = [values[slot] if name in segment.alive else None for name, slot in slots.items()]
    return state, tuple(kept), result


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
