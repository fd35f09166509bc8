"""The orderings of a test as a set of strengths: what may be weakened, and what strengthened.

Every atomic operation acquires, releases, both or neither, and may be one of the sequentially consistent
ones, which do all that they can; the failure of a compare-exchange has strengths of its own. A fence without
any strength is no fence. The orderings of C++20 [atomics.order] are exactly these sets, so that a weaker
ordering is a smaller set. Accesses that are not atomic have no ordering, and stay.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from rustrata.programs.litmus.syntax import (
    Access,
    CompareExchange,
    Fence,
    FetchUpdate,
    If,
    LitmusTest,
    Load,
    Loop,
    Ordering,
    Statement,
    Store,
)


class Strength(Enum):
    """What an operation does for the order of others."""

    ACQUIRE = "acquire"
    RELEASE = "release"
    SEQ_CST = "seq_cst"
    ACQUIRE_ON_FAILURE = "acquire on failure"
    SEQ_CST_ON_FAILURE = "seq_cst on failure"


Ordered: TypeAlias = Load | Store | FetchUpdate | CompareExchange | Fence
"""A statement that has an ordering."""

Strengths: TypeAlias = frozenset[Strength]
_Change: TypeAlias = Callable[[int, int, Ordered], Statement | None]
"""What becomes of a statement: by its number, its thread and itself."""

_A, _R, _S = Strength.ACQUIRE, Strength.RELEASE, Strength.SEQ_CST
_OF: dict[Ordering, tuple[Strength, ...]] = {
    Ordering.RELAXED: (),
    Ordering.ACQUIRE: (_A,),
    Ordering.RELEASE: (_R,),
    Ordering.ACQ_REL: (_A, _R),
    Ordering.SEQ_CST: (_A, _R, _S),
}
_ON_FAILURE = {_A: Strength.ACQUIRE_ON_FAILURE, _S: Strength.SEQ_CST_ON_FAILURE}


def possible(statement: Ordered) -> tuple[Strength, ...]:
    """The strengths that a statement may have, those that others need first."""
    match statement:
        case Load():
            return (_A, _S)
        case Store():
            return (_R, _S)
        case FetchUpdate() | Fence():
            return (_A, _R, _S)
        case CompareExchange():
            return (_A, _R, _S, *_ON_FAILURE.values())


def strengths_of(statement: Ordered) -> Strengths:
    """The strengths that a statement has."""
    if isinstance(statement, CompareExchange):
        failing = (_ON_FAILURE[each] for each in _OF[statement.failure] if each in _ON_FAILURE)
        return frozenset((*_OF[statement.success], *failing))
    return frozenset(_OF[statement.ordering]) & frozenset(possible(statement))


def _with(statement: Ordered, own: Strengths) -> Ordered | None:
    """The statement with some strengths; None for a fence that has none."""
    of = {frozenset(set(strengths) & set(possible(statement))): o for o, strengths in _orderings(statement)}
    if isinstance(statement, CompareExchange):
        failing = frozenset(each for each, on_failure in _ON_FAILURE.items() if on_failure in own)
        failures = {
            frozenset(_OF[o]) & {_A, _S}: o for o in (Ordering.RELAXED, Ordering.ACQUIRE, Ordering.SEQ_CST)
        }
        return replace(statement, success=of[own & {_A, _R, _S}], failure=failures[failing])
    if isinstance(statement, Fence) and not own:
        return None
    return replace(statement, ordering=of[own])


def _orderings(statement: Ordered) -> Iterator[tuple[Ordering, tuple[Strength, ...]]]:
    """The orderings of a statement's kind: a load does not release, nor a store acquire."""
    for ordering, strengths in _OF.items():
        if ordering is Ordering.SEQ_CST or set(strengths) <= set(possible(statement)):
            yield ordering, strengths


_SPELLED = re.compile(
    r"(?:(?<=memory_order_)|\b)(?:Relaxed|Acquire|Release|AcqRel|SeqCst|relaxed|acquire|release|acq_rel|seq_cst)\b"
)
"""An ordering, in Rust or in C."""


def _named(statement: Ordered) -> tuple[Ordering, ...]:
    """The orderings of a statement, in the order of its text."""
    if isinstance(statement, CompareExchange):
        return statement.success, statement.failure
    return (statement.ordering,)


def _plain(orderings: Sequence[Ordering]) -> list[str]:
    return [ordering.value.lower() for ordering in orderings]


def _in_c(ordering: Ordering) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", ordering.value).lower()


@dataclass(frozen=True)
class Place:
    """A statement with an ordering, and the strengths that it has. A fence of none is one that may be put
    there."""

    thread: int
    statement: Ordered
    own: Strengths

    def reworded(self, strengths: Strengths) -> str:
        """The statement's own text with other orderings, as its dialect spells them; empty where the text
        does not name them."""
        changed = _with(self.statement, strengths)
        text = " ".join(self.statement.span.text.split())
        words = _SPELLED.findall(text)
        old, new = _named(self.statement), () if changed is None else _named(changed)
        if changed is None or [word.lower().replace("_", "") for word in words] != _plain(old):
            return ""
        c = "memory_order" in text
        left = iter(_in_c(ordering) if c else ordering.value for ordering in new)
        return _SPELLED.sub(lambda _: next(left), text)

    def there(self, strengths: Strengths) -> bool:
        """Is there a statement with these strengths? A fence without any is none."""
        return bool(strengths) or not isinstance(self.statement, Fence)


def ordered_statements(test: LitmusTest) -> tuple[Place, ...]:
    """The statements of a test that have orderings, in the order of the text."""
    found: list[Place] = []

    def note(_: int, thread: int, statement: Ordered) -> Statement:
        found.append(Place(thread, statement, strengths_of(statement)))
        return statement

    _rewritten(test, note)
    return tuple(found)


def with_strengths(test: LitmusTest, chosen: Sequence[Strengths]) -> LitmusTest:
    """The test with other orderings, one set for each of its `ordered_statements`."""
    return _rewritten(test, lambda number, _, statement: _with(statement, chosen[number]))


def with_fences(test: LitmusTest) -> LitmusTest:
    """The test with room for a fence between any two operations of a thread: a fence of no strength, which
    `with_strengths` takes away again or makes a real one."""
    threads = (replace(thread, body=tuple(_fenced(thread.body))) for thread in test.threads)
    return replace(test, threads=tuple(threads))


def _fenced(body: Sequence[Statement]) -> Iterator[Statement]:
    behind = False
    for statement in body:
        if behind and isinstance(statement, Access | If | Loop):
            yield Fence(Ordering.RELAXED, statement.span)
        yield _with_room(statement)
        behind = isinstance(statement, Access) and not _hoisted(statement)


def _with_room(statement: Statement) -> Statement:
    match statement:
        case If(then=then, otherwise=otherwise):
            return replace(statement, then=tuple(_fenced(then)), otherwise=tuple(_fenced(otherwise)))
        case Loop(body=body):
            return replace(statement, body=tuple(_fenced(body)))
        case _:
            return statement


def _hoisted(statement: Statement) -> bool:
    """Is it a load out of an expression? Nothing can be written behind it."""
    return isinstance(statement, Load) and (statement.target or "").startswith("%")


def _rewritten(test: LitmusTest, change: _Change) -> LitmusTest:
    """The test with each statement that has an ordering changed; None takes it away."""
    count = 0

    def block(body: Sequence[Statement], thread: int) -> tuple[Statement, ...]:
        nonlocal count
        found: list[Statement] = []
        for statement in body:
            match statement:
                case If():
                    then = block(statement.then, thread)
                    found.append(replace(statement, then=then, otherwise=block(statement.otherwise, thread)))
                case Loop():
                    found.append(replace(statement, body=block(statement.body, thread)))
                case Load() | Store() | FetchUpdate() | Fence() if statement.ordering is Ordering.NON_ATOMIC:
                    found.append(statement)
                case Load() | Store() | FetchUpdate() | CompareExchange() | Fence():
                    changed = change(count, thread, statement)
                    count += 1
                    found += () if changed is None else (changed,)
                case _:
                    found.append(statement)
        return tuple(found)

    threads = (replace(thread, body=block(thread.body, thread.index)) for thread in test.threads)
    return replace(test, threads=tuple(threads))
