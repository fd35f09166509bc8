"""Stored programs that have undefined behaviour, and what is said of them.

``tests/rust/undefined`` has a program for each reason that the machine has, beside the examples of the
catalogue. A line that is at fault ends in ``//~ CODE``. Beside each stands what it is compiled to, and
beside that everything that is printed of it.
"""

import re
from functools import cache
from pathlib import Path

from run_rustrata import ROOT, rustrata
from rust_store import BUGS, FAILING, STORED, UNDEFINED
from undefined_sites import Site, recorded

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example

OPTIONS = "--aliasing tree-borrows --leaks --steps 20000"
STEPS = re.compile(r"\d+ steps; rustc [\w.-]+")
CODES = tuple(code for code, record in RECORDS.items() if record.kind is Example.RUST)


def judged() -> tuple[Path, ...]:
    """The programs whose whole output is kept."""
    return (*sorted(UNDEFINED.glob("*.mir")), *sorted(STORED.glob(f"*.{FAILING}.mir")))


def others() -> tuple[Path, ...]:
    """Programs of which other tests keep what is found."""
    named = (path for path in STORED.glob("*.mir") if path.stem.count(".") == 0)
    return (*sorted(BUGS.glob("*/buggy.mir")), *sorted(named))


def golden(path: Path) -> Path:
    """Where the output is kept."""
    return path.with_suffix(".out")


def rendered(path: Path) -> str:
    """Everything that is printed of a program, but for the number of steps and rustc's, and the exit code."""
    command = f"check {path.relative_to(ROOT).as_posix()} {OPTIONS}"
    finished = rustrata(command)
    said = STEPS.sub("... steps; rustc ...", finished.out)
    errors = f"--- standard error\n{finished.err}" if finished.err else ""
    return f"$ rustrata {command}\n{said}{errors}--- exit code {finished.code}\n"


@cache
def known(path: Path) -> tuple[str, frozenset[Site]]:
    """What is printed, and the sites that the run comes to."""
    with recorded() as reached:
        return rendered(path), frozenset(reached)
