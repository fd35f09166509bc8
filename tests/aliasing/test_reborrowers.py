"""`Borrows.reborrower` is `Borrows.retag`, and `collect_in` is `collect`, in every history."""

from dataclasses import replace
from random import Random

import pytest

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
)
from rustrata.abstract.aliasing.model import Borrows, Violation, tell
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows

SIZE = 6
POINTEES = (Pointee(SIZE), Pointee(2), Pointee(0), Pointee(4, ((1, 3),)), Pointee(3, unpin=False))


def history(seed: int, wildcards: bool) -> list[Event]:
    """Retags, accesses and calls on one allocation, many of them forbidden by some model."""
    random = Random(seed)
    events: list[Event] = [Allocate(1, SIZE, 0), CallBegin(1)]
    tags, frame = [0], 1
    for step in range(1, 60):
        deed = random.random()
        known = random.choice(tags[-4:]) if random.random() < 0.7 else 0
        if deed < 0.5:
            pointee = random.choice(POINTEES)
            offset = random.randrange(SIZE - pointee.size + 1)
            kind = random.choice(list(Pointer))
            guard = frame if random.random() < 0.2 else None
            events.append(Retag(1, offset, known, step, kind, pointee, guard, random.random() < 0.1))
            tags.append(step)
        elif deed < 0.9:
            start = random.randrange(SIZE)
            access = random.choice((Access.READ, Access.WRITE))
            events.append(Accessed(1, start, random.randint(1, SIZE - start), known, access))
        elif deed < 0.93 and wildcards:
            events.append(Expose(1, known))
            tags.append(WILDCARD)
        else:
            events += [CallEnd(frame), CallBegin(frame + 1)]
            frame += 1
    return events


def reborrowed(model: Borrows, event: Event) -> Violation | None:
    """The event, retags by a reborrower made from another event of the same kind."""
    if not isinstance(event, Retag):
        return tell(model, event)
    like = replace(event, allocation=7, offset=3, parent=9, new=9, frame=None if event.frame is None else 0)
    return model.reborrower(like)(event.allocation, event.offset, event.parent, event.new, event.frame)


def named_later(events: list[Event]) -> set[int]:
    """The tags that these events name."""
    found = {0}
    for event in events:
        match event:
            case Accessed(_, _, _, tag, _) | Expose(_, tag):
                found.add(tag)
            case Retag():
                found.add(event.parent)
            case _:
                pass
    return found


@pytest.mark.parametrize("name", ALIASING_MODELS)
def test_a_reborrower_does_what_retag_does(name: str) -> None:
    wildcards = "pldi" not in name and "thesis" not in name
    for seed in range(40):
        model, other = borrows(name), borrows(name)
        for event in history(seed, wildcards):
            violation = tell(model, event)
            assert reborrowed(other, event) == violation
            if violation is not None:
                break
            assert model.key() == other.key(), event


@pytest.mark.parametrize("name", ALIASING_MODELS)
def test_what_is_forgotten_in_one_allocation_changes_no_verdict(name: str) -> None:
    wildcards = "pldi" not in name and "thesis" not in name
    for seed in range(40):
        model, other = borrows(name), borrows(name)
        events = history(seed, wildcards)
        made: set[int] = set()
        for number, event in enumerate(events):
            if isinstance(event, Retag):
                made.add(event.new)
            violation = tell(model, event)
            assert (reborrowed(other, event) is None) is (violation is None)
            if violation is not None:
                break
            live = named_later(events[number + 1 :])
            other.collect_in(1, live, made - live)
            made &= live
