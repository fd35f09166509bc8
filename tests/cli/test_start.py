"""Starting is cheap: help and the public API load nothing that they do not need."""

import subprocess
import sys

import pytest

import rustrata

HEAVY = ("rich", "pysat", "numpy", "asyncio", "dataclasses", "inspect", "json", "difflib")


def modules_after(statement: str) -> set[str]:
    """The modules that are loaded when a fresh Python has run a statement."""
    script = f"import sys\n{statement}\nprint('LOADED', *sorted(sys.modules))"
    finished = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=True)
    return set(finished.stdout.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize(
    "statement",
    [
        "import rustrata",
        "from rustrata.cli.main import main; main(['--help'])",
        "from rustrata.cli.main import main; main(['--version'])",
    ],
)
def test_starting_loads_no_heavy_module(statement: str):
    assert modules_after(statement) & set(HEAVY) == set()


def test_import_loads_no_other_module_of_the_package():
    assert {name for name in modules_after("import rustrata") if name.startswith("rustrata")} == {"rustrata"}


def test_help_loads_no_room():
    loaded = modules_after("from rustrata.cli.main import main; main(['--help'])")
    rooms = {name for name in loaded if name.startswith("rustrata.")}
    assert rooms == {
        "rustrata.cli",
        "rustrata.cli.commands",
        "rustrata.cli.exit_codes",
        "rustrata.cli.main",
        "rustrata.cli.options",
    }


def test_an_uncoloured_answer_does_not_load_rich():
    loaded = modules_after("from rustrata.cli.main import main; main(['explain', 'CLI001'])")
    assert "rich" not in loaded


def test_every_public_name_is_found_and_is_the_one_of_its_home():
    for name in rustrata.__all__:
        assert getattr(rustrata, name) is not None
    assert dir(rustrata) == sorted(rustrata.__all__)


def test_a_name_that_is_not_public_is_refused():
    with pytest.raises(AttributeError, match="module 'rustrata' has no attribute 'nothing'"):
        rustrata.nothing  # noqa: B018
