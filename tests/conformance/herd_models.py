"""herd7's own models against herd7: ``python herd_models.py EXPECTED.tsv CORPUS LIBDIR``.

The table has the columns ``path arch model observation pos neg nstates flags``, as herd7 reported them. A
sample of its rows is judged by the model file that herd7 judged them by, read unmodified from a checkout's
``herd/libdir``. Compared are the observation, the number of final states, and the numbers of executions that
meet the condition and that do not. ``--arch`` picks one dialect, ``--every N`` takes each N-th row.
Exit code 0 when all that were read agree, 1 when one does not, 2 when none was found.
"""

import argparse
import csv
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import values_in
from rustrata.programs.litmus import Ordering, parse
from rustrata.refinement.dialects import lower_test
from rustrata.refinement.vocabularies import VOCABULARIES
from rustrata.relational.engine import Question
from rustrata.relational.model import Model
from rustrata.relational.model_file import read_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

STEPS = 300_000


@lru_cache(maxsize=32)
def model_of(libdir: Path, name: str, dialect: str) -> Model:
    """A model of herd7's."""
    return read_model(libdir / name, (libdir,)).compiled(VOCABULARIES[dialect])


def answer(path: Path, model: Model) -> tuple[str, int, int, int] | str:
    """Observation, positive, negative and states; a reason where there is no answer."""
    try:
        source = SourceFile(path.name, path.read_text(encoding="utf-8"))
        program = lower_test(test := parse(source, plain_atomic=Ordering.NON_ATOMIC))
    except RustrataError as error:
        return f"not read: {error.diagnostic.code}"
    question = Question(program, model, tuple(sorted(set(values_in(test.condition)))))
    tally = question.tally(test.condition, Budget(STEPS))
    if tally.incomplete:
        return f"incomplete: {tally.incomplete}"
    seen = "Always" if not tally.negative else "Sometimes" if tally.positive else "Never"
    if not tally.positive:
        seen = "Never"
    return seen, tally.positive, tally.negative, len(tally.outcomes)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("expected", type=Path)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("libdir", type=Path)
    arguments.add_argument("--arch", default="")
    arguments.add_argument("--model", default="")
    arguments.add_argument("--every", type=int, default=1)
    options = arguments.parse_args()
    counts: Counter[str] = Counter()
    with options.expected.open(encoding="utf-8") as table:
        rows = [
            row
            for row in csv.DictReader(table, delimiter="\t")
            if row["arch"] in VOCABULARIES
            and options.arch in ("", row["arch"])
            and options.model in ("", row["model"])
            and (options.libdir / row["model"]).is_file()
        ]
    for row in rows[:: options.every]:
        model = model_of(options.libdir, row["model"], row["arch"])
        ours = answer(options.corpus / row["path"], model)
        if isinstance(ours, str):
            counts[f"{row['arch']} {row['model']}: {ours.split(';')[0]}"] += 1
            continue
        expected = row["observation"], int(row["pos"]), int(row["neg"]), int(row["nstates"])
        verdict = "equal" if ours == expected else "different"
        if ours[::3] == expected[::3] and ours != expected:
            verdict = "equal but for the number of executions"
        counts[f"{row['arch']} {row['model']}: {verdict}"] += 1
        if ours != expected:
            sys.stdout.write(f"{row['path']} {row['model']}: herd7 {expected}, rustrata {ours}\n")
    for what, count in sorted(counts.items()):
        sys.stdout.write(f"{count:6}  {what}\n")
    equal = sum(count for what, count in counts.items() if ": equal" in what)
    return 2 if not equal else int(any(": different" in what for what in counts))


if __name__ == "__main__":
    sys.exit(main())
