"""Print the CPU time of starting rustrata and of walking the shipped example: the least of several runs.

The bounds are those that the project promises; they are printed, not asserted, because a loaded
machine would make the answer depend on chance.
"""

import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from subprocess import DEVNULL, run

ROOT = Path(__file__).parent.parent
RUNS = 10
CASES = (
    ("python starts", ("-c", "pass"), None),
    ("import rustrata", ("-c", "import rustrata"), 40),
    ("rustrata --help", ("-m", "rustrata", "--help"), 80),
    ("check a stored program", ("-m", "rustrata", "check", "examples/rust/published.mir"), 150),
    ("rustrata explain CLI001", ("-m", "rustrata", "explain", "CLI001"), None),
    ("walk mp, x86_64", ("-m", "rustrata", "walk", "examples/mp.litmus", "--target", "x86_64"), None),
)


def cpu_milliseconds(arguments: tuple[str, ...]) -> float:
    """CPU time, user and system, of one Python process that must succeed."""
    before = getrusage(RUSAGE_CHILDREN)
    run((sys.executable, *arguments), cwd=ROOT, stdout=DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Print one line for each case."""
    for name, arguments, bound in CASES:
        least = min(cpu_milliseconds(arguments) for _ in range(RUNS))
        promised = "" if bound is None else f"   promised: under {bound} ms"
        print(f"{name:<24} {least:7.1f} ms CPU{promised}")


if __name__ == "__main__":
    main()
