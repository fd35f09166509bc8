"""Every axiom and every part of a definition matters: without it, some program is judged differently.

What survives is listed with the reason why it makes no difference.
"""

from functools import cache

import pytest
from atomic_shapes import RACES, SHAPES

from rustrata.abstract.atomics import TAGS
from rustrata.executions.actions import Program, Read, Update, Write
from rustrata.executions.expressions import Constant
from rustrata.executions.outcomes import values_in
from rustrata.refinement.models import MODELS, load_model
from rustrata.relational.engine import Question
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

RLX = frozenset(("RLX",))
# An RMW of two events, as instruction sets have them: x + 2 beside x = 1, each observed.
TWO_EVENTS = Program(
    "update of two events",
    (("x", 0),),
    ((Update("r", "x", Constant(2), RLX, RLX),), (Write("x", Constant(1), RLX), Read("s", "x", RLX))),
    ((0, "r"), (1, "s")),
    ("x",),
)
PROGRAMS: list[tuple[str, Program, tuple[int, ...]]] = [
    *((shape.name, shape.program, values_in(shape.test.condition)) for shape in (*SHAPES, *RACES)),
    ("two events", TWO_EVENTS, ()),
]


def answers(model: Model, program: Program, constants: tuple[int, ...]):
    question = Question(program, model, constants)
    outcomes = frozenset(question.outcomes(Budget(100_000)).outcomes)
    return outcomes, question.count(Budget(100_000)), question.undefined(Budget(100_000)) is None


@cache
def answers_of_shipped(name: str) -> list:
    return [answers(load_model(name), program, constants) for _, program, constants in PROGRAMS]


def killer(original: str, mutant: Model) -> str | None:
    """The first program that tells a shipped model and a mutant apart."""
    for (name, program, constants), expected in zip(PROGRAMS, answers_of_shipped(original), strict=True):
        if answers(mutant, program, constants) != expected:
            return name
    return None


AXIOMS = {name: [axiom.name for axiom in load_model(name).axioms] for name in ("sc", "rc11", "c20", "rust")}
REDUNDANT = {
    # A cycle of hb takes a synchronisation, and so an rf edge from a write w to a read r with hb from r
    # back to w, which `irreflexive hb ; eco` forbids. It is stated because the standard states it.
    ("c20", "happens-before"),
    ("rust", "happens-before"),
}


def test_every_model_has_its_axioms():
    assert AXIOMS == {
        "sc": ["atomicity", "sequential-consistency"],
        "rc11": ["atomicity", "sc-per-location", "coherence", "SC", "no-thin-air"],
        "c20": ["atomicity", "sc-per-location", "happens-before", "coherence", "SC"],
        "rust": ["atomicity", "sc-per-location", "happens-before", "coherence", "SC", "no-thin-air"],
    }


# With one event for an RMW, `atomicity` follows from SC per location (fr ; co from it to itself is a
# cycle), so what kills it is the RMW of two events. SC per location does not follow from `coherence`: two
# RMWs that read each other's value, or one that reads a later store, have no hb between them.
@pytest.mark.parametrize(("model", "axiom"), [(m, a) for m, axioms in AXIOMS.items() for a in axioms])
def test_every_axiom_matters(model: str, axiom: str):
    found = killer(model, load_model(model).without(axiom))
    assert (found is None) == ((model, axiom) in REDUNDANT), found


C20 = MODELS["c20"].path.read_text(encoding="utf-8")
RC11 = MODELS["rc11"].path.read_text(encoding="utf-8")


def mutant(text: str, old: str, new: str) -> Model:
    assert text.count(old) == 1, f"{old!r} is not once in the model"
    return parse_model(SourceFile("mutant.cat", text.replace(old, new)), "mutant", TAGS)


C20_MUTANTS = [
    ("let acquire = ACQ | ACQ_REL | SC", "let acquire = ACQ_REL | SC"),
    ("let acquire = ACQ | ACQ_REL | SC", "let acquire = ACQ | SC"),
    ("let acquire = ACQ | ACQ_REL | SC", "let acquire = ACQ | ACQ_REL"),
    ("let release = REL | ACQ_REL | SC", "let release = ACQ_REL | SC"),
    ("let release = REL | ACQ_REL | SC", "let release = REL | SC"),
    ("let release = REL | ACQ_REL | SC", "let release = REL | ACQ_REL"),
    ("let atomic = RLX | acquire", "let atomic = acquire"),
    ("let eco = (rf | co | fr)+", "let eco = (co | fr)+"),
    ("let eco = (rf | co | fr)+", "let eco = (rf | fr)+"),
    ("let eco = (rf | co | fr)+", "let eco = (rf | co)+"),
    ("let eco = (rf | co | fr)+", "let eco = rf | co | fr"),
    ("[W & atomic] ; (rf ; [RMW])*", "[W & atomic]"),
    ("[W & atomic] ; (rf ; [RMW])*", "[W & atomic] ; (rf ; [RMW])?"),
    ("[release] ; ([F] ; po)? ; rs", "[release] ; rs"),
    ("[release] ; ([F] ; po)? ; rs", "[release] ; po? ; rs"),
    ("[release] ; ([F] ; po)? ; rs", "([F] ; po)? ; rs"),
    ("(po ; [F])? ; [acquire]", "[acquire]"),
    ("(po ; [F])? ; [acquire]", "po? ; [acquire]"),
    ("(po ; [F])? ; [acquire]", "(po ; [F])?"),
    ("rs ; rf ; [R & atomic]", "rs ; [R & atomic]"),
    ("let hb = (po | sw)+", "let hb = po"),
    ("let hb = (po | sw)+", "let hb = sw+"),
    ("let hb = (po | sw)+", "let hb = po | sw"),
    ("let strong-hb = (po | [SC] ; sw ; [SC] | po ; hb ; po)+", "let strong-hb = po"),
    ("let strong-hb = (po | [SC]", "let strong-hb = ([SC]"),
    ("| po ; hb ; po)+", ")+"),
    ("| po ; hb ; po)+", "| hb)+"),
    ("let S = [SC] ; strong-hb ; [SC]\n      |", "let S ="),
    ("| SC-access ; eco ; SC-access\n", "\n"),
    ("| SC-fence ; hb ; eco ; SC-access\n", "\n"),
    ("| SC-access ; eco ; hb ; SC-fence\n", "\n"),
    ("| SC-fence ; hb ; eco ; hb ; SC-fence", ""),
    ("| SC-fence ; hb ; eco ; SC-access\n", "| SC-fence ; po ; eco ; SC-access\n"),
    ("| SC-access ; eco ; hb ; SC-fence\n", "| SC-access ; eco ; po ; SC-fence\n"),
    ("| SC-fence ; hb ; eco ; hb ; SC-fence", "| SC-fence ; po ; eco ; po ; SC-fence"),
    ("let SC-fence = [SC & F]", "let SC-fence = [F]"),
    ("((W * M) | (M * W)) & loc", "(W * W) & loc"),
    ("((W * M) | (M * W)) & loc", "(M * M) & loc"),
    ("& loc & ext", "& ext"),
    ("& loc & ext", "& loc"),
    (" & ~((IW * _) | (_ * IW))", ""),
    ("(conflict & ~(atomic * atomic))", "conflict"),
    ("\\ (hb | hb^-1)", ""),
    ("\\ (hb | hb^-1)", "\\ (po | po^-1)"),
]


@pytest.mark.parametrize(("old", "new"), C20_MUTANTS)
def test_every_part_of_c20_matters(old: str, new: str):
    assert killer("c20", mutant(C20, old, new)) is not None


# Parts that make no difference, and why. They are kept because the standard says them.
C20_SURVIVORS = [
    # What a read takes its value from is read by an RMW only if that event also writes.
    ("(rf ; [RMW])*", "rf*"),
    # Whatever synchronises two SC events also orders them by eco, through fences by hb ; eco ; hb.
    ("(po | [SC] ; sw ; [SC] | po ; hb ; po)+", "(po | po ; hb ; po)+"),
    # strong-hb is transitive, so between two SC events it passes through any others by itself.
    ("let S = [SC] ; strong-hb ; [SC]", "let S = strong-hb"),
    # Accesses that are not SC would have eco edges only, and eco is transitive.
    ("let SC-access = [SC \\ F]", "let SC-access = [M]"),
    # A conflict goes both ways: the half that begins with the non-atomic access remains.
    ("(conflict & ~(atomic * atomic))", "(conflict & ~(atomic * _))"),
]


@pytest.mark.parametrize(("old", "new"), C20_SURVIVORS)
def test_what_makes_no_difference(old: str, new: str):
    assert killer("c20", mutant(C20, old, new)) is None


RC11_MUTANTS = [
    ("let rs = [W] ; po-loc? ; [W & atomic]", "let rs = [W & atomic]"),
    ("[W & atomic] ; (rf ; [RMW])*", "[W & atomic]"),
    ("let scb = po | po-elsewhere ; hb ; po-elsewhere", "let scb = po"),
    ("| (hb & loc) | co | fr", "| co | fr"),
    ("| (hb & loc) | co | fr", "| (hb & loc) | fr"),
    ("| (hb & loc) | co | fr", "| (hb & loc) | co"),
    ("let psc-base = ([SC] | [F & SC] ; hb?)", "let psc-base = [SC]"),
    ("scb ; ([SC] | hb? ; [F & SC])", "scb ; [SC]"),
    ("(hb | hb ; eco ; hb)", "hb"),
    ("acyclic psc-base | psc-fence as SC", "acyclic psc-base as SC"),
    ("irreflexive hb ; eco? as coherence", "irreflexive hb as coherence"),
]


@pytest.mark.parametrize(("old", "new"), RC11_MUTANTS)
def test_parts_of_rc11_matter(old: str, new: str):
    assert killer("rc11", mutant(RC11, old, new)) is not None
