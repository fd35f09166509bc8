"""The head steps of λRust-core: twenty cases, one function for each form of redex.

Source: the mechanised development, ``lang.v`` (``head_step``); Jung's thesis, Figures 9.3 to 9.5. A rule
gives every step that its redex can make in a heap: none when the thread is stuck, and two when a pointer
to freed memory may or may not be equal to another.
"""

from collections.abc import Callable
from enum import Enum
from typing import Final, NamedTuple, TypeAlias, assert_never

from rustrata.abstract.lambda_rust.values import (
    POISON,
    WRITING,
    Cell,
    Closure,
    Heap,
    Location,
    Phase,
    Redex,
    Value,
    cell_at,
)
from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Operator, Order


class Then(Enum):
    """What a redex becomes. ``VALUE`` and ``BRANCH`` are told which by the step's ``value``."""

    VALUE = "a value"
    SECOND_PHASE = "the second half of the access"
    STUCK_TERM = "0()"
    CALL = "the body of the function"
    BRANCH = "a branch"
    FORK = "poison, and a new thread"


class SetCell(NamedTuple):
    """A cell changes."""

    location: Location
    cell: Cell


class NewBlock(NamedTuple):
    """A block is allocated; the value of the redex is its location."""

    size: int


class RemoveBlock(NamedTuple):
    """A block is freed."""

    block: str


Change: TypeAlias = SetCell | NewBlock | RemoveBlock | None


class Step(NamedTuple):
    """One step: the rule, what becomes of the redex and of the heap.

    ``outcome`` tells the steps of one redex apart, and is empty where there is one only.
    """

    rule: str
    then: Then
    value: Value = POISON
    change: Change = None
    outcome: str = ""


Steps: TypeAlias = tuple[Step, ...]
EQUAL: Final = "equal"
DIFFERENT: Final = "different"
LARGEST: Final = 4096
"""Bits of the largest integer; the machine refuses to go beyond."""


def can_equal(heap: Heap, left: Value, right: Value) -> bool:
    """``lit_eq``: the same integer or location, or two locations of which one is not allocated."""
    match left, right:
        case int(), int():
            return left == right
        case Location(), Location():
            return left == right or cell_at(heap, left) is None or cell_at(heap, right) is None
        case _:
            return False


def can_differ(left: Value, right: Value) -> bool:
    """``lit_neq``: different integers, different locations, or a location and the integer 0."""
    match left, right:
        case (int(), int()) | (Location(), Location()):
            return left != right
        case (Location(), int(number)) | (int(number), Location()):
            return number == 0
        case _:
            return False


def _gives(rule: str, value: Value, change: Change = None) -> Steps:
    return (Step(rule, Then.VALUE, value, change),)


def _told_apart(steps: list[Step]) -> Steps:
    """Two outcomes are given names."""
    if len(steps) < 2:
        return tuple(steps)
    return tuple(step._replace(outcome=name) for step, name in zip(steps, (EQUAL, DIFFERENT), strict=True))


def binary(redex: Redex, heap: Heap) -> Steps:
    """O-add, O-sub, O-le-true, O-le-false, O-proj, O-eq-true, O-eq-false."""
    assert isinstance(redex.expression, core.Binary), "the redex of another rule"
    left, right = redex.values
    operator = redex.expression.operator
    match operator, left, right:
        case Operator.ADD, int(), int():
            return _gives("O-add", left + right)
        case Operator.SUBTRACT, int(), int():
            return _gives("O-sub", left - right)
        case Operator.AT_MOST, int(), int():
            return _gives("O-le-true", 1) if left <= right else _gives("O-le-false", 0)
        case Operator.OFFSET, Location(block, offset), int():
            return _gives("O-proj", Location(block, offset + right))
        case Operator.EQUAL, _, _:
            steps: list[Step] = []
            if can_equal(heap, left, right):
                steps.append(Step("O-eq-true", Then.VALUE, 1))
            if can_differ(left, right):
                steps.append(Step("O-eq-false", Then.VALUE, 0))
            return _told_apart(steps)
        case _:
            return ()


def apply(redex: Redex, heap: Heap) -> Steps:
    """O-app: a function with as many arguments as it has parameters."""
    function, *arguments = redex.values
    if isinstance(function, Closure) and function.arity == len(arguments):
        return (Step("O-app", Then.CALL),)
    return ()


def read(redex: Redex, heap: Heap) -> Steps:
    """O-deref-sc, O-deref-na, O-deref-na': a cell that is not written; readers are counted."""
    (place,) = redex.values
    cell = cell_at(heap, place)
    if cell is None or not isinstance(place, Location) or not isinstance(redex.expression, core.Read):
        return ()
    if redex.phase is Phase.SECOND:
        released = SetCell(place, Cell(cell.lock - 1, cell.value))
        return _gives("O-deref-na'", cell.value, released) if cell.lock > 0 else ()
    if cell.lock == WRITING:
        return ()
    if redex.expression.order is Order.SC:
        return _gives("O-deref-sc", cell.value)
    return (Step("O-deref-na", Then.SECOND_PHASE, change=SetCell(place, Cell(cell.lock + 1, cell.value))),)


def write(redex: Redex, heap: Heap) -> Steps:
    """O-assign-sc, O-assign-na, O-assign-na': a cell that is idle; meanwhile it is locked."""
    place, value = redex.values
    cell = cell_at(heap, place)
    if cell is None or not isinstance(place, Location) or not isinstance(redex.expression, core.Write):
        return ()
    written = SetCell(place, Cell(0, value))
    if redex.phase is Phase.SECOND:
        return _gives("O-assign-na'", POISON, written) if cell.lock == WRITING else ()
    if cell.lock != 0:
        return ()
    if redex.expression.order is Order.SC:
        return _gives("O-assign-sc", POISON, written)
    return (Step("O-assign-na", Then.SECOND_PHASE, change=SetCell(place, Cell(WRITING, cell.value))),)


def cas(redex: Redex, heap: Heap) -> Steps:
    """O-cas-suc, O-cas-fail, O-cas-stuck: only literals are compared and written.

    O-cas-stuck makes a race with a non-atomic read undefined even where the comparison may also fail.
    """
    place, expected, new = redex.values
    cell = cell_at(heap, place)
    if cell is None or not isinstance(place, Location) or cell.lock == WRITING:
        return ()
    if isinstance(expected, Closure) or isinstance(new, Closure) or isinstance(cell.value, Closure):
        return ()
    steps: list[Step] = []
    if can_equal(heap, expected, cell.value):
        if cell.lock == 0:
            steps.append(Step("O-cas-suc", Then.VALUE, 1, SetCell(place, Cell(0, new))))
        else:
            steps.append(Step("O-cas-stuck", Then.STUCK_TERM))
    if can_differ(expected, cell.value):
        steps.append(Step("O-cas-fail", Then.VALUE, 0))
    return _told_apart(steps)


def allocate(redex: Redex, heap: Heap) -> Steps:
    """O-alloc: a new block of poison. The block is one that no value of the state names."""
    (size,) = redex.values
    if isinstance(size, int) and size > 0:
        return (Step("O-alloc", Then.VALUE, change=NewBlock(size)),)
    return ()


def free(redex: Redex, heap: Heap) -> Steps:
    """O-free: a whole block, whatever the lock states of its cells are."""
    size, place = redex.values
    if not isinstance(size, int) or not isinstance(place, Location) or size <= 0:
        return ()
    cells = heap.get(place.block)
    if cells is None or place.offset != 0 or size != len(cells):
        return ()
    return _gives("O-free", POISON, RemoveBlock(place.block))


def case(redex: Redex, heap: Heap) -> Steps:
    """O-case: the branch with the number of the scrutinee."""
    assert isinstance(redex.expression, core.Case), "the redex of another rule"
    (number,) = redex.values
    if isinstance(number, int) and 0 <= number < len(redex.expression.branches):
        return (Step("O-case", Then.BRANCH, number),)
    return ()


def fork(redex: Redex, heap: Heap) -> Steps:
    """O-fork: the body goes to a new thread."""
    return (Step("O-fork", Then.FORK),)


Rule: TypeAlias = Callable[[Redex, Heap], Steps]

RULES: dict[type[core.Expression], Rule] = {
    core.Binary: binary,
    core.Apply: apply,
    core.Read: read,
    core.Write: write,
    core.Cas: cas,
    core.Allocate: allocate,
    core.Free: free,
    core.Case: case,
    core.Fork: fork,
}
"""A variable, which is a redex only when nothing binds it, has no rule."""


def steps_of(redex: Redex, heap: Heap) -> Steps:
    """Every step of a redex in a heap; none when it is stuck."""
    rule = RULES.get(type(redex.expression))
    return () if rule is None or redex.phase is Phase.STUCK_TERM else rule(redex, heap)


def literal_value(value: int | core.Poison | core.Address) -> Value:
    """The value of a literal. A written address has a block that no allocation has."""
    match value:
        case core.Poison():
            return POISON
        case core.Address(block, offset):
            return Location(f"#{block}", offset)
        case int():
            return value
        case _:
            assert_never(value)
