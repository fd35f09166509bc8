"""Pairs by models: which searches there are to make, and their answers."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rustrata.abstract.aliasing.events import Storage
from rustrata.programs.optimisation import Pair
from rustrata.records import record
from rustrata.refinement.optimisation.arena import MOST_STATES, Arena
from rustrata.refinement.optimisation.machine import World
from rustrata.refinement.optimisation.models import AliasingModel
from rustrata.refinement.optimisation.search import search
from rustrata.refinement.optimisation.verdict import Stopped, Verdict


@record
class Judgement:
    """What the search says of one pair under one model."""

    pair: Pair
    model: AliasingModel
    verdict: Verdict


class Judge:
    """Judges pairs under one model. Pairs with the same memory share what was found out about the model."""

    def __init__(self, model: AliasingModel) -> None:
        self.model = model
        self._arenas: dict[tuple[object, ...], tuple[Arena, ...]] = {}

    def judge(self, pair: Pair, bound: int, should_stop: Callable[[], bool] = lambda: False) -> Judgement:
        """Is the optimisation sound up to a bound? `Stopped` when it was stopped before."""
        if should_stop():
            return Judgement(pair, self.model, Stopped(-1, 0, for_time=True))
        with _without_collection():
            return Judgement(pair, self.model, search(pair, self._arenas_of(pair), bound, should_stop))

    def _arenas_of(self, pair: Pair) -> Sequence[Arena]:
        """Memory of the heap; of the stack too where that makes a difference to the model."""
        sizes = tuple(type_.size for type_ in pair.memory)
        key = sizes, pair.extras, pair.threads
        held = (len(arena.machine.memory) for arenas in self._arenas.values() for arena in arenas)
        if sum(held) > MOST_STATES // 2:
            self._arenas.clear()
        if key not in self._arenas:
            worlds = [World(sizes, storage) for storage in (Storage.HEAP, Storage.STACK)]
            arenas = [Arena(self.model, world, pair.extras, pair.threads) for world in worlds]
            distinct = {arena.machine.first_key: arena for arena in reversed(arenas)}
            self._arenas[key] = tuple(arena for arena in arenas if arena in distinct.values())
        return self._arenas[key]


@contextmanager
def _without_collection() -> Iterator[None]:
    """The states of a search are many and form no cycles; to look for some takes as long as the search."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
