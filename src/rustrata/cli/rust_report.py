"""One run of a Rust program, and what is said of it."""

import codecs
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from rustrata.abstract.mir.call_stack import call_stack
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.history import Moment, history, user_location
from rustrata.abstract.mir.leaks import leaks
from rustrata.abstract.mir.machine import Machine
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.rust_schedules import Asked, Made, Work, one_schedule, searched_schedules
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style
from rustrata.later import Later
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.private_calls import private_calls
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.stored import Stored
from rustrata.records import record
from rustrata.views.rust_findings import (
    Finding,
    Place,
    RustSource,
    diagnostic_of,
    disagreement_of,
    leak_of,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir import stories
    from rustrata.views import rust_schedules
else:
    stories = Later("rustrata.abstract.mir.stories")
    rust_schedules = Later("rustrata.views.rust_schedules")


@record
class Settings:
    """How programs are run: the models, the one that decides first; the bounds; the program's arguments; the
    schedules that are asked for, if they are not the machine's own."""

    models: tuple[str, ...]
    steps: int
    leaks: bool = False
    arguments: tuple[str, ...] = ()
    end: float | None = None
    asked: Asked | None = None

    def should_stop(self) -> bool:
        """Is the time of ``--timeout`` over?"""
        return self.end is not None and monotonic() > self.end


class Report:
    """A run and what is said of it."""

    def __init__(self, stored: Stored, settings: Settings, made: Made) -> None:
        self.stored = stored
        self.made = made
        self.machine = made.machine
        self.ended = made.ended
        self.settings = settings
        self.source = RustSource(stored)
        self.finding = self._finding()
        self.lost = self._lost() if settings.leaks and self.finding is None else []

    @property
    def code(self) -> ExitCode:
        """The exit code that this run means."""
        if self.finding is not None and self.finding.kind in ("unsupported", "bound"):
            return ExitCode.INCONCLUSIVE
        if self.finding is not None or self.lost:
            return ExitCode.FINDING
        return ExitCode.AS_EXPECTED if self.made.complete else ExitCode.INCONCLUSIVE

    @property
    def coverage(self) -> str:
        """What the verdict is about."""
        models = self.settings.models
        model = "no aliasing model"
        if models:
            model = models[0] + (f" (noted: {', '.join(models[1:])})" if models[1:] else "")
        return f"{self.made.words}; {model}; {self.machine.steps} steps; rustc {self.stored.version}"

    @property
    def verdict(self) -> str:
        """The verdict in a few words."""
        if self.lost:
            return "memory is never freed"
        if self.finding is None:
            status = f"exit status {self.ended.status}, " if self.ended.status else ""
            return f"{status}no undefined behaviour" + ("" if self.made.complete else " so far")
        words = {"undefined": "undefined behaviour", "unsupported": "not decided", "bound": "not decided"}
        return words.get(self.finding.kind, self.finding.kind)

    def diagnostics(self) -> list[Diagnostic]:
        """The finding, what other models say, and what is lost."""
        told = [] if self.finding is None else [diagnostic_of(self.source, self.finding)]
        for other in self.made.disagreements:
            location = other.origin.location if other.origin is not None else None
            decides = self.settings.models[0]
            told.append(disagreement_of(self.source, other.model, other.violation, location, decides))
        if self.lost:
            told.append(leak_of(self.source, self.lost))
        return told

    def show(self, terminal: Terminal) -> int:
        """Print the verdict and the findings; the exit code."""
        if terminal.format is Format.HUMAN:
            style = Style.GOOD if self.finding is None and not self.lost else Style.BAD
            file = Segment(f"{self.stored.compiled.program_file}: ")
            terminal.line((file, Segment(self.verdict, style), Segment(f"   {self.coverage}", Style.DIM)))
        for diagnostic in self.diagnostics():
            terminal.diagnostic(diagnostic)
        if terminal.format is Format.JSON:
            terminal.result({"check": self.json()})
        return self.code

    def output(self, stream: int) -> str:
        """What the program wrote to standard output (1) or standard error (2)."""
        text = b"".join(data for number, data in self.machine.output if number == stream)
        return self.source.plain(text.decode("utf-8", "replace"))

    def json(self) -> dict[str, Json]:
        """The answer for programs."""
        ended, story = self.ended, self.made.story
        return {
            "file": self.stored.compiled.program_file,
            "verdict": self.verdict,
            "kind": ended.kind,
            "status": ended.status,
            "stdout": self.output(1),
            "stderr": self.output(2),
            "schedule": []
            if story is None
            else [dict(step) for step in rust_schedules.steps_json(self.source, story)],
            "coverage": {
                **self.made.json,
                "models": list(self.settings.models),
                "steps": self.machine.steps,
                "rustc": self.stored.version,
            },
        }

    def _finding(self) -> Finding | None:
        ended, machine = self.ended, self.machine
        if ended.kind == "bound" and self.settings.should_stop():
            reason = f"stopped after {machine.steps} steps, as the time of `--timeout` is over"
            ended = replace(ended, message=reason)
        if ended.kind in ("clean", "exit"):
            return None
        violation = machine.violation if ended.kind == "undefined" else None
        moments: tuple[Moment, ...] = ()
        if violation is not None:
            moments = tuple(history(self.made.again, self.settings.models[0], violation))
        stands = ended.kind in ("undefined", "unsupported", "bound", "abort") and machine.current is not None
        calls = tuple(call_stack(machine.current)) if stands and machine.current is not None else ()
        location = user_location(machine) if stands else None
        if ended.kind == "panic" and ended.origin is not None:
            location = ended.origin.location
        elif location is None and ended.kind == "abort" and machine.current is not None:
            location = machine.panicked_at.get(machine.current.number)
        places, after = self._told()
        label = ""
        if ended.kind == "deadlock" and places:
            (label, location), *places = places
        return Finding(
            ended.kind,
            ended.code,
            ended.message,
            location,
            calls,
            ended.notes,
            violation,
            moments,
            label,
            tuple(places),
            tuple(after),
            ended.about,
        )

    def _told(self) -> tuple[list[Place], list[str]]:
        """What the run once more tells of a race, of who waits, and of the schedule."""
        made, story = self.made, self.made.story
        places: list[Place] = []
        notes: list[str] = []
        if made.machine.races.found is not None and self.ended.kind == "undefined":
            told = stories.tell_race(made.again, made.work.borrows(), made.machine.races.found)
            names = [thread.name for thread in made.machine.threads]
            places, notes = rust_schedules.race(self.source, names, told)
        if story is not None:
            places += rust_schedules.waiting(self.source, story)[0]
            notes += [
                *rust_schedules.waiting(self.source, story)[1],
                *rust_schedules.turns(self.source, story),
            ]
        return places, notes

    def _lost(self) -> list[tuple[str, Location | None]]:
        if any(thread.state is not State.ENDED for thread in self.machine.threads):
            return []
        return [
            (found.what, found.origin.location if found.origin is not None else None)
            for found in leaks(self.machine)
        ]


def refuse_private_calls(stored: Stored, program: Program) -> None:
    """PKG002 where a binary, compiled with its library, would mean one of the library's private functions."""
    for call in private_calls(program):
        source = RustSource(stored)
        message = f"unsupported: `{source.plain(call.function)}` is private in the library, and named here"
        help_ = "give the two functions different names"
        raise RustrataError(Diagnostic("PKG002", message, source.span(call.location), help=help_))


def run_program(
    stored: Stored,
    program: Program,
    settings: Settings,
    poll: Callable[[Machine], None],
    progress: Callable[[str], None] = lambda words: None,
) -> Report:
    """Runs a program from its ``main``. ``poll`` is called from time to time, and at the end; ``progress`` is
    told how far a search of schedules is."""
    work = work_of(stored, program, settings)
    if settings.asked is None:
        made = one_schedule(work, poll, settings.should_stop, leaks_matter=settings.leaks)
        return Report(stored, settings, made)
    made = searched_schedules(work, settings.asked, progress, settings.should_stop)
    poll(made.machine)
    return Report(stored, settings, made)


def work_of(stored: Stored, program: Program, settings: Settings) -> Work:
    """What is run of a program."""
    words = (stored.compiled.program_file, *settings.arguments)
    return Work(program, settings.models, words, settings.steps)


class Output:
    """What a program writes, shown while it runs: both streams in the program's order."""

    def __init__(self, terminal: Terminal, source: RustSource) -> None:
        self.terminal = terminal
        self.source = source
        self.shown = 0
        self.decoders = {stream: codecs.getincrementaldecoder("utf-8")("replace") for stream in (1, 2)}

    def poll(self, machine: Machine) -> None:
        """Shows what is new, and how far the run is."""
        if self.terminal.format is not Format.HUMAN:
            return
        while self.shown < len(machine.output):
            stream, content = machine.output[self.shown]
            text = self.decoders[stream].decode(content)
            self.terminal.program_text(text if stream == 1 else self.source.plain(text), stream)
            self.shown += 1
        self.terminal.progress(f"{machine.steps} steps, {len(machine.threads)} threads")
