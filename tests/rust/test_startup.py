"""What `rustrata check FILE.mir` imports: what a stored program needs, and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

STORED = Path(__file__).parent / "stored" / "RUB001.fixed.mir"
RUN = (
    "import sys; from rustrata.cli.main import main; code = main(['check', sys.argv[1]]);"
    "print(*sys.modules, file=sys.stderr); sys.exit(code)"
)
NEVER = (
    "asyncio",
    "concurrent.futures",
    "decimal",
    "difflib",
    "hashlib",
    "importlib.resources",
    "json",
    "logging",
    "multiprocessing",
    "pathlib",
    "pysat",
    "random",
    "rich",
    "rustrata.abstract.aliasing.noalias",
    "rustrata.abstract.mir.hot",
    "rustrata.abstract.mir.missing",
    "rustrata.abstract.mir.scheduled",
    "rustrata.abstract.mir.std_channels",
    "rustrata.abstract.mir.std_display",
    "rustrata.abstract.mir.std_threads",
    "rustrata.abstract.mir.stories",
    "rustrata.abstract.mir.visible",
    "rustrata.cli.check_package",
    "rustrata.cli.check_tests",
    "rustrata.cli.compile_cache",
    "rustrata.cli.result_cache",
    "rustrata.diagnostics.catalogue",
    "rustrata.diagnostics.human",
    "rustrata.diagnostics.sarif",
    "rustrata.exploration.preemptions",
    "rustrata.exploration.schedules",
    "rustrata.native.borrows",
    "rustrata.programs.rust.compiler",
    "rustrata.programs.rust.package",
    "rustrata.refinement",
    "rustrata.relational",
    "rustrata.views.rust_schedules",
    "rustrata.views.rust_witness",
    "shutil",
    "sqlite3",
    "subprocess",
    "tempfile",
    "zipfile",
)


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """The modules that a run has imported at its end."""
    # Without site-packages: what is installed beside rustrata may import modules of its own.
    source = Path(__file__).parent.parent.parent / "src"
    command = (sys.executable, "-S", "-c", RUN, str(STORED))
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(source)}
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("module", NEVER)
def test_a_stored_program_does_not_import(module: str, imported: set[str]):
    assert module not in imported


def test_a_stored_program_imports_the_machine(imported: set[str]):
    assert "rustrata.abstract.mir.machine" in imported
