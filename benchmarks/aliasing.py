"""Events that an aliasing model is told in a second of CPU time, by trace and by number of live tags.

    python benchmarks/aliasing.py [MODEL ..] [--events N]

Accesses are of 8 bytes. ``slices``: each tag is a mutable reference to its own bytes, which it reads and
writes. ``shared``: each is a shared reference to everything. ``nested``: mutable references, each a reborrow
of the one before, of which the last is used, ends, and is made again. ``calls``: the tags are mutable
references to their own bytes, and functions are called with two of them. ``elements``: reborrows of a vector,
of its slice and of one element come and go, as in ``v[i] = x``. Every 10 000 events, or 100 of ``elements``,
the model is told which tags are still needed. ``ratio`` is the speed with few live tags over that with many.
``native`` is both default models, compiled, which are told by calls without event objects.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from time import process_time

from rustrata.abstract.aliasing.events import (
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Event,
    Pointee,
    Pointer,
    Retag,
    Tag,
)
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.native import NATIVE_PROFILES, NativeBorrows, native_borrows
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows

EVENTS = 100_000
LIVE = (20, 200)
COLLECTED_EVERY = 10_000
ELEMENTS_COLLECTED_EVERY = 100
NATIVE = "native"
POINTERS = tuple(Pointer)
WORD = 8
ROOT: Tag = 0

Part = tuple[list[Event], set[Tag]]
"""Events, and the tags that are needed after them."""


def access(random: Random, tag: Tag, offset: int) -> Accessed:
    """A read or a write of a word."""
    return Accessed(1, offset, WORD, tag, random.choice((Access.READ, Access.WRITE)))


def mutable(parent: Tag, new: Tag, offset: int, size: int = WORD, frame: int | None = None) -> Retag:
    """A mutable reborrow."""
    return Retag(1, offset, parent, new, Pointer.UNIQUE, Pointee(size), frame)


def slices(live: int, random: Random) -> Iterator[Part]:
    """Mutable references to bytes of their own."""
    tags = range(1, live)
    yield [Allocate(1, WORD * live, ROOT), *(mutable(ROOT, tag, WORD * tag) for tag in tags)], {*tags}
    while True:
        tag = random.choice(tags)
        yield [access(random, tag, WORD * tag)], {*tags}


def shared(live: int, random: Random) -> Iterator[Part]:
    """Shared references to everything."""
    tags, size = range(1, live), 8 * WORD
    references = (Retag(1, 0, ROOT, tag, Pointer.SHARED, Pointee(size)) for tag in tags)
    yield [Allocate(1, size, ROOT), *references], {*tags}
    while True:
        yield [Accessed(1, WORD * random.randrange(8), WORD, random.choice(tags), Access.READ)], {*tags}


def nested(live: int, random: Random) -> Iterator[Part]:
    """A row of reborrows, of which the last is used and made again."""
    size, last = 8 * WORD, live - 1
    row = [*range(live)]
    yield [Allocate(1, size, ROOT), *(mutable(tag - 1, tag, 0, size) for tag in row[1:])], {*row}
    while True:
        last += 1
        row[-1] = last
        uses = [access(random, last, WORD * random.randrange(8)) for _ in range(9)]
        yield [mutable(row[-2], last, 0, size), *uses], {*row}


def calls(live: int, random: Random) -> Iterator[Part]:
    """Functions that are called with two of the references, and use both."""
    tags, last, frame = range(1, live), live, 0
    yield [Allocate(1, WORD * live, ROOT), *(mutable(ROOT, tag, WORD * tag) for tag in tags)], {*tags}
    while True:
        frame += 1
        one, other = random.sample(tags, 2)
        arguments = [mutable(tag, last + n, WORD * tag, WORD, frame) for n, tag in enumerate((one, other))]
        places = (last, WORD * one), (last + 1, WORD * other)
        uses = [access(random, *random.choice(places)) for _ in range(6)]
        yield [CallBegin(frame), *arguments, *uses, CallEnd(frame)], {*tags}
        last += 2


def elements(live: int, random: Random) -> Iterator[Part]:
    """Elements of a vector, each reborrowed by way of the slice."""
    size, last = WORD * live, ROOT
    yield [Allocate(1, size, ROOT)], {ROOT}
    while True:
        offset, slice_, element = WORD * random.randrange(live), last + 1, last + 2
        reborrows = [mutable(ROOT, slice_, 0, size), mutable(slice_, element, offset)]
        yield [*reborrows, access(random, element, offset)], {ROOT}
        last += 2


TRACES: dict[str, Callable[[int, Random], Iterator[Part]]] = {
    trace.__name__: trace for trace in (slices, shared, nested, calls, elements)
}


def parts(trace: Callable[[int, Random], Iterator[Part]], live: int, count: int) -> list[Part]:
    """A trace of so many events, cut where tags are collected."""
    found: list[Part] = []
    events: list[Event] = []
    total = 0
    for more, needed in trace(live, Random(live)):
        events += more
        if len(events) >= (ELEMENTS_COLLECTED_EVERY if trace is elements else COLLECTED_EVERY):
            found.append((events, needed | {ROOT}))
            total += len(events)
            events = []
            if total >= count:
                return found
    raise AssertionError("traces do not end")


def events_per_second(model: str, told: list[Part]) -> float:
    """How many events a second the model is told."""
    state = borrows(model)
    start = process_time()
    for events, needed in told:
        for event in events:
            violation = tell(state, event)
            assert violation is None, f"{model}: {violation}"
        state.collect(needed)
    return sum(len(events) for events, _ in told) / (process_time() - start)


def native_call(state: NativeBorrows, event: Event) -> Callable[[], int | None]:
    """An event as a call of the compiled models."""
    match event:
        case Accessed(allocation, offset, size, tag, kind):
            return partial(state.access, allocation, offset, size, tag, kind is Access.WRITE)
        case Retag(allocation, offset, parent, new, pointer, pointee, frame):
            number = state.pointee(POINTERS.index(pointer), pointee.size, pointee.cells, pointee.unpin, False)
            guard = -1 if frame is None else frame
            return partial(state.retag, number, allocation, offset, parent, new, guard)
        case Allocate(allocation, size, tag):
            return partial(state.allocate, allocation, size, tag, True)
        case CallBegin(frame):
            return partial(state.begin_call, frame)
        case CallEnd(frame):
            return partial(state.end_call, frame)
        case _:
            raise AssertionError("the traces have no such events")


def native_events_per_second(told: list[Part]) -> float:
    """How many events a second both compiled models are told."""
    state = native_borrows(NATIVE_PROFILES)
    assert state is not None, "the native models are not built"
    calls_of: list[tuple[list[Callable[[], int | None]], Sequence[Tag]]] = [
        ([native_call(state, event) for event in events], sorted(needed)) for events, needed in told
    ]
    start = process_time()
    for made, needed in calls_of:
        for call in made:
            call()
        state.collect_in(1, needed, ())
    spent = process_time() - start
    assert state.access(1, 0, 1, ROOT, False) == 0, "an event was forbidden"
    return sum(len(events) for events, _ in told) / spent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("models", nargs="*", default=[*ALIASING_MODELS, NATIVE], metavar="MODEL")
    parser.add_argument("--events", type=int, default=EVENTS)
    options = parser.parse_args()
    width = max(map(len, options.models))
    columns = "".join(f"{f'{live} tags':>12}" for live in LIVE)
    print(f"{'events a second':<{width + 10}}{columns}  ratio")
    traces = {name: [parts(trace, live, options.events) for live in LIVE] for name, trace in TRACES.items()}
    for model in options.models:
        for name, told in traces.items():
            speeds = [
                native_events_per_second(each) if model == NATIVE else events_per_second(model, each)
                for each in told
            ]
            cells = "".join(f"{speed:>12,.0f}" for speed in speeds)
            print(f"{model:<{width}}  {name:<8}{cells}  {speeds[0] / speeds[1]:>5.2f}")


if __name__ == "__main__":
    main()
