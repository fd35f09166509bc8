"""``rustrata check FILE.lr``: is what a program does to memory defined, on every schedule?"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rustrata.abstract.lambda_rust.stuck import RACES
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, RandomSchedules, Schedules, check
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.lambda_rust_runs import Runs
from rustrata.cli.options import positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.diagnostics.styled import Segment, Style
from rustrata.exploration.explorer import Progress
from rustrata.programs.lambda_rust.syntax import Expectation
from rustrata.views.lambda_rust_checked import Checked, Verdict
from rustrata.views.lambda_rust_findings import findings_of
from rustrata.views.lambda_rust_json import checked_json, witness_text
from rustrata.views.lambda_rust_steps import step_view

DEFAULT_STEPS = 50_000
LONGEST_RANDOM = 5_000
"""Steps of the machine in one random schedule."""

EXPLAINED = """\
All functions without parameters are run, and all core expressions; `expect safe|stuck|racy|leak f;` in the
file says what of. Threads are named 0, 0.1, 0.2 (forked by 0), 0.1.1, ...; blocks b1, b2@0.1 (made by 0.1).
"""
_STYLES = {
    Verdict.UNDEFINED: Style.BAD,
    Verdict.DEADLOCK: Style.WARNING,
    Verdict.LEAK: Style.WARNING,
    Verdict.ENDLESS: Style.GOOD,
    Verdict.SAFE: Style.GOOD,
    Verdict.UNKNOWN: Style.WARNING,
    Verdict.LEAK_AT_LEAST: Style.WARNING,
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of programs of λRust."""
    group = parser.add_argument_group("options of programs of λRust", EXPLAINED)
    group.add_argument(
        "--function", action="append", default=[], metavar="NAME", help="run this one; may be repeated"
    )
    group.add_argument(
        "--schedules",
        type=_schedules,
        default=None,
        metavar="{one,all,N}",
        help="every schedule, or N drawn at random (default: all); of Rust programs, also `one` in which "
        "threads take turns (their default)",
    )
    group.add_argument(
        "--seed",
        type=positive_integer("--seed"),
        default=1,
        metavar="N",
        help="of random schedules (default: 1)",
    )
    group.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=None,
        metavar="N",
        help=f"steps after which the search stops (default: {DEFAULT_STEPS}), or each random schedule does "
        f"(default: {LONGEST_RANDOM}); steps that no other thread can see are not counted",
    )
    group.add_argument("--leaks", action="store_true", help="memory that is not freed at the end is an error")
    group.add_argument("--deadlocks", action="store_true", help="threads that wait for ever are an error")
    group.add_argument("--witness", metavar="FILE", help="write the first finding, for `rustrata replay`")


def _schedules(word: str) -> int:
    """A number of schedules; 0 stands for all, -1 for the one of Rust programs."""
    if word in ("all", "one"):
        return 0 if word == "all" else -1
    if word.isascii() and word.isdecimal() and int(word[:10]) > 0:
        return int(word[:10])
    message = f"`{word}` is not a value of --schedules"
    raise RustrataError(Diagnostic("CLI003", message, help="`all`, `one`, or a whole number above 0"))


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Check each function; show the verdicts and the schedules behind them."""
    if arguments.schedules == -1:
        message = "unsupported: `--schedules one` for programs of λRust"
        raise RustrataError(Diagnostic("CLI003", message, help="`all`, or a whole number above 0"))
    runs = Runs(read_source(arguments.file))
    answers = []
    for checked in _checked(runs, arguments, terminal):
        answers.append(checked)
        _show(checked, runs, arguments, terminal)
    if terminal.format is Format.JSON:
        functions = [checked_json(checked) for checked in answers]
        terminal.result({"file": runs.source.name, "functions": functions})
    if arguments.witness is not None:
        _write_witness(arguments.witness, runs, answers)
    codes = {_code(checked, arguments) for checked in answers}
    worst = (ExitCode.FINDING, ExitCode.INCONCLUSIVE, ExitCode.AS_EXPECTED)
    return next(code for code in worst if code in codes)


def _checked(runs: Runs, arguments: argparse.Namespace, terminal: Terminal) -> Iterator[Checked]:
    should_stop = _deadline(arguments.timeout)
    steps: int | None = arguments.steps
    schedules: Schedules = EverySchedule(steps or DEFAULT_STEPS)
    if arguments.schedules:
        schedules = RandomSchedules(arguments.schedules, arguments.seed, steps or LONGEST_RANDOM)
    machines = [(name, runs.machine(name)) for name in runs.chosen(arguments.function)]
    for name, machine in machines:
        expected = runs.expectations(name)

        def progress(seen: Progress, shown: str = name) -> None:
            terminal.progress(f"{shown}: {seen.states} states, {seen.transitions} steps")

        found = None
        if expected is not None and expected.expectation is Expectation.RACY:
            # Another cause may have the shorter schedule.
            found = check(machine, schedules, should_stop, RACES, progress)
        if found is None or found.undefined is None:
            found = check(machine, schedules, should_stop, on_progress=progress)
        yield Checked(name, machine, found, expected)


def _deadline(seconds: float | None) -> Callable[[], bool]:
    if seconds is None:
        return lambda: False
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _show(checked: Checked, runs: Runs, arguments: argparse.Namespace, terminal: Terminal) -> None:
    if terminal.format is Format.HUMAN:
        expected = " (as expected)" if checked.as_expected else ""
        terminal.line(
            (
                Segment(checked.name, Style.EMPHASIS),
                Segment(": "),
                Segment(checked.verdict.value, _STYLES[checked.verdict]),
                Segment(f"{expected}   {checked.coverage}", Style.DIM),
            )
        )
        if checked.schedule is not None and not terminal.quiet and _asked(checked, arguments):
            for line in step_view(checked.machine, checked.schedule, runs.source, every=terminal.verbose > 0):
                terminal.line(line)
    for finding in findings_of(checked, leaks=arguments.leaks, deadlocks=arguments.deadlocks):
        terminal.diagnostic(finding)


def _asked(checked: Checked, arguments: argparse.Namespace) -> bool:
    """Is the schedule worth a table? That of a leak or deadlock is when these are errors, or with -v."""
    match checked.verdict:
        case Verdict.UNDEFINED:
            return True
        case Verdict.DEADLOCK:
            return bool(arguments.deadlocks or arguments.verbose)
        case Verdict.LEAK | Verdict.LEAK_AT_LEAST:
            return bool(arguments.leaks or arguments.verbose)
        case Verdict.ENDLESS | Verdict.SAFE | Verdict.UNKNOWN:
            return False


def _code(checked: Checked, arguments: argparse.Namespace) -> ExitCode:
    found = checked.findings
    wrong = found.undefined is not None
    wrong = wrong or (arguments.leaks and found.leak is not None)
    if checked.expected is not None and checked.as_expected is not None:
        wrong = not checked.as_expected
    if wrong or (arguments.deadlocks and found.deadlock is not None):
        return ExitCode.FINDING
    if found.stopped is not None and not checked.as_expected:
        return ExitCode.INCONCLUSIVE
    return ExitCode.AS_EXPECTED


def _write_witness(file: str, runs: Runs, answers: list[Checked]) -> None:
    shown = next((checked for checked in answers if checked.code and checked.schedule is not None), None)
    if shown is None:
        return
    try:
        Path(file).write_text(witness_text(runs.source, shown), encoding="utf-8")
    except OSError as error:
        message = f"cannot write `{file}`: {error.strerror or error}"
        raise RustrataError(Diagnostic("CLI004", message)) from error
