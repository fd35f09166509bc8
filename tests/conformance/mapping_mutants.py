"""Is every fence and suffix of every mapping needed? ``python mapping_mutants.py [--bound K] [MAPPING ...]``.

Drops one at a time and decides the weaker mapping, under RC11 with load buffering, on every program of up to
K operations: loads, stores and the operation whose row it is. Prints a line for each mutant. Exit code 0
when all are decided, 1 when not.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from mapping_mutants import CORRECT, Judge, mutants


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bound", type=int, default=5)
    parser.add_argument("mappings", nargs="*", metavar="MAPPING")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    judge = Judge(arguments.bound)
    for name in arguments.mappings or CORRECT:
        for mutant in mutants(name):
            start = process_time()
            decision = judge.decide(mutant)
            seconds = process_time() - start
            word = "not decided" if decision is None else str(decision)
            counts[word] += 1
            print(f"{name}\t{mutant.row}\t{mutant.dropped}\t{word}\t{seconds:.2f} s", flush=True)
    for word, number in sorted(counts.items()):
        print(f"{number}\t{word}")
    return 1 if "not decided" in counts else 0


if __name__ == "__main__":
    sys.exit(main())
