"""The aliasing models that optimisations are judged by, each with what a context may do under it.

A model's alphabet leaves out what is another move under it: a two-phase borrow is a raw pointer in Stacked
Borrows and a mutable reference in Tree Borrows; a raw pointer is in Tree Borrows the pointer it comes from; a
reborrow of no byte gives in Stacked Borrows nothing that can be used. The tests compare states.
"""

from dataclasses import dataclass

from rustrata.abstract.aliasing.events import Pointer
from rustrata.abstract.aliasing.model import Borrows
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.refinement.optimisation.alphabet import Alphabet
from rustrata.refinement.optimisation.context import Borrowing

_REFERENCES = (
    Borrowing(Pointer.UNIQUE),
    Borrowing(Pointer.SHARED),
    Borrowing(Pointer.UNIQUE, protected=True),
    Borrowing(Pointer.SHARED, protected=True),
)
_RAW = Borrowing(Pointer.RAW_MUT)
_BOX = Borrowing(Pointer.BOX, protected=True)
_CELL = Borrowing(Pointer.SHARED, cell=True)
_MUTABLE_CELL = Borrowing(Pointer.UNIQUE, cell=True)
_PROTECTED_CELL = Borrowing(Pointer.SHARED, cell=True, protected=True)
_PROTECTED_MUTABLE_CELL = Borrowing(Pointer.UNIQUE, cell=True, protected=True)
_LAZY = (
    Borrowing(Pointer.UNIQUE, lazy=True),
    Borrowing(Pointer.SHARED, lazy=True),
    Borrowing(Pointer.UNIQUE, lazy=True, protected=True),
    Borrowing(Pointer.SHARED, lazy=True, protected=True),
)


@dataclass(frozen=True, slots=True)
class AliasingModel:
    """A model: how its state is made before the first event, and what contexts are tried under it."""

    name: str
    alphabet: Alphabet

    def new(self) -> Borrows:
        """The state before the first event."""
        return borrows(self.name)


OPTIMISATION_MODELS: dict[str, AliasingModel] = {
    model.name: model
    for model in (
        AliasingModel(
            "stacked-borrows-thesis", Alphabet((*_REFERENCES, _RAW, _PROTECTED_CELL), expose=False)
        ),
        AliasingModel("stacked-borrows-miri-2026-08", Alphabet((*_REFERENCES, _RAW, _BOX))),
        AliasingModel(
            "tree-borrows-pldi25",
            Alphabet((*_REFERENCES, *_LAZY, _BOX, _MUTABLE_CELL, _PROTECTED_MUTABLE_CELL), expose=False),
        ),
        AliasingModel(
            "tree-borrows-miri-2026-08", Alphabet((*_REFERENCES, *_LAZY, _BOX, _CELL, _MUTABLE_CELL))
        ),
        AliasingModel(
            "tree-borrows-miri-2026-08-implicit-writes",
            Alphabet((*_REFERENCES, *_LAZY, _BOX, _CELL, _MUTABLE_CELL)),
        ),
        AliasingModel("noalias", Alphabet(_REFERENCES[2:], expose=False)),
    )
}
"""The models by name."""
