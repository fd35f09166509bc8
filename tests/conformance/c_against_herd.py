"""C tests under our ``rc11`` against herd7's: ``python c_against_herd.py EXPECTED.tsv CORPUS``.

The table has the columns ``path arch model observation nstates flags``, as herd7 reported them; tests of
arch ``C`` and model ``rc11.cat`` are run. As herd does, ``*x`` is read as non-atomic also where ``x`` is
atomic. Compared are the observation, the number of final states and whether the program is undefined.
Exit code 0 when all that were read agree, 1 when one does not, 2 when none was found.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from rustrata.abstract.atomics import lower
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import observables, satisfies
from rustrata.programs.litmus import LitmusTest, Ordering, parse
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

STEPS = 1_000_000


def answer(test: LitmusTest) -> tuple[str, int, bool]:
    """Observation, number of final states of what the test observes, undefined or not."""
    question = Question(lower(test), load_model("rc11"))
    found = question.outcomes(Budget(STEPS))
    if found.incomplete:
        return found.incomplete, 0, False
    meets = [satisfies(outcome, test.condition) for outcome in found.outcomes]
    observation = "Always" if all(meets) else "Sometimes" if any(meets) else "Never"
    observed = {*observables(test.condition), *test.shown}
    states = {frozenset((o, outcome[o]) for o in observed) for outcome in found.outcomes}
    return observation, len(states), question.undefined(Budget(STEPS)) is not None


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("expected", type=Path)
    arguments.add_argument("corpus", type=Path)
    options = arguments.parse_args()
    counts: Counter[str] = Counter()
    with options.expected.open(encoding="utf-8") as table:
        rows = [
            r for r in csv.DictReader(table, delimiter="\t") if (r["arch"], r["model"]) == ("C", "rc11.cat")
        ]
    for row in rows:
        path = options.corpus / row["path"]
        if not path.exists():
            counts["not in the corpus"] += 1
            continue
        try:
            text = path.read_text(encoding="utf-8")
            test = parse(SourceFile(row["path"], text), plain_atomic=Ordering.NON_ATOMIC)
        except RustrataError as error:
            counts[f"not read: {error.diagnostic.code}"] += 1
            continue
        expected = row["observation"], int(row["nstates"]), "undef" in row["flags"]
        ours = answer(test)
        counts["equal" if ours == expected else "different"] += 1
        if ours != expected:
            sys.stdout.write(f"{row['path']}: herd7 {expected}, rustrata {ours}\n")
    for what, count in sorted(counts.items()):
        sys.stdout.write(f"{count:6}  {what}\n")
    return 2 if not counts["equal"] else int(counts["different"] > 0)


if __name__ == "__main__":
    sys.exit(main())
