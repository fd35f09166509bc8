"""The aliasing models that optimisations are judged by, each with what a context may do under it.

A model's alphabet leaves out what is another move under it: a two-phase borrow is a raw pointer or a mutable
reference; a raw pointer is in Tree Borrows the pointer that it comes from; a reborrow of no byte gives in
Stacked Borrows nothing that can be used. The tests compare states.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from rustrata.abstract.aliasing.events import Pointer
from rustrata.abstract.aliasing.model import Borrows
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows
from rustrata.programs.optimisation import Extra
from rustrata.refinement.optimisation.alphabet import Alphabet
from rustrata.refinement.optimisation.context import Borrowing

_PROTECTED = (Borrowing(Pointer.UNIQUE, protected=True), Borrowing(Pointer.SHARED, protected=True))
_REFERENCES = (Borrowing(Pointer.UNIQUE), Borrowing(Pointer.SHARED), *_PROTECTED)
_RAW = Borrowing(Pointer.RAW_MUT)
_BOX = Borrowing(Pointer.BOX, protected=True)
_CELL = Borrowing(Pointer.SHARED, cell=True)
_PROTECTED_CELL = Borrowing(Pointer.SHARED, cell=True, protected=True)
_MUTABLE_CELL = Borrowing(Pointer.UNIQUE, cell=True)
_PROTECTED_MUTABLE_CELL = Borrowing(Pointer.UNIQUE, cell=True, protected=True)
_LAZY = (
    Borrowing(Pointer.UNIQUE, lazy=True),
    Borrowing(Pointer.SHARED, lazy=True),
    Borrowing(Pointer.UNIQUE, lazy=True, protected=True),
    Borrowing(Pointer.SHARED, lazy=True, protected=True),
)


@dataclass(frozen=True, slots=True)
class AliasingModel:
    """A model: how its state is made before the first event, the ways in which contexts make pointers under
    it, and those that come with an extra. ``wildcards``: pointers cast from integers have a meaning."""

    name: str
    new: Callable[[], Borrows]
    plain: tuple[Borrowing, ...]
    extra: dict[Extra, tuple[Borrowing, ...]] = field(default_factory=dict)
    wildcards: bool = False

    def alphabet(self, extras: Collection[Extra]) -> Alphabet:
        """What contexts may do, with these extras."""
        more = [borrowing for extra in Extra if extra in extras for borrowing in self.extra.get(extra, ())]
        expose = self.wildcards and Extra.WILDCARDS in extras
        return Alphabet((*self.plain, *more), expose=expose)


def _stacked(name: str, extra: dict[Extra, tuple[Borrowing, ...]], *, wildcards: bool) -> AliasingModel:
    return AliasingModel(name, partial(borrows, name), (*_REFERENCES, _RAW), extra, wildcards)


def _tree(name: str, cells: tuple[Borrowing, ...], *, wildcards: bool) -> AliasingModel:
    extra = {Extra.BOXES: (_BOX,), Extra.CELLS: cells}
    return AliasingModel(name, partial(borrows, name), (*_REFERENCES, *_LAZY), extra, wildcards)


OPTIMISATION_MODELS: dict[str, AliasingModel] = {
    model.name: model
    for model in (
        _stacked("stacked-borrows-thesis", {Extra.CELLS: (_CELL, _PROTECTED_CELL)}, wildcards=False),
        _stacked("stacked-borrows-miri-2026-08", {Extra.BOXES: (_BOX,)}, wildcards=True),
        _tree("tree-borrows-pldi25", (_MUTABLE_CELL, _PROTECTED_MUTABLE_CELL), wildcards=False),
        _tree("tree-borrows-miri-2026-08", (_CELL, _MUTABLE_CELL), wildcards=True),
        _tree("tree-borrows-miri-2026-08-implicit-writes", (_CELL, _MUTABLE_CELL), wildcards=True),
        AliasingModel("noalias", partial(borrows, "noalias"), _PROTECTED),
    )
}
"""The models by name."""

assert OPTIMISATION_MODELS.keys() == ALIASING_MODELS.keys(), "every aliasing model judges optimisations"
