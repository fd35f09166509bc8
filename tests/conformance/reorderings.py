"""Our verdicts on reorderings against a table: ``python reorderings.py TABLE.tsv``.

The table has the columns ``model``, ``first(x)``, ``second(y)`` and ``verdict_swap`` (``no-cex`` or
``UNSOUND``), accesses in the notation of the family ``reorder``. Each row is decided again, with contexts of
at most ``--bound`` accesses. Exit code 0 when all are equal, 1 when one is not, 2 when there is no row.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from rustrata.programs.optimisation import parse_concurrent, read_shipped
from rustrata.refinement.concurrent.models import CONCURRENT_MODELS
from rustrata.refinement.concurrent.search import search
from rustrata.refinement.concurrent.verdict import Sound, Unsound
from rustrata.refinement.models import load_model

MODEL_OF = {"RC11": "rc11", "C20": "c20", "SC": "sc"}


def decided(model: str, first: str, second: str, bound: int) -> str:
    """What we say of a swap, in the table's words."""
    pair = parse_concurrent(read_shipped(f"reorder:{first},{second}"))
    match search(pair, CONCURRENT_MODELS[model], load_model(model), bound):
        case Sound():
            return "no-cex"
        case Unsound():
            return "UNSOUND"
        case other:
            return str(other)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("table", type=Path)
    arguments.add_argument("--bound", type=int, default=2)
    parsed = arguments.parse_args()
    with parsed.table.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        model = MODEL_OF[row["model"]]
        ours = decided(model, row["first(x)"], row["second(y)"], parsed.bound)
        equal = ours == row["verdict_swap"]
        counts[model, "equal" if equal else "different"] += 1
        if not equal:
            pair = f"{row['first(x)']};{row['second(y)']}"
            sys.stdout.write(f"{model}: {pair}: we say {ours}, the table says {row['verdict_swap']}\n")
    sys.stdout.write(f"{'model':<8}{'equal':>8}{'different':>12}\n")
    for model in dict.fromkeys(model for model, _ in counts):
        sys.stdout.write(f"{model:<8}{counts[model, 'equal']:>8}{counts[model, 'different']:>12}\n")
    if not counts:
        return 2
    return int(any(what == "different" for _, what in counts))


if __name__ == "__main__":
    sys.exit(main())
