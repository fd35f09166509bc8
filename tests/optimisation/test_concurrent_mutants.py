"""Concurrent optimisations as a test of the models: with one axiom of RC11 changed, which verdicts change?"""

import pytest
from every_ordering import shipped

from rustrata.abstract.atomics import TAGS
from rustrata.refinement.concurrent.models import AtomicsModel
from rustrata.refinement.concurrent.search import search
from rustrata.refinement.concurrent.verdict import Sound, Unsound
from rustrata.refinement.models import MODELS
from rustrata.relational.model import Model, parse_model
from rustrata.source import SourceFile

NO_LOAD_BUFFERING = "acyclic po | rf as no-thin-air"
TEXT = MODELS["rc11"].path.read_text(encoding="utf-8")


def mutant(old: str, new: str) -> Model:
    assert TEXT.count(old) == 1, f"rc11.cat has `{old}` once"
    return parse_model(SourceFile("mutant.cat", TEXT.replace(old, new)), "mutant", TAGS)


def sound(name: str, model: Model, bound: int) -> bool:
    verdict = search(shipped(name), AtomicsModel("mutant"), model, bound)
    assert isinstance(verdict, Sound | Unsound)
    return isinstance(verdict, Sound)


UNCHANGED = mutant(NO_LOAD_BUFFERING, NO_LOAD_BUFFERING)


@pytest.mark.parametrize(
    ("old", "new", "pair", "bound"),
    [
        (NO_LOAD_BUFFERING, "", "reorder:Rrlx,Wrlx", 2),
        ("release = REL |", "release =", "reorder:Wrlx,Wrel", 2),
        ("acquire = ACQ |", "acquire =", "reorder:Racq,Rrlx", 2),
        ("acyclic psc-base | psc-fence as SC", "", "reorder:Wsc,Rsc", 2),
        ("[W] ; po-loc? ; [W & atomic]", "[W & atomic]", "overwritten-write:Wrel,Wrlx", 3),
        ("flag ~empty race as data-race", "", "new-read:Rna", 1),
    ],
)
def test_a_weaker_model_lets_an_optimisation_pass(old: str, new: str, pair: str, bound: int):
    assert not sound(pair, UNCHANGED, bound)
    assert sound(pair, mutant(old, new), bound)


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        (NO_LOAD_BUFFERING, "acyclic po | rf | co | fr as SC-everywhere", "reorder:Wrlx,Rrlx"),
        (NO_LOAD_BUFFERING, "acyclic po | rf | co as no-thin-air", "reorder:Wrlx,Wrlx"),
        ("release = REL |", "release = REL | RLX |", "reorder:Wrlx,Wrlx"),
        ("[R & atomic] ; (po ; [F])? ; [acquire]", "[R & atomic] ; [acquire]", "acquire-by-fence"),
        ("[release] ; ([F] ; po)? ; rs", "[release] ; rs", "release-by-fence"),
    ],
)
def test_a_stronger_or_lopsided_model_refutes_one(old: str, new: str, pair: str):
    bound = 3 if pair.endswith("-by-fence") else 2
    assert sound(pair, UNCHANGED, 2)
    assert not sound(pair, mutant(old, new), bound)
