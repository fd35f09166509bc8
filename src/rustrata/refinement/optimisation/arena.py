"""What all searches of one model in one world share: its machine, and the openings of contexts."""

from typing import TypeAlias

from rustrata.abstract.aliasing.events import Access
from rustrata.programs.optimisation import Extra
from rustrata.refinement.optimisation.context import (
    BODY_FRAME,
    ContextAccess,
    ContextMove,
    Known,
    Side,
    Surroundings,
    operation_of,
)
from rustrata.refinement.optimisation.machine import INITIAL_VALUE, UNDEFINED, Machine, State, World
from rustrata.refinement.optimisation.models import AliasingModel
from rustrata.refinement.optimisation.verdict import Turn

Opening: TypeAlias = tuple[State, int]
"""What a context got to before it calls the body: a state of both sides, and its surroundings by number."""

Offer: TypeAlias = tuple[int, int, bool, int, ContextMove]
"""A move: the operations of both sides, whether it reads, and the surroundings that it leads to."""


MOST_STATES = 600_000
"""Of one model, with what it takes to go on from each: a gigabyte or two."""


class Arena:
    """What all searches of one model in one world share: the machine, the surroundings that contexts get
    into, and the openings, which are what contexts do before they call the body.

    ``idle`` and ``alike`` tell of each surroundings how many of its pointers are idle, and whether both sides
    have the same tags. Where tags tell the age of pointers, as with wildcards, no pointer counts as idle: one
    that nobody uses can still be older than another.
    """

    def __init__(
        self, model: AliasingModel, world: World, extras: tuple[Extra, ...] = (), threads: int = 2
    ) -> None:
        self.machine = machine = Machine(model.new, world)
        self.extras = extras
        self.alphabet = model.alphabet(extras)
        self.by_age = self.alphabet.expose
        self.threads = threads
        self.surroundings: list[Surroundings] = []
        self.idle: list[int] = []
        self.alike: list[bool] = []
        self._numbers: dict[Surroundings, int] = {}
        self._offers: dict[tuple[int, int], list[Offer]] = {}
        roots = tuple(Known(tag, tag, tag) for tag in range(len(machine.world.sizes)))
        start = (machine.start, self.number(Surroundings(roots, (), len(roots), BODY_FRAME + 1)))
        self._came: dict[Opening, tuple[Opening, ContextMove] | None] = {start: None}
        self._levels: list[list[Opening]] = [self._closed([start])]

    @property
    def full(self) -> bool:
        """Are there more states than memory should hold?"""
        return len(self.machine.memory) > MOST_STATES

    def number(self, surroundings: Surroundings) -> int:
        """The number of surroundings."""
        number = self._numbers.get(surroundings)
        if number is None:
            number = self._numbers[surroundings] = len(self.surroundings)
            self.surroundings.append(surroundings)
            self.idle.append(0 if self.by_age else len(surroundings.idle))
            self.alike.append(surroundings.alike)
        return number

    def offers(self, number: int, fresh: int) -> list[Offer]:
        """The moves in surroundings: operations of both sides, whether it reads, and where it leads."""
        known = self._offers.get((number, fresh))
        if known is None:
            surroundings = self.surroundings[number]
            moves = self.alphabet.moves(surroundings, self.machine.world.sizes, fresh)
            known = [self._offer(surroundings, move) for move in moves]
            self._offers[number, fresh] = known
        return known

    def returns(self, number: int) -> list[Offer]:
        """The calls of the context that may end in surroundings, as moves."""
        known = self._offers.get((number, 0))
        if known is None:
            surroundings = self.surroundings[number]
            known = [self._offer(surroundings, move) for move in surroundings.returns(self.threads)]
            self._offers[number, 0] = known
        return known

    def openings(self, level: int) -> list[Opening]:
        """What a context can get to with exactly as many steps, and not with fewer."""
        while len(self._levels) <= level:
            following: list[Opening] = []
            for opening in self._levels[-1]:
                state, number = opening
                for operation, _, _, leads_to, move in self.offers(number, INITIAL_VALUE):
                    after = self.machine.step(state, operation)
                    self._reach((after, leads_to), opening, move, following)
            self._levels.append(self._closed(following))
        return self._levels[level]

    def way_to(self, opening: Opening) -> list[Turn]:
        """The moves of an opening."""
        turns: list[Turn] = []
        came = self._came[opening]
        while came is not None:
            opening, move = came
            turns.append(move)
            came = self._came[opening]
        return turns[::-1]

    def _closed(self, level: list[Opening]) -> list[Opening]:
        for opening in level:
            state, number = opening
            for operation, _, _, leads_to, move in self.returns(number):
                self._reach((self.machine.step(state, operation), leads_to), opening, move, level)
        return level

    def _reach(self, opening: Opening, origin: Opening, move: ContextMove, level: list[Opening]) -> None:
        if opening[0] != UNDEFINED and opening not in self._came:
            self._came[opening] = origin, move
            level.append(opening)

    def _offer(self, surroundings: Surroundings, move: ContextMove) -> Offer:
        machine = self.machine
        return (
            machine.operation(operation_of(move, surroundings, Side.SOURCE)),
            machine.operation(operation_of(move, surroundings, Side.TARGET)),
            isinstance(move, ContextAccess) and move.access is Access.READ,
            self.number(surroundings.after(move)),
            move,
        )
