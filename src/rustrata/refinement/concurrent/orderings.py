"""The orderings that the accesses of a context may have, the fences between them, and sets of such choices.

An ordering is a set of promises: to acquire, to release, to take part in the order of all SeqCst operations.
Intersections and unions of these sets are orderings again, so a set of choices has a weakest and a strongest
bound, and what lies between them need not be tried one by one.
"""

from collections.abc import Iterator
from enum import Enum
from functools import reduce
from operator import and_, or_

from rustrata.programs.litmus import Ordering
from rustrata.records import record
from rustrata.refinement.concurrent.contexts import Act, Shape, Slots

NO_PROMISE, ACQUIRE, RELEASE, TOTAL = 0, 1, 2, 7
"""Sets of promises; `TOTAL` holds the other two."""

ORDERING = {
    NO_PROMISE: Ordering.RELAXED,
    ACQUIRE: Ordering.ACQUIRE,
    RELEASE: Ordering.RELEASE,
    ACQUIRE | RELEASE: Ordering.ACQ_REL,
    TOTAL: Ordering.SEQ_CST,
}
"""The ordering of an atomic access with these promises. A fence without a promise is none."""

_EVERY = tuple(ORDERING)


class Kind(Enum):
    """What a choice is about."""

    ACCESS = "access"
    FENCE = "fence"


@record
class Dial:
    """One choice: the ordering of an access or a fence between two, with the promises to choose from."""

    kind: Kind
    choices: tuple[int, ...]


Choices = tuple[tuple[int, ...], ...]
"""A set of choices: for each dial what is left to choose from."""

Setting = tuple[int, ...]
"""One choice for each dial."""


def dials(shape: Shape) -> tuple[Dial, ...]:
    """The dials of a context, in the order before, after, other threads; in a thread each access comes after
    the fence before it. Left out is what makes no difference: to acquire where nothing follows, to release
    where nothing is before, and fences at the ends of threads. Between two accesses of a context a fence that
    is not SeqCst does no more than their orderings."""
    found: list[Dial] = []
    for number, slot in enumerate(shape.before):
        if number:
            found.append(Dial(Kind.FENCE, (NO_PROMISE, TOTAL)))
        found.append(_access(slot.act, first=number == 0, last=False, atomic=slot.place.atomic))
    if shape.before:
        found.append(Dial(Kind.FENCE, _EVERY))
    for number, slot in enumerate(shape.after):
        found.append(Dial(Kind.FENCE, (NO_PROMISE, TOTAL) if number else _EVERY))
        last = number + 1 == len(shape.after)
        found.append(_access(slot.act, first=False, last=last, atomic=slot.place.atomic))
    for other in shape.others:
        found += _thread(other)
    return tuple(found)


def _thread(slots: Slots) -> Iterator[Dial]:
    for number, slot in enumerate(slots):
        if number:
            yield Dial(Kind.FENCE, (NO_PROMISE, TOTAL))
        last = number + 1 == len(slots)
        yield _access(slot.act, first=number == 0, last=last, atomic=slot.place.atomic)


def _access(act: Act, *, first: bool, last: bool, atomic: bool) -> Dial:
    if not atomic:
        return Dial(Kind.ACCESS, (NO_PROMISE,))
    acquires = (ACQUIRE,) if act is not Act.STORE and not last else ()
    releases = (RELEASE,) if act is not Act.LOAD and not first else ()
    both = (ACQUIRE | RELEASE,) if acquires and releases else ()
    return Dial(Kind.ACCESS, (NO_PROMISE, *acquires, *releases, *both, TOTAL))


def without_fences(shape: Shape, choices: Choices) -> Choices:
    """The choices with no fence."""
    return tuple(
        left[:1] if dial.kind is Kind.FENCE else left
        for dial, left in zip(dials(shape), choices, strict=True)
    )


def weakest(choices: Choices) -> Setting:
    """A setting that is no stronger than any of these."""
    return tuple(reduce(and_, left) for left in choices)


def strongest(choices: Choices) -> Setting:
    """A setting that is no weaker than any of these."""
    return tuple(reduce(or_, left) for left in choices)


def halves(choices: Choices) -> tuple[Choices, Choices] | None:
    """The choices in two parts, the weaker first; None when there is one setting only."""
    widest = max(range(len(choices)), key=lambda number: len(choices[number]), default=None)
    if widest is None or len(choices[widest]) == 1:
        return None
    left = choices[widest]
    middle = 1 if len(left) == 2 else len(left) // 2
    rest = choices[:widest], choices[widest + 1 :]
    return (*rest[0], left[:middle], *rest[1]), (*rest[0], left[middle:], *rest[1])


def weaker(setting: Setting, choices: Choices) -> Iterator[Setting]:
    """The setting with one choice weaker, the weakest first."""
    for number, (chosen, possible) in enumerate(zip(setting, choices, strict=True)):
        for other in possible:
            if other != chosen and other & chosen == other:
                yield (*setting[:number], other, *setting[number + 1 :])
