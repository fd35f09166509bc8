"""Published bugs of mappings, found by search and not fed: ``python mapping_bugs.py``.

Prints for each its bound, the processor time that it took and the program. Exit code 0 when all are found,
each with a program of the known size, 1 when not.
"""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from mapping_bugs import BUGS, found, weak_fences

from rustrata.programs.litmus import LitmusTest


def shown(row: str, title: str, bound: str, seconds: float, test: LitmusTest) -> None:
    print(f"row {row}: {title}\n{bound}\nfound in {seconds:.2f} s\n\n{test.source.text}")


def main() -> int:
    wrong = 0
    for bug in BUGS:
        start = process_time()
        test = found(bug)
        bound = f"{bug.bound}{f', the shape {bug.only}' if bug.only else ''}"
        shown(bug.row, bug.title, bound, process_time() - start, test)
        wrong += tuple(len(thread.body) for thread in test.threads) != bug.shape
    start = process_time()
    tests = [weak_fences(size) for size in range(1, 8)]
    last = tests[-1]
    if last is None or any(tests[:-1]):
        wrong += 1
    else:
        bound = "every program of up to 7 relaxed loads, relaxed stores and fences in up to 3 threads"
        shown("4", "SC fences of C++11, against RC11", bound, process_time() - start, last)
    print(f"{len(BUGS) + 1} bugs, {wrong} not as known")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
