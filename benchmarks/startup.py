"""Print the CPU time of starting rustrata on small inputs: the least of several runs.

Python's own start is the first line: all others include it. They run from a copy of the package, so that its
bytecode is fresh: a first run writes it and does not count. The last line is of a run that finds none. The
bounds are those that the project promises; they are printed, not asserted, because a loaded machine would
make the answer depend on chance.
"""

import os
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import copytree, ignore_patterns
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
RUNS = 15
STORED = "tests/rust/stored/RST013.failing.mir"
"""Of the programs that the tests store, the one of median length."""
RUSTRATA = ("-m", "rustrata")
CASES = (
    ("python starts", ("-c", "pass"), None),
    ("import rustrata", ("-c", "import rustrata"), 40),
    ("rustrata --help", (*RUSTRATA, "--help"), 80),
    ("rustrata explain RUB001", (*RUSTRATA, "explain", "RUB001"), 100),
    ("check a stored program", (*RUSTRATA, "check", STORED), 150),
    ("check the published one", (*RUSTRATA, "check", "examples/rust/published.mir"), 150),
    ("litmus mp", (*RUSTRATA, "litmus", "examples/mp.litmus"), None),
    ("walk mp, x86_64", (*RUSTRATA, "walk", "examples/mp.litmus", "--target", "x86_64"), None),
)


def cpu_milliseconds(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """CPU time, user and system, of one Python process that must not fail."""
    before = getrusage(RUSAGE_CHILDREN)
    done = run((sys.executable, *arguments), cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL, env=environment)
    after = getrusage(RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), f"{' '.join(arguments)} ends with {done.returncode}"
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def least(arguments: tuple[str, ...], environment: dict[str, str]) -> float:
    """The least of several runs."""
    return min(cpu_milliseconds(arguments, environment) for _ in range(RUNS))


def main() -> None:
    """Print one line for each case."""
    with TemporaryDirectory(prefix="rustrata-") as folder:
        copytree(ROOT / "src" / "rustrata", Path(folder) / "rustrata", ignore=ignore_patterns("__pycache__"))
        without = {**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        check = next(arguments for name, arguments, _ in CASES if name == "check a stored program")
        first = least(check, without)
        kept = {name: text for name, text in without.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for name, arguments, bound in CASES:
            cpu_milliseconds(arguments, kept)
            promised = "" if bound is None else f"   promised: under {bound} ms"
            print(f"{name:<28} {least(arguments, kept):7.1f} ms CPU{promised}")
        print(f"{'check, without bytecode':<28} {first:7.1f} ms CPU")


if __name__ == "__main__":
    main()
