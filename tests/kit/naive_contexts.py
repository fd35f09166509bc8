"""Contexts tried one after the other, without any saving: a second definition of what a counterexample is.

States are not compared, no move is left out, tags are counted up on each side for itself, and the context
writes 0 and 1 where the search writes values that stand for any.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import product

from rustrata.abstract.aliasing.events import (
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
)
from rustrata.abstract.aliasing.model import Borrows, tell
from rustrata.programs.optimisation import (
    Assign,
    Body,
    Borrow,
    Call,
    Constant,
    Drop,
    ExposePointer,
    Pair,
    Place,
    Read,
    Return,
    Value,
    Write,
)
from rustrata.refinement.optimisation.context import Borrowing
from rustrata.refinement.optimisation.models import AliasingModel

BODY = 1000
"""The frame of the body."""


class Undefined(Exception):
    """Undefined behaviour of one side."""


class Differs(Exception):
    """The two sides part: there is a counterexample."""


@dataclass
class Half:
    """One side."""

    borrows: Borrows
    body: Body
    memory: list[list[int] | None]
    tags: int
    pointers: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    values: dict[str, list[int]] = field(default_factory=dict)
    at: int = 0
    result: list[int] | None = None

    def fork(self) -> "Half":
        memory = [None if content is None else list(content) for content in self.memory]
        pointers, values = dict(self.pointers), dict(self.values)
        return Half(self.borrows.fork(), self.body, memory, self.tags, pointers, values, self.at, self.result)

    def tell(self, event: Event) -> None:
        if tell(self.borrows, event) is not None:
            raise Undefined

    def live(self, allocation: int) -> list[int]:
        content = self.memory[allocation]
        if content is None:
            raise Undefined
        return content

    def access(self, tag: int, allocation: int, start: int, size: int, values: list[int] | None) -> list[int]:
        content = self.live(allocation)
        kind = Access.READ if values is None else Access.WRITE
        self.tell(Accessed(allocation, start, size, tag, kind))
        if values is not None:
            content[start : start + size] = values * size if len(values) == 1 else values
        return content[start : start + size]

    def retag(
        self,
        tag: int,
        allocation: int,
        start: int,
        kind: Pointer,
        pointee: Pointee,
        frame: int | None,
        two: bool,
    ) -> int:
        self.live(allocation)
        new, self.tags = self.tags, self.tags + 1
        self.tell(Retag(allocation, start, tag, new, kind, pointee, frame, two))
        return new

    def enter(self, arguments: list[tuple[int, int, int]]) -> None:
        self.tell(CallBegin(BODY))
        for parameter, (tag, allocation, offset) in zip(self.body.parameters, arguments, strict=True):
            if parameter.kind.retags:
                pointee = Pointee(parameter.pointee.size, parameter.pointee.cells)
                kind = Pointer(parameter.kind.value)
                tag = self.retag(tag, allocation, offset, kind, pointee, BODY, False)
            self.pointers[parameter.name] = tag, allocation, offset

    def run(self) -> list[tuple[int, int]] | None:
        """Up to the next call: the pointers that escape; None at the end."""
        while self.at < len(self.body.statements):
            statement = self.body.statements[self.at]
            self.at += 1
            if isinstance(statement, Call):
                return [self.pointers[name][:2] for name in statement.arguments]
            self.do(statement)
        self.tell(CallEnd(BODY))
        return None

    def do(self, statement: object) -> None:
        match statement:
            case Read(variable, place, _):
                self.values[variable] = list(self.access(*self.at_place(place), None))
            case Write(place, value, _):
                self.access(*self.at_place(place), self.value(value))
            case Borrow(variable, kind, two, place, _):
                tag, allocation, start, size = self.at_place(place)
                pointee = Pointee(size, place.type.cells)
                new = self.retag(tag, allocation, start, Pointer(kind.value), pointee, None, two)
                self.pointers[variable] = new, allocation, start
            case Assign(variable, value, _):
                self.values[variable] = self.value(value)
            case Drop(variable, _):
                tag, allocation, _ = self.pointers[variable]
                self.live(allocation)
                self.tell(Deallocate(allocation, tag))
                self.memory[allocation] = None
            case ExposePointer(variable, _):
                tag, allocation, _ = self.pointers[variable]
                self.live(allocation)
                self.tell(Expose(allocation, tag))
            case Return(value, _):
                self.result = self.value(value)

    def at_place(self, place: Place) -> tuple[int, int, int, int]:
        tag, allocation, offset = self.pointers[place.variable]
        return tag, allocation, offset + place.offset, place.type.size

    def value(self, value: Value) -> list[int]:
        return [value.number + 100] if isinstance(value, Constant) else self.values[value.name]


Pool = tuple[tuple[int, int, int], ...]
Moved = tuple[tuple[Half, Half], tuple[int, int, int] | None, int | None]


def access(
    known: tuple[int, int, int], start: int, size: int, values: list[int] | None, half: Half, side: int
) -> list[int]:
    """The context reads, or writes values."""
    return half.access(known[side], known[2], start, size, values)


def free(known: tuple[int, int, int], half: Half, side: int) -> None:
    """The context frees memory."""
    half.live(known[2])
    half.tell(Deallocate(known[2], known[side]))
    half.memory[known[2]] = None


def make(
    known: tuple[int, int, int],
    borrowing: Borrowing,
    start: int,
    end: int,
    frame: int | None,
    half: Half,
    side: int,
) -> None:
    """The context makes a pointer."""
    if frame is not None:
        half.tell(CallBegin(frame))
    pointee = borrowing.pointee(end - start)
    half.retag(known[side], known[2], start, borrowing.pointer, pointee, frame, False)


def naive_steps(pair: Pair, model: AliasingModel, bound: int) -> int | None:
    """The steps of the smallest counterexample, None if there is none with at most ``bound``."""
    sizes = [type_.size for type_ in pair.memory]
    halves = []
    for body in (pair.source, pair.target):
        half = Half(model.new(), body, [[10 + n] * size for n, size in enumerate(sizes)], len(sizes))
        for number, size in enumerate(sizes):
            tell(half.borrows, Allocate(number, size, number))
        halves.append(half)
    roots = tuple((number, number, number) for number in range(len(sizes)))
    for steps in range(bound + 1):
        try:
            Naive(pair, model).context(halves[0], halves[1], roots, (), "before", steps)
        except Differs:
            return steps
    return None


class Naive:
    def __init__(self, pair: Pair, model: AliasingModel) -> None:
        self.pair, self.borrowings = pair, model.alphabet(pair.extras).borrowings
        self.frames = 0

    def both(self, source: Half, target: Half, deed: object) -> tuple[Half, Half] | None:
        """Both sides after something; None if the source has undefined behaviour."""
        one, other = source.fork(), target.fork()
        try:
            seen = deed(one, 0)  # type: ignore[operator]
        except Undefined:
            return None
        try:
            found = deed(other, 1)  # type: ignore[operator]
        except Undefined:
            raise Differs from None
        if seen != found:
            raise Differs
        return one, other

    def context(
        self, source: Half, target: Half, pool: Pool, frames: tuple[int, ...], stage: str, left: int
    ) -> None:
        if stage == "before":
            spots = [(known, offset) for known in pool for offset in range(self.pair.memory[known[2]].size)]
            for choice in product(spots, repeat=len(self.pair.source.parameters)):
                fits = all(
                    offset + parameter.pointee.size <= self.pair.memory[known[2]].size
                    for parameter, (known, offset) in zip(self.pair.source.parameters, choice, strict=True)
                )
                if fits:
                    self.body(source, target, pool, (*frames, BODY), left, choice)
        elif stage == "within" and (self.pair.threads > 1 or frames[-1] == BODY):
            self.body(source, target, pool, frames, left, None)
        ending = frames if self.pair.threads > 1 else frames[-1:]
        for frame in ending:
            if frame != BODY:
                after = self.both(source, target, lambda half, _, frame=frame: half.tell(CallEnd(frame)))
                if after is not None:
                    rest = tuple(other for other in frames if other != frame)
                    self.context(*after, pool, rest, stage, left)
        if left:
            for after, new, frame in self.moves(source, target, pool):
                pools = pool if new is None else (*pool, new)
                running = frames if frame is None else (*frames, frame)
                self.context(*after, pools, running, stage, left - 1)

    def moves(self, source: Half, target: Half, pool: Pool) -> Iterator[Moved]:
        for known in pool:
            size = self.pair.memory[known[2]].size
            ranges = [(start, end) for start in range(size) for end in range(start + 1, size + 1)]
            deeds = [
                partial(access, known, start, end - start, values)
                for start, end in ranges
                for values in (None, [0], [1])
            ]
            for deed in (*deeds, partial(free, known)):
                after = self.both(source, target, deed)
                if after is not None:
                    yield after, None, None
            yield from self.borrows(source, target, known, ranges)

    def borrows(
        self, source: Half, target: Half, known: tuple[int, int, int], ranges: list[tuple[int, int]]
    ) -> Iterator[Moved]:
        for borrowing in self.borrowings:
            for start, end in ranges if not borrowing.lazy else ranges[:1]:
                self.frames += borrowing.protected
                frame = self.frames if borrowing.protected else None
                new = source.tags, target.tags, known[2]
                after = self.both(source, target, partial(make, known, borrowing, start, end, frame))
                if after is not None:
                    yield after, new, frame

    def body(
        self, source: Half, target: Half, pool: Pool, frames: tuple[int, ...], left: int, choice: object
    ) -> None:
        one, other = source.fork(), target.fork()
        try:
            if choice is not None:
                one.enter([(known[0], known[2], offset) for known, offset in choice])  # type: ignore[attr-defined]
            escaped = one.run()
        except Undefined:
            return
        try:
            if choice is not None:
                other.enter([(known[1], known[2], offset) for known, offset in choice])  # type: ignore[attr-defined]
            also = other.run()
        except Undefined:
            raise Differs from None
        if escaped is None:
            if one.result != other.result:
                raise Differs
            after = tuple(frame for frame in frames if frame != BODY)
            self.context(one, other, pool, after, "after", left)
            return
        assert also is not None, "both sides call the same code"
        new = tuple((a[0], b[0], a[1]) for a, b in zip(escaped, also, strict=True))
        self.context(one, other, pool + new, frames, "within", left)
