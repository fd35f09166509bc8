"""CPU milliseconds a litmus test, from its text to its entry in a log, in one process.

    CORPUS=FOLDER python benchmarks/throughput.py [--sample N] [ENGINE ..]

Below FOLDER every ``.litmus`` file is read; those of one dialect are one row. A row of at most N tests
(default 400, every n-th file) is shown by stage: reading the text, making the program, judging it by the
dialect's default model with all executions counted, and writing the entry. ``max`` is the dearest test.
Files that are not accepted are counted and left out, and so are tests that are cut, by a loop or after
`STEPS` steps. Without CORPUS only the tests of ``examples`` are measured. Models are compiled beforehand,
once a process.

herd7 7.58 needs about 9 ms a test on such folders, parsing included, with everything in one process.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import parse
from rustrata.refinement.dialects import DEFAULT_MODELS, lower_test
from rustrata.refinement.judge import Counting, JudgeOptions, judge
from rustrata.refinement.models import model_for
from rustrata.relational.native import installed
from rustrata.source import SourceFile
from rustrata.views.litmus_answer import answer_of
from rustrata.views.litmus_herd import log_entry

ROOT = Path(__file__).parent.parent
ENGINES = ("bitset", "native") if installed() else ("bitset",)
SAMPLE = 400
STEPS = 200_000


@dataclass
class Row:
    """CPU seconds spent on the tests of one dialect, by stage."""

    tests: int = 0
    left_out: int = 0
    parse: float = 0.0
    lower: float = 0.0
    judge: float = 0.0
    log: float = 0.0
    each: list[float] = field(default_factory=list)

    @property
    def total(self) -> float:
        """Seconds of a run that takes each test once; making the program is part of judging."""
        return self.parse + self.judge + self.log


def measure(sources: Sequence[SourceFile], engine: str) -> Row:
    """Judge every source once."""
    row = Row()
    options = JudgeOptions(STEPS, Counting.ALWAYS, engine=engine)
    for source in sources:
        source = SourceFile(source.name, source.text)
        started = process_time()
        try:
            test = parse(source)
            parsed = process_time()
            model = DEFAULT_MODELS[test.dialect.value]
            lower_test(test)
            lowered = process_time()
            judgement = judge(test, model, options)
        except RustrataError:
            row.left_out += 1
            continue
        judged = process_time()
        entry = log_entry(answer_of(judgement, witnesses=False), 0.0)
        ended = process_time()
        if not entry:
            row.left_out += 1
            continue
        row.tests += 1
        row.parse += parsed - started
        row.lower += lowered - parsed
        row.judge += judged - lowered
        row.log += ended - judged
        row.each.append(ended - lowered + parsed - started)
    return row


def warm(sources: Sequence[SourceFile], engine: str) -> None:
    """Compile the models, and import what is imported on first use."""
    dialects = {word for source in sources if (word := source.text.split(None, 1)[0]) in DEFAULT_MODELS}
    for dialect in sorted(dialects):
        model_for(DEFAULT_MODELS[dialect], dialect)
    measure(sources[:3], engine)


def by_dialect(folder: Path) -> dict[str, list[SourceFile]]:
    """The tests below a folder, by the first word of their text."""
    found: dict[str, list[SourceFile]] = {}
    for path in sorted(folder.rglob("*.litmus")):
        try:
            source = SourceFile(str(path.relative_to(folder)), path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
        words = source.text.split(None, 1)
        if words and words[0] in DEFAULT_MODELS:
            found.setdefault(words[0], []).append(source)
    return found


def sampled(sources: Sequence[SourceFile], most: int) -> Sequence[SourceFile]:
    """Every n-th, so that at most ``most`` are left."""
    return sources[:: -(-len(sources) // most)]


def show(title: str, folders: dict[str, list[SourceFile]], engines: Sequence[str], most: int) -> None:
    """One line for each dialect and engine."""
    columns = ("tests", "left out", "parse", "(lower)", "judge", "log", "ms/test", "median", "max")
    print(f"\n{title}\n{'dialect':<10}{'engine':<8}" + "".join(f"{column:>9}" for column in columns))
    for dialect, sources in sorted(folders.items()):
        chosen = sampled(sources, most)
        for engine in engines:
            warm(chosen, engine)
            row = measure(chosen, engine)
            count = max(1, row.tests)
            each = sorted(row.each) or [0.0]
            figures = (row.parse, row.lower, row.judge, row.log, row.total)
            times = [1000 * seconds / count for seconds in figures]
            times += [1000 * each[len(each) // 2], 1000 * each[-1]]
            print(
                f"{dialect:<10}{engine:<8}{row.tests:>9}{row.left_out:>9}"
                + "".join(f"{milliseconds:>9.2f}" for milliseconds in times),
                flush=True,
            )


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engines", nargs="*", default=ENGINES, metavar="ENGINE", help=", ".join(ENGINES))
    parser.add_argument("--sample", type=int, default=SAMPLE, metavar="N", help="tests of a dialect at most")
    parser.add_argument("--dialect", action="append", metavar="WORD", help="only these dialects")
    options = parser.parse_args()
    print("CPU ms a test, one process; judge contains making the program, which (lower) measures alone")
    show("examples", by_dialect(ROOT / "examples"), options.engines, options.sample)
    corpus = os.environ.get("CORPUS")
    if not corpus:
        print("\nCORPUS names no folder of tests: only the shipped ones were measured.")
        return 0
    folders = by_dialect(Path(corpus))
    if options.dialect:
        folders = {dialect: folders[dialect] for dialect in options.dialect}
    show(corpus, folders, options.engines, options.sample)
    return 0


if __name__ == "__main__":
    sys.exit(main())
