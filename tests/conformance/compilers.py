"""The same programs through two compilers: ``python compilers.py [--rustc A] [--against B] [--miri PATH]``.

The programs are our own: the examples of the catalogue, ``examples/rust`` and ``tests/rust/programs``; with
``--miri PATH`` also Miri's tests, those of ``--folder`` only where folders are named. Each is compiled by
both and run; the table has, for each folder, how many have a verdict through each and how many have the same.
Those whose verdict, code or line is another one are listed, and so are those that only one of them compiles.

A test that is listed in `EXPLAINED` may differ. Exit code 1 when another one does. Where one of the compilers
is missing nothing is compared, which is said, and the exit code is 0.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

import miri
from rust_store import sources

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import find_compiler

EXPLAINED = {
    "fail/dangling_pointers/dangling_primitive.rs": "up to 1.96 `dbg!` reads in a line of its own",
    "fail/validity/nonzero.rs": "1.97 rejects its attribute",
    **dict.fromkeys(("fail/c-variadic.rs", "pass/c-variadic.rs"), "1.97 has no `VaList::arg`"),
    **dict.fromkeys(("pass/async-drop.rs [stack]", "pass/async-drop.rs [tree]"), "1.97 rejects its types"),
    "pass/float_nan.rs": "1.97 has no `simd_fmin`",
    "dealloc_null.rs": "1.97 makes the pointer a `NonNull` before it deallocates, which null is not",
}
"""Tests that differ, and why."""
OWN = "our own"


@dataclass(frozen=True, slots=True)
class Pair:
    """A program, or a revision of it, and what became of it through each compiler."""

    name: str
    folder: str
    first: miri.Outcome
    second: miri.Outcome

    @property
    def same(self) -> bool:
        """Have they the same verdict, code and line?"""
        first, second = self.first, self.second
        return (first.kind, first.code, first.line) == (second.kind, second.code, second.line)

    def __str__(self) -> str:
        return f"{self.name}: {shown(self.first)}; {shown(self.second)}"


def shown(outcome: miri.Outcome) -> str:
    """An outcome in one line."""
    at = f" at {outcome.line}" if outcome.line else ""
    return f"{outcome.kind} {outcome.code}{at}: {outcome.message[:110]}".replace(" :", ":")


def pair(commands: tuple[str, str], work: tuple[Path, Path]) -> list[Pair]:
    """A program below a folder, through both compilers."""
    root, path = work
    first, second = (miri.run_test(root, command, path) for command in commands)
    pairs = zip(first.outcomes, second.outcomes, strict=True)
    folder = miri.folder_of(first.name) or OWN
    return [
        Pair(f"{first.name}{f' [{revision}]' if revision else ''}", folder, one, other)
        for (revision, _, one), (_, _, other) in pairs
    ]


def lay_own(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Our own programs as files of a folder: by the model that decides by default."""
    for kept, (_, text) in sources().items():
        path = folder / f"{kept.stem}.rs"
        path.write_text(f"{text}//@compile-flags: -Zmiri-tree-borrows\n", encoding="utf-8")
        yield folder, path


def table(pairs: list[Pair]) -> Iterator[str]:
    """A line for each folder."""
    yield f"{'folder':24} {'runs':>5} {'first':>6} {'second':>7} {'same':>5}"
    rows: Counter[tuple[str, int]] = Counter()
    for found in pairs:
        verdicts = (True, miri.has_verdict(found.first), miri.has_verdict(found.second), found.same)
        rows.update((found.folder, column) for column, counts in enumerate(verdicts) if counts)
    for folder in dict.fromkeys(found.folder for found in pairs):
        runs, first, second, same = (rows[folder, column] for column in range(4))
        yield f"{folder:24} {runs:5} {first:6} {second:7} {same:5}"


def missing(commands: tuple[str, str]) -> str:
    """Which of the compilers is not there; nothing if both are."""
    for command in commands:
        try:
            found = find_compiler(command)
        except RustrataError as error:
            return error.diagnostic.message
        print(f"{command}: rustc {found.version}, MIR of the form {found.dialect.name}")
    return ""


def main() -> int:
    """Run, print the table and the differences."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rustc", default="rustc")
    parser.add_argument("--against", default="+nightly", metavar="RUSTC")
    parser.add_argument("--miri", type=Path, metavar="PATH", help="the folder `tests` of a checkout of Miri")
    parser.add_argument("--folder", action="append", help="this folder of Miri's tests only; repeatable")
    parser.add_argument("-j", type=int, default=1, metavar="N", help="processes")
    arguments = parser.parse_args()
    commands = (arguments.rustc, arguments.against)
    absent = missing(commands)
    if absent:
        print(f"skipped, two compilers are needed: {absent}")
        return 0
    with tempfile.TemporaryDirectory() as folder, Pool(arguments.j, maxtasksperchild=40) as pool:
        work = list(lay_own(Path(folder)))
        if arguments.miri is not None:
            for name in arguments.folder or [None]:
                work += [(arguments.miri, path) for path in miri.tests_in(arguments.miri, name)]
        pairs = [found for some in pool.imap(partial(pair, commands), work, 2) for found in some]
    for line in table(pairs):
        print(line)
    different = [found for found in pairs if not found.same]
    for title, explained in (("different", False), ("different for a known reason", True)):
        listed = [found for found in different if (found.name in EXPLAINED) == explained]
        print(f"\n{title}: {len(listed)}")
        for found in listed:
            print(f"  {found}{f' ({EXPLAINED[found.name]})' if explained else ''}")
    return int(any(found.name not in EXPLAINED for found in different))


if __name__ == "__main__":
    sys.exit(main())
