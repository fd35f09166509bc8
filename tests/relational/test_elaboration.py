"""From a cat text to a model: functions, recursion, kinds, names, includes, and what is recognised."""

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.ir import Level
from rustrata.relational.model import Model, parse_model
from rustrata.relational.relation import relations
from rustrata.relational.structure import INITIAL, Event, EventStructure
from rustrata.source import SourceFile

TAGS = frozenset(("ACQ", "REL", "SC"))


def compiled(text: str, **library: str) -> Model:
    files = {f"{name}.cat": SourceFile(f"{name}.cat", content) for name, content in library.items()}
    return parse_model(SourceFile("m.cat", text), "m", TAGS, files.get)


def refusal(text: str, **library: str):
    with pytest.raises(RustrataError) as caught:
        compiled(text, **library)
    return caught.value.diagnostic


def message_passing() -> EventStructure:
    """ix, iy; P0: a: Wx, b: Wy (REL); P1: c: Ry (ACQ), d: Rx."""
    shapes = [
        (INITIAL, False, "x", ""),
        (INITIAL, False, "y", ""),
        (0, False, "x", ""),
        (0, False, "y", "REL"),
        (1, True, "y", "ACQ"),
        (1, True, "x", ""),
    ]
    events = tuple(
        Event(i, thread, reads, not reads, location, None, frozenset((tag,) if tag else ()))
        for i, (thread, reads, location, tag) in enumerate(shapes)
    )
    po = relations(6).relation([(2, 3), (4, 5)])
    return EventStructure(events, po, 0, 0, 0, 0, 0, (), (), ("x", "y"))


MP = message_passing()
RF = MP.algebra.relation([(3, 4), (0, 5)])
CO = MP.algebra.relation([(0, 2), (1, 3)])
FR = MP.algebra.relation([(5, 2)])


def value(text: str) -> set[tuple[int, int]]:
    model = compiled(f"let wanted = {text}" if "let wanted" not in text else text)
    return set(MP.algebra.pairs(Evaluator(model, MP).value(model.definitions["wanted"], RF, CO, FR)))


def test_functions_are_applied_to_terms_and_see_the_scope_of_their_definition():
    assert value("let f(a, b) = a ; b  let wanted = f(po, rf)") == {(2, 4)}
    assert value("let r = po let f x = x ; r  let r = rf  let wanted = f rf") == {(3, 5)}
    assert value("let f(po) = po ; po^-1  let wanted = f(rf)") == {(3, 3), (0, 0)}
    assert value("let f x = [x]  let g x = f x ; po  let wanted = g W") == {(2, 3)}
    assert value("toid(REL)") == {(3, 3)}
    assert value("let wanted = fencerel(R)") == set()


def test_let_and_binds_in_the_outer_scope():
    assert value("let a = po  let a = rf and b = a  let wanted = b") == {(2, 3), (4, 5)}


@pytest.mark.parametrize("base", ["po | rf", "rf ; po", "po ; rf | fr", "com | po"])
def test_let_rec_is_the_closure(base: str):
    expected = value(f"({base})+")
    assert value(f"let b = {base} let rec h = b | h ; b  let wanted = h") == expected
    assert value(f"let b = {base} let rec h = b | h ; h  let wanted = h") == expected
    both = f"let b = {base} let rec odd = b | even ; b and even = odd ; b  let wanted = odd | even"
    assert value(both) == expected


def test_two_recursive_definitions_of_one_text_are_two():
    text = "let rec h = po | h ; h  let first = h  let rec h = rf | h ; h  let wanted = first \\ h"
    assert value(text) == {(2, 3), (4, 5)}


def test_recursion_may_subtract_what_is_known():
    assert value("let rec h = (com | po) \\ rf | h ; h  let wanted = h") == value("((com | po) \\ rf)+")
    assert value("let rec h = ~(h0) & po | h ; h  let wanted = h".replace("h0", "rf")) == value("po+")


@pytest.mark.parametrize(
    "text",
    [
        "let rec h = po | (rf \\ h)",
        "let rec h = po | ~h",
        "let rec a = po | b and b = rf \\ (a ; po)",
        "let f x = po \\ x  let rec h = f h",
    ],
)
def test_recursion_below_a_difference_is_refused(text: str):
    assert refusal(text).code == "CAT005"


def test_a_function_that_calls_itself_for_ever_is_refused():
    assert refusal("let rec f x = x | f x  acyclic f po").code == "CAT007"


def test_domain_and_range():
    assert value("[domain(rf)]") == {(0, 0), (3, 3)}
    assert value("[range(rf)] ; po") == {(4, 5)}
    assert value("[~W]") == {(4, 4), (5, 5)}
    assert value("0 | rf") == value("rf | {}") == value("rf")


@pytest.mark.parametrize(
    ("text", "at", "message", "help_"),
    [
        (
            "let x = R ; po",
            (1, 9),
            "expected a relation, found a set",
            "write `[R]` for the identity on a set",
        ),
        ("acyclic W & M", (1, 9), "expected a relation, found a set", "write `[W & M]`"),
        ("let x = po | R", (1, 14), "expected a relation, found a set", "write `[R]`"),
        ("let x = R | po", (1, 13), "expected a set, found a relation", ""),
        ("let x = [po]", (1, 10), "expected a set, found a relation", ""),
        ("let x = po * R", (1, 9), "expected a set, found a relation", ""),
        ("let x = domain(R)", (1, 16), "expected a relation, found a set", "write `[R]`"),
        ("let x = domain(po, rf)", (1, 16), "expected a relation, found a tuple of 2", ""),
        ("let f(a, b) = a ; b  let x = f po", (1, 30), "`f` takes 2 arguments, not 1", ""),
        ("let f a = a  let x = f | po", (1, 22), "expected a relation, found a function", ""),
        ("let x = po rf", (1, 9), "`po` is not a function", ""),
    ],
)
def test_kinds(text: str, at: tuple[int, int], message: str, help_: str):
    found = refusal(text)
    assert (found.code, found.span.position, found.message) == ("CAT003", at, message)
    assert (found.help or "").startswith(help_)


@pytest.mark.parametrize(
    ("text", "at", "near"),
    [
        ("acyclic po-lok | rf", (1, 9), "po-loc"),
        ("let x = rfi\nlet y = Acq", (2, 9), "ACQ"),
        ("let x = rangee(rf)", (1, 9), "range"),
        ("let x = tooid R", (1, 9), "toid"),
    ],
)
def test_unknown_names_have_a_suggestion(text: str, at: tuple[int, int], near: str):
    found = refusal(text)
    assert (found.code, found.span.position, found.help) == ("CAT002", at, f"did you mean `{near}`?")


def test_a_tag_of_another_layer_is_unknown():
    assert refusal("let x = [MFENCE]").code == "CAT002"


def test_include_brings_names_and_axioms():
    model = compiled('include "low.cat"  acyclic both as two', low="let both = po | rf  empty both as one")
    assert [axiom.name for axiom in model.axioms] == ["one", "two"]


def test_includes_that_cannot_be():
    missing = refusal('let x = po\ninclude "lo.cat"')
    assert (missing.code, missing.span.position) == ("CAT006", (2, 1))
    assert "`lo.cat`" in missing.message
    assert refusal('include "a.cat"', a='include "b.cat"', b='include "a.cat"').code == "CAT006"
    inside = refusal('include "a.cat"', a="let x =\n po +- rf")
    assert (inside.code, inside.span.source.name, inside.span.position[0]) == ("CAT001", "a.cat", 2)


def test_axioms_have_names():
    model = compiled("acyclic po | rf as one  irreflexive po ;\n  rf  flag ~empty fr as two")
    assert [axiom.name for axiom in model.axioms] == ["one", "irreflexive po ; rf"]
    assert [flag.name for flag in model.flags] == ["two"]
    assert model.without("one").axioms == model.axioms[1:]


def test_equal_terms_are_one_node():
    model = compiled("let a = po ; rf  let b = po ; rf | 0  let c = (rf^-1 ; co) \\ id")
    assert model.definitions["a"] is model.definitions["b"]
    assert model.definitions["c"] is model.definitions["fr"]


@pytest.mark.parametrize(
    ("term", "level", "monotone"),
    [
        ("po ; addr", Level.STATIC, True),
        ("po ; rf", Level.READS_FROM, True),
        ("rf ; co", Level.COHERENCE, True),
        ("rf \\ po", Level.READS_FROM, True),
        ("po \\ rf", Level.READS_FROM, False),
        ("~rfe", Level.READS_FROM, False),
        ("(po \\ fr)+ ; rf", Level.COHERENCE, False),
    ],
)
def test_levels(term: str, level: Level, monotone: bool):
    node = compiled(f"let x = {term}").definitions["x"]
    assert (node.level, node.monotone) == (level, monotone)


@pytest.mark.parametrize(
    ("text", "coherent", "atomic"),
    [
        ("acyclic po-loc | rf | co | fr", True, False),
        ("acyclic com | (po & loc)", True, False),
        ("let hb = po | rf  acyclic hb | fr | co", True, False),
        ("acyclic po-loc | rfe | co | fr", False, False),
        ("irreflexive po-loc | rf | co | fr", False, False),
        ("~acyclic po-loc | rf | co | fr", False, False),
        ("flag acyclic po-loc | rf | co | fr as f", False, False),
        ("let rf = 0  acyclic po-loc | rf | co | fr", False, False),
        ("let po-loc = po  acyclic po-loc | rf | co | fr", True, False),
        ("let po-loc = 0  acyclic po-loc | rf | co | fr", False, False),
        ("empty rmw & (fre ; coe)", False, True),
        ("empty rmw & (fr ; co)", False, True),
        ("empty amo & (fre ; coe)", False, False),
        ("let rmw = 0  empty rmw & (fre ; coe)", False, False),
    ],
)
def test_what_the_search_may_force(text: str, coherent: bool, atomic: bool):
    model = compiled(text)
    assert (model.coherent, model.atomic) == (coherent, atomic)
