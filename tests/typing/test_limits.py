"""Types that are too large are refused, and those that are large are read."""

import pytest
from typing_of import rejection, typed

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.typing.judgements import Derivation
from rustrata.typing.types import show

FUNCTION = "fn f(x) ret ret : fn(; TYPE) -> TYPE = jump ret(x);"


def abbreviations(count: int, body: str) -> str:
    """``t0`` is int, and each of the others is ``body`` of the one before."""
    others = (f"type t{n} = {body.replace('BEFORE', f't{n - 1}')};\n" for n in range(1, count))
    return "type t0 = int;\n" + "".join(others)


@pytest.mark.parametrize(
    ("count", "body"), [(40, "(BEFORE, BEFORE)"), (3_000, "own BEFORE"), (60, "own BEFORE")]
)
def test_abbreviations_beyond_the_limits_are_refused(count: int, body: str):
    text = abbreviations(count, body) + FUNCTION.replace("TYPE", f"t{count - 1}")
    with pytest.raises(RustrataError) as refused:
        typed(text)
    assert refused.value.diagnostic.code == "LRS002"
    assert refused.value.diagnostic.span is not None


def test_an_abbreviation_of_itself_is_no_type():
    assert rejection("type a = own b; type b = own a;" + FUNCTION.replace("TYPE", "a")).rule == "wf-type"


@pytest.mark.parametrize(
    "type_",
    [
        "own (" * 70 + "int" + ",)" * 70,
        "rec T. <()|own " * 40 + "T" + ">" * 40,
        "fn(;) -> " * 140 + "int",
        "rec T. <t9|own T>",
        "?1000000000000",
    ],
)
def test_large_types_are_read(type_: str):
    text = abbreviations(10, "(BEFORE, BEFORE)") + FUNCTION.replace("TYPE", type_)
    assert isinstance(typed(text).functions[-1].outcome, Derivation)


def test_the_size_of_a_recursive_type_is_that_of_its_unfolding():
    text = "type pair<'a> = (&'a int, int);\n" + FUNCTION.replace(
        "TYPE", "rec T. <()|(pair<'static>, cell<(int, int)>, rec U. <own T|own U>, own T)>"
    )
    (found,) = typed(text).functions
    assert isinstance(found.outcome, Derivation)
    assert "own[8] T" in show(found.outcome.type_)
