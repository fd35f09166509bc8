"""Whether the engines agree: ``python engines_agree.py CORPUS [--sample N] [--arch C,X86] [--steps N]``.

For each row of CORPUS/litmus/expected.tsv whose model we have, the final states and the flags that the
search in Python finds are compared with those of the native engine, where it is installed, and of the solver.
With ``--sample`` about N rows are compared, every so-many-th. Rows that an engine cannot answer are counted,
and so are those that a limit cut; each difference is listed. Exit code 1 when there is one.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path
from time import process_time

from run_litmus import MODEL_OF

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import values_to_try
from rustrata.programs.litmus import Ordering, parse
from rustrata.refinement.dialects import lower_test
from rustrata.refinement.models import MODELS, load_model
from rustrata.relational.engine import Question
from rustrata.relational.native import installed
from rustrata.relational.search import Budget, Stopped
from rustrata.source import SourceFile

STEPS = 100_000
OTHERS = ("native", "sat") if installed() else ("sat",)
NAMES = {"native": "axiomatic, native", "sat": "axiomatic, SAT"}


class Comparison:
    """One row under all engines."""

    def __init__(self, folder: Path, row: dict[str, str], steps: int) -> None:
        self._name = f"{row['path']} [{row['model']}]"
        self._steps = steps
        source = SourceFile(row["path"], (folder / row["path"]).read_text(encoding="utf-8"))
        test = parse(source, plain_atomic=Ordering.NON_ATOMIC)
        self._program = lower_test(test)
        self._model = load_model(MODEL_OF[row["model"]])
        self._constants = values_to_try(test.condition)

    def answers(self, engine: str) -> tuple[str, frozenset[object], frozenset[str]] | None:
        """The engine that did answer, the states and the flags raised; None when a limit cut them."""
        question = Question(self._program, self._model, self._constants, engine=engine)
        found = question.outcomes(Budget(self._steps))
        if found.incomplete:
            return None
        try:
            flags = [f.name for f in self._model.flags if question.raised(f, Budget(self._steps)) is not None]
        except Stopped:
            return None
        return question.engine, frozenset(found.outcomes), frozenset(flags)

    def compared(self, counts: Counter[str], differences: list[str], seconds: Counter[str]) -> None:
        """Count what becomes of each engine's answer."""
        started = process_time()
        expected = self.answers("bitset")
        seconds["bitset"] += process_time() - started
        if expected is None:
            counts["bitset cut"] += 1
            return
        for engine in OTHERS:
            started = process_time()
            found = self.answers(engine)
            seconds[engine] += process_time() - started
            if found is None:
                counts[f"{engine} cut"] += 1
            elif found[0] != NAMES[engine]:
                counts[f"{engine} declined"] += 1
            elif found[1:] == expected[1:]:
                counts[f"{engine} agrees"] += 1
            else:
                counts[f"{engine} differs"] += 1
                states = f"{len(found[1])} states, bitset {len(expected[1])}"
                flags = f"flags {sorted(found[2])}, bitset {sorted(expected[2])}"
                differences.append(f"{self._name} {engine}: {states}; {flags}")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--sample", type=int, help="about how many rows to compare (default: all)")
    arguments.add_argument("--arch", help="only these dialects")
    arguments.add_argument("--steps", type=int, default=STEPS, help="the bound of each search")
    options = arguments.parse_args()
    folder = options.corpus / "litmus"
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = [row for row in rows if MODEL_OF.get(row["model"]) in MODELS]
    if options.arch:
        rows = [row for row in rows if row["arch"] in options.arch.split(",")]
    if options.sample:
        rows = rows[:: max(1, len(rows) // options.sample)]
    counts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    differences: list[str] = []
    for row in rows:
        try:
            comparison = Comparison(folder, row, options.steps)
        except (RustrataError, OSError, UnicodeDecodeError):
            counts["not read"] += 1
            continue
        comparison.compared(counts, differences, seconds)
    sys.stdout.write(f"{len(rows)} rows; {', '.join(f'{n} {what}' for what, n in sorted(counts.items()))}\n")
    times = ", ".join(f"{engine} {seconds[engine]:.1f}" for engine in ("bitset", *OTHERS))
    sys.stdout.write(f"CPU seconds: {times}\n")
    sys.stdout.writelines(f"  {line}\n" for line in differences)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
