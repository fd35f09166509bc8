"""Our models of languages against a table of verdicts: ``python verdict_table.py TABLE.tsv``.

The table has the columns ``name program exists model verdict source``, programs in the notation of
`neutral_notation`. Each row of a model in `MODEL_OF` is decided again. What GenMC says of IMM is what a tool
says: its rows are compared, but a difference is only listed. Exit code 0 when all other rows agree, 1 when
one does not, 2 when none was found.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from neutral_notation import read_program

from rustrata.abstract.atomics import lower
from rustrata.executions.outcomes import values_in
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget

MODEL_OF = {
    "SC (interleaving)": "sc",
    "SRA (all accesses read as rel/acq)": "sra",
    "RA (all accesses read as rel/acq)": "ra",
    "RC11 (PLDI17, 2017 release sequences)": "rc11",
    "C++20 axiomatic (P0668 SC, P0982 release seq., no OOTA axiom)": "c20",
    "C++20 + acyclic(po|rf)  [proposed default]": "rust",
    "C11 (2011/14, Batty et al.)": "c11-2011",
    "IMM (GenMC 0.11 -imm)": "imm",
}
OF_TOOLS = ("imm",)
STEPS = 1_000_000


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("table", type=Path)
    counts: Counter[tuple[str, str]] = Counter()
    with arguments.parse_args().table.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    for row in rows:
        model = MODEL_OF.get(row["model"])
        if model is None:
            continue
        program = next(row[column] for column in row if column.startswith("program"))
        test = read_program(row["name"], program, row["exists"])
        constants = tuple(sorted(set(values_in(test.condition))))
        question = Question(lower(test), load_model(model), constants)
        found = question.witness(test.condition, Budget(STEPS))
        ours = "forbidden" if found is None else "allowed"
        equal = ours == row["verdict"]
        counts[model, "equal" if equal else "different"] += 1
        if not equal:
            sys.stdout.write(f"{row['name']}: {model} says {ours}, the table says {row['verdict']}\n")
    for (model, what), count in sorted(counts.items()):
        sys.stdout.write(f"{count:6}  {model}: {what}\n")
    if not counts:
        return 2
    return int(any(what == "different" and model not in OF_TOOLS for model, what in counts))


if __name__ == "__main__":
    sys.exit(main())
