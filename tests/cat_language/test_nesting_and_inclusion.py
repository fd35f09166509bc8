"""Models that nest without end, in their expressions or their files."""

from pathlib import Path

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.relational.cat.term_reader import MOST_NESTED
from rustrata.relational.model import parse_model
from rustrata.relational.model_file import read_model
from rustrata.source import SourceFile

TAGS = frozenset({"A"})


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("(", ")"),
        ("{", "}"),
        ("[", "]"),
        ("~", ""),
        ("begin ", " end"),
        ("fun x -> ", ""),
        ('if "v" then ', ""),
    ],
)
def test_what_nests_too_deeply_is_refused(opening: str, closing: str):
    text = f"let a = {opening * 3000}po{closing * 3000}\nacyclic po"
    with pytest.raises(RustrataError, match=f"more than {MOST_NESTED} expressions inside each other"):
        parse_model(SourceFile("deep.cat", text), "deep", TAGS)


def test_many_sets_beside_each_other_do_not_nest():
    sets = "\n".join(f"let s{number} = {{po, rf}}" for number in range(2 * MOST_NESTED))
    assert parse_model(SourceFile("wide.cat", sets + "\nacyclic po"), "wide", TAGS).axioms


@pytest.mark.parametrize("through", ["self.cat", "other.cat"])
def test_a_file_does_not_include_itself_directly_or_through_another(through: str, tmp_path: Path):
    (tmp_path / "self.cat").write_text(f'"self"\ninclude "{through}"\nacyclic po\n')
    (tmp_path / "other.cat").write_text('"other"\ninclude "self.cat"\n')
    with pytest.raises(RustrataError, match=r"`self\.cat` includes itself") as found:
        read_model(tmp_path / "self.cat").compiled(TAGS)
    assert found.value.diagnostic.code == "CAT006"


def test_two_files_may_include_the_same_one(tmp_path: Path):
    (tmp_path / "main.cat").write_text('"main"\ninclude "one.cat"\ninclude "two.cat"\nacyclic a\n')
    (tmp_path / "one.cat").write_text('"one"\ninclude "two.cat"\n')
    (tmp_path / "two.cat").write_text('"two"\nlet a = po | rf\n')
    assert len(read_model(tmp_path / "main.cat").compiled(TAGS).axioms) == 1


@pytest.mark.parametrize("name", ["n" * 300 + ".cat", "nul\0.cat", "", "."])
def test_a_name_that_no_file_can_have_is_not_found(name: str, tmp_path: Path):
    (tmp_path / "main.cat").write_text(f'"main"\ninclude "{name}"\nacyclic po\n')
    with pytest.raises(RustrataError) as found:
        read_model(tmp_path / "main.cat").compiled(TAGS)
    assert found.value.diagnostic.code in {"CAT001", "CAT006"}
