"""``rustrata check --tests``: the functions with ``#[test]``, each run on a machine of its own.

What is printed is in the manner of libtest: a line for each test, what the failed ones wrote, and a summary.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from rustrata.abstract.mir.machine import Machine
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.rust_report import Report, Settings, refuse_private_calls, run_program
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import Stored
from rustrata.programs.rust.test_functions import TestFunction, test_functions
from rustrata.records import record

_FLAGS = ("--exact", "--ignored", "--include-ignored")
_SKIP = "--skip"


class Outcome(Enum):
    """What became of a test, in libtest's words and two more."""

    OK = "ok"
    FAILED = "FAILED"
    UNDEFINED = "UNDEFINED BEHAVIOUR"
    NOT_DECIDED = "not decided"
    IGNORED = "ignored"


_STYLES = {
    Outcome.OK: Style.GOOD,
    Outcome.FAILED: Style.BAD,
    Outcome.UNDEFINED: Style.BAD,
    Outcome.NOT_DECIDED: Style.WARNING,
    Outcome.IGNORED: Style.WARNING,
}


@record
class Selection:
    """Which tests are run: all whose name has one of ``parts`` in it, or is one with ``exact``."""

    parts: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    exact: bool = False
    ignored: bool = False
    both: bool = False

    def holds(self, name: str) -> bool:
        """Is a test of this name selected?"""
        if any(self._fits(part, name) for part in self.skipped):
            return False
        return not self.parts or any(self._fits(part, name) for part in self.parts)

    def _fits(self, part: str, name: str) -> bool:
        return part == name if self.exact else part in name

    def runs(self, test: TestFunction) -> bool:
        """Is a selected test run? Ignored ones only when asked for."""
        return self.both or (test.ignored is not None) == self.ignored


@record
class Tested:
    """A test, what became of it, why, and its run."""

    test: TestFunction
    outcome: Outcome
    reason: str = ""
    report: Report | None = None


def selection_of(words: Iterable[str]) -> Selection:
    """The tests that words after ``--`` select; CLI003 for an option that is not there."""
    parts, skipped, flags = [], [], set()
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == _SKIP and waiting:
            skipped.append(waiting.pop(0))
        elif word.startswith(f"{_SKIP}="):
            skipped.append(word.removeprefix(f"{_SKIP}="))
        elif word in _FLAGS:
            flags.add(word)
        elif word.startswith("-"):
            known = f"there are {', '.join((*_FLAGS, _SKIP))}"
            raise RustrataError(Diagnostic("CLI003", f"`{word}` selects no tests", help=known))
        else:
            parts.append(word)
    exact, ignored, both = (flag in flags for flag in _FLAGS)
    return Selection(tuple(parts), tuple(skipped), exact, ignored, both)


def check_tests(crates: Iterable[tuple[Stored, str]], settings: Settings, terminal: Terminal) -> int:
    """Run the tests of crates, each with its name for people, and say what became of them."""
    selection = selection_of(settings.arguments)
    settings = replace(settings, arguments=())
    codes = []
    answers: list[Json] = []
    for stored, name in crates:
        codes.append(_Run(stored, name, settings, selection, terminal).run(answers))
    if terminal.format is Format.JSON:
        terminal.result({"check": {"tests": answers}})
    worst = (ExitCode.FINDING, ExitCode.INCONCLUSIVE)
    return next((code for code in worst if code in codes), ExitCode.AS_EXPECTED)


class _Run:
    """The tests of one crate."""

    def __init__(
        self, stored: Stored, name: str, settings: Settings, selection: Selection, terminal: Terminal
    ) -> None:
        self.stored = stored
        self.name = name
        self.settings = settings
        self.selection = selection
        self.terminal = terminal
        self.program = read_program(stored.compiled)
        refuse_private_calls(stored, self.program)
        self.people = terminal.format is Format.HUMAN

    def run(self, answers: list[Json]) -> ExitCode:
        """Runs them; their answers for programs are added."""
        every = test_functions(self.program)
        tests = [test for test in every if self.selection.holds(test.name)]
        self._line(f"running {len(tests)} {'test' if len(tests) == 1 else 'tests'} of {self.name}")
        done = [self._tested(test) for test in tests]
        answers += [self._json(tested) for tested in done]
        failed = [tested for tested in done if tested.outcome not in (Outcome.OK, Outcome.IGNORED)]
        if failed:
            self._line("")
        for tested in failed:
            self._failure(tested)
        self._summary(done, len(every) - len(tests))
        outcomes = {tested.outcome for tested in done}
        if outcomes & {Outcome.FAILED, Outcome.UNDEFINED}:
            return ExitCode.FINDING
        return ExitCode.INCONCLUSIVE if Outcome.NOT_DECIDED in outcomes else ExitCode.AS_EXPECTED

    def _tested(self, test: TestFunction) -> Tested:
        if self.selection.runs(test):
            self.terminal.progress(f"{test.name} ...")
            program = self.program.entered(test.function)
            report = run_program(self.stored, program, self.settings, self._poll)
            outcome, reason = _judged(test, report)
            tested = Tested(test, outcome, reason, report)
        else:
            tested = Tested(test, Outcome.IGNORED, test.ignored or "")
        if self.people:
            told = " - should panic" if test.should_panic is not None else ""
            why = f", {tested.reason}" if tested.outcome is Outcome.IGNORED and tested.reason else ""
            head = Segment(f"test {test.name}{told} ... ")
            self.terminal.line((head, Segment(tested.outcome.value, _STYLES[tested.outcome]), Segment(why)))
        return tested

    def _poll(self, machine: Machine) -> None:
        self.terminal.progress(f"{self.name}: {machine.steps} steps")

    def _failure(self, tested: Tested) -> None:
        report = tested.report
        assert report is not None, "only a test that has run fails"
        self._line(f"---- {tested.test.name} ----")
        if self.people:
            self.terminal.program_text(report.output(1), 1)
            self.terminal.program_text(report.output(2), 2)
        if tested.outcome is Outcome.FAILED:
            message = f"the test `{tested.test.name}` fails: {tested.reason}"
            span = report.source.span(tested.test.location)
            self.terminal.diagnostic(Diagnostic("RST016", message, span))
        shown = report.diagnostics()
        for diagnostic in shown:
            if diagnostic.code != "RST010":
                self.terminal.diagnostic(diagnostic)

    def _summary(self, done: list[Tested], filtered: int) -> None:
        def count(outcome: Outcome) -> int:
            return sum(tested.outcome is outcome for tested in done)

        bad = count(Outcome.FAILED) + count(Outcome.UNDEFINED)
        word, style = ("FAILED", Style.BAD) if bad else ("ok", Style.GOOD)
        undecided = count(Outcome.NOT_DECIDED)
        if undecided and not bad:
            word, style = "not decided", Style.WARNING
        counts = (
            f"{count(Outcome.OK)} passed; {count(Outcome.FAILED)} failed; "
            f"{count(Outcome.UNDEFINED)} with undefined behaviour; {undecided} not decided; "
            f"{count(Outcome.IGNORED)} ignored; {filtered} filtered out"
        )
        if self.people:
            self.terminal.line("")
            self.terminal.line((Segment("test result: "), Segment(word, style), Segment(f". {counts}")))
            self.terminal.line("")

    def _line(self, text: str) -> None:
        if self.people:
            self.terminal.line(text)

    def _json(self, tested: Tested) -> dict[str, Json]:
        answer: dict[str, Json] = {
            "crate": self.name,
            "name": tested.test.name,
            "outcome": tested.outcome.value.lower(),
            "reason": tested.reason,
        }
        return answer if tested.report is None else {**answer, "run": tested.report.json()}


def _judged(test: TestFunction, report: Report) -> tuple[Outcome, str]:
    """What became of a test, by how its run ended."""
    ended = report.ended
    match ended.kind:
        case "undefined":
            return Outcome.UNDEFINED, ended.message
        case "unsupported" | "bound":
            return Outcome.NOT_DECIDED, ended.message
        case "panic":
            reason = _panicked(test, report)
        case "abort" | "deadlock":
            reason = f"{ended.kind}: {ended.message}".removesuffix(": ")
        case "exit":
            reason = f"it ends the program, with status {ended.status}"
        case _:
            reason = _returned(test, report)
    return (Outcome.FAILED, reason) if reason else (Outcome.OK, "")


def _panicked(test: TestFunction, report: Report) -> str:
    """Why a test fails that panics; empty where it is to do so."""
    message = report.source.plain(report.ended.message)
    if test.should_panic is None:
        return f"it panics: {message}"
    return (
        "" if test.should_panic in message else f"its panic says `{message}`, without `{test.should_panic}`"
    )


def _returned(test: TestFunction, report: Report) -> str:
    """Why a test fails that returns; empty where it is to do so."""
    if test.should_panic is not None:
        return "it does not panic"
    if report.ended.status:
        return "it returns an `Err`"
    return "memory is never freed" if report.lost else ""
