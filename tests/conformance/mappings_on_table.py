"""Every mapping on the programs of a table of litmus verdicts: ``python mappings_on_table.py TABLE.tsv``.

Columns of the table: name, program in neutral notation, condition. Each program is compiled by every shipped
mapping of every target. Exit code 0 when all but those of the seed document hold under `c20`, 1 when not.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from neutral_notation import read_program

from rustrata.architecture.targets import TARGETS, parse_mapping_choice
from rustrata.executions.verdicts import Holds
from rustrata.programs.litmus import LitmusTest
from rustrata.refinement.compilation import refine

NOT_EXPRESSIBLE = "[0..4]"


def programs(table: Path) -> list[LitmusTest]:
    """The distinct programs that the notation can say."""
    found: dict[str, LitmusTest] = {}
    with table.open(encoding="utf-8") as file:
        for name, program, condition, *_ in list(csv.reader(file, delimiter="\t"))[1:]:
            if name not in found and NOT_EXPRESSIBLE not in program:
                found[name] = read_program(name, program.replace(" (fails)", ""), condition)
    return list(found.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    tests = programs(parser.parse_args().table)
    for test in tests:
        pairs = [
            (target, parse_mapping_choice(name, target, len(test.threads)))
            for target in TARGETS.values()
            for name in target.mappings
        ]
        for each in refine(test, pairs):
            name, verdict = each.tables[0].name, each.boundary.verdict
            counts[name, type(verdict).__name__] += 1
            if not isinstance(verdict, Holds) and not name.startswith("seed"):
                wrong.append(f"{test.name}, {name}: {verdict}")
    print(f"{len(tests)} programs")
    for (name, verdict), number in sorted(counts.items()):
        print(f"{name:<24}{verdict:<10}{number}")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
