"""The table of files that hold models: it names a file for every model, and only files that have some."""

from importlib import import_module
from pathlib import Path

import pytest

from rustrata.abstract.mir import models

FOLDER = Path(models.__file__).parent
REGISTERING = tuple(
    path.stem
    for path in sorted(FOLDER.glob("*.py"))
    if any(word in path.read_text(encoding="utf-8") for word in ("@model(", "@destructor(", "@std_closure("))
)


def registered() -> dict[str, str]:
    """The file of each name that has a model."""
    for file in REGISTERING:
        import_module(f"rustrata.abstract.mir.{file}")
    tables: list[dict[str, object]] = [{**models.MODELS}, {**models.DESTRUCTORS}]
    tables.append({name: found.call for name, found in models.STD_CLOSURES.items()})
    return {
        name: function.__module__.rpartition(".")[2]
        for table in tables
        for name, function in table.items()
        if callable(function)
    }


def test_every_model_is_in_a_file_that_its_name_leads_to():
    lost = {name: file for name, file in registered().items() if file not in models.files_of(name)}
    assert lost == {}, "add the beginning of the name to the file's line in FILES"


@pytest.mark.parametrize("file", models.FILES)
def test_every_beginning_in_the_table_is_that_of_a_model(file: str):
    names = [name for name, found in registered().items() if found == file]
    unused = [prefix for prefix in models.FILES[file] if not any(name.startswith(prefix) for name in names)]
    assert unused == []


def test_the_files_that_register_models_are_those_of_the_table():
    assert set(models.FILES) == set(registered().values())
