"""The table of Rust litmus verdicts against ours: ``python rust_litmus_verdicts.py TABLE.tsv``.

Columns of the table: name, program in neutral notation, condition, model, verdict, source. Compared are the
verdicts of five models (x86-TSO judges what the standard mapping compiles the program to), the rows on data
races, and the number of executions where the source gives one. Exit code 0 when all agree but the
differences explained in `EXPLAINED`, 1 when not, 2 when the table has no row to compare.
"""

import argparse
import csv
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from neutral_notation import read_program

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import compile_test
from rustrata.architecture.targets import TARGETS, parse_mapping_choice
from rustrata.executions.actions import Program
from rustrata.executions.outcomes import MemoryAt, values_in
from rustrata.programs.litmus import LitmusTest
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.search import Budget, Search

STEPS = 1_000_000
COLUMNS = {
    "SC (interleaving)": "sc",
    "x86-TSO of the standard C++ mapping (sc store=xchg/mov+mfence)": "x86tso",
    "RC11 (PLDI17, 2017 release sequences)": "rc11",
    "C++20 axiomatic (P0668 SC, P0982 release seq., no OOTA axiom)": "c20",
    "C++20 + acyclic(po|rf)  [proposed default]": "rust",
}
COUNTED = "RC11 as in GenMC 0.11"
RACES = "Rust = C++20 atomics per std docs"
EXPLAINED = {
    ("MP+relseq-samethread", "rc11 executions"): (
        "the figure is of the release sequences of C++20, as GenMC 0.11 has them, where a later store of the "
        "releasing thread is no part; rc11 is the published model, where it is"
    ),
}
MIXED_SIZES = re.compile(r"\[\d+\.\.\d+\]")


@dataclass
class Report:
    """Agreements by column, and what differs."""

    agreed: dict[str, int] = field(default_factory=dict)
    compared: dict[str, int] = field(default_factory=dict)
    explained: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def compare(self, column: str, name: str, expected: object, computed: object) -> str:
        """Count one comparison; the cell to print."""
        self.compared[column] = self.compared.get(column, 0) + 1
        if expected == computed:
            self.agreed[column] = self.agreed.get(column, 0) + 1
            return str(computed)
        reason = EXPLAINED.get((name, column))
        text = f"{name}, {column}: expected {expected}, computed {computed}"
        (self.unexpected if reason is None else self.explained).append(
            f"{text}: {reason}" if reason else text
        )
        return f"{computed} not {expected}"


def program_of(test: LitmusTest, model: str) -> Program:
    """The program that a model judges: the test's own, or for x86-TSO what it is compiled to."""
    if model != "x86tso":
        return lower(test)
    mappings = parse_mapping_choice("x86_64", TARGETS["x86_64"], len(test.threads))
    return compile_test(test, mappings).program


def question_of(test: LitmusTest, model: str) -> Question:
    return Question(program_of(test, model), load_model(model), values_in(test.condition))


def verdict(test: LitmusTest, model: str) -> str:
    found = question_of(test, model).witness(test.condition, Budget(STEPS))
    return "forbidden" if found is None else "allowed"


def race(test: LitmusTest, model: str) -> bool:
    return question_of(test, model).undefined(Budget(STEPS)) is not None


def race_row(test: LitmusTest, expected: str) -> str | None:
    """What we say of a row on data races, in the table's words; None when it is about something else."""
    if "C11/RC11-2017" in expected:
        ours = race(test, "rc11"), race(test, "c20"), race(test, "rust")
        return expected if ours == (False, True, True) else f"race under rc11, c20, rust: {ours}"
    if "race" in expected.lower():
        free = "no race in Rust (reads never conflict)" if expected.startswith("no race") else "race-free"
        return "DATA RACE (UB)" if race(test, "rust") else free
    return None


def writes_or_not(test: LitmusTest) -> str:
    """A weak compare-exchange that finds what it expects may write and may not."""
    outcomes = question_of(test, "rust").outcomes(Budget(STEPS)).outcomes
    return "may fail, no write" if {o[MemoryAt("x")] for o in outcomes} == {0, 1} else "never fails"


def synchronises(test: LitmusTest) -> str:
    """Is there a synchronises-with edge in any execution?"""
    question = question_of(test, "rust")
    sw = question.model.definitions["sw"]
    for structure in question.unfolding:
        evaluator = Evaluator(question.model, structure)
        for found in Search(structure, evaluator, Budget(STEPS)).executions():
            if evaluator.value(sw, found.reads_from, found.coherence, found.from_reads):
                return "sw edge"
    return "no sw edge"


OTHER_ROWS: dict[str, tuple[Callable[[LitmusTest], str], str]] = {
    "compare_exchange_weak spurious failure": (writes_or_not, "may fail, no write"),
    "failed CAS is not a release": (synchronises, "no sw edge"),
}


def judge_race_row(report: Report, name: str, program: str, expected: str) -> str:
    """The line to print for one row on data races."""
    if MIXED_SIZES.search(program):
        return f"  {name:<40} not expressible: every location has one type and size"
    test = read_program(name, program.replace(" (fails)", ""), "")
    computed = race_row(test, expected)
    if computed is None:
        ask, expected = OTHER_ROWS[name]
        computed = ask(test)
    return f"  {name:<40} {report.compare('races', name, expected, computed)}"


def count_cells(report: Report, name: str, test: LitmusTest, source: str) -> list[str]:
    """Executions under our rc11 and rust against those that the table's enumerator found."""
    found = re.search(r"executions=(\d+) \(enumerator: (\d+)\)", source)
    if found is None:
        return ["-", "-"]
    genmc, enumerated = int(found[1]), int(found[2])
    if genmc != enumerated:
        report.notes.append(
            f"{name}: GenMC 0.11 itself explores {genmc} executions, the enumerator {enumerated}"
        )
    return [
        report.compare(f"{model} executions", name, enumerated, question_of(test, model).count(Budget(STEPS)))
        for model in ("rc11", "rust")
    ]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("table", type=Path)
    table = arguments.parse_args().table
    report = Report()
    programs: dict[str, tuple[LitmusTest, dict[str, str], str]] = {}
    races: list[str] = []
    with table.open(encoding="utf-8") as lines:
        for name, program, condition, model, expected, source in list(csv.reader(lines, delimiter="\t"))[1:]:
            if model == RACES:
                races.append(judge_race_row(report, name, program, expected))
            elif not source.startswith("LITERATURE") and (model in COLUMNS or model == COUNTED):
                test = read_program(name, program, condition)
                _, cells, counted = programs.setdefault(name, (test, {}, ""))
                if model in COLUMNS:
                    cells[model] = expected
                else:
                    programs[name] = test, cells, source
    head = ("program", *COLUMNS.values(), "rc11 executions", "rust executions")
    sys.stdout.write(("{:<28}" + "{:<11}" * 5 + "{:<17}{}\n").format(*head))
    for name, (test, expected_by, counted) in programs.items():
        cells = [
            report.compare(ours, name, expected_by[model], verdict(test, ours))
            if model in expected_by
            else "-"
            for model, ours in COLUMNS.items()
        ]
        cells += count_cells(report, name, test, counted)
        sys.stdout.write(("{:<28}" + "{:<11}" * 5 + "{:<17}{}\n").format(name, *cells))
    return conclude(report, races)


def conclude(report: Report, races: list[str]) -> int:
    """Print the rest of the report; the exit code."""
    sys.stdout.write("\nraces and undefined behaviour\n" + "".join(f"{line}\n" for line in races))
    sys.stdout.write("\nagreement\n")
    for column, compared in report.compared.items():
        sys.stdout.write(f"  {column:<20} {report.agreed.get(column, 0)} of {compared}\n")
    sections = (
        ("explained differences", report.explained),
        ("differences", report.unexpected),
        ("remarks", report.notes),
    )
    for title, lines in sections:
        if lines:
            sys.stdout.write(f"\n{title}\n" + "".join(f"  {line}\n" for line in lines))
    if not report.compared:
        return 2
    return 1 if report.unexpected else 0


if __name__ == "__main__":
    sys.exit(main())
