"""``rustrata check PROGRAM.mir``: is what a Rust program does to memory defined, on one schedule?

Programs in source come from `check_source`.
Cargo packages, other schedules, ``#[test]`` functions and SARIF are left out.
"""

import argparse
import sys
from pathlib import Path

from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows
from rustrata.abstract.mir.call_stack import call_stack
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.history import Moment, history, user_location
from rustrata.abstract.mir.leaks import leaks
from rustrata.abstract.mir.machine import Ended, Machine
from rustrata.abstract.mir.missing import missing_functions
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.program import Program, read_program
from rustrata.programs.rust.stored import Stored, read_stored, write_stored
from rustrata.views.rust_findings import Finding, RustSource, diagnostic_of, disagreement_of, leak_of

DECIDES = "tree-borrows"
ALONG = "stacked-borrows"
NEWEST = {DECIDES: "tree-borrows-miri-2026-08", ALONG: "stacked-borrows-miri-2026-08"}
"""The profile that a model's name without a version stands for."""
NO_MODEL = "none"
DEFAULT_STEPS = 50_000_000


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Run a stored program and tell."""
    refuse_schedules(arguments)
    return check(read_stored(read_source(arguments.file)), arguments, terminal)


def refuse_schedules(arguments: argparse.Namespace) -> None:
    """Raises RustrataError CLI003 for what is not here."""
    if arguments.schedules is not None:
        message = "unsupported: `--schedules` for Rust programs, which run on one schedule"
        raise RustrataError(Diagnostic("CLI003", message, help="leave it out"))


def check(stored: Stored, arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Run a program and tell."""
    if arguments.store is not None:
        _write(arguments.store, write_stored(stored))
    program = read_program(stored.compiled)
    if arguments.list_missing:
        return _list_missing(program, terminal)
    models = _models(arguments.aliasing)
    words = (stored.compiled.file, *arguments.program_arguments)
    steps = arguments.steps or DEFAULT_STEPS
    machine = Machine(program, {name: borrows(name) for name in models}, arguments=words)
    ended = machine.run(limit=steps)
    return _Report(stored, program, machine, ended, models, steps, terminal).show(leaking=arguments.leaks)


def _models(words: str | None) -> list[str]:
    """The models named, the one that decides first. Raises RustrataError BOR001."""
    if words is None:
        words = f"{DECIDES},{ALONG}"
    if words == NO_MODEL:
        return []
    if words == "all":
        return list(dict.fromkeys((NEWEST[DECIDES], *ALIASING_MODELS)))
    names = [NEWEST.get(word.strip(), word.strip()) for word in words.split(",")]
    for name in names:
        borrows(name)
    return list(dict.fromkeys(names))


def _write(name: str, text: str) -> None:
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"cannot write `{name}`: {error.strerror}"
        raise RustrataError(Diagnostic("CLI008", message)) from error


def _list_missing(program: Program, terminal: Terminal) -> int:
    found = missing_functions(program)
    if terminal.format is Format.JSON:
        terminal.result({"missing": list(found)})
    elif found:
        for name in found:
            terminal.line(name)
    else:
        terminal.line("every function that it may call has a model")
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED


class _Report:
    """A run and what is said of it."""

    def __init__(
        self,
        stored: Stored,
        program: Program,
        machine: Machine,
        ended: Ended,
        models: list[str],
        steps: int,
        terminal: Terminal,
    ) -> None:
        self.stored = stored
        self.program = program
        self.machine = machine
        self.ended = ended
        self.models = models
        self.steps = steps
        self.terminal = terminal
        self.source = RustSource(stored)

    def show(self, *, leaking: bool) -> int:
        """Print the program's output, the verdict and the findings; the exit code."""
        finding = self._finding()
        lost = self._lost() if leaking and finding is None else []
        verdict = self._verdict(finding, leaking=bool(lost))
        if self.terminal.format is Format.HUMAN:
            self._show_output()
            style = Style.GOOD if finding is None and not lost else Style.BAD
            self.terminal.line(
                (
                    Segment(f"{self.stored.compiled.file}: "),
                    Segment(verdict, style),
                    Segment(f"   {self.coverage}", Style.DIM),
                )
            )
        if finding is not None:
            self.terminal.diagnostic(diagnostic_of(self.source, finding))
        for other in self.machine.disagreements:
            location = other.origin.location if other.origin is not None else None
            self.terminal.diagnostic(disagreement_of(self.source, other.model, other.violation, location))
        if lost:
            self.terminal.diagnostic(leak_of(self.source, lost))
        if self.terminal.format is Format.JSON:
            self.terminal.result({"check": self._json(verdict)})
        if finding is not None and finding.kind in ("unsupported", "bound"):
            return ExitCode.INCONCLUSIVE
        return ExitCode.FINDING if finding is not None or lost else ExitCode.AS_EXPECTED

    @property
    def coverage(self) -> str:
        """What the verdict is about."""
        model = "no aliasing model"
        if self.models:
            model = self.models[0] + (f" (noted: {', '.join(self.models[1:])})" if self.models[1:] else "")
        return f"one schedule; {model}; {self.machine.steps} steps; rustc {self.stored.version}"

    def _finding(self) -> Finding | None:
        ended, machine = self.ended, self.machine
        if ended.kind in ("clean", "exit"):
            return None
        violation = machine.violation if ended.kind == "undefined" else None
        moments: tuple[Moment, ...] = ()
        if violation is not None:
            model = self.models[0]
            words = machine.arguments
            moments = tuple(history(self.program, model, violation, arguments=words, steps=self.steps))
        stands = ended.kind in ("undefined", "unsupported", "bound", "abort") and machine.current is not None
        calls = tuple(call_stack(machine.current)) if stands and machine.current is not None else ()
        location = user_location(machine) if stands else None
        return Finding(
            ended.kind, ended.code, ended.message, location, calls, ended.notes, violation, moments
        )

    def _lost(self) -> list[tuple[str, Location | None]]:
        if any(thread.state is not State.ENDED for thread in self.machine.threads):
            return []
        return [
            (found.what, found.origin.location if found.origin is not None else None)
            for found in leaks(self.machine)
        ]

    def _verdict(self, finding: Finding | None, *, leaking: bool) -> str:
        if leaking:
            return "memory is never freed"
        if finding is None:
            status = f"exit status {self.ended.status}, " if self.ended.kind == "exit" else ""
            return f"{status}no undefined behaviour"
        words = {"undefined": "undefined behaviour", "unsupported": "not decided", "bound": "not decided"}
        return words.get(finding.kind, finding.kind)

    def _output(self, stream: int) -> str:
        text = b"".join(data for number, data in self.machine.output if number == stream)
        return text.decode("utf-8", "replace")

    def _show_output(self) -> None:
        self.terminal.write_text(self._output(1))
        told = self._output(2)
        if told:
            sys.stdout.flush()
            self.terminal.message(told.rstrip("\n"))

    def _json(self, verdict: str) -> dict[str, Json]:
        ended = self.ended
        return {
            "file": self.stored.compiled.file,
            "verdict": verdict,
            "kind": ended.kind,
            "status": ended.status,
            "stdout": self._output(1),
            "stderr": self._output(2),
            "coverage": {
                "schedules": "one",
                "models": list(self.models),
                "steps": self.machine.steps,
                "rustc": self.stored.version,
            },
        }
