"""The table of the standard library's types: each line is found by the path that it defines."""

from pathlib import Path

import pytest

from rustrata.programs.rust import std_types
from rustrata.programs.rust.dialects import DIALECTS


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_type_of_the_table_is_read_by_its_path(dialect: str):
    for path in std_types.std_types(dialect):
        found = std_types.std_type(path, dialect)
        assert found is not None
        assert found.path == path
        assert len(std_types.defaults(path, dialect)) == len(found.generics)


def test_every_line_that_is_no_comment_defines_a_type():
    folder = Path(std_types.__file__).parent
    for dialect in DIALECTS:
        names = ["std_types.txt", f"std_types_{dialect}.txt"]
        lines = {
            f"{name}:{number}"
            for name in names
            if (folder / name).exists()
            for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1)
            if line and not line.startswith("#")
        }
        assert {line.name for line in std_types.std_types(dialect).values()} <= lines
        overridden = lines - {line.name for line in std_types.std_types(dialect).values()}
        assert all(name.startswith("std_types.txt:") for name in overridden)


def test_a_dialect_with_other_types_has_them():
    older = std_types.std_type("std::ptr::NonNull", "1.95")
    newer = std_types.std_type("std::ptr::NonNull", "1.97")
    assert older != newer
    assert std_types.std_type("std::no::Such", "1.97") is None
    assert std_types.defaults("std::no::Such", "1.97") == ()
