"""Files that TOML's reader does not take are refused as mappings."""

import pytest

from rustrata.architecture.mapping import read_mapping
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.source import SourceFile


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "9" * 5000,
        "a = " + "[" * 5000,
        "a = " + "[" * 5000 + "]" * 5000,
        "a = " + "{a=" * 5000,
        "a = 1979-13-01",
    ],
    ids=["a long number", "brackets", "nested lists", "nested tables", "no date"],
)
def test_what_is_not_toml_is_refused(text: str):
    with pytest.raises(RustrataError, match="a mapping is a TOML file: ") as found:
        read_mapping(SourceFile("mapping.toml", text))
    assert found.value.diagnostic.code == "ARC003"
