"""Which of the libraries' types are copy, send and sync: the table of the development, by example."""

import pytest
from run_rustrata import ROOT

from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.type_reader import read_type as read_syntax
from rustrata.source import SourceFile
from rustrata.typing.library_types import LIBRARY_TYPES, LibraryType, Trait
from rustrata.typing.profiles import GHOSTCELL
from rustrata.typing.sizes import has
from rustrata.typing.well_formed import TypeScope, read_type

# A type, and the traits that it has.
TRAITS = {
    "cell<int>": "copy send",
    "cell<own int>": "send",
    "cell<rc<int>>": "",
    "refcell<int>": "send",
    "refcell<rc<int>>": "",
    "ref<'static, int>": "",
    "refmut<'static, int>": "",
    "mutex<cell<int>>": "send sync",
    "mutex<rc<int>>": "",
    "mutexguard<'static, int>": "send sync",
    "mutexguard<'static, cell<int>>": "send",
    "rwlock<int>": "send sync",
    "rwlock<cell<int>>": "send",
    "rwlockreadguard<'static, int>": "send sync",
    "rwlockreadguard<'static, cell<int>>": "",
    "rwlockwriteguard<'static, int>": "send sync",
    "rwlockwriteguard<'static, cell<int>>": "send",
    "rc<int>": "",
    "weak<int>": "",
    "arc<int>": "send sync",
    "arc<cell<int>>": "",
    "arcweak<int>": "send sync",
    "arcweak<cell<int>>": "",
    "join_handle<rc<int>>": "send sync",
    "ghosttoken<'static>": "send sync",
    "ghostcell<'static, int>": "send sync",
    "ghostcell<'static, cell<int>>": "send",
}


@pytest.mark.parametrize("text", TRAITS)
def test_the_traits_of_a_library_type(text: str):
    type_ = read_type(read_syntax(Cursor(SourceFile("type", text))), TypeScope({}, frozenset(), GHOSTCELL))
    assert {trait.value for trait in Trait if has(trait, type_)} == set(TRAITS[text].split())


def test_every_library_type_is_in_the_table():
    assert {text.split("<")[0] for text in TRAITS} == set(LIBRARY_TYPES)


def row_of(name: str, library: LibraryType) -> str:
    """A library type as a row of the table in the guide."""
    taken = [*(f"'{letter}" for letter in "ab"[: len(library.lifetimes)]), *("T" for _ in library.arguments)]
    size = [str(library.cells)] if library.cells or not library.inline else []
    size += ["size(T)"] if library.inline else []
    cells = [
        f"`{name}<{', '.join(taken)}>`",
        ", ".join(variance.value for variance in (*library.lifetimes, *library.arguments)),
        " + ".join(size),
        *(when(library.traits.get(trait)) for trait in Trait),
    ]
    return f"| {' | '.join(cells)} |"


def when(needed: tuple[Trait, ...] | None) -> str:
    """What a type must be for a library type of it to have a trait."""
    if needed is None:
        return "never"
    return f"T {' and '.join(trait.value for trait in needed)}" if needed else "always"


@pytest.mark.parametrize("name", LIBRARY_TYPES)
def test_the_guide_has_the_table(name: str):
    guide = (ROOT / "docs" / "rustbelt.md").read_text(encoding="utf-8")
    assert row_of(name, LIBRARY_TYPES[name]) in guide
