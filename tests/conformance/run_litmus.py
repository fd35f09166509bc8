"""Our answers beside herd7's: ``python run_litmus.py CORPUS [--arch C,X86] [--list]``.

For each row of CORPUS/litmus/expected.tsv whose model we have, the observation, the numbers of states, of
positive and of negative executions, and whether there is undefined behaviour are compared. Every row is
counted once: it agrees, it differs (each is listed), it is unsupported (counted by construct), or it is an
error (each is listed). Rows of models that we do not have are counted by model.

A loop that herd7 cut too (its flag ``Loop``) is compared up to the cut, which is after two rounds for both.

With ``--libdir DIR`` every row is judged by the model file of herd7's that it names, read unmodified from DIR
(a checkout's ``herd/libdir``), and not by ours.

A plain access of a C test to an atomic object is read as herd7 reads it, as not atomic. Exit code 1 when the
share of agreeing rows among those that herd7 accepts is below `TARGETS` for a dialect.
"""

import argparse
import csv
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from time import process_time

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import values_in
from rustrata.programs.litmus import Ordering, parse
from rustrata.refinement.dialects import Test, lower_test
from rustrata.refinement.judge import Counting, JudgeOptions, judge
from rustrata.refinement.models import MODELS, AnyModel, model_for
from rustrata.relational.engine import Question
from rustrata.relational.model_file import read_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

MODEL_OF = {
    "rc11.cat": "rc11",
    "x86tso.cat": "x86tso",
    "x86tso-mixed.cat": "x86tso",
    "aarch64.cat": "aarch64",
    "arm.cat": "armv7",
    "riscv.cat": "riscv",
    "ppc.cat": "ppc",
    "mips.cat": "mips-pso",
}
"""Our model of the same name or meaning."""
TARGETS = {
    "AArch64": 0.99, "ARM": 1.0, "C": 1.0, "MIPS": 1.0, "PPC": 1.0, "RISCV": 0.999, "X86": 1.0, "X86_64": 1.0,
}  # fmt: skip
"""The least share of rows that must agree, by dialect."""
STEPS = 300_000
KNOWN: dict[str, str] = {
    "linearisation.litmus": "C leaves the order of operands open; here it is from left to right",
    "C13.litmus": "values out of thin air: 0 is one of those that are tried here; herd7 has one symbolic value",
    "L029.litmus": "a loop that constants decide is followed to its end, which herd7 cuts",
}
"""Reasons of differences, by file name."""


@dataclass
class Tally:
    """What became of the rows of one dialect."""

    agree: int = 0
    differ: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    unsupported: Counter[str] = field(default_factory=Counter)
    no_model: Counter[str] = field(default_factory=Counter)

    @property
    def judged(self) -> int:
        """Rows of models that we have."""
        return self.agree + len(self.differ) + len(self.errors) + sum(self.unsupported.values())


@lru_cache(maxsize=32)
def model_of(name: str, libdir: Path | None) -> AnyModel | None:
    """The model that judges the rows of a model of herd7's; None when there is none."""
    if libdir is None:
        return MODEL_OF[name] if MODEL_OF.get(name) in MODELS else None
    return read_model(libdir / name, (libdir,)) if (libdir / name).is_file() else None


def compare(folder: Path, row: dict[str, str], model: AnyModel, tally: Tally) -> None:
    """Judge one row and count it."""
    path = row["path"]
    try:
        source = SourceFile(path, (folder / path).read_text(encoding="utf-8"))
        test = parse(source, plain_atomic=Ordering.NON_ATOMIC)
        options = JudgeOptions(steps=STEPS, counting=Counting.ALWAYS)
        found = judge(test, model, options)
    except RustrataError as error:
        diagnostic = error.diagnostic
        if diagnostic.message.startswith("unsupported") or diagnostic.code == "JDG004":
            tally.unsupported[diagnostic.message.removeprefix("unsupported: ")] += 1
        else:
            tally.errors.append(f"{path}: {diagnostic.code} {diagnostic.message}")
        return
    except (OSError, UnicodeDecodeError) as error:
        tally.errors.append(f"{path}: {error}")
        return
    if "the loop at" in found.incomplete and "Loop" in row["flags"]:
        cut = same_cut(test, model, row)
        tally.agree += cut
        tally.differ += () if cut else (f"{path} [{row['model']}]: up to the cut of a loop",)
        return
    if found.incomplete:
        tally.errors.append(f"{path}: not decided: {found.incomplete}")
        return
    seen = found.seen.value if found.seen else "?"
    verdict = "Undef" if found.undefined else found.verdict.value
    ours = (seen, str(found.positive), str(found.negative), str(len(found.states)), verdict)
    theirs = tuple(row[column] for column in ("observation", "pos", "neg", "nstates", "ok"))
    if ours == theirs:
        tally.agree += 1
    else:
        known = f" ({KNOWN[Path(path).name]})" if Path(path).name in KNOWN else ""
        tally.differ.append(f"{path} [{row['model']}]: {' '.join(ours)}; herd7: {' '.join(theirs)}{known}")


def same_cut(test: Test, model: AnyModel, row: dict[str, str]) -> bool:
    """Are the executions up to the cut of the loops as many, with as many states, as herd7's?"""
    compiled = model_for(model, test.dialect.value)
    question = Question(lower_test(test), compiled, tuple(values_in(test.condition)))
    tally = question.tally(test.condition, Budget(STEPS))
    ours = (tally.positive, tally.negative, len(tally.outcomes))
    return ours == (int(row["pos"]), int(row["neg"]), int(row["nstates"]))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--libdir", type=Path, help="judge by herd7's own models, which are here")
    arguments.add_argument("--arch", help="only these dialects")
    arguments.add_argument("--list", action="store_true", help="list every difference, not the first 20")
    options = arguments.parse_args()
    folder = options.corpus / "litmus"
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    dialects = options.arch.split(",") if options.arch else sorted({row["arch"] for row in rows})
    below = []
    sys.stdout.write(
        f"{'dialect':<9}{'rows':>6}{'agree':>7}{'differ':>8}{'unsupported':>13}{'error':>7}  share   CPU s\n"
    )
    notes: list[str] = []
    for dialect in dialects:
        started = process_time()
        tally = tallied(folder, [row for row in rows if row["arch"] == dialect], options)
        if tally.judged:
            share = tally.agree / tally.judged
            sys.stdout.write(
                f"{dialect:<9}{tally.judged:>6}{tally.agree:>7}{len(tally.differ):>8}"
                f"{sum(tally.unsupported.values()):>13}{len(tally.errors):>7}"
                f"{share:>7.1%}{process_time() - started:>8.1f}\n"
            )
            if share < TARGETS.get(dialect, 0.0) and options.libdir is None:
                below.append(f"{dialect}: {share:.1%} is below the target of {TARGETS[dialect]:.1%}")
        notes += remarks(dialect, tally, options.list)
    for line in (*notes, *below):
        sys.stdout.write(line + "\n")
    return 1 if below else 0


def tallied(folder: Path, rows: list[dict[str, str]], options: argparse.Namespace) -> Tally:
    """Judge the rows of a dialect, or an evenly spread sample of them."""
    tally = Tally()
    models = {row["model"]: model_of(row["model"], options.libdir) for row in rows}
    ours = [row for row in rows if models[row["model"]] is not None]
    tally.no_model.update(row["model"] for row in rows if models[row["model"]] is None)
    for row in ours:
        model = models[row["model"]]
        assert model is not None, "rows without a model are left out"
        compare(folder, row, model, tally)
    return tally


def remarks(dialect: str, tally: Tally, everything: bool) -> list[str]:
    """What the table does not say: models that are missing, rows left out, and every row that differs."""
    lines = [
        f"{dialect}: {count} rows of {model}: not compared, no such model here"
        for model, count in sorted(tally.no_model.items())
    ]
    lines += [f"{dialect}: {count} unsupported: {what}" for what, count in tally.unsupported.most_common()]
    for kind, found in (("differs", tally.differ), ("error", tally.errors)):
        shown = found if everything else found[:20]
        lines += [f"{dialect}: {kind}: {line}" for line in shown]
        if len(shown) < len(found):
            lines.append(f"{dialect}: {kind}: {len(found) - len(shown)} more (`--list`)")
    return lines


if __name__ == "__main__":
    sys.exit(main())
