"""Function bodies that are well-typed by construction: E, L, K and T, and how values are made from them.

`Body` writes the straight-line part; the instructions that it chooses from are in `well_typed`.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, count

from drawn_types import STATIC, Lifetimes, boxed, copyable, has_library

from rustrata.typing.sizes import bounds_of, size
from rustrata.typing.types import (
    UNIT,
    Bool,
    Fn,
    Int,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    lifetimes_of,
    same,
    show,
    unfold,
)

Place = tuple[str, int]
DEEPEST = 14
"""How deep in each other the types of values are that can be made."""


@dataclass(eq=False, slots=True)
class Held:
    """An entry of T; ``kept`` says that a continuation needs it as it is."""

    place: Place
    type_: Type
    blocked: str | None = None
    kept: bool = False

    @property
    def path(self) -> str:
        variable, offset = self.place
        return f"{variable}.{offset}" if offset else variable

    def shown(self, blocked: str | None) -> str:
        return f"{self.path}: {f'!{blocked} ' if blocked else ''}{show(self.type_)}"


@dataclass(frozen=True, slots=True)
class Goal:
    """A continuation that a body ends in: what it takes, and its L. What else it needs is kept."""

    name: str
    parameters: tuple[Type, ...]
    locals_: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Drawing:
    """What the bodies of one program share."""

    rng: random.Random
    brands: bool
    numbers: "count[int]" = field(default_factory=count)
    globals_: list[tuple[str, Fn]] = field(default_factory=list)
    threads: int = 0
    function: Callable[["Body", Fn, str, int], str] | None = None
    write: Callable[["Body"], str] | None = None

    def fresh(self, stem: str) -> str:
        return f"{stem}{next(self.numbers)}"


@dataclass(slots=True)
class Body:
    """A body that is being written, with its contexts; ``entries`` has one unblocked entry for a place."""

    drawing: Drawing
    goal: Goal
    facts: Lifetimes
    entries: list[Held]
    fuel: int
    lines: list[str] = field(default_factory=list)
    straight: bool = True
    """Is every thread that is started here started once?"""
    plan: list[str] = field(default_factory=list)
    """What is tried first, by name."""

    @property
    def rng(self) -> random.Random:
        return self.drawing.rng

    def emit(self, line: str) -> None:
        self.lines.append(line)

    def branch(self, goal: Goal, fuel: int) -> "Body":
        """Another body from the same point."""
        entries = [replace(held) for held in self.entries]
        return Body(self.drawing, goal, self.facts.copy(), entries, fuel, straight=self.straight)

    # T

    def add(self, place: Place, type_: Type) -> Held:
        """A new entry; what had the same place is forgotten, because the checker takes the youngest."""
        self.entries = [h for h in self.entries if h.place != place or h.blocked or h.kept]
        held = Held(place, type_)
        self.entries.append(held)
        return held

    def remove(self, held: Held) -> None:
        self.entries = [other for other in self.entries if other is not held]

    def let(self, instruction: str, type_: Type, stem: str = "x") -> Held:
        name = self.drawing.fresh(stem)
        self.emit(f"let {name} = {instruction} in")
        return self.add((name, 0), type_)

    def here(self) -> list[Held]:
        """The entries that are not blocked."""
        return [held for held in self.entries if held.blocked is None]

    def free(self) -> list[Held]:
        """The entries that may be changed."""
        return [held for held in self.here() if not held.kept]

    def alive(self, held: Held) -> bool:
        """Is it something else than a reference whose lifetime has ended?"""
        return not isinstance(held.type_, Ref) or held.type_.lifetime in self.facts.alive()

    def drop(self, held: Held) -> None:
        self.emit(f"@drop {held.path};")
        self.remove(held)

    def subsume(self, held: Held, type_: Type) -> None:
        self.emit(f"@sub {held.path} {show(type_)};")
        held.type_ = type_

    def duplicate(self, held: Held) -> Held:
        """A copy of a value that is copy, in a variable of its own."""
        self.emit(f"@copy {held.path};")
        return self.let(held.path, held.type_)

    # L

    def open(self, above: Sequence[str]) -> str:
        name = self.drawing.fresh("'l")
        self.emit(f"newlft {name} <= [{', '.join(above)}];")
        self.facts.locals_[name] = tuple(above)
        return name

    def end(self, lifetime: str) -> None:
        """``endlft``: what it blocks is there again, and young."""
        self.emit(f"endlft {lifetime};")
        del self.facts.locals_[lifetime]
        back = [held for held in self.entries if held.blocked == lifetime]
        self.entries = [held for held in self.entries if held.blocked != lifetime] + back
        for held in back:
            held.blocked = None
        for place in dict.fromkeys(held.place for held in back):
            there = [held for held in self.here() if held.place == place]
            while len(there) > 1 and not self.alive(there[-1]) and not there[-1].kept:
                self.drop(there.pop())
            for hidden in there[:-1]:
                if not hidden.kept:
                    self.remove(hidden)

    def a_lifetime(self) -> str:
        """A local lifetime that is alive and can be ended here."""
        fixed = {name for name, _ in self.goal.locals_}
        alive = [k for k in self.facts.locals_ if k in self.facts.alive() and k not in fixed]
        return self.rng.choice(alive) if alive and self.rng.random() < 0.8 else self.open(())

    # Values

    def can_make(self, type_: Type, depth: int = 0) -> bool:
        """Can a value of this type be made here? Library types must be there already."""
        if depth > DEEPEST:
            return False
        match type_:
            case Ref():
                return any(same(held.type_, type_) for held in self.free()) or self.can_lend(type_, depth)
            case Own(block, content) if block == size(content) and self.can_fill(content, depth + 1):
                return True
            case Rec():
                return self.can_make(unfold(type_), depth + 1)
            case Int() | Bool():
                return True
            case Fn(_, _, arguments, result):
                return not has_library(result) or any(same(one, result) for one in arguments)
            case _:
                return any(same(held.type_, type_) for held in self.free())

    def can_lend(self, type_: Ref, depth: int) -> bool:
        """Can a block be made and borrowed? It is not shared for a lifetime that has ended."""
        lives = type_.mutable or type_.lifetime in self.facts.alive()
        return lives and self.can_make(boxed(type_.content), depth + 1)

    def can_fill(self, content: Type, depth: int) -> bool:
        match content:
            case Product(parts):
                return all(self.can_fill(part, depth) for part in parts)
            case Sum(variants):
                return any(self.can_fill(variant, depth + 1) for variant in variants)
            case Uninit():
                return True
            case Rec():
                return depth <= DEEPEST and self.can_fill(unfold(content), depth + 1)
            case _:
                return self.can_make(content, depth + 1)

    def make(self, type_: Type, depth: int = 0) -> Held:
        """An entry of a type of one cell, to be used up; `can_make` has said yes."""
        existing = [held for held in self.free() if same(held.type_, type_)]
        new = not isinstance(type_, Ref) or self.can_lend(type_, depth)
        if existing and (self.rng.random() < 0.6 or not new):
            return self.rng.choice(existing)
        copies = [h for h in self.here() if same(h.type_, type_) and copyable(type_)]
        if copies and self.rng.random() < 0.7:
            return self.duplicate(self.rng.choice(copies))
        match type_:
            case Int():
                return self.let(str(self.rng.randrange(-2, 4)), type_)
            case Bool():
                return self.let(self.rng.choice(("true", "false")), type_)
            case Own(block, content) if block == size(content) and self.can_fill(content, 0):
                held = self.let(f"new({block})", Own(block, Uninit(block)))
                return self.fill(held, content, depth)
            case Ref(lifetime, mutable, content):
                return self.lend(self.make(boxed(content), depth + 1), lifetime, mutable=mutable)
            case Rec():
                held = self.make(unfold(type_), depth + 1)
                self.subsume(held, type_)
                return held
            case Fn():
                return self.make_fn(type_)
            case _:
                return self.rng.choice([held for held in self.free() if same(held.type_, type_)])

    def make_fn(self, fn: Fn) -> Held:
        """A function of the program, or one that is written here."""
        there = [name for name, type_ in self.drawing.globals_ if same(type_, fn)]
        if there and self.rng.random() < 0.7:
            return self.let(self.rng.choice(there), fn, "f")
        name, inner = self.drawing.fresh("f"), self.drawing.fresh("g")
        assert self.drawing.function is not None, "set by the program"
        text = self.drawing.function(self, fn, inner, min(self.fuel, 5))
        self.emit(f"let {name} = {text} in")
        return self.add((name, 0), fn)

    def lend(self, held: Held, lifetime: str, *, mutable: bool) -> Held:
        """A reference to a block, which stays blocked."""
        assert isinstance(held.type_, Own), "a block is borrowed"
        blocked = Held(held.place, held.type_, lifetime)
        self.remove(held)
        self.entries.append(blocked)
        self.emit(f"@borrow {held.path} {lifetime};")
        lent = self.add(held.place, Ref(lifetime, True, held.type_.content))
        if not mutable:
            self.share(lent)
        return lent

    def share(self, held: Held) -> None:
        assert isinstance(held.type_, Ref), "a reference is shared"
        self.emit(f"@share {held.path};")
        held.type_ = replace(held.type_, mutable=False)

    def fill(self, held: Held, content: Type, depth: int = 0) -> Held:
        """Write a value of a type into uninitialised cells; the entry that is there then."""
        assert isinstance(held.type_, Own), "a block is filled"
        block = held.type_.block
        kept, held.kept = held.kept, True
        match content:
            case Uninit():
                pass
            case Product():
                held = self.fill_product(held, content, depth)
            case Sum(variants):
                good = [i for i, one in enumerate(variants) if self.can_fill(one, depth + 1)]
                good = good or [i for i, one in enumerate(variants) if self.can_fill(one, 0)]
                index = self.rng.choice(good) if depth < 3 else min(good, key=lambda i: size(variants[i]))
                self.inject(held, content, index, depth)
            case Rec():
                held = self.fill(held, unfold(content), depth + 1)
                self.subsume(held, Own(block, content))
            case _:
                value = self.make(content, depth + 1)
                self.emit(f"{held.path} := {value.path};")
                self.remove(value)
                held.type_ = Own(block, content)
        held.kept = kept
        return held

    def fill_product(self, held: Held, content: Product, depth: int) -> Held:
        """Part by part; what has no cells needs no place."""
        assert isinstance(held.type_, Own), "a block is filled"
        block, parts = held.type_.block, [part for part in flat(content) if size(part)]
        if not parts:
            self.subsume(held, Own(block, content))
            return held
        self.subsume(held, Own(block, Product(tuple(Uninit(size(part)) for part in parts))))
        pieces = self.split(held)
        filled: list[Held] = []
        for piece, part in zip(pieces, parts, strict=True):
            filled.append(self.fill(piece, part, depth))
            filled[-1].kept = True
        for piece in filled:
            piece.kept = False
        whole = self.merge(filled)
        if not same(whole.type_, Own(block, content)):
            self.subsume(whole, Own(block, content))
        return whole

    def inject(self, held: Held, sum_: Sum, index: int, depth: int = 0) -> None:
        """One of the three injections."""
        variant = sum_.variants[index]
        if same(variant, UNIT):
            self.emit(f"{held.path} := inj {index} () as {show(sum_)};")
        elif size(variant) == 1 and not isinstance(variant, Product | Sum | Uninit | Rec):
            value = self.make(variant, depth + 1)
            self.emit(f"{held.path} := inj {index} {value.path} as {show(sum_)};")
            self.remove(value)
        else:
            source = self.make(boxed(variant), depth + 1)
            self.emit(f"{held.path} := inj {index} [{size(variant)}] *{source.path} as {show(sum_)};")
            if not copyable(variant):
                source.type_ = Own(size(variant), Uninit(size(variant)))
        if isinstance(held.type_, Own):
            held.type_ = Own(held.type_.block, sum_)

    def split(self, held: Held) -> list[Held]:
        """``@split`` of a pointer to a product whose parts all have cells."""
        pointer = held.type_
        assert isinstance(pointer, Own | Ref), "a pointer is split"
        assert isinstance(pointer.content, Product), "to a product"
        parts = pointer.content.parts
        self.emit(f"@split {held.path};")
        self.remove(held)
        offsets = accumulate(map(size, parts), initial=held.place[1])
        return [
            self.add((held.place[0], offset), replace(pointer, content=part))
            for offset, part in zip(offsets, parts, strict=False)
        ]

    def merge(self, pieces: Sequence[Held]) -> Held:
        """``@merge`` of neighbours."""
        pointer = pieces[0].type_
        contents = []
        for piece in pieces:
            assert isinstance(piece.type_, Own | Ref), "pointers are merged"
            contents.append(piece.type_.content)
            self.remove(piece)
        assert isinstance(pointer, Own | Ref), "pointers are merged"
        whole = replace(pointer, content=Product(tuple(contents)))
        path = pieces[0].path
        self.emit(f"@merge {path} {show(whole)};")
        return self.add(pieces[0].place, whole)

    # Continuations

    def frame(
        self, locals_: dict[str, tuple[str, ...]], dropped: float = 0.1
    ) -> list[tuple[Held, str | None]]:
        """What a new continuation gets of T, each with what blocks it there, where L is ``locals_``."""
        after = self.facts.copy()
        after.locals_ = locals_
        alive = self.facts.alive() & after.alive()
        chosen: dict[tuple[Place, str | None], Held] = {}
        for held in self.entries:
            ends = held.blocked in self.facts.locals_ and held.blocked not in locals_
            blocked = None if ends else held.blocked
            gone = not lifetimes_of(held.type_) <= alive
            if not held.kept and (gone or self.rng.random() < dropped):
                continue
            there = chosen.get((held.place, blocked))
            if there is None or not there.kept:
                chosen[held.place, blocked] = held
        return [(held, blocked) for (_, blocked), held in chosen.items()]

    def continuation(
        self, stem: str, parameters: Sequence[Type], locals_: dict[str, tuple[str, ...]]
    ) -> tuple[Goal, str, "Body"]:
        """A new continuation: as a goal, its head as text, and the body to be written for it."""
        name = self.drawing.fresh(stem)
        names = [self.drawing.fresh("p") for _ in parameters]
        frame = self.frame(locals_)
        above = ", ".join(f"{k} <= [{', '.join(v)}]" for k, v in locals_.items())
        entries = [f"{n}: {show(t)}" for n, t in zip(names, parameters, strict=True)]
        entries += [held.shown(blocked) for held, blocked in frame]
        head = f"letcont {name}({', '.join(names)}) : cont({above}; {', '.join(entries)}) :="
        after = self.branch(self.goal, self.fuel)
        after.plan = list(self.plan)
        after.facts.locals_ = dict(locals_)
        after.entries = [Held(h.place, h.type_, blocked, h.kept) for h, blocked in frame]
        for parameter, type_ in zip(names, parameters, strict=True):
            after.add((parameter, 0), type_)
        needed = {id(held) for held, _ in frame}
        for held in self.entries:
            held.kept = held.kept or id(held) in needed
        return Goal(name, tuple(parameters), tuple(locals_.items())), head, after

    def finish(self) -> str:
        """End what is open, delete most of what is owned, and go to the goal."""
        fixed = {name for name, _ in self.goal.locals_}
        for lifetime in [k for k in reversed(self.facts.locals_) if k not in fixed]:
            self.end(lifetime)
        made: list[Held] = []
        for type_ in self.goal.parameters:
            made.append(self.make(type_))
            made[-1].kept = True
        for held in self.free():
            self.delete(held)
        arguments = ", ".join(held.path for held in made)
        self.emit(f"jump {self.goal.name}({arguments})")
        return self.text()

    def delete(self, held: Held) -> bool:
        """``delete`` of a whole block."""
        if not isinstance(held.type_, Own) or held.type_.block != size(held.type_.content):
            return False
        self.emit(f"delete({held.type_.block}, {held.path});")
        self.remove(held)
        return True

    def text(self) -> str:
        return "\n".join(self.lines)


def flat(type_: Type) -> list[Type]:
    """The parts of nested products."""
    return [inner for part in type_.parts for inner in flat(part)] if isinstance(type_, Product) else [type_]


def entered(
    drawing: Drawing, fn: Fn, parameters: Sequence[str], ret: str, fuel: int, captured: Sequence[Held] = ()
) -> Body:
    """The body of a function at its start."""
    facts = Lifetimes({"'fn": ()}, list(bounds_of(fn)), list(fn.lifetimes))
    entries = [Held((name, 0), boxed(type_)) for name, type_ in zip(parameters, fn.arguments, strict=True)]
    goal = Goal(ret, (boxed(fn.result),), (("'fn", ()),))
    return Body(drawing, goal, facts, [*captured, *entries], fuel)


__all__ = ["STATIC", "Body", "Drawing", "Goal", "Held", "entered", "flat"]
