"""Generated tests beside a corpus: ``python generated_shapes.py CORPUS [--arch AArch64,PPC] [--list]``.

Every test of CORPUS/litmus that says from which cycle it was made is made again, and the two are compared, in
name and content. The content is taken in a normal form: a register is what it holds
where that is a constant or an address, wherever it was put there, and else is named in the order of use;
labels are numbered; the condition is a set of equations. `Verdict` has what counts as the same and what is
told apart; every test is counted, and each that is not the same is named with ``--list``, else the first of
a kind.

The first table has the shapes of the literature: for each dialect, the tests of that shape that are the same,
those whose threads are and whose condition is not, and all in the corpus. Below it come the counts for all
tests; then what the engine says of each shape without fences in each dialect: its states, and whether the
cycle is an execution under the dialect's model.
Exit code 1 when the content of a test differs and `reason` knows no reason.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from normal_form import Content, content, turned

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import AssemblyTest, Dialect, parse
from rustrata.programs.litmus.generate import Cycle, Generated, generate
from rustrata.programs.litmus.generate.shape import family
from rustrata.refinement.dialects import DEFAULT_MODELS
from rustrata.refinement.judge import JudgeOptions, judge
from rustrata.source import SourceFile, Span

SHAPES = {
    "MP": "PodWW Rfe PodRR Fre",
    "SB": "PodWR Fre PodWR Fre",
    "LB": "PodRW Rfe PodRW Rfe",
    "S": "PodWW Rfe PodRW Coe",
    "R": "PodWW Coe PodWR Fre",
    "2+2W": "PodWW Coe PodWW Coe",
    "WRC": "Rfe PodRW Rfe PodRR Fre",
    "RWC": "Rfe PodRR Fre PodWR Fre",
    "IRIW": "Rfe PodRR Fre Rfe PodRR Fre",
    "ISA2": "PodWW Rfe PodRW Rfe PodRR Fre",
    "Z6.3": "PodWW Coe PodWW Rfe PodRR Fre",
}
CYCLES = (
    re.compile(r"^Orig=(.*\S)\s*$", re.MULTILINE),
    re.compile(r'\A[^\n]*\n"((?:[A-Z][\w.]+ )*(?:Rfe|Fre|Wse|Coe)(?: [A-Z][\w.]+)*)"\s*$', re.MULTILINE),
)
"""Where a test says from which cycle it was made: a line ``Orig=``, or its description."""


class Verdict(Enum):
    """How a generated test and the corpus's relate."""

    SAME = "same"
    TURNED = "same, threads in another order"
    WIDE = "same, and the corpus's is 64 bits wide"
    MORE = "same, and the corpus's asks for more of the cycle's values"
    OTHER_EQUATIONS = "same threads, other equations; the corpus's"
    OTHER_CONDITION = "same threads, and the corpus's condition is not one conjunction"
    THREADS = "threads differ; the corpus's"
    LEFT_OUT = "the cycle is refused:"
    UNREAD = "the corpus's test is refused:"

    @property
    def same(self) -> bool:
        """Is it the same test?"""
        return self in _SAME


_SAME = (Verdict.SAME, Verdict.TURNED, Verdict.WIDE, Verdict.MORE)


LOADS = re.compile(r"(?:ldr|lw|lwz|mov|movl) .*|sync|dmb sy|fence rw,rw")
MARKS = {
    "tries exclusive pairs once, which are tried until they succeed here": r"ldxr|ldaxr|lr\.w|lwarx",
    "leaves a thread when a read sees another value": r".*[Ee]xit",
    "makes false dependencies by `and` with 128": r"andi? .*128",
    "uses AMOs for annotated accesses": r"amoswap|amoor",
}
"""What lines tell of how the corpus's test was made."""
BY_HAND = "is written by hand, or changed"


def reason(ours: Content, theirs: Content, cycle: Cycle) -> str:
    """What the corpus's test does where threads or equations differ, if that is known."""
    threads = len(cycle.threads)
    if len(cycle.locations) == 1:
        return "is of one location, and numbers its writes from another one"
    pairs = list(zip(ours.threads[:threads], theirs.threads, strict=False))
    ends = [other[len(mine) :] for mine, other in pairs if other[: len(mine)] == mine]
    if len(ends) == threads == len(theirs.threads) and all(LOADS.fullmatch(x) for end in ends for x in end):
        if any(ends):
            return "shows the order of writes by loads at the end of threads"
        if len(ours.threads) > threads:
            return "does not show the order of more than two writes, which a thread does here"
    forms = [turned(ours, first) for first in range(len(ours.threads))]
    mine = next((form for form in forms if form.threads == turned(theirs, 0).threads), None)
    wanted = turned(theirs, 0).equations
    if mine is not None and mine.equations is not None and wanted is not None:
        if wanted <= mine.equations:
            return "asks for less, as diy once did"
        if mine.equations <= wanted:
            return "asks for more reads"
    lines = [line for thread in theirs.threads for line in thread]
    made = [line for thread in ours.threads for line in thread]
    for what, mark in MARKS.items():
        if any(re.match(mark, line) and (mark.startswith("ld") or line not in made) for line in lines):
            return what
    path = cycle.span.source.name
    return KNOWN.get(Path(path).name, BY_HAND if re.search(HAND_WRITTEN, path) else "")


KNOWN = {
    "2+2W+isync+po.litmus": "writes the values the other way round",
    "2+2WObsFenced.litmus": "has observers of two writes",
}
"""Reasons by file name."""
HAND_WRITTEN = r"/HAND|/TUTO/|/EXTRA/|/illustrative/|/doc/|/POPL16/|/PPO/|tests/instructions"
"""Folders of tests that people wrote or changed."""


@dataclass
class Tally:
    """What became of the tests of one dialect."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    names: Counter[bool] = field(default_factory=Counter)
    shapes: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    remarks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unexplained: list[str] = field(default_factory=list)


def verdict(ours: Content, whole: Content, theirs: Content) -> Verdict:
    """Compare up to the order of threads and the names of locations; ``whole`` asks for all values."""
    for first in range(len(ours.threads)):
        mine, other = turned(ours, first), turned(theirs, 0)
        if mine.threads != other.threads or mine.initial != other.initial:
            continue
        if mine.equations is None or other.equations is None:
            return Verdict.OTHER_CONDITION
        if mine.equations == other.equations:
            same = Verdict.TURNED if first else Verdict.SAME
            return Verdict.WIDE if theirs.wide and not ours.wide else same
        every = turned(whole, first)
        assert every.equations is not None, "generated conditions are conjunctions"
        if mine.equations <= other.equations <= every.equations and every.threads == mine.threads:
            return Verdict.MORE
        return Verdict.OTHER_EQUATIONS
    return Verdict.THREADS


def compare(path: str, text: str, cycle: str, tally: Tally) -> None:
    """Generate a test again and count it."""
    source = SourceFile(path, cycle)
    try:
        theirs = parse(SourceFile(path, text))
        assert isinstance(theirs, AssemblyTest), "no test in C or Rust has a line Orig="
    except RustrataError as error:
        count(tally, path, Verdict.UNREAD, error.diagnostic.message)
        return
    try:
        made = generate(Span(source, 0, len(cycle)), theirs.dialect)
    except RustrataError as error:
        count(tally, path, Verdict.LEFT_OUT, re.sub(r"`[^`]*`", "..", error.diagnostic.message))
        return
    whole = generate(Span(source, 0, len(cycle)), theirs.dialect, every_value=True)
    found = verdict(content_of(made), content_of(whole), content(theirs))
    why = ""
    if found in (Verdict.THREADS, Verdict.OTHER_EQUATIONS):
        why = reason(content_of(made), content(theirs), made.cycle)
    count(tally, path, found, why)
    shape = family(made.cycle.edges)
    if shape in SHAPES:
        tally.shapes[shape][Verdict.SAME if found.same else found] += 1
    if not found.same and found is not Verdict.OTHER_CONDITION and not why:
        tally.unexplained.append(f"{path}: {found.value}")
    theirs_now = theirs.name.replace("wsi", "coi")
    tally.names[made.name == theirs_now] += 1
    if made.name != theirs_now:
        older = re.sub(r"(?<=[a-z])[RW](?=[a-z]*-)", "", made.name) == re.sub(r"\d{3}$", "", theirs_now)
        what = "the name is that of older versions: po-po for poR-po" if older else "another name"
        tally.remarks[what].append(f"{path}: {made.name}")


def count(tally: Tally, path: str, found: Verdict, why: str) -> None:
    tally.verdicts[found] += 1
    if found is not Verdict.SAME:
        tally.remarks[f"{found.value} {why}".strip()].append(path)


def content_of(made: Generated) -> Content:
    test = parse(SourceFile(made.name, made.text))
    assert isinstance(test, AssemblyTest), "only assembly is compared"
    return content(test)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--arch", help="only these dialects")
    arguments.add_argument("--list", action="store_true", help="name every test that is not the same")
    options = arguments.parse_args()
    dialects = options.arch.split(",") if options.arch else [dialect.value for dialect in Dialect]
    tallies = {dialect: Tally() for dialect in dialects}
    for path in sorted((options.corpus / "litmus").rglob("*.litmus")):
        text = path.read_text(encoding="utf-8", errors="replace")
        told = next((found for form in CYCLES if (found := form.search(text))), None)
        dialect = next(iter(text.split(None, 1)), "")
        if told is not None and dialect in tallies:
            compare(path.relative_to(options.corpus).as_posix(), text, told[1], tallies[dialect])
    for line in (*table_of_shapes(tallies), *counts(tallies, options.list), *executions(dialects)):
        sys.stdout.write(line + "\n")
    unexplained = [line for tally in tallies.values() for line in tally.unexplained]
    sys.stdout.writelines(f"no reason is known: {line}\n" for line in unexplained)
    return 1 if unexplained else 0


def table_of_shapes(tallies: dict[str, Tally]) -> Iterator[str]:
    yield f"{'same + same threads / all':<26}" + "".join(f"{dialect:>14}" for dialect in tallies)
    for shape in SHAPES:
        yield f"{shape:<26}" + "".join(f"{cell(tally.shapes[shape]):>14}" for tally in tallies.values())


def cell(found: Counter[Verdict]) -> str:
    threads = found[Verdict.OTHER_CONDITION] + found[Verdict.OTHER_EQUATIONS]
    return f"{found[Verdict.SAME]}+{threads}/{found.total()}" if found else "-"


def counts(tallies: dict[str, Tally], everything: bool) -> Iterator[str]:
    for dialect, tally in tallies.items():
        total = tally.verdicts.total()
        same = sum(number for found, number in tally.verdicts.items() if found.same)
        named = tally.names[True]
        yield f"\n{dialect}: {total} tests with a cycle, {same} the same, {named} with the same name"
        for what, paths in sorted(tally.remarks.items(), key=lambda item: -len(item[1])):
            yield f"  {len(paths):>5}  {what}"
            shown = paths if everything else paths[:1]
            yield from (f"           {path}" for path in shown)


def executions(dialects: list[str]) -> Iterator[str]:
    yield "\nstates, and whether the cycle is an execution" + "".join(
        f"{dialect:>16}" for dialect in dialects
    )
    for shape, cycle in SHAPES.items():
        yield f"{shape:<45}" + "".join(f"{answer(cycle, Dialect(dialect)):>16}" for dialect in dialects)


def answer(cycle: str, dialect: Dialect) -> str:
    """The engine's answer under the dialect's own model; a dash where there is no such model yet."""
    if dialect in (Dialect.C, Dialect.RUST):
        cycle = " ".join(f"{word}RlxRlx" for word in cycle.split())
    made = generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), dialect)
    try:
        found = judge(parse(SourceFile(made.name, made.text)), DEFAULT_MODELS[dialect.value], JudgeOptions())
    except RustrataError:
        return "-"
    return f"{len(found.states)} {found.seen.value if found.seen else 'unknown'}"


if __name__ == "__main__":
    sys.exit(main())
